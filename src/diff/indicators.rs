//! Indicators laid out: defaults applied, conditions in normal form, names those of the new version.

use std::collections::BTreeSet;

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::referential::{
    Also, Attribution, Defaults, Direction, Indicator, Keep, Level, Measure, Name, Plausible,
    Publish, Reference, Status, Written,
};
use crate::source_text::Place;

use super::aspect::Aspect;
use super::conditions::{Naming, formula};
use super::facets::Facets;
use super::version::{Owned, Version};

/// The respects in which an indicator may take a default of the programme, with the key of `defaults`.
pub(super) const DEFAULTED: &[(Aspect, &str)] = &[
    (Aspect::Observes, "observes"),
    (Aspect::From, "from"),
    (Aspect::Every, "every"),
    (Aspect::Persons, "publish"),
    (Aspect::Associations, "publish"),
    (Aspect::Dominance, "publish"),
    (Aspect::Step, "publish"),
];

/// Thresholds where neither the indicator nor the programme writes any.
const UNSAID: [i64; 3] = [11, 3, 85];

/// An indicator in facets, its second statistics left out.
pub(super) fn facets(version: &Version<'_>, owned: &Owned<'_, Indicator>) -> Facets {
    let (owner, naming) = (owned.owner, version.naming(owned.owner));
    let mut facets = Facets::default();
    let Indicator {
        // Ids pair the indicators; so does what they replace.
        id,
        replaces: _,
        label,
        definition,
        theme,
        status,
        level,
        direction,
        observes,
        from,
        unit,
        population,
        among,
        measure,
        disaggregate,
        standardise,
        waves,
        // What was told of reading, and is no meaning.
        all_waves: _,
        one_per,
        every,
        // Statistics of their own: see [`also`].
        also: _,
        references,
        plausible,
        standards,
        strict,
        attribution,
        publish,
        minimal_change,
        question,
        note,
    } = owned.thing;
    let at = |key| version.places.key(id.place, key);
    // A default is written among those of the programme, where it is written.
    let or_default = |written: bool, key| {
        let common = version.common.header.id.place;
        if written {
            at(key)
        } else {
            version.places.top(common, "defaults")
        }
    };
    let Defaults {
        observes: usual_observes,
        from: usual_from,
        every: usual_every,
        publish: usual_publish,
    } = &version.common.defaults;

    facets.text(Aspect::Label, Some(label), at("label"));
    facets.text(Aspect::Definition, Some(definition), at("definition"));
    facets.plain(
        Aspect::Theme,
        theme.as_ref().map(|it| it.value.clone()),
        at("theme"),
    );
    let word = |word: Option<&'static str>| word.map(str::to_owned);
    facets.plain(Aspect::Status, word(status.map(Status::word)), at("status"));
    facets.plain(Aspect::Level, word(level.map(Level::word)), at("level"));
    facets.plain(
        Aspect::Direction,
        word(direction.map(Direction::word)),
        at("direction"),
    );
    let is_observes = observes.unwrap_or(*usual_observes).word();
    let place = or_default(observes.is_some(), "observes");
    facets.plain(Aspect::Observes, word(Some(is_observes)), place);
    let is_from = from.unwrap_or(*usual_from).word();
    let place = or_default(from.is_some(), "from");
    facets.plain(Aspect::From, word(Some(is_from)), place);
    let is_every = every.unwrap_or(*usual_every).word();
    let place = or_default(every.is_some(), "every");
    facets.plain(Aspect::Every, word(Some(is_every)), place);
    facets.plain(
        Aspect::Unit,
        unit.as_ref().map(|it| spaced(&it.value)),
        at("unit"),
    );
    facets.text(Aspect::Population, population.as_ref(), at("population"));
    let eligible = among.as_ref().map(|among| {
        let words = version.condition_words(owner, among);
        (formula(among, &naming), words)
    });
    facets.condition(Aspect::Among, eligible, at("among"));
    put_measure(version, owned.owner, measure.as_ref(), &mut facets);
    for crossing in disaggregate {
        put_crossing(crossing, &naming, &mut facets);
    }
    for population in standardise {
        let id = &population.value;
        let value = (id.clone(), said::ticked(id));
        facets.one(Aspect::Standardised, id, value, population.place);
    }
    for wave in waves {
        let value = (wave.value.clone(), said::ticked(&wave.value));
        facets.one(Aspect::Wave, &wave.value, value, wave.place);
    }
    facets.plain(Aspect::OnePer, word(one_per.map(Keep::word)), at("one-per"));
    for reference in references {
        put_reference(reference, &mut facets);
    }
    put_plausible(plausible.as_ref(), at("plausible"), &mut facets);
    for (scheme, code) in standards {
        let shown = format!("{scheme} {code}");
        let value = (shown.clone(), said::ticked(&shown));
        facets.one(Aspect::Standard, &shown, value, at("standards"));
    }
    facets.flag(Aspect::Strict, *strict, at("comparability"));
    facets.plain(
        Aspect::Attribution,
        word(attribution.map(Attribution::word)),
        at("attribution"),
    );
    put_publish(
        publish,
        usual_publish,
        at("publish"),
        &or_default,
        &mut facets,
    );
    facets.number(
        Aspect::MinimalChange,
        minimal_change.as_ref().map(|it| it.value),
        at("minimal-change"),
    );
    facets.text(Aspect::Question, question.as_ref(), at("question"));
    facets.text(Aspect::Note, note.as_ref(), at("note"));
    facets
}

