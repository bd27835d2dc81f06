//! What tables of costs are told.

use crate::plan::resolve::trial::resolved_costs;

/// Two waves, a single and a multiple choice, a split, a mean.
const MORE: &str = "\
waves: [{id: entry, label: T0}, {id: exit, label: T1}]
variables:
  - {id: sexe, label: S, type: {code: [{code: F, label: F}, {code: H, label: H}]}}
  - {id: droits, label: D, type: {several: [{code: a, label: A}, {code: b, label: B}]}}
  - {id: nuits, label: N, type: {integer: {min: 0, max: 9}}, unit: nuits}
indicators:
  - {id: vagues, label: V, definition: V, status: optional, level: outcome, direction: increase, unit: percent, waves: [entry, exit], measure: {share: {of: {sexe: [F]}}}}
  - {id: sexes, label: S, definition: S, status: optional, level: outcome, direction: increase, unit: percent, measure: {distribution: {of: sexe}}}
  - {id: droits-ouverts, label: D, definition: D, status: optional, level: outcome, direction: increase, unit: percent, measure: {distribution: {of: droits}}}
  - {id: menages, label: M, definition: M, status: optional, level: outcome, direction: increase, unit: ménages, observes: household, measure: {count: {}}, disaggregate: [sexe]}
  - {id: moyenne, label: N, definition: N, status: optional, level: outcome, direction: increase, unit: nuits, measure: {mean: {of: nuits}}}
  - {id: total-nuits, label: T, definition: T, status: optional, level: outcome, direction: increase, unit: nuits, measure: {sum: {of: nuits}}}
";

const COSTS: &str = "\
currency: EUR
costs:
  - {id: c, label: C, scope: S, unit: euros, per: person, paid: yearly, low: 1, central: 2.5, high: 3, year: 2025, price-base: 2025, source: S}
  - {id: m, label: M, scope: S, unit: euros, per: household, paid: once, low: 1, central: 2, high: 3, year: 2025, price-base: 2025, source: S, exclusive-with: [c]}
  - {id: n, label: N, scope: S, unit: euros, per: unit, paid: once, low: 1, central: 2, high: 3, year: 2025, price-base: 2025, source: S}
valued:
";

const FIXED: &str = "attributed: {low: 0, central: 1, high: 50}, because: B";
const YEARLY: &str =
    "years: {low: 1, central: 1, high: 1}, attributed: {low: 0, central: 1, high: 50}, because: B";

/// What is told of the lines of `valued`, each by its position from 1; a cost that no line names is left aside.
fn lines(lines: &[String]) -> Vec<(&'static str, usize)> {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| format!("  - {{{line}}}\n"))
        .collect();
    let told = resolved_costs(MORE, &format!("{COSTS}{}", lines.concat()));
    let told = told
        .into_iter()
        .filter(|(code, _)| *code != "definition-unused");
    told.map(|(code, line)| (code, line - 11)).collect()
}

/// What is told of one line.
fn line(line: &str) -> Vec<&'static str> {
    let told = lines(&[line.to_owned()]).into_iter();
    told.map(|(code, _)| code).collect()
}

#[test]
fn a_line_says_which_figure_it_values() {
    let unclear = ["valued-unclear"];
    assert_eq!(line(&format!("indicator: i, cost: c, {YEARLY}")), [""; 0]);
    for (which, told) in [
        ("indicator: i, wave: exit", &unclear[..]),
        ("indicator: vagues, wave: exit", &[]),
        ("indicator: vagues", &unclear),
        ("indicator: vagues, wave: sortie", &["reference-unknown"]),
        ("indicator: i, codes: [F]", &unclear),
        ("indicator: sexes", &unclear),
        ("indicator: sexes, codes: [F, H]", &[]),
        ("indicator: sexes, codes: [X]", &["code-unknown"]),
        ("indicator: droits-ouverts, codes: [a]", &[]),
        (
            "indicator: droits-ouverts, codes: [a, b]",
            &["cost-counted-twice"],
        ),
        ("indicator: i, part: {sexe: [F]}", &unclear),
        ("indicator: i, part: {genre: [F]}", &["reference-unknown"]),
        ("indicator: moyenne", &["cost-measure"]),
        ("indicator: absent", &["reference-unknown"]),
    ] {
        assert_eq!(
            line(&format!("{which}, cost: c, {YEARLY}")),
            told,
            "{which}"
        );
    }
}

