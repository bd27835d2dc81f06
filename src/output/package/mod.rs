//! A Data Package: figures with all that reading them takes, in one folder that any tool of tables can check.
//!
//! In: a plan, a release, and what it was made of. Out: files by name, the descriptor last: `figures.csv`, the very bytes of
//! [`super::csv`]; `indicators.csv` and `codes.csv`, what ids and codes say; `datapackage.json`, which describes their columns, gives
//! the digest of each, and says where figures come from. Keys and columns are never translated; sentences are.
//!
//! <https://datapackage.org>, of which what version 1 reads is written: no property of it has changed its meaning since.

mod descriptor;
mod schema;

use std::io;

use crate::i18n::Lang;
use crate::output::{csv, files::Bundle, terms};
use crate::plan::Plan;
use crate::provenance::Provenance;
use crate::release::{Audience, Release};

/// The name of the descriptor: the standard asks for it.
const DESCRIPTOR: &str = "datapackage.json";
/// The table of indicators.
const INDICATORS: &str = "indicators.csv";
/// The table of codes.
const CODES: &str = "codes.csv";

/// The table of figures; what is not protected says so in its name.
fn figures(audience: Audience) -> &'static str {
    match audience {
        Audience::Working => "figures-working.csv",
        Audience::Public | Audience::Members | Audience::Association(_) => "figures.csv",
    }
}

/// The names of the files of a package.
pub fn names(audience: Audience) -> Vec<&'static str> {
    vec![figures(audience), INDICATORS, CODES, DESCRIPTOR]
}

/// The files of a package, the descriptor last.
///
/// # Errors
/// Never in practice: bytes are written to memory.
pub fn write(
    plan: &Plan,
    release: &Release,
    provenance: &Provenance,
    lang: Lang,
) -> io::Result<Bundle> {
    let mut rows = Vec::new();
    csv::write(&mut rows, plan, release)?;
    let mut tables = vec![
        (figures(release.audience).to_owned(), rows),
        (INDICATORS.to_owned(), indicators(plan, release)?),
        (CODES.to_owned(), codes(plan, release)?),
    ];
    let described = descriptor::write(plan, release, provenance, &tables, lang)?;
    tables.push((DESCRIPTOR.to_owned(), described));
    Ok(tables)
}

/// What the indicators of the figures say.
fn indicators(plan: &Plan, release: &Release) -> io::Result<Vec<u8>> {
    let mut table = ::csv::Writer::from_writer(Vec::new());
    table.write_record(schema::INDICATORS)?;
    for rows in release
        .rows
        .chunk_by(|one, next| one.key.indicator == next.key.indicator)
    {
        let indicator = plan.indicator(rows[0].key.indicator);
        table.write_record([
            indicator.id.as_str(),
            &indicator.label.fr,
            &indicator.label.en,
            &indicator.definition.fr,
            &indicator.definition.en,
            &indicator.unit,
            indicator.level.word(),
            indicator.direction.word(),
        ])?;
    }
    table
        .into_inner()
        .map_err(::csv::IntoInnerError::into_error)
}

/// What codes say, by the column they stand in.
fn codes(plan: &Plan, release: &Release) -> io::Result<Vec<u8>> {
    let mut table = ::csv::Writer::from_writer(Vec::new());
    table.write_record(schema::CODES)?;
    let mut add = |column: &str, indicator: &str, terms: Vec<terms::Term>| {
        terms.into_iter().try_for_each(|term| {
            let (code, label) = (&term.code, &term.label);
            table.write_record([column, indicator, code, &label.fr, &label.en])
        })
    };
    add("wave", "", terms::waves(plan, release))?;
    add("association", "", terms::associations(plan, release))?;
    for id in &plan.dimensions {
        let column = &plan.variable(*id).id;
        add(column, "", terms::dimension(plan, release, *id))?;
    }
    for (indicator, term) in terms::codes(plan, release) {
        add("code", &indicator, vec![term])?;
    }
    table
        .into_inner()
        .map_err(::csv::IntoInnerError::into_error)
}

#[cfg(test)]
mod tests;
