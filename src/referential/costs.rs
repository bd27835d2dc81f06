//! Tables of unit costs, and what they value.

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::referential::{Header, Name, Paid, Per, Written};
use crate::source_text::{FileId, Place};
use crate::yaml::Node;

use super::collections::filled_list;
use super::fields::Fields;
use super::header::{header, language};
use super::ids::{code, reference};
use super::reader::Reader;
use super::scalar::{decimal, name, version, word};
use super::text::text;

/// A table of unit costs.
#[derive(Clone, Debug)]
pub struct Costs {
    /// File and id.
    pub header: Header,
    /// Its version.
    pub version: Option<Written<semver::Version>>,
    /// The currency of all its amounts; absent where it lacks, which was told.
    pub currency: Option<Name>,
    /// The costs.
    pub costs: Vec<Cost>,
    /// What is valued.
    pub valued: Vec<Valued>,
}

/// Low, central and high.
#[derive(Clone, Debug)]
pub struct Spread {
    /// Low.
    pub low: Written<Decimal>,
    /// Central.
    pub central: Written<Decimal>,
    /// High.
    pub high: Written<Decimal>,
}

impl Spread {
    /// What stands for a spread that could not be read.
    fn nothing(place: Place) -> Self {
        let zero = || Written {
            value: Decimal::whole(0),
            place,
        };
        Self {
            low: zero(),
            central: zero(),
            high: zero(),
        }
    }
}

/// One unit cost.
#[derive(Clone, Debug)]
pub struct Cost {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// Who bears it, and what it counts and leaves out.
    pub scope: Text,
    /// Its unit.
    pub unit: Text,
    /// Of what one it is; absent where it could not be read, which was told.
    pub per: Option<Written<Per>>,
    /// Whether it is borne every year, or once; absent where it could not be read, which was told.
    pub paid: Option<Paid>,
    /// Its spread.
    pub spread: Spread,
    /// Year of the estimate.
    pub year: Name,
    /// Year of the prices.
    pub price_base: Name,
    /// Where it was read.
    pub source: Text,
    /// Costs it may not be added to.
    pub exclusive_with: Vec<Name>,
}

/// An indicator valued by a cost.
#[derive(Clone, Debug)]
pub struct Valued {
    /// The indicator.
    pub indicator: Name,
    /// The cost.
    pub cost: Name,
    /// The wave whose figure is valued.
    pub wave: Option<Name>,
    /// The codes of a distribution that are valued.
    pub codes: Vec<Name>,
    /// The part that is valued: codes of variables that split the indicator.
    pub part: Vec<(Name, Vec<Name>)>,
    /// For how many years; none for what is paid once.
    pub years: Option<Spread>,
    /// Percent of the numerator attributed.
    pub attributed: Spread,
    /// Percent that would have known the effect anyway, where what is attributed does not say it already.
    pub deadweight: Option<Spread>,
    /// What the part attributed rests on.
    pub because: Text,
}

/// The keys of a table of costs, after `referential` and `format`.
pub(super) fn costs(mut fields: Fields<'_, '_, '_>, file: FileId) -> Option<Costs> {
    let header = header(&mut fields, file);
    let version = fields.optional("version", version);
    fields.optional("language", language);
    let currency = fields.required("currency", name);
    let costs = fields.required_list("costs", cost);
    let valued = fields.list("valued", valued);
    fields.finish();
    Some(Costs {
        header: header?,
        version,
        currency,
        costs,
        valued,
    })
}

fn cost(node: &Node, reader: &mut Reader<'_>) -> Option<Cost> {
    let mut fields = Fields::open(node, reader)?;
    let (id, label) = fields.identity();
    fields.note();
    let scope = fields.required("scope", text);
    let unit = fields.required("unit", text);
    let per = fields.required("per", |node, reader| {
        let value = word(Per::WORDS)(node, reader)?;
        let place = node.place;
        Some(Written { value, place })
    });
    let paid = fields.required("paid", word(Paid::WORDS));
    let spread = spread_of(&mut fields);
    let year = fields.required("year", name);
    let price_base = fields.required("price-base", name);
    let source = fields.required("source", text);
    let exclusive_with: Vec<Name> = fields.list("exclusive-with", reference);
    fields.finish();
    let id = id?;
    // What lacks was told: the cost stays, so that what names it is not said to name nothing.
    let unsaid = || Text::same("");
    Some(Cost {
        label: label?,
        scope: scope.unwrap_or_else(unsaid),
        unit: unit.unwrap_or_else(unsaid),
        per,
        paid,
        spread: spread.unwrap_or_else(|| Spread::nothing(id.place)),
        year: year.unwrap_or_else(|| id.clone()),
        price_base: price_base.unwrap_or_else(|| id.clone()),
        source: source.unwrap_or_else(unsaid),
        exclusive_with,
        id,
    })
}

fn valued(node: &Node, reader: &mut Reader<'_>) -> Option<Valued> {
    let mut fields = Fields::open(node, reader)?;
    let indicator = fields.required("indicator", reference);
    let cost = fields.required("cost", reference);
    let wave = fields.optional("wave", reference);
    let codes = fields.list("codes", code);
    let part = fields.pairs("part", |node, reader| filled_list(node, reader, code));
    // What lacks was told: what is valued stays, so that it is not said to have no years, nor its cost to serve nothing.
    let kept = |node: &Node, reader: &mut Reader<'_>| {
        Some(spread(node, reader).unwrap_or_else(|| Spread::nothing(node.place)))
    };
    let years = fields.optional("years", kept);
    let attributed = fields.required("attributed", kept);
    let deadweight = fields.optional("deadweight", kept);
    let because = fields.required("because", text);
    fields.finish();
    let cost = cost?;
    let attributed = attributed.unwrap_or_else(|| Spread::nothing(cost.place));
    Some(Valued {
        indicator: indicator?,
        cost,
        wave,
        codes,
        part,
        years,
        attributed,
        deadweight,
        because: because.unwrap_or_else(|| Text::same("")),
    })
}

fn spread(node: &Node, reader: &mut Reader<'_>) -> Option<Spread> {
    let mut fields = Fields::open(node, reader)?;
    let spread = spread_of(&mut fields);
    fields.finish();
    spread
}

fn spread_of(fields: &mut Fields<'_, '_, '_>) -> Option<Spread> {
    let low = fields.required("low", decimal);
    let central = fields.required("central", decimal);
    let high = fields.required("high", decimal);
    Some(Spread {
        low: low?,
        central: central?,
        high: high?,
    })
}
