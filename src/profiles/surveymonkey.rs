//! `surveymonkey`: the CSV of all answers of SurveyMonkey, with its two rows of headings.
//!
//! Read in public files (`fivethirtyeight/data`, `cncf/surveys`, `todogroup/osposurvey`): `,`, UTF-8; in the first row
//! the question, above the first of its columns alone; in the second `Response`, or an option, or a row of a matrix. A
//! checked box holds the name of its option, any other is blank. `Respondent ID`, `Collector ID`, `Start Date`, `End
//! Date`, `IP Address`, `Email Address`, `First Name`, `Last Name`, `Custom Data 1` come first, blank in the second
//! row, or repeated there; moments are `05/24/2021 12:05:53 PM`. Read in public code: `Open-Ended Response`.
//!
//! So a question of one column is addressed by the question alone, `Gender`, or by `Gender | Response`; an option by
//! `Question | Option`, or by `Option` where no other column has that name.
//!
//! From memory, not verified: the French second row (`Réponse`, `Réponse ouverte`). Guessed: the decimal point, the
//! line end. The columns with the IP address, the e-mail address and the names can be left out when exporting, and
//! should be: the shape below is without them.

use super::plain::PLAIN;
use super::{Content, Extra, Profile, Shape};

pub(super) static PROFILE: Profile = Profile {
    name: "surveymonkey",
    page: page!("surveymonkey"),
    encoding: Some("utf-8"),
    delimiter: Some(b','),
    header_rows: 2,
    fillers: &[
        "Response",
        "Open-Ended Response",
        "Réponse",
        "Réponse ouverte",
    ],
    checked: &[],
    unchecked: &[],
    names_options: true,
    shape: Shape {
        crlf: true,
        before: &[
            added("Respondent ID", Content::Serial),
            added("Collector ID", Content::Constant("400100200")),
            added("Start Date", MOMENT),
            added("End Date", MOMENT),
            added("Custom Data 1", Content::Blank),
        ],
        ..Shape::PLAIN
    },
    ..PLAIN
};

const MOMENT: Content = Content::Moment("%m/%d/%Y %I:%M:%S %p");

const fn added(heading: &'static str, content: Content) -> Extra {
    Extra { heading, content }
}
