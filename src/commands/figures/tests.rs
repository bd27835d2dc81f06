//! The rules and the audit on sectors that were drawn: what the rules let through, the audit finds nothing in.
//!
//! Each goes the whole road but files of exports: observations, cells, figures, rules, the CSV that is published, the audit of it.
//! It is played for a stranger, for members, and for each association; that tables in which something is found would be withheld
//! whole is left out, so that the rules stand by themselves.

use std::io::{self, Write};
use std::ops::Range;

use super::*;
use crate::audit::Verdict;
use crate::derive::fixture;
use crate::observation::Table;
use crate::plan::{Measure, VariableType};
use crate::release::Content;
use crate::workers;
use sector::Sector;

mod sector;

/// How many sectors each run of the tests draws.
const DRAWN: u64 = 300;
/// Cells of the sectors that it judges, at most: larger ones are for a run by hand.
const LIGHT: usize = 40;

/// The release of each audience that reads together with others, as an audit judges it; and how many rows it withholds.
fn judged(sector: &Sector) -> Vec<(Verdict, usize)> {
    let (plan, tables) = sector.laid_out();
    judged_of(&plan, tables)
}

fn judged_of(plan: &Plan, tables: Vec<Table>) -> Vec<(Verdict, usize)> {
    let collection = Collection {
        tables,
        ..Collection::default()
    };
    let cells = aggregate::aggregate(plan, &collection, &mut Diagnostics::default()).unwrap();
    let figures = estimate::estimate(plan, &cells, Confidence::default());
    let release = |audience| protect::protect(plan, figures.clone(), Coverage::default(), audience);
    let truth = rows(plan, &release(Audience::Working));
    let each = [Audience::Public, Audience::Members].map(|audience| {
        let release = release(audience);
        let withheld = release.rows.iter();
        let withheld = withheld.filter(|row| row.content == Content::Withheld);
        let withheld = withheld.count();
        let verdict = audit::audit_one_by_one(plan, &rows(plan, &release), &truth);
        (verdict, withheld)
    });
    each.into()
}

fn rows(plan: &Plan, release: &Release) -> Rows {
    let mut bytes = Vec::new();
    csv::write(&mut bytes, plan, release).unwrap();
    let mut rows = Rows::default();
    rows.add(plan, release.audience.word(), &bytes).unwrap();
    rows
}

fn is_safe(sector: &Sector) -> bool {
    judged(sector).iter().all(|(verdict, _)| verdict.is_safe())
}

/// The smallest sector found by which the audit finds something, as it does in `sector`.
fn shrunk(mut sector: Sector) -> Sector {
    while let Some(smaller) = sector.smaller().into_iter().find(|it| !is_safe(it)) {
        sector = smaller;
    }
    sector
}

/// Judges the sectors of `seeds` that have so many cells at most: how many they are, rows read, rows withheld, and sectors of which
/// some are.
fn all_are_safe(seeds: Range<u64>, most: usize) -> [usize; 4] {
    let seeds: Vec<u64> = seeds
        .filter(|seed| Sector::drawn(*seed).cells() <= most)
        .collect();
    let judged = workers::each(&seeds, workers::available(), |seed| {
        let judged = judged(&Sector::drawn(*seed));
        if judged.iter().any(|(verdict, _)| !verdict.is_safe()) {
            writeln!(io::stderr(), "sector {seed}").unwrap();
        }
        judged
    });
    let safe = |judged: &[(Verdict, usize)]| judged.iter().all(|(verdict, _)| verdict.is_safe());
    let unsafe_ones = seeds.iter().zip(&judged).filter(|(_, it)| !safe(it));
    let unsafe_ones: Vec<u64> = unsafe_ones.map(|(seed, _)| *seed).collect();
    if let Some(seed) = unsafe_ones.first() {
        let sector = shrunk(Sector::drawn(*seed));
        let found = self::judged(&sector);
        let attacks = found.iter().flat_map(|(verdict, _)| &verdict.attacks);
        let found = attacks.filter(|it| !it.is_held_off());
        let found: Vec<_> = found
            .map(|it| (&it.insiders, &it.failing, it.impossible))
            .collect();
        panic!("sectors {unsafe_ones:?}; {seed} as {sector:?}: {found:?}");
    }
    let read = judged.iter().flatten().map(|(verdict, _)| verdict.read);
    let withheld = judged
        .iter()
        .map(|each| each.iter().map(|(_, withheld)| withheld).sum());
    let withheld: Vec<usize> = withheld.collect();
    [
        seeds.len(),
        read.sum(),
        withheld.iter().sum(),
        withheld.iter().filter(|count| **count > 0).count(),
    ]
}

