//! How many of a change moved: to whom it may be shown.
//!
//! In: all figures, and what is withheld. Out: of each figure, its moves or nothing.
//!
//! The three counts add up to the base, which is read beside them, and their gap is often the change itself: each is what a
//! part of the respondents did. One that is small says who they are to whoever knows some of them, so that of persons each is
//! 0 or reaches the threshold. On a sensitive variable none and all say it of everyone: each reaches the threshold. Where one
//! does not, the three are withheld and the change is not, for it gives back none of them.
//!
//! A part left out of a table is what is left of the total: the moves of all the parts of a disaggregation stand or fall
//! together, those of an indicator and its `also` with them. Rows of associations show none, neither to members: those of the
//! sector less theirs would be those of the few others.

use std::collections::BTreeSet;

use super::bundle::Withheld;
use crate::cells::Moves;
use crate::figure::{Figure, FigureKey, Numbers};
use crate::period::Period;
use crate::plan::{Indicator, IndicatorId, Plan, VariableId, Waves};
use crate::referential::Observes;

/// All the parts of one disaggregation of a change of the sector, of an indicator and its `also`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Parts {
    indicator: IndicatorId,
    period: Period,
    waves: Waves,
    variables: Vec<VariableId>,
}

impl Parts {
    fn holding(withheld: &Withheld, key: &FigureKey) -> Self {
        Self {
            indicator: withheld.root(key.indicator),
            period: key.period,
            waves: key.waves,
            variables: key.splits.iter().map(|(variable, _)| *variable).collect(),
        }
    }
}

/// The parts of which no move is shown.
pub(super) struct Held(BTreeSet<Parts>);

impl Held {
    /// Those of `figures`.
    pub(super) fn of(plan: &Plan, figures: &[Figure], withheld: &Withheld) -> Self {
        let sector = figures.iter().filter(|it| it.key.association.is_none());
        let moved = sector.filter_map(|figure| Some((figure, figure.numbers.moves?)));
        let held = moved.filter(|(figure, moves)| {
            withheld.holds(&figure.key) || tell(plan, plan.indicator(figure.key.indicator), *moves)
        });
        let parts = held.map(|(figure, _)| Parts::holding(withheld, &figure.key));
        Self(parts.collect())
    }

    /// What the figure of `key` says, with its moves where they may be read.
    pub(super) fn published(
        &self,
        key: &FigureKey,
        numbers: Numbers,
        withheld: &Withheld,
    ) -> Numbers {
        let may = key.association.is_none() && !self.0.contains(&Parts::holding(withheld, key));
        let moves = numbers.moves.filter(|_| may);
        Numbers { moves, ..numbers }
    }
}

/// Whether moves tell of few. Behind sites there are no persons to protect.
fn tell(plan: &Plan, indicator: &Indicator, moves: Moves) -> bool {
    if indicator.observes == Observes::Site {
        return false;
    }
    let few = i128::from(indicator.publish.persons);
    let mut read = indicator.measure.variables().into_iter();
    let sensitive = read.any(|id| plan.variable(id).sensitive);
    let mut each = moves.each().into_iter();
    each.any(|count| count < few && (sensitive || count > 0))
}
