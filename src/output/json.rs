//! JSON: what is said around the figures, with the breaks of their series, then the tidy rows, one a line so that two files
//! compare well, each with what no column holds: how far associations stand from each other, and of the change of a mean `d_z`, the
//! mean of the differences over their standard deviation.
//!
//! Numbers are numbers, written with the same digits as in CSV; what is empty is `null`. Keys are never
//! translated.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::figure::Heterogeneity;
use crate::output::tidy::{self, Value};
use crate::plan::{AssociationId, IndicatorId, Measure, Plan};
use crate::release::{Audience, Reach, Release, Row};

/// Writes `release` as one object.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, plan: &Plan, release: &Release) -> io::Result<()> {
    let coverage = &release.coverage;
    let protected = release.audience != Audience::Working;
    let notice = coverage
        .notice
        .as_deref()
        .map_or_else(|| "null".to_owned(), quoted);
    let ids = |ids: &[AssociationId]| array(ids.iter().map(|id| plan.association(*id).id.as_str()));
    let refused = array(coverage.files_refused.iter().map(String::as_str));
    writeln!(out, "{{")?;
    writeln!(out, "  \"audience\": {},", quoted(release.audience.word()))?;
    writeln!(out, "  \"protected\": {protected},")?;
    writeln!(out, "  \"referential\": {},", quoted(&plan.id))?;
    writeln!(out, "  \"version\": {},", quoted(&plan.version))?;
    writeln!(out, "  \"notice\": {notice},")?;
    writeln!(
        out,
        "  \"files\": {{\"read\": {}, \"refused\": {refused}}},",
        coverage.files_read
    )?;
    writeln!(
        out,
        "  \"associations\": {{\"contributing\": {}, \"expected\": {}}},",
        ids(&coverage.contributing),
        ids(&coverage.expected)
    )?;
    let sector: Vec<String> = coverage
        .sector
        .iter()
        .map(|line| reach(plan, line))
        .collect();
    if sector.is_empty() {
        writeln!(out, "  \"universe\": [],")?;
    } else {
        let sector = sector.join(",\n    ");
        writeln!(out, "  \"universe\": [\n    {sector}\n  ],")?;
    }
    let breaks: Vec<String> = breaks(plan, release).collect();
    if breaks.is_empty() {
        writeln!(out, "  \"breaks\": [],")?;
    } else {
        let breaks = breaks.join(",\n    ");
        writeln!(out, "  \"breaks\": [\n    {breaks}\n  ],")?;
    }
    let columns: Vec<String> = tidy::columns(plan).into_iter().map(quoted).collect();
    let figures: Vec<String> = release
        .rows
        .iter()
        .map(|row| {
            let heterogeneity = row.numbers().and_then(|numbers| numbers.heterogeneity);
            let heterogeneity = heterogeneity.as_ref().map(|it| between(plan, row, it));
            let heterogeneity = heterogeneity.unwrap_or_else(|| "null".to_owned());
            let tidy = object(&columns, &tidy::row(plan, row), effect(plan, row));
            format!("{{{tidy}, \"heterogeneity\": {heterogeneity}}}")
        })
        .collect();
    if figures.is_empty() {
        writeln!(out, "  \"figures\": []")?;
    } else {
        writeln!(
            out,
            "  \"figures\": [\n    {}\n  ]",
            figures.join(",\n    ")
        )?;
    }
    writeln!(out, "}}")
}

/// One line of what the sector counts, and how many of it are reached at most, by period.
fn reach(plan: &Plan, reach: &Reach) -> String {
    let universe = &reach.universe;
    let or_null = |text: Option<&str>| text.map_or_else(|| "null".to_owned(), quoted);
    let reached = reach.reached.iter();
    let reached: Vec<String> = reached
        .map(|(period, count)| format!("{}: {count}", quoted(&period.to_string())))
        .collect();
    let source = universe.source.as_ref();
    format!(
        "{{\"unit\": {}, \"total\": {}, \"as_of\": {}, \"source\": {}, \"reached_at_most\": {{{}}}}}",
        quoted(&universe.unit),
        universe.total,
        or_null(universe.as_of.as_deref()),
        or_null(source.map(|it| it.in_lang(plan.language))),
        reached.join(", "),
    )
}

/// The breaks of the indicators that have a figure, in order.
fn breaks(plan: &Plan, release: &Release) -> impl Iterator<Item = String> {
    let indicators = release.rows.iter().map(|row| row.key.indicator);
    let indicators: BTreeSet<IndicatorId> = indicators.collect();
    indicators.into_iter().flat_map(|id| {
        let indicator = plan.indicator(id);
        indicator.breaks.iter().map(|it| {
            format!(
                "{{\"indicator\": {}, \"from\": {}, \"because\": {}}}",
                quoted(&indicator.id),
                quoted(&it.from.to_string()),
                quoted(it.because.in_lang(plan.language)),
            )
        })
    })
}

/// How far associations stand from each other: τ is of log-odds for a share, in the unit of the figure otherwise; where one
/// more association would lie is always in that unit.
fn between(plan: &Plan, row: &Row, heterogeneity: &Heterogeneity) -> String {
    let Heterogeneity {
        associations,
        tau,
        bounds: [tau_low, tau_high],
        prediction: [prediction_low, prediction_high],
        confidence,
        variation,
    } = heterogeneity;
    let indicator = plan.indicator(row.key.indicator);
    let scale = match indicator.measure {
        Measure::Share { .. } => "log-odds",
        _ => indicator.unit.as_str(),
    };
    let mut columns = vec![quoted("associations")];
    let mut values = vec![Value::exact(associations)];
    for (column, number) in [
        ("tau", tau),
        ("tau_low", tau_low),
        ("tau_high", tau_high),
        ("prediction_low", prediction_low),
        ("prediction_high", prediction_high),
    ] {
        columns.push(quoted(column));
        values.push(Value::float(*number));
    }
    columns.extend(["level", "scale", "variation"].map(quoted));
    values.extend([
        Value::exact(&confidence.in_percent()),
        Value::text(scale),
        Value::text(variation.word()),
    ]);
    format!("{{{}}}", object(&columns, &values, None))
}

