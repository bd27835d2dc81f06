//! Lines of a referential: YAML, YAML that sleeps behind `#`, and words for readers behind `##`.

use crate::i18n::{Lang, Text};

/// Columns of a line of words.
const WIDTH: usize = 110;

/// A page being written.
#[derive(Debug)]
pub(super) struct Page {
    lines: Vec<String>,
    lang: Lang,
    /// Whether YAML sleeps, all of it.
    dormant: bool,
}

impl Page {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lines: Vec::new(),
            lang,
            dormant: false,
        }
    }

    /// The words of a sentence, in the language of the page.
    pub(super) fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.in_lang(self.lang)
    }

    /// Has all YAML sleep, or no longer.
    pub(super) fn sleep(&mut self, dormant: bool) {
        self.dormant = dormant;
    }

    /// A line of YAML, `depth` spaces in.
    pub(super) fn yaml(&mut self, depth: usize, line: impl AsRef<str>) {
        if self.dormant {
            return self.asleep(0, depth, line);
        }
        let line = format!("{:depth$}{}", "", line.as_ref());
        self.lines.push(line);
    }

    /// A line of YAML that sleeps: without its `# `, it stands where it must.
    pub(super) fn asleep(&mut self, depth: usize, within: usize, line: impl AsRef<str>) {
        let line = format!("{:depth$}# {:within$}{}", "", "", line.as_ref());
        self.lines.push(line);
    }

    /// A sentence for readers, folded.
    pub(super) fn words(&mut self, depth: usize, text: &Text) {
        let text = text.in_lang(self.lang).to_owned();
        let mut line = String::new();
        for word in text.split(' ') {
            let full = depth + 3 + line.chars().count() + 1 + word.chars().count() > WIDTH;
            if full && !line.is_empty() {
                self.lines.push(format!("{:depth$}## {line}", ""));
                // What goes on stands under what began.
                line = String::from("  ");
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.lines.push(format!("{:depth$}## {line}", ""));
    }

    /// A blank line.
    pub(super) fn gap(&mut self) {
        self.lines.push(String::new());
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
}

/// A text as YAML quotes it: on one line, nothing in it that YAML, an editor or a terminal could take for something
/// else than a letter.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if is_hidden(c) => {
                let code = u32::from(c);
                let escaped = if code > 0xffff {
                    format!("\\U{code:08X}")
                } else {
                    format!("\\u{code:04X}")
                };
                out.push_str(&escaped);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Characters that are not seen, that turn a line round, or that YAML does not print.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff0}'..='\u{ffff}'
                | '\u{e0000}'..='\u{10ffff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_quoted_leaves_its_quotes() {
        assert_eq!(quoted("Âge ?"), "\"Âge ?\"");
        assert_eq!(quoted("a\"b\\c\n\u{202e}"), "\"a\\\"b\\\\c\\u000A\\u202E\"");
        assert_eq!(quoted("🏠"), "\"🏠\"");
        assert_eq!(quoted("\u{e0041}"), "\"\\U000E0041\"");
    }

    #[test]
    fn words_are_folded_and_sleeping_lines_wake_in_place() {
        let mut page = Page::new(Lang::Fr);
        page.yaml(2, "- id: a");
        page.asleep(4, 2, "column: b");
        page.words(4, &Text::same("mot ".repeat(60).trim()));
        let text = page.finish();
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert!(text.starts_with("  - id: a\n    #   column: b\n    ## mot mot"));
    }
}
