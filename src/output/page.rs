//! What is written for reading at a screen: grids and paragraphs that keep within a width, with nothing in them
//! that could move a cursor.

use comfy_table::{ContentArrangement, Table, presets};

/// Narrower than this, columns of figures would be broken in the middle of a number.
const NARROWEST: usize = 60;

/// An empty grid as wide as `width` at most.
pub(super) fn grid(width: usize) -> Table {
    let mut table = sheet(width);
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(comfy_table::LineStyle::none()));
    table
}

/// A grid as text, without spaces at the ends of lines.
pub(super) fn text(table: &Table) -> String {
    let mut text = table.trim_fmt();
    text.push('\n');
    text
}

/// A sentence, folded.
pub(crate) fn paragraph(sentence: &str, width: usize) -> String {
    folded(sentence, 0, width)
}

/// A sentence that stands under another, folded.
pub(crate) fn subparagraph(sentence: &str, width: usize) -> String {
    folded(sentence, 2, width)
}

fn folded(sentence: &str, indent: u16, width: usize) -> String {
    let mut table = sheet(width);
    table.load_style(presets::NOTHING);
    table.add_row([quoted(&plain(sentence))]);
    if let Some(column) = table.column_mut(0) {
        column.set_padding((indent, 0));
    }
    text(&table)
}

/// Words at a depth, folded within `room` columns, each line under the first.
pub(crate) fn hanging(words: &str, depth: usize, room: usize) -> String {
    let indent = "\u{a0}".repeat(2 * depth);
    let room = room.saturating_sub(indent.len() / 2).max(8);
    let mut lines: Vec<String> = Vec::new();
    // A no-break space holds its words together.
    for word in quoted(words).split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("{indent}{line}")).collect();
    lines.join("\n")
}

/// A text whose control characters, which could move a cursor or turn a line round, are plain spaces.
pub(crate) fn plain(text: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    text.chars()
        .map(|c| if c.is_control() || turns(c) { ' ' } else { c })
        .collect()
}

/// A text whose « guillemets » hold to what they quote, whatever spaces its author wrote, so that no line ends or
/// begins with one alone.
fn quoted(text: &str) -> String {
    text.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»")
}

fn sheet(width: usize) -> Table {
    let mut table = Table::new();
    let width = u16::try_from(width.max(NARROWEST)).unwrap_or(u16::MAX);
    table
        .force_no_tty()
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width);
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_a_cursor_is_left() {
        assert_eq!(plain("a\u{1b}[2Jb\r\nc\u{202e}d\u{9b}é"), "a [2Jb  c d é");
    }

    #[test]
    fn a_quotation_mark_never_parts_from_its_word() {
        for width in 60..90 {
            let folded = paragraph(&"un « mot » de « plus » ".repeat(12), width);
            for line in folded.lines() {
                assert!(!line.ends_with('«') && !line.starts_with('»'), "{folded}");
            }
        }
        let words = hanging("un mot « plus »", 0, 8);
        assert_eq!(words, "un mot\n«\u{a0}plus\u{a0}»");
    }

    #[test]
    fn a_paragraph_keeps_within_its_width() {
        let folded = paragraph(&"mot ".repeat(40), 70);
        assert!(folded.lines().count() > 2);
        assert!(folded.lines().all(|line| line.chars().count() <= 70));
    }
}
