//! Comparisons for programs: one object a figure, in the order of the release. Shares, their gaps and the parts of these are in
//! points; `why` says in a word why nothing is compared, or parted.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Beside, Compared, Comparison};
use crate::figure::{Numbers, Precision};
use crate::plan::Plan;
use crate::release::Audience;

/// Writes them as one object.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, compared: Compared<'_>) -> io::Result<()> {
    let (plan, release) = (compared.plan, compared.own);
    let all = compared.all();
    let figures: Vec<Value> = all.iter().map(|it| figure(plan, it)).collect();
    let whole = json!({
        "audience": release.audience.word(),
        "protected": release.audience != Audience::Working,
        "referential": plan.id,
        "version": plan.version,
        "notice": release.coverage.notice,
        "association": plan.association(compared.association).id,
        "figures": figures,
    });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

fn figure(plan: &Plan, beside: &Beside<'_>) -> Value {
    let key = &beside.own.key;
    let mut told = json!({
        "indicator": plan.indicator(key.indicator).id,
        "period": key.period.to_string(),
        "wave": plan.waves_written(key.waves),
    });
    let more = match &beside.found {
        Err(why) => json!({"why": why.word()}),
        Ok(comparison) => compared(plan, comparison),
    };
    if let (Some(held), Value::Object(more)) = (told.as_object_mut(), more) {
        held.extend(more);
    }
    told
}

fn compared(plan: &Plan, comparison: &Comparison<'_>) -> Value {
    let side = |numbers: &Numbers| {
        json!({
            "value": numbers.value,
            "n": i64::try_from(numbers.n).ok(),
            "associations": numbers.contributors(),
        })
    };
    let level = match comparison.own.precision {
        Precision::Interval { confidence, .. } => Some(confidence.in_percent()),
        _ => None,
    };
    let parted = comparison.parted.iter().map(|(variable, parts)| {
        let variable = &plan.variable(*variable).id;
        match parts {
            Err(why) => json!({"variable": variable, "why": why.word()}),
            Ok(parts) => json!({
                "variable": variable,
                "structure": parts.structure,
                "rate": parts.rate,
            }),
        }
    });
    json!({
        "own": side(comparison.own),
        "others": side(comparison.others),
        "difference": comparison.difference,
        "interval": comparison.interval,
        "level": level.filter(|_| comparison.interval.is_some()),
        "indication": comparison.is_indication(),
        "parts": parted.collect::<Vec<_>>(),
    })
}
