//! Factors: what `times` multiplies by, in a ratio, a weighted part or a conversion.

use super::draft::Draft;
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::plan as said;
use crate::referential::Written;

/// The factor written, else 1. By 0 every value would be 0, and nobody would see that it is a slip: a
/// fault, and none.
pub(super) fn factor(draft: &mut Draft<'_>, times: Option<&Written<Decimal>>) -> Option<Decimal> {
    let Some(times) = times else {
        return Some(Decimal::whole(1));
    };
    if times.value.units == 0 {
        draft.fault(Code::TimesZero, times.place, said::times_zero());
        return None;
    }
    Some(times.value)
}

#[cfg(test)]
mod tests {
    use crate::plan::resolve::trial::resolved;

    const COMMON: &str = "\
variables:
  - {id: x, label: X, type: {integer: {min: 0}}}
  - {id: y, label: Y, type: {integer: {min: 0}}}
  - {id: z, label: Z, derived: {sum: {of: [x, {variable: y, times: PART}]}}}
indicators:
  - {id: i, label: I, definition: I, status: optional, level: output, direction: neutral, unit: percent, measure: {ratio: {of: x, over: y, times: RATIO}}}
";

    /// Codes of the faults, and the lines where they stand.
    fn told(part: &str, ratio: &str, convert: &str) -> Vec<(&'static str, usize)> {
        let common = COMMON.replace("PART", part).replace("RATIO", ratio);
        let mappings = format!(
            "      - {{variable: x, column: X, convert: {{times: {convert}}}}}\n      - {{variable: y, column: Y}}\n"
        );
        resolved(&common, &mappings)
    }

    #[test]
    fn nothing_is_multiplied_by_zero() {
        assert_eq!(told("0.5", "100", "-1"), []);
        assert_eq!(told("0", "100", "12"), [("times-zero", 10)]);
        assert_eq!(told("0.5", "0.00", "12"), [("times-zero", 12)]);
        assert_eq!(told("0.5", "100", "-0"), [("times-zero", 11)]);
    }
}
