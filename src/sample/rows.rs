//! Rows to values: what each row of a source is read as.
//!
//! In: a [`Scene`] and its [`Seat`]s. Out: for each, an answer to every variable that the source maps, such as
//! its cells can express and as they will be read back, derived variables included.
//!
//! First all is drawn as if nothing lacked, so that what comes from several variables agrees with them; then
//! values are taken away for a reason, then questions that were not asked are left blank.

use std::collections::{BTreeMap, BTreeSet};

use super::reach::Reach;
use super::scene::Scene;
use super::schedule::Seat;
use super::shared::Shared;
use super::{Answer, column, dates, defaults, values};
use crate::derive::condition::{self, Truth};
use crate::derive::{self, Finer};
use crate::observation::{Column, Table, Values};
use crate::plan::{Derivation, DuplicateKey, VariableId, VariableType};
use crate::referential::{Missing, Observes};

/// Answers of one row.
pub(super) type Answers = BTreeMap<VariableId, Answer>;

/// What stays with the respondents of `seats`, each variable drawn among all that their numbering expresses,
/// and what comes from it.
pub(super) fn persons(scene: &Scene<'_>, seats: &[Seat]) -> Table {
    let mut table = empty(scene, seats.len());
    for id in &scene.stable {
        let column = values::column(scene, *id, &table, seats, &scene.domain(*id));
        table.columns.insert(*id, column);
        derive::complete(scene.plan, &mut table);
    }
    table
}

/// The answers of each row; none where what was drawn cannot stand. The `last` time, what cannot stand lacks.
pub(super) fn fill(scene: &Scene<'_>, seats: &[Seat], last: bool) -> Vec<Option<Answers>> {
    let table = whole(scene, seats);
    let mut rows: Vec<Answers> = vec![Answers::new(); seats.len()];
    let mut sound = vec![true; seats.len()];
    let kept = kept(scene);
    for (id, reach) in &scene.reaches {
        let lacks = lacks(scene, *id, reach, &table, seats);
        for (row, lack) in lacks.into_iter().enumerate() {
            let drawn = table
                .columns
                .get(id)
                .and_then(|column| column::value(column, row));
            let held = drawn.and_then(|drawn| reach.nearest(drawn));
            let held = held.or_else(|| reach.is_mute().then(|| reach.lack()));
            sound[row] &= held.is_some();
            let lack = lack.filter(|_| !kept.contains(id));
            let answer = lack.or(held).unwrap_or_else(|| reach.lack());
            rows[row].insert(*id, answer);
        }
    }
    agree(scene, &mut rows);
    let mut read = settle(scene, &mut rows);
    if last {
        sound.fill(true);
        for _ in 0..scene.reaches.len() {
            if !give_up(scene, &read, &mut rows, &kept) {
                break;
            }
            agree(scene, &mut rows);
            read = settle(scene, &mut rows);
        }
    }
    for row in faults(scene, &read).into_keys() {
        sound[row] = false;
    }
    // A row that no rule lets hold a blank where nothing was asked is no row of the source.
    for (id, reach) in scene
        .reaches
        .iter()
        .filter(|(_, reach)| !reach.allows_blank)
    {
        for (sound, answers) in sound.iter_mut().zip(&rows) {
            let blank = answers.get(id).filter(|answer| **answer == reach.blank);
            *sound &= blank.is_none_or(|blank| reach.nearest(*blank).is_some());
        }
    }
    let mapped = |row: usize| {
        let ids = scene.reaches.keys();
        ids.filter_map(|id| {
            let column = read.columns.get(id)?;
            Some((*id, column::answer(column, row)?))
        })
        .collect()
    };
    let rows = sound.iter().enumerate();
    rows.map(|(row, sound)| sound.then(|| mapped(row)))
        .collect()
}

/// Makes the answers that are read from one cell those of one text.
fn agree(scene: &Scene<'_>, rows: &mut [Answers]) {
    for shared in &scene.shared {
        for answers in &mut *rows {
            shared.agree(answers, &scene.reaches);
        }
    }
}

