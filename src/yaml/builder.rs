//! From the events of the parser to the tree, refusing on the way what referentials do not use.

use std::collections::BTreeMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, Span};

use super::conflict::{Conflict, conflict};
use super::syntax::{self, Told};
use super::{Entry, Kind, MAX_DEPTH, MAX_FAULTS, MAX_NODES, Mapping, Node, Scalar};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::{Said, yaml as said};
use crate::source_text::{FileId, Place};

/// What YAML takes for white space; a no-break space is text.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// A collection whose end was not reached yet.
enum Open {
    Sequence {
        start: usize,
        items: Vec<Node>,
    },
    Mapping {
        start: usize,
        braces: bool,
        entries: Vec<Entry>,
        next: Next,
    },
}

/// What comes next in a mapping.
enum Next {
    Key,
    /// The value of this key.
    ValueOf(Scalar, Place),
    /// The value of a key that was no text.
    Lost,
}

/// The tree of the first document, whose kind is [`Kind::Empty`] where there is none; `None` where the text
/// could not be read to its end, and why was pushed.
pub(super) fn build(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut builder = Builder {
        file,
        text,
        diagnostics,
        open: Vec::new(),
        root: None,
        documents: 0,
        nodes: 0,
        faults: 0,
        stopped: false,
    };
    builder.refuse_directives();
    if !builder.refuse_conflicts() {
        builder.run();
    }
    if builder.stopped {
        return None;
    }
    let nothing = Place::new(file, 0, 0);
    Some(builder.root.unwrap_or(Node {
        kind: Kind::Empty,
        place: nothing,
        spot: nothing,
    }))
}

struct Builder<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Diagnostics,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    nodes: usize,
    faults: usize,
    stopped: bool,
}

