//! A bar from 0 to the value, a line for its interval.

use super::svg::Svg;
use super::{Axis, Mark, Shown, stacked};

/// Parts one under the other, on a scale that begins at 0.
#[derive(Clone, Debug)]
pub(crate) struct Bars {
    /// The scale.
    pub(crate) axis: Axis,
    /// The parts.
    pub(crate) marks: Vec<Mark>,
}

impl Bars {
    pub(super) fn draw(&self) -> Svg {
        stacked(&self.marks, &self.axis, |svg, mark, y| {
            if let Shown::Value(at, bounds) = mark.shown {
                let (from, to) = (self.axis.place(0.0), self.axis.place(at));
                svg.rect("bar", from, to, y - 7, 14);
                if let Some(bounds) = bounds {
                    svg.whisker(bounds.map(|it| self.axis.place(it)), y);
                }
            }
        })
    }
}
