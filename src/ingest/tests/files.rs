//! Which files are read, and which are refused.

use super::*;

#[test]
fn a_faulty_file_is_refused_and_the_others_go_on() {
    let plan = plan();
    let good = good();
    let with = |name: &str, bytes: &[u8]| {
        let outcome = run(&plan, &[("alpha/good.csv", good.as_bytes()), (name, bytes)]);
        let refused: Vec<_> = outcome
            .collection
            .files
            .iter()
            .filter(|f| f.refused.is_some())
            .map(|f| f.file.clone())
            .collect();
        assert_eq!(outcome.collection.tables[0].rows(), 3, "{name}");
        (outcome.codes().join(" "), refused.join(" "))
    };
    for (bytes, code) in [
        (b"".as_slice(), "csv-empty"),
        (b"\n\n", "csv-empty"),
        (b"PK\x03\x04abc", "format-not-csv"),
        (b"\x1f\x8b\x08", "format-not-csv"),
        (b"Id;Date\n1;\0\n", "csv-nul"),
        (b"Id;Sexe;Droits;Age;Entr\xc3\xa9e\n", "column-missing"),
        (
            b"Id;Id;Date;Sexe;Droits;Age;Entr\xc3\xa9e\n",
            "column-duplicate",
        ),
        (
            b"Id;Date;\"Sexe;Droits;Age;Entr\xc3\xa9e\n1;24/03/2025;F;;3;\n",
            "csv-quote-open",
        ),
    ] {
        let (codes, refused) = with("alpha/x.csv", bytes);
        assert_eq!((codes.as_str(), refused.as_str()), (code, "alpha/x.csv"));
    }
    let (codes, refused) = with("alpha/copy.csv", good.as_bytes());
    assert_eq!(
        (codes.as_str(), refused.as_str()),
        ("file-duplicate", "alpha/good.csv")
    );
    let (codes, refused) = with("alpha/n.csv", b"Id;Date;Sexe;Droits;Age;Entr\xc3\xa9e\n");
    assert_eq!((codes.as_str(), refused.as_str()), ("csv-no-rows", ""));
    let (codes, refused) = with("other/z.csv", b"a;b\n");
    assert_eq!((codes.as_str(), refused.as_str()), ("file-unclaimed", ""));
}

#[test]
fn the_open_quote_is_named_by_its_line() {
    let text = "Id;Date;Sexe;Droits;Age;Entrée\r\n1;24/03/2025;F;\"RSA\n\";3;\r\n2;24/03/2025;\"F;;3;\r\n3;24/03/2025;F;;5;\r\n";
    let outcome = one(&plan(), text);
    assert_eq!(outcome.codes(), ["csv-quote-open"]);
    assert!(outcome.said().contains("ligne 4"), "{}", outcome.said());
    let account = &outcome.collection.files[0];
    assert_eq!((account.read, account.kept), (3, 2), "the rest is read");
}

#[test]
fn declared_dialects_are_checked_against_the_bytes() {
    let mut plan = plan();
    let mut with = |dialect: Dialect, bytes: &[u8]| {
        plan.associations[0].sources[0].dialect = dialect;
        let outcome = run(&plan, &[("alpha/x.csv", bytes)]);
        (outcome.codes().join(" "), outcome.said())
    };
    let utf8 = || Dialect {
        encoding: Some(encoding_rs::UTF_8),
        ..Dialect::default()
    };
    let latin = || Dialect {
        encoding: Some(WINDOWS_1252),
        ..Dialect::default()
    };
    let good = good();
    let cp1252 = WINDOWS_1252.encode(&good).0;
    let (codes, said) = with(utf8(), &cp1252);
    assert_eq!(codes, "encoding-invalid");
    assert!(said.contains("ligne 1"));
    assert_eq!(with(latin(), &cp1252).0, "");
    assert_eq!(with(latin(), good.as_bytes()).0, "encoding-guessed");
    assert_eq!(with(Dialect::default(), &cp1252).0, "encoding-guessed");
    let comma = Dialect {
        delimiter: Some(b','),
        ..Dialect::default()
    };
    let (codes, said) = with(comma, good.as_bytes());
    assert_eq!(codes, "csv-delimiter");
    assert!(said.contains("delimiter: \";\""));
    let twice = WINDOWS_1252
        .decode(good.as_bytes())
        .0
        .replace("EntrÃ©e", "Entrée");
    assert_eq!(with(utf8(), twice.as_bytes()).0, "");
    let twice = good
        .replace("Entrée\n", "Entrée;PrÃ©cision\n")
        .replace("2024\n", "2024;\n")
        .replace(";;\n", ";;;\n");
    let (codes, said) = with(utf8(), twice.as_bytes());
    assert_eq!(codes, "encoding-double");
    assert!(
        said.contains("1 endroit, dont les en-têtes `PrÃ©cision`"),
        "{said}"
    );
}

