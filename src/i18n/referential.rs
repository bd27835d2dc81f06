//! The sentences of the room `referential`.

use std::fmt::Display;

use super::{Said, Text, shown, ticked};

/// A text, quoted, as what was found.
pub fn a_text(text: &str) -> Text {
    let text = shown(text);
    Text::new(format!("le texte `{text}`"), format!("the text `{text}`"))
}

/// A text, as what is expected.
pub fn a_plain_text() -> Text {
    Text::new("un texte", "a text")
}

/// A list.
pub fn a_list() -> Text {
    Text::new("une liste", "a list")
}

/// A mapping.
pub fn a_mapping() -> Text {
    Text::new(
        "un ensemble de clés (`clé: valeur`)",
        "a set of keys (`key: value`)",
    )
}

/// An id.
pub fn an_id() -> Text {
    Text::new("un identifiant", "an id")
}

/// A code.
pub fn a_code() -> Text {
    Text::new("un code", "a code")
}

/// A whole number.
pub fn an_integer() -> Text {
    Text::new("un nombre entier", "a whole number")
}

/// A decimal number.
pub fn a_decimal() -> Text {
    Text::new("un nombre", "a number")
}

/// A boolean.
pub fn a_boolean() -> Text {
    Text::new("`true` ou `false`", "`true` or `false`")
}

/// A word of a closed list.
pub fn a_word() -> Text {
    Text::new("un mot", "a word")
}

/// One character.
pub fn a_character() -> Text {
    Text::new("un seul caractère", "a single character")
}

/// One character of ASCII.
pub fn an_ascii_character() -> Text {
    Text::new("un seul caractère sans accent", "a single ASCII character")
}

/// A version.
pub fn a_version() -> Text {
    Text::new("une version", "a version")
}

/// One of several keys.
pub fn one_key_of(words: &[&str]) -> Text {
    let words = ticked(words);
    Text::new(
        format!("une clé parmi {words}"),
        format!("one key among {words}"),
    )
}

/// A value of another kind than expected.
pub fn type_wrong(found: &Text, expected: &Text) -> Said {
    Said::fact(
        format!("attendu ici : {} ; trouvé : {}", expected.fr, found.fr),
        format!("expected here: {}; found: {}", expected.en, found.en),
    )
}

/// A single value where a list is expected.
pub fn list_wanted(text: &str) -> Said {
    let shown_text = shown(text);
    type_wrong(&a_text(text), &a_list()).help(
        format!("écrivez `[{shown_text}]`"),
        format!("write `[{shown_text}]`"),
    )
}

/// A word that must carry its settings.
pub fn word_alone(word: &str) -> Said {
    Said::fact(
        format!("`{word}` est écrit sans ce qui le précise"),
        format!("`{word}` stands without its settings"),
    )
    .help(
        format!("écrivez `{{{word}: {{…}}}}`, ou `{{{word}: {{}}}}` s'il n'y a rien à préciser"),
        format!("write `{{{word}: {{…}}}}`, or `{{{word}: {{}}}}` where nothing is to be set"),
    )
}

/// A key without value.
pub fn key_empty(key: &str) -> Said {
    let key = shown(key);
    Said::fact(
        format!("la clé `{key}` n'a pas de valeur"),
        format!("the key `{key}` has no value"),
    )
    .help(
        "écrivez sa valeur, ou supprimez la clé",
        "write its value, or delete the key",
    )
}

/// A key without value that is no key at all.
pub fn stray_key(key: &str) -> Said {
    let said = Said::fact(
        format!("la clé `{}` n'a pas de valeur", shown(key)),
        format!("the key `{}` has no value", shown(key)),
    );
    if key.contains(':') {
        said.help(
            "il manque l'espace après « : »",
            "the space after `:` is missing",
        )
    } else {
        said.help(
            "une virgule non protégée ? mettez entre guillemets la valeur qui la contient",
            "an unprotected comma? put the value that holds it in quotes",
        )
    }
}

/// Nothing where a value is expected.
pub fn value_empty() -> Said {
    Said::fact("la valeur est vide", "the value is empty")
        .help("écrivez-la, ou supprimez-la", "write it, or delete it")
}

