//! What is said of referentials that do not hold together.

mod breaks;
mod codelists;
mod costs;
mod derivations;
mod doubts;
mod edits;
mod feeds;
mod indicators;
mod landmarks;
mod mappings;
mod names;
mod questions;
mod scales;
mod shares;
mod sources;
mod standards;
mod units;
mod variables;

pub use breaks::*;
pub use codelists::*;
pub use costs::*;
pub use derivations::*;
pub use doubts::*;
pub use edits::*;
pub use feeds::*;
pub use indicators::*;
pub use landmarks::*;
pub use mappings::*;
pub use names::*;
pub use questions::*;
pub use scales::*;
pub use shares::*;
pub use sources::*;
pub use standards::*;
pub use units::*;
pub use variables::*;