/// What the change of a mean has beside its columns: how large it is beside how much changes differ.
fn effect(plan: &Plan, row: &Row) -> Option<Value> {
    let is_mean = matches!(plan.indicator(row.key.indicator).measure, Measure::Mean(_));
    let of_change = is_mean && row.key.waves.is_change();
    let effect = || row.numbers().and_then(|numbers| numbers.d_z);
    of_change.then(|| effect().map_or(Value::Empty, Value::float))
}

/// The members of an object, without its braces.
fn object(columns: &[String], values: &[Value], effect: Option<Value>) -> String {
    let written = |column: &str, value: &Value| {
        let value = match value {
            Value::Empty => "null".to_owned(),
            Value::Number(digits) => digits.clone(),
            Value::Text(text) => quoted(text),
        };
        format!("{column}: {value}")
    };
    let own = columns.iter().zip(values);
    let own = own.map(|(column, value)| written(column, value));
    let effect = effect.map(|value| written("\"d_z\"", &value));
    let members: Vec<String> = own.chain(effect).collect();
    members.join(", ")
}

/// A list of texts.
pub(super) fn array<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let members: Vec<String> = texts.map(quoted).collect();
    format!("[{}]", members.join(", "))
}

/// A text between quotes.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    fn written(release: &Release) -> String {
        let mut out = Vec::new();
        write(&mut out, &sample::plan(), release).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_whole_document() {
        let mut release = sample::release(Audience::Public);
        release.rows.truncate(3);
        release.rows.remove(1);
        assert_eq!(
            written(&release),
            r#"{
  "audience": "public",
  "protected": true,
  "referential": "lcep",
  "version": "1.0.0",
  "notice": "données fictives",
  "files": {"read": 4, "refused": ["rheso/sorties-2025.csv"]},
  "associations": {"contributing": ["alpha", "rheso"], "expected": ["alpha", "rheso", "zeta"]},
  "universe": [],
  "breaks": [],
  "figures": [
    {"referential": "lcep", "version": "1.0.0", "indicator": "sorties", "period": "2025-Q3", "wave": "_Z", "association": "_T", "sexe": "_T", "tranche-age": "_T", "measure": "share", "code": "_Z", "unit": "percent", "value": 45.46191247974068, "ci_low": 42.70206907704441, "ci_high": 48.249922456127884, "ci_level": 95, "ci_method": "wilson", "n": 1234, "n_effective": null, "numerator": 561, "denominator": 1234, "no_answer": 7, "not_concerned": 2, "unmatched_before": null, "unmatched_after": null, "associations": 2, "associations_expected": 3, "mean_of_associations": null, "min_association": null, "max_association": null, "comparability": "exact", "flags": null, "obs_status": "A", "conf_status": "F", "heterogeneity": null},
    {"referential": "lcep", "version": "1.0.0", "indicator": "sorties", "period": "2025-Q3", "wave": "_Z", "association": "_T", "sexe": "H", "tranche-age": "_T", "measure": "share", "code": "_Z", "unit": "percent", "value": null, "ci_low": null, "ci_high": null, "ci_level": null, "ci_method": null, "n": null, "n_effective": null, "numerator": null, "denominator": null, "no_answer": null, "not_concerned": null, "unmatched_before": null, "unmatched_after": null, "associations": null, "associations_expected": 3, "mean_of_associations": null, "min_association": null, "max_association": null, "comparability": null, "flags": null, "obs_status": "A", "conf_status": "C", "heterogeneity": null}
  ]
}
"#
        );
    }

    #[test]
    fn how_far_associations_stand_is_beside_the_columns() {
        let mut release = sample::release(Audience::Working);
        release.rows.truncate(1);
        let mut numbers = release.rows[0].numbers().unwrap().clone();
        numbers.heterogeneity = Some(Heterogeneity {
            associations: 6,
            tau: 0.5,
            bounds: [0.25, 2.0],
            prediction: [1.5, 93.5],
            confidence: crate::statistics::Confidence::default(),
            variation: crate::figure::Variation::Much,
        });
        release.rows[0].content = crate::release::Content::Working(numbers);
        let wanted = "\"conf_status\": \"N\", \"heterogeneity\": {\"associations\": 6, \"tau\": 0.5, \"tau_low\": 0.25, \
             \"tau_high\": 2, \"prediction_low\": 1.5, \"prediction_high\": 93.5, \"level\": 95, \"scale\": \"log-odds\", \
             \"variation\": \"much\"}}";
        assert!(written(&release).contains(wanted), "{}", written(&release));
    }

    #[test]
    fn a_working_document_says_it_is_not_protected_and_any_document_parses() {
        let working = sample::release(Audience::Working);
        let read: serde_json::Value = serde_json::from_str(&written(&working)).unwrap();
        assert_eq!(read["protected"], false);
        assert_eq!(
            read["figures"].as_array().unwrap().len(),
            working.rows.len()
        );

        let mut empty = working;
        empty.rows.clear();
        empty.coverage.notice = Some("a \"quoted\"\nnotice".into());
        let read: serde_json::Value = serde_json::from_str(&written(&empty)).unwrap();
        assert_eq!(read["notice"], "a \"quoted\"\nnotice");
        assert_eq!(read["figures"], serde_json::json!([]));
    }
}
