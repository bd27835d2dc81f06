//! Measures: what an indicator computes.

use crate::decimal::Decimal;
use crate::referential::{Condition, Name, Written};
use crate::yaml::Node;

use super::collections::tagged;
use super::condition::condition;
use super::fields::Fields;
use super::ids::reference;
use super::reader::Reader;
use super::scalar::decimal;

/// A measure.
#[derive(Clone, Debug)]
pub enum Measure {
    /// Eligible observations.
    Count,
    /// Respondents.
    Distinct,
    /// A sum.
    Sum(Name),
    /// A share.
    Share {
        /// What counts.
        of: Condition,
        /// Among what.
        base: Option<Condition>,
    },
    /// Σ over Σ.
    Ratio {
        /// Above.
        of: Name,
        /// Below.
        over: Name,
        /// A factor.
        times: Option<Written<Decimal>>,
    },
    /// A mean.
    Mean(Name),
    /// A median.
    Median(Name),
    /// A net promoter score.
    Nps(Name),
    /// A distribution over codes.
    Distribution(Name),
}

/// A measure: one key of a closed list.
pub(super) fn measure(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Measure>> {
    const WORDS: &[&str] = &[
        "count",
        "distinct",
        "sum",
        "share",
        "ratio",
        "mean",
        "median",
        "nps",
        "distribution",
    ];
    let entry = tagged(node, reader, WORDS)?;
    let mut fields = match entry.key.as_str() {
        "count" | "distinct" => Fields::open(&entry.value, reader)?,
        _ => Fields::open_around(&entry.value, reader, "of")?,
    };
    fields.spot = entry.place;
    let value = match entry.key.as_str() {
        "count" => Some(Measure::Count),
        "distinct" => Some(Measure::Distinct),
        "share" => {
            let of = fields.required_around("of", condition);
            let base = fields.optional("base", condition);
            // A base that was written and could not be read must not silently become « everyone ».
            let lost = fields.has("base") && base.is_none();
            of.filter(|_| !lost).map(|of| Measure::Share { of, base })
        }
        "ratio" => {
            let of = fields.required("of", reference);
            let over = fields.required("over", reference);
            let times = fields.optional("times", decimal);
            of.zip(over)
                .map(|(of, over)| Measure::Ratio { of, over, times })
        }
        word => {
            let of = fields.required("of", reference);
            of.map(|of| match word {
                "sum" => Measure::Sum(of),
                "mean" => Measure::Mean(of),
                "median" => Measure::Median(of),
                "nps" => Measure::Nps(of),
                _ => Measure::Distribution(of),
            })
        }
    };
    fields.finish();
    value.map(|value| Written {
        value,
        place: entry.place,
    })
}
