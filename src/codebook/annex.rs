//! What sheets refer to: each codelist once, each instrument once, and what the signs of comparability mean.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Block, Chapter, Entry, Line, Span, Table, code, said as line, written};
use super::number;
use crate::i18n::{Text, codebook as said, output};
use crate::output::matrix;
use crate::plan::{Code, CodelistId, Edit, Plan, Standing, VariableId};

/// Where each codelist stands in the annex.
#[derive(Debug)]
pub(super) struct Annex {
    anchors: BTreeMap<CodelistId, String>,
}

impl Annex {
    /// An anchor for each codelist of `plan`: two lists may have one id, that of a list and that of a variable which
    /// writes its own.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let lists = plan.codelists.iter().enumerate();
        let anchors = lists.map(|(at, list)| {
            let count = counts.entry(list.id.as_str()).or_default();
            *count += 1;
            let anchor = match *count {
                1 => format!("codelist-{}", list.id.replace('.', "_")),
                more => format!("codelist-{}__{more}", list.id.replace('.', "_")),
            };
            (CodelistId(at), anchor)
        });
        Self {
            anchors: anchors.collect(),
        }
    }

    fn anchor(&self, list: CodelistId) -> &str {
        self.anchors.get(&list).map_or("codelists", String::as_str)
    }

    /// A link to a codelist.
    pub(super) fn link(&self, plan: &Plan, list: CodelistId) -> Span {
        let words = said::codelist(&plan.codelist(list).label);
        Span::Link(format!("#{}", self.anchor(list)), words)
    }

    /// The annex of codelists.
    pub(super) fn codelists(&self, plan: &Plan, used: &BTreeSet<CodelistId>) -> Chapter {
        let entries = used.iter().map(|id| self.codelist(plan, *id));
        Chapter {
            anchor: "codelists".to_owned(),
            heading: said::codelists(),
            blocks: vec![Block::Paragraph(line(said::finer_means()))],
            entries: entries.collect(),
            sheets: false,
        }
    }

    fn codelist(&self, plan: &Plan, id: CodelistId) -> Entry {
        let list = plan.codelist(id);
        let mut blocks = vec![Block::Facts(vec![(said::Name::Id.words(), code(&list.id))])];
        if let Some(owner) = list.owner {
            let name = &plan.association(owner).name;
            blocks.push(Block::Paragraph(line(said::codelist_of(name))));
        }
        if list.ordered {
            blocks.push(Block::Paragraph(line(said::ordered())));
        }
        if let Some(note) = &list.note {
            blocks.push(Block::Paragraph(written(note)));
        }
        blocks.push(Block::Table(codes(plan, id)));
        Entry {
            anchor: self.anchor(id).to_owned(),
            label: list.label.clone(),
            blocks,
            sections: Vec::new(),
        }
    }
}

/// A column of a table of codes, and what it holds of a code.
type Column<'c> = (said::Name, Box<dyn Fn(&Code) -> Line + 'c>);

/// The table of the codes of a list; a column that would be empty is left out.
pub(super) fn codes(plan: &Plan, id: CodelistId) -> Table {
    let list = plan.codelist(id);
    let mut columns: Vec<Column<'_>> = vec![
        (said::Name::Code, Box::new(|it| code(&it.code))),
        (said::Name::Label, Box::new(|it| written(&it.label))),
        (
            said::Name::Value,
            Box::new(|it| {
                it.value
                    .map_or_else(Vec::new, |it| line(number::decimal(it)))
            }),
        ),
        (
            said::Name::Missing,
            Box::new(|it| {
                let reason = it.missing.map(|it| output::missing(it.name()));
                reason.map_or_else(Vec::new, line)
            }),
        ),
        (
            said::Name::Group,
            Box::new(|it| it.within.as_ref().map_or_else(Vec::new, |it| code(it))),
        ),
        (
            said::Name::Finer,
            Box::new(|it| {
                it.finer.map_or_else(Vec::new, |(owner, parent)| {
                    let owner = &plan.association(owner).name;
                    line(said::finer(owner, &list.code(parent).label))
                })
            }),
        ),
        (
            said::Name::Sensitive,
            Box::new(|it| {
                if it.sensitive {
                    line(said::yes())
                } else {
                    Vec::new()
                }
            }),
        ),
        (
            said::Name::Note,
            Box::new(|it| it.note.as_ref().map_or_else(Vec::new, written)),
        ),
    ];
    columns.retain(|(_, cell)| list.codes.iter().any(|code| !cell(code).is_empty()));
    let row = |code: &Code| columns.iter().map(|(_, cell)| cell(code)).collect();
    Table {
        caption: said::codes_of(&list.label),
        columns: columns.iter().map(|(name, _)| name.words()).collect(),
        rows: list.codes.iter().map(row).collect(),
    }
}

