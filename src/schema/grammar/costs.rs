//! Tables of costs.

use crate::i18n::schema::{files as said, titles};
use crate::schema::Of;

use super::{
    Key, Object, Plain, Scalar, Shape, filled, header, identity, kind, language, list, note,
    object, objects, optional, required,
};

/// The keys of a table of costs.
pub(super) fn costs() -> Object {
    let [format, id] = header();
    let keys = vec![
        kind(Of::Costs),
        format,
        id,
        optional("version", Scalar::Version, said::version()).like(["1.0.0"]),
        optional("language", language(), said::language()).default(Plain::Word("fr")),
        required("costs", filled(Shape::Object(cost)), said::cost_list()),
        optional("valued", objects(valued), said::valued()),
    ];
    object("costs", titles::costs(), keys)
}

fn cost() -> Object {
    let keys = vec![
        note(),
        required("unit", Shape::Text, said::cost_unit()),
        required("year", Scalar::Name, said::cost_year()),
        required("price-base", Scalar::Name, said::cost_price_base()),
        required("source", Shape::Text, said::source()),
        optional(
            "exclusive-with",
            list(Scalar::Reference),
            said::cost_exclusive_with(),
        ),
    ];
    object(
        "cost",
        titles::cost(),
        [identity().to_vec(), estimates(), keys].concat(),
    )
}

fn estimates() -> Vec<Key> {
    vec![
        required("low", Scalar::Number, said::low()),
        required("central", Scalar::Number, said::central()),
        required("high", Scalar::Number, said::high()),
    ]
}

fn spread() -> Object {
    object("spread", titles::spread(), estimates())
}

fn valued() -> Object {
    let keys = vec![
        required("indicator", Scalar::Reference, said::valued_indicator()),
        required("cost", Scalar::Reference, said::valued_cost()),
        required("years", Shape::Object(spread), said::valued_years()),
        required(
            "attributed",
            Shape::Object(spread),
            said::valued_attributed(),
        ),
    ];
    object("valued", titles::valued(), keys)
}
