//! The ledger of releases: what was published, of what, by whose approval; one folder a release, each holding on to the one before.
//!
//! In: a folder. Out: [`Entry`]s in order, each with its figures, once the chain holds; or the first link that does not.
//!
//! ```text
//! LEDGER/0001-2026-03-01-public/entry.json    who, when, of what inputs, the digest of figures.csv and of the entry before
//!                               figures.csv   the rows published, as `consolidate --format csv` writes them
//!        0002-2026-03-01-members/…
//! ```
//!
//! An entry is written beside, flushed and renamed, so that a run that dies leaves the ledger as it was; a lock, which dies with
//! who holds it, keeps two from writing at once. The chain tells what was changed, taken out or moved. It does not tell that the
//! last entries were taken away together, nor that the whole was written anew: for that, keep the digest of the last entry
//! somewhere else, and give it to `verify`.

mod chain;
mod entry;
mod store;
#[cfg(test)]
mod tests;

pub use chain::{Broken, Link, Why, read};
pub use entry::{Entry, Figures, Input, Made, Referential};
pub use store::{Ledger, Locked};
