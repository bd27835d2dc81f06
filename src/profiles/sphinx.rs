//! `sphinx`: a CSV saved from Sphinx iQ.
//!
//! Little is known. Read in the page of a third-party tool (`pwaillette/SphinxMassAnswerSender`): `N°Obs` first, and a
//! multiple choice spread over `Question_1`, `Question_2`…, where a column holds the label of its option, or nothing.
//! No public file was found.
//!
//! From memory, not verified: `;` (or a tab), Windows-1252, one row of headings, or two where codes stand above
//! questions: the source then says `header-rows: 2`; answers joined by ` ; ` in one cell; `DATE_SAISIE`; dates
//! `24/03/2026`; `Non réponse`. Guessed: the decimal comma, spaces between groups of digits, the line end.

use super::plain::PLAIN;
use super::{Content, Extra, Profile, Shape};
use crate::referential::Missing;

pub(super) static PROFILE: Profile = Profile {
    name: "sphinx",
    page: page!("sphinx"),
    encoding: Some("windows-1252"),
    delimiter: Some(b';'),
    decimal: ',',
    groups: &[' '],
    missing: &[("", Missing::NoAnswer), ("Non réponse", Missing::NoAnswer)],
    checked: &["1", "X", "x", "Oui"],
    unchecked: &["0", "Non"],
    split: &[" ; "],
    shape: Shape {
        crlf: true,
        before: &[
            Extra {
                heading: "N°Obs",
                content: Content::RowNumber,
            },
            Extra {
                heading: "DATE_SAISIE",
                content: Content::Moment("%d/%m/%Y"),
            },
        ],
        ..Shape::PLAIN
    },
    ..PLAIN
};
