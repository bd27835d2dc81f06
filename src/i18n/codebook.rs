//! The sentences of `impact codebook`: what a sheet says of an indicator, generated from the plan.

mod conditions;
mod derivations;
mod grammar;
mod headings;
mod left_out;
mod measures;
mod page;
mod sheet;
mod variables;
mod words;

pub use conditions::*;
pub use derivations::*;
pub use grammar::*;
pub use headings::*;
pub use left_out::*;
pub use measures::*;
pub use page::*;
pub use sheet::*;
pub use variables::*;
pub use words::*;
