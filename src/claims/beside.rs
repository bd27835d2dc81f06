//! What a text says beside a figure: its interval, its base, how many associations, its rate of response.
//!
//! In: quantities of a sentence whose figure is known. Out: the column of its row that each of them quotes.

use std::ops::Range;

use crate::diagnostic::Diagnostics;

use super::lexicon;
use super::number::Shape;
use super::published::{Column, Row};
use super::text::Kind;
use super::token::{self, Read};
use super::{Checking, State, Until, Which};

/// What stands between the bounds of an interval.
const BETWEEN: [char; 4] = [';', ',', '-', '\u{2013}'];

impl<'a> Checking<'a> {
    /// Leaves alone the level of an interval: `à 95 %`.
    pub(super) fn levels(&self, states: &mut [Vec<State<'a>>]) {
        const LEVELS: [i128; 4] = [80, 90, 95, 99];
        const NEAR: usize = 4;
        for (at, which) in self.all() {
            let quantity = self.quantity((at, which));
            let is_level = quantity.shape == Shape::Percent
                && quantity.said.decimals == 0
                && LEVELS.contains(&quantity.said.units);
            let tokens = &self.sentences[at].tokens;
            let around = quantity.tokens.start.saturating_sub(NEAR)
                ..(quantity.tokens.end + 2).min(tokens.len());
            // Not `confiance` alone: 95 % may have confidence in the future.
            let words = [
                "intervalle",
                "intervalles",
                "interval",
                "intervals",
                "ic",
                "ci",
            ];
            if is_level && tokens[around].iter().any(|it| it.is_any(&words)) {
                states[at][which] = State::Left;
            }
        }
    }

    /// The bound that a quantity is, where it stands in brackets with another: `[71 % ; 79 %]`.
    pub(super) fn interval(&self, which: Which) -> Option<Column> {
        let (quantity, tokens) = (self.quantity(which), &self.sentences[which.0].tokens);
        let Range { start, end } = quantity.tokens;
        let sign = |at: Option<usize>, signs: &[char]| {
            let token = at.and_then(|at| tokens.get(at));
            token.is_some_and(|it| {
                signs.iter().any(|sign| it.is_sign(*sign))
                    || (signs.len() > 1 && it.is_any(&["a", "to"]))
            })
        };
        if sign(start.checked_sub(1), &['[']) && sign(Some(end), &BETWEEN) {
            Some(Column::Low)
        } else if sign(Some(end), &[']']) && sign(start.checked_sub(1), &BETWEEN) {
            Some(Column::High)
        } else {
            None
        }
    }

    /// Whether a quantity counts associations.
    pub(super) fn is_of_associations(&self, which: Which) -> bool {
        let (quantity, tokens) = (self.quantity(which), &self.sentences[which.0].tokens);
        let end = (quantity.tokens.end + 1).min(tokens.len());
        tokens[quantity.tokens.start..end]
            .iter()
            .any(|it| it.is_any(&["association", "associations"]))
    }

    /// Whether a quantity is said to be a base: `n = 119`, `119 répondants`.
    fn is_base(&self, which: Which) -> bool {
        let (quantity, tokens) = (self.quantity(which), &self.sentences[which.0].tokens);
        let after = (quantity.tokens.end + 3).min(tokens.len());
        let said = tokens[quantity.tokens.end..after].iter().any(|token| {
            let begins = ["repond", "interrog", "respond", "answer", "reponse"];
            matches!(&token.what, Read::Word(word) if begins.iter().any(|it| word.starts_with(it)))
        });
        let equals = |by: usize| quantity.tokens.start.checked_sub(by).map(|at| &tokens[at]);
        let is_n =
            equals(1).is_some_and(|it| it.is_sign('=')) && equals(2).is_some_and(|it| it.is("n"));
        said || is_n
    }

    /// The published rows that the sentence of a quantity, or those that refer to its footnote, quote.
    fn rows(&self, at: usize, states: &[Vec<State<'a>>]) -> Vec<&'a Row> {
        let sentences = [at].into_iter().chain(self.near[at].owners.iter().copied());
        let mut rows = Vec::new();
        for sentence in sentences {
            for state in &states[sentence] {
                if let State::To(row, Column::Value) = state {
                    rows.push(*row);
                }
            }
        }
        rows
    }

    /// Ties what is said beside a figure: its interval, its base, how many associations. What is none of these is a figure itself.
    pub(super) fn beside(
        &self,
        which: Which,
        states: &mut [Vec<State<'a>>],
        found: &mut Diagnostics,
        until: Until,
    ) {
        if !Self::is_open(states, which) {
            return;
        }
        let quantity = self.quantity(which);
        let rows = self.rows(which.0, states);
        let tie = |row, column, states: &mut [Vec<State<'a>>]| {
            states[which.0][which.1] = State::To(row, column);
        };
        if let Some(column) = self.interval(which) {
            // That of the figure before it.
            let before = states[which.0][..which.1].iter().rev();
            let mut before = before.filter_map(|state| match state {
                State::To(row, Column::Value) => Some(*row),
                _ => None,
            });
            if let Some(row) = before.next().or_else(|| rows.first().copied()) {
                return tie(row, column, states);
            }
        }
        let whole = (quantity.said.decimals == 0).then_some(quantity.said.units);
        if self.is_of_associations(which) {
            let right = rows.iter().find(|row| match quantity.shape {
                Shape::Of(below) => {
                    row.associations == whole && row.associations_expected == Some(below)
                }
                _ => row.associations == whole,
            });
            if let Some(row) = right.or(rows.first().filter(|_| until != Until::Sure)) {
                return tie(row, Column::Associations, states);
            }
        } else if quantity.shape == Shape::Percent {
            for column in [Column::ResponseRate, Column::NonResponse] {
                let told = |row: &&&Row| whole.is_some() && row.told(column.word()) == whole;
                if let Some(row) = rows.iter().find(told) {
                    return tie(row, column, states);
                }
            }
        } else if quantity.shape == Shape::Plain {
            if let Some(row) = rows.iter().find(|row| row.n == whole) {
                return tie(row, Column::N, states);
            }
            #[expect(clippy::cast_precision_loss, reason = "counts of persons")]
            let is_above =
                |row: &&&Row| whole.map(|it| it as f64) == row.numerator && row.is_percent();
            if let Some(row) = rows.iter().find(is_above) {
                return tie(row, Column::Numerator, states);
            }
            if let Some(row) = rows
                .first()
                .filter(|_| until != Until::Sure && self.is_base(which))
            {
                return tie(row, Column::N, states);
            }
        }
        self.find(which, states, found, until);
    }

    /// Whether what follows a number is the unit of a row: `123 personnes` are no days. Percent and points are said with the number.
    pub(super) fn is_followed_by_unit(&self, which: Which, row: &Row) -> bool {
        let (quantity, tokens) = (self.quantity(which), &self.sentences[which.0].tokens);
        let after = (quantity.tokens.end + 2).min(tokens.len());
        let after = &tokens[quantity.tokens.end..after];
        let unit = lexicon::stems(&token::read(&row.unit, false));
        let euros = row.unit.starts_with("euro") && after.iter().any(|it| it.is_sign('€'));
        let is_said = !unit.is_disjoint(&lexicon::stems(after)) || euros;
        quantity.shape != Shape::Plain || self.block(which.0).kind == Kind::Table || is_said
    }

    /// Whether a count stands beside a figure that is a fault itself: until that is mended, nothing tells what the count is of.
    pub(super) fn is_beside_a_fault(&self, which: Which, states: &[Vec<State<'a>>]) -> bool {
        let mut sentences = [which.0]
            .into_iter()
            .chain(self.near[which.0].owners.iter().copied());
        let is_fault = |state: &State<'_>| match state {
            State::Faulty => true,
            State::To(row, _) => row.withheld,
            _ => false,
        };
        self.quantity(which).shape == Shape::Plain
            && sentences.any(|at| states[at].iter().any(is_fault))
    }
}
