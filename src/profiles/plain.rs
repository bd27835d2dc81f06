//! `plain`: a CSV as a data tool writes it. Encoding and delimiter are detected, the decimal mark is a dot.

use super::{Profile, Shape};
use crate::referential::{Answers, Missing};

pub(super) static PROFILE: Profile = PLAIN;

/// What the other profiles are told against: each says what its tool does otherwise.
pub(super) const PLAIN: Profile = Profile {
    name: "plain",
    page: page!("plain"),
    encoding: None,
    delimiter: None,
    decimal: '.',
    decimal_guessed: true,
    groups: &[],
    skip_rows: 0,
    header_rows: 1,
    path: None,
    fillers: &[],
    parts: false,
    repeats: false,
    tags: false,
    unfinished: None,
    nobody: &[],
    answers: &[Answers::Labels],
    missing: &[("", Missing::NoAnswer)],
    checked: &[
        "1", "X", "x", "Oui", "oui", "Yes", "yes", "True", "TRUE", "true",
    ],
    unchecked: &["0", "Non", "non", "No", "no", "False", "FALSE", "false"],
    names_options: false,
    split: &[],
    masks_formulas: false,
    in_english: &[],
    shape: Shape::PLAIN,
};
