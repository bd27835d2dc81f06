//! `kobo`: the CSV export of KoboToolbox, with labels or with XML names in headings and cells.
//!
//! Read in its code (`formpack` at 176f619, `kpi`): UTF-8 without BOM, `;`, CR LF, every cell quoted,
//! headings `Group/Subgroup/Question` where groups are asked for, a multiple choice both joined by spaces in
//! one column and in one column an option (`Question/Option`, 1 or 0, all blank where it was not answered),
//! a row of HXL tags after the headings where the form has some, `_id` and its like at the end of the row.
//! `_submission_time` is in UTC and does not say so. `__version__` tells the versions of the form apart, whose
//! questions are merged by their names; repeated groups are not in the CSV, only in the workbook: a sheet of one, saved
//! as CSV (`_parent_index`), is refused.
//!
//! The joined column is read like any other with `split: " "`, by the longest answers known; where two
//! answers side by side could be a third one, that is refused when the referential is checked. The columns
//! of options never doubt.
//!
//! The decimal mark is a point: answers are kept as `XForms` writes them (`xsd:decimal`), which groups no digits.

use super::plain::PLAIN;
use super::{Content, Extra, Profile, Quotes, Shape};
use crate::referential::Answers;

pub(super) static PROFILE: Profile = Profile {
    name: "kobo",
    page: page!("kobo"),
    encoding: Some("utf-8"),
    delimiter: Some(b';'),
    decimal_guessed: false,
    path: Some('/'),
    tags: true,
    repeats: true,
    // The one or the other, by the format chosen when exporting.
    answers: &[Answers::Labels, Answers::Codes],
    checked: &["1"],
    unchecked: &["0"],
    // The joined column is not the one to read: it is never taken unless the source asks for it.
    shape: Shape {
        byte_order_mark: false,
        crlf: true,
        quotes: Quotes::Always,
        blank_last_row: false,
        joined_beside: true,
        group_before: None,
        before: &[],
        after: &[
            added("_id", Content::Serial),
            added("_uuid", Content::Uuid),
            added("_submission_time", Content::Moment("%Y-%m-%dT%H:%M:%S")),
            added("_validation_status", Content::Blank),
            added("_notes", Content::Blank),
            added("_status", Content::Constant("submitted_via_web")),
            added("_submitted_by", Content::Blank),
            added("__version__", Content::Constant("vK2mPq7RtXw3YzAbCdEfGh")),
            added("_tags", Content::Blank),
            added("_index", Content::RowNumber),
        ],
    },
    ..PLAIN
};

const fn added(heading: &'static str, content: Content) -> Extra {
    Extra { heading, content }
}
