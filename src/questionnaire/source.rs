//! A form to the source that reads its exports, as an association's referential writes it.
//!
//! In: a [`Form`]. Out: YAML, with comments in French for who will keep it: the whole file of an association where the
//! form is common to all, else the one source to add to its file. Headings are the names of questions, which address
//! their column whether the export shows groups or not.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::choices::offered;
use super::form::{Form, Kind};
use super::names::{self, local};
use crate::i18n::questionnaire as said;
use crate::plan::{Plan, VariableType};
use crate::referential::{Observes, SourceKind, Status};

/// The id of an association whose file is still to be named.
const SOMEONE: &str = "mon-association";

/// The text of the source.
pub fn yaml(plan: &Plan, form: &Form) -> String {
    let mut out = String::new();
    let association = form.association.map(|id| plan.association(id));
    for line in said::source_head(&form.id, &plan.id, &plan.version, association.is_none()) {
        let _ = writeln!(out, "# {line}");
    }
    if association.is_none() {
        let _ = write!(
            out,
            "referential: association\nformat: 1\nid: {SOMEONE}\nname: Mon association\nextends: {{id: {}, version: ^{}}}\n",
            plan.id,
            compatible(&plan.version)
        );
    }
    out.push_str("sources:\n");
    let folder = association.map_or(SOMEONE, |it| it.id.as_str());
    source(plan, form, folder, &mut out);
    if association.is_none() {
        not_collected(plan, form, &mut out);
    }
    out
}

/// `1.2` of `1.2.3`.
fn compatible(version: &str) -> String {
    version.split('.').take(2).collect::<Vec<_>>().join(".")
}

fn source(plan: &Plan, form: &Form, folder: &str, out: &mut String) {
    let id = &form.id;
    let _ = writeln!(out, "  - id: {id}");
    let _ = writeln!(out, "    kind: {}", SourceKind::Survey.word());
    let _ = writeln!(out, "    observes: {}", form.observes.word());
    let _ = writeln!(out, "    # {}", said::where_files_go(folder, id));
    let _ = writeln!(out, "    files: [{folder}/{id}/*.csv]");
    out.push_str("    profile: kobo\n    answers: codes\n");
    if form.paired {
        let _ = writeln!(out, "    # {}", said::one_numbering());
        let space = match form.observes {
            Observes::Person => "code-programme".to_owned(),
            other => format!("code-programme-{}", other.word()),
        };
        let _ = writeln!(
            out,
            "    respondent: {{column: {}, space: {space}}}",
            names::RESPONDENT
        );
    } else {
        out.push_str("    respondent: anonymous\n");
    }
    let _ = writeln!(
        out,
        "    period: {{column: {}, format: \"%Y-%m-%d\"}}",
        names::DAY
    );
    if let Some(wave) = form.wave {
        let wave = &plan.wave(wave).id;
        let _ = writeln!(out, "    # {}", said::wave_is_checked());
        let _ = writeln!(
            out,
            "    wave: {{column: {}, codes: {{{wave}: {wave}}}}}",
            names::WAVE
        );
    }
    out.push_str("    mappings:\n");
    for row in &form.rows {
        let Kind::Question(id, kind, _) = row.kind else {
            continue;
        };
        let variable = local(plan, form.association, &plan.variable(id).id);
        let name = &row.name;
        match kind {
            VariableType::Several(list) => {
                let list = plan.codelist(list);
                let _ = writeln!(out, "      - variable: {variable}\n        columns:");
                for code in offered(list, form.association) {
                    let code = &list.code(code).code;
                    let _ = writeln!(out, "          {name}/{code}: {code}");
                }
            }
            VariableType::Date => {
                let _ = writeln!(
                    out,
                    "      - {{variable: {variable}, column: {name}, format: \"%Y-%m-%d\"}}"
                );
            }
            VariableType::Code(_) | VariableType::Number { .. } => {
                let _ = writeln!(out, "      - {{variable: {variable}, column: {name}}}");
            }
        }
    }
    for (id, because) in &form.impossible {
        let variable = local(plan, form.association, &plan.variable(*id).id);
        let because = quoted(because.in_lang(plan.language));
        let _ = writeln!(
            out,
            "      - {{variable: {variable}, impossible: {because}}}"
        );
    }
}

/// Core indicators that this form does not feed are declared, so that the file stands by itself.
fn not_collected(plan: &Plan, form: &Form, out: &mut String) {
    let fed: BTreeSet<_> = form.indicators.iter().collect();
    let core = plan.indicators().filter(|(id, it)| {
        let is_main = !it.id.contains('.');
        it.owner.is_none() && is_main && it.status == Some(Status::Core) && !fed.contains(id)
    });
    let ids: Vec<&str> = core.map(|(_, it)| it.id.as_str()).collect();
    if ids.is_empty() {
        return;
    }
    let _ = writeln!(out, "# {}", said::to_complete());
    let _ = writeln!(
        out,
        "not-collected:\n  - indicators: [{}]\n    because: {}",
        ids.join(", "),
        quoted(&said::not_asked_here())
    );
}

/// A text between quotes.
fn quoted(text: &str) -> String {
    let plain = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", plain.replace(['\n', '\r', '\t'], " "))
}
