//! What charts draw: a sheet where each chart has its own small table, each number of which points at the cell that shows it.
//!
//! A chart of Excel reads ranges without holes and takes a word for a zero, so that it cannot read a table in which « s » stands among
//! numbers. Here what is withheld, and what has no data, is an empty cell, and its name says so.

use rust_xlsxwriter::{ChartRange, XlsxError};

use super::lines::{HIGH, LOW, Point, VALUE};
use super::names::quoted;
use super::sheet::{Head, Sheet};
use super::style;
use crate::i18n::output::workbook as said;

/// What one chart draws.
pub(super) struct Drawing {
    /// What is seen.
    pub(super) title: String,
    /// The names along its axis: a group, and a part of it or nothing.
    pub(super) names: Vec<[String; 2]>,
    /// What is drawn, each as long as the names.
    pub(super) series: Vec<Series>,
}

/// One series.
pub(super) struct Series {
    /// Its name.
    pub(super) name: String,
    /// Its points; none where nothing is drawn.
    pub(super) points: Vec<Option<Point>>,
}

impl Drawing {
    /// How many points it has.
    pub(super) fn len(&self) -> usize {
        let points = self.series.iter().flat_map(|it| &it.points);
        points.filter(|it| it.is_some()).count()
    }

    /// Every bound and every value.
    pub(super) fn values(&self) -> impl Iterator<Item = f64> {
        let points = self.series.iter().flat_map(|it| &it.points).flatten();
        points.flat_map(|it| it.bounds.unwrap_or([it.value; 2]))
    }
}

/// Where a chart reads.
pub(super) struct Ranges {
    /// The names along its axis.
    pub(super) names: ChartRange,
    /// Each series: its name, its values, and how far its interval goes below and above.
    pub(super) series: Vec<[ChartRange; 4]>,
}

/// The sheet of what charts draw.
pub(super) struct Plotted {
    sheet: Sheet,
}

/// Columns of a series.
const EACH: u16 = 3;
/// Columns of names.
const NAMES: u16 = 2;

impl Plotted {
    /// An empty one.
    pub(super) fn new(head: &Head, name: &str) -> Result<Self, XlsxError> {
        let title = said::plotted();
        let widths = [34.0, 24.0].into_iter().chain([11.0; 9]);
        let widths: Vec<f64> = widths.collect();
        let mut sheet = Sheet::new(head, name, &title, &widths)?;
        let lang = head.lang;
        sheet.across(said::plotted_means().in_lang(lang), &style::sentence())?;
        sheet.inner.set_tab_color(style::LINE);
        Ok(Self { sheet })
    }

    /// Writes what a chart draws, and says where.
    pub(super) fn add(&mut self, drawing: &Drawing) -> Result<Ranges, XlsxError> {
        let sheet = &mut self.sheet;
        let lang = sheet.lang();
        let bare = style::bare("General");
        sheet.next();
        sheet.text(0, &drawing.title, &style::subtitle())?;
        sheet.next();
        let head = sheet.row;
        for (column, series) in (NAMES..).step_by(usize::from(EACH)).zip(&drawing.series) {
            sheet.text(column, &series.name, &style::inner_heading_right())?;
            for (beside, words) in [(1, said::below()), (2, said::above())] {
                let format = style::inner_heading_right();
                sheet.text(column + beside, words.in_lang(lang), &format)?;
            }
        }
        sheet.next();
        let first = sheet.row;
        let parted = drawing.names.iter().any(|[_, part]| !part.is_empty());
        for (at, [group, part]) in drawing.names.iter().enumerate() {
            sheet.text(0, group, &bare)?;
            if parted {
                sheet.text(1, part, &bare)?;
            }
            for (column, series) in (NAMES..).step_by(usize::from(EACH)).zip(&drawing.series) {
                if let Some(Some(point)) = series.points.get(at) {
                    write(sheet, column, point)?;
                }
            }
            sheet.next();
        }
        let last = sheet.row.saturating_sub(1);
        let range = |row, column, to, until| {
            ChartRange::new_from_range(&sheet.name, row, column, to, until)
        };
        let columns = (NAMES..).step_by(usize::from(EACH));
        let series = columns.zip(&drawing.series).map(|(column, _)| {
            let down = |column| range(first, column, last, column);
            [
                range(head, column, head, column),
                down(column),
                down(column + 1),
                down(column + 2),
            ]
        });
        Ok(Ranges {
            names: range(first, 0, last, u16::from(parted)),
            series: series.collect(),
        })
    }

    /// The sheet, done.
    pub(super) fn done(self) -> Result<rust_xlsxwriter::Worksheet, XlsxError> {
        self.sheet.done()
    }
}

/// A point, read from where it is shown.
fn write(sheet: &mut Sheet, column: u16, point: &Point) -> Result<(), XlsxError> {
    let bare = style::bare("General");
    let name = quoted(&point.sheet);
    let letter = |column: u16| char::from(b'A' + u8::try_from(column).unwrap_or(0));
    let cell = |column| format!("{name}!${}${}", letter(column), point.row + 1);
    let value = cell(VALUE);
    sheet.formula(column, &format!("={value}"), point.value, &bare)?;
    if let Some([low, high]) = point.bounds {
        let below = format!("={value}-{}", cell(LOW));
        let above = format!("={}-{value}", cell(HIGH));
        sheet.formula(column + 1, &below, point.value - low, &bare)?;
        sheet.formula(column + 2, &above, high - point.value, &bare)?;
    }
    Ok(())
}
