//! The codebook: the sheet of each indicator, for reading, and what it corresponds to, for programs.
//!
//! In: a [`Plan`], and what was selected of it. Out: a [`Book`], which [`markdown`] and [`html`] write with the same
//! words; and [`sssom`], two sets of mappings. Sentences on computation come from the conditions themselves, by way of
//! `condition`, `computation` and `derivation`, so that a sheet cannot say something else than what is computed.
//! Comparability is that of [`crate::output::matrix`], in its words. No figure and no observation comes near it.

mod annex;
mod comparability;
mod computation;
mod condition;
mod content;
mod derivation;
pub mod html;
pub mod markdown;
mod number;
mod questions;
mod sheet;
pub mod sssom;
mod told;

#[cfg(test)]
mod fields;
#[cfg(test)]
mod trial;

use std::collections::BTreeSet;

use annex::Annex;
use content::{Block, Chapter, Content, Entry, said as line};
use sheet::Subject;
pub(crate) use told::{computed, published};

use crate::i18n::codebook as said;
use crate::output::selection::Selection;
use crate::plan::{AssociationId, IndicatorId, Plan};
use crate::referential::Status;

/// What is wanted of a plan.
#[derive(Debug, Default)]
pub struct Choice {
    /// The indicators.
    pub selection: Selection,
    /// The status; any where none.
    pub status: Option<Status>,
    /// The association whose comparability and own indicators are told; all where none.
    pub association: Option<AssociationId>,
}

impl Choice {
    /// The sheets wanted: each indicator, with the statistics under it. One that is named brings the sheet it stands
    /// on.
    fn subjects<'p>(&self, plan: &'p Plan) -> Vec<Subject<'p>> {
        let mut subjects: Vec<(Subject<'p>, bool)> = Vec::new();
        for (id, indicator) in plan.indicators() {
            let wanted = self.selection.wants(id);
            match subjects.last_mut() {
                Some((above, chosen)) if is_under(plan, above.id, id) => {
                    above.also.push(id);
                    *chosen |= wanted;
                }
                _ => subjects.push((
                    Subject {
                        plan,
                        id,
                        also: Vec::new(),
                        only: self.association,
                    },
                    wanted && self.holds(indicator.status, indicator.owner),
                )),
            }
        }
        let chosen = subjects.into_iter().filter(|(it, chosen)| {
            let indicator = it.indicator();
            *chosen && self.holds(indicator.status, indicator.owner)
        });
        chosen.map(|(subject, _)| subject).collect()
    }

    fn holds(&self, status: Option<Status>, owner: Option<AssociationId>) -> bool {
        let of_status = self.status.is_none() || self.status == status;
        let of_association = match (self.association, owner) {
            (Some(only), Some(owner)) => only == owner,
            _ => true,
        };
        of_status && of_association
    }
}

/// Whether `id` is a second statistic of `main`.
fn is_under(plan: &Plan, main: IndicatorId, id: IndicatorId) -> bool {
    let (main, other) = (plan.indicator(main), plan.indicator(id));
    let rest = other.id.strip_prefix(main.id.as_str());
    main.owner == other.owner && rest.is_some_and(|rest| rest.starts_with('.'))
}

/// The sheets of indicators, and the annexes they refer to.
#[derive(Debug)]
pub struct Book {
    content: Content,
}

impl Book {
    /// The sheets of `plan` that `choice` lets through.
    pub fn of(plan: &Plan, choice: &Choice) -> Self {
        let annex = Annex::of(plan);
        let subjects = choice.subjects(plan);
        let mut chapters = by_theme(plan, &annex, &subjects);
        chapters.extend(by_association(plan, &annex, &subjects));
        let lists: BTreeSet<_> = subjects.iter().flat_map(Subject::codelists).collect();
        if !lists.is_empty() {
            chapters.push(annex.codelists(plan, &lists));
        }
        let used: BTreeSet<&str> = subjects.iter().flat_map(Subject::instruments).collect();
        chapters.extend(annex::instruments(plan, &used));
        let read: BTreeSet<_> = subjects.iter().flat_map(Subject::variables).collect();
        chapters.extend(annex::edits(plan, &read));
        chapters.extend(legend(plan, &subjects));
        Self {
            content: Content {
                name: said::name(&plan.id, &plan.version),
                title: said::title(&plan.title),
                preface: preface(plan, choice, &subjects),
                chapters,
            },
        }
    }
}

fn preface(plan: &Plan, choice: &Choice, subjects: &[Subject<'_>]) -> Vec<Block> {
    let mut told = vec![
        said::version(&plan.id, &plan.version),
        said::drawn_from(),
        said::words_of_author(),
    ];
    if let Some(only) = choice.association {
        told.push(said::one_association(&plan.association(only).name));
    }
    if subjects.is_empty() {
        told.push(said::nothing());
    } else {
        let common = subjects.iter().filter(|it| it.indicator().owner.is_none());
        let common = common.count();
        told.push(said::counted(common, subjects.len() - common));
    }
    let told = told.into_iter();
    told.map(|it| Block::Paragraph(line(it))).collect()
}

/// A chapter a theme, in the referential's order; those without a theme last.
fn by_theme(plan: &Plan, annex: &Annex, subjects: &[Subject<'_>]) -> Vec<Chapter> {
    let of = |theme: Option<&str>| -> Vec<Entry> {
        let common = subjects.iter().filter(|it| it.indicator().owner.is_none());
        let of = common.filter(|it| it.indicator().sheet.theme.as_deref() == theme);
        of.map(|it| it.sheet(annex)).collect()
    };
    let themes = plan.themes.iter().map(|theme| {
        let note = theme.note.iter();
        Chapter {
            anchor: format!("theme-{}", theme.id),
            heading: theme.label.clone(),
            blocks: note
                .map(|it| Block::Paragraph(content::written(it)))
                .collect(),
            entries: of(Some(&theme.id)),
            sheets: true,
        }
    });
    let without = Chapter {
        anchor: "theme".to_owned(),
        heading: said::no_theme(),
        blocks: Vec::new(),
        entries: of(None),
        sheets: true,
    };
    let all = themes.chain([without]);
    all.filter(|it| !it.entries.is_empty()).collect()
}

/// A chapter an association that has indicators of its own.
fn by_association(plan: &Plan, annex: &Annex, subjects: &[Subject<'_>]) -> Vec<Chapter> {
    let associations = plan.associations.iter().enumerate();
    let chapters = associations.map(|(at, association)| {
        let own = subjects.iter();
        let own = own.filter(|it| it.indicator().owner == Some(AssociationId(at)));
        Chapter {
            anchor: format!("association-{}", association.id),
            heading: said::own(&association.name),
            blocks: vec![Block::Paragraph(line(said::own_means()))],
            entries: own.map(|it| it.sheet(annex)).collect(),
            sheets: true,
        }
    });
    chapters.filter(|it| !it.entries.is_empty()).collect()
}

/// The meaning of the signs that sheets show.
fn legend(plan: &Plan, subjects: &[Subject<'_>]) -> Option<Chapter> {
    let common = subjects.iter().filter(|it| it.indicator().owner.is_none());
    let shown = common.flat_map(|subject| {
        let ids = subject.also.iter().copied().chain([subject.id]);
        ids.flat_map(|id| {
            let prospects = comparability::prospects(plan, id, subject.only);
            comparability::standings(&prospects)
        })
    });
    annex::legend(&shown.collect())
}
