//! Every field of a rich referential mutated, one at a time: found, in its class, and nothing else.
//!
//! That no field is forgotten is for the compiler: each thing is laid out without `..`. Here is seen that what it was
//! given is what comes out.

use super::{Aspect, Class, compared, found};
use Class::{Breaks, Check, NoEffect};

const COMMON: &str = r#"referential: common
format: 1
id: c
version: 1.0.0
language: fr
title: Titre
universe: [{unit: services, total: 1300, as-of: 2023, source: Étude}]
defaults: {observes: person, from: survey, every: year, publish: {persons: 12, associations: 4, dominance: 80, step: 5}}
themes: [{id: t, label: Thème, note: Note du thème}]
waves: [{id: entry, label: Entrée}, {id: later, label: Suivi, note: Note de vague}, {id: exit, label: Sortie}]
codelists:
  - id: l
    label: Liste
    note: Note de liste
    ordered: true
    codes:
      - {code: a, label: A, value: 1, within: g, note: Note de modalité}
      - {code: b, label: B, value: 2, within: g}
      - {code: d, label: D, value: 3, within: h}
      - {code: n, label: N, missing: unknown}
  - {id: groups, codes: [{code: g, label: G}, {code: h, label: H}]}
variables:
  - {id: v, label: Vé, type: {code: l}, question: Quelle réponse ?, asked-when: {m: [x]}, instrument: who, note: Note de variable}
  - {id: m, label: Emme, type: {several: [{code: x, label: X}, {code: y, label: Y}, {code: z, label: Zut}]}, exclusive: [z]}
  - {id: i, label: Entier, type: {integer: {min: 0, max: 10}}, unit: années, plausible: {min: 1, max: 9, warn-above: 8}}
  - {id: f, label: Décimal, type: {decimal: {decimals: 2, min: 0, max: 10}}}
  - {id: d1, label: Jour, type: {date: {}}}
  - {id: d2, label: Jour après, type: {date: {}}}
  - {id: bins, label: Tranches, derived: {bins: {of: i, breaks: [3, 6]}}}
  - {id: score, label: Score, derived: {score: {of: v}}}
  - {id: sum, label: Somme, derived: {sum: {of: [i, {variable: f, times: 2}], plus: 1, requires: 1}}}
  - {id: mean, label: Moyenne, derived: {mean: {of: [i, f], requires: all, decimals: 1}}}
  - {id: difference, label: Différence, derived: {difference: {of: i, less: f}}}
  - {id: product, label: Produit, derived: {product: {of: [i, f]}}}
  - {id: quotient, label: Quotient, derived: {quotient: {of: i, by: f, decimals: 3}}}
  - {id: count, label: Nombre, derived: {count-codes: {of: m, except: [z]}}}
  - {id: days, label: Jours, derived: {days-between: {from: d1, to: d2}}}
  - {id: regroup, label: Groupes, derived: {regroup: {of: v, to: groups}}}
  - {id: case, label: Cas, derived: {case: [{when: {i: {min: 5}}, then: high}, {otherwise: low}]}}
indicators:
  - id: main
    label: Principal
    definition: Part des personnes qui répondent.
    theme: t
    status: core
    level: output
    direction: increase
    observes: person
    from: survey
    unit: percent
    population: Personnes accompagnées majeures
    among: {i: {min: 2}}
    measure: {share: {of: {v: [a]}, base: {v: [a, b]}}}
    disaggregate: [m, [bins, regroup]]
    standardise: [pop]
    waves: [entry, later]
    one-per: {respondent: last}
    every: year
    also: [{id: under, label: Dessous, measure: {mean: {of: i}}, unit: points, direction: neutral}]
    references: [{role: target, value: 60, period: 2027, source: Plan}]
    plausible: {min: 0, max: 100, warn-above: 95}
    standards: [{sdg: "11.1"}]
    attribution: declared
    publish: {persons: 30, associations: 5, dominance: 70, step: 10, bins: [0, 5]}
    minimal-change: 10
    question: Question de l'indicateur
    note: Note de l'indicateur
  - {id: ratio, label: Rapport, definition: R, status: core, level: output, direction: neutral, unit: u, measure: {ratio: {of: i, over: f, times: 100}}, also: [{id: s1, label: S, measure: {mean: {of: score}}}, {id: s2, label: S, measure: {sum: {of: sum}}}, {id: s3, label: S, measure: {mean: {of: mean}}}, {id: s4, label: S, measure: {sum: {of: difference}}}, {id: s5, label: S, measure: {sum: {of: product}}}, {id: s6, label: S, measure: {mean: {of: quotient}}}, {id: s7, label: S, measure: {sum: {of: count}}}, {id: s8, label: S, measure: {median: {of: days}}}, {id: s9, label: S, measure: {distribution: {of: case}}}, {id: s10, label: S, measure: {nps: {of: i}}}]}
  - {id: loose, label: Libre, definition: L, status: optional, level: context, direction: neutral, unit: personnes, measure: {count: {}}}
  - {id: heads, label: Têtes, definition: T, status: optional, level: context, direction: neutral, unit: personnes, measure: {distinct: {}}}
