//! The sentences of the room `output`: headings, signs and what stands under a table.

mod columns;
pub mod compare;
mod formats;
pub mod matrix;
mod quality;
mod reach;
mod selection;
mod table;
pub mod trace;
pub mod workbook;

pub use columns::column;
pub use formats::*;
pub use quality::*;
pub use reach::*;
pub use selection::*;
pub use table::*;
