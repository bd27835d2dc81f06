//! What rules look at, as written, beside what it was resolved to.

use super::super::draft::{Draft, Owner};
use crate::plan::{AssociationId, Condition, Indicator, IndicatorId, Measure};
use crate::referential::{
    self, Also, Association, Common, Filling, Mapping, Name, Source, Written,
};
use crate::source_text::Place;

/// A published statistic: an indicator, or what stands under one.
#[derive(Clone, Copy)]
pub(super) struct Statistic<'w> {
    /// Whose it is.
    pub(super) owner: Owner,
    /// The indicator.
    pub(super) indicator: &'w referential::Indicator,
    /// The second statistic under it, where this is one.
    pub(super) also: Option<&'w Also>,
    /// What it was resolved to.
    pub(super) id: IndicatorId,
}

impl<'w> Statistic<'w> {
    /// Its measure as written.
    pub(super) fn measure(&self) -> Option<&'w Written<referential::Measure>> {
        match self.also {
            Some(also) => also.measure.as_ref(),
            None => self.indicator.measure.as_ref(),
        }
    }

    /// Where its unit is written; where its id is, when it has none of its own.
    pub(super) fn unit_place(&self) -> Place {
        let (unit, id) = match self.also {
            Some(also) => (also.unit.as_ref(), &also.id),
            None => (self.indicator.unit.as_ref(), &self.indicator.id),
        };
        unit.unwrap_or(id).place
    }

    /// What it was resolved to, where its measure and its population hold: else they were told.
    pub(super) fn resolved<'d>(&self, draft: &'d Draft<'_>) -> Option<&'d Indicator> {
        let resolved = &draft.indicators[self.id.0];
        let measure = self.measure()?;
        let counts = matches!(
            measure.value,
            referential::Measure::Count | referential::Measure::Distinct
        );
        let whole = matches!(resolved.measure, Measure::Count)
            == matches!(measure.value, referential::Measure::Count)
            || (counts && matches!(resolved.measure, Measure::Distinct));
        (whole && self.indicator.among.is_some() == resolved.among.is_some()).then_some(resolved)
    }

    /// Its numerator, and what it is a share of.
    pub(super) fn share<'d>(
        &self,
        draft: &'d Draft<'_>,
    ) -> Option<(&'w referential::Condition, Share<'d>)> {
        let resolved = self.resolved(draft)?;
        let referential::Measure::Share { of: written, .. } = &self.measure()?.value else {
            return None;
        };
        let Measure::Share { of, base } = &resolved.measure else {
            return None;
        };
        let among = resolved.among.as_ref();
        Some((
            written,
            Share {
                of,
                base: base.as_ref(),
                among,
            },
        ))
    }
}

/// A share, resolved.
#[derive(Clone, Copy)]
pub(super) struct Share<'d> {
    /// What counts.
    pub(super) of: &'d Condition,
    /// Among what.
    pub(super) base: Option<&'d Condition>,
    /// Of whom.
    pub(super) among: Option<&'d Condition>,
}

/// Every published statistic that has a name of its own, in order.
pub(super) fn statistics<'w>(
    draft: &Draft<'_>,
    common: &'w Common,
    associations: &[&'w Association],
) -> Vec<Statistic<'w>> {
    let own = associations.iter().enumerate();
    let own = own.flat_map(|(at, it)| {
        it.indicators
            .iter()
            .map(move |i| (Some(AssociationId(at)), i))
    });
    let all = common.indicators.iter().map(|it| (None, it)).chain(own);
    let mut found = Vec::new();
    for (owner, indicator) in all {
        let each = [None].into_iter().chain(indicator.also.iter().map(Some));
        for also in each {
            let (name, place) = match also {
                Some(also) => (
                    format!("{}.{}", indicator.id.value, also.id.value),
                    also.id.place,
                ),
                None => (indicator.id.value.clone(), indicator.id.place),
            };
            // The first of two of one name is the one that was resolved.
            let names = &draft.indicator_names;
            if names.place(owner, &name) == Some(place)
                && let Some(id) = names.get(owner, &name)
            {
                found.push(Statistic {
                    owner,
                    indicator,
                    also,
                    id,
                });
            }
        }
    }
    found
}

/// A mapping of a source that gives values.
#[derive(Clone, Copy)]
pub(super) struct Mapped<'w> {
    /// Whose it is.
    pub(super) association: AssociationId,
    /// Position of its source.
    pub(super) source_at: usize,
    /// Its source.
    pub(super) source: &'w Source,
    /// The mapping as written; none where `fill` gives it.
    pub(super) mapping: Option<&'w Mapping>,
    /// Its variable.
    pub(super) variable: &'w Name,
    /// The cells it declares, and their codes.
    pub(super) codes: &'w [(Name, Name)],
    /// Where the table of its cells is named: the recode, else the variable.
    pub(super) place: Place,
    /// Its headings, each with the code it stands for in a multiple choice.
    headings: Headings<'w>,
}

#[derive(Clone, Copy)]
enum Headings<'w> {
    One(&'w Name),
    Some(&'w [referential::Heading]),
    Boxes(&'w [(referential::Heading, Name)]),
}

impl<'w> Mapped<'w> {
    /// Its headings, each with the code it stands for in a multiple choice.
    pub(super) fn headings(&self) -> Vec<(&'w Name, Option<&'w Name>)> {
        match self.headings {
            Headings::One(name) => vec![(name, None)],
            Headings::Some(of) => of.iter().map(|it| (it.name(), None)).collect(),
            Headings::Boxes(of) => of
                .iter()
                .map(|(it, code)| (it.name(), Some(code)))
                .collect(),
        }
    }
}

/// Every mapping that reads columns, those of `fill` too.
pub(super) fn mapped<'w>(associations: &[&'w Association]) -> Vec<Mapped<'w>> {
    let mut found = Vec::new();
    for (at, association) in associations.iter().enumerate() {
        for (source_at, source) in association.sources.iter().enumerate() {
            let base = |variable: &'w Name, codes, place, headings, mapping| Mapped {
                association: AssociationId(at),
                source_at,
                source,
                mapping,
                variable,
                codes,
                place,
                headings,
            };
            for mapping in &source.habits.mappings {
                let name = &mapping.variable;
                match &mapping.filling {
                    Some(Filling::Columns {
                        headings, codes, ..
                    }) => {
                        let place = codes.first().map_or(name.place, |(cell, _)| cell.place);
                        found.push(base(
                            name,
                            codes,
                            place,
                            Headings::Some(headings),
                            Some(mapping),
                        ));
                    }
                    Some(Filling::Several { columns, .. }) => {
                        found.push(base(
                            name,
                            &[],
                            name.place,
                            Headings::Boxes(columns),
                            Some(mapping),
                        ));
                    }
                    _ => {}
                }
            }
            for fill in &source.habits.fill {
                let recode = fill.recode.as_ref().and_then(|name| {
                    let mut recodes = source.habits.recodes.iter();
                    recodes.find(|recode| recode.id.value == name.value)
                });
                let codes = recode.map_or(&[][..], |recode| recode.codes.as_slice());
                for (column, variable) in &fill.columns {
                    found.push(base(
                        variable,
                        codes,
                        variable.place,
                        Headings::One(column),
                        None,
                    ));
                }
            }
        }
    }
    found
}
