//! What a large file takes of memory: no more than is given, were the file larger than that.
//!
//! The limit is one on data (`ulimit -d`): what the program asks of the system for itself, stacks of its threads included, not what
//! is mapped of its own file. Where there is no `sh`, or its `ulimit` does not know data, a line says so and the test passes.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;

use crate::binary::{Ran, argument, run, skipped};

/// Bytes that the program may have.
const ROOM: usize = 96 << 20;

/// Bytes of the export.
const EXPORT: usize = 128 << 20;

/// An invented export of `EXPORT` bytes, of answers to the questions of the benchmark and a long remark that nothing maps.
fn write_export(path: &Path) -> usize {
    let mut file = BufWriter::new(File::create(path).unwrap());
    let headings = "id,periode,sexe,age,logement,emploi,score_avant,score_apres,recommandation,bien_etre,revenu,remarque";
    writeln!(file, "{headings}").unwrap();
    let remark = "Accueil à revoir. ".repeat(200);
    let (mut rows, mut written, mut line) = (0, 0, String::new());
    while written < EXPORT {
        line.clear();
        let sex = ["Femme", "Homme", "Autre", "\"\""][rows % 4];
        let age = ["0-17", "18-24", "25-39", "40-59"][rows / 4 % 4];
        let (month, score, cents) = (1 + rows % 12, rows % 11, rows * 7919 % 90_000);
        writeln!(
            line,
            "P{rows},2025-{month:02},{sex},{age},Hébergé,Oui,{score},{score},{score},{score},{}.{:02},\"{remark}\"",
            cents / 100,
            cents % 100,
        )
        .unwrap();
        file.write_all(line.as_bytes()).unwrap();
        written += line.len();
        rows += 1;
    }
    rows
}

/// Consolidates what stands in `folder`, within [`ROOM`].
fn consolidate(folder: &Path) -> Ran {
    let (exports, referentials) = (folder.join("exports"), folder.join("referentials"));
    let limit = format!("ulimit -d {} && exec \"$0\" \"$@\"", ROOM >> 10);
    let mut command = Command::new("sh");
    command
        .args(["-c", &limit, env!("CARGO_BIN_EXE_impact")])
        .args([
            "consolidate",
            argument(&exports),
            "-r",
            argument(&referentials),
        ])
        .args([
            "--audience",
            "working",
            "--indicator",
            "effectif",
            "--format",
            "csv",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "IMPACT_SECRET"] {
        command.env_remove(name);
    }
    run(&mut command)
}

#[test]
fn a_file_larger_than_memory_is_counted_to_its_last_row() {
    let folder = tempfile::tempdir().unwrap();
    let (exports, referentials) = (
        folder.path().join("exports"),
        folder.path().join("referentials"),
    );
    fs::create_dir(&exports).unwrap();
    fs::create_dir(&referentials).unwrap();
    let limited = Command::new("sh")
        .args(["-c", "ulimit -d 1048576"])
        .output();
    if !limited.is_ok_and(|output| output.status.success()) {
        skipped("there is no `ulimit -d` here");
        return;
    }
    let rows = write_export(&exports.join("survey.csv"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches");
    fs::copy(root.join("common.yaml"), referentials.join("common.yaml")).unwrap();
    let association = fs::read_to_string(root.join("association.yaml")).unwrap();
    let association = association
        .replace("ASSOCIATION", "survey")
        .replace("FILE", "survey.csv");
    let path = referentials.join("survey.yaml");
    fs::write(&path, &association).unwrap();
    let ran = consolidate(folder.path());
    assert_eq!(ran.status, 0, "{}", ran.err);
    let totals = ran.out.lines();
    let totals =
        totals.filter(|line| line.contains(",effectif,") && line.contains(",_Z,_T,_T,_T,"));
    let counts = totals.filter_map(|line| line.split(',').nth(11)?.parse::<usize>().ok());
    assert_eq!(counts.sum::<usize>(), rows, "{}", ran.out);

    // Where rows have to be held, it does not fit: the limit is one.
    let held = association.replace(
        "    mappings:",
        "    respondent: {column: id, space: person}\n    mappings:",
    );
    assert_ne!(held, association);
    fs::write(&path, held).unwrap();
    let ran = consolidate(folder.path());
    assert!(ran.err.contains("out of memory"), "{}", ran.err);
}
