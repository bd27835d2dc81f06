//! `limesurvey`: the CSV export of LimeSurvey. UTF-8 with BOM, `;`, every cell quoted, codes in the cells,
//! `Y` where an option is checked, a blank row at the end (read in LimeSurvey's `CsvWriter`).

use super::Profile;
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
};
