//! Diagnostics for a terminal; the only user of `annotate-snippets`.
//!
//! A place in a referential is shown with its line. A place in an export is a file, a line and the heading of
//! a column: its line would print a respondent's row.

use std::borrow::Cow;
use std::io::{self, Write};

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::i18n::{Lang, render as said};
use crate::source_text::{Place, SourceTexts};

/// Most diagnostics shown one by one.
pub const MAX_SHOWN: usize = 200;
/// Longest line shown with its source, in bytes; past it, the place alone.
const LONGEST_LINE: usize = 4_096;
/// How many lines may lie between two places shown in one extract.
const NEAR: usize = 50;

/// How the terminal wants it.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether to colour.
    pub colours: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// Writes each diagnostic with its source and its help, then a line that counts them; those that are accepted are
/// only counted, unless they are to be shown. Nothing where there is no diagnostic.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    texts: &SourceTexts,
    lang: Lang,
    style: Style,
) -> io::Result<()> {
    let renderer = if style.colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(style.width);
    let is_shown = |it: &&Diagnostic| it.accepted.as_ref().is_none_or(|accepted| accepted.shown);
    let shown: Vec<&Diagnostic> = diagnostics.iter().filter(is_shown).collect();
    for diagnostic in shown.iter().take(MAX_SHOWN) {
        let group = group(diagnostic, texts, lang);
        writeln!(out, "{}\n", renderer.render(&[group]))?;
    }
    if let Some(more) = shown.len().checked_sub(MAX_SHOWN + 1) {
        writeln!(out, "{}\n", said::more(more as u64 + 1).in_lang(lang))?;
    }
    let errors = super::count(diagnostics, Severity::Error);
    let warnings = super::count(diagnostics, Severity::Warning);
    if let Some(summary) = said::summary(errors, warnings, super::count_accepted(diagnostics)) {
        writeln!(out, "{}", summary.in_lang(lang))?;
    }
    Ok(())
}

fn group<'a>(diagnostic: &'a Diagnostic, texts: &'a SourceTexts, lang: Lang) -> Group<'a> {
    let level = match (&diagnostic.accepted, diagnostic.severity()) {
        (Some(_), _) => Level::INFO.with_name(said::accepted().in_lang(lang).to_owned()),
        (None, Severity::Error) => Level::ERROR.with_name(said::error().in_lang(lang).to_owned()),
        (None, Severity::Warning) => {
            Level::WARNING.with_name(said::warning().in_lang(lang).to_owned())
        }
    };
    let mut group = level
        .primary_title(clean(diagnostic.said.message.in_lang(lang)))
        .id(diagnostic.code.name())
        .elements(elements(diagnostic, texts, lang));
    if let Some(help) = &diagnostic.said.help {
        let level = Level::HELP.with_name(said::help().in_lang(lang).to_owned());
        group = group.element(level.message(clean_lines(help.in_lang(lang))));
    }
    if let Some(accepted) = &diagnostic.accepted {
        let level = Level::NOTE.with_name(said::accepted().in_lang(lang).to_owned());
        let why = said::accepted_because(&accepted.because, accepted.until.as_deref());
        group = group.element(level.message(clean(why.in_lang(lang))));
    }
    group
}

/// Where it stands, and the places that explain it.
fn elements<'a>(
    diagnostic: &'a Diagnostic,
    texts: &'a SourceTexts,
    lang: Lang,
) -> Vec<Element<'a>> {
    let labels = diagnostic
        .labels
        .iter()
        .map(|(place, text)| Mark::label(*place, clean(text.in_lang(lang)), texts));
    match &diagnostic.location {
        Location::Text(place) => {
            let primary = Mark::primary(*place, texts);
            extracts(primary, labels.collect(), texts)
        }
        Location::Table { file, line, column } => {
            let mut origin = Origin::path(clean(file));
            if let Some(line) = line.and_then(|line| usize::try_from(line).ok()) {
                origin = origin.line(line);
            }
            let mut elements = vec![origin.into()];
            if let Some(column) = column {
                let level = Level::NOTE.with_name(said::column().in_lang(lang).to_owned());
                elements.push(level.message(clean(column)).into());
            }
            elements.extend(labels.flat_map(|label| extracts(label, Vec::new(), texts)));
            elements
        }
        Location::File(path) => {
            let mut elements = vec![Origin::path(clean(path)).into()];
            elements.extend(labels.flat_map(|label| extracts(label, Vec::new(), texts)));
            elements
        }
    }
}

