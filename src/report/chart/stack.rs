//! What makes a whole, as parts of one bar.

use super::svg::{self, Svg};
use super::{BAND, LABEL, WORDS};

/// Wholes one under the other.
#[derive(Clone, Debug)]
pub(crate) struct Stack {
    /// What the fills stand for, in order.
    pub(crate) legend: Vec<String>,
    /// The wholes: what each speaks of, its base, and its parts.
    pub(crate) wholes: Vec<(String, String, Vec<Segment>)>,
}

/// A part of a whole.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    /// How large it is.
    pub(crate) size: f64,
    /// What is written in it, where it has room.
    pub(crate) written: String,
}

/// The narrowest part, in percent, that a number has room in.
const ROOM: f64 = 9.0;

impl Stack {
    pub(super) fn draw(&self) -> Svg {
        let mut drawn = Svg::default();
        let mut y = 0;
        for (at, words) in self.legend.iter().enumerate() {
            drawn.rect(fill(at, self.legend.len()), 0.0, 4.0, y + 2, 12);
            drawn.text("tick", 5.5, y + 12, words);
            y += 18;
        }
        y += 6;
        for (label, detail, parts) in &self.wholes {
            let lines = svg::wrapped(label, detail, LABEL);
            for (at, (words, detail)) in lines.iter().enumerate() {
                let line = u32::try_from(at).unwrap_or(0);
                drawn.label(0.0, y + WORDS * line + 12, words, detail);
            }
            y += WORDS * u32::try_from(lines.len()).unwrap_or(1);
            let whole: f64 = parts.iter().map(|it| it.size).sum();
            let mut from = 0.0;
            for (at, part) in parts.iter().enumerate() {
                let to = from
                    + if whole > 0.0 {
                        100.0 * part.size / whole
                    } else {
                        0.0
                    };
                drawn.rect(fill(at, self.legend.len()), from, to, y + 2, BAND - 2);
                if to - from >= ROOM {
                    let middle = f64::midpoint(from, to);
                    drawn.text(ink(at, self.legend.len()), middle, y + 17, &part.written);
                }
                from = to;
            }
            y += BAND + 6;
        }
        drawn.grow(y);
        drawn
    }
}

/// The fill of a part: dark, light, then striped; of more parts, darker and lighter in turn.
fn fill(at: usize, of: usize) -> &'static str {
    match (at, of) {
        (0, _) => "part dark",
        (at, of) if at + 1 == of && of > 1 => "part striped",
        (at, _) if at % 2 == 1 => "part light",
        _ => "part mid",
    }
}

/// The ink of what is written on such a fill.
fn ink(at: usize, of: usize) -> &'static str {
    match fill(at, of) {
        "part dark" => "inside pale middle",
        "part striped" => "inside haloed middle",
        _ => "inside middle",
    }
}
