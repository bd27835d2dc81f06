//! The matrix as CSV: UTF-8, comma, LF, one row an indicator and an association.
//!
//! `referential, version, indicator, status, association, standing, enters, waves, disaggregations, reasons`.
//! `standing` is `exact`, `close`, `broad`, `none`, `undetermined`, `impossible`, `not-collected` or `not-fed`;
//! `enters` is `true` where it enters the sector figure, at one wave or another; `waves` are those it can fill, at any
//! comparability, then the changes where it can follow the same persons (`entry follow-up entry>follow-up`), and are
//! empty where the wave plays no part; `disaggregations` are those that enter too, parted by
//! spaces; `reasons` are parted by `; `, each with the source, the variable, its standing, and what the
//! association wrote, in the referential's language whatever the user's; then, where it declares how its question
//! differs, `[recall: what it asks / what the variable asks]`, `population`, `unit` and `scale` alike.

use std::io::{self, Write};

use super::{Matrix, Row, differences, entering_splits, waves_filled};
use crate::plan::{Plan, Prospect, Reason};

/// The names of the columns.
const COLUMNS: [&str; 10] = [
    "referential",
    "version",
    "indicator",
    "status",
    "association",
    "standing",
    "enters",
    "waves",
    "disaggregations",
    "reasons",
];

/// Writes `matrix`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, matrix: &Matrix<'_>) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for row in &matrix.rows {
        for prospect in &row.prospects {
            writer.write_record(record(matrix.plan, row, prospect))?;
        }
    }
    writer.flush()
}

fn record(plan: &Plan, row: &Row<'_>, prospect: &Prospect) -> [String; 10] {
    let stated = &prospect.whole;
    let reasons = stated.reasons.iter();
    let reasons: Vec<String> = reasons.map(|it| reason(plan, prospect, it)).collect();
    let status = row.indicator.status;
    [
        plan.id.clone(),
        plan.version.clone(),
        row.indicator.id.clone(),
        status.map_or_else(String::new, |it| it.word().to_owned()),
        plan.association(prospect.association).id.clone(),
        stated.standing.word().to_owned(),
        stated.standing.enters().to_string(),
        waves_filled(plan, prospect).join(" "),
        entering_splits(plan, prospect).join(" "),
        reasons.join("; "),
    ]
}

/// `sorties destination close: …`, then where it is declared how the question differs; what is not there is left out.
fn reason(plan: &Plan, prospect: &Prospect, whole: &Reason) -> String {
    let (source, variable, standing, because) = whole.parts();
    let source = source.map(|id| plan.source(prospect.association, id).id.as_str());
    let variable = variable.map(|id| plan.variable(id).id.as_str());
    let parts = [source, variable, Some(standing.word())];
    let head = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let differs = differences(plan, prospect, whole).iter().map(|it| {
        let (asked, wanted) = (
            it.asked.in_lang(plan.language),
            it.wanted.in_lang(plan.language),
        );
        format!(" [{}: {asked} / {wanted}]", it.aspect.word())
    });
    let differs: String = differs.collect();
    match because {
        Some(because) => format!("{head}: {}{differs}", because.in_lang(plan.language)),
        None => format!("{head}{differs}"),
    }
}
