//! Derived variables.

use crate::i18n::schema::{titles, variables as said, words as said_words};

use super::codelists::condition;
use super::words::all;
use super::{Key, Object, Plain, Rule, Scalar, Shape, filled, list, object, optional, required};

/// How a variable comes from others.
pub(super) fn derived() -> Object {
    let branches = filled(Shape::Object(case));
    let keys = vec![
        optional("bins", Shape::Object(bins), said::bins()),
        optional("score", Shape::Object(score), said::score()),
        optional("sum", Shape::Object(sum), said::sum()),
        optional("mean", Shape::Object(mean), said::mean()),
        optional("difference", Shape::Object(difference), said::difference()),
        optional("product", Shape::Object(product), said::product()),
        optional("quotient", Shape::Object(quotient), said::quotient()),
        optional(
            "count-codes",
            Shape::Object(count_codes),
            said::count_codes(),
        ),
        optional(
            "days-between",
            Shape::Object(days_between),
            said::days_between(),
        ),
        optional("regroup", Shape::Object(regroup), said::regroup()),
        optional("case", branches, said::case()),
    ];
    object("derived", titles::derived(), keys).rules([Rule::OneKey])
}

fn of() -> Key {
    required("of", Scalar::Reference, said::of())
}

fn parts() -> Key {
    let part = Shape::Either(vec![Scalar::Reference.into(), Shape::Object(part)]);
    required("of", filled(part), said::of_parts())
}

fn requires() -> Key {
    let shape = Shape::Either(vec![
        all(["all"], said_words::requires).into(),
        Scalar::Integer.into(),
    ]);
    optional("requires", shape, said::requires()).default(Plain::Word("all"))
}

fn decimals() -> Key {
    optional("decimals", Scalar::Integer, said::decimals_kept()).default(Plain::Number(2))
}

fn part() -> Object {
    let keys = vec![
        required("variable", Scalar::Reference, said::of()),
        optional("times", Scalar::Number, said::part_times()),
    ];
    object("part", titles::part(), keys)
}

fn bins() -> Object {
    let breaks = required("breaks", filled(Scalar::Number), said::bins_breaks());
    object("bins", titles::derived(), vec![of(), breaks])
}

fn score() -> Object {
    object("score", titles::derived(), vec![of()])
}

fn sum() -> Object {
    let plus = optional("plus", Scalar::Number, said::sum_plus());
    object("sum", titles::derived(), vec![parts(), plus, requires()])
}

fn mean() -> Object {
    object(
        "mean",
        titles::derived(),
        vec![parts(), requires(), decimals()],
    )
}

fn difference() -> Object {
    let less = required("less", Scalar::Reference, said::difference_less());
    object("difference", titles::derived(), vec![of(), less])
}

fn product() -> Object {
    let of = required("of", filled(Scalar::Reference), said::of_factors());
    object("product", titles::derived(), vec![of])
}

fn quotient() -> Object {
    let by = required("by", Scalar::Reference, said::quotient_by());
    object("quotient", titles::derived(), vec![of(), by, decimals()])
}

fn count_codes() -> Object {
    let except = optional("except", list(Scalar::Code), said::count_codes_except());
    object("count-codes", titles::derived(), vec![of(), except])
}

fn days_between() -> Object {
    let keys = vec![
        required("from", Scalar::Reference, said::days_from()),
        required("to", Scalar::Reference, said::days_to()),
    ];
    object("days-between", titles::derived(), keys)
}

fn regroup() -> Object {
    let to = required("to", Scalar::Reference, said::regroup_to());
    object("regroup", titles::derived(), vec![of(), to])
}

fn case() -> Object {
    let keys = vec![
        optional("when", Shape::Object(condition), said::case_when()),
        optional("then", Scalar::Code, said::case_then()),
        optional("otherwise", Scalar::Code, said::case_otherwise()),
    ];
    object("case", titles::case(), keys).rules([
        Rule::OneOf(&["when", "otherwise"]),
        Rule::Needs("when", "then"),
        Rule::Never("otherwise", &["then"]),
    ])
}
