//! Marks of a multiple choice that a mapping leaves to its source, and a source to the profile: what a
//! checked box looks like, what separates answers in one cell.

use std::collections::BTreeSet;

use super::headings::normal;
use crate::matching::normal_form;
use crate::plan::Code;
use crate::profiles::Profile;
use crate::referential::{Name, Source};

/// Cells that mean that `code` is chosen: the marks of the source, else of its profile; or the code's own
/// name, as some tools write it.
pub(super) fn checked(source: &Source, profile: &Profile, code: &Code) -> BTreeSet<String> {
    let mut checked = cells(source.habits.checked.as_deref(), profile.checked);
    for text in [&code.label.fr, &code.label.en, &code.code] {
        checked.insert(normal_form(text).into_owned());
    }
    for cell in unchecked(source, profile) {
        checked.remove(&cell);
    }
    checked
}

/// Cells that mean that a code is not chosen.
pub(super) fn unchecked(source: &Source, profile: &Profile) -> BTreeSet<String> {
    cells(source.habits.unchecked.as_deref(), profile.unchecked)
}

/// What may separate answers in one cell.
pub(super) fn separators(source: &Source, profile: &Profile) -> Vec<String> {
    match &source.habits.split {
        Some(marks) => marks.iter().map(|mark| mark.value.clone()).collect(),
        None => profile.split.iter().copied().map(str::to_owned).collect(),
    }
}

fn cells(declared: Option<&[Name]>, habit: &[&str]) -> BTreeSet<String> {
    let Some(cells) = declared else {
        let cells = habit.iter().map(|cell| normal_form(cell));
        return cells.map(std::borrow::Cow::into_owned).collect();
    };
    cells.iter().map(normal).collect()
}
