//! Rows of one file: which are kept, of which period, wave and respondent, and with what values.

use std::collections::BTreeMap;

use super::draft::append;
use super::faults::{Faults, Spot};
use super::heading::Search;
use super::memo::Memo;
use super::record::Record;
use super::rules::{BoundRule, BoundUnfinished};
use super::values::{VariableReader, text_of, unmask};
use super::weights::WeightReader;
use super::workbook::cell::moment;
use crate::calendar::{DateFormat, month_of, start_of};
use crate::collection::FileAccount;
use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::i18n::ingest as say;
use crate::matching::folded;
use crate::observation::Column;
use crate::plan::{PeriodFrom, Plan, Source, WaveFrom, WaveId};

/// Years beyond which a period is far from the others of its file: `2205` for `2025`.
const FAR_YEARS: u32 = 10;

/// The rows kept of one file; columns in the order of the source's mappings.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) spots: Vec<Spot>,
    pub(super) months: Vec<i32>,
    pub(super) moments: Vec<i64>,
    pub(super) waves: Vec<Option<WaveId>>,
    /// In millionths; empty where no column weighs.
    pub(super) weights: Vec<i64>,
    pub(super) ids: Ids,
    pub(super) columns: Vec<Column>,
    /// The heading of the respondent's column.
    pub(super) respondent: Option<String>,
}

impl Rows {
    /// Adds the rows that come after.
    pub(super) fn append(&mut self, mut later: Self) {
        self.spots.append(&mut later.spots);
        self.months.append(&mut later.months);
        self.moments.append(&mut later.moments);
        self.waves.append(&mut later.waves);
        self.weights.append(&mut later.weights);
        self.ids.append(&later.ids);
        for (column, more) in self.columns.iter_mut().zip(later.columns) {
            append(column, more);
        }
    }
}

/// Ids as exports write them, normalised, one a row; empty for none. They never leave this room.
#[derive(Default)]
pub(super) struct Ids {
    texts: String,
    ends: Vec<usize>,
}

impl std::fmt::Debug for Ids {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Ids({})", self.ends.len())
    }
}

impl Ids {
    fn push(&mut self, id: &str) {
        self.texts.push_str(id);
        self.ends.push(self.texts.len());
    }

    fn append(&mut self, later: &Self) {
        let start = self.texts.len();
        self.texts.push_str(&later.texts);
        self.ends.extend(later.ends.iter().map(|end| start + end));
    }

    /// The ids, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, end)| &self.texts[start..*end])
    }
}

#[derive(Debug)]
enum BoundPeriod {
    Constant(i32, i64),
    Column {
        column: usize,
        format: DateFormat,
        memo: Memo<Option<(i32, i64)>>,
    },
}

#[derive(Debug)]
enum BoundWave<'p> {
    Constant(Option<WaveId>),
    Column {
        column: usize,
        codes: &'p BTreeMap<String, WaveId>,
        memo: Memo<Option<WaveId>>,
    },
}

/// Reads rows of one file for one source.
#[derive(Debug)]
pub(super) struct RowReader<'p> {
    source: &'p Source,
    masks: bool,
    keep: Vec<BoundRule<'p>>,
    drop: Vec<BoundRule<'p>>,
    unfinished: Option<BoundUnfinished>,
    period: BoundPeriod,
    wave: BoundWave<'p>,
    weight: Option<WeightReader>,
    respondent: Option<usize>,
    variables: Vec<VariableReader<'p>>,
    rows: Rows,
    years: Years,
}

/// How many rows kept speak of each year, and the line of the first of them.
#[derive(Debug, Default)]
struct Years {
    rows: BTreeMap<i32, (u64, u64)>,
    /// The last year, which is most often the next one too.
    last: Option<(i32, (u64, u64))>,
}

impl Years {
    fn add(&mut self, month: i32, line: u64) {
        let year = month.div_euclid(12);
        match &mut self.last {
            Some((last, (rows, _))) if *last == year => *rows += 1,
            _ => {
                self.settle();
                self.last = Some((year, (1, line)));
            }
        }
    }

    fn settle(&mut self) {
        if let Some((year, more)) = self.last.take() {
            self.add_many(year, more);
        }
    }

    fn add_many(&mut self, year: i32, (rows, line): (u64, u64)) {
        let (held, first) = self.rows.entry(year).or_insert((0, line));
        *held += rows;
        *first = line.min(*first);
    }

    fn append(&mut self, mut more: Self) {
        self.settle();
        more.settle();
        for (year, more) in more.rows {
            self.add_many(year, more);
        }
    }

    /// The year that half of the rows do not pass.
    fn middle(&self) -> Option<i32> {
        let all: u64 = self.rows.values().map(|(rows, _)| rows).sum();
        let mut below = 0;
        let middle = self.rows.iter().find(|(_, (rows, _))| {
            below += rows;
            2 * below >= all
        });
        middle.map(|(year, _)| *year)
    }
}

