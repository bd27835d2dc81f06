//! How often what is proposed is right: over the shipped example, whose associations say what fills what.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use globset::GlobBuilder;

use crate::i18n::Lang;
use crate::ingest::opened::Asked;
use crate::matching::normal_form;
use crate::plan::{self, Filling, Plan, Source, VariableId};
use crate::skeleton::Request;
use crate::skeleton::answers::Likely;
use crate::skeleton::export::Export;
use crate::skeleton::proposal::{Catalogue, Form};

use super::plan as shipped;

/// The columns that a source reads for a variable, by their headings as it writes them.
fn headings(filling: &Filling) -> Vec<String> {
    match filling {
        Filling::Several { columns, .. } => {
            columns.iter().map(|it| it.heading.text.clone()).collect()
        }
        other => other.headings().iter().map(|it| it.text.clone()).collect(),
    }
}

/// Whether a heading that a source writes means this column.
fn means(written: &str, column: &str) -> bool {
    let ends = |mark: &str| column.ends_with(&format!("{mark}{written}"));
    column == written
        || ends(" | ")
        || ends("/")
        || column
            .strip_prefix(written)
            .is_some_and(|rest| rest.starts_with(". "))
}

#[derive(Default, Debug)]
struct Tally {
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
    codes_right: usize,
    codes_wrong: Vec<String>,
    codes_open: usize,
}

fn judge(
    tally: &mut Tally,
    name: &str,
    plan: &Plan,
    export: &Export<'_>,
    catalogue: &Catalogue<'_>,
    sources: &[&Source],
) {
    let mut found = BTreeSet::new();
    for proposal in &export.proposals {
        let id = &plan.variable(proposal.variable).id;
        let columns: Vec<&str> = proposal
            .form
            .columns()
            .iter()
            .map(|at| export.columns[*at].heading.as_str())
            .collect();
        let mappings = sources.iter().flat_map(|source| &source.mappings);
        let mapping = mappings
            .filter(|it| it.variable == proposal.variable)
            .find(|mapping| {
                let written = headings(&mapping.filling);
                columns
                    .iter()
                    .filter(|column| written.iter().any(|text| means(text, column)))
                    .count()
                    * 2
                    > columns.len()
            });
        let Some(mapping) = mapping else {
            tally.wrong.push(format!("{name}: {id} <- {columns:?}"));
            continue;
        };
        tally.right += 1;
        found.insert(proposal.variable);
        let mut code = |said: &str, proposed, meant: Option<plan::CodeId>| {
            let list = plan.codelist_of(proposal.variable).unwrap();
            match (proposed, meant.map(|code| list.common(code))) {
                (None, _) => tally.codes_open += 1,
                (Some(proposed), Some(meant)) if proposed == meant => tally.codes_right += 1,
                (Some(proposed), meant) => tally.codes_wrong.push(format!(
                    "{name}: {id}: {said} is {}, not {:?}",
                    list.code(proposed).code,
                    meant.map(|code| &list.code(code).code)
                )),
            }
        };
        match (&proposal.form, &mapping.filling) {
            (Form::Code(at), Filling::Code { answers, .. }) => {
                let list = plan.variable(proposal.variable).kind.codelist().unwrap();
                for text in &export.columns[*at].shown {
                    let reason = mapping.missing.contains_key(text.as_str());
                    let likely = catalogue.known[&list.0].likely(text).map(Likely::code);
                    let said_missing =
                        likely.is_none_or(|code| plan.codelist(list).code(code).missing.is_some());
                    if !(reason && said_missing) {
                        code(text, likely, answers.get(text).copied());
                    }
                }
            }
            (Form::Boxes(options), Filling::Several { columns, .. }) => {
                for (at, proposed) in options {
                    let heading = &export.columns[*at].heading;
                    let meant = columns.iter().find(|it| means(&it.heading.text, heading));
                    code(heading, Some(*proposed), meant.map(|it| it.code));
                }
            }
            _ => {}
        }
    }
    let common = |id: &VariableId| plan.variable(*id).owner.is_none();
    let mapped = sources.iter().flat_map(|source| &source.mappings);
    let mapped = mapped.filter(|it| !matches!(it.filling, Filling::Constant(_)));
    let mapped: BTreeSet<VariableId> = mapped.map(|it| it.variable).filter(common).collect();
    for id in mapped.difference(&found) {
        tally
            .missed
            .push(format!("{name}: {}", plan.variable(*id).id));
    }
}

#[test]
fn what_is_proposed_of_the_example_is_nearly_always_right() {
    let plan = shipped("referentials");
    let catalogue = Catalogue::of(&plan);
    let mut tally = Tally::default();
    for association in &plan.associations {
        let folder = Path::new("examples/exports").join(&association.id);
        let mut files: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        for path in files {
            let name = path
                .strip_prefix("examples/exports")
                .unwrap()
                .to_string_lossy()
                .into_owned();
            let claims = |source: &&Source| {
                source.files.iter().any(|pattern| {
                    let glob = GlobBuilder::new(pattern)
                        .literal_separator(true)
                        .build()
                        .unwrap();
                    glob.compile_matcher().is_match(&name)
                })
            };
            let sources: Vec<&Source> = association.sources.iter().filter(claims).collect();
            let bytes = fs::read(&path).unwrap();
            let request = Request {
                id: &association.id,
                name: None,
                asked: Asked::default(),
                exports: Vec::new(),
                lang: Lang::Fr,
            };
            let export = Export::read(&path, &bytes, &request, &catalogue).unwrap();
            assert!(!export.lacks_headings(), "{name}");
            assert_eq!(
                export.opened.profile.name, sources[0].profile.name,
                "{name}"
            );
            let read: Vec<_> = export
                .columns
                .iter()
                .map(|it| normal_form(&it.heading).into_owned())
                .collect();
            assert_eq!(read.len(), export.opened.headings.len());
            judge(&mut tally, &name, &plan, &export, &catalogue, &sources);
        }
    }
    println!("{tally:#?}");
    let (wrong, codes_wrong) = (tally.wrong.len(), tally.codes_wrong.len());
    println!(
        "variables: {} right, {wrong} wrong, {} missed; answers: {} right, {codes_wrong} wrong, {} open",
        tally.right,
        tally.missed.len(),
        tally.codes_right,
        tally.codes_open
    );
    assert!(tally.right >= 140, "{tally:#?}");
    assert!(wrong * 50 <= tally.right, "{:#?}", tally.wrong);
    assert!(tally.codes_right >= 280, "{tally:#?}");
    assert!(
        codes_wrong * 100 <= tally.codes_right,
        "{:#?}",
        tally.codes_wrong
    );
}
