//! The common referential: what the sector agreed on.

use crate::i18n::Lang;
use crate::referential::{
    Common, Defaults, Every, Instrument, Observes, Publish, SourceKind, StandardPopulation,
    Universe,
};
use crate::source_text::FileId;
use crate::yaml::Node;

use super::codelist::{codelist, labelled};
use super::fields::{Fields, Reader};
use super::file::{accept, header, language, series_break, title};
use super::indicator::{indicator, publish};
use super::scalar::{boolean, decimal, id, integer, name, reference, text, version, word};
use super::variable::variable;

/// The keys of a common referential, after `referential` and `format`.
pub(super) fn common(mut fields: Fields<'_, '_, '_>, file: FileId) -> Option<Common> {
    let header = header(&mut fields, file);
    let version = fields.required("version", version);
    let language = fields.required("language", language);
    let title = title(&mut fields, header.as_ref());
    let universe = fields.list("universe", universe);
    let defaults = fields.optional("defaults", defaults);
    let themes = fields.list("themes", labelled);
    let waves = fields.list("waves", labelled);
    let codelists = fields.list("codelists", codelist);
    let variables = fields.list("variables", variable);
    let indicators = fields.list("indicators", indicator);
    let instruments = fields.list("instruments", instrument);
    let standard_populations = fields.list("standard-populations", standard_population);
    let reserved = fields.list("reserved", id);
    let breaks = fields.list("breaks", series_break);
    let accept = fields.list("accept", accept);
    fields.finish();
    Some(Common {
        header: header?,
        version: version?,
        language: language.unwrap_or(Lang::Fr),
        title: title?,
        universe,
        defaults: defaults.unwrap_or_else(without_defaults),
        themes,
        waves,
        codelists,
        variables,
        indicators,
        instruments,
        standard_populations,
        reserved,
        breaks,
        accept,
    })
}

/// What holds where `defaults:` says nothing.
fn without_defaults() -> Defaults {
    Defaults {
        observes: Observes::Person,
        from: SourceKind::Survey,
        every: Every::Year,
        publish: Publish::default(),
    }
}

fn defaults(node: &Node, reader: &mut Reader<'_>) -> Option<Defaults> {
    let unsaid = without_defaults();
    let mut fields = Fields::open(node, reader)?;
    let observes = fields.optional("observes", word(Observes::WORDS));
    let from = fields.optional("from", word(SourceKind::WORDS));
    let every = fields.optional("every", word(Every::WORDS));
    let publish = fields.optional("publish", publish);
    fields.finish();
    Some(Defaults {
        observes: observes.unwrap_or(unsaid.observes),
        from: from.unwrap_or(unsaid.from),
        every: every.unwrap_or(unsaid.every),
        publish: publish.unwrap_or_default(),
    })
}

fn universe(node: &Node, reader: &mut Reader<'_>) -> Option<Universe> {
    let mut fields = Fields::open(node, reader)?;
    let unit = fields.required("unit", name);
    let total = fields.required("total", integer);
    let as_of = fields.optional("as-of", name);
    let source = fields.optional("source", text);
    fields.finish();
    Some(Universe {
        unit: unit?,
        total: total?,
        as_of,
        source,
    })
}

fn instrument(node: &Node, reader: &mut Reader<'_>) -> Option<Instrument> {
    let mut fields = Fields::open(node, reader)?;
    let (id, label) = fields.identity();
    fields.question();
    let holder = fields.optional("holder", text);
    let licence = fields.optional("licence", text);
    let reproduce = fields.optional("reproduce", boolean).unwrap_or(true);
    fields.finish();
    Some(Instrument {
        id: id?,
        label: label?,
        holder,
        licence,
        reproduce,
    })
}

fn standard_population(node: &Node, reader: &mut Reader<'_>) -> Option<StandardPopulation> {
    let mut fields = Fields::open(node, reader)?;
    let id = fields.required("id", id);
    let by = fields.required_list("by", reference);
    let shares = fields.required_list("shares", decimal);
    let source = fields.required("source", text);
    fields.finish();
    Some(StandardPopulation {
        id: id?,
        by,
        shares,
        source: source?,
    })
}
