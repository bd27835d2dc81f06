//! Landmarks: names to variables, codes and waves of a plan.

use std::collections::BTreeSet;

use super::{Known, Landmark, Landmarks, Population};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::Said;
use crate::i18n::plan::{self as said, Kind, Thing};
use crate::matching::nearest;
use crate::plan::{
    AssociationId, CodeId, Condition, Derivation, Plan, VariableId, VariableType, WaveId,
};
use crate::referential::{self, Name, Test};
use crate::sample::law::{Around, Law};
use crate::source_text::Place;

/// The landmarks that hold together; what is wrong with the others is pushed.
pub(super) fn resolve(
    plan: &Plan,
    written: &referential::Landmarks,
    diagnostics: &mut Diagnostics,
) -> Landmarks {
    let mut finder = Finder { plan, diagnostics };
    let mut landmarks = Landmarks::default();
    for entry in &written.landmarks {
        if let Some((variable, landmark)) = finder.landmark(entry) {
            landmarks
                .entries
                .entry(variable)
                .or_default()
                .push(landmark);
        }
    }
    for entry in &written.population {
        landmarks.population.extend(finder.population(entry));
    }
    landmarks
}

/// Finds names in a plan.
struct Finder<'p, 'd> {
    plan: &'p Plan,
    diagnostics: &'d mut Diagnostics,
}

impl Finder<'_, '_> {
    fn fault(&mut self, code: Code, place: Place, said: Said) {
        self.diagnostics.push(Diagnostic::new(code, place, said));
    }

    fn unknown(&mut self, thing: Thing, name: &Name, known: &[&str]) {
        let near = nearest(&name.value, known.iter().copied());
        let said = said::reference_unknown(thing, &name.value, near);
        self.fault(Code::ReferenceUnknown, name.place, said);
    }

    fn landmark(&mut self, written: &referential::Landmark) -> Option<(VariableId, Landmark)> {
        let variable = self.variable(&written.variable);
        // What could not be found would make the landmark say more than it means.
        let association = match &written.association {
            Some(name) => Some(self.association(name)?),
            None => None,
        };
        let among = match &written.among {
            Some(among) => Some(self.condition(association, among)?),
            None => None,
        };
        let variable = variable?;
        let place = written.variable.place;
        let law = match &written.law {
            Some(law) => Some(self.law(association, variable, law, place)?),
            None => None,
        };
        let mut waves = std::collections::BTreeMap::new();
        for (wave, law) in &written.waves {
            let (wave, law) = (self.wave(wave), self.law(association, variable, law, place));
            waves.insert(wave?, law?);
        }
        let missing = written.missing.as_ref().map(|rates| {
            rates
                .iter()
                .map(|(reason, rate)| (*reason, rate.value.to_f64() / 100.0))
                .collect()
        });
        Some((
            variable,
            Landmark {
                association,
                among,
                law,
                waves,
                missing,
                stable: written.stable,
            },
        ))
    }

    fn population(&mut self, written: &referential::Population) -> Option<Population> {
        let association = match &written.association {
            Some(name) => Some(self.association(name)?),
            None => None,
        };
        let among = self.condition(association, &written.among)?;
        Some(Population {
            association,
            from: written.from,
            among,
        })
    }

    /// The association of this name.
    fn association(&mut self, name: &Name) -> Option<AssociationId> {
        let ids: Vec<&str> = self
            .plan
            .associations
            .iter()
            .map(|a| a.id.as_str())
            .collect();
        let found = ids.iter().position(|id| *id == name.value);
        if found.is_none() {
            self.unknown(Thing::Association, name, &ids);
        }
        found.map(AssociationId)
    }

    fn variable(&mut self, name: &Name) -> Option<VariableId> {
        let ids: Vec<&str> = self.plan.variables.iter().map(|v| v.id.as_str()).collect();
        let found = ids.iter().position(|id| *id == name.value);
        if found.is_none() {
            self.unknown(Thing::Variable, name, &ids);
        }
        found.map(VariableId)
    }

    fn wave(&mut self, name: &Name) -> Option<WaveId> {
        let ids: Vec<&str> = self
            .plan
            .waves
            .iter()
            .map(|wave| wave.id.as_str())
            .collect();
        let found = ids.iter().position(|id| *id == name.value);
        if found.is_none() {
            self.unknown(Thing::Wave, name, &ids);
        }
        found.and_then(|at| u8::try_from(at).ok()).map(WaveId)
    }

    /// The category `name` of a variable, as `owner` sees its list.
    fn code(
        &mut self,
        owner: Option<AssociationId>,
        id: VariableId,
        name: &Name,
    ) -> Option<CodeId> {
        let list = self.plan.codelist_of(id)?;
        let Some(code) = list.find(&name.value, owner) else {
            let codes = list.codes.iter();
            let codes: Vec<_> = codes
                .map(|code| (code.code.as_str(), &code.label))
                .collect();
            let said = said::code_unknown(&name.value, &list.id, &codes);
            self.fault(Code::CodeUnknown, name.place, said);
            return None;
        };
        if let Some(reason) = list.code(code).missing {
            let said = said::code_is_missing(&name.value, reason.name());
            self.fault(Code::CodeUnknown, name.place, said);
            return None;
        }
        Some(code)
    }

