//! Names that a form can hold, and that its export gives back.
//!
//! An id is a name as it stands, but for three cases: a name of XML does not begin with a digit; some names are the
//! tool's own; and a question named like an option of a multiple choice could not be told from it in the headings of
//! an export (`Group/sante`, `Group/freins/sante`). Those get `q_` before them, as often as it takes. No id holds `_`:
//! taking every `q_` away gives the id back. What the form itself adds has a name with `_`, which no id can take.

use std::collections::{BTreeMap, BTreeSet};

use super::questions::{About, Group};
use crate::plan::{AssociationId, CodelistId, Plan, VariableId, VariableType};

/// The code of the respondent.
pub(super) const RESPONDENT: &str = "form_respondent";
/// The day of the answers.
pub(super) const DAY: &str = "form_date";
/// The wave.
pub(super) const WAVE: &str = "form_wave";
/// What respondents are told first.
pub(super) const NOTICE: &str = "form_notice";

/// Names that tools keep for themselves.
const KEPT: &[&str] = &["meta", "formhub", "data", "instance"];

/// The names of one form.
#[derive(Clone, Debug)]
pub(super) struct Names {
    variables: BTreeMap<VariableId, String>,
    lists: BTreeMap<CodelistId, String>,
}

impl Names {
    pub(super) fn of(plan: &Plan, association: Option<AssociationId>, groups: &[Group]) -> Self {
        let asked: Vec<VariableId> = groups
            .iter()
            .flat_map(|group| &group.variables)
            .copied()
            .collect();
        let mut taken: BTreeSet<String> = KEPT.iter().map(|name| (*name).to_owned()).collect();
        for id in &asked {
            if let VariableType::Several(list) = plan.variable(*id).kind {
                let codes = plan.codelist(list).codes.iter();
                taken.extend(codes.map(|code| code.code.clone()));
            }
        }
        let mut variables = BTreeMap::new();
        let mut lists = BTreeMap::new();
        let mut used = BTreeSet::new();
        for id in asked {
            let variable = plan.variable(id);
            let name = free(local(plan, association, &variable.id), &taken);
            taken.insert(name.clone());
            variables.insert(id, name);
            if let Some(list) = variable.kind.codelist() {
                lists.entry(list).or_insert_with(|| {
                    let name = free(local(plan, association, &plan.codelist(list).id), &used);
                    used.insert(name.clone());
                    name
                });
            }
        }
        Self { variables, lists }
    }

    /// The name of a variable that the form asks; its id where it does not.
    pub(super) fn variable<'n>(&'n self, plan: &'n Plan, id: VariableId) -> &'n str {
        let own = self.variables.get(&id);
        own.map_or(plan.variable(id).id.as_str(), String::as_str)
    }

    /// The name of a list of choices.
    pub(super) fn list<'n>(&'n self, plan: &'n Plan, id: CodelistId) -> &'n str {
        let own = self.lists.get(&id);
        own.map_or(plan.codelist(id).id.as_str(), String::as_str)
    }
}

/// The name of a group.
pub(super) fn group(plan: &Plan, about: About) -> String {
    match about {
        About::Profile => "group_profile".to_owned(),
        About::Theme(at) => format!("group_{}", plan.themes[at].id),
        About::Rest => "group_other".to_owned(),
    }
}

/// An id as the association itself writes it.
pub(super) fn local<'i>(plan: &Plan, association: Option<AssociationId>, id: &'i str) -> &'i str {
    let owner = association.map(|association| plan.association(association).id.as_str());
    let own = owner.and_then(|owner| id.strip_prefix(owner)?.strip_prefix('.'));
    own.unwrap_or(id)
}

fn free(id: &str, taken: &BTreeSet<String>) -> String {
    let mut name = id.to_owned();
    while taken.contains(&name) || name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert_str(0, "q_");
    }
    name
}
