//! Codelists, variables and conditions.

use crate::i18n::schema::{files, titles, variables as said};

use super::derived::derived;
use super::words::reasons;
use super::{
    Key, Object, Plain, Rule, Scalar, Shape, filled, identity, note, object, optional, question,
    required,
};

/// A codelist of the common referential.
pub(super) fn codelist() -> Object {
    let id = required("id", Scalar::Id, files::id());
    object(
        "codelist",
        titles::codelist(),
        [vec![id], codelist_rest()].concat(),
    )
}

/// A codelist of an association: its own, or finer codes of a common one.
pub(super) fn own_codelist() -> Object {
    let named = vec![
        optional("id", Scalar::Id, files::id()),
        optional("extends", Scalar::Reference, said::extends_codelist()),
    ];
    object(
        "own-codelist",
        titles::own_codelist(),
        [named, codelist_rest()].concat(),
    )
    .rules([Rule::OneOf(&["id", "extends"])])
}

fn codelist_rest() -> Vec<Key> {
    vec![
        optional("label", Shape::Text, files::label()),
        note(),
        question(),
        optional("ordered", Scalar::Boolean, said::ordered()).default(Plain::Truth(false)),
        required("codes", filled(Shape::Object(code)), said::codes()),
        optional("replaces", super::list(Scalar::Id), files::replaces()),
    ]
}

/// One code.
pub(super) fn code() -> Object {
    let keys = vec![
        required("code", Scalar::Code, said::code()),
        required("label", Shape::Text, files::label()),
        note(),
        question(),
        optional("value", Scalar::Number, said::code_value()),
        optional("within", Scalar::Code, said::code_within()),
        optional("missing", reasons(), said::code_missing()),
        optional("sensitive", Scalar::Boolean, said::code_sensitive()).default(Plain::Truth(false)),
        optional("replaces", super::list(Scalar::Code), files::replaces()),
    ];
    object("code", titles::code(), keys)
}

/// A variable, typed or derived.
pub(super) fn variable() -> Object {
    let own = vec![
        note(),
        optional("type", Shape::Object(variable_type), said::variable_type()),
        optional("derived", Shape::Object(derived), said::derived()),
        question(),
        optional("unit", Scalar::Name, said::variable_unit()),
        optional("exclusive", super::list(Scalar::Code), said::exclusive()),
        optional("sensitive", Scalar::Boolean, said::sensitive()).default(Plain::Truth(false)),
        optional("asked-when", Shape::Object(condition), said::asked_when()),
        optional("instrument", Scalar::Reference, said::instrument()),
        optional("recall", Shape::Text, said::recall()),
        optional("population", Shape::Text, said::asked_of()),
        optional("plausible", Shape::Object(plausible), said::plausible()),
        optional("replaces", super::list(Scalar::Id), files::replaces()),
    ];
    let keys = [identity().to_vec(), own].concat();
    object("variable", titles::variable(), keys).rules([
        Rule::SomeOf(&["type", "derived"]),
        // Both only where the type names the codelist of `bins` or `case`.
        Rule::NeverWithin(
            "type",
            "derived",
            &[
                "score",
                "sum",
                "mean",
                "difference",
                "product",
                "quotient",
                "count-codes",
                "days-between",
                "regroup",
            ],
        ),
    ])
}

fn variable_type() -> Object {
    let codes = || Shape::Either(vec![Scalar::Reference.into(), filled(Shape::Object(code))]);
    let keys = vec![
        optional("code", codes(), said::type_code()),
        optional("several", codes(), said::type_several()),
        optional("integer", Shape::Object(bounded), said::type_integer()),
        optional("decimal", Shape::Object(decimal), said::type_decimal()),
        optional("date", Shape::Object(nothing), said::type_date()),
    ];
    object("type", titles::variable_type(), keys).rules([Rule::OneKey])
}

fn bounds() -> Vec<Key> {
    vec![
        optional("min", Scalar::Number, said::min()),
        optional("max", Scalar::Number, said::max()),
    ]
}

fn bounded() -> Object {
    object("bounds", titles::bounds(), bounds())
}

fn decimal() -> Object {
    let decimals = required("decimals", Scalar::Integer, said::type_decimals());
    object(
        "decimal",
        titles::decimal(),
        [vec![decimals], bounds()].concat(),
    )
}

/// `{}`.
pub(super) fn nothing() -> Object {
    object("nothing", titles::nothing(), Vec::new())
}

/// Plausible values of a variable or a figure.
pub(super) fn plausible() -> Object {
    let warn = optional("warn-above", Scalar::Number, said::warn_above());
    object(
        "plausible",
        titles::plausible(),
        [bounds(), vec![warn]].concat(),
    )
}

/// A condition on an observation.
pub(super) fn condition() -> Object {
    let conditions = || filled(Shape::Object(condition));
    let keys = vec![
        optional("all", conditions(), said::condition_all()),
        optional("any", conditions(), said::condition_any()),
        optional("not", Shape::Object(condition), said::condition_not()),
    ];
    let tested = Shape::Either(vec![filled(Scalar::Code), Shape::Object(range)]);
    Object {
        others: Some((Scalar::Reference, tested, said::condition_variable())),
        ..object("condition", titles::condition(), keys).rules([Rule::SomeKey])
    }
}

fn range() -> Object {
    let keys = vec![
        optional("min", Scalar::Name, said::condition_min()),
        optional("max", Scalar::Name, said::condition_max()),
    ];
    object("range", titles::bounds(), keys).rules([Rule::SomeKey])
}
