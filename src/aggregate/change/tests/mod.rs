//! Changes of small tables built by hand.

mod breaks;
mod known;
mod meeting;
mod moves;
mod properties;
mod starts;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::aggregate::aggregate;
use crate::cells::{Cell, Cells, Split, Tally, Turns, Unmatched};
use crate::collection::Collection;
use crate::decimal::Decimal;
use crate::derive::fixture::{
    JANUARY, association, codes, indicator, list, number, numbers, plan, series_break, several,
    table, variable,
};
use crate::diagnostic::{Code, Diagnostics};
use crate::estimate::estimate;
use crate::figure::{Figure, Numbers, Quality};
use crate::observation::{Column, Respondent, Table};
use crate::period::Period;
use crate::plan::{
    AssociationId, CodeId, Condition, Feed, IndicatorId, Measure, PeriodFrom, Plan, SourceId,
    VariableId, VariableType, Wave, WaveId, Waves,
};
use crate::referential::Missing::{NoAnswer, NotConcerned, Unknown};
use crate::referential::{Comparability, Every, Keep, Missing};

const ENTRY: WaveId = WaveId(0);
const EXIT: WaveId = WaveId(1);
const CHANGE: Waves = Waves::Change {
    from: ENTRY,
    to: EXIT,
};

/// An indicator of two waves.
fn twice(plan: &mut Plan, measure: Measure, splits: &[&[VariableId]]) -> IndicatorId {
    let id = indicator(plan, measure, splits);
    plan.indicators[id.0].waves = vec![ENTRY, EXIT];
    id
}

/// One row: respondent, wave, and moment in days from January 2025.
type Seen = (u64, WaveId, i64);

/// A table of an association whose source tells days.
fn seen(
    plan: &mut Plan,
    own: AssociationId,
    rows: &[Seen],
    columns: &[(VariableId, Column)],
) -> Table {
    let source = &mut plan.associations[own.0].sources[0];
    source.period = days();
    let january = i64::from(Period::holding(JANUARY - 1, Every::Month).last_day()) + 1;
    let mut table = table(own, columns);
    table.respondents = rows.iter().map(|row| Respondent::Numbered(row.0)).collect();
    table.waves = rows.iter().map(|row| Some(row.1)).collect();
    table.moments = rows.iter().map(|row| (january + row.2) * 86_400).collect();
    table.months = rows.iter().map(|row| month(january + row.2)).collect();
    table
}

/// The month that holds a day.
fn month(day: i64) -> i32 {
    let months = (0..100 * 12).map(|month| JANUARY - 50 * 12 + month);
    let mut after = months
        .skip_while(|month| i64::from(Period::holding(*month, Every::Month).last_day()) < day);
    after.next().unwrap()
}

fn days() -> PeriodFrom {
    PeriodFrom::Column {
        column: crate::plan::Heading {
            text: "Date".into(),
            is_code: false,
            place: crate::source_text::Place::new(
                crate::source_text::SourceTexts::default().add("x".into(), String::new()),
                0,
                0,
            ),
        },
        format: "%d/%m/%Y".into(),
        finest: Every::Month,
        day: true,
    }
}

fn add_up(plan: &Plan, tables: &[Table]) -> (Cells, Diagnostics) {
    let collection = Collection {
        tables: tables.to_vec(),
        ..Collection::default()
    };
    let mut diagnostics = Diagnostics::default();
    let cells = aggregate(plan, &collection, &mut diagnostics).unwrap();
    (cells, diagnostics)
}

/// The figures of the sector's changes.
fn changes(plan: &Plan, tables: &[Table]) -> Vec<Figure> {
    let figures = estimate(
        plan,
        &add_up(plan, tables).0,
        crate::statistics::Confidence::default(),
    );
    let sector = figures.into_iter();
    sector
        .filter(|figure| figure.key.association.is_none() && figure.key.waves.is_change())
        .collect()
}

/// The one change of an indicator, not split, of one code.
fn change(plan: &Plan, tables: &[Table], id: IndicatorId, code: Option<u16>) -> Numbers {
    let found: Vec<_> = changes(plan, tables)
        .into_iter()
        .filter(|it| it.key.indicator == id && it.key.disaggregation == 0)
        .filter(|it| it.key.code == code.map(CodeId))
        .collect();
    assert_eq!(found.len(), 1, "one period");
    found[0].numbers.clone()
}

fn close(value: Option<f64>, expected: f64) {
    assert!(
        (value.unwrap() - expected).abs() < 1e-9,
        "{value:?} {expected}"
    );
}

/// Rows of a table that pairs `before` and `after`, by respondent from 0.
fn paired<T: Copy>(pairs: &[(T, T)]) -> (Vec<Seen>, Vec<Result<T, Missing>>) {
    let each = (0..).zip(pairs);
    each.flat_map(|(who, (before, after))| {
        [
            ((who, ENTRY, 0), Ok(*before)),
            ((who, EXIT, 100), Ok(*after)),
        ]
    })
    .unzip()
}
