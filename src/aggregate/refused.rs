//! Changes of the sector that a break of series leaves without one pair: they are refused, and that is said.
//!
//! In: the cells of all associations. Out: one diagnostic a change and break, where the break is declared. What a break
//! leaves out of a change that has other pairs is counted in the figure, and is no fault.

use std::collections::BTreeMap;

use crate::cells::{Cells, Unmatched};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::{self, Text};
use crate::period::Period;
use crate::plan::{IndicatorId, Plan, Waves};

/// Says which changes are refused.
///
/// # Errors
/// Where a sum passes 128 bits.
pub(super) fn remark(
    plan: &Plan,
    cells: &Cells,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<()> {
    let mut sector: BTreeMap<(IndicatorId, Waves, Period), (bool, Unmatched)> = BTreeMap::new();
    let totals = cells.cells.iter();
    let totals = totals.filter(|(key, _)| key.waves.is_change() && key.disaggregation == 0);
    for (key, cell) in totals {
        let sum = sector.entry((key.indicator, key.waves, key.period));
        let (compared, unmatched) = sum.or_default();
        *compared |= cell.n > 0;
        unmatched.merge(cell.unmatched)?;
    }
    let mut refused: BTreeMap<_, (Vec<Text>, Unmatched)> = BTreeMap::new();
    for ((id, waves, period), (compared, unmatched)) in sector {
        if compared || unmatched.by_breaks() == 0 {
            continue;
        }
        let breaks = plan.indicator(id).breaks_across(period);
        let key = (id, waves, breaks.start, breaks.end);
        let (periods, all) = refused.entry(key).or_default();
        periods.push(period.text());
        all.merge(unmatched)?;
    }
    for ((id, waves, start, end), (periods, unmatched)) in refused {
        let indicator = plan.indicator(id);
        let breaks = indicator.breaks.get(start..end).unwrap_or_default();
        let Some(latest) = breaks.last() else {
            continue;
        };
        let waves = plan.waves_written(waves).unwrap_or_default();
        let breaks: Vec<Text> = breaks.iter().map(|it| it.from.text()).collect();
        let unplaced = unmatched.unplaced > 0;
        let respondents = unmatched.by_breaks();
        let said = i18n::aggregate::change_across_break(
            (&indicator.id, &waves),
            &periods,
            &breaks,
            u64::try_from(respondents).unwrap_or(u64::MAX),
            unplaced,
        );
        diagnostics.push(Diagnostic::new(Code::ChangeAcrossBreak, latest.place, said));
    }
    Ok(())
}
