//! JSON: what is said around the figures, with the breaks of their series, then the tidy rows, one a line so that two files
//! compare well. The change of a mean has one member more, `d_z`: the mean of the differences over their standard deviation.
//!
//! Numbers are numbers, written with the same digits as in CSV; what is empty is `null`. Keys are never
//! translated.

use std::collections::BTreeSet;
use std::io::{self, Write};

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
        .map(|row| object(&columns, &tidy::row(plan, row), effect(plan, row)))
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

/// What the change of a mean has beside its columns: how large it is beside how much changes differ.
fn effect(plan: &Plan, row: &Row) -> Option<Value> {
    let is_mean = matches!(plan.indicator(row.key.indicator).measure, Measure::Mean(_));
    let of_change = is_mean && row.key.waves.is_change();
    let effect = || row.numbers().and_then(|numbers| numbers.d_z);
    of_change.then(|| effect().map_or(Value::Empty, Value::float))
}

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
    format!("{{{}}}", members.join(", "))
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
    {"referential": "lcep", "version": "1.0.0", "indicator": "sorties", "period": "2025-Q3", "wave": "_Z", "association": "_T", "sexe": "_T", "tranche-age": "_T", "measure": "share", "code": "_Z", "unit": "percent", "value": 45.46191247974068, "ci_low": 42.70206907704441, "ci_high": 48.249922456127884, "ci_level": 95, "ci_method": "wilson", "n": 1234, "n_effective": null, "numerator": 561, "denominator": 1234, "no_answer": 7, "not_concerned": 2, "unmatched_before": null, "unmatched_after": null, "associations": 2, "associations_expected": 3, "mean_of_associations": null, "min_association": null, "max_association": null, "comparability": "exact", "flags": null, "obs_status": "A", "conf_status": "F"},
    {"referential": "lcep", "version": "1.0.0", "indicator": "sorties", "period": "2025-Q3", "wave": "_Z", "association": "_T", "sexe": "H", "tranche-age": "_T", "measure": "share", "code": "_Z", "unit": "percent", "value": null, "ci_low": null, "ci_high": null, "ci_level": null, "ci_method": null, "n": null, "n_effective": null, "numerator": null, "denominator": null, "no_answer": null, "not_concerned": null, "unmatched_before": null, "unmatched_after": null, "associations": null, "associations_expected": 3, "mean_of_associations": null, "min_association": null, "max_association": null, "comparability": null, "flags": null, "obs_status": "A", "conf_status": "C"}
  ]
}
"#
        );
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
