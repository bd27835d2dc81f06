//! Values that what they speak of can hardly have, or cannot: a target of 600 percent, more people invited than there
//! are, a goal of sustainable development that is none.

use super::super::draft::Draft;
use super::super::variables;
use super::bounds;
use super::written::{Statistic, statistics};
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::plan as said;
use crate::plan::{Indicator, Measure, VariableId, VariableType};
use crate::referential::{Association, Common, Design, Plausible, Publish};
use crate::source_text::Place;

type Fault = (Code, Place, Said);

/// Looks at what is written beside indicators, variables and sources.
pub(super) fn check(draft: &mut Draft<'_>, common: &Common, associations: &[&Association]) {
    let mut faults = bins(&common.defaults.publish);
    for statistic in statistics(draft, common, associations) {
        if statistic.also.is_none() {
            faults.extend(of_indicator(draft, &statistic));
        }
    }
    for (owner, variable) in variables::written(common, associations) {
        let Some(plausible) = &variable.plausible else {
            continue;
        };
        let id = draft.variable_names.get(owner, &variable.id.value);
        let range = id.map_or(Range::default(), |id| Range::of_variable(draft, id));
        faults.extend(of_plausible(plausible, range, &variable.id.value));
    }
    for association in associations {
        faults.extend(
            association
                .sources
                .iter()
                .flat_map(|it| of_samples(&it.sample)),
        );
    }
    for (code, place, fault) in faults {
        draft.fault(code, place, fault);
    }
}

/// Lowest and highest value, as far as they are known; in the smallest units a referential can write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Range {
    low: Option<i128>,
    high: Option<i128>,
}

/// So many decimals are enough for all that a referential writes.
const DECIMALS: u8 = 9;

impl Range {
    fn between(low: i64, high: i64) -> Self {
        let whole = |units: i64| Decimal::whole(units.into()).exactly(DECIMALS);
        Self {
            low: whole(low),
            high: whole(high),
        }
    }

    /// What a number can be, or a coded variable by the values of its codes.
    fn of_variable(draft: &Draft<'_>, id: VariableId) -> Self {
        let (low, high) = match draft.type_of(id) {
            Some(VariableType::Number { decimals, .. }) => {
                let (low, high) = bounds::of(draft, id);
                let of = |units: Option<i64>| {
                    let units = units?.into();
                    Some(Decimal { units, decimals })
                };
                (of(low), of(high))
            }
            _ => bounds::values(draft, id).unzip(),
        };
        let units = |value: Option<Decimal>| value.and_then(|value| value.exactly(DECIMALS));
        Self {
            low: units(low),
            high: units(high),
        }
    }

    /// What a figure can be; where there are changes, what those can be too.
    fn of_indicator(draft: &Draft<'_>, indicator: &Indicator) -> Self {
        let positive = |ids: &[VariableId]| {
            let from_nought = |id: &VariableId| Self::of_variable(draft, *id).low >= Some(0);
            let low = ids.iter().all(from_nought).then_some(0);
            Self { low, high: None }
        };
        let level = match &indicator.measure {
            Measure::Count | Measure::Distinct => positive(&[]),
            Measure::Share { .. } | Measure::Distribution(_) => Self::between(0, 100),
            Measure::Nps(_) => Self::between(-100, 100),
            Measure::Mean(of) | Measure::Median(of) => Self::of_variable(draft, *of),
            Measure::Sum(of) => positive(&[*of]),
            Measure::Ratio { of, over, times } if times.units > 0 => positive(&[*of, *over]),
            Measure::Ratio { .. } => Self::default(),
        };
        if indicator.changes().is_empty() {
            return level;
        }
        let width = level.high.zip(level.low).map(|(high, low)| high - low);
        Self {
            low: level.low.zip(width).map(|(low, width)| low.min(-width)),
            high: level.high.zip(width).map(|(high, width)| high.max(width)),
        }
    }

    fn holds(self, value: i128) -> bool {
        self.low.is_none_or(|low| value >= low) && self.high.is_none_or(|high| value <= high)
    }

    /// Its ends, as they are shown.
    fn shown(self) -> [Option<String>; 2] {
        [self.low, self.high].map(|end| {
            let decimal = |units| Decimal {
                units,
                decimals: DECIMALS,
            };
            end.map(|units| plain(&decimal(units)))
        })
    }
}

