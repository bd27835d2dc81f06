//! How much there is in each cell of a table, by how dark it is, and in figures.

use super::svg::{self, Svg};

/// A table of cells.
#[derive(Clone, Debug)]
pub(crate) struct Heat {
    /// Names of the columns.
    pub(crate) columns: Vec<String>,
    /// Names of the rows, what stands after each, and their cells.
    pub(crate) rows: Vec<(String, String, Vec<Cell>)>,
}

/// One cell.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    /// How full it is, from 0 to 1, and what is written in it.
    Full(f64, String),
    /// Withheld, and its sign.
    Withheld(String),
    /// Nothing is asked there.
    Empty,
}

/// Where cells begin, in percent of the width.
const CELLS: f64 = 46.0;
/// Height of a row.
const ROW: u32 = 34;
/// Characters of the name of a row on one line.
const NAME: usize = 42;

impl Heat {
    pub(super) fn draw(&self) -> Svg {
        let mut drawn = Svg::default();
        let count = u32::try_from(self.columns.len().max(1)).unwrap_or(1);
        let width = (100.0 - CELLS) / f64::from(count);
        let left = |at: usize| CELLS + width * f64::from(u32::try_from(at).unwrap_or(0));
        for (at, name) in self.columns.iter().enumerate() {
            drawn.text("tick middle", left(at) + width / 2.0, 12, name);
        }
        let mut y = 20;
        for (name, detail, cells) in &self.rows {
            let lines = svg::wrapped(name, detail, NAME);
            let first = if lines.len() > 1 { y + 13 } else { y + 21 };
            for (at, (words, detail)) in lines.iter().take(2).enumerate() {
                let line = u32::try_from(at).unwrap_or(0);
                drawn.label(0.0, first + 15 * line, words, detail);
            }
            for (at, cell) in cells.iter().enumerate() {
                let (from, to) = (left(at) + 0.25, left(at) + width - 0.25);
                let middle = f64::midpoint(from, to);
                match cell {
                    Cell::Full(part, words) => {
                        let (fill, ink) = shade(*part);
                        drawn.rect(fill, from, to, y + 1, ROW - 3);
                        drawn.text(ink, middle, y + 21, words);
                    }
                    Cell::Withheld(sign) => {
                        drawn.rect("withheld", from, to, y + 1, ROW - 3);
                        drawn.text("inside haloed middle", middle, y + 21, sign);
                    }
                    Cell::Empty => drawn.rect("void", from, to, y + 1, ROW - 3),
                }
            }
            y += ROW;
        }
        drawn.grow(y);
        drawn
    }
}

/// The fill of a cell, and the ink that reads on it.
fn shade(part: f64) -> (&'static str, &'static str) {
    match part {
        it if it >= 0.999 => ("heat h4", "inside pale middle"),
        it if it >= 0.75 => ("heat h3", "inside pale middle"),
        it if it >= 0.5 => ("heat h2", "inside middle"),
        it if it > 0.0 => ("heat h1", "inside middle"),
        _ => ("heat h0", "inside middle"),
    }
}