/// A place to underline: within one line, and which one.
struct Mark {
    place: Place,
    kind: AnnotationKind,
    label: Option<String>,
    line: usize,
    /// First byte of its line.
    start: usize,
    /// One past the last byte of its line.
    end: usize,
}

impl Mark {
    fn primary(place: Place, texts: &SourceTexts) -> Self {
        Self::new(place, AnnotationKind::Primary, None, texts)
    }

    fn label(place: Place, label: String, texts: &SourceTexts) -> Self {
        Self::new(place, AnnotationKind::Context, Some(label), texts)
    }

    fn new(place: Place, kind: AnnotationKind, label: Option<String>, texts: &SourceTexts) -> Self {
        let text = texts.text(place.file);
        let from = boundary(text, place.start());
        // No further than the longest line shown: a text of one line would be searched whole each time.
        let first = boundary(text, from.saturating_sub(LONGEST_LINE + 1));
        let last = boundary(text, from + LONGEST_LINE + 4);
        let start = text[first..from]
            .rfind(['\n', '\r'])
            .map_or(first, |end| first + end + 1);
        let end = text[from..last]
            .find(['\n', '\r'])
            .map_or(last, |length| from + length);
        let to = boundary(text, place.end()).clamp(from, end);
        let place = Place::new(place.file, from, to);
        Self {
            line: texts.line_column(place.file, place.start()).0,
            place,
            kind,
            label,
            start,
            end,
        }
    }
}

/// The extract of a place, with the labels near it; then those of the others.
fn extracts(primary: Mark, labels: Vec<Mark>, texts: &SourceTexts) -> Vec<Element<'_>> {
    let (near, far): (Vec<_>, Vec<_>) = labels.into_iter().partition(|label| {
        label.place.file == primary.place.file && label.line.abs_diff(primary.line) <= NEAR
    });
    let mut marks = vec![primary];
    marks.extend(near);
    let mut elements = vec![extract(marks, texts)];
    elements.extend(far.into_iter().map(|label| extract(vec![label], texts)));
    elements
}

/// The lines of some places of one file.
fn extract<'a>(marks: Vec<Mark>, texts: &'a SourceTexts) -> Element<'a> {
    let file = marks[0].place.file;
    let path = clean(texts.path(file));
    if marks
        .iter()
        .any(|mark| mark.end - mark.start > LONGEST_LINE)
    {
        let (line, column) = texts.line_column(file, marks[0].place.start());
        return Origin::path(path).line(line).char_column(column).into();
    }
    let start = marks.iter().map(|mark| mark.start).min().unwrap_or(0);
    let end = marks.iter().map(|mark| mark.end).max().unwrap_or(start);
    let line = marks.iter().map(|mark| mark.line).min().unwrap_or(1);
    let annotations: Vec<Annotation<'a>> = marks
        .into_iter()
        .map(|mark| {
            mark.kind
                .span(mark.place.start() - start..mark.place.end() - start)
                .label(mark.label)
        })
        .collect();
    Snippet::source(same_length(&texts.text(file)[start..end]))
        .line_start(line)
        .path(path)
        .annotations(annotations)
        .into()
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Characters that move the cursor or turn the text round and that `annotate-snippets` lets through.
fn is_unsafe(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}

/// Text of the user on one line, without what a terminal would obey.
///
/// `annotate-snippets` cleans part of what it is given, depending on the element: here everything is.
fn clean(text: &str) -> String {
    let text = text.replace(|c: char| is_unsafe(c) || c == '\n', "\u{fffd}");
    annotate_snippets::normalize_untrusted_str(&text)
}

/// A help may take several lines, each of them clean.
fn clean_lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}

