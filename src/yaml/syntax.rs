//! What to say of a syntax error: from the kinds of the parser to our own sentences.
//!
//! In: where the parser gave up and why. Out: the place to mend, which may be far above, and the mend.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::lines::{depth, indentation, slip, start_of_line};
use super::marks::{Marks, marks};
use crate::i18n::{Said, yaml as said};

/// Every line that a tab indents, as the places of those tabs.
pub(super) fn tabs(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let content = line.trim_start_matches([' ', '\t']);
        let indentation = &line[..line.len() - content.len()];
        if let Some(tab) = indentation.find('\t')
            && !content.trim_end().is_empty()
        {
            found.push(at + tab..at + tab + 1);
        }
        at += line.len();
    }
    found
}

/// Whether the parser itself blames a tab.
pub(super) fn is_about_tabs(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

/// What is told of a syntax error.
pub(super) struct Told {
    /// Where it is to be mended.
    pub(super) at: Range<usize>,
    /// The fact and the mend.
    pub(super) said: Said,
    /// Where it showed, where that is further on.
    pub(super) shown: Option<usize>,
}

/// What is told of a syntax error met at byte `at`: the quote or the bracket left open before it, the slip of its line,
/// else what the parser missed.
pub(super) fn told(kind: &ErrorKind, text: &str, at: usize) -> Told {
    let marks = marks(text, at);
    let unclosed =
        open_quote(kind, text, at, &marks).or_else(|| open_bracket(kind, text, at, &marks));
    if let Some((open, said)) = unclosed {
        let elsewhere = start_of_line(text, open) < start_of_line(text, at);
        return Told {
            at: open..open + 1,
            said,
            shown: elsewhere.then_some(at),
        };
    }
    let flow = !marks.open.is_empty();
    let slip = if flow || names_its_character(kind) {
        None
    } else {
        slip(text, at)
    };
    let (at, said) = slip.unwrap_or_else(|| {
        let end = text[at..].chars().next().map_or(at, |c| match c {
            '\n' | '\r' => at,
            _ => at + c.len_utf8(),
        });
        (at..end, explain(kind, text, at, flow))
    });
    Told {
        at,
        said,
        shown: None,
    }
}

/// The quote that was left open, where the error is its doing.
fn open_quote(kind: &ErrorKind, text: &str, at: usize, marks: &Marks) -> Option<(usize, Said)> {
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => {
            let here = text[at..].starts_with(['"', '\'']).then_some(at);
            Some((here.or(marks.quote)?, said::quote_open()))
        }
        // Closed by the quote that opens the next value, which made this one run over several lines.
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => marks
            .quote
            .filter(|quote| start_of_line(text, *quote) < start_of_line(text, at))
            .map(|quote| (quote, said::quote_open_on_its_line())),
        _ => None,
    }
}

/// The bracket that was left open, where the error is its doing: the text ends, or goes on no deeper than its line.
fn open_bracket(kind: &ErrorKind, text: &str, at: usize, marks: &Marks) -> Option<(usize, Said)> {
    let ends = matches!(
        kind,
        ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
    );
    let whole;
    let open = if ends {
        whole = self::marks(text, text.len());
        &whole.open
    } else {
        &marks.open
    };
    let bracket = open.last()?;
    let left = start_of_line(text, bracket.at) < start_of_line(text, at)
        && indentation(text, at) <= depth(text, bracket.at);
    let item = *kind == ErrorKind::BlockEntryInFlowCollection;
    let said = said::bracket_open(bracket.mark, bracket.comment.is_some());
    (ends || item || left).then_some((bracket.at, said))
}

/// Whether the parser blames one character by its name.
fn names_its_character(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::BomInsideDocument
    )
}

/// The fact and the mend of a syntax error met at byte `at`, within brackets or not.
fn explain(kind: &ErrorKind, text: &str, at: usize, flow: bool) -> Said {
    if flow && text[at..].starts_with(": ") {
        return said::colon_in_brackets();
    }
    match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::SimpleKeyExpected => {
            let start = start_of_line(text, at);
            if text[start..at].contains(": ") {
                said::colon_in_value()
            } else {
                said::key_not_expected()
            }
        }
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => said::quote_open(),
        ErrorKind::InvalidTrailingSingleQuotedScalar => said::after_single_quote(),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => said::after_double_quote(),
        ErrorKind::UnexpectedCharacter { character } => said::character(*character),
        ErrorKind::MissingAnchorOrAliasName => {
            said::character(text[at..].chars().next().unwrap_or('*'))
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => said::escape(),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            said::bracket_mismatch(*open, *close)
        }
        ErrorKind::UnclosedFlowCollection { open } => said::bracket_open(*open, false),
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::UnexpectedEofImplicitFlowMapping => said::in_brackets(),
        ErrorKind::UnexpectedEofFlowMapping | ErrorKind::ExpectedFlowMappingSeparator => {
            said::in_braces()
        }
        ErrorKind::MisplacedFlowCollectionEnd => said::bracket_alone(),
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection => {
            said::dash_not_expected()
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::ExpectedDocumentStart => said::indentation(),
        ErrorKind::BomInsideDocument => said::bom_inside(),
        kind if is_about_tabs(kind) => said::tab(),
        _ => said::not_yaml(),
    }
}
