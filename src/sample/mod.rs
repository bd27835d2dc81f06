//! A plan to a made-up export: invented people, in the exact shape of the tool a source names.
//!
//! In: a [`Plan`](crate::plan::Plan), one of its sources, a number of rows, a seed. Out: the bytes of a file that
//! the source reads back to the very values that were drawn, and, where faults were asked for, the key that
//! names every one of them.
//!
//! ```text
//! plan, landmarks ─draw─▶ Drawn rows (values) ─sheet─▶ cells ─defects─▶ cells, key ─bytes─▶ file
//! ```
//!
//! The same arguments give the same bytes. Respondents' ids say that they are invented.

mod bytes;
mod cells;
mod defects;
mod draw;
mod drawn;
mod landmarks;
mod layout;
mod mix;
mod moment;
mod number;
mod request;
mod sheet;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod trial;
mod words;

pub use defects::{Fate, Fault, key};
pub use draw::draw;
pub use drawn::{Answer, Drawn};
pub use landmarks::{Landmarks, load as load_landmarks};
pub use request::Request;
pub use sheet::{Row, Sheet};