/// Everything of every row, as if nothing lacked.
fn whole(scene: &Scene<'_>, seats: &[Seat]) -> Table {
    let mut table = persons(scene, seats);
    for id in &scene.stable {
        let Some(reach) = scene.reaches.get(id) else {
            continue;
        };
        if let Some(column) = expressed(scene, *id, reach, &table, seats) {
            table.columns.insert(*id, column);
        }
    }
    // What the source itself says of a person may differ from the numbering's: derived values follow it.
    let derived = |id: &VariableId| scene.plan.variable(*id).derivation.is_some();
    table.columns.retain(|id, _| !derived(id));
    for (id, column) in dates::columns(scene, &table_of(scene, table.clone()), seats) {
        let constant = constant(scene, id, seats.len());
        table.columns.insert(id, constant.unwrap_or(column));
    }
    let mut table = table_of(scene, table);
    for id in &scene.changing {
        let column = constant(scene, *id, seats.len())
            .unwrap_or_else(|| values::column(scene, *id, &table, seats, &scene.own_domain(*id)));
        table.columns.insert(*id, column);
        derive::complete(scene.plan, &mut table);
    }
    table
}

fn table_of(scene: &Scene<'_>, mut table: Table) -> Table {
    derive::complete(scene.plan, &mut table);
    table
}

/// What stays with a person, as this source says it where it cannot say it as it is.
fn expressed(
    scene: &Scene<'_>,
    id: VariableId,
    reach: &Reach<'_>,
    table: &Table,
    seats: &[Seat],
) -> Option<Column> {
    if let Some(column) = constant(scene, id, seats.len()) {
        return Some(column);
    }
    let Values::Code(codes) = &table.columns.get(&id)?.values else {
        return None;
    };
    if codes.iter().all(|code| reach.codes.contains(code)) {
        return None;
    }
    let other = values::column(scene, id, table, seats, &scene.own_domain(id));
    let Values::Code(others) = other.values else {
        return None;
    };
    let said = codes.iter().zip(others).map(|(code, other)| {
        if reach.codes.contains(code) {
            *code
        } else {
            other
        }
    });
    Some(Column {
        values: Values::Code(said.collect()),
        missing: other.missing,
    })
}

/// The column of a variable that the source says once for all rows.
fn constant(scene: &Scene<'_>, id: VariableId, rows: usize) -> Option<Column> {
    let answer = scene.reaches.get(&id)?.constant?;
    Some(column::of_answers(
        scene.plan.variable(id).kind,
        &vec![answer; rows],
    ))
}

/// Variables of which every row tells a value: those that tell rows apart, and those of the period's column.
fn kept(scene: &Scene<'_>) -> BTreeSet<VariableId> {
    let duplicates = scene.source.duplicates.iter();
    let telling = duplicates.flat_map(|rule| {
        let keys = rule.by.iter().filter_map(|key| match key {
            DuplicateKey::Variable(id) => Some(*id),
            _ => None,
        });
        keys.chain(rule.order)
    });
    let dates = scene.dates.iter().copied();
    let dates = dates.filter(|id| dates::stands_with_period(scene.source, *id));
    let fixed = scene.reaches.iter();
    let fixed = fixed.filter(|(_, reach)| reach.constant.is_some());
    telling
        .chain(dates)
        .chain(fixed.map(|(id, _)| *id))
        .collect()
}

/// Why the value of `id` lacks in each row, where it does.
fn lacks(
    scene: &Scene<'_>,
    id: VariableId,
    reach: &Reach<'_>,
    table: &Table,
    seats: &[Seat],
) -> Vec<Option<Answer>> {
    let topic = scene.row_topic("missing", id);
    let known = scene
        .landmarks
        .choose(scene.plan, table, id, |entry| entry.missing.as_ref());
    let draw = |(known, seat): (Option<&BTreeMap<Missing, f64>>, &Seat)| {
        let mut left = scene
            .keys
            .uniform(seat.number, topic, seat.ordinal * 64 + seat.attempt);
        for reason in &reach.reasons {
            let rate = match known {
                Some(rates) => rates.get(reason).copied().unwrap_or(0.0),
                None => usual(scene, id, *reason),
            };
            if left < rate {
                return Some(Answer::Missing(*reason));
            }
            left -= rate;
        }
        None
    };
    known.into_iter().zip(seats).map(draw).collect()
}

/// How often `id` lacks for a reason where landmarks do not say.
fn usual(scene: &Scene<'_>, id: VariableId, reason: Missing) -> f64 {
    let variable = scene.plan.variable(id);
    if scene.source.observes == Observes::Site || variable.kind == VariableType::Date {
        return 0.0;
    }
    let offered = scene.plan.codelist_of(id).is_some_and(|list| {
        let mut codes = list.codes.iter();
        codes.any(|code| code.missing == Some(reason))
    });
    // Not a lack but an answer, where the question itself offers it.
    if reason == Missing::NotConcerned && offered && variable.asked_when.is_none() {
        return 0.05;
    }
    defaults::missing(scene.source.kind, reason)
}

