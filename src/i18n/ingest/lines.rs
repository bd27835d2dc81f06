//! How many rows, and the line of the first: what faults of cells and of rows both end with.

use crate::i18n::Text;

/// « 12 lignes, la première à la ligne 34 ».
pub(super) fn rows_said((count, first): (u64, u64)) -> Text {
    if count == 1 {
        return Text::new(format!("ligne {first}"), format!("on line {first}"));
    }
    Text::new(
        format!("{count} lignes, la première à la ligne {first}"),
        format!("{count} rows, the first on line {first}"),
    )
}
