//! What a book holds, whatever it is written in: words that know who wrote them, and the few shapes they take.

use crate::i18n::Text;

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// What the program says; ids stand in backticks.
    Said(Text),
    /// What the author of a referential wrote, shown as it is.
    Written(Text),
    /// An id or a code.
    Code(String),
    /// A link, inside the book where it begins with `#`.
    Link(String, Text),
}

/// Words on one line.
pub(super) type Line = Vec<Span>;

/// What the program says, as a line.
pub(super) fn said(text: Text) -> Line {
    vec![Span::Said(text)]
}

/// What an author wrote, as a line.
pub(super) fn written(text: &Text) -> Line {
    vec![Span::Written(text.clone())]
}

/// An id or a code, as a line.
pub(super) fn code(id: &str) -> Line {
    vec![Span::Code(id.to_owned())]
}

/// A point of a list, and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) line: Line,
    pub(super) under: Vec<Item>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// What it shows.
    pub(super) caption: Text,
    /// Its columns.
    pub(super) columns: Vec<Text>,
    /// Its rows, each headed by its first cell.
    pub(super) rows: Vec<Vec<Line>>,
}

impl Table {
    /// Whether it may be wider than a telephone: it then scrolls by itself, at the keyboard too.
    pub(super) fn is_wide(&self) -> bool {
        self.columns.len() > 4
    }
}

/// One block under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Line),
    /// A question as it is asked.
    Quote(Line),
    /// Names, and what they are worth.
    Facts(Vec<(Text, Line)>),
    /// A list.
    List(Vec<Item>),
    /// A table.
    Table(Table),
    /// A heading inside a section, for what follows it.
    Heading(Line),
}

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) anchor: String,
    pub(super) heading: Text,
    pub(super) blocks: Vec<Block>,
}

/// A sheet, or an entry of an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) anchor: String,
    pub(super) label: Text,
    /// What stands before the first section.
    pub(super) blocks: Vec<Block>,
    pub(super) sections: Vec<Section>,
}

/// What stands under one heading of the book: a theme, an association, an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chapter {
    pub(super) anchor: String,
    /// Its heading; what the author wrote stands in it as the program's words do.
    pub(super) heading: Text,
    pub(super) blocks: Vec<Block>,
    pub(super) entries: Vec<Entry>,
    /// Whether its entries are sheets.
    pub(super) sheets: bool,
}

/// A whole book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// What it is called where a title would be too long.
    pub(super) name: Text,
    pub(super) title: Text,
    pub(super) preface: Vec<Block>,
    pub(super) chapters: Vec<Chapter>,
}

/// The parts of what the program says: in backticks or not.
pub(super) fn ticked(words: &str) -> Vec<(bool, &str)> {
    let whole = words.matches('`').count().is_multiple_of(2);
    if !whole {
        return vec![(false, words)];
    }
    let parts = words.split('`').enumerate();
    parts
        .map(|(at, part)| (at % 2 == 1, part))
        .filter(|(_, part)| !part.is_empty())
        .collect()
}
