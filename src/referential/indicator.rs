//! Indicators, and what is said of their publication.

use crate::i18n::Text;
use crate::referential::{
    Also, Attribution, Direction, Every, Indicator, Keep, Level, Name, Publish, Reference,
    ReferenceRole, SourceKind, Status,
};
use crate::yaml::{Kind, Node};

use super::condition::{condition, measure};
use super::fields::{Fields, Reader, filled_list, tagged};
use super::scalar::{decimal, id, integer, name, reference, string, text, word};
use super::variable::plausible;

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
    let (id, label) = fields.identity();
    fields.question();
    let definition = fields.required("definition", text);
    let theme = fields.optional("theme", reference);
    let level = fields.required("level", word(Level::WORDS));
    let direction = fields.required("direction", word(Direction::WORDS));
    let observes = fields.optional("observes", word(crate::referential::Observes::WORDS));
    let from = fields.optional("from", word(SourceKind::WORDS));
    let unit = fields.required("unit", name);
    let population = fields.optional("population", text);
    let among = fields.optional("among", condition);
    let measure = fields.required("measure", measure);
    let disaggregate = fields.list("disaggregate", disaggregation);
    let waves = fields.list("waves", reference);
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
    // `among` that could not be read must not become « everyone »: without measure, nothing is computed.
    let lost = fields.has("among") && among.is_none();
    fields.finish();
    let id = id?;
    Some(Indicator {
        definition: definition.unwrap_or_else(|| Text::same(&id.value)),
        label: label?,
        id,
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
        waves,
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
    let mut fields = Fields::open(node, reader)?;
    let keep = fields.required("respondent", word(Keep::WORDS));
    fields.finish();
    keep
}

fn also(node: &Node, reader: &mut Reader<'_>) -> Option<Also> {
    let mut fields = Fields::open(node, reader)?;
    let id = fields.required("id", id);
    let label = fields.label(id.as_ref());
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
