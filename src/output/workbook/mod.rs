//! The workbook that a coordinator would make: contents, key figures, a sheet a theme, coverage, comparability, method, every figure.
//!
//! In: what is shown of a release, and the matrix of the same indicators. Out: the bytes of an `.xlsx`, the same for the same figures: the
//! date of creation is fixed. All texts are written as texts, so that none becomes a formula; its own formulas read other cells of
//! the workbook: what charts draw, parts of counts, and counts of the data.

mod chart;
mod comparability;
mod contents;
mod coverage;
mod data;
mod figures;
mod lines;
mod method;
mod names;
mod plotted;
mod reading;
mod sheet;
mod splits;
mod style;
#[cfg(test)]
mod tests;
mod theme;

use std::collections::BTreeMap;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::figure::Estimator;
use crate::i18n::output::{self as said, workbook};
use crate::i18n::{Lang, Text};
use crate::output::matrix::Matrix;
use crate::output::page::plain;
use crate::output::selection::Shown;
use crate::output::table::{self, value};
use crate::plan::{IndicatorId, Plan, WaveId, Waves};
use crate::referential::Status;
use crate::release::{Audience, Release, Row};
use contents::Entry;
use names::Names;
use plotted::Plotted;
use sheet::Head;

/// What sheets are made of.
struct Book<'b> {
    plan: &'b Plan,
    release: &'b Release,
    lang: Lang,
    /// The indicators that have a row, in the referential's order.
    blocks: Vec<Block<'b>>,
}

/// The rows of an indicator.
struct Block<'b> {
    id: IndicatorId,
    /// Those of everyone, by wave, then period, then category; associations under the sector.
    totals: Vec<&'b Row>,
    /// Those of a part.
    splits: Vec<&'b Row>,
}

impl<'b> Book<'b> {
    fn of(plan: &'b Plan, release: &'b Release, lang: Lang) -> Self {
        let mut blocks: BTreeMap<IndicatorId, Block<'b>> = BTreeMap::new();
        for row in &release.rows {
            let key = &row.key;
            // Another estimate is told where it may be read, as in the table.
            if key.estimator != Estimator::Pooled && !value::has_room(plan, row) {
                continue;
            }
            let block = blocks.entry(key.indicator).or_insert_with(|| Block {
                id: key.indicator,
                totals: Vec::new(),
                splits: Vec::new(),
            });
            if key.splits.is_empty() {
                block.totals.push(row);
            } else {
                block.splits.push(row);
            }
        }
        for block in blocks.values_mut() {
            block.totals.sort_by_key(|row| {
                let key = &row.key;
                (
                    key.waves,
                    key.period,
                    key.code,
                    key.association,
                    key.estimator,
                )
            });
        }
        Self {
            plan,
            release,
            lang,
            blocks: blocks.into_values().collect(),
        }
    }

    /// Whether an indicator of the core has a row.
    fn has_core(&self) -> bool {
        let core = |block: &Block<'_>| {
            let indicator = self.plan.indicator(block.id);
            indicator.owner.is_none() && indicator.status == Some(Status::Core)
        };
        self.blocks.iter().any(core)
    }

    /// The blocks of each theme, in order; what has no theme comes last.
    fn themes(&self) -> Vec<(Text, Vec<&Block<'b>>)> {
        let theme_of = |block: &Block<'_>| self.plan.indicator(block.id).sheet.theme.as_deref();
        let of = |wanted: Option<&str>| -> Vec<&Block<'b>> {
            let known = |it: &str| self.plan.themes.iter().any(|theme| theme.id == it);
            let blocks = self.blocks.iter();
            let own = blocks.filter(|block| theme_of(block).filter(|it| known(it)) == wanted);
            own.collect()
        };
        let themes = self.plan.themes.iter();
        let themes = themes.map(|it| (it.label.clone(), of(Some(&it.id))));
        let others = (workbook::other_indicators(), of(None));
        let mut all: Vec<_> = themes.chain([others]).collect();
        all.retain(|(_, blocks)| !blocks.is_empty());
        all
    }
}

