//! Single values: ids, codes, plain texts, numbers, words of closed lists.
//!
//! Each function takes a node and gives the value, or pushes why not. Nothing is guessed: `01` is a text,
//! `oui` is no boolean, `1_000` no number.

use crate::calendar::{DateFormat, date_of};
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::referential as said;
use crate::matching::folded;
use crate::referential::{Missing, Name, Written};
use crate::yaml::{Kind, Node, Scalar};

use super::french::meant;
use super::reader::Reader;

/// The scalar of a node, which must hold something.
pub(super) fn filled<'n>(
    node: &'n Node,
    reader: &mut Reader<'_>,
    expected: fn() -> Text,
) -> Option<&'n Scalar> {
    match &node.kind {
        Kind::Scalar(scalar) if scalar.text.trim().is_empty() => {
            reader.fault(Code::KeyEmpty, node.spot, said::value_empty());
            None
        }
        Kind::Scalar(scalar) if is_nothing(scalar) => {
            let said = said::value_nothing(&scalar.text);
            reader.fault(Code::KeyEmpty, node.spot, said);
            None
        }
        Kind::Scalar(scalar) => Some(scalar),
        _ => {
            reader.wrong_kind(node, &expected());
            None
        }
    }
}

/// Whether every other reader of YAML takes this text for nothing at all.
fn is_nothing(scalar: &Scalar) -> bool {
    !scalar.quoted && matches!(scalar.text.as_str(), "~" | "null" | "Null" | "NULL")
}

fn written<T>(value: T, node: &Node) -> Written<T> {
    Written {
        value,
        place: node.place,
    }
}

/// A text that holds something: a heading, a unit, a period.
pub(super) fn name(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    filled(node, reader, said::a_plain_text).map(|scalar| written(scalar.text.to_string(), node))
}

/// What a cell holds: `""` is a blank cell.
pub(super) fn cell(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    match &node.kind {
        Kind::Scalar(scalar) => Some(written(scalar.text.to_string(), node)),
        _ => name(node, reader),
    }
}

/// A text without place.
pub(super) fn string(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    name(node, reader).map(|name| name.value)
}

/// An id: `[a-z0-9][a-z0-9-]*`.
pub(super) fn id(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::an_id)?;
    if is_id(&scalar.text) {
        return Some(written(scalar.text.to_string(), node));
    }
    let bad = misfits(&scalar.text, |c| is_id(&c.to_string()) || c == '-');
    let said = said::id_invalid(&scalar.text, &bad, &as_id(&scalar.text));
    reader.fault(Code::IdInvalid, node.spot, said);
    None
}

/// The id of something defined elsewhere: `id`, or `association.id`.
pub(super) fn reference(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::an_id)?;
    let own = scalar.text.split_once('.');
    if own.is_some_and(|(association, rest)| is_id(association) && is_id(rest)) {
        return Some(written(scalar.text.to_string(), node));
    }
    id(node, reader)
}

/// A code: `[A-Za-z0-9][A-Za-z0-9._-]*`.
pub(super) fn code(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::a_code)?;
    if is_code(&scalar.text) {
        return Some(written(scalar.text.to_string(), node));
    }
    code_fault(&scalar.text, node, reader);
    None
}

/// A code, or a number where the variable is one.
pub(super) fn code_or_number(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::a_code)?;
    if is_code(&scalar.text) || Decimal::parse(&scalar.text).is_some() {
        return Some(written(scalar.text.to_string(), node));
    }
    code_fault(&scalar.text, node, reader);
    None
}

fn code_fault(text: &str, node: &Node, reader: &mut Reader<'_>) {
    let bad = misfits(text, is_code_char);
    let said = said::code_invalid(text, &bad, &as_code(text));
    reader.fault(Code::IdInvalid, node.spot, said);
}

/// Whether `text` follows the rule of ids.
pub fn is_id(text: &str) -> bool {
    let inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && !text.starts_with('-') && text.chars().all(inside)
}

/// Whether `text` follows the rule of codes.
fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(is_code_char)
}

fn is_code_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}

