//! Breaks of series: from when on the figures of an indicator do not compare with those before, and why.

use std::ops::Range;

use super::Indicator;
use crate::i18n::Text;
use crate::period::Period;
use crate::source_text::Place;

/// A break of series.
#[derive(Clone, Debug)]
pub struct SeriesBreak {
    /// The first period after it: the break is at its start, whatever the rhythm of the indicator.
    pub from: Period,
    /// Why.
    pub because: Text,
    /// Where it is declared.
    pub place: Place,
}

impl SeriesBreak {
    /// Whether it falls inside `period`, which then holds days on both sides.
    pub fn is_inside(&self, period: Period) -> bool {
        let month = self.from.first_month();
        period.first_month() < month && month <= period.last_month()
    }
}

impl Indicator {
    /// The breaks, by position, that keep a figure of `period` from being compared with that of `before` in its series:
    /// those after the start of `before` and not after the end of `period`. One that falls inside `before` is among
    /// them: that figure mixes what is on both sides.
    pub fn breaks_since(&self, before: Period, period: Period) -> Range<usize> {
        self.breaks_until(before.first_month())..self.breaks_until(period.last_month())
    }

    /// The breaks, by position, of which every pair that a break keeps out of a change of `period` stands on both sides of
    /// one: the last before it, and those inside it.
    pub fn breaks_across(&self, period: Period) -> Range<usize> {
        let before = self.breaks_until(period.first_month());
        before.saturating_sub(1)..self.breaks_until(period.last_month())
    }

    /// How many breaks are at the start of `month` or before.
    fn breaks_until(&self, month: i32) -> usize {
        self.breaks
            .partition_point(|it| it.from.first_month() <= month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::{indicator, plan, series_break};
    use crate::plan::Measure;

    fn broken(breaks: &[&str]) -> Indicator {
        let mut plan = plan();
        indicator(&mut plan, Measure::Count, &[]);
        plan.indicators[0].breaks = breaks.iter().map(|from| series_break(from)).collect();
        plan.indicators.remove(0)
    }

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn a_break_is_between_two_figures_it_keeps_apart() {
        let indicator = broken(&["2026", "2027-07"]);
        let since = |before, of| indicator.breaks_since(period(before), period(of));
        for (before, of, breaks) in [
            ("2024", "2025", 0..0),
            ("2025", "2026", 0..1),
            // The second falls inside 2027, which follows and precedes figures that do not mix.
            ("2026", "2027", 1..2),
            ("2027", "2028", 1..2),
            ("2028", "2029", 2..2),
            ("2024", "2030", 0..2),
            ("2027-S1", "2027-S2", 1..2),
            ("2027-S2", "2028-S1", 2..2),
            ("2027-Q3", "2027-Q4", 2..2),
            ("2025-12", "2026-01", 0..1),
            ("2026-01", "2026-02", 1..1),
        ] {
            assert_eq!(since(before, of), breaks, "{before} {of}");
        }
        let inside = |of| indicator.breaks[1].is_inside(period(of));
        assert_eq!(
            ["2026", "2027", "2027-S2", "2028"].map(inside),
            [false, true, false, false]
        );
    }

    #[test]
    fn the_fewest_breaks_that_may_part_a_pair() {
        let indicator = broken(&["2024", "2026", "2027-07"]);
        let across = |of| indicator.breaks_across(period(of));
        assert_eq!(across("2023"), 0..0);
        assert_eq!(across("2024"), 0..1);
        assert_eq!(across("2026"), 1..2);
        assert_eq!(across("2027"), 1..3);
        assert_eq!(across("2028"), 2..3);
    }
}
