//! Markdown as it is read: blocks of plain words, each letter with its place in the file.
//!
//! In: a text. Out: [`Block`]s. Code, addresses of links, metadata and list numbers are in none; comments and marks of footnotes stand
//! beside the words, where they were written.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// What stands in the words in place of code: no letter, no space.
const CODE: char = '\u{fffc}';

/// A run of words: a paragraph, a heading, a list item, a table.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Its words alone.
    pub(super) words: String,
    /// What is written between them.
    pub(super) marks: Vec<Mark>,
    /// What it is.
    pub(super) kind: Kind,
    pieces: Vec<Piece>,
}

/// What a block is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Sentences.
    #[default]
    Prose,
    /// A heading: its number is no figure.
    Heading,
    /// Rows of a table, each of them a sentence.
    Table,
    /// What a mark refers to.
    Footnote(String),
}

/// What is written between words.
#[derive(Debug)]
pub(super) struct Mark {
    /// Where it stands among the words.
    pub(super) at: usize,
    /// Where it stands in the file.
    pub(super) source: Range<usize>,
    /// What it is.
    pub(super) what: Marked,
}

/// What a mark is.
#[derive(Debug)]
pub(super) enum Marked {
    /// What a comment holds.
    Comment(String),
    /// A mark that refers to a footnote.
    Footnote(String),
}

/// Words that come from one place.
#[derive(Debug)]
struct Piece {
    /// First byte among the words.
    at: usize,
    source: Range<usize>,
    /// Whether they are written as they are read.
    plain: bool,
}

impl Block {
    fn push(&mut self, words: &str, source: Range<usize>, text: &str) {
        let plain = text.get(source.clone()) == Some(words);
        let at = self.words.len();
        self.pieces.push(Piece { at, source, plain });
        self.words.push_str(words);
    }

    fn mark(&mut self, source: Range<usize>, what: Marked) {
        let at = self.words.len();
        self.marks.push(Mark { at, source, what });
    }

    fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.marks.is_empty()
    }

    /// Where words stand in the file.
    pub(super) fn source(&self, words: &Range<usize>) -> Range<usize> {
        let start = self.place(words.start, false);
        let end = self.place(words.end.saturating_sub(1), true);
        start..end.max(start)
    }

    /// The place of the letter at `at`, or one past it.
    fn place(&self, at: usize, past: bool) -> usize {
        let which = self.pieces.partition_point(|piece| piece.at <= at);
        let Some(piece) = which.checked_sub(1).map(|which| &self.pieces[which]) else {
            return 0;
        };
        match (piece.plain, past) {
            (true, _) => piece.source.start + (at - piece.at) + usize::from(past),
            (false, false) => piece.source.start,
            (false, true) => piece.source.end,
        }
    }
}

/// Reads Markdown, in the order in which it is written.
pub(super) fn read(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reading = Reading {
        text,
        ..Reading::default()
    };
    for (event, source) in Parser::new_ext(text, options).into_offset_iter() {
        reading.take(event, source);
    }
    reading.end();
    reading.blocks
}

#[derive(Default)]
struct Reading<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    open: Block,
    footnote: Option<String>,
    /// How many of what nobody reads as words are open.
    silent: usize,
}

