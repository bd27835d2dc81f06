//! Derived variables: how each comes from others.

use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::referential as said;
use crate::referential::{Condition, Name, Written};
use crate::yaml::{Kind, Node};

use super::collections::{filled_list, tagged};
use super::condition::condition;
use super::fields::Fields;
use super::ids::{code, reference};
use super::reader::Reader;
use super::scalar::{decimal, integer};

/// How a variable comes from others.
#[derive(Clone, Debug)]
pub enum Derived {
    /// Intervals of a number.
    Bins {
        /// The number.
        of: Name,
        /// Their bounds.
        breaks: Vec<Written<Decimal>>,
    },
    /// The value of a code.
    Score {
        /// The coded variable.
        of: Name,
    },
    /// A weighted sum.
    Sum {
        /// Its parts.
        of: Vec<Part>,
        /// A constant.
        plus: Option<Written<Decimal>>,
        /// How many parts are required.
        requires: Requires,
    },
    /// A mean over parts.
    Mean {
        /// Its parts.
        of: Vec<Part>,
        /// How many parts are required.
        requires: Requires,
        /// Decimals kept.
        decimals: Option<Written<i64>>,
    },
    /// One less another.
    Difference {
        /// The first.
        of: Name,
        /// What is taken away.
        less: Name,
    },
    /// A product.
    Product {
        /// Its factors.
        of: Vec<Name>,
    },
    /// One over another.
    Quotient {
        /// Above.
        of: Name,
        /// Below.
        by: Name,
        /// Decimals kept.
        decimals: Option<Written<i64>>,
    },
    /// How many codes of a multiple choice.
    CountCodes {
        /// The multiple choice.
        of: Name,
        /// Codes left out.
        except: Vec<Name>,
    },
    /// Days from one date to another.
    DaysBetween {
        /// The first date.
        from: Name,
        /// The second date.
        to: Name,
    },
    /// The group of a code.
    Regroup {
        /// The coded variable.
        of: Name,
        /// The codelist of groups.
        to: Name,
    },
    /// The first condition that holds.
    Case {
        /// Condition, then code.
        arms: Vec<(Condition, Name)>,
        /// The code where none holds.
        otherwise: Option<Name>,
    },
}

/// A part of a sum or a mean.
#[derive(Clone, Debug)]
pub struct Part {
    /// The variable.
    pub variable: Name,
    /// Its weight.
    pub times: Option<Written<Decimal>>,
}

/// How many parts a derived variable requires.
#[derive(Clone, Debug)]
pub enum Requires {
    /// All of them.
    All,
    /// This many.
    AtLeast(Written<i64>),
}

pub(super) fn derived(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Derived>> {
    const WORDS: &[&str] = &[
        "bins",
        "score",
        "sum",
        "mean",
        "difference",
        "product",
        "quotient",
        "count-codes",
        "days-between",
        "regroup",
        "case",
    ];
    let entry = tagged(node, reader, WORDS)?;
    let place = entry.place;
    if entry.key == "case" {
        let value = case(&entry.value, reader)?;
        return Some(Written { value, place });
    }
    let mut fields = Fields::open_around(&entry.value, reader, "of")?;
    fields.spot = entry.place;
    let value = match entry.key.as_str() {
        "bins" => {
            let of = fields.required("of", reference);
            let losses = fields.reader.losses();
            let breaks = fields.required_list("breaks", decimal);
            // A bound that was lost would make other bins.
            let whole = fields.reader.losses() == losses && fields.mistyped("breaks").is_none();
            of.filter(|_| whole).map(|of| Derived::Bins { of, breaks })
        }
        "score" => {
            let of = fields.required("of", reference);
            of.map(|of| Derived::Score { of })
        }
        "sum" => {
            let of = fields.required_list("of", part);
            let plus = fields.optional("plus", decimal);
            let requires = requires(&mut fields);
            (!of.is_empty()).then_some(Derived::Sum { of, plus, requires })
        }
        "mean" => {
            let of = fields.required_list("of", part);
            let requires = requires(&mut fields);
            let decimals = fields.optional("decimals", integer);
            (!of.is_empty()).then_some(Derived::Mean {
                of,
                requires,
                decimals,
            })
        }
        "difference" => {
            let of = fields.required("of", reference);
            let less = fields.required("less", reference);
            of.zip(less)
                .map(|(of, less)| Derived::Difference { of, less })
        }
        "product" => {
            let of = fields.required_list("of", reference);
            (!of.is_empty()).then_some(Derived::Product { of })
        }
        "quotient" => {
            let of = fields.required("of", reference);
            let by = fields.required("by", reference);
            let decimals = fields.optional("decimals", integer);
            of.zip(by)
                .map(|(of, by)| Derived::Quotient { of, by, decimals })
        }
        "count-codes" => {
            let of = fields.required("of", reference);
            let except = fields.list("except", code);
            of.map(|of| Derived::CountCodes { of, except })
        }
        "days-between" => {
            let from = fields.required("from", reference);
            let to = fields.required("to", reference);
            from.zip(to)
                .map(|(from, to)| Derived::DaysBetween { from, to })
        }
        _ => {
            let of = fields.required("of", reference);
            let to = fields.required("to", reference);
            of.zip(to).map(|(of, to)| Derived::Regroup { of, to })
        }
    };
    fields.finish();
    value.map(|value| Written { value, place })
}

/// A variable, alone or with its weight.
fn part(node: &Node, reader: &mut Reader<'_>) -> Option<Part> {
    if !matches!(node.kind, Kind::Mapping(_)) {
        return reference(node, reader).map(|variable| Part {
            variable,
            times: None,
        });
    }
    let mut fields = Fields::open(node, reader)?;
    let variable = fields.required("variable", reference);
    let times = fields.optional("times", decimal);
    fields.finish();
    Some(Part {
        variable: variable?,
        times,
    })
}

fn requires(fields: &mut Fields<'_, '_, '_>) -> Requires {
    let decode = |node: &Node, reader: &mut Reader<'_>| match &node.kind {
        Kind::Scalar(scalar) if scalar.text == "all" => Some(Requires::All),
        _ => integer(node, reader).map(Requires::AtLeast),
    };
    fields.optional("requires", decode).unwrap_or(Requires::All)
}

/// `[{when, then}…, {otherwise}]`.
fn case(node: &Node, reader: &mut Reader<'_>) -> Option<Derived> {
    let mut arms = Vec::new();
    let mut otherwise: Option<Name> = None;
    let mut ended = None;
    let mut whole = true;
    filled_list(node, reader, |node, reader| {
        if let Some(place) = ended.take() {
            reader.fault(Code::KeysConflict, place, said::otherwise_last());
        }
        let mut fields = Fields::open(node, reader)?;
        if fields.has("otherwise") {
            ended = Some(fields.spot);
            otherwise = fields.required("otherwise", code);
        } else {
            let when = fields.required("when", condition);
            let then = fields.required("then", code);
            match when.zip(then) {
                Some(arm) => arms.push(arm),
                None => whole = false,
            }
        }
        fields.finish();
        Some(())
    })?;
    whole.then_some(Derived::Case { arms, otherwise })
}