/// The characters that break the rule, each once; the first one where only its position does.
fn misfits(text: &str, good: impl Fn(char) -> bool) -> Vec<char> {
    const MOST: usize = 5;
    let mut found = Vec::new();
    for c in text.chars() {
        if !good(c) && !found.contains(&c) && found.len() < MOST {
            found.push(c);
        }
    }
    if found.is_empty() {
        found.extend(text.chars().next());
    }
    found
}

/// The id an author meant: `Âge d’entrée` is `age-d-entree`.
pub fn as_id(text: &str) -> String {
    joined(&folded(text), |c| c.is_ascii_alphanumeric())
}

fn as_code(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = text.nfd().filter(char::is_ascii).collect();
    joined(&plain, is_code_char)
}

/// Runs of good characters, one hyphen between them.
fn joined(text: &str, good: impl Fn(char) -> bool) -> String {
    let parts: Vec<&str> = text
        .split(|c| !good(c))
        .filter(|part| !part.is_empty())
        .collect();
    parts
        .join("-")
        .trim_start_matches(['-', '.', '_'])
        .to_owned()
}

/// A whole number.
pub(super) fn integer(node: &Node, reader: &mut Reader<'_>) -> Option<Written<i64>> {
    let scalar = filled(node, reader, said::an_integer)?;
    let value = Decimal::parse(&scalar.text)
        .filter(|number| number.decimals == 0)
        .and_then(|number| i64::try_from(number.units).ok());
    if value.is_none() {
        let said = said::number_wrong(
            &scalar.text,
            &said::an_integer(),
            plain_number(&scalar.text),
        );
        reader.fault(Code::TypeWrong, node.spot, said);
    }
    value.map(|value| written(value, node))
}

/// A decimal number.
pub(super) fn decimal(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Decimal>> {
    let scalar = filled(node, reader, said::a_decimal)?;
    let value = Decimal::parse(&scalar.text);
    if value.is_none() {
        let said = said::number_wrong(&scalar.text, &said::a_decimal(), plain_number(&scalar.text));
        reader.fault(Code::TypeWrong, node.spot, said);
    }
    value.map(|value| written(value, node))
}

/// The number an author meant with `1_000`, `1 000`, `1,5` or `1e3`, as this format writes it.
fn plain_number(text: &str) -> Option<String> {
    let dense: String = text
        .chars()
        .filter(|c| !matches!(c, '_' | ' ' | '\u{a0}' | '\u{202f}'))
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    if let Some((digits, exponent)) = dense.split_once(['e', 'E']) {
        let zeros: usize = exponent.trim_start_matches('+').parse().ok()?;
        let whole = Decimal::parse(digits).filter(|n| n.decimals == 0 && zeros <= 9)?;
        return Some(format!("{whole}{}", "0".repeat(zeros)));
    }
    Decimal::parse(&dense).map(|_| dense)
}

/// `true` or `false`, and no other word.
pub(super) fn boolean(node: &Node, reader: &mut Reader<'_>) -> Option<bool> {
    let scalar = filled(node, reader, said::a_boolean)?;
    let meant = match scalar.text.to_lowercase().as_str() {
        "true" | "oui" | "yes" | "on" | "vrai" | "y" | "o" | "1" => Some(true),
        "false" | "non" | "no" | "off" | "faux" | "n" | "0" => Some(false),
        _ => None,
    };
    match scalar.text.as_str() {
        "true" => Some(true),
        "false" => Some(false),
        text => {
            reader.fault(Code::TypeWrong, node.spot, said::boolean_wrong(text, meant));
            None
        }
    }
}

/// A word of a closed list.
pub(super) fn word<T: Copy>(
    words: &'static [(&'static str, T)],
) -> impl Fn(&Node, &mut Reader<'_>) -> Option<T> {
    move |node, reader| {
        let scalar = filled(node, reader, said::a_word)?;
        let found = words.iter().find(|(word, _)| *word == scalar.text);
        if found.is_none() {
            let known = words.iter().map(|(word, _)| *word);
            let near = meant(&scalar.text, known.clone());
            let said = said::not_listed(&scalar.text, near, known);
            reader.fault(Code::ValueNotListed, node.spot, said);
        }
        found.map(|(_, value)| *value)
    }
}

