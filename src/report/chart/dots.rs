//! A dot where the value is, a line for its interval.

use super::svg::Svg;
use super::{Axis, Mark, Shown, stacked};

/// Values one under the other, on one scale.
#[derive(Clone, Debug)]
pub(crate) struct Dots {
    /// The scale.
    pub(crate) axis: Axis,
    /// The values.
    pub(crate) marks: Vec<Mark>,
}

impl Dots {
    pub(super) fn draw(&self) -> Svg {
        stacked(&self.marks, &self.axis, |svg, mark, y| {
            if let Shown::Value(at, bounds) = mark.shown {
                if let Some(bounds) = bounds {
                    svg.whisker(bounds.map(|it| self.axis.place(it)), y);
                }
                svg.dot(self.axis.place(at), y, mark.hollow);
            }
        })
    }
}
