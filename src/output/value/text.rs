//! Avoided costs at a screen: of each period the effects, the totals that may be made of them, what moves each most; then what all
//! of it rests on.

use std::collections::BTreeSet;
use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint};

use super::words::Words;
use crate::i18n::output::Remark;
use crate::i18n::value as said;
use crate::i18n::{Lang, Text};
use crate::output::page;
use crate::output::table::readers;
use crate::release::Release;
use crate::value::{Line, Totals, Valuation};

/// What is shown of what moves a total: past it, nothing moves it much.
const SWINGS: usize = 5;

/// Writes the valuations made of `release`, one after the other, no line past `width`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    valuations: &[Valuation<'_>],
    release: &Release,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    let say = |text: &Text| page::paragraph(text.in_lang(lang), width);
    out.write_all(say(&readers(release.audience)).as_bytes())?;
    for valuation in valuations {
        let words = Words {
            of: valuation,
            lang,
        };
        let table = valuation.table;
        let version = table.version.as_deref();
        let title = said::title(&table.id, version, &table.currency, &table.prices);
        out.write_all(say(&title).as_bytes())?;
        out.write_all(say(&said::caution()).as_bytes())?;
        if valuation.lines.is_empty() {
            out.write_all(say(&said::nothing()).as_bytes())?;
        }
        for totals in &valuation.totals {
            period(out, words, totals, width)?;
        }
        writeln!(out)?;
        for ground in words.grounds() {
            out.write_all(page::paragraph(&ground, width).as_bytes())?;
        }
    }
    writeln!(out)?;
    for note in notes(valuations) {
        out.write_all(say(&note).as_bytes())?;
    }
    if let Some(notice) = &release.coverage.notice {
        out.write_all(say(&Text::same(notice)).as_bytes())?;
    }
    Ok(())
}

/// How to read them, then the signs used and no other.
fn notes(valuations: &[Valuation<'_>]) -> Vec<Text> {
    let (mut notes, mut remarks) = (Vec::new(), BTreeSet::new());
    for of in valuations {
        let words = Words { of, lang: Lang::En };
        let new = words.notes().into_iter();
        let new: Vec<Text> = new.filter(|note| !notes.contains(note)).collect();
        notes.extend(new);
        remarks.extend(of.lines.iter().flat_map(|line| words.remarks(line)));
    }
    notes.extend(remarks.into_iter().map(Remark::meaning));
    notes
}

fn period(out: &mut dyn Write, words: Words<'_>, totals: &Totals, width: usize) -> io::Result<()> {
    let mut say = |text: &str| out.write_all(page::paragraph(text, width).as_bytes());
    say("")?;
    say(&words.say(&said::period(&totals.period.text())))?;
    let lines = words.of.lines.iter();
    let lines: Vec<&Line<'_>> = lines.filter(|line| line.period == totals.period).collect();
    out.write_all(page::text(&effects(words, &lines, width)).as_bytes())?;
    let mut say = |text: &str| out.write_all(page::paragraph(text, width).as_bytes());
    if totals.each.is_empty() {
        return say(&words.say(&said::no_total()));
    }
    if totals.too_many {
        say(&words.say(&said::too_many()))?;
    } else if totals.each.len() > 1 {
        say(&words.say(&said::no_total_of_all()))?;
    }
    let only = totals.each.len() == 1;
    for total in &totals.each {
        out.write_all(page::paragraph(&words.total(total, only), width).as_bytes())?;
        for left in words.left_out(totals, total) {
            out.write_all(page::subparagraph(&left, width).as_bytes())?;
        }
        let swings = words.swings(total);
        if swings.is_empty() {
            continue;
        }
        let moved = words.say(&said::moved_by());
        out.write_all(page::subparagraph(&moved, width).as_bytes())?;
        let mut grid = page::grid(width);
        grid.set_header(said::swing_headings().map(|it| words.say(&it)));
        for swing in swings.into_iter().take(SWINGS) {
            grid.add_row(swing);
        }
        out.write_all(page::text(&grid).as_bytes())?;
    }
    Ok(())
}

/// Under this width, assumptions stand under the words of an effect and have no columns of their own.
const WIDE: usize = 96;

fn effects(words: Words<'_>, lines: &[&Line<'_>], width: usize) -> comfy_table::Table {
    let wide = width >= WIDE;
    let mut grid = page::grid(width);
    let [position, effect, number, cost, years, attributed, worth] = said::headings();
    let headings = if wide {
        vec![position, effect, number, cost, years, attributed, worth]
    } else {
        vec![position, effect, number, worth]
    };
    grid.set_header(headings.iter().map(|it| words.say(it)));
    for line in lines {
        let mut cells = vec![
            Words::position(line).to_string(),
            named(words, line),
            words.number(line),
        ];
        let assumptions = [
            words.unit_cost(line).to_vec(),
            words.years(line).to_vec(),
            words.attributed(line),
        ];
        if wide {
            cells.extend(assumptions.iter().map(|parts| stacked(parts, "\n")));
        } else {
            let parts = assumptions.iter().map(|parts| stacked(parts, " "));
            let parts: Vec<String> = parts.collect();
            cells[1] = format!("{}\n{}", cells[1], parts.join(" × "));
        }
        cells.push(stacked(&words.worth(line), "\n"));
        grid.add_row(cells);
    }
    for (at, column) in grid.column_iter_mut().enumerate() {
        column.set_padding((0, 1));
        if at != 1 {
            column.set_cell_alignment(CellAlignment::Right);
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    grid
}

/// An effect, and what must be remarked of its figures.
fn named(words: Words<'_>, line: &Line<'_>) -> String {
    let remarks = words.remarks(line);
    let remarks: Vec<String> = remarks.iter().map(|it| words.say(&it.word())).collect();
    let effect = words.effect(line);
    if remarks.is_empty() {
        effect
    } else {
        format!("{effect} ({})", remarks.join(", "))
    }
}

fn stacked(parts: &[String], between: &str) -> String {
    let parts = parts.iter().filter(|it| !it.is_empty());
    parts.cloned().collect::<Vec<_>>().join(between)
}
