//! What settling the rows of one file told, gathered until all of them are settled: a message speaks of a whole file.
//!
//! In: lines, by what is said of them. Out: one diagnostic for each thing said.

use std::collections::BTreeMap;

use super::file::Reading;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::i18n::ingest::{Hints, Lines};
use crate::plan::{Plan, VariableId};

/// Lines named in one message.
const MOST_LINES: usize = 5;

/// What is said of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// It stands beside another of the same respondent, and neither counts.
    Twice(Code),
    /// The edit at this position of the plan fails.
    Edit(usize),
    /// A derived variable cannot be computed from parts that are there.
    Derived(VariableId),
}

/// How many rows, and the first lines.
#[derive(Debug, Default)]
struct Found {
    count: u64,
    first: Vec<u64>,
}

impl Found {
    fn append(&mut self, count: u64, lines: &[u64]) {
        self.count += count;
        for line in lines {
            let at = self.first.partition_point(|held| held <= line);
            if at < MOST_LINES {
                self.first.insert(at, *line);
                self.first.truncate(MOST_LINES);
            }
        }
    }
}

/// What was found in one file.
#[derive(Debug, Default)]
pub(super) struct Findings(BTreeMap<Subject, Found>);

impl Findings {
    /// Says one thing of the row on `line`.
    pub(super) fn add(&mut self, subject: Subject, line: u64) {
        self.0.entry(subject).or_default().append(1, &[line]);
    }

    /// Adds what was found in other rows of the file.
    pub(super) fn append(&mut self, more: Self) {
        for (subject, found) in more.0 {
            let held = self.0.entry(subject).or_default();
            held.append(found.count, &found.first);
        }
    }
}

impl Reading {
    /// Tells what was found.
    pub(super) fn tell(&mut self, plan: &Plan, diagnostics: &mut Diagnostics) {
        for (subject, found) in std::mem::take(&mut self.findings).0 {
            let lines = Lines {
                count: found.count,
                first: &found.first,
            };
            let respondent = || self.rows.as_ref().and_then(|rows| rows.respondent.clone());
            let (code, column, said) = match subject {
                Subject::Twice(code) => {
                    let column = respondent();
                    let name = column.as_deref().unwrap_or_default();
                    let said = say::rows(code.name(), name, &lines, &Hints::default());
                    (code, column, said)
                }
                Subject::Edit(at) => {
                    let edit = &plan.edits[at];
                    let invalid = edit.invalid.iter();
                    let invalid: Vec<&str> =
                        invalid.map(|id| plan.variable(*id).id.as_str()).collect();
                    let code = if invalid.is_empty() {
                        Code::EditFailed
                    } else {
                        Code::EditInvalid
                    };
                    let said = say::edit_fails(&edit.id, &edit.label, &lines, &invalid);
                    (code, None, said)
                }
                Subject::Derived(id) => {
                    let first = found.first.first().copied().unwrap_or_default();
                    let said = say::derived(&plan.variable(id).id, (found.count, first));
                    (Code::DerivedInvalid, None, said)
                }
            };
            let location = Location::Table {
                file: self.account.file.clone(),
                line: found.first.first().copied(),
                column,
            };
            diagnostics.push(Diagnostic::new(code, location, said));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_are_kept_whatever_the_order() {
        let mut found = Found::default();
        found.append(3, &[9, 30, 4]);
        found.append(8, &[2, 7, 8, 50, 1]);
        assert_eq!((found.count, found.first), (11, vec![1, 2, 4, 7, 8]));
    }
}