/// A list that holds nothing.
pub fn list_empty() -> Said {
    Said::fact("la liste est vide", "the list is empty")
        .help("écrivez au moins un élément", "write one item at least")
}

/// A key that must be there.
pub fn key_missing(key: &str) -> Said {
    Said::fact(
        format!("il manque la clé `{key}`"),
        format!("the key `{key}` is missing"),
    )
    .help(
        format!("ajoutez `{key}: …` au même niveau"),
        format!("add `{key}: …` at the same level"),
    )
}

/// A key the grammar does not know here.
pub fn key_unknown<K: Display>(key: &str, near: Option<&str>, known: &[K]) -> Said {
    let key = shown(key);
    let known = ticked(known);
    let said = Said::fact(
        format!("la clé `{key}` n'est pas connue ici"),
        format!("the key `{key}` is not known here"),
    );
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}` ? Clés connues : {known}"),
            format!("did you mean `{near}`? Known keys: {known}"),
        ),
        None => said.help(
            format!("clés connues : {known}"),
            format!("known keys: {known}"),
        ),
    }
}

/// A word outside its list.
pub fn not_listed<'a>(
    word: &str,
    near: Option<&str>,
    known: impl IntoIterator<Item = &'a str>,
) -> Said {
    let word = shown(word);
    let known = ticked(known);
    let said = Said::fact(
        format!("`{word}` n'est pas une valeur admise ici"),
        format!("`{word}` is not allowed here"),
    );
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}` ? Valeurs admises : {known}"),
            format!("did you mean `{near}`? Allowed: {known}"),
        ),
        None => said.help(
            format!("valeurs admises : {known}"),
            format!("allowed: {known}"),
        ),
    }
}

/// Two keys that exclude each other.
pub fn keys_together(first: &str, second: &str) -> Said {
    Said::fact(
        format!("`{first}` et `{second}` ne vont pas ensemble"),
        format!("`{first}` and `{second}` do not go together"),
    )
    .help("gardez l'une des deux clés", "keep one of the two keys")
}

/// None of the keys of which one must stand.
pub fn one_of_missing(keys: &[&str]) -> Said {
    let keys = ticked(keys);
    Said::fact(
        format!("il manque une clé parmi {keys}"),
        format!("one key among {keys} is missing"),
    )
}

/// More than one key where one stands alone.
pub fn one_key_only(words: &[&str]) -> Said {
    let words = ticked(words);
    Said::fact(
        "une seule clé est admise ici",
        "a single key is allowed here",
    )
    .help(
        format!("choisissez parmi {words}"),
        format!("choose among {words}"),
    )
}

/// A key that does not go with the way a variable is filled.
pub fn key_not_with(key: &str, filling: &str) -> Said {
    Said::fact(
        format!("`{key}` ne s'emploie pas avec `{filling}`"),
        format!("`{key}` is not used with `{filling}`"),
    )
    .help(
        format!("supprimez `{key}`, ou changez `{filling}`"),
        format!("delete `{key}`, or change `{filling}`"),
    )
}

/// `otherwise` before the end.
pub fn otherwise_last() -> Said {
    Said::fact(
        "`otherwise` n'est pas la dernière branche",
        "`otherwise` is not the last branch",
    )
    .help(
        "placez-la à la fin : ce qui la suit ne servirait jamais",
        "put it last: what follows it would never be used",
    )
}

/// Characters, by their name where they cannot be seen.
fn named(characters: &[char]) -> Text {
    let names: Vec<Text> = characters
        .iter()
        .map(|character| match character {
            '\u{a0}' | '\u{202f}' => Text::new("espace insécable", "no-break space"),
            ' ' => Text::new("espace", "space"),
            '’' | '‘' => Text::new("apostrophe typographique", "typographic apostrophe"),
            '\u{feff}' | '\u{200b}' => Text::new("caractère invisible", "invisible character"),
            other => Text::same(format!("`{other}`")),
        })
        .collect();
    let fr: Vec<&str> = names.iter().map(|name| name.fr.as_str()).collect();
    let en: Vec<&str> = names.iter().map(|name| name.en.as_str()).collect();
    Text::new(fr.join(", "), en.join(", "))
}

