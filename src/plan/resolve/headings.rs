//! Headings and cells as a source names them, in the normal form in which they are compared.

use crate::matching::normal_form;
use crate::plan::Heading;
use crate::referential::Name;

/// The normal form of a heading or a cell as written.
pub(super) fn normal(name: &Name) -> String {
    normal_form(&name.value).into_owned()
}

/// A heading to look for by its text.
pub(super) fn heading(name: &Name) -> Heading {
    Heading {
        text: normal(name),
        is_code: false,
        place: name.place,
    }
}
