//! Variables: their type, or how they come from others.

use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::referential as said;
use crate::referential::{Condition, Derived, Name, Written};
use crate::source_text::Place;
use crate::yaml::{Kind, Node};

use super::codelist::{self, code as one_code};
use super::collections::{filled_list, tagged};
use super::condition::condition;
use super::derived::derived;
use super::fields::Fields;
use super::french::meant;
use super::ids::{code, reference};
use super::reader::Reader;
use super::scalar::{boolean, decimal, integer, string};
use super::text::text;

/// A variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// Its type; for a derived variable, only where it names a codelist.
    pub kind: Option<VariableType>,
    /// How it comes from others.
    pub derived: Option<Written<Derived>>,
    /// Codes of a multiple choice that stand alone.
    pub exclusive: Vec<Name>,
    /// Its unit.
    pub unit: Option<String>,
    /// The time the question asks about.
    pub recall: Option<Text>,
    /// Whom the question is put to, in words.
    pub population: Option<Text>,
    /// Whether it is sensitive.
    pub sensitive: bool,
    /// The question as asked.
    pub question: Option<Text>,
    /// Where the question is asked.
    pub asked_when: Option<Condition>,
    /// The instrument it belongs to.
    pub instrument: Option<Name>,
    /// Plausible values.
    pub plausible: Option<Plausible>,
    /// A note for readers.
    pub note: Option<Text>,
    /// Ids of former variables that it is another name of.
    pub replaces: Vec<Name>,
}

/// A type.
#[derive(Clone, Debug)]
pub enum VariableType {
    /// One code of a list.
    Code(CodelistRef),
    /// Several codes of a list.
    Several(CodelistRef),
    /// A whole number.
    Integer(Bounds),
    /// A number with declared decimals.
    Decimal {
        /// How many decimals.
        decimals: Written<i64>,
        /// Its bounds.
        bounds: Bounds,
    },
    /// A date.
    Date,
}

/// A codelist by name, or written in place.
#[derive(Clone, Debug)]
pub enum CodelistRef {
    /// By name.
    Named(Name),
    /// In place.
    Inline(Place, Vec<codelist::Code>),
}

/// Bounds, both included.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    /// Lowest value.
    pub min: Option<Written<Decimal>>,
    /// Highest value.
    pub max: Option<Written<Decimal>>,
}

/// Plausible values of a variable or a figure.
#[derive(Clone, Debug, Default)]
pub struct Plausible {
    /// The bounds.
    pub bounds: Bounds,
    /// Where a warning begins.
    pub warn_above: Option<Written<Decimal>>,
}

/// A variable, typed or derived.
pub(super) fn variable(node: &Node, reader: &mut Reader<'_>) -> Option<Variable> {
    let mut fields = Fields::open(node, reader)?;
    let (id, label) = fields.identity();
    let note = fields.note();
    let kind = fields.optional("type", variable_type);
    let derived = fields.optional("derived", derived);
    let question = fields.optional("question", text);
    let unit = fields.optional("unit", string);
    let recall = fields.optional("recall", text);
    let population = fields.optional("population", text);
    let exclusive = fields.list("exclusive", code);
    let sensitive = fields.optional("sensitive", boolean).unwrap_or(false);
    let asked_when = fields.optional("asked-when", condition);
    let instrument = fields.optional("instrument", reference);
    let plausible = fields.optional("plausible", plausible);
    let replaces = fields.list("replaces", super::ids::id);
    check_origin(&mut fields, derived.as_ref());
    fields.finish();
    Some(Variable {
        id: id?,
        label: label?,
        kind,
        derived,
        exclusive,
        unit,
        recall,
        population,
        sensitive,
        question,
        asked_when,
        instrument,
        plausible,
        note,
        replaces,
    })
}

/// One of `type` and `derived`; both only where the type names the codelist of `bins` or `case`.
fn check_origin(fields: &mut Fields<'_, '_, '_>, derived: Option<&Written<Derived>>) {
    match (fields.has("type"), fields.has("derived")) {
        (false, false) => fields.any_of(&["type", "derived"]),
        (true, true) => {
            let Some(derived) = derived else { return };
            if !matches!(derived.value, Derived::Bins { .. } | Derived::Case { .. }) {
                let said = said::keys_together("type", "derived");
                fields.reader.fault(Code::KeysConflict, derived.place, said);
            }
        }
        _ => {}
    }
}

fn variable_type(node: &Node, reader: &mut Reader<'_>) -> Option<VariableType> {
    const WORDS: &[&str] = &["code", "several", "integer", "decimal", "date"];
    if let Kind::Scalar(scalar) = &node.kind
        && meant(&scalar.text, WORDS.iter().copied()).is_none()
    {
        let said = said::keys_wanted(&scalar.text, &said::one_key_of(WORDS), "code");
        reader.fault(Code::TypeWrong, node.spot, said);
        return None;
    }
    let entry = tagged(node, reader, WORDS)?;
    match entry.key.as_str() {
        "code" => codelist_ref(&entry.value, reader).map(VariableType::Code),
        "several" => codelist_ref(&entry.value, reader).map(VariableType::Several),
        word => {
            let mut fields = Fields::open(&entry.value, reader)?;
            fields.spot = entry.place;
            let kind = match word {
                "integer" => Some(VariableType::Integer(bounds(&mut fields))),
                "decimal" => {
                    let decimals = fields.required("decimals", integer);
                    let bounds = bounds(&mut fields);
                    decimals.map(|decimals| VariableType::Decimal { decimals, bounds })
                }
                _ => Some(VariableType::Date),
            };
            fields.finish();
            kind
        }
    }
}

fn codelist_ref(node: &Node, reader: &mut Reader<'_>) -> Option<CodelistRef> {
    if matches!(node.kind, Kind::Sequence(_)) {
        let codes = filled_list(node, reader, one_code)?;
        return Some(CodelistRef::Inline(node.spot, codes));
    }
    reference(node, reader).map(CodelistRef::Named)
}

fn bounds(fields: &mut Fields<'_, '_, '_>) -> Bounds {
    Bounds {
        min: fields.optional("min", decimal),
        max: fields.optional("max", decimal),
    }
}

/// Plausible values of a variable or a figure.
pub(super) fn plausible(node: &Node, reader: &mut Reader<'_>) -> Option<Plausible> {
    let mut fields = Fields::open(node, reader)?;
    let bounds = bounds(&mut fields);
    let warn_above = fields.optional("warn-above", decimal);
    fields.finish();
    Some(Plausible { bounds, warn_above })
}
