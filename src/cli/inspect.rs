//! What `impact inspect` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ReferentialPaths;

/// Options of `inspect`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact inspect exports/voisins/enquete-2025.csv --lang fr
  impact inspect enquete.csv --delimiter tab --skip-rows 2
  impact inspect enquete.xlsx --sheet Réponses
  impact inspect enquete.csv --format json -o enquete.json")]
pub struct Inspect {
    /// Exports that no source need describe.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Where referentials are: the common one proposes the `sources:` block.
    #[command(flatten)]
    pub referentials: ReferentialPaths,

    /// Sheet of a workbook; else the fullest of those that are not hidden.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    /// Encoding, whatever the bytes tell.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,

    /// What separates cells; `tab` is a tab.
    #[arg(long, value_name = "MARK", value_parser = delimiter)]
    pub delimiter: Option<u8>,

    /// Rows of headings.
    #[arg(long, value_name = "N")]
    pub header_rows: Option<usize>,

    /// Rows above the headings.
    #[arg(long, value_name = "N")]
    pub skip_rows: Option<usize>,

    /// Decimal mark, whatever the numbers tell.
    #[arg(long, value_enum, value_name = "MARK")]
    pub decimal: Option<Decimal>,

    /// Profile of the tool that wrote it.
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,

    /// How it is told.
    #[arg(short, long, value_enum, default_value_t = InspectFormat::Text)]
    pub format: InspectFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

/// What stands before the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Decimal {
    /// 1,5
    Comma,
    /// 1.5
    Dot,
}

impl Decimal {
    /// The mark itself.
    pub fn mark(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Dot => '.',
        }
    }
}

/// How an inspection is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// To be read, with the block to paste.
    Text,
    /// For programs.
    Json,
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"\\t" | b"tab" => Ok(b'\t'),
        [only] if only.is_ascii() && !b"\"\r\n".contains(only) => Ok(*only),
        _ => Err("one ASCII character, or `tab`".to_owned()),
    }
}