/// An id that breaks the rule: what cannot stand in it (or at its start), what was meant.
pub fn id_invalid(id: &str, bad: &[char], meant: &str) -> Said {
    let bad = named(bad);
    let id = shown(id);
    let said = Said::fact(
        format!("`{id}` n'est pas un identifiant ; n'y va pas : {}", bad.fr),
        format!("`{id}` is not an id; not allowed: {}", bad.en),
    );
    with_meant(
        said,
        &Text::new(
            "minuscules sans accent, chiffres, et traits d'union sauf au début",
            "lower-case letters without accents, digits, and hyphens but at the start",
        ),
        meant,
    )
}

/// A code that breaks the rule.
pub fn code_invalid(code: &str, bad: &[char], meant: &str) -> Said {
    let bad = named(bad);
    let code = shown(code);
    let said = Said::fact(
        format!("`{code}` n'est pas un code ; n'y va pas : {}", bad.fr),
        format!("`{code}` is not a code; not allowed: {}", bad.en),
    );
    with_meant(
        said,
        &Text::new(
            "lettres sans accent, chiffres, et `.`, `_`, `-` sauf au début",
            "letters without accents, digits, and `.`, `_`, `-` but at the start",
        ),
        meant,
    )
}

/// A rule as the help, with what was meant where something is left of it.
fn with_meant(said: Said, rule: &Text, meant: &str) -> Said {
    if meant.is_empty() {
        return said.help(&rule.fr, &rule.en);
    }
    let meant = shown(meant);
    said.help(
        format!("{} : `{meant}`", rule.fr),
        format!("{}: `{meant}`", rule.en),
    )
}

/// A number that cannot be read.
pub fn number_wrong(text: &str, expected: &Text, meant: Option<String>) -> Said {
    let said = type_wrong(&a_text(text), expected);
    match meant {
        Some(meant) => said.help(
            format!("un nombre s'écrit en chiffres, avec un point : `{meant}`"),
            format!("a number is written in digits, with a dot: `{meant}`"),
        ),
        None => said,
    }
}

/// A word that is not `true` or `false`.
pub fn boolean_wrong(text: &str, meant: Option<bool>) -> Said {
    let said = type_wrong(&a_text(text), &a_boolean());
    match meant {
        Some(meant) => said.help(format!("écrivez `{meant}`"), format!("write `{meant}`")),
        None => said,
    }
}

/// A version that is not three numbers.
pub fn version_wrong(text: &str, meant: &str) -> Said {
    let text = shown(text);
    Said::fact(
        format!("`{text}` n'est pas une version"),
        format!("`{text}` is not a version"),
    )
    .help(
        format!("trois nombres séparés par des points : `{meant}`"),
        format!("three numbers separated by dots: `{meant}`"),
    )
}

/// Versions that cannot be read.
pub fn version_req_wrong(text: &str) -> Said {
    let text = shown(text);
    Said::fact(
        format!("`{text}` ne dit pas quelles versions conviennent"),
        format!("`{text}` does not say which versions will do"),
    )
    .help(
        "écrivez par exemple `^1.0` : à partir de 1.0, avant 2.0",
        "write for instance `^1.0`: from 1.0 on, before 2.0",
    )
}

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
                "vouliez-vous dire `{near}` ? Genres connus : `common`, `association`, `costs`"
            ),
            format!("did you mean `{near}`? Known kinds: `common`, `association`, `costs`"),
        ),
        None => said.help(
            "genres connus : `common`, `association`, `costs`",
            "known kinds: `common`, `association`, `costs`",
        ),
    }
}

/// A file that does not say what it is.
pub fn kind_missing() -> Said {
    Said::fact(
        "le fichier ne dit pas quel référentiel il est : il manque la clé `referential`",
        "the file does not say which referential it is: the key `referential` is missing",
    )
    .help(
        "commencez par `referential: common`, `association` ou `costs`",
        "begin with `referential: common`, `association` or `costs`",
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

/// A code that the catalogue of diagnostics does not have.
pub fn diagnostic_unknown(code: &str, near: Option<&str>) -> Said {
    let code = shown(code);
    let said = Said::fact(
        format!("`{code}` n'est le code d'aucun diagnostic"),
        format!("`{code}` is the code of no diagnostic"),
    );
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}` ?"),
            format!("did you mean `{near}`?"),
        ),
        None => said,
    }
}
