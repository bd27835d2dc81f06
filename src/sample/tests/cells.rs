//! Rows that rules leave out are never drawn, and one cell says one thing of all that is read from it.

use super::*;

/// The plan with one more source, `essai`, that says `body`.
fn plan_with(body: &str) -> Plan {
    let source = format!(
        "{ALPHA}  - id: essai\n    files: [essai-*.csv]\n    respondent: {{column: Dossier, space: essais}}\n    \
         period: {{column: Le, format: \"%d/%m/%Y\"}}\n{body}"
    );
    plan_of(&[("common.yaml", COMMON), ("alpha.yaml", &source)])
}

/// Rows of `essai`, which are read back as drawn: none is left out.
fn drawn(plan: &Plan, landmarks: &Landmarks) -> Vec<Drawn> {
    let asked = request(150, 4, &["2025"]);
    let rows = draw(plan, ALPHA_ID, source(plan, "essai"), &asked, landmarks);
    assert_eq!(rows.len(), 150);
    read_back(plan, "essai", &rows);
    rows
}

/// The different answers to `id`.
fn answers(plan: &Plan, id: &str, rows: &[Drawn]) -> BTreeSet<String> {
    let at = variable(plan, id);
    let texts = rows.iter().map(|row| format!("{:?}", row.answers[&at]));
    texts.collect()
}

#[test]
fn rows_that_a_rule_leaves_out_are_not_drawn() {
    let plan = plan_with(
        "    rows:
      keep:
        - {column: Sexe, is: [Femme, Autre], because: essai}
        - {column: Confiance, is: [\"3\", \"8\"], because: essai}
        - {column: RSA, is: [Oui], because: essai}
      drop:
        - {column: Service, is: [Pension, \"\"], because: essai}
        - {column: Entrée, is: [\"\"], because: essai}
        - {column: Personnes, is: [\"2\"], because: essai}
    mappings:
      - {variable: sexe, column: Sexe}
      - {variable: confiance, column: Confiance}
      - {variable: droits, columns: {RSA: rsa, CSS: css}, checked: [Oui], unchecked: [Non]}
      - {variable: service, column: Service}
      - {variable: personnes, column: Personnes}
      - {variable: date-entree, column: Entrée, format: \"%d/%m/%Y\"}
",
    );
    for landmarks in [Landmarks::default(), the_landmarks(&plan)] {
        let rows = drawn(&plan, &landmarks);
        let trust = answers(&plan, "confiance", &rows);
        assert_eq!(trust, ["Number(3)", "Number(8)"].map(String::from).into());
        assert!(answers(&plan, "sexe", &rows).len() == 2);
        assert!(!answers(&plan, "personnes", &rows).contains("Number(2)"));
        let pension = format!("{:?}", code(&plan, "service", "PF"));
        assert!(!answers(&plan, "service", &rows).contains(&pension));
    }
}

#[test]
fn what_is_read_from_one_cell_agrees() {
    let plan = plan_with(
        "    mappings:
      - {variable: sante, column: État, codes: {Bien: 1, Moyen: 3, Mal: 4}}
      - {variable: d1, column: État, codes: {Bien: 1, Moyen: 2, Mal: 2}}
      - {variable: confiance, column: Note}
      - {variable: personnes, column: Note, codes: {\"9\": 0, \"10\": 1}}
",
    );
    for landmarks in [Landmarks::default(), the_landmarks(&plan)] {
        let rows = drawn(&plan, &landmarks);
        let pairs = |a: &str, b: &str| {
            let (a, b) = (variable(&plan, a), variable(&plan, b));
            let pairs = rows.iter().map(|row| (row.answers[&a], row.answers[&b]));
            pairs
                .map(|pair| format!("{pair:?}"))
                .collect::<BTreeSet<_>>()
        };
        let states = pairs("sante", "d1");
        let pair = |a, b| format!("{:?}", (code(&plan, "sante", a), code(&plan, "d1", b)));
        assert!(states.contains(&pair("1", "1")), "{states:?}");
        assert!(!states.contains(&pair("1", "2")), "{states:?}");
        assert!(pairs("confiance", "personnes").len() > 3);
    }
}
