//! Measures.

use crate::i18n::schema::{indicators as said, titles};

use super::codelists::{condition, nothing};
use super::{Object, Rule, Scalar, Shape, object, optional, required};

/// What an indicator computes.
pub(super) fn measure() -> Object {
    let keys = vec![
        optional("count", Shape::Object(nothing), said::count()),
        optional("distinct", Shape::Object(nothing), said::distinct()),
        optional("sum", Shape::Object(of_variable), said::sum()),
        optional("share", Shape::Object(share), said::share()),
        optional("ratio", Shape::Object(ratio), said::ratio()),
        optional("mean", Shape::Object(of_variable), said::mean()),
        optional("median", Shape::Object(of_variable), said::median()),
        optional("nps", Shape::Object(of_variable), said::nps()),
        optional(
            "distribution",
            Shape::Object(of_variable),
            said::distribution(),
        ),
    ];
    object("measure", titles::measure(), keys).rules([Rule::OneKey])
}

fn of_variable() -> Object {
    let of = required("of", Scalar::Reference, said::of());
    object("measure-of", titles::measure(), vec![of])
}

fn share() -> Object {
    let keys = vec![
        required("of", Shape::Object(condition), said::share_of()),
        optional("base", Shape::Object(condition), said::share_base()),
    ];
    object("share", titles::measure(), keys)
}

fn ratio() -> Object {
    let keys = vec![
        required("of", Scalar::Reference, said::ratio_of()),
        required("over", Scalar::Reference, said::ratio_over()),
        optional("times", Scalar::Number, said::ratio_times()),
    ];
    object("ratio", titles::measure(), keys)
}
