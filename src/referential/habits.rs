//! Habits: how exports are written and read. A source writes them for itself; a profile, for every source
//! that names it.

use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::referential as said;
use crate::referential::{Answers, Fill, Keep, Mapping, Missing, Name, Recode, Written};
use crate::yaml::{Kind, Node};

use super::collections::filled_list;
use super::condition::cells;
use super::fields::Fields;
use super::ids::{id, reference, reference_or_label};
use super::mapping::{fill, mapping, recode};
use super::reader::Reader;
use super::scalar::{cell, character, integer, missing, name, word};
use super::text::text;

/// How exports are written and read, as far as declared.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    /// How the file is written.
    pub dialect: Dialect,
    /// What cells hold.
    pub answers: Option<Answers>,
    /// Cells that stand for a missing reason.
    pub missing: Vec<(Name, Missing)>,
    /// Cells that mean checked, in a multiple choice of one column a code.
    pub checked: Option<Vec<Name>>,
    /// Cells that mean not checked.
    pub unchecked: Option<Vec<Name>>,
    /// What separates the answers of a multiple choice in one cell.
    pub split: Option<Vec<Name>>,
    /// Rows kept.
    pub keep: Vec<RowRule>,
    /// Rows dropped.
    pub drop: Vec<RowRule>,
    /// Who answers; absent when nothing is said, which is anonymous.
    pub respondent: Option<Respondent>,
    /// Which of several rows counts.
    pub duplicates: Option<Duplicates>,
    /// Of which period a row speaks.
    pub period: Option<PeriodFrom>,
    /// Of which wave a row is.
    pub wave: Option<WaveFrom>,
    /// Tables of answers.
    pub recodes: Vec<Recode>,
    /// How variables are filled.
    pub mappings: Vec<Mapping>,
    /// Whether each mapping written is among them; else one was lost, of a variable nobody knows.
    pub all_mappings: bool,
    /// Variables filled alike.
    pub fill: Vec<Fill>,
}

/// How a file is written, as far as declared.
#[derive(Clone, Debug, Default)]
pub struct Dialect {
    /// Encoding label.
    pub encoding: Option<Name>,
    /// One character.
    pub delimiter: Option<Written<u8>>,
    /// Decimal mark.
    pub decimal: Option<Written<char>>,
    /// Mark between groups of digits.
    pub group: Option<Written<char>>,
    /// What follows numbers.
    pub suffix: Option<Name>,
    /// Rows of headings.
    pub header_rows: Option<Written<i64>>,
    /// Rows before the headings.
    pub skip_rows: Option<Written<i64>>,
    /// What separates groups and question in one heading.
    pub path: Option<Written<char>>,
    /// The sheet of a workbook.
    pub sheet: Option<Name>,
}

/// Rows chosen by a column.
#[derive(Clone, Debug)]
pub struct RowRule {
    /// The heading.
    pub column: Name,
    /// The cells.
    pub is: Vec<Name>,
    /// Why.
    pub because: Option<Text>,
}

/// Who answers.
#[derive(Clone, Debug)]
pub enum Respondent {
    /// No one knows.
    Anonymous,
    /// Whom a column names.
    Column {
        /// The heading.
        column: Name,
        /// The numbering.
        space: Name,
    },
}

/// Which of several rows of a respondent counts.
#[derive(Clone, Debug)]
pub struct Duplicates {
    /// What makes rows duplicates: variables, `respondent`, `wave`, `period`.
    pub by: Vec<Name>,
    /// Which is kept.
    pub keep: Keep,
    /// The variable that orders them.
    pub order: Option<Name>,
}

/// Of which period a row speaks.
#[derive(Clone, Debug)]
pub enum PeriodFrom {
    /// A column and its format.
    Column {
        /// The heading.
        column: Name,
        /// The format.
        format: Name,
    },
    /// Always the same.
    Constant(Name),
}

/// Of which wave a row is.
#[derive(Clone, Debug)]
pub enum WaveFrom {
    /// A column and its codes: cell, then wave.
    Column {
        /// The heading.
        column: Name,
        /// Cell, then wave.
        codes: Vec<(Name, Name)>,
    },
    /// Always the same.
    Constant(Name),
}

/// The keys of habits.
pub(super) fn habits(fields: &mut Fields<'_, '_, '_>) -> Habits {
    let dialect = fields.optional("dialect", dialect);
    let (keep, drop) = fields.optional("rows", rows).unwrap_or_default();
    let mut lost = 0;
    Habits {
        dialect: dialect.unwrap_or_default(),
        answers: fields.optional("answers", word(Answers::WORDS)),
        missing: fields.pairs("missing", missing),
        checked: fields.optional("checked", cells),
        unchecked: fields.optional("unchecked", cells),
        split: fields.optional("split", |node, reader| filled_list(node, reader, cell)),
        keep,
        drop,
        respondent: fields.optional("respondent", respondent),
        duplicates: fields.optional("duplicates", duplicates),
        period: fields.optional("period", period),
        wave: fields.optional("wave", wave),
        recodes: fields.list("recodes", recode),
        mappings: fields.list("mappings", |node, reader| {
            let losses = reader.losses();
            let mapping = mapping(node, reader);
            if mapping.is_some() {
                // It says which variable it fills: no other lacks.
                reader.stand_in(losses);
            }
            lost += reader.losses() - losses;
            mapping
        }),
        all_mappings: lost == 0,
        fill: fields.list("fill", fill),
    }
}

