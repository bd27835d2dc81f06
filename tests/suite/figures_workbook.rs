//! The workbook of figures, beside the CSV of the same figures: opened by openpyxl, and computed again by `LibreOffice`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::binary::{argument, impact, run, skipped};

/// Figures of the example as a workbook and as CSV, in a folder.
fn written(home: &Path, audience: &str, lang: &str, shown: &[&str]) -> (PathBuf, PathBuf) {
    let written = |format: &str| {
        let out = home.join(format!("working-{audience}.{format}"));
        let arguments = [
            "consolidate",
            "examples/exports",
            "--audience",
            audience,
            "--lang",
            lang,
            "--format",
            format,
            "-o",
        ];
        let ran = run(impact(&arguments).arg(&out).args(shown));
        assert!(out.is_file(), "{}", ran.err);
        out
    };
    (written("xlsx"), written("csv"))
}

#[test]
fn a_workbook_says_every_figure_that_the_csv_says() {
    if !crate::workbooks::openpyxl() {
        return;
    }
    for (audience, lang) in [("public", "fr"), ("members", "en"), ("working", "fr")] {
        let home = TempDir::new().unwrap();
        let (workbook, csv) = written(home.path(), audience, lang, &[]);
        let arguments = [argument(&workbook), argument(&csv), audience];
        let said = crate::recomputed::oracle("tests/oracle/figures_workbook.py", &arguments);
        let said = said.unwrap();
        assert!(said.ends_with("0 differ\n"), "{said}");
    }
}

/// `LibreOffice` computes every formula again, from a copy that does not hold what they gave, and finds the same.
#[test]
fn libreoffice_computes_what_the_workbook_says() {
    if !crate::workbooks::openpyxl() {
        return;
    }
    let home = TempDir::new().unwrap();
    let shown = ["--period", "2025", "--by", "sexe"];
    let (workbook, _) = written(home.path(), "public", "fr", &shown);
    let bare = home.path().join("bare.xlsx");
    let script = "tests/oracle/figures_workbook.py";
    let arguments = ["--bare", argument(&workbook), argument(&bare)];
    crate::recomputed::oracle(script, &arguments).unwrap();
    let profile = home.path().join("profile");
    let profile = format!("-env:UserInstallation=file://{}", argument(&profile));
    let out = home.path().join("out");
    for (file, to) in [(&bare, "xlsx"), (&workbook, "pdf")] {
        let mut command = Command::new("soffice");
        command.args(["--headless", &profile, "--convert-to", to, "--outdir"]);
        let done = command.arg(&out).arg(file).output();
        let Ok(done) = done else {
            skipped("soffice is not installed (LibreOffice Calc)");
            return;
        };
        let name = file.with_extension(to);
        let made = out.join(name.file_name().unwrap());
        assert!(made.is_file(), "{done:?}");
    }
    let computed = out.join("bare.xlsx");
    let arguments = ["--computed", argument(&workbook), argument(&computed)];
    let said = crate::recomputed::oracle(script, &arguments).unwrap();
    assert!(said.ends_with("0 differ\n"), "{said}");
    let printed = fs::read(out.join("working-public.pdf")).unwrap();
    assert!(printed.starts_with(b"%PDF"));
}

#[test]
fn a_workbook_is_the_same_wherever_and_whenever_it_is_written() {
    let made = |locale: &str, clock: &str| {
        let home = TempDir::new().unwrap();
        let out = home.path().join("figures.xlsx");
        let arguments = [
            "consolidate",
            "tests/miniature/exports",
            "-r",
            "tests/miniature/referentials",
            "--format",
            "xlsx",
            "--lang",
            "fr",
            "-o",
        ];
        let mut command = impact(&arguments);
        command.arg(&out).env("LC_ALL", locale).env("TZ", clock);
        run(&mut command);
        fs::read(out).unwrap()
    };
    let first = made("C", "UTC");
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(first == made("fr_FR.UTF-8", "Asia/Tokyo"));
}