/// Leaves blank what was not asked, and tells how the rows are read back.
fn settle(scene: &Scene<'_>, rows: &mut [Answers]) -> Table {
    let asked: Vec<_> = scene
        .reaches
        .iter()
        .filter_map(|(id, reach)| {
            let when = scene.plan.variable(*id).asked_when.as_ref()?;
            Some((*id, when, reach.blank))
        })
        .collect();
    // A question asked of those who answered another that was not asked itself: at most as often as there
    // are questions.
    for _ in 0..=asked.len() {
        let read = read_back(scene, rows);
        let mut changed = false;
        for (id, when, blank) in &asked {
            let held = when.variables();
            let held = held.iter().all(|other| read.columns.contains_key(other));
            let finer = Finer::owned_by(scene.plan.variable(*id).owner);
            let truths = condition::evaluate(scene.plan, when, &read.columns, rows.len(), finer);
            for (answers, truth) in rows.iter_mut().zip(truths) {
                let skipped = truth == Truth::False || (truth == Truth::Unknown && held);
                if skipped && answers.get(id) != Some(blank) {
                    // One cell, one question: what else is read there is blank too.
                    let cell = scene.shared.iter().find(|shared| shared.holds(*id));
                    let all = cell.map_or_else(|| vec![*id], Shared::all);
                    for id in all {
                        let blank = scene.reaches.get(&id).map_or(*blank, |reach| reach.blank);
                        answers.insert(id, blank);
                    }
                    changed = true;
                }
            }
        }
        if !changed {
            return read;
        }
    }
    read_back(scene, rows)
}

/// The rows as `ingest` reads them, derived variables included.
fn read_back(scene: &Scene<'_>, rows: &[Answers]) -> Table {
    let mut table = empty(scene, rows.len());
    for id in scene.reaches.keys() {
        let lack = Answer::Missing(Missing::NoAnswer);
        let answers = rows.iter().map(|answers| *answers.get(id).unwrap_or(&lack));
        let answers: Vec<Answer> = answers.collect();
        let column = column::of_answers(scene.plan.variable(*id).kind, &answers);
        table.columns.insert(*id, column);
    }
    derive::complete(scene.plan, &mut table);
    table
}

/// Rows in which a derived variable cannot be computed from parts that are there, and the first such variable.
fn faults(scene: &Scene<'_>, read: &Table) -> BTreeMap<usize, VariableId> {
    let invalid = |id: &VariableId, row: usize| {
        let column = read.columns.get(id);
        column.is_some_and(|column| column.missing.get(row) == Some(&Some(Missing::Invalid)))
    };
    let mut faults = BTreeMap::new();
    for id in &scene.plan.derivation_order {
        let derivation = scene.plan.variable(*id).derivation.as_ref();
        let parts = derivation.map(Derivation::parts).unwrap_or_default();
        if scene.reaches.contains_key(id) || !read.columns.contains_key(id) {
            continue;
        }
        for row in 0..read.rows() {
            if invalid(id, row) && !parts.iter().any(|part| invalid(part, row)) {
                faults.entry(row).or_insert(*id);
            }
        }
    }
    faults
}

/// Takes away a part of what cannot be computed; false where there is nothing to take away.
fn give_up(
    scene: &Scene<'_>,
    read: &Table,
    rows: &mut [Answers],
    kept: &BTreeSet<VariableId>,
) -> bool {
    let mut changed = false;
    for (row, id) in faults(scene, read) {
        let mut left = vec![id];
        while let Some(id) = left.pop() {
            let derivation = scene.plan.variable(id).derivation.as_ref();
            let Some(reach) = scene.reaches.get(&id) else {
                left.extend(derivation.map(Derivation::parts).unwrap_or_default());
                continue;
            };
            let lack = reach.lack();
            let held = rows.get(row).and_then(|answers| answers.get(&id));
            if kept.contains(&id) || held == Some(&lack) {
                continue;
            }
            if let Some(answers) = rows.get_mut(row) {
                let cell = scene.shared.iter().find(|shared| shared.holds(id));
                let leader = cell.map_or(id, |shared| shared.leader);
                let lack = scene.reaches.get(&leader).map_or(lack, Reach::lack);
                answers.insert(leader, lack);
                changed = true;
            }
            break;
        }
    }
    changed
}

/// A table of `rows` rows and no column.
fn empty(scene: &Scene<'_>, rows: usize) -> Table {
    Table {
        association: scene.association,
        source: crate::plan::SourceId(0),
        months: vec![0; rows],
        moments: vec![0; rows],
        waves: vec![None; rows],
        respondents: Vec::new(),
        weights: Vec::new(),
        columns: BTreeMap::new(),
    }
}
