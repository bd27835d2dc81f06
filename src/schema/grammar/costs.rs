//! Tables of costs.

use crate::i18n::schema::{files as said, titles, words as said_words};
use crate::referential::{Paid, Per};
use crate::schema::Of;

use super::{
    Key, Object, Plain, Scalar, Shape, filled, header, identity, kind, language, list, note,
    object, objects, optional, pairs, required, words,
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
        required("currency", Scalar::Name, said::currency()).like(["EUR"]),
        required("costs", filled(Shape::Object(cost)), said::cost_list()),
        optional("valued", objects(valued), said::valued()),
    ];
    object("costs", titles::costs(), keys)
}

fn cost() -> Object {
    let keys = vec![
        note(),
        required("scope", Shape::Text, said::cost_scope()),
        required("unit", Shape::Text, said::cost_unit()),
        required("per", words(Per::WORDS, said_words::per), said::cost_per()),
        required(
            "paid",
            words(Paid::WORDS, said_words::paid),
            said::cost_paid(),
        ),
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
    let part = pairs(
        Scalar::Cell,
        filled(Scalar::Code),
        said::valued_part_variable(),
    );
    let keys = vec![
        required("indicator", Scalar::Reference, said::valued_indicator()),
        required("cost", Scalar::Reference, said::valued_cost()),
        optional("wave", Scalar::Reference, said::valued_wave()),
        optional("codes", list(Scalar::Code), said::valued_codes()),
        optional("part", part, said::valued_part()),
        optional("years", Shape::Object(spread), said::valued_years()),
        required(
            "attributed",
            Shape::Object(spread),
            said::valued_attributed(),
        ),
        optional(
            "deadweight",
            Shape::Object(spread),
            said::valued_deadweight(),
        ),
        required("because", Shape::Text, said::valued_because()),
    ];
    object("valued", titles::valued(), keys)
}
