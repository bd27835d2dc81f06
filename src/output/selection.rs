//! Which rows are shown. A selection only hides rows: what may be read was settled for the whole plan before,
//! or two selections could be subtracted from one another.

use std::collections::BTreeSet;

use crate::i18n::{Said, output as said};
use crate::matching::nearest;
use crate::period::Period;
use crate::plan::{IndicatorId, Plan, VariableId};
use crate::release::{Release, Row};

/// The rows to show.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Indicators; all where empty.
    indicators: BTreeSet<IndicatorId>,
    /// Periods, with those inside them; all where empty.
    periods: Vec<Period>,
    /// Disaggregations besides the totals; none where nothing was asked.
    by: Option<By>,
}

/// Disaggregations, besides the totals.
#[derive(Clone, Debug)]
enum By {
    /// All of them.
    All,
    /// Sets of variables.
    These(BTreeSet<BTreeSet<VariableId>>),
}

/// A release of which some rows are hidden.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What is left to show.
    pub release: Release,
    /// Rows hidden for being split, that would be shown otherwise.
    pub splits_hidden: usize,
}

impl Selection {
    /// Reads names as typed: indicators, periods, and disaggregations as `a`, `a*b` or `all`.
    ///
    /// # Errors
    /// The sentence to show where a name is not known.
    pub fn parse(
        plan: &Plan,
        indicators: &[String],
        periods: &[String],
        by: &[String],
    ) -> Result<Self, Said> {
        let indicators = indicators.iter().map(|name| indicators_of(plan, name));
        let periods = periods
            .iter()
            .map(|text| Period::parse(text).ok_or_else(|| said::unknown_period(text)));
        Ok(Self {
            indicators: indicators
                .collect::<Result<Vec<_>, _>>()?
                .into_iter()
                .flatten()
                .collect(),
            periods: periods.collect::<Result<_, _>>()?,
            by: disaggregations(plan, by)?,
        })
    }

    /// Shows every disaggregation where none was asked for: what a machine wants.
    #[must_use]
    pub fn or_everything(mut self) -> Self {
        self.by.get_or_insert(By::All);
        self
    }

    /// Hides what is not selected.
    pub fn apply(&self, mut release: Release) -> Shown {
        release.rows.retain(|row| self.speaks_of(row));
        let before = release.rows.len();
        release.rows.retain(|row| self.splits(row));
        Shown {
            splits_hidden: before - release.rows.len(),
            release,
        }
    }

    fn speaks_of(&self, row: &Row) -> bool {
        let indicator = self.wants(row.key.indicator);
        let period = self.periods.is_empty()
            || self
                .periods
                .iter()
                .any(|period| period.holds(row.key.period));
        indicator && period
    }

    fn splits(&self, row: &Row) -> bool {
        let variables: Vec<VariableId> = row.key.splits.iter().map(|(id, _)| *id).collect();
        variables.is_empty() || self.splits_by(&variables)
    }

    /// Whether indicators were named.
    pub(crate) fn names_indicators(&self) -> bool {
        !self.indicators.is_empty()
    }

    /// Whether this indicator is shown.
    pub(crate) fn wants(&self, indicator: IndicatorId) -> bool {
        self.indicators.is_empty() || self.indicators.contains(&indicator)
    }

    /// Whether this disaggregation is shown.
    pub(super) fn splits_by(&self, variables: &[VariableId]) -> bool {
        match &self.by {
            None => false,
            Some(By::All) => true,
            Some(By::These(these)) => these.contains(&variables.iter().copied().collect()),
        }
    }
}

