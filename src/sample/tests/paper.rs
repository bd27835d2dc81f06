//! Drawn rows on paper: the plainest CSV that says them, so that `ingest` can tell whether it reads them back.

use std::collections::BTreeMap;

use crate::decimal::{Decimal, power};
use crate::plan::{Filling, Mapping, PeriodFrom, Plan, Source, WaveFrom};
use crate::referential::{Convert, Missing};
use crate::sample::{Answer, Drawn};

/// The bytes of a file of `source` that holds `rows`.
pub(super) fn write(plan: &Plan, source: &Source, rows: &[Drawn]) -> Vec<u8> {
    let mut headings: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for row in rows {
        let mut cells: BTreeMap<String, String> = BTreeMap::new();
        if let Some(respondent) = &source.respondent {
            let id = row.respondent.clone().expect("a respondent");
            cells.insert(respondent.column.text.clone(), id);
        }
        if let PeriodFrom::Column { column, format, .. } = &source.period {
            let moment = chrono::DateTime::from_timestamp(row.moment, 0).expect("a moment");
            cells.insert(column.text.clone(), moment.format(format).to_string());
        }
        if let Some(WaveFrom::Column { column, codes }) = &source.wave {
            let cell = codes.iter().find(|(_, wave)| row.wave == Some(**wave));
            let (cell, _) = cell.expect("a wave of the source");
            cells.insert(column.text.clone(), cell.clone());
        }
        for mapping in &source.mappings {
            answer(
                plan,
                source,
                mapping,
                row.answers[&mapping.variable],
                &mut cells,
            );
        }
        if headings.is_empty() {
            headings = cells.keys().cloned().collect();
        }
        lines.push(cells.into_values().collect::<Vec<_>>());
    }
    let mut out = csv::WriterBuilder::new();
    let mut out = out
        .delimiter(source.profile.delimiter.unwrap_or(b','))
        .from_writer(Vec::new());
    for line in std::iter::once(headings).chain(lines) {
        out.write_record(line).expect("cells in rows");
    }
    out.into_inner().expect("bytes")
}

fn put(cells: &mut BTreeMap<String, String>, heading: &str, cell: &str) {
    let before = cells.insert(heading.to_owned(), cell.to_owned());
    assert!(
        before.is_none_or(|before| before == cell),
        "{heading}: two cells"
    );
}

fn answer(
    plan: &Plan,
    source: &Source,
    mapping: &Mapping,
    answer: Answer,
    cells: &mut BTreeMap<String, String>,
) {
    let list = plan.codelist_of(mapping.variable);
    let kind = plan.variable(mapping.variable).kind;
    let speaks = |text: &&String| !mapping.missing.contains_key(*text);
    // A cell for a reason that is no answer: where nothing declares one, the blank.
    let reason = |why: Missing, is_answer: &dyn Fn(&str) -> bool| {
        if why == Missing::NotConcerned && plan.variable(mapping.variable).asked_when.is_some() {
            return String::new();
        }
        let own = mapping.missing.iter();
        let general = source.missing.iter();
        let general = general.filter(|(text, _)| !mapping.missing.contains_key(*text));
        let found = own.chain(general.filter(|(text, _)| !is_answer(text)));
        let mut found = found.filter(|(_, reason)| **reason == why);
        match found.next() {
            Some((text, _)) => text.clone(),
            None if why == Missing::NoAnswer => String::new(),
            None => panic!(
                "no cell says {why:?} of {}",
                plan.variable(mapping.variable).id
            ),
        }
    };
    match &mapping.filling {
        Filling::Constant(_) => {}
        Filling::Code { headings, answers }
        | Filling::Split {
            headings, answers, ..
        } => {
            let text = |is: &dyn Fn(crate::plan::CodeId) -> bool| {
                let texts = answers
                    .iter()
                    .filter(|(text, code)| speaks(text) && is(**code));
                texts.map(|(text, _)| text.clone()).next()
            };
            let cell = match answer {
                Answer::Code(code) => text(&|other| other == code).expect("a text for the code"),
                Answer::Several(set) => {
                    let Filling::Split { separators, .. } = &mapping.filling else {
                        panic!("a set in a column of one code");
                    };
                    let codes = (0..128)
                        .filter(|at| set >> at & 1 == 1)
                        .map(crate::plan::CodeId);
                    let texts = codes.map(|code| text(&|other| other == code).expect("a text"));
                    texts.collect::<Vec<_>>().join(&separators[0])
                }
                Answer::Missing(why) => {
                    let coded = text(&|code| list.unwrap().code(code).missing == Some(why));
                    coded.unwrap_or_else(|| reason(why, &|text| answers.contains_key(text)))
                }
                other => panic!("{other:?} in a column of codes"),
            };
            put(cells, &headings[headings.len() - 1].text, &cell);
            for heading in &headings[..headings.len() - 1] {
                put(cells, &heading.text, "");
            }
        }
        Filling::Several { columns, unchecked } => {
            let other = match answer {
                Answer::Missing(why) => reason(why, &|text| unchecked.contains(text)),
                _ => unchecked.first().cloned().unwrap_or_default(),
            };
            for column in columns {
                let chosen =
                    matches!(answer, Answer::Several(set) if set >> column.code.0 & 1 == 1);
                let checked = column.checked.first().expect("a checked cell");
                let cell = if chosen {
                    checked.clone()
                } else {
                    other.clone()
                };
                put(cells, &column.heading.text, &cell);
            }
        }
        Filling::Number {
            headings,
            convert,
            exceptions,
        } => {
            let Convert::Times(times) = convert else {
                panic!("a number as it is");
            };
            let cell = match answer {
                Answer::Number(units) => {
                    let decimals = kind.decimals().unwrap();
                    // units × 10^-decimals / times, exactly.
                    let above = i128::from(units) * power(times.decimals) * power(9);
                    let below = times.units * power(decimals);
                    assert_eq!(above % below, 0, "{units} cannot be written");
                    let shown = Decimal {
                        units: above / below,
                        decimals: 9,
                    }
                    .to_string();
                    shown.replace('.', &source.profile.decimal.to_string())
                }
                Answer::Missing(why) => reason(why, &|text| exceptions.contains_key(text)),
                other => panic!("{other:?} in a column of numbers"),
            };
            put(cells, &headings[0].text, &cell);
        }
        Filling::Date { headings, format } => {
            let cell = match answer {
                Answer::Date(day) => {
                    let date = chrono::NaiveDate::from_epoch_days(day).expect("a date");
                    // A column of moments has the moment already.
                    if cells.contains_key(&headings[0].text) {
                        let held = &cells[&headings[0].text];
                        assert_eq!(
                            held[..10.min(held.len())],
                            date.format(&format[..8]).to_string()
                        );
                        return;
                    }
                    date.format(format).to_string()
                }
                Answer::Missing(why) => reason(why, &|_| false),
                other => panic!("{other:?} in a column of dates"),
            };
            put(cells, &headings[0].text, &cell);
        }
    }
}
