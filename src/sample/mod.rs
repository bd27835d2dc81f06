//! A plan to a made-up export: invented people, in the exact shape of the tool a source names.
//!
//! In: a [`Plan`](crate::plan::Plan), one of its sources, a number of rows, a seed. Out: the bytes of a file that
//! the source reads back to the very values that were drawn, and, where faults were asked for, the key that
//! names every one of them.
//!
//! ```text
//! source, seed ─scene─▶ what is drawn, in which order
//!     │
//!     ├─respondents─▶ numbers ─schedule─▶ seats (who, which wave, when)
//!     │                                     │ values, dates: by landmarks, else by defaults
//!     │                                     ▼
//!     ├─words─▶ reach ──────────────rows─▶ Drawn rows (values that the source can express)
//!     │                                     │
//!     └─layout, words─────────────sheet─▶ cells ─defects─▶ cells, key ─bytes─▶ file
//! ```
//!
//! `words` alone knows which texts say what (with `notation` for numbers, `moments` for dates, `rules` for the rows
//! that count): rows are drawn among what it can say, and the sheet writes with it.
//!
//! The same arguments give the same bytes. Respondents' ids say that they are invented.

mod chance;
mod column;
mod dates;
mod days;
mod defaults;
mod draw;
mod drawn;
mod landmarks;
mod law;
mod leaning;
mod moments;
mod notation;
mod reach;
mod request;
mod respondents;
mod rows;
mod rules;
mod scene;
mod schedule;
mod shared;
mod sheet;
mod values;
mod words;

pub use draw::draw;
pub use drawn::{Answer, Drawn};
pub use landmarks::{Landmarks, load as load_landmarks};
pub use request::Request;
pub use sheet::{Fate, Fault, Row, Sheet, key};

#[cfg(test)]
mod tests;