/// An indicator, and the second statistics that stand under it.
fn indicators_of(plan: &Plan, name: &str) -> Result<Vec<IndicatorId>, Said> {
    let ids = || plan.indicators.iter().map(|it| it.id.as_str());
    if !ids().any(|id| id == name) {
        return Err(said::unknown_indicator(name, nearest(name, ids())));
    }
    let under = |id: &str| {
        id.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    Ok(plan
        .indicators()
        .filter(|(_, it)| under(&it.id))
        .map(|(id, _)| id)
        .collect())
}

fn disaggregations(plan: &Plan, names: &[String]) -> Result<Option<By>, Said> {
    if names.is_empty() {
        return Ok(None);
    }
    if names.iter().any(|name| name == "all") {
        return Ok(Some(By::All));
    }
    let known: BTreeSet<(String, BTreeSet<VariableId>)> = plan
        .indicators
        .iter()
        .flat_map(|it| &it.disaggregations)
        .map(|variables| {
            (
                name_of(plan, variables),
                variables.iter().copied().collect(),
            )
        })
        .collect();
    let find = |name: &String| {
        let parts: BTreeSet<&str> = name.split('*').map(str::trim).collect();
        let asked = known
            .iter()
            .find(|(known, _)| known.split('*').collect::<BTreeSet<_>>() == parts);
        asked.map(|(_, set)| set.clone()).ok_or_else(|| {
            let near = nearest(name, known.iter().map(|(known, _)| known.as_str()));
            let all: BTreeSet<&str> = known.iter().map(|(known, _)| known.as_str()).collect();
            said::unknown_disaggregation(name, near, &all)
        })
    };
    Ok(Some(By::These(
        names.iter().map(find).collect::<Result<_, _>>()?,
    )))
}

/// `sexe*tranche-age`, as the command line writes it.
fn name_of(plan: &Plan, variables: &[VariableId]) -> String {
    let ids: Vec<&str> = variables
        .iter()
        .map(|id| plan.variable(*id).id.as_str())
        .collect();
    ids.join("*")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;
    use crate::release::Audience;

    fn parse(indicators: &[&str], periods: &[&str], by: &[&str]) -> Result<Selection, Said> {
        let owned = |texts: &[&str]| texts.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
        Selection::parse(
            &sample::plan(),
            &owned(indicators),
            &owned(periods),
            &owned(by),
        )
    }

    /// How many rows are shown, and how many are hidden for being split.
    fn counts(selection: &Selection) -> (usize, usize) {
        let shown = selection.apply(sample::release(Audience::Public));
        (shown.release.rows.len(), shown.splits_hidden)
    }

    #[test]
    fn an_indicator_comes_with_what_stands_under_it() {
        assert_eq!(counts(&parse(&["sorties"], &[], &[]).unwrap()), (2, 4));
        assert_eq!(
            counts(&parse(&["sorties.duree"], &[], &[]).unwrap()),
            (1, 0)
        );
        assert_eq!(
            counts(&parse(&["bien-etre", "destinations"], &[], &[]).unwrap()),
            (4, 0)
        );
    }

    #[test]
    fn a_period_comes_with_those_inside_it() {
        assert_eq!(counts(&parse(&[], &["2025"], &["all"]).unwrap()), (10, 0));
        assert_eq!(counts(&parse(&[], &["2025-T3"], &["all"]).unwrap()), (6, 0));
        assert_eq!(counts(&parse(&[], &["2025-S1"], &["all"]).unwrap()), (0, 0));
    }

    #[test]
    fn disaggregations_come_beside_totals() {
        assert_eq!(counts(&parse(&[], &[], &[]).unwrap()), (6, 4));
        assert_eq!(counts(&parse(&[], &[], &["sexe"]).unwrap()), (9, 1));
        let crossed = parse(&[], &[], &["tranche-age*sexe"]).unwrap();
        assert_eq!(counts(&crossed), (7, 3));
        assert_eq!(counts(&parse(&[], &[], &["all"]).unwrap()), (10, 0));
        assert_eq!(
            counts(&parse(&[], &[], &[]).unwrap().or_everything()),
            (10, 0)
        );
        assert_eq!(counts(&crossed.or_everything()), (7, 3));
    }

    #[test]
    fn unknown_names_are_refused_with_the_nearest() {
        let help = |said: Result<Selection, Said>| said.unwrap_err().help.unwrap().en;
        assert_eq!(
            help(parse(&["sortie"], &[], &[])),
            "did you mean `sorties`?"
        );
        assert_eq!(help(parse(&[], &[], &["sex"])), "did you mean `sexe`?");
        assert_eq!(
            help(parse(&[], &[], &["departement"])),
            "disaggregations of the referential: `sexe`, `sexe*tranche-age`, `tranche-age`, or `all`"
        );
        assert!(help(parse(&[], &["2025-Q5"], &[])).contains("`2025-Q3`"));
    }
}
