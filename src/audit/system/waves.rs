//! What ties a change to the levels of its waves: who is compared at both counts in the level of each.
//!
//! In: the tables of an indicator, levels and changes. Out: in the system, the most that a withheld change can compare where the levels are
//! published, and the least that a withheld level can be where changes are.
//!
//! - A change is of the period of its later wave, and split by what was said at the earlier one. Up to any period, the level of the
//!   earlier wave counts all those whom a change compares up to it, at the same place; and, where that is told, those who are not seen
//!   again.
//! - In any period, the level of the later wave counts all those whom a change compares in it. These may have been of another part at
//!   the earlier wave: it is so of the total alone.
//!
//! A level counts more than that: respondents whom a break of series keeps apart, who did not answer at the other wave, or whom
//! no source could meet. How many, no row says: what is left over has no upper bound.
//!
//! Where two numbers or more of a tie are not known it is left out: all waves and all periods of all that is asked of the same people
//! would be one system, too large to explore. What is proved is then proved of who does not add up levels and changes that are both
//! withheld.

use std::collections::{BTreeMap, BTreeSet};

use super::{Builder, Equation, Number, Quantity, Row, Shape, Term, Who};
use crate::audit::reading::{Counts, Edition, Key, Series, Splits};
use crate::plan::Waves;

impl Builder<'_> {
    /// Ties each change among the tables of `series` to its levels.
    pub(super) fn tie_waves(&mut self, series: &BTreeMap<Series, BTreeSet<Splits>>) {
        let last = Edition::At(self.rows.edition);
        for change in series.keys().filter(|it| it.edition == last) {
            let Waves::Change { from, to } = change.waves else {
                continue;
            };
            let of = |waves| {
                let all = series.keys().copied();
                let alike = all.filter(move |it| {
                    it.indicator == change.indicator && it.edition == last && it.waves == waves
                });
                alike.filter(|it| it.period <= change.period)
            };
            let earlier: Vec<Series> = of(Waves::One(from)).collect();
            let changes: Vec<Series> = of(change.waves).collect();
            let later = of(Waves::One(to)).find(|it| it.period == change.period);
            let tables = changes.iter().filter_map(|it| series.get(it));
            let whole = Splits::new();
            let places: BTreeSet<&Splits> = tables.flatten().chain([&whole]).collect();
            for splits in places {
                let whose = self.whose_at(*change, splits);
                for who in whose {
                    let rest = Self::at(*change, who, splits, Quantity::NotSeenAgain);
                    self.tie(&rest, &earlier, &changes, |it| it.before);
                    if let (Some(later), true) = (later, splits.is_empty()) {
                        let rest = Self::at(*change, who, splits, Quantity::NotSeenBefore);
                        self.tie(&rest, &[later], &[*change], |it| it.after);
                    }
                }
            }
        }
    }

    fn at(series: Series, who: Who, splits: &Splits, quantity: Quantity) -> Number {
        Number {
            series,
            who,
            splits: splits.clone(),
            quantity,
        }
    }

    /// Whose numbers a table has at one place.
    fn whose_at(&self, series: Series, splits: &Splits) -> Vec<Who> {
        let shape: Shape = splits.keys().copied().collect();
        let here = self.whose.get(&series).and_then(|it| it.get(&shape));
        here.map_or_else(Vec::new, |(who, _)| who.clone())
    }

    /// Those of `levels` are those of `changes`, and what is left: `rest_of`, at least what totals tell of those seen `once`.
    fn tie(
        &mut self,
        rest_of: &Number,
        levels: &[Series],
        changes: &[Series],
        once: fn(&Counts) -> i128,
    ) {
        let (who, splits) = (rest_of.who, rest_of.splits.clone());
        let shape: Shape = splits.keys().copied().collect();
        let first = self.named.get(&rest_of.series).cloned();
        let by_rows = |it: &Self, series: Series| {
            let here = it.whose.get(&series).and_then(|it| it.get(&shape));
            here.map(|(_, by_rows)| *by_rows)
        };
        let rows = by_rows(self, rest_of.series);
        // The others are not the same everywhere.
        let is_there = |it: &Self, series: Series| {
            let same = who != Who::Others
                || it.named.get(&series) == first.as_ref() && by_rows(it, series) == rows;
            same && it.whose_at(series, &splits).contains(&who)
        };
        if levels.is_empty() || !levels.iter().all(|it| is_there(self, *it)) {
            return;
        }
        let changes: Vec<Series> = changes
            .iter()
            .copied()
            .filter(|it| is_there(self, *it))
            .collect();
        let told = changes.iter().filter_map(|series| {
            let key = Key {
                series: *series,
                splits: splits.clone(),
                code: None,
                association: None,
            };
            let codes = self.codes_at(&key).into_iter();
            let mut rows = codes.filter_map(|code| {
                self.row(&Key {
                    code,
                    ..key.clone()
                })
            });
            match rows.next() {
                Some(Row::Shown(counts)) if who == Who::Sector => Some(once(&counts)),
                _ => None,
            }
        });
        let mut value: i128 = told.sum();
        let levels = levels.iter().map(|it| (*it, 1));
        let mut terms = Vec::new();
        for (series, times) in levels.chain(changes.iter().map(|it| (*it, -1))) {
            let number = Self::at(series, who, &splits, Quantity::Answers);
            match self.term(&number) {
                Term::Known(known) => value -= times * known,
                Term::Unknown(at) => terms.push((at, times)),
            }
        }
        let [(unknown, times)] = terms[..] else {
            return;
        };
        if times > 0 {
            let lowest = &mut self.system.unknowns[unknown].lowest;
            *lowest = value.max(*lowest);
        } else if let Term::Unknown(rest) = self.term(rest_of) {
            self.system.equations.push(Equation {
                terms: vec![(unknown, 1), (rest, 1)],
                value: -value,
            });
        }
    }
}
