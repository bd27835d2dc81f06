//! Groups of variables to a form: each becomes a question with its choices, its hints, and what an answer must meet.

use std::collections::BTreeSet;

use super::choices::offered;
use super::condition::{Bench, TRUE, written};
use super::form::{Choice, Form, Kind, Row};
use super::names::{self, Names};
use super::questions::{About, Group};
use super::scope::{Request, Scope};
use crate::derive::Finer;
use crate::i18n::{Text, questionnaire as said};
use crate::plan::{AssociationId, CodelistId, Plan, Variable, VariableId, VariableType};
use crate::referential::{Missing, Observes};

/// The form of these groups.
pub(super) fn compose(plan: &Plan, request: &Request, scope: Scope, groups: Vec<Group>) -> Form {
    let names = Names::of(plan, request.association, &groups);
    let mut composer = Composer {
        plan,
        association: request.association,
        names: &names,
        lists: Vec::new(),
        listed: Vec::new(),
    };
    let mut rows = opening(plan, request, &scope);
    for group in groups {
        let mut begin = Row::new(Kind::Begin, names::group(plan, group.about));
        begin.label = Some(match group.about {
            About::Profile => said::profile(),
            About::Theme(at) => plan.themes[at].label.clone(),
            About::Rest => said::rest(),
        });
        rows.push(begin);
        rows.extend(group.variables.into_iter().map(|id| composer.question(id)));
        rows.push(Row::new(Kind::End, ""));
    }
    let lists = composer.lists;
    let association = request.association.map(|id| plan.association(id));
    let wave = request.wave.map(|id| plan.wave(id));
    let unit = (scope.observes != Observes::Person).then(|| scope.observes.word());
    let own = association.map(|it| it.id.as_str());
    let parts = [own, wave.map(|it| it.id.as_str()), unit];
    let id = [Some(plan.id.as_str())].into_iter().chain(parts).flatten();
    let title = said::title(
        association.map(|it| &it.name),
        wave.map(|it| &it.label),
        &plan.title,
    );
    let form = Form {
        id: id.collect::<Vec<_>>().join("-"),
        title: title.in_lang(plan.language).to_owned(),
        version: plan.version.clone(),
        language: plan.language,
        rows,
        lists,
        indicators: scope.indicators,
        left: scope.left,
        observes: scope.observes,
        wave: request.wave,
        association: request.association,
        paired: scope.paired,
        impossible: Vec::new(),
    };
    // What is asked all the same, to know whether something else is, is filled.
    let asked: BTreeSet<VariableId> = form.questions().map(|(id, _)| id).collect();
    let impossible = scope.impossible.into_iter();
    let impossible = impossible.filter(|(id, _)| !asked.contains(id));
    Form {
        impossible: impossible.collect(),
        ..form
    }
}

/// What comes before questions: the day, the wave, what respondents are told, their code.
fn opening(plan: &Plan, request: &Request, scope: &Scope) -> Vec<Row> {
    let mut rows = vec![Row::new(Kind::Today, names::DAY)];
    if let Some(wave) = request.wave {
        rows.push(Row {
            calculation: format!("'{}'", plan.wave(wave).id),
            ..Row::new(Kind::Constant, names::WAVE)
        });
    }
    rows.push(Row {
        label: Some(said::notice(scope.paired)),
        ..Row::new(Kind::Note, names::NOTICE)
    });
    if scope.paired {
        rows.push(Row {
            label: Some(said::respondent(scope.observes)),
            hint: Some(said::no_name()),
            required: true,
            // A name has no digit.
            constraint: "regex(., '^[A-Za-z0-9-]*[0-9][A-Za-z0-9-]*$')".to_owned(),
            objection: Some(said::code_shape()),
            ..Row::new(Kind::Code, names::RESPONDENT)
        });
    }
    rows
}

/// What questions share.
struct Composer<'p> {
    plan: &'p Plan,
    association: Option<AssociationId>,
    names: &'p Names,
    lists: Vec<(String, Vec<Choice>)>,
    listed: Vec<CodelistId>,
}

