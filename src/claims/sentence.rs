//! Sentences: what each says in figures, of when, and with which footnotes.
//!
//! In: blocks. Out: a [`Sentence`] each. A row of a table is one.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::matching::folded;
use crate::period::Period;

use super::number::{self, Quantity};
use super::text::{Block, Kind, Marked};
use super::token::{self, Read, Token};

/// A sentence.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Its block, by position.
    pub(super) block: usize,
    /// Where it stands among the words of its block.
    pub(super) span: Range<usize>,
    /// What is read in it.
    pub(super) tokens: Vec<Token>,
    /// Its quantities.
    pub(super) quantities: Vec<Quantity>,
    /// The footnotes that it refers to.
    pub(super) notes: Vec<String>,
    /// The sources it gives for figures of others: where, and which.
    pub(super) sources: Vec<(Range<usize>, String)>,
    /// The periods it names.
    pub(super) periods: BTreeSet<Period>,
}

/// The sentences of `blocks`.
pub(super) fn read(blocks: &[Block], english: bool) -> Vec<Sentence> {
    let each = blocks.iter().enumerate();
    let each = each.flat_map(|(at, block)| {
        spans(block)
            .into_iter()
            .map(move |span| sentence(at, block, span, english))
    });
    each.collect()
}

fn sentence(at: usize, block: &Block, span: Range<usize>, english: bool) -> Sentence {
    let words = &block.words[span.clone()];
    let sources = sources(words, span.start);
    let mut tokens = token::read(words, english);
    for token in &mut tokens {
        token.span = token.span.start + span.start..token.span.end + span.start;
    }
    // What stands in a source counts nothing of ours.
    tokens.retain(|token| {
        !sources
            .iter()
            .any(|(source, _)| source.contains(&token.span.start))
    });
    let marks = block.marks.iter();
    let notes = marks.filter(|mark| span.start < mark.at && mark.at <= span.end);
    let notes = notes.filter_map(|mark| match &mark.what {
        Marked::Footnote(label) => Some(label.clone()),
        Marked::Comment(_) => None,
    });
    Sentence {
        block: at,
        quantities: number::quantities(&tokens, block.kind == Kind::Heading),
        notes: notes.collect(),
        periods: periods(&tokens, &block.words),
        span,
        tokens,
        sources,
    }
}

/// Where the sentences of a block stand.
fn spans(block: &Block) -> Vec<Range<usize>> {
    let words = &block.words;
    let mut spans = Vec::new();
    let mut start = 0;
    let ends = |at: usize, letter: char| -> bool {
        let after = &words[at + letter.len_utf8()..];
        match letter {
            '\n' => block.kind == Kind::Table,
            '.' | '!' | '?' | '…' => {
                let mut next = after.chars();
                let space = next.next().is_none_or(char::is_whitespace);
                let opens = next.find(|it| !it.is_whitespace());
                let opens = opens.is_none_or(|it| {
                    it.is_uppercase() || it.is_ascii_digit() || "«“\"([".contains(it)
                });
                space && opens && !is_short(&words[..at])
            }
            _ => false,
        }
    };
    for (at, letter) in words.char_indices() {
        if ends(at, letter) {
            let end = at + letter.len_utf8();
            spans.push(start..end);
            start = end;
        }
    }
    spans.push(start..words.len());
    spans.retain(|span| !words[span.clone()].trim().is_empty());
    spans
}

/// Whether what stands before a full stop is cut short by it.
fn is_short(before: &str) -> bool {
    // `L. 345-2`, `R. 123` and `D. 12` are articles of codes.
    const SHORT: [&str; 15] = [
        "p", "pp", "art", "cf", "ex", "env", "fig", "no", "vol", "al", "st", "m", "l", "r", "d",
    ];
    let start = before
        .rfind(|it: char| !it.is_alphanumeric())
        .map_or(0, |at| at + 1);
    let start = (start..before.len()).find(|at| before.is_char_boundary(*at));
    start.is_some_and(|start| SHORT.contains(&folded(&before[start..]).as_str()))
}

/// `(source : INSEE 2023)`.
fn sources(words: &str, offset: usize) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = words[from..].find('(') {
        let open = from + open;
        let inside = &words[open + 1..];
        let Some(close) = inside.find(')') else {
            break;
        };
        from = open + close + 2;
        // The innermost brackets.
        let inner = inside[..close].rfind('(').map_or(0, |at| at + 1);
        let (open, text) = (open + inner, &inside[inner..close]);
        if let Some((head, source)) = text.split_once(':')
            && ["source", "sources"].contains(&folded(head.trim()).as_str())
            && !source.trim().is_empty()
        {
            found.push((open + offset..from + offset, source.trim().to_owned()));
        }
    }
    found
}

