//! The sentences of `impact report`: headings, what a figure says in words that its interval bears, method, limits and glossary.
//!
//! Numbers come already written for the language in which the page is. Spaces before signs are plain in French here: the page
//! sets all its words, those of authors too.

mod changes;
mod charts;
mod coverage;
mod frame;
mod glossary;
mod levels;
mod limits;
mod method;
mod peer;
mod words;

pub use changes::*;
pub use charts::*;
pub use coverage::*;
pub use frame::*;
pub use glossary::*;
pub use levels::*;
pub use limits::*;
pub use method::*;
pub use peer::*;
pub use words::*;
