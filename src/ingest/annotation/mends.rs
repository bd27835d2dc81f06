//! What is said of one row, in two cells: its faults, and how to mend each.

use std::collections::BTreeSet;

use super::OfRow;
use crate::collection::Reject;
use crate::decimal::Decimal;
use crate::i18n::ingest as say;
use crate::i18n::{Lang, Text};
use crate::matching::normal_form;
use crate::plan::{Filling, Mapping, Plan, Source, VariableType};

/// Most answers named to whoever mends.
const MOST_ANSWERS: usize = 12;

/// The two cells of a row with these faults.
pub(super) fn cells(plan: &Plan, source: &Source, row: &OfRow<'_>, lang: Lang) -> [String; 2] {
    let mut seen = BTreeSet::new();
    let (mut said, mut mended) = (Vec::new(), Vec::new());
    for fault in &row.faults {
        if !seen.insert((fault.column.as_str(), fault.code)) {
            continue;
        }
        let what = say::reject(fault.code);
        said.push(match fault.column.as_str() {
            "" => what.in_lang(lang).to_owned(),
            column => say::of_column(column, &what).in_lang(lang).to_owned(),
        });
        mended.push(mend(plan, source, fault).in_lang(lang).to_owned());
    }
    for doubt in &row.doubts {
        let what = say::doubt(doubt.code);
        let said_of = say::of_column(doubt.subject.in_lang(lang), &what);
        said.push(said_of.in_lang(lang).to_owned());
        mended.push(say::doubt_mend().in_lang(lang).to_owned());
    }
    mended.dedup();
    [said.join(" | "), mended.join(" | ")]
}

/// How one fault is mended, by whoever has the file open.
pub(super) fn mend(plan: &Plan, source: &Source, fault: &Reject) -> Text {
    let mapping = source.mappings.iter().find(|it| reads(it, &fault.column));
    let asked = mapping.and_then(|mapping| match fault.code {
        "value-unknown" => answers(plan, source, mapping),
        "value-range" => bounds(plan, mapping),
        _ => None,
    });
    asked.unwrap_or_else(|| say::reject_mend(fault.code))
}

/// Whether a mapping reads the column under `heading`.
fn reads(mapping: &Mapping, heading: &str) -> bool {
    let mut own = mapping.filling.headings().iter();
    let is = |text: &str| normal_form(text) == heading || heading.ends_with(&*normal_form(text));
    own.any(|it| is(&it.text))
        || matches!(&mapping.filling, Filling::Several { columns, .. }
            if columns.iter().any(|it| is(&it.heading.text)))
}

/// The answers that are read, where they are few: the labels of the codes, and what the source declares.
fn answers(plan: &Plan, source: &Source, mapping: &Mapping) -> Option<Text> {
    let list = plan.codelist_of(mapping.variable)?;
    let codes = source.answers == [crate::referential::Answers::Codes];
    let name = |code: &crate::plan::Code| {
        if codes {
            Text::same(&code.code)
        } else {
            code.label.clone()
        }
    };
    let named: Vec<Text> = list
        .codes
        .iter()
        .filter(|it| it.finer.is_none())
        .map(name)
        .collect();
    (named.len() <= MOST_ANSWERS).then(|| say::answers_read(&named))
}

/// Between what and what a number is read.
fn bounds(plan: &Plan, mapping: &Mapping) -> Option<Text> {
    let VariableType::Number { min, max, decimals } = plan.variable(mapping.variable).kind else {
        return None;
    };
    let written = |units: i64| {
        Decimal {
            units: i128::from(units),
            decimals,
        }
        .to_string()
    };
    Some(say::bounds_read(min.map(written), max.map(written)))
}
