//! `impact`: from referentials and survey exports to sector figures.

pub mod decimal;
pub mod diagnostic;
pub mod i18n;
pub mod referential;
pub mod render;
pub mod source_text;
pub mod yaml;
