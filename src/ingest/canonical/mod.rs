//! What `impact ingest` writes.

use crate::collection::Collection;
use crate::i18n::Lang;
use crate::plan::Plan;

/// The files to write, by name.
pub fn write(_plan: &Plan, _collection: &Collection, _lang: Lang) -> Vec<(String, Vec<u8>)> {
    Vec::new()
}
