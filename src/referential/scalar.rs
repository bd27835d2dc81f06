//! Single values: plain texts, numbers, words of closed lists.
//!
//! Each function takes a node and gives the value, or pushes why not. Nothing is guessed: `01` is a text,
//! `oui` is no boolean, `1_000` no number.

use crate::calendar::{DateFormat, date_of};
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::referential as said;
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

/// A value and where it stands.
pub(super) fn written<T>(value: T, node: &Node) -> Written<T> {
    Written {
        value,
        place: node.place,
    }
}

/// A text that holds something: a heading, a unit, a period.
pub(super) fn name(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let scalar = filled(node, reader, said::a_plain_text)?;
    if let Some(inner) = inside_curly(&scalar.text).filter(|_| !scalar.quoted) {
        let said = said::curly_quotes(&scalar.text, inner);
        reader.fault(Code::TypeWrong, node.spot, said);
        return None;
    }
    Some(written(scalar.text.to_string(), node))
}

/// What stands between curly quotes, where a text begins and ends with them: to YAML they are letters.
pub(super) fn inside_curly(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['“', '”', '„', '‟', '‘', '’', '‚'])?;
    inner.strip_suffix(['“', '”', '‘', '’'])
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

/// A whole number.
pub(super) fn integer(node: &Node, reader: &mut Reader<'_>) -> Option<Written<i64>> {
    let scalar = filled(node, reader, said::an_integer)?;
    let value = Decimal::parse(&scalar.text)
        .filter(|number| number.decimals == 0)
        .and_then(|number| i64::try_from(number.units).ok());
    let value = value.or_else(|| {
        let expected = said::an_integer();
        let meant = number_fault(node, &scalar.text, &expected, reader)?;
        (meant.decimals == 0).then(|| i64::try_from(meant.units).ok())?
    });
    value.map(|value| written(value, node))
}

/// A decimal number.
pub(super) fn decimal(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Decimal>> {
    let scalar = filled(node, reader, said::a_decimal)?;
    let value = Decimal::parse(&scalar.text)
        .or_else(|| number_fault(node, &scalar.text, &said::a_decimal(), reader));
    value.map(|value| written(value, node))
}

/// Says that a text is no number. Gives the one that was meant, which stands for it from there on, so that nothing is
/// said to lack.
fn number_fault(
    node: &Node,
    text: &str,
    expected: &Text,
    reader: &mut Reader<'_>,
) -> Option<Decimal> {
    let meant = plain_number(text);
    let list = meant.is_none().then(|| plain_list(text)).flatten();
    let said = match list {
        Some(list) => said::numbers_in_one(text, expected, &list),
        None => said::number_wrong(text, expected, meant.as_deref()),
    };
    reader.fault(Code::TypeWrong, node.spot, said);
    Decimal::parse(&meant?)
}

/// The numbers of a list whose commas were written otherwise: `18; 40`.
fn plain_list(text: &str) -> Option<String> {
    let parts = text.split([';', '/', '|']).map(str::trim);
    let numbers: Option<Vec<String>> = parts.map(plain_number).collect();
    numbers
        .filter(|numbers| numbers.len() > 1)
        .map(|numbers| numbers.join(", "))
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
