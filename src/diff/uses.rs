//! What each published statistic depends on: variables, by the part they play, and codes of them.
//!
//! In: one version. Out: by statistic, the variables it reads, itself, through derived ones, through what it is split
//! by, through who is asked. A change of one of them is a change of the statistic, and this says of which weight.

use std::collections::{BTreeMap, BTreeSet};

use crate::referential::{Condition, Derived, Indicator, Measure, Name, Test};

use super::change::Role;
use super::version::{Owner, Version};

/// What one statistic makes of one variable. Codes are under their names in this very version.
#[derive(Clone, Debug, Default)]
pub(super) struct Use {
    /// The parts it plays.
    pub(super) roles: BTreeSet<Role>,
    /// Whether every code counts, named or not.
    pub(super) whole: bool,
    /// The codes that conditions take together.
    pub(super) sets: Vec<BTreeSet<String>>,
    /// Whether the values of its codes are read.
    pub(super) values: bool,
    /// Whether the groups of its codes are.
    pub(super) groups: bool,
}

impl Use {
    /// Whether answers of this code count otherwise than as « another answer ».
    pub(super) fn depends_on(&self, code: &str) -> bool {
        self.whole || self.sets.iter().any(|set| set.contains(code))
    }

    /// Whether merging these codes loses a difference it makes.
    pub(super) fn tells_apart(&self, codes: &BTreeSet<String>) -> bool {
        let splits = |set: &BTreeSet<String>| {
            let inside = codes.iter().filter(|code| set.contains(*code)).count();
            inside > 0 && inside < codes.len()
        };
        self.parts() || self.values || self.groups || self.sets.iter().any(splits)
    }

    /// Whether each code has a figure of its own.
    fn parts(&self) -> bool {
        self.roles.contains(&Role::Breakdown) || (self.whole && self.sets.is_empty())
    }

    /// Whether it only splits.
    pub(super) fn only_splits(&self) -> bool {
        self.roles.iter().all(|role| *role == Role::Breakdown)
    }

    /// Both uses together.
    pub(super) fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.roles.extend(&other.roles);
        both.whole |= other.whole;
        both.sets.extend(other.sets.iter().cloned());
        both.values |= other.values;
        both.groups |= other.groups;
        both
    }
}

/// By statistic, under its name in the new version, its variables, under theirs.
pub(super) type Uses = BTreeMap<String, BTreeMap<String, Use>>;

/// What every statistic of a version depends on.
pub(super) fn of(version: &Version<'_>) -> Uses {
    let mut uses = Uses::new();
    for owned in version.indicators.values() {
        let (owner, indicator) = (owned.owner, owned.thing);
        let key = version.indicator(owner, &indicator.id.value);
        let mut walk = Walk::new(version, owner);
        walk.indicator(indicator);
        uses.insert(key.clone(), walk.found);
        for also in &indicator.also {
            let mut walk = Walk::new(version, owner);
            if let Some(measure) = &also.measure {
                walk.measure(&measure.value);
            }
            uses.insert(format!("{key}.{}", also.id.value), walk.found);
        }
    }
    uses
}

/// How codes of a variable are read.
#[derive(Clone)]
enum How {
    /// Each for itself.
    Whole,
    /// These against the others.
    Set(BTreeSet<String>),
    /// By their values.
    Values,
    /// By their groups.
    Groups,
    /// Not: it is no coded variable.
    Number,
}

struct Walk<'v, 'a> {
    version: &'v Version<'a>,
    owner: Owner<'v>,
    found: BTreeMap<String, Use>,
    path: Vec<String>,
}

impl<'v, 'a> Walk<'v, 'a> {
    fn new(version: &'v Version<'a>, owner: Owner<'v>) -> Self {
        Self {
            version,
            owner,
            found: BTreeMap::new(),
            path: Vec::new(),
        }
    }

    fn indicator(&mut self, indicator: &Indicator) {
        if let Some(measure) = &indicator.measure {
            self.measure(&measure.value);
        }
        if let Some(among) = &indicator.among {
            self.condition(among, Role::Eligible, false);
        }
        for name in indicator.disaggregate.iter().flatten() {
            self.variable(name, Role::Breakdown, &How::Whole);
        }
    }

