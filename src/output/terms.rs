//! The codes that the key of each figure is made of, with what they say: the codelists of those who have the figures alone.
//!
//! In: a plan and a release. Out: by column of [`super::tidy`], the codes that its rows hold, in the order of the rows, and no other.

use std::collections::BTreeMap;

use crate::cells::Split;
use crate::i18n::{Text, output as said};
use crate::output::tidy;
use crate::plan::{Plan, VariableId, Waves};
use crate::referential::Comparability;
use crate::release::{Release, Row};

/// A code, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// As the tidy rows write it.
    pub(super) code: String,
    /// What it says.
    pub(super) label: Text,
}

/// The waves of the rows.
pub(super) fn waves(plan: &Plan, release: &Release) -> Vec<Term> {
    let label = |id| &plan.wave(id).label;
    collected(release, |row| {
        let said = match row.key.waves {
            Waves::None => said::no_wave(),
            Waves::One(id) => label(id).clone(),
            Waves::Change { from, to } => said::change(label(from), label(to)),
        };
        let code = plan.waves_written(row.key.waves);
        Some((
            row.key.waves,
            term(code.as_deref().unwrap_or(tidy::NOT_APPLICABLE), said),
        ))
    })
}

/// The sector, and the associations of the rows.
pub(super) fn associations(plan: &Plan, release: &Release) -> Vec<Term> {
    collected(release, |row| {
        let own = row.key.association.map(|id| plan.association(id));
        let term = match own {
            None => term(tidy::TOTAL, said::sector()),
            Some(own) => term(&own.id, own.name.clone()),
        };
        Some((row.key.association, term))
    })
}

/// What a disaggregating variable is in the rows.
pub(super) fn dimension(plan: &Plan, release: &Release, variable: VariableId) -> Vec<Term> {
    let list = plan.codelist_of(variable);
    collected(release, |row| {
        let mut splits = row.key.splits.iter();
        let split = splits
            .find(|(id, _)| *id == variable)
            .map(|(_, split)| *split);
        let term = match split {
            None => term(tidy::TOTAL, said::whole()),
            Some(Split::Unknown) => term(tidy::UNKNOWN, said::not_known()),
            Some(Split::Code(code)) => {
                let code = list?.code(code);
                term(&code.code, code.label.clone())
            }
        };
        Some((split, term))
    })
}

/// The codes of the distributions of the rows, with the indicator that each belongs to.
pub(super) fn codes(plan: &Plan, release: &Release) -> Vec<(String, Term)> {
    collected(release, |row| {
        let indicator = plan.indicator(row.key.indicator);
        let of = indicator.measure.variables().into_iter().next()?;
        let id = row.key.code?;
        let code = plan.codelist_of(of)?.code(id);
        let term = term(&code.code, code.label.clone());
        Some(((row.key.indicator, id), (indicator.id.clone(), term)))
    })
}

/// The codes of every distribution of the rows, and of what is none: what one code says depends on the indicator.
pub(super) fn all_codes(plan: &Plan, release: &Release) -> Vec<Term> {
    let mut all: Vec<Term> = Vec::new();
    if release.rows.iter().any(|row| row.key.code.is_none()) {
        all.push(term(tidy::NOT_APPLICABLE, said::no_distribution()));
    }
    for (_, other) in codes(plan, release) {
        match all.iter_mut().find(|own| own.code == other.code) {
            None => all.push(other),
            Some(own) => own.label = said::either(&own.label, &other.label),
        }
    }
    all
}

/// What the rows compute.
pub(super) fn measures(plan: &Plan, release: &Release) -> Vec<Term> {
    collected(release, |row| {
        let word = tidy::measure(plan, row);
        let label = said::measure(&word);
        Some((word.clone(), term(&word, label)))
    })
}

/// Every comparability.
pub(super) fn comparabilities() -> Vec<Term> {
    let words = Comparability::WORDS.iter();
    let terms = words.map(|(word, _)| term(word, said::comparability(word)));
    terms.collect()
}

/// Every `OBS_STATUS`.
pub(super) fn qualities() -> Vec<Term> {
    let all = ["A", "B", "M", "U"];
    all.map(|code| term(code, said::obs_status(code))).into()
}

/// Every `CONF_STATUS`.
pub(super) fn confidentialities() -> Vec<Term> {
    let all = ["C", "F", "N"];
    all.map(|code| term(code, said::conf_status(code))).into()
}

/// A code and its words.
pub(super) fn term(code: &str, label: Text) -> Term {
    Term {
        code: code.to_owned(),
        label,
    }
}

/// What `of` finds in each row, once each, in the order of its rank.
fn collected<R: Ord, T>(release: &Release, of: impl Fn(&Row) -> Option<(R, T)>) -> Vec<T> {
    let found: BTreeMap<R, T> = release.rows.iter().filter_map(of).collect();
    found.into_values().collect()
}
