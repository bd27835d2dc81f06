//! Mappings: how one variable is filled from one source.

use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::referential as said;
use crate::referential::{Comparability, Missing, Name, Written};
use crate::source_text::Place;
use crate::yaml::{Entry, Node};

use super::asks::{Asks, asks};
use super::collections::{filled_list, pairs};
use super::condition::cells;
use super::fields::Fields;
use super::ids::{code_or_label, code_or_number, own_id, reference, variable_or_heading};
use super::reader::Reader;
use super::scalar::{decimal, missing, name, placed, word};
use super::text::text;

/// How one variable is filled.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The variable.
    pub variable: Name,
    /// From what; absent where it could not be decoded.
    pub filling: Option<Filling>,
    /// Likeness to the common definition.
    pub comparability: Written<Comparability>,
    /// What the source's own question says.
    pub asks: Asks,
    /// Why it is not exact.
    pub because: Option<Text>,
    /// Cells that stand for a missing reason, here alone.
    pub missing: Vec<(Name, Missing)>,
    /// Where the mapping stands.
    pub place: Place,
}

/// Where a variable's values come from.
#[derive(Clone, Debug)]
pub enum Filling {
    /// A column, or the first of several that holds an answer.
    Columns {
        /// The headings, one for `column`, `code`; several for `first-of`.
        headings: Vec<Heading>,
        /// Cell, then code (or number, for exceptions).
        codes: Vec<(Name, Name)>,
        /// The format of dates.
        format: Option<Name>,
        /// What separates the answers of a multiple choice.
        split: Option<Name>,
        /// What makes a value of a number.
        convert: Option<Written<Convert>>,
    },
    /// A multiple choice, one column a code.
    Several {
        /// Heading, then code.
        columns: Vec<(Heading, Name)>,
        /// Cells that mean checked.
        checked: Option<Vec<Name>>,
        /// Cells that mean not checked.
        unchecked: Option<Vec<Name>>,
    },
    /// The same for every row.
    Constant(Name),
    /// Never asked.
    Impossible(Text),
    /// Not settled yet.
    Undetermined(Text),
}

/// What makes a value of the number in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convert {
    /// The number times a factor.
    Times(Decimal),
    /// The cell is a year of birth: the value is the year of the row's period less it.
    BirthYear,
}

impl Convert {
    /// The first year that a cell may tell for a year of birth.
    pub const FIRST_BIRTH: i64 = 1900;

    /// What the number in a cell is multiplied by; 1 for a year of birth, every whole age having its own.
    pub fn times(self) -> Decimal {
        match self {
            Self::Times(times) => times,
            Self::BirthYear => Decimal::whole(1),
        }
    }

    /// What `convert: {from: …}` may say.
    const FROM: &'static [(&'static str, Self)] = &[("birth-year", Self::BirthYear)];
}

/// How a column is named.
#[derive(Clone, Debug, PartialEq)]
pub enum Heading {
    /// By its whole heading.
    Text(Name),
    /// By the code its heading carries.
    Code(Name),
}

impl Heading {
    /// The text written.
    pub fn name(&self) -> &Name {
        match self {
            Self::Text(name) | Self::Code(name) => name,
        }
    }
}

/// Variables filled alike.
#[derive(Clone, Debug)]
pub struct Fill {
    /// The recode, if any.
    pub recode: Option<Name>,
    /// Heading, then variable.
    pub columns: Vec<(Name, Name)>,
    /// Where it stands.
    pub place: Place,
}

/// What fills a variable: exactly one of these keys.
const FILLINGS: &[&str] = &[
    "column",
    "code",
    "columns",
    "first-of",
    "constant",
    "impossible",
    "undetermined",
];

/// Keys that make sense with some fillings only, and with which.
const MODIFIERS: &[(&str, &[&str])] = &[
    ("codes", &["column", "code", "first-of"]),
    ("format", &["column", "code", "first-of"]),
    ("split", &["column", "code", "first-of"]),
    ("convert", &["column", "code", "first-of"]),
    ("checked", &["columns"]),
    ("unchecked", &["columns"]),
    ("missing", &["column", "code", "columns", "first-of"]),
    ("asks", &["column", "code", "columns", "first-of"]),
];

/// A named table of answers.
#[derive(Clone, Debug)]
pub struct Recode {
    /// Its id.
    pub id: Name,
    /// Answer, then code.
    pub codes: Vec<(Name, Name)>,
}