    fn measure(&mut self, measure: &Measure) {
        match measure {
            Measure::Count | Measure::Distinct => {}
            Measure::Sum(of) | Measure::Mean(of) | Measure::Nps(of) => {
                self.variable(of, Role::Numerator, &How::Number);
            }
            Measure::Median(of) => self.variable(of, Role::Numerator, &How::Values),
            Measure::Distribution(of) => self.variable(of, Role::Numerator, &How::Whole),
            Measure::Share { of, base } => {
                // Without a base, every answer is in the denominator, named or not.
                self.condition(of, Role::Numerator, base.is_none());
                if let Some(base) = base {
                    self.condition(base, Role::Denominator, false);
                }
            }
            Measure::Ratio { of, over, times: _ } => {
                self.variable(of, Role::Numerator, &How::Number);
                self.variable(over, Role::Denominator, &How::Number);
            }
        }
    }

    /// `whole` where what is not named counts too.
    fn condition(&mut self, condition: &Condition, role: Role, whole: bool) {
        match &condition.test {
            Test::Codes(name, codes) => {
                let set = codes.iter().map(|code| code.value.clone()).collect();
                self.variable(name, role, &How::Set(set));
                if whole {
                    let key = self.version.variable(self.owner, &name.value);
                    self.found.entry(key).or_default().whole = true;
                }
            }
            Test::Range(name, ..) => self.variable(name, role, &How::Number),
            Test::All(parts) | Test::Any(parts) => {
                for part in parts {
                    self.condition(part, role, whole);
                }
            }
            // What is not refused is taken: the codes that are not named.
            Test::Not(part) => self.condition(part, role, true),
        }
    }

    fn variable(&mut self, name: &Name, role: Role, how: &How) {
        let version = self.version;
        let old = version.variable_key(self.owner, name);
        let key = version.variable(self.owner, &name.value);
        let found = self.found.entry(key).or_default();
        found.roles.insert(role);
        match how {
            How::Whole => found.whole = true,
            How::Set(set) => found.sets.push(set.clone()),
            How::Values => {
                found.values = true;
                found.whole = true;
            }
            How::Groups => {
                found.groups = true;
                found.whole = true;
            }
            How::Number => {}
        }
        if self.path.contains(&old) {
            return;
        }
        let Some(owned) = version.variables.get(&old) else {
            return;
        };
        let before = std::mem::replace(&mut self.owner, owned.owner);
        self.path.push(old.clone());
        // Who is asked decides who is concerned.
        if let Some(asked) = &owned.thing.asked_when {
            let role = match role {
                Role::Breakdown => role,
                _ => Role::Eligible,
            };
            self.condition(asked, role, false);
        }
        if let Some(derived) = &owned.thing.derived {
            self.derived(&derived.value, role);
        }
        self.path.pop();
        self.owner = before;
    }

    fn derived(&mut self, derived: &Derived, role: Role) {
        match derived {
            Derived::Bins { of, breaks: _ } => self.variable(of, role, &How::Number),
            Derived::Score { of } => self.variable(of, role, &How::Values),
            Derived::Sum { of, .. } | Derived::Mean { of, .. } => {
                for part in of {
                    self.variable(&part.variable, role, &How::Values);
                }
            }
            Derived::Difference { of, less } => {
                self.variable(of, role, &How::Number);
                self.variable(less, role, &How::Number);
            }
            Derived::Product { of } => {
                for factor in of {
                    self.variable(factor, role, &How::Number);
                }
            }
            Derived::Quotient { of, by, .. } => {
                self.variable(of, role, &How::Number);
                self.variable(by, role, &How::Number);
            }
            Derived::CountCodes { of, .. } => self.variable(of, role, &How::Whole),
            Derived::DaysBetween { from, to } => {
                self.variable(from, role, &How::Number);
                self.variable(to, role, &How::Number);
            }
            Derived::Regroup { of, to: _ } => self.variable(of, role, &How::Groups),
            Derived::Case { arms, otherwise } => {
                for (when, _) in arms {
                    self.condition(when, role, otherwise.is_some());
                }
            }
        }
    }
}
