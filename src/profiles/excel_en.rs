//! `excel-en`: a CSV saved by an English Excel. Windows-1252 or UTF-8 with BOM, `,`, decimal point, digits grouped by
//! commas, `TRUE` and `FALSE`.
//!
//! From memory of many such files. Excel keeps no habit of its own for a multiple choice: how its answers are separated
//! is for the source to say.

use super::plain::PLAIN;
use super::{Profile, Shape};

pub(super) static PROFILE: Profile = Profile {
    name: "excel-en",
    page: page!("excel-en"),
    encoding: Some("windows-1252"),
    delimiter: Some(b','),
    decimal_guessed: false,
    groups: &[','],
    checked: &["1", "X", "x", "Yes", "yes", "TRUE", "True"],
    unchecked: &["0", "No", "no", "FALSE", "False"],
    shape: Shape {
        crlf: true,
        ..Shape::PLAIN
    },
    ..PLAIN
};
