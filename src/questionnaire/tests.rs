//! A form drawn up from a small referential of traps, and from the shipped one.

use std::path::PathBuf;

use super::{Form, Kind, Request, Why, draw_up, source, workbook};
use crate::diagnostic::Diagnostics;
use crate::plan::{AssociationId, Plan, WaveId};
use crate::referential::Observes;
use crate::source_text::SourceTexts;
use crate::{plan, referential};

fn plan_of(path: &str) -> Plan {
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let paths = [PathBuf::from(path)];
    let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
    plan::resolve(&read, &mut diagnostics).unwrap()
}

fn traps() -> (Plan, Form) {
    let plan = plan_of("tests/forms/referentials");
    let request = Request {
        wave: Some(WaveId(0)),
        ..Request::default()
    };
    let form = draw_up(&plan, &request).unwrap();
    (plan, form)
}

/// Where a question is asked.
fn relevant<'f>(form: &'f Form, name: &str) -> &'f str {
    let row = form.rows.iter().find(|row| row.name == name);
    row.map_or("", |row| row.relevant.as_str())
}

#[test]
fn ids_become_names_that_lead_back() {
    let (plan, form) = traps();
    let renamed: Vec<(&str, &str)> = form
        .questions()
        .map(|(id, name)| (plan.variable(id).id.as_str(), name))
        .filter(|(id, name)| id != name)
        .collect();
    // A digit, an option of a multiple choice twice over, a name that is kept.
    assert_eq!(
        renamed,
        [("3d", "q_3d"), ("sante", "q_q_sante"), ("meta", "q_meta")]
    );
}

#[test]
fn a_question_stands_after_what_decides_whether_it_is_asked() {
    let (_, form) = traps();
    let at = |name: &str| form.rows.iter().position(|row| row.name == name).unwrap();
    assert!(at("lieu") < at("when-early"));
    assert!(at("q_meta") < at("when-sum"));
    // What is derived is not asked.
    assert!(form.questions().all(|(_, name)| name != "tranche"));
}

#[test]
fn an_unknown_condition_asks_nothing() {
    let (_, form) = traps();
    for (name, expression) in [
        ("when-early", "${lieu} = 'a'"),
        ("when-code", "(${q_3d} = '1.5' or ${q_3d} = '3-et-plus')"),
        // The contrary is another category, never the lack of an answer.
        ("not-code", "${q_3d} = '1'"),
        (
            "not-several",
            "(${freins} != '' and not(selected(${freins}, 'sante')) and not(selected(${freins}, 'meta')) and not(selected(${freins}, 'refus')))",
        ),
        (
            "when-decimal",
            "(${solde} != '' and (${solde} >= -12.5 and ${solde} <= 20.25))",
        ),
        (
            "not-bins",
            "(${age} != '' and ${age} >= 18 and ${age} < 65)",
        ),
        ("when-regroup", "(${lieu} = 'b' or ${lieu} = 'c')"),
        (
            "not-date",
            "(${debut} != '' and (date(${debut}) < date('2024-03-31') or date(${debut}) > date('2024-10-27')))",
        ),
    ] {
        assert_eq!(relevant(&form, name), expression, "{name}");
    }
}

#[test]
fn reasons_come_last_and_stand_alone() {
    let (_, form) = traps();
    let (_, choices) = form
        .lists
        .iter()
        .find(|(name, _)| name == "freins")
        .unwrap();
    let codes: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
    assert_eq!(codes, ["sante", "meta", "q_sante", "aucun", "refus"]);
    let row = form.rows.iter().find(|row| row.name == "freins").unwrap();
    assert_eq!(
        row.constraint,
        "not(selected(., 'aucun') and count-selected(.) > 1) and not(selected(., 'refus') and count-selected(.) > 1)"
    );
}

#[test]
fn nothing_sensitive_must_be_answered_and_no_closed_wording_is_written() {
    let (plan, form) = traps();
    let row = |name: &str| form.rows.iter().find(|row| row.name == name).unwrap();
    assert!(row("q_3d").required && !row("q_meta").required && !row("sexe").required);
    let label = row("q_q_sante").label.clone().unwrap();
    assert!(
        label.fr.contains("formulation officielle à recopier"),
        "{}",
        label.fr
    );
    let copied: Vec<&str> = form
        .to_copy(&plan)
        .iter()
        .flat_map(|(_, ids)| ids.clone())
        .collect();
    assert_eq!(copied, ["sante"]);
    // Of one wave, nothing is paired: no code is asked.
    assert!(!form.paired && form.rows.iter().all(|row| row.kind != Kind::Code));
}

#[test]
fn the_same_form_is_the_same_bytes() {
    let written = || {
        let (plan, form) = traps();
        (workbook::bytes(&form).unwrap(), source::yaml(&plan, &form))
    };
    assert_eq!(written(), written());
}

#[test]
fn a_form_is_of_one_unit_and_leaves_out_what_the_association_does_not_collect() {
    let plan = plan_of("referentials");
    let named = |id: &str| plan.associations.iter().position(|it| it.id == id).unwrap();
    let follow_up = Request {
        wave: Some(WaveId(1)),
        association: Some(AssociationId(named("armee-du-salut"))),
        ..Request::default()
    };
    let form = draw_up(&plan, &follow_up).unwrap();
    let left = |why: Why| {
        let left = form.left.iter().filter(move |left| left.why == why);
        left.map(|left| plan.indicator(left.indicator).id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(form.observes, Observes::Person);
    assert_eq!(left(Why::Impossible), ["renoncement-soins"]);
    assert!(left(Why::Observes(Observes::Household)).contains(&"reste-a-vivre"));
    assert!(source::yaml(&plan, &form).contains("{variable: renoncement-soins, impossible: "));

    // Its own code of a common list is offered to it alone, before the one it falls back into.
    let offered = |association: Option<&str>| {
        let request = Request {
            association: association.map(|id| AssociationId(named(id))),
            ..follow_up.clone()
        };
        let form = draw_up(&plan, &request).unwrap();
        let (_, choices) = form
            .lists
            .iter()
            .find(|(name, _)| name == "dispositif")
            .unwrap();
        choices
            .iter()
            .rev()
            .take(2)
            .map(|choice| choice.code.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(offered(Some("rheso")), ["AUT", "cpca"]);
    assert_eq!(offered(None), ["AUT", "FVV"]);
}

#[test]
fn where_nothing_is_asked_the_waves_that_ask_are_named() {
    let plan = plan_of("referentials");
    let exit = Request {
        wave: Some(WaveId(2)),
        ..Request::default()
    };
    let said = draw_up(&plan, &exit).unwrap_err();
    assert!(said.message.en.contains("`exit`"), "{}", said.message.en);
    assert_eq!(
        said.help.unwrap().en,
        "waves at which questions are asked: `entry`, `follow-up`"
    );
}