impl Builder<'_> {
    fn run(&mut self) {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            block_nesting_limit: MAX_DEPTH,
            flow_nesting_limit: MAX_DEPTH,
        };
        let text = self.text;
        for event in Parser::new_from_str_with_options(text, options) {
            match event {
                Ok((event, span)) => self.take(event, &span),
                Err(error) => {
                    let at = error.marker().byte_offset().unwrap_or(0);
                    self.break_off(error.kind(), at);
                }
            }
            if self.stopped {
                return;
            }
        }
    }

    fn take(&mut self, event: Event<'_>, span: &Span) {
        let place = self.place(span);
        if let Event::Scalar(_, _, _, Some(_))
        | Event::SequenceStart(_, _, Some(_))
        | Event::MappingStart(_, _, Some(_)) = &event
        {
            let tag = span.tag_span().map_or(place, |tag| self.place(&tag));
            self.fault(Code::YamlTag, tag.start()..tag.end(), said::tag());
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    let code = Code::YamlSeveralDocuments;
                    self.fault(code, place.start()..place.end(), said::several_documents());
                }
            }
            Event::Anchor(_, name) => {
                self.fault(
                    Code::YamlAnchor,
                    place.start()..place.end(),
                    said::anchor(&name),
                );
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.fault(Code::YamlAlias, place.start()..place.end(), said::alias());
                self.value(Kind::Refused, place);
            }
            Event::Scalar(text, style, _, _) => {
                let quoted = style != ScalarStyle::Plain;
                // The parser writes `~` for what was left empty: only the span tells them apart.
                let kind = if !quoted && place.start() == place.end() {
                    Kind::Empty
                } else {
                    Kind::Scalar(Scalar {
                        text: text.as_ref().into(),
                        quoted,
                    })
                };
                self.value(kind, place);
            }
            Event::SequenceStart(..) => self.descend(
                Open::Sequence {
                    start: place.start(),
                    items: Vec::new(),
                },
                place,
            ),
            Event::MappingStart(..) => self.descend(
                Open::Mapping {
                    start: place.start(),
                    braces: place.end() > place.start(),
                    entries: Vec::new(),
                    next: Next::Key,
                },
                place,
            ),
            Event::SequenceEnd | Event::MappingEnd => self.close(place),
            _ => {}
        }
    }

    fn descend(&mut self, open: Open, place: Place) {
        if self.open.len() >= MAX_DEPTH {
            let code = Code::YamlLimit;
            self.fault(code, place.start()..place.end(), said::too_deep(MAX_DEPTH));
            self.stopped = true;
        }
        self.open.push(open);
    }

    fn close(&mut self, end: Place) {
        let (start, kind) = match self.open.pop() {
            Some(Open::Sequence { start, items }) => (start, Kind::Sequence(items)),
            Some(Open::Mapping {
                start,
                braces,
                entries,
                ..
            }) => {
                let entries = self.distinct(entries, braces);
                (start, Kind::Mapping(Mapping { entries, braces }))
            }
            None => return,
        };
        // The end of a block is where the next thing begins: white space and comments are not part of it.
        let end = if end.start() == end.end() {
            match &kind {
                Kind::Sequence(items) => items.last().map(|node| node.place.end()),
                Kind::Mapping(mapping) => mapping.entries.last().map(Entry::end),
                _ => None,
            }
            .unwrap_or(start)
        } else {
            end.end()
        };
        let place = Place::new(self.file, start, end.max(start));
        self.value(kind, place);
    }

    /// Puts a finished value where it belongs.
    fn value(&mut self, kind: Kind, place: Place) {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let code = Code::YamlLimit;
            self.fault(
                code,
                place.start()..place.end(),
                said::too_many_nodes(MAX_NODES),
            );
            self.stopped = true;
            return;
        }
        let own_spot = own_spot(&kind, place);
        let mut refused = None;
        match self.open.last_mut() {
            None => {
                if self.root.is_none() {
                    self.root = Some(Node {
                        kind,
                        place,
                        spot: own_spot,
                    });
                }
            }
            Some(Open::Sequence { items, .. }) => items.push(Node {
                kind,
                place,
                spot: own_spot,
            }),
            Some(Open::Mapping { entries, next, .. }) => {
                *next = match std::mem::replace(next, Next::Key) {
                    Next::Key => match kind {
                        Kind::Scalar(scalar) => Next::ValueOf(scalar, place),
                        Kind::Refused => Next::Lost,
                        _ => {
                            refused = Some((Code::TypeWrong, own_spot, said::key_not_text()));
                            Next::Lost
                        }
                    },
                    Next::ValueOf(key, key_place) => {
                        let spot = match &kind {
                            Kind::Scalar(_) => own_spot,
                            _ => key_place,
                        };
                        if key.text == "<<" && !key.quoted {
                            refused = Some((Code::YamlAlias, key_place, said::merge_key()));
                        } else {
                            entries.push(Entry {
                                key: key.text.into_string(),
                                place: key_place,
                                value: Node { kind, place, spot },
                            });
                        }
                        Next::Key
                    }
                    Next::Lost => Next::Key,
                };
            }
        }
        if let Some((code, at, said)) = refused {
            self.fault(code, at.start()..at.end(), said);
        }
    }

    /// Keeps the first of each key and reports the others. In braces, what has no value is a text that a comma cut, as in
    /// `{F: 48,5, H: 51,5}`, rather than a key: it is kept, and told for what it is.
    fn distinct(&mut self, entries: Vec<Entry>, braces: bool) -> Vec<Entry> {
        let mut first: BTreeMap<String, Place> = BTreeMap::new();
        let mut kept = Vec::with_capacity(entries.len());
        for entry in entries {
            if self.stopped {
                break;
            }
            if braces && matches!(entry.value.kind, Kind::Empty) {
                kept.push(entry);
            } else if let Some(place) = first.get(&entry.key) {
                let duplicate = Diagnostic::new(
                    Code::YamlDuplicateKey,
                    entry.place,
                    said::duplicate_key(&entry.key),
                );
                self.push(duplicate.label(*place, said::first_here()));
            } else {
                first.insert(entry.key.clone(), entry.place);
                kept.push(entry);
            }
        }
        kept
    }

    /// A directive stands before the first document, at the start of a line.
    fn refuse_directives(&mut self) {
        let mut at = 0;
        for line in self.text.split_inclusive(['\n', '\r']) {
            let content = line.trim_end();
            if content.starts_with('%') {
                let code = Code::YamlDirective;
                self.fault(code, at..at + content.len(), said::directive());
            } else if !content.is_empty() && !content.starts_with('#') {
                return;
            }
            at += line.len();
        }
    }

    /// What git left of two versions is told once: nothing else of the file can be.
    fn refuse_conflicts(&mut self) -> bool {
        let Some(Conflict { marks, count }) = conflict(self.text) else {
            return false;
        };
        let [first, second, end] = marks.map(|range| self.range(range));
        let fault = Diagnostic::new(Code::YamlSyntax, first, said::conflict(count));
        let fault = fault.label(second, said::other_version());
        self.push(fault.label(end, said::end_of_conflict()));
        self.stopped = true;
        true
    }

    /// Ends the file at a syntax error.
    fn break_off(&mut self, kind: &ErrorKind, at: usize) {
        self.stopped = true;
        let at = self.boundary(at);
        if *kind == ErrorKind::RecursionLimitExceeded {
            self.fault(Code::YamlLimit, at..at, said::too_deep(MAX_DEPTH));
            return;
        }
        // Tabs are legal in places (inside a block of text): they are worth naming only in a text that does
        // not read, but then all at once.
        let tabs = syntax::tabs(self.text);
        let line = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let mut explained = false;
        for tab in tabs.into_iter().take(MAX_FAULTS) {
            explained |= syntax::is_about_tabs(kind) || tab.start >= line;
            self.fault(Code::YamlTab, tab, said::tab());
        }
        if explained {
            return;
        }
        let Told { at, said, shown } = syntax::told(kind, self.text, at);
        let mut fault = Diagnostic::new(Code::YamlSyntax, self.range(at), said);
        if let Some(shown) = shown {
            fault = fault.label(self.range(shown..shown), said::noticed_here());
        }
        self.push(fault);
    }

    fn fault(&mut self, code: Code, at: std::ops::Range<usize>, said: Said) {
        let place = self.range(at);
        self.push(Diagnostic::new(code, place, said));
    }

    fn range(&self, at: std::ops::Range<usize>) -> Place {
        Place::new(self.file, at.start, at.end)
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.faults += 1;
        if self.faults <= MAX_FAULTS {
            self.diagnostics.push(diagnostic);
        } else if !self.stopped {
            self.stopped = true;
            let said = said::too_many_faults(MAX_FAULTS);
            self.diagnostics
                .push(Diagnostic::new(Code::YamlLimit, diagnostic.location, said));
        }
    }

    fn place(&self, span: &Span) -> Place {
        let start = self.boundary(span.start.byte_offset().unwrap_or(0));
        let mut end = self.boundary(span.end.byte_offset().unwrap_or(start));
        // A block of text takes its last line break along, and a plain one what precedes a comment.
        if end > start {
            end = start + self.text[start..end].trim_end_matches(BLANKS).len();
        }
        Place::new(self.file, start, end.max(start))
    }

    /// The nearest offset at or before `at` where a character begins.
    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

impl Entry {
    fn end(&self) -> usize {
        self.value.place.end().max(self.place.end())
    }
}

/// A short place inside a value that has no key of its own.
fn own_spot(kind: &Kind, place: Place) -> Place {
    match kind {
        Kind::Mapping(mapping) => mapping.entries.first().map_or(place, |entry| entry.place),
        Kind::Sequence(items) => items.first().map_or(place, |node| node.spot),
        _ => place,
    }
}
