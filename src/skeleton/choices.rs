//! Multiple choices: spread over columns that hold boxes, or joined in the cells of one column.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::Likely;
use super::proposal::{Catalogue, Form, Scored, forms, is_open, option, share};
use crate::ingest::opened::Opened;
use crate::inspection::column::{Column, Kind};
use crate::plan::{CodeId, VariableType};
use crate::profiles;

/// What may separate the answers of a cell.
const SEPARATORS: [&str; 4] = [";", ", ", "|", "/"];

/// Different cells of a column of joined answers that are looked at.
const JOINED: usize = 1_000;

/// YAML takes no longer key on one line.
const LONGEST_KEY: usize = 500;

impl Catalogue<'_> {
    /// Multiple choices spread over columns that hold boxes.
    pub(super) fn boxes(&self, opened: &Opened<'_>, columns: &[Column]) -> Vec<Scored> {
        let ticks = opened
            .profile
            .checked
            .iter()
            .chain(opened.profile.unchecked);
        let usual = profiles::plain()
            .checked
            .iter()
            .chain(profiles::plain().unchecked);
        let ticks: Vec<&str> = ticks.chain(usual).copied().collect();
        let is_box = |column: &Column| {
            is_open(column) && column.heading.len() < LONGEST_KEY && column.holds_mostly(&ticks)
        };
        let mut groups: BTreeMap<String, Vec<&Column>> = BTreeMap::new();
        for column in columns.iter().filter(|column| is_box(column)) {
            let (group, _) = option(&column.heading);
            groups.entry(group.to_owned()).or_default().push(column);
        }
        let mut found = Vec::new();
        for (group, columns) in &groups {
            let asked = forms(group);
            for entry in &self.entries {
                let VariableType::Several(list) = self.plan.variable(entry.id).kind else {
                    continue;
                };
                let Some(known) = self.known.get(&list.0) else {
                    continue;
                };
                let heading = self.likeness(entry, &asked);
                let mut codes = BTreeSet::new();
                let options: Vec<(usize, CodeId)> = columns
                    .iter()
                    .filter_map(|column| {
                        let likely = known.likely(option(&column.heading).1)?;
                        let sure =
                            !group.is_empty() || matches!(likely, Likely::Same(_)) || heading > 0.4;
                        let near_enough = sure || matches!(likely, Likely::Near(_));
                        (near_enough && codes.insert(likely.code()))
                            .then_some((column.at, likely.code()))
                    })
                    .collect();
                let part = share(options.len() as u64, columns.len() as u64);
                let enough = if group.is_empty() {
                    options.len() >= 3
                } else {
                    options.len() >= 2 && part >= 0.4
                };
                if enough {
                    let score = 1.0 + heading + if group.is_empty() { 0.0 } else { part };
                    found.push(Scored {
                        variable: entry.id,
                        form: Form::Boxes(options),
                        score,
                    });
                }
            }
        }
        found
    }

    /// Multiple choices whose answers stand in one cell.
    pub(super) fn splits(&self, columns: &[Column]) -> Vec<Scored> {
        let mut found = Vec::new();
        for column in columns.iter().filter(|column| {
            is_open(column) && column.kind == Kind::Text && column.cells.len() <= JOINED
        }) {
            let asked = forms(&column.heading);
            for entry in &self.entries {
                let VariableType::Several(list) = self.plan.variable(entry.id).kind else {
                    continue;
                };
                let Some(known) = self.known.get(&list.0) else {
                    continue;
                };
                let heading = self.likeness(entry, &asked);
                for separator in SEPARATORS {
                    let joined = column.rows(|text| text.contains(separator));
                    if joined == 0 {
                        continue;
                    }
                    let (mut parts, mut same) = (0, 0);
                    for (text, rows) in &column.cells {
                        for part in text
                            .split(separator)
                            .map(str::trim)
                            .filter(|part| !part.is_empty())
                        {
                            parts += rows;
                            let likely = if heading >= 0.5 {
                                known.likely(part)
                            } else {
                                known.same(part)
                            };
                            same += if likely.is_some() { *rows } else { 0 };
                        }
                    }
                    let part = share(same, parts);
                    if part >= if heading >= 0.5 { 0.5 } else { 0.8 } {
                        let form = Form::Split(column.at, separator);
                        found.push(Scored {
                            variable: entry.id,
                            form,
                            score: 1.0 + heading + part,
                        });
                    }
                }
            }
        }
        found
    }
}
