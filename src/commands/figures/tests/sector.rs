//! Small sectors drawn by a number: the same number draws the same sector.
//!
//! In: a seed. Out: a [`Sector`], which can be made smaller: a plan of a few indicators over up to five dimensions, and what
//! two to six associations collected.

use std::collections::{BTreeMap, BTreeSet};

use crate::derive::fixture::{
    association, codes, derived, indicator, list, number, numbers, plan, several, table, variable,
};
use crate::observation::{Column, Table};
use crate::plan::{CodeId, Condition, Derivation, Measure, Plan, VariableId, VariableType};
use crate::referential::{Missing, Observes};

/// Numbers drawn one after the other (S. Vigna's `SplitMix64`).
pub(super) struct Drawn(u64);

impl Drawn {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap()
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// A variable by which figures are split.
#[derive(Clone, Debug)]
enum Dimension {
    /// One of so many codes.
    Code(usize),
    /// Several of so many codes.
    Several(usize),
    /// The codes of a dimension before it, the last two of which are one group.
    Groups(usize),
}

/// What an indicator measures.
#[derive(Clone, Copy, Debug)]
enum Asked {
    Count,
    Distinct,
    Yes,
    Choice,
    Mean,
    Median,
    Score,
}

/// An indicator.
#[derive(Clone, Debug)]
struct Question {
    asked: Asked,
    /// Beside the one before it, which it is an `also` of.
    also: bool,
    /// Of those of the first code of the first dimension alone.
    among: bool,
    /// Of sites, and not of persons.
    sites: bool,
    /// Dimensions, by position.
    by: Vec<Vec<usize>>,
}

/// What one person said; none where it did not.
#[derive(Clone, Debug)]
struct Said {
    dimensions: Vec<Option<u16>>,
    yes: Result<u16, Missing>,
    choice: Result<u16, Missing>,
    score: Result<i64, Missing>,
}

/// An association.
#[derive(Clone, Debug)]
struct Member {
    shares: bool,
    /// The indicators that it feeds.
    feeds: BTreeSet<usize>,
    /// The dimensions that it does not fill.
    lacks: BTreeSet<usize>,
    rows: Vec<Said>,
}

/// A sector.
#[derive(Clone, Debug)]
pub(super) struct Sector {
    dimensions: Vec<Dimension>,
    /// Whether what is answered, and what is chosen, are sensitive.
    sensitive: [bool; 2],
    questions: Vec<Question>,
    members: Vec<Member>,
}

impl Sector {
    /// The sector of `seed`.
    pub(super) fn drawn(seed: u64) -> Self {
        let mut drawn = Drawn::of(seed);
        let dimensions = dimensions(&mut drawn);
        let sensitive = [drawn.one_in(4), drawn.one_in(4)];
        let questions = questions(&mut drawn, &dimensions);
        // A sector where nobody shares, where some do, where all do.
        let sharing = drawn.below(3);
        let members = 2 + drawn.below(5);
        let members = (0..members).map(|_| {
            let shares = sharing == 2 || sharing == 1 && drawn.one_in(2);
            member(&mut drawn, &dimensions, questions.len(), shares)
        });
        Self {
            dimensions: dimensions.clone(),
            sensitive,
            members: members.collect(),
            questions: questions.clone(),
        }
    }

    /// Its plan, and what was collected.
    pub(super) fn laid_out(&self) -> (Plan, Vec<Table>) {
        let mut plan = plan();
        let yes_no = list(&mut plan, &[("O", ""), ("N", "")]);
        let choices = list(&mut plan, &[("a", ""), ("b", ""), ("c", "")]);
        let yes = variable(&mut plan, VariableType::Code(yes_no));
        let choice = variable(&mut plan, VariableType::Code(choices));
        let score = number(&mut plan, 0);
        plan.variables[yes.0].sensitive = self.sensitive[0];
        plan.variables[choice.0].sensitive = self.sensitive[1];
        let mut dimensions: Vec<VariableId> = Vec::new();
        for dimension in &self.dimensions {
            dimensions.push(self.dimension(&mut plan, &dimensions, dimension));
        }
        plan.dimensions.clone_from(&dimensions);
        let mut id = String::new();
        for (at, question) in self.questions.iter().enumerate() {
            let by = question.by.iter();
            let by: Vec<Vec<VariableId>> = by
                .map(|by| by.iter().map(|at| dimensions[*at]).collect())
                .collect();
            let by: Vec<&[VariableId]> = by.iter().map(Vec::as_slice).collect();
            let measure = match question.asked {
                Asked::Count => Measure::Count,
                Asked::Distinct => Measure::Distinct,
                Asked::Yes => Measure::Share {
                    of: Condition::Codes(yes, [CodeId(0)].into()),
                    base: None,
                },
                Asked::Choice => Measure::Distribution(choice),
                Asked::Mean => Measure::Mean(score),
                Asked::Median => Measure::Median(score),
                Asked::Score => Measure::Nps(score),
            };
            let made = indicator(&mut plan, measure, &by);
            let made = &mut plan.indicators[made.0];
            if question.also {
                made.id = format!("{id}.also-{at}");
            } else {
                id.clone_from(&made.id);
            }
            if question.among {
                let first = Condition::Codes(dimensions[0], [CodeId(0)].into());
                made.among = Some(first);
            }
            if question.sites {
                made.observes = Observes::Site;
            }
        }
        let tables = self.members.iter().enumerate().map(|(at, member)| {
            let own = association(&mut plan, &format!("a{at}"));
            plan.associations[own.0].share_with_members = member.shares;
            for (question, indicator) in plan.indicators.iter_mut().enumerate() {
                let feed = indicator.feeds.last_mut().unwrap();
                for lacking in &member.lacks {
                    feed.dimensions.remove(&dimensions[*lacking]);
                }
                if !member.feeds.contains(&question) {
                    indicator.feeds.pop();
                }
            }
            table(
                own,
                &self.columns(member, [yes, choice, score], &dimensions),
            )
        });
        let tables = tables.collect();
        (plan, tables)
    }

