//! A plan to the questionnaire of a wave, as an `XLSForm`, and to the source that reads its exports.
//!
//! In: a [`Plan`] and a [`Request`]. Out: a [`Form`], which is written as a workbook
//! ([`workbook`]) and whose exports a YAML source ([`source`]) reads back without anything to add.
//!
//! ```text
//! request ─scope─▶ indicators, and why others are left out
//!                      │ questions: what is collected for them, in an order that can be asked
//!                      ▼
//!                  groups of variables ─names─▶ names that a form can hold
//!                      │
//!                      └─composition (with condition, number)─▶ form ─┬─workbook─▶ .xlsx
//!                                                                     └─source───▶ .yaml
//! ```
//!
//! What decides:
//!
//! - A form speaks of one wave and one unit of observation, as a source does. An indicator without waves is asked by
//!   the form without a wave, or where it is named: asked at two waves, it would be pooled.
//! - Everything may be left unanswered, but what has an answer that says so and is not sensitive, and the code that
//!   pairs the answers of one respondent.
//! - A question depends on another only once that one was answered: an unknown condition is not shown.
//! - The same plan and request give the same bytes: no clock, no language of the machine.

mod choices;
mod composition;
mod condition;
mod form;
mod names;
mod number;
mod questions;
mod scope;
pub mod source;
#[cfg(test)]
mod tests;
pub mod workbook;

pub use form::{Choice, Form, Kind, Row};
pub use scope::{Left, Request, Why};

use crate::i18n::Said;
use crate::plan::Plan;

/// The form that `request` asks for.
///
/// # Errors
/// The sentence to show where nothing would be asked.
pub fn draw_up(plan: &Plan, request: &Request) -> Result<Form, Said> {
    let scope = scope::Scope::of(plan, request)?;
    let groups = questions::groups(plan, request, &scope);
    Ok(composition::compose(plan, request, scope, groups))
}
