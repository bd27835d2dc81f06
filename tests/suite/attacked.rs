//! A reader with a solver, who shares nothing with the program: what it works out of what is published.
//!
//! `tests/disclosure/attack.py` reads a CSV by its documentation, and asks `HiGHS` for the least and the most that each withheld count can be.
//! Where Python, `PyYAML` or `SciPy` is not there, a line says so and the tests pass.

use tempfile::TempDir;

use crate::binary::{argument, impact, printed};
use crate::recomputed::{python, yaml};

/// What the attack finds; none where it cannot be run.
fn attacked(arguments: &[&str]) -> Option<String> {
    if !yaml() {
        return None;
    }
    let ran = python(&["tests/disclosure/attack.py"])
        .args(arguments)
        .output()
        .unwrap();
    let failed = String::from_utf8_lossy(&ran.stderr);
    assert!(failed.is_empty(), "{failed}");
    Some(String::from_utf8(ran.stdout).unwrap())
}

#[test]
fn nothing_withheld_of_the_small_sector_is_worked_out() {
    let home = TempDir::new().unwrap();
    let referentials = "tests/miniature/referentials";
    let written = |audience: &str| {
        let path = home.path().join(format!("{audience}.csv"));
        printed(
            impact(&["consolidate", "tests/miniature/exports"])
                .args(["-r", referentials, "--audience", audience])
                .args(["--format", "csv", "--output"])
                .arg(&path),
        );
        path
    };
    let [public, members, working] = ["public", "members", "working"].map(written);
    let working = ["--working", argument(&working)];
    for (read, own) in [
        (&public, None),
        (&members, None),
        (&members, Some("ais35")),
        (&members, Some("esperer95")),
        (&members, Some("rheso")),
    ] {
        let own: Vec<&str> = own.iter().flat_map(|own| ["--own", own]).collect();
        let given = ["-r", referentials, argument(read)];
        let Some(said) = attacked(&[&given[..], &working, &own].concat()) else {
            return;
        };
        assert!(
            said.contains(" 0 untrue: 0 known exactly"),
            "{own:?}: {said}"
        );
        // Enough is withheld for that to say something.
        let withheld = said.split_once(' ').unwrap().0;
        assert!(withheld.parse::<usize>().unwrap() > 80, "{said}");
    }
}

/// Where cells were withheld one by one, it finds as much as the audit does.
#[test]
fn what_an_audit_finds_is_worked_out() {
    let case = "tests/cmd/audit/withheld.in";
    let (referentials, public) = (format!("{case}/referentials"), format!("{case}/public.csv"));
    let working = format!("{case}/working.csv");
    let given = [
        "-r",
        &referentials,
        &public,
        "--working",
        &working,
        "--rows",
    ];
    let Some(said) = attacked(&given) else {
        return;
    };
    let audit = impact(&["audit", &public, "-r", &referentials, "--format", "json"])
        .output()
        .unwrap();
    let audit: serde_json::Value = serde_json::from_slice(&audit.stdout).unwrap();
    let stranger = &audit["attackers"][0];
    let failing = stranger["failing"].as_array().unwrap().iter().map(|row| {
        let columns = [
            "indicator",
            "period",
            "wave",
            "association",
            "sexe",
            "tranche-age",
            "dispositif",
            "code",
        ];
        columns
            .map(|column| row[column].as_str().unwrap())
            .join(" ")
    });
    let mut failing: Vec<String> = failing.collect();
    failing.sort();
    let (counts, rows) = said.split_once('\n').unwrap();
    assert_eq!(rows.lines().collect::<Vec<_>>(), failing);
    let narrow = &stranger["bases_within_threshold"];
    let known = format!(" 0 untrue: 7 known exactly, {narrow} within less than 11");
    assert!(counts.ends_with(&known), "{counts}");
}
