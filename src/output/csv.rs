//! CSV for machines: UTF-8, comma, decimal dot, LF.

use std::io::{self, Write};

use crate::output::tidy;
use crate::plan::Plan;
use crate::release::Release;

/// Writes `release`, one row a figure.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, plan: &Plan, release: &Release) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(tidy::columns(plan))?;
    for row in &release.rows {
        let values = tidy::row(plan, row);
        writer.write_record(values.iter().map(tidy::Value::as_str))?;
    }
    writer.flush()
}
