//! Charts: from numbers, and what is written beside them, to SVG.
//!
//! In: what a figure shows, as data, its words already in the language of the page. Out: one `svg` element, with no script, no
//! style of its own and nothing fetched. Across, all is in percent of the width it is given, and words keep their size: the same
//! chart reads on a telephone, on a screen and on paper. Nothing is told by colour alone: marks differ by shape, fills by
//! lightness and pattern, and each value is written beside its mark.

mod axis;
mod bars;
mod dots;
mod heat;
mod series;
mod stack;
mod svg;
#[cfg(test)]
mod tests;

pub(super) use axis::{Axis, Guide};
pub(super) use bars::Bars;
pub(super) use dots::Dots;
pub(super) use heat::{Cell, Heat};
pub(super) use series::{Line, Point, Series};
pub(super) use stack::{Segment, Stack};
pub(crate) use svg::patterns;

use svg::Svg;

/// What is drawn.
#[derive(Clone, Debug)]
pub(crate) enum Chart {
    /// Values and their intervals, one under the other.
    Dots(Dots),
    /// Parts, from 0, one under the other.
    Bars(Bars),
    /// Values over periods, a line a wave.
    Series(Series),
    /// What makes a whole, one whole under the other.
    Stack(Stack),
    /// How much there is in each cell of a table.
    Heat(Heat),
}

impl Chart {
    /// The chart, told to those who hear it as `name`: its values are in the table beside it.
    pub(crate) fn svg(&self, name: &str) -> String {
        let drawn = match self {
            Self::Dots(it) => it.draw(),
            Self::Bars(it) => it.draw(),
            Self::Series(it) => it.draw(),
            Self::Stack(it) => it.draw(),
            Self::Heat(it) => it.draw(),
        };
        drawn.close(name)
    }

    /// Whether it needs more room than a telephone has.
    pub(crate) fn is_wide(&self) -> bool {
        match self {
            Self::Heat(_) => true,
            Self::Series(it) => it.periods.len() > 4,
            Self::Dots(_) | Self::Bars(_) | Self::Stack(_) => false,
        }
    }
}

/// One line of a chart: what it speaks of, and what may be shown of it.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// What it speaks of.
    pub(crate) label: String,
    /// What stands after it: its base.
    pub(crate) detail: String,
    /// What is shown.
    pub(crate) shown: Shown,
    /// What is written on its right: the value and its interval, or why there is none.
    pub(crate) written: String,
    /// Whether its mark is hollow, as that of a first wave is.
    pub(crate) hollow: bool,
}

/// What may be shown of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shown {
    /// A value, and between what it lies where that is known.
    Value(f64, Option<[f64; 2]>),
    /// A count out of few, which no percentage tells.
    Counted,
    /// Withheld.
    Withheld,
    /// Nothing was collected.
    Nothing,
}

/// Where tracks begin and end, in percent of the width; what is written has the rest.
const TRACK: [f64; 2] = [1.5, 60.0];
/// Height of a line of words.
const WORDS: u32 = 17;
/// Height of a track.
const BAND: u32 = 24;
/// Characters of a label on one line: what a telephone holds.
const LABEL: usize = 46;

/// Marks one under the other, words above each track, `draw` what is on it; then the axis.
fn stacked(marks: &[Mark], axis: &Axis, draw: impl Fn(&mut Svg, &Mark, u32)) -> Svg {
    let mut svg = Svg::default();
    let mut y = axis.guide_words(&mut svg);
    for mark in marks {
        let lines = svg::wrapped(&mark.label, &mark.detail, LABEL);
        for (at, (words, detail)) in lines.iter().enumerate() {
            let y = y + WORDS * u32::try_from(at).unwrap_or(0) + 12;
            svg.label(0.0, y, words, detail);
        }
        y += WORDS * u32::try_from(lines.len()).unwrap_or(1);
        let middle = y + BAND / 2 - 2;
        match mark.shown {
            Shown::Withheld => svg.rect("withheld", TRACK[0], TRACK[1], middle - 7, 14),
            Shown::Nothing | Shown::Counted => svg.across("none", TRACK[0], TRACK[1], middle),
            Shown::Value(..) => {
                axis.lines(&mut svg, middle - 10, middle + 10);
                svg.across("rail", TRACK[0], TRACK[1], middle);
                draw(&mut svg, mark, middle);
            }
        }
        svg.text("value end", 100.0, middle + 5, &mark.written);
        y += BAND + 2;
    }
    axis.ticks_under(&mut svg, y + 12);
    svg.grow(y + 20);
    svg
}
