use super::{Aspect, Class, compared, found};

const HEAD: &str = "referential: common\nformat: 1\nid: c\nversion: 1.0.0\nlanguage: fr\n";
const CODES: &str = "codelists: [{id: l, codes: [{code: a, label: A}, {code: b, label: B}, {code: d, label: D}]}]\n";

fn indicator(id: &str, more: &str) -> String {
    format!(
        "{{id: {id}, label: I, definition: D, status: core, level: output, direction: neutral, unit: percent, measure: {{share: {{of: {{v: [a]}}}}}}{more}}}"
    )
}

fn common(indicators: &[String], more: &str) -> String {
    let indicators = indicators.join(", ");
    format!(
        "{HEAD}{CODES}variables: [{{id: v, label: V, type: {{code: l}}}}]\nindicators: [{indicators}]\n{more}"
    )
}

fn change(old: &str, new: &str) -> super::Comparison {
    compared(&[("c.yaml", old)], &[("c.yaml", new)])
}

#[test]
fn a_break_that_a_new_entry_declares_is_no_fault_and_still_calls_for_a_major_version() {
    let old = common(&[indicator("i", "")], "");
    let turned = indicator("i", "").replace("neutral", "increase");
    let broken = change(&old, &common(std::slice::from_ref(&turned), ""));
    assert_eq!(broken.faults(), 1);
    let ledger = "breaks: [{indicator: i, from: 2026, because: Sens corrigé}]\n";
    let declared = change(&old, &common(std::slice::from_ref(&turned), ledger));
    assert_eq!(declared.faults(), 0);
    assert_eq!(declared.required().unwrap().to_string(), "2.0.0");
    // One that was there already told of an earlier break.
    let before = common(&[indicator("i", "")], ledger);
    let again = change(&before, &common(std::slice::from_ref(&turned), ledger));
    assert_eq!(again.faults(), 1);
    // One more entry tells of this one.
    let two = "breaks: [{indicator: i, from: 2026, because: Sens corrigé}, {indicator: i, from: 2027, because: Encore}]\n";
    assert_eq!(change(&before, &common(&[turned], two)).faults(), 0);
}

#[test]
fn an_entry_that_left_or_moved_is_a_break_and_declares_nothing() {
    let ledger = "breaks: [{indicator: i, from: 2026, because: Sens}]\n";
    let old = common(&[indicator("i", "")], ledger);
    let gone = change(&old, &common(&[indicator("i", "")], ""));
    assert_eq!(found(&gone), [(Aspect::LedgerBreak, Class::Breaks)]);
    assert_eq!(gone.faults(), 1);
    let moved = ledger.replace("2026", "2027");
    let turned = indicator("i", "").replace("neutral", "increase");
    let moved = change(&old, &common(&[turned], &moved));
    assert_eq!(moved.faults(), 2);
    let reason = ledger.replace("Sens", "Autre motif");
    let reason = change(&old, &common(&[indicator("i", "")], &reason));
    assert_eq!(found(&reason), [(Aspect::LedgerReason, Class::Check)]);
    // A new one that declares nothing is said, no more.
    let idle = change(&common(&[indicator("i", "")], ""), &old);
    assert_eq!(found(&idle), [(Aspect::LedgerBreak, Class::NoEffect)]);
    assert!(idle.changes[0].note.is_some());
}

#[test]
fn an_indicator_goes_on_under_a_declared_id_and_ends_under_none() {
    let old = common(&[indicator("i", "")], "");
    let renamed = change(&old, &common(&[indicator("j", ", replaces: [i]")], ""));
    assert_eq!(found(&renamed), [(Aspect::Indicator, Class::NoEffect)]);
    assert_eq!(renamed.faults(), 0);
    // What changes under the new id is a change of the series.
    let turned = indicator("j", ", replaces: [i]").replace("neutral", "increase");
    assert_eq!(change(&old, &common(&[turned], "")).faults(), 1);
    let ended = change(&old, &common(&[indicator("j", "")], ""));
    let both = [
        (Aspect::Indicator, Class::Breaks),
        (Aspect::Indicator, Class::Check),
    ];
    assert_eq!((found(&ended), ended.faults()), (both.to_vec(), 1));
    // Giving an id up is owned up to by reserving it.
    let given_up = change(&old, &common(&[indicator("j", "")], "reserved: [i]\n"));
    assert_eq!(given_up.faults(), 0);
    assert_eq!(given_up.required().unwrap().to_string(), "2.0.0");
}

#[test]
fn reserved_ids_stay_and_are_not_used() {
    let old = common(&[indicator("i", "")], "reserved: [ancien]\n");
    let left = change(&old, &common(&[indicator("i", "")], ""));
    assert_eq!(found(&left), [(Aspect::Reserved, Class::Breaks)]);
    let both = [indicator("i", ""), indicator("ancien", "")];
    let used = change(&old, &common(&both, "reserved: [ancien]\n"));
    assert!(found(&used).contains(&(Aspect::Reserved, Class::Breaks)));
    assert_eq!(used.faults(), 1);
}