/// The anchor of an instrument.
pub(super) fn instrument_anchor(id: &str) -> String {
    format!("instrument-{id}")
}

/// The annex of instruments: those whose ids are `used`.
pub(super) fn instruments(plan: &Plan, used: &BTreeSet<&str>) -> Option<Chapter> {
    let instruments = plan.instruments.iter();
    let instruments = instruments.filter(|it| used.contains(it.id.as_str()));
    let entries: Vec<Entry> = instruments
        .map(|it| {
            let mut facts = vec![(said::Name::Id.words(), code(&it.id))];
            let mut fact = |name: said::Name, text: Option<&Text>| {
                facts.extend(text.map(|text| (name.words(), written(text))));
            };
            fact(said::Name::Holder, it.holder.as_ref());
            fact(said::Name::Licence, it.licence.as_ref());
            facts.push((said::reproduction(), line(said::reproduced(it.reproduce))));
            facts.extend(
                it.note
                    .as_ref()
                    .map(|it| (said::Name::Note.words(), written(it))),
            );
            Entry {
                anchor: instrument_anchor(&it.id),
                label: it.label.clone(),
                blocks: vec![Block::Facts(facts)],
                sections: Vec::new(),
            }
        })
        .collect();
    (!entries.is_empty()).then(|| Chapter {
        anchor: "instruments".to_owned(),
        heading: said::instruments(),
        blocks: Vec::new(),
        entries,
        sheets: false,
    })
}

/// The annex of edits of the variables `used`: what each asks, of which variables, and what it holds to be invalid where it fails.
pub(super) fn edits(plan: &Plan, used: &BTreeSet<VariableId>) -> Option<Chapter> {
    let concerns = |edit: &&Edit| edit.variables().iter().all(|id| used.contains(id));
    let edits: Vec<&Edit> = plan.edits.iter().filter(concerns).collect();
    let names = |ids: &[VariableId]| {
        let labels = ids.iter().map(|id| &plan.variable(*id).label);
        let labels: Vec<Text> = labels.cloned().collect();
        written(&said::one_after_another(&labels))
    };
    let row = |edit: &Edit| {
        vec![
            code(&edit.id),
            written(&edit.label),
            names(&edit.variables()),
            names(&edit.invalid),
        ]
    };
    let [id, asks, of, invalid] = said::edit_headings();
    (!edits.is_empty()).then(|| Chapter {
        anchor: "edits".to_owned(),
        heading: said::edits(),
        blocks: vec![
            Block::Paragraph(line(said::edits_mean())),
            Block::Table(Table {
                caption: said::edits(),
                columns: vec![id, asks, of, invalid],
                rows: edits.into_iter().map(row).collect(),
            }),
        ],
        entries: Vec::new(),
        sheets: false,
    })
}

/// What the signs mean, of the standings that are shown.
pub(super) fn legend(used: &BTreeSet<Standing>) -> Option<Chapter> {
    let standings = Standing::ALL.into_iter().filter(|it| used.contains(it));
    let items = standings.map(|it| super::content::Item {
        line: line(output::matrix::standing_meaning(
            matrix::sign(it),
            it.word(),
        )),
        under: Vec::new(),
    });
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| Chapter {
        anchor: "legend".to_owned(),
        heading: said::legend(),
        blocks: vec![
            Block::Paragraph(line(said::sentence(&output::matrix::before_exports()))),
            Block::List(items),
        ],
        entries: Vec::new(),
        sheets: false,
    })
}