impl<'p> RowReader<'p> {
    /// Finds every column the source reads.
    pub(super) fn bind(plan: &'p Plan, source: &'p Source, search: &mut Search) -> Self {
        let period = match &source.period {
            PeriodFrom::Constant(period) => {
                let month = period.first_month();
                BoundPeriod::Constant(month, start_of(month))
            }
            PeriodFrom::Column { column, format, .. } => BoundPeriod::Column {
                column: search.column(column),
                format: DateFormat::new(format),
                memo: Memo::new(),
            },
        };
        let wave = match &source.wave {
            None => BoundWave::Constant(None),
            Some(WaveFrom::Constant(wave)) => BoundWave::Constant(Some(*wave)),
            Some(WaveFrom::Column { column, codes }) => BoundWave::Column {
                column: search.column(column),
                codes,
                memo: Memo::new(),
            },
        };
        let weight = WeightReader::bind(source, search);
        let respondent = source.respondent.as_ref();
        let variables = (0..source.mappings.len())
            .map(|at| VariableReader::bind(plan, source, at, search))
            .collect();
        let keep = BoundRule::bind(&source.keep, search);
        let drop = BoundRule::bind(&source.drop, search);
        let unfinished = source.profile.unfinished;
        Self {
            source,
            masks: source.profile.masks_formulas,
            unfinished: BoundUnfinished::bind(unfinished, &[&keep, &drop], search),
            keep,
            drop,
            period,
            wave,
            weight,
            respondent: respondent.map(|respondent| search.column(&respondent.column)),
            variables,
            rows: Rows {
                respondent: respondent.map(|respondent| respondent.column.text.clone()),
                ..Rows::default()
            },
            years: Years::default(),
        }
    }

    /// Adds what another reader of the same file learned of it.
    pub(super) fn append(&mut self, more: Self) {
        self.years.append(more.years);
        if let (Some(own), Some(more)) = (&mut self.weight, more.weight) {
            own.marks.append(&more.marks);
        }
        for (own, more) in self.variables.iter_mut().zip(&more.variables) {
            own.append(more);
        }
    }

    /// Reads one row, and accounts for it.
    pub(super) fn read(
        &mut self,
        record: &Record,
        spot: Spot,
        account: &mut FileAccount,
        faults: &mut Faults,
    ) {
        account.read += 1;
        if let Some(because) = self.excluded(record) {
            exclude(account, because);
            return;
        }
        let masks = self.masks;
        let unfinished = self.unfinished.as_mut();
        if unfinished.is_some_and(|unfinished| unfinished.holds(record, masks)) {
            exclude(account, &say::unfinished_row());
            return;
        }
        let (month, moment) = match &mut self.period {
            BoundPeriod::Constant(month, moment) => (*month, *moment),
            BoundPeriod::Column {
                column,
                format,
                memo,
            } => {
                let cell = unmask(record.get(*column).unwrap_or_default(), self.masks);
                let source = self.source;
                let read = *memo.read(cell, |cell| {
                    let text = text_of(cell);
                    if source.missing_reason(&text).is_some() {
                        return None;
                    }
                    let moment = moment(cell).or_else(|| format.moment(&text))?;
                    Some((month_of(moment), moment))
                });
                let Some(read) = read else {
                    let text = text_of(cell);
                    let at = Some((*column, text.as_ref()));
                    reject(account, faults, Code::PeriodInvalid, at, spot);
                    return;
                };
                read
            }
        };
        let wave = match &mut self.wave {
            BoundWave::Constant(wave) => *wave,
            BoundWave::Column {
                column,
                codes,
                memo,
            } => {
                let cell = unmask(record.get(*column).unwrap_or_default(), self.masks);
                let read = *memo.read(cell, |cell| codes.get(text_of(cell).as_ref()).copied());
                if read.is_none() {
                    let text = text_of(cell);
                    let at = Some((*column, text.as_ref()));
                    reject(account, faults, Code::WaveUnknown, at, spot);
                    return;
                }
                read
            }
        };
        if let Some(reader) = &mut self.weight {
            match reader.read(record, spot.line) {
                Ok(weight) => self.rows.weights.push(weight),
                Err((column, text)) => {
                    let at = Some((column, text.as_str()));
                    reject(account, faults, Code::WeightInvalid, at, spot);
                    return;
                }
            }
        }
        account.kept += 1;
        self.years.add(month, spot.line);
        self.rows.spots.push(spot);
        self.rows.months.push(month);
        self.rows.moments.push(moment);
        self.rows.waves.push(wave);
        self.read_id(record, spot, faults);
        for variable in &mut self.variables {
            variable.read(record, i64::from(month.div_euclid(12)), spot, faults);
        }
    }

    /// Whether a rule leaves out what is no observation; if so, accounts for it.
    pub(super) fn leaves_out(&mut self, record: &Record, account: &mut FileAccount) -> bool {
        let because = self.excluded(record);
        if let Some(because) = because {
            exclude_unread(because, account);
        }
        because.is_some()
    }

