//! The columns of one export: what their cells hold, and what of it may be shown.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::discretion::{FEWEST, bears_identity, is_personal, names_someone, numbers_persons};
use crate::ingest::notations::{Notations, Number};
use crate::ingest::opened::Opened;

/// Different cells of a column that are told apart; more are free text, dates or numbers.
const TOLD_APART: usize = 4_000;

/// The most different cells of a column whose answers may be listed: beyond, it is no closed question.
const LISTED: usize = 60;

/// Of ten rows that are filled, how many must read alike for a column to be of a kind.
const NINE_IN_TEN: u64 = 9;

/// What the cells of a column are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// All blank.
    Blank,
    /// Numbers, and how they are written.
    Number(Number),
    /// Moments, and the formats that read them: several where cells do not tell them apart.
    Date(Vec<&'static str>),
    /// Answers, or free text.
    Text,
}

/// One column.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing told of it, and all may go together"
)]
pub(crate) struct Column {
    /// Its heading, whole, in normal form.
    pub(crate) heading: String,
    /// What a referential may call it: its lower heading where that addresses it alone, else the whole.
    pub(crate) name: String,
    /// Whether its tool adds it by itself.
    pub(crate) added: bool,
    /// Its place, from 0.
    pub(crate) at: usize,
    /// Whether another column has the same heading.
    pub(crate) twin: bool,
    /// Rows in which it is filled.
    pub(crate) filled: u64,
    /// What its cells are.
    pub(crate) kind: Kind,
    /// Whether it is one to leave alone: it names someone, or its cells do.
    pub(crate) identity: bool,
    /// Whether it numbers persons or households.
    pub(crate) numbering: bool,
    /// Different cells, and the rows of each: to reckon with, never to show.
    pub(crate) cells: BTreeMap<String, u64>,
    /// Whether there were too many different cells to tell them apart.
    pub(crate) countless: bool,
    /// Formats that read it as a period, where it may be one.
    pub(crate) periods: Vec<&'static str>,
    /// Answers that enough rows hold, and enough persons: what may be shown.
    pub(crate) shown: BTreeSet<String>,
}

impl Column {
    fn new(opened: &Opened<'_>, at: usize) -> Self {
        let (heading, lower) = (&opened.headings[at], &opened.lower[at]);
        let others = |text: &String| {
            let whole = opened.headings.iter().zip(&opened.lower).enumerate();
            whole
                .filter(|(other, (full, lower))| *other != at && (*full == text || *lower == text))
                .count()
        };
        let alone = !lower.is_empty() && others(lower) == 0;
        let shape = &opened.profile.shape;
        let mut added = shape.before.iter().chain(shape.after);
        Self {
            heading: heading.clone(),
            name: if alone { lower } else { heading }.clone(),
            added: added.any(|extra| extra.heading == lower),
            at,
            twin: opened
                .headings
                .iter()
                .filter(|other| *other == heading)
                .count()
                > 1,
            filled: 0,
            kind: Kind::Blank,
            identity: names_someone(heading),
            numbering: false,
            cells: BTreeMap::new(),
            countless: false,
            periods: Vec::new(),
            shown: BTreeSet::new(),
        }
    }

    fn take(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        if let Some(rows) = self.cells.get_mut(cell) {
            *rows += 1;
        } else if self.cells.len() < TOLD_APART {
            self.cells.insert(cell.to_owned(), 1);
        } else {
            self.countless = true;
        }
    }

    /// Looks at all that was taken.
    fn settle(&mut self, opened: &Opened<'_>) {
        let told: u64 = self.cells.values().sum();
        let most = |read: u64| told > 0 && read * 10 >= told * NINE_IN_TEN;
        let personal = self.cells.iter().filter(|(text, _)| bears_identity(text));
        let personal: u64 = personal.map(|(_, rows)| rows).sum();
        let mut notations = Notations::of(opened.profile, opened.decimal);
        for (text, rows) in &self.cells {
            notations.try_on(text, *rows);
        }
        let (number, read) = notations.number();
        let dates = notations.dates();
        let dated = dates.first().is_some_and(|(_, read)| most(*read));
        let formats: Vec<&str> = dates.iter().map(|(format, _)| *format).collect();
        // Any four digits are a year: those of our days alone are taken for one.
        let year = |text: &str| {
            text.parse()
                .is_ok_and(|year: u16| (1990..2100).contains(&year))
        };
        let years = formats == ["%Y"];
        let dated = dated && (!years || self.cells.keys().all(|text| year(text)));
        let years = years && dated;
        if dated {
            self.periods.clone_from(&formats);
        }
        self.kind = if told == 0 {
            Kind::Blank
        } else if dated && !years {
            Kind::Date(formats)
        } else if most(read) {
            Kind::Number(number)
        } else {
            Kind::Text
        };
        let apart = self.filled > 1 && self.cells.len() as u64 * 2 >= self.filled;
        let ids = matches!(self.kind, Kind::Text) || matches!(self.kind, Kind::Number(_));
        self.numbering =
            ids && !self.identity && numbers_persons(&self.heading, apart || self.countless);
        let dates = matches!(self.kind, Kind::Date(_));
        self.identity |= !dates && !self.numbering && personal * 10 >= told.max(1);
    }

