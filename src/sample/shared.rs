//! Columns from which several codes or numbers are read: what one cell says of all of them.
//!
//! In: the mappings of a source, in the order in which their variables are drawn. Out: for each column read
//! twice, the variable drawn first, which leads, and those that follow from a text that says it. Where several
//! texts do, a follower keeps the value of its own that one of them says, if any. An answer of the leader that no
//! text says of all is not drawn; where nothing else is left, the cell is blank, which every mapping reads.

use std::collections::BTreeMap;

use super::Answer;
use super::reach::Reach;
use super::rules::same;
use crate::plan::{Filling, Heading, Source, VariableId};

/// The variables of one column.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    pub(super) leader: VariableId,
    pub(super) followers: Vec<VariableId>,
}

impl Shared {
    /// The columns of `source` read several times; of two variables, the first of `order` leads.
    pub(super) fn of(source: &Source, order: &[VariableId]) -> Vec<Self> {
        let column = |id: VariableId| -> Option<&Heading> {
            let mapping = source.mappings.iter().find(|m| m.variable == id)?;
            match (&mapping.filling, mapping.filling.headings()) {
                (Filling::Code { .. } | Filling::Number { .. }, [only]) => Some(only),
                _ => None,
            }
        };
        let mut all: Vec<(&Heading, Self)> = Vec::new();
        for id in order {
            let Some(heading) = column(*id) else {
                continue;
            };
            match all.iter_mut().find(|(other, _)| same(other, heading)) {
                Some((_, shared)) => shared.followers.push(*id),
                None => all.push((
                    heading,
                    Self {
                        leader: *id,
                        followers: Vec::new(),
                    },
                )),
            }
        }
        let all = all.into_iter().map(|(_, shared)| shared);
        all.filter(|shared| !shared.followers.is_empty()).collect()
    }

    /// Whether `id` is read from the column.
    pub(super) fn holds(&self, id: VariableId) -> bool {
        self.leader == id || self.followers.contains(&id)
    }

    /// All that are read from the column.
    pub(super) fn all(&self) -> Vec<VariableId> {
        let all = std::iter::once(self.leader).chain(self.followers.iter().copied());
        all.collect()
    }

    /// Leaves to the leader only what some text says of all.
    pub(super) fn narrow(&self, reaches: &mut BTreeMap<VariableId, Reach<'_>>) {
        let Some(leader) = reaches.get(&self.leader) else {
            return;
        };
        let suits = |answer| !self.texts(answer, reaches).is_empty();
        let codes = leader.codes.iter().copied();
        let codes = codes.filter(|code| suits(Answer::Code(*code))).collect();
        let reasons = leader.reasons.iter().copied();
        let reasons = reasons
            .filter(|reason| suits(Answer::Missing(*reason)))
            .collect();
        if let Some(leader) = reaches.get_mut(&self.leader) {
            leader.codes = codes;
            leader.reasons = reasons;
        }
    }

    /// Makes the answers of one row those of one cell.
    pub(super) fn agree(
        &self,
        answers: &mut BTreeMap<VariableId, Answer>,
        reaches: &BTreeMap<VariableId, Reach<'_>>,
    ) {
        let held = answers.get(&self.leader).copied();
        let mut texts = held.map_or_else(Vec::new, |held| self.texts(held, reaches));
        if texts.is_empty() {
            texts.push(String::new());
        }
        let read = |id: &VariableId, text: &str| reaches.get(id)?.words.read(text);
        // Of several texts, the first of those that say most of what was drawn.
        let kept = |text: &String| {
            let says = |id: &&VariableId| read(id, text) == answers.get(*id).copied();
            self.followers.iter().filter(says).count()
        };
        let most = texts.iter().map(kept).max();
        let Some(text) = texts.iter().find(|text| Some(kept(text)) == most).cloned() else {
            return;
        };
        for id in self.all() {
            if let Some(answer) = read(&id, &text) {
                answers.insert(id, answer);
            }
        }
    }

    /// The texts that say `answer` of the leader, and something of every follower.
    fn texts(&self, answer: Answer, reaches: &BTreeMap<VariableId, Reach<'_>>) -> Vec<String> {
        let Some(leader) = reaches.get(&self.leader) else {
            return Vec::new();
        };
        let mut texts = leader.words.texts(answer);
        texts.retain(|text| {
            let mut followers = self.followers.iter().filter_map(|id| reaches.get(id));
            followers.all(|reach| reach.words.read(text).is_some())
        });
        texts
    }
}
