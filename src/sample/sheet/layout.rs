//! The columns of a made-up export: their headings, their order, and what each must hold.
//!
//! In: a source. Out: a [`Layout`], in which everything the source reads has its column, those its tool adds by
//! itself have theirs where the tool puts them, and one that is read twice stands once.

use std::collections::{BTreeMap, BTreeSet};

use super::headings::Names;
use crate::i18n::{Text, sample as say};
use crate::identity::looks_like_identity;
use crate::plan::{
    Filling, Heading, Mapping, OptionColumn, PeriodFrom, Plan, Source, WaveFrom, WaveId, Weights,
};
use crate::profiles::Extra;
use crate::referential::SourceKind;

/// The columns, from left to right.
#[derive(Debug)]
pub(super) struct Layout<'p> {
    pub(super) columns: Vec<Column<'p>>,
    pub(super) header_rows: usize,
    /// What the tool writes below a question of one column, where it writes the question above.
    filler: Option<&'static str>,
}

/// One column.
#[derive(Debug)]
pub(super) struct Column<'p> {
    /// Its heading, from the upper row to the lower one; shorter than the rows of headings where nothing
    /// stands above it.
    pub(super) path: Vec<String>,
    /// What its cells must say, all at once.
    pub(super) uses: Vec<Use<'p>>,
    zone: Zone,
}

/// Where a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    Before,
    Read,
    Unread,
    After,
}

/// One thing that a column says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Use<'p> {
    /// The respondent's id.
    Respondent,
    /// When the row was collected, in this format.
    Period(&'p str),
    /// The wave.
    Wave(&'p BTreeMap<String, WaveId>),
    /// What the row weighs.
    Weight,
    /// One of these, or the row is left out.
    Keep(&'p BTreeSet<String>),
    /// None of these, or the row is left out.
    Drop(&'p BTreeSet<String>),
    /// The answer of a mapping, in the column at this place among its headings.
    Answer(&'p Mapping, usize),
    /// One option of a multiple choice.
    Option(&'p Mapping, &'p OptionColumn),
    /// Nothing that anyone reads: the labels of all that was chosen.
    Joined(&'p Mapping),
    /// Nothing that anyone reads: what the tool adds.
    Added(&'p Extra),
    /// Nothing that anyone reads: a question the referential does not ask.
    Unread(Unread),
}

/// A question the referential does not ask, and that identifies no one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// How the questionnaire was filled.
    Manner,
    /// In how many minutes.
    Minutes,
    /// Of which version the software was that keeps the records.
    Version,
}

impl Use<'_> {
    /// Whether nobody reads the cell for this.
    pub(super) fn is_idle(&self) -> bool {
        matches!(self, Self::Joined(_) | Self::Added(_) | Self::Unread(_))
    }

    /// Whether it only says which rows count.
    pub(super) fn is_rule(&self) -> bool {
        matches!(self, Self::Keep(_) | Self::Drop(_))
    }

    /// Whose words come first in a cell that says several things: those of an answer, then the tool's own.
    pub(super) fn rank(&self) -> u8 {
        u8::from(self.is_idle()) + 2 * u8::from(self.is_rule())
    }
}

impl<'p> Layout<'p> {
    /// The layout of an export of `source`.
    pub(super) fn of(plan: &'p Plan, source: &'p Source) -> Self {
        let header_rows = source.dialect.header_rows;
        let header_rows = header_rows.unwrap_or(source.profile.header_rows).max(1);
        let asks = asks(plan, source);
        let shape = &source.profile.shape;
        let group = shape.group_before.filter(|_| header_rows > 1);
        let mark = source.dialect.path.or(source.profile.path);
        let mut names = Names::of(&asks, header_rows, mark);
        for added in shape.before {
            names.group(added.heading, group);
        }
        let mut table = Columns::default();
        for added in shape.before {
            table.add(names.added(added.heading), Zone::Before);
        }
        for ask in &asks {
            let mapping = match ask.says {
                Use::Option(mapping, _) if shape.joined_beside => Some(mapping),
                _ => None,
            };
            let joined = mapping.zip(mark);
            if let Some(name) = joined.and_then(|(mapping, mark)| joined_name(mapping, mark))
                && !table.at.contains_key(&vec![name.clone()])
                && names.is_free(&name)
            {
                let at = table.add(vec![name], Zone::Read);
                table.columns[at].uses.extend(mapping.map(Use::Joined));
            }
            let at = table.add(names.path(ask), Zone::Read);
            table.columns[at].uses.push(ask.says);
        }
        let unread: &[Unread] = match source.kind {
            SourceKind::Survey => &[Unread::Manner, Unread::Minutes],
            SourceKind::Records => &[Unread::Version],
        };
        for unread in unread {
            let heading = unread.heading();
            let name = heading.in_lang(plan.language);
            if names.is_free(name) && table.has_room(name) {
                let at = table.add(vec![name.to_owned()], Zone::Unread);
                table.columns[at].uses.push(Use::Unread(*unread));
            }
        }
        for added in shape.after {
            let at = table.add(names.added(added.heading), Zone::After);
            table.columns[at].zone = Zone::After;
        }
        for added in shape.before.iter().chain(shape.after) {
            let at = table.add(names.added(added.heading), Zone::After);
            table.columns[at].uses.push(Use::Added(added));
        }
        table.columns.sort_by_key(|column| column.zone);
        Self {
            columns: table.columns,
            header_rows,
            filler: source.profile.fillers.first().copied(),
        }
    }

    /// The cells of a heading, from the upper row: the lower ones alone where it has fewer than there are rows, unless
    /// the tool fills up below.
    fn cells(&self, column: &Column<'_>) -> Vec<String> {
        let lacks = self.header_rows.saturating_sub(column.path.len());
        let mut cells = vec![String::new(); lacks];
        let Some(filler) = self.filler.filter(|_| lacks > 0) else {
            cells.extend_from_slice(&column.path);
            return cells;
        };
        let is_added = column.uses.iter().any(|says| matches!(says, Use::Added(_)));
        if let Some(last) = cells.last_mut().filter(|_| !is_added) {
            filler.clone_into(last);
        }
        column.path.iter().cloned().chain(cells).collect()
    }

    /// The rows of headings, the upper cells written above the first of their columns alone.
    pub(super) fn headings(&self) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new(); self.columns.len()]; self.header_rows];
        let mut seen = BTreeSet::new();
        let mut above: Vec<String> = vec![String::new(); self.header_rows];
        for (at, column) in self.columns.iter().enumerate() {
            for (depth, (row, own)) in rows.iter_mut().zip(self.cells(column)).enumerate() {
                let is_lower = depth + 1 == self.header_rows;
                if !own.is_empty() && (is_lower || above[depth] != own) {
                    row[at].clone_from(&own);
                    above[depth] = own;
                }
            }
            // Under a group that is not its own, a heading could pass for one of the group's.
            while self.header_rows > 1 && !seen.insert(above.clone()) {
                let depth = self.header_rows - 2;
                above[depth].push('…');
                rows[depth][at].clone_from(&above[depth]);
            }
        }
        rows
    }
}

/// Something to say, and the heading under which it is looked for.
#[derive(Debug)]
pub(super) struct Ask<'p> {
    pub(super) heading: &'p Heading,
    /// What stands after a code in the heading.
    pub(super) label: &'p str,
    says: Use<'p>,
}

