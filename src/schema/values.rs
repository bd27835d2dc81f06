//! How one value is judged: what an editor may take it for, and what it must look like where it stays a string.
//!
//! Never narrower than the decoder. Where an editor types a text, its rule is lost: `1.5` for an id is only a number.

use crate::i18n::Text;
use crate::i18n::schema::{files, values as said};

use super::grammar::Scalar;

/// How the text of one value may be typed by an editor, and what it must look like where it stays a string.
pub(super) struct Rules {
    /// The types an editor may give it.
    pub(super) types: &'static [&'static str],
    /// What it looks like where it stays a string.
    pub(super) pattern: Option<Pattern>,
    /// Between what, where it is a number.
    pub(super) bounds: (Option<i64>, Option<i64>),
}

/// What a string looks like, and what is said of one that does not.
pub(super) struct Pattern {
    /// A regular expression.
    pub(super) rule: &'static str,
    /// What an editor says.
    pub(super) about: fn() -> Text,
}

impl Rules {
    /// Those of a scalar.
    pub(super) fn of(scalar: Scalar) -> Self {
        const TEXT: &[&str] = &["string", "number", "boolean"];
        let (types, bounds): (&[&str], _) = match scalar {
            // What begins with a minus sign is neither id nor code.
            Scalar::Id | Scalar::Reference | Scalar::Code => (TEXT, (Some(0), None)),
            Scalar::CodeOrNumber | Scalar::Name => (TEXT, (None, None)),
            Scalar::Cell => (&["string", "number", "boolean", "null"], (None, None)),
            Scalar::Integer => (&["integer", "string"], (None, None)),
            Scalar::Number => (&["number", "string"], (None, None)),
            Scalar::Boolean => (&["boolean", "string"], (None, None)),
            // A digit is a character, and a number to an editor; so is `~`, and nothing at all to one.
            Scalar::Character | Scalar::AsciiCharacter => {
                (&["string", "integer", "null"], (Some(0), Some(9)))
            }
            Scalar::Version | Scalar::Day => (&["string"], (None, None)),
            Scalar::VersionReq => (&["string", "number"], (None, None)),
            Scalar::Format => (&["integer", "string"], (Some(1), Some(1))),
        };
        Self {
            types,
            pattern: Pattern::of(scalar),
            bounds,
        }
    }
}

impl Pattern {
    /// That of a scalar; none where any text will do.
    fn of(scalar: Scalar) -> Option<Self> {
        let (rule, about): (_, fn() -> Text) = match scalar {
            Scalar::Name | Scalar::Cell => return None,
            Scalar::Id => ("^[a-z0-9][a-z0-9-]*$", said::id),
            Scalar::Reference => (
                r"^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?$",
                said::reference,
            ),
            Scalar::Code => ("^[A-Za-z0-9][A-Za-z0-9._-]*$", said::code),
            Scalar::CodeOrNumber => (
                r"^([A-Za-z0-9][A-Za-z0-9._-]*|[-+][0-9]+(\.[0-9]+)?)$",
                said::code_or_number,
            ),
            Scalar::Integer => ("^[-+]?[0-9]+$", said::integer),
            Scalar::Number => (r"^[-+]?[0-9]+(\.[0-9]+)?$", said::number),
            Scalar::Boolean => ("^(true|false)$", said::boolean),
            Scalar::Character => (r"^([\s\S]|\\t)$", said::character),
            Scalar::AsciiCharacter => (r"^([\u0000-\u007F]|\\t)$", said::ascii_character),
            Scalar::Version => (VERSION, said::version),
            Scalar::Day => (
                "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                said::day,
            ),
            Scalar::VersionReq => (VERSIONS, said::version_req),
            Scalar::Format => ("^1$", files::format),
        };
        Some(Self { rule, about })
    }
}

/// As semver.org gives it.
const VERSION: &str = r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?$";

/// Comparisons with versions, separated by commas: wider than what is read, never narrower.
const VERSIONS: &str =
    r"^ *((=|>|>=|<|<=|~|\^)? *[0-9xX*]+(\.[0-9xX*]+){0,2}([-+][0-9a-zA-Z.+-]+)?( *, *| *$))*$";
