//! The breaks of series that what is shown must be read with: why some figures do not compare with those before.

use std::collections::BTreeSet;

use crate::i18n::{Text, output as said};
use crate::plan::{Plan, SeriesBreak};
use crate::release::{Release, Row};
use crate::source_text::Place;

/// One note a break that marks a figure of `release`, or that keeps respondents of one from being compared, in the order
/// of the figures. A break of an indicator and of its `also` is told once.
pub fn notes(plan: &Plan, release: &Release) -> Vec<Text> {
    let mut told: BTreeSet<Place> = BTreeSet::new();
    let mut notes = Vec::new();
    for row in &release.rows {
        let label = &plan.indicator(row.key.indicator).label;
        for it in bearing(plan, row) {
            if told.insert(it.place) {
                notes.push(said::series_break(&it.from.text(), label, &it.because));
            }
        }
    }
    notes
}

/// The breaks that a row must be read with.
fn bearing<'a>(plan: &'a Plan, row: &Row) -> impl Iterator<Item = &'a SeriesBreak> {
    let indicator = plan.indicator(row.key.indicator);
    let apart = row
        .numbers()
        .filter(|numbers| numbers.kept_apart() > 0)
        .and_then(|_| {
            indicator
                .breaks
                .get(indicator.breaks_across(row.key.period))
        });
    let marking = row.breaks_in(plan).iter();
    apart.unwrap_or_default().iter().chain(marking)
}
