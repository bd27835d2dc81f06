//! How a tool writes a file: what a made-up export must look like to be in the tool's own shape.
//!
//! Nothing here changes how a file is read: a reader takes what comes, a writer must choose.

/// The habits of a tool that writes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one habit, and all may go together"
)]
pub struct Shape {
    /// Whether the file begins with a byte order mark.
    pub byte_order_mark: bool,
    /// Whether lines end with CR LF rather than LF.
    pub crlf: bool,
    /// Which cells are quoted.
    pub quotes: Quotes,
    /// Whether a blank line follows the last row.
    pub blank_last_row: bool,
    /// Whether a multiple choice in one column a code has one more column before them, which joins the
    /// labels of what was chosen.
    pub joined_beside: bool,
    /// The upper heading of the columns the tool adds before the answers, where there are several rows of
    /// headings. Like every upper heading, it is written above the first of its columns alone.
    pub group_before: Option<&'static str>,
    /// Columns the tool adds before the answers.
    pub before: &'static [Extra],
    /// Columns the tool adds after them.
    pub after: &'static [Extra],
}

/// Which cells are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// Every cell.
    Always,
    /// Those that hold the delimiter, a quote or a line end.
    WhereNeeded,
}

/// A column that the tool adds by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extra {
    /// Its heading, in the last row of headings.
    pub heading: &'static str,
    /// What its cells hold.
    pub content: Content,
}

/// What the cells of an added column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Blank,
    /// The same text in every row.
    Constant(&'static str),
    /// The number of the row, from 1.
    RowNumber,
    /// A number that grows from row to row.
    Serial,
    /// An identifier of 32 hexadecimal digits, in groups of 8, 4, 4, 4 and 12.
    Uuid,
    /// When the row was collected, in this `strftime` format.
    Moment(&'static str),
}

impl Shape {
    /// UTF-8 without a mark, LF, quotes where needed, no column of its own.
    pub const PLAIN: Self = Self {
        byte_order_mark: false,
        crlf: false,
        quotes: Quotes::WhereNeeded,
        blank_last_row: false,
        joined_beside: false,
        group_before: None,
        before: &[],
        after: &[],
    };
}