/// A second statistic in facets; it shares the rest with its indicator, where that is compared.
pub(super) fn also(version: &Version<'_>, owned: &Owned<'_, Indicator>, also: &Also) -> Facets {
    let mut facets = Facets::default();
    let Also {
        id,
        label,
        measure,
        unit,
        direction,
    } = also;
    let at = |key| version.places.key(id.place, key);
    facets.text(Aspect::Label, Some(label), at("label"));
    put_measure(version, owned.owner, measure.as_ref(), &mut facets);
    let unit = unit.as_ref().or(owned.thing.unit.as_ref());
    facets.plain(Aspect::Unit, unit.map(|it| spaced(&it.value)), at("unit"));
    let direction = direction.or(owned.thing.direction);
    facets.plain(
        Aspect::Direction,
        direction.map(|it| it.word().to_owned()),
        at("direction"),
    );
    facets
}

/// A unit as it is compared: typography aside.
fn spaced(unit: &str) -> String {
    crate::matching::normal_form(unit).into_owned()
}

fn put_measure(
    version: &Version<'_>,
    owner: super::version::Owner<'_>,
    measure: Option<&Written<Measure>>,
    facets: &mut Facets,
) {
    let Some(Written { value, place }) = measure else {
        return;
    };
    let naming = version.naming(owner);
    let words = version.measure_words(owner, value);
    facets.shown(Aspect::Measure, word(value).to_owned(), words, *place);
    let variable = |aspect, name: &Name, facets: &mut Facets| {
        let words = said::ticked(&name.value);
        facets.shown(aspect, naming.variable(&name.value), words, name.place);
    };
    match value {
        Measure::Count | Measure::Distinct => {}
        Measure::Sum(of)
        | Measure::Mean(of)
        | Measure::Median(of)
        | Measure::Nps(of)
        | Measure::Distribution(of) => variable(Aspect::Numerator, of, facets),
        Measure::Share { of, base } => {
            let both = [
                (Aspect::Numerator, Some(of)),
                (Aspect::Denominator, base.as_ref()),
            ];
            for (aspect, condition) in both {
                let Some(condition) = condition else { continue };
                let words = version.condition_words(owner, condition);
                let value = Some((formula(condition, &naming), words));
                facets.condition(aspect, value, condition.place);
            }
        }
        Measure::Ratio { of, over, times } => {
            variable(Aspect::Numerator, of, facets);
            variable(Aspect::Denominator, over, facets);
            let written = times.as_ref();
            let times = written.map_or(Decimal::whole(1), |it| it.value);
            let place = written.map_or(*place, |it| it.place);
            facets.number(Aspect::Times, Some(times), place);
        }
    }
}

