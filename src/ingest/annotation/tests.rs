//! A file goes out annotated and comes back.

use super::*;
use crate::ingest::testing::{Outcome, folder, plan, run};

const FAULTY: &str = "Id;Date;Sexe;Droits;Age;Entrée\n\
    1;24/03/2025;Femme;RSA;41;\n\
    2;24/03/2025;Fame;;400;31/02/2024\n\
    3;24/03/2025;H\n\
    4;24/03/2025;H;RSA;\"=1+1\";\n\
    5;24/03/2025;\"H;RSA;12;\n\
    6;24/03/2025;F;;7;\n\
    Total;;;;460;\n";

/// The copy of `bytes` and its recap.
fn annotated(bytes: &[u8]) -> (Outcome, Vec<u8>, String) {
    let plan = plan();
    let exports = folder(&[("alpha/x.csv", bytes)]);
    let outcome = run(&plan, &[("alpha/x.csv", bytes)]);
    let folders = [exports.path().to_owned()];
    let mut written = write(&plan, &outcome.collection, &folders, Lang::Fr);
    assert_eq!(written.len(), 2, "{:?}", outcome.said());
    let (recap, copy) = (written.remove(1), written.remove(0));
    assert_eq!(
        (copy.0.as_str(), recap.0.as_str()),
        ("alpha/x.csv", "alpha/x.recap.md")
    );
    (outcome, copy.1, String::from_utf8(recap.1).unwrap())
}

#[test]
fn each_row_says_what_is_wrong_and_how_to_mend_it() {
    let (_, copy, _) = annotated(FAULTY.as_bytes());
    let copy = String::from_utf8(copy).unwrap();
    let lines: Vec<&str> = copy.lines().collect();
    assert_eq!(lines.len(), FAULTY.lines().count());
    assert!(lines[0].starts_with("Fautes (impact);Correction (impact);Id;Date;"));
    assert_eq!(lines[1], ";;1;24/03/2025;Femme;RSA;41;");
    assert!(
        lines[2].contains("Sexe\u{a0}: aucune modalité ne correspond;"),
        "{}",
        lines[2]
    );
    assert!(
        lines[2].contains("réponses admises\u{a0}: "),
        "{}",
        lines[2]
    );
    assert!(
        lines[2].ends_with(";2;24/03/2025;Fame;;400;31/02/2024"),
        "{}",
        lines[2]
    );
    assert!(
        lines[3].starts_with("moins de cellules que d'en-têtes;"),
        "{}",
        lines[3]
    );
    assert!(lines[4].ends_with(";\"'=1+1\";"), "{}", lines[4]);
    assert!(lines[5].starts_with("guillemet mal fermé;"), "{}", lines[5]);
    assert_eq!(lines[6], ";;6;24/03/2025;F;;7;");
    assert!(
        lines[7].starts_with("ligne de total;supprimez la ligne;Total"),
        "{}",
        lines[7]
    );
}

#[test]
fn a_copy_sent_back_as_it_is_reads_as_the_export_did_and_is_annotated_anew() {
    let cp1252 = encoding_rs::WINDOWS_1252.encode(FAULTY).0.into_owned();
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(FAULTY.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let crlf = format!("\u{feff}sep=;\r\n{}", FAULTY.replace('\n', "\r\n")).into_bytes();
    let lone = FAULTY.replace('\n', "\r").into_bytes();
    for bytes in [FAULTY.as_bytes().to_vec(), cp1252, utf16, crlf, lone] {
        let (before, copy, recap) = annotated(&bytes);
        let (after, again, recap_again) = annotated(&copy);
        let plan = plan();
        assert_eq!(after.table(&plan), before.table(&plan));
        let faults = |outcome: &Outcome| {
            let rejects = outcome.collection.rejects.iter();
            rejects
                .map(|it| (it.line, it.column.clone(), it.code))
                .collect::<Vec<_>>()
        };
        assert_eq!(faults(&after), faults(&before));
        assert_eq!(recap_again, recap);
        assert!(again == copy, "annotated anew");
    }
}

#[test]
fn a_mended_copy_comes_back_without_a_word() {
    let (_, copy, _) = annotated(FAULTY.as_bytes());
    let copy = String::from_utf8(copy).unwrap();
    let mended = copy
        .replace("Fame;;400;31/02/2024", "Femme;;40;29/02/2024")
        .replace("3;24/03/2025;H\n", "3;24/03/2025;H;;;\n")
        .replace("\"'=1+1\"", "2")
        .replace("\"H;RSA;12", "H;RSA;12");
    let mended: Vec<&str> = mended
        .lines()
        .filter(|line| !line.contains("Total"))
        .collect();
    let outcome = run(&plan(), &[("alpha/x.csv", mended.join("\n").as_bytes())]);
    assert_eq!(outcome.codes(), [""; 0], "{}", outcome.said());
    assert_eq!(outcome.collection.files[0].kept, 6);
}

#[test]
fn a_recap_holds_no_answer() {
    let (_, _, recap) = annotated(FAULTY.as_bytes());
    for answer in ["Fame", "400", "=1+1", "24/03"] {
        assert!(!recap.contains(answer), "{recap}");
    }
    assert!(
        recap.contains("| Sexe | aucune modalité ne correspond | 1 | 3 | réponses admises"),
        "{recap}"
    );
    assert!(
        recap.contains("| la ligne entière | ligne de total | 1 | 8 | supprimez la ligne |"),
        "{recap}"
    );
}

#[test]
fn a_row_in_doubt_is_named_and_asks_only_to_be_looked_at() {
    let mut plan = plan();
    plan.edits = vec![crate::ingest::testing::minors(&[])];
    let text = "Id;Date;Sexe;Droits;Age;Entrée\n\
        a1;24/03/2025;Femme;RSA;12;01/02/2024\n\
        a2;24/03/2025;Homme;RSA;30;01/02/2024\n";
    let files: [(&str, &[u8]); 1] = [("alpha/x.csv", text.as_bytes())];
    let exports = folder(&files);
    let outcome = run(&plan, &files);
    let folders = [exports.path().to_owned()];
    let written = write(&plan, &outcome.collection, &folders, Lang::Fr);
    let copy = String::from_utf8(written[0].1.clone()).unwrap();
    let lines: Vec<&str> = copy.lines().collect();
    assert_eq!(
        lines[1],
        "Mineurs\u{a0}: règle non tenue;\
         \"vérifiez\u{a0}; laissez tel quel si c'est juste\";a1;24/03/2025;Femme;RSA;12;01/02/2024"
    );
    assert_eq!(lines[2], ";;a2;24/03/2025;Homme;RSA;30;01/02/2024");
    let recap = String::from_utf8(written[1].1.clone()).unwrap();
    assert!(recap.contains("1 ligne gardée à vérifier"), "{recap}");
    assert!(
        recap.contains("| Mineurs | règle non tenue | 1 | 2 |"),
        "{recap}"
    );
}
