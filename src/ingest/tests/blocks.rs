//! Blocks, threads, and rows that are not held, over every fixture there is.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::aggregate::{Counting, aggregate, aggregate_onto};
use crate::cells::Cells;
use crate::collection::Collection;
use crate::diagnostic::Diagnostics;
use crate::ingest::blocks::Effort;
use crate::ingest::{collect_all, collect_on};
use crate::observation::Table;
use crate::plan::resolve;
use crate::referential;
use crate::source_text::SourceTexts;

/// Folders of referentials and of exports.
fn fixtures() -> Vec<(PathBuf, PathBuf)> {
    let cases = ["tests/cmd/exports", "tests/near"].into_iter();
    let cases = cases.flat_map(|folder| fs::read_dir(folder).unwrap());
    let cases = cases.map(|entry| entry.unwrap().path());
    let also = ["tests/miniature", "examples"]
        .into_iter()
        .map(PathBuf::from);
    let folders = cases.chain(also).map(|case| {
        let referentials = case.join("referentials");
        let shared = Path::new("referentials").to_owned();
        let own = referentials.is_dir();
        (
            if own { referentials } else { shared },
            case.join("exports"),
        )
    });
    let mut folders: Vec<_> = folders.filter(|(_, exports)| exports.is_dir()).collect();
    folders.sort();
    folders
}

pub(super) fn plan_of(referentials: &Path) -> Option<(Plan, SourceTexts)> {
    let (mut diagnostics, mut texts) = (Diagnostics::default(), SourceTexts::default());
    let paths = [referentials.to_owned()];
    let read = referential::load(&paths, &mut texts, &mut diagnostics).ok()?;
    Some((resolve(&read, &mut diagnostics)?, texts))
}

/// What is said, whatever the order in which it was found.
pub(super) fn said(diagnostics: Diagnostics, texts: &SourceTexts) -> Vec<String> {
    let sorted = diagnostics.sorted(texts);
    let mut said: Vec<String> = sorted.iter().map(|it| format!("{it:?}")).collect();
    said.sort();
    said
}

/// The accounts and the faults of a run, tables aside.
pub(super) fn accounts(collection: &Collection) -> String {
    let Collection {
        files,
        rejects,
        doubts,
        ..
    } = collection;
    format!("{files:#?}{rejects:#?}{doubts:#?}")
}

pub(super) fn cells(plan: &Plan, collection: &Collection) -> Cells {
    aggregate(plan, collection, &mut Diagnostics::default()).unwrap()
}

#[test]
fn neither_blocks_nor_threads_nor_what_is_held_change_anything() {
    let (mut compared, mut folded) = (0, 0);
    for (referentials, exports) in fixtures() {
        let Some((plan, texts)) = plan_of(&referentials) else {
            continue;
        };
        let folders = [exports.clone()];
        let read = |workers, block| {
            let mut diagnostics = Diagnostics::default();
            let effort = Effort { workers, block };
            let read = collect_on(effort, &plan, &folders, &Secret::None, &mut diagnostics);
            (read.unwrap(), said(diagnostics, &texts))
        };
        let (whole, told) = read(1, usize::MAX);
        let counted = cells(&plan, &whole);
        let name = exports.display();
        for (workers, block) in [(1, 1), (2, 40), (3, 700)] {
            let (by_blocks, told_by_blocks) = read(workers, block);
            assert_eq!(told_by_blocks, told, "{name} {block}");
            assert_eq!(accounts(&by_blocks), accounts(&whole), "{name} {block}");
            let (tables, expected) = (&by_blocks.tables, &whole.tables);
            assert_eq!(
                format!("{tables:?}"),
                format!("{expected:?}"),
                "{name} {block}"
            );

            let (counting, mut diagnostics) = (Counting::of(&plan), Diagnostics::default());
            let effort = Effort { workers, block };
            let (collection, sum) = collect_all(
                effort,
                &plan,
                &folders,
                &Secret::None,
                &counting,
                &mut diagnostics,
            )
            .unwrap();
            assert_eq!(said(diagnostics, &texts), told, "{name} {block}, counted");
            assert_eq!(
                accounts(&collection),
                accounts(&whole),
                "{name} {block}, counted"
            );
            let held: usize = collection.tables.iter().map(Table::rows).sum();
            let all: usize = whole.tables.iter().map(Table::rows).sum();
            folded += usize::from(held < all);
            let mut diagnostics = Diagnostics::default();
            let own = aggregate_onto(&plan, &collection, sum, &mut diagnostics).unwrap();
            assert_eq!(own, counted, "{name} {block}, counted");
        }
        compared += 1;
    }
    assert!(compared > 60 && folded > 60, "{compared} {folded}");
}
