//! The verdict of an audit: for reading, for programs, and the tables that prove it.
//!
//! Failing cells are named by their keys, never by what they hide, nor by bounds that would tell it.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::{Value, json as object};

use crate::audit::{Attack, Key, Quantity, Series, Splits, Standing, Verdict, Who};
use crate::cells::Split;
use crate::i18n::{Lang, audit as said};
use crate::plan::{AssociationId, CodeId, Plan, VariableId};

/// One file that was read.
pub struct Release {
    /// Its name, as given.
    pub name: String,
    /// Its fingerprint.
    pub sha256: String,
    /// Its rows.
    pub rows: usize,
}

/// Failing cells shown for one attacker; JSON gives all.
const SHOWN: usize = 20;

/// For reading.
///
/// # Errors
/// Where `out` cannot be written.
pub fn text(
    out: &mut dyn Write,
    plan: &Plan,
    releases: &[Release],
    verdict: &Verdict,
    lang: Lang,
) -> io::Result<()> {
    writeln!(out, "{}", said::verdict(verdict.is_safe()).in_lang(lang))?;
    for release in releases {
        let line = said::release(&release.name, release.rows, &release.sha256);
        writeln!(out, "  {}", line.in_lang(lang))?;
    }
    writeln!(out, "  {}", said::withheld(verdict.withheld).in_lang(lang))?;
    if verdict.corrections > 0 {
        let line = said::corrections(verdict.corrections);
        writeln!(out, "  {}", line.in_lang(lang))?;
    }
    if let Some(count) = verdict.untrue.filter(|count| *count > 0) {
        writeln!(out, "  {}", said::untrue(count).in_lang(lang))?;
    }
    if !verdict.changed.is_empty() {
        let line = said::changed(verdict.changed.len());
        writeln!(out, "{}", line.in_lang(lang))?;
        for key in verdict.changed.iter().take(SHOWN) {
            writeln!(out, "  {}", written(plan, key))?;
        }
        if let Some(more) = verdict
            .changed
            .len()
            .checked_sub(SHOWN)
            .filter(|it| *it > 0)
        {
            writeln!(out, "  {}", said::and_more(more).in_lang(lang))?;
        }
    }
    let stranger = verdict.attacks.iter().find(|it| it.insiders.is_empty());
    for attack in &verdict.attacks {
        let who = said::attacker(&names(plan, attack));
        let found = said::found(
            attack.failing.len(),
            attack.narrow,
            attack.components,
            attack.largest,
        );
        writeln!(out, "{}{}", who.in_lang(lang), found.in_lang(lang))?;
        if attack.impossible {
            writeln!(out, "  {}", said::impossible().in_lang(lang))?;
        }
        if attack.insiders.len() > 1 {
            continue;
        }
        // What anyone finds is said once.
        let stranger = stranger.filter(|_| !attack.insiders.is_empty());
        let own: Vec<(&Key, &Standing)> = attack
            .failing
            .iter()
            .filter(|(key, _)| stranger.is_none_or(|it| !it.failing.contains_key(key)))
            .collect();
        for (key, standing) in own.iter().take(SHOWN) {
            let line = said::failing(&written(plan, key), word(**standing));
            writeln!(out, "  {}", line.in_lang(lang))?;
        }
        if let Some(more) = own.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            writeln!(out, "  {}", said::and_more(more).in_lang(lang))?;
        }
    }
    if verdict.untrue.is_none() {
        writeln!(out, "{}", said::without_working().in_lang(lang))?;
    }
    Ok(())
}

/// For programs.
///
/// # Errors
/// Where `out` cannot be written.
pub fn json(
    out: &mut dyn Write,
    plan: &Plan,
    releases: &[Release],
    verdict: &Verdict,
) -> io::Result<()> {
    let attacks: Vec<Value> = verdict
        .attacks
        .iter()
        .map(|attack| {
            let failing = attack.failing.iter().map(|(key, standing)| {
                let mut cell = described(plan, key);
                cell["standing"] = word(*standing).into();
                cell
            });
            object!({
                "attacker": names(plan, attack),
                "components": attack.components,
                "largest_component": attack.largest,
                "bases_within_threshold": attack.narrow,
                "contradiction": attack.impossible,
                "failing": failing.collect::<Vec<_>>(),
            })
        })
        .collect();
    let releases: Vec<Value> = releases
        .iter()
        .map(|it| object!({"file": it.name, "sha256": it.sha256, "rows": it.rows}))
        .collect();
    let changed = verdict.changed.iter().map(|key| described(plan, key));
    let whole = object!({
        "safe": verdict.is_safe(),
        "releases": releases,
        "rows": verdict.read,
        "withheld": verdict.withheld,
        "corrections": verdict.corrections,
        "changed_by_few": changed.collect::<Vec<_>>(),
        "untrue_equations": verdict.untrue,
        "attackers": attacks,
    });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

/// The tables of the stranger, one number a line: in each component, each table satisfies all that is published.
///
/// # Errors
/// Where `out` cannot be written.
pub fn witness(out: &mut dyn Write, plan: &Plan, verdict: &Verdict) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    let dimensions = plan
        .dimensions
        .iter()
        .map(|id| plan.variable(*id).id.as_str());
    let heading = [
        "component",
        "table",
        "indicator",
        "period",
        "wave",
        "association",
    ];
    let heading = heading
        .into_iter()
        .chain(dimensions)
        .chain(["code", "quantity", "value"]);
    writer.write_record(heading)?;
    let stranger = verdict.attacks.iter().find(|it| it.insiders.is_empty());
    for (component, proof) in stranger.into_iter().flat_map(|it| &it.proofs).enumerate() {
        for (table, values) in proof.tables.iter().enumerate() {
            for (number, value) in proof.numbers.iter().zip(values) {
                let (quantity, code) = quantity(number.quantity);
                let mut line = vec![(component + 1).to_string(), (table + 1).to_string()];
                line.extend(place(plan, number.series, number.who, &number.splits));
                line.push(code_of(plan, number.series, code));
                line.extend([quantity.to_owned(), value.to_string()]);
                writer.write_record(line)?;
            }
        }
    }
    writer.flush()
}

