//! Cells to values: what one mapping makes of one row.
//!
//! A cell is looked up in this order: missing reasons of the mapping, its answers, missing reasons of the
//! source, those of the profile, and only then read as a number or a date. A blank cell that nothing
//! declares is `no-answer`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::doubts::{Marks, Reach};
use super::faults::{Faults, Spot};
use super::heading::Search;
use super::memo::Memo;
use super::number::Notation;
use super::outcome::{Outcome, as_code, column_like, empty_column, push};
use super::record::Record;
use super::several::{Tick, alone, choose, split, unread_part};
use super::workbook::cell::{moment, plain};
use crate::calendar::{DateFormat, day_of};
use crate::diagnostic::Code;
use crate::identity::value_looks_like_identity;
use crate::matching::normal_form;
use crate::observation::Column;
use crate::plan::{
    CodeId, Codelist, Constant, Filling, Mapping, OptionColumn, Plan, Source, Variable,
    VariableType,
};
use crate::referential::{Convert, Missing};

/// Whether a cell holds nothing but spaces.
pub(super) fn is_blank(cell: &[u8]) -> bool {
    match cell.first() {
        None => true,
        Some(byte) if byte.is_ascii_graphic() => false,
        Some(_) => text_of(cell).is_empty(),
    }
}

/// The normal form of a cell.
pub(super) fn text_of(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(plain(cell)) {
        Ok(text) => normal_form(text),
        // Cells are cut out of valid text at ASCII bytes: this is not reached.
        Err(_) => Cow::Borrowed("\u{1a}"),
    }
}

/// A cell without the apostrophe that some tools put before what could be taken for a formula.
pub(super) fn unmask(cell: &[u8], masks: bool) -> &[u8] {
    match cell {
        [b'\'', rest @ ..] if masks && matches!(rest.first(), Some(b'=' | b'+' | b'-' | b'@')) => {
            rest
        }
        _ => cell,
    }
}

/// Missing reasons that hold for one mapping.
#[derive(Debug)]
struct Reasons<'p> {
    own: &'p BTreeMap<String, Missing>,
    source: &'p Source,
    /// The first bytes of the texts for which the source or its profile gives a reason: most values begin with none of them.
    begins: [bool; 256],
    /// The reason for which a blank is not an answer.
    blank: Missing,
}

impl<'p> Reasons<'p> {
    fn of(mapping: &'p Mapping, source: &'p Source) -> Self {
        let mut begins = [false; 256];
        let habits = source.profile.missing.iter().map(|(text, _)| *text);
        for text in source.missing.keys().map(String::as_str).chain(habits) {
            if let Some(first) = text.as_bytes().first() {
                begins[usize::from(*first)] = true;
            }
        }
        Self {
            own: &mapping.missing,
            source,
            begins,
            blank: source.blank_reason(mapping.variable),
        }
    }

    /// The reason the source or its profile gives.
    fn general(&self, text: &str) -> Option<Missing> {
        let first = text.as_bytes().first();
        if first.is_some_and(|first| !self.begins[usize::from(*first)]) {
            return None;
        }
        self.source.missing_reason(text)
    }
}

/// How one cell is understood.
#[derive(Debug)]
enum Meaning<'p> {
    Code {
        answers: &'p BTreeMap<String, CodeId>,
        list: Option<&'p Codelist>,
    },
    Split {
        answers: &'p BTreeMap<String, CodeId>,
        separators: &'p [String],
        list: Option<&'p Codelist>,
    },
    Number {
        exceptions: &'p BTreeMap<String, i64>,
        convert: Convert,
        notation: Notation,
    },
    Date {
        format: DateFormat,
    },
}

/// Where the cells of one mapping are.
#[derive(Debug)]
enum Bound<'p> {
    /// One column, or the first of several that holds an answer.
    Cell {
        columns: Vec<usize>,
        meaning: Meaning<'p>,
        memo: Memo<Outcome>,
    },
    /// One column a code.
    Options {
        options: Vec<BoundOption<'p>>,
        /// What the row at hand says, kept from row to row so as not to allocate.
        ticks: Vec<(CodeId, Tick)>,
    },
    /// No column.
    Constant(Constant),
}

/// One column of a multiple choice.
#[derive(Debug)]
struct BoundOption<'p> {
    at: usize,
    option: &'p OptionColumn,
    /// The name of the option, where the tool writes it in a checked box.
    name: Option<String>,
    memo: Memo<Tick>,
}

impl<'p> BoundOption<'p> {
    fn bind(option: &'p OptionColumn, source: &Source, search: &mut Search) -> Self {
        let at = search.column(&option.heading);
        let name = Some(search.lower(at)).filter(|_| source.profile.names_options);
        Self {
            at,
            option,
            name: name.map(str::to_owned),
            memo: Memo::new(),
        }
    }
}

