//! What is drawn for a numbering of respondents: which variables, in which order, and which of them stay.
//!
//! Respondents of one numbering are the same persons in every source that shares it: what stays with them is
//! drawn from what all these sources can express, and from nothing that one request has and another not.

use std::collections::{BTreeMap, BTreeSet};

use super::chance::{Keys, Topic};
use super::leaning::{Leanings, all_codes};
use super::reach::{Reach, gcd};
use super::shared::Shared;
use super::{Landmarks, Request};
use crate::period::Period;
use crate::plan::{
    AssociationId, CodeId, Derivation, PeriodFrom, Plan, Source, SourceId, VariableId, VariableType,
};

/// What is drawn for a numbering.
pub(super) struct Scene<'p> {
    pub(super) plan: &'p Plan,
    pub(super) landmarks: &'p Landmarks,
    pub(super) association: AssociationId,
    pub(super) source: &'p Source,
    pub(super) keys: Keys,
    pub(super) leanings: Leanings,
    /// What each mapping of the source can express.
    pub(super) reaches: BTreeMap<VariableId, Reach<'p>>,
    /// Columns of the source that several variables read.
    pub(super) shared: Vec<Shared>,
    /// The last day asked: nothing is known after it.
    pub(super) last_day: i32,
    /// What stays with a respondent, each after what it depends on.
    pub(super) stable: Vec<VariableId>,
    /// Dates of the source.
    pub(super) dates: Vec<VariableId>,
    /// What changes from row to row, each after what it depends on.
    pub(super) changing: Vec<VariableId>,
    /// For what stays: codes that some source of the numbering can express, and the step of numbers.
    domains: BTreeMap<VariableId, Domain>,
}

/// The values among which one is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Domain {
    pub(super) codes: BTreeSet<CodeId>,
    pub(super) step: i64,
}

