//! The common referential.

use crate::i18n::schema::{files as said, indicators as said_indicators, titles};
use crate::period::Every;
use crate::referential::{Observes, SourceKind};
use crate::schema::Of;

use super::codelists::{codelist, condition, variable};
use super::indicators::{indicator, publish};
use super::words as lists;
use super::{
    Key, Object, Plain, Rule, Scalar, Shape, filled, header, identity, kind, language, list, note,
    object, objects, optional, question, required, words,
};
use crate::i18n::schema::words as said_words;

/// The keys of a common referential.
pub(super) fn common() -> Object {
    let [format, id] = header();
    let keys = vec![
        kind(Of::Common),
        format,
        id,
        required("version", Scalar::Version, said::version()).like(["1.0.0"]),
        required("language", language(), said::language()).default(Plain::Word("fr")),
        optional("title", Shape::Text, said::title()),
        optional("universe", objects(universe), said::universe()),
        optional("defaults", Shape::Object(defaults), said::defaults()),
        optional("themes", objects(theme), said::themes()),
        optional("waves", objects(wave), said::waves()),
        optional("codelists", objects(codelist), said::codelists()),
        optional("variables", objects(variable), said::variables()),
        optional("indicators", objects(indicator), said::indicators()),
        edits(),
        optional("instruments", objects(instrument), said::instruments()),
        optional(
            "standard-populations",
            objects(standard_population),
            said::standard_populations(),
        ),
        optional("reserved", list(Scalar::Id), said::reserved()),
        optional("breaks", objects(series_break), said::breaks()),
        accepted(),
    ];
    object("common", titles::common(), keys)
}

/// What must be true of one observation.
pub(super) fn edits() -> Key {
    optional("edits", objects(edit), said::edits())
}

fn edit() -> Object {
    let condition = || Shape::Object(condition);
    let keys = vec![
        required("id", Scalar::Id, said::id()),
        required("label", Shape::Text, said::edit_label()),
        optional("when", condition(), said::edit_when()),
        optional("then", condition(), said::edit_then()),
        optional("never", condition(), said::edit_never()),
        optional("order", filled(Scalar::Reference), said::edit_order()),
        optional("sum", Shape::Object(edit_sum), said::edit_sum()),
        optional("invalid", list(Scalar::Reference), said::edit_invalid()),
    ];
    object("edit", titles::edit(), keys).rules([
        Rule::OneOf(&["when", "never", "order", "sum"]),
        Rule::Needs("when", "then"),
        Rule::Never("never", &["then"]),
        Rule::Never("order", &["then"]),
        Rule::Never("sum", &["then"]),
    ])
}

fn edit_sum() -> Object {
    let keys = vec![
        required("of", filled(Scalar::Reference), said::edit_sum_of()),
        required("equals", Scalar::Reference, said::edit_sum_equals()),
        optional("within", Scalar::Number, said::edit_sum_within()),
    ];
    object("edit-sum", titles::edit_sum(), keys)
}

/// Diagnostics accepted for a time.
pub(super) fn accepted() -> Key {
    optional("accept", objects(accept), said::accept())
}

fn universe() -> Object {
    let keys = vec![
        required("unit", Scalar::Name, said::universe_unit()).like(["people"]),
        required("total", Scalar::Integer, said::universe_total()),
        optional("as-of", Scalar::Name, said::universe_as_of()),
        optional("source", Shape::Text, said::source()),
    ];
    object("universe", titles::universe(), keys)
}

fn defaults() -> Object {
    object(
        "defaults",
        titles::defaults(),
        [rhythm(), vec![published()]].concat(),
    )
}

/// What one observation is, from which sources, how often.
pub(super) fn rhythm() -> Vec<Key> {
    let observes = words(Observes::WORDS, said_words::observes);
    let from = words(SourceKind::WORDS, said_words::source_kind);
    let every = words(Every::WORDS, said_words::every);
    vec![
        optional("observes", observes, said_indicators::observes()).default(Plain::Word("person")),
        optional("from", from, said_indicators::from()).default(Plain::Word("survey")),
        optional("every", every, said_indicators::every()).default(Plain::Word("year")),
    ]
}

/// Thresholds and steps of publication.
pub(super) fn published() -> Key {
    optional(
        "publish",
        Shape::Object(publish),
        said_indicators::publish(),
    )
}

fn labelled() -> Vec<Key> {
    [identity().to_vec(), vec![note(), question()]].concat()
}

fn theme() -> Object {
    object("theme", titles::theme(), labelled())
}

fn wave() -> Object {
    object("wave", titles::wave(), labelled())
}

fn instrument() -> Object {
    let own = vec![
        optional("holder", Shape::Text, said::instrument_holder()),
        optional("licence", Shape::Text, said::instrument_licence()),
        optional("reproduce", Scalar::Boolean, said::instrument_reproduce())
            .default(Plain::Truth(true)),
    ];
    object(
        "instrument",
        titles::instrument(),
        [labelled(), own].concat(),
    )
}

fn standard_population() -> Object {
    let keys = vec![
        required("id", Scalar::Id, said::id()),
        required(
            "by",
            filled(Scalar::Reference),
            said::standard_population_by(),
        ),
        required(
            "shares",
            filled(Scalar::Number),
            said::standard_population_shares(),
        ),
        required("source", Shape::Text, said::source()),
    ];
    object("standard-population", titles::standard_population(), keys)
}

fn series_break() -> Object {
    let keys = vec![
        required("indicator", Scalar::Reference, said::break_indicator()),
        required("from", Scalar::Name, said::break_from()),
        required("because", Shape::Text, said::because()),
    ];
    object("break", titles::series_break(), keys)
}

fn accept() -> Object {
    let keys = vec![
        required("code", lists::diagnostics(), said::accept_code()),
        optional("where", Scalar::Name, said::accept_where()),
        required("because", Shape::Text, said::because()),
        optional("until", Scalar::Day, said::accept_until()).like(["2026-12-31"]),
    ];
    object("accept", titles::accept(), keys)
}
