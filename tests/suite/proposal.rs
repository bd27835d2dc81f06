//! The shipped proposal, read through the library, and exports made up for its sources: données fictives.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use impact::collection::Collection;
use impact::diagnostic::Diagnostics;
use impact::ingest::{self, Secret};
use impact::observation::Table;
use impact::plan::{self, Filling, PeriodFrom, Plan, Source, VariableId, WaveFrom};
use impact::referential;
use impact::source_text::SourceTexts;
use tempfile::TempDir;

use crate::binary::{argument, impact, printed, write};

/// One row: the cells that say something, by heading. The others are blank.
pub(crate) type Row<'a> = Vec<(&'a str, &'a str)>;

/// The plan of the referentials that come with the program.
pub(crate) fn plan() -> Plan {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("referentials");
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let read = referential::load(&[folder], &mut texts, &mut diagnostics).unwrap();
    plan::resolve(&read, &mut diagnostics).unwrap()
}

/// The variable `id` of `plan`.
pub(crate) fn variable(plan: &Plan, id: &str) -> VariableId {
    let found = plan.variables.iter().position(|one| one.id == id);
    VariableId(found.unwrap())
}

/// A folder of exports for the shipped sources.
pub(crate) struct Exports<'p> {
    plan: &'p Plan,
    folder: TempDir,
}

impl<'p> Exports<'p> {
    pub(crate) fn new(plan: &'p Plan) -> Self {
        let folder = TempDir::new().unwrap();
        Self { plan, folder }
    }

    /// Adds the file of `source`, as its tool would write it: every heading it maps, and `rows`.
    pub(crate) fn add(&self, association: &str, source: &str, rows: &[Row]) {
        let mut associations = self.plan.associations.iter();
        let association = associations.find(|one| one.id == association).unwrap();
        let mut sources = association.sources.iter();
        let source = sources.find(|one| one.id == source).unwrap();
        let name = source.files[0].replace('*', "2025");
        write(&self.folder.path().join(name), file(source, rows));
    }

    /// What the program reads of them.
    pub(crate) fn collected(&self) -> Collection {
        let mut diagnostics = Diagnostics::default();
        let folders = [self.folder.path().to_owned()];
        let read = ingest::collect(self.plan, &folders, &Secret::None, &mut diagnostics).unwrap();
        assert!(!diagnostics.has_errors(), "{diagnostics:#?}");
        read
    }

    /// The values of a number read from the only file, lowest first: in units of its decimals.
    pub(crate) fn numbers(&self, id: &str) -> Vec<Option<i64>> {
        let collection = self.collected();
        let mut values = numbers(&collection.tables[0], variable(self.plan, id));
        values.sort_unstable();
        values
    }

    /// The yearly or half-yearly sector figure `indicator`, not split, in the last of its waves.
    pub(crate) fn figure(&self, indicator: &str) -> BTreeMap<String, String> {
        let mut command = impact(&["consolidate", argument(self.folder.path())]);
        command.args(["--audience", "working", "--format", "csv", "--lang", "fr"]);
        let text = printed(command.args(["--indicator", indicator]));
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.comment(Some(b'#')).from_reader(text.as_bytes());
        let rows = reader.deserialize().map(Result::unwrap);
        let splits: BTreeSet<String> = self
            .plan
            .dimensions
            .iter()
            .map(|id| self.plan.variable(*id).id.clone())
            .collect();
        let rows = rows.filter(|row: &BTreeMap<String, String>| {
            let total = |name: &String| row.get(name).is_none_or(|code| code == "_T");
            row["indicator"] == indicator
                && row["association"] == "_T"
                && splits.iter().all(total)
                && !["change", "stratified"].contains(&row["measure"].as_str())
                && row["n"] != "0"
        });
        rows.last().unwrap()
    }
}

/// The values of a number in a table, in units of its decimals.
pub(crate) fn numbers(table: &Table, id: VariableId) -> Vec<Option<i64>> {
    let column = &table.columns[&id];
    let impact::observation::Values::Number(values) = &column.values else {
        panic!("not a number");
    };
    let cells = values.iter().zip(&column.missing);
    cells
        .map(|(value, missing)| missing.is_none().then_some(*value))
        .collect()
}

/// A file in the dialect of its source's profile.
fn file(source: &Source, rows: &[Row]) -> String {
    let headings = headings(source);
    let mark = char::from(source.profile.delimiter.unwrap());
    let line = |cells: Vec<&str>| {
        let quoted: Vec<_> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
        quoted.join(&mark.to_string()) + "\r\n"
    };
    // A BOM says UTF-8 whatever the profile expects.
    let mut text = String::from('\u{feff}');
    if source.profile.skip_rows > 0 {
        let mut title = vec![""; headings.len()];
        title[0] = "Enquête (données fictives)";
        text += &line(title);
    }
    let parts = |heading: &'_ String| match heading.split_once(" | ") {
        Some((group, own)) => (group.to_owned(), own.to_owned()),
        None => ("Réponses".to_owned(), heading.clone()),
    };
    let parts: Vec<(String, String)> = if source.profile.header_rows > 1 {
        let parts: Vec<_> = headings.iter().map(parts).collect();
        text += &line(parts.iter().map(|(group, _)| group.as_str()).collect());
        parts
    } else {
        let alone = headings.iter().map(|own| (String::new(), own.clone()));
        alone.collect()
    };
    text += &line(parts.iter().map(|(_, own)| own.as_str()).collect());
    for row in rows {
        let known: BTreeMap<&str, &str> = row.iter().copied().collect();
        assert!(
            known
                .keys()
                .all(|name| headings.contains(&(*name).to_owned())),
            "{row:?}"
        );
        let cell = |heading: &String| known.get(heading.as_str()).copied().unwrap_or_default();
        text += &line(headings.iter().map(cell).collect());
    }
    text
}

/// Every heading a source reads, once.
fn headings(source: &Source) -> Vec<String> {
    let mut all = Vec::new();
    if let PeriodFrom::Column { column, .. } = &source.period {
        all.push(column.text.clone());
    }
    if let Some(WaveFrom::Column { column, .. }) = &source.wave {
        all.push(column.text.clone());
    }
    let respondent = source.respondent.iter().map(|one| &one.column);
    let rules = source
        .keep
        .iter()
        .chain(&source.drop)
        .map(|rule| &rule.column);
    all.extend(respondent.chain(rules).map(|heading| heading.text.clone()));
    for mapping in &source.mappings {
        match &mapping.filling {
            Filling::Several { columns, .. } => {
                all.extend(columns.iter().map(|column| column.heading.text.clone()));
            }
            Filling::Code { headings, .. }
            | Filling::Split { headings, .. }
            | Filling::Number { headings, .. }
            | Filling::Date { headings, .. } => {
                all.extend(headings.iter().map(|heading| heading.text.clone()));
            }
            Filling::Constant(_) => {}
        }
    }
    let mut seen = BTreeSet::new();
    all.retain(|heading| seen.insert(heading.clone()));
    all
}