impl<'p> Scene<'p> {
    pub(super) fn new(
        plan: &'p Plan,
        (association, source): (AssociationId, SourceId),
        request: &Request,
        landmarks: &'p Landmarks,
    ) -> Self {
        let owner = plan.association(association);
        let own = plan.source(association, source);
        let (space, sharing) = match &own.respondent {
            Some(respondent) => {
                let shares = |other: &&'p Source| {
                    other.respondent.as_ref().map(|r| &r.space) == Some(&respondent.space)
                };
                let sharing: Vec<&'p Source> = owner.sources.iter().filter(shares).collect();
                (format!("space {}", respondent.space), sharing)
            }
            None => (format!("source {}", own.id), vec![own]),
        };
        let mut scene = Self {
            plan,
            landmarks,
            association,
            source: own,
            keys: Keys::new(request.seed, &owner.id, &space),
            leanings: Leanings::of(plan),
            reaches: reaches(plan, own),
            shared: Vec::new(),
            last_day: last_day(own, &request.periods()),
            stable: Vec::new(),
            dates: Vec::new(),
            changing: Vec::new(),
            domains: BTreeMap::new(),
        };
        let mut stable = BTreeSet::new();
        for other in sharing {
            let drawn = scene.drawn_for(other);
            stable.extend(drawn.iter().filter(|id| scene.stays(**id)));
            for (id, reach) in reaches(plan, other) {
                scene.widen(id, &reach);
            }
        }
        let drawn = scene.drawn_for(own);
        let is_date = |id: &VariableId| plan.variable(*id).kind == VariableType::Date;
        scene.dates = drawn.iter().copied().filter(is_date).collect();
        let changing = drawn.iter().copied();
        let changing = changing.filter(|id| !is_date(id) && !stable.contains(id));
        scene.changing = scene.ordered(&changing.collect());
        scene.stable = scene.ordered(&stable);
        let order: Vec<VariableId> = scene
            .stable
            .iter()
            .chain(&scene.changing)
            .copied()
            .collect();
        scene.shared = Shared::of(own, &order);
        for shared in &scene.shared {
            shared.narrow(&mut scene.reaches);
        }
        scene
    }

    /// Whether `id` stays with a respondent.
    pub(super) fn stays(&self, id: VariableId) -> bool {
        let mut known = self.landmarks.of(self.association, id);
        let said = known.find_map(|entry| entry.stable);
        let is_date = self.plan.variable(id).kind == VariableType::Date;
        !is_date && said.unwrap_or(!self.leanings.is_read(id))
    }

    /// The values among which what stays is drawn; those of a variable that no source maps are all its
    /// categories.
    pub(super) fn domain(&self, id: VariableId) -> Domain {
        self.domains.get(&id).cloned().unwrap_or_else(|| Domain {
            codes: self
                .plan
                .codelist_of(id)
                .map_or_else(BTreeSet::new, |list| {
                    let common = all_codes(list).filter(|code| list.code(*code).finer.is_none());
                    common
                        .filter(|code| list.code(*code).missing.is_none())
                        .collect()
                }),
            step: 1,
        })
    }

    /// The values among which what changes is drawn.
    pub(super) fn own_domain(&self, id: VariableId) -> Domain {
        match self.reaches.get(&id) {
            Some(reach) => Domain {
                codes: reach.codes.clone(),
                step: reach.step(),
            },
            None => self.domain(id),
        }
    }

    /// The topic of `id` for a respondent, whatever the source.
    pub(super) fn topic(&self, id: VariableId) -> Topic {
        Topic::of(&["variable", &self.plan.variable(id).id])
    }

    /// The topic of `id` in a row of the source.
    pub(super) fn row_topic(&self, what: &str, id: VariableId) -> Topic {
        Topic::of(&[what, &self.source.id, &self.plan.variable(id).id])
    }

    fn widen(&mut self, id: VariableId, reach: &Reach<'_>) {
        let domain = self.domains.entry(id).or_insert_with(|| Domain {
            codes: BTreeSet::new(),
            step: 1,
        });
        domain.codes.extend(&reach.codes);
        let (a, b) = (domain.step.unsigned_abs(), reach.step().unsigned_abs());
        let shared = gcd(a.into(), b.into()).max(1);
        let least = u128::from(a) / shared * u128::from(b);
        domain.step = i64::try_from(least).unwrap_or(i64::MAX);
    }

    /// The variables to draw for a source: those it maps, the parts of those that come from others, and what
    /// landmarks make them multiples of.
    fn drawn_for(&self, source: &Source) -> BTreeSet<VariableId> {
        let mut left: Vec<VariableId> = source.mappings.iter().map(|m| m.variable).collect();
        let mut seen = BTreeSet::new();
        let mut drawn = BTreeSet::new();
        while let Some(id) = left.pop() {
            if !seen.insert(id) {
                continue;
            }
            if let Some(derivation) = &self.plan.variable(id).derivation {
                left.extend(derivation.parts());
            } else {
                drawn.insert(id);
                let known = self.landmarks.of(self.association, id);
                left.extend(known.flat_map(super::landmarks::Landmark::multiples));
            }
        }
        drawn
    }

    /// `wanted`, each after what its landmarks look at.
    fn ordered(&self, wanted: &BTreeSet<VariableId>) -> Vec<VariableId> {
        let mut order = Vec::with_capacity(wanted.len());
        let mut seen = BTreeSet::new();
        for id in wanted {
            self.visit(*id, wanted, &mut seen, &mut order);
        }
        order
    }

    fn visit(
        &self,
        id: VariableId,
        wanted: &BTreeSet<VariableId>,
        seen: &mut BTreeSet<VariableId>,
        order: &mut Vec<VariableId>,
    ) {
        // Landmarks that look at one another in a circle: the first drawn does without.
        if !seen.insert(id) {
            return;
        }
        let mut looked_at = self.landmarks.looks_at(self.association, id);
        if let Some(bins) = self.bins_of(id) {
            looked_at.extend(self.landmarks.looks_at(self.association, bins));
        }
        for root in looked_at.into_iter().flat_map(|other| self.roots(other)) {
            self.visit(root, wanted, seen, order);
        }
        if wanted.contains(&id) {
            order.push(id);
        }
    }

    /// The collected variables that `id` comes from; itself where it is collected.
    fn roots(&self, id: VariableId) -> Vec<VariableId> {
        match &self.plan.variable(id).derivation {
            None => vec![id],
            // A derivation never comes back to itself.
            Some(derivation) => {
                let parts = derivation.parts().into_iter();
                parts.flat_map(|part| self.roots(part)).collect()
            }
        }
    }

    /// The bins of a number, where landmarks tell their shares.
    pub(super) fn bins_of(&self, id: VariableId) -> Option<VariableId> {
        let cuts = |other: &VariableId| {
            let derivation = self.plan.variable(*other).derivation.as_ref();
            matches!(derivation, Some(Derivation::Bins { of, .. }) if *of == id)
        };
        let told = |other: &VariableId| {
            let mut known = self.landmarks.of(self.association, *other);
            known.any(|entry| entry.law.is_some())
        };
        let derived = self.plan.derivation_order.iter().copied();
        derived.filter(cuts).find(told)
    }
}

fn reaches<'p>(plan: &'p Plan, source: &'p Source) -> BTreeMap<VariableId, Reach<'p>> {
    let reach = |mapping| Reach::of(plan, source, mapping);
    let mappings = source.mappings.iter();
    mappings
        .map(|mapping| (mapping.variable, reach(mapping)))
        .collect()
}

/// The last day of the time that rows of `source` speak of.
fn last_day(source: &Source, periods: &[Period]) -> i32 {
    let days = match &source.period {
        PeriodFrom::Constant(period) => Some(period.last_day()),
        PeriodFrom::Column { .. } => periods.iter().map(|period| period.last_day()).max(),
    };
    days.unwrap_or(i32::MAX)
}
