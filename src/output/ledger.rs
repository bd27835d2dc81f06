//! What a ledger holds, for reading: its releases in a list, and one release whole.
//!
//! In: links that hold. Out: text whose lines keep within a width. Figures themselves stay in their file.

use std::collections::BTreeMap;
use std::io::{self, Write};

use comfy_table::CellAlignment;

use crate::i18n::{Lang, Text, ledger as said};
use crate::ledger::Link;
use crate::output::{number, page};

/// The list, one line a release.
///
/// # Errors
/// Where `out` cannot be written.
pub fn list(out: &mut dyn Write, links: &[Link], lang: Lang, width: usize) -> io::Result<()> {
    if links.is_empty() {
        let empty = said::empty();
        return out.write_all(page::paragraph(empty.in_lang(lang), width).as_bytes());
    }
    let mut table = page::grid(width);
    table.set_header(headings(&said::list_headings(), lang));
    for Link { entry, .. } in links {
        table.add_row([
            entry.number.to_string(),
            entry.date.clone(),
            said::audience(&entry.audience).in_lang(lang).to_owned(),
            page::plain(&entry.approver),
            format!("{} {}", entry.referential.id, entry.referential.version),
            whole(entry.figures.free, lang),
            whole(entry.figures.withheld, lang),
        ]);
    }
    right(&mut table, &[0, 5, 6]);
    out.write_all(page::text(&table).as_bytes())
}

/// One release: who, when, by what, of what files, and how many figures of what.
///
/// # Errors
/// Where `out` cannot be written.
pub fn show(out: &mut dyn Write, link: &Link, lang: Lang, width: usize) -> io::Result<()> {
    let entry = &link.entry;
    let audience = said::audience(&entry.audience);
    let facts = [
        said::release(entry.number, &entry.date, &audience),
        said::approved(&page::plain(&entry.approver)),
        said::made_by(
            &entry.referential.id,
            &entry.referential.version,
            &entry.referential.sha256,
            &entry.program,
        ),
        said::rows(
            entry.figures.free,
            entry.figures.withheld,
            &entry.figures.sha256,
        ),
        said::previous(entry.previous.as_deref()),
        said::digest(&entry.digest()),
        said::inputs(entry.inputs.len()),
    ];
    for (at, fact) in facts.iter().enumerate() {
        let text = fact.in_lang(lang);
        let line = match at {
            0 => page::paragraph(text, width),
            _ => page::subparagraph(text, width),
        };
        out.write_all(line.as_bytes())?;
    }
    for input in &entry.inputs {
        writeln!(out, "    {} {}", input.sha256, page::plain(&input.file))?;
    }
    let recap = recap(&link.figures);
    if recap.is_empty() {
        return Ok(());
    }
    let mut table = page::grid(width);
    table.set_header(headings(&said::recap_headings(), lang));
    for ((indicator, period), [free, withheld]) in recap {
        table.add_row([indicator, period, whole(free, lang), whole(withheld, lang)]);
    }
    right(&mut table, &[2, 3]);
    out.write_all(page::text(&table).as_bytes())
}

/// Rows given and withheld of each indicator and period, in the order of the file.
fn recap(figures: &[u8]) -> Vec<((String, String), [usize; 2])> {
    let mut reader = csv::Reader::from_reader(figures);
    let Ok(headings) = reader.headers().cloned() else {
        return Vec::new();
    };
    let column = |heading: &str| headings.iter().position(|it| it == heading);
    let (Some(indicator), Some(period), Some(status)) =
        (column("indicator"), column("period"), column("conf_status"))
    else {
        return Vec::new();
    };
    let mut order: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut recap: Vec<((String, String), [usize; 2])> = Vec::new();
    for record in reader.records().filter_map(Result::ok) {
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let of = (cell(indicator), cell(period));
        let at = *order.entry(of.clone()).or_insert_with(|| {
            recap.push((of, [0, 0]));
            recap.len() - 1
        });
        recap[at].1[usize::from(cell(status) == "C")] += 1;
    }
    recap
}

fn headings(all: &[Text], lang: Lang) -> Vec<String> {
    all.iter().map(|it| it.in_lang(lang).to_owned()).collect()
}

fn whole(count: usize, lang: Lang) -> String {
    number::whole(i128::try_from(count).unwrap_or(i128::MAX), lang)
}

fn right(table: &mut comfy_table::Table, columns: &[usize]) {
    for at in columns {
        if let Some(column) = table.column_mut(*at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}
