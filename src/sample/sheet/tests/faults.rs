//! The faults planted in a made-up export are those its reader finds.

use std::collections::BTreeMap;

use super::{Of, SHIPPED, TRIAL, drawn, read, trial};
use crate::diagnostic::Severity;
use crate::plan::Plan;
use crate::sample::sheet::{Fate, Sheet};

/// A line of the key, or of what a reader found: line, column, code.
type Found = (u64, String, &'static str);

#[test]
fn the_faults_planted_are_those_found_and_no_other() {
    let mut kinds: BTreeMap<(&str, Fate), usize> = BTreeMap::new();
    for path in [SHIPPED, TRIAL] {
        let plan = trial::plan(path);
        for of in trial::sources(&plan) {
            for seed in if path == TRIAL { 1..3 } else { 3..4 } {
                let source = plan.source(of.0, of.1);
                let drawn = match (path, seed) {
                    (TRIAL, 2) => trial::rows(&plan, source, 600, seed),
                    (TRIAL, _) => drawn(&plan, of, 600, seed),
                    _ => drawn(&plan, of, 150, seed),
                };
                let sheet = Sheet::of(&plan, of, &drawn, seed, true);
                assert_found(&plan, of, &sheet);
                let faults = sheet.rows.iter().flat_map(|row| &row.faults);
                for fault in faults {
                    let code = fault.code.map_or("", |code| code.name());
                    *kinds.entry((code, fault.fate)).or_default() += 1;
                }
                let spoilt = sheet
                    .rows
                    .iter()
                    .filter(|row| !row.faults.is_empty())
                    .count();
                assert!(
                    spoilt > 0 && spoilt <= drawn.len() / 15,
                    "{}: {spoilt}",
                    source.id
                );
            }
        }
    }
    let planted: Vec<&str> = kinds.keys().map(|(code, _)| *code).collect();
    for code in [
        "",
        "csv-quote-stray",
        "csv-row-long",
        "csv-row-short",
        "date-invalid",
        "derived-invalid",
        "duplicate-tie",
        "exclusive-broken",
        "id-duplicate",
        "id-missing",
        "id-scientific",
        "number-invalid",
        "number-precision",
        "period-invalid",
        "value-range",
        "value-unknown",
        "wave-unknown",
    ] {
        assert!(planted.contains(&code), "{code}: {kinds:?}");
    }
}

/// Reading `sheet` finds what its key says, all of it and nothing else.
fn assert_found(plan: &Plan, of: Of, sheet: &Sheet) {
    let source = plan.source(of.0, of.1);
    let (collection, said) = read(plan, of, &[sheet.bytes(source)]);
    let mut wanted: Vec<Found> = Vec::new();
    let mut fates: BTreeMap<Fate, u64> = BTreeMap::new();
    // What is only said, by code: the first line and how many.
    let mut remarks: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        let line = sheet.line_of(at) as u64;
        for fault in &row.faults {
            let code = fault.code.map_or("", |code| code.name());
            *fates.entry(fault.fate).or_default() += 1;
            match (fault.fate, code) {
                (Fate::RowRejected, _) => wanted.push((line, String::new(), code)),
                (Fate::CellInvalid, "derived-invalid") | (Fate::RowKept, _) => {
                    remarks.entry(code).or_insert((line, 0)).1 += 1;
                }
                (Fate::CellInvalid, _) => wanted.push((line, fault.column.clone(), code)),
                (Fate::Excluded | Fate::Duplicate, _) => assert_eq!(code, ""),
            }
        }
    }
    let rejects = collection.rejects.iter();
    let mut found: Vec<Found> = rejects
        .map(|reject| (reject.line, reject.column.clone(), reject.code))
        .collect();
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted, "{}", source.id);

    let account = &collection.files[0];
    let count = |fate| fates.get(&fate).copied().unwrap_or(0);
    let excluded: u64 = account.excluded.values().map(|(_, count)| *count).sum();
    let rejected: u64 = account.rejected.values().sum();
    assert_eq!(account.read, sheet.rows.len() as u64);
    assert_eq!(excluded, count(Fate::Excluded), "{}", source.id);
    assert_eq!(account.duplicate, count(Fate::Duplicate), "{}", source.id);
    assert_eq!(rejected, count(Fate::RowRejected), "{}", source.id);

    for said in &said {
        let code = said.code.name();
        let named = wanted.iter().any(|(_, _, wanted)| *wanted == code);
        assert!(
            // Dates planted backwards fail the edit of their referential too.
            named || remarks.contains_key(code) || code == "edit-failed",
            "{} {code} {}",
            source.id,
            said.said.message.fr
        );
        let warns = ["id-missing", "edit-failed"].contains(&code);
        assert!(said.severity() == Severity::Error || warns, "{code}");
    }
    for (code, (line, count)) in remarks {
        let of_code: Vec<_> = said
            .iter()
            .filter(|said| said.code.name() == code)
            .collect();
        let counted: u64 = of_code
            .iter()
            .map(|said| counted(&said.said.message.en))
            .sum();
        assert_eq!(
            counted, count,
            "{} {code} from line {line}: {of_code:?}",
            source.id
        );
    }
}

/// The number a message gives of the rows it speaks of: one where it names a line alone.
fn counted(message: &str) -> u64 {
    let (before, _) = message.rsplit_once(" rows, the first").unwrap_or(("1", ""));
    let count = before.rsplit(' ').next().unwrap();
    count.parse().unwrap()
}