fn dialect(node: &Node, reader: &mut Reader<'_>) -> Option<Dialect> {
    let mut fields = Fields::open(node, reader)?;
    let dialect = Dialect {
        encoding: fields.optional("encoding", name),
        delimiter: fields.optional("delimiter", delimiter),
        decimal: fields.optional("decimal", character),
        group: fields.optional("group", character),
        suffix: fields.optional("suffix", name),
        header_rows: fields.optional("header-rows", integer),
        skip_rows: fields.optional("skip-rows", integer),
        path: fields.optional("path", character),
        sheet: fields.optional("sheet", name),
    };
    fields.finish();
    Some(dialect)
}

/// A delimiter is one byte: the reader of tables splits bytes.
fn delimiter(node: &Node, reader: &mut Reader<'_>) -> Option<Written<u8>> {
    let mark = character(node, reader)?;
    match u8::try_from(mark.value) {
        Ok(byte) if byte.is_ascii() => Some(Written {
            value: byte,
            place: mark.place,
        }),
        _ => {
            let found = said::a_text(&mark.value.to_string());
            let said = said::type_wrong(&found, &said::an_ascii_character());
            reader.fault(Code::TypeWrong, node.spot, said);
            None
        }
    }
}

/// Rows kept, rows dropped.
fn rows(node: &Node, reader: &mut Reader<'_>) -> Option<(Vec<RowRule>, Vec<RowRule>)> {
    let mut fields = Fields::open(node, reader)?;
    let keep = fields.list("keep", row_rule);
    let drop = fields.list("drop", row_rule);
    fields.finish();
    Some((keep, drop))
}

fn row_rule(node: &Node, reader: &mut Reader<'_>) -> Option<RowRule> {
    let mut fields = Fields::open(node, reader)?;
    let column = fields.required("column", name);
    let is = fields.required("is", cells);
    let because = fields.optional("because", text);
    fields.finish();
    Some(RowRule {
        column: column?,
        is: is?,
        because,
    })
}

/// `{column, space}`, or `anonymous`.
fn respondent(node: &Node, reader: &mut Reader<'_>) -> Option<Respondent> {
    if matches!(node.kind, Kind::Scalar(_)) {
        return word(&[("anonymous", ())])(node, reader).map(|()| Respondent::Anonymous);
    }
    let mut fields = Fields::open(node, reader)?;
    let column = fields.required("column", name);
    let space = fields.required("space", id);
    fields.finish();
    Some(Respondent::Column {
        column: column?,
        space: space?,
    })
}

fn duplicates(node: &Node, reader: &mut Reader<'_>) -> Option<Duplicates> {
    let mut fields = Fields::open(node, reader)?;
    let by = fields.required_list("by", reference);
    let keep = fields.required("keep", word(Keep::WORDS));
    let order = fields.optional("order", reference);
    fields.finish();
    Some(Duplicates {
        by,
        keep: keep?,
        order,
    })
}

fn period(node: &Node, reader: &mut Reader<'_>) -> Option<PeriodFrom> {
    let dated = matches!(&node.kind, Kind::Scalar(scalar) if scalar.text.starts_with(|c: char| c.is_ascii_digit()));
    let key = if dated { "constant" } else { "column" };
    let mut fields = Fields::open_around(node, reader, key)?;
    let entry = fields.one_of(&["column", "constant"]);
    let read = if let Some(entry) = entry.filter(|entry| entry.key == "constant") {
        name(&entry.value, fields.reader).map(PeriodFrom::Constant)
    } else {
        let column = entry.and_then(|entry| name(&entry.value, fields.reader));
        // Which column it is was asked already: its format is not asked as well.
        let format = match entry {
            Some(_) => fields.required("format", name),
            None => fields.optional("format", name),
        };
        column
            .zip(format)
            .map(|(column, format)| PeriodFrom::Column { column, format })
    };
    fields.finish();
    read
}

fn wave(node: &Node, reader: &mut Reader<'_>) -> Option<WaveFrom> {
    if matches!(node.kind, Kind::Scalar(_)) {
        return reference_or_label(node, reader).map(WaveFrom::Constant);
    }
    let mut fields = Fields::open(node, reader)?;
    let column = fields.required("column", name);
    let codes = fields.required_pairs("codes", reference_or_label);
    fields.finish();
    Some(WaveFrom::Column {
        column: column?,
        codes,
    })
}