    fn dimension(
        &self,
        plan: &mut Plan,
        before: &[VariableId],
        dimension: &Dimension,
    ) -> VariableId {
        let letters = ["p", "q", "r", "s"];
        let mut codes = |size: usize| {
            let codes: Vec<(&str, &str)> = letters[..size].iter().map(|it| (*it, "")).collect();
            list(plan, &codes)
        };
        match dimension {
            Dimension::Code(size) => {
                let codes = codes(*size);
                variable(plan, VariableType::Code(codes))
            }
            Dimension::Several(size) => {
                let codes = codes(*size);
                variable(plan, VariableType::Several(codes))
            }
            Dimension::Groups(of) => {
                let size = self.size(*of);
                let codes = codes(size - 1);
                let to = (0..size).map(|code| {
                    let group = code.min(size - 2);
                    Some(CodeId(u16::try_from(group).unwrap()))
                });
                let from = Derivation::Regroup {
                    of: before[*of],
                    to: to.collect(),
                };
                derived(plan, VariableType::Code(codes), from)
            }
        }
    }

    fn size(&self, dimension: usize) -> usize {
        match self.dimensions[dimension] {
            Dimension::Code(size) | Dimension::Several(size) => size,
            Dimension::Groups(of) => self.size(of) - 1,
        }
    }

    /// How many cells its disaggregations have.
    pub(super) fn cells(&self) -> usize {
        let by = self.questions.iter().flat_map(|question| &question.by);
        by.map(|by| by.iter().map(|at| self.size(*at) + 1).product::<usize>())
            .sum()
    }

    fn columns(
        &self,
        member: &Member,
        [yes, choice, score]: [VariableId; 3],
        dimensions: &[VariableId],
    ) -> Vec<(VariableId, Column)> {
        let rows = &member.rows;
        let mut columns = vec![
            (yes, codes(rows.iter().map(|row| row.yes).collect())),
            (choice, codes(rows.iter().map(|row| row.choice).collect())),
            (score, numbers(rows.iter().map(|row| row.score).collect())),
        ];
        for (at, id) in dimensions.iter().enumerate() {
            if member.lacks.contains(&at) {
                continue;
            }
            let said = |row: &Said| self.code(row, at).ok_or(Missing::NoAnswer);
            let column = match self.dimensions[at] {
                // Of several, the code and the one after it.
                Dimension::Several(size) => several(
                    rows.iter()
                        .map(|row| Ok((3_u128 << said(row)?) & ((1 << size) - 1)))
                        .collect(),
                ),
                _ => codes(rows.iter().map(said).collect()),
            };
            columns.push((*id, column));
        }
        columns
    }

    /// The code of a row.
    fn code(&self, row: &Said, dimension: usize) -> Option<u16> {
        match self.dimensions[dimension] {
            Dimension::Groups(of) => {
                let last = u16::try_from(self.size(of) - 2).unwrap();
                Some(self.code(row, of)?.min(last))
            }
            _ => row.dimensions[dimension],
        }
    }

