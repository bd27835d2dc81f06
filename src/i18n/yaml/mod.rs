//! The sentences of the room `yaml`.

use super::{Said, Text};

mod syntax;

pub use syntax::*;

/// A NUL character in the text.
pub fn nul() -> Said {
    Said::fact(
        "le fichier contient un caractère nul (NUL)",
        "the file holds a NUL character",
    )
    .help(
        "enregistrez le fichier en UTF-8 depuis votre éditeur, ou supprimez ce caractère",
        "save the file as UTF-8 from your editor, or delete this character",
    )
}

/// Bytes that are not UTF-8.
pub fn not_utf8() -> Said {
    Said::fact(
        "le fichier n'est pas en UTF-8 : un octet ne se lit pas",
        "the file is not UTF-8: a byte cannot be read",
    )
    .help(
        "il est sans doute en Windows-1252 (ANSI) : enregistrez-le en UTF-8 depuis votre éditeur",
        "it is likely Windows-1252 (ANSI): save it as UTF-8 from your editor",
    )
}

/// UTF-16 instead of UTF-8.
pub fn utf16() -> Said {
    Said::fact(
        "le fichier est en UTF-16, non en UTF-8",
        "the file is UTF-16, not UTF-8",
    )
    .help(
        "enregistrez-le en UTF-8 depuis votre éditeur (« Unicode » dans le Bloc-notes veut dire UTF-16)",
        "save it as UTF-8 from your editor (“Unicode” in Notepad means UTF-16)",
    )
}

/// Nothing in the file.
pub fn empty() -> Said {
    Said::fact("le fichier est vide", "the file is empty").help(
        "un référentiel commence par `referential: common`, `association`, `profile` ou `costs`",
        "a referential begins with `referential: common`, `association`, `profile` or `costs`",
    )
}

/// A file past the limit of size.
pub fn too_large(limit: u64) -> Said {
    let mib = limit / (1024 * 1024);
    Said::fact(
        format!("le fichier dépasse {mib} Mio : il n'a pas été lu"),
        format!("the file passes {mib} MiB: it was not read"),
    )
    .help(
        "un référentiel est un fichier écrit à la main ; vérifiez que ce n'est pas un export",
        "a referential is written by hand; check that this is not an export",
    )
}

/// Nesting past the limit.
pub fn too_deep(limit: usize) -> Said {
    Said::fact(
        format!("plus de {limit} niveaux imbriqués : la lecture du fichier s'arrête ici"),
        format!("more than {limit} nested levels: reading stops here"),
    )
}

/// Too many keys and values.
pub fn too_many_nodes(limit: usize) -> Said {
    Said::fact(
        format!("plus de {limit} clés et valeurs : la lecture du fichier s'arrête ici"),
        format!("more than {limit} keys and values: reading stops here"),
    )
}

/// Too many faults in one file.
pub fn too_many_faults(limit: usize) -> Said {
    Said::fact(
        format!("plus de {limit} fautes dans ce fichier : les suivantes ne sont pas signalées"),
        format!("more than {limit} faults in this file: the following ones are not reported"),
    )
}

/// Too many faults in all referentials together.
pub fn too_many_faults_in_all(limit: usize) -> Said {
    Said::fact(
        format!(
            "plus de {limit} fautes dans ces référentiels\u{a0}: les suivantes ne sont pas signalées"
        ),
        format!(
            "more than {limit} faults in these referentials: the following ones are not reported"
        ),
    )
}

/// A key written twice.
pub fn duplicate_key(key: &str) -> Said {
    let key = super::shown(key);
    Said::fact(
        format!("la clé `{key}` est écrite deux fois"),
        format!("the key `{key}` is written twice"),
    )
    .help(
        "gardez l'une des deux, ou corrigez le nom de l'autre",
        "keep one of the two, or mend the name of the other",
    )
}

/// Beside the first of two equal keys.
pub fn first_here() -> Text {
    Text::new("d'abord ici", "first here")
}

/// A key that is a list or a mapping.
pub fn key_not_text() -> Said {
    Said::fact("une clé doit être un texte", "a key must be a text").help(
        "si la clé commence par `[`, `{` ou `?`, mettez-la entre guillemets",
        "if the key begins with `[`, `{` or `?`, put it in quotes",
    )
}

/// An anchor.
pub fn anchor(name: &str) -> Said {
    let name = super::shown(name);
    Said::fact(
        format!("l'ancre `&{name}` n'est pas admise"),
        format!("the anchor `&{name}` is not allowed"),
    )
    .help(
        "écrivez la valeur en entier là où elle sert ; si `&` fait partie du texte, mettez le texte entre guillemets",
        "write the value out where it is used; if `&` is part of the text, put the text in quotes",
    )
}

/// An alias.
pub fn alias() -> Said {
    Said::fact("un alias (`*`) n'est pas admis", "an alias (`*`) is not allowed").help(
        "recopiez la valeur en entier ; si `*` fait partie du texte, mettez le texte entre guillemets",
        "write the value out; if `*` is part of the text, put the text in quotes",
    )
}

/// A merge key.
pub fn merge_key() -> Said {
    Said::fact(
        "la clé de fusion `<<` n'est pas admise",
        "the merge key `<<` is not allowed",
    )
    .help("recopiez les clés en entier", "write the keys out")
}

/// A tag.
pub fn tag() -> Said {
    Said::fact(
        "une étiquette (`!`) n'est pas admise",
        "a tag (`!`) is not allowed",
    )
    .help(
        "supprimez-la ; si `!` fait partie du texte, mettez le texte entre guillemets",
        "delete it; if `!` is part of the text, put the text in quotes",
    )
}

/// A directive.
pub fn directive() -> Said {
    Said::fact(
        "une directive (`%`) n'est pas admise",
        "a directive (`%`) is not allowed",
    )
    .help("supprimez cette ligne", "delete this line")
}

/// A second document.
pub fn several_documents() -> Said {
    Said::fact(
        "le fichier contient plusieurs documents (`---`)",
        "the file holds several documents (`---`)",
    )
    .help(
        "un référentiel par fichier : déplacez la suite dans un autre fichier",
        "one referential a file: move what follows to another file",
    )
}

/// A tab that indents.
pub fn tab() -> Said {
    Said::fact(
        "la ligne commence par une tabulation",
        "the line is indented with a tab",
    )
    .help(
        "remplacez les tabulations du début de ligne par des espaces",
        "replace the tabs at the start of the line with spaces",
    )
}
