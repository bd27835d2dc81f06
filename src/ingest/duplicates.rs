//! Several rows where one should stand: which counts, and which cannot be told apart.
//!
//! In: a table and the rule of its source. Out: what becomes of each row, whatever the order of rows and
//! files.

use std::cmp::Ordering;

use super::draft::{Draft, bits, compare_cells};
use crate::diagnostic::Code;
use crate::observation::{Respondent, Table, Values};
use crate::period::Period;
use crate::plan::{DuplicateKey, Source, VariableId};
use crate::referential::{Keep, Observes};

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Kept,
    Duplicate,
    Rejected(Code),
}

/// What becomes of each row of `draft`.
pub(super) fn settle(source: &Source, draft: &Draft) -> Vec<Fate> {
    let table = &draft.table;
    let mut fates = vec![Fate::Kept; table.rows()];
    for rows in groups(source, table) {
        match &source.duplicates {
            Some(rule) if rule.keep != Keep::Error => {
                choose(rule.keep, rule.order, draft, &rows, &mut fates);
            }
            _ => {
                for row in rows {
                    fates[row] = Fate::Rejected(Code::RespondentTwice);
                }
            }
        }
    }
    fates
}

/// How many rows stand beside another that they duplicate.
pub(super) fn excess(source: &Source, table: &Table) -> u64 {
    groups(source, table)
        .iter()
        .map(|rows| rows.len() as u64 - 1)
        .sum()
}

/// Rows that duplicate one another, in groups of two or more.
fn groups(source: &Source, table: &Table) -> Vec<Vec<usize>> {
    let counts_once = matches!(source.observes, Observes::Person | Observes::Household);
    let default = [
        DuplicateKey::Respondent,
        DuplicateKey::Wave,
        DuplicateKey::Period,
    ];
    let keys: &[DuplicateKey] = match &source.duplicates {
        Some(rule) => &rule.by,
        None if source.respondent.is_some() && counts_once => &default,
        None => return Vec::new(),
    };
    let by_respondent = keys.contains(&DuplicateKey::Respondent);
    let compare = |a: &usize, b: &usize| {
        let mut parts = keys
            .iter()
            .map(|key| compare_key(source, table, *key, *a, *b));
        parts.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    };
    let mut groups = Vec::new();
    let mut group = |rows: &mut [usize]| {
        rows.sort_unstable_by(compare);
        let same = rows.chunk_by(|a, b| compare(a, b).is_eq());
        groups.extend(same.filter(|rows| rows.len() > 1).map(<[usize]>::to_vec));
    };
    if by_respondent {
        for rows in several_rows(table) {
            group(&mut rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>());
        }
    } else {
        group(&mut (0..table.rows()).collect::<Vec<_>>());
    }
    groups
}

/// The rows of each respondent who has several; anonymous rows are respondents of their own.
fn several_rows(table: &Table) -> Vec<Vec<(u128, usize)>> {
    let known = table.respondents.iter().enumerate();
    let mut rows: Vec<(u128, usize)> = known
        .filter(|(_, respondent)| !matches!(respondent, Respondent::Anonymous(_)))
        .map(|(row, respondent)| (bits(*respondent), row))
        .collect();
    rows.sort_unstable();
    rows.chunk_by(|a, b| a.0 == b.0)
        .filter(|rows| rows.len() > 1)
        .map(<[_]>::to_vec)
        .collect()
}

fn compare_key(source: &Source, table: &Table, key: DuplicateKey, a: usize, b: usize) -> Ordering {
    match key {
        DuplicateKey::Respondent => table.respondents[a].cmp(&table.respondents[b]),
        DuplicateKey::Wave => table.waves[a].cmp(&table.waves[b]),
        DuplicateKey::Period => {
            let period = |row: usize| Period::holding(table.months[row], source.every);
            period(a).cmp(&period(b))
        }
        DuplicateKey::Variable(variable) => match table.columns.get(&variable) {
            Some(column) => compare_cells(column, a, b),
            None => Ordering::Equal,
        },
    }
}

/// Keeps the first or the last of `rows`; those that tie and differ are rejected.
fn choose(
    keep: Keep,
    order: Option<VariableId>,
    draft: &Draft,
    rows: &[usize],
    fates: &mut [Fate],
) {
    let rank = |row: usize| {
        let rank = match order {
            None => Some(i128::from(draft.table.moments[row])),
            Some(variable) => rank_of(&draft.table, variable, row),
        };
        // A row that the order says nothing of never comes before one it speaks of.
        rank.map(|rank| if keep == Keep::First { -rank } else { rank })
    };
    let best = rows.iter().map(|row| rank(*row)).max().flatten();
    for row in rows {
        fates[*row] = Fate::Duplicate;
    }
    let tied: Vec<usize> = rows
        .iter()
        .copied()
        .filter(|row| rank(*row) == best)
        .collect();
    let Some(first) = tied
        .iter()
        .copied()
        .min_by_key(|row| draft.origins[*row].key())
    else {
        return;
    };
    if tied.iter().all(|row| draft.compare(first, *row).is_eq()) {
        fates[first] = Fate::Kept;
    } else {
        for row in tied {
            fates[row] = Fate::Rejected(Code::DuplicateTie);
        }
    }
}

fn rank_of(table: &Table, variable: VariableId, row: usize) -> Option<i128> {
    let column = table.columns.get(&variable)?;
    if column.missing.get(row)?.is_some() {
        return None;
    }
    match &column.values {
        Values::Code(values) => values.get(row).map(|code| i128::from(code.0)),
        Values::Several(values) => values.get(row).map(|bits| i128::from(bits.count_ones())),
        Values::Number(values) => values.get(row).map(|units| i128::from(*units)),
        Values::Date(values) => values.get(row).map(|days| i128::from(*days)),
    }
}
