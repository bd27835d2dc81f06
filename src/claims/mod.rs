//! Claims: whether every figure of a text that argues is one that was published, and says no more than it bears.
//!
//! In: a Markdown text, and the rows of [`Published`] releases. Out: each figure of the text with what it is [`Tied`] to, and diagnostics.
//!
//! A figure is tied by the anchor that follows it; else by its value and the words around it; else it is of others, where a source stands
//! after it in brackets; else it is a fault. So nobody has to remember which figures were checked: all of them are.
//!
//! What is said of a figure must stand near it: in its sentence, or in a footnote of it.

mod anchor;
mod beside;
mod fit;
mod judge;
mod lexicon;
mod near;
mod number;
mod published;
mod search;
mod sentence;
mod text;
mod token;

use std::collections::BTreeSet;

pub use published::{Column, Key, Published, Row};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::{Said, claims as said};
use crate::plan::Plan;
use crate::source_text::{FileId, Place, SourceTexts};

use judge::Claim;
use lexicon::Lexicon;
use near::{Near, nearby};
use number::{Quantity, Shape};
use search::{Scope, Search};
use sentence::Sentence;
use text::{Block, Kind, Marked};
use token::Token;

/// A figure of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Where it stands.
    pub place: Place,
    /// As it is written.
    pub written: String,
    /// What it is.
    pub tied: Tied,
}

/// What a figure of a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Tied {
    /// A published number.
    To(Box<Row>, Column),
    /// A figure of others, with its source.
    Foreign(String),
    /// Nothing that is known.
    Nothing,
}

/// Checks the text `file`: its figures, in order; what is wrong with them goes to `found`.
pub fn check(
    plan: &Plan,
    published: &Published,
    texts: &SourceTexts,
    file: FileId,
    found: &mut Diagnostics,
) -> Vec<Figure> {
    let blocks = text::read(texts.text(file));
    let sentences = sentence::read(&blocks, is_english(&blocks));
    let checking = Checking {
        plan,
        published,
        lexicon: Lexicon::of(plan),
        file,
        near: nearby(&blocks, &sentences),
        blocks,
        sentences,
    };
    checking.check(found)
}

/// Whether a text is written in English rather than in French: by the small words of both.
fn is_english(blocks: &[Block]) -> bool {
    const ENGLISH: [&str; 8] = ["the", "of", "and", "in", "to", "is", "are", "with"];
    const FRENCH: [&str; 8] = ["le", "la", "les", "des", "et", "du", "est", "sont"];
    let tokens = blocks
        .iter()
        .flat_map(|block| token::read(&block.words, false));
    let tokens: Vec<Token> = tokens.collect();
    let count = |words: &[&str]| tokens.iter().filter(|it| it.is_any(words)).count();
    count(&ENGLISH) > count(&FRENCH)
}

/// A quantity, by its sentence and its position there.
type Which = (usize, usize);

struct Checking<'a> {
    plan: &'a Plan,
    published: &'a Published,
    lexicon: Lexicon,
    file: FileId,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    near: Vec<Near>,
}

/// How sure it must be what a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    /// Its value fits, and its words name one row.
    Sure,
    /// Its words name one row, of another value.
    Named,
    /// Whatever is found; where nothing is, that is told.
    Told,
}

/// What became of a quantity.
#[derive(Clone, Debug)]
enum State<'a> {
    /// Not known yet.
    Open,
    /// No figure: the level of an interval.
    Left,
    /// Tied.
    To(&'a Row, Column),
    /// Of others.
    Foreign(String),
    /// A fault that was told.
    Faulty,
}

impl<'a> Checking<'a> {
    fn check(&self, found: &mut Diagnostics) -> Vec<Figure> {
        let sentences = self.sentences.iter();
        let mut states: Vec<Vec<State<'a>>> = sentences
            .map(|it| vec![State::Open; it.quantities.len()])
            .collect();
        self.levels(&mut states);
        self.anchors(&mut states, found);
        self.foreign(&mut states);
        // What is said of a figure is known once the figure is: percentages first, then bases and counts.
        for which in self.all() {
            if self.quantity(which).shape != Shape::Plain
                && self.interval(which).is_none()
                && !self.is_of_associations(which)
            {
                self.find(which, &mut states, found, Until::Sure);
            }
        }
        for (until, plain) in [
            (Until::Sure, None),
            (Until::Told, Some(false)),
            (Until::Named, Some(true)),
            (Until::Told, Some(true)),
        ] {
            let is_plain = |which: &Which| self.quantity(*which).shape == Shape::Plain;
            let all = self.all();
            for which in all.filter(|which| plain.is_none_or(|plain| plain == is_plain(which))) {
                self.beside(which, &mut states, found, until);
            }
        }
        self.judge(&states, found);
        let figures = self.all().filter_map(|which| self.figure(which, &states));
        let mut figures: Vec<Figure> = figures.collect();
        figures.sort_by_key(|figure| figure.place);
        figures
    }

