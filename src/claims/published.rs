//! What was published: the rows of tidy CSV, read by their headings.
//!
//! In: the bytes of releases. Out: [`Published`], each row by what it speaks of. Of a row that two releases give, the last holds. A row
//! without a value is kept: that a figure is withheld is what a claim must know.

use std::collections::BTreeMap;

use crate::i18n::{Said, audit as said};
use crate::output::table::value;
use crate::period::Period;
use crate::plan::{Indicator, IndicatorId, Plan, VariableId};

/// The sector, or everyone.
pub(super) const TOTAL: &str = "_T";
/// Unknown.
const UNKNOWN: &str = "_U";
/// Does not apply.
pub(super) const NOTHING: &str = "_Z";
/// What became of the same respondents between two waves.
const CHANGE: &str = "change";

/// What a row speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// The wave as it is written; `entry>exit` of a change.
    pub wave: String,
    /// The code of each variable that splits it.
    pub splits: BTreeMap<VariableId, String>,
    /// The code of a distribution.
    pub code: String,
    /// The association, or the sector.
    pub association: String,
}

impl Key {
    /// As an anchor writes it.
    pub fn written(&self, plan: &Plan) -> String {
        let mut words = vec![
            plan.indicator(self.indicator).id.clone(),
            self.period.to_string(),
        ];
        if self.wave != NOTHING {
            words.push(self.wave.clone());
        }
        let splits = self.splits.iter();
        words.extend(
            splits.map(|(variable, code)| format!("{}={code}", plan.variable(*variable).id)),
        );
        if self.code != NOTHING {
            words.push(format!("code={}", self.code));
        }
        if self.association != TOTAL {
            words.push(format!("association={}", self.association));
        }
        words.join(" ")
    }

    /// Whether it speaks of the same as `other`, at another time or not.
    pub(super) fn is_of_the_series(&self, other: &Self) -> bool {
        let same = |key: &Self| {
            (
                key.indicator,
                key.splits.clone(),
                key.code.clone(),
                key.association.clone(),
            )
        };
        same(self) == same(other)
    }
}

/// A published row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it speaks of.
    pub key: Key,
    /// Whether it is withheld.
    pub withheld: bool,
    /// Whether it is a change between two waves of the same persons.
    pub is_change: bool,
    /// Its unit.
    pub unit: String,
    /// Its value; none where it is withheld, or has no data.
    pub value: Option<f64>,
    /// Between what and what it lies.
    pub interval: Option<[f64; 2]>,
    /// Its base.
    pub n: Option<i128>,
    /// What is above.
    pub numerator: Option<f64>,
    /// What is below.
    pub denominator: Option<f64>,
    /// Associations that brought something.
    pub associations: Option<i128>,
    /// Those that could have.
    pub associations_expected: Option<i128>,
    /// What must be known to read it.
    pub flags: Vec<String>,
    /// `OBS_STATUS`.
    pub status: String,
}

impl Row {
    /// Whether a flag of this name stands beside it.
    pub(super) fn bears(&self, flag: &str) -> bool {
        self.flags
            .iter()
            .any(|it| it.split(':').next() == Some(flag))
    }

    /// The percentage that a flag gives.
    pub(super) fn told(&self, flag: &str) -> Option<i128> {
        let mut told = self.flags.iter().filter_map(|it| it.split_once(':'));
        told.find(|(name, _)| *name == flag)?.1.parse().ok()
    }

    /// Whether it is in percent.
    pub(super) fn is_percent(&self) -> bool {
        self.unit == "percent" || self.unit == "%"
    }

    /// Whether its value is read as a percentage, or as points of percentage.
    fn is_of_percent(&self, indicator: &Indicator) -> bool {
        self.is_percent() || value::is_percent(indicator)
    }

    /// How many decimals its base bears.
    pub(super) fn decimals(&self, plan: &Plan) -> u8 {
        let indicator = plan.indicator(self.key.indicator);
        value::decimals_borne(
            indicator,
            self.n.unwrap_or_default(),
            self.value.unwrap_or_default(),
        )
    }

    /// Whether so few stand behind it that a count is to be written in place of a percentage.
    pub(super) fn is_of_few(&self, plan: &Plan) -> bool {
        let indicator = plan.indicator(self.key.indicator);
        let counted = self.numerator.is_some() && self.denominator.is_some();
        counted
            && self.is_of_percent(indicator)
            && self.n.is_some_and(|it| it < value::PERCENT_FROM)
    }

    /// What a column says.
    pub fn column(&self, column: Column) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "counts of persons")]
        let whole = |count: Option<i128>| count.map(|count| count as f64);
        match column {
            Column::Value => self.value,
            Column::Low => self.interval.map(|[low, _]| low),
            Column::High => self.interval.map(|[_, high]| high),
            Column::N => whole(self.n),
            Column::Numerator => self.numerator,
            Column::Associations => whole(self.associations),
            Column::Expected => whole(self.associations_expected),
            Column::ResponseRate | Column::NonResponse => whole(self.told(column.word())),
        }
    }
}