impl Composer<'_> {
    fn question(&mut self, id: VariableId) -> Row {
        let plan = self.plan;
        let variable = plan.variable(id);
        let list = variable.kind.codelist();
        let at = list.map_or(0, |list| self.list(list));
        let kind = Kind::Question(id, variable.kind, at);
        let (constraint, objection) = self.constraint(id, variable);
        let required = self.is_required(id, variable);
        Row {
            label: Some(self.label(variable)),
            hint: said::joined(&self.hints(id, variable, required)),
            guidance: variable.note.clone(),
            required,
            relevant: self.relevant(variable),
            constraint,
            objection,
            ..Row::new(kind, self.names.variable(plan, id))
        }
    }

    /// The place of a list among those of the form; one met for the first time is added.
    fn list(&mut self, id: CodelistId) -> usize {
        if let Some(at) = self.listed.iter().position(|listed| *listed == id) {
            return at;
        }
        let list = self.plan.codelist(id);
        let choices = offered(list, self.association).into_iter().map(|code| {
            let code = list.code(code);
            Choice {
                code: code.code.clone(),
                label: code.label.clone(),
            }
        });
        let name = self.names.list(self.plan, id).to_owned();
        self.listed.push(id);
        self.lists.push((name, choices.collect()));
        self.listed.len() - 1
    }

    /// The question, or what it is about; a wording that may not be reproduced is left to be copied.
    fn label(&self, variable: &Variable) -> Text {
        let instrument = variable.instrument.as_ref();
        let instrument =
            instrument.and_then(|id| self.plan.instruments.iter().find(|it| it.id == *id));
        match instrument.filter(|it| !it.reproduce) {
            Some(it) => said::to_copy(
                &variable.label,
                &it.label,
                it.holder.as_ref(),
                it.licence.as_ref(),
            ),
            None => variable
                .question
                .as_ref()
                .unwrap_or(&variable.label)
                .clone(),
        }
    }

    fn hints(&self, id: VariableId, variable: &Variable, required: bool) -> Vec<Text> {
        let mut hints = Vec::new();
        match variable.kind {
            VariableType::Number { .. } => hints.push(number_asked(variable)),
            VariableType::Several(_) => {
                hints.push(said::several_possible());
                hints.extend(self.alone(id, variable).into_iter().map(|(_, hint)| hint));
            }
            VariableType::Code(_) | VariableType::Date => {}
        }
        if variable.sensitive && !required {
            hints.push(said::optional());
        }
        hints
    }

    /// Codes of a multiple choice that stand alone: those the author says, and reasons for having no answer.
    fn alone(&self, id: VariableId, variable: &Variable) -> Vec<(String, Text)> {
        let Some(list) = self.plan.codelist_of(id) else {
            return Vec::new();
        };
        let codes = offered(list, self.association).into_iter();
        let alone = codes
            .filter(|code| variable.exclusive.contains(code) || list.code(*code).missing.is_some());
        alone
            .map(|code| list.code(code))
            .map(|code| (code.code.clone(), said::stands_alone(&code.label)))
            .collect()
    }

    fn constraint(&self, id: VariableId, variable: &Variable) -> (String, Option<Text>) {
        match variable.kind {
            VariableType::Number { decimals, min, max } => {
                let min = min.map(|min| format!(". >= {}", written(min, decimals)));
                let max = max.map(|max| format!(". <= {}", written(max, decimals)));
                let places = (decimals > 0)
                    .then(|| format!("regex(., '^-?[0-9]+([.][0-9]{{1,{decimals}}})?$')"));
                let bounds: Vec<String> = min.into_iter().chain(max).chain(places).collect();
                if bounds.is_empty() {
                    return (String::new(), None);
                }
                (bounds.join(" and "), Some(number_asked(variable)))
            }
            VariableType::Several(_) => {
                let alone = self.alone(id, variable);
                let rule = |(code, _): &(String, Text)| {
                    format!("not(selected(., '{code}') and count-selected(.) > 1)")
                };
                let rules: Vec<String> = alone.iter().map(rule).collect();
                let said: Vec<Text> = alone.into_iter().map(|(_, said)| said).collect();
                (rules.join(" and "), said::joined(&said))
            }
            VariableType::Code(_) | VariableType::Date => (String::new(), None),
        }
    }

    /// Nothing sensitive must be answered, and nothing without a way not to: only where an answer says so.
    fn is_required(&self, id: VariableId, variable: &Variable) -> bool {
        let way_out = |reason: Option<Missing>| {
            matches!(
                reason,
                Some(Missing::NoAnswer | Missing::DontKnow | Missing::Refused | Missing::Unknown)
            )
        };
        let list = self.plan.codelist_of(id);
        matches!(variable.kind, VariableType::Code(_))
            && !variable.sensitive
            && list.is_some_and(|list| list.codes.iter().any(|code| way_out(code.missing)))
    }

    fn relevant(&self, variable: &Variable) -> String {
        let Some(asked) = &variable.asked_when else {
            return String::new();
        };
        let bench = Bench {
            plan: self.plan,
            names: self.names,
            association: self.association,
            finer: Finer::owned_by(variable.owner),
        };
        let holds = bench.where_it(asked, true);
        if holds == TRUE { String::new() } else { holds }
    }
}

/// What number is asked, in words.
fn number_asked(variable: &Variable) -> Text {
    let VariableType::Number { decimals, min, max } = variable.kind else {
        return Text::same("");
    };
    let bound = |units: Option<i64>| units.map(|units| written(units, decimals));
    said::number(decimals, bound(min), bound(max), variable.unit.as_deref())
}
