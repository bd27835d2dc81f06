//! Our tree as an editor sees it: scalars that stand without quotes are typed by the core schema of YAML 1.2.

use impact::yaml::{Kind, Node, Scalar};
use serde_json::{Number, Value};

/// A tree as JSON; none where something in it was refused.
pub(super) fn typed(node: &Node) -> Option<Value> {
    Some(match &node.kind {
        Kind::Empty => Value::Null,
        Kind::Refused => return None,
        Kind::Scalar(scalar) => value(scalar),
        Kind::Sequence(items) => Value::Array(items.iter().map(typed).collect::<Option<_>>()?),
        Kind::Mapping(mapping) => {
            let entries = mapping.entries.iter();
            let entries = entries.map(|entry| Some((entry.key.clone(), typed(&entry.value)?)));
            Value::Object(entries.collect::<Option<_>>()?)
        }
    })
}

fn value(scalar: &Scalar) -> Value {
    let text = scalar.text.as_str();
    if scalar.quoted {
        return text.into();
    }
    match text {
        "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return true.into(),
        "false" | "False" | "FALSE" => return false.into(),
        _ => {}
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    // JSON has neither; what matters is that they are numbers, and no whole ones.
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return 0.5.into();
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        let digits = text.strip_prefix(prefix);
        let digits = digits.filter(|it| !it.starts_with(['+', '-']));
        if let Some(Ok(number)) = digits.map(|it| u64::from_str_radix(it, radix)) {
            return number.into();
        }
    }
    if is_number(unsigned) {
        let plain = text.strip_prefix('+').unwrap_or(text);
        if let Ok(whole) = plain.parse::<i64>() {
            return whole.into();
        }
        let float: f64 = plain.parse().unwrap();
        return Number::from_f64(float).map_or(0.5.into(), Value::Number);
    }
    text.into()
}

/// `12`, `1.5`, `1.`, `.5`, `1e3`.
fn is_number(text: &str) -> bool {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, Some(exponent)),
        None => (text, None),
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent = exponent.is_none_or(|it| {
        let digits = it.strip_prefix(['-', '+']).unwrap_or(it);
        !digits.is_empty() && all_digits(digits)
    });
    exponent
        && all_digits(whole)
        && all_digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
}

#[test]
fn plain_scalars_are_typed_as_the_core_schema_says() {
    for (text, json) in [
        ("01", "1"),
        ("+5", "5"),
        ("-3", "-3"),
        ("1_000", "\"1_000\""),
        ("1e3", "1000.0"),
        ("1.", "1.0"),
        (".5", "0.5"),
        (".", "\".\""),
        ("e3", "\"e3\""),
        ("0x1F", "31"),
        ("0o17", "15"),
        ("0x", "\"0x\""),
        ("017", "17"),
        ("2A", "\"2A\""),
        ("no", "\"no\""),
        ("oui", "\"oui\""),
        ("yes", "\"yes\""),
        ("True", "true"),
        ("tRue", "\"tRue\""),
        ("2024-01", "\"2024-01\""),
        ("2025", "2025"),
        ("1.0", "1.0"),
        ("1.0.0", "\"1.0.0\""),
        ("null", "null"),
        ("~", "null"),
        ("'~'", "\"~\""),
        ("'1'", "\"1\""),
        ("99999999999999999999", "1e20"),
    ] {
        let node = super::tree(&format!("a: {text}")).unwrap();
        let expected: Value = serde_json::from_str(json).unwrap();
        assert_eq!(typed(&node).unwrap()["a"], expected, "{text}");
    }
}
