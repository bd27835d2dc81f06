//! How exports are written and read: what a source and a profile may say alike.

use crate::i18n::schema::{files, sources as said, titles, words as said_words};
use crate::profiles::PROFILES;
use crate::referential::{Answers, Keep};
use crate::schema::Of;

use super::mappings::{fill, mapping};
use super::words::{all, reasons};
use super::{
    Key, Object, Plain, Rule, Scalar, Shape, filled, header, kind, language, list, object, objects,
    optional, pairs, required, words,
};

/// The keys of a profile.
pub(super) fn profile() -> Object {
    let [format, id] = header();
    let names = PROFILES.iter().map(|profile| profile.name);
    let head = vec![
        kind(Of::Profile),
        format,
        id,
        optional("language", language(), files::language()).default(Plain::Word("fr")),
        required("label", Shape::Text, files::profile_label()),
        optional("note", Shape::Text, files::note()),
        optional("extends", Scalar::Name, files::profile_extends())
            .default(Plain::Word("plain"))
            .like(names),
    ];
    object("profile", titles::profile(), [head, habits()].concat())
}

/// What both say.
pub(super) fn habits() -> Vec<Key> {
    let answers = words(Answers::WORDS, said_words::answers);
    let who = Shape::Either(vec![
        all(["anonymous"], said_words::respondent).into(),
        Shape::Object(respondent),
    ]);
    let wave = Shape::Either(vec![Scalar::Reference.into(), Shape::Object(wave)]);
    vec![
        optional("dialect", Shape::Object(dialect), said::dialect()),
        optional("answers", answers, said::answers()),
        optional("missing", missing(), said::missing()),
        optional("checked", filled(Scalar::Cell), said::checked()),
        optional("unchecked", filled(Scalar::Cell), said::unchecked()),
        optional("split", filled(Scalar::Cell), said::split_habits()),
        optional("rows", Shape::Object(rows), said::rows()),
        optional("respondent", who, said::respondent()).default(Plain::Word("anonymous")),
        optional("duplicates", Shape::Object(duplicates), said::duplicates()),
        optional("period", Shape::Object(period), said::period()),
        optional("wave", wave, said::wave()),
        recodes(),
        optional("mappings", objects(mapping), said::mappings()),
        optional("fill", objects(fill), said::fill()),
    ]
}

/// Cells, and the reason each stands for.
pub(super) fn missing() -> Shape {
    pairs(Scalar::Cell, reasons(), said::missing_cell())
}

/// Tables of answers.
pub(super) fn recodes() -> Key {
    optional("recodes", list(Shape::Object(recode)), said::recodes())
}

fn recode() -> Object {
    let codes = pairs(Scalar::Cell, Scalar::CodeOrNumber, said::answer());
    let keys = vec![
        required("id", Scalar::Id, files::id()),
        required("codes", codes, said::recode_codes()),
    ];
    object("recode", titles::recode(), keys)
}

fn dialect() -> Object {
    let keys = vec![
        optional("encoding", Scalar::Name, said::encoding()).like(["utf-8", "windows-1252"]),
        optional("delimiter", Scalar::AsciiCharacter, said::delimiter()).like([";", ",", "\\t"]),
        optional("decimal", Scalar::Character, said::decimal()).like([",", "."]),
        optional("group", Scalar::Character, said::group()),
        optional("suffix", Scalar::Name, said::suffix()).like(["€", "%"]),
        optional("header-rows", Scalar::Integer, said::header_rows()).default(Plain::Number(1)),
        optional("skip-rows", Scalar::Integer, said::skip_rows()).default(Plain::Number(0)),
        optional("path", Scalar::Character, said::path()).like(["/"]),
        optional("sheet", Scalar::Name, said::sheet()).like(["Réponses"]),
    ];
    object("dialect", titles::dialect(), keys)
}

fn rows() -> Object {
    let keys = vec![
        optional("keep", objects(row_rule), said::keep()),
        optional("drop", objects(row_rule), said::drop()),
    ];
    object("rows", titles::rows(), keys)
}

fn row_rule() -> Object {
    let keys = vec![
        required("column", Scalar::Name, said::rule_column()),
        required("is", filled(Scalar::Cell), said::rule_is()),
        optional("because", Shape::Text, files::because()),
    ];
    object("row-rule", titles::row_rule(), keys)
}

fn respondent() -> Object {
    let keys = vec![
        required("column", Scalar::Name, said::respondent_column()),
        required("space", Scalar::Id, said::respondent_space()),
    ];
    object("respondent", titles::respondent(), keys)
}

fn duplicates() -> Object {
    let keep = words(Keep::WORDS, said_words::keep);
    let keys = vec![
        required("by", filled(Scalar::Reference), said::duplicates_by()),
        required("keep", keep, said::duplicates_keep()),
        optional("order", Scalar::Reference, said::duplicates_order()),
    ];
    object("duplicates", titles::duplicates(), keys)
}

fn period() -> Object {
    let keys = vec![
        optional("column", Scalar::Name, said::period_column()),
        optional("format", Scalar::Name, said::period_format()).like(["%d/%m/%Y", "%Y-%m-%d"]),
        optional("constant", Scalar::Name, said::period_constant()).like(["2025"]),
    ];
    object("period", titles::period(), keys).rules([
        Rule::OneOf(&["column", "constant"]),
        Rule::Needs("column", "format"),
        Rule::Never("constant", &["format"]),
    ])
}

fn wave() -> Object {
    let waves = pairs(Scalar::Cell, Scalar::Reference, said::wave_codes());
    let keys = vec![
        required("column", Scalar::Name, said::wave_column()),
        required("codes", waves, said::wave_codes()),
    ];
    object("wave-column", titles::wave_from(), keys)
}
