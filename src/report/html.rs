//! A report as one HTML page: no file beside it, nothing fetched, no script. It reads on a telephone, on a screen and on paper.

use std::fmt::Write as _;
use std::io::{self, Write};

use askama::Template;

use super::Report;
use super::chart;
use super::content::{Block, Figure, Section, Table, Words};
use super::desk::tag;
use super::typography;
use crate::i18n::Text;
use crate::i18n::report as said;

/// Writes `report`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let page = Page {
        report,
        voice: Voice { report },
    };
    let page = page.render().map_err(io::Error::other)?;
    out.write_all(page.trim_end().as_bytes())?;
    out.write_all(b"\n")
}

#[derive(Template)]
#[template(path = "report/page.html")]
struct Page<'r> {
    report: &'r Report,
    voice: Voice<'r>,
}

/// The blocks of a section.
#[derive(Template)]
#[template(path = "report/blocks.html")]
struct Blocks<'r> {
    these: &'r [Block],
    voice: Voice<'r>,
}

/// A table, which may stand behind a figure.
#[derive(Template)]
#[template(path = "report/table.html")]
struct Grid<'r> {
    table: &'r Table,
    voice: Voice<'r>,
}

/// How words of the page are said.
#[derive(Clone, Copy)]
struct Voice<'r> {
    report: &'r Report,
}

impl Voice<'_> {
    /// Words as the language sets them.
    fn set(self, words: &str) -> String {
        typography::set(words, self.report.lang).into_owned()
    }

    /// What the program says.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a template cannot borrow what it calls for"
    )]
    fn own(self, text: Text) -> String {
        self.set(text.in_lang(self.report.lang))
    }

    fn tag(self) -> &'static str {
        tag(self.report.lang)
    }

    /// Words part by part: what stands in backticks is code.
    fn parts(self, words: &str) -> Vec<(bool, String)> {
        let mut parts = Vec::new();
        for (at, part) in words.split('`').enumerate() {
            let code = at % 2 == 1;
            let part = if code {
                part.to_owned()
            } else {
                self.set(part)
            };
            if !part.is_empty() {
                parts.push((code, part));
            }
        }
        parts
    }

    /// A chart: its markup, whose words are already no mark of the page.
    fn svg(self, figure: &Figure) -> String {
        let name = said::chart_named(figure.number, &figure.title);
        let drawn = figure.chart.svg(name.in_lang(self.report.lang));
        self.set(&drawn)
    }
}

impl<'r> Page<'r> {
    fn blocks(&self, section: &'r Section) -> Blocks<'r> {
        Blocks {
            these: &section.blocks,
            voice: self.voice,
        }
    }

    /// The indicators told of at length in a section.
    #[expect(clippy::unused_self, reason = "a template calls methods alone")]
    fn entries(&self, section: &'r Section) -> Vec<(&'r Words, &'r str)> {
        let entries = section.blocks.iter().filter_map(|block| match block {
            Block::Heading(words, Some(anchor)) => Some((words, anchor.as_str())),
            _ => None,
        });
        entries.collect()
    }

    fn first(&self) -> &str {
        let first = self.report.sections.first();
        first.map_or("contents", |it| it.anchor.as_str())
    }

    /// What stands at the foot of every printed page, as a string of CSS.
    fn foot(&self) -> String {
        css(&self.voice.set(
            self.report
                .notice
                .as_deref()
                .unwrap_or(&self.report.readers),
        ))
    }

    /// What stands at the head of every printed page but the first.
    fn head(&self) -> String {
        css(&self.voice.set(&self.report.name))
    }

    fn page_word(&self) -> String {
        css(&self.voice.own(said::page()))
    }
}

impl<'r> Blocks<'r> {
    fn grid(&self, table: &'r Table) -> Grid<'r> {
        Grid {
            table,
            voice: self.voice,
        }
    }
}

/// A string of CSS, in which nothing is a mark: letters and digits stay, all else is written by its number.
fn css(words: &str) -> String {
    let mut safe = String::from("\"");
    for c in words.chars() {
        if c.is_ascii_alphanumeric() {
            safe.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(safe, "\\{:06x}", u32::from(c));
        }
    }
    safe.push('"');
    safe
}

#[cfg(test)]
mod tests;
