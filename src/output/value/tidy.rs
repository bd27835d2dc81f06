//! Avoided costs as rows: of each effect and period, of each total, of each assumption that moves it.
//!
//! `kind` is `effect`, `total` or `swing`. An effect is called by its position in the table, from 1; a total by its position in its
//! period. `value_low`, `value_central` and `value_high` are amounts with every digit; of a swing, the total at the low and at the high
//! of `parameter`, of `of`. `status` says why an effect has no amount. Of a total, `adds` names its effects and `left_out` the others,
//! each with why.

use std::io::{self, Write};

use crate::decimal::Decimal;
use crate::output::csv_fr;
use crate::output::tidy::{NOT_APPLICABLE, Value};
use crate::plan::Range;
use crate::value::{Left, Line, Parameter, Swing, Total, Totals, Valuation};

const COLUMNS: [&str; 40] = [
    "kind",
    "referential",
    "version",
    "table",
    "table_version",
    "currency",
    "prices",
    "period",
    "effect",
    "total",
    "indicator",
    "wave",
    "codes",
    "part",
    "cost",
    "per",
    "paid",
    "number",
    "associations",
    "associations_expected",
    "unit_low",
    "unit_central",
    "unit_high",
    "years_low",
    "years_central",
    "years_high",
    "attributed_low",
    "attributed_central",
    "attributed_high",
    "deadweight_low",
    "deadweight_central",
    "deadweight_high",
    "value_low",
    "value_central",
    "value_high",
    "status",
    "adds",
    "left_out",
    "parameter",
    "of",
];
/// What stands at the end of an effect: whose words they are is for readers.
const WORDS: [&str; 4] = ["year", "scope", "source", "because"];