#[test]
fn every_missing_column_is_said_at_once_with_the_nearest_heading() {
    let outcome = one(&plan(), "Id;Dates;sexe;Droits;Annee;Entree\n1;;;;;\n");
    assert_eq!(outcome.codes(), ["column-missing"; 4]);
    let said = outcome.said();
    assert!(
        said.contains("did you mean `Dates`?") && said.contains("did you mean `sexe`?"),
        "{said}"
    );
    assert!(outcome.diagnostics.iter().all(|d| d.labels.len() == 1));
}

#[test]
fn two_associations_may_not_claim_one_file_and_a_notice_is_read() {
    let mut plan = plan();
    let beta = Association {
        id: "beta".to_owned(),
        ..plan.associations[0].clone()
    };
    plan.associations.push(beta);
    let notice = "\u{feff}  Données\u{7} fictives. \r\nReste";
    let good = good();
    let outcome = run(
        &plan,
        &[
            ("alpha/a.csv", good.as_bytes()),
            ("AVERTISSEMENT.txt", notice.as_bytes()),
            ("README.txt", b"x"),
        ],
    );
    assert_eq!(outcome.codes(), ["file-duplicate"]);
    assert_eq!(
        outcome.collection.notice.as_deref(),
        Some("Données fictives.")
    );
    assert_eq!(
        outcome
            .collection
            .files
            .iter()
            .filter(|file| file.refused.is_some())
            .count(),
        1
    );
    assert_eq!(outcome.collection.tables[0].rows(), 3);
}

#[test]
fn identities_that_nothing_maps_are_warned_of_once() {
    let text =
        "Id;Date;Sexe;Droits;Age;Entrée;Nom;Prénom;Nombre\n1;24/03/2025;F;;1;;Martin;Jeanne;3\n";
    let outcome = one(&plan(), text);
    assert_eq!(outcome.codes(), ["personal-data-found"]);
    assert!(outcome.said().contains("`Nom`, `Prénom`") && !outcome.said().contains("Martin"));
}

#[test]
fn two_sources_of_one_association_may_read_one_file() {
    let mut plan = plan();
    let second = source(&plan, "suivi", "alpha/a.csv");
    plan.associations[0].sources.push(second);
    let outcome = one(&plan, &good());
    assert_eq!(outcome.codes(), Vec::<&str>::new());
    let tables = &outcome.collection.tables;
    assert_eq!((tables[0].rows(), tables[1].rows()), (3, 3));
    assert_eq!(outcome.collection.files.len(), 2);
    assert_eq!(tables[0].respondents, tables[1].respondents);
}

#[test]
fn a_file_too_large_is_not_even_read() {
    let files = folder(&[("alpha/a.csv", good().as_bytes())]);
    let large = std::fs::File::create(files.path().join("alpha/b.csv")).unwrap();
    large.set_len((2 << 30) + 1).unwrap();
    let outcome = run_on(1, &plan(), &[files.path().to_owned()], &Secret::None);
    assert_eq!(outcome.codes(), ["limit-file-size"]);
    assert_eq!(outcome.collection.tables[0].rows(), 3);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = folder(&[("secret.csv", good().as_bytes())]);
    let files = folder(&[("alpha/b.txt", b"")]);
    let link = files.path().join("alpha/a.csv");
    std::os::unix::fs::symlink(outside.path().join("secret.csv"), link).unwrap();
    let outcome = run_on(1, &plan(), &[files.path().to_owned()], &Secret::None);
    assert_eq!(
        outcome.codes(),
        ["nothing-read", "file-unreadable", "file-unclaimed"]
    );
}

#[test]
fn a_folder_that_is_not_there_stops_the_tool() {
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    let missing = [std::path::PathBuf::from("/nonexistent/exports")];
    assert!(crate::ingest::collect(&plan(), &missing, &Secret::None, &mut diagnostics).is_err());
}
