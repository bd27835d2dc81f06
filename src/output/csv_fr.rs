//! CSV for a French Excel: `;`, decimal comma, a byte order mark so that accents are read, CRLF as Excel itself
//! writes, and text that Excel would take for a formula made plain by an apostrophe.

use std::io::{self, Write};

use crate::formula;
use crate::output::tidy::{self, Value};
use crate::plan::Plan;
use crate::release::Release;

/// Writes `release`, one row a figure.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, plan: &Plan, release: &Release) -> io::Result<()> {
    let rows = release.rows.iter().map(|row| tidy::row(plan, row));
    write_records(out, tidy::columns(plan), rows)
}

/// Writes headings, then rows.
pub(super) fn write_records(
    out: &mut dyn Write,
    columns: Vec<&str>,
    rows: impl IntoIterator<Item = Vec<Value>>,
) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    writer.write_record(columns)?;
    for row in rows {
        writer.write_record(row.into_iter().map(cell))?;
    }
    writer.flush()
}

/// A value as Excel should take it: numbers stay numbers, text never becomes a formula.
fn cell(value: Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(digits) => digits.replace('.', ","),
        Value::Text(text) if text.starts_with(formula::FIRST) => {
            format!("'{text}")
        }
        Value::Text(text) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;
    use crate::plan::IndicatorId;
    use crate::release::Audience;

    fn written(plan: &Plan, release: &Release) -> String {
        let mut out = Vec::new();
        write(&mut out, plan, release).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn excel_reads_accents_numbers_and_lines() {
        let mut release = sample::release(Audience::Public);
        release.rows.truncate(3);
        let rows = [
            "\u{feff}referential;version;indicator;period;wave;association;sexe;tranche-age;measure;code;unit;value;ci_low;ci_high;ci_level;ci_method;n;n_effective;numerator;denominator;no_answer;not_concerned;unmatched_before;unmatched_after;associations;associations_expected;mean_of_associations;min_association;max_association;comparability;flags;obs_status;conf_status",
            "lcep;1.0.0;sorties;2025-Q3;_Z;_T;_T;_T;share;_Z;percent;45,46191247974068;42,70206907704441;48,249922456127884;95;wilson;1234;;561;1234;7;2;;;2;3;;;;exact;;A;F",
            "lcep;1.0.0;sorties;2025-Q3;_Z;_T;F;_T;share;_Z;percent;66,66666666666667;43,7494672959451;83,72122524916628;95;wilson;18;;12;18;7;2;;;2;3;;;;exact;;A;F",
            "lcep;1.0.0;sorties;2025-Q3;_Z;_T;H;_T;share;_Z;percent;;;;;;;;;;;;;;;3;;;;;;A;C",
            "",
        ];
        assert_eq!(written(&sample::plan(), &release), rows.join("\r\n"));
    }

    #[test]
    fn text_never_becomes_a_formula_and_numbers_stay_numbers() {
        let text = |text: &str| cell(Value::Text(text.into()));
        for formula in ["=1+1", "+33", "-x", "@SUM(A1)", "\tx", "\rx"] {
            assert_eq!(text(formula), format!("'{formula}"));
        }
        assert_eq!(text("a=1"), "a=1");
        assert_eq!(cell(Value::Number("-1.5".into())), "-1,5");
        assert_eq!(cell(Value::Number("-3".into())), "-3");

        let mut plan = sample::plan();
        plan.indicators[0].unit = "=cmd|' /C calc'!A0".into();
        let mut release = sample::release(Audience::Public);
        release
            .rows
            .retain(|row| row.key.indicator == IndicatorId(0));
        release.rows.truncate(1);
        assert!(written(&plan, &release).contains(";'=cmd|' /C calc'!A0;"));
    }
}
