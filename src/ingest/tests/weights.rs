//! Weights of rows: read, rejected, written and read back.

use super::*;
use crate::plan::Weights;

fn weighed() -> Plan {
    let mut plan = plan();
    plan.associations[0].sources[0].weights = Some(Weights::Column(heading("Poids")));
    plan.associations[0].sources[0].dialect.decimal = Some(',');
    plan
}

const HEADINGS: &str = "Id;Date;Sexe;Droits;Age;Entrée;Poids\n";

fn of(rows: &str) -> Outcome {
    let text = format!("{HEADINGS}{rows}");
    run(&weighed(), &[("alpha/a.csv", text.as_bytes())])
}

#[test]
fn a_weight_goes_with_its_row() {
    let outcome = of("2;02/03/2025;F;;41;;0,714026871\n1;01/03/2025;H;;35;;2\n");
    assert_eq!(outcome.codes(), [""; 0], "{}", outcome.said());
    let table = &outcome.collection.tables[0];
    assert_eq!(table.weights, [2_000_000, 714_027]);
    let written = outcome.table(&weighed());
    let lines: Vec<&str> = written.lines().collect();
    assert!(
        lines[0].starts_with("period,wave,respondent,weight,"),
        "{written}"
    );
    assert!(lines[2].contains(",0.714027,"), "{written}");
}

#[test]
fn a_row_without_a_weight_is_rejected_and_never_shown() {
    let outcome = of(
        "1;01/03/2025;F;;41;;1\n2;02/03/2025;F;;42;;\n3;03/03/2025;F;;43;;0\n4;04/03/2025;F;;44;;-1\n5;05/03/2025;F;;45;;Lourd\n6;06/03/2025;F;;46;;0,0000004\n",
    );
    assert_eq!(outcome.codes(), ["weight-invalid"]);
    let account = &outcome.collection.files[0];
    assert_eq!((account.kept, account.rejected["weight-invalid"]), (1, 5));
    assert!(!outcome.said().contains("Lourd"));
    let cells = outcome.collection.rejects.iter();
    assert!(cells.map(|reject| &reject.cell).all(Option::is_none));
}

#[test]
fn rows_that_differ_by_their_weight_are_not_the_same_row() {
    let mut plan = weighed();
    plan.associations[0].sources[0].duplicates =
        Some(duplicates(vec![DuplicateKey::Respondent], Keep::Last));
    let told = |rows: &str| {
        let text = format!("{HEADINGS}{rows}");
        let outcome = run(&plan, &[("alpha/a.csv", text.as_bytes())]);
        (outcome.codes(), outcome.collection.tables[0].rows())
    };
    let same = "1;01/03/2025;F;;41;;1\n1;01/03/2025;F;;41;;1,0\n";
    assert_eq!(told(same), (vec![], 1));
    let other = "1;01/03/2025;F;;41;;1\n1;01/03/2025;F;;41;;2\n";
    assert_eq!(told(other), (vec!["duplicate-tie"], 0));
}

#[test]
fn what_is_written_reads_back_and_weighs_the_same() {
    let plan = weighed();
    let first = of("2;02/03/2025;F;;41;;0,714026871\n1;01/03/2025;H;;35;;2\n");
    let files = crate::ingest::canonical::write(&plan, &first.collection, Lang::Fr);
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let folder = folder(&files);
    let read = |plan: &Plan| run_on(1, plan, &[folder.path().to_owned()], &Secret::None);
    let second = read(&plan);
    assert_eq!(second.codes(), [""; 0], "{}", second.said());
    assert_eq!(second.collection.tables[0].weights, [2_000_000, 714_027]);
    assert_eq!(second.table(&plan), first.table(&plan));
    // Observations written before the source weighed are others.
    let plain = super::plan();
    assert!(read(&plain).codes().contains(&"observations-foreign"));
}
