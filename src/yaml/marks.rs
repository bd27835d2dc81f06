//! The quotes and brackets of a text that does not read, as a person would follow them.
//!
//! In: a text and where the parser gave up. Out: the last quoted value begun before, and the brackets that are still
//! open: the fault is often where they begin, far above where it shows.

use super::lines::depth;

/// A bracket that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bracket {
    /// Where it stands.
    pub(super) at: usize,
    /// `{` or `[`.
    pub(super) mark: char,
    /// Where a comment begins after it on its line.
    pub(super) comment: Option<usize>,
}

/// Quotes and brackets up to a place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Where the last quoted value begins.
    pub(super) quote: Option<usize>,
    /// Brackets that are open, the innermost last.
    pub(super) open: Vec<Bracket>,
}

/// The marks of `text` before the byte `end`.
pub(super) fn marks(text: &str, end: usize) -> Marks {
    let mut walk = Walk {
        text,
        end,
        at: 0,
        marks: Marks::default(),
        fresh: true,
        line: 0,
    };
    while walk.at < end {
        walk.step();
    }
    walk.marks
}

struct Walk<'t> {
    text: &'t str,
    end: usize,
    at: usize,
    marks: Marks,
    /// Whether a value can begin here: a quote or a bracket elsewhere is a letter like others.
    fresh: bool,
    /// Where the line begins.
    line: usize,
}

impl Walk<'_> {
    fn step(&mut self) {
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else {
            self.at = self.end;
            return;
        };
        let next = self.at + c.len_utf8();
        let flow = !self.marks.open.is_empty();
        match c {
            '\n' | '\r' => {
                self.fresh |= !flow;
                self.line = next;
            }
            ' ' | '\t' => {}
            '#' if self.text[self.line..self.at].is_empty()
                || self.text[..self.at].ends_with([' ', '\t']) =>
            {
                let (line, at) = (self.line, self.at);
                for bracket in &mut self.marks.open {
                    if bracket.at >= line {
                        bracket.comment.get_or_insert(at);
                    }
                }
                self.at += rest.find('\n').unwrap_or(rest.len());
                return;
            }
            '"' | '\'' if self.fresh => {
                self.marks.quote = Some(self.at);
                self.fresh = false;
                self.at = next + closing(&self.text[next..], c);
                let quoted = &self.text[next..self.at.min(self.text.len())];
                self.line = quoted.rfind('\n').map_or(self.line, |end| next + end + 1);
                return;
            }
            '[' | '{' if self.fresh => {
                let (at, mark) = (self.at, c);
                self.marks.open.push(Bracket {
                    at,
                    mark,
                    comment: None,
                });
            }
            ']' | '}' if flow => {
                self.marks.open.pop();
                self.fresh = false;
            }
            ',' if flow => self.fresh = true,
            ':' | '-' | '?' if is_mark(&self.text[next..], flow) && (c == ':' || self.fresh) => {
                self.fresh = true;
            }
            '|' | '>' if self.fresh && !flow => {
                self.at += self.block(rest);
                return;
            }
            _ => self.fresh = false,
        }
        self.at = next;
    }

    /// How long a block of text is, from its mark on: the rest of its line, then the lines deeper than what holds it.
    fn block(&mut self, rest: &str) -> usize {
        let depth = depth(self.text, self.at);
        let mut length = 0;
        for (number, line) in rest.split_inclusive('\n').enumerate() {
            let content = line.trim_start_matches(' ');
            if number > 0 && !content.trim().is_empty() && line.len() - content.len() <= depth {
                break;
            }
            length += line.len();
            self.line = self.at + length;
        }
        self.fresh = true;
        length
    }
}

/// How far the quote that closes is, itself included; the whole text where there is none.
fn closing(text: &str, quote: char) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if quote == '"' && c == '\\' {
            characters.next();
        } else if c == quote {
            if quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == '\'') {
                characters.next();
            } else {
                return at + 1;
            }
        }
    }
    text.len()
}

/// Whether what follows makes a mark of `:`, `-` or `?`.
fn is_mark(rest: &str, flow: bool) -> bool {
    rest.is_empty()
        || rest.starts_with([' ', '\t', '\n', '\r'])
        || (flow && rest.starts_with([',', ']', '}']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Vec<(usize, char, Option<usize>)> {
        let open = marks(text, text.len()).open;
        open.iter().map(|it| (it.at, it.mark, it.comment)).collect()
    }

    #[test]
    fn follows_brackets_where_they_are_brackets() {
        assert_eq!(open("a: [b, {c: d}]\n"), []);
        assert_eq!(open("a: {b: {c: d}\n- e"), [(3, '{', None)]);
        assert_eq!(open("a: b [c\nd: e {\n"), []);
        assert_eq!(open("a: \"[{\" \nb: '[''{'\n"), []);
        assert_eq!(open("a: \"\\\"[\"\n"), []);
        assert_eq!(open("a: |\n  [b\n\n  {c\nd: [e"), [(19, '[', None)]);
        assert_eq!(open("- a: >-\n    [b\n  c: [d"), [(20, '[', None)]);
        assert_eq!(open("- |\n [b\n- [c"), [(10, '[', None)]);
        assert_eq!(open("{a: b #1}\n"), [(0, '{', Some(6))]);
        assert_eq!(open("{a: b#1}\n"), []);
        assert_eq!(open("{a: é, b: [c] # d\n"), [(0, '{', Some(15))]);
        assert_eq!(open("{a: b,\n c: d # e\n"), [(0, '{', None)]);
    }

    #[test]
    fn finds_where_the_last_quote_opens() {
        let quote = |text: &str| marks(text, text.len()).quote;
        assert_eq!(quote("a: \"b\nc: \""), Some(3));
        assert_eq!(quote("a: \"b\"\nc: 'd"), Some(10));
        assert_eq!(quote("a: l'avis\n"), None);
        assert_eq!(quote("# \"a\nb: c"), None);
    }
}
