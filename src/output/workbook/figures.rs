//! Key figures: those of the core, each over its last period, and two charts of them.
//!
//! In: a release. Out: a sheet of their lines, with where their percentages stand and how they changed in the same persons. Where the
//! referential has no core, every common indicator is key.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::chart::{self, Scale};
use super::lines::{self, Point};
use super::plotted::{Drawing, Plotted, Series};
use super::sheet::{Head, Sheet};
use super::style;
use super::{Block, Book, short_wave};
use crate::figure::Estimator;
use crate::i18n::output::{self as said, workbook};
use crate::output::page::plain;
use crate::output::table::{self, value};
use crate::plan::{IndicatorId, Measure};
use crate::referential::Status;
use crate::release::Row;

/// Writes the sheet; none where nothing is key.
pub(super) fn write(
    book: &Book<'_>,
    head: &Head,
    name: &str,
    plotted: &mut Plotted,
) -> Result<Option<Worksheet>, XlsxError> {
    let blocks = key(book);
    if blocks.is_empty() {
        return Ok(None);
    }
    let title = workbook::key_figures();
    let mut sheet = Sheet::new(head, name, &title, &lines::WIDTHS)?;
    sheet.inner.set_tab_color(style::BLUE);
    let means = workbook::key_means(book.has_core());
    sheet.across(means.in_lang(book.lang), &style::sentence())?;
    sheet.freeze(0)?;
    sheet.next();
    let seen: Vec<&Row> = blocks.iter().flat_map(|block| last_of(block)).collect();
    let drawn = [levels(book, &seen), changes(book, &seen)];
    let top = sheet.row;
    let longest = drawn.iter().map(|(rows, _)| rows.len()).max().unwrap_or(0);
    let height = 90 + 26 * u32::try_from(longest.min(40)).unwrap_or(0);
    if drawn.iter().any(|(rows, _)| rows.len() > 1) {
        for _ in 0..=height / ROW {
            sheet.next();
        }
    }
    // Smaller than it could be: on two pages.
    sheet.print_by_blocks(180.0);
    lines::headings(&mut sheet)?;
    let points = table_of(book, &mut sheet, &blocks)?;
    let mut beside = 0;
    for ((rows, scale), width) in drawn.into_iter().zip(ACROSS) {
        let title = if scale.is_percent {
            workbook::levels_seen()
        } else {
            workbook::changes_seen()
        };
        let drawing = drawing(book, &rows, &points, title.in_lang(book.lang));
        if drawing.len() > 1 {
            let ranges = plotted.add(&drawing)?;
            let mut chart = chart::bars(&drawing, &ranges, scale);
            chart.set_height(height).set_width(width);
            sheet
                .inner
                .insert_chart_with_offset(top, 0, &chart, beside, 0)?;
            beside += width + 10;
        }
    }
    Ok(Some(sheet.done()?))
}

/// Pixels of a row, and of the two charts across.
const ROW: u32 = 20;
const ACROSS: [u32; 2] = [490, 430];

/// Writes the figures, and says where those that are numbers stand.
fn table_of<'b>(
    book: &'b Book<'_>,
    sheet: &mut Sheet,
    blocks: &[&Block<'b>],
) -> Result<Vec<(&'b Row, Point)>, XlsxError> {
    let (plan, lang) = (book.plan, book.lang);
    let mut points = Vec::new();
    for block in blocks {
        sheet.unit();
        let rows = last_of(block);
        let label = plain(plan.indicator(block.id).label.in_lang(lang));
        let alone = matches!(rows.as_slice(), [row] if table::details(plan, row, lang).is_none());
        if !alone {
            sheet.across(&label, &style::block())?;
        }
        for row in rows {
            let words = match (alone, table::details(plan, row, lang)) {
                (true, _) => (label.clone(), 0),
                (false, Some(details)) => (plain(&details), 1),
                (false, None) => (said::whole().in_lang(lang).to_owned(), 1),
            };
            let point = lines::write(sheet, plan, row, (&words.0, words.1))?;
            lines::under(sheet, plan, row, lang)?;
            points.extend(point.map(|it| (row, it)));
        }
    }
    Ok(points)
}