    fn condition(
        &mut self,
        owner: Option<AssociationId>,
        written: &referential::Condition,
    ) -> Option<Condition> {
        match &written.test {
            Test::All(parts) => self.conditions(owner, parts).map(Condition::All),
            Test::Any(parts) => self.conditions(owner, parts).map(Condition::Any),
            Test::Not(part) => self
                .condition(owner, part)
                .map(|part| Condition::Not(Box::new(part))),
            Test::Codes(name, codes) => {
                let id = self.variable(name)?;
                if self.plan.codelist_of(id).is_none() {
                    return self.misfit(name, id);
                }
                let found: Vec<Option<CodeId>> = codes
                    .iter()
                    .map(|code| self.code(owner, id, code))
                    .collect();
                let found: Option<BTreeSet<CodeId>> = found.into_iter().collect();
                found.map(|codes| Condition::Codes(id, codes))
            }
            Test::Range(name, min, max) => {
                let id = self.variable(name)?;
                let VariableType::Number { decimals, .. } = self.plan.variable(id).kind else {
                    return self.misfit(name, id);
                };
                let mut bound = |bound: &Option<Name>| {
                    let units = bound
                        .as_ref()
                        .map(|bound| self.bound(bound, name, decimals));
                    (units, units == Some(None))
                };
                let ((low, low_wrong), (high, high_wrong)) = (bound(min), bound(max));
                let range = Condition::Range(id, low.flatten(), high.flatten());
                (!low_wrong && !high_wrong).then_some(range)
            }
        }
    }

    fn conditions(
        &mut self,
        owner: Option<AssociationId>,
        parts: &[referential::Condition],
    ) -> Option<Vec<Condition>> {
        let found: Vec<Option<Condition>> = parts
            .iter()
            .map(|part| self.condition(owner, part))
            .collect();
        found.into_iter().collect()
    }

    /// A bound in units.
    fn bound(&mut self, bound: &Name, of: &Name, decimals: u8) -> Option<i64> {
        let number = crate::decimal::Decimal::parse(&bound.value);
        let units = number.and_then(|n| i64::try_from(n.exactly(decimals)?).ok());
        if units.is_none() {
            let said = said::bound_invalid(&bound.value, &of.value, Kind::Number);
            self.fault(Code::TypeWrong, bound.place, said);
        }
        units
    }

    fn misfit<T>(&mut self, name: &Name, id: VariableId) -> Option<T> {
        let said = said::condition_form(&name.value, kind(self.plan.variable(id).kind));
        self.fault(Code::VariableType, name.place, said);
        None
    }

    fn law(
        &mut self,
        owner: Option<AssociationId>,
        id: VariableId,
        written: &referential::Law,
        place: Place,
    ) -> Option<Known> {
        let variable = self.plan.variable(id);
        let steers = match (&variable.derivation, written) {
            (None, _) | (Some(Derivation::Bins { .. }), referential::Law::Shares(..)) => true,
            (Some(Derivation::DaysBetween { .. }), referential::Law::Around { of, .. }) => {
                of.is_none()
            }
            _ => false,
        };
        if !steers {
            self.fault(
                Code::VariableType,
                place,
                said::landmark_derived(&variable.id),
            );
            return None;
        }
        let is = kind(variable.kind);
        match written {
            referential::Law::Shares(shares, _) => {
                if !matches!(is, Kind::Code | Kind::Several) {
                    let said = said::landmark_form(&variable.id, is, "shares");
                    self.fault(Code::VariableType, place, said);
                    return None;
                }
                let found: Vec<Option<(CodeId, f64)>> = shares
                    .iter()
                    .map(|(name, share)| Some((self.code(owner, id, name)?, share.value.to_f64())))
                    .collect();
                let found: Option<Vec<(CodeId, f64)>> = found.into_iter().collect();
                Some(Known {
                    law: Law::Shares(found?),
                    of: None,
                })
            }
            referential::Law::Around {
                mean,
                spread,
                lognormal,
                of,
            } => {
                if is != Kind::Number {
                    let said = said::landmark_form(&variable.id, is, "mean");
                    self.fault(Code::VariableType, place, said);
                    return None;
                }
                let of = match of {
                    Some(name) => Some(self.number(name)?),
                    None => None,
                };
                Some(Known {
                    law: Law::Number(Around {
                        mean: mean.value.to_f64(),
                        spread: spread.value.to_f64().abs(),
                        lognormal: *lognormal,
                    }),
                    of,
                })
            }
        }
    }

    /// The number of this name.
    fn number(&mut self, name: &Name) -> Option<VariableId> {
        let id = self.variable(name)?;
        let is = kind(self.plan.variable(id).kind);
        if is != Kind::Number {
            let said = said::variable_type("of", &name.value, is, &[Kind::Number]);
            self.fault(Code::VariableType, name.place, said);
            return None;
        }
        Some(id)
    }
}

fn kind(of: VariableType) -> Kind {
    match of {
        VariableType::Code(_) => Kind::Code,
        VariableType::Several(_) => Kind::Several,
        VariableType::Number { .. } => Kind::Number,
        VariableType::Date => Kind::Date,
    }
}