#[test]
fn drawn_sectors_are_held_off_from_a_stranger_and_from_each_association() {
    let [judged, read, withheld, sectors] = all_are_safe(0..DRAWN, LIGHT);
    assert!(judged > 80 && sectors * 2 > judged, "{sectors} of {judged}");
    assert!(withheld * 5 > read, "{withheld} rows of {read}");
}

#[test]
#[ignore = "half an hour: for a change of what withholds or audits"]
fn ten_thousand_drawn_sectors_are_held_off() {
    let found = all_are_safe(0..10_000, usize::MAX);
    writeln!(io::stderr(), "{found:?}").unwrap();
}

/// A table that R ships with all its margins, its persons dealt out in turn to four associations.
fn shipped(name: &str) -> (Plan, Vec<Table>) {
    let text = include_str!("../../../tests/disclosure/tables.csv");
    let cells = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let cells: Vec<Vec<&str>> = cells.filter(|cell| cell[0] == name).collect();
    let mut plan = fixture::plan();
    let codes: Vec<Vec<&str>> = (1..4)
        .map(|at| {
            let codes: BTreeSet<&str> = cells.iter().map(|cell| cell[at]).collect();
            codes.into_iter().collect()
        })
        .collect();
    for codes in &codes {
        let codes: Vec<(&str, &str)> = codes.iter().map(|code| (*code, "")).collect();
        let list = fixture::list(&mut plan, &codes);
        let id = fixture::variable(&mut plan, VariableType::Code(list));
        plan.dimensions.push(id);
    }
    let [a, b, c] = plan.dimensions[..] else {
        panic!("three dimensions")
    };
    let by: [&[_]; 7] = [&[a], &[b], &[c], &[a, b], &[a, c], &[b, c], &[a, b, c]];
    fixture::indicator(&mut plan, Measure::Count, &by);
    let persons = cells.iter().flat_map(|cell| {
        let persons: usize = cell[4].parse().unwrap();
        std::iter::repeat_n(cell, persons)
    });
    let persons: Vec<&Vec<&str>> = persons.collect();
    let tables = (0..4).map(|turn| {
        let own = fixture::association(&mut plan, &format!("a{turn}"));
        let rows = persons.iter().skip(turn).step_by(4);
        let columns = [a, b, c].into_iter().enumerate().map(|(at, id)| {
            let place = |code| codes[at].iter().position(|it| *it == code).unwrap();
            let said = rows
                .clone()
                .map(|cell| Ok(u16::try_from(place(cell[at + 1])).unwrap()));
            (id, fixture::codes(said.collect()))
        });
        fixture::table(own, &columns.collect::<Vec<_>>())
    });
    let tables = tables.collect();
    (plan, tables)
}

/// What is withheld to leave enough open must not follow from the rest: of the first two, all was withheld once.
#[test]
fn tables_that_others_publish_are_not_withheld_whole() {
    for (name, withheld) in [("HairEyeColor", 36), ("Titanic", 14), ("UCBAdmissions", 8)] {
        let (plan, tables) = shipped(name);
        for (verdict, found) in judged_of(&plan, tables) {
            assert!(verdict.is_safe(), "{name}");
            assert_eq!(found, withheld, "{name}");
        }
    }
}