    /// Whether its heading is not copied: it bears an identity itself.
    pub(crate) fn is_masked(&self) -> bool {
        bears_identity(&self.heading)
    }

    /// Whether its cells are few enough to be a closed question.
    pub(crate) fn is_listed(&self) -> bool {
        !self.countless && self.cells.len() <= LISTED
    }

    /// Whether its answers may be listed at all.
    fn is_closed(&self) -> bool {
        let listed = match self.kind {
            Kind::Text => LISTED,
            // A scale, or codes: an amount is not an answer to choose.
            Kind::Number(_) => LISTED / 3,
            Kind::Blank | Kind::Date(_) => 0,
        };
        !self.identity && !self.numbering && !self.countless && self.cells.len() <= listed
    }

    /// Whether nearly every filled cell is one of `texts`.
    pub(crate) fn holds_mostly(&self, texts: &[&str]) -> bool {
        let ticked = self.rows(|cell| texts.contains(&cell));
        self.filled > 0 && self.is_listed() && ticked * 20 >= self.filled * 19
    }

    /// Rows whose cell `is` so.
    pub(crate) fn rows(&self, is: impl Fn(&str) -> bool) -> u64 {
        let so = self.cells.iter().filter(|(text, _)| is(text));
        so.map(|(_, rows)| rows).sum()
    }
}

/// The columns of an export, and how many rows were read.
pub(crate) fn columns(opened: &Opened<'_>) -> (Vec<Column>, u64) {
    let mut columns: Vec<Column> = (0..opened.headings.len())
        .map(|at| Column::new(opened, at))
        .collect();
    let rows = opened.each_row(|cells| {
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.take(cell);
        }
    });
    for column in &mut columns {
        column.settle(opened);
    }
    let mut holders = Holders::of(&columns);
    opened.each_row(|cells| holders.take(&columns, cells));
    for (column, at) in columns.iter_mut().zip(0..) {
        if column.is_closed() {
            let enough = column.cells.iter().filter(|(text, rows)| {
                **rows >= FEWEST && !is_personal(text) && holders.are_enough(at, text)
            });
            column.shown = enough.map(|(text, _)| text.clone()).collect();
        }
    }
    (columns, rows)
}

/// Whether the headings look like answers: they would be copied, and are what persons said.
pub(crate) fn look_like_answers(columns: &[Column], opened: &Opened<'_>) -> bool {
    let like_answers = columns.iter().filter(|column| {
        let alike = || {
            let mut notations = Notations::of(opened.profile, opened.decimal);
            notations.try_on(&column.heading, 1);
            match column.kind {
                Kind::Date(_) => !notations.dates().is_empty(),
                Kind::Number(_) => notations.number().1 > 0,
                Kind::Blank | Kind::Text => false,
            }
        };
        // Some tools write the option, its own heading, where it is checked.
        let option = column.cells.len() < 2;
        let repeated = !option && column.cells.contains_key(&column.heading);
        column.is_masked() || repeated || alike()
    });
    let like_answers = like_answers.count();
    like_answers >= 2 && like_answers * 4 >= columns.len()
}

/// Who holds each answer, where columns tell persons apart: eleven rows of one person are one person.
struct Holders {
    /// The columns that number persons more than once.
    numberings: Vec<usize>,
    /// Of a numbering, a column and an answer: the first of those who hold it.
    held: BTreeMap<(usize, usize), BTreeMap<String, BTreeSet<String>>>,
}

impl Holders {
    fn of(columns: &[Column]) -> Self {
        let repeats = |column: &&Column| {
            column.numbering && (column.countless || (column.cells.len() as u64) < column.filled)
        };
        let numberings = columns.iter().filter(repeats).map(|column| column.at);
        Self {
            numberings: numberings.collect(),
            held: BTreeMap::new(),
        }
    }

    fn take(&mut self, columns: &[Column], cells: &[Cow<'_, str>]) {
        for numbering in &self.numberings {
            let who = cells[*numbering].as_ref();
            if who.is_empty() {
                continue;
            }
            for column in columns.iter().filter(|column| column.is_closed()) {
                let text = cells[column.at].as_ref();
                if text.is_empty() {
                    continue;
                }
                let answers = self.held.entry((*numbering, column.at)).or_default();
                if !answers.contains_key(text) {
                    answers.insert(text.to_owned(), BTreeSet::new());
                }
                if let Some(held) = answers.get_mut(text)
                    && (held.len() as u64) < FEWEST
                    && !held.contains(who)
                {
                    held.insert(who.to_owned());
                }
            }
        }
    }

    fn are_enough(&self, column: usize, text: &str) -> bool {
        self.numberings.iter().all(|numbering| {
            let answers = self.held.get(&(*numbering, column));
            let held = answers.and_then(|answers| answers.get(text));
            held.is_some_and(|held| held.len() as u64 >= FEWEST)
        })
    }
}
