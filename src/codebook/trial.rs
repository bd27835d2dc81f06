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
