//! The sheet of one association: its figures in clear beside those of the sector.
//!
//! In: what [`crate::compare`] reads, two releases as the association may read them, and the account of its own files. Out: a [`Report`],
//! written as that of the sector is. Of the rest of the sector it shows what `compare` tells, the value, its interval and its base,
//! and nothing else: each follows from the association's own rows and from rows of the sector that may be read. A flag of the rest,
//! or how many stand behind it, would not. No other association is shown: the spread alone, as members read it.

mod changes;
mod coverage;
mod indicator;

use std::collections::BTreeMap;

use super::content::{Block, Card, Section, Table};
use super::desk::{Desk, has_value};
use super::{Report, essential, section};
use crate::collection::FileAccount;
use crate::compare::{Beside, Compared, Why, text};
use crate::figure::Estimator;
use crate::i18n::output::compare as said_of_compare;
use crate::i18n::report::{self as said, Column, Standing};
use crate::i18n::{Lang, Text};
use crate::period::Period;
use crate::plan::{AssociationId, IndicatorId, Waves};
use crate::release::Row;

/// Cards of the first page.
const MOST: usize = 6;

/// An association beside the sector.
#[derive(Debug)]
pub struct Peer<'a> {
    desk: Desk<'a>,
    compared: Compared<'a>,
    besides: Vec<Beside<'a>>,
    files: Vec<&'a FileAccount>,
}

/// One row of the association, that of the sector, and what can be said of both.
#[derive(Clone, Copy, Debug)]
struct Pair<'p> {
    own: &'p Row,
    sector: Option<&'p Row>,
    beside: Option<&'p Beside<'p>>,
}

impl<'a> Peer<'a> {
    /// Of what `compared` reads, in `lang`; `files` are those of all; `named`: indicators were asked for by name.
    pub fn of(compared: Compared<'a>, files: &'a [FileAccount], lang: Lang, named: bool) -> Self {
        let own = files.iter();
        let own = own.filter(|file| file.association == compared.association);
        Self {
            desk: Desk::of(compared.plan, compared.own, lang, named),
            compared,
            besides: compared.all(),
            files: own.collect(),
        }
    }

    /// The sheet.
    pub fn report(&self) -> Report {
        let desk = &self.desk;
        let name = self.name();
        let mut report = Report::framed(desk);
        report.kind = desk.say(&said::peer_kind());
        report.name = desk.say(&said::peer_name(name, &desk.plan.title));
        report.title = desk.written(&said::peer_title(name));
        report.subtitle = format!("{} · {}", desk.say(&desk.plan.title), report.subtitle);
        report.sections = self.sections();
        report.number();
        report
    }

    /// Whether no row of the sector beside one of the association can be read.
    pub fn is_alone(&self) -> bool {
        let all = self.desk.key.iter().chain(&self.desk.others);
        let mut pairs = all.flat_map(|id| self.pairs(*id));
        !pairs.any(|pair| pair.sector.is_some_and(has_value))
    }

    fn sections(&self) -> Vec<Section> {
        use said::Section as S;
        let desk = &self.desk;
        let fed = |ids: &[IndicatorId]| ids.iter().any(|id| self.chosen(*id).is_some());
        if !fed(&desk.key) && !fed(&desk.others) {
            let nothing = vec![Block::Lead(desk.say(&said::nothing()))];
            return vec![section(desk, S::Essential, nothing)];
        }
        let all = [
            (S::Essential, self.essential()),
            (S::Coverage, self.coverage()),
            (S::Core, self.core()),
            (S::Others, self.in_short()),
            (S::Method, self.method()),
            (S::Limits, desk.limits()),
            (S::Glossary, desk.glossary()),
        ];
        let told = all.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        told.map(|(of, blocks)| section(desk, of, blocks)).collect()
    }

    fn own(&self) -> AssociationId {
        self.compared.association
    }