#[test]
fn a_cost_is_of_what_the_indicator_counts() {
    for (which, told) in [
        (format!("indicator: menages, cost: m, {FIXED}"), &[][..]),
        (
            format!("indicator: menages, cost: c, {YEARLY}"),
            &["cost-per"],
        ),
        (format!("indicator: i, cost: m, {FIXED}"), &["cost-per"]),
        (format!("indicator: total-nuits, cost: n, {FIXED}"), &[]),
        (
            format!("indicator: total-nuits, cost: c, {YEARLY}"),
            &["cost-per"],
        ),
        (
            format!("indicator: menages, part: {{sexe: [F]}}, cost: m, {FIXED}"),
            &[],
        ),
        (
            format!("indicator: i, cost: c, {FIXED}"),
            &["yaml-missing-key"],
        ),
        (
            format!("indicator: menages, cost: m, {YEARLY}"),
            &["keys-conflict"],
        ),
    ] {
        assert_eq!(line(&which), told, "{which}");
    }
}

#[test]
fn one_cost_counts_nobody_twice() {
    let twice = |one: &str, two: &str, rest: &str| {
        lines(&[format!("{one}, {rest}"), format!("{two}, {rest}")])
    };
    let refused = [("cost-counted-twice", 2)];
    let of = |which: &str| format!("indicator: {which}, cost: c");
    assert_eq!(twice(&of("i"), &of("i"), YEARLY), refused);
    let [entry, exit] = ["entry", "exit"].map(|wave| of(&format!("vagues, wave: {wave}")));
    assert_eq!(twice(&entry, &exit, YEARLY), refused);
    let [f, h] = ["F", "H"].map(|code| of(&format!("sexes, codes: [{code}]")));
    assert_eq!(twice(&f, &h, YEARLY), []);
    assert_eq!(twice(&f, &f, YEARLY), refused);
    let [a, b] = ["a", "b"].map(|code| of(&format!("droits-ouverts, codes: [{code}]")));
    assert_eq!(twice(&a, &b, YEARLY), refused);
    let of = |which: &str| format!("indicator: menages{which}, cost: m");
    let [f, h] = ["F", "H"].map(|code| of(&format!(", part: {{sexe: [{code}]}}")));
    assert_eq!(twice(&f, &h, FIXED), []);
    assert_eq!(twice(&f, &of(""), FIXED), refused);
}

/// What is told of one cost and one line, on lines 8 and 10.
fn told(money: &str, cost: &str, valued: &str) -> Vec<(&'static str, usize)> {
    resolved_costs(
        "",
        &format!(
            "currency: {money}\ncosts:\n  - {{id: c, label: C, scope: S, unit: euros, per: person, paid: yearly, {cost}, source: S}}\nvalued:\n  - {{indicator: i, cost: c, years: {{low: 1, central: 1, high: 1}}, {valued}, because: B}}\n"
        ),
    )
}

#[test]
fn a_spread_rises_and_a_share_is_in_percent() {
    let spread = |it: &str| format!("{it}, year: 2025, price-base: 2025");
    let share = "attributed: {low: 0, central: 1, high: 50}";
    let good = spread("low: 1, central: 2.5, high: 3");
    assert_eq!(told("EUR", &good, share), []);
    let wrong = |line| vec![("type-wrong", line)];
    for bad in [
        "low: 3, central: 2, high: 1",
        "low: 1, central: 3, high: 2",
        "low: -1, central: 3, high: 4",
    ] {
        assert_eq!(told("EUR", &spread(bad), share), wrong(8), "{bad}");
    }
    for key in ["attributed", "deadweight"] {
        let beside = if key == "attributed" {
            String::new()
        } else {
            format!("{share}, ")
        };
        let told = |it: &str| told("EUR", &good, &format!("{beside}{key}: {{{it}}}"));
        assert_eq!(told("low: 20, central: 35, high: 500"), wrong(10));
        assert_eq!(told("low: -1, central: 35, high: 50"), wrong(10));
        let fractions = [("value-implausible", 10)];
        assert_eq!(told("low: 0.2, central: 0.35, high: 0.5"), fractions);
        assert_eq!(told("low: 0, central: 0, high: 0"), []);
        assert_eq!(told("low: 0.5, central: 1, high: 1.5"), []);
    }
}

#[test]
fn money_is_of_one_currency_and_one_year() {
    let share = "attributed: {low: 0, central: 1, high: 50}";
    let good = "low: 1, central: 2, high: 3, year: 2024, price-base: 2025";
    assert_eq!(told("euros", good, share), [("cost-money", 6)]);
    let undated = good.replace("2024", "l'an dernier");
    assert_eq!(told("EUR", &undated, share), [("type-wrong", 8)]);
    let other = format!(
        "{good}, source: S}}\n  - {{id: d, label: D, scope: S, unit: u, per: person, paid: once, low: 1, central: 2, high: 3, year: 2025, price-base: 2023"
    );
    let found = told("EUR", &other, share);
    let found: Vec<_> = found
        .into_iter()
        .filter(|(code, _)| *code != "definition-unused")
        .collect();
    assert_eq!(found, [("cost-money", 9)]);
}
