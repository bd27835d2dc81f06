//! What the core asks of an association, and nothing fills yet.
//!
//! A variable that nobody has decided of is `undetermined`: the grammar's own word for « not known yet », which
//! `validate` accepts, `matrix` shows as such, and no figure takes for an answer. An indicator that rests on no
//! variable has no such word; it is declared not collected, with a reason that says that nothing is decided.

use std::collections::BTreeSet;

use super::mapping::undetermined;
use super::page::{Page, quoted};
use super::source::{KEYS, flat};
use crate::i18n::new as said;
use crate::plan::{Condition, Indicator, Measure, Plan, VariableId};
use crate::referential::{Observes, SourceKind, Status};

/// What the core asks, and nothing fills yet.
#[derive(Debug, Default)]
pub(super) struct Lacking {
    /// Each indicator, by its place, with the variables it lacks; each variable once.
    variables: Vec<(usize, Vec<VariableId>)>,
    /// Variables that split them.
    splits: Vec<VariableId>,
    /// Indicators, by their place, that rest on no variable.
    counted: Vec<usize>,
}

/// The core indicators, the second statistics under them aside.
fn core(plan: &Plan) -> impl Iterator<Item = (usize, &Indicator)> {
    plan.indicators.iter().enumerate().filter(|(_, indicator)| {
        indicator.status == Some(Status::Core)
            && indicator.owner.is_none()
            && !indicator.id.contains('.')
    })
}

impl Lacking {
    /// What is lacking where `proposed` variables have a column, in so many sources.
    pub(super) fn of(plan: &Plan, proposed: &BTreeSet<VariableId>, sources: usize) -> Self {
        let mut lacking = Self::default();
        let mut seen = proposed.clone();
        for (at, indicator) in core(plan) {
            let among = indicator.among.iter().flat_map(Condition::variables);
            let wanted: BTreeSet<VariableId> = indicator
                .measure
                .variables()
                .into_iter()
                .chain(among)
                .collect();
            if wanted.is_empty() {
                // As the source is written, it may well feed it already.
                let fed = indicator.from == SourceKind::Survey
                    && indicator.observes == Observes::Person
                    && indicator.waves.is_empty()
                    && sources > 0
                    && !(matches!(indicator.measure, Measure::Distinct) && sources > 1);
                if !fed {
                    lacking.counted.push(at);
                }
                continue;
            }
            let mut own = Vec::new();
            leaves(plan, &wanted, proposed, &mut seen, &mut own);
            if !own.is_empty() {
                lacking.variables.push((at, own));
            }
        }
        for (_, indicator) in core(plan) {
            let splits: BTreeSet<VariableId> = indicator
                .disaggregations
                .iter()
                .flatten()
                .copied()
                .collect();
            leaves(plan, &splits, proposed, &mut seen, &mut lacking.splits);
        }
        lacking
    }

    /// The variables it names.
    pub(super) fn named(&self) -> BTreeSet<VariableId> {
        self.variables
            .iter()
            .flat_map(|(_, own)| own)
            .copied()
            .collect()
    }

    /// Writes the variables, indicator by indicator; those that split figures only where nothing was `read`.
    pub(super) fn write(&self, page: &mut Page, plan: &Plan, read: bool) {
        let depth = KEYS + 2;
        if !self.variables.is_empty() {
            page.words(depth, &said::core_section(read));
        }
        for (at, own) in &self.variables {
            let indicator = &plan.indicators[*at];
            let label = flat(page.say(&indicator.label));
            page.words(depth, &said::indicator(&indicator.id, &label));
            for variable in own {
                one(page, plan, *variable, read);
            }
        }
        if !read && !self.splits.is_empty() {
            page.words(depth, &said::splits_section());
            for variable in &self.splits {
                one(page, plan, *variable, read);
            }
        }
    }

    /// Writes the indicators that rest on no variable.
    pub(super) fn write_counted(&self, page: &mut Page, plan: &Plan) {
        if self.counted.is_empty() {
            page.words(0, &said::not_collected_section());
            let never = quoted(page.say(&said::never_asked()));
            if let Some((_, indicator)) = core(plan).next() {
                page.asleep(0, 0, "not-collected:");
                page.asleep(
                    0,
                    2,
                    format!("- {{indicators: [{}], because: {never}}}", indicator.id),
                );
            }
            return;
        }
        page.words(0, &said::uncollected_section());
        page.yaml(0, "not-collected:");
        let because = quoted(page.say(&said::uncollected()));
        for at in &self.counted {
            let id = &plan.indicators[*at].id;
            page.yaml(2, format!("- {{indicators: [{id}], because: {because}}}"));
        }
    }
}

/// The variables that `wanted` come down to and that nobody has `seen`: those that are `proposed` stand by
/// themselves.
fn leaves(
    plan: &Plan,
    wanted: &BTreeSet<VariableId>,
    proposed: &BTreeSet<VariableId>,
    seen: &mut BTreeSet<VariableId>,
    own: &mut Vec<VariableId>,
) {
    for id in wanted {
        let parts = plan
            .variable(*id)
            .derivation
            .as_ref()
            .map(crate::plan::Derivation::parts);
        match parts {
            Some(parts) if !proposed.contains(id) => {
                let parts: BTreeSet<VariableId> = parts.iter().copied().collect();
                leaves(plan, &parts, proposed, seen, own);
            }
            _ => {
                if seen.insert(*id) {
                    own.push(*id);
                }
            }
        }
    }
}

/// A variable that nothing fills, and what its question and its answers are.
fn one(page: &mut Page, plan: &Plan, id: VariableId, read: bool) {
    let variable = plan.variable(id);
    let question = variable
        .question
        .as_ref()
        .map(|question| flat(page.say(question)));
    let told = said::variable(&flat(page.say(&variable.label)), question.as_deref());
    page.words(KEYS + 2, &told);
    // Where an export was read, what it does not hold is told briefly.
    if let Some(list) = variable.kind.codelist().filter(|_| !read) {
        let codes = plan.codelist(list).codes.iter();
        let codes = codes.filter(|code| code.finer.is_none());
        let codes: Vec<String> = codes
            .map(|code| format!("{} ({})", code.code, flat(page.say(&code.label))))
            .collect();
        page.words(KEYS + 2, &said::codes(&codes));
    }
    undetermined(page, &variable.id, &said::no_column());
}