/// The blocks of key indicators, in the referential's order.
fn key<'b>(book: &'b Book<'_>) -> Vec<&'b Block<'b>> {
    let core = book.has_core();
    let is_key = |id: IndicatorId| {
        let indicator = book.plan.indicator(id);
        let main = indicator.owner.is_none() && !indicator.id.contains('.');
        main && (!core || indicator.status == Some(Status::Core))
    };
    let blocks = book.blocks.iter();
    blocks.filter(|block| is_key(block.id)).collect()
}

/// The totals of the sector in the last period.
fn last_of<'b>(block: &Block<'b>) -> Vec<&'b Row> {
    let totals = block.totals.iter().copied();
    let sector = totals
        .filter(|row| row.key.association.is_none() && row.key.estimator == Estimator::Pooled);
    let sector: Vec<&Row> = sector.collect();
    let last = sector.iter().map(|row| row.key.period).max();
    let in_last = sector.into_iter();
    in_last.filter(|row| Some(row.key.period) == last).collect()
}

/// One bar an indicator in percent: its last wave.
fn levels<'b, 't>(book: &Book<'_>, seen: &[&'b Row]) -> (Vec<&'b Row>, Scale<'t>) {
    let is_read = |row: &Row| value::scale(book.plan, row).is_some();
    let mut last: Vec<&Row> = Vec::new();
    for row in seen.iter().copied() {
        if row.key.waves.is_change() || !is_percent(book, row) {
            continue;
        }
        match last.last_mut() {
            Some(above) if above.key.indicator == row.key.indicator => {
                // A wave that may be read goes before one that may not.
                if is_read(row) || !is_read(above) {
                    *above = row;
                }
            }
            _ => last.push(row),
        }
    }
    let scale = Scale {
        is_percent: true,
        pattern: "0",
    };
    (last, scale)
}

/// One bar a change in points of percentage.
fn changes<'b, 't>(book: &Book<'_>, seen: &[&'b Row]) -> (Vec<&'b Row>, Scale<'t>) {
    let of = seen.iter().copied();
    let of = of.filter(|row| row.key.waves.is_change() && is_percent(book, row));
    let scale = Scale {
        is_percent: false,
        pattern: "\"+\"0;\"\u{2212}\"0;0",
    };
    (of.collect(), scale)
}

/// Whether a row is a percentage of which one is told, and no part of a distribution.
fn is_percent(book: &Book<'_>, row: &Row) -> bool {
    let indicator = book.plan.indicator(row.key.indicator);
    match indicator.measure {
        Measure::Share { .. } => true,
        Measure::Distribution(_) => false,
        _ => indicator.unit == "percent",
    }
}

fn drawing(book: &Book<'_>, rows: &[&Row], points: &[(&Row, Point)], title: &str) -> Drawing {
    let lang = book.lang;
    let point = |row: &Row| {
        let mut all = points.iter();
        let found = all.find(|(other, _)| other.key == row.key);
        found.map(|(_, point)| point.clone())
    };
    let name = |row: &Row| {
        let label = plain(book.plan.indicator(row.key.indicator).label.in_lang(lang));
        let when = row.key.period.text().in_lang(lang).to_owned();
        let when = match short_wave(book.plan, row.key.waves, lang) {
            Some(wave) => format!("{wave}, {when}"),
            None => when,
        };
        // A bar of a change may lie on both sides of its number: it is told with its name.
        let name = if point(row).is_some() && !row.key.waves.is_change() {
            format!("{label} ({when})")
        } else {
            let told = plain(&value::value(book.plan, row, lang));
            format!("{label} ({when})\u{a0}: {told}")
        };
        [name, String::new()]
    };
    Drawing {
        title: title.to_owned(),
        names: rows.iter().map(|row| name(row)).collect(),
        series: vec![Series {
            name: title.to_owned(),
            points: rows.iter().map(|row| point(row)).collect(),
        }],
    }
}
