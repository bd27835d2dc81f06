//! Skeletons: the first lines of a referential, which teach its grammar, and which nothing is decided in.
//!
//! In: an id; for an association, the plan of the common referential, and exports. Out: a YAML text that validates.
//! What an export suggests is proposed as `undetermined`, with the mapping to wake in comments; of its cells, only
//! answers that at least eleven rows hold, for the file will be shared.

mod answers;
mod choices;
mod core;
mod export;
mod likeness;
mod mapping;
mod page;
mod proposal;
mod source;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::i18n::new as said;
use crate::i18n::{Lang, Said, Text};
use crate::ingest::opened::{Asked, Unopened};
use crate::plan::{Plan, VariableId};

use self::core::Lacking;
use crate::inspection::discretion::FEWEST;
use export::Export;
use page::{Page, quoted};
use proposal::Catalogue;

/// Where editors find the schema, from the common file and from that of an association: one schema serves both.
const SCHEMAS: (&str, &str) = ("referential.schema.json", "../referential.schema.json");

/// A common referential to start from.
pub fn common(id: &str, lang: Lang) -> String {
    let text = match lang {
        Lang::Fr => include_str!("common/fr.yaml"),
        Lang::En => include_str!("common/en.yaml"),
    };
    let (schema, _) = SCHEMAS;
    format!(
        "# yaml-language-server: $schema={schema}\n{}",
        text.replace("{id}", id)
    )
}

/// What to write an association's skeleton of.
#[derive(Debug)]
pub struct Request<'r> {
    /// The id of the association.
    pub id: &'r str,
    /// Its name; its id where none is given.
    pub name: Option<&'r str>,
    /// Exports: each file's path and bytes.
    pub exports: Vec<(&'r Path, &'r [u8])>,
    /// What is said of the exports, before what they tell.
    pub asked: Asked,
    /// The language of comments.
    pub lang: Lang,
}

/// The skeleton of an association, and what was made of its exports.
#[derive(Debug)]
pub struct Written {
    /// The referential.
    pub text: String,
    /// Columns read.
    pub columns: usize,
    /// Mappings proposed.
    pub proposals: usize,
}

/// Why there is no skeleton.
#[derive(Debug)]
pub enum Refused {
    /// An export, by its place in the request, cannot be opened.
    Unopened(usize, Box<Unopened>),
    /// The first row of an export looks like answers.
    NoHeadings(Box<Said>),
}

/// The referential of an association to start from; `plan` is that of the common referential.
///
/// # Errors
/// Where an export cannot be read, or has no headings: its first row would be copied for them.
pub fn association(plan: &Plan, request: &Request<'_>) -> Result<Written, Refused> {
    let catalogue = Catalogue::of(plan);
    let mut exports = Vec::new();
    for (at, (path, bytes)) in request.exports.iter().enumerate() {
        let export = Export::read(path, bytes, request, &catalogue);
        let export = export.map_err(|why| Refused::Unopened(at, Box::new(why)))?;
        if export.lacks_headings() {
            return Err(Refused::NoHeadings(Box::new(said::no_headings(
                &path.display(),
            ))));
        }
        exports.push(export);
    }
    let proposed = exports.iter().flat_map(|export| &export.proposals);
    let proposed: BTreeSet<VariableId> = proposed.map(|proposal| proposal.variable).collect();
    let sources = match source::common_variables(plan).next() {
        Some(_) => exports.len().max(1),
        None => 0,
    };
    let lacking = Lacking::of(plan, &proposed, sources);

    let mut page = Page::new(request.lang);
    head(&mut page, plan, request, !exports.is_empty());
    page.gap();
    page.words(0, &said::sources_section());
    // Where the common referential has no variable yet, a source could map nothing.
    page.sleep(sources == 0);
    page.yaml(0, "sources:");
    if exports.is_empty() {
        example(&mut page, &catalogue, request.id, &lacking);
    }
    let named = names(&exports);
    for (at, (export, (id, files))) in exports.iter().zip(&named).enumerate() {
        source::write(
            &mut page,
            &catalogue,
            export,
            (id, files),
            (at == 0).then_some(&lacking),
        );
    }
    if !exports.is_empty() {
        rest(&mut page, plan, &proposed, &lacking);
    }
    page.sleep(false);
    page.gap();
    lacking.write_counted(&mut page, plan);
    page.gap();
    own(&mut page);
    Ok(Written {
        text: page.finish(),
        columns: exports.iter().map(|export| export.columns.len()).sum(),
        proposals: exports.iter().map(|export| export.proposals.len()).sum(),
    })
}

