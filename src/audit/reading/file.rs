//! One tidy CSV, line by line: what each speaks of, by its headings alone.

use std::collections::BTreeMap;

use super::{Counts, Edition, Key, Series, Splits};
use crate::cells::Split;
use crate::i18n::{Said, audit as said};
use crate::period::Period;
use crate::plan::{AssociationId, CodeId, IndicatorId, Plan, VariableId, Waves};

/// Whose figures a line gives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Those of the plan.
    This,
    /// Those of another version of its referential.
    Version,
    /// Those of another referential.
    Another,
}

/// One line of a file.
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) of: Of,
    /// What it speaks of; none where the plan does not know it.
    pub(super) key: Option<Key>,
    pub(super) counts: Option<Counts>,
    pub(super) working: bool,
}

/// A tidy CSV.
pub(super) struct File {
    pub(super) lines: Vec<Line>,
    /// A dimension of the plan that it has no column for.
    pub(super) lacks: Option<String>,
}

impl File {
    pub(super) fn read(plan: &Plan, name: &str, bytes: &[u8]) -> Result<Self, Said> {
        let mut reader = csv::Reader::from_reader(bytes);
        let broken = |line: u64| said::row_unreadable(name, line);
        let headings = reader.headers().map_err(|_| broken(1))?.clone();
        let find = |heading: &str| headings.iter().position(|it| it == heading);
        let column =
            |heading: &str| find(heading).ok_or_else(|| said::column_missing(name, heading));
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
            "value",
        ];
        let at: Vec<usize> = at.into_iter().map(column).collect::<Result<_, _>>()?;
        let dimensions = plan.dimensions.iter();
        let dimensions: Vec<(VariableId, Option<usize>)> = dimensions
            .map(|id| (*id, find(&plan.variable(*id).id)))
            .collect();
        let lacks = dimensions.iter().find(|(_, at)| at.is_none());
        let lacks = lacks.map(|(id, _)| plan.variable(*id).id.clone());
        // Dimensions stand between the association and the measure: those that the plan has no more.
        let others: Vec<usize> = (at[5] + 1..at[14])
            .filter(|place| !dimensions.iter().any(|(_, at)| *at == Some(*place)))
            .collect();
        let indicators: BTreeMap<&str, IndicatorId> = plan
            .indicators()
            .map(|(id, it)| (it.id.as_str(), id))
            .collect();
        let mut lines = Vec::new();
        for record in reader.records() {
            let record =
                record.map_err(|it| broken(it.position().map_or(0, csv::Position::line)))?;
            let number = record.position().map_or(0, csv::Position::line);
            let cell = |which: usize| record.get(at[which]).unwrap_or_default();
            // An estimate beside the pooled one is told by its base and its hits no more than these tell themselves.
            if cell(14) == "stratified" || cell(14).starts_with("standardised:") {
                continue;
            }
            let of = match (cell(0) == plan.id, cell(1) == plan.version) {
                (true, true) => Of::This,
                (true, false) => Of::Version,
                (false, _) => Of::Another,
            };
            let splits = dimensions.iter().map(|(id, at)| {
                let code = at.map_or("_T", |at| record.get(at).unwrap_or_default());
                (*id, code)
            });
            let whole = others.iter().all(|at| record.get(*at) == Some("_T"));
            let key = key(plan, &indicators, cell, splits).filter(|_| whole);
            let counts = match cell(13) {
                "C" => None,
                "F" | "N" => Some(counts(cell).ok_or_else(|| broken(number))?),
                _ => return Err(broken(number)),
            };
            lines.push(Line {
                number,
                of,
                key,
                counts,
                working: cell(13) == "N",
            });
        }
        Ok(Self { lines, lacks })
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
            edition: Edition::At(0),
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
        value: cell(15).parse().map_or(0, f64::to_bits),
    })
}
