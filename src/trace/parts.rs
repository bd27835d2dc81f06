//! The parts of a page, one small function each.

use super::Page;
use super::way::Rows;
use crate::codebook;
use crate::collection::FileAccount;
use crate::figure::{Flag, Precision, Quality, Reached};
use crate::i18n::output::trace::{self as said, Part};
use crate::i18n::output::{self as said_of_output, Remark, matrix as said_of_matrix};
use crate::i18n::{Lang, Text, codebook as said_of_sheet};
use crate::output::table::value;
use crate::output::{matrix, number, page, tidy};
use crate::plan::{Measure, Plan, Waves};
use crate::release::{Audience, Confidentiality, Row};

/// A part of a page, in one language.
pub(super) struct Section {
    pub(super) part: Part,
    pub(super) blocks: Vec<Block>,
}

/// What stands in a part.
pub(super) enum Block {
    /// A sentence.
    Line(String),
    /// A point under the sentence before.
    Point(String),
    /// What one begins with, what is taken away, what is left.
    Account(Vec<Entry>),
}

/// One line of an account.
pub(super) struct Entry {
    pub(super) sign: Sign,
    pub(super) count: String,
    pub(super) words: String,
}

/// What a line of an account does.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    From,
    Less,
    Equal,
}

impl Page<'_> {
    pub(super) fn line(self, text: &Text) -> Block {
        Block::Line(text.in_lang(self.lang).to_owned())
    }

    pub(super) fn point(self, text: &Text) -> Block {
        Block::Point(text.in_lang(self.lang).to_owned())
    }

    pub(super) fn entry(self, sign: Sign, count: String, words: &Text) -> Entry {
        Entry {
            sign,
            count,
            words: words.in_lang(self.lang).to_owned(),
        }
    }

    /// What the page speaks of: period, wave, category, association or sector.
    pub(super) fn subject(self) -> String {
        let mut row = self.row.clone();
        row.key.code = None;
        let plan = self.traced.plan;
        let period = row.key.period.text();
        let details = crate::output::table::details(plan, &row, self.lang);
        let sector = row.key.association.is_none().then(said::sector);
        let sector = sector.map(|it| it.in_lang(self.lang).to_owned());
        let parts = std::iter::once(period.in_lang(self.lang).to_owned());
        let parts = parts.chain(details).chain(sector);
        page::plain(&parts.collect::<Vec<_>>().join(", "))
    }

    /// Value, interval, base, associations, statuses: one line a code of a distribution.
    pub(super) fn figure(self) -> Section {
        let mut blocks = Vec::new();
        for row in self.rows {
            blocks.push(Block::Line(self.valued(row)));
        }
        match self.row.numbers() {
            None => blocks.push(self.line(&said::not_published_means())),
            Some(numbers) => {
                let n = number::whole(numbers.n, self.lang);
                blocks.push(self.line(&said::base_of(&n)));
                if self.row.key.association.is_none() {
                    let expected = self.row.associations_expected;
                    let told = said::contributing(numbers.contributors(), expected);
                    blocks.push(self.line(&told));
                }
                let status = |column| column_of(self.traced.plan, self.row, column);
                let told = said::statuses(&status("obs_status"), &status("conf_status"));
                blocks.push(self.line(&told));
            }
        }
        Section {
            part: Part::Figure,
            blocks,
        }
    }

    /// The value of a row, with its category and its interval.
    fn valued(self, row: &Row) -> String {
        let plan = self.traced.plan;
        let mut words = match row.confidentiality() {
            Confidentiality::Withheld => said::not_published().in_lang(self.lang).to_owned(),
            _ => value::value(plan, row, self.lang),
        };
        let between = value::interval(plan, row, self.lang);
        if !between.is_empty() {
            words = format!("{words}, {}", said::between(&between).in_lang(self.lang));
        }
        match category(plan, row) {
            None => words,
            Some(label) => {
                let colon = match self.lang {
                    Lang::Fr => "\u{a0}:",
                    Lang::En => ":",
                };
                format!("{}{colon} {words}", label.in_lang(self.lang))
            }
        }
    }

    pub(super) fn definition(self) -> Section {
        let indicator = self.indicator();
        let mut blocks = vec![self.line(&indicator.definition)];
        for told in codebook::computed(self.traced.plan, self.row.key.indicator) {
            blocks.push(if told.under {
                self.point(&told.words)
            } else {
                self.line(&told.words)
            });
        }
        Section {
            part: Part::Definition,
            blocks,
        }
    }

    pub(super) fn period(self) -> Section {
        let (plan, indicator) = (self.traced.plan, self.indicator());
        let every = said_of_sheet::every(indicator.every.word());
        let mut blocks = vec![self.line(&said::period(&self.row.key.period.text(), &every))];
        let label = |id| &plan.wave(id).label;
        blocks.push(self.line(&match self.row.key.waves {
            Waves::None => said::no_wave(),
            Waves::One(id) => said::wave(label(id)),
            Waves::Change { from, to } => said::change(label(from), label(to)),
        }));
        for it in self.row.breaks_in(plan) {
            let told = said_of_output::series_break(&it.from.text(), &indicator.label, &it.because);
            blocks.push(self.line(&said::breaks(&told)));
        }
        Section {
            part: Part::Period,
            blocks,
        }
    }

    /// The files that feed the indicator, with what became of their rows, of those whose association may be named.
    pub(super) fn files_read(self) -> Section {
        let files = self.files();
        let (told, untold): (Vec<&FileAccount>, Vec<&FileAccount>) = files
            .iter()
            .copied()
            .partition(|file| self.traced.tells_of(file.association));
        let mut blocks = Vec::new();
        for file in told {
            blocks.push(Block::Line(file.file.clone()));
            if let Some(because) = &file.refused {
                blocks.push(self.point(&said_of_output::refused(because)));
                continue;
            }
            let rows = Rows::of([file]);
            let counts = [
                rows.read,
                rows.kept,
                rows.excluded,
                rows.duplicate,
                rows.rejected,
            ];
            let shown = |count: u64| number::whole(i128::from(count), self.lang);
            blocks.push(self.point(&said_of_output::account(counts, shown)));
            if let Some(digest) = &file.digest {
                blocks.push(self.point(&said::digest(digest)));
            }
        }
        if files.is_empty() {
            blocks.push(self.line(&said::no_file()));
        } else if self.traced.release.audience == Audience::Public {
            blocks.push(self.line(&said::files_unnamed(untold.len())));
        } else if !untold.is_empty() {
            blocks.push(self.line(&said::files_untold(untold.len())));
        }
        Section {
            part: Part::Files,
            blocks,
        }
    }

    pub(super) fn fraction(self) -> Section {
        let mut blocks = Vec::new();
        for row in self.rows {
            let Some(numbers) = row.numbers() else {
                continue;
            };
            let shown = |number| number::exact(number, self.lang);
            let is_change = row.key.waves.is_change();
            let measure = &self.indicator().measure;
            let counts = matches!(measure, Measure::Share { .. } | Measure::Distribution(_));
            let told = match numbers.numerator.zip(numbers.denominator) {
                None => said::no_fraction(),
                Some((above, below)) => {
                    let (above, below) = (shown(above), shown(below));
                    let signed = number::signed(&above);
                    match (is_change, counts) {
                        (false, _) => said::fraction(&above, &below),
                        (true, true) => said::net(&signed, &below),
                        (true, false) => said::differences(&signed, &below),
                    }
                }
            };
            let told = told.in_lang(self.lang);
            blocks.push(Block::Line(match category(self.traced.plan, row) {
                None => told.to_owned(),
                Some(label) => said::labelled(&label, told).in_lang(self.lang).to_owned(),
            }));
            if let [promoters, detractors] = numbers.hits.as_slice()
                && !is_change
            {
                let whole = |count| number::whole(count, self.lang);
                blocks.push(self.line(&said::scores(&whole(*promoters), &whole(*detractors))));
            }
        }
        Section {
            part: Part::Fraction,
            blocks,
        }
    }

    /// The method of the interval, its paper, and what is declared of the sample.
    pub(super) fn precision(self) -> Section {
        let mut blocks = Vec::new();
        let Some(numbers) = self.row.numbers() else {
            return Section {
                part: Part::Precision,
                blocks,
            };
        };
        match numbers.precision {
            Precision::Exact => blocks.push(self.line(&said::exact())),
            Precision::Census => blocks.push(self.line(&said::census())),
            Precision::Unknown(why) => blocks.push(self.line(&said::unknown(why))),
            Precision::Interval {
                confidence,
                method,
                finite,
                weighted,
                ..
            } => {
                blocks.push(self.line(&said::method(method)));
                blocks.push(self.line(&said::reference_line(method)));
                if weighted {
                    blocks.push(self.line(&said::weighted()));
                }
                blocks.push(self.line(&said::confidence(confidence.in_percent())));
                if finite {
                    blocks.push(self.line(&said::finite()));
                }
            }
        }
        if numbers.precision != Precision::Exact {
            blocks.push(self.line(&said::reached(numbers.reached)));
            blocks.extend(self.samples());
        }
        Section {
            part: Part::Precision,
            blocks,
        }
    }

    /// What the sources declare of how they were drawn, of those whose association may be named.
    fn samples(self) -> Vec<Block> {
        let plan = self.traced.plan;
        let sources = self.sources().into_iter();
        let told = sources.filter(|(association, _)| self.traced.tells_of(*association));
        let samples = told.flat_map(|(association, id)| {
            let source = plan.source(association, id);
            let name = format!("{}/{}", plan.association(association).id, source.id);
            let period = self.row.key.period;
            let samples = source
                .samples
                .iter()
                .filter(move |it| it.period.holds(period));
            samples.map(move |it| {
                let eligible = it
                    .eligible
                    .map(|count| number::whole(count.into(), self.lang));
                let design = it.design.word();
                self.point(&said::sample(
                    &name,
                    &it.period.text(),
                    design,
                    eligible.as_deref(),
                ))
            })
        });
        samples.collect()
    }

    pub(super) fn comparability(self) -> Section {
        let (plan, indicator) = (self.traced.plan, self.indicator());
        let worst = self.row.numbers().and_then(|it| it.comparability);
        let mut blocks = vec![self.line(&match worst {
            None => said::no_source(),
            Some(worst) => said::comparability(worst),
        })];
        let prospects = plan.prospects.iter().filter(|it| {
            let own = self.row.key.association;
            it.indicator == self.row.key.indicator && own.is_none_or(|own| own == it.association)
        });
        for prospect in prospects.filter(|it| self.traced.tells_of(it.association)) {
            let mut stated = prospect.waves.iter();
            let stated = stated.find(|(waves, _)| *waves == self.row.key.waves);
            let stated = stated.map_or(&prospect.whole, |(_, stated)| stated);
            let word = said_of_matrix::standing(stated.standing.word());
            let reasons = matrix::worded(plan, prospect, stated);
            let reasons = said_of_sheet::joined(&reasons, "\u{a0}; ", "; ");
            let name = &plan.association(prospect.association).name;
            blocks.push(self.point(&said::comparability_of(name, &word, &reasons)));
        }
        if self.traced.release.audience != Audience::Working && indicator.owner.is_none() {
            blocks.push(self.line(&said::comparability_elsewhere(&indicator.id)));
        }
        Section {
            part: Part::Comparability,
            blocks,
        }
    }

    /// Each flag with its sentence.
    pub(super) fn flags(self) -> Section {
        let told = self.flagged().into_iter();
        Section {
            part: Part::Flags,
            blocks: told
                .map(|(word, meaning)| self.point(&said::flag(&word, &meaning)))
                .collect(),
        }
    }

    /// The words that programs read, with what they mean.
    pub(super) fn flagged(self) -> Vec<(String, Text)> {
        let plan = self.traced.plan;
        let mut told = Vec::new();
        for row in self.rows {
            let Some(numbers) = row.numbers() else {
                continue;
            };
            let mut tell = |word: &str, meaning: Text| {
                let flag = (word.to_owned(), meaning);
                if !told.contains(&flag) {
                    told.push(flag);
                }
            };
            if !row.breaks.is_empty() {
                tell("B", Remark::Break.meaning());
            }
            if row.mixes(plan) {
                tell("mixed-definitions", Remark::Mixed.meaning());
            }
            if numbers.quality == Quality::Low {
                tell("U", said::low());
            }
            let is_interval = matches!(numbers.precision, Precision::Interval { .. });
            if is_interval && numbers.reached == Reached::Indication {
                tell("indication", said::indication());
            }
            for flag in &numbers.flags {
                let variable = match flag {
                    Flag::Simpson(id) => Some(plan.variable(*id).label.clone()),
                    _ => None,
                };
                tell(&flag.word(plan), said::flag_means(*flag, variable.as_ref()));
            }
        }
        told
    }
}

/// The label of the code that a row of a distribution counts.
fn category(plan: &Plan, row: &Row) -> Option<Text> {
    let code = row.key.code?;
    let of = plan.indicator(row.key.indicator).measure.variables();
    let list = plan.codelist_of(of.into_iter().next()?)?;
    Some(list.code(code).label.clone())
}

/// What one column of the row holds for programs.
fn column_of(plan: &Plan, row: &Row, column: &str) -> String {
    let columns = tidy::columns(plan);
    let at = columns.iter().position(|name| *name == column);
    let values = tidy::row(plan, row);
    let value = at.and_then(|at| values.get(at));
    value.map_or_else(String::new, |value| value.as_str().to_owned())
}
