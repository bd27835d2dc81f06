//! Identifiers of what a referential defines: under `urn:impact:`, names that mean something with this referential alone and that nobody
//! has registered.

use crate::plan::Plan;

/// What the identifiers of this referential begin with.
pub(crate) fn of(plan: &Plan) -> String {
    format!("urn:impact:{}:", encoded(&plan.id))
}

/// A part of an identifier: what is no letter, digit, `.`, `_` or `-` is written by its bytes.
pub(crate) fn encoded(part: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let shown = part.bytes().map(|byte| {
        if plain(byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    });
    shown.collect()
}