    fn all(&self) -> impl Iterator<Item = Which> + use<'_, 'a> {
        let each = self.sentences.iter().enumerate();
        each.flat_map(|(at, sentence)| (0..sentence.quantities.len()).map(move |which| (at, which)))
    }

    fn quantity(&self, (at, which): Which) -> &Quantity {
        &self.sentences[at].quantities[which]
    }

    fn block(&self, at: usize) -> &Block {
        &self.blocks[self.sentences[at].block]
    }

    fn place(&self, which: Which) -> Place {
        let source = self.block(which.0).source(&self.quantity(which).span);
        Place::new(self.file, source.start, source.end)
    }

    fn is_open(states: &[Vec<State<'_>>], (at, which): Which) -> bool {
        matches!(states[at][which], State::Open)
    }

    /// Ties what anchors name.
    fn anchors(&self, states: &mut [Vec<State<'a>>], found: &mut Diagnostics) {
        for (block_at, block) in self.blocks.iter().enumerate() {
            for mark in &block.marks {
                let Marked::Comment(comment) = &mark.what else {
                    continue;
                };
                let Some(words) = anchor::words(comment) else {
                    continue;
                };
                let place = Place::new(self.file, mark.source.start, mark.source.end);
                let mut tell =
                    |said: Said| found.push(Diagnostic::new(Code::ClaimAnchor, place, said));
                // The nearest figure before it, of the same sentence.
                let before = self.all().filter(|(at, which)| {
                    let sentence = &self.sentences[*at];
                    let quantity = &sentence.quantities[*which];
                    sentence.block == block_at
                        && quantity.span.end <= mark.at
                        && mark.at <= sentence.span.end
                });
                let Some((at, which)) = before.last().filter(|which| Self::is_open(states, *which))
                else {
                    tell(said::anchor_alone());
                    continue;
                };
                let anchor = anchor::read(self.plan, self.published, words);
                states[at][which] = match anchor {
                    Ok(anchor) => match self.published.row(&anchor.key) {
                        Some(row) => State::To(row, anchor.column),
                        None => State::Faulty,
                    },
                    Err(said) => {
                        tell(said);
                        State::Faulty
                    }
                };
            }
        }
    }

    /// Leaves to others what a source follows: back to the source, the anchor or the semicolon before, or to the start of the sentence.
    fn foreign(&self, states: &mut [Vec<State<'a>>]) {
        for (at, sentence) in self.sentences.iter().enumerate() {
            let words = &self.block(at).words;
            let mut from = sentence.span.start;
            for (source, name) in &sentence.sources {
                let mut start = from;
                for (which, quantity) in sentence.quantities.iter().enumerate() {
                    let before = quantity.span.end <= source.start;
                    if before && matches!(states[at][which], State::To(..) | State::Faulty) {
                        start = start.max(quantity.span.end);
                    }
                }
                if let Some(semicolon) = words[start..source.start].rfind(';') {
                    start += semicolon;
                }
                for (which, quantity) in sentence.quantities.iter().enumerate() {
                    let covered = start <= quantity.span.start && quantity.span.end <= source.start;
                    if covered && Self::is_open(states, (at, which)) {
                        states[at][which] = State::Foreign(name.clone());
                    }
                }
                from = source.end;
            }
        }
    }

    /// Ties a quantity by its value and the words around it; `until` tells how sure that must be.
    fn find(
        &self,
        which: Which,
        states: &mut [Vec<State<'a>>],
        found: &mut Diagnostics,
        until: Until,
    ) {
        if !Self::is_open(states, which) {
            return;
        }
        let sentence = &self.sentences[which.0];
        let scope = Scope {
            plan: self.plan,
            published: self.published,
            lexicon: &self.lexicon,
            words: self.words(which.0),
            own: self.own_words(which),
            around: self.around(which.0),
            periods: &self.near[which.0].periods,
            falls: lexicon::falls(&sentence.tokens),
            changes: lexicon::changes(&sentence.tokens),
            middle: lexicon::middle(&sentence.tokens),
            is_table: self.block(which.0).kind == Kind::Table,
        };
        let place = self.place(which);
        let listed = |rows: &[&Row]| -> Vec<String> {
            rows.iter().map(|row| row.key.written(self.plan)).collect()
        };
        let (state, fault) = match search::search(&scope, self.quantity(which)) {
            Search::One(row) => (State::To(row, Column::Value), None),
            _ if until == Until::Sure => return,
            Search::Other(row) if self.is_followed_by_unit(which, row) => {
                (State::To(row, Column::Value), None)
            }
            _ if until == Until::Named => return,
            Search::Other(row) => (
                State::Faulty,
                Some((Code::ClaimUntied, said::untied(&listed(&[row])))),
            ),
            Search::Several(rows) => (
                State::Faulty,
                Some((Code::ClaimAmbiguous, said::ambiguous(&listed(&rows)))),
            ),
            Search::Nothing(rows) => (
                State::Faulty,
                Some((Code::ClaimUntied, said::untied(&listed(&rows)))),
            ),
        };
        if let Some((code, said)) = fault.filter(|_| !self.is_beside_a_fault(which, states)) {
            found.push(Diagnostic::new(code, place, said));
        }
        states[which.0][which.1] = state;
    }

    /// The words of a sentence; of a row of a table, those of its head too.
    fn words(&self, at: usize) -> lexicon::Stems {
        let sentence = &self.sentences[at];
        let mut words = lexicon::stems(&sentence.tokens);
        if self.block(at).kind == Kind::Table {
            let head = self.sentences.iter().find(|it| it.block == sentence.block);
            words.extend(
                head.into_iter()
                    .flat_map(|head| lexicon::stems(&head.tokens)),
            );
        }
        words
    }

    /// The words that go with one quantity of several: those after it where it is `62 % of`, else those before it.
    fn own_words(&self, (at, which): Which) -> lexicon::Stems {
        let sentence = &self.sentences[at];
        let tokens = &sentence.tokens;
        let is_main = |it: &&Quantity| it.shape != Shape::Plain;
        let (before, rest) = sentence.quantities.split_at(which);
        let start = before
            .iter()
            .rev()
            .find(is_main)
            .map_or(0, |it| it.tokens.end);
        let end = rest[1..]
            .iter()
            .find(is_main)
            .map_or(tokens.len(), |it| it.tokens.start);
        let own = &sentence.quantities[which].tokens;
        let of = [
            "de", "des", "d", "du", "of", "chez", "pour", "parmi", "among", "for",
        ];
        if tokens.get(own.end).is_some_and(|it| it.is_any(&of)) {
            lexicon::stems(&tokens[own.end..end])
        } else {
            lexicon::stems(&tokens[start..own.start])
        }
    }

    /// The words of a paragraph, and of the heading above it; those who refer to a footnote are around it.
    fn around(&self, at: usize) -> lexicon::Stems {
        let block = self.sentences[at].block;
        let heading = (0..block)
            .rev()
            .find(|it| self.blocks[*it].kind == Kind::Heading);
        let mut blocks = BTreeSet::from([block]);
        blocks.extend(heading);
        blocks.extend(
            self.near[at]
                .owners
                .iter()
                .map(|owner| self.sentences[*owner].block),
        );
        let sentences = self
            .sentences
            .iter()
            .filter(|it| blocks.contains(&it.block));
        sentences
            .flat_map(|it| lexicon::stems(&it.tokens))
            .collect()
    }

    fn judge(&self, states: &[Vec<State<'a>>], found: &mut Diagnostics) {
        for (at, sentence) in self.sentences.iter().enumerate() {
            let tied = states[at]
                .iter()
                .enumerate()
                .filter_map(|(which, state)| match state {
                    State::To(row, column) => Some(Claim {
                        plan: self.plan,
                        row,
                        column: *column,
                        quantity: &sentence.quantities[which],
                        place: self.place((at, which)),
                        tokens: &sentence.tokens,
                        near: &self.near[at].tokens,
                        periods: &self.near[at].periods,
                        is_table: self.block(at).kind == Kind::Table,
                    }),
                    _ => None,
                });
            let tied: Vec<Claim<'_>> = tied.collect();
            for claim in &tied {
                claim.judge(found);
            }
            let values: Vec<&Claim<'_>> = tied
                .iter()
                .filter(|it| it.column == Column::Value && !it.row.withheld)
                .collect();
            for pair in values.windows(2) {
                judge::compare(pair[0], pair[1], found);
            }
            self.why(at, &values, found);
        }
    }

    /// Tells words that say why, beside a change.
    fn why(&self, at: usize, values: &[&Claim<'_>], found: &mut Diagnostics) {
        let sentence = &self.sentences[at];
        let changes = values.iter().any(|it| it.row.is_change)
            || (!values.is_empty() && lexicon::changes(&sentence.tokens));
        if !changes || values.iter().all(|it| judge::may_say_why(it)) {
            return;
        }
        if let Some([first, .., last]) = lexicon::cause(&sentence.tokens)
            .as_deref()
            .map(|words| [words[0], words[words.len() - 1]])
            .as_ref()
        {
            let words = first.span.start..last.span.end;
            let source = self.block(at).source(&words);
            let place = Place::new(self.file, source.start, source.end);
            let written = &self.block(at).words[words];
            found.push(Diagnostic::new(
                Code::ClaimCause,
                place,
                said::cause(written),
            ));
        }
    }

    fn figure(&self, which: Which, states: &[Vec<State<'a>>]) -> Option<Figure> {
        let tied = match &states[which.0][which.1] {
            State::Left => return None,
            State::To(row, column) => Tied::To(Box::new((*row).clone()), *column),
            State::Foreign(source) => Tied::Foreign(source.clone()),
            State::Open | State::Faulty => Tied::Nothing,
        };
        let written = self.block(which.0).words[self.quantity(which).span.clone()].to_owned();
        Some(Figure {
            place: self.place(which),
            written,
            tied,
        })
    }
}
