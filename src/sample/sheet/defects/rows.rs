//! Faults of whole rows: cells that do not fit the headings, rows left out, rows of no period, wave or person.

use super::Fate;
use super::site::{Bench, Change, Site, is_blank};
use crate::diagnostic::Code;
use crate::i18n::sample as say;
use crate::matching::normal_form;
use crate::sample::Row;
use crate::sample::moments::{impossible, is_read};
use crate::sample::sheet::bytes::STRAY;
use crate::sample::sheet::layout::Use;

/// A cell less.
pub(super) fn short(bench: &Bench, site: &Site) -> Option<Change> {
    let (_, cells) = site.cells.split_last()?;
    let fault = bench.fault(None, Some(Code::CsvRowShort), Fate::RowRejected);
    (!is_blank(cells)).then(|| Change::to(cells.to_vec(), vec![fault]))
}

/// A cell more.
#[expect(clippy::unnecessary_wraps, reason = "every row can bear it")]
pub(super) fn long(bench: &Bench, site: &Site) -> Option<Change> {
    let mut cells = site.cells.to_vec();
    cells.push("1".to_owned());
    let fault = bench.fault(None, Some(Code::CsvRowLong), Fate::RowRejected);
    Some(Change::to(cells, vec![fault]))
}

/// A quote inside a cell, not doubled.
pub(super) fn stray_quote(bench: &Bench, site: &Site) -> Option<Change> {
    let plain = |cell: &String| {
        cell.chars().count() > 2 && cell.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let mut columns = bench.columns(site, 30);
    let (at, _) = columns.find(|(at, _)| site.cells.get(*at).is_some_and(plain))?;
    let mut cells = site.cells.to_vec();
    let cell = cells.get_mut(at)?;
    let second = cell.chars().next()?.len_utf8();
    cell.insert(second, STRAY);
    let fault = bench.fault(None, Some(Code::CsvQuoteStray), Fate::RowRejected);
    Some(Change::to(cells, vec![fault]))
}

/// A row of nothing.
#[expect(clippy::unnecessary_wraps, reason = "every file can bear it")]
pub(super) fn blank(bench: &Bench, site: &Site) -> Option<Change> {
    let blank = Row {
        cells: vec![String::new(); site.cells.len()],
        faults: vec![bench.fault(None, None, Fate::Excluded)],
    };
    Some(Change::before(site, Vec::new(), blank))
}

/// A row that a rule leaves out.
pub(super) fn excluded(bench: &Bench, site: &Site) -> Option<Change> {
    let usual = ["En cours", "Non", "0", ""];
    bench.columns(site, 31).find_map(|(at, column)| {
        let texts = column.uses.iter().flat_map(|says| match says {
            Use::Keep(_) => usual.map(str::to_owned).into(),
            Use::Drop(is) => is.iter().cloned().collect(),
            _ => Vec::new(),
        });
        texts.into_iter().find_map(|text| {
            let mut cells = site.cells.to_vec();
            *cells.get_mut(at)? = text;
            let fault = bench.fault(Some(at), None, Fate::Excluded);
            let left_out = bench.is_left_out(&cells) && !is_blank(&cells);
            left_out.then(|| Change::to(cells, vec![fault]))
        })
    })
}

/// A row whose period cannot be read.
pub(super) fn without_period(bench: &Bench, site: &Site) -> Option<Change> {
    bench.columns(site, 32).find_map(|(at, column)| {
        let format = column.uses.iter().find_map(|says| match says {
            Use::Period(format) => Some(*format),
            _ => None,
        })?;
        let lang = bench.cells.plan.language;
        let later = say::to_be_completed().in_lang(lang).to_owned();
        let texts = [impossible(site.drawn.moment, format), Some(later)];
        let text = texts
            .into_iter()
            .flatten()
            .find(|text| !is_read(text, format))?;
        let fault = bench.fault(Some(at), Some(Code::PeriodInvalid), Fate::RowRejected);
        bench.with(site, [(at, text)], vec![fault])
    })
}

/// A row of an unknown wave.
pub(super) fn without_wave(bench: &Bench, site: &Site) -> Option<Change> {
    bench.columns(site, 33).find_map(|(at, column)| {
        let codes = column.uses.iter().find_map(|says| match says {
            Use::Wave(codes) => Some(*codes),
            _ => None,
        })?;
        let texts = ["T9", "?", "Z9"].into_iter();
        let mut unknown = texts.filter(|text| !codes.contains_key(normal_form(text).as_ref()));
        let fault = bench.fault(Some(at), Some(Code::WaveUnknown), Fate::RowRejected);
        bench.with(site, [(at, unknown.next()?.to_owned())], vec![fault])
    })
}

/// A row without its respondent's id.
pub(super) fn without_id(bench: &Bench, site: &Site) -> Option<Change> {
    let at = bench.column_of(|says| matches!(says, Use::Respondent))?;
    let fault = bench.fault(Some(at), Some(Code::IdMissing), Fate::RowKept);
    bench.with(site, [(at, String::new())], vec![fault])
}

/// An id that a spreadsheet turned into a number.
pub(super) fn damaged_id(bench: &Bench, site: &Site) -> Option<Change> {
    let at = bench.column_of(|says| matches!(says, Use::Respondent))?;
    let damaged = format!("3{}58E+14", bench.cells.notation.decimal());
    let fault = bench.fault(Some(at), Some(Code::IdScientific), Fate::RowKept);
    bench.with(site, [(at, damaged)], vec![fault])
}