fn head(page: &mut Page, plan: &Plan, request: &Request<'_>, copied: bool) {
    let (_, schema) = SCHEMAS;
    page.yaml(0, format!("# yaml-language-server: $schema={schema}"));
    for text in said::opening() {
        page.words(0, &text);
    }
    if copied {
        page.words(0, &said::copied(FEWEST));
    }
    page.yaml(0, "referential: association");
    page.yaml(0, "format: 1");
    page.yaml(0, format!("id: {}", request.id));
    if request.name.is_none() {
        page.words(0, &said::name_to_change());
    }
    page.yaml(
        0,
        format!("name: {}", quoted(request.name.unwrap_or(request.id))),
    );
    let mut numbers = plan.version.split('.');
    let (major, minor) = (numbers.next().unwrap_or("1"), numbers.next().unwrap_or("0"));
    page.yaml(
        0,
        format!("extends: {{id: {}, version: ^{major}.{minor}}}", plan.id),
    );
    source::language(page, request.lang, plan.language);
    page.words(0, &said::sharing());
    page.asleep(0, 0, "share-with-members: true");
}

/// The source of an association that has shown no export.
fn example(page: &mut Page, catalogue: &Catalogue<'_>, id: &str, lacking: &Lacking) {
    page.words(2, &said::source_example());
    page.yaml(2, "- id: enquete");
    source::head(page);
    page.yaml(
        source::KEYS,
        format!("files: [{}]", quoted(&format!("{id}/enquete-*.csv"))),
    );
    page.asleep(source::KEYS, 0, "profile: excel-fr");
    page.words(source::KEYS, &said::respondent_unread());
    page.asleep(
        source::KEYS,
        0,
        "respondent: {column: \"…\", space: dossier}",
    );
    source::period(page, &[], |_| false);
    let _ = source::waves(page, catalogue);
    page.yaml(source::KEYS, "mappings:");
    lacking.write(page, catalogue.plan, false);
    if lacking.named().is_empty() {
        source::one_at_least(page, catalogue.plan);
    }
}

/// Common variables that neither columns nor the core named.
fn rest(page: &mut Page, plan: &Plan, proposed: &BTreeSet<VariableId>, lacking: &Lacking) {
    let named = lacking.named();
    let others = plan.variables.iter().enumerate().filter(|(at, variable)| {
        let id = VariableId(*at);
        variable.owner.is_none()
            && variable.derivation.is_none()
            && !proposed.contains(&id)
            && !named.contains(&id)
    });
    let others: Vec<&str> = others.map(|(_, variable)| variable.id.as_str()).collect();
    if !others.is_empty() {
        page.words(source::KEYS, &said::others(&others));
    }
}

/// An id and a pattern for each source. Two exports whose names differ by numbers alone keep their whole names: each
/// would read the files of both.
fn names(exports: &[Export<'_>]) -> Vec<(String, String)> {
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    let alike = |export: &Export<'_>| {
        exports
            .iter()
            .filter(|other| other.pattern == export.pattern)
            .count()
            > 1
    };
    let name = |export: &&Export<'_>| {
        if alike(export) {
            export.exact.clone()
        } else {
            export.pattern.clone()
        }
    };
    let files: Vec<String> = exports
        .iter()
        .collect::<Vec<_>>()
        .iter()
        .map(name)
        .collect();
    let mut named = Vec::new();
    for (export, files) in exports.iter().zip(files) {
        let count = ids.entry(&export.id).or_default();
        *count += 1;
        let id = if *count > 1 {
            format!("{}-{count}", export.id)
        } else {
            export.id.clone()
        };
        named.push((id, files));
    }
    named
}

/// One's own variables and indicators, asleep.
fn own(page: &mut Page) {
    page.words(0, &said::own_section());
    let [id, of, variable, indicator, definition] =
        said::own_example().map(|text: Text| page.say(&text).to_owned());
    let (variable, indicator) = (quoted(&variable), quoted(&indicator));
    let definition = quoted(&definition);
    let number = "{integer: {min: 0, max: 100000}}";
    let lines = [
        "variables:".to_owned(),
        format!("  - {{id: {of}, label: {variable}, type: {number}, unit: {id}}}"),
        "indicators:".to_owned(),
        format!("  - id: {id}"),
        format!("    label: {indicator}"),
        format!("    definition: {definition}"),
        "    level: activity     # input | activity | output | outcome | impact | context"
            .to_owned(),
        "    direction: neutral  # increase | decrease | neutral | target".to_owned(),
        "    from: records       # survey | records".to_owned(),
        format!("    unit: {id}"),
        format!("    measure: {{sum: {{of: {of}}}}}"),
    ];
    for line in lines {
        page.asleep(0, 0, line);
    }
}
