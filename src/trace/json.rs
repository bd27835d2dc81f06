//! Pages for programs: one object a figure, in the order of the release.
//!
//! `figures` are tidy rows, as every format has them; the rest is what stands around them. A step of `way` has its `count`
//! where it may be read to the unit, `about` where it is rounded to the nearest ten, `under` where it is below that threshold, and none
//! of the three where it may not be read. Sentences are in the language asked for; keys and words never are translated.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::way::Rows;
use super::{Page, Traced};
use crate::codebook;
use crate::collection::FileAccount;
use crate::figure::{Count, Numbers, Precision, Way};
use crate::i18n::output::trace as said;
use crate::i18n::{Lang, Text};
use crate::output::tidy;
use crate::plan::Plan;
use crate::release::{Audience, Row};

/// Writes the pages as one object.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, traced: Traced<'_>, lang: Lang) -> io::Result<()> {
    let (plan, release) = (traced.plan, traced.release);
    let pages: Vec<Value> = traced.pages(lang).into_iter().map(page).collect();
    let fingerprint = Some(traced.fingerprint).filter(|_| release.audience != Audience::Public);
    let whole = json!({
        "audience": release.audience.word(),
        "protected": release.audience != Audience::Working,
        "referential": plan.id,
        "version": plan.version,
        "program": env!("CARGO_PKG_VERSION"),
        "fingerprint": fingerprint,
        "notice": release.coverage.notice,
        "pages": pages,
    });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

fn page(page: Page<'_>) -> Value {
    let plan = page.traced.plan;
    let id = page.row.key.indicator;
    let words = |text: &Text| text.in_lang(page.lang).to_owned();
    let indicator = page.indicator();
    let computed = codebook::computed(plan, id);
    let published = codebook::published(plan, id);
    let publish = &indicator.publish;
    let mut told = json!({
        "indicator": indicator.id,
        "label": words(&indicator.label),
        "subject": page.subject(),
        "definition": words(&indicator.definition),
        "computation": computed.iter().map(|it| words(&it.words)).collect::<Vec<_>>(),
        "publication": {
            "persons": publish.persons,
            "associations": publish.associations,
            "dominance": publish.dominance,
            "sentences": published.iter().map(words).collect::<Vec<_>>(),
        },
        "withheld": page.row.numbers().is_none(),
        "figures": page.rows.iter().map(|row| tidy_row(plan, row)).collect::<Vec<_>>(),
    });
    let (Some(object), Some(numbers)) = (told.as_object_mut(), page.row.numbers()) else {
        return told;
    };
    object.insert("files".into(), files(page));
    object.insert("way".into(), way(numbers));
    object.insert("precision".into(), precision(page, numbers));
    let flags = page.flagged().into_iter();
    let flags = flags.map(|(word, meaning)| json!({"flag": word, "meaning": words(&meaning)}));
    object.insert("flags".into(), flags.collect());
    told
}

/// The row that every machine-readable format has.
fn tidy_row(plan: &Plan, row: &Row) -> Value {
    let values = tidy::row(plan, row).into_iter().map(|value| match value {
        tidy::Value::Empty => Value::Null,
        tidy::Value::Text(text) => Value::String(text),
        tidy::Value::Number(digits) => digits
            .parse::<serde_json::Number>()
            .map_or(Value::String(digits), Value::Number),
    });
    let columns = tidy::columns(plan).into_iter().map(str::to_owned);
    Value::Object(columns.zip(values).collect::<Map<_, _>>())
}

/// The files that feed the figure: those that may be named, and how many there are.
fn files(page: Page<'_>) -> Value {
    let plan = page.traced.plan;
    let files = page.files();
    let told = files.iter();
    let told = told.filter(|file| page.traced.tells_of(file.association));
    let told: Vec<Value> = told.map(|it| file(plan, page.lang, it)).collect();
    json!({"count": files.len(), "told": told})
}

fn file(plan: &Plan, lang: Lang, file: &FileAccount) -> Value {
    let rows = Rows::of([file]);
    json!({
        "file": file.file,
        "association": plan.association(file.association).id,
        "source": plan.source(file.association, file.source).id,
        "sha256": file.digest,
        "refused": file.refused.as_ref().map(|it| it.in_lang(lang)),
        "read": rows.read,
        "kept": rows.kept,
        "excluded": rows.excluded,
        "duplicate": rows.duplicate,
        "rejected": rows.rejected,
    })
}

/// How the base came about; nothing where it is not told.
fn way(numbers: &Numbers) -> Value {
    let Some(Way { from, steps }) = &numbers.way else {
        return Value::Null;
    };
    let steps = steps.iter().map(|(step, count)| {
        let mut told = json!({"step": step.word()});
        let number = match count {
            Count::Exact(count) => Some(("count", whole(*count))),
            Count::About(count) => Some(("about", whole(*count))),
            Count::Under(threshold) => Some(("under", json!(threshold))),
            Count::Withheld => None,
        };
        if let (Some(object), Some((key, number))) = (told.as_object_mut(), number) {
            object.insert(key.into(), number);
        }
        told
    });
    json!({
        "from": from.map(whole),
        "steps": steps.collect::<Vec<_>>(),
        "base": whole(numbers.n),
    })
}

/// A whole number, with all its digits.
fn whole(number: i128) -> Value {
    let digits = number.to_string();
    let number = digits.parse::<serde_json::Number>();
    number.map_or(Value::String(digits), Value::Number)
}

fn precision(page: Page<'_>, numbers: &Numbers) -> Value {
    let method = match numbers.precision {
        Precision::Interval { method, .. } => Some(method),
        _ => None,
    };
    let reached = match numbers.precision {
        Precision::Exact => None,
        _ => Some(said::reached(numbers.reached)),
    };
    json!({
        "method": method.map(|it| said::method(it).in_lang(page.lang).to_owned()),
        "reference": method.map(said::reference),
        "reached": reached.map(|it| it.in_lang(page.lang).to_owned()),
    })
}
