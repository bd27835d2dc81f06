//! What stands near a sentence: what is said there is said of its figures.
//!
//! In: sentences. Out: for each, the tokens and the periods of its footnotes, or of its table, beside its own.

use std::collections::BTreeSet;

use crate::period::Period;

use super::sentence::Sentence;
use super::text::{Block, Kind};
use super::token::Token;

/// What stands near a sentence.
pub(super) struct Near {
    /// Its tokens, then those near it.
    pub(super) tokens: Vec<Token>,
    /// The periods named there.
    pub(super) periods: BTreeSet<Period>,
    /// For a sentence of a footnote, those that refer to it.
    pub(super) owners: Vec<usize>,
}

/// What stands near each sentence: its footnotes; for one of a footnote, the rest of it and who refers to it; for a row of a table, the table.
pub(super) fn nearby(blocks: &[Block], sentences: &[Sentence]) -> Vec<Near> {
    let label = |sentence: &Sentence| match &blocks[sentence.block].kind {
        Kind::Footnote(label) => Some(label.clone()),
        _ => None,
    };
    let each = sentences.iter().enumerate();
    let each = each.map(|(at, own)| {
        let of = label(own);
        let owners = sentences.iter().enumerate();
        let owners = owners
            .filter(|(_, other)| of.as_ref().is_some_and(|label| other.notes.contains(label)));
        let owners: Vec<usize> = owners.map(|(at, _)| at).collect();
        let others = sentences.iter().enumerate().filter(|(other_at, other)| {
            let footnote = label(other);
            let of_mine = footnote
                .as_ref()
                .is_some_and(|label| own.notes.contains(label));
            let same_note = footnote.is_some() && footnote == of;
            let same_table = own.block == other.block && blocks[own.block].kind == Kind::Table;
            *other_at != at && (of_mine || same_note || same_table || owners.contains(other_at))
        });
        let mut near = Near {
            tokens: own.tokens.clone(),
            periods: own.periods.clone(),
            owners: owners.clone(),
        };
        for (_, other) in others {
            near.tokens.extend(other.tokens.iter().cloned());
            near.periods.extend(other.periods.iter().copied());
        }
        near
    });
    each.collect()
}
