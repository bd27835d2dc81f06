//! Both versions, and what each change means for each indicator.

use std::collections::{BTreeMap, BTreeSet};

use crate::referential::Association;

use super::aspect::Class;
use super::change::{Change, Effect};
use super::conditions::Domain;
use super::uses::{Use, Uses};
use super::version::{Owner, Version};
use crate::i18n::diff as said;

/// Both versions.
pub(super) struct Sides<'a> {
    pub(super) old: &'a Version<'a>,
    pub(super) new: &'a Version<'a>,
    /// What each statistic that goes on makes of each variable it reads in both.
    uses: Uses,
}

impl<'a> Sides<'a> {
    pub(super) fn new(old: &'a Version<'a>, new: &'a Version<'a>) -> Self {
        let (before, after) = (super::uses::of(old), super::uses::of(new));
        let mut uses = Uses::new();
        for (indicator, variables) in &before {
            let Some(now) = after.get(indicator) else {
                continue;
            };
            let both = variables.iter().filter_map(|(variable, use_before)| {
                Some((variable.clone(), use_before.with(now.get(variable)?)))
            });
            uses.insert(indicator.clone(), both.collect());
        }
        Self { old, new, uses }
    }

    /// What a variable of the new version can hold now, or could before.
    pub(super) fn domain(&self, variable: &str) -> Domain {
        let old = self.old.find(variable);
        let old = old.map_or(Domain::Unknown, |(key, _)| self.old.domain_of(key));
        match (old, self.new.domain_of(variable)) {
            (Domain::Codes(mut before), Domain::Codes(after)) => {
                before.extend(after);
                Domain::Codes(before)
            }
            (
                Domain::Number {
                    decimals: a,
                    min: low,
                    max: high,
                },
                Domain::Number { decimals, min, max },
            ) => Domain::Number {
                decimals: decimals
                    .max(a)
                    .filter(|_| decimals.is_some() && a.is_some()),
                min: min.filter(|min| low == Some(*min)),
                max: max.filter(|max| high == Some(*max)),
            },
            (Domain::Unknown, known) | (known, _) => known,
        }
    }

    /// What a change of these variables is worth to each indicator, by the use it makes of them.
    pub(super) fn effects(
        &self,
        variables: &BTreeSet<String>,
        worth: impl Fn(&Use) -> Class,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (indicator, used) in &self.uses {
            let uses = variables.iter().filter_map(|variable| used.get(variable));
            let mut found: Option<(Class, BTreeSet<super::change::Role>)> = None;
            for it in uses {
                let class = worth(it);
                let (worst, roles) = found.get_or_insert((class, BTreeSet::new()));
                *worst = (*worst).max(class);
                roles.extend(&it.roles);
            }
            if let Some((class, roles)) = found {
                effects.push(Effect {
                    indicator: indicator.clone(),
                    class,
                    declared: false,
                    roles,
                });
            }
        }
        effects
    }

    /// The indicators that read a variable.
    pub(super) fn reading(&self, variable: &str) -> BTreeSet<&str> {
        let reading = self.uses.iter();
        let reading = reading.filter(|(_, used)| used.contains_key(variable));
        reading.map(|(indicator, _)| indicator.as_str()).collect()
    }

    /// Whether an indicator goes on.
    pub(super) fn goes_on(&self, indicator: &str) -> bool {
        self.uses.contains_key(indicator)
    }

    /// An id that is gone: reserved, nothing is to be said; else someone may use it again for something else.
    pub(super) fn retire(&self, change: &mut Change, id: &str, owner: Owner<'_>) {
        let mut reserved = self.new.common.reserved.iter();
        let kept = owner.is_some() || reserved.any(|it| it.value == id);
        if kept {
            change.class = Class::NoEffect;
        } else {
            change.class = Class::Check;
            change.help = Some(said::reserve(id));
        }
    }

    /// The associations of both versions, by id.
    pub(super) fn associations(&self) -> Vec<(Option<&'a Association>, Option<&'a Association>)> {
        let mut pairs: BTreeMap<&str, (Option<&Association>, Option<&Association>)> =
            BTreeMap::new();
        for association in self.old.associations {
            pairs.entry(&association.header.id.value).or_default().0 = Some(association);
        }
        for association in self.new.associations {
            pairs.entry(&association.header.id.value).or_default().1 = Some(association);
        }
        pairs.into_values().collect()
    }
}

/// A change of something that `owner` wrote: an association's do not count for the common version.
pub(super) fn owned_by(owner: Owner<'_>, change: Change) -> Change {
    if owner.is_some() {
        change.of_association()
    } else {
        change
    }
}
