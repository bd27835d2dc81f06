//! Breaks of series: each given to its indicator, and to what stands under it.

use std::collections::BTreeMap;
use std::iter;

use super::dates::check_period;
use super::draft::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan as said;
use crate::plan::{IndicatorId, SeriesBreak};
use crate::referential::Common;
use crate::source_text::Place;

/// Gives the breaks of `common` to its indicators. One that a statistic already has is a fault: two reasons for one break
/// would hide which is meant.
pub(super) fn resolve(draft: &mut Draft<'_>, common: &Common) {
    let mut given: BTreeMap<(IndicatorId, i32), Place> = BTreeMap::new();
    for written in &common.breaks {
        let name = &written.indicator;
        let id = draft.find(None, name, |draft| &draft.indicator_names);
        let from = check_period(draft, &written.from);
        let Some((id, from)) = id.zip(from) else {
            continue;
        };
        let mut first = None;
        for id in iter::once(id).chain(draft.under(id)) {
            if let Some(place) = given.get(&(id, from.first_month())) {
                first.get_or_insert((id, *place));
                continue;
            }
            given.insert((id, from.first_month()), name.place);
            draft.indicators[id.0].breaks.push(SeriesBreak {
                from,
                because: written.because.clone(),
                place: name.place,
            });
        }
        if let Some((id, place)) = first {
            let fault = said::break_duplicate(&draft.indicators[id.0].id, &from.text());
            let fault = Diagnostic::new(Code::BreakDuplicate, name.place, fault);
            draft.push(fault.label(place, said::first_here()));
        }
    }
    for indicator in &mut draft.indicators {
        indicator.breaks.sort_by_key(|it| it.from.first_month());
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved;

    /// What is told of `breaks`, each on a line of its own from line 10 on.
    fn told(breaks: &str) -> Vec<(&'static str, usize)> {
        let indicators = "indicators:\n  - {id: a, label: A, definition: A., status: optional, level: context, direction: neutral, unit: persons, measure: {count: {}}, also: [{id: b, label: B, measure: {distinct: {}}}]}\n";
        resolved(&format!("{indicators}breaks:\n{breaks}"), "")
    }

    #[test]
    fn a_break_is_given_once() {
        let line = |indicator: &str, from: &str| {
            format!("  - {{indicator: {indicator}, from: {from}, because: B}}\n")
        };
        let all = |lines: &[(&str, &str)]| -> String {
            lines
                .iter()
                .map(|(indicator, from)| line(indicator, from))
                .collect()
        };
        assert_eq!(
            told(&all(&[("a", "2026"), ("a", "2027-T3"), ("a.b", "2026-07")])),
            []
        );
        // One moment, however it is written, and what stands under it.
        for twice in [
            [("a", "2026"), ("a", "2026-01")],
            [("a", "2026-Q1"), ("a.b", "2026-S1")],
            [("a.b", "2026"), ("a", "2026")],
        ] {
            assert_eq!(told(&all(&twice)), [("break-duplicate", 11)], "{twice:?}");
        }
        assert_eq!(told(&all(&[("c", "2026")])), [("reference-unknown", 10)]);
        assert_eq!(told(&all(&[("a", "26")])), [("date-format", 10)]);
    }
}