/// A word of a closed list, with its place.
pub(super) fn placed<T>(
    decode: impl Fn(&Node, &mut Reader<'_>) -> Option<T>,
) -> impl Fn(&Node, &mut Reader<'_>) -> Option<Written<T>> {
    move |node, reader| {
        let value = decode(node, reader)?;
        Some(Written {
            value,
            place: node.spot,
        })
    }
}

/// A reason why a value is not there.
pub(super) fn missing(node: &Node, reader: &mut Reader<'_>) -> Option<Missing> {
    const REASONS: &[(&str, Missing)] = &[
        ("no-answer", Missing::NoAnswer),
        ("dont-know", Missing::DontKnow),
        ("refused", Missing::Refused),
        ("illegible", Missing::Illegible),
        ("unknown", Missing::Unknown),
        ("not-reached", Missing::NotReached),
        ("invalid", Missing::Invalid),
        ("not-concerned", Missing::NotConcerned),
    ];
    word(REASONS)(node, reader)
}

/// One character.
pub(super) fn character(node: &Node, reader: &mut Reader<'_>) -> Option<Written<char>> {
    // A space is a character: the group mark of French numbers.
    let Kind::Scalar(scalar) = &node.kind else {
        reader.wrong_kind(node, &said::a_character());
        return None;
    };
    let text = match scalar.text.as_str() {
        "\\t" => "\t",
        text => text,
    };
    let mut characters = text.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Some(written(only, node));
    }
    let said = said::type_wrong(&said::a_text(text), &said::a_character());
    reader.fault(Code::TypeWrong, node.spot, said);
    None
}

/// A day, written `2026-12-31`: in days since 1970-01-01.
pub(super) fn day(node: &Node, reader: &mut Reader<'_>) -> Option<Written<i32>> {
    let scalar = filled(node, reader, said::a_day)?;
    let written_in_full = scalar.text.len() == "2026-12-31".len();
    let day = DateFormat::new("%Y-%m-%d").day(&scalar.text);
    let day = day.filter(|_| written_in_full);
    if day.is_none() {
        let said = said::day_wrong(&scalar.text, meant_day(&scalar.text).as_deref());
        reader.fault(Code::TypeWrong, node.spot, said);
    }
    day.map(|day| written(day, node))
}

/// The day an author meant, where no other could be: `31/12/2026`, but not `01/02/2026`.
fn meant_day(text: &str) -> Option<String> {
    let formats = ["%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%m/%d/%Y"];
    let days = formats.map(|format| DateFormat::new(format).day(text));
    let mut days = days.into_iter().flatten();
    let first = days.next()?;
    days.all(|day| day == first)
        .then(|| date_of(first).to_string())
}

/// A version of three numbers.
pub(super) fn version(node: &Node, reader: &mut Reader<'_>) -> Option<Written<semver::Version>> {
    let scalar = filled(node, reader, said::a_version)?;
    let version = semver::Version::parse(&scalar.text).ok();
    if version.is_none() {
        let said = said::version_wrong(&scalar.text, &full_version(&scalar.text));
        reader.fault(Code::TypeWrong, node.spot, said);
    }
    version.map(|version| written(version, node))
}

/// `1.0` as `1.0.0`.
fn full_version(text: &str) -> String {
    let mut parts: Vec<String> = text
        .trim_start_matches(['v', 'V'])
        .split('.')
        .take(3)
        .map(|part| part.parse::<u64>().unwrap_or(0).to_string())
        .collect();
    parts.resize(3, "0".to_owned());
    parts.join(".")
}

/// The versions a referential can be extended at.
pub(super) fn version_req(
    node: &Node,
    reader: &mut Reader<'_>,
) -> Option<Written<semver::VersionReq>> {
    let scalar = filled(node, reader, said::a_version)?;
    let version = semver::VersionReq::parse(&scalar.text).ok();
    if version.is_none() {
        let said = said::version_req_wrong(&scalar.text);
        reader.fault(Code::TypeWrong, node.spot, said);
    }
    version.map(|version| written(version, node))
}
