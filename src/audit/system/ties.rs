//! What ties the editions of one table to each other.
//!
//! In: the rows of all editions. Out: in the system, one name for what is the same in several editions, an equation for what was only
//! added or only withdrawn, and the rows whose two published values tell of few: see [`crate::audit::editions`].

use std::collections::{BTreeMap, BTreeSet};

use super::{Builder, Equation, Number, Quantity, Term, Who};
use crate::audit::editions::{Column, Moved, Twice, key_of, places, successions};
use crate::audit::reading::{Edition, Series, Splits};
use crate::plan::CodeId;

impl Builder<'_> {
    /// What is the same in two editions of each table, and what moved; notes the rows whose two values tell of few.
    pub(super) fn compare_editions(&mut self) -> Vec<(Column, Series, Moved)> {
        let mut moved = Vec::new();
        for (before, after) in successions(self.rows) {
            let codes: BTreeSet<Option<CodeId>> = &self.codes(before) | &self.codes(after);
            let mut differences: BTreeMap<(Who, Quantity), BTreeSet<i128>> = BTreeMap::new();
            for (who, splits) in places(self.rows, [before, after]) {
                let twice = self.twice([before, after], who, &splits, &codes, &mut differences);
                let indicator = self.plan.indicator(after.indicator);
                if twice.tells_of_few(self.plan, indicator) {
                    let code = codes.first().copied().flatten();
                    let key = key_of(after, who, &splits, code);
                    self.system.changed.insert(key);
                }
            }
            // Those that no row names are held to have moved as the sector did, where they are the same ones.
            let same = self.names_alike(before, after);
            let sector: Vec<_> = differences
                .range((Who::Sector, Quantity::Answers)..=(Who::Sector, Quantity::Sum(None)))
                .map(|((_, quantity), found)| ((Who::Others, *quantity), found.clone()))
                .filter(|_| same)
                .collect();
            differences.extend(sector);
            for ((who, quantity), found) in differences {
                let column = (after, who, quantity);
                let how = Moved::of(&found);
                if how == Moved::Not {
                    self.join(before, column);
                }
                moved.push((column, before, how));
            }
        }
        moved
    }

    /// Whether rows of two tables are of the same associations, split alike, and the same ones attack.
    fn names_alike(&self, before: Series, after: Series) -> bool {
        let shown = |series: Series| {
            let shown = self.shown.iter();
            let of = shown.filter(move |((held, who), _)| *held == series && who.is_some());
            of.map(|((_, who), shapes)| (*who, shapes))
                .collect::<BTreeMap<_, _>>()
        };
        self.named.get(&before) == self.named.get(&after)
            && self.insiders.get(&before.edition) == self.insiders.get(&after.edition)
            && shown(before) == shown(after)
    }

    /// Notes that a quantity is what it was in the edition before.
    fn join(&mut self, before: Series, (after, who, quantity): Column) {
        let (Edition::At(first), Edition::At(second)) = (before.edition, after.edition) else {
            return;
        };
        let stages = &mut self.system.stages;
        let mut stage = stages.get(&(before, who, quantity)).cloned();
        let stage = stage.get_or_insert_with(|| vec![first]);
        stage.push(second);
        for edition in stage.clone() {
            let series = after.in_edition(Edition::At(edition));
            stages.insert((series, who, quantity), stage.clone());
        }
    }

    /// What one place tells in two editions; its differences are added to those of its table.
    fn twice(
        &self,
        pair: [Series; 2],
        who: Who,
        splits: &Splits,
        codes: &BTreeSet<Option<CodeId>>,
        differences: &mut BTreeMap<(Who, Quantity), BTreeSet<i128>>,
    ) -> Twice {
        let at = |series, quantity| Number {
            series,
            who,
            splits: splits.clone(),
            quantity,
        };
        let both = |quantity| -> Option<[i128; 2]> {
            let [before, after] = pair.map(|series| self.told(&at(series, quantity)));
            Some([before?, after?])
        };
        let mut note = |quantity, [before, after]: [i128; 2]| {
            let all = differences.entry((who, quantity)).or_default();
            all.insert(after - before);
        };
        let answers = both(Quantity::Answers);
        let mut beside = Vec::new();
        let mut quantities = self.quantities(pair[1], codes);
        if pair[1].waves.is_change() {
            quantities.extend([Quantity::Before, Quantity::After]);
        }
        let mut counted = BTreeMap::new();
        let mut value_changed = false;
        for quantity in quantities {
            let found = both(quantity);
            match quantity {
                Quantity::Sum(code) => {
                    let bits = |series| self.bits(series, who, splits, code);
                    if let (Some(before), Some(after)) = (bits(pair[0]), bits(pair[1])) {
                        let changed = before != after;
                        value_changed |= changed;
                        // A magnitude may have any sign: one that changed ties nothing.
                        let moves = if changed { [0, 1] } else { [0, 0] };
                        note(quantity, moves);
                        note(quantity, [moves[1], moves[0]]);
                    }
                }
                Quantity::True(code) => {
                    if let Some(found) = found {
                        note(quantity, found);
                        counted.insert(code, found);
                    }
                    if let (Some([n, m]), Some([a, b])) = (answers, found) {
                        note(Quantity::Untrue(code), [n - a, m - b]);
                    }
                }
                _ => {
                    if let Some(found) = found {
                        note(quantity, found);
                        if quantity != Quantity::Answers {
                            beside.push(found);
                        }
                    }
                }
            }
        }
        // What was of nobody and is withheld, or was withheld and is of nobody, moved.
        let withheld = pair.map(|series| self.is_some(&at(series, Quantity::Answers)));
        match pair.map(|series| self.told(&at(series, Quantity::Answers))) {
            [Some(0), None] if withheld[1] => note(Quantity::Answers, [0, 1]),
            [None, Some(0)] if withheld[0] => note(Quantity::Answers, [1, 0]),
            _ => {}
        }
        // A median has no sum: its value alone tells.
        for code in codes {
            let bits = |series| self.bits(series, who, splits, *code);
            if let (Some(before), Some(after)) = (bits(pair[0]), bits(pair[1])) {
                value_changed |= before != after;
            }
        }
        Twice {
            answers,
            beside,
            counted,
            value_changed,
        }
    }

    /// The bits of a value that is given.
    fn bits(&self, series: Series, who: Who, splits: &Splits, code: Option<CodeId>) -> Option<u64> {
        let edition = series.edition;
        let key = key_of(series, who, splits, code).in_edition(edition);
        let counts = self.rows.rows.get(&key).copied().flatten()?;
        Some(counts.value)
    }

    /// What was added to each number, or withdrawn, where neither of its editions is the other's and one at least is not known.
    pub(super) fn tie_editions(&mut self, moved: &[(Column, Series, Moved)]) {
        for ((after, who, quantity), before, how) in moved {
            let sign = match how {
                Moved::Up => 1,
                Moved::Down => -1,
                Moved::Not | Moved::Anyhow => continue,
            };
            if matches!(quantity, Quantity::Sum(_)) {
                continue;
            }
            let of = |series: Series, splits: &Splits| Number {
                series,
                who: *who,
                splits: splits.clone(),
                quantity: *quantity,
            };
            let ends = [*before, *after]
                .map(|series| self.system.canonical(&of(series, &Splits::new())).series);
            let numbers = self.system.index.keys();
            let tied = numbers.filter(|it| {
                ends.contains(&it.series) && it.who == *who && it.quantity == *quantity
            });
            let tied: BTreeSet<Splits> = tied.map(|it| it.splits.clone()).collect();
            let Edition::At(edition) = after.edition else {
                continue;
            };
            let between = after.in_edition(Edition::Since(edition));
            for splits in tied {
                let terms = [
                    (of(*after, &splits), sign),
                    (of(*before, &splits), -sign),
                    (of(between, &splits), -1),
                ];
                let mut equation = Equation {
                    terms: Vec::new(),
                    value: 0,
                };
                for (number, times) in terms {
                    match self.term(&number) {
                        Term::Known(value) => equation.value -= times * value,
                        Term::Unknown(at) => equation.terms.push((at, times)),
                    }
                }
                self.system.equations.push(equation);
            }
        }
        if self.rows.edition > 0 {
            // What is the same in two editions was written down in each.
            let once = |equations: &mut Vec<Equation>| {
                let mut seen = BTreeSet::new();
                equations.retain(|it| seen.insert((it.terms.clone(), it.value)));
            };
            once(&mut self.system.equations);
            once(&mut self.system.reals);
        }
    }
}
