//! Figures to release: what may not be read is withheld.
//!
//! In: every figure of the plan. Out: a [`Release`], the only thing writers take. Rules are applied to the whole
//! plan, whatever is shown afterwards; a withheld row keeps what it speaks of and loses its numbers.

mod bundle;
mod flags;
mod moves;
mod primary;
mod rounding;
mod secondary;
mod sharing;
mod spread;
mod universe;
mod unmatched;
mod way;

use std::collections::BTreeSet;

use crate::figure::{Figure, FigureKey};
use crate::plan::Plan;
use crate::release::{Audience, Content, Coverage, Release, Row};
use bundle::Withheld;
use moves::Held;
pub use sharing::Tables;
use spread::Spreads;
use way::Ways;

/// Applies the publication rules of `plan` for `audience`.
///
/// Each cell is judged by itself, then what must be withheld beside. Rows of one bundle stand or fall together: the
/// codes of one distribution, and an indicator with its `also`. What is left is published rounded where its
/// indicator says so, with no more of its flags, of its moves, of those it does not compare, of its
/// spread and of the way to its base than its readers may know.
pub fn protect(
    plan: &Plan,
    figures: Vec<Figure>,
    coverage: Coverage,
    audience: Audience,
) -> Release {
    let withheld = match audience {
        Audience::Working => Withheld::nothing(plan),
        Audience::Public | Audience::Members | Audience::Association(_) => {
            Withheld::of(plan, &figures)
        }
    };
    let spreads = Spreads::of(&figures, audience);
    let ways = Ways::of(&figures);
    let held = Held::of(plan, &figures, &withheld);
    let mut rows: Vec<Row> = figures
        .into_iter()
        .filter(|figure| may_see(plan, audience, &figure.key, &withheld))
        .map(|figure| {
            let content = if is_own(audience, &figure.key) {
                Content::Working(figure.numbers)
            } else if withheld.holds(&figure.key)
                || !spreads.may_stand(plan, &figure.key, &withheld)
            {
                Content::Withheld
            } else {
                let indicator = plan.indicator(figure.key.indicator);
                let numbers = rounding::published(indicator, figure.numbers);
                let numbers = flags::published(plan, &figure.key, numbers, &withheld);
                let numbers = ways.published(plan, &figure.key, numbers);
                let numbers = held.published(&figure.key, numbers, &withheld);
                let numbers = unmatched::published(indicator, &figure.key, numbers);
                Content::Free(spreads.published(plan, &figure.key, numbers, &withheld))
            };
            Row {
                key: figure.key,
                associations_expected: figure.associations_expected,
                breaks: figure.breaks,
                content,
            }
        })
        .collect();
    rows.sort_by(|a, b| a.key.cmp(&b.key));
    Release {
        audience,
        coverage: Coverage {
            sector: universe::reach(plan, &rows),
            ..coverage
        },
        rows,
    }
}

/// Withholds every row of `tables`, where an audit found that some could be worked out: what a whole table says is in no other. Rows of
/// the sector that say nobody stay, as everywhere: what is withheld is of one observation at least.
pub fn withdraw(plan: &Plan, release: Release, tables: &BTreeSet<Tables>) -> Release {
    let Release {
        audience,
        coverage,
        mut rows,
    } = release;
    for row in &mut rows {
        let key = &row.key;
        let stays = match &row.content {
            Content::Working(_) => true,
            Content::Free(numbers) => numbers.n == 0 && key.association.is_none(),
            Content::Withheld => false,
        };
        if !stays && tables.contains(&(key.indicator, key.period, key.waves)) {
            row.content = Content::Withheld;
        }
    }
    Release {
        audience,
        coverage: Coverage {
            sector: universe::reach(plan, &rows),
            ..coverage
        },
        rows,
    }
}

/// Whether a figure is of those who read it, in clear.
fn is_own(audience: Audience, key: &FigureKey) -> bool {
    match audience {
        Audience::Working => true,
        Audience::Association(own) => key.association == Some(own),
        Audience::Public | Audience::Members => false,
    }
}

/// Whether `audience` sees that the figure of `key` exists at all.
fn may_see(plan: &Plan, audience: Audience, key: &FigureKey, withheld: &Withheld) -> bool {
    let agreed = |id| plan.association(id).share_with_members && withheld.shows_rows(key);
    match (audience, key.association) {
        (Audience::Working, _) | (_, None) => true,
        (Audience::Members, Some(association)) => agreed(association),
        (Audience::Association(own), Some(association)) => {
            own == association || agreed(association)
        }
        (Audience::Public, Some(_)) => false,
    }
}

#[cfg(test)]
mod tests;
