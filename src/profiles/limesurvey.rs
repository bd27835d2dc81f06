//! `limesurvey`: the CSV export of LimeSurvey, its answers as codes or as labels.
//!
//! Read in LimeSurvey's code (`CsvWriter`, `Writer`, `viewHelper`): UTF-8 with BOM, `;`, CR LF, every cell
//! quoted, an apostrophe before a cell that begins with `=`, a blank row at the end. Headings in four styles: the code
//! `Q1[SQ001]`; the code of expressions `Q1_SQ001`; the text `Question [Option]`; the code and the text,
//! `Q1[SQ001]. Question [Option]`. Answers as codes: an option that is not checked is blank, the same as one that was
//! not shown, unless the export turns `N` into something. Answers in full: `Oui`, `Non`, and `N/A` for an option that
//! was not shown and a yes or no that was not answered. `Y` and `N` may be turned into anything there: then the source
//! says so.
//!
//! From memory, not verified: the French names of the columns LimeSurvey adds, 1980-01-01 00:00:00 where an anonymous
//! survey keeps no time: that is no date. `submitdate` is blank where the answer was not finished: its row is left out
//! and counted.

use super::plain::PLAIN;
use super::{Content, Extra, Profile, Quotes, Shape, Unfinished};
use crate::referential::{Answers, Missing};

pub(super) static PROFILE: Profile = Profile {
    name: "limesurvey",
    page: page!("limesurvey"),
    encoding: Some("utf-8"),
    delimiter: Some(b';'),
    decimal_guessed: false,
    // Its export writes the one or the other, by a box checked then.
    answers: &[Answers::Codes, Answers::Labels],
    parts: true,
    unfinished: Some(Unfinished {
        columns: &["submitdate", "Date submitted", "Date de soumission"],
        is: &[""],
    }),
    missing: &[
        ("", Missing::NoAnswer),
        ("1980-01-01 00:00:00", Missing::NoAnswer),
        ("1980-01-01", Missing::NoAnswer),
        ("N/A", Missing::NoAnswer),
    ],
    checked: &["Y", "Oui", "Yes", "1"],
    unchecked: &["N", "Non", "No", "0"],
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
    ..PLAIN
};
