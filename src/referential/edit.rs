//! Edits, as the field calls them (UNECE, Generic Statistical Data Editing Models): what must be true of one observation.
//!
//! A *soft* edit that fails is told and counted; a *hard* one, which names variables under `invalid`, also makes their values
//! missing there. Neither ever takes a row away.

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::referential::{Condition, Name, Written};
use crate::source_text::Place;
use crate::yaml::Node;

use super::condition::condition;
use super::fields::Fields;
use super::ids::{own_id, reference};
use super::reader::Reader;
use super::scalar::decimal;
use super::text::text;

/// What must be true of one observation.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Its id.
    pub id: Name,
    /// What it asks, in words.
    pub label: Text,
    /// What it asks.
    pub asks: EditTest,
    /// Variables whose values are invalid where it fails.
    pub invalid: Vec<Name>,
    /// Where.
    pub place: Place,
}

/// What an edit asks.
#[derive(Clone, Debug)]
pub enum EditTest {
    /// Where the first holds, so does the second.
    Then(Condition, Condition),
    /// It does not hold.
    Never(Condition),
    /// Each date, or number, is not after the next that is known.
    Order(Vec<Name>),
    /// Parts add up to a whole.
    Sum {
        /// The parts.
        of: Vec<Name>,
        /// The whole.
        equals: Name,
        /// By how much it may differ.
        within: Option<Written<Decimal>>,
    },
}

/// The keys of which one says what an edit asks.
const TESTS: &[&str] = &["when", "never", "order", "sum"];

/// One edit.
pub(super) fn edit(node: &Node, reader: &mut Reader<'_>) -> Option<Edit> {
    let mut fields = Fields::open(node, reader)?;
    let place = fields.spot;
    let id = fields.required("id", own_id);
    let label = fields.required("label", text);
    let entry = fields.one_of(TESTS);
    let asks = match entry.map(|entry| entry.key.as_str()) {
        Some("when") => {
            let when = fields.required("when", condition);
            let then = fields.required("then", condition);
            when.zip(then)
                .map(|(when, then)| EditTest::Then(when, then))
        }
        Some("never") => fields.required("never", condition).map(EditTest::Never),
        Some("order") => {
            let order = fields.required_list("order", reference);
            (!order.is_empty()).then_some(EditTest::Order(order))
        }
        Some("sum") => fields.required("sum", sum),
        _ => None,
    };
    let invalid = fields.list("invalid", reference);
    fields.finish();
    Some(Edit {
        id: id?,
        label: label?,
        asks: asks?,
        invalid,
        place,
    })
}

fn sum(node: &Node, reader: &mut Reader<'_>) -> Option<EditTest> {
    let mut fields = Fields::open_around(node, reader, "of")?;
    let of = fields.required_list("of", reference);
    let equals = fields.required("equals", reference);
    let within = fields.optional("within", decimal);
    fields.finish();
    Some(EditTest::Sum {
        of,
        equals: equals?,
        within,
    })
}
