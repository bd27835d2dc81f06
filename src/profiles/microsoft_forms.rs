//! `microsoft-forms`: the workbook of Microsoft Forms, as it is or saved as CSV by a French Excel.
//!
//! Read in public code that reads such workbooks: `ID`, `Heure de début`, `Heure de fin`, `Adresse de messagerie`,
//! `Nom`, `Heure de la dernière modification` (`ID`, `Start time`, `Completion time`, `Email`, `Name`, `Last modified
//! time`) before the questions, whose whole text is the heading, trailing spaces included.
//!
//! From memory, not verified: several answers joined by `;` with one more `;` at the end, no-break spaces and line
//! ends in headings, `anonymous` as the address of whom answers without an account, and what a French Excel makes of
//! it all: `;`, Windows-1252 or UTF-8 with BOM, `24/03/2026 10:12:05` in local time.
//!
//! Guessed: the decimal comma, which is that of Excel. The columns of addresses and names always stand there; they
//! should be taken out before the file is sent, and the shape below is without them.

use super::plain::PLAIN;
use super::{Content, Extra, Profile, Shape};

pub(super) static PROFILE: Profile = Profile {
    name: "microsoft-forms",
    page: page!("microsoft-forms"),
    encoding: Some("windows-1252"),
    delimiter: Some(b';'),
    decimal: ',',
    groups: &[' '],
    nobody: &["anonymous"],
    checked: &["Oui", "Yes"],
    unchecked: &["Non", "No"],
    split: &[";"],
    in_english: &["ID", "Start time", "Completion time", "Email", "Name"],
    shape: Shape {
        crlf: true,
        before: &[
            Extra {
                heading: "ID",
                content: Content::RowNumber,
            },
            Extra {
                heading: "Heure de début",
                content: MOMENT,
            },
            Extra {
                heading: "Heure de fin",
                content: MOMENT,
            },
        ],
        ..Shape::PLAIN
    },
    ..PLAIN
};

const MOMENT: Content = Content::Moment("%d/%m/%Y %H:%M:%S");
