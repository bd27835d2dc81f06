//! Which variables a form asks, in groups, in an order in which each stands after what decides whether it is asked.
//!
//! What is derived comes down to what is collected. What only splits figures is asked once, first; the rest under the
//! theme of the first indicator that needs it, themes in the referential's order, variables in the author's.

use std::collections::BTreeSet;

use super::scope::{Request, Scope};
use crate::plan::{Condition, Derivation, Indicator, Plan, VariableId};

/// Questions that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// What they are about.
    pub(super) about: About,
    /// The variables, in order.
    pub(super) variables: Vec<VariableId>,
}

/// What a group of questions is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// Who answers: what figures are split by.
    Profile,
    /// A theme, by its place in the plan.
    Theme(usize),
    /// The rest.
    Rest,
}

/// The groups of the form, none empty.
pub(super) fn groups(plan: &Plan, request: &Request, scope: &Scope) -> Vec<Group> {
    let mut order = scope.indicators.clone();
    order.sort_by_key(|id| about(plan, plan.indicator(*id)));
    let mut measured = BTreeSet::new();
    let mut needed: Vec<(About, VariableId)> = Vec::new();
    for id in &order {
        let indicator = plan.indicator(*id);
        let of_measure = collected(plan, indicator.measure.variables());
        let among = indicator.among.iter().flat_map(Condition::variables);
        measured.extend(of_measure.iter().copied());
        let all = of_measure.into_iter().chain(collected(plan, among));
        needed.extend(all.map(|variable| (about(plan, indicator), variable)));
    }
    let dimensions = scope.indicators.iter();
    let dimensions = dimensions.flat_map(|id| Scope::dimensions(plan, request, *id));
    let dimensions = collected(plan, dimensions).into_iter();
    let profile: BTreeSet<VariableId> = dimensions.filter(|id| !measured.contains(id)).collect();
    needed.retain(|(_, variable)| !profile.contains(variable));
    needed.extend(profile.iter().map(|variable| (About::Profile, *variable)));
    // The first theme that needs a variable keeps it.
    let mut seen = BTreeSet::new();
    needed.retain(|(_, variable)| seen.insert(*variable));
    needed.sort_unstable();

    let mut placed = BTreeSet::new();
    let mut groups: Vec<Group> = Vec::new();
    for (about, variable) in needed {
        let mut asked = Vec::new();
        place(plan, variable, &mut placed, &mut asked);
        match groups.last_mut().filter(|group| group.about == about) {
            Some(group) => group.variables.extend(asked),
            None => groups.push(Group {
                about,
                variables: asked,
            }),
        }
    }
    groups.retain(|group| !group.variables.is_empty());
    groups
}

fn about(plan: &Plan, indicator: &Indicator) -> About {
    let theme = indicator.sheet.theme.as_ref();
    let at = theme.and_then(|theme| plan.themes.iter().position(|it| it.id == *theme));
    at.map_or(About::Rest, About::Theme)
}

/// What `variables` come down to, in the author's order.
pub(super) fn collected(
    plan: &Plan,
    variables: impl IntoIterator<Item = VariableId>,
) -> BTreeSet<VariableId> {
    let mut collected = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<VariableId> = variables.into_iter().collect();
    while let Some(variable) = open.pop() {
        if !seen.insert(variable) {
            continue;
        }
        match &plan.variable(variable).derivation {
            Some(derivation) => open.extend(Derivation::parts(derivation)),
            None => {
                collected.insert(variable);
            }
        }
    }
    collected
}

/// Puts `variable` last, after all that decides whether it is asked; each stands once. No variable waits for itself:
/// the plan was checked.
fn place(
    plan: &Plan,
    variable: VariableId,
    placed: &mut BTreeSet<VariableId>,
    asked: &mut Vec<VariableId>,
) {
    if !placed.insert(variable) {
        return;
    }
    let asked_when = plan.variable(variable).asked_when.iter();
    let before = collected(plan, asked_when.flat_map(Condition::variables));
    for other in before {
        place(plan, other, placed, asked);
    }
    asked.push(variable);
}