const ORDINALS: [&[&str]; 4] = [
    &["premier", "1er", "first", "1st"],
    &["deuxieme", "second", "2e", "2eme", "2nd", "2d"],
    &["troisieme", "third", "3e", "3eme", "3rd"],
    &["quatrieme", "fourth", "4e", "4eme", "4th"],
];
const MONTHS: [[&str; 2]; 12] = [
    ["janvier", "january"],
    ["fevrier", "february"],
    ["mars", "march"],
    ["avril", "april"],
    ["mai", "may"],
    ["juin", "june"],
    ["juillet", "july"],
    ["aout", "august"],
    ["septembre", "september"],
    ["octobre", "october"],
    ["novembre", "november"],
    ["decembre", "december"],
];

/// The periods that `tokens` name: years, and the parts of years that stand before them.
pub(super) fn periods(tokens: &[Token], words: &str) -> BTreeSet<Period> {
    let mut periods = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        match &token.what {
            Read::Year(year) => {
                let part = part(&tokens[at.saturating_sub(3)..at], words);
                let written = part.map_or(year.to_string(), |part| format!("{year}-{part}"));
                periods.extend(Period::parse(&written));
            }
            Read::Word(word) => periods.extend(Period::parse(&word.to_uppercase())),
            _ => {}
        }
    }
    periods
}

/// The part of a year that the last of `before` name: `S1`, `Q3`, `03`.
fn part(before: &[Token], words: &str) -> Option<String> {
    let mut read: Vec<String> = before
        .iter()
        .map(|token| folded(&words[token.span.clone()]))
        .collect();
    while read
        .last()
        .is_some_and(|last| ["de", "of", "d", ","].contains(&last.as_str()))
    {
        read.pop();
    }
    let last = read.pop()?;
    if let Some(month) = MONTHS
        .iter()
        .position(|names| names.contains(&last.as_str()))
    {
        return Some(format!("{:02}", month + 1));
    }
    let letter = match last.as_str() {
        "semestre" | "half" => 'S',
        "trimestre" | "quarter" => 'Q',
        short => {
            let mut letters = short.chars();
            let (letter, number, rest) = (letters.next()?, letters.next()?, letters.next());
            let letter = match letter {
                's' | 'h' => 'S',
                't' | 'q' => 'Q',
                _ => return None,
            };
            return (rest.is_none() && number.is_ascii_digit())
                .then(|| format!("{letter}{number}"));
        }
    };
    let ordinal = read.pop()?;
    let number = ORDINALS
        .iter()
        .position(|words| words.contains(&ordinal.as_str()))?;
    Some(format!("{letter}{}", number + 1))
}

#[cfg(test)]
mod tests {
    use super::super::text;
    use super::*;

    fn sentences(text: &str) -> Vec<Sentence> {
        read(&text::read(text), false)
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let text = "Voir p. 12 et l'art. 3. En 2025, 62,5 % ! « Oui » dit-elle…\n\n- un\n- deux\n";
        let blocks = text::read(text);
        let words: Vec<&str> = read(&blocks, false)
            .iter()
            .map(|it| blocks[it.block].words[it.span.clone()].trim())
            .collect();
        assert_eq!(
            words,
            [
                "Voir p. 12 et l'art. 3.",
                "En 2025, 62,5 % !",
                "« Oui » dit-elle…",
                "un",
                "deux"
            ]
        );
    }

    #[test]
    fn parts_of_years_are_read_as_they_are_said() {
        for (text, periods) in [
            ("en 2025", vec!["2025"]),
            ("au premier semestre 2025", vec!["2025-S1"]),
            ("au second semestre de 2025", vec!["2025-S2"]),
            ("au 1er semestre 2025", vec!["2025-S1"]),
            ("in the first half of 2025", vec!["2025-S1"]),
            ("2025-S2", vec!["2025-S2"]),
            ("S1 2025 et S2 2025", vec!["2025-S1", "2025-S2"]),
            ("au troisième trimestre 2025", vec!["2025-Q3"]),
            ("en mars 2025", vec!["2025-03"]),
            ("de 2024 à 2025", vec!["2024", "2025"]),
        ] {
            let read: Vec<String> = sentences(text)[0]
                .periods
                .iter()
                .map(Period::to_string)
                .collect();
            assert_eq!(read, periods, "{text}");
        }
    }

    #[test]
    fn what_stands_in_a_source_is_of_others() {
        let read = sentences("Il y a 330 000 personnes (source : Dossiers 113, 2024), soit 12 %.");
        assert_eq!(read[0].sources[0].1, "Dossiers 113, 2024");
        assert_eq!(read[0].quantities.len(), 2);
        assert!(read[0].periods.is_empty());
    }

    #[test]
    fn a_footnote_after_the_full_stop_is_of_the_sentence_before() {
        let read = sentences("62 % en tout.[^1] Autre chose.\n\n[^1]: n = 119.\n");
        assert_eq!(read[0].notes, ["1"]);
        assert!(read[1].notes.is_empty());
    }
}
