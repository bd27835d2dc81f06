//! One theme: its indicators one under the other, each with what it says, its figures by wave then by period, its chart, and its
//! disaggregations over the last period.
//!
//! In: the rows of the theme. Out: a sheet. Rows of associations stand under those of the sector, and fold.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::chart::{self, Scale};
use super::lines::{self, BESIDE, GAP, Point};
use super::plotted::{Drawing, Plotted, Series};
use super::sheet::{Head, Sheet};
use super::style::{self, Shape};
use super::{Block, Book, short_wave, splits};
use crate::figure::Estimator;
use crate::i18n::output::{self as said, workbook};
use crate::i18n::{Lang, Text};
use crate::output::page::plain;
use crate::output::table::{self, value};
use crate::period::Period;
use crate::plan::{CodeId, Measure, Plan, Waves};
use crate::release::Row;

/// Pixels across of a chart, points down of one, and of a pixel.
const WIDTH: u32 = 410;
const TALL: f64 = 225.0;
const PIXEL: f64 = 0.75;

/// Writes the sheet of `blocks`.
pub(super) fn write(
    book: &Book<'_>,
    head: &Head,
    (name, title): (&str, &Text),
    blocks: &[&Block<'_>],
    plotted: &mut Plotted,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(head, name, title, &lines::WIDTHS)?;
    sheet.inner.set_column_width(BESIDE - 1, GAP)?;
    sheet.print_by_blocks(f64::from(WIDTH) + 16.0);
    lines::headings(&mut sheet)?;
    sheet.freeze(1)?;
    for block in blocks {
        sheet.unit();
        write_block(book, &mut sheet, block, plotted)?;
        sheet.next();
    }
    sheet.done()
}

fn write_block(
    book: &Book<'_>,
    sheet: &mut Sheet,
    block: &Block<'_>,
    plotted: &mut Plotted,
) -> Result<(), XlsxError> {
    let (plan, lang) = (book.plan, book.lang);
    let indicator = plan.indicator(block.id);
    let (top, start) = (sheet.row, sheet.down);
    let label = plain(indicator.label.in_lang(lang));
    let named = match indicator.owner {
        Some(owner) => {
            let name = plan.association(owner).name.in_lang(lang);
            format!("{label} ({})", plain(name))
        }
        None => label.clone(),
    };
    sheet.across_to(lines::REMARKS, &named, &style::block())?;
    let definition = indicator.definition.in_lang(lang);
    if !definition.is_empty() && definition != indicator.label.in_lang(lang) {
        sheet.across_to(lines::REMARKS, definition, &style::aside())?;
    }
    for reference in &indicator.sheet.references {
        let words = workbook::reference(reference, &indicator.unit);
        sheet.across_to(lines::REMARKS, words.in_lang(lang), &style::aside())?;
    }
    let mut seen: Vec<(&Row, Option<Point>)> = Vec::new();
    for row in &block.totals {
        let (words, depth) = words(plan, row, lang);
        let is_whole = row.key.association == indicator.owner;
        let at = sheet.row;
        let point = lines::write(sheet, plan, row, (&words, depth))?;
        lines::under(sheet, plan, row, lang)?;
        if !is_whole {
            sheet.inner.group_rows(at, sheet.row - 1)?;
        }
        if is_whole && row.key.estimator == Estimator::Pooled && !row.key.waves.is_change() {
            seen.push((row, point));
        }
    }
    let drawn = match indicator.measure {
        Measure::Distribution(_) => parts(plan, &seen, &label, lang),
        _ => dots(plan, &seen, &label, lang),
    };
    let bottom = match drawn {
        Some((drawing, how)) if drawing.len() > 1 => {
            let ranges = plotted.add(&drawing)?;
            let digits = decimals(plan, &seen);
            let shape = Shape {
                decimals: digits,
                signed: false,
                rough: false,
            };
            let pattern = shape.pattern(1.0, lang);
            let scale = Scale {
                is_percent: is_percent(plan, block),
                pattern: &pattern,
            };
            let mut chart = match how {
                How::Dots => chart::dots(&drawing, &ranges, scale),
                How::Stacked => chart::stacked(&drawing, &ranges, scale),
                How::Bars => chart::bars(&drawing, &ranges, scale),
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a few hundred"
            )]
            chart.set_width(WIDTH).set_height((TALL / PIXEL) as u32);
            // A little lower: its frame is not to be drawn on the page before.
            sheet
                .inner
                .insert_chart_with_offset(top, BESIDE, &chart, 0, 4)?;
            start + TALL + 15.0
        }
        _ => start,
    };
    splits::write(book, sheet, block, bottom)?;
    while sheet.down < bottom {
        sheet.next();
    }
    Ok(())
}

