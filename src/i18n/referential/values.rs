//! What is said of values that are not what is expected.

use crate::i18n::{Said, Text, plural_fr, shown, ticked};
use crate::matching::is_lookalike;

use super::expected::{a_boolean, a_list, a_text};

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

/// Nothing where a value is expected.
pub fn value_empty() -> Said {
    Said::fact("la valeur est vide", "the value is empty")
        .help("écrivez-la, ou supprimez-la", "write it, or delete it")
}

/// A word that means nothing in YAML.
pub fn value_nothing(word: &str) -> Said {
    Said::fact(
        format!("`{word}` veut dire «\u{a0}rien\u{a0}» en YAML"),
        format!("`{word}` means nothing at all in YAML"),
    )
    .help(
        format!("si c'est bien ce texte, écrivez `\"{word}\"`\u{a0}; sinon, écrivez la valeur ou supprimez la clé"),
        format!("where that very text is meant, write `\"{word}\"`; else write the value, or delete the key"),
    )
}

/// A list that holds nothing.
pub fn list_empty() -> Said {
    Said::fact("la liste est vide", "the list is empty")
        .help("écrivez au moins un élément", "write one item at least")
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

/// Characters, by their name where they cannot be seen.
fn named(characters: &[char]) -> Text {
    let names: Vec<Text> = characters
        .iter()
        .map(|character| match character {
            '\u{a0}' | '\u{202f}' => Text::new("espace insécable", "no-break space"),
            ' ' => Text::new("espace", "space"),
            '“' | '”' | '„' | '‟' => Text::new("guillemet courbe", "curly quote"),
            letter if is_lookalike(*letter) => Text::new(
                format!("`{letter}` d'un autre alphabet"),
                format!("`{letter}` of another alphabet"),
            ),
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
    let (count, bad) = (bad.len(), named(bad));
    let id = shown(id);
    let said = Said::fact(
        format!(
            "`{id}` n'est pas un identifiant ; {} : {}",
            refused(count),
            bad.fr
        ),
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

/// Before characters that a name cannot hold.
fn refused(count: usize) -> &'static str {
    plural_fr(count as u64, "caractère non admis", "caractères non admis")
}

/// A code that breaks the rule.
pub fn code_invalid(code: &str, bad: &[char], meant: &str) -> Said {
    let (count, bad) = (bad.len(), named(bad));
    let code = shown(code);
    let said = Said::fact(
        format!(
            "`{code}` n'est pas un code ; {} : {}",
            refused(count),
            bad.fr
        ),
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
pub fn number_wrong(text: &str, expected: &Text, meant: Option<&str>) -> Said {
    let said = type_wrong(&a_text(text), expected);
    match meant {
        Some(meant) => said.help(
            format!("un nombre s'écrit en chiffres, avec un point : `{meant}`"),
            format!("a number is written in digits, with a dot: `{meant}`"),
        ),
        None => said,
    }
}

/// Numbers of which a mark other than the comma made one text.
pub fn numbers_in_one(text: &str, expected: &Text, list: &str) -> Said {
    type_wrong(&a_text(text), expected).help(
        format!("les éléments d'une liste se séparent par des virgules\u{a0}: `[{list}]`"),
        format!("items of a list are separated by commas: `[{list}]`"),
    )
}

/// Ids of which quotes, or another mark than the comma, made one text.
pub fn ids_in_one(text: &str, items: &[&str]) -> Said {
    let shown = shown(text);
    let said = Said::fact(
        format!(
            "`{shown}` n'est pas un identifiant, mais {} à la suite",
            items.len()
        ),
        format!(
            "`{shown}` is not an id, but {} of them in a row",
            items.len()
        ),
    );
    apart(said, items)
}

/// Codes of which quotes, or another mark than the comma, made one text.
pub fn codes_in_one(text: &str, items: &[&str]) -> Said {
    let shown = shown(text);
    let said = Said::fact(
        format!(
            "`{shown}` n'est pas un code, mais {} à la suite",
            items.len()
        ),
        format!(
            "`{shown}` is not a code, but {} of them in a row",
            items.len()
        ),
    );
    apart(said, items)
}

fn apart(said: Said, items: &[&str]) -> Said {
    let list = shown(&items.join(", "));
    said.help(
        format!("écrivez-les un à un, sans guillemets autour de l'ensemble\u{a0}: `[{list}]`"),
        format!("write them one by one, without quotes around them all: `[{list}]`"),
    )
}

/// A text that begins and ends with curly quotes.
pub fn curly_quotes(text: &str, inner: &str) -> Said {
    let (text, inner) = (shown(text), shown(inner));
    Said::fact(
        format!("les guillemets courbes de {text} feraient partie du texte"),
        format!("the curly quotes of {text} would be part of the text"),
    )
    .help(
        format!("employez les guillemets droits du clavier\u{a0}: `\"{inner}\"`"),
        format!("use the straight quotes of the keyboard: `\"{inner}\"`"),
    )
}

/// A single value where keys are expected, with the key that it was likely written for.
pub fn keys_wanted(text: &str, expected: &Text, key: &str) -> Said {
    let shown = shown(text);
    type_wrong(&a_text(text), expected).help(
        format!("écrivez `{{{key}: {shown}}}`"),
        format!("write `{{{key}: {shown}}}`"),
    )
}

/// A word that stands for the key of a set of keys.
pub fn key_meant(text: &str, expected: &Text, key: &str) -> Said {
    type_wrong(&a_text(text), expected).help(
        format!("vouliez-vous dire `{{{key}: {{…}}}}`\u{a0}?"),
        format!("did you mean `{{{key}: {{…}}}}`?"),
    )
}

/// Keys where a list of them is expected.
pub fn list_of_keys_wanted() -> Said {
    type_wrong(&super::expected::a_mapping(), &a_list()).help(
        "c'est une liste, même d'un seul élément\u{a0}: `- ` devant sa première clé, ou des crochets autour de ses accolades",
        "it is a list, even of one item: `- ` before its first key, or brackets around its braces",
    )
}

/// A word that is not `true` or `false`.
pub fn boolean_wrong(text: &str, meant: Option<bool>) -> Said {
    let said = type_wrong(&a_text(text), &a_boolean());
    match meant {
        Some(meant) => said.help(format!("écrivez `{meant}`"), format!("write `{meant}`")),
        None => said,
    }
}

/// A share that is no percentage.
pub fn percent_wrong(text: &str) -> Said {
    Said::fact(
        format!("`{text}` n'est pas un pourcentage"),
        format!("`{text}` is not a percentage"),
    )
    .help(
        "un pourcentage va de 0 à 100",
        "a percentage goes from 0 to 100",
    )
}

/// `invented: false`.
pub fn invented_false() -> Said {
    Said::fact(
        "`invented: false` ne dit pas d'où vient la valeur",
        "`invented: false` does not say where the value comes from",
    )
    .help(
        "écrivez `source: …` à la place",
        "write `source: …` instead",
    )
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

/// A day that is not one, or not written as days are here.
pub fn day_wrong(text: &str, meant: Option<&str>) -> Said {
    let text = shown(text);
    let said = Said::fact(
        format!("`{text}` n'est pas une date"),
        format!("`{text}` is not a date"),
    );
    let meant = meant.unwrap_or("2026-12-31");
    said.help(
        format!("année, mois, jour, séparés par des traits d'union\u{a0}: `{meant}`"),
        format!("year, month, day, with hyphens between them: `{meant}`"),
    )
}

/// An acceptance of an error.
pub fn accept_of_error(code: &str) -> Said {
    Said::fact(
        format!("`{code}` est une erreur\u{a0}: elle se corrige, elle ne s'accepte pas"),
        format!("`{code}` is an error: it is mended, not accepted"),
    )
    .help(
        format!(
            "`impact explain {code}` dit comment la corriger\u{a0}; seuls les avertissements s'acceptent"
        ),
        format!("`impact explain {code}` says how to mend it; only warnings are accepted"),
    )
}

/// An acceptance of what is said of acceptances.
pub fn accept_of_acceptance(code: &str) -> Said {
    Said::fact(
        format!("`{code}` parle des acceptations elles-mêmes\u{a0}: il ne s'accepte pas"),
        format!("`{code}` speaks of acceptances themselves: it is not accepted"),
    )
    .help(
        "revoyez l'acceptation dont il parle\u{a0}: retirez-la, ou changez sa date",
        "look again at the acceptance it speaks of: remove it, or change its date",
    )
}

/// The ends of a scale the wrong way round, or one alone.
pub fn scale_ends(from: i64, to: i64) -> Said {
    Said::fact(
        format!("`from: {from}` n'est pas en dessous de `to: {to}`"),
        format!("`from: {from}` is not below `to: {to}`"),
    )
    .help(
        "`from` est le point le plus bas, `to` le plus haut\u{a0}; une échelle renversée se dit par `reversed: true`",
        "`from` is the lowest point, `to` the highest; a scale turned round is said by `reversed: true`",
    )
}
