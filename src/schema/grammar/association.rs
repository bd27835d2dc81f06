//! An association's referential, and its sources.

use crate::i18n::schema::{files as said, sources, titles, words as said_words};
use crate::profiles::PROFILES;
use crate::referential::{Design, Observes, SourceKind};
use crate::schema::Of;

use super::codelists::{own_codelist, variable};
use super::common::{accepted, edits};
use super::habits::{habits, recodes};
use super::indicators::own_indicator;
use super::{
    Object, Plain, Rule, Scalar, Shape, filled, header, kind, language, list, object, objects,
    optional, pairs, required, words,
};

/// The keys of an association's referential.
pub(super) fn association() -> Object {
    let [format, id] = header();
    let keys = vec![
        kind(Of::Association),
        format,
        id,
        required("name", Shape::Text, said::association_name()),
        required("extends", Shape::Object(extends), said::extends()),
        optional("language", language(), said::language()).default(Plain::Word("fr")),
        optional(
            "share-with-members",
            Scalar::Boolean,
            said::share_with_members(),
        )
        .default(Plain::Truth(false)),
        recodes(),
        optional("sources", objects(source), said::sources()),
        optional(
            "not-collected",
            objects(not_collected),
            said::not_collected(),
        ),
        optional("codelists", objects(own_codelist), said::own_codelists()),
        optional("variables", objects(variable), said::own_variables()),
        optional("indicators", objects(own_indicator), said::own_indicators()),
        edits(),
        accepted(),
    ];
    object("association", titles::association(), keys)
}

fn extends() -> Object {
    let keys = vec![
        required("id", Scalar::Id, said::extends_id()),
        optional("version", Scalar::VersionReq, said::extends_version()).like(["^1.0"]),
    ];
    object("extends", titles::extends(), keys)
}

fn not_collected() -> Object {
    let keys = vec![
        required(
            "indicators",
            filled(Scalar::Reference),
            said::not_collected_indicators(),
        ),
        required("because", Shape::Text, said::because()),
    ];
    object("not-collected", titles::not_collected(), keys)
}

fn source() -> Object {
    let kinds = words(SourceKind::WORDS, said_words::source_kind);
    let observes = words(Observes::WORDS, said_words::observes);
    let names = PROFILES.iter().map(|profile| profile.name);
    let head = vec![
        required("id", Scalar::Id, said::id()),
        optional("kind", kinds, sources::kind()).default(Plain::Word("survey")),
        optional("observes", observes, sources::observes()).default(Plain::Word("person")),
        required("files", filled(Scalar::Name), sources::files()),
        optional("profile", Scalar::Name, sources::profile())
            .default(Plain::Word("plain"))
            .like(names),
    ];
    let tail = vec![
        optional("sample", objects(sample), sources::sample()),
        optional("weights", Shape::Object(weights), sources::weights()),
        optional("feeds", list(Scalar::Reference), sources::feeds()),
    ];
    object("source", titles::source(), [head, habits(), tail].concat()).rules([Rule::Unless {
        key: "profile",
        required: &["period"],
        some: &["mappings", "fill"],
    }])
}

fn sample() -> Object {
    let design = words(Design::WORDS, said_words::design);
    let keys = vec![
        required("period", Scalar::Name, sources::sample_period()).like(["2025"]),
        optional("eligible", Scalar::Integer, sources::sample_eligible()),
        optional("invited", Scalar::Integer, sources::sample_invited()),
        required("design", design, sources::sample_design()),
    ];
    object("sample", titles::sample(), keys)
}

fn weights() -> Object {
    let keys = vec![
        optional("column", Scalar::Name, sources::weights_column()),
        optional(
            "rake",
            filled(Shape::Object(margins)),
            sources::weights_rake(),
        ),
        optional("cap", Scalar::Number, sources::weights_cap()),
    ];
    object("weights", titles::weights(), keys).rules([
        Rule::OneOf(&["column", "rake"]),
        Rule::Never("column", &["cap"]),
    ])
}

fn margins() -> Object {
    let totals = pairs(Scalar::Cell, Scalar::Number, sources::margins_code());
    let keys = vec![
        required("by", Scalar::Reference, sources::margins_by()),
        required("margins", totals, sources::margins()),
    ];
    object("margins", titles::margins(), keys)
}
