//! What a source says of its own question, against what the variable asks: another time, other people, another
//! unit, another scale, that a mapping held to be the same must not have.

use super::super::draft::{Draft, kind};
use super::ordinal::{Direction, Table};
use super::recall::{same_people, same_recall};
use super::unit::Unit;
use super::written::{Mapped, mapped};
use crate::decimal::{Decimal, power};
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::i18n::{Said, Text};
use crate::matching::folded;
use crate::plan::{Aspect, Difference, VariableId, VariableType};
use crate::referential::{
    Answers, Association, Comparability, Convert, Filling, Mapping, Scale, Written,
};
use crate::source_text::Place;

/// Compares every declared question with its variable, and keeps how it differs.
pub(super) fn check(draft: &mut Draft<'_>, associations: &[&Association]) {
    for mapped in mapped(associations) {
        let Some(mapping) = mapped.mapping else {
            continue;
        };
        let owner = Some(mapped.association);
        let Some(id) = draft.variable_names.get(owner, &mapped.variable.value) else {
            continue;
        };
        let mut findings = Findings::default();
        wording(draft, mapping, id, &mut findings);
        unit(draft, mapping, id, &mut findings);
        scale(draft, &mapped, mapping, id, &mut findings);
        for (code, place, fault) in findings.faults {
            draft.fault(code, place, fault);
        }
        if findings.differs.is_empty() {
            continue;
        }
        let source = &mut draft.associations[mapped.association.0].sources[mapped.source_at];
        let mut kept = source.mappings.iter_mut();
        if let Some(kept) = kept.find(|it| it.variable == id && it.place == mapping.place) {
            kept.differs = findings.differs;
        }
    }
}

#[derive(Default)]
struct Findings {
    differs: Vec<Difference>,
    faults: Vec<(Code, Place, Said)>,
}

impl Findings {
    fn differ(&mut self, aspect: Aspect, asked: &Text, wanted: &Text) {
        let (asked, wanted) = (asked.clone(), wanted.clone());
        self.differs.push(Difference {
            aspect,
            asked,
            wanted,
        });
    }

    fn fault(&mut self, code: Code, place: Place, fault: Said) {
        self.faults.push((code, place, fault));
    }
}

/// The time and the people of a question: another makes a figure close at best.
fn wording(draft: &Draft<'_>, mapping: &Mapping, id: VariableId, findings: &mut Findings) {
    let variable = &draft.variables[id.0];
    let exact = mapping.comparability.value == Comparability::Exact;
    let pairs = [
        (Aspect::Recall, &mapping.asks.recall, &variable.recall),
        (
            Aspect::Population,
            &mapping.asks.population,
            &variable.population,
        ),
    ];
    for (aspect, asked, wanted) in pairs {
        let (Some(asked), Some(wanted)) = (asked, wanted) else {
            continue;
        };
        let (same, code): (fn(&Text, &Text) -> bool, _) = match aspect {
            Aspect::Recall => (same_recall, Code::RecallDiffers),
            _ => (same_people, Code::PopulationDiffers),
        };
        if same(&asked.value, wanted) {
            continue;
        }
        findings.differ(aspect, &asked.value, wanted);
        if exact {
            let name = &mapping.variable.value;
            let fault = match aspect {
                Aspect::Recall => said::recall_differs(name, &asked.value, wanted),
                _ => said::population_differs(name, &asked.value, wanted),
            };
            findings.fault(code, asked.place, fault);
        }
    }
}

/// A number in another unit is not the same number, unless it is turned into it.
fn unit(draft: &Draft<'_>, mapping: &Mapping, id: VariableId, findings: &mut Findings) {
    let Some(asked) = &mapping.asks.unit else {
        return;
    };
    let (name, variable) = (&mapping.variable.value, &draft.variables[id.0]);
    let Some(of) = draft.type_of(id) else {
        return;
    };
    if !matches!(of, VariableType::Number { .. }) {
        let fault = said::mapping_invalid(name, kind(of), "unit");
        findings.fault(Code::MappingInvalid, asked.place, fault);
        return;
    }
    let Some(wanted) = &variable.unit else {
        return;
    };
    let (from, to) = (Unit::read(&asked.value), Unit::read(wanted));
    let times = times(mapping);
    let turned = times.and_then(|times| from.is_turned_by(&to, times));
    match turned {
        Some(true) => return,
        _ if !from.clashes(&to)
            && (from.is_known() && to.is_known() || same_word(&asked.value, wanted)) =>
        {
            return;
        }
        _ => {}
    }
    findings.differ(Aspect::Unit, &Text::same(&asked.value), &Text::same(wanted));
    let enters = mapping.comparability.value.enters();
    // A factor between units that are not known to measure the same is the author's to know.
    if enters && (times.is_none() || turned == Some(false)) {
        let factor = from.factor(&to);
        let fault = said::unit_of_question(name, &asked.value, wanted, times, factor);
        findings.fault(Code::UnitMismatch, asked.place, fault);
    }
}

/// Whether two units begin with the same word: what follows says of what.
fn same_word(a: &str, b: &str) -> bool {
    let first = |text: &str| {
        let word = folded(text.split_whitespace().next().unwrap_or_default());
        word.trim_end_matches(['s', 'x']).to_owned()
    };
    first(a) == first(b)
}