/// The bytes of the workbook.
///
/// # Errors
/// Where there is more than a workbook can hold.
pub fn bytes(
    plan: &Plan,
    shown: &Shown,
    matrix: &Matrix<'_>,
    lang: Lang,
) -> Result<Vec<u8>, XlsxError> {
    let release = &shown.release;
    let book = Book::of(plan, release, lang);
    let in_lang = |text: Text| text.in_lang(lang).to_owned();
    let mut names = Names::default();
    let mut take = |text: Text| names.take(text.in_lang(lang));
    let head = Head {
        readers: table::readers(release.audience),
        protected: release.audience != Audience::Working,
        referential: said::title(&plan.title, &plan.id, &plan.version),
        notice: release.coverage.notice.as_deref().map(plain),
        contents: take(workbook::contents()),
        lang,
    };
    let key = take(workbook::key_figures());
    let themes: Vec<_> = book.themes().into_iter().collect();
    let themes: Vec<_> = themes
        .into_iter()
        .map(|(title, blocks)| (take(title.clone()), title, blocks))
        .collect();
    let coverage = take(workbook::coverage());
    let comparability = take(workbook::comparability());
    let method = take(workbook::method());
    let data = take(workbook::data());
    let drawn = take(workbook::plotted());

    let mut plotted = Plotted::new(&head, &drawn)?;
    let mut sheets: Vec<(Entry, Worksheet)> = Vec::new();
    let mut add = |sheet: &str, holds: Text, made: Worksheet| {
        let sheet = sheet.to_owned();
        sheets.push((Entry { sheet, holds }, made));
    };
    if let Some(made) = figures::write(&book, &head, &key, &mut plotted)? {
        add(&key, workbook::key_means(book.has_core()), made);
    }
    for (name, title, blocks) in &themes {
        let made = theme::write(&book, &head, (name, title), blocks, &mut plotted)?;
        let labels = blocks.iter().map(|block| &plan.indicator(block.id).label);
        let labels: Vec<&Text> = labels.collect();
        add(name, workbook::listed(&labels), made);
    }
    let columns = data::Columns::of(&book, &data, &head);
    if !release.rows.is_empty() {
        let made = coverage::write(&book, &head, &coverage, &columns)?;
        add(&coverage, workbook::coverage_means(), made);
    }
    let made = comparability::write(&book, &head, &comparability, matrix)?;
    add(&comparability, workbook::comparability_means(), made);
    let made = method::write(&book, &head, &method, shown)?;
    add(&method, workbook::method_means(), made);
    let made = data::write(&book, &head, &data)?;
    add(&data, workbook::data_means(), made);
    add(&drawn, workbook::plotted_means(), plotted.done()?);

    let (entries, sheets): (Vec<Entry>, Vec<Worksheet>) = sheets.into_iter().unzip();
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(plain(&in_lang(plan.title.clone())))
            .set_subject(plain(&in_lang(head.readers.clone())))
            .set_creation_datetime(&created),
    );
    workbook.push_worksheet(contents::write(&head, &entries)?);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer()
}

/// The beginning of the label of a wave, to its comma, or of the two of a change: what a heading and an axis have room for. None where
/// the wave plays no part.
fn short_wave(plan: &Plan, waves: Waves, lang: Lang) -> Option<String> {
    let begins = |id: WaveId| plan.wave(id).label.in_lang(lang).split(',').next();
    let short = |id: WaveId| {
        let begin = begins(id).unwrap_or_default();
        let waves = (0..plan.waves.len()).filter_map(|at| u8::try_from(at).ok());
        let alike = waves.filter(|at| begins(WaveId(*at)) == Some(begin));
        let words = if alike.count() > 1 {
            plan.wave(id).label.in_lang(lang)
        } else {
            begin
        };
        plain(words)
    };
    match waves {
        Waves::None => None,
        Waves::One(id) => Some(short(id)),
        Waves::Change { from, to } => Some(format!("{} → {}", short(from), short(to))),
    }
}

/// A count as a spreadsheet holds it.
#[expect(
    clippy::cast_precision_loss,
    reason = "a spreadsheet has no other number, and no count is that large"
)]
fn wide(count: impl TryInto<i128>) -> f64 {
    count.try_into().unwrap_or(i128::MAX) as f64
}
