//! The matrix: which associations can enter which sector figures, read from referentials alone.
//!
//! In: the prospects of a [`Plan`], and what was selected of them. Out: [`table`] for reading, [`csv`] and
//! [`json`] for programs, one row an indicator and an association. No figure and no observation comes near it:
//! it holds nothing to protect.

mod account;
pub mod csv;
mod following;
mod grid;
pub mod json;
mod layout;
pub mod table;

pub(crate) use account::worded;
pub(crate) use grid::{Line, sign};

#[cfg(test)]
mod tests;

use crate::i18n::{Lang, Text};
use crate::output::selection::Selection;
use crate::plan::{
    Difference, Indicator, Plan, Prospect, Reason, Standing, Stated, VariableId, Waves,
};
use crate::referential::Status;

/// What is shown of the prospects of a plan.
#[derive(Debug)]
pub struct Matrix<'p> {
    plan: &'p Plan,
    rows: Vec<Row<'p>>,
}

/// One common indicator, or a second statistic under one.
#[derive(Debug)]
struct Row<'p> {
    indicator: &'p Indicator,
    /// One an association, in order.
    prospects: Vec<&'p Prospect>,
    /// Positions of the disaggregations that were asked for.
    splits: Vec<usize>,
}

impl<'p> Matrix<'p> {
    /// The common indicators of `plan` that `selection` and `status` let through, in the referential's order.
    pub fn of(plan: &'p Plan, selection: &Selection, status: Option<Status>) -> Self {
        let mut rows: Vec<Row<'p>> = Vec::new();
        let common = plan.indicators().filter(|(_, it)| it.owner.is_none());
        for (id, indicator) in common {
            let of_status = status.is_none() || indicator.status == status;
            if !of_status || !selection.wants(id) {
                continue;
            }
            let prospects = plan.prospects.iter().filter(|it| it.indicator == id);
            let splits = indicator.disaggregations.iter().enumerate();
            rows.push(Row {
                indicator,
                prospects: prospects.collect(),
                splits: splits
                    .filter(|(_, variables)| selection.splits_by(variables))
                    .map(|(at, _)| at)
                    .collect(),
            });
        }
        Self { plan, rows }
    }

    /// The lines of the table.
    pub(crate) fn lines(&self, lang: Lang) -> Vec<Line<'_>> {
        grid::lines(self, lang)
    }

    /// What the signs of the table mean.
    pub(crate) fn legend(&self) -> Vec<Text> {
        table::legend(self)
    }

    /// What stands under the table; associations are named where it names them.
    pub(crate) fn sentences(&self, named: bool) -> Vec<Text> {
        account::sentences(self, named)
    }

    /// Why standings are no better, by indicator.
    pub(crate) fn reasons(&self) -> Vec<(Text, Vec<Text>)> {
        account::reasons(self)
    }

    /// The rows of the table, core first; of second statistics, those that stand otherwise than their indicator.
    fn shown(&self) -> Vec<&Row<'p>> {
        let mut main: Option<&Row<'_>> = None;
        let mut shown: Vec<&Row<'p>> = Vec::new();
        for row in &self.rows {
            if !row.is_second() {
                main = Some(row);
            } else if main.is_some_and(|main| row.is_under(main) && row.stands_as(main)) {
                continue;
            }
            shown.push(row);
        }
        // Rows of one status keep the referential's order.
        shown.sort_by_key(|row| row.indicator.status);
        shown
    }
}

