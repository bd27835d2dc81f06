//! The common referential: what the sector agreed on.

use crate::decimal::Decimal;
use crate::i18n::Lang;
use crate::i18n::Text;
use crate::referential::{
    Accept, Break, Codelist, Edit, Every, Header, Indicator, Labelled, Name, Observes, Publish,
    SourceKind, Variable, Written,
};
use crate::source_text::FileId;
use crate::yaml::Node;

use super::codelist::{codelist, labelled};
use super::edit::edit;
use super::fields::Fields;
use super::header::{accept, header, language, series_break, title};
use super::ids::{id, own_id, reference};
use super::indicator::{indicator, publish};
use super::reader::Reader;
use super::scalar::{boolean, decimal, integer, name, version, word};
use super::text::text;
use super::variable::variable;

/// A sector's referential.
#[derive(Clone, Debug)]
pub struct Common {
    /// File and id.
    pub header: Header,
    /// Its own version; absent where it could not be read.
    pub version: Option<Written<semver::Version>>,
    /// Language of the texts written once.
    pub language: Lang,
    /// Its title, else its id.
    pub title: Text,
    /// What the sector counts, with date and source.
    pub universe: Vec<Universe>,
    /// Defaults of its indicators.
    pub defaults: Defaults,
    /// Themes, in order.
    pub themes: Vec<Labelled>,
    /// Waves, in order.
    pub waves: Vec<Labelled>,
    /// Codelists.
    pub codelists: Vec<Codelist>,
    /// Variables.
    pub variables: Vec<Variable>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Edits.
    pub edits: Vec<Edit>,
    /// Instruments under licence.
    pub instruments: Vec<Instrument>,
    /// Structures to standardise to.
    pub standard_populations: Vec<StandardPopulation>,
    /// Ids never used again.
    pub reserved: Vec<Name>,
    /// Breaks of series.
    pub breaks: Vec<Break>,
    /// Accepted diagnostics.
    pub accept: Vec<Accept>,
}

/// One line of `universe`.
#[derive(Clone, Debug)]
pub struct Universe {
    /// What is counted.
    pub unit: Name,
    /// How many.
    pub total: Written<i64>,
    /// Year or date of the count.
    pub as_of: Option<Name>,
    /// Where it was read.
    pub source: Option<Text>,
}

/// `defaults:` of the common referential.
#[derive(Clone, Debug)]
pub struct Defaults {
    /// Unit of observation.
    pub observes: Observes,
    /// Kind of source.
    pub from: SourceKind,
    /// Rhythm of publication.
    pub every: Every,
    /// Publication thresholds.
    pub publish: Publish,
}

/// An instrument.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// Who holds it.
    pub holder: Option<Text>,
    /// Under which licence.
    pub licence: Option<Text>,
    /// Whether its items may be written out.
    pub reproduce: bool,
    /// A note for readers.
    pub note: Option<Text>,
}

/// A structure to standardise to.
#[derive(Clone, Debug)]
pub struct StandardPopulation {
    /// Its id.
    pub id: Name,
    /// By which variables.
    pub by: Vec<Name>,
    /// The shares, in the order of the codes.
    pub shares: Vec<Written<Decimal>>,
    /// Where it was read.
    pub source: Text,
}

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
    let edits = fields.list("edits", edit);
    let instruments = fields.list("instruments", instrument);
    let standard_populations = fields.list("standard-populations", standard_population);
    let reserved = fields.list("reserved", id);
    let breaks = fields.list("breaks", series_break);
    let accept = fields.list("accept", accept);
    fields.finish();
    Some(Common {
        header: header?,
        version,
        language: language.unwrap_or(Lang::Fr),
        title: title?,
        universe,
        defaults: defaults.unwrap_or_else(without_defaults),
        themes,
        waves,
        codelists,
        variables,
        indicators,
        edits,
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
    let note = fields.note();
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
        note,
    })
}

fn standard_population(node: &Node, reader: &mut Reader<'_>) -> Option<StandardPopulation> {
    let mut fields = Fields::open(node, reader)?;
    let id = fields.required("id", own_id);
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
