//! Small referentials, for the tests of this room.

use std::fs;

use crate::diagnostic::Diagnostics;
use crate::plan::{self, Plan};
use crate::referential;
use crate::source_text::SourceTexts;

/// The plan of a common referential and of its associations, each with its keys after the head.
pub(super) fn plan(common: &str, associations: &[(&str, &str)]) -> Plan {
    let folder = tempfile::tempdir().unwrap();
    let head = "referential: common\nformat: 1\nid: zz-ref\nversion: 2.3.4\nlanguage: fr\n";
    fs::write(folder.path().join("c.yaml"), format!("{head}{common}")).unwrap();
    for (id, keys) in associations {
        let head =
            format!("referential: association\nformat: 1\nid: {id}\nextends: {{id: zz-ref}}\n");
        fs::write(
            folder.path().join(format!("{id}.yaml")),
            format!("{head}{keys}"),
        )
        .unwrap();
    }
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let paths = [folder.path().to_owned()];
    let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
    let plan = plan::resolve(&read, &mut diagnostics);
    let told: Vec<String> = diagnostics
        .iter()
        .filter(|it| it.severity() == crate::diagnostic::Severity::Error)
        .map(|it| format!("{} {}", it.code.name(), it.said.message.en))
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    plan.unwrap()
}

/// Variables of every kind, whose ids and codes say nothing, and one indicator.
pub(super) fn every_kind() -> Plan {
    plan(EVERY_KIND, &[])
}

const EVERY_KIND: &str = "title: {fr: Essai, en: Trial}
codelists:
  - id: zz-list
    label: {fr: Avis, en: Opinion}
    codes:
      - {code: zzc1, label: {fr: Pour, en: For}, value: 1}
      - {code: zzc2, label: {fr: Contre, en: Against}, value: 2}
      - {code: zzc3, label: {fr: Partagé, en: Divided}, value: 3}
      - {code: zzc9, label: {fr: Refus, en: Refusal}, missing: refused}
variables:
  - {id: zz-asked, label: {fr: Avis donné, en: Opinion given}, type: {code: zz-list}, question: Quel est votre avis ?}
  - {id: zz-filed, label: {fr: Avis relevé, en: Opinion on file}, type: {code: zz-list}}
  - {id: zz-many, label: {fr: Choix, en: Choices}, type: {several: zz-list}, question: Lesquels ?}
  - {id: zz-number, label: {fr: Montant, en: Amount}, type: {decimal: {decimals: 2, min: -5000, max: 5000}}, unit: euros}
  - {id: zz-days, label: {fr: Durée, en: Length}, type: {integer: {min: 0, max: 1000}}, unit: jours}
  - {id: zz-date, label: {fr: Entrée, en: Entry}, type: {date: {}}}
indicators:
  - {id: zz-count, label: Compte, definition: Compte., status: optional, level: output, direction: neutral, unit: personnes, measure: {count: {}}}
";

/// The same, resolved once.
pub(super) fn every_kind_once() -> &'static Plan {
    static PLAN: std::sync::OnceLock<Plan> = std::sync::OnceLock::new();
    PLAN.get_or_init(every_kind)
}

/// A referential in which every key that a sheet can show is written.
pub(super) fn whole() -> Plan {
    plan(COMMON, &[("zz-association", ASSOCIATION)])
}

const COMMON: &str = "title: {fr: ft-title, en: et-title}
defaults: {publish: {persons: 13, associations: 4, dominance: 77}}
themes: [{id: zz-theme, label: ft-theme, note: ft-theme-note}]
waves: [{id: zz-in, label: ft-in}, {id: zz-out, label: ft-out}]
instruments:
  - {id: zz-open, label: ft-open, holder: ft-open-holder, licence: ft-open-licence, reproduce: true, note: ft-open-note}
  - {id: zz-closed, label: ft-closed, holder: ft-closed-holder, licence: ft-closed-licence, reproduce: false, note: ft-closed-note}
codelists:
  - id: zz-list
    label: ft-list
    ordered: true
    note: ft-list-note
    codes:
      - {code: zzc1, label: ft-one, value: 11, note: ft-one-note, within: zzc3}
      - {code: zzc2, label: ft-two, value: 22, sensitive: true, within: zzc3}
      - {code: zzc3, label: ft-three, value: 33, within: zzc3}
      - {code: zzc9, label: ft-nine, missing: refused}
      - {code: zzc8, label: ft-eight, missing: not-concerned}
