//! Indicators, and what is said of their publication.

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::referential::{
    Attribution, Condition, Direction, Every, Keep, Level, Measure, Name, Observes, Plausible,
    ReferenceRole, SourceKind, Status, Written,
};
use crate::yaml::{Kind, Node};

use super::collections::{filled_list, tagged};
use super::condition::condition;
use super::fields::Fields;
use super::ids::{id, own_id, reference, reference_or_label};
use super::measure::measure;
use super::reader::Reader;
use super::scalar::{decimal, integer, name, string, word};
use super::text::text;
use super::variable::plausible;

/// Thresholds and steps of publication, as far as they were written.
#[derive(Clone, Debug, Default)]
pub struct Publish {
    /// Fewest persons behind a figure.
    pub persons: Option<Written<i64>>,
    /// Fewest associations behind a sector figure.
    pub associations: Option<Written<i64>>,
    /// Largest share, in percent, of one association in a sector figure.
    pub dominance: Option<Written<i64>>,
    /// Step to which medians and bounds are rounded.
    pub step: Option<Written<Decimal>>,
    /// Bounds within which a partial may give counts per value.
    pub bins: Vec<Written<Decimal>>,
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// What it says.
    pub definition: Text,
    /// Its theme.
    pub theme: Option<Name>,
    /// core, recommended or optional.
    pub status: Option<Status>,
    /// input … context.
    pub level: Option<Level>,
    /// Which way is better.
    pub direction: Option<Direction>,
    /// What one observation is.
    pub observes: Option<Observes>,
    /// Which kind of source may feed it.
    pub from: Option<SourceKind>,
    /// Its unit.
    pub unit: Option<Name>,
    /// Whom it speaks of.
    pub population: Option<Text>,
    /// Who is eligible.
    pub among: Option<Condition>,
    /// What is computed; absent where it could not be decoded.
    pub measure: Option<Written<Measure>>,
    /// Single variables and crossings.
    pub disaggregate: Vec<Vec<Name>>,
    /// Structures to which it is standardised.
    pub standardise: Vec<Name>,
    /// Its waves.
    pub waves: Vec<Name>,
    /// Whether each wave written is among them.
    pub all_waves: bool,
    /// Which observation of a respondent counts.
    pub one_per: Option<Keep>,
    /// Its rhythm.
    pub every: Option<Every>,
    /// Second statistics of the same thing.
    pub also: Vec<Also>,
    /// Targets, baselines and benchmarks.
    pub references: Vec<Reference>,
    /// Plausible figures.
    pub plausible: Option<Plausible>,
    /// Standards it answers to: scheme and code.
    pub standards: Vec<(String, String)>,
    /// Whether the wording itself matters.
    pub strict: bool,
    /// What may be said of cause.
    pub attribution: Option<Attribution>,
    /// Publication.
    pub publish: Publish,
    /// Smallest change that means something.
    pub minimal_change: Option<Written<Decimal>>,
    /// The question behind it, where one wording is.
    pub question: Option<Text>,
    /// A note for readers.
    pub note: Option<Text>,
    /// Ids of former indicators whose series it continues.
    pub replaces: Vec<Name>,
}

/// A second statistic of an indicator.
#[derive(Clone, Debug)]
pub struct Also {
    /// Its id within the indicator.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// What is computed.
    pub measure: Option<Written<Measure>>,
    /// Its own unit.
    pub unit: Option<Name>,
    /// Its own direction.
    pub direction: Option<Direction>,
}

/// A value to compare with.
#[derive(Clone, Debug)]
pub struct Reference {
    /// target, baseline or benchmark.
    pub role: ReferenceRole,
    /// The value.
    pub value: Written<Decimal>,
    /// Its period.
    pub period: Name,
    /// Where it was read.
    pub source: Text,
}

/// An indicator of the common referential: it has a status.
pub(super) fn indicator(node: &Node, reader: &mut Reader<'_>) -> Option<Indicator> {
    let mut fields = Fields::open(node, reader)?;
    let status = fields.required("status", word(Status::WORDS));
    rest(fields, status)
}

/// An indicator of an association, which may leave its status.
pub(super) fn own_indicator(node: &Node, reader: &mut Reader<'_>) -> Option<Indicator> {
    let mut fields = Fields::open(node, reader)?;
    let status = fields.optional("status", word(Status::WORDS));
    rest(fields, status)
}

