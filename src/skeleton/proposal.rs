//! What the columns of an export probably fill: proposals, each to be looked at.
//!
//! In: a plan and columns. Out: at most one proposal a variable and a column, by the likeness of headings and of
//! answers. Cells that few hold are reckoned with here, and never handed over.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::{Known, Likely};
use super::likeness::{Weights, words};
use crate::ingest::opened::Opened;
use crate::inspection::column::{Column, Kind};
use crate::plan::{CodeId, Plan, VariableId, VariableType, WaveId};

/// A variable, and the columns that probably fill it.
#[derive(Debug)]
pub(super) struct Proposal {
    /// The variable.
    pub(super) variable: VariableId,
    /// How.
    pub(super) form: Form,
}

/// How columns fill a variable.
#[derive(Debug)]
pub(super) enum Form {
    /// One answer in one column.
    Code(usize),
    /// A number.
    Number(usize),
    /// A date.
    Date(usize),
    /// A multiple choice, one column an option.
    Boxes(Vec<(usize, CodeId)>),
    /// A multiple choice in one column, and what separates its answers.
    Split(usize, &'static str),
}

impl Form {
    /// The places of its columns.
    pub(super) fn columns(&self) -> Vec<usize> {
        match self {
            Self::Code(at) | Self::Number(at) | Self::Date(at) | Self::Split(at, _) => vec![*at],
            Self::Boxes(columns) => columns.iter().map(|(at, _)| *at).collect(),
        }
    }
}

/// The common variables, as headings are compared with them.
pub(super) struct Catalogue<'p> {
    pub(super) plan: &'p Plan,
    pub(super) entries: Vec<Entry>,
    weights: Weights,
    /// Known answers, by the place of their codelist.
    pub(super) known: BTreeMap<usize, Known<'p>>,
    /// How many variables share each codelist.
    shared: BTreeMap<usize, usize>,
}

/// A variable, and the words of what it is called and asks.
pub(super) struct Entry {
    pub(super) id: VariableId,
    names: Vec<BTreeSet<String>>,
    questions: Vec<BTreeSet<String>>,
    derived: bool,
}

impl<'p> Catalogue<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let (mut entries, mut texts, mut known, mut shared) =
            (Vec::new(), Vec::new(), BTreeMap::new(), BTreeMap::new());
        for (at, variable) in plan.variables.iter().enumerate() {
            if variable.owner.is_some() {
                continue;
            }
            let mut names = vec![
                variable.id.replace('-', " "),
                variable.label.fr.clone(),
                variable.label.en.clone(),
            ];
            names.dedup();
            let questions = variable
                .question
                .iter()
                .flat_map(|text| [text.fr.clone(), text.en.clone()]);
            let mut questions: Vec<String> = questions.collect();
            questions.dedup();
            texts.push([names.join(" "), questions.join(" ")].join(" "));
            entries.push(Entry {
                id: VariableId(at),
                names: names.iter().map(|name| words(name)).collect(),
                questions: questions.iter().map(|question| words(question)).collect(),
                derived: variable.derivation.is_some(),
            });
            if let Some(list) = variable.kind.codelist() {
                known
                    .entry(list.0)
                    .or_insert_with(|| Known::of(plan.codelist(list)));
                *shared.entry(list.0).or_default() += 1;
            }
        }
        Self {
            plan,
            entries,
            weights: Weights::of(texts.iter().map(String::as_str)),
            known,
            shared,
        }
    }

    /// How many lists have `text` for an answer.
    fn lists_of(&self, text: &str) -> usize {
        let lists = self.known.values();
        lists.filter(|known| known.same(text).is_some()).count()
    }

    /// The wave that `text` probably names.
    pub(super) fn wave(&self, text: &str) -> Option<WaveId> {
        let said = words(text);
        let waves = self.plan.waves.iter().zip(0..).map(|(wave, at)| {
            let names = [
                wave.id.replace('-', " "),
                wave.label.fr.clone(),
                wave.label.en.clone(),
            ];
            let alike = names
                .iter()
                .map(|name| self.weights.alike(&said, &words(name)));
            (alike.fold(0.0, f64::max), WaveId(at))
        });
        let likely = waves
            .filter(|(likeness, _)| *likeness >= 0.5)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        likely.map(|(_, wave)| wave)
    }

    /// How much a heading, in the forms it may be read in, resembles what a variable is called, or asks.
    pub(super) fn likeness(&self, entry: &Entry, forms: &[BTreeSet<String>]) -> f64 {
        let likeness = forms.iter().map(|form| {
            let names = entry.names.iter();
            let names = names.map(|name| self.weights.alike(form, name));
            let asked = entry.questions.iter().map(|question| {
                let within = 0.9 * self.weights.within(form, question);
                within.max(self.weights.alike(form, question))
            });
            names.chain(asked).fold(0.0, f64::max)
        });
        likeness.fold(0.0, f64::max)
    }

    /// What `columns` probably fill, in the order of the variables.
    pub(super) fn proposals(&self, opened: &Opened<'_>, columns: &[Column]) -> Vec<Proposal> {
        let mut found = self.boxes(opened, columns);
        found.extend(self.splits(columns));
        for column in columns.iter().filter(|column| is_open(column)) {
            let forms = forms(&column.heading);
            let singles = self.entries.iter();
            found.extend(singles.filter_map(|entry| self.single(entry, column, &forms)));
        }
        found.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| a.key().cmp(&b.key()))
        });
        let (mut variables, mut taken) = (BTreeSet::new(), BTreeSet::new());
        let mut kept = Vec::new();
        for (at, likely) in found.iter().enumerate() {
            let places = likely.form.columns();
            if variables.contains(&likely.variable)
                || places.iter().any(|place| taken.contains(place))
            {
                continue;
            }
            // Two variables that a column fills as well as one another: neither is proposed.
            let rival = found.iter().enumerate().any(|(other, rival)| {
                other != at
                    && rival.variable != likely.variable
                    && !variables.contains(&rival.variable)
                    && rival.form.columns() == places
                    && (rival.score - likely.score).abs() < CLOSE
            });
            if rival {
                taken.extend(places);
                continue;
            }
            variables.insert(likely.variable);
            taken.extend(places);
            kept.push(at);
        }
        let mut kept: Vec<Proposal> = found
            .into_iter()
            .enumerate()
            .filter(|(at, _)| kept.contains(at))
            .map(|(_, likely)| Proposal {
                variable: likely.variable,
                form: likely.form,
            })
            .collect();
        kept.sort_by_key(|proposal| proposal.variable);
        kept
    }

    fn single(&self, entry: &Entry, column: &Column, forms: &[BTreeSet<String>]) -> Option<Scored> {
        let variable = self.plan.variable(entry.id);
        let heading = self.likeness(entry, forms);
        let scored = |form, score| {
            Some(Scored {
                variable: entry.id,
                form,
                score,
            })
        };
        match (variable.kind, &column.kind) {
            (VariableType::Number { .. }, Kind::Number(_)) => {
                let enough = if entry.derived { 0.85 } else { 0.62 };
                (heading >= enough).then_some(())?;
                scored(Form::Number(column.at), heading)
            }
            (VariableType::Date, Kind::Date(_)) if heading >= 0.8 => {
                scored(Form::Date(column.at), heading)
            }
            (VariableType::Code(list), Kind::Text | Kind::Number(_)) if column.is_listed() => {
                let known = self.known.get(&list.0)?;
                let read = column.filled.max(1);
                let mut same = BTreeSet::new();
                let (mut exact, mut near, mut digits, mut telling) = (0, 0, 0, 0);
                for (text, rows) in &column.cells {
                    // Resemblances are looked for where the heading resembles too: they cost more, and tell less.
                    match if heading >= 0.45 {
                        known.likely(text)
                    } else {
                        known.same(text)
                    } {
                        Some(Likely::Same(code)) => {
                            exact += rows;
                            // « Oui » is an answer of many lists.
                            if self.lists_of(text) == 1 {
                                same.insert(code);
                                telling += rows;
                            }
                        }
                        Some(Likely::Digits(_)) => digits += rows,
                        Some(Likely::Near(_)) => near += rows,
                        None => {}
                    }
                }
                let telling = share(telling, read);
                let near_share = share(exact + near, read);
                let alone = self.shared.get(&list.0) == Some(&1);
                let likely = heading >= 0.9 && column.cells.len() <= 30
                    || heading >= 0.7 && near_share >= 0.2
                    || heading >= 0.45 && near_share >= 0.5
                    || heading >= 0.25 && telling >= 0.6 && alone
                    || telling >= 0.85 && alone && same.len() >= 3
                    || heading >= 0.6 && share(digits, read) >= 0.8;
                likely.then_some(())?;
                scored(Form::Code(column.at), heading + near_share)
            }
            _ => None,
        }
    }
}

