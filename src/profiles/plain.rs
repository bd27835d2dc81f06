//! `plain`: a CSV as a data tool writes it. Encoding and delimiter are detected, the decimal mark is a dot.

use super::{Profile, Shape};
use crate::referential::{Answers, Missing};

pub(super) static PROFILE: Profile = Profile {
    name: "plain",
    encoding: None,
    delimiter: None,
    decimal: '.',
    groups: &[],
    skip_rows: 0,
    header_rows: 1,
    path: None,
    tags: false,
    answers: &[Answers::Labels],
    missing: &[("", Missing::NoAnswer)],
    checked: &[
        "1", "X", "x", "Oui", "oui", "Yes", "yes", "True", "TRUE", "true",
    ],
    unchecked: &["0", "Non", "non", "No", "no", "False", "FALSE", "false"],
    split: &[],
    masks_formulas: false,
    shape: Shape::PLAIN,
};
