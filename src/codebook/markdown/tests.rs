//! What authors wrote comes out as they wrote it, to a parser of `CommonMark` with the tables of GitHub.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;
use crate::i18n::Text;

fn parsed(page: &str) -> Vec<Event<'_>> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_ext(page, options).collect()
}

/// The text of a page, and the names of what holds it.
fn read(page: &str) -> (String, Vec<String>) {
    let (mut text, mut tags) = (String::new(), Vec::new());
    for event in parsed(page) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::Start(tag) => tags.push(format!("{tag:?}")),
            Event::End(_) => {}
            other => tags.push(format!("{other:?}")),
        }
    }
    (text, tags)
}

fn shown(line: Line) -> String {
    let mut page = Page {
        out: String::new(),
        lang: Lang::Fr,
    };
    page.block(&Block::Paragraph(line), 2);
    page.out
}

#[test]
fn marks_of_authors_are_words() {
    for words in [
        "a | b",
        "`code`",
        "*gras* _souligné_ ~~barré~~",
        "<b>non</b> <!-- rien -->",
        "# titre",
        "- point",
        "+ point",
        "12. point",
        "12) point",
        "===",
        "---",
        "> cité",
        "[lien](http://example.org)",
        "![image](x)",
        "&amp; &#42;",
        "C:\\dossier\\",
        "https://example.org/a_b",
        "fin\\",
    ] {
        let (text, tags) = read(&shown(vec![Span::Written(Text::same(words))]));
        assert_eq!((text.as_str(), tags), (words, vec!["Paragraph".to_owned()]));
    }
}

#[test]
fn ids_between_backticks_are_code_and_a_lone_backtick_is_a_word() {
    let said = |words: &str| shown(vec![Span::Said(Text::same(words))]);
    assert_eq!(said("`a-b` de `c`"), "`a-b` de `c`\n\n");
    assert_eq!(said("un ` seul"), "un \\` seul\n\n");
}

#[test]
fn a_table_has_the_cells_it_was_given() {
    let cell = |words: &str| vec![Span::Written(Text::same(words))];
    let table = Table {
        caption: Text::same("t"),
        columns: vec![Text::same("a|b"), Text::same("c")],
        rows: vec![
            vec![cell("x | y"), Vec::new()],
            vec![vec![Span::Code("p|q".into())], cell("`z`\n| w")],
        ],
    };
    let mut page = Page {
        out: String::new(),
        lang: Lang::Fr,
    };
    page.block(&Block::Table(table), 2);
    let mut cells: Vec<String> = Vec::new();
    for event in parsed(&page.out) {
        match event {
            Event::Start(Tag::TableCell) => cells.push(String::new()),
            Event::Text(words) | Event::Code(words) => cells.last_mut().unwrap().push_str(&words),
            _ => {}
        }
    }
    assert_eq!(cells, ["a|b", "c", "x | y", "", "p|q", "`z` | w"]);
}

proptest! {
    #[test]
    fn any_words_are_one_paragraph_of_those_words(words in "[ -~éà«»\u{a0}]{1,40}") {
        let want = words.trim_matches(' ');
        prop_assume!(!want.is_empty() && !want.starts_with('\u{a0}') && !want.ends_with('\u{a0}'));
        let (text, tags) = read(&shown(vec![Span::Written(Text::same(words.clone()))]));
        prop_assert_eq!(text, want, "{}", words);
        prop_assert_eq!(tags, vec!["Paragraph".to_owned()]);
    }
}