/// Whether a heading asks for the wave.
pub(super) fn is_about_waves(heading: &str) -> bool {
    const ABOUT: &[&str] = &["vagu", "wave", "moment", "etap", "step"];
    let words = words(heading);
    ABOUT.iter().any(|about| words.contains(*about))
}

/// Scores nearer than this are a draw.
const CLOSE: f64 = 0.03;

/// A proposal, and how likely it is beside others.
pub(super) struct Scored {
    pub(super) variable: VariableId,
    pub(super) form: Form,
    pub(super) score: f64,
}

impl Scored {
    fn key(&self) -> (VariableId, Vec<usize>) {
        (self.variable, self.form.columns())
    }
}

/// Whether a column may be proposed: a heading that stands twice addresses no column.
pub(super) fn is_open(column: &Column) -> bool {
    !column.identity
        && !column.numbering
        && !column.twin
        && !column.heading.is_empty()
        && !column.is_masked()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a share of rows, to compare with a threshold"
)]
pub(super) fn share(part: u64, whole: u64) -> f64 {
    part as f64 / (whole.max(1) as f64)
}

/// The question and the option of the heading of a box: `Question [Option]`, `Upper | Option`, `Group/Option`.
pub(super) fn option(heading: &str) -> (&str, &str) {
    let bracketed = heading
        .strip_suffix(']')
        .and_then(|text| text.rsplit_once('['));
    let parts = bracketed
        .or_else(|| heading.rsplit_once(" | "))
        .or_else(|| heading.rsplit_once('/'));
    parts.map_or(("", heading), |(group, option)| {
        (group.trim(), option.trim())
    })
}

/// A heading, and what of it may be the question: without the code some tools write before it, its option, the end of
/// its path.
pub(super) fn forms(heading: &str) -> Vec<BTreeSet<String>> {
    let coded = heading
        .split_once(". ")
        .filter(|(code, _)| !code.contains(char::is_whitespace));
    let heading = coded.map_or(heading, |(_, question)| question);
    let mut forms = vec![heading.to_owned()];
    let (group, end) = option(heading);
    if !group.is_empty() {
        forms.push(end.to_owned());
    }
    if let Some((before, _)) = heading.split_once(" (") {
        forms.push(before.to_owned());
    }
    forms.iter().map(|form| words(form)).collect()
}
