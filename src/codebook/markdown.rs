//! A book as Markdown: `CommonMark`, with the tables of GitHub. What authors wrote is shown as they wrote it: no mark
//! of theirs is taken for one of the page's.

use std::io::{self, Write};

use super::Book;
use super::content::{Block, Chapter, Entry, Item, Line, Section, Span, Table, ticked};
use crate::i18n::{Lang, codebook as said};
use crate::output::markdown::escaped;
use crate::output::page::plain;

/// Writes `book` in `lang`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, book: &Book, lang: Lang) -> io::Result<()> {
    let content = &book.content;
    let mut page = Page {
        out: String::new(),
        lang,
    };
    page.heading(1, None, &escaped(content.title.in_lang(lang)));
    page.blocks(&content.preface, 2);
    page.heading(
        2,
        Some("contents"),
        &escaped(said::contents().in_lang(lang)),
    );
    for chapter in &content.chapters {
        page.listed(chapter);
    }
    page.out.push('\n');
    for chapter in &content.chapters {
        page.chapter(chapter);
    }
    out.write_all(page.out.trim_end().as_bytes())?;
    out.write_all(b"\n")
}

struct Page {
    out: String,
    lang: Lang,
}

impl Page {
    fn put(&mut self, words: &str) {
        self.out.push_str(words);
    }

    fn heading(&mut self, depth: usize, anchor: Option<&str>, words: &str) {
        if let Some(anchor) = anchor {
            self.put(&format!("<a id=\"{anchor}\"></a>\n\n"));
        }
        self.put(&format!("{} {words}\n\n", "#".repeat(depth)));
    }

    /// A chapter in the contents, its entries under it.
    fn listed(&mut self, chapter: &Chapter) {
        let link = |anchor: &str, words: &str| format!("[{}](#{anchor})", escaped(words));
        let words = link(&chapter.anchor, chapter.heading.in_lang(self.lang));
        self.put(&format!("- {words}\n"));
        for entry in &chapter.entries {
            let words = link(&entry.anchor, entry.label.in_lang(self.lang));
            self.put(&format!("  - {words}\n"));
        }
    }

    fn chapter(&mut self, chapter: &Chapter) {
        let words = escaped(chapter.heading.in_lang(self.lang));
        self.heading(2, Some(&chapter.anchor), &words);
        self.blocks(&chapter.blocks, 3);
        for entry in &chapter.entries {
            self.entry(entry);
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let words = escaped(entry.label.in_lang(self.lang));
        self.heading(3, Some(&entry.anchor), &words);
        self.blocks(&entry.blocks, 4);
        for section in &entry.sections {
            self.section(section);
        }
    }

    fn section(&mut self, section: &Section) {
        let words = escaped(section.heading.in_lang(self.lang));
        self.heading(4, Some(&section.anchor), &words);
        self.blocks(&section.blocks, 5);
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Paragraph(line) => {
                let words = self.line(line);
                self.put(&format!("{words}\n\n"));
            }
            Block::Quote(line) => {
                let words = self.line(line);
                self.put(&format!("> {words}\n\n"));
            }
            Block::Heading(line) => {
                let words = self.line(line);
                self.heading(depth, None, &words);
            }
            Block::Facts(facts) => {
                for (name, line) in facts {
                    let (name, words) = (escaped(name.in_lang(self.lang)), self.line(line));
                    let colon = match self.lang {
                        Lang::Fr => "\u{a0}:",
                        Lang::En => ":",
                    };
                    self.put(&format!("- **{name}**{colon} {words}\n"));
                }
                self.out.push('\n');
            }
            Block::List(items) => {
                self.items(items, 0);
                self.out.push('\n');
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn items(&mut self, items: &[Item], depth: usize) {
        for item in items {
            let words = self.line(&item.line);
            self.put(&format!("{}- {words}\n", "  ".repeat(depth)));
            self.items(&item.under, depth + 1);
        }
    }

    fn table(&mut self, table: &Table) {
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let columns = table.columns.iter();
        let columns = columns.map(|it| escaped(it.in_lang(self.lang))).collect();
        let mut lines = row(columns);
        lines.push_str(&row(vec!["---".to_owned(); table.columns.len()]));
        for cells in &table.rows {
            lines.push_str(&row(cells.iter().map(|it| self.line(it)).collect()));
        }
        self.out.push_str(&lines);
        self.out.push('\n');
    }

    fn line(&self, line: &Line) -> String {
        let spans = line.iter().map(|span| match span {
            Span::Said(text) => {
                let parts = ticked(text.in_lang(self.lang)).into_iter();
                let parts =
                    parts.map(|(code, part)| if code { coded(part) } else { escaped(part) });
                parts.collect()
            }
            Span::Written(text) => escaped(text.in_lang(self.lang)),
            Span::Code(id) => coded(id),
            Span::Link(to, text) => {
                format!("[{}](<{}>)", escaped(text.in_lang(self.lang)), plain(to))
            }
        });
        spans.collect::<String>().trim().to_owned()
    }
}

/// An id between backticks; one that holds some stands between more. A table takes `|` for its own even there.
fn coded(id: &str) -> String {
    let id = plain(id);
    let longest = id.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let space = if longest > 0 || id.starts_with(' ') {
        " "
    } else {
        ""
    };
    format!("{ticks}{space}{}{space}{ticks}", id.replace('|', "\\|"))
}

#[cfg(test)]
mod tests;
