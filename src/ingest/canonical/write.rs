//! A collection to files.

use csv::Writer;

use super::manifest::{FileEntry, Manifest, Referential, TableEntry};
use super::{FORMAT, MANIFEST, NONE, QUALITY, REJECTS, WEIGHT, WHAT, table_path, weighs};
use crate::calendar::{date_of, start_of, time_of};
use crate::collection::Collection;
use crate::decimal::Decimal;
use crate::i18n::Lang;
use crate::i18n::ingest as say;
use crate::ingest::runs::numbering;
use crate::observation::{Column, Respondent, Table, Values};
use crate::plan::{CodeId, Plan, VariableId};
use crate::statistics::weights::DECIMALS;

/// The files of `collection`, by path relative to a folder; messages in `lang`. They hold observations: who
/// writes them must keep them from others.
pub fn write(plan: &Plan, collection: &Collection, lang: Lang) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = collection
        .tables
        .iter()
        .map(|table| {
            let association = &plan.association(table.association).id;
            let source = &plan.source(table.association, table.source).id;
            (table_path(association, source), table_bytes(plan, table))
        })
        .collect();
    files.push((REJECTS.to_owned(), rejects(collection, lang)));
    files.push((QUALITY.to_owned(), quality(plan, collection, lang)));
    files.push((MANIFEST.to_owned(), manifest(plan, collection)));
    files
}

/// Records as CSV: comma, LF.
fn csv_bytes<R: AsRef<[String]>>(records: impl IntoIterator<Item = R>) -> Vec<u8> {
    let mut writer = Writer::from_writer(Vec::new());
    for record in records {
        // Writing to memory cannot fail, and all records of one file have the same length.
        let _ = writer.write_record(record.as_ref());
    }
    writer.into_inner().unwrap_or_default()
}

fn table_bytes(plan: &Plan, table: &Table) -> Vec<u8> {
    let source = plan.source(table.association, table.source);
    let mut mapped: Vec<(&str, VariableId)> = source
        .mappings
        .iter()
        .map(|mapping| {
            (
                plan.variable(mapping.variable).id.as_str(),
                mapping.variable,
            )
        })
        .collect();
    mapped.sort_unstable();
    mapped.dedup();
    let columns: Vec<(VariableId, &Column)> = mapped
        .iter()
        .filter_map(|(_, variable)| Some((*variable, table.columns.get(variable)?)))
        .collect();
    let mut heading: Vec<String> = ["period", "wave", "respondent"].map(str::to_owned).into();
    heading.extend(weighs(source).then(|| WEIGHT.to_owned()));
    heading.extend(
        columns
            .iter()
            .map(|(variable, _)| plan.variable(*variable).id.clone()),
    );
    let row = |row: usize| {
        let wave = table.waves[row].and_then(|wave| plan.waves.get(usize::from(wave.0)));
        let mut cells = vec![
            period(table.months[row], table.moments[row]),
            wave.map(|wave| wave.id.clone()).unwrap_or_default(),
            table.respondents[row].to_string(),
        ];
        cells.extend(table.weights.get(row).map(|weight| weight_text(*weight)));
        cells.extend(
            columns
                .iter()
                .map(|(variable, column)| cell(plan, *variable, column, row)),
        );
        cells
    };
    csv_bytes(std::iter::once(heading).chain((0..table.rows()).map(row)))
}

fn weight_text(weight: i64) -> String {
    let units = i128::from(weight);
    Decimal {
        units,
        decimals: DECIMALS,
    }
    .to_string()
}

/// A month where the moment is its beginning, else the moment.
fn period(month: i32, moment: i64) -> String {
    if moment == start_of(month) {
        return time_of(moment).format("%Y-%m").to_string();
    }
    time_of(moment).format("%Y-%m-%dT%H:%M:%S").to_string()
}

