//! Whether more answered than a source says there are.
//!
//! In: the tables of one association, their respondents numbered. Out: a warning for each line of `sample:` whose
//! respondents of its period, at the wave that reached most of them, are more than were invited or eligible. What is
//! estimated from such a line would be wrong, so that none is: see `estimate::design`.

use std::collections::{BTreeMap, BTreeSet};

use super::counting::Counts;
use super::respondents::Numbered;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::aggregate as say;
use crate::observation::Table;
use crate::plan::{Plan, Sample, WaveId};

/// Tells the samples of the sources of `tables` that more answered.
pub(super) fn remark(
    plan: &Plan,
    tables: &[&Table],
    numbered: &Numbered,
    counted: &Counts,
    diagnostics: &mut Diagnostics,
) {
    for (table, respondents) in tables.iter().zip(&numbered.tables) {
        let association = plan.association(table.association);
        let source = plan.source(table.association, table.source);
        for sample in &source.samples {
            // Rows that are not held are each of a respondent of its own.
            let answered =
                answered(table, respondents, sample).max(reached(table, counted, sample));
            let more = |of: &u64| answered > *of;
            let said = match (sample.invited.filter(more), sample.eligible.filter(more)) {
                (_, Some(eligible)) => say::more_than_eligible(&association.id, answered, eligible),
                (Some(invited), None) => say::more_than_invited(&association.id, answered, invited),
                (None, None) => continue,
            };
            diagnostics.push(Diagnostic::new(Code::SampleExceeded, sample.place, said));
        }
    }
}

/// Rows of the source of `table` that are not held, of the period of `sample`, at the wave that reached most of them.
fn reached(table: &Table, counted: &Counts, sample: &Sample) -> u64 {
    let months = sample.period.first_month()..=sample.period.last_month();
    let mut by_wave: BTreeMap<Option<WaveId>, i128> = BTreeMap::new();
    for (reach, rows) in &counted.reached {
        let own = (reach.association, reach.source) == (table.association, table.source);
        if own && months.contains(&reach.month) {
            *by_wave.entry(reach.wave).or_default() += rows;
        }
    }
    let most = by_wave.into_values().max().unwrap_or(0);
    u64::try_from(most).unwrap_or(u64::MAX)
}

/// Respondents of the period of `sample`, at the wave that reached most of them.
fn answered(table: &Table, respondents: &[u32], sample: &Sample) -> u64 {
    let months = sample.period.first_month()..=sample.period.last_month();
    let mut by_wave: BTreeMap<Option<WaveId>, BTreeSet<u32>> = BTreeMap::new();
    let rows = table.months.iter().zip(&table.waves).zip(respondents);
    for ((_, wave), respondent) in rows.filter(|((month, _), _)| months.contains(month)) {
        by_wave.entry(*wave).or_default().insert(*respondent);
    }
    let most = by_wave.values().map(BTreeSet::len).max();
    most.unwrap_or(0) as u64
}