/// A source whose unsafe characters are replaced by others of as many bytes, so that places hold.
fn same_length(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return text.into();
    }
    text.chars()
        .map(|c| match (is_unsafe(c), c.len_utf8()) {
            (true, 2) => '·',
            (true, _) => '\u{fffd}',
            _ => c,
        })
        .collect::<String>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::i18n::{Said, Text};
    use crate::source_text::FileId;

    fn shown(diagnostics: &[Diagnostic], texts: &SourceTexts, lang: Lang) -> String {
        let mut out = Vec::new();
        let style = Style {
            colours: false,
            width: 100,
        };
        write(&mut out, diagnostics, texts, lang, style).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn place(file: FileId, start: usize, end: usize) -> Place {
        Place::new(file, start, end)
    }

    #[test]
    fn shows_the_source_the_label_and_the_help() {
        let mut texts = SourceTexts::default();
        let file = texts.add("a/é.yaml".into(), "id: é\r\nid: b\r\n".into());
        let said = Said::fact("clé double", "double key").help("gardez-en une", "keep one");
        let diagnostic = Diagnostic::new(Code::YamlDuplicateKey, place(file, 8, 10), said)
            .label(place(file, 0, 2), Text::new("d'abord ici", "first here"));
        assert_eq!(
            shown(&[diagnostic], &texts, Lang::Fr),
            "\
erreur[yaml-duplicate-key]: clé double
 --> a/é.yaml:2:1
  |
1 | id: é
  | -- d'abord ici
2 | id: b
  | ^^
  |
  = aide: gardez-en une

1 erreur
"
        );
    }

    #[test]
    fn shows_of_an_export_the_line_and_the_column_only() {
        let location = Location::Table {
            file: "rheso/sorties.csv".into(),
            line: Some(12),
            column: Some("Âge".into()),
        };
        let said = Said::fact("nombre illisible", "number that cannot be read");
        let other = Diagnostic::new(
            Code::SourceNoFile,
            Location::File("rheso".into()),
            Said::fact("aucun fichier", "no file"),
        );
        let number = Diagnostic::new(Code::NumberInvalid, location, said);
        assert_eq!(
            shown(&[number, other], &SourceTexts::default(), Lang::En),
            "\
error[number-invalid]: number that cannot be read
--> rheso/sorties.csv:12
 = column: Âge

warning[source-no-file]: no file
--> rheso

1 error, 1 warning
"
        );
    }

    #[test]
    fn shows_each_line_of_a_help_on_its_own() {
        let said = Said::fact("x", "x").help("corrigez\n« \u{1b}femme »", "x");
        let one = Diagnostic::new(Code::ValueUnknown, Location::File("f".into()), said);
        let shown = shown(&[one], &SourceTexts::default(), Lang::Fr);
        assert!(
            shown.contains(" = aide: corrigez\n         « \u{241b}femme »\n"),
            "{shown}"
        );
    }

    #[test]
    fn caps_what_is_shown_and_counts_everything() {
        let said = Said::fact("x", "x");
        let many: Vec<Diagnostic> = (0..MAX_SHOWN + 3)
            .map(|_| Diagnostic::new(Code::CsvEmpty, Location::File("f".into()), said.clone()))
            .collect();
        let shown = shown(&many, &SourceTexts::default(), Lang::Fr);
        assert!(
            shown.ends_with("… et 3 autres fautes, qui ne sont pas affichées\n\n203 erreurs\n"),
            "{shown}"
        );
        assert_eq!(shown.matches("erreur[").count(), MAX_SHOWN);
    }

    #[test]
    fn obeys_nothing_the_user_wrote() {
        let mut texts = SourceTexts::default();
        let source = "a: \u{9b}31m\u{202e}b\u{1b}[2J\u{2028}\n";
        let file = texts.add("\u{1b}[31m\n.yaml".into(), source.into());
        let said = Said::fact("`\u{1b}[2J\u{85}`", "x").help("\u{9b}\u{202e}\u{1b}c", "x");
        let at = source.find('b').unwrap();
        let diagnostic = Diagnostic::new(Code::TypeWrong, place(file, at, at + 1), said);
        let shown = shown(&[diagnostic], &texts, Lang::Fr);
        let obeyed = |c: char| c != '\n' && (c.is_control() || is_unsafe(c) || c == '\u{202e}');
        assert!(!shown.contains(obeyed), "{shown:?}");
        assert_eq!(
            shown.lines().filter(|line| line.contains(".yaml")).count(),
            1
        );
    }

    #[test]
    fn survives_places_of_any_shape_and_very_long_lines() {
        let mut texts = SourceTexts::default();
        let file = texts.add("a.yaml".into(), "é\n\né".into());
        let long = texts.add("b.yaml".into(), "x".repeat(100_000));
        let said = Said::fact("x", "x");
        let mut all = Vec::new();
        for start in 0..7 {
            for end in start..9 {
                all.push(Diagnostic::new(
                    Code::TypeWrong,
                    place(file, start, end),
                    said.clone(),
                ));
            }
        }
        let far = Diagnostic::new(Code::TypeWrong, place(long, 50_000, 50_001), said);
        assert!(shown(&[far], &texts, Lang::Fr).contains("b.yaml:1:50001"));
        shown(&all, &texts, Lang::Fr);
    }
}