fn cell(plan: &Plan, variable: VariableId, column: &Column, row: usize) -> String {
    if let Some(reason) = column.missing[row] {
        return format!("_{}", reason.name());
    }
    let list = plan.codelist_of(variable);
    let code = |id: CodeId| {
        let code = list.and_then(|list| list.codes.get(usize::from(id.0)));
        code.map_or("", |code| code.code.as_str())
    };
    match &column.values {
        Values::Code(values) => code(values[row]).to_owned(),
        Values::Several(values) => {
            let held = (0..128_u16).filter(|bit| values[row] >> bit & 1 == 1);
            let codes: Vec<&str> = held.map(|bit| code(CodeId(bit))).collect();
            if codes.is_empty() {
                NONE.to_owned()
            } else {
                codes.join(" ")
            }
        }
        Values::Number(values) => {
            let decimals = plan.variable(variable).kind.decimals().unwrap_or(0);
            Decimal {
                units: i128::from(values[row]),
                decimals,
            }
            .to_string()
        }
        Values::Date(values) => date_of(values[row]).format("%Y-%m-%d").to_string(),
    }
}

fn rejects(collection: &Collection, lang: Lang) -> Vec<u8> {
    let heading = ["file", "line", "byte", "column", "code", "message", "cell"].map(str::to_owned);
    let rows = collection.rejects.iter().map(|reject| {
        [
            reject.file.clone(),
            reject.line.to_string(),
            reject.byte.to_string(),
            reject.column.clone(),
            reject.code.to_owned(),
            say::reject(reject.code).in_lang(lang).to_owned(),
            reject.cell.clone().unwrap_or_default(),
        ]
    });
    csv_bytes(std::iter::once(heading).chain(rows))
}

/// One line a count: what became of the rows of each file, then of the values of each variable.
fn quality(plan: &Plan, collection: &Collection, lang: Lang) -> Vec<u8> {
    let heading = [
        "file",
        "association",
        "source",
        "variable",
        "what",
        "reason",
        "count",
    ];
    let mut lines = vec![heading.map(str::to_owned)];
    for account in &collection.files {
        let association = &plan.association(account.association).id;
        let source = &plan.source(account.association, account.source).id;
        let mut line = |variable: &str, what: &str, reason: &str, count: u64| {
            let count = count.to_string();
            let cells = [
                &account.file,
                association,
                source,
                variable,
                what,
                reason,
                &count,
            ];
            lines.push(cells.map(str::to_owned));
        };
        if let Some(refused) = &account.refused {
            line("", "refused", refused.in_lang(lang), 1);
        }
        line("", "read", "", account.read);
        line("", "kept", "", account.kept);
        for (reason, count) in account.excluded.values() {
            line("", "excluded", reason.in_lang(lang), *count);
        }
        line("", "duplicate", "", account.duplicate);
        for (code, count) in &account.rejected {
            line("", "rejected", code, *count);
        }
        for (variable, values) in &account.variables {
            let variable = &plan.variable(*variable).id;
            line(variable, "valid", "", values.valid);
            for (reason, count) in &values.missing {
                line(variable, "missing", reason.name(), *count);
            }
        }
        for (edit, counts) in &account.edits {
            line(edit, "edit", "judged", counts.judged);
            line(edit, "edit", "failed", counts.failed);
            line(edit, "edit", "undetermined", counts.undetermined);
        }
    }
    csv_bytes(lines)
}

fn manifest(plan: &Plan, collection: &Collection) -> Vec<u8> {
    let keyed = |respondent: &Respondent| matches!(respondent, Respondent::Keyed(_));
    let table = |table: &Table| TableEntry {
        association: plan.association(table.association).id.clone(),
        source: plan.source(table.association, table.source).id.clone(),
        space: numbering(plan, table).map(|(_, space)| space),
        keyed: table.respondents.iter().any(keyed),
        rows: table.rows(),
    };
    let manifest = Manifest {
        what: WHAT.to_owned(),
        format: FORMAT,
        referential: Referential {
            id: plan.id.clone(),
            version: plan.version.clone(),
        },
        key: collection.run.key.clone(),
        fingerprint: collection.run.fingerprint.clone(),
        notice: collection.notice.clone(),
        tables: collection.tables.iter().map(table).collect(),
        files: collection
            .files
            .iter()
            .map(|account| FileEntry::of(plan, account))
            .collect(),
    };
    // Only strings, numbers and maps of strings: this cannot fail.
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
