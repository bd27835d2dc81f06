//! The sentences of the room `referential`.

mod expected;
mod files;
mod keys;
mod values;

pub use expected::*;
pub use files::*;
pub use keys::*;
pub use values::*;
