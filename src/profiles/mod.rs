//! The habits of each tool that writes exports: defaults a source need not repeat.
//!
//! A profile is data, one file a tool, whose first lines say what is known of it and from where. What a
//! user writes beside it, in a profile of their own (`referential: profile`), is folded into the sources
//! when the plan is made.

use crate::referential::{Answers, Missing};

mod excel_fr;
mod framaforms;
mod google_forms;
mod kobo;
mod limesurvey;
mod plain;
mod shape;

pub use shape::{Content, Extra, Quotes, Shape};

/// The habits of one tool. What a source writes itself comes before them; what neither says is detected.
#[derive(Debug)]
pub struct Profile {
    /// The name a source writes.
    pub name: &'static str,
    /// Encoding label, as the WHATWG encoding standard names it.
    pub encoding: Option<&'static str>,
    /// Delimiter.
    pub delimiter: Option<u8>,
    /// Decimal mark.
    pub decimal: char,
    /// Marks between groups of digits.
    pub groups: &'static [char],
    /// Rows before the headings: a title.
    pub skip_rows: usize,
    /// Rows of headings.
    pub header_rows: usize,
    /// What separates the groups and the question of one heading, as in `Group/Question/option`.
    pub path: Option<char>,
    /// Whether a row of tags (`#adm1+name`) may follow the headings.
    pub tags: bool,
    /// What cells hold, unless the source says it: where the tool writes the one or the other, the first comes first.
    pub answers: &'static [Answers],
    /// Cells that stand for a missing reason.
    pub missing: &'static [(&'static str, Missing)],
    /// Cells that mean checked, in a multiple choice of one column a code.
    pub checked: &'static [&'static str],
    /// Cells that mean not checked.
    pub unchecked: &'static [&'static str],
    /// What may separate the answers of a multiple choice in one cell; empty where nothing is known.
    pub split: &'static [&'static str],
    /// Whether the tool puts an apostrophe before a cell that could be taken for a formula.
    pub masks_formulas: bool,
    /// How the tool writes a file.
    pub shape: Shape,
}

/// All profiles, by name.
pub static PROFILES: &[&Profile] = &[
    &excel_fr::PROFILE,
    &framaforms::PROFILE,
    &google_forms::PROFILE,
    &kobo::PROFILE,
    &limesurvey::PROFILE,
    &plain::PROFILE,
];

/// The profile of this name.
pub fn find(name: &str) -> Option<&'static Profile> {
    PROFILES
        .iter()
        .copied()
        .find(|profile| profile.name == name)
}

/// The profile of a source that names none.
pub fn plain() -> &'static Profile {
    &plain::PROFILE
}