fn word(measure: &Measure) -> &'static str {
    match measure {
        Measure::Count => "count",
        Measure::Distinct => "distinct",
        Measure::Sum(_) => "sum",
        Measure::Share { .. } => "share",
        Measure::Ratio { .. } => "ratio",
        Measure::Mean(_) => "mean",
        Measure::Median(_) => "median",
        Measure::Nps(_) => "nps",
        Measure::Distribution(_) => "distribution",
    }
}

/// A crossing is the same whatever the order of its variables.
fn put_crossing(crossing: &[Name], naming: &dyn Naming, facets: &mut Facets) {
    let Some(first) = crossing.first() else {
        return;
    };
    let parts: BTreeSet<String> = crossing
        .iter()
        .map(|name| naming.variable(&name.value))
        .collect();
    let parts: Vec<String> = parts.into_iter().collect();
    let key = parts.join(" × ");
    let shown: Vec<&str> = crossing.iter().map(|name| name.value.as_str()).collect();
    let value = (key.clone(), said::ticked(&shown.join(" × ")));
    facets.one(Aspect::Disaggregation, &key, value, first.place);
}

/// One role in one period is one reference: its value may change.
fn put_reference(reference: &Reference, facets: &mut Facets) {
    let Reference {
        role,
        value,
        period,
        source,
    } = reference;
    let name = format!("{} {}", role.word(), period.value);
    let shown = value.value.to_string();
    let words = said::ticked(&shown);
    facets.one(Aspect::Reference, &name, (shown, words), value.place);
    // Where it was read is for readers.
    let mut facet = super::facets::facet(
        Aspect::Because,
        super::facets::Meaning::Words(source.clone()),
        said::quoted(source),
        value.place,
    );
    facet.item = Some(said::ticked(&name));
    facets.put(&name, facet);
}

/// Plausible values, of an indicator or of a variable.
pub(super) fn put_plausible(written: Option<&Plausible>, place: Place, facets: &mut Facets) {
    let Some(Plausible { bounds, warn_above }) = written else {
        return;
    };
    let crate::referential::Bounds { min, max } = bounds;
    let shown = |bound: &Option<Written<Decimal>>| bound.as_ref().map(|it| it.value.to_string());
    let parts = [
        ("min", shown(min)),
        ("max", shown(max)),
        ("warn-above", shown(warn_above)),
    ];
    let parts = parts
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key} {}", value?)));
    let parts: Vec<String> = parts.collect();
    let key = parts.join(", ");
    let words = Text::same(&key);
    facets.shown(Aspect::Plausible, key, words, place);
}

/// Thresholds as they apply: the stricter of the indicator's and the programme's.
fn put_publish(
    own: &Publish,
    usual: &Publish,
    place: Place,
    or_default: &dyn Fn(bool, &'static str) -> Place,
    facets: &mut Facets,
) {
    let Publish {
        persons,
        associations,
        dominance,
        step,
        bins,
    } = own;
    let [most, few, large] = UNSAID;
    let count = |own: &Option<Written<i64>>, usual: &Option<Written<i64>>, unsaid: i64, up| {
        let usual = usual.as_ref().map_or(unsaid, |it| it.value);
        let floor = if up {
            usual.max(unsaid)
        } else {
            usual.min(unsaid)
        };
        let stricter = own.as_ref().map(|it| it.value);
        let stricter = stricter.filter(|own| if up { *own > floor } else { *own < floor });
        let shown = stricter.unwrap_or(floor).to_string();
        (Some(shown), or_default(stricter.is_some(), "publish"))
    };
    let (value, at) = count(persons, &usual.persons, most, true);
    facets.plain(Aspect::Persons, value, at);
    let (value, at) = count(associations, &usual.associations, few, true);
    facets.plain(Aspect::Associations, value, at);
    let (value, at) = count(dominance, &usual.dominance, large, false);
    facets.plain(Aspect::Dominance, value, at);
    let at = or_default(step.is_some(), "publish");
    let step = step.as_ref().or(usual.step.as_ref());
    facets.number(Aspect::Step, step.map(|it| it.value), at);
    // Those of the defaults are not inherited.
    if !bins.is_empty() {
        let bounds: Vec<String> = bins.iter().map(|it| it.value.to_string()).collect();
        facets.plain(Aspect::Bins, Some(bounds.join(", ")), place);
    }
}
