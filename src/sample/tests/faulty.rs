//! Landmarks that do not hold together.

use super::*;

#[test]
fn faults_are_told_and_the_rest_is_kept() {
    let plan = the_plan();
    let text =
        |entries: &str| format!("format: 1\nid: essai\nlanguage: fr\nlandmarks:\n{entries}\n");
    for (entry, code) in [
        (
            "{variable: sex, shares: {F: 1}, invented: true}",
            "reference-unknown",
        ),
        (
            "{variable: sexe, shares: {X: 1}, invented: true}",
            "code-unknown",
        ),
        (
            "{variable: sexe, shares: {NR: 1}, invented: true}",
            "code-unknown",
        ),
        (
            "{variable: sexe, shares: {F: 101}, invented: true}",
            "type-wrong",
        ),
        (
            "{variable: sexe, mean: 1, spread: 1, invented: true}",
            "variable-type",
        ),
        (
            "{variable: score, mean: 1, spread: 1, invented: true}",
            "variable-type",
        ),
        (
            "{variable: age, mean: 1, invented: true}",
            "yaml-missing-key",
        ),
        ("{variable: age, mean: 1, spread: 1}", "keys-conflict"),
        (
            "{variable: age, mean: 1, spread: 1, invented: false}",
            "type-wrong",
        ),
        (
            "{variable: age, mean: 1, spread: 1, of: sexe, invented: true}",
            "variable-type",
        ),
        (
            "{variable: sexe, among: {age: [1]}, missing: {}, invented: true}",
            "variable-type",
        ),
        (
            "{variable: sexe, missing: {gone: 3}, invented: true}",
            "value-not-listed",
        ),
        (
            "{variable: sexe, association: beta, stable: true, invented: true}",
            "reference-unknown",
        ),
        (
            "{variable: sexe, waves: {later: {shares: {F: 1}}}, invented: true}",
            "reference-unknown",
        ),
        (
            "{variable: sexe, share: {F: 1}, invented: true}",
            "yaml-unknown-key",
        ),
    ] {
        let good = "  - {variable: service, shares: {PF: 100}, invented: true}";
        let (landmarks, told) = landmarks_of(&plan, &text(&format!("  - {entry}\n{good}")));
        assert_eq!(told.len(), 1, "{entry}: {told:#?}");
        assert!(told[0].starts_with(code), "{entry}: {told:#?}");
        assert!(
            landmarks
                .of(ALPHA_ID, variable(&plan, "service"))
                .next()
                .is_some()
        );
    }
    let (_, told) = landmarks_of(&plan, "format: 2\nid: essai\nlanguage: fr\n");
    assert!(told[0].starts_with("format-unsupported"), "{told:?}");
}