/// A decimal without the noughts that end it.
fn plain(value: &Decimal) -> String {
    let text = value.to_string();
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

fn of_indicator(draft: &Draft<'_>, statistic: &Statistic<'_>) -> Vec<Fault> {
    let written = statistic.indicator;
    let mut faults = bins(&written.publish);
    for (scheme, code) in &written.standards {
        if scheme == "sdg" && !is_sustainable(code) {
            let fault = said::not_a_target(code);
            faults.push((Code::ValueImplausible, written.id.place, fault));
        }
    }
    let range = statistic
        .resolved(draft)
        .map_or(Range::default(), |it| Range::of_indicator(draft, it));
    for reference in &written.references {
        let value = reference.value.value.exactly(DECIMALS);
        if value.is_some_and(|value| !range.holds(value)) {
            let value = reference.value.value.to_string();
            let fault = said::value_out_of_reach(&value, &written.id.value, &range.shown());
            faults.push((Code::ValueImplausible, reference.value.place, fault));
        }
    }
    if let Some(plausible) = &written.plausible {
        faults.extend(of_plausible(plausible, range, &written.id.value));
    }
    faults
}

/// Bounds in order, and some of what lies between them within reach. Wider ones than can be only say less.
fn of_plausible(plausible: &Plausible, range: Range, of: &str) -> Option<Fault> {
    let bounds = &plausible.bounds;
    let units = |bound: &Option<crate::referential::Written<Decimal>>| {
        bound.as_ref().and_then(|it| it.value.exactly(DECIMALS))
    };
    let (low, high) = (units(&bounds.min), units(&bounds.max));
    if let (Some(min), Some(max), true) = (&bounds.min, &bounds.max, low > high && high.is_some()) {
        let fault = said::bounds_reversed(&min.value.to_string(), &max.value.to_string());
        return Some((Code::TypeWrong, min.place, fault));
    }
    let above = low.is_some_and(|low| range.high.is_some_and(|high| low > high));
    let below = high.is_some_and(|high| range.low.is_some_and(|low| high < low));
    let bound = match (above, below) {
        (true, _) => bounds.min.as_ref(),
        (_, true) => bounds.max.as_ref(),
        _ => None,
    }?;
    let fault = said::value_out_of_reach(&bound.value.to_string(), of, &range.shown());
    Some((Code::ValueImplausible, bound.place, fault))
}

/// What a partial may give is cut at rising bounds.
fn bins(publish: &Publish) -> Vec<Fault> {
    let pairs = publish.bins.windows(2).filter(|pair| {
        let units = |at: usize| pair[at].value.exactly(DECIMALS);
        units(0) >= units(1) && units(1).is_some()
    });
    let faults = pairs.map(|pair| {
        let fault = said::bins_not_rising(&pair[0].value.to_string(), &pair[1].value.to_string());
        (Code::BinsInvalid, pair[1].place, fault)
    });
    faults.collect()
}

/// No more are invited than there are; and a census invites them all, but for a few whom nobody could reach.
fn of_samples(samples: &[crate::referential::Sample]) -> Vec<Fault> {
    let faults = samples.iter().filter_map(|sample| {
        let (eligible, invited) = (sample.eligible.as_ref()?, sample.invited.as_ref()?);
        let (of, asked) = (i128::from(eligible.value), i128::from(invited.value));
        let fault = if asked > of {
            said::invited_too_many(invited.value, eligible.value)
        } else if sample.design == Design::Census && asked * 10 < of * 9 {
            said::census_of_some(invited.value, eligible.value)
        } else {
            return None;
        };
        Some((Code::ValueImplausible, invited.place, fault))
    });
    faults.collect()
}

/// The targets of each goal of sustainable development (A/RES/71/313): how many bear a number, how many a letter.
const TARGETS: [(u8, u8); 17] = [
    (5, 2),
    (5, 3),
    (9, 4),
    (7, 3),
    (6, 3),
    (6, 2),
    (3, 2),
    (10, 2),
    (5, 3),
    (7, 3),
    (7, 3),
    (8, 3),
    (3, 2),
    (7, 3),
    (9, 3),
    (10, 2),
    (19, 0),
];

/// Whether a code is that of a goal, of a target or of an indicator of one: `11`, `11.1`, `11.a`, `11.1.1`.
fn is_sustainable(code: &str) -> bool {
    let mut parts = code.trim().split('.');
    let number = |part: &str| part.parse::<u8>().ok().filter(|number| *number > 0);
    let goal = parts.next().and_then(number);
    let Some((numbers, letters)) = goal.and_then(|goal| TARGETS.get(usize::from(goal) - 1)) else {
        return false;
    };
    let target = parts.next().is_none_or(|part| match part.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => letter.to_ascii_lowercase() - b'a' < *letters,
        _ => number(part).is_some_and(|number| number <= *numbers),
    });
    let indicator = parts.next().is_none_or(|part| number(part).is_some());
    target && indicator && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::plan::resolve::trial::{resolved, resolved_with};

    #[test]
    fn there_are_seventeen_goals_and_169_targets() {
        let all = TARGETS.iter().map(|(a, b)| u32::from(a + b)).sum::<u32>();
        assert_eq!(all, 169);
        for code in [
            "1", "17", "1.4", "11.1", "11.a", "1.B", "17.19", "11.1.1", "16.10.2",
        ] {
            assert!(is_sustainable(code), "{code}");
        }
        for code in [
            "", "0", "18", "19.9", "11.8", "17.20", "17.a", "1.c", "11.0", "11.1.1.1", "x",
        ] {
            assert!(!is_sustainable(code), "{code}");
        }
    }

    /// What is told of an indicator with these keys, on its line, the ninth.
    fn told(keys: &str) -> Vec<(&'static str, usize)> {
        let common = format!(
            "waves: [{{id: e, label: E}}, {{id: x, label: X}}]\nvariables: [{{id: n, label: N, type: {{integer: {{min: 0, max: 10}}}}}}, {{id: m, label: M, type: {{integer: {{}}}}}}]\nindicators:\n  - {{id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, {keys}}}\n"
        );
        resolved(&common, "")
    }

    #[test]
    fn a_value_within_reach_is_not_told() {
        let target = |measure: &str, value: &str| {
            told(&format!(
                "{measure}, references: [{{role: target, value: {value}, period: 2027, source: S}}]"
            ))
        };
        let out = [("value-implausible", 10)];
        let share = "unit: percent, measure: {share: {of: {n: {min: 5}}}}";
        assert_eq!(target(share, "600"), out);
        assert_eq!(target(share, "-1"), out);
        assert_eq!(target(share, "100"), []);
        let mean = "unit: points, measure: {mean: {of: n}}";
        assert_eq!(target(mean, "90"), out);
        assert_eq!(target(mean, "7.5"), []);
        assert_eq!(target(mean, "-2"), out);
        // A change may be aimed at, where there is one.
        let change = format!("{mean}, waves: [e, x]");
        assert_eq!(target(&change, "-2"), []);
        assert_eq!(target(&change, "11"), out);
        // Nothing bounds what is not bounded: a rate of occupation passes 100.
        assert_eq!(target("unit: points, measure: {mean: {of: m}}", "9999"), []);
        let ratio = "unit: percent, measure: {ratio: {of: n, over: n, times: 100}}";
        assert_eq!(target(ratio, "600"), []);
        assert_eq!(target("unit: personnes, measure: {count: {}}", "-5"), out);
    }

    #[test]
    fn what_is_plausible_can_be() {
        let mean = "unit: points, measure: {mean: {of: n}}";
        let plausible = |bounds: &str| told(&format!("{mean}, plausible: {{{bounds}}}"));
        assert_eq!(plausible("min: 9, max: 1"), [("type-wrong", 10)]);
        assert_eq!(plausible("min: 50, max: 100"), [("value-implausible", 10)]);
        assert_eq!(plausible("min: 2, max: 100, warn-above: 90"), []);
        assert_eq!(plausible("min: 2"), []);
        let bins = |bins: &str| told(&format!("{mean}, publish: {{bins: [{bins}]}}"));
        assert_eq!(bins("0, 5, 3"), [("bins-invalid", 10)]);
        assert_eq!(bins("0, 5, 5"), [("bins-invalid", 10)]);
        assert_eq!(bins("0, 5, 7.5"), []);
    }

    /// Each variable the sum of the two next: walked part by part, the first would be reached 10^12 times.
    #[test]
    fn bounds_that_many_share_are_worked_out_once() {
        let mut common = String::from("variables:\n");
        for id in 0..58 {
            let (a, b) = (id + 1, id + 2);
            writeln!(
                common,
                "  - {{id: v{id}, label: V, derived: {{sum: {{of: [v{a}, v{b}]}}}}}}"
            )
            .unwrap();
        }
        common.push_str(
            "  - {id: v58, label: V, type: {integer: {min: 0, max: 1}}}\n  - {id: v59, label: V, type: {integer: {min: 0, max: 1}}}\nindicators:\n  - {id: i, label: I, definition: I, status: optional, level: output, direction: neutral, unit: x, measure: {mean: {of: v0}}, references: [{role: target, value: -1, period: 2027, source: S}]}\n",
        );
        assert_eq!(resolved(&common, ""), [("value-implausible", 69)]);
    }

    #[test]
    fn no_more_are_invited_than_there_are() {
        let sample = |sample: &str| {
            let common = "variables: [{id: n, label: N, type: {integer: {}}}]\nindicators:\n  - {id: i, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: points, measure: {mean: {of: n}}}\n";
            let source = format!(
                "sources:\n  - {{id: s, files: [s.csv], period: {{constant: 2025}}, mappings: [{{variable: n, column: N}}], sample: [{{period: 2025, {sample}}}]}}\n"
            );
            resolved_with(common, &[&source])
        };
        let told = [("value-implausible", 7)];
        assert_eq!(
            sample("eligible: 310, invited: 2400, design: self-selected"),
            told
        );
        assert_eq!(sample("eligible: 150, invited: 15, design: census"), told);
        assert_eq!(sample("eligible: 150, invited: 148, design: census"), []);
        assert_eq!(sample("eligible: 150, invited: 15, design: random"), []);
        assert_eq!(sample("eligible: 150, design: census"), []);
    }
}
