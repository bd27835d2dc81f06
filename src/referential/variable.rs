//! Variables: their type, or how they come from others.

use crate::diagnostic::Code;
use crate::i18n::referential as said;
use crate::referential::{
    Bounds, CodelistRef, Derived, Name, Part, Plausible, Requires, Variable, VariableType, Written,
};
use crate::yaml::{Kind, Node};

use super::codelist::code as one_code;
use super::condition::condition;
use super::fields::{Fields, Reader, filled_list, tagged};
use super::scalar::{boolean, code, decimal, integer, reference, string, text};

/// A variable, typed or derived.
pub(super) fn variable(node: &Node, reader: &mut Reader<'_>) -> Option<Variable> {
    let mut fields = Fields::open(node, reader)?;
    let (id, label) = fields.identity();
    let kind = fields.optional("type", variable_type);
    let derived = fields.optional("derived", derived);
    let question = fields.optional("question", text);
    let unit = fields.optional("unit", string);
    let exclusive = fields.list("exclusive", code);
    let sensitive = fields.optional("sensitive", boolean).unwrap_or(false);
    let asked_when = fields.optional("asked-when", condition);
    let instrument = fields.optional("instrument", reference);
    let plausible = fields.optional("plausible", plausible);
    check_origin(&mut fields, derived.as_ref());
    fields.finish();
    Some(Variable {
        id: id?,
        label: label?,
        kind,
        derived,
        exclusive,
        unit,
        sensitive,
        question,
        asked_when,
        instrument,
        plausible,
    })
}

/// One of `type` and `derived`; both only where the type names the codelist of `bins` or `case`.
fn check_origin(fields: &mut Fields<'_, '_, '_>, derived: Option<&Written<Derived>>) {
    match (fields.has("type"), fields.has("derived")) {
        (false, false) => {
            let said = said::one_of_missing(&["type", "derived"]);
            fields.reader.fault(Code::KeysConflict, fields.spot, said);
        }
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

fn derived(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Derived>> {
    const WORDS: &[&str] = &[
        "bins",
        "score",
        "sum",
        "mean",
        "difference",
        "product",
        "quotient",
        "count-codes",
        "days-between",
        "regroup",
        "case",
    ];
    let entry = tagged(node, reader, WORDS)?;
    let place = entry.place;
    if entry.key == "case" {
        let value = case(&entry.value, reader)?;
        return Some(Written { value, place });
    }
    let mut fields = Fields::open(&entry.value, reader)?;
    fields.spot = entry.place;
    let value = match entry.key.as_str() {
        "bins" => {
            let of = fields.required("of", reference);
            let breaks = fields.required_list("breaks", decimal);
            of.map(|of| Derived::Bins { of, breaks })
        }
        "score" => {
            let of = fields.required("of", reference);
            of.map(|of| Derived::Score { of })
        }
        "sum" => {
            let of = fields.required_list("of", part);
            let plus = fields.optional("plus", decimal);
            let requires = requires(&mut fields);
            (!of.is_empty()).then_some(Derived::Sum { of, plus, requires })
        }
        "mean" => {
            let of = fields.required_list("of", part);
            let requires = requires(&mut fields);
            let decimals = fields.optional("decimals", integer);
            (!of.is_empty()).then_some(Derived::Mean {
                of,
                requires,
                decimals,
            })
        }
        "difference" => {
            let of = fields.required("of", reference);
            let less = fields.required("less", reference);
            of.zip(less)
                .map(|(of, less)| Derived::Difference { of, less })
        }
        "product" => {
            let of = fields.required_list("of", reference);
            (!of.is_empty()).then_some(Derived::Product { of })
        }
        "quotient" => {
            let of = fields.required("of", reference);
            let by = fields.required("by", reference);
            let decimals = fields.optional("decimals", integer);
            of.zip(by)
                .map(|(of, by)| Derived::Quotient { of, by, decimals })
        }
        "count-codes" => {
            let of = fields.required("of", reference);
            let except = fields.list("except", code);
            of.map(|of| Derived::CountCodes { of, except })
        }
        "days-between" => {
            let from = fields.required("from", reference);
            let to = fields.required("to", reference);
            from.zip(to)
                .map(|(from, to)| Derived::DaysBetween { from, to })
        }
        _ => {
            let of = fields.required("of", reference);
            let to = fields.required("to", reference);
            of.zip(to).map(|(of, to)| Derived::Regroup { of, to })
        }
    };
    fields.finish();
    value.map(|value| Written { value, place })
}

/// A variable, alone or with its weight.
fn part(node: &Node, reader: &mut Reader<'_>) -> Option<Part> {
    if !matches!(node.kind, Kind::Mapping(_)) {
        return reference(node, reader).map(|variable| Part {
            variable,
            times: None,
        });
    }
    let mut fields = Fields::open(node, reader)?;
    let variable = fields.required("variable", reference);
    let times = fields.optional("times", decimal);
    fields.finish();
    Some(Part {
        variable: variable?,
        times,
    })
}

fn requires(fields: &mut Fields<'_, '_, '_>) -> Requires {
    let decode = |node: &Node, reader: &mut Reader<'_>| match &node.kind {
        Kind::Scalar(scalar) if scalar.text == "all" => Some(Requires::All),
        _ => integer(node, reader).map(Requires::AtLeast),
    };
    fields.optional("requires", decode).unwrap_or(Requires::All)
}

/// `[{when, then}…, {otherwise}]`.
fn case(node: &Node, reader: &mut Reader<'_>) -> Option<Derived> {
    let mut arms = Vec::new();
    let mut otherwise: Option<Name> = None;
    let mut ended = None;
    let mut whole = true;
    filled_list(node, reader, |node, reader| {
        if let Some(place) = ended.take() {
            reader.fault(Code::KeysConflict, place, said::otherwise_last());
        }
        let mut fields = Fields::open(node, reader)?;
        if fields.has("otherwise") {
            ended = Some(fields.spot);
            otherwise = fields.required("otherwise", code);
        } else {
            let when = fields.required("when", condition);
            let then = fields.required("then", code);
            match when.zip(then) {
                Some(arm) => arms.push(arm),
                None => whole = false,
            }
        }
        fields.finish();
        Some(())
    })?;
    whole.then_some(Derived::Case { arms, otherwise })
}
