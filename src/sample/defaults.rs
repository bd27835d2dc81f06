//! Plausible laws where landmarks say nothing: uneven, and always the same for one variable.

use std::collections::{BTreeMap, BTreeSet};

use super::chance::{Chance, Keys, Topic};
use super::law::Around;
use crate::plan::{CodeId, Plan, VariableId, VariableType};
use crate::referential::{Missing, SourceKind};

/// Durations in days, of which nothing is known.
pub(super) const DURATION: Around = Around {
    mean: 240.0,
    spread: 200.0,
    lognormal: true,
};

/// Chance that depends on the variable alone: the same population under every seed.
fn chance(plan: &Plan, id: VariableId, part: &str) -> Chance {
    let topic = Topic::of(&["generic", &plan.variable(id).id, part]);
    Keys::new(0, "", "").of(0, topic, 0)
}

/// Weights of codes: around one of them where they have an order, else a few that are frequent.
pub(super) fn shares(plan: &Plan, id: VariableId, codes: &BTreeSet<CodeId>) -> Vec<(CodeId, f64)> {
    let ordered = plan.codelist_of(id).is_some_and(|list| list.ordered);
    let count = to_float(i128::try_from(codes.len()).unwrap_or(1));
    let centre = (0.25 + 0.5 * chance(plan, id, "").uniform()) * count;
    let weight = |(at, code): (u32, &CodeId)| {
        let own = chance(plan, id, &code.0.to_string()).uniform();
        let weight = if ordered {
            let far = (f64::from(at) + 0.5 - centre) / (count / 3.0).max(1.0);
            libm::exp(-far * far / 2.0) * (0.8 + 0.4 * own)
        } else {
            // From one to ten times as frequent, most towards the less frequent.
            libm::pow(10.0, own)
        };
        (*code, weight)
    };
    (0..).zip(codes).map(weight).collect()
}

/// The chance of each code of a multiple choice.
pub(super) fn chances(
    plan: &Plan,
    id: VariableId,
    codes: &BTreeSet<CodeId>,
) -> BTreeMap<CodeId, f64> {
    let one = |code: &CodeId| {
        let own = chance(plan, id, &code.0.to_string()).uniform();
        (*code, 0.08 + 0.37 * own)
    };
    codes.iter().map(one).collect()
}

/// Numbers between the bounds of a variable, towards the lower where they are far apart; in its unit.
pub(super) fn number(plan: &Plan, id: VariableId) -> Around {
    let own = chance(plan, id, "").uniform();
    let VariableType::Number { decimals, min, max } = plan.variable(id).kind else {
        return DURATION;
    };
    let unit = to_float(crate::decimal::power(decimals));
    let bound = |bound: Option<i64>| bound.map(|bound| to_float(bound.into()) / unit);
    match (bound(min), bound(max)) {
        (Some(min), Some(max)) if max - min <= 20.0 => Around {
            mean: min + (max - min) * (0.4 + 0.25 * own),
            spread: (max - min) * 0.22,
            lognormal: false,
        },
        (Some(min), Some(max)) if max - min <= 200.0 => Around {
            mean: min + (max - min) * (0.28 + 0.12 * own),
            spread: (max - min) * 0.14,
            lognormal: false,
        },
        // Far bounds are those of what is possible: usual values are of another order.
        (Some(min), Some(max)) if min >= 0.0 => {
            let mean = libm::pow(max, 0.7) * (0.6 + 0.8 * own);
            Around {
                mean: mean.max(min + (max - min) * 0.01),
                spread: mean * 0.6,
                lognormal: true,
            }
        }
        (Some(min), Some(max)) => Around {
            mean: f64::midpoint(min, max),
            spread: (max - min) * 0.1,
            lognormal: false,
        },
        (Some(min), None) if min >= 0.0 => Around {
            mean: min + 20.0 + 180.0 * own,
            spread: 50.0 + 50.0 * own,
            lognormal: true,
        },
        (Some(min), None) => Around {
            mean: min + 100.0,
            spread: 25.0,
            lognormal: false,
        },
        (None, Some(max)) => Around {
            mean: max - 100.0,
            spread: 25.0,
            lognormal: false,
        },
        (None, None) => Around {
            mean: 20.0 + 180.0 * own,
            spread: 50.0 + 50.0 * own,
            lognormal: true,
        },
    }
}

/// How often a value lacks for `reason`, from 0 to 1.
pub(super) fn missing(kind: SourceKind, reason: Missing) -> f64 {
    match (reason, kind) {
        (Missing::NoAnswer, SourceKind::Survey) => 0.03,
        (Missing::DontKnow, SourceKind::Survey) | (Missing::Unknown, _) => 0.02,
        (Missing::NoAnswer | Missing::Refused, _) => 0.01,
        (Missing::NotReached, _) => 0.05,
        (Missing::DontKnow, SourceKind::Records)
        | (Missing::Illegible | Missing::Invalid | Missing::NotConcerned, _) => 0.0,
    }
}

/// A whole number as floating point: what is made up need not be exact.
#[expect(
    clippy::cast_precision_loss,
    reason = "made-up values need not be exact"
)]
pub(super) fn to_float(units: i128) -> f64 {
    units as f64
}

/// The nearest whole number, within what a number can hold.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounded, and saturated by the cast"
)]
pub(super) fn to_units(value: f64) -> i64 {
    const FAR: f64 = 1e17;
    libm::round(value).clamp(-FAR, FAR) as i64
}