fn rest(mut fields: Fields<'_, '_, '_>, status: Option<Status>) -> Option<Indicator> {
    let (own_id, label) = fields.identity();
    let note = fields.note();
    let question = fields.question();
    let definition = fields.required("definition", text);
    let theme = fields.optional("theme", reference_or_label);
    let level = fields.required("level", word(Level::WORDS));
    let direction = fields.required("direction", word(Direction::WORDS));
    let observes = fields.optional("observes", word(Observes::WORDS));
    let from = fields.optional("from", word(SourceKind::WORDS));
    let unit = fields.required("unit", name);
    let population = fields.optional("population", text);
    let among = fields.optional("among", condition);
    let measure = fields.required("measure", measure);
    let disaggregate = fields.list("disaggregate", disaggregation);
    let standardise = fields.list("standardise", reference);
    let losses = fields.reader.losses();
    let waves = fields
        .optional("waves", |node, reader| {
            filled_list(node, reader, reference_or_label)
        })
        .unwrap_or_default();
    let all_waves = fields.reader.losses() == losses;
    let one_per = fields.optional("one-per", one_per);
    let every = fields.optional("every", word(Every::WORDS));
    let also = fields.list("also", also);
    let references = fields.list("references", reference_value);
    let plausible = fields.optional("plausible", plausible);
    let standards = fields.list("standards", standard);
    let strict = fields.optional("comparability", word(&[("strict", true)]));
    let attribution = fields.optional("attribution", word(Attribution::WORDS));
    let publish = fields.optional("publish", publish).unwrap_or_default();
    let minimal_change = fields.optional("minimal-change", decimal);
    let replaces = fields.list("replaces", id);
    // `among` that could not be read must not become « everyone »: without measure, nothing is computed.
    let lost = fields.has("among") && among.is_none();
    let all_waves = all_waves && fields.mistyped("waves").is_none();
    fields.finish();
    let own_id = own_id?;
    Some(Indicator {
        definition: definition.unwrap_or_else(|| Text::same(&own_id.value)),
        label: label?,
        id: own_id,
        theme,
        status,
        level,
        direction,
        observes,
        from,
        unit,
        population,
        among,
        measure: measure.filter(|_| !lost),
        disaggregate,
        standardise,
        waves,
        all_waves,
        one_per,
        every,
        also,
        references,
        plausible,
        standards,
        strict: strict.unwrap_or(false),
        attribution,
        publish,
        minimal_change,
        question,
        note,
        replaces,
    })
}

/// A variable, or the crossing of several.
fn disaggregation(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<Name>> {
    if matches!(node.kind, Kind::Sequence(_)) {
        return filled_list(node, reader, reference);
    }
    reference(node, reader).map(|variable| vec![variable])
}

/// `{respondent: last}`.
fn one_per(node: &Node, reader: &mut Reader<'_>) -> Option<Keep> {
    let mut fields = Fields::open_around(node, reader, "respondent")?;
    let keep = fields.required("respondent", word(Keep::WORDS));
    fields.finish();
    keep
}

fn also(node: &Node, reader: &mut Reader<'_>) -> Option<Also> {
    let mut fields = Fields::open(node, reader)?;
    let id = fields.required("id", own_id);
    let label = fields.label(id.as_ref());
    fields.note();
    fields.question();
    let measure = fields.required("measure", measure);
    let unit = fields.optional("unit", name);
    let direction = fields.optional("direction", word(Direction::WORDS));
    fields.finish();
    Some(Also {
        id: id?,
        label: label?,
        measure,
        unit,
        direction,
    })
}

fn reference_value(node: &Node, reader: &mut Reader<'_>) -> Option<Reference> {
    let mut fields = Fields::open(node, reader)?;
    let role = fields.required("role", word(ReferenceRole::WORDS));
    let value = fields.required("value", decimal);
    let period = fields.required("period", name);
    let source = fields.required("source", text);
    fields.finish();
    Some(Reference {
        role: role?,
        value: value?,
        period: period?,
        source: source?,
    })
}

/// `{sdg: "11.1"}`, or `{other: {scheme: …, code: …}}`.
fn standard(node: &Node, reader: &mut Reader<'_>) -> Option<(String, String)> {
    const SCHEMES: &[&str] = &["sdg", "iris", "ethos", "gali", "mehm", "other"];
    let entry = tagged(node, reader, SCHEMES)?;
    if entry.key != "other" {
        return string(&entry.value, reader).map(|code| (entry.key.clone(), code));
    }
    let mut fields = Fields::open(&entry.value, reader)?;
    fields.spot = entry.place;
    let scheme = fields.required("scheme", string);
    let code = fields.required("code", string);
    fields.finish();
    scheme.zip(code)
}

/// Thresholds and steps of publication.
pub(super) fn publish(node: &Node, reader: &mut Reader<'_>) -> Option<Publish> {
    let mut fields = Fields::open(node, reader)?;
    let publish = Publish {
        persons: fields.optional("persons", integer),
        associations: fields.optional("associations", integer),
        dominance: fields.optional("dominance", integer),
        step: fields.optional("step", decimal),
        bins: fields.list("bins", decimal),
    };
    fields.finish();
    Some(publish)
}