/// By what the number in a cell is multiplied, where the mapping says it.
fn times(mapping: &Mapping) -> Option<Decimal> {
    match &mapping.filling {
        Some(Filling::Columns {
            convert: Some(convert),
            ..
        }) => match convert.value {
            Convert::Times(times) => Some(times),
            Convert::BirthYear => None,
        },
        _ => None,
    }
}

fn scale(
    draft: &Draft<'_>,
    mapped: &Mapped<'_>,
    mapping: &Mapping,
    id: VariableId,
    findings: &mut Findings,
) {
    let Some(asked) = &mapping.asks.scale else {
        return;
    };
    match draft.type_of(id) {
        Some(VariableType::Number { decimals, min, max }) => {
            if let (Some(min), Some(max)) = (min, max) {
                let bound = |units: i64| Decimal {
                    units: units.into(),
                    decimals,
                };
                of_number(mapping, asked, (bound(min), bound(max)), findings);
            }
        }
        Some(VariableType::Code(_)) => of_codes(draft, mapped, mapping, asked, id, findings),
        Some(of) => {
            let fault = said::mapping_invalid(&mapping.variable.value, kind(of), "scale");
            findings.fault(Code::MappingInvalid, asked.place, fault);
        }
        None => {}
    }
}

fn of_number(
    mapping: &Mapping,
    asked: &Written<Scale>,
    (min, max): (Decimal, Decimal),
    findings: &mut Findings,
) {
    let scale = asked.value;
    let name = &mapping.variable.value;
    let comparability = mapping.comparability.value;
    let ends = [scale.from, scale.to];
    let shown = ends.map(|end| end.to_string());
    let [low, high] = ends.map(|end| read_as(mapping, end));
    // Turned round, the highest point is the variable's lowest.
    let (first, last) = if scale.reversed {
        (max, min)
    } else {
        (min, max)
    };
    let fits = equal(low, first) && equal(high, last);
    let [from, to] = ends.map(|end| Decimal::whole(end.into()));
    if !(equal(from, min) && equal(to, max)) {
        let wanted = said::scale_ends_shown(&min.to_string(), &max.to_string());
        let own = said::scale_ends_shown(&shown[0], &shown[1]);
        findings.differ(Aspect::Scale, &own, &wanted);
        if comparability == Comparability::Exact || (comparability.enters() && !fits) {
            let fault = said::scale_length_declared(name, &own, &wanted, fits);
            findings.fault(Code::ScaleLength, asked.place, fault);
        }
    } else if scale.reversed && comparability.enters() && !fits {
        let fault = said::scale_reversed_declared(name, &shown[0], &shown[1]);
        findings.fault(Code::ScaleReversed, asked.place, fault);
    }
}

/// The value that a point of a numeric scale becomes: what `codes` says of it, else its number converted.
fn read_as(mapping: &Mapping, point: i64) -> Decimal {
    let written = match &mapping.filling {
        Some(Filling::Columns { codes, .. }) => codes.as_slice(),
        _ => &[],
    };
    let said = written
        .iter()
        .find(|(cell, _)| cell.value.trim().parse() == Ok(point));
    let said = said.and_then(|(_, value)| Decimal::parse(&value.value));
    let times = times(mapping).unwrap_or(Decimal::whole(1));
    said.unwrap_or_else(|| product(Decimal::whole(point.into()), times))
}

fn product(a: Decimal, b: Decimal) -> Decimal {
    Decimal {
        units: a.units.saturating_mul(b.units),
        decimals: a.decimals.saturating_add(b.decimals),
    }
}

fn equal(a: Decimal, b: Decimal) -> bool {
    let common =
        |one: Decimal, other: Decimal| one.units.checked_mul(power(other.decimals.min(18)));
    common(a, b) == common(b, a)
}

fn of_codes(
    draft: &Draft<'_>,
    mapped: &Mapped<'_>,
    mapping: &Mapping,
    asked: &Written<Scale>,
    id: VariableId,
    findings: &mut Findings,
) {
    let Some(list) = draft.variables[id.0].kind.codelist() else {
        return;
    };
    let list = &draft.codelists[list.0];
    let (scale, name) = (asked.value, &mapping.variable.value);
    let comparability = mapping.comparability.value;
    let (points, wanted) = (scale.points(), list.categories().count());
    if list.ordered && points != wanted {
        let own = said::points_shown(points);
        let wanted = said::points_shown(wanted);
        findings.differ(Aspect::Scale, &own, &wanted);
        if comparability == Comparability::Exact {
            let fault = said::scale_length_declared(name, &own, &wanted, true);
            findings.fault(Code::ScaleLength, asked.place, fault);
        }
    }
    if !comparability.enters() || !scale.reversed {
        return;
    }
    let cells = mapped.cells(list);
    let turned = match Table::read(&cells).map(|table| table.direction(list)) {
        Some(Some(Direction::Up)) => false,
        Some(_) => !cells.is_empty(),
        // Words carry their own meaning; codes that are read as they are do not.
        None => {
            let source = &draft.associations[mapped.association.0].sources[mapped.source_at];
            !cells.is_empty() || source.answers.first() != Some(&Answers::Codes)
        }
    };
    if !turned {
        let fault =
            said::scale_reversed_declared(name, &scale.from.to_string(), &scale.to.to_string());
        findings.fault(Code::ScaleReversed, asked.place, fault);
    }
}
