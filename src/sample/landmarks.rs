//! What a made-up population looks like: shares, means and the like, read from a file.
//!
//! ```yaml
//! format: 1
//! id: lcep-landmarks
//! language: fr
//! landmarks:
//!   - {variable: sexe, shares: {F: 42, H: 57, A: 1}, source: "DREES, Dossiers n° 113"}
//!   - {variable: duree-sejour, mean: 540, spread: 400, shape: lognormal, source: "…"}
//! population:
//!   - {from: survey, among: {age: {min: 18}}, invented: true}
//! ```
//!
//! An entry of `landmarks` speaks of one `variable`, of one `association` or of all, and of the observations
//! that `among`, a condition of the grammar of referentials, selects. It says some of:
//!
//! - `shares`, in percent: of the codes of a coded variable (whatever they add up to counts as a hundred), or
//!   each code's own chance in a multiple choice. On a variable that comes from a number by `bins`, they
//!   steer the number;
//! - `mean` and `spread` (the standard deviation) of a number, in its unit, `shape` being `normal` or
//!   `lognormal`; with `of`, in multiples of another number. On a `days-between`, they steer its earlier date
//!   from the later one;
//! - `waves`: the same for the waves that differ, as in `{follow-up: {mean: 6, spread: 2}}`. Elsewhere answers
//!   of later waves lean a little towards what an indicator calls better;
//! - `missing`, in percent: how often each reason stands in place of a value;
//! - `stable`: whether it stays with a respondent from row to row and from source to source. Without a word,
//!   what the measure of some indicator reads changes, all else stays.
//!
//! The first entry that suits and says it is the one that counts. Codes that a source cannot express are left
//! out, and the others keep their proportions. `population` says who is found in the sources of a kind (`from`)
//! or of an association: a respondent for whom `among` is false is not. Every entry says its `source`, or
//! `invented: true`.

use std::collections::BTreeMap;
use std::path::Path;

use super::law::{Around, Law};
use crate::derive::{Finer, condition};
use crate::diagnostic::Diagnostics;
use crate::observation::Table;
use crate::plan::{AssociationId, Condition, Plan, VariableId, WaveId};
use crate::referential::{self, Missing, SourceKind};
use crate::source_text::SourceTexts;

mod resolve;

/// What a made-up population looks like, in the words of a plan. By default nothing is known of it.
#[derive(Clone, Debug, Default)]
pub struct Landmarks {
    pub(super) entries: BTreeMap<VariableId, Vec<Landmark>>,
    pub(super) population: Vec<Population>,
}

/// What is known of one variable.
#[derive(Clone, Debug)]
pub(super) struct Landmark {
    pub(super) association: Option<AssociationId>,
    pub(super) among: Option<Condition>,
    pub(super) law: Option<Known>,
    pub(super) waves: BTreeMap<WaveId, Known>,
    /// From 0 to 1.
    pub(super) missing: Option<BTreeMap<Missing, f64>>,
    pub(super) stable: Option<bool>,
}

/// A law, in multiples of another variable where it says so.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Known {
    pub(super) law: Law,
    pub(super) of: Option<VariableId>,
}

/// Who is found in a source.
#[derive(Clone, Debug)]
pub(super) struct Population {
    pub(super) association: Option<AssociationId>,
    pub(super) from: Option<SourceKind>,
    pub(super) among: Condition,
}

/// Reads the landmarks at `path` and finds their variables and codes in `plan`.
///
/// What is wrong with them is pushed, and left out of what comes back.
///
/// # Errors
/// Where there is no file at `path`.
pub fn load(
    path: &Path,
    plan: &Plan,
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Landmarks> {
    let written = referential::load_landmarks(path, texts, diagnostics)?;
    Ok(written.map_or_else(Landmarks::default, |written| {
        resolve::resolve(plan, &written, diagnostics)
    }))
}

impl Landmarks {
    /// What is known of `variable` for `association`, in order.
    pub(super) fn of(
        &self,
        association: AssociationId,
        variable: VariableId,
    ) -> impl Iterator<Item = &Landmark> {
        let entries = self.entries.get(&variable).into_iter().flatten();
        entries.filter(move |entry| entry.association.is_none_or(|only| only == association))
    }

    /// For each row of `table`, the first landmark of `variable` that suits it and that `says` something.
    pub(super) fn choose<'l, T>(
        &'l self,
        plan: &Plan,
        table: &Table,
        variable: VariableId,
        says: impl Fn(&'l Landmark) -> Option<T>,
    ) -> Vec<Option<T>> {
        let mut chosen: Vec<Option<T>> =
            std::iter::repeat_with(|| None).take(table.rows()).collect();
        for entry in self.of(table.association, variable) {
            if says(entry).is_none() {
                continue;
            }
            let truths = entry.among.as_ref().map(|among| {
                let finer = Finer::owned_by(entry.association);
                condition::evaluate(plan, among, &table.columns, table.rows(), finer)
            });
            for (row, chosen) in chosen.iter_mut().enumerate() {
                let holds = truths.as_ref().is_none_or(|truths| {
                    truths
                        .get(row)
                        .is_some_and(|t| *t == condition::Truth::True)
                });
                if chosen.is_none() && holds {
                    *chosen = says(entry);
                }
            }
        }
        chosen
    }

    /// The variables that what is known of `variable` depends on.
    pub(super) fn looks_at(
        &self,
        association: AssociationId,
        variable: VariableId,
    ) -> Vec<VariableId> {
        let mut seen: Vec<VariableId> = Vec::new();
        for entry in self.of(association, variable) {
            seen.extend(entry.among.iter().flat_map(Condition::variables));
            seen.extend(entry.multiples());
        }
        seen
    }
}

impl Landmark {
    /// What it says of the law in one wave.
    pub(super) fn law_in(&self, wave: Option<WaveId>) -> Option<&Known> {
        let own = wave.and_then(|wave| self.waves.get(&wave));
        own.or(self.law.as_ref())
    }

    /// The variables of which its numbers are multiples.
    pub(super) fn multiples(&self) -> impl Iterator<Item = VariableId> + '_ {
        let laws = self.law.iter().chain(self.waves.values());
        laws.filter_map(|known| known.of)
    }
}

impl Known {
    /// The numbers of the law; none where it tells shares.
    pub(super) fn around(&self) -> Option<Around> {
        match self.law {
            Law::Number(around) => Some(around),
            Law::Shares(_) => None,
        }
    }
}
