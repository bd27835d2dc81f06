//! The sentences of the room `ingest`.

mod annotation;
mod cells;
mod columns;
mod files;
mod lines;
mod rows;
mod runs;
mod workbooks;

pub use annotation::*;
pub use cells::*;
pub use columns::*;
pub use files::*;
pub use rows::*;
pub use runs::*;
pub use workbooks::*;