    /// The reason of the first rule that leaves the row out.
    fn excluded(&mut self, record: &Record) -> Option<&'p Text> {
        let masks = self.masks;
        for rule in &mut self.keep {
            if !rule.holds(record, masks) {
                return Some(&rule.rule.because);
            }
        }
        for rule in &mut self.drop {
            if rule.holds(record, masks) {
                return Some(&rule.rule.because);
            }
        }
        None
    }

    fn read_id(&mut self, record: &Record, spot: Spot, faults: &mut Faults) {
        let Some(column) = self.respondent else {
            self.rows.ids.push("");
            return;
        };
        let id = text_of(unmask(record.get(column).unwrap_or_default(), self.masks));
        if id.is_empty() || self.source.profile.nobody.contains(&id.as_ref()) {
            faults.remark(Code::IdMissing, column, spot);
            self.rows.ids.push("");
            return;
        } else if is_scientific(&id) {
            faults.remark(Code::IdScientific, column, spot);
            self.rows.ids.push("");
            return;
        }
        if is_trial(&id) {
            faults.remark(Code::ResponseTest, column, spot);
        }
        self.rows.ids.push(&id);
    }

    /// Columns, each with the line of the first, whose numbers could be thousands as well as fractions, where the
    /// file holds no number that tells which.
    pub(super) fn ambiguous_numbers(&self) -> Vec<(usize, u64)> {
        let weight = self.weight.as_ref().map(|reader| &reader.marks);
        if self.variables.iter().any(VariableReader::tells_the_mark)
            || weight.is_some_and(|marks| marks.told)
        {
            return Vec::new();
        }
        let readers = self.variables.iter();
        let ambiguous = readers.filter_map(VariableReader::ambiguous);
        let weight = weight.and_then(|marks| marks.ambiguous);
        ambiguous.chain(weight).collect()
    }

    /// Remarks the rows whose period is years away from that of most others.
    pub(super) fn remark_periods(&mut self, faults: &mut Faults) {
        let BoundPeriod::Column { column, .. } = &self.period else {
            return;
        };
        self.years.settle();
        let Some(middle) = self.years.middle() else {
            return;
        };
        for (year, (rows, line)) in &self.years.rows {
            if year.abs_diff(middle) > FAR_YEARS {
                faults.remark_rows(Code::DatePeriod, *column, *rows, *line);
            }
        }
    }

    /// The rows kept since they were last taken.
    pub(super) fn take_rows(&mut self) -> Rows {
        let none = Rows {
            respondent: self.rows.respondent.clone(),
            ..Rows::default()
        };
        let columns = self.variables.iter_mut();
        Rows {
            columns: columns.map(VariableReader::take_column).collect(),
            ..std::mem::replace(&mut self.rows, none)
        }
    }
}

fn exclude(account: &mut FileAccount, because: &Text) {
    match account.excluded.get_mut(&because.fr) {
        Some((_, count)) => *count += 1,
        None => {
            account
                .excluded
                .insert(because.fr.clone(), (because.clone(), 1));
        }
    }
}

/// Accounts for a row that is no observation, for `because`.
pub(super) fn exclude_unread(because: &Text, account: &mut FileAccount) {
    account.read += 1;
    exclude(account, because);
}

/// Accounts for a row whose cells cannot be trusted, for `code`.
pub(super) fn reject_unread(
    spot: Spot,
    code: Code,
    account: &mut FileAccount,
    faults: &mut Faults,
) {
    account.read += 1;
    reject(account, faults, code, None, spot);
}

fn reject(
    account: &mut FileAccount,
    faults: &mut Faults,
    code: Code,
    at: Option<(usize, &str)>,
    spot: Spot,
) {
    *account.rejected.entry(code.name()).or_default() += 1;
    faults.row(code, at, spot);
}

/// Whether a spreadsheet wrote an id as a number in scientific notation: its last digits are lost.
fn is_scientific(id: &str) -> bool {
    let Some((digits, exponent)) = id.split_once(['E', 'e']) else {
        return false;
    };
    let Some(exponent) = exponent.strip_prefix('+') else {
        return false;
    };
    let Some((whole, fraction)) = digits.split_once([',', '.']) else {
        return is_number(digits) && digits.len() == 1 && is_number(exponent);
    };
    whole.len() == 1 && is_number(whole) && is_number(fraction) && is_number(exponent)
}

/// Whether an id is what one types to try a form out.
fn is_trial(id: &str) -> bool {
    let folded = folded(id);
    let word =
        folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '_' | '.'));
    matches!(
        word,
        "test" | "tests" | "essai" | "essais" | "demo" | "azerty" | "qwerty"
    )
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_of_the_form_is_seen() {
        for id in ["test", "TEST 2", "Essai", "essai_01", "Démo"] {
            assert!(is_trial(id), "{id}");
        }
        for id in ["Testart", "A12", "12", "essaim", "T"] {
            assert!(!is_trial(id), "{id}");
        }
    }

    #[test]
    fn an_id_a_spreadsheet_damaged_is_seen() {
        for id in ["3,58E+14", "3.5e+09", "1E+15"] {
            assert!(is_scientific(id), "{id}");
        }
        for id in ["12E4", "E+1", "3,58", "A3E+2", "12E+3", "3,E+4"] {
            assert!(!is_scientific(id), "{id}");
        }
    }
}
