//! What a report is made of, in one language, before anything is known of how it is written.

use super::chart::Chart;

/// A section under its heading.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// Its anchor.
    pub(crate) anchor: String,
    /// Its heading.
    pub(crate) heading: String,
    /// What it holds.
    pub(crate) blocks: Vec<Block>,
}

/// What stands in a section.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// A sentence that comes first.
    Lead(String),
    /// Sentences.
    Paragraph(String),
    /// Words of the author of a referential.
    Quote(Words),
    /// A heading, with its anchor where it can be reached.
    Heading(Words, Option<String>),
    /// A heading below that.
    Subheading(String),
    /// Points.
    List(Vec<String>),
    /// Points, each with its name.
    Facts(Vec<(String, String)>),
    /// Figures to put forward.
    Cards(Vec<Card>),
    /// A chart with what stands around it. Boxed: it is by far the largest.
    Figure(Box<Figure>),
    /// A table alone.
    Table(Table),
}

/// Words, and whether they are of another language than the page.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// The words.
    pub(crate) text: String,
    /// Their language, where it is not that of the page.
    pub(crate) lang: Option<&'static str>,
}

/// A figure to put forward.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    /// What it is.
    pub(crate) label: Words,
    /// Its value, in digits.
    pub(crate) value: String,
    /// What they are of.
    pub(crate) unit: String,
    /// Between what it lies.
    pub(crate) between: String,
    /// What it says.
    pub(crate) sentence: String,
    /// Where more is told of it.
    pub(crate) anchor: String,
}

/// A chart, and what stands around it.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// Its number in the report, from 1; 0 until the report is whole.
    pub(crate) number: usize,
    /// What is seen.
    pub(crate) title: String,
    /// The chart.
    pub(crate) chart: Chart,
    /// How to read one of its marks.
    pub(crate) reading: String,
    /// Whom it speaks of.
    pub(crate) field: String,
    /// Where it comes from.
    pub(crate) source: String,
    /// What must be known to read it.
    pub(crate) notes: Vec<String>,
    /// What it shows, in figures.
    pub(crate) table: Table,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// What it holds.
    pub(crate) caption: String,
    /// Names of its columns; the first cell of a row is its name.
    pub(crate) columns: Vec<String>,
    /// Its rows.
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// Whether it needs more room than a telephone has.
    pub(crate) fn is_wide(&self) -> bool {
        self.columns.len() > 3
    }
}
