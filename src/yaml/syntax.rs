//! What to say of a syntax error: from the kinds of the parser to our own sentences.

use std::ops::Range;

use granit_parser::ErrorKind;

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

/// The fact and the mend of a syntax error met at byte `at`.
pub(super) fn explain(kind: &ErrorKind, text: &str, at: usize) -> Said {
    match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::SimpleKeyExpected => {
            let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
            if text[start..at].contains(": ") {
                said::colon_in_value()
            } else {
                said::key_not_expected()
            }
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            said::quote_open()
        }
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
        ErrorKind::UnclosedFlowCollection { open } => said::bracket_open(*open),
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
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::ExpectedDocumentStart => said::indentation(),
        ErrorKind::BomInsideDocument => said::bom_inside(),
        kind if is_about_tabs(kind) => said::tab(),
        _ => said::not_yaml(),
    }
}