/// Everything that `source` reads, in the order in which a tool would ask it.
fn asks<'p>(plan: &'p Plan, source: &'p Source) -> Vec<Ask<'p>> {
    let mut asks = Vec::new();
    let mut ask = |heading, says| {
        asks.push(Ask {
            heading,
            label: "",
            says,
        });
    };
    if let Some(respondent) = &source.respondent {
        ask(&respondent.column, Use::Respondent);
    }
    if let PeriodFrom::Column { column, format, .. } = &source.period {
        ask(column, Use::Period(format));
    }
    if let Some(WaveFrom::Column { column, codes }) = &source.wave {
        ask(column, Use::Wave(codes));
    }
    if let Some(Weights::Column(column)) = &source.weights {
        ask(column, Use::Weight);
    }
    for rule in &source.keep {
        ask(&rule.column, Use::Keep(&rule.is));
    }
    for rule in &source.drop {
        ask(&rule.column, Use::Drop(&rule.is));
    }
    for mapping in &source.mappings {
        let variable = plan.variable(mapping.variable);
        match &mapping.filling {
            Filling::Constant(_) => {}
            Filling::Several { columns, .. } => {
                for option in columns {
                    let code = plan.codelist_of(mapping.variable);
                    let code = code.and_then(|list| list.codes.get(usize::from(option.code.0)));
                    asks.push(Ask {
                        heading: &option.heading,
                        label: code.map_or("", |code| code.label.in_lang(plan.language)),
                        says: Use::Option(mapping, option),
                    });
                }
            }
            filling => {
                for (at, heading) in filling.headings().iter().enumerate() {
                    asks.push(Ask {
                        heading,
                        label: variable.label.in_lang(plan.language),
                        says: Use::Answer(mapping, at),
                    });
                }
            }
        }
    }
    asks
}

/// What the columns of a multiple choice have in common: `q` where they are `q/a` and `q/b`.
fn joined_name(mapping: &Mapping, mark: char) -> Option<String> {
    let Filling::Several { columns, .. } = &mapping.filling else {
        return None;
    };
    let question = |option: &'_ OptionColumn| {
        let (question, _) = option.heading.text.rsplit_once(mark)?;
        Some(question.to_owned())
    };
    let first = question(columns.first()?)?;
    let common = columns
        .iter()
        .all(|option| question(option).as_ref() == Some(&first));
    (common && !looks_like_identity(&first)).then_some(first)
}

/// Columns while they are gathered, each path once.
#[derive(Debug, Default)]
struct Columns<'p> {
    columns: Vec<Column<'p>>,
    at: BTreeMap<Vec<String>, usize>,
}

impl Columns<'_> {
    /// The position of the column `path`, made where it lacks.
    fn add(&mut self, path: Vec<String>, zone: Zone) -> usize {
        if let Some(at) = self.at.get(&path) {
            return *at;
        }
        let at = self.columns.len();
        self.at.insert(path.clone(), at);
        self.columns.push(Column {
            path,
            uses: Vec::new(),
            zone,
        });
        at
    }

    fn has_room(&self, name: &str) -> bool {
        let mut paths = self.columns.iter().map(|column| &column.path);
        paths.all(|path| path.last().is_none_or(|last| last != name))
    }
}

impl Unread {
    fn heading(self) -> Text {
        match self {
            Self::Manner => say::manner(),
            Self::Minutes => say::minutes(),
            Self::Version => say::version(),
        }
    }
}
