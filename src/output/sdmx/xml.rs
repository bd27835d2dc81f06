//! XML written by hand: elements in order, each on its line, nothing of what authors wrote taken for a mark.

use crate::i18n::Text;
use crate::output::page::plain;

/// A document that grows.
pub(super) struct Xml {
    text: String,
    /// The elements that are open.
    open: Vec<&'static str>,
}

impl Xml {
    /// A document with nothing but its first line.
    pub(super) fn new() -> Self {
        Self {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
            open: Vec::new(),
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(&"  ".repeat(self.open.len()));
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// An element that holds what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.line(&format!("<{}>", start(name, attributes)));
        self.open.push(name);
        inside(self);
        self.open.pop();
        self.line(&format!("</{name}>"));
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.line(&format!("<{}/>", start(name, attributes)));
    }

    /// An element that holds words.
    pub(super) fn words(&mut self, name: &'static str, attributes: &[(&str, &str)], words: &str) {
        let (start, words) = (start(name, attributes), escaped(words));
        self.line(&format!("<{start}>{words}</{name}>"));
    }

    /// An element of words in French, then in English.
    pub(super) fn text(&mut self, name: &'static str, text: &Text) {
        self.words(name, &[("xml:lang", "fr")], &text.fr);
        self.words(name, &[("xml:lang", "en")], &text.en);
    }

    /// The whole.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

fn start(name: &str, attributes: &[(&str, &str)]) -> String {
    let attributes = attributes.iter();
    let attributes = attributes.map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)));
    format!("{name}{}", attributes.collect::<String>())
}

fn escaped(words: &str) -> String {
    let words = plain(words).replace('&', "&amp;").replace('<', "&lt;");
    words.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_authors_wrote_is_a_mark() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"<&\"")], |xml| {
            xml.words("c", &[], "<d>\u{1}&amp;</d>");
            xml.empty("e", &[]);
        });
        let text = xml.finish();
        let (_, body) = text.split_once('\n').unwrap();
        assert_eq!(
            body,
            "<a b=\"&quot;&lt;&amp;&quot;\">\n  <c>&lt;d&gt; &amp;amp;&lt;/d&gt;</c>\n  <e/>\n</a>\n"
        );
    }
}
