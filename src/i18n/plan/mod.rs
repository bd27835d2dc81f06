//! What is said of referentials that do not hold together.

mod breaks;
mod codelists;
mod derivations;
mod feeds;
mod indicators;
mod kept;
mod landmarks;
mod mappings;
mod names;
mod sources;
mod variables;

pub use breaks::*;
pub use codelists::*;
pub use derivations::*;
pub use feeds::*;
pub use indicators::*;
pub use kept::*;
pub use landmarks::*;
pub use mappings::*;
pub use names::*;
pub use sources::*;
pub use variables::*;
