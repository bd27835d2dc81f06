//! What is said of a file as a whole.

use crate::i18n::{Said, Text, plural_en, plural_fr, shown};

/// A kind of referential that does not exist.
pub fn kind_unknown(kind: &str, near: Option<&str>) -> Said {
    let kind = shown(kind);
    let said = Said::fact(
        format!("`{kind}` n'est pas un genre de référentiel"),
        format!("`{kind}` is no kind of referential"),
    );
    match near {
        Some(near) => said.help(
            format!(
                "vouliez-vous dire `{near}` ? Genres connus : `common`, `association`, `profile`, `costs`"
            ),
            format!("did you mean `{near}`? Known kinds: `common`, `association`, `profile`, `costs`"),
        ),
        None => said.help(
            "genres connus : `common`, `association`, `profile`, `costs`",
            "known kinds: `common`, `association`, `profile`, `costs`",
        ),
    }
}

/// A file that does not say what it is.
pub fn kind_missing() -> Said {
    Said::fact(
        "le fichier ne dit pas de quel genre de référentiel il s'agit : il manque la clé `referential`",
        "the file does not say which referential it is: the key `referential` is missing",
    )
    .help(
        "commencez par `referential: common`, `association`, `profile` ou `costs`",
        "begin with `referential: common`, `association`, `profile` or `costs`",
    )
}

/// A text where the keys of a file are expected.
pub fn no_keys() -> Said {
    Said::fact(
        "le fichier ne contient pas de clés (`clé: valeur`)",
        "the file holds no keys (`key: value`)",
    )
    .help(
        "vérifiez l'espace après chaque « : »",
        "check the space after each `:`",
    )
}

/// A format this version does not read.
pub fn format_unsupported(format: &str) -> Said {
    let format = shown(format);
    Said::fact(
        format!("le format `{format}` n'est pas lu par cette version"),
        format!("format `{format}` is not read by this version"),
    )
    .help("écrivez `format: 1`", "write `format: 1`")
}

/// A file that cannot be read.
pub fn unreadable(reason: &str) -> Said {
    Said::fact(
        format!("le fichier ne peut pas être lu ({reason})"),
        format!("the file cannot be read ({reason})"),
    )
    .help(
        "vérifiez vos droits sur ce fichier",
        "check your rights on this file",
    )
}

/// A path that is not there.
pub fn path_missing(path: &str) -> Text {
    Text::new(
        format!("`{path}` n'existe pas"),
        format!("`{path}` does not exist"),
    )
}

/// A folder that cannot be listed.
pub fn folder_unreadable(path: &str, reason: &str) -> Text {
    Text::new(
        format!("le dossier `{path}` ne peut pas être lu ({reason})"),
        format!("the folder `{path}` cannot be read ({reason})"),
    )
}

/// A referential under a name that ends otherwise, and how many `more` like it.
pub fn misnamed(path: &str, more: usize) -> Said {
    let more = u64::try_from(more).unwrap_or(u64::MAX);
    let right = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let (fr, en) = match more {
        0 => (String::new(), String::new()),
        _ => (
            format!(", ni {more} {}", plural_fr(more, "autre", "autres")),
            format!(", nor {more} {}", plural_en(more, "other", "others")),
        ),
    };
    Said::fact(
        format!("ce fichier n'est pas lu{fr}\u{a0}: son nom finit par `.txt`"),
        format!("this file is not read{en}: its name ends in `.txt`"),
    )
    .help(
        format!("renommez-le `{right}`\u{a0}; si l'éditeur ajoute `.txt`, enregistrez en choisissant «\u{a0}tous les fichiers\u{a0}»"),
        format!("rename it `{right}`; if the editor adds `.txt`, choose \"all files\" when saving"),
    )
}
