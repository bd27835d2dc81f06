//! The sentences of `impact diff`: values in words, names of what changed, what a change comes down to.

mod aspects;
mod frame;
mod values;

pub use aspects::*;
pub use frame::*;
pub use values::*;