/// A column that a text can quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The value.
    Value,
    /// The lower bound of its interval.
    Low,
    /// The upper one.
    High,
    /// The base.
    N,
    /// What is above.
    Numerator,
    /// Associations that brought something.
    Associations,
    /// Those that could have.
    Expected,
    /// How many of those invited came, in percent: a flag.
    ResponseRate,
    /// How many did not answer the question, in percent: a flag.
    NonResponse,
}

impl Column {
    /// All of them, with their headings.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Value, "value"),
        (Self::Low, "ci_low"),
        (Self::High, "ci_high"),
        (Self::N, "n"),
        (Self::Numerator, "numerator"),
        (Self::Associations, "associations"),
        (Self::Expected, "associations_expected"),
        (Self::ResponseRate, "response-rate"),
        (Self::NonResponse, "non-response"),
    ];

    /// Its heading.
    pub fn word(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(column, _)| *column == self)
            .map_or("value", |(_, word)| word)
    }
}

/// All that releases give.
#[derive(Debug, Default)]
pub struct Published {
    rows: BTreeMap<Key, Row>,
    /// Whether a row is of a working file.
    pub working: bool,
}

impl Published {
    /// Adds the rows of one release.
    ///
    /// # Errors
    /// Where it is no tidy CSV of figures of `plan`.
    pub fn add(&mut self, plan: &Plan, name: &str, bytes: &[u8]) -> Result<(), Said> {
        let mut reader = csv::Reader::from_reader(bytes);
        let broken = |line: u64| said::row_unreadable(name, line);
        let headings = reader.headers().map_err(|_| broken(1))?.clone();
        let find = |heading: &str| {
            let at = headings.iter().position(|it| it == heading);
            at.ok_or_else(|| said::column_missing(name, heading))
        };
        let mut at = BTreeMap::new();
        for heading in COLUMNS {
            at.insert(heading, find(heading)?);
        }
        let dimensions = plan
            .dimensions
            .iter()
            .map(|id| Ok((*id, find(&plan.variable(*id).id)?)));
        let dimensions: Vec<(VariableId, usize)> = dimensions.collect::<Result<_, Said>>()?;
        for record in reader.records() {
            let record =
                record.map_err(|it| broken(it.position().map_or(0, csv::Position::line)))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |heading: &str| {
                at.get(heading)
                    .and_then(|at| record.get(*at))
                    .unwrap_or_default()
            };
            if cell("referential") != plan.id || cell("version") != plan.version {
                return Err(said::other_referential(name, &plan.id, &plan.version));
            }
            // Estimates beside the pooled one are quoted by nobody who does not name them.
            let measure = cell("measure");
            if measure == "stratified" || measure.starts_with("standardised:") {
                continue;
            }
            let splits = dimensions
                .iter()
                .map(|(id, at)| (*id, record.get(*at).unwrap_or(TOTAL)));
            let row = row(plan, cell, splits).ok_or_else(|| broken(line))?;
            self.working |= cell("conf_status") == "N";
            self.rows.insert(row.key.clone(), row);
        }
        Ok(())
    }

    /// All rows, in the order of their keys.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.values()
    }

    /// One row.
    pub(super) fn row(&self, key: &Key) -> Option<&Row> {
        self.rows.get(key)
    }
}

const COLUMNS: [&str; 20] = [
    "referential",
    "version",
    "indicator",
    "period",
    "wave",
    "association",
    "measure",
    "code",
    "unit",
    "value",
    "ci_low",
    "ci_high",
    "n",
    "numerator",
    "denominator",
    "associations",
    "associations_expected",
    "flags",
    "obs_status",
    "conf_status",
];

fn row<'a>(
    plan: &Plan,
    cell: impl Fn(&str) -> &'a str,
    splits: impl Iterator<Item = (VariableId, &'a str)>,
) -> Option<Row> {
    let (indicator, _) = plan
        .indicators()
        .find(|(_, it)| it.id == cell("indicator"))?;
    let mut codes = BTreeMap::new();
    for (variable, code) in splits {
        if code == TOTAL {
            continue;
        }
        if code != UNKNOWN {
            plan.codelist_of(variable)?.find(code, None)?;
        }
        codes.insert(variable, code.to_owned());
    }
    let withheld = match cell("conf_status") {
        "C" => true,
        "F" | "N" => false,
        _ => return None,
    };
    let number = |heading: &str| cell(heading).parse::<f64>().ok();
    let whole = |heading: &str| cell(heading).parse::<i128>().ok();
    Some(Row {
        key: Key {
            indicator,
            period: Period::parse(cell("period"))?,
            wave: cell("wave").to_owned(),
            splits: codes,
            code: cell("code").to_owned(),
            association: cell("association").to_owned(),
        },
        withheld,
        is_change: cell("measure") == CHANGE,
        unit: cell("unit").to_owned(),
        value: number("value"),
        interval: number("ci_low")
            .zip(number("ci_high"))
            .map(|(low, high)| [low, high]),
        n: whole("n"),
        numerator: number("numerator"),
        denominator: number("denominator"),
        associations: whole("associations"),
        associations_expected: whole("associations_expected"),
        flags: cell("flags")
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        status: cell("obs_status").to_owned(),
    })
}
