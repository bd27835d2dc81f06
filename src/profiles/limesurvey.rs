//! `limesurvey`: the CSV export of LimeSurvey, its answers as codes or as labels.
//!
//! Read in LimeSurvey's code (`CsvWriter`, `Writer`, `viewHelper`): UTF-8 with BOM, `;`, CR LF, every cell
//! quoted, an apostrophe before a cell that begins with `=`, a blank row at the end, `Q1[SQ001]` headings
//! (or `Q1[SQ001]. Question [Option]`: `code:` reads both). An option that is not checked is blank, the
//! same as one that was not shown, unless the export turns `N` into something. `Y` and `N` may be turned
//! into anything there: then the source says so.
//!
//! From memory, not verified: the columns LimeSurvey adds, `-oth-` for « other », `N/A` in some long
//! exports, and 1980-01-01 00:00:00 where an anonymous survey keeps no time: that is no date.

use super::{Content, Extra, Profile, Quotes, Shape};
use crate::referential::{Answers, Missing};

pub(super) static PROFILE: Profile = Profile {
    name: "limesurvey",
    encoding: Some("utf-8"),
    delimiter: Some(b';'),
    decimal: '.',
    groups: &[],
    skip_rows: 0,
    header_rows: 1,
    path: None,
    tags: false,
    // Its export writes the one or the other, by a box checked then.
    answers: &[Answers::Codes, Answers::Labels],
    missing: &[
        ("", Missing::NoAnswer),
        ("1980-01-01 00:00:00", Missing::NoAnswer),
    ],
    checked: &["Y", "Oui", "Yes", "1"],
    unchecked: &["N", "Non", "No", "0"],
    split: &[],
    masks_formulas: true,
    shape: Shape {
        byte_order_mark: true,
        crlf: true,
        quotes: Quotes::Always,
        blank_last_row: true,
        joined_beside: false,
        group_before: None,
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
