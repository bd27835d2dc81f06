//! What a source's own question says, where it is not the variable's: the time it asks about, whom it is put
//! to, its unit, its scale.

use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::referential as said;
use crate::referential::{Name, Written};
use crate::yaml::Node;

use super::fields::Fields;
use super::reader::Reader;
use super::scalar::{boolean, integer, name};
use super::text::text;

/// What a source's own question says.
#[derive(Clone, Debug, Default)]
pub struct Asks {
    /// The time it asks about.
    pub recall: Option<Written<Text>>,
    /// Whom it is put to.
    pub population: Option<Written<Text>>,
    /// Its unit.
    pub unit: Option<Name>,
    /// Its scale.
    pub scale: Option<Written<Scale>>,
}

/// A scale of whole points: its ends, and which way it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The lowest point.
    pub from: i64,
    /// The highest point.
    pub to: i64,
    /// Whether its highest point is the variable's lowest.
    pub reversed: bool,
}

impl Scale {
    /// How many points it has.
    pub fn points(self) -> usize {
        usize::try_from(self.to.saturating_sub(self.from))
            .map_or(0, |steps| steps.saturating_add(1))
    }
}

/// `asks: {recall, population, unit, scale}`.
pub(super) fn asks(node: &Node, reader: &mut Reader<'_>) -> Option<Asks> {
    const KEYS: &[&str] = &["recall", "population", "unit", "scale"];
    let mut fields = Fields::open(node, reader)?;
    fields.any_of(KEYS);
    let asks = Asks {
        recall: fields.optional("recall", worded),
        population: fields.optional("population", worded),
        unit: fields.optional("unit", name),
        scale: fields.optional("scale", scale),
    };
    fields.finish();
    Some(asks)
}

fn worded(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Text>> {
    let value = text(node, reader)?;
    let place = node.spot;
    Some(Written { value, place })
}

fn scale(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Scale>> {
    let mut fields = Fields::open(node, reader)?;
    let place = fields.spot;
    let from = fields.required("from", integer);
    let to = fields.required("to", integer);
    let reversed = fields.optional("reversed", boolean).unwrap_or(false);
    fields.finish();
    let (first, last) = (from?, to?);
    if first.value >= last.value {
        let fault = said::scale_ends(first.value, last.value);
        reader.fault(Code::TypeWrong, first.place, fault);
        return None;
    }
    let (from, to) = (first.value, last.value);
    Some(Written {
        value: Scale { from, to, reversed },
        place,
    })
}
