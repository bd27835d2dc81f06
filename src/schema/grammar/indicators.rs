//! Indicators, and what is said of their publication.

use crate::i18n::schema::{files, indicators as said, titles, words as said_words};
use crate::referential::{Attribution, Direction, Keep, Level, ReferenceRole, Status};

use super::codelists::{condition, plausible};
use super::common::{published, rhythm};
use super::measures::measure;
use super::words::all;
use super::{
    Key, Object, Plain, Rule, Scalar, Shape, filled, identity, list, note, object, objects,
    optional, question, required, words,
};

/// An indicator of the common referential.
pub(super) fn indicator() -> Object {
    let status = Key {
        required: true,
        ..status()
    };
    object("indicator", titles::indicator(), keys(status))
}

/// An indicator of an association, which may leave its status.
pub(super) fn own_indicator() -> Object {
    object("own-indicator", titles::own_indicator(), keys(status()))
}

fn status() -> Key {
    optional(
        "status",
        words(Status::WORDS, said_words::status),
        said::status(),
    )
}

fn direction() -> Shape {
    words(Direction::WORDS, said_words::direction)
}

/// The one unit with a meaning of its own; any other word is a unit too.
const UNITS: [&str; 1] = ["percent"];

fn keys(status: Key) -> Vec<Key> {
    let level = words(Level::WORDS, said_words::level);
    let crossing = Shape::Either(vec![Scalar::Reference.into(), filled(Scalar::Reference)]);
    let strict: Shape = all(["strict"], said_words::strictness).into();
    let attribution = words(Attribution::WORDS, said_words::attribution);
    let head = vec![
        note(),
        question(),
        required("definition", Shape::Text, said::definition()),
        optional("theme", Scalar::Reference, said::theme()),
        status,
        required("level", level, said::level()),
        required("direction", direction(), said::direction()),
        required("unit", Scalar::Name, said::unit()).like(UNITS),
        optional("population", Shape::Text, said::population()),
        optional("among", Shape::Object(condition), said::among()),
        required("measure", Shape::Object(measure), said::measure()),
        optional("disaggregate", list(crossing), said::disaggregate()),
        optional("standardise", list(Scalar::Reference), said::standardise()),
        optional("waves", filled(Scalar::Reference), said::waves()),
        optional("one-per", Shape::Object(one_per), said::one_per()),
        optional("also", objects(also), said::also()),
        optional("references", objects(reference), said::references()),
        optional("plausible", Shape::Object(plausible), said::plausible()),
        optional("standards", objects(standard), said::standards()),
        optional("comparability", strict, said::comparability()),
        optional("attribution", attribution, said::attribution()),
        optional("minimal-change", Scalar::Number, said::minimal_change()),
        published(),
        optional("replaces", list(Scalar::Id), files::replaces()),
    ];
    [identity().to_vec(), head, rhythm()].concat()
}

fn one_per() -> Object {
    let keep = words(Keep::WORDS, said_words::keep);
    let respondent = required("respondent", keep, said::one_per_respondent());
    object(
        "one-per",
        titles::one_per(),
        vec![respondent.default(Plain::Word("last"))],
    )
}

fn also() -> Object {
    let own = vec![
        note(),
        question(),
        required("measure", Shape::Object(measure), said::measure()),
        optional("unit", Scalar::Name, said::also_unit()).like(UNITS),
        optional("direction", direction(), said::also_direction()),
    ];
    object("also", titles::also(), [identity().to_vec(), own].concat())
}

fn reference() -> Object {
    let role = words(ReferenceRole::WORDS, said_words::reference_role);
    let keys = vec![
        required("role", role, said::reference_role()),
        required("value", Scalar::Number, said::reference_value()),
        required("period", Scalar::Name, said::reference_period()).like(["2027"]),
        required("source", Shape::Text, files::source()),
    ];
    object("reference", titles::reference(), keys)
}

fn standard() -> Object {
    let keys = vec![
        optional("sdg", Scalar::Name, said::sdg()).like(["11.1"]),
        optional("iris", Scalar::Name, said::iris()),
        optional("ethos", Scalar::Name, said::ethos()),
        optional("gali", Scalar::Name, said::gali()),
        optional("mehm", Scalar::Name, said::mehm()),
        optional("other", Shape::Object(other), said::other_standard()),
    ];
    object("standard", titles::standard(), keys).rules([Rule::OneKey])
}

fn other() -> Object {
    let keys = vec![
        required("scheme", Scalar::Name, said::scheme()),
        required("code", Scalar::Name, said::scheme_code()),
    ];
    object("other-standard", titles::standard(), keys)
}

/// Thresholds and steps of publication.
pub(super) fn publish() -> Object {
    let keys = vec![
        optional("persons", Scalar::Integer, said::publish_persons()),
        optional(
            "associations",
            Scalar::Integer,
            said::publish_associations(),
        ),
        optional("dominance", Scalar::Integer, said::publish_dominance()),
        optional("step", Scalar::Number, said::publish_step()),
        optional("bins", list(Scalar::Number), said::publish_bins()),
    ];
    object("publish", titles::publish(), keys)
}
