//! Figures beside their breaks of series.
//!
//! In: figures in the order of their keys. Out: on each, the breaks between it and the figure before it in its series: `B`
//! of SDMX is said of an observation whose content or method is not that of the one before. The one before is that of the
//! period before, even where these exports do not hold it: what is marked does not depend on how far back they go. Where
//! they hold an older one and nothing since, it is that one: a series that misses the period of a break does not lose it.

use std::collections::BTreeMap;

use crate::figure::{Figure, FigureKey};
use crate::period::Period;
use crate::plan::Plan;

/// Marks `figures`, in the order of their keys.
pub(super) fn mark_breaks(plan: &Plan, figures: &mut [Figure]) {
    let mut last: BTreeMap<FigureKey, Period> = BTreeMap::new();
    for figure in figures {
        let indicator = plan.indicator(figure.key.indicator);
        if indicator.breaks.is_empty() {
            continue;
        }
        let period = figure.key.period;
        let mut series = figure.key.clone();
        series.period = Period::holding(0, indicator.every);
        let before = last.insert(series, period);
        let before = before.unwrap_or_else(|| period.previous());
        figure.breaks = indicator.breaks_since(before, period);
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::aggregate;
    use crate::collection::Collection;
    use crate::derive::fixture::{association, indicator, plan, series_break, table};
    use crate::diagnostic::Diagnostics;
    use crate::plan::Measure;

    /// The years, from 2025, of which the sector's figure is marked, given those in which each association has a row.
    fn marked(breaks: &[&str], years: &[&[i32]]) -> Vec<(String, Option<usize>)> {
        let mut plan = plan();
        indicator(&mut plan, Measure::Count, &[]);
        plan.indicators[0].breaks = breaks.iter().map(|from| series_break(from)).collect();
        let tables = years.iter().enumerate().map(|(at, years)| {
            let own = association(&mut plan, &format!("a{at}"));
            let mut table = table(own, &[]);
            let months = years.iter().map(|year| year * 12);
            table.months = months.collect();
            table.moments = vec![0; years.len()];
            table.waves = vec![None; years.len()];
            let respondents = (0..years.len() as u64).map(crate::observation::Respondent::Numbered);
            table.respondents = respondents.collect();
            table
        });
        let collection = Collection {
            tables: tables.collect(),
            ..Collection::default()
        };
        let cells = aggregate(&plan, &collection, &mut Diagnostics::default()).unwrap();
        let figures =
            crate::estimate::estimate(&plan, &cells, crate::statistics::Confidence::default());
        let marked = figures.iter().filter(|figure| !figure.breaks.is_empty());
        marked
            .map(|it| (it.key.period.to_string(), it.key.association.map(|id| id.0)))
            .collect()
    }

    fn of(marked: &[(String, Option<usize>)]) -> Vec<(&str, Option<usize>)> {
        let marked = marked.iter();
        marked
            .map(|(year, whose)| (year.as_str(), *whose))
            .collect()
    }

    #[test]
    fn the_first_figure_after_a_break_is_marked_in_every_series() {
        let years: [&[i32]; 2] = [&[2025, 2026, 2027], &[2025, 2027]];
        // The second association has nothing in the year of the break: its series has it all the same.
        assert_eq!(
            of(&marked(&["2026"], &years)),
            [("2026", None), ("2026", Some(0)), ("2027", Some(1))]
        );
        let all = [
            ("2026", None),
            ("2026", Some(0)),
            ("2027", None),
            ("2027", Some(0)),
            ("2027", Some(1)),
        ];
        assert_eq!(of(&marked(&["2026-07"], &years)), all);
        // Nothing before the break in these exports: what is marked is the period of the break, and no other.
        assert_eq!(
            of(&marked(&["2025"], &years[1..])),
            [("2025", None), ("2025", Some(0))]
        );
        assert_eq!(
            of(&marked(&["2024", "2028", "2027-01"], &[&[2025, 2026]])),
            []
        );
    }
}
