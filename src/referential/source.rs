//! Sources: where the files of an export are, how they are written, whom their rows speak of.

use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::referential as said;
use crate::referential::{
    Answers, Design, Fill, Keep, Mapping, Missing, Name, Observes, SourceKind, Written,
};
use crate::yaml::{Kind, Node};

use super::condition::cells;
use super::fields::{Fields, filled_list};
use super::mapping::{fill, mapping};
use super::reader::Reader;
use super::scalar::{character, decimal, id, integer, missing, name, reference, word};
use super::text::text;

/// One kind of export of an association.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: Name,
    /// survey or records.
    pub kind: SourceKind,
    /// What one row is.
    pub observes: Observes,
    /// Patterns below the folder of exports.
    pub files: Vec<Name>,
    /// The tool's habits.
    pub profile: Option<Name>,
    /// How the file is written.
    pub dialect: Dialect,
    /// What cells hold.
    pub answers: Option<Answers>,
    /// Cells that stand for a missing reason.
    pub missing: Vec<(Name, Missing)>,
    /// Rows kept.
    pub keep: Vec<RowRule>,
    /// Rows dropped.
    pub drop: Vec<RowRule>,
    /// Who answers; absent when anonymous.
    pub respondent: Option<Respondent>,
    /// Which of several rows counts.
    pub duplicates: Option<Duplicates>,
    /// Of which period a row speaks.
    pub period: Option<PeriodFrom>,
    /// Of which wave a row is.
    pub wave: Option<WaveFrom>,
    /// How it was sampled.
    pub sample: Vec<Sample>,
    /// How rows weigh.
    pub weights: Option<Written<Weights>>,
    /// Indicators it alone feeds in full.
    pub feeds: Vec<Name>,
    /// How variables are filled.
    pub mappings: Vec<Mapping>,
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
pub struct Respondent {
    /// The heading.
    pub column: Name,
    /// The numbering.
    pub space: Name,
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

/// How a source was sampled in one period.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The period.
    pub period: Name,
    /// How many were eligible.
    pub eligible: Option<Written<i64>>,
    /// How many were invited.
    pub invited: Option<Written<i64>>,
    /// The design.
    pub design: Design,
}

/// How rows weigh.
#[derive(Clone, Debug)]
pub enum Weights {
    /// A column.
    Column(Name),
    /// Margins to rake to: variable, then code and total.
    Rake(Vec<(Name, Margins)>, Option<Written<Decimal>>),
}

/// Code, then total.
pub type Margins = Vec<(Name, Written<Decimal>)>;

/// One kind of export.
pub(super) fn source(node: &Node, reader: &mut Reader<'_>) -> Option<Source> {
    let mut fields = Fields::open(node, reader)?;
    let id = fields.required("id", id);
    let kind = fields.optional("kind", word(SourceKind::WORDS));
    let observes = fields.optional("observes", word(Observes::WORDS));
    let files = fields.required_list("files", name);
    let profile = fields.optional("profile", name);
    let dialect = fields.optional("dialect", dialect);
    let answers = fields.optional("answers", word(Answers::WORDS));
    let missing = fields.pairs("missing", missing);
    let (keep, drop) = fields.optional("rows", rows).unwrap_or_default();
    let respondent = fields.optional("respondent", respondent).flatten();
    let duplicates = fields.optional("duplicates", duplicates);
    let period = fields.required("period", period);
    let wave = fields.optional("wave", wave);
    let sample = fields.list("sample", sample);
    let weights = fields.optional("weights", weights);
    let feeds = fields.list("feeds", reference);
    if !fields.has("mappings") && !fields.has("fill") {
        let said = said::one_of_missing(&["mappings", "fill"]);
        fields.reader.fault(Code::KeyMissing, fields.spot, said);
    }
    let mappings = fields.list("mappings", mapping);
    let fill = fields.list("fill", fill);
    fields.finish();
    Some(Source {
        id: id?,
        kind: kind.unwrap_or(SourceKind::Survey),
        observes: observes.unwrap_or(Observes::Person),
        files,
        profile,
        dialect: dialect.unwrap_or_default(),
        answers,
        missing,
        keep,
        drop,
        respondent,
        duplicates,
        period,
        wave,
        sample,
        weights,
        feeds,
        mappings,
        fill,
    })
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

/// `{column, space}`, or `anonymous`: the inner `None`.
#[expect(
    clippy::option_option,
    reason = "outside: could it be read; inside: is there a respondent"
)]
fn respondent(node: &Node, reader: &mut Reader<'_>) -> Option<Option<Respondent>> {
    if matches!(node.kind, Kind::Scalar(_)) {
        return word(&[("anonymous", ())])(node, reader).map(|()| None);
    }
    let mut fields = Fields::open(node, reader)?;
    let column = fields.required("column", name);
    let space = fields.required("space", id);
    fields.finish();
    Some(Some(Respondent {
        column: column?,
        space: space?,
    }))
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
    let mut fields = Fields::open(node, reader)?;
    let entry = fields.one_of(&["column", "constant"])?;
    let read = if entry.key == "constant" {
        name(&entry.value, fields.reader).map(PeriodFrom::Constant)
    } else {
        let column = name(&entry.value, fields.reader);
        let format = fields.required("format", name);
        column
            .zip(format)
            .map(|(column, format)| PeriodFrom::Column { column, format })
    };
    fields.finish();
    read
}

fn wave(node: &Node, reader: &mut Reader<'_>) -> Option<WaveFrom> {
    if matches!(node.kind, Kind::Scalar(_)) {
        return reference(node, reader).map(WaveFrom::Constant);
    }
    let mut fields = Fields::open(node, reader)?;
    let column = fields.required("column", name);
    let codes = fields.required_pairs("codes", reference);
    fields.finish();
    Some(WaveFrom::Column {
        column: column?,
        codes,
    })
}

fn sample(node: &Node, reader: &mut Reader<'_>) -> Option<Sample> {
    let mut fields = Fields::open(node, reader)?;
    let period = fields.required("period", name);
    let eligible = fields.optional("eligible", integer);
    let invited = fields.optional("invited", integer);
    let design = fields.required("design", word(Design::WORDS));
    fields.finish();
    Some(Sample {
        period: period?,
        eligible,
        invited,
        design: design?,
    })
}

/// `{column}`, or `{rake, cap}`.
fn weights(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Weights>> {
    let mut fields = Fields::open(node, reader)?;
    let entry = fields.one_of(&["column", "rake"])?;
    let value = if entry.key == "column" {
        name(&entry.value, fields.reader).map(Weights::Column)
    } else {
        let margins = filled_list(&entry.value, fields.reader, margins);
        let cap = fields.optional("cap", decimal);
        margins.map(|margins| Weights::Rake(margins, cap))
    };
    fields.finish();
    value.map(|value| Written {
        value,
        place: entry.place,
    })
}

/// `{by: sexe, margins: {F: 48, H: 52}}`.
fn margins(node: &Node, reader: &mut Reader<'_>) -> Option<(Name, Margins)> {
    let mut fields = Fields::open(node, reader)?;
    let by = fields.required("by", reference);
    let margins = fields.required_pairs("margins", decimal);
    fields.finish();
    Some((by?, margins))
}
