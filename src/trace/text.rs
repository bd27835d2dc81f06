//! Pages for reading at a screen.

use std::io::{self, Write};

use super::parts::{Block, Entry, Sign};
use super::{Page, Traced};
use crate::i18n::{Lang, Text, output as said};
use crate::output::page::{hanging, paragraph, plain};
use crate::output::table::{USUAL_WIDTH, readers};

/// Writes a page a figure, no line of which passes `width`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, traced: Traced<'_>, lang: Lang, width: usize) -> io::Result<()> {
    let width = width.min(USUAL_WIDTH);
    let plan = traced.plan;
    let say = |text: &Text| paragraph(text.in_lang(lang), width);
    out.write_all(say(&readers(traced.release.audience)).as_bytes())?;
    out.write_all(say(&said::title(&plan.title, &plan.id, &plan.version)).as_bytes())?;
    let pages = traced.pages(lang);
    if pages.is_empty() {
        out.write_all(say(&said::no_figure()).as_bytes())?;
    }
    for page in pages {
        write_page(out, page, width)?;
    }
    if let Some(notice) = &traced.release.coverage.notice {
        writeln!(out)?;
        out.write_all(say(&Text::same(notice)).as_bytes())?;
    }
    Ok(())
}

fn write_page(out: &mut dyn Write, page: Page<'_>, width: usize) -> io::Result<()> {
    let indicator = page.indicator();
    writeln!(out, "\n{}", "═".repeat(width.min(USUAL_WIDTH)))?;
    let label = indicator.label.in_lang(page.lang);
    let title = format!("{} ({})", plain(label), indicator.id);
    out.write_all(fold(&title, "", "", width).as_bytes())?;
    out.write_all(fold(&page.subject(), "", "", width).as_bytes())?;
    for section in page.sections() {
        writeln!(out, "\n{}", section.part.words().in_lang(page.lang))?;
        for block in section.blocks {
            let text = match block {
                Block::Line(words) => fold(&words, "  ", "  ", width),
                Block::Point(words) => fold(&words, "  – ", "    ", width),
                Block::Account(entries) => account(&entries, width),
            };
            out.write_all(text.as_bytes())?;
        }
    }
    Ok(())
}

/// Numbers below each other, each with its words beside.
fn account(entries: &[Entry], width: usize) -> String {
    let widest = entries.iter().map(|it| it.count.chars().count()).max();
    let widest = widest.unwrap_or(0);
    let lines = entries.iter().map(|entry| {
        let sign = match entry.sign {
            Sign::From => ' ',
            Sign::Less => '\u{2212}',
            Sign::Equal => '=',
        };
        let first = format!("  {sign} {:>widest$}  ", entry.count);
        let rest = " ".repeat(first.chars().count());
        fold(&entry.words, &first, &rest, width)
    });
    lines.collect()
}

/// Words folded within `width`, the first line after `first` and the others after `rest`.
fn fold(words: &str, first: &str, rest: &str, width: usize) -> String {
    let room = width.saturating_sub(first.chars().count());
    let folded = hanging(&plain(words), 0, room);
    let mut text = String::new();
    for (at, line) in folded.split('\n').enumerate() {
        text.push_str(if at == 0 { first } else { rest });
        text.push_str(line);
        text.push('\n');
    }
    text
}
