//! `surveycto`: the CSV export of SurveyCTO, in wide format.
//!
//! Read in its public help (« Understanding the format of exported data »): `,`, one row a submission, one column a
//! field, `KEY`, `instanceID`, `formdef_version`, `SubmissionDate`; values of choices, not labels. No public file was
//! found.
//!
//! From memory, not verified: UTF-8; `SubmissionDate` first, written `Mar 24, 2026 9:12:44 AM`; a multiple choice both
//! joined by spaces in `field` and in one column a value, `field_value`, 1 or 0; repeated groups as `field_1`,
//! `field_2`, one a turn; in long format `PARENT_KEY` in the file of a repeated group, which is refused.
//!
//! `field_1` may be the first turn of a repeated group or the value 1 of a multiple choice: the file does not tell. A
//! source names its columns one by one, and none is taken for another. Guessed: the line end.

use super::plain::PLAIN;
use super::{Content, Extra, Profile, Shape};
use crate::referential::Answers;

pub(super) static PROFILE: Profile = Profile {
    name: "surveycto",
    page: page!("surveycto"),
    encoding: Some("utf-8"),
    delimiter: Some(b','),
    decimal_guessed: false,
    repeats: true,
    answers: &[Answers::Codes, Answers::Labels],
    checked: &["1"],
    unchecked: &["0"],
    split: &[" "],
    shape: Shape {
        before: &[
            added("SubmissionDate", MOMENT),
            added("starttime", MOMENT),
            added("endtime", MOMENT),
        ],
        after: &[
            added("instanceID", Content::Uuid),
            added("formdef_version", Content::Constant("2601151200")),
            added("KEY", Content::Uuid),
        ],
        ..Shape::PLAIN
    },
    ..PLAIN
};

const MOMENT: Content = Content::Moment("%b %-d, %Y %-I:%M:%S %p");

const fn added(heading: &'static str, content: Content) -> Extra {
    Extra { heading, content }
}