impl Row<'_> {
    /// Whether it is a second statistic, under the indicator before it.
    fn is_second(&self) -> bool {
        self.indicator.id.contains('.')
    }

    fn is_under(&self, main: &Row<'_>) -> bool {
        let rest = self.indicator.id.strip_prefix(main.indicator.id.as_str());
        rest.is_some_and(|rest| rest.starts_with('.'))
    }

    fn stands_as(&self, other: &Row<'_>) -> bool {
        let waves = |row: &Row<'_>| -> Vec<(Waves, Vec<Standing>)> {
            let waves = row.by_wave().into_iter();
            waves.map(|(at, it)| (at, standings(&it))).collect()
        };
        standings(&self.whole()) == standings(&other.whole()) && waves(self) == waves(other)
    }

    /// The variables of a disaggregation, by their labels.
    fn split_label(&self, plan: &Plan, at: usize) -> Text {
        let variables = self.indicator.disaggregations.get(at);
        let labels = variables.into_iter().flatten();
        let labels: Vec<&Text> = labels.map(|id| &plan.variable(*id).label).collect();
        let joined = |of: fn(&Text) -> &str| {
            let labels = labels.iter().map(|label| of(label));
            labels.collect::<Vec<_>>().join(" × ")
        };
        Text::new(joined(|it| &it.fr), joined(|it| &it.en))
    }

    /// The standings of the total, by association.
    fn whole(&self) -> Vec<&Stated> {
        self.prospects.iter().map(|it| &it.whole).collect()
    }

    /// The standings of a disaggregation, by association.
    fn split(&self, at: usize) -> Vec<&Stated> {
        let of = self.prospects.iter();
        of.filter_map(|it| it.splits.get(at)).collect()
    }

    /// The standings of the total of each wave, then of each change, by association; none where the wave plays no
    /// part.
    fn by_wave(&self) -> Vec<(Waves, Vec<&Stated>)> {
        let waves = self.indicator.by_wave().into_iter().enumerate();
        let stated = |at: usize| {
            let of = self.prospects.iter();
            of.filter_map(move |it| it.waves.get(at)).map(|(_, it)| it)
        };
        waves
            .map(|(at, waves)| (waves, stated(at).collect()))
            .collect()
    }

    /// The changes, and the waves that stand otherwise than the indicator: what has a line under it. Those that follow
    /// one another and stand alike have one line.
    fn waves_shown(&self) -> Vec<(Vec<Waves>, Vec<&Stated>)> {
        let whole = standings(&self.whole());
        let mut shown: Vec<(Vec<Waves>, Vec<&Stated>)> = Vec::new();
        for (waves, stated) in self.by_wave() {
            let own = standings(&stated);
            match shown.last_mut() {
                Some((alike, above)) if standings(above) == own => alike.push(waves),
                _ if waves.is_change() || own != whole => shown.push((vec![waves], stated)),
                _ => {}
            }
        }
        shown
    }

    /// Whether no sector figure of a level can be published: at every wave too few associations enter.
    fn levels_fall_short(&self) -> bool {
        let mut levels = self.by_wave();
        levels.retain(|(waves, _)| !waves.is_change());
        if levels.is_empty() {
            return self.falls_short(&self.whole());
        }
        levels.iter().all(|(_, stated)| self.falls_short(stated))
    }

    /// Whether so few associations enter that the sector figure cannot be published, whatever is collected.
    fn falls_short(&self, stated: &[&Stated]) -> bool {
        (entering(stated) as u64) < self.indicator.publish.associations
    }
}

/// Where each stands.
fn standings(stated: &[&Stated]) -> Vec<Standing> {
    stated.iter().map(|it| it.standing).collect()
}

/// How many enter the sector figure.
fn entering(stated: &[&Stated]) -> usize {
    let of = stated.iter().filter(|it| it.standing.enters());
    of.count()
}

/// How many stand so.
fn count(stated: &[&Stated], standing: Standing) -> usize {
    stated.iter().filter(|it| it.standing == standing).count()
}

/// The waves and the changes that `prospect` can fill at any comparability, as figures write them.
fn waves_filled(plan: &Plan, prospect: &Prospect) -> Vec<String> {
    let filled = prospect.waves.iter();
    let filled = filled.filter(|(_, stated)| matches!(stated.standing, Standing::Fed(_)));
    filled
        .filter_map(|(waves, _)| plan.waves_written(*waves))
        .collect()
}

/// How the question behind a reason differs from the variable's, as its mapping declares it.
fn differences<'p>(plan: &'p Plan, prospect: &Prospect, reason: &Reason) -> &'p [Difference] {
    let Reason::Mapping {
        source, variable, ..
    } = reason
    else {
        return &[];
    };
    let mut mappings = plan.source(prospect.association, *source).mappings.iter();
    mappings
        .find(|mapping| mapping.variable == *variable)
        .map_or(&[], |mapping| mapping.differs.as_slice())
}

/// `sexe*tranche-age`, as the command line writes it.
fn split_name(plan: &Plan, variables: &[VariableId]) -> String {
    let ids = variables.iter().map(|id| plan.variable(*id).id.as_str());
    ids.collect::<Vec<_>>().join("*")
}

/// The disaggregations that `prospect` can bring to the sector figure, as the command line writes them.
fn entering_splits(plan: &Plan, prospect: &Prospect) -> Vec<String> {
    let named = &plan.indicator(prospect.indicator).disaggregations;
    let both = named.iter().zip(&prospect.splits);
    both.filter(|(_, stated)| stated.standing.enters())
        .map(|(variables, _)| split_name(plan, variables))
        .collect()
}