instruments: [{id: who, label: Instrument, holder: OMS, licence: libre, reproduce: true, note: Note d'instrument}]
edits: [{id: rule, label: Contrôle, never: {i: {min: 8}}, invalid: [i]}]
standard-populations: [{id: pop, by: [m], shares: [0.4, 0.6], source: Insee}]
reserved: [ancien]
breaks: [{indicator: main, from: 2024, because: Ancienne rupture}]
accept: [{code: definition-unused, where: x, because: Connu, until: 2026-12-31}]
"#;

const OWN: &str = r#"referential: association
format: 1
id: asso
name: Association
language: fr
extends: {id: c, version: ^1.0}
share-with-members: true
recodes: [{id: oui, codes: {Oui: a, Non: b}}]
sources:
  - id: s
    kind: survey
    observes: person
    files: [s/*.csv]
    profile: outil
    answers: labels
    dialect: {encoding: utf-8, delimiter: ";", decimal: ",", group: " ", suffix: "€", header-rows: 1, skip-rows: 0, path: "/", sheet: Réponses}
    missing: {NSP: dont-know}
    checked: [Coché]
    unchecked: [Vide]
    rows: {keep: [{column: Statut, is: [Clos], because: Réponses closes}], drop: [{column: Brouillon, is: [oui], because: Brouillon}]}
    respondent: {column: Dossier, space: dossiers}
    duplicates: {by: [respondent, wave], keep: last, order: d1}
    period: {column: Date, format: "%d/%m/%Y"}
    wave: {column: Vague, codes: {T0: entry, T1: later}}
    sample: [{period: 2025, eligible: 100, invited: 50, design: random}]
    weights: {rake: [{by: v, margins: {a: 40, b: 60}}], cap: 5}
    feeds: [heads]
    mappings:
      - {variable: i, column: Nombre, convert: {times: 12}, missing: {"99": refused}, comparability: close, because: Arrondi}
      - {variable: d1, column: Jour, format: "%d/%m/%Y"}
      - {variable: m, columns: {X: x, Y: y}, checked: [Oui], unchecked: [Non]}
      - {variable: d2, constant: 2025-01-01}
      - {variable: f, undetermined: On cherche}
      - {variable: own, first-of: [Colonne A, Colonne B]}
    fill: [{recode: oui, columns: {Réponse: v}}]
  - {id: t, files: [t/*.csv], respondent: anonymous, period: {constant: 2025}, wave: exit, weights: {column: poids}, mappings: [{variable: m, column: Droits, split: ";"}, {variable: i, impossible: Jamais posée}, {variable: v, code: Q7, codes: {un: a}}]}
not-collected: [{indicators: [ratio], because: Pas de montant}]
codelists: [{extends: l, codes: [{code: fin, label: Fin, within: d}]}, {id: mine, label: La mienne, codes: [{code: o, label: O}, {code: p, label: P}]}]
variables: [{id: own, label: Propre, type: {code: mine}}]
indicators: [{id: propre, label: Propre, definition: P, level: output, direction: increase, unit: percent, measure: {share: {of: {own: [o]}}}}]
accept: []
"#;

const COSTS: &str = r"referential: costs
format: 1
id: prices
version: 0.1.0
language: fr
currency: EUR
costs:
  - {id: bed, label: Place, scope: État, unit: euros par an, per: person, paid: yearly, low: 1, central: 2, high: 3, year: 2023, price-base: 2022, source: Étude des coûts, exclusive-with: [other]}
  - {id: other, label: Autre, scope: Commune, unit: euros, per: household, paid: once, low: 1, central: 2, high: 3, year: 2023, price-base: 2023, source: Étude}
valued: [{indicator: main, cost: bed, wave: exit, codes: [a], part: {sexe: [F, H]}, years: {low: 4, central: 5, high: 6}, attributed: {low: 20, central: 35, high: 50}, deadweight: {low: 7, central: 8, high: 9}, because: Une hypothèse}]
";

const PROFILE: &str = r#"referential: profile
format: 1
id: outil
label: Outil
extends: excel-fr
split: ["|"]
"#;

fn changed(file: &str, from: &str, to: &str) -> Vec<(Aspect, Class)> {
    let texts = [
        ("common.yaml", COMMON),
        ("own.yaml", OWN),
        ("costs.yaml", COSTS),
        ("profile.yaml", PROFILE),
    ];
    let new = texts.map(|(name, text)| {
        if name == file {
            assert_eq!(text.matches(from).count(), 1, "{name}: {from}");
            (name, text.replace(from, to))
        } else {
            (name, text.to_owned())
        }
    });
    let new: Vec<(&str, &str)> = new
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    found(&compared(&texts, &new))
}

/// What is written, what comes instead, what is found.
type Mutation<'m> = (&'m str, &'m str, &'m [(Aspect, Class)]);

fn all(file: &str, mutations: &[Mutation<'_>]) {
    let mut wrong = Vec::new();
    for (from, to, wanted) in mutations {
        let mut found = changed(file, from, to);
        found.sort();
        let mut wanted = wanted.to_vec();
        wanted.sort();
        if found != wanted {
            wrong.push(format!(
                "{from} → {to}\n  found  {found:?}\n  wanted {wanted:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_common_referential_is_classed_key_by_key() {
    all(
        "common.yaml",
        &[
            (
                "format: 1\nid: c\n",
                "format: 1\nid: k\n",
                &[(Aspect::ReferentialId, Breaks)],
            ),
            ("version: 1.0.0", "version: 1.2.0", &[]),
            (
                "language: fr",
                "language: en",
                &[(Aspect::Language, NoEffect)],
            ),
            ("title: Titre", "title: Autre", &[(Aspect::Title, NoEffect)]),
            ("total: 1300", "total: 1301", &[(Aspect::Universe, Check)]),
            ("as-of: 2023", "as-of: 2024", &[(Aspect::Universe, Check)]),
            (
                "unit: services",
                "unit: lits",
                &[
                    (Aspect::Universe, Check),
                    (Aspect::Universe, Check),
                    (Aspect::Because, NoEffect),
                    (Aspect::Because, NoEffect),
                ],
            ),
            (
                "source: Étude}]\ndefaults",
                "source: Enquête}]\ndefaults",
                &[(Aspect::Because, NoEffect)],
            ),
            (
                "{observes: person, from",
                "{observes: stay, from",
                &[(Aspect::Observes, Breaks)],
            ),
            (
                "from: survey, every",
                "from: records, every",
                &[(Aspect::From, Check)],
            ),
            (
                "every: year, publish",
                "every: month, publish",
                &[(Aspect::Every, Check)],
            ),
            ("persons: 12", "persons: 13", &[(Aspect::Persons, Check)]),
            (
                "associations: 4",
                "associations: 5",
                &[(Aspect::Associations, Check)],
            ),
            (
                "dominance: 80",
                "dominance: 75",
                &[(Aspect::Dominance, Check)],
            ),
            ("step: 5}", "step: 6}", &[(Aspect::Step, Check)]),
            (
                "label: Thème,",
                "label: Sujet,",
                &[(Aspect::Themes, NoEffect)],
            ),
            ("Note du thème", "Autre note", &[(Aspect::Themes, NoEffect)]),
            (
                "label: Entrée",
                "label: Arrivée",
                &[(Aspect::Waves, NoEffect)],
            ),
            ("Note de vague", "Autre note", &[(Aspect::Waves, NoEffect)]),
            (", {id: exit, label: Sortie}", "", &[(Aspect::Waves, Check)]),
            (
                "{id: entry, label: Entrée}, {id: later, label: Suivi, note: Note de vague}",
                "{id: later, label: Suivi, note: Note de vague}, {id: entry, label: Entrée}",
                &[(Aspect::WaveOrder, Breaks)],
            ),
            (
                "label: Instrument,",
                "label: Outil,",
                &[(Aspect::Instruments, NoEffect)],
            ),
            (
                "holder: OMS",
                "holder: WHO",
                &[(Aspect::Instruments, NoEffect)],
            ),
            (
                "licence: libre",
                "licence: payante",
                &[(Aspect::Instruments, NoEffect)],
            ),
            (
                "reproduce: true",
                "reproduce: false",
                &[(Aspect::Reproduce, Check)],
            ),
            (
                "Note d'instrument",
                "Autre note",
                &[(Aspect::Instruments, NoEffect)],
            ),
            (
                "never: {i: {min: 8}}",
                "never: {i: {min: 9}}",
                &[(Aspect::Edits, Check)],
            ),
            (", invalid: [i]}]", "}]", &[(Aspect::Edits, Check)]),
            (
                "label: Contrôle",
                "label: Autre contrôle",
                &[(Aspect::EditLabel, NoEffect)],
            ),
            (
                "shares: [0.4, 0.6]",
                "shares: [0.5, 0.5]",
                &[(Aspect::StandardPopulation, Check)],
            ),
            (
                "by: [m], shares",
                "by: [v], shares",
                &[(Aspect::StandardPopulation, Check)],
            ),
            (
                "source: Insee",
                "source: Drees",
                &[(Aspect::Because, NoEffect)],
            ),
            (
                "reserved: [ancien]",
                "reserved: [ancien, vieux]",
                &[(Aspect::Reserved, NoEffect)],
            ),
            (
                "reserved: [ancien]",
                "reserved: []",
                &[(Aspect::Reserved, Breaks)],
            ),
            ("from: 2024", "from: 2025", &[(Aspect::LedgerBreak, Breaks)]),
            (
                "because: Ancienne rupture",
                "because: Tout autre motif",
                &[(Aspect::LedgerReason, Check)],
            ),
            ("because: Connu", "because: Su", &[]),
        ],
    );
}

#[test]
fn codelists_are_classed_key_by_key() {
    all(
        "common.yaml",
        &[
            (
                "label: Liste",
                "label: Nomenclature",
                &[(Aspect::Label, NoEffect)],
            ),
            ("Note de liste", "Autre note", &[(Aspect::Note, NoEffect)]),
            (
                "ordered: true",
                "ordered: false",
                &[(Aspect::Ordered, Breaks)],
            ),
            (
                "{code: b, label: B, value: 2, within: g}\n      - {code: d, label: D, value: 3, within: h}",
                "{code: d, label: D, value: 3, within: h}\n      - {code: b, label: B, value: 2, within: g}",
                &[(Aspect::CodeOrder, Breaks)],
            ),
            (
                "label: D, value",
                "label: Delta, value",
                &[(Aspect::CodeLabel, Check)],
            ),
            ("label: X}", "label: Ixe}", &[(Aspect::CodeLabel, Check)]),
            ("label: G}", "label: Gé}", &[(Aspect::CodeLabel, NoEffect)]),
            ("value: 3", "value: 4", &[(Aspect::CodeValue, Breaks)]),
            (
                "value: 3, within: h",
                "value: 3, within: g",
                &[(Aspect::CodeWithin, Breaks)],
            ),
            (", missing: unknown", "", &[(Aspect::CodeMissing, Breaks)]),
            (
                "missing: unknown",
                "missing: refused",
                &[(Aspect::CodeMissing, Check)],
            ),
            (
                "value: 3, within: h}",
                "value: 3, within: h, sensitive: true}",
                &[(Aspect::CodeSensitive, Check)],
            ),
            (
                "Note de modalité",
                "Autre note",
                &[(Aspect::Note, NoEffect)],
            ),
            (
                "      - {code: d, label: D, value: 3, within: h}\n",
                "",
                &[(Aspect::Code, Breaks)],
            ),
            (
                "      - {code: n,",
                "      - {code: e, label: E, value: 5, within: g}\n      - {code: n,",
                &[(Aspect::Code, Check)],
            ),
            (
                "{code: h, label: H}]",
                "{code: h, label: H}, {code: k, label: K}]",
                &[(Aspect::Code, Check)],
            ),
        ],
    );
}

#[test]
fn variables_are_classed_key_by_key() {
    let derivation: &[(Aspect, Class)] = &[(Aspect::Derivation, Breaks)];
    all(
        "common.yaml",
        &[
            ("label: Vé,", "label: Wé,", &[(Aspect::Label, NoEffect)]),
            (
                "Quelle réponse ?",
                "Quel souvenir ?",
                &[(Aspect::Question, Check)],
            ),
            (
                "Quelle réponse ?",
                "quelle réponse ? ",
                &[(Aspect::Question, NoEffect)],
            ),
            (
                "asked-when: {m: [x]}",
                "asked-when: {m: [x, y]}",
                &[(Aspect::AskedWhen, Check)],
            ),
            (
                "asked-when: {m: [x]}",
                "asked-when: {m: [y]}",
                &[(Aspect::AskedWhen, Breaks)],
            ),
            (", asked-when: {m: [x]}", "", &[(Aspect::AskedWhen, Check)]),
            (", instrument: who", "", &[(Aspect::Instrument, Check)]),
            (
                ", instrument: who",
                ", instrument: who, recall: 12 mois, population: Tous",
                &[(Aspect::Recall, Check), (Aspect::AskedOf, Check)],
            ),
            (
                "Note de variable",
                "Autre note",
                &[(Aspect::Note, NoEffect)],
            ),
            (
                ", exclusive: [z]",
                ", exclusive: [y, z]",
                &[(Aspect::Exclusive, Breaks)],
            ),
            ("unit: années", "unit: mois", &[(Aspect::Unit, Breaks)]),
            (
                "{min: 0, max: 10}}, unit",
                "{min: 0, max: 12}}, unit",
                &[(Aspect::Bounds, Breaks)],
            ),
            (
                "{decimals: 2, min: 0",
                "{decimals: 1, min: 0",
                &[(Aspect::Decimals, Breaks)],
            ),
            (
                "{integer: {min: 0, max: 10}}",
                "{decimal: {decimals: 1, min: 0, max: 10}}",
                &[(Aspect::Type, Breaks)],
            ),
            (
                "{integer: {min: 0, max: 10}}",
                "{decimal: {decimals: 0, min: 0, max: 10}}",
                &[],
            ),
            (
                "warn-above: 8",
                "warn-above: 7",
                &[(Aspect::Plausible, Check)],
            ),
            (
                "plausible: {min: 1,",
                "plausible: {min: 2,",
                &[(Aspect::Plausible, Check)],
            ),
            ("max: 9,", "max: 8.5,", &[(Aspect::Plausible, Check)]),
            (
                "unit: années",
                "unit: années, sensitive: true",
                &[(Aspect::Sensitive, Check)],
            ),
            ("breaks: [3, 6]", "breaks: [3, 7]", derivation),
            ("breaks: [3, 6]", "breaks: [0, 3, 6]", &[]),
            (
                "{score: {of: v}}",
                "{sum: {of: [v]}}",
                &[(Aspect::Type, Breaks)],
            ),
            ("times: 2}]", "times: 3}]", derivation),
            ("plus: 1", "plus: 2", derivation),
            ("requires: 1", "requires: 2", derivation),
            ("requires: all", "requires: 1", derivation),
            ("requires: all", "requires: 2", &[]),
            ("decimals: 1}}}", "decimals: 2}}}", derivation),
            ("{of: i, less: f}", "{of: f, less: i}", derivation),
            (
                "{product: {of: [i, f]}}",
                "{product: {of: [i, i]}}",
                derivation,
            ),
            ("{product: {of: [i, f]}}", "{product: {of: [f, i]}}", &[]),
            ("by: f, decimals: 3", "by: f, decimals: 2", derivation),
            ("except: [z]", "except: [y]", derivation),
            ("{from: d1, to: d2}", "{from: d2, to: d1}", derivation),
            ("when: {i: {min: 5}}", "when: {i: {min: 6}}", derivation),
            ("when: {i: {min: 5}}", "when: {not: {i: {max: 4}}}", &[]),
            (
                "then: high}, {otherwise: low}",
                "then: low}, {otherwise: high}",
                derivation,
            ),
        ],
    );
}

#[test]
fn indicators_are_classed_key_by_key() {
    let numerator: &[(Aspect, Class)] = &[(Aspect::Numerator, Breaks)];
    all(
        "common.yaml",
        &[
            (
                "label: Principal",
                "label: Autre",
                &[(Aspect::Label, NoEffect)],
            ),
            (
                "Part des personnes qui répondent.",
                "Part des personnes, qui repondent",
                &[(Aspect::Definition, NoEffect)],
            ),
            (
                "Part des personnes qui répondent.",
                "Part des ménages.",
                &[(Aspect::Definition, Check)],
            ),
            ("    theme: t\n", "", &[(Aspect::Theme, NoEffect)]),
            (
                "    status: core\n",
                "    status: optional\n",
                &[(Aspect::Status, Check)],
            ),
            (
                "    level: output\n",
                "    level: outcome\n",
                &[(Aspect::Level, Check)],
            ),
            (
                "    direction: increase\n",
                "    direction: target\n",
                &[(Aspect::Direction, Breaks)],
            ),
            (
                "    observes: person\n",
                "    observes: stay\n",
                &[(Aspect::Observes, Breaks)],
            ),
            ("    observes: person\n", "", &[]),
            (
                "    from: survey\n",
                "    from: records\n",
                &[(Aspect::From, Check)],
            ),
            (
                "    unit: percent\n",
                "    unit: points\n",
                &[(Aspect::Unit, Breaks)],
            ),
            (
                "Personnes accompagnées majeures",
                "personnes accompagnées, majeures",
                &[(Aspect::Population, NoEffect)],
            ),
            (
                "Personnes accompagnées majeures",
                "Majeures, personnes accompagnées",
                &[(Aspect::Population, Check)],
            ),
            (
                "Personnes accompagnées majeures",
                "Personnes accompagnées mineures",
                &[(Aspect::Population, Breaks)],
            ),
            (
                "among: {i: {min: 2}}",
                "among: {i: {min: 3}}",
                &[(Aspect::Among, Breaks)],
            ),
            ("    among: {i: {min: 2}}\n", "", &[(Aspect::Among, Breaks)]),
            ("among: {i: {min: 2}}", "among: {i: {min: 1.5}}", &[]),
            (
                "{share: {of: {v: [a]}, base: {v: [a, b]}}}",
                "{share: {of: {v: [b]}, base: {v: [a, b]}}}",
                numerator,
            ),
            (
                "base: {v: [a, b]}",
                "base: {v: [a, b, d]}",
                &[(Aspect::Denominator, Breaks)],
            ),
            (", base: {v: [a, b]}", "", &[(Aspect::Denominator, Breaks)]),
            (
                "{share: {of: {v: [a]}, base: {v: [a, b]}}}",
                "{mean: {of: i}}",
                &[(Aspect::Measure, Breaks)],
            ),
            ("{mean: {of: i}}, unit", "{mean: {of: f}}, unit", numerator),
            (
                "{ratio: {of: i, over: f",
                "{ratio: {of: f, over: f",
                numerator,
            ),
            (
                "over: f, times: 100",
                "over: i, times: 100",
                &[(Aspect::Denominator, Breaks)],
            ),
            ("times: 100", "times: 1000", &[(Aspect::Times, Breaks)]),
            ("{sum: {of: count}}", "{sum: {of: sum}}", numerator),
            ("{median: {of: days}}", "{median: {of: i}}", numerator),
            (
                "{distribution: {of: case}}",
                "{distribution: {of: v}}",
                numerator,
            ),
            ("{nps: {of: i}}", "{nps: {of: f}}", numerator),
            (
                "measure: {count: {}}",
                "measure: {distinct: {}}",
                &[(Aspect::Measure, Breaks)],
            ),
            (
                "disaggregate: [m, [bins, regroup]]",
                "disaggregate: [m, [regroup, bins]]",
                &[],
            ),
            (
                "disaggregate: [m, [bins, regroup]]",
                "disaggregate: [[bins, regroup]]",
                &[(Aspect::Disaggregation, Check)],
            ),
            (
                "disaggregate: [m, [bins, regroup]]",
                "disaggregate: [m, v, [bins, regroup]]",
                &[(Aspect::Disaggregation, Check)],
            ),
            (
                "    standardise: [pop]\n",
                "",
                &[(Aspect::Standardised, Check)],
            ),
            ("waves: [entry, later]", "waves: [later, entry]", &[]),
            (
                "waves: [entry, later]",
                "waves: [entry, later, exit]",
                &[(Aspect::Wave, Check)],
            ),
            (
                "waves: [entry, later]",
                "waves: [entry]",
                &[(Aspect::Wave, Breaks)],
            ),
            (
                "unit: personnes, measure: {count: {}}",
                "unit: personnes, waves: [exit], measure: {count: {}}",
                &[(Aspect::Wave, Breaks)],
            ),
            (
                "{respondent: last}",
                "{respondent: first}",
                &[(Aspect::OnePer, Breaks)],
            ),
            (
                "    one-per: {respondent: last}\n",
                "",
                &[(Aspect::OnePer, Breaks)],
            ),
            (
                "    every: year\n",
                "    every: quarter\n",
                &[(Aspect::Every, Check)],
            ),
            (
                "label: Dessous",
                "label: Dessus",
                &[(Aspect::Label, NoEffect)],
            ),
            (
                "unit: points, direction: neutral",
                "unit: jours, direction: neutral",
                &[(Aspect::Unit, Breaks)],
            ),
            (
                "unit: points, direction: neutral",
                "unit: points, direction: increase",
                &[(Aspect::Direction, Breaks)],
            ),
            (
                "    also: [{id: under, label: Dessous, measure: {mean: {of: i}}, unit: points, direction: neutral}]\n",
                "",
                &[(Aspect::Indicator, Breaks)],
            ),
            (
                ", {id: s10, label: S, measure: {nps: {of: i}}}",
                ", {id: s10, label: S, measure: {nps: {of: i}}}, {id: s11, label: S, measure: {count: {}}}",
                &[(Aspect::Indicator, Check)],
            ),
            ("value: 60", "value: 70", &[(Aspect::Reference, Check)]),
            (
                "role: target",
                "role: benchmark",
                &[
                    (Aspect::Reference, Check),
                    (Aspect::Reference, Check),
                    (Aspect::Because, NoEffect),
                    (Aspect::Because, NoEffect),
                ],
            ),
            (
                "source: Plan",
                "source: Programme",
                &[(Aspect::Because, NoEffect)],
            ),
            (
                "warn-above: 95",
                "warn-above: 90",
                &[(Aspect::Plausible, Check)],
            ),
            (
                "{sdg: \"11.1\"}",
                "{sdg: \"11.2\"}",
                &[(Aspect::Standard, Check), (Aspect::Standard, Check)],
            ),
            (
                "    attribution: declared\n",
                "    comparability: strict\n    attribution: declared\n",
                &[(Aspect::Strict, Check)],
            ),
            (
                "attribution: declared",
                "attribution: not-measured",
                &[(Aspect::Attribution, Check)],
            ),
            ("persons: 30", "persons: 40", &[(Aspect::Persons, Check)]),
            (
                "associations: 5",
                "associations: 6",
                &[(Aspect::Associations, Check)],
            ),
            (
                "dominance: 70",
                "dominance: 60",
                &[(Aspect::Dominance, Check)],
            ),
            ("step: 10", "step: 20", &[(Aspect::Step, Check)]),
            ("bins: [0, 5]}", "bins: [0, 6]}", &[(Aspect::Bins, Check)]),
            (
                "minimal-change: 10",
                "minimal-change: 11",
                &[(Aspect::MinimalChange, Check)],
            ),
            (
                "Question de l'indicateur",
                "Une autre",
                &[(Aspect::Question, Check)],
            ),
            (
                "Note de l'indicateur",
                "Une autre",
                &[(Aspect::Note, NoEffect)],
            ),
            (
                "  - {id: loose,",
                "  - {id: added, label: A, definition: L, status: optional, level: context, direction: neutral, unit: u, measure: {count: {}}}\n  - {id: loose,",
                &[(Aspect::Indicator, Check)],
            ),
        ],
    );
}

#[test]
fn associations_are_classed_key_by_key() {
    let dialect: &[(Aspect, Class)] = &[(Aspect::Dialect, Check)];
    all(
        "own.yaml",
        &[
            (
                "name: Association",
                "name: Assemblée",
                &[(Aspect::Name, NoEffect)],
            ),
            (
                "version: ^1.0",
                "version: ^1.1",
                &[(Aspect::Extends, Check)],
            ),
            (
                "{id: c, version",
                "{id: k, version",
                &[(Aspect::Extends, Check)],
            ),
            (
                "share-with-members: true",
                "share-with-members: false",
                &[(Aspect::Share, Check)],
            ),
            (
                "Oui: a, Non: b",
                "Oui: b, Non: b",
                &[(Aspect::Cells, Check)],
            ),
            ("Oui: a, Non: b", "Oui: a, Non: b, A: a", &[]),
            ("kind: survey", "kind: records", &[(Aspect::Kind, Check)]),
            (
                "observes: person",
                "observes: stay",
                &[(Aspect::Row, Check)],
            ),
            (
                "files: [s/*.csv]",
                "files: [s/*.csv, u/*.csv]",
                &[(Aspect::Files, Check)],
            ),
            (
                "answers: labels",
                "answers: codes",
                &[(Aspect::Answers, Check)],
            ),
            ("encoding: utf-8", "encoding: windows-1252", dialect),
            ("encoding: utf-8", "encoding: UTF8", &[]),
            ("delimiter: \";\"", "delimiter: \"|\"", dialect),
            ("decimal: \",\"", "decimal: \".\"", dialect),
            ("group: \" \"", "group: \".\"", dialect),
            ("suffix: \"€\"", "suffix: \"$\"", dialect),
            ("header-rows: 1", "header-rows: 2", dialect),
            ("skip-rows: 0", "skip-rows: 1", dialect),
            ("path: \"/\"", "path: \"|\"", dialect),
            ("sheet: Réponses", "sheet: Feuil1", dialect),
            (
                "{NSP: dont-know}",
                "{NSP: refused}",
                &[(Aspect::Missing, Check)],
            ),
            ("is: [Clos]", "is: [Clos, Fini]", &[(Aspect::Rows, Check)]),
            (
                "because: Réponses closes",
                "because: Closes",
                &[(Aspect::Because, NoEffect)],
            ),
            ("is: [oui]", "is: [non]", &[(Aspect::Rows, Check)]),
            (
                "{column: Dossier, space: dossiers}",
                "{column: Dossier, space: personnes}",
                &[(Aspect::Respondent, Check)],
            ),
            (
                "{column: Dossier, space: dossiers}",
                "anonymous",
                &[(Aspect::Respondent, Check)],
            ),
            (
                "by: [respondent, wave]",
                "by: [respondent]",
                &[(Aspect::Duplicates, Check)],
            ),
            (
                "keep: last, order",
                "keep: first, order",
                &[(Aspect::Duplicates, Check)],
            ),
            (", order: d1", "", &[(Aspect::Duplicates, Check)]),
            (
                "{column: Date, format: \"%d/%m/%Y\"}",
                "{column: Date, format: \"%m/%d/%Y\"}",
                &[(Aspect::Period, Check)],
            ),
            (
                "{constant: 2025}",
                "{constant: 2026}",
                &[(Aspect::Period, Check)],
            ),
            ("T1: later", "T1: entry", &[(Aspect::RowWave, Check)]),
            ("wave: exit", "wave: entry", &[(Aspect::RowWave, Check)]),
            ("eligible: 100", "eligible: 110", &[(Aspect::Sample, Check)]),
            ("invited: 50", "invited: 51", &[(Aspect::Sample, Check)]),
            (
                "design: random",
                "design: census",
                &[(Aspect::Sample, Check)],
            ),
            ("a: 40", "a: 41", &[(Aspect::Weights, Check)]),
            ("cap: 5", "cap: 6", &[(Aspect::Weights, Check)]),
            (
                "{column: poids}",
                "{column: pondération}",
                &[(Aspect::Weights, Check)],
            ),
            ("    feeds: [heads]\n", "", &[(Aspect::Feeds, Check)]),
            (
                "column: Nombre",
                "column: Combien",
                &[(Aspect::Columns, Check)],
            ),
            ("{times: 12}", "{times: 10}", &[(Aspect::Convert, Check)]),
            (
                "{\"99\": refused}",
                "{\"98\": refused}",
                &[(Aspect::Missing, Check), (Aspect::Missing, Check)],
            ),
            (
                "comparability: close",
                "comparability: broad",
                &[(Aspect::Comparability, Check)],
            ),
            (
                "because: Arrondi",
                "because: Arrondie",
                &[(Aspect::Because, NoEffect)],
            ),
            (
                "column: Jour, format: \"%d/%m/%Y\"",
                "column: Jour, format: \"%Y-%m-%d\"",
                &[(Aspect::Format, Check)],
            ),
            (
                "columns: {X: x, Y: y}",
                "columns: {X: y, Y: x}",
                &[(Aspect::Columns, Check), (Aspect::Columns, Check)],
            ),
            ("columns: {X: x, Y: y}", "columns: {Y: y, X: x}", &[]),
            (
                "checked: [Oui]",
                "checked: [Vrai]",
                &[(Aspect::Marks, Check)],
            ),
            (
                "unchecked: [Non]",
                "unchecked: [Faux]",
                &[(Aspect::Marks, Check)],
            ),
            (
                "checked: [Oui], unchecked: [Non]",
                "unchecked: [Non]",
                &[(Aspect::Marks, Check)],
            ),
            ("checked: [Coché]", "checked: [Cochée]", &[]),
            (
                "constant: 2025-01-01",
                "constant: 2025-01-02",
                &[(Aspect::Cells, Check)],
            ),
            (
                "undetermined: On cherche",
                "undetermined: On cherche encore",
                &[(Aspect::Because, NoEffect)],
            ),
            (
                "undetermined: On cherche",
                "column: Montant",
                &[(Aspect::Mapping, Check)],
            ),
            (
                "[Colonne A, Colonne B]",
                "[Colonne B, Colonne A]",
                &[(Aspect::Columns, Check)],
            ),
            (
                "columns: {Réponse: v}",
                "columns: {Answer: v}",
                &[(Aspect::Columns, Check)],
            ),
            ("split: \";\"", "split: \",\"", &[(Aspect::Marks, Check)]),
            ("split: \";\"", "split: \" ; \"", &[]),
            (
                "impossible: Jamais posée",
                "impossible: Pas posée",
                &[(Aspect::Because, NoEffect)],
            ),
            ("code: Q7", "code: Q8", &[(Aspect::Columns, Check)]),
            ("code: Q7", "column: Q7", &[(Aspect::Columns, Check)]),
            (
                "codes: {un: a}",
                "codes: {un: b}",
                &[(Aspect::Cells, Check)],
            ),
            (
                "codes: {un: a}",
                "codes: {un: a, deux: b}",
                &[(Aspect::Cells, Check)],
            ),
            (
                ", {variable: i, impossible: Jamais posée}",
                "",
                &[(Aspect::Mapping, Check)],
            ),
            (
                "indicators: [ratio]",
                "indicators: [ratio, loose]",
                &[(Aspect::NotCollected, Check), (Aspect::Because, NoEffect)],
            ),
            (
                "because: Pas de montant",
                "because: Rien",
                &[(Aspect::Because, NoEffect)],
            ),
            (
                "{code: fin, label: Fin, within: d}",
                "{code: fin, label: Fin, within: a}",
                &[(Aspect::CodeWithin, Breaks)],
            ),
            (
                "{code: fin, label: Fin,",
                "{code: fin, label: Fine,",
                &[(Aspect::CodeLabel, NoEffect)],
            ),
            (
                "{code: fin, label: Fin, within: d}",
                "{code: fin, label: Fin, within: d}, {code: fin2, label: Fin 2, within: d}",
                &[(Aspect::Code, Check)],
            ),
            (
                "label: La mienne",
                "label: Ma liste",
                &[(Aspect::Label, NoEffect)],
            ),
            (", {code: p, label: P}", "", &[(Aspect::Code, Breaks)]),
            (
                "label: Propre, type",
                "label: Sienne, type",
                &[(Aspect::Label, NoEffect)],
            ),
            (
                "direction: increase",
                "direction: neutral",
                &[(Aspect::Direction, Breaks)],
            ),
            ("{own: [o]}", "{own: [p]}", &[(Aspect::Numerator, Breaks)]),
            (
                "accept: []",
                "accept: [{code: definition-unused, because: Su}]",
                &[],
            ),
        ],
    );
}

#[test]
fn costs_and_profiles_are_classed_key_by_key() {
    let cost: &[(Aspect, Class)] = &[(Aspect::Cost, Check)];
    let valued: &[(Aspect, Class)] = &[(Aspect::Valued, Check)];
    let elsewhere: &[(Aspect, Class)] = &[
        (Aspect::Valued, Check),
        (Aspect::Because, NoEffect),
        (Aspect::Valued, Check),
        (Aspect::Because, NoEffect),
    ];
    all(
        "costs.yaml",
        &[
            ("version: 0.1.0", "version: 0.2.0", &[]),
            ("label: Place", "label: Lit", &[(Aspect::Label, NoEffect)]),
            (
                "currency: EUR",
                "currency: CHF",
                &[
                    (Aspect::Costs, Check),
                    (Aspect::Cost, Check),
                    (Aspect::Cost, Check),
                ],
            ),
            (
                "scope: État",
                "scope: Région",
                &[(Aspect::Definition, Check)],
            ),
            ("per: person", "per: stay", cost),
            ("paid: once", "paid: yearly", cost),
            ("unit: euros par an", "unit: euros par mois", cost),
            (
                "low: 1, central: 2, high: 3, year: 2023, price-base: 2022",
                "low: 0, central: 2, high: 3, year: 2023, price-base: 2022",
                cost,
            ),
            (
                "year: 2023, price-base: 2022",
                "year: 2022, price-base: 2022",
                cost,
            ),
            ("price-base: 2022", "price-base: 2021", cost),
            (
                "source: Étude des coûts",
                "source: Enquête",
                &[(Aspect::Because, NoEffect)],
            ),
            (", exclusive-with: [other]", "", cost),
            ("low: 4", "low: 3", valued),
            ("high: 50", "high: 60", valued),
            ("low: 7", "low: 6", valued),
            (", deadweight: {low: 7, central: 8, high: 9}", "", valued),
            (
                "because: Une hypothèse",
                "because: Une étude",
                &[(Aspect::Because, NoEffect)],
            ),
            ("part: {sexe: [F, H]}", "part: {sexe: [H, F]}", &[]),
            ("wave: exit", "wave: entry", elsewhere),
            ("codes: [a]", "codes: [b]", elsewhere),
            ("part: {sexe: [F, H]}", "part: {sexe: [F]}", elsewhere),
            ("cost: bed", "cost: other", elsewhere),
            ("indicator: main", "indicator: loose", elsewhere),
        ],
    );
    all(
        "profile.yaml",
        &[
            (
                "label: Outil",
                "label: Instrument",
                &[(Aspect::Label, NoEffect)],
            ),
            (
                "split: [\"|\"]",
                "missing: {Rien: refused}",
                &[(Aspect::Missing, Check)],
            ),
            ("extends: excel-fr", "extends: plain", &[]),
        ],
    );
}
