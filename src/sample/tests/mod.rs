//! Made-up rows: read back without a fault, near what was asked, the same for the same seed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::column::answer;
use super::{Answer, Drawn, Landmarks, Request, Sheet, draw, load_landmarks};
use crate::diagnostic::Diagnostics;
use crate::ingest::{Secret, collect};
use crate::period::Period;
use crate::plan::{self, AssociationId, Plan, SourceId, VariableId, WaveId};
use crate::referential;
use crate::source_text::SourceTexts;

mod cells;
mod faulty;
mod likeness;
mod persons;

const COMMON: &str = include_str!("common.yaml");
const ALPHA: &str = include_str!("alpha.yaml");
const LANDMARKS: &str = include_str!("landmarks.yaml");
const ALPHA_ID: AssociationId = AssociationId(0);

/// Names of diagnostics and what they say.
fn told(diagnostics: &Diagnostics) -> Vec<String> {
    let told = diagnostics.iter();
    told.map(|d| format!("{} {} {:?}", d.code.name(), d.said.message.en, d.location))
        .collect()
}

fn the_plan() -> Plan {
    plan_of(&[("common.yaml", COMMON), ("alpha.yaml", ALPHA)])
}

fn plan_of(files: &[(&str, &str)]) -> Plan {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let paths = [folder.path().to_owned()];
    let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
    let plan = plan::resolve(&read, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{:#?}", told(&diagnostics));
    plan.unwrap()
}

fn landmarks_of(plan: &Plan, text: &str) -> (Landmarks, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("landmarks.yaml");
    fs::write(&path, text).unwrap();
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let landmarks = load_landmarks(&path, plan, &mut texts, &mut diagnostics).unwrap();
    (landmarks, told(&diagnostics))
}

fn the_landmarks(plan: &Plan) -> Landmarks {
    let (landmarks, told) = landmarks_of(plan, LANDMARKS);
    assert_eq!(told, Vec::<String>::new());
    landmarks
}

fn source(plan: &Plan, id: &str) -> SourceId {
    let sources = &plan.association(ALPHA_ID).sources;
    SourceId(sources.iter().position(|source| source.id == id).unwrap())
}

fn request(rows: usize, seed: u64, periods: &[&str]) -> Request {
    let periods = periods.iter().map(|text| Period::parse(text).unwrap());
    Request {
        rows,
        seed,
        periods: periods.collect(),
    }
}

fn variable(plan: &Plan, id: &str) -> VariableId {
    VariableId(plan.variables.iter().position(|v| v.id == id).unwrap())
}

fn code(plan: &Plan, id: &str, code: &str) -> Answer {
    let list = plan.codelist_of(variable(plan, id)).unwrap();
    Answer::Code(list.find(code, Some(ALPHA_ID)).unwrap())
}

/// Writes `rows` down and reads them with `ingest`, which must find no fault and the same answers.
fn read_back(plan: &Plan, id: &str, rows: &[Drawn]) {
    let at = source(plan, id);
    let declared = plan.source(ALPHA_ID, at);
    let folder = tempfile::tempdir().unwrap();
    let name = declared.files[0].replace('*', "1");
    let bytes = Sheet::of(plan, (ALPHA_ID, at), rows, 1, false).bytes(declared);
    fs::write(folder.path().join(name), bytes).unwrap();
    let mut diagnostics = Diagnostics::default();
    let folders = [folder.path().to_owned()];
    let collected = collect(plan, &folders, &Secret::None, &mut diagnostics).unwrap();
    let mut said = told(&diagnostics);
    said.retain(|said| !said.starts_with("source-no-file"));
    assert_eq!(said, Vec::<String>::new(), "{id}");
    let account = &collected.files[0];
    assert_eq!(
        (account.kept, account.read),
        (rows.len() as u64, rows.len() as u64),
        "{id}"
    );
    let table = &collected.tables[0];
    let mut read: Vec<(Option<WaveId>, BTreeMap<VariableId, Answer>)> = (0..table.rows())
        .map(|row| {
            let mapped = declared.mappings.iter().map(|mapping| mapping.variable);
            let answers = mapped.map(|id| (id, answer(&table.columns[&id], row).unwrap()));
            (table.waves[row], answers.collect())
        })
        .collect();
    let mut drawn: Vec<_> = rows
        .iter()
        .map(|row| (row.wave, row.answers.clone()))
        .collect();
    // Rows are read in an order of their own.
    let key = |row: &(Option<WaveId>, BTreeMap<VariableId, Answer>)| format!("{row:?}");
    read.sort_by_cached_key(key);
    drawn.sort_by_cached_key(key);
    for (read, drawn) in read.iter().zip(&drawn) {
        assert_eq!(read, drawn, "{id}");
    }
}

#[test]
fn every_row_is_read_back_as_drawn() {
    let plan = the_plan();
    let known = the_landmarks(&plan);
    let unknown = Landmarks::default();
    for source_of in &plan.association(ALPHA_ID).sources {
        for (landmarks, seed, periods) in [
            (&known, 1, &["2025"][..]),
            (&unknown, 1, &["2024", "2025"]),
            (&unknown, 2, &["2025-S1"]),
            (&known, 3, &["2024-12", "2025-Q1"]),
        ] {
            let at = source(&plan, &source_of.id);
            let rows = draw(&plan, ALPHA_ID, at, &request(300, seed, periods), landmarks);
            assert_eq!(rows.len(), 300, "{}", source_of.id);
            read_back(&plan, &source_of.id, &rows);
        }
    }
}