/// The words of a row of a block, and how deep they stand.
fn words(plan: &Plan, row: &Row, lang: Lang) -> (String, u8) {
    let beside = match row.key.estimator {
        Estimator::Pooled => None,
        Estimator::Stratified => Some(said::stratified()),
        Estimator::Standardised(id) => Some(said::standardised(&plan.standard(id).id)),
    };
    if let Some(beside) = beside {
        return (plain(beside.in_lang(lang)), 2);
    }
    let owner = plan.indicator(row.key.indicator).owner;
    if let Some(id) = row.key.association.filter(|_| owner.is_none()) {
        return (plain(plan.association(id).name.in_lang(lang)), 2);
    }
    // The heading names whose an indicator of one association is.
    let mut row = row.clone();
    row.key.association = None;
    let whole = || said::whole().in_lang(lang).to_owned();
    let details = table::details(plan, &row, lang);
    (plain(&details.unwrap_or_else(whole)), 1)
}

/// How a block is drawn.
#[derive(Clone, Copy)]
enum How {
    Dots,
    Stacked,
    Bars,
}

fn is_percent(plan: &Plan, block: &Block<'_>) -> bool {
    let indicator = plan.indicator(block.id);
    let counted = matches!(
        indicator.measure,
        Measure::Share { .. } | Measure::Distribution(_)
    );
    counted || indicator.unit == "percent"
}

/// The most decimals that any of its figures bears.
fn decimals(plan: &Plan, seen: &[(&Row, Option<Point>)]) -> u8 {
    let all = seen.iter().filter_map(|(row, _)| value::scale(plan, row));
    all.map(|it| it.decimals).max().unwrap_or(0)
}

/// The name of a period along an axis, with its wave where there are several, and the sign that stands for a point that is not drawn.
fn name(plan: &Plan, row: &Row, drawn: bool, parted: bool, lang: Lang) -> [String; 2] {
    let period = row.key.period.text().in_lang(lang).to_owned();
    let instead = |words: String| {
        if drawn {
            words
        } else {
            let sign = plain(&value::value(plan, row, lang));
            format!("{words} ({sign})")
        }
    };
    let wave = short_wave(plan, row.key.waves, lang);
    match wave.filter(|_| parted) {
        Some(wave) => [period, instead(wave)],
        None => [instead(period), String::new()],
    }
}

/// By period then by wave.
fn by_period<'r>(seen: &[(&'r Row, Option<Point>)]) -> Vec<(&'r Row, Option<Point>)> {
    let mut sorted = seen.to_vec();
    sorted.sort_by_key(|(row, _)| (row.key.period, row.key.waves, row.key.code));
    sorted
}

/// One point a period and a wave, one series a wave.
fn dots(
    plan: &Plan,
    seen: &[(&Row, Option<Point>)],
    label: &str,
    lang: Lang,
) -> Option<(Drawing, How)> {
    let sorted = by_period(seen);
    let mut waves: Vec<Waves> = sorted.iter().map(|(row, _)| row.key.waves).collect();
    waves.sort_unstable();
    waves.dedup();
    let series = waves.iter().map(|wave| {
        let points = sorted.iter().map(|(row, point)| {
            let own = row.key.waves == *wave;
            point.clone().filter(|_| own)
        });
        Series {
            name: wave_label(plan, *wave, lang).unwrap_or_else(|| label.to_owned()),
            points: points.collect(),
        }
    });
    let drawing = Drawing {
        title: titled(plan, seen, label, lang)?,
        names: sorted
            .iter()
            .map(|(row, point)| name(plan, row, point.is_some(), waves.len() > 1, lang))
            .collect(),
        series: series.collect(),
    };
    Some((drawing, How::Dots))
}

