//! The quality report of exports: for each file how it was read and what became of its rows, then for each
//! variable how many values it has and why the others lack.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint};

use crate::collection::{Collection, DialectRead, FileAccount, VariableAccount};
use crate::i18n::{Lang, Text, output as said};
use crate::output::{number, page};
use crate::plan::Plan;
use crate::referential::Missing;

/// Writes the report, no line of which passes `width`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    plan: &Plan,
    collection: &Collection,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    out.write_all(page::text(&accounts(&collection.files, lang, width)).as_bytes())?;
    for file in &collection.files {
        for reason in reasons(file) {
            out.write_all(page::paragraph(reason.in_lang(lang), width).as_bytes())?;
        }
    }
    for file in &collection.files {
        if !file.variables.is_empty() {
            writeln!(out)?;
            out.write_all(page::paragraph(&file.file, width).as_bytes())?;
            out.write_all(page::text(&variables(plan, file, lang, width)).as_bytes())?;
        }
    }
    if let Some(notice) = &collection.notice {
        out.write_all(page::paragraph(notice, width).as_bytes())?;
    }
    Ok(())
}

/// One line a file: `read = kept + excluded + duplicate + rejected`.
fn accounts(files: &[FileAccount], lang: Lang, width: usize) -> comfy_table::Table {
    let mut table = page::grid(width);
    let headings = said::account_headings();
    table.set_header(headings.iter().map(|it| it.in_lang(lang).to_owned()));
    for file in files {
        let dialect = |of: fn(&DialectRead) -> Text| {
            let text = file.dialect.as_ref().map(of);
            text.map_or_else(String::new, |text| text.in_lang(lang).to_owned())
        };
        let excluded = file.excluded.values().map(|(_, rows)| rows).sum::<u64>();
        let rejected = file.rejected.values().sum::<u64>();
        let mut cells = vec![
            page::plain(&file.file),
            dialect(encoding),
            dialect(delimiter),
        ];
        for rows in [file.read, file.kept, excluded, file.duplicate, rejected] {
            cells.push(number::whole(i128::from(rows), lang));
        }
        table.add_row(cells);
    }
    for column in table.column_iter_mut().skip(3) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn encoding(read: &DialectRead) -> Text {
    if read.encoding_detected {
        said::detected(&read.encoding)
    } else {
        Text::same(&read.encoding)
    }
}

fn delimiter(read: &DialectRead) -> Text {
    let text = said::delimiter(read.delimiter);
    if read.delimiter_detected {
        Text::new(said::detected(&text.fr).fr, said::detected(&text.en).en)
    } else {
        text
    }
}

fn reasons(file: &FileAccount) -> Vec<Text> {
    let name = &file.file;
    let refused = file.refused.iter().map(|why| said::refused(name, why));
    let excluded = file
        .excluded
        .values()
        .map(|(why, rows)| said::excluded(name, why, *rows));
    let rejected = file
        .rejected
        .iter()
        .map(|(code, rows)| said::rejected(name, code, *rows));
    refused.chain(excluded).chain(rejected).collect()
}

fn variables(plan: &Plan, file: &FileAccount, lang: Lang, width: usize) -> comfy_table::Table {
    let mut table = page::grid(width);
    let headings = said::variable_headings();
    table.set_header(headings.iter().map(|it| it.in_lang(lang).to_owned()));
    for (id, account) in &file.variables {
        let invalid = account.missing.get(&Missing::Invalid).copied();
        table.add_row([
            page::plain(&plan.variable(*id).id),
            number::whole(i128::from(account.valid), lang),
            missing(account, lang),
            number::whole(i128::from(invalid.unwrap_or(0)), lang),
        ]);
    }
    for at in [1, 3] {
        if let Some(column) = table.column_mut(at) {
            column.set_cell_alignment(CellAlignment::Right);
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    table
}

/// `12 sans réponse, 3 ne sait pas`; invalid ones have a column of their own.
fn missing(account: &VariableAccount, lang: Lang) -> String {
    let parts = account
        .missing
        .iter()
        .filter(|(reason, rows)| **reason != Missing::Invalid && **rows > 0)
        .map(|(reason, rows)| {
            let rows = number::whole(i128::from(*rows), lang);
            format!("{rows} {}", said::missing(*reason).in_lang(lang))
        });
    parts.collect::<Vec<_>>().join(", ")
}
