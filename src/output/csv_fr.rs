//! CSV for a French Excel: `;`, decimal comma, a byte order mark so that accents are read, CRLF as Excel itself
//! writes, and text that Excel would take for a formula made plain by an apostrophe.

use std::io::{self, Write};

use crate::output::tidy::{self, Value};
use crate::plan::Plan;
use crate::release::Release;

/// Writes `release`, one row a figure.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, plan: &Plan, release: &Release) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    writer.write_record(tidy::columns(plan))?;
    for row in &release.rows {
        writer.write_record(tidy::row(plan, row).into_iter().map(cell))?;
    }
    writer.flush()
}

/// A value as Excel should take it: numbers stay numbers, text never becomes a formula.
fn cell(value: Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(digits) => digits.replace('.', ","),
        Value::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
            format!("'{text}")
        }
        Value::Text(text) => text,
    }
}
