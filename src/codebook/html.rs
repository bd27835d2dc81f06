//! A book as one HTML page: no file beside it, nothing fetched. It reads, prints and is searched as it is; without
//! scripts it loses its search field alone.

use std::io::{self, Write};

use askama::Template;

use super::Book;
use super::content::{self, Block, Content, Item, Line, Span};
use crate::i18n::{Lang, Text, codebook as said};
use crate::output::page::plain;

/// Writes `book` in `lang`; `written_in` is the language of authors who gave no other.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, book: &Book, lang: Lang, written_in: Lang) -> io::Result<()> {
    let page = Page {
        content: &book.content,
        voice: Voice { lang, written_in },
    };
    let page = page.render().map_err(io::Error::other)?;
    out.write_all(page.trim_end().as_bytes())?;
    out.write_all(b"\n")
}

#[derive(Template)]
#[template(path = "codebook/page.html")]
struct Page<'b> {
    content: &'b Content,
    voice: Voice,
}

/// The blocks under a heading, of a depth.
#[derive(Template)]
#[template(path = "codebook/blocks.html")]
struct Blocks<'b> {
    these: &'b [Block],
    voice: Voice,
    depth: usize,
}

/// Words on a line.
#[derive(Template)]
#[template(path = "codebook/line.html")]
struct Words<'b> {
    line: &'b Line,
    voice: Voice,
}

/// The points of a list, and those under them.
#[derive(Template)]
#[template(path = "codebook/points.html")]
struct Points<'b> {
    items: &'b [Item],
    voice: Voice,
}

/// In which language, and which language authors write who gave no other.
#[derive(Clone, Copy)]
struct Voice {
    lang: Lang,
    written_in: Lang,
}

impl Voice {
    /// The words of a text.
    fn say(self, text: &Text) -> String {
        plain(text.in_lang(self.lang))
    }

    /// The language of what an author wrote, where it is not that of the page: one text for both is in the language of
    /// the referential.
    fn foreign(self, text: &Text) -> Option<&'static str> {
        let alone = text.fr == text.en && self.lang != self.written_in;
        alone.then(|| tag(self.written_in))
    }

    fn tag(self) -> &'static str {
        tag(self.lang)
    }
}

fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    }
}

impl Words<'_> {
    /// What the program says, part by part: code or not.
    fn parts(&self, text: &Text) -> Vec<(bool, String)> {
        let words = self.voice.say(text);
        let parts = content::ticked(&words).into_iter();
        parts.map(|(code, part)| (code, part.to_owned())).collect()
    }

    fn code(id: &str) -> String {
        plain(id)
    }
}

impl Page<'_> {
    fn blocks<'b>(&self, blocks: &'b [Block], depth: usize) -> Blocks<'b> {
        Blocks {
            these: blocks,
            voice: self.voice,
            depth,
        }
    }

    /// What the program says.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a template cannot borrow what it calls for"
    )]
    fn own(&self, text: Text) -> String {
        self.voice.say(&text)
    }

    fn has_sheets(&self) -> bool {
        self.content.chapters.iter().any(|it| it.sheets)
    }

    fn first(&self) -> &str {
        let first = self.content.chapters.first();
        first.map_or("contents", |it| it.anchor.as_str())
    }
}

impl Blocks<'_> {
    fn words<'b>(&self, line: &'b Line) -> Words<'b> {
        Words {
            line,
            voice: self.voice,
        }
    }

    fn points<'b>(&self, items: &'b [Item]) -> Points<'b> {
        Points {
            items,
            voice: self.voice,
        }
    }
}

impl Points<'_> {
    fn words<'b>(&self, line: &'b Line) -> Words<'b> {
        Words {
            line,
            voice: self.voice,
        }
    }

    fn under<'b>(&self, items: &'b [Item]) -> Points<'b> {
        Points {
            items,
            voice: self.voice,
        }
    }
}

#[cfg(test)]
mod tests;
