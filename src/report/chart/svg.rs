//! Marks put one after the other: the only place that writes SVG.
//!
//! Across in percent, down in pixels.

use std::fmt::Write;

/// What was drawn so far.
#[derive(Default)]
pub(super) struct Svg {
    body: String,
    height: u32,
}

impl Svg {
    /// A line of words: `class` says how they look and, by `end` or `middle`, where `x` is in them.
    pub(super) fn text(&mut self, class: &str, x: f64, y: u32, words: &str) {
        let words = escaped(words);
        self.push(&format!(
            "<text class=\"{class}\" x=\"{x:.2}%\" y=\"{y}\">{words}</text>"
        ));
        self.grow(y + 4);
    }

    /// What a line speaks of, then its base in softer ink.
    pub(super) fn label(&mut self, x: f64, y: u32, words: &str, detail: &str) {
        let (words, mut detail) = (escaped(words), escaped(detail));
        if !detail.is_empty() {
            let gap = if words.is_empty() { "" } else { " dx=\"8\"" };
            detail = format!("<tspan class=\"soft\"{gap}>{detail}</tspan>");
        }
        self.push(&format!(
            "<text class=\"label\" x=\"{x:.2}%\" y=\"{y}\">{words}{detail}</text>"
        ));
        self.grow(y + 4);
    }

    /// A rectangle between two places across.
    pub(super) fn rect(&mut self, class: &str, from: f64, to: f64, y: u32, height: u32) {
        let width = (to - from).max(0.0);
        self.push(&format!(
            "<rect class=\"{class}\" x=\"{from:.2}%\" y=\"{y}\" width=\"{width:.2}%\" height=\"{height}\"/>"
        ));
        self.grow(y + height);
    }

    /// A line across.
    pub(super) fn across(&mut self, class: &str, from: f64, to: f64, y: u32) {
        self.line(class, [from, to], [y, y]);
    }

    /// A line down.
    pub(super) fn down(&mut self, class: &str, x: f64, from: u32, to: u32) {
        self.line(class, [x, x], [from, to]);
    }

    /// A line.
    pub(super) fn line(&mut self, class: &str, across: [f64; 2], down: [u32; 2]) {
        let ([left, right], [from, to]) = (across, down);
        self.push(&format!(
            "<line class=\"{class}\" x1=\"{left:.2}%\" y1=\"{from}\" x2=\"{right:.2}%\" y2=\"{to}\"/>"
        ));
        self.grow(from.max(to));
    }

    /// A point, hollow or full.
    pub(super) fn dot(&mut self, x: f64, y: u32, hollow: bool) {
        let class = if hollow { "dot hollow" } else { "dot" };
        self.push(&format!(
            "<circle class=\"{class}\" cx=\"{x:.2}%\" cy=\"{y}\" r=\"5\"/>"
        ));
        self.grow(y + 5);
    }

    /// An interval: a line with a stop at each end.
    pub(super) fn whisker(&mut self, [low, high]: [f64; 2], y: u32) {
        self.across("whisker", low, high, y);
        for x in [low, high] {
            self.down("whisker", x, y - 4, y + 4);
        }
    }

    /// Makes room down to `height`.
    pub(super) fn grow(&mut self, height: u32) {
        self.height = self.height.max(height);
    }

    /// The whole element.
    pub(super) fn close(self, name: &str) -> String {
        format!(
            "<svg role=\"img\" aria-label=\"{}\" width=\"100%\" height=\"{}\">\n{}</svg>",
            escaped(name),
            self.height,
            self.body
        )
    }

    fn push(&mut self, element: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.body, "{element}");
    }
}

/// A text that is no mark of the page, between double quotation marks too.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

/// Words on lines of at most `longest` characters, what stands after them on the last or on its own.
pub(super) fn wrapped(words: &str, detail: &str, longest: usize) -> Vec<(String, String)> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= longest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let mut lines: Vec<(String, String)> = lines
        .into_iter()
        .map(|line| (line, String::new()))
        .collect();
    let room = |line: &str| line.chars().count() + 2 + detail.chars().count() <= longest;
    match lines.last_mut() {
        Some((line, last)) if detail.is_empty() || room(line) => detail.clone_into(last),
        _ => lines.push((String::new(), detail.to_owned())),
    }
    lines
}

/// The patterns that charts of a page share: what is withheld, and the last part of a whole.
pub(crate) fn patterns() -> &'static str {
    "<svg class=\"patterns\" aria-hidden=\"true\" width=\"0\" height=\"0\" focusable=\"false\"><defs>\
     <pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
     <rect class=\"hatch-ground\" width=\"6\" height=\"6\"/><rect class=\"hatch-line\" width=\"1.5\" height=\"6\"/></pattern>\
     <pattern id=\"stripe\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">\
     <rect class=\"stripe-ground\" width=\"5\" height=\"5\"/><rect class=\"stripe-line\" width=\"1.5\" height=\"5\"/></pattern>\
     </defs></svg>"
}