fn quantity(quantity: Quantity) -> (&'static str, Option<CodeId>) {
    match quantity {
        Quantity::Answers => ("n", None),
        Quantity::NoAnswer => ("no_answer", None),
        Quantity::NotConcerned => ("not_concerned", None),
        Quantity::Eligible => ("eligible", None),
        Quantity::True(code) => ("numerator", code),
        Quantity::Untrue(code) => ("complement", code),
        Quantity::Before => ("unmatched_before", None),
        Quantity::After => ("unmatched_after", None),
        Quantity::NotSeenAgain => ("not_seen_again", None),
        Quantity::NotSeenBefore => ("not_seen_before", None),
        Quantity::Sum(code) => ("sum", code),
    }
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Safe => "safe",
        Standing::Narrow => "narrow",
        Standing::Recovered => "recovered",
        Standing::Undecided => "undecided",
    }
}

fn names<'a>(plan: &'a Plan, attack: &Attack) -> Vec<&'a str> {
    let ids: &BTreeSet<AssociationId> = &attack.insiders;
    ids.iter()
        .map(|id| plan.association(*id).id.as_str())
        .collect()
}

/// From the indicator to the last dimension, as tidy output writes them.
fn place(plan: &Plan, series: Series, who: Who, splits: &Splits) -> Vec<String> {
    let association = match who {
        Who::Sector => "_T",
        Who::Association(id) => &plan.association(id).id,
        Who::Others => "_O",
    };
    let mut line = vec![
        plan.indicator(series.indicator).id.clone(),
        series.period.to_string(),
        plan.waves_written(series.waves)
            .unwrap_or_else(|| "_Z".to_owned()),
        association.to_owned(),
    ];
    line.extend(
        plan.dimensions
            .iter()
            .map(|id| split(plan, *id, splits.get(id)).to_owned()),
    );
    line
}

fn split<'a>(plan: &'a Plan, variable: VariableId, split: Option<&Split>) -> &'a str {
    match split {
        None => "_T",
        Some(Split::Unknown) => "_U",
        Some(Split::Code(code)) => plan
            .codelist_of(variable)
            .map_or("_U", |list| &list.code(*code).code),
    }
}

fn code_of(plan: &Plan, series: Series, code: Option<CodeId>) -> String {
    let of = plan
        .indicator(series.indicator)
        .measure
        .variables()
        .into_iter()
        .next();
    let list = of.and_then(|of| plan.codelist_of(of));
    let code = code
        .zip(list)
        .map(|(code, list)| list.code(code).code.clone());
    code.unwrap_or_else(|| "_Z".to_owned())
}

fn who(key: &Key) -> Who {
    key.association.map_or(Who::Sector, Who::Association)
}

/// A key in one line.
fn written(plan: &Plan, key: &Key) -> String {
    let mut words = place(plan, key.series, who(key), &Splits::new());
    words.truncate(4);
    words.extend(
        key.splits.iter().map(|(id, held)| {
            format!("{}={}", plan.variable(*id).id, split(plan, *id, Some(held)))
        }),
    );
    if key.code.is_some() {
        words.push(code_of(plan, key.series, key.code));
    }
    words.join(" ")
}

fn described(plan: &Plan, key: &Key) -> Value {
    let line = place(plan, key.series, who(key), &key.splits);
    let mut cell = object!({
        "indicator": line[0],
        "period": line[1],
        "wave": line[2],
        "association": line[3],
        "code": code_of(plan, key.series, key.code),
    });
    for (id, code) in plan.dimensions.iter().zip(&line[4..]) {
        cell[plan.variable(*id).id.as_str()] = code.as_str().into();
    }
    cell
}
