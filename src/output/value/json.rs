//! Avoided costs for programs: of each table its costs, its effects with their assumptions, the figures of each period and the totals
//! that may be made of them. Amounts have every digit; what there is not is `null`.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::tidy;
use crate::decimal::Decimal;
use crate::plan::Range;
use crate::release::Release;
use crate::value::{Line, Totals, Valuation};

/// Writes the valuations made of `release` as one object.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    valuations: &[Valuation<'_>],
    release: &Release,
) -> io::Result<()> {
    let first = valuations.first();
    let document = json!({
        "audience": release.audience.word(),
        "protected": true,
        "referential": first.map(|it| &it.plan.id),
        "version": first.map(|it| &it.plan.version),
        "notice": release.coverage.notice,
        "tables": valuations.iter().map(table).collect::<Vec<Value>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn table(valuation: &Valuation<'_>) -> Value {
    let (plan, table) = (valuation.plan, valuation.table);
    let costs = table.costs.iter().map(|cost| {
        let others = cost.excludes.iter();
        json!({
            "id": cost.id,
            "label": cost.label.in_lang(plan.language),
            "scope": cost.scope.in_lang(plan.language),
            "unit": cost.unit.in_lang(plan.language),
            "per": cost.per.word(),
            "paid": cost.paid.word(),
            "amount": range(cost.amount),
            "year": cost.year,
            "source": cost.source.in_lang(plan.language),
            "excludes": others.map(|at| table.costs[*at].id.as_str()).collect::<Vec<_>>(),
        })
    });
    let effects = table.effects.iter().enumerate().map(|(at, effect)| {
        json!({
            "effect": at + 1,
            "indicator": plan.indicator(effect.indicator).id,
            "wave": plan.waves_written(effect.waves),
            "codes": super::codes(plan, effect),
            "part": super::part(plan, effect),
            "cost": table.costs[effect.cost].id,
            "years": effect.years.map(range),
            "attributed": range(effect.attributed),
            "deadweight": effect.deadweight.map(range),
            "because": effect.because.in_lang(plan.language),
        })
    });
    let periods = valuation.totals.iter().map(|it| period(valuation, it));
    json!({
        "table": table.id,
        "version": table.version,
        "currency": table.currency,
        "prices": table.prices,
        "costs": costs.collect::<Vec<Value>>(),
        "effects": effects.collect::<Vec<Value>>(),
        "periods": periods.collect::<Vec<Value>>(),
    })
}

fn period(valuation: &Valuation<'_>, totals: &Totals) -> Value {
    let lines = valuation.lines.iter();
    let lines = lines.filter(|line| line.period == totals.period).map(line);
    let each = totals.each.iter().map(|total| {
        let left = tidy::left(valuation, totals, total).into_iter();
        let left = left
            .map(|(effect, why, beside)| json!({"effect": effect, "why": why, "beside": beside}));
        let swings = total.swings.iter().map(|swing| {
            json!({
                "parameter": swing.parameter.word(),
                "of": tidy::of(valuation, swing),
                "range": range(swing.parameter.range(valuation.table)),
                "at_low": number(swing.at_low),
                "at_high": number(swing.at_high),
            })
        });
        json!({
            "adds": tidy::adds(valuation, total),
            "value": range(total.amount),
            "left_out": left.collect::<Vec<Value>>(),
            "swings": swings.collect::<Vec<Value>>(),
        })
    });
    json!({
        "period": totals.period.to_string(),
        "values": lines.collect::<Vec<Value>>(),
        "totals": each.collect::<Vec<Value>>(),
        "too_many": totals.too_many,
    })
}

fn line(line: &Line<'_>) -> Value {
    match line.worth {
        Err(why) => {
            json!({"effect": line.effect + 1, "status": why.word(), "number": null, "value": null})
        }
        Ok(worth) => {
            let [there, expected] = super::associations(line);
            json!({
                "effect": line.effect + 1,
                "status": "valued",
                "number": number(worth.number),
                "associations": there,
                "associations_expected": expected,
                "value": range(worth.amount),
            })
        }
    }
}

fn range(range: Range) -> Value {
    json!({"low": number(range.low), "central": number(range.central), "high": number(range.high)})
}

/// A number with its digits: whole where it is, else the nearest that reads back.
fn number(decimal: Decimal) -> Value {
    match decimal.exactly(0).and_then(|it| i64::try_from(it).ok()) {
        Some(whole) => whole.into(),
        None => decimal.to_f64().into(),
    }
}
