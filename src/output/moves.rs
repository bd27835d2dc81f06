//! Moves as they are read: by what the indicator holds to be better, where it does.
//!
//! In: how many respondents of a change moved up, down or not. Out: the words that programs read, the better one first, and
//! whether one way is better at all.

use crate::cells::Moves;
use crate::plan::Indicator;
use crate::referential::Direction;

/// Three words and their counts, what did not move in the middle.
pub(crate) fn in_words(indicator: &Indicator, moves: Moves) -> [(&'static str, i128); 3] {
    let [up, stable, down] = moves.each();
    match indicator.direction {
        Direction::Increase => [("progress", up), ("stable", stable), ("decline", down)],
        Direction::Decrease => [("progress", down), ("stable", stable), ("decline", up)],
        Direction::Neutral | Direction::Target => [("up", up), ("stable", stable), ("down", down)],
    }
}

/// Whether the indicator says which way is better.
pub(crate) fn are_judged(indicator: &Indicator) -> bool {
    matches!(
        indicator.direction,
        Direction::Increase | Direction::Decrease
    )
}
