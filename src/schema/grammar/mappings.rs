//! Mappings: how one variable is filled from one source.

use crate::i18n::schema::{files, sources as said, titles, words as said_words};
use crate::referential::Comparability;

use super::habits::missing;
use super::words::all;
use super::{Object, Plain, Rule, Scalar, Shape, filled, object, optional, pairs, required, words};

/// One mapping.
pub(super) fn mapping() -> Object {
    let comparability = words(Comparability::WORDS, said_words::comparability);
    let columns = pairs(Scalar::Cell, Scalar::Code, said::columns());
    let codes = pairs(Scalar::Cell, Scalar::CodeOrNumber, said::answer());
    let keys = vec![
        required("variable", Scalar::Reference, said::variable()),
        optional("column", Scalar::Name, said::column()),
        optional("code", Scalar::Name, said::code_of_heading()),
        optional("columns", columns, said::columns()),
        optional("first-of", filled(Scalar::Name), said::first_of()),
        optional("constant", Scalar::Name, said::constant()),
        optional("impossible", Shape::Text, said::impossible()),
        optional("undetermined", Shape::Text, said::undetermined()),
        optional("codes", codes, said::codes()),
        optional("format", Scalar::Name, said::format()).like(["%d/%m/%Y", "%Y-%m-%d"]),
        optional("split", Scalar::Cell, said::split()).like([";"]),
        optional("convert", Shape::Object(convert), said::convert()),
        optional("checked", filled(Scalar::Cell), said::checked()),
        optional("unchecked", filled(Scalar::Cell), said::unchecked()),
        optional("missing", missing(), said::missing_here()),
        optional("comparability", comparability, said::comparability())
            .default(Plain::Word("exact")),
        optional("asks", Shape::Object(asks), said::asks()),
        optional("because", Shape::Text, files::because()),
    ];
    object("mapping", titles::mapping(), keys).rules([
        Rule::OneOf(&[
            "column",
            "code",
            "columns",
            "first-of",
            "constant",
            "impossible",
            "undetermined",
        ]),
        Rule::Never("column", &["checked", "unchecked"]),
        Rule::Never("code", &["checked", "unchecked"]),
        Rule::Never("first-of", &["checked", "unchecked"]),
        Rule::Never("columns", &["codes", "format", "split", "convert"]),
        Rule::Never("constant", CELLS),
        Rule::Never("impossible", CELLS),
        Rule::Never("undetermined", CELLS),
    ])
}

/// What reads cells means nothing where there is no column.
const CELLS: &[&str] = &[
    "codes",
    "format",
    "split",
    "convert",
    "checked",
    "unchecked",
    "missing",
    "asks",
];

fn convert() -> Object {
    let from: Shape = all(["birth-year"], said_words::convert_from).into();
    let keys = vec![
        optional("times", Scalar::Number, said::convert_times()),
        optional("from", from, said::convert_from()),
    ];
    object("convert", titles::convert(), keys).rules([Rule::OneOf(&["times", "from"])])
}

/// What the source's own question says.
fn asks() -> Object {
    let keys = vec![
        optional("recall", Shape::Text, said::asks_recall()),
        optional("population", Shape::Text, said::asks_population()),
        optional("unit", Scalar::Name, said::asks_unit()),
        optional("scale", Shape::Object(scale), said::asks_scale()),
    ];
    object("asks", titles::asks(), keys).rules([Rule::SomeOf(&[
        "recall",
        "population",
        "unit",
        "scale",
    ])])
}

fn scale() -> Object {
    let keys = vec![
        required("from", Scalar::Integer, said::scale_from()),
        required("to", Scalar::Integer, said::scale_to()),
        optional("reversed", Scalar::Boolean, said::scale_reversed()).default(Plain::Truth(false)),
    ];
    object("scale", titles::scale(), keys)
}

/// Variables filled alike.
pub(super) fn fill() -> Object {
    let columns = pairs(Scalar::Cell, Scalar::Reference, said::fill_columns());
    let keys = vec![
        optional("recode", Scalar::Reference, said::fill_recode()),
        required("columns", columns, said::fill_columns()),
    ];
    object("fill", titles::fill(), keys)
}
