//! A comparison for programs. Its fields are listed in `impact diff --help`.

use std::io::{self, Write};

use serde::Serialize;

use crate::diff::{Change, Class, Comparison, Subject, Written};
use crate::i18n::{Lang, Text, diff as said};
use crate::source_text::SourceTexts;

#[derive(Serialize)]
struct Document<'d> {
    /// The number of this shape.
    format: u8,
    sound: bool,
    version: Version,
    counts: Counts,
    changes: Vec<Row<'d>>,
}

#[derive(Serialize)]
struct Version {
    old: Option<String>,
    new: Option<String>,
    required: Option<String>,
    enough: bool,
}

#[derive(Serialize)]
struct Counts {
    breaks: usize,
    undeclared: usize,
    to_check: usize,
    no_effect: usize,
}

#[derive(Serialize)]
struct Row<'d> {
    class: &'static str,
    undeclared: bool,
    subject: Thing<'d>,
    aspect: &'static str,
    title: &'d str,
    item: Option<&'d str>,
    old: Option<Side<'d>>,
    new: Option<Side<'d>>,
    beside: Option<Spot<'d>>,
    note: Option<&'d str>,
    help: Option<&'d str>,
    common: bool,
    indicators: Vec<Touched<'d>>,
}

#[derive(Serialize)]
struct Thing<'d> {
    kind: &'static str,
    id: Option<&'d str>,
    association: Option<&'d str>,
    source: Option<&'d str>,
}

#[derive(Serialize)]
struct Side<'d> {
    text: &'d str,
    file: &'d str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Spot<'d> {
    file: &'d str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Touched<'d> {
    id: &'d str,
    class: &'static str,
    declared: bool,
    roles: Vec<&'static str>,
}

/// Writes the comparison.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    comparison: &Comparison,
    texts: &SourceTexts,
    lang: Lang,
) -> io::Result<()> {
    let titles: Vec<Text> = comparison
        .changes
        .iter()
        .map(|it| said::title(it.aspect.name()))
        .collect();
    let rows = comparison.changes.iter().zip(&titles);
    let version = |version: Option<&semver::Version>| version.map(ToString::to_string);
    let document = Document {
        format: 1,
        sound: comparison.is_sound(),
        version: Version {
            old: version(comparison.old_version.as_ref()),
            new: version(comparison.new_version.as_ref()),
            required: version(comparison.required().as_ref()),
            enough: comparison.is_version_enough(),
        },
        counts: Counts {
            breaks: comparison.count(Class::Breaks),
            undeclared: comparison.faults(),
            to_check: comparison.count(Class::Check),
            no_effect: comparison.count(Class::NoEffect),
        },
        changes: rows
            .map(|(change, title)| row(change, title, texts, lang))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn row<'d>(change: &'d Change, title: &'d Text, texts: &'d SourceTexts, lang: Lang) -> Row<'d> {
    let side = |written: &'d Option<Written>| {
        written.as_ref().map(|it| {
            let (line, column) = texts.line_column(it.place.file, it.place.start());
            Side {
                text: match lang {
                    Lang::Fr => &it.words,
                    Lang::En => &it.words_en,
                },
                file: texts.path(it.place.file),
                line,
                column,
            }
        })
    };
    let text = |text: &'d Option<Text>| text.as_ref().map(|it| it.in_lang(lang));
    Row {
        class: change.class.word(),
        undeclared: change.is_fault(),
        subject: thing(&change.subject),
        aspect: change.aspect.name(),
        title: title.in_lang(lang),
        item: text(&change.item),
        old: side(&change.old),
        new: side(&change.new),
        beside: change.beside.map(|place| {
            let (line, column) = texts.line_column(place.file, place.start());
            Spot {
                file: texts.path(place.file),
                line,
                column,
            }
        }),
        note: text(&change.note),
        help: text(&change.help),
        common: change.common,
        indicators: change
            .effects
            .iter()
            .map(|it| Touched {
                id: &it.indicator,
                class: it.class.word(),
                declared: it.declared,
                roles: it.roles.iter().map(|role| role.word()).collect(),
            })
            .collect(),
    }
}

fn thing(subject: &Subject) -> Thing<'_> {
    let of = |kind, id| Thing {
        kind,
        id,
        association: None,
        source: None,
    };
    match subject {
        Subject::Referential => of("referential", None),
        Subject::Indicator(id) => of("indicator", Some(id)),
        Subject::Variable(id) => of("variable", Some(id)),
        Subject::Codelist(id) => of("codelist", Some(id)),
        Subject::Association(id) => of("association", Some(id)),
        Subject::Source(association, id) => Thing {
            association: Some(association),
            ..of("source", Some(id))
        },
        Subject::Mapping(association, source, id) => Thing {
            association: Some(association),
            source: Some(source),
            ..of("mapping", Some(id))
        },
        Subject::Costs(id) => of("costs", Some(id)),
        Subject::Profile(id) => of("profile", Some(id)),
    }
}