impl Reading<'_> {
    fn take(&mut self, event: Event<'_>, source: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, source),
            Event::End(tag) => self.finish(tag, source),
            _ if self.silent > 0 => {}
            Event::Text(words) => self.open.push(&words, source, self.text),
            Event::SoftBreak | Event::HardBreak => self.open.push(" ", source, self.text),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.open.push(&CODE.to_string(), source, self.text);
            }
            Event::InlineHtml(html) => {
                if let Some(comment) = comment(&html) {
                    let comment = comment.to_owned();
                    self.open.mark(source, Marked::Comment(comment));
                }
            }
            Event::FootnoteReference(label) => {
                let label = label.into_string();
                self.open.mark(source, Marked::Footnote(label));
            }
            Event::Html(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, source: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::Item | Tag::BlockQuote(_) | Tag::List(_) => self.end(),
            Tag::Heading { .. } => self.begin(Kind::Heading),
            Tag::Table(_) => self.begin(Kind::Table),
            Tag::FootnoteDefinition(label) => {
                self.end();
                self.footnote = Some(label.to_string());
            }
            Tag::HtmlBlock => {
                self.end();
                self.html(source);
                self.silent += 1;
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.end();
                self.silent += 1;
            }
            Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            } => self.silent += 1,
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd, source: Range<usize>) {
        match tag {
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock => {
                self.silent = self.silent.saturating_sub(1);
            }
            TagEnd::Link => self.silent = self.silent.saturating_sub(1),
            TagEnd::TableCell => self.open.push(" | ", source.end..source.end, self.text),
            TagEnd::TableHead | TagEnd::TableRow => {
                self.open.push("\n", source.end..source.end, self.text);
            }
            TagEnd::FootnoteDefinition => {
                self.end();
                self.footnote = None;
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::List(_)
            | TagEnd::BlockQuote(_) => self.end(),
            _ => {}
        }
    }

    fn begin(&mut self, kind: Kind) {
        self.end();
        self.open.kind = kind;
    }

    /// Ends the open block.
    fn end(&mut self) {
        let mut block = std::mem::take(&mut self.open);
        if block.is_empty() {
            return;
        }
        if let Some(label) = &self.footnote {
            block.kind = Kind::Footnote(label.clone());
        }
        self.blocks.push(block);
    }

    /// A block of HTML: its words, without tags.
    fn html(&mut self, source: Range<usize>) {
        let mut at = source.start;
        while at < source.end {
            let rest = &self.text[at..source.end];
            let (length, tag) = match (rest.strip_prefix("<!--"), rest.strip_prefix('<')) {
                (Some(inside), _) => (inside.find("-->").map_or(rest.len(), |it| it + 7), true),
                (None, Some(inside)) => (inside.find('>').map_or(rest.len(), |it| it + 2), true),
                (None, None) => (rest.find('<').unwrap_or(rest.len()), false),
            };
            let span = at..at + length;
            if !tag {
                let words = &self.text[span.clone()];
                self.open.push(words, span, self.text);
            } else if let Some(comment) = comment(&self.text[span.clone()]) {
                let comment = comment.to_owned();
                self.open.mark(span, Marked::Comment(comment));
            }
            at += length;
        }
        self.end();
    }
}

/// What a comment holds.
fn comment(html: &str) -> Option<&str> {
    html.trim().strip_prefix("<!--")?.strip_suffix("-->")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let blocks = read(text).into_iter();
        blocks.map(|block| block.words.trim().to_owned()).collect()
    }

    #[test]
    fn words_are_those_of_a_reader() {
        let text = "---\ntitle: 12\n---\n# 3. Loger\n\n1. **62**&nbsp;% des [femmes](https://a.fr/45)\n2. `71 %` <https://a.fr/9>\n\n\
                    ```\n88 %\n```\n\n<p class=\"h2\">60 %</p>\n";
        assert_eq!(
            words(text),
            ["3. Loger", "62\u{a0}% des femmes", "\u{fffc}", "60 %"]
        );
    }

    #[test]
    fn each_letter_keeps_its_place() {
        let text = "Ainsi **62**&nbsp;% des femmes";
        let block = &read(text)[0];
        let at = block.words.find("62").unwrap();
        let end = block.words.find('%').unwrap() + 1;
        assert_eq!(&text[block.source(&(at..end))], "62**&nbsp;%");
        let at = block.words.find("femmes").unwrap();
        assert_eq!(&text[block.source(&(at..block.words.len()))], "femmes");
    }

    #[test]
    fn comments_and_footnotes_stand_where_they_were_written() {
        let text = "62 %<!-- impact: a 2025 --> des femmes[^1].\n\n[^1]: n = 119.\n";
        let blocks = read(text);
        let [comment, footnote] = blocks[0].marks.as_slice() else {
            panic!("{blocks:?}");
        };
        assert_eq!(comment.at, "62 %".len());
        assert!(matches!(&comment.what, Marked::Comment(it) if it == " impact: a 2025 "));
        assert_eq!(footnote.at, "62 % des femmes".len());
        assert_eq!(blocks[1].kind, Kind::Footnote("1".into()));
        assert_eq!(blocks[1].words, "n = 119.");
    }

    #[test]
    fn rows_of_a_table_are_lines() {
        let text = "| Sexe | 2025 |\n|---|---|\n| Femmes | 62 % |\n";
        let blocks = read(text);
        assert_eq!(blocks.len(), 1);
        assert_eq!(blocks[0].words, "Sexe | 2025 | \nFemmes | 62 % | \n");
        assert_eq!(blocks[0].kind, Kind::Table);
    }
}
