//! What releases say: rows of tidy CSV, read by their headings alone.
//!
//! In: the bytes of files. Out: each row by what it speaks of, with its counts or none where it is withheld. Nothing is
//! shared with what withholds but the format.

use std::collections::{BTreeMap, BTreeSet};

use crate::cells::Split;
use crate::i18n::{Said, audit as said};
use crate::period::Period;
use crate::plan::{AssociationId, CodeId, IndicatorId, Plan, VariableId, Waves};

/// What rows of one table have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Series {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// The wave, or the two of a change.
    pub waves: Waves,
}

/// Where a number stands in a table.
pub type Splits = BTreeMap<VariableId, Split>;

/// What one row speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Its table.
    pub series: Series,
    /// Its splits; none for the total.
    pub splits: Splits,
    /// The code of a distribution.
    pub code: Option<CodeId>,
    /// The association; none for the sector.
    pub association: Option<AssociationId>,
}

/// The whole numbers of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The base.
    pub n: i128,
    /// Eligible, without an answer.
    pub no_answer: i128,
    /// Outside the base.
    pub not_concerned: i128,
    /// What is counted, where that is a whole number.
    pub numerator: Option<i128>,
    /// Seen at the earlier wave alone.
    pub before: i128,
    /// Seen at the later wave alone.
    pub after: i128,
}

/// All that files say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Each row; none where it is withheld in every file.
    pub rows: BTreeMap<Key, Option<Counts>>,
    /// Rows that two files give with other numbers.
    pub contradicted: BTreeSet<Key>,
    /// Whether a row is of a working file.
    pub working: bool,
    /// Rows read, in all files.
    pub read: usize,
}

impl Rows {
    /// Adds the rows of one file.
    ///
    /// # Errors
    /// Where it is no tidy CSV of figures of `plan`.
    pub fn add(&mut self, plan: &Plan, name: &str, bytes: &[u8]) -> Result<(), Said> {
        let mut reader = csv::Reader::from_reader(bytes);
        let broken = |line: u64| said::row_unreadable(name, line);
        let headings = reader.headers().map_err(|_| broken(1))?.clone();
        let column = |heading: &str| {
            let at = headings.iter().position(|it| it == heading);
            at.ok_or_else(|| said::column_missing(name, heading))
        };
        let at = [
            "referential",
            "version",
            "indicator",
            "period",
            "wave",
            "association",
            "code",
            "n",
            "no_answer",
            "not_concerned",
            "numerator",
            "unmatched_before",
            "unmatched_after",
            "conf_status",
            "measure",
        ];
        let at: Vec<usize> = at.into_iter().map(column).collect::<Result<_, _>>()?;
        let dimensions: Vec<(VariableId, usize)> = plan
            .dimensions
            .iter()
            .map(|id| Ok((*id, column(&plan.variable(*id).id)?)))
            .collect::<Result<_, Said>>()?;
        let indicators: BTreeMap<&str, IndicatorId> = plan
            .indicators()
            .map(|(id, it)| (it.id.as_str(), id))
            .collect();
        for record in reader.records() {
            let record =
                record.map_err(|it| broken(it.position().map_or(0, csv::Position::line)))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |which: usize| record.get(at[which]).unwrap_or_default();
            if (cell(0), cell(1)) != (plan.id.as_str(), plan.version.as_str()) {
                return Err(said::other_referential(name, &plan.id, &plan.version));
            }
            // An estimate beside the pooled one is told by its base and its hits no more than these tell themselves.
            if cell(14) == "stratified" {
                continue;
            }
            let key = key(
                plan,
                &indicators,
                cell,
                dimensions
                    .iter()
                    .map(|(id, at)| (*id, record.get(*at).unwrap_or_default())),
            );
            let key = key.ok_or_else(|| broken(line))?;
            let counts = match cell(13) {
                "C" => None,
                status @ ("F" | "N") => {
                    self.working |= status == "N";
                    Some(counts(cell).ok_or_else(|| broken(line))?)
                }
                _ => return Err(broken(line)),
            };
            self.read += 1;
            self.keep(key, counts);
        }
        Ok(())
    }

    fn keep(&mut self, key: Key, counts: Option<Counts>) {
        let contradicts = match (self.rows.get(&key).copied().flatten(), counts) {
            (Some(held), Some(more)) => held != more,
            _ => false,
        };
        if contradicts {
            self.contradicted.insert(key.clone());
        }
        let held = self.rows.entry(key).or_insert(counts);
        *held = held.or(counts);
    }

    /// The rows that no file gives.
    pub fn withheld(&self) -> impl Iterator<Item = &Key> {
        let withheld = self.rows.iter().filter(|(_, counts)| counts.is_none());
        withheld.map(|(key, _)| key)
    }
}

fn key<'a>(
    plan: &Plan,
    indicators: &BTreeMap<&str, IndicatorId>,
    cell: impl Fn(usize) -> &'a str,
    dimensions: impl Iterator<Item = (VariableId, &'a str)>,
) -> Option<Key> {
    let indicator = *indicators.get(cell(2))?;
    let wave = |id: &str| {
        let at = plan.waves.iter().position(|wave| wave.id == id)?;
        u8::try_from(at).ok().map(crate::plan::WaveId)
    };
    let waves = match (cell(4), cell(4).split_once('>')) {
        ("_Z", _) => Waves::None,
        (_, Some((from, to))) => Waves::Change {
            from: wave(from)?,
            to: wave(to)?,
        },
        (one, None) => Waves::One(wave(one)?),
    };
    let association = match cell(5) {
        "_T" => None,
        id => {
            let at = plan.associations.iter().position(|it| it.id == id)?;
            Some(AssociationId(at))
        }
    };
    let mut splits = Splits::new();
    for (variable, code) in dimensions {
        let split = match code {
            "_T" => continue,
            "_U" => Split::Unknown,
            code => Split::Code(plan.codelist_of(variable)?.find(code, None)?),
        };
        splits.insert(variable, split);
    }
    let code = match cell(6) {
        "_Z" => None,
        code => {
            let of = plan
                .indicator(indicator)
                .measure
                .variables()
                .into_iter()
                .next()?;
            let list = plan.codelist_of(of)?;
            let at = list.codes.iter().position(|it| it.code == code)?;
            Some(CodeId(u16::try_from(at).ok()?))
        }
    };
    Some(Key {
        series: Series {
            indicator,
            period: Period::parse(cell(3))?,
            waves,
        },
        splits,
        code,
        association,
    })
}

fn counts<'a>(cell: impl Fn(usize) -> &'a str) -> Option<Counts> {
    let whole = |text: &str| match text {
        "" => Some(0),
        text => text.parse().ok(),
    };
    Some(Counts {
        n: cell(7).parse().ok()?,
        no_answer: whole(cell(8))?,
        not_concerned: whole(cell(9))?,
        // A sum may have decimals, and is not needed: that it is published is enough.
        numerator: cell(10).parse().ok(),
        before: whole(cell(11))?,
        after: whole(cell(12))?,
    })
}
