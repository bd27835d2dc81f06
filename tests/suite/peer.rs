//! The sheet of one association: its words read by eye, what it never says, what is said where it cannot be made.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::binary::{argument, impact, printed, run, write};
use crate::browser::{browse, browser};
use crate::report::{fits_paper, judged, words};

/// The arguments of the sheet of an association of a small sector of the tests.
fn asked(case: &str, association: &str, lang: &str) -> Vec<String> {
    let folder = format!("tests/cmd/figures/{case}.in");
    let all = [
        "report",
        &format!("{folder}/exports"),
        "-r",
        &format!("{folder}/referentials"),
        "--for",
        association,
        "--lang",
        lang,
    ];
    all.map(str::to_owned).to_vec()
}

fn sheet(case: &str, association: &str, lang: &str) -> String {
    let arguments = asked(case, association, lang);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    printed(&mut impact(&arguments))
}

/// Gaps and where they come from; too few others, changes and withheld levels; values standardised to one population. `TRYCMD=overwrite`
/// writes them.
#[test]
fn words_of_small_sheets_are_those_that_were_read() {
    for (case, association, lang) in [
        ("compare", "alpha", "fr"),
        ("change", "beta", "en"),
        ("standardised", "alpha", "fr"),
    ] {
        let path = PathBuf::from(format!("tests/data/report/sheet-{case}-{lang}.txt"));
        let now = words(&sheet(case, association, lang));
        if std::env::var_os("TRYCMD").is_some_and(|it| it == "overwrite") {
            write(&path, &now);
        }
        let read = fs::read_to_string(&path).unwrap();
        assert_eq!(now, read, "{}", path.display());
    }
}

/// One that does not share its figures has its sheet: it alone reads it.
#[test]
fn a_sheet_names_no_other_association() {
    let page = sheet("compare", "gamma", "fr");
    assert!(page.contains("Gamma à côté du secteur"));
    assert!(page.contains("ne pas diffuser"));
    for other in ["Alpha", "Beta", "Delta", "Epsilon"] {
        assert!(!page.contains(other), "{other}");
    }
}

/// Of the rest of the sector, nothing but value, interval and bases: not how many stand behind it, nor one of its flags.
#[test]
fn a_sheet_tells_no_more_of_the_rest_than_compare_does() {
    for association in ["alpha", "zeta"] {
        let page = words(&sheet("between", association, "fr"));
        let rest = page.lines().filter(|it| it.starts_with("Reste du secteur"));
        let rest: Vec<&str> = rest.collect();
        assert!(!rest.is_empty());
        for line in rest {
            // In a chart the base alone follows; in a table the last column, of remarks, is blank.
            let base = line.strip_prefix("Reste du secteur | n\u{a0}=\u{a0}");
            let plain = base.is_some_and(|it| it.chars().all(|c| c.is_ascii_digit()));
            assert!(plain || line.ends_with(" |"), "{line}");
        }
    }
}

#[test]
fn a_choice_keeps_what_it_names() {
    let mut arguments = asked("change", "alpha", "en");
    arguments.extend(["--indicator", "logement"].map(str::to_owned));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let page = printed(&mut impact(&arguments));
    assert!(page.contains("id=\"indicator-logement\""));
    assert!(!page.contains("id=\"indicator-confiance\""));
    let never = [&arguments[..], &["--period", "1999"]].concat();
    assert!(printed(&mut impact(&never)).contains("No figure to show"));
}

#[test]
fn the_same_bytes_every_time() {
    assert_eq!(
        sheet("compare", "beta", "fr"),
        sheet("compare", "beta", "fr")
    );
}

#[test]
fn one_that_is_not_known_is_guessed() {
    let arguments = asked("compare", "alhpa", "fr");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let refused = run(&mut impact(&arguments));
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert_eq!(
        refused.err,
        "erreur\u{a0}: l'association `alhpa` n'a pas de référentiel\n  aide\u{a0}: vouliez-vous dire `alpha`\u{a0}?\n"
    );
    let both = [&arguments[..], &["--audience", "public"]].concat();
    assert_eq!(run(&mut impact(&both)).status, 2);
}

/// Exports of one association alone: nothing of the sector can be read, and the other has no sheet.
#[test]
fn one_without_data_has_no_sheet_and_one_alone_reads_its_own() {
    let home = TempDir::new().unwrap();
    let exports = home.path().join("exports");
    fs::create_dir(&exports).unwrap();
    let from = Path::new("tests/cmd/figures/standardised.in");
    fs::copy(from.join("exports/alpha.csv"), exports.join("alpha.csv")).unwrap();
    let referentials = from.join("referentials");
    let asked = |association| {
        let arguments = [
            "report",
            argument(&exports),
            "-r",
            argument(&referentials),
            "--for",
            association,
            "--lang",
            "en",
        ];
        run(&mut impact(&arguments))
    };
    let refused = asked("beta");
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(
        refused
            .err
            .contains("error: the association `beta` has no data in these exports\n  help: "),
        "{}",
        refused.err
    );
    let alone = asked("alpha");
    assert_eq!(alone.status, 0, "{}", alone.err);
    let said = "No figure of the sector can be read for these indicators: each is withheld or without data.";
    assert!(alone.err.contains(said), "{}", alone.err);
    let page = words(&alone.out);
    assert!(page.contains(said));
    assert!(
        page.contains("No gap, the figure of the sector is withheld: Admissions ; Confidence.")
    );
    assert!(!page.contains("Rest of the sector"));
}

#[test]
fn a_browser_shows_a_sheet_that_fits_paper() {
    let Some(browser) = browser() else {
        return;
    };
    let home = TempDir::new().unwrap();
    for (case, association, lang) in [("compare", "alpha", "fr"), ("change", "beta", "en")] {
        let page = sheet(case, association, lang);
        let file = home.path().join(format!("{case}.html"));
        write(&file, &page);
        let dom = browse(&browser, home.path(), &file, &["--dump-dom"]);
        assert!(dom.contains(&format!("<html lang=\"{lang}\">")));
        for link in page.split("href=\"#").skip(1) {
            let anchor = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor}");
        }
        // A chart of two rows is there, and seen.
        let tall = fits_paper(&browser, home.path(), case, &page);
        assert!(tall > 100.0, "{tall}");
    }
}

#[test]
fn axe_core_finds_nothing_against_a_sheet() {
    let home = TempDir::new().unwrap();
    for (case, association, lang) in [("compare", "alpha", "fr"), ("change", "beta", "en")] {
        judged(home.path(), case, &sheet(case, association, lang));
    }
}
