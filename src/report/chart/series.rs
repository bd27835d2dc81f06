//! Values over periods: a line a wave, which stops where periods do not compare or where a value is withheld.

use super::svg::Svg;
use super::{Axis, Shown};

/// Values over periods.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    /// The scale.
    pub(crate) axis: Axis,
    /// Names of the periods.
    pub(crate) periods: Vec<String>,
    /// The lines: two at most read well.
    pub(crate) lines: Vec<Line>,
    /// What the fill of what is withheld stands for.
    pub(crate) withheld: String,
}

/// The values of one wave.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its name.
    pub(crate) name: String,
    /// One a period.
    pub(crate) points: Vec<Point>,
}

/// A value in a period.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    /// What is shown.
    pub(crate) shown: Shown,
    /// What is written at it.
    pub(crate) written: String,
    /// Whether it does not compare with the one before.
    pub(crate) broken: bool,
}

/// Height of the plot.
const HEIGHT: f64 = 190.0;
/// Where periods stand, in percent of the width.
const PLOT: [f64; 2] = [11.0, 99.0];

impl Series {
    pub(super) fn draw(&self) -> Svg {
        let mut svg = Svg::default();
        let mut top = 4;
        for (at, line) in self.lines.iter().enumerate() {
            let y = top + 8;
            svg.across(stroke(at, self.lines.len()), 0.5, 5.5, y);
            svg.dot(3.0, y, is_hollow(at, self.lines.len()));
            svg.text("tick", 7.0, y + 4, &line.name);
            top += 19;
        }
        for guide in &self.axis.guides {
            svg.across("guideline", 0.5, 5.5, top + 8);
            svg.text("tick", 7.0, top + 12, &guide.label);
            top += 19;
        }
        let mut points = self.lines.iter().flat_map(|line| &line.points);
        if points.any(|it| it.shown == Shown::Withheld) {
            svg.rect("withheld", 0.5, 5.5, top + 2, 13);
            svg.text("tick", 7.0, top + 12, &self.withheld);
            top += 19;
        }
        top += 18;
        let down = |value: f64| -> u32 {
            let from_top = (1.0 - self.axis.part(value)) * HEIGHT;
            // At most the height of the plot, and never below 0.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within the plot"
            )]
            let pixels = from_top.round() as u32;
            top + pixels
        };
        for (at, words) in self.axis.ticks() {
            let y = down(*at);
            svg.across("grid", PLOT[0], PLOT[1], y);
            svg.text("tick end", PLOT[0] - 1.5, y + 4, words);
        }
        for guide in &self.axis.guides {
            svg.across("guideline", PLOT[0], PLOT[1], down(guide.at));
        }
        let foot = down(f64::NEG_INFINITY) + 18;
        let slot = (PLOT[1] - PLOT[0]) / place(self.periods.len().max(1));
        let middle = |at: usize| PLOT[0] + slot * (place(at) + 0.5);
        for (at, name) in self.periods.iter().enumerate() {
            svg.text("label middle", middle(at), foot, name);
        }
        let mut strip = foot + 10;
        for (nth, line) in self.lines.iter().enumerate() {
            let shift = slot * 0.16 * (place(nth) - (place(self.lines.len()) - 1.0) / 2.0);
            let mut before: Option<(f64, u32)> = None;
            let mut is_withheld = false;
            for (at, point) in line.points.iter().enumerate() {
                let x = middle(at) + shift;
                match point.shown {
                    Shown::Value(value, bounds) => {
                        let y = down(value);
                        if let Some((from, height)) = before.filter(|_| !point.broken) {
                            svg.line(stroke(nth, self.lines.len()), [from, x], [height, y]);
                        }
                        before = Some((x, y));
                        if let Some([low, high]) = bounds {
                            svg.down("whisker", x, down(high), down(low));
                        }
                    }
                    Shown::Withheld => {
                        before = None;
                        is_withheld = true;
                        let half = (slot * 0.3).min(7.0);
                        svg.rect("withheld", middle(at) - half, middle(at) + half, strip, 16);
                    }
                    Shown::Counted | Shown::Nothing => before = None,
                }
            }
            if is_withheld {
                svg.dot(3.0, strip + 8, is_hollow(nth, self.lines.len()));
                strip += 22;
            }
        }
        // Dots and words over the lines.
        for (nth, line) in self.lines.iter().enumerate() {
            let shift = slot * 0.16 * (place(nth) - (place(self.lines.len()) - 1.0) / 2.0);
            for (at, point) in line.points.iter().enumerate() {
                let Shown::Value(value, bounds) = point.shown else {
                    continue;
                };
                let (x, y) = (middle(at) + shift, down(value));
                svg.dot(x, y, is_hollow(nth, self.lines.len()));
                let [low, high] = bounds.unwrap_or([value; 2]).map(down);
                let above = self.is_highest(nth, at, value);
                let words = if above {
                    high.saturating_sub(8)
                } else {
                    low + 16
                };
                svg.text("small haloed middle", x, words, &point.written);
            }
        }
        svg.grow(strip + 2);
        svg
    }

    /// Whether no other line is above a value in its period: it is then written above, else below.
    fn is_highest(&self, nth: usize, at: usize, value: f64) -> bool {
        let others = self.lines.iter().enumerate().filter(|(it, _)| *it != nth);
        let mut others = others.filter_map(|(it, line)| Some((it, line.points.get(at)?.shown)));
        others.all(|(it, shown)| match shown {
            Shown::Value(other, _) => value > other || (value >= other && nth < it),
            _ => true,
        })
    }
}

fn place(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The last line is full, those before it are dashed and their points hollow.
fn is_hollow(at: usize, of: usize) -> bool {
    at + 1 < of
}

fn stroke(at: usize, of: usize) -> &'static str {
    if is_hollow(at, of) {
        "path dashed"
    } else {
        "path"
    }
}
