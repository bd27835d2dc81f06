//! One proposal, as it is written: undetermined, and below it the mapping to wake.

use super::answers::{Likely, usual_reason};
use super::export::Export;
use super::page::{Page, quoted};
use super::proposal::{Catalogue, Form, Proposal};
use super::source::{KEYS, flat, seen};
use crate::i18n::new as said;
use crate::i18n::{Text, shown};
use crate::inspection::column::{Column, Kind};
use crate::plan::{CodeId, CodelistId, VariableType};
use crate::profiles;

/// How deep mappings stand.
const DEPTH: usize = KEYS + 2;

/// A variable that nothing is decided of.
pub(super) fn undetermined(page: &mut Page, variable: &str, because: &Text) {
    let because = quoted(page.say(because));
    page.yaml(
        DEPTH,
        format!("- {{variable: {variable}, undetermined: {because}}}"),
    );
}

/// Writes a proposal.
pub(super) fn write(
    page: &mut Page,
    catalogue: &Catalogue<'_>,
    export: &Export<'_>,
    proposal: &Proposal,
) {
    let variable = catalogue.plan.variable(proposal.variable);
    let columns: Vec<&Column> = proposal
        .form
        .columns()
        .iter()
        .map(|at| &export.columns[*at])
        .collect();
    let Some(first) = columns.first() else {
        return;
    };
    let more = if columns.len() > 1 { "…" } else { "" };
    let told = if matches!(proposal.form, Form::Boxes(_)) {
        String::new()
    } else {
        seen(first, export.rows, page)
    };
    let label = flat(page.say(&variable.label));
    let said = said::proposal(&label, &format!("{}{more}", quoted(&first.name)), &told);
    page.gap();
    page.words(DEPTH, &said);
    undetermined(
        page,
        &variable.id,
        &said::to_check(&shown(&first.name), columns.len() > 1),
    );
    let asleep = |page: &mut Page, line: String| page.asleep(DEPTH, 2, line);
    page.asleep(DEPTH, 0, format!("- variable: {}", variable.id));
    let list = variable.kind.codelist();
    match &proposal.form {
        Form::Code(_) => {
            asleep(page, format!("column: {}", quoted(&first.name)));
            if let Some(list) = list {
                let answers = first.shown.iter().map(String::as_str).collect::<Vec<_>>();
                codes(page, catalogue, export, list, &answers);
            }
        }
        Form::Split(_, separator) => {
            asleep(page, format!("column: {}", quoted(&first.name)));
            if !export.opened.profile.split.contains(separator) {
                asleep(page, format!("split: {}", quoted(separator)));
            }
            if let Some(list) = list {
                // Parts of what enough rows hold are held by as many.
                let parts = first
                    .shown
                    .iter()
                    .flat_map(|text| text.split(separator))
                    .map(str::trim);
                let mut parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
                parts.sort_unstable();
                parts.dedup();
                codes(page, catalogue, export, list, &parts);
            }
        }
        Form::Number(_) => {
            asleep(page, format!("column: {}", quoted(&first.name)));
            if let VariableType::Number { .. } = variable.kind {
                missing(page, first.shown.iter().map(String::as_str));
            }
        }
        Form::Date(_) => {
            asleep(page, format!("column: {}", quoted(&first.name)));
            let Kind::Date(formats) = &first.kind else {
                return;
            };
            let all: Vec<String> = formats.iter().map(|format| quoted(format)).collect();
            if let [format] = all.as_slice() {
                asleep(page, format!("format: {format}"));
            } else {
                page.words(DEPTH, &said::formats_apart(&all));
                asleep(page, "format: \"?\"".to_owned());
            }
        }
        Form::Boxes(options) => boxes(page, catalogue, export, list, options),
    }
}

fn boxes(
    page: &mut Page,
    catalogue: &Catalogue<'_>,
    export: &Export<'_>,
    list: Option<CodelistId>,
    options: &[(usize, CodeId)],
) {
    let Some(list) = list.map(|list| catalogue.plan.codelist(list)) else {
        return;
    };
    page.asleep(DEPTH, 2, "columns:");
    for (at, code) in options {
        let code = list.code(*code);
        let label = flat(page.say(&code.label));
        page.asleep(
            DEPTH,
            4,
            format!(
                "{}: {}  # {label}",
                quoted(&export.columns[*at].name),
                code.code
            ),
        );
    }
    let profile = export.opened.profile;
    let columns = || options.iter().map(|(at, _)| &export.columns[*at]);
    let usual = profiles::plain();
    for (key, own, usual) in [
        ("checked", profile.checked, usual.checked),
        ("unchecked", profile.unchecked, usual.unchecked),
    ] {
        let mut cells: Vec<&str> = columns()
            .flat_map(|column| &column.shown)
            .map(String::as_str)
            .collect();
        cells.retain(|cell| usual.contains(cell) || own.contains(cell));
        cells.sort_unstable();
        cells.dedup();
        if cells.iter().any(|cell| !own.contains(cell)) {
            let cells: Vec<String> = cells.into_iter().map(quoted).collect();
            page.asleep(DEPTH, 2, format!("{key}: [{}]", cells.join(", ")));
        }
    }
}

/// The codes of answers, where the source would not read them by itself.
fn codes(
    page: &mut Page,
    catalogue: &Catalogue<'_>,
    export: &Export<'_>,
    list: CodelistId,
    answers: &[&str],
) {
    let Some(known) = catalogue.known.get(&list.0) else {
        return;
    };
    let list = catalogue.plan.codelist(list);
    let profile = export.opened.profile;
    let (mut alone, mut told, mut reasons) = (Vec::new(), Vec::new(), Vec::new());
    for answer in answers {
        if profile.missing.iter().any(|(cell, _)| cell == answer) {
            continue;
        }
        let likely = known.likely(answer).map(Likely::code);
        match likely {
            Some(code) if known.is_read_alone(answer, code, profile.answers) => {
                alone.push(quoted(answer));
            }
            None if usual_reason(answer).is_some() => reasons.push(*answer),
            likely => told.push((*answer, likely)),
        }
    }
    if !alone.is_empty() {
        page.words(DEPTH, &said::read_alone(&alone));
    }
    if told.iter().any(|(_, likely)| likely.is_none()) {
        let codes = list.codes.iter().filter(|code| code.finer.is_none());
        let codes: Vec<String> = codes
            .map(|code| format!("{} ({})", code.code, flat(page.say(&code.label))))
            .collect();
        page.words(DEPTH, &said::codes(&codes));
        page.words(DEPTH, &said::question_marks());
    }
    if !told.is_empty() {
        page.asleep(DEPTH, 2, "codes:");
    }
    for (answer, likely) in told {
        let line = match likely {
            None => format!("{}: \"?\"", quoted(answer)),
            Some(code) => {
                let code = list.code(code);
                format!(
                    "{}: {}  # {}",
                    quoted(answer),
                    code.code,
                    flat(page.say(&code.label))
                )
            }
        };
        page.asleep(DEPTH, 4, line);
    }
    missing(page, reasons.into_iter());
}

/// Answers that usually say why there is none.
fn missing<'t>(page: &mut Page, answers: impl Iterator<Item = &'t str>) {
    let reasons = answers.filter_map(|answer| {
        Some(format!(
            "{}: {}",
            quoted(answer),
            usual_reason(answer)?.name()
        ))
    });
    let reasons: Vec<String> = reasons.collect();
    if !reasons.is_empty() {
        page.asleep(DEPTH, 2, format!("missing: {{{}}}", reasons.join(", ")));
    }
}