#[test]
fn codes_and_variables_go_on_under_declared_names() {
    let old = common(&[indicator("i", ", disaggregate: [v]")], "");
    let code = old
        .replace("{code: a, label: A}", "{code: x, label: A, replaces: [a]}")
        .replace("{v: [a]}", "{v: [x]}");
    assert_eq!(
        found(&change(&old, &code)),
        [(Aspect::CodeRenamed, Class::NoEffect)]
    );
    // Two codes in one: the breakdown loses a row.
    let merged = old.replace(
        "{code: b, label: B}, {code: d, label: D}",
        "{code: x, label: BD, replaces: [b, d]}",
    );
    assert_eq!(
        found(&change(&old, &merged)),
        [(Aspect::CodeMerged, Class::Breaks)]
    );
    // Where both are on one side of the share and nothing is split, it tells nothing apart.
    let whole = common(&[indicator("i", "")], "");
    let merged = whole.replace(
        "{code: b, label: B}, {code: d, label: D}",
        "{code: x, label: BD, replaces: [b, d]}",
    );
    assert_eq!(
        found(&change(&whole, &merged)),
        [(Aspect::CodeMerged, Class::Check)]
    );
    let across = whole
        .replace(
            "{code: a, label: A}, {code: b, label: B}",
            "{code: x, label: AB, replaces: [a, b]}",
        )
        .replace("{v: [a]}", "{v: [x]}");
    assert_eq!(
        found(&change(&whole, &across)),
        [(Aspect::CodeMerged, Class::Breaks)]
    );
    // A variable under another name: said, or only seen.
    let named = |more: &str| {
        whole
            .replace("{id: v, label: V", &format!("{{id: w, label: V{more}"))
            .replace("{v: [a]}", "{w: [a]}")
    };
    assert_eq!(
        found(&change(&whole, &named(", replaces: [v]"))),
        [(Aspect::Variable, Class::NoEffect)]
    );
    assert_eq!(
        found(&change(&whole, &named(""))),
        [(Aspect::Variable, Class::Check)]
    );
    // Another question under another name is another variable.
    let other = named("").replace("label: V,", "label: W,");
    assert_eq!(change(&whole, &other).faults(), 1);
}

#[test]
fn an_id_that_is_gone_asks_to_be_reserved() {
    let old = format!("{HEAD}variables: [{{id: v, label: V, type: {{date: {{}}}}}}]\n");
    let gone = change(&old, HEAD);
    assert_eq!(found(&gone), [(Aspect::Variable, Class::Check)]);
    assert!(gone.changes[0].help.is_some());
    let kept = change(&old, &format!("{HEAD}reserved: [v]\n"));
    assert_eq!(kept.worst, Some(Class::NoEffect));
}

#[test]
fn labels_that_cells_match_are_to_be_checked_where_an_association_reads_them() {
    let common = common(&[indicator("i", "")], "");
    let relabelled = common.replace("label: A}", "label: Autre}");
    let own = |more: &str, codes: &str| {
        format!(
            "referential: association\nformat: 1\nid: asso\nname: A\nextends: {{id: c}}\nsources: [{{id: s, files: [s.csv], period: {{constant: 2025}}{more}, mappings: [{{variable: v, column: V{codes}}}]}}]\n"
        )
    };
    let class = |own: &str| {
        let change = compared(
            &[("c.yaml", &common), ("a.yaml", own)],
            &[("c.yaml", &relabelled), ("a.yaml", own)],
        );
        let all = change.changes.iter();
        let label = all.filter(|it| it.aspect == Aspect::CodeLabel);
        label.map(|it| it.class).next()
    };
    assert_eq!(class(&own("", "")), Some(Class::Check));
    assert_eq!(class(&own("", ", codes: {A: a}")), Some(Class::NoEffect));
    assert_eq!(class(&own(", answers: codes", "")), Some(Class::NoEffect));
    assert_eq!(
        class(&own("", ", missing: {A: refused}")),
        Some(Class::NoEffect)
    );
}

#[test]
fn a_change_that_comes_through_others_reaches_every_indicator_that_reads_it() {
    let text = |breaks: &str, codes: &str| {
        format!(
            "{HEAD}codelists: [{{id: l, codes: [{codes}]}}, {{id: groups, codes: [{{code: g, label: G}}, {{code: h, label: H}}]}}]\nvariables:\n  - {{id: age, label: A, type: {{integer: {{min: 0}}}}}}\n  - {{id: band, label: B, derived: {{bins: {{of: age, breaks: [{breaks}]}}}}}}\n  - {{id: v, label: V, type: {{code: l}}}}\n  - {{id: grouped, label: R, derived: {{regroup: {{of: v, to: groups}}}}}}\nindicators:\n  - {{id: by-band, label: I, definition: D, status: core, level: output, direction: neutral, unit: u, measure: {{count: {{}}}}, disaggregate: [band]}}\n  - {{id: by-group, label: J, definition: D, status: core, level: output, direction: neutral, unit: u, measure: {{distribution: {{of: grouped}}}}}}\n  - {{id: plain, label: K, definition: D, status: core, level: output, direction: neutral, unit: u, measure: {{count: {{}}}}}}\n"
        )
    };
    let codes = "{code: a, label: A, within: g}, {code: b, label: B, within: h}";
    let old = text("18, 65", codes);
    let touched = |new: &str| -> Vec<(String, Class)> {
        let change = change(&old, new);
        let effects = change.changes.iter().flat_map(|it| &it.effects);
        effects.map(|it| (it.indicator.clone(), it.class)).collect()
    };
    let bands = touched(&text("18, 60", codes));
    assert_eq!(bands, [("by-band".to_owned(), Class::Breaks)]);
    let moved = codes.replace("within: h", "within: g");
    let groups = touched(&text("18, 65", &moved));
    assert_eq!(groups, [("by-group".to_owned(), Class::Breaks)]);
}
