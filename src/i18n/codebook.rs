//! The sentences of `impact codebook`: what a sheet says of an indicator, generated from the plan.

mod conditions;
mod derivations;
mod measures;
mod page;
mod sheet;
mod words;

pub use conditions::*;
pub use derivations::*;
pub use measures::*;
pub use page::*;
pub use sheet::*;
pub use words::*;