/// The categories of a distribution: stacked where they make a whole, else those of the last period side by side.
fn parts(
    plan: &Plan,
    seen: &[(&Row, Option<Point>)],
    label: &str,
    lang: Lang,
) -> Option<(Drawing, How)> {
    let sorted = by_period(seen);
    let mut groups: Vec<(Period, Waves)> = Vec::new();
    let mut codes: Vec<CodeId> = Vec::new();
    for (row, _) in &sorted {
        let group = (row.key.period, row.key.waves);
        if groups.last() != Some(&group) {
            groups.push(group);
        }
        codes.extend(row.key.code);
    }
    codes.sort_unstable();
    codes.dedup();
    let find = |group: (Period, Waves), code: CodeId| {
        sorted
            .iter()
            .find(|(row, _)| (row.key.period, row.key.waves) == group && row.key.code == Some(code))
    };
    let of = |group| codes.iter().filter_map(move |code| find(group, *code));
    let whole = |group: &(Period, Waves)| {
        let values = of(*group).filter_map(|(_, point)| point.as_ref());
        let sum: f64 = values.map(|it| it.value).sum();
        sum == 0.0 || (sum - 100.0).abs() < 0.5
    };
    let word = |code: CodeId| {
        let measured = plan.indicator(sorted.first()?.0.key.indicator);
        let of = measured.measure.variables().into_iter().next()?;
        let label = &plan.codelist_of(of)?.code(code).label;
        Some(plain(label.in_lang(lang)))
    };
    let title = titled(plan, seen, label, lang)?;
    if groups.iter().all(whole) {
        let parted = groups.iter().any(|(_, waves)| *waves != groups[0].1);
        let names = groups.iter().filter_map(|group| {
            let (row, point) = of(*group).next()?;
            Some(name(plan, row, point.is_some(), parted, lang))
        });
        let series = codes.iter().map(|code| Series {
            name: word(*code).unwrap_or_default(),
            points: groups
                .iter()
                .map(|group| find(*group, *code).and_then(|(_, point)| point.clone()))
                .collect(),
        });
        let drawing = Drawing {
            title,
            names: names.collect(),
            series: series.collect(),
        };
        return Some((drawing, How::Stacked));
    }
    let drawn = |group: &&(Period, Waves)| of(**group).any(|(_, point)| point.is_some());
    let last = *groups.iter().rev().find(drawn)?;
    let names = codes.iter().map(|code| {
        let words = word(*code).unwrap_or_default();
        [words, String::new()]
    });
    let when = last.0.text();
    let drawing = Drawing {
        title: format!("{title}, {}", when.in_lang(lang)),
        names: names.collect(),
        series: vec![Series {
            name: label.to_owned(),
            points: codes
                .iter()
                .map(|code| find(last, *code).and_then(|(_, point)| point.clone()))
                .collect(),
        }],
    };
    Some((drawing, How::Bars))
}

/// The label of an indicator and its unit.
fn titled(plan: &Plan, seen: &[(&Row, Option<Point>)], label: &str, lang: Lang) -> Option<String> {
    let (row, _) = seen.first()?;
    let indicator = plan.indicator(row.key.indicator);
    let is_percent = value::scale(plan, row).is_some_and(|it| it.is_percent);
    let unit = if is_percent || indicator.unit == "percent" {
        Text::same("%")
    } else {
        workbook::unit(&indicator.unit)
    };
    Some(format!("{label} ({})", unit.in_lang(lang)))
}

/// The label of a wave; none where the wave plays no part.
fn wave_label(plan: &Plan, waves: Waves, lang: Lang) -> Option<String> {
    match waves {
        Waves::One(id) => Some(plain(plan.wave(id).label.in_lang(lang))),
        Waves::None | Waves::Change { .. } => None,
    }
}
