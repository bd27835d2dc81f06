//! What is written is read back: the values that were drawn, whatever the shape of the file.

mod faults;
mod trial;

use std::fs;

use super::Sheet;
use super::cells::answer_of;
use crate::collection::Collection;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ingest::{Secret, collect};
use crate::observation::{Column, Respondent, Values};
use crate::output::csv;
use crate::plan::{AssociationId, Filling, PeriodFrom, Plan, SourceId, VariableId};
use crate::referential::Missing;
use crate::release::{Audience, Coverage};
use crate::sample::moments::written;
use crate::sample::{Answer, Drawn, Landmarks, Request, draw};
use crate::source_text::SourceTexts;
use crate::{aggregate, estimate, protect};

const SHIPPED: &str = "referentials";
const TRIAL: &str = "tests/cmd/sample/sample.in/referentials";

/// What a reader makes of an export of one source.
fn read(
    plan: &Plan,
    (association, source): Of,
    files: &[Vec<u8>],
) -> (Collection, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().unwrap();
    let pattern = &plan.source(association, source).files[0];
    for (at, bytes) in files.iter().enumerate() {
        let path = folder
            .path()
            .join(pattern.replace('*', &format!("essai-{at}")));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let mut diagnostics = Diagnostics::default();
    let folders = [folder.path().to_owned()];
    let collection = collect(plan, &folders, &Secret::None, &mut diagnostics).unwrap();
    let mut texts = SourceTexts::default();
    // As many texts as any of these plans was read from: what is said of sources without files is left out.
    for _ in 0..9 {
        texts.add(String::new(), String::new());
    }
    let mut said = diagnostics.sorted(&texts);
    said.retain(|said| said.code.name() != "source-no-file");
    (collection, said)
}

type Of = (AssociationId, SourceId);

/// Rows as the tool draws them.
fn drawn(plan: &Plan, (association, source): Of, rows: usize, seed: u64) -> Vec<Drawn> {
    let request = Request {
        rows,
        seed,
        periods: Vec::new(),
    };
    draw(plan, association, source, &request, &Landmarks::default())
}

/// Rows as texts that can be compared, whatever their order.
fn drawn_rows(plan: &Plan, of: Of, drawn: &[Drawn]) -> Vec<String> {
    let mut ids: Vec<&String> = drawn
        .iter()
        .filter_map(|row| row.respondent.as_ref())
        .collect();
    ids.sort();
    ids.dedup();
    let respondent = |row: &Drawn| {
        let id = row.respondent.as_ref()?;
        Some(1 + ids.binary_search(&id).unwrap() as u64)
    };
    let variables = variables(plan, of);
    let row = |row: &Drawn| {
        let answers = variables.iter().map(|id| (*id, answer_of(row, *id)));
        line(
            plan,
            of,
            row.moment,
            (row.wave, respondent(row)),
            answers.collect(),
        )
    };
    let mut rows: Vec<String> = drawn.iter().map(row).collect();
    rows.sort();
    rows
}

fn read_rows(plan: &Plan, of: Of, collection: &Collection) -> Vec<String> {
    let table = &collection.tables[0];
    let variables = variables(plan, of);
    let row = |row: usize| {
        let answers = variables
            .iter()
            .map(|id| (*id, held(&table.columns[id], row)));
        let respondent = match table.respondents[row] {
            Respondent::Numbered(number) => Some(number),
            Respondent::Anonymous(_) => None,
            Respondent::Keyed(_) => panic!("no secret was given"),
        };
        line(
            plan,
            of,
            table.moments[row],
            (table.waves[row], respondent),
            answers.collect(),
        )
    };
    let mut rows: Vec<String> = (0..table.rows()).map(row).collect();
    rows.sort();
    rows
}

fn variables(plan: &Plan, (association, source): Of) -> Vec<VariableId> {
    let mappings = &plan.source(association, source).mappings;
    mappings.iter().map(|mapping| mapping.variable).collect()
}

fn line(
    plan: &Plan,
    (association, source): Of,
    moment: i64,
    who: impl std::fmt::Debug,
    mut answers: Vec<(VariableId, Answer)>,
) -> String {
    for (id, answer) in &mut answers {
        // Which of the two a blank is, depends on other answers.
        if plan.variable(*id).asked_when.is_some()
            && *answer == Answer::Missing(Missing::NotConcerned)
        {
            *answer = Answer::Missing(Missing::NoAnswer);
        }
    }
    let moment = match &plan.source(association, source).period {
        PeriodFrom::Column { format, .. } => written(moment, format),
        PeriodFrom::Constant(_) => None,
    };
    format!("{moment:?} {who:?} {answers:?}")
}

fn held(column: &Column, row: usize) -> Answer {
    if let Some(reason) = column.missing[row] {
        return Answer::Missing(reason);
    }
    match &column.values {
        Values::Code(values) => Answer::Code(values[row]),
        Values::Several(values) => Answer::Several(values[row]),
        Values::Number(values) => Answer::Number(values[row]),
        Values::Date(values) => Answer::Date(values[row]),
    }
}

/// What stands against an export without fault: nothing.
fn assert_read_back(plan: &Plan, of: Of, drawn: &[Drawn], seed: u64) {
    let source = plan.source(of.0, of.1);
    let bytes = Sheet::of(plan, of, drawn, seed, false).bytes(source);
    let (collection, said) = read(plan, of, std::slice::from_ref(&bytes));
    let said: Vec<_> = said
        .iter()
        .map(|said| (said.code.name(), &said.said.message.fr))
        .collect();
    let text = String::from_utf8_lossy(&bytes);
    let head: String = text.lines().take(8).collect::<Vec<_>>().join("\n");
    assert!(
        said.is_empty() || drawn.is_empty(),
        "{} {said:?}\n{head}",
        source.id
    );
    assert_eq!(
        collection.files[0].kept,
        drawn.len() as u64,
        "{}",
        source.id
    );
    let (found, wanted) = (
        read_rows(plan, of, &collection),
        drawn_rows(plan, of, drawn),
    );
    for (found, wanted) in found.iter().zip(&wanted) {
        assert_eq!(found, wanted, "{}\n{head}", source.id);
    }
    assert_eq!(found.len(), wanted.len());
}

#[test]
fn what_was_drawn_is_read_back_without_a_word() {
    for path in [SHIPPED, TRIAL] {
        let plan = trial::plan(path);
        for of in trial::sources(&plan) {
            for (seed, rows) in [(1, 0), (2, 1), (3, 60)] {
                if path == TRIAL {
                    let any = trial::rows(&plan, plan.source(of.0, of.1), rows, seed);
                    assert_read_back(&plan, of, &any, seed);
                }
                assert_read_back(&plan, of, &drawn(&plan, of, rows, seed), seed);
            }
        }
    }
}

#[test]
fn the_same_rows_in_another_shape_read_the_same() {
    let mut plan = trial::plan(TRIAL);
    let profiles = crate::profiles::PROFILES;
    // Every mapping of this source is said in words that no profile brings.
    let of = (AssociationId(0), SourceId(0));
    let drawn = trial::rows(&plan, plan.source(of.0, of.1), 80, 9);
    let wanted = drawn_rows(&plan, of, &drawn);
    for profile in profiles {
        for encoding in [
            encoding_rs::UTF_8,
            encoding_rs::WINDOWS_1252,
            encoding_rs::UTF_16LE,
        ] {
            let source = &mut plan.associations[0].sources[0];
            source.profile = profile;
            source.dialect.encoding = Some(encoding);
            source.dialect.suffix = None;
            source.dialect.header_rows = Some(1);
            source.dialect.skip_rows = Some(0);
            let mut sheet = Sheet::of(&plan, of, &drawn, 9, false);
            sheet.rows.reverse();
            let (collection, said) = read(&plan, of, &[sheet.bytes(plan.source(of.0, of.1))]);
            assert!(said.is_empty(), "{} {said:?}", profile.name);
            assert_eq!(
                read_rows(&plan, of, &collection),
                wanted,
                "{}",
                profile.name
            );
        }
    }
}

#[test]
fn the_same_arguments_give_the_same_bytes_and_another_seed_others() {
    let plan = trial::plan(TRIAL);
    let of = (AssociationId(0), SourceId(0));
    let bytes = |seed| {
        let drawn = trial::rows(&plan, plan.source(of.0, of.1), 60, 5);
        let sheet = Sheet::of(&plan, of, &drawn, seed, true);
        (sheet.bytes(plan.source(of.0, of.1)), super::key(&sheet))
    };
    assert_eq!(bytes(3), bytes(3));
    assert_ne!(bytes(3), bytes(4));
}

/// The figures of `collection`, in clear, as tidy CSV.
fn tidy(plan: &Plan, collection: &Collection) -> String {
    let mut diagnostics = Diagnostics::default();
    let cells = aggregate::aggregate(plan, collection, &mut diagnostics).unwrap();
    let figures = estimate::estimate(plan, &cells, crate::statistics::Confidence::default());
    let coverage = Coverage::default();
    let release = protect::protect(plan, figures, coverage, Audience::Working);
    let mut bytes = Vec::new();
    csv::write(&mut bytes, plan, &release).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_same_rows_in_any_shape_give_the_same_figures() {
    let mut plan = trial::plan(TRIAL);
    let of = (AssociationId(0), SourceId(0));
    let drawn = drawn(&plan, of, 150, 11);
    let (first, last) = drawn.split_at(60);
    let mut wanted: Option<String> = None;
    for profile in crate::profiles::PROFILES {
        let source = &mut plan.associations[0].sources[0];
        source.profile = profile;
        source.dialect.encoding = None;
        source.dialect.suffix = None;
        let source = plan.source(of.0, of.1);
        let bytes = |rows: &[Drawn], seed| {
            let mut sheet = Sheet::of(&plan, of, rows, seed, false);
            sheet.rows.reverse();
            sheet.bytes(source)
        };
        for files in [
            vec![bytes(&drawn, 1)],
            vec![bytes(last, 2), bytes(first, 3)],
        ] {
            let (collection, said) = read(&plan, of, &files);
            assert!(said.is_empty(), "{} {said:?}", profile.name);
            let found = tidy(&plan, &collection);
            assert!(found.lines().count() > 10, "{found}");
            let wanted = wanted.get_or_insert_with(|| found.clone());
            assert_eq!(found, *wanted, "{}", profile.name);
        }
    }
}

/// One column that several readers read is written once, and first-of fills a later column now and then.
#[test]
fn columns_stand_once_and_later_ones_have_their_turn() {
    let plan = trial::plan(TRIAL);
    for of in trial::sources(&plan) {
        let source = plan.source(of.0, of.1);
        let drawn = trial::rows(&plan, source, 80, 2);
        let sheet = Sheet::of(&plan, of, &drawn, 2, false);
        let headings = sheet.joined_headings();
        let mut once = headings.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), headings.len(), "{headings:?}");
        for heading in &headings {
            assert!(!crate::identity::looks_like_identity(heading), "{heading}");
        }
        for mapping in &source.mappings {
            let Filling::Code {
                headings: several, ..
            } = &mapping.filling
            else {
                continue;
            };
            for heading in several.iter().filter(|heading| !heading.is_code) {
                let at = headings
                    .iter()
                    .position(|own| own.ends_with(&heading.text))
                    .unwrap();
                let filled = sheet.rows.iter().filter(|row| !row.cells[at].is_empty());
                assert!(filled.count() > 5, "{}", heading.text);
            }
        }
    }
}
