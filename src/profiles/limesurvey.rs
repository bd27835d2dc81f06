//! `limesurvey`: the CSV export of LimeSurvey. UTF-8 with BOM, `;`, every cell quoted, codes in the cells,
//! `Y` where an option is checked, a blank row at the end (read in LimeSurvey's `CsvWriter`).

use super::{Content, Extra, Profile, Quotes, Shape};
use crate::referential::{Answers, Missing};

pub(super) static PROFILE: Profile = Profile {
    name: "limesurvey",
    encoding: Some("utf-8"),
    delimiter: Some(b';'),
    decimal: '.',
    groups: &[],
    header_rows: 1,
    answers: Answers::Codes,
    missing: &[("", Missing::NoAnswer)],
    checked: &["Y", "Oui", "Yes", "1"],
    unchecked: &["N", "Non", "No", "0"],
    masks_formulas: true,
    shape: Shape {
        byte_order_mark: true,
        crlf: true,
        quotes: Quotes::Always,
        blank_last_row: true,
        joined_beside: false,
        before: &[
            Extra {
                heading: "id",
                content: Content::Serial,
            },
            Extra {
                heading: "submitdate",
                content: Content::Moment("%Y-%m-%d %H:%M:%S"),
            },
            Extra {
                heading: "lastpage",
                content: Content::Constant("4"),
            },
            Extra {
                heading: "startlanguage",
                content: Content::Constant("fr"),
            },
            Extra {
                heading: "seed",
                content: Content::Serial,
            },
        ],
        after: &[],
    },
};
