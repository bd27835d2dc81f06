//! `ona`: the CSV export of Ona.
//!
//! Read in its public fixtures (`onaio/onadata` at f1db2a3): `,`, UTF-8, headings `group/question`, XML names in
//! headings and cells, `n/a` where a question was not put, repeated groups flattened into `group[1]/question`,
//! `group[2]/question`.
//!
//! From memory, not verified: a multiple choice in one column an option (`question/option`, `True` or `False`, by an
//! option of the export `1` or `0`), else joined by spaces; the columns Ona adds.
//!
//! What stands in a repeated group is not the answer of one person: it is refused where something asks for it.
//! The decimal mark is a point, as `XForms` writes it. Guessed: the line end.

use super::plain::PLAIN;
use super::{Content, Extra, Profile, Shape};
use crate::referential::{Answers, Missing};

pub(super) static PROFILE: Profile = Profile {
    name: "ona",
    page: page!("ona"),
    encoding: Some("utf-8"),
    delimiter: Some(b','),
    decimal_guessed: false,
    path: Some('/'),
    repeats: true,
    answers: &[Answers::Codes, Answers::Labels],
    missing: &[("", Missing::NoAnswer), ("n/a", Missing::NoAnswer)],
    checked: &["True", "1"],
    unchecked: &["False", "0"],
    split: &[" "],
    shape: Shape {
        after: &[
            added("_id", Content::Serial),
            added("_uuid", Content::Uuid),
            added("_submission_time", Content::Moment("%Y-%m-%dT%H:%M:%S")),
            added("_tags", Content::Blank),
            added("_notes", Content::Blank),
        ],
        ..Shape::PLAIN
    },
    ..PLAIN
};

const fn added(heading: &'static str, content: Content) -> Extra {
    Extra { heading, content }
}
