//! The scale that marks stand on.
//!
//! Steps are 1, 2, 2.5 or 5 at some power of ten, found by multiplying and dividing alone: the same on every machine.

use super::TRACK;
use super::svg::Svg;
use crate::i18n::Lang;
use crate::output::number;

/// A scale between two values.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    low: f64,
    high: f64,
    ticks: Vec<(f64, String)>,
    /// Whether 0 is told apart from other values.
    zero: bool,
    /// Values to compare with.
    pub(in crate::report) guides: Vec<Guide>,
}

/// A value to compare with: a target, the whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Guide {
    /// Where.
    pub(crate) at: f64,
    /// Its words.
    pub(crate) label: String,
}

impl Axis {
    /// From 0 to 100, in percent.
    pub(in crate::report) fn percent(lang: Lang) -> Self {
        let ticks = [0_u8, 25, 50, 75, 100];
        let ticks = ticks.map(|at| {
            let digits = number::whole(i128::from(at), lang);
            (f64::from(at), number::percent(&digits, lang))
        });
        Self {
            low: 0.0,
            high: 100.0,
            ticks: ticks.to_vec(),
            zero: true,
            guides: Vec::new(),
        }
    }

    /// Around `values`; `signed` where they are differences: 0 is then on it.
    pub(in crate::report) fn around(values: &[f64], signed: bool, lang: Lang) -> Self {
        let values = values.iter().copied().filter(|it| it.is_finite());
        let zero = signed.then_some(0.0);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.chain(zero) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if high - low < 1e-9 {
            (low, high) = (low - 0.5, high + 0.5);
        }
        let (step, decimals) = step((high - low) / 4.0);
        let (low, high) = ((low / step).floor(), (high / step).ceil());
        let mut ticks = Vec::new();
        let mut at = low;
        // A whole number of steps: eight at most.
        while at <= high {
            let digits = number::rounded(at * step, decimals, lang);
            let digits = if signed {
                number::signed(&digits)
            } else {
                digits
            };
            ticks.push((at * step, digits));
            at += 1.0;
        }
        Self {
            low: low * step,
            high: high * step,
            ticks,
            zero: signed,
            guides: Vec::new(),
        }
    }

    /// Where a value stands between both ends, from 0 to 1.
    pub(super) fn part(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Where a value stands on a track, in percent of the width.
    pub(super) fn place(&self, value: f64) -> f64 {
        TRACK[0] + self.part(value) * (TRACK[1] - TRACK[0])
    }

    pub(super) fn ticks(&self) -> &[(f64, String)] {
        &self.ticks
    }

    /// The words of what is compared with, above the tracks; how far down they go.
    pub(super) fn guide_words(&self, svg: &mut Svg) -> u32 {
        let mut y = 0;
        for guide in &self.guides {
            y += 16;
            let x = self.place(guide.at);
            let class = if x > 35.0 { "guide end" } else { "guide" };
            svg.text(class, x, y - 3, &guide.label);
        }
        if y == 0 { 2 } else { y + 4 }
    }

    /// Lines down through one track: words between tracks stay clear.
    pub(super) fn lines(&self, svg: &mut Svg, from: u32, to: u32) {
        for (at, _) in &self.ticks {
            let is_zero = self.zero && *at == 0.0;
            let class = if is_zero { "zero" } else { "grid" };
            svg.down(class, self.place(*at), from, to);
        }
        for guide in &self.guides {
            svg.down("guideline", self.place(guide.at), from, to);
        }
    }

    /// What values the lines stand for.
    pub(super) fn ticks_under(&self, svg: &mut Svg, y: u32) {
        for (place, (at, words)) in self.ticks.iter().enumerate() {
            let class = if place == 0 { "tick" } else { "tick middle" };
            let x = if place == 0 { 0.0 } else { self.place(*at) };
            svg.text(class, x, y, words);
        }
    }
}

/// The smallest step that is no less than `least`, and the decimals it takes.
fn step(least: f64) -> (f64, u8) {
    let mut unit = 1.0;
    let mut decimals = 0;
    while unit > least && decimals < 9 {
        unit /= 10.0;
        decimals += 1;
    }
    while unit * 10.0 <= least {
        unit *= 10.0;
    }
    let (times, more) = [(1.0, 0), (2.0, 0), (2.5, 1), (5.0, 0), (10.0, 0)]
        .into_iter()
        .find(|(times, _)| unit * times >= least)
        .unwrap_or((10.0, 0));
    let more = if unit >= 10.0 { 0 } else { more };
    (unit * times, decimals + more)
}
