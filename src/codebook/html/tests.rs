//! The page, in small.

use super::*;
use crate::codebook::{Choice, trial};

fn page(lang: Lang) -> String {
    let plan = trial::every_kind_once();
    let mut bytes = Vec::new();
    let book = Book::of(plan, &Choice::default());
    write(&mut bytes, &book, lang, plan.language).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn nothing_is_fetched_and_the_language_is_said() {
    for (lang, tag) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        let page = page(lang);
        assert!(page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{tag}\">")));
        for fetched in ["src=", "<link", "@import", "url(", "<img", "<iframe"] {
            assert!(!page.contains(fetched), "{fetched}");
        }
    }
    // An English page says which words are French.
    assert!(page(Lang::En).contains("lang=\"fr\">Compte</h3>"));
    assert!(!page(Lang::Fr).contains("<span lang="));
}

#[test]
fn what_authors_wrote_is_no_mark_of_the_page() {
    let voice = Voice {
        lang: Lang::Fr,
        written_in: Lang::Fr,
    };
    let words = |span: Span| {
        let line = vec![span];
        Words { line: &line, voice }.render().unwrap()
    };
    let hostile = "<script>alert(\"x\")</script> & 'y'";
    for span in [
        Span::Written(Text::same(hostile)),
        Span::Said(Text::same(format!("`{hostile}`"))),
        Span::Code(hostile.to_owned()),
        Span::Link(format!("#{hostile}"), Text::same(hostile)),
    ] {
        let shown = words(span);
        assert!(
            !shown.contains("<script") && !shown.contains("\"x\""),
            "{shown}"
        );
    }
}

#[test]
fn both_formats_say_the_same() {
    let plan = trial::every_kind_once();
    let book = Book::of(plan, &Choice::default());
    let mut markdown = Vec::new();
    crate::codebook::markdown::write(&mut markdown, &book, Lang::Fr).unwrap();
    let markdown = String::from_utf8(markdown).unwrap();
    let page = page(Lang::Fr);
    for section in book
        .content
        .chapters
        .iter()
        .flat_map(|it| &it.entries)
        .flat_map(|it| &it.sections)
    {
        assert!(page.contains(&format!("id=\"{}\"", section.anchor)));
        assert!(markdown.contains(&format!("<a id=\"{}\"></a>", section.anchor)));
    }
}