variables:
  - {id: zz-open-1, label: ft-open-1, type: {code: zz-list}, instrument: zz-open, question: ft-open-question, recall: ft-recall, population: ft-asked-of, note: ft-open-1-note, sensitive: true}
  - {id: zz-closed-1, label: ft-closed-1, type: {code: zz-list}, instrument: zz-closed}
  - {id: zz-many, label: ft-many, type: {several: zz-list}, exclusive: [zzc3], question: ft-many-question, asked-when: {zz-open-1: [zzc2]}}
  - {id: zz-amount, label: ft-amount, type: {decimal: {decimals: 2, min: 5, max: 5000}}, unit: ft-unit}
  - {id: zz-from, label: ft-from, type: {date: {}}}
  - {id: zz-to, label: ft-to, type: {date: {}}}
  - {id: zz-bins, label: ft-bins, derived: {bins: {of: zz-amount, breaks: [50, 777]}}}
  - {id: zz-score, label: ft-score, derived: {score: {of: zz-open-1}}}
  - {id: zz-sum, label: ft-sum, unit: points, derived: {sum: {of: [{variable: zz-score, times: 3}, {variable: zz-closed-1, times: -2}], plus: 9.5, requires: 1}}}
  - {id: zz-mean, label: ft-mean, derived: {mean: {of: [zz-open-1, zz-closed-1], requires: all}}}
  - {id: zz-days, label: ft-days, unit: jours, derived: {days-between: {from: zz-from, to: zz-to}}}
  - {id: zz-product, label: ft-product, derived: {product: {of: [zz-days, zz-amount]}}}
  - {id: zz-less, label: ft-less, derived: {difference: {of: zz-product, less: zz-amount}}}
  - {id: zz-over, label: ft-over, derived: {quotient: {of: zz-less, by: zz-amount, decimals: 3}}}
  - {id: zz-count, label: ft-count, derived: {count-codes: {of: zz-many, except: [zzc3]}}}
  - {id: zz-group, label: ft-group, derived: {regroup: {of: zz-open-1, to: zz-list}}}
  - {id: zz-case, label: ft-case, type: {code: zz-list}, derived: {case: [{when: {zz-count: {min: 2}}, then: zzc1}, {otherwise: zzc2}]}}
edits: [{id: zz-edit, label: ft-edit, order: [zz-from, zz-to], invalid: [zz-to]}]
standard-populations: [{id: zz-standard, by: [zz-closed-1], shares: [50, 30, 20], source: ft-standard}]
breaks: [{indicator: zz-share, from: 2024-Q2, because: ft-break}]
indicators:
  - id: zz-share
    label: ft-share
    definition: ft-share-definition
    question: ft-share-question
    theme: zz-theme
    status: core
    level: impact
    direction: target
    observes: household
    from: records
    unit: percent
    population: ft-population
    among: {zz-group: [zzc3], zz-case: [zzc2]}
    measure: {share: {of: {zz-many: [zzc1, zzc2]}, base: {zz-bins: [777-plus]}}}
    also:
      - {id: mean, label: ft-also-mean, unit: ft-also-unit, direction: decrease, measure: {mean: {of: zz-mean}}}
      - {id: median, label: ft-also-median, measure: {median: {of: zz-over}}}
      - {id: parts, label: ft-also-parts, measure: {distribution: {of: zz-open-1}}}
      - {id: mean-of-sums, label: ft-also-sums, unit: points, measure: {mean: {of: zz-sum}}}
    disaggregate: [zz-closed-1, [zz-bins, zz-closed-1]]
    standardise: [zz-standard]
    waves: [zz-in, zz-out]
    one-per: {respondent: last}
    every: quarter
    references: [{role: baseline, value: 41.5, period: 2019-Q3, source: ft-reference}]
    standards: [{sdg: \"11.1\"}, {iris: PI4060}, {other: {scheme: ft-scheme, code: ft-scheme-code}}]
    comparability: strict
    attribution: counterfactual
    minimal-change: 12.5
    publish: {persons: 29, associations: 6, dominance: 66, step: 0.5}
    note: ft-share-note
  - {id: zz-ratio, label: ft-ratio, definition: D, status: optional, level: output, direction: neutral, unit: u, measure: {ratio: {of: zz-amount, over: zz-days, times: 1000}}}
  - {id: zz-total, label: ft-total, definition: D, status: optional, level: input, direction: neutral, unit: u, measure: {sum: {of: zz-amount}}}
";

const ASSOCIATION: &str = "name: ft-association
codelists: [{extends: zz-list, codes: [{code: zzf, label: ft-finer, within: zzc1}]}]
sources:
  - id: zz-source
    kind: records
    observes: household
    files: [a.csv]
    period: {constant: 2025}
    respondent: {column: R, space: s}
    wave: zz-in
    mappings:
      - {variable: zz-open-1, column: C1, comparability: close, because: ft-because}
      - {variable: zz-many, impossible: ft-impossible}
variables:
  - {id: zz-own-variable, label: ft-own-variable, type: {code: zz-list}}
indicators:
  - {id: zz-own, label: ft-own, definition: ft-own-definition, level: context, direction: increase, unit: percent, measure: {share: {of: {zz-own-variable: [zzf]}}}}
";
