//! Parts of a sheet as plain sentences, for a page that tells of one figure.

use super::computation;
use super::content::{Block, Item, Line, Span};
use super::sheet::Subject;
use crate::i18n::Text;
use crate::plan::{IndicatorId, Plan};

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// Whether it stands under the one before.
    pub(crate) under: bool,
    /// Its words; ids stand in backticks.
    pub(crate) words: Text,
}

/// How the figure of an indicator is computed: the words of its sheet.
pub(crate) fn computed(plan: &Plan, id: IndicatorId) -> Vec<Told> {
    let mut told = Vec::new();
    for block in computation::figure(plan, plan.indicator(id)) {
        told.extend(sentences(&block));
    }
    told
}

/// Under which thresholds the figures of an indicator are published: the words of its sheet.
pub(crate) fn published(plan: &Plan, id: IndicatorId) -> Vec<Text> {
    let subject = Subject {
        plan,
        id,
        also: Vec::new(),
        only: None,
    };
    let blocks = subject.publication();
    let told = blocks.iter().flat_map(sentences);
    told.map(|told| told.words).collect()
}

/// The sentences of a block.
fn sentences(block: &Block) -> Vec<Told> {
    let said = |words| Told {
        under: false,
        words,
    };
    match block {
        Block::Paragraph(line) | Block::Quote(line) | Block::Heading(line) => {
            vec![said(words(line))]
        }
        Block::Facts(facts) => {
            let facts = facts.iter();
            let facts = facts.map(|(name, line)| {
                let words = words(line);
                said(Text::new(
                    format!("{}\u{a0}: {}", name.fr, words.fr),
                    format!("{}: {}", name.en, words.en),
                ))
            });
            facts.collect()
        }
        Block::List(items) => items.iter().flat_map(points).collect(),
        Block::Table(_) => Vec::new(),
    }
}

/// A point of a list, then those under it.
fn points(item: &Item) -> Vec<Told> {
    let own = Told {
        under: true,
        words: words(&item.line),
    };
    let under = item.under.iter().flat_map(points);
    std::iter::once(own).chain(under).collect()
}

/// The words of a line.
fn words(line: &Line) -> Text {
    let mut all = Text::same("");
    for span in line {
        let words = match span {
            Span::Said(text) | Span::Written(text) | Span::Link(_, text) => text.clone(),
            Span::Code(id) => Text::same(format!("`{id}`")),
        };
        all.fr.push_str(&words.fr);
        all.en.push_str(&words.en);
    }
    all
}
