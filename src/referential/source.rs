//! Sources: where the files of an export are, how they are written, whom their rows speak of.

use crate::diagnostic::Code;
use crate::i18n::referential as said;
use crate::referential::{
    Answers, Design, Dialect, Duplicates, Keep, Margins, Name, Observes, PeriodFrom, Respondent,
    RowRule, Sample, Source, SourceKind, WaveFrom, Weights, Written,
};
use crate::yaml::{Kind, Node};

use super::condition::cells;
use super::fields::{Fields, Reader, filled_list};
use super::mapping::{fill, mapping};
use super::scalar::{character, decimal, id, integer, missing, name, reference, text, word};

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
