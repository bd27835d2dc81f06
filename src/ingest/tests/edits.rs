//! What edits change, and what they leave.

use std::collections::BTreeSet;

use super::*;
use crate::ingest::testing::minors as edit;
use crate::plan::{CodeId, Condition, Edit, EditTest};

const ROWS: &str = "Id;Date;Sexe;Droits;Age;Entrée\n\
    a1;24/03/2025;Femme;RSA;12;01/02/2024\n\
    a2;24/03/2025;Homme;RSA;30;01/02/2024\n\
    a3;24/03/2025;Femme;Aucun;12;01/02/2024\n\
    a4;24/03/2025;Femme;RSA;;01/02/2024\n\
    a5;24/03/2025;Femme;;12;01/02/2024\n";

fn with(edits: Vec<Edit>, text: &str) -> (Outcome, String) {
    let mut plan = plan();
    plan.edits = edits;
    let outcome = one(&plan, text);
    let table = outcome.table(&plan);
    (outcome, table)
}

#[test]
fn a_soft_edit_tells_and_changes_nothing() {
    let (plain, untouched) = with(Vec::new(), ROWS);
    assert_eq!(plain.codes(), Vec::<&str>::new());
    let (outcome, table) = with(vec![edit(&[])], ROWS);
    assert_eq!(table, untouched);
    assert_eq!(outcome.codes(), ["edit-failed"]);
    assert_eq!(outcome.collection.rejects, []);
    let account = outcome.collection.files[0].edits["mineurs"];
    // One row lacks its age; the other lacks its rights.
    assert_eq!(
        (account.judged, account.failed, account.undetermined),
        (3, 1, 2)
    );
}

#[test]
fn a_hard_edit_is_the_same_as_an_answer_that_cannot_be_read() {
    let (outcome, table) = with(vec![edit(&[AGE])], ROWS);
    assert_eq!(outcome.codes(), ["edit-invalid"]);
    let unread = ROWS.replace("RSA;12;", "RSA;douze;");
    let (_, by_hand) = with(Vec::new(), &unread);
    assert_eq!(table, by_hand);
    let rejects: Vec<_> = outcome
        .collection
        .rejects
        .iter()
        .map(|reject| (reject.line, reject.column.as_str(), reject.row))
        .collect();
    assert_eq!(rejects, [(2, "Age", false)]);
}

#[test]
fn what_was_missing_keeps_its_reason_and_no_row_is_lost() {
    let mut never = edit(&[AGE, SEX]);
    never.asks = EditTest::Never(Condition::Codes(RIGHTS, BTreeSet::from([CodeId(0)])));
    let rows = "Id;Date;Sexe;Droits;Age;Entrée\n\
        a1;24/03/2025;Ne sait pas;RSA;40;01/02/2024\n\
        a2;24/03/2025;Femme;RSA;;01/02/2024\n";
    let (outcome, table) = with(vec![never.clone()], rows);
    assert!(
        table.contains("_invalid,rsa,2024-02-01,_dont-know"),
        "{table}"
    );
    assert!(
        table.contains("_no-answer,rsa,2024-02-01,_invalid"),
        "{table}"
    );
    assert_eq!(outcome.collection.rejects.len(), 2);

    // Duplicates are told apart by what was read, before anything is taken away.
    let mut plan = plan();
    plan.edits = vec![never];
    let by = vec![DuplicateKey::Respondent, DuplicateKey::Variable(AGE)];
    plan.associations[0].sources[0].duplicates = Some(duplicates(by, Keep::Last));
    let rows = "Id;Date;Sexe;Droits;Age;Entrée\n\
        a1;24/03/2025;Femme;RSA;40;01/02/2024\n\
        a1;24/03/2025;Femme;RSA;41;01/02/2024\n";
    assert_eq!(one(&plan, rows).collection.files[0].kept, 2);
}

#[test]
fn the_order_of_edits_changes_nothing() {
    let mut other = edit(&[RIGHTS]);
    other.id = "autres".to_owned();
    let both = vec![edit(&[AGE]), other];
    let mut turned = both.clone();
    turned.reverse();
    let ((first, table), (second, again)) = (with(both, ROWS), with(turned, ROWS));
    assert_eq!(table, again);
    let accounts = |outcome: &Outcome| outcome.collection.files[0].edits.clone();
    assert_eq!(accounts(&first), accounts(&second));
    assert_eq!(table.matches("_invalid").count(), 2);
}