    fn name(&self) -> &'a Text {
        &self.compared.plan.association(self.own()).name
    }

    /// The rows of the whole of an indicator, of the association or of the sector.
    fn rows(&self, id: IndicatorId, of: Option<AssociationId>) -> impl Iterator<Item = &'a Row> {
        let rows = self.compared.own.rows.iter();
        rows.filter(move |row| {
            let key = &row.key;
            key.indicator == id
                && key.splits.is_empty()
                && key.association == of
                && key.estimator == Estimator::Pooled
        })
    }

    /// The row of the sector that speaks of the same thing.
    fn of_sector(&self, own: &Row) -> Option<&'a Row> {
        let mut rows = self.rows(own.key.indicator, None);
        rows.find(|row| {
            (row.key.period, row.key.waves, row.key.code)
                == (own.key.period, own.key.waves, own.key.code)
        })
    }

    /// Levels of the association that have a value, each with what stands beside.
    fn pairs(&self, id: IndicatorId) -> Vec<Pair<'_>> {
        let own = self.rows(id, Some(self.own()));
        let levels = own.filter(|row| !row.key.waves.is_change() && has_value(row));
        let pairs = levels.map(|own| Pair {
            own,
            sector: self.of_sector(own),
            beside: self.besides.iter().find(|it| it.own.key == own.key),
        });
        pairs.collect()
    }

    /// The last period in which both sides can be read, else the last of the association.
    fn chosen(&self, id: IndicatorId) -> Option<Period> {
        let pairs = self.pairs(id);
        let both = pairs.iter().filter(|it| it.sector.is_some_and(has_value));
        let last = both.map(|it| it.own.key.period).max();
        last.or_else(|| pairs.iter().map(|it| it.own.key.period).max())
    }

    /// What stands side by side in that period, a wave after the other.
    fn told(&self, id: IndicatorId) -> Vec<Pair<'_>> {
        let period = self.chosen(id);
        let mut pairs = self.pairs(id);
        pairs.retain(|it| Some(it.own.key.period) == period);
        pairs
    }

    /// The same at the last wave, of those that can be read on both sides where some can: what the indicator comes to. None of a
    /// distribution, which has no one value.
    fn main(&self, id: IndicatorId) -> Option<Pair<'_>> {
        let told = self.told(id);
        let both = |it: &&Pair<'_>| it.sector.is_some_and(has_value);
        let last = told.iter().rfind(both).or(told.last());
        last.copied().filter(|_| !self.desk.is_distribution(id))
    }

    /// The first page: how many compare, where the association stands, a few figures.
    fn essential(&self) -> Vec<Block> {
        let desk = &self.desk;
        let mains: Vec<Pair<'_>> = desk.key.iter().filter_map(|id| self.main(*id)).collect();
        let fed = desk.key.iter().filter(|id| self.chosen(**id).is_some());
        let compares = |pair: &&Pair<'_>| pair.beside.is_some_and(|it| it.found.is_ok());
        let compared = mains.iter().filter(compares).count();
        let lead = said::peer_in_brief(self.name(), fed.count(), desk.key.len(), compared);
        let mut blocks = vec![Block::Lead(desk.say(&lead))];
        if self.is_alone() {
            let words = desk.say(&said::nothing_of_the_sector());
            blocks.push(Block::Paragraph(words));
        }
        let readable = mains.iter().filter(|it| it.sector.is_some_and(has_value));
        let cards: Vec<Card> = readable.take(MOST).map(|pair| self.card(*pair)).collect();
        if !cards.is_empty() {
            blocks.push(Block::Cards(cards));
        }
        let mut groups: BTreeMap<Standing, Vec<String>> = BTreeMap::new();
        for pair in &mains {
            let label = desk.say(desk.label(pair.own.key.indicator));
            groups.entry(standing(*pair)).or_default().push(label);
        }
        let groups = groups.iter();
        let points = groups.map(|(it, names)| desk.say(&said::standing(*it, &names.join(" ; "))));
        blocks.push(Block::List(points.collect()));
        blocks.push(Block::Paragraph(desk.say(&said::no_judgement())));
        blocks
    }

    fn card(&self, pair: Pair<'_>) -> Card {
        let desk = &self.desk;
        let id = pair.own.key.indicator;
        let (value, unit) = essential::parted(&desk.value(pair.own));
        let sector = pair.sector.map(|row| said::of_sector(&desk.both(row)));
        let mut words = sector.map_or(String::new(), |it| desk.say(&it));
        words = format!(
            "{words}. {}.",
            desk.capital(&desk.when(pair.own)).trim_end_matches('.')
        );
        if let Some((gap, between)) = self.gap(pair) {
            let heading = desk.say(&Column::Gap.heading());
            words = format!("{words} {heading}{} {gap} {between}", desk.colon());
        }
        Card {
            label: desk.written(desk.label(id)),
            value,
            unit,
            between: desk.interval(pair.own),
            sentence: words.trim_end().to_owned(),
            anchor: desk.anchor(id),
        }
    }

    /// The gap with the rest, and between what it lies, in brackets.
    fn gap(&self, pair: Pair<'_>) -> Option<(String, String)> {
        let beside = pair.beside?;
        let found = beside.found.as_ref().ok()?;
        let (gap, bounds) = text::gap(self.desk.plan, beside, found, self.desk.lang);
        let bounds = bounds.map(|it| self.desk.say(&said::bracketed(&it, false)));
        Some((gap, bounds.unwrap_or_default()))
    }

    /// One line an indicator: both values, and the gap.
    fn beside(&self, caption: &Text, ids: &[IndicatorId]) -> Option<Table> {
        let desk = &self.desk;
        let columns = [
            Column::Indicator,
            Column::Period,
            Column::Own,
            Column::Interval,
            Column::Base,
            Column::Sector,
            Column::SectorInterval,
            Column::SectorBase,
            Column::Gap,
            Column::GapInterval,
        ];
        let pairs = ids.iter().filter_map(|id| self.main(*id));
        let rows: Vec<Vec<String>> = pairs
            .map(|pair| {
                let sector = |of: fn(&Desk<'a>, &Row) -> String| {
                    pair.sector.map_or(String::new(), |row| of(desk, row))
                };
                let (gap, between) = self.gap(pair).unwrap_or_default();
                vec![
                    desk.say(desk.label(pair.own.key.indicator)),
                    desk.say(&pair.own.key.period.text()),
                    desk.value(pair.own),
                    desk.interval(pair.own),
                    desk.base(pair.own),
                    sector(Desk::value),
                    sector(Desk::interval),
                    sector(Desk::base),
                    gap,
                    between,
                ]
            })
            .collect();
        (!rows.is_empty()).then(|| Table {
            caption: desk.say(caption),
            columns: columns.map(|it| desk.say(&it.heading())).to_vec(),
            rows,
        })
    }

    fn core(&self) -> Vec<Block> {
        let desk = &self.desk;
        let mut blocks = Vec::new();
        let table = self.beside(&said::beside_table(), &desk.key);
        blocks.extend(table.map(Block::Table));
        for id in &desk.key {
            blocks.extend(self.indicator(*id));
        }
        blocks
    }

    fn in_short(&self) -> Vec<Block> {
        let table = self.beside(&said::beside_others(), &self.desk.others);
        table.map(Block::Table).into_iter().collect()
    }

    fn method(&self) -> Vec<Block> {
        let desk = &self.desk;
        let usual = desk.usual();
        let mut points = said::peer_method(
            &said_of_compare::method(),
            &said_of_compare::interval_method(),
        );
        points.extend(said::method(
            desk.confidence(),
            usual.persons,
            usual.associations,
            usual.dominance,
        ));
        let association = &desk.plan.association(self.own()).id;
        let check = said::peer_check(association, &desk.plan.version);
        vec![
            Block::Facts(desk.facts(&points)),
            Block::Subheading(desk.say(&said::check_heading())),
            Block::List(check.iter().map(|it| desk.say(it)).collect()),
        ]
    }

    /// The wave of a row, where rows of several stand together.
    fn wave(&self, row: &Row, rows: &[Pair<'_>]) -> Option<&'a Text> {
        let first = rows.first().map(|it| it.own.key.waves);
        let several = rows.iter().any(|it| Some(it.own.key.waves) != first);
        match row.key.waves {
            Waves::One(id) if several => Some(&self.compared.plan.wave(id).label),
            _ => None,
        }
    }
}

/// Where the association stands, or why it is not said.
fn standing(pair: Pair<'_>) -> Standing {
    if pair.sector.is_none_or(|row| row.numbers().is_none()) {
        return Standing::Withheld;
    }
    match pair.beside.map(|it| &it.found) {
        None => Standing::NotMeasured,
        Some(Ok(found)) => match found.interval {
            None => Standing::NoInterval,
            Some([low, _]) if low > 0.0 => Standing::Above,
            Some([_, high]) if high < 0.0 => Standing::Below,
            Some(_) => Standing::Open,
        },
        Some(Err(Why::FewOthers)) => Standing::FewOthers,
        Some(Err(Why::FewObservations)) => Standing::FewAnswers,
        Some(Err(Why::Withheld)) => Standing::RestWithheld,
        Some(Err(Why::NoData)) => Standing::NoData,
    }
}
