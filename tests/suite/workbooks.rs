//! Workbooks beside the CSV of the same table, and beside what openpyxl counts in them. `tests/workbooks/make.py` writes
//! them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::binary::{argument, impact, run, skipped};

/// What `ingest` writes of the exports of a folder, by name, and what it says.
fn ingested(exports: &str) -> (BTreeMap<String, String>, String) {
    let home = TempDir::new().unwrap();
    let out = home.path().join("observations");
    let arguments = [
        "ingest",
        exports,
        "-r",
        "tests/workbooks/referentials",
        "--lang",
        "fr",
        "-o",
    ];
    let ran = run(impact(&arguments).arg(&out));
    // The exports hold faults, and are still read.
    assert_eq!(ran.status, 1, "{}", ran.err);
    let files = walkdir::WalkDir::new(&out)
        .into_iter()
        .filter_map(Result::ok);
    let files = files.filter(|file| file.file_type().is_file()).map(|file| {
        let name = file.path().strip_prefix(&out).unwrap();
        (
            argument(name).to_owned(),
            fs::read_to_string(file.path()).unwrap(),
        )
    });
    // The last line names the folder.
    let said = ran.err.rsplit_once("\n5 fichiers").unwrap().0.to_owned();
    (files.collect(), said)
}

#[test]
fn a_workbook_and_the_csv_of_its_sheet_give_the_same_observations() {
    let (csv, said) = ingested("tests/workbooks/exports/csv");
    let (xlsx, of_sheets) = ingested("tests/workbooks/exports/xlsx");
    assert_eq!(of_sheets, said.replace(".csv", ".xlsx"));
    let mut compared = 0;
    for (name, text) in &csv {
        if name.starts_with("observations/") {
            assert_eq!(Some(text), xlsx.get(name), "{name}");
            assert!(text.lines().count() > 2, "{name}");
            compared += 1;
        }
    }
    assert_eq!(compared, 2);
    let accounts = |files: &BTreeMap<String, String>| files["qualite.csv"].replace(".xlsx", ".csv");
    assert_eq!(accounts(&xlsx), accounts(&csv));
    // All but the byte that a row begins at, which is that of the file.
    let rejects = |files: &BTreeMap<String, String>| {
        let lines = files["rejets.csv"].lines().map(|line| {
            let cells: Vec<&str> = line.splitn(4, ',').collect();
            [cells[0], cells[1], cells[3]]
                .join(",")
                .replace(".xlsx", ".csv")
        });
        lines.collect::<Vec<_>>()
    };
    assert_eq!(rejects(&xlsx), rejects(&csv));
    assert!(rejects(&csv).len() > 5);
}

/// Whether `python3` has what reads workbooks.
pub(crate) fn openpyxl() -> bool {
    let ran = Command::new("python3")
        .args(["-c", "import openpyxl"])
        .output();
    let there = ran.is_ok_and(|ran| ran.status.success());
    if !there {
        skipped("openpyxl is not installed (python3 -m pip install openpyxl)");
    }
    there
}

#[test]
fn sheets_are_told_as_openpyxl_counts_them() {
    if !openpyxl() {
        return;
    }
    let mut workbooks = Vec::new();
    for folder in [
        "tests/workbooks",
        "tests/cmd/inspect",
        "tests/near",
        "tests/cmd/exports",
    ] {
        for file in walkdir::WalkDir::new(folder).sort_by_file_name() {
            let path = file.unwrap().into_path();
            let name = path.file_name().unwrap().to_string_lossy();
            let is_one = name.ends_with(".xlsx") && !name.starts_with("~$");
            // Those that are refused are for the cases.
            if is_one && run(&mut impact(&["inspect", argument(&path)])).status == 0 {
                workbooks.push(path);
            }
        }
    }
    assert!(workbooks.len() >= 8, "{workbooks:?}");
    let workbooks: Vec<&str> = workbooks.iter().map(|path| argument(path)).collect();
    let program = [env!("CARGO_BIN_EXE_impact")];
    let arguments = [&program[..], &workbooks].concat();
    let said = crate::recomputed::oracle("tests/oracle/workbooks.py", &arguments).unwrap();
    assert!(
        said.ends_with(&format!("{} workbooks agree, 0 differ\n", workbooks.len())),
        "{said}"
    );
}

#[test]
fn a_mended_copy_of_a_workbook_is_read_in_its_place() {
    let home = TempDir::new().unwrap();
    let (out, copies) = (home.path().join("observations"), home.path().join("copies"));
    let exports = "tests/workbooks/exports/xlsx";
    let arguments = [
        "ingest",
        exports,
        "-r",
        "tests/workbooks/referentials",
        "--lang",
        "fr",
        "-o",
    ];
    run(impact(&arguments).arg(&out).arg("--annotate").arg(&copies));
    assert!(copies.join("enquete.xlsx").is_file() && copies.join("enquete.recap.md").is_file());
    assert!(!copies.join("suivi.xlsx").exists(), "nothing to mend in it");
    fs::copy(
        Path::new(exports).join("suivi.xlsx"),
        copies.join("suivi.xlsx"),
    )
    .unwrap();
    let (whole, _) = ingested(exports);
    let (again, _) = ingested(argument(&copies));
    for (name, text) in whole
        .iter()
        .filter(|(name, _)| name.starts_with("observations/"))
    {
        assert_eq!(Some(text), again.get(name), "{name}");
    }
    let shown = run(&mut impact(&[
        "inspect",
        argument(&copies.join("enquete.xlsx")),
    ]));
    assert!(
        shown.out.contains("Fautes (impact)") && shown.out.contains("Réponses"),
        "{}",
        shown.out
    );
}

/// `LibreOffice` opens each workbook and saves it as it writes them: other styles, other members, the same answers.
#[test]
fn a_workbook_that_libreoffice_saved_reads_the_same() {
    let home = TempDir::new().unwrap();
    let saved = home.path().join("saved");
    let profile = home.path().join("profile");
    let profile = format!("-env:UserInstallation=file://{}", argument(&profile));
    for file in ["enquete.xlsx", "suivi.xlsx"] {
        let from = Path::new("tests/workbooks/exports/xlsx").join(file);
        let mut command = Command::new("soffice");
        command.args(["--headless", &profile, "--convert-to", "xlsx", "--outdir"]);
        let done = command.arg(&saved).arg(from).output();
        let Ok(done) = done else {
            skipped("soffice is not installed (LibreOffice Calc)");
            return;
        };
        assert!(saved.join(file).is_file(), "{done:?}");
    }
    let (whole, said) = ingested("tests/workbooks/exports/xlsx");
    let (again, said_again) = ingested(argument(&saved));
    assert_eq!(said_again, said);
    for (name, text) in &whole {
        if name.starts_with("observations/") || name == "qualite.csv" {
            assert_eq!(Some(text), again.get(name), "{name}");
        }
    }
}
