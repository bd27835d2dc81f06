//! Conditions, codes and measures in words, as one version means them.

use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::referential::{Condition, Measure, Name, Test, VariableType};

use super::version::{Owner, Version};

/// Up to how many codes each is said with its label.
const LABELLED: usize = 4;

impl Version<'_> {
    /// A condition in words.
    pub(super) fn condition_words(&self, owner: Owner<'_>, condition: &Condition) -> Text {
        self.said(owner, condition, false)
    }

    fn said(&self, owner: Owner<'_>, condition: &Condition, inside: bool) -> Text {
        match &condition.test {
            Test::Codes(name, codes) => {
                let key = self.variable_key(owner, name);
                let several = matches!(
                    self.variables.get(&key).map(|it| &it.thing.kind),
                    Some(Some(VariableType::Several(_)))
                );
                let codes: Vec<Text> = codes
                    .iter()
                    .map(|code| {
                        if codes.len() > LABELLED {
                            return said::ticked(&code.value);
                        }
                        self.code_words(&key, &code.value)
                    })
                    .collect();
                said::holds(&name.value, several, &codes)
            }
            Test::Range(name, min, max) => {
                let text = |bound: &Option<Name>| bound.as_ref().map(|it| it.value.clone());
                said::lies(&name.value, text(min).as_deref(), text(max).as_deref())
            }
            Test::All(parts) => {
                let parts: Vec<Text> = parts.iter().map(|it| self.said(owner, it, true)).collect();
                said::all_hold(&parts, inside)
            }
            Test::Any(parts) => {
                let parts: Vec<Text> = parts.iter().map(|it| self.said(owner, it, true)).collect();
                said::any_holds(&parts, inside)
            }
            Test::Not(part) => said::does_not_hold(&self.said(owner, part, false)),
        }
    }

    /// A code with its label.
    pub(super) fn code_words(&self, variable: &str, code: &str) -> Text {
        let list = self.list(variable);
        let codes = list.iter().flat_map(|list| &list.codes);
        let mut found = codes.filter(|it| it.code.value == code);
        match found.next() {
            Some(found) => said::labelled(code, &found.label),
            None => said::ticked(code),
        }
    }

    /// A measure in words.
    pub(super) fn measure_words(&self, owner: Owner<'_>, measure: &Measure) -> Text {
        match measure {
            Measure::Count => said::measure("count", &[]),
            Measure::Distinct => said::measure("distinct", &[]),
            Measure::Sum(of) => said::measure("sum", &[&said::ticked(&of.value)]),
            Measure::Mean(of) => said::measure("mean", &[&said::ticked(&of.value)]),
            Measure::Median(of) => said::measure("median", &[&said::ticked(&of.value)]),
            Measure::Nps(of) => said::measure("nps", &[&said::ticked(&of.value)]),
            Measure::Distribution(of) => said::measure("distribution", &[&said::ticked(&of.value)]),
            Measure::Share { of, base } => {
                let of = self.condition_words(owner, of);
                let base = base.as_ref().map(|base| self.condition_words(owner, base));
                let parts: Vec<&Text> = std::iter::once(&of).chain(&base).collect();
                said::measure("share", &parts)
            }
            Measure::Ratio { of, over, times } => {
                let parts = [said::ticked(&of.value), said::ticked(&over.value)];
                let times = times.as_ref().map(|it| said::ticked(&it.value.to_string()));
                let parts: Vec<&Text> = parts.iter().chain(&times).collect();
                said::measure("ratio", &parts)
            }
        }
    }
}