type Row = Vec<(&'static str, Value)>;

/// Writes them with a comma and a decimal dot.
///
/// # Errors
/// Where `out` cannot be written.
pub fn csv(out: &mut dyn Write, valuations: &[Valuation<'_>]) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(columns())?;
    for row in rows(valuations) {
        writer.write_record(row.iter().map(Value::as_str))?;
    }
    writer.flush()
}

/// Writes them as a French Excel reads them.
///
/// # Errors
/// Where `out` cannot be written.
pub fn csv_fr(out: &mut dyn Write, valuations: &[Valuation<'_>]) -> io::Result<()> {
    csv_fr::write_records(out, columns(), rows(valuations))
}

/// The names of the columns.
fn columns() -> Vec<&'static str> {
    [&COLUMNS[..], &WORDS].concat()
}

/// The rows, each in the order of [`columns`].
fn rows(valuations: &[Valuation<'_>]) -> Vec<Vec<Value>> {
    let each = valuations.iter().flat_map(|valuation| {
        let lines = valuation.lines.iter().map(|line| effect(valuation, line));
        let totals = valuation
            .totals
            .iter()
            .flat_map(|it| of_totals(valuation, it));
        let rows = lines.chain(totals).collect::<Vec<Row>>().into_iter();
        rows.map(|row| laid_out(valuation, row))
    });
    each.collect()
}

/// A row with all its columns; those of every row first.
fn laid_out(valuation: &Valuation<'_>, row: Row) -> Vec<Value> {
    let (plan, table) = (valuation.plan, valuation.table);
    let mut row = row;
    row.extend([
        ("referential", Value::text(&plan.id)),
        ("version", Value::text(&plan.version)),
        ("table", Value::text(&table.id)),
        ("currency", Value::text(&table.currency)),
        ("prices", Value::text(&table.prices)),
    ]);
    if let Some(version) = &table.version {
        row.push(("table_version", Value::text(version)));
    }
    let find = |name: &str| {
        let found = row.iter().find(|(column, _)| *column == name);
        found.map_or(Value::Empty, |(_, value)| value.clone())
    };
    columns().into_iter().map(find).collect()
}

fn spread(names: [&'static str; 3], range: Range) -> [(&'static str, Value); 3] {
    let [low, central, high] = names;
    let number = |it: Decimal| Value::exact(&it);
    [
        (low, number(range.low)),
        (central, number(range.central)),
        (high, number(range.high)),
    ]
}

fn effect(valuation: &Valuation<'_>, line: &Line<'_>) -> Row {
    let plan = valuation.plan;
    let (effect, cost) = (valuation.effect(line), valuation.cost(line));
    let wave = plan.waves_written(effect.waves);
    let mut row: Row = vec![
        ("kind", Value::text("effect")),
        ("period", Value::text(line.period.to_string())),
        ("effect", Value::exact(&(line.effect + 1))),
        (
            "indicator",
            Value::text(&plan.indicator(effect.indicator).id),
        ),
        (
            "wave",
            Value::text(wave.unwrap_or_else(|| NOT_APPLICABLE.to_owned())),
        ),
        ("codes", Value::text(super::codes(plan, effect).join(" "))),
        ("part", Value::text(super::part(plan, effect).join(" "))),
        ("cost", Value::text(&cost.id)),
        ("per", Value::text(cost.per.word())),
        ("paid", Value::text(cost.paid.word())),
        ("year", Value::text(&cost.year)),
        ("scope", Value::text(cost.scope.in_lang(plan.language))),
        ("source", Value::text(cost.source.in_lang(plan.language))),
        (
            "because",
            Value::text(effect.because.in_lang(plan.language)),
        ),
    ];
    row.extend(spread(
        ["unit_low", "unit_central", "unit_high"],
        cost.amount,
    ));
    if let Some(years) = effect.years {
        row.extend(spread(["years_low", "years_central", "years_high"], years));
    }
    let attributed = ["attributed_low", "attributed_central", "attributed_high"];
    row.extend(spread(attributed, effect.attributed));
    if let Some(deadweight) = effect.deadweight {
        let names = ["deadweight_low", "deadweight_central", "deadweight_high"];
        row.extend(spread(names, deadweight));
    }
    match line.worth {
        Err(why) => row.push(("status", Value::text(why.word()))),
        Ok(worth) => {
            row.push(("status", Value::text("valued")));
            row.push(("number", Value::exact(&worth.number)));
            row.extend(spread(
                ["value_low", "value_central", "value_high"],
                worth.amount,
            ));
            let [there, expected] = super::associations(line);
            row.push(("associations", Value::exact(&there)));
            row.push(("associations_expected", Value::exact(&expected)));
        }
    }
    row
}

fn of_totals(valuation: &Valuation<'_>, totals: &Totals) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, total) in totals.each.iter().enumerate() {
        let head = |kind: &str| -> Row {
            vec![
                ("kind", Value::text(kind)),
                ("period", Value::text(totals.period.to_string())),
                ("total", Value::exact(&(at + 1))),
            ]
        };
        let mut row = head("total");
        row.extend(spread(
            ["value_low", "value_central", "value_high"],
            total.amount,
        ));
        let adds: Vec<String> = adds(valuation, total)
            .iter()
            .map(ToString::to_string)
            .collect();
        row.push(("adds", Value::text(adds.join(" "))));
        let left: Vec<String> = left(valuation, totals, total)
            .into_iter()
            .map(|(effect, why, _)| format!("{effect}:{why}"))
            .collect();
        row.push(("left_out", Value::text(left.join(" "))));
        rows.push(row);
        for swing in &total.swings {
            let mut row = head("swing");
            row.push(("parameter", Value::text(swing.parameter.word())));
            row.push(("of", Value::text(of(valuation, swing))));
            row.push(("value_low", Value::exact(&swing.at_low)));
            row.push(("value_high", Value::exact(&swing.at_high)));
            rows.push(row);
        }
    }
    rows
}

/// The effects that a total adds.
pub(super) fn adds(valuation: &Valuation<'_>, total: &Total) -> Vec<usize> {
    let adds = total.adds.iter();
    adds.map(|at| valuation.lines[*at].effect + 1).collect()
}

/// The effects that it leaves out, each with why, and the effect that it may not stand beside.
pub(super) fn left(
    valuation: &Valuation<'_>,
    totals: &Totals,
    total: &Total,
) -> Vec<(usize, &'static str, Option<usize>)> {
    let number = |at: usize| valuation.lines[at].effect + 1;
    let left = total.left.iter().map(|(at, why)| match why {
        Left::Unvalued(why) => (number(*at), why.word(), None),
        Left::Beside(other, why) => (number(*at), why.word(), Some(number(*other))),
    });
    let missing = totals.missing.iter().map(|at| (at + 1, "no-figure", None));
    left.chain(missing).collect()
}

/// Of which cost, or of which effect, a swing is.
pub(super) fn of(valuation: &Valuation<'_>, swing: &Swing) -> String {
    match swing.parameter {
        Parameter::Cost(at) => valuation.table.costs[at].id.clone(),
        Parameter::Years(at) | Parameter::Attributed(at) | Parameter::Deadweight(at) => {
            (at + 1).to_string()
        }
    }
}
