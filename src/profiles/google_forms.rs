//! `google-forms`: the answers of a Google Forms form, downloaded from the form itself or by way of Sheets.
//!
//! Read in public files: `,`, UTF-8 without BOM, the whole question as heading (line breaks, trailing spaces
//! and exact doubles happen), `Question [Row]` in a grid, `Horodateur` (`Timestamp`) first. From the form:
//! every cell quoted, a multiple choice joined by `;`, moments such as `2026/07/29 9:00:00 AM UTC+3`, which
//! the format `%Y/%m/%d %I:%M:%S %p %Z` reads. By way of Sheets: joined by `, `, moments as the sheet's locale
//! writes them (`29/07/2026 09:00:00`, `%d/%m/%Y %H:%M:%S`).
//!
//! So a multiple choice in one column may leave `split` out: its answers are cut by either mark, by the
//! longest answers known, never at every comma. What was typed under « Autre » stands in the same cell, and
//! is an unknown answer.
//!
//! Guessed: the line end, and the decimal point; through a French sheet numbers have a comma, and the
//! source says so. The addresses a form collects (`Adresse e-mail`) are not read.

use super::plain::PLAIN;
use super::{Content, Extra, Profile, Quotes, Shape};

pub(super) static PROFILE: Profile = Profile {
    name: "google-forms",
    page: page!("google-forms"),
    encoding: Some("utf-8"),
    delimiter: Some(b','),
    checked: &["Oui", "Yes"],
    unchecked: &["Non", "No"],
    split: &[";", ", "],
    in_english: &["Timestamp"],
    // As the form itself gives it.
    shape: Shape {
        byte_order_mark: false,
        crlf: true,
        quotes: Quotes::Always,
        blank_last_row: false,
        joined_beside: false,
        group_before: None,
        before: &[Extra {
            heading: "Horodateur",
            content: Content::Moment("%Y/%m/%d %-I:%M:%S %p UTC+2"),
        }],
        after: &[],
    },
    ..PLAIN
};