/// One mapping.
pub(super) fn mapping(node: &Node, reader: &mut Reader<'_>) -> Option<Mapping> {
    let mut fields = Fields::open(node, reader)?;
    let place = fields.spot;
    let variable = fields.required("variable", reference);
    let entry = fields.one_of(FILLINGS);
    let modifiers = Modifiers::read(&mut fields);
    let missing = fields.pairs("missing", missing);
    let comparability = fields.optional("comparability", placed(word(Comparability::WORDS)));
    let because = fields.optional("because", text);
    let asks = fields.optional("asks", asks).unwrap_or_default();
    let because = if is_lost("comparability", comparability.is_some(), &fields) {
        // Its reason is not said to be one too many as well.
        None
    } else if is_lost("because", because.is_some(), &fields) && comparability.is_some() {
        // Nor is a reason said to lack.
        Some(Text::same(""))
    } else {
        because
    };
    if let Some(entry) = entry {
        check_modifiers(entry, &mut fields);
    }
    let filling = entry.and_then(|entry| filling(entry, modifiers, fields.reader));
    fields.finish();
    Some(Mapping {
        variable: variable?,
        filling,
        comparability: comparability.unwrap_or(Written {
            value: Comparability::Exact,
            place,
        }),
        asks,
        because,
        missing,
        place,
    })
}

/// Whether a key could not be read, or was mistyped: that was told, or will be.
fn is_lost(key: &'static str, read: bool, fields: &Fields<'_, '_, '_>) -> bool {
    !read && (fields.has(key) || fields.mistyped(key).is_some())
}

struct Modifiers {
    codes: Vec<(Name, Name)>,
    format: Option<Name>,
    split: Option<Name>,
    convert: Option<Written<Convert>>,
    checked: Option<Vec<Name>>,
    unchecked: Option<Vec<Name>>,
}

impl Modifiers {
    fn read(fields: &mut Fields<'_, '_, '_>) -> Self {
        Self {
            codes: fields.pairs("codes", code_or_number),
            format: fields.optional("format", name),
            split: fields.optional("split", super::scalar::cell),
            convert: fields.optional("convert", convert),
            checked: fields.optional("checked", cells),
            unchecked: fields.optional("unchecked", cells),
        }
    }
}

fn convert(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Convert>> {
    let mut fields = Fields::open_around(node, reader, "times")?;
    let entry = fields.one_of(&["times", "from"]);
    let read = entry.and_then(|entry| {
        if entry.key == "from" {
            return placed(word(Convert::FROM))(&entry.value, fields.reader);
        }
        let Written { value, place } = decimal(&entry.value, fields.reader)?;
        Some(Written {
            value: Convert::Times(value),
            place,
        })
    });
    fields.finish();
    read
}

fn check_modifiers(filling: &Entry, fields: &mut Fields<'_, '_, '_>) {
    for (key, fillings) in MODIFIERS {
        if fillings.contains(&filling.key.as_str()) {
            continue;
        }
        if let Some(entry) = fields.entry(key) {
            let said = said::key_not_with(key, &filling.key);
            fields.reader.fault(Code::KeysConflict, entry.place, said);
        }
    }
}

fn filling(entry: &Entry, modifiers: Modifiers, reader: &mut Reader<'_>) -> Option<Filling> {
    let node = &entry.value;
    let headings = match entry.key.as_str() {
        "column" => vec![Heading::Text(name(node, reader)?)],
        "code" => vec![Heading::Code(name(node, reader)?)],
        "first-of" => filled_list(node, reader, name)?
            .into_iter()
            .map(Heading::Text)
            .collect(),
        "columns" => {
            let columns = pairs(node, reader, code_or_label)?;
            return Some(Filling::Several {
                columns: columns
                    .into_iter()
                    .map(|(heading, code)| (Heading::Text(heading), code))
                    .collect(),
                checked: modifiers.checked,
                unchecked: modifiers.unchecked,
            });
        }
        "constant" => return name(node, reader).map(Filling::Constant),
        "impossible" => return text(node, reader).map(Filling::Impossible),
        _ => return text(node, reader).map(Filling::Undetermined),
    };
    Some(Filling::Columns {
        headings,
        codes: modifiers.codes,
        format: modifiers.format,
        split: modifiers.split,
        convert: modifiers.convert,
    })
}

/// Variables filled alike.
pub(super) fn fill(node: &Node, reader: &mut Reader<'_>) -> Option<Fill> {
    let mut fields = Fields::open(node, reader)?;
    let place = fields.spot;
    let recode = fields.optional("recode", reference);
    let columns = fields.required_pairs("columns", variable_or_heading);
    fields.finish();
    Some(Fill {
        recode,
        columns,
        place,
    })
}

pub(super) fn recode(node: &Node, reader: &mut Reader<'_>) -> Option<Recode> {
    let mut fields = Fields::open(node, reader)?;
    let id = fields.required("id", own_id);
    let codes = fields.required_pairs("codes", code_or_number);
    fields.finish();
    Some(Recode { id: id?, codes })
}
