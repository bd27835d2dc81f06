//! `excel-fr`: a CSV saved by a French Excel. Windows-1252 or UTF-8 with BOM, `;`, decimal comma, digits
//! grouped by spaces, `VRAI` and `FAUX`.
//!
//! From memory of many such files. Excel keeps no habit of its own for a multiple choice: how its answers
//! are separated is for the source to say.

use super::plain::PLAIN;
use super::{Profile, Shape};

pub(super) static PROFILE: Profile = Profile {
    name: "excel-fr",
    page: page!("excel-fr"),
    encoding: Some("windows-1252"),
    delimiter: Some(b';'),
    decimal: ',',
    decimal_guessed: false,
    groups: &[' '],
    checked: &["1", "X", "x", "Oui", "oui", "VRAI", "Vrai"],
    unchecked: &["0", "Non", "non", "FAUX", "Faux"],
    shape: Shape {
        crlf: true,
        ..Shape::PLAIN
    },
    ..PLAIN
};
