//! SDMX-CSV 2.0: one observation a line, the structure that it is read by on each.

use std::io::{self, Write};

use super::names::{self, Role};
use super::structure::DATAFLOW;
use crate::output::tidy;
use crate::plan::Plan;
use crate::release::Release;

/// Writes the figures of `release`.
pub(super) fn write(out: &mut dyn Write, plan: &Plan, release: &Release) -> io::Result<()> {
    let components = names::components(plan, &tidy::columns(plan));
    let dataflow = names::reference(plan, DATAFLOW);
    let mut writer = ::csv::Writer::from_writer(out);
    let before = ["STRUCTURE", "STRUCTURE_ID", "ACTION"];
    let ids = components.iter().map(|it| it.id.as_str());
    writer.write_record(before.into_iter().chain(ids))?;
    for row in &release.rows {
        let values = tidy::row(plan, row);
        let cells = components.iter().map(|component| {
            let cell = values[component.at].as_str();
            match component.role {
                Role::Dimension => names::code(cell),
                Role::Time | Role::Measure | Role::Attribute => cell.to_owned(),
            }
        });
        // I: information. The file says what figures are, not what to do with those that someone holds.
        let before = ["dataflow", &dataflow, "I"].map(str::to_owned);
        writer.write_record(before.into_iter().chain(cells))?;
    }
    writer.flush()
}
