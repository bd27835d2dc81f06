//! What can be told of an export before any source describes it, with the evidence of each guess.
//!
//! In: the bytes of a file, and what whoever looks at it knows better. Out: an [`Inspection`]: how it is written, what
//! is ill written, and each column. Of cells, only answers that at least eleven rows hold, and nothing that looks like
//! an identity: see `discretion`. Nothing is decided: [`crate::output::inspection`] shows it, and the skeletons of referentials
//! propose from the same columns.

pub(crate) mod column;
pub(crate) mod discretion;

use std::collections::BTreeMap;

use column::{Column, Kind, columns, look_like_answers};

use crate::calendar::is_spreadsheet_day;
use crate::diagnostic::Code;
use crate::ingest::opened::{Asked, Evidence, Opened, SheetOpened, Unopened, open_as};
use crate::sensitivity::{self, Category};

/// What is told of one export.
#[derive(Debug)]
pub struct Inspection {
    /// Which sheet it is of, where it is a workbook: encoding, line ends and delimiter then say nothing of it.
    pub sheet: Option<SheetOpened>,
    /// Its encoding, as the WHATWG encoding standard names it; none where every byte is ASCII.
    pub encoding: Option<&'static str>,
    /// What told it.
    pub evidence: Evidence,
    /// Places that look encoded twice, or in another encoding.
    pub doubtful: u64,
    /// Lines that end with CRLF, with LF, with CR alone.
    pub line_ends: [u64; 3],
    /// What separates cells.
    pub delimiter: char,
    /// Of each delimiter that could be: in a thousand records, how many have the commonest number of cells, and it.
    pub ballots: Vec<(char, u64, u64)>,
    /// Rows above the headings.
    pub skip_rows: usize,
    /// Rows of headings.
    pub header_rows: usize,
    /// The profile, and the columns that told it.
    pub profile: (&'static str, Vec<String>),
    /// Whether the headings look like answers: none is then copied.
    pub headless: bool,
    /// Rows below the headings.
    pub rows: u64,
    /// What is no row, by code, with the lines it stands on.
    pub misshapen: BTreeMap<Code, Vec<u64>>,
    /// The columns, in order.
    pub columns: Vec<Told>,
}

/// What is told of one column.
#[derive(Debug)]
pub struct Told {
    /// Its heading, as a referential must name it; its place alone where it bears an identity itself.
    pub heading: Option<String>,
    /// Whether another column has the same.
    pub twin: bool,
    /// Rows in which it is filled.
    pub filled: u64,
    /// How many different cells; none where they were too many to be told apart.
    pub distinct: Option<usize>,
    /// What its cells are.
    pub cells: Cells,
    /// What else is worth saying.
    pub remarks: Vec<Remark>,
    /// Answers that enough rows hold, with how many.
    pub answers: Vec<(String, u64)>,
}

/// What the cells of a column are.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// All blank.
    Blank,
    /// Whole numbers.
    Integer,
    /// Numbers with this decimal mark, and what follows them.
    Decimal(char, Option<&'static str>),
    /// Dates or moments, and the formats that read them: several where cells do not tell them apart.
    Date(Vec<&'static str>),
    /// Few different texts: answers to a closed question.
    Answers,
    /// Many different texts.
    Text,
}

/// What else is worth saying of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Its tool adds it by itself.
    Added,
    /// It names or identifies someone.
    Identity,
    /// It numbers persons or households.
    Numbering,
    /// It tells of a sensitive category.
    Sensitive(Category),
    /// Days and months cannot be told apart.
    Ambiguous,
    /// Whole numbers that may be the days of a spreadsheet.
    Serial,
    /// Ids that a spreadsheet turned into numbers, whose last digits are lost.
    Damaged,
    /// Several answers in one cell, between this.
    Joined(char),
}

/// Looks at an export.
///
/// # Errors
/// Where its bytes are no text, or hold no headings.
pub fn inspect(bytes: &[u8], asked: &Asked) -> Result<Inspection, Box<Unopened>> {
    let opened = open_as(bytes, asked).map_err(Box::new)?;
    let (columns, rows) = columns(&opened);
    let headless = look_like_answers(&columns, &opened);
    let mut told: Vec<Told> = columns.iter().map(tell).collect();
    if headless {
        for column in &mut told {
            column.heading = None;
        }
    }
    Ok(Inspection {
        sheet: opened.sheet.clone(),
        encoding: opened.encoding,
        evidence: opened.evidence,
        doubtful: opened.doubtful,
        line_ends: opened.line_ends(),
        delimiter: char::from(opened.delimiter),
        ballots: ballots(&opened),
        skip_rows: opened.skip_rows,
        header_rows: opened.header_rows,
        profile: (opened.profile.name, opened.marks.clone()),
        headless,
        rows,
        misshapen: opened.misshapen(),
        columns: told,
    })
}

/// The delimiters that cut the records at all, the best first.
fn ballots(opened: &Opened<'_>) -> Vec<(char, u64, u64)> {
    let mut ballots = opened.ballots();
    ballots.retain(|(_, _, cells)| *cells > 1);
    ballots.sort_by_key(|(_, share, cells)| std::cmp::Reverse((*share, *cells)));
    ballots
}

fn tell(column: &Column) -> Told {
    let mut remarks = Vec::new();
    if column.added {
        remarks.push(Remark::Added);
    }
    if column.identity || column.is_masked() {
        remarks.push(Remark::Identity);
    }
    if column.numbering {
        remarks.push(Remark::Numbering);
    }
    remarks.extend(sensitivity::category(&column.heading).map(Remark::Sensitive));
    if matches!(&column.kind, Kind::Date(formats) if formats.len() > 1) {
        remarks.push(Remark::Ambiguous);
    }
    if is_serial(column) {
        remarks.push(Remark::Serial);
    }
    if column.rows(is_damaged) > 0 {
        remarks.push(Remark::Damaged);
    }
    remarks.extend(joint(column).map(Remark::Joined));
    let answers = column.shown.iter().map(|text| {
        let rows = column.cells.get(text).copied().unwrap_or(0);
        (text.clone(), rows)
    });
    let mut answers: Vec<(String, u64)> = answers.collect();
    answers.sort_by_key(|(text, rows)| (std::cmp::Reverse(*rows), text.clone()));
    Told {
        heading: (!column.is_masked()).then(|| column.name.clone()),
        twin: column.twin,
        filled: column.filled,
        distinct: (!column.countless).then_some(column.cells.len()),
        cells: cells(column),
        remarks,
        answers,
    }
}

fn cells(column: &Column) -> Cells {
    match &column.kind {
        Kind::Blank => Cells::Blank,
        Kind::Date(formats) => Cells::Date(formats.clone()),
        Kind::Number(number) => {
            let whole = |text: &str| text.bytes().all(|it| it.is_ascii_digit() || it == b'-');
            if number.suffix.is_none() && column.cells.keys().all(|text| whole(text)) {
                Cells::Integer
            } else {
                Cells::Decimal(number.decimal, number.suffix)
            }
        }
        Kind::Text if column.is_listed() && column.filled > column.cells.len() as u64 => {
            Cells::Answers
        }
        Kind::Text => Cells::Text,
    }
}

/// Whether all cells are whole numbers such as a spreadsheet counts days, and the heading speaks of a date.
fn is_serial(column: &Column) -> bool {
    let heading = crate::matching::folded(&column.heading);
    let dated = heading.split(|it: char| !it.is_alphanumeric());
    let dated = dated
        .into_iter()
        .any(|word| matches!(word, "date" | "jour" | "day" | "le" | "horodateur"));
    dated
        && column.filled > 0
        && column.rows(is_spreadsheet_day) == column.cells.values().sum::<u64>()
}

/// `3,58E+14`.
fn is_damaged(text: &str) -> bool {
    let Some((digits, exponent)) = text.split_once("E+") else {
        return false;
    };
    let all = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    all(exponent) && all(&digits.replace([',', '.'], ""))
}

/// What separates several answers in a cell: parts that come back in other cells, between one mark and another.
fn joint(column: &Column) -> Option<char> {
    if column.kind != Kind::Text || column.identity || column.numbering {
        return None;
    }
    [';', '|', ','].into_iter().find(|mark| {
        let joined = column.cells.keys().filter(|text| text.contains(*mark));
        let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut cells = 0;
        for text in joined {
            cells += 1;
            for part in text
                .split(*mark)
                .map(str::trim)
                .filter(|part| !part.is_empty())
            {
                *parts.entry(part).or_default() += 1;
            }
        }
        // Sentences share no part; answers do, nearly all of them.
        let again = parts.values().filter(|count| **count > 1).count();
        cells > 2 && parts.len() <= 40 && again * 10 >= parts.len() * 7
    })
}

#[cfg(test)]
mod tests;
