//! Values drawn at random, the same for the same seed; and trees written as text, in braces.

use impact::yaml::{Kind, Node, Scalar};

/// A sequence of numbers that look drawn at random: the same for the same seed.
pub(super) struct Draws(pub(super) u64);

impl Draws {
    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    /// One of these.
    pub(super) fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// Values that are right in one place and wrong in another, or look like what they are not.
const VALUES: &[&str] = &[
    "",
    " ",
    "~",
    "null",
    "NULL",
    "oui",
    "non",
    "yes",
    "no",
    "true",
    "True",
    "false",
    "0",
    "1",
    "2",
    "01",
    "-5",
    "+5",
    "1.5",
    "-0.5",
    "1.",
    ".5",
    "1e3",
    "1E-2",
    "1_000",
    "1 000",
    "1,5",
    "0x1f",
    "0x1F",
    "0o17",
    ".inf",
    "-.inf",
    ".nan",
    "a",
    "A",
    "a-b",
    "-a",
    "a.b",
    "a.b.c",
    ".a",
    "a_b",
    "A-b",
    "été",
    "É",
    "a b",
    " a",
    "é",
    ";",
    "\\t",
    "\t",
    "€",
    "2025",
    "2025-S1",
    "2025-T3",
    "2025-10",
    "2025-01-01",
    "1.0",
    "1.0.0",
    "01.0.0",
    "v1.0.0",
    "1.0.0-rc.1+x",
    "^1",
    "^1.0",
    ">=1, <2",
    "*",
    "1.x",
    "common",
    "association",
    "person",
    "survey",
    "core",
    "outcome",
    "increase",
    "year",
    "last",
    "exact",
    "no-answer",
    "anonymous",
    "all",
    "strict",
    "fr",
    "yaml-tab",
    "value-unknown",
    "{}",
    "[]",
    "99999999999999999999",
    "0.1234567890123456789012345",
    "\u{feff}",
    "\u{a0}",
    "ligne\nsuite",
];

/// Keys of the grammar that are right in one place and wrong in another, and one of none.
pub(super) const KEYS: &[&str] = &[
    "id",
    "label",
    "code",
    "codes",
    "note",
    "question",
    "type",
    "derived",
    "of",
    "column",
    "columns",
    "constant",
    "from",
    "to",
    "format",
    "min",
    "max",
    "all",
    "any",
    "not",
    "extends",
    "profile",
    "missing",
    "checked",
    "split",
    "when",
    "then",
    "otherwise",
    "because",
    "unit",
    "fr",
    "en",
    "cap",
    "kind",
    "value",
    "referential",
    "cle-inconnue",
    "Clé",
    "",
];

/// Letters of drawn texts.
const LETTERS: &[char] = &[
    '0', '1', '9', 'a', 'Z', 'x', 'X', '.', '-', '+', '_', '^', '~', '<', '>', '=', ',', '*', ' ',
    'e', 'é', ':',
];

fn scalar(text: impl Into<String>, quoted: bool) -> Kind {
    let text = text.into();
    // What cannot stand without quotes.
    let quoted = quoted || !is_plain(&text);
    Kind::Scalar(Scalar {
        text: text.into(),
        quoted,
    })
}

/// Whether a text can stand without quotes between braces.
pub(super) fn is_plain(text: &str) -> bool {
    let safe = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '.' | '-' | '_' | '+' | '^' | '~' | '/' | '(' | ')' | '\''
            )
    };
    text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '^' | '~' | '+'))
        && text.chars().all(safe)
        || text.strip_prefix('-').is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphanumeric() || c == '.') && rest.chars().all(safe)
        })
}

/// A text, drawn: of the lists above, or letters.
pub(super) fn drawn(draws: &mut Draws) -> Kind {
    let quoted = draws.below(4) == 0;
    if draws.below(4) > 0 {
        return scalar(*draws.one(VALUES), quoted);
    }
    let length = 1 + draws.below(7);
    let letters = (0..length).map(|_| *draws.one(LETTERS));
    scalar(letters.collect::<String>(), quoted)
}

/// The tree as text, in braces.
pub(super) fn flow(node: &Node) -> String {
    match &node.kind {
        Kind::Empty | Kind::Refused => String::new(),
        Kind::Scalar(scalar) if scalar.quoted || !is_plain(&scalar.text) => quoted(&scalar.text),
        Kind::Scalar(scalar) => scalar.text.to_string(),
        Kind::Sequence(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            // Nothing cannot stand alone between commas.
            let items = items
                .into_iter()
                .map(|it| if it.is_empty() { "null".to_owned() } else { it });
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Kind::Mapping(mapping) => {
            let entries = mapping.entries.iter();
            let entries =
                entries.map(|entry| format!("{}: {}", quoted(&entry.key), flow(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}