    /// Sectors with a little less in them.
    pub(super) fn smaller(&self) -> Vec<Self> {
        let mut smaller = Vec::new();
        let mut less = |change: &dyn Fn(&mut Self)| {
            let mut it = self.clone();
            change(&mut it);
            smaller.push(it);
        };
        for at in 0..self.questions.len() {
            // What follows an indicator may be beside it.
            if self.questions.get(at + 1).is_none_or(|next| !next.also) && self.questions.len() > 1
            {
                less(&|it| {
                    it.questions.remove(at);
                    for member in &mut it.members {
                        let feeds = member.feeds.iter().filter(|fed| **fed != at);
                        let feeds = feeds.map(|fed| fed - usize::from(*fed > at));
                        member.feeds = feeds.collect();
                    }
                });
            }
            for by in 0..self.questions[at].by.len() {
                less(&|it| {
                    it.questions[at].by.remove(by);
                });
            }
        }
        for at in 0..self.members.len() {
            if self.members.len() > 1 {
                less(&|it| {
                    it.members.remove(at);
                });
            }
            let rows = self.members[at].rows.len();
            for part in [2, 4, 8, 16, usize::MAX] {
                let step = (rows / part).max(1);
                for from in (0..rows).step_by(step) {
                    less(&|it| {
                        let end = (from + step).min(rows);
                        it.members[at].rows.drain(from..end);
                    });
                }
            }
            if self.members[at].shares {
                less(&|it| it.members[at].shares = false);
            }
        }
        smaller
    }
}

fn dimensions(drawn: &mut Drawn) -> Vec<Dimension> {
    let count = 1 + drawn.below(5);
    let mut dimensions: Vec<Dimension> = Vec::new();
    for at in 0..count {
        let fine = dimensions.first();
        let fine = matches!(fine, Some(Dimension::Code(size)) if *size > 2);
        dimensions.push(if at == 1 && fine && drawn.one_in(4) {
            Dimension::Groups(0)
        } else if drawn.one_in(12) {
            Dimension::Several(2 + drawn.below(2))
        } else {
            Dimension::Code(2 + drawn.below(3))
        });
    }
    dimensions
}

fn questions(drawn: &mut Drawn, dimensions: &[Dimension]) -> Vec<Question> {
    let count = 1 + drawn.below(3);
    let mut questions: Vec<Question> = Vec::new();
    for at in 0..count {
        let also = at > 0 && drawn.one_in(3);
        let mut question = Question {
            asked: [
                Asked::Count,
                Asked::Yes,
                Asked::Yes,
                Asked::Choice,
                Asked::Mean,
                Asked::Median,
                Asked::Score,
                Asked::Distinct,
            ][drawn.below(8)],
            also,
            among: drawn.one_in(6) && !matches!(dimensions[0], Dimension::Several(_)),
            sites: drawn.one_in(12),
            by: Vec::new(),
        };
        for _ in 0..=drawn.below(4) {
            let mut by = BTreeSet::new();
            let most = if drawn.one_in(6) { 3 } else { 2 };
            for _ in 0..=drawn.below(most) {
                by.insert(drawn.below(dimensions.len()));
            }
            let by: Vec<usize> = by.into_iter().collect();
            if !question.by.contains(&by) {
                question.by.push(by);
            }
        }
        if let (true, Some(before)) = (also, questions.last()) {
            // A statistic beside another is of the same observations, split as it is.
            question.by.clone_from(&before.by);
            (question.among, question.sites) = (before.among, before.sites);
        }
        questions.push(question);
    }
    questions
}

fn member(drawn: &mut Drawn, dimensions: &[Dimension], questions: usize, shares: bool) -> Member {
    let feeds = (0..questions).filter(|_| !drawn.one_in(6)).collect();
    let coded = (0..dimensions.len()).filter(|at| !matches!(dimensions[*at], Dimension::Groups(_)));
    let lacks: BTreeSet<usize> = coded.filter(|_| drawn.one_in(12)).collect();
    // The groups of what it does not fill, it does not fill either.
    let grouped = dimensions.iter().enumerate();
    let grouped =
        grouped.filter(|(_, it)| matches!(it, Dimension::Groups(of) if lacks.contains(of)));
    let grouped: Vec<usize> = grouped.map(|(at, _)| at).collect();
    let lacks = lacks.into_iter().chain(grouped).collect();
    let size = [0, 4, 12, 20, 35, 60, 90][drawn.below(7)];
    let size = size + drawn.below(size / 2 + 1);
    let rare: BTreeMap<usize, bool> = (0..dimensions.len())
        .map(|at| (at, drawn.one_in(3)))
        .collect();
    let rows = (0..size).map(|_| {
        let codes = dimensions.iter().enumerate().map(|(at, dimension)| {
            let (Dimension::Code(size) | Dimension::Several(size)) = dimension else {
                return None;
            };
            if drawn.one_in(25) {
                return None;
            }
            // Where codes are rare, the last ones are of few.
            let code = drawn.below(*size);
            let code = if rare[&at] {
                code.min(drawn.below(*size)).min(drawn.below(*size))
            } else {
                code
            };
            u16::try_from(code).ok()
        });
        let dimensions = codes.collect();
        let mut missing = || match drawn.below(14) {
            0 => Some(Missing::NoAnswer),
            1 => Some(Missing::NotConcerned),
            _ => None,
        };
        let [yes, choice, score] = [missing(), missing(), missing()];
        let mut value = |end| drawn.below(end);
        Said {
            dimensions,
            yes: yes.map_or_else(|| Ok(u16::from(value(3) > 0)), Err),
            choice: choice.map_or_else(|| Ok(u16::try_from(value(3)).unwrap()), Err),
            score: score.map_or_else(|| Ok(i64::try_from(value(11)).unwrap()), Err),
        }
    });
    Member {
        shares,
        feeds,
        lacks,
        rows: rows.collect(),
    }
}