/// Reads one variable, row after row.
#[derive(Debug)]
pub(super) struct VariableReader<'p> {
    /// Position of the mapping in its source.
    at: usize,
    mapping: &'p Mapping,
    variable: &'p Variable,
    list: Option<&'p Codelist>,
    reasons: Reasons<'p>,
    masks: bool,
    bound: Bound<'p>,
    column: Column,
    marks: Marks,
    reach: Reach,
}

impl<'p> VariableReader<'p> {
    /// Finds the columns of the mapping at `at`.
    pub(super) fn bind(plan: &'p Plan, source: &'p Source, at: usize, search: &mut Search) -> Self {
        let mapping = &source.mappings[at];
        let variable = plan.variable(mapping.variable);
        let list = plan.codelist_of(mapping.variable);
        let notation = || Notation::of(&source.dialect, source.profile);
        let cell = |headings: &[_], meaning, search: &mut Search| Bound::Cell {
            columns: headings
                .iter()
                .map(|heading| search.column(heading))
                .collect(),
            meaning,
            memo: Memo::new(),
        };
        let bound = match &mapping.filling {
            Filling::Code { headings, answers } => {
                cell(headings, Meaning::Code { answers, list }, search)
            }
            Filling::Split {
                headings,
                separators,
                answers,
            } => cell(
                headings,
                Meaning::Split {
                    answers,
                    separators,
                    list,
                },
                search,
            ),
            Filling::Number {
                headings,
                exceptions,
                convert,
            } => {
                let meaning = Meaning::Number {
                    exceptions,
                    convert: *convert,
                    notation: notation(),
                };
                cell(headings, meaning, search)
            }
            Filling::Date { headings, format } => cell(
                headings,
                Meaning::Date {
                    format: DateFormat::new(format),
                },
                search,
            ),
            Filling::Several { columns, .. } => Bound::Options {
                options: columns
                    .iter()
                    .map(|option| BoundOption::bind(option, source, search))
                    .collect(),
                ticks: Vec::with_capacity(columns.len()),
            },
            Filling::Constant(constant) => Bound::Constant(*constant),
        };
        Self {
            at,
            mapping,
            variable,
            list,
            reasons: Reasons::of(mapping, source),
            masks: source.profile.masks_formulas,
            bound,
            column: empty_column(variable.kind),
            marks: Marks::default(),
            reach: Reach::default(),
        }
    }

    /// Reads the variable in one row, whose period begins in `year`.
    pub(super) fn read(&mut self, record: &Record, year: i64, spot: Spot, faults: &mut Faults) {
        let (masks, reasons, kind, variable) =
            (self.masks, &self.reasons, self.variable.kind, self.variable);
        let (marks, reach) = (&mut self.marks, &mut self.reach);
        let outcome = match &mut self.bound {
            Bound::Cell {
                columns,
                meaning,
                memo,
            } => {
                let meaning = &*meaning;
                let mut read_cell = |at: usize, cell: &[u8]| {
                    let cell = unmask(cell, masks);
                    if let Meaning::Number { notation, .. } = meaning {
                        marks.look(notation, cell, at, spot.line);
                    }
                    meaning.read(cell, year, reasons, kind, variable)
                };
                // Most variables have one column, and nothing is to be said of most cells.
                if let [at] = columns.as_slice()
                    && !meaning.depends_on_row()
                {
                    let cell = record.get(*at).unwrap_or_default();
                    let outcome = memo.read(cell, |cell| read_cell(*at, cell));
                    if !matches!(outcome, Outcome::Fault(_) | Outcome::Date(_)) {
                        push(&mut self.column, outcome);
                        return;
                    }
                }
                // The first column that holds an answer, else the first reason that some column gives.
                let mut read = None;
                for at in columns.iter() {
                    let cell = record.get(*at).unwrap_or_default();
                    // What depends on the row is not remembered.
                    let outcome = if meaning.depends_on_row() {
                        read_cell(*at, cell)
                    } else {
                        *memo.read(cell, |cell| read_cell(*at, cell))
                    };
                    let answered = !matches!(outcome, Outcome::Missing(_));
                    if answered || read.is_none_or(|(_, before, _)| is_blank(before)) {
                        read = Some((*at, cell, outcome));
                    }
                    if answered {
                        break;
                    }
                }
                let (at, cell, outcome) = read.unwrap_or((0, &[], Outcome::Missing(reasons.blank)));
                if let Outcome::Fault(code) = outcome {
                    let text = text_of(unmask(cell, masks));
                    let unread = meaning.unread(&text);
                    let code = if value_looks_like_identity(unread) {
                        Code::PersonalDataValue
                    } else {
                        code
                    };
                    faults.cell(code, at, self.at, unread, spot);
                }
                if let Outcome::Date(day) = outcome
                    && !reach.holds(year, day)
                {
                    faults.remark_cell(Code::DatePeriod, at, self.at, spot);
                }
                outcome
            }
            Bound::Options { options, ticks } => {
                let Filling::Several { unchecked, .. } = &self.mapping.filling else {
                    return;
                };
                ticks.clear();
                let mut first = None;
                for BoundOption {
                    at,
                    option,
                    name,
                    memo,
                } in options
                {
                    let cell = record.get(*at).unwrap_or_default();
                    let tick = *memo.read(cell, |cell| {
                        let text = text_of(unmask(cell, masks));
                        if !text.is_empty() && name.as_deref() == Some(text.as_ref()) {
                            return Tick::Checked;
                        }
                        Tick::read(&text, reasons.own, &option.checked, unchecked, |text| {
                            reasons.general(text)
                        })
                    });
                    if tick == Tick::Unknown {
                        let text = text_of(unmask(cell, masks));
                        faults.cell(Code::ValueUnknown, *at, self.at, &text, spot);
                    }
                    first.get_or_insert(*at);
                    ticks.push((option.code, tick));
                }
                let outcome = choose(ticks, reasons.blank, &variable.exclusive, self.list);
                if outcome == Outcome::Fault(Code::ExclusiveBroken) {
                    let at = first.unwrap_or_default();
                    faults.cell(Code::ExclusiveBroken, at, self.at, "", spot);
                }
                outcome
            }
            Bound::Constant(constant) => match constant {
                Constant::Code(code) => as_code(*code, self.list),
                Constant::Several(bits) => Outcome::Several(*bits),
                Constant::Number(units) => Outcome::Number(*units),
                Constant::Date(days) => Outcome::Date(*days),
            },
        };
        push(&mut self.column, &outcome);
    }

