//! The habits of each tool that writes exports: defaults a source need not repeat.
//!
//! A profile is data, one file a tool, whose first lines say what is known of it and from where. What a
//! user writes beside it, in a profile of their own (`referential: profile`), is folded into the sources
//! when the plan is made.

use crate::diagnostic::Page;
use crate::referential::{Answers, Missing};

/// The page of a profile, in both languages.
macro_rules! page {
    ($name:literal) => {
        crate::diagnostic::Page {
            fr: include_str!(concat!("pages/fr/", $name, ".md")),
            en: include_str!(concat!("pages/en/", $name, ".md")),
        }
    };
}

mod excel_en;
mod excel_fr;
mod framaforms;
mod google_forms;
mod kobo;
mod limesurvey;
mod microsoft_forms;
mod ona;
mod plain;
mod shape;
mod sphinx;
mod surveycto;
mod surveymonkey;

pub use shape::{Content, Extra, Quotes, Shape};

/// The habits of one tool. What a source writes itself comes before them; what neither says is detected.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one habit, and all may go together"
)]
pub struct Profile {
    /// The name a source writes.
    pub name: &'static str,
    /// What it expects, how to export from the tool, what it changes, what is known and what is guessed.
    pub page: Page,
    /// Encoding label, as the WHATWG encoding standard names it.
    pub encoding: Option<&'static str>,
    /// Delimiter.
    pub delimiter: Option<u8>,
    /// Decimal mark.
    pub decimal: char,
    /// Whether the mark is a guess: people type numbers as they like, or the tool writes them by its locale. Then a
    /// number that could be read in two ways is refused, unless the file holds one that could not.
    pub decimal_guessed: bool,
    /// Marks between groups of digits.
    pub groups: &'static [char],
    /// Rows before the headings: a title.
    pub skip_rows: usize,
    /// Rows of headings.
    pub header_rows: usize,
    /// What separates the groups and the question of one heading, as in `Group/Question/option`.
    pub path: Option<char>,
    /// Lower headings that say nothing (`Response`): the heading above them is the whole of it.
    pub fillers: &'static [&'static str],
    /// Whether headings carry codes of parts, `Q1[SQ001]` or `Q1_SQ001` by a box checked when exporting: each is read
    /// where the other is asked for.
    pub parts: bool,
    /// Whether the tool has repeated groups: what is in one is not the answer of one person, and is refused.
    pub repeats: bool,
    /// Whether a row of tags (`#adm1+name`) may follow the headings.
    pub tags: bool,
    /// How the tool says that an answer was not finished.
    pub unfinished: Option<Unfinished>,
    /// Cells of the respondent's column that name nobody.
    pub nobody: &'static [&'static str],
    /// What cells hold, unless the source says it: where the tool writes the one or the other, the first comes first.
    pub answers: &'static [Answers],
    /// Cells that stand for a missing reason.
    pub missing: &'static [(&'static str, Missing)],
    /// Cells that mean checked, in a multiple choice of one column a code.
    pub checked: &'static [&'static str],
    /// Cells that mean not checked.
    pub unchecked: &'static [&'static str],
    /// Whether a checked box holds the name of its option, as the lower heading has it.
    pub names_options: bool,
    /// What may separate the answers of a multiple choice in one cell; empty where nothing is known.
    pub split: &'static [&'static str],
    /// Whether the tool puts an apostrophe before a cell that could be taken for a formula.
    pub masks_formulas: bool,
    /// Columns that the tool adds, as it calls them where it speaks English, where `shape` has them in French.
    pub in_english: &'static [&'static str],
    /// How the tool writes a file.
    pub shape: Shape,
}

/// How a tool says that an answer was not finished: its row is left out and counted, unless the source has a rule of
/// its own on that column.
#[derive(Clone, Copy, Debug)]
pub struct Unfinished {
    /// The names of the column, the code first.
    pub columns: &'static [&'static str],
    /// Its cells, where the answer was not finished.
    pub is: &'static [&'static str],
}

/// All profiles, by name.
pub static PROFILES: &[&Profile] = &[
    &excel_en::PROFILE,
    &excel_fr::PROFILE,
    &framaforms::PROFILE,
    &google_forms::PROFILE,
    &kobo::PROFILE,
    &limesurvey::PROFILE,
    &microsoft_forms::PROFILE,
    &ona::PROFILE,
    &plain::PROFILE,
    &sphinx::PROFILE,
    &surveycto::PROFILE,
    &surveymonkey::PROFILE,
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