    /// Whether a number of the column could be read in one way only, where nothing declares the decimal mark.
    pub(super) fn tells_the_mark(&self) -> bool {
        self.marks.told
    }

    /// The column, and the line, of the first number that could be read in two ways.
    pub(super) fn ambiguous(&self) -> Option<(usize, u64)> {
        self.marks.ambiguous
    }

    /// Adds what another reader of the same column learned of it.
    pub(super) fn append(&mut self, more: &Self) {
        self.marks.append(&more.marks);
    }

    /// The values read since they were last taken.
    pub(super) fn take_column(&mut self) -> Column {
        let next = column_like(&self.column);
        std::mem::replace(&mut self.column, next)
    }
}

impl Meaning<'_> {
    /// What of a faulty cell is at fault: of answers joined, the one part that cannot be read.
    fn unread<'t>(&self, text: &'t str) -> &'t str {
        match self {
            Self::Split {
                answers,
                separators,
                ..
            } => unread_part(text, separators, answers),
            _ => text,
        }
    }

    fn depends_on_row(&self) -> bool {
        matches!(
            self,
            Self::Number {
                convert: Convert::BirthYear,
                ..
            }
        )
    }

    fn read(
        &self,
        cell: &[u8],
        year: i64,
        reasons: &Reasons<'_>,
        kind: VariableType,
        variable: &Variable,
    ) -> Outcome {
        let text = text_of(cell);
        let text = text.as_ref();
        if let Some(reason) = reasons.own.get(text) {
            return Outcome::Missing(*reason);
        }
        let answered = match self {
            Self::Code { answers, list } => answers.get(text).map(|code| as_code(*code, *list)),
            Self::Split { answers, list, .. } => answers.get(text).map(|code| alone(*code, *list)),
            Self::Number { exceptions, .. } => exceptions.get(text).copied().map(Outcome::Number),
            Self::Date { .. } => None,
        };
        if let Some(outcome) = answered {
            return outcome;
        }
        if let Some(reason) = reasons.general(text) {
            return Outcome::Missing(reason);
        }
        if text.is_empty() {
            return Outcome::Missing(Missing::NoAnswer);
        }
        match self {
            Self::Code { .. } => Outcome::Fault(Code::ValueUnknown),
            Self::Split {
                answers,
                separators,
                list,
            } => split(text, separators, answers, &variable.exclusive, *list),
            Self::Number {
                convert, notation, ..
            } => match convert {
                Convert::Times(times) => notation.units(text, *times, kind),
                Convert::BirthYear => notation.age(text, year, kind),
            }
            .map_or_else(Outcome::Fault, Outcome::Number),
            Self::Date { format } => match moment(cell) {
                // What a workbook holds as a date needs no format.
                Some(moment) => Some(day_of(moment)),
                None => format.day(text),
            }
            .map_or(Outcome::Fault(Code::DateInvalid), Outcome::Date),
        }
    }
}
