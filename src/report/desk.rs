//! What every section looks things up in: the rows of a release, and how they are said.
//!
//! In: a plan, and the rows of a release that are to be shown. Out: rows, and words for them. Nothing is read here that the tables of
//! the same release do not show.

use std::collections::BTreeSet;

use super::chart::{Mark, Shown};
use super::content::Words;
use crate::cells::Split;
use crate::figure::{Estimator, Flag, Numbers, Precision, Reached, Unknown};
use crate::i18n::report::{self as said, Kind};
use crate::i18n::{Lang, Text, output as said_of_output};
use crate::output::table::{self, value};
use crate::output::{number, page};
use crate::period::Period;
use crate::plan::{Indicator, IndicatorId, Measure, Plan, Waves};
use crate::referential::{SourceKind, Status};
use crate::release::{Audience, Release, Row};

/// A plan and a release, in a language.
#[derive(Clone, Debug)]
pub(super) struct Desk<'a> {
    pub(super) plan: &'a Plan,
    pub(super) release: &'a Release,
    pub(super) lang: Lang,
    /// The indicators told of at length.
    pub(super) key: Vec<IndicatorId>,
    /// Those told of in short.
    pub(super) others: Vec<IndicatorId>,
    /// Whether some intervals are no margin of error, beside others that are.
    mixed: bool,
}

impl<'a> Desk<'a> {
    /// `named`: indicators were asked for by name, and all are told of at length.
    pub(super) fn of(plan: &'a Plan, release: &'a Release, lang: Lang, named: bool) -> Self {
        let shown: BTreeSet<IndicatorId> =
            release.rows.iter().map(|row| row.key.indicator).collect();
        let common = plan.indicators().filter(|(_, it)| it.owner.is_none());
        let common: Vec<IndicatorId> = common
            .map(|(id, _)| id)
            .filter(|id| shown.contains(id))
            .collect();
        let is_core = |id: &IndicatorId| plan.indicator(*id).status == Some(Status::Core);
        let all = named || !common.iter().any(is_core);
        let (key, others) = common.into_iter().partition(|id| all || is_core(id));
        let intervals = release.rows.iter().filter_map(Row::numbers);
        let intervals: BTreeSet<bool> = intervals
            .filter(|it| matches!(it.precision, Precision::Interval { .. }))
            .map(|it| it.reached == Reached::Indication)
            .collect();
        Self {
            plan,
            release,
            lang,
            key,
            others,
            mixed: intervals.len() > 1,
        }
    }

    pub(super) fn say(&self, text: &Text) -> String {
        page::plain(text.in_lang(self.lang))
    }

    /// What an author wrote, in the language it is in.
    pub(super) fn written(&self, text: &Text) -> Words {
        let foreign = text.fr == text.en && self.lang != self.plan.language;
        Words {
            text: self.say(text),
            lang: foreign.then(|| tag(self.plan.language)),
        }
    }

    pub(super) fn whole(&self, count: i128) -> String {
        number::whole(count, self.lang)
    }

    pub(super) fn indicator(&self, id: IndicatorId) -> &'a Indicator {
        self.plan.indicator(id)
    }

    pub(super) fn label(&self, id: IndicatorId) -> &'a Text {
        &self.indicator(id).label
    }

    pub(super) fn is_percent(&self, id: IndicatorId) -> bool {
        value::is_percent(self.indicator(id))
    }

    pub(super) fn is_distribution(&self, id: IndicatorId) -> bool {
        matches!(self.indicator(id).measure, Measure::Distribution(_))
    }

    /// The rows of the sector, of the whole, of an indicator.
    pub(super) fn totals(&self, id: IndicatorId) -> impl Iterator<Item = &'a Row> + use<'a> {
        let rows = self.release.rows.iter();
        rows.filter(move |row| {
            let key = &row.key;
            key.indicator == id
                && key.splits.is_empty()
                && key.association.is_none()
                && key.estimator == Estimator::Pooled
        })
    }

    /// Those that are no change.
    pub(super) fn levels(&self, id: IndicatorId) -> impl Iterator<Item = &'a Row> + use<'a> {
        self.totals(id).filter(|row| !row.key.waves.is_change())
    }

    /// Those that are.
    pub(super) fn changes(&self, id: IndicatorId) -> impl Iterator<Item = &'a Row> + use<'a> {
        self.totals(id).filter(|row| row.key.waves.is_change())
    }

    pub(super) fn periods(&self, id: IndicatorId) -> Vec<Period> {
        let periods: BTreeSet<Period> = self.levels(id).map(|row| row.key.period).collect();
        periods.into_iter().collect()
    }

    pub(super) fn waves(&self, id: IndicatorId) -> Vec<Waves> {
        let waves: BTreeSet<Waves> = self.levels(id).map(|row| row.key.waves).collect();
        waves.into_iter().collect()
    }

    /// The row of one period and wave.
    pub(super) fn level(&self, id: IndicatorId, period: Period, waves: Waves) -> Option<&'a Row> {
        self.levels(id)
            .find(|row| row.key.period == period && row.key.waves == waves)
    }

    /// The rows of the last wave of an indicator, by period: what it comes to.
    pub(super) fn main(&self, id: IndicatorId) -> Vec<&'a Row> {
        let Some(last) = self.waves(id).pop() else {
            return Vec::new();
        };
        self.levels(id)
            .filter(|row| row.key.waves == last)
            .collect()
    }

    /// The last of them whose value may be read.
    pub(super) fn last_published(&self, id: IndicatorId) -> Option<&'a Row> {
        let mut rows = self.main(id);
        rows.retain(|row| has_value(row));
        rows.pop()
    }

    pub(super) fn wave(&self, waves: Waves) -> Option<&'a Text> {
        match waves {
            Waves::One(id) => Some(&self.plan.wave(id).label),
            Waves::None | Waves::Change { .. } => None,
        }
    }

    /// When, and at which wave.
    pub(super) fn when(&self, row: &Row) -> Text {
        said::when_at(row.key.period, self.wave(row.key.waves))
    }

    /// The value of a row, or why there is none.
    pub(super) fn value(&self, row: &Row) -> String {
        if row.numbers().is_none() {
            return self.say(&said::withheld_in_full());
        }
        if value::is_refused(row) {
            return self.say(&said::not_comparable());
        }
        if value::is_empty(row) {
            return self.say(&said::no_data());
        }
        page::plain(&value::value(self.plan, row, self.lang))
    }

    /// Between what it lies, in brackets.
    pub(super) fn between(&self, row: &Row) -> Option<Text> {
        let bounds = value::bounds(self.plan, row, self.lang)?;
        let percent = self.is_percent(row.key.indicator) && !row.key.waves.is_change();
        let between = said::bracketed(&bounds, percent);
        let rough = self.mixed && row.numbers().is_some_and(value::is_indication);
        Some(if rough {
            Text::new(
                said_of_output::roughly(&between.fr),
                said_of_output::roughly(&between.en),
            )
        } else {
            between
        })
    }

    /// The same in words, empty where there is none.
    pub(super) fn interval(&self, row: &Row) -> String {
        self.between(row).map_or(String::new(), |it| self.say(&it))
    }

    /// Value and interval, side by side.
    pub(super) fn both(&self, row: &Row) -> Text {
        said::with_interval(&self.value(row), self.between(row).as_ref())
    }

    pub(super) fn base(&self, row: &Row) -> String {
        let n = row.numbers().map(|it| self.whole(it.n));
        n.unwrap_or_default()
    }

    pub(super) fn remarks(&self, row: &Row) -> String {
        let words = table::remarked(self.plan, row).map(|it| self.say(&it.word()));
        words.collect::<Vec<_>>().join(", ")
    }

    /// What a row shows of itself.
    pub(super) fn shown(&self, row: &Row) -> Shown {
        let Some(numbers) = row.numbers() else {
            return Shown::Withheld;
        };
        match numbers.value {
            None => Shown::Nothing,
            Some(_) if value::is_told_by_count(self.plan, row) => Shown::Counted,
            Some(value) => Shown::Value(value, bounds(numbers)),
        }
    }

    /// A row as a line of a chart.
    pub(super) fn mark(&self, row: &Row, label: String) -> Mark {
        let detail = row.numbers().filter(|it| it.n > 0);
        let detail = detail.map(|it| {
            let base = self.say(&said::base_is(&self.whole(it.n)));
            match self.remarks(row) {
                remarks if remarks.is_empty() => base,
                remarks => format!("{base} · {remarks}"),
            }
        });
        Mark {
            label,
            detail: detail.unwrap_or_default(),
            shown: self.shown(row),
            written: self.say(&self.both(row)),
            hollow: false,
        }
    }

    /// What a row says, in a sentence without its label.
    pub(super) fn sentence(&self, row: &Row) -> Text {
        let when = self.when(row);
        let Some(numbers) = row.numbers() else {
            return said::withheld_level(&when);
        };
        if numbers.value.is_none() {
            return said::no_data_level(&when);
        }
        said::level(
            self.kind(row, numbers),
            &self.both(row),
            &self.counted(row, numbers),
            &when,
            &self.reach(row, numbers),
        )
    }

    pub(super) fn kind(&self, row: &Row, numbers: &Numbers) -> Kind {
        let promoters = matches!(self.indicator(row.key.indicator).measure, Measure::Nps(_));
        match &self.indicator(row.key.indicator).measure {
            _ if value::is_told_by_count(self.plan, row) && !promoters => Kind::Counted,
            Measure::Share { .. } | Measure::Distribution(_) => Kind::Share,
            Measure::Mean(_) => Kind::Mean,
            Measure::Median(_) => Kind::Median,
            Measure::Ratio { .. } => Kind::Ratio,
            Measure::Sum(_) => Kind::Sum,
            Measure::Nps(_) => Kind::Score,
            Measure::Count | Measure::Distinct if numbers.bears(|it| it == Flag::UpperBound) => {
                Kind::AtMost
            }
            Measure::Count | Measure::Distinct => Kind::Number,
        }
    }

    /// Of how many of what a row is.
    pub(super) fn counted(&self, row: &Row, numbers: &Numbers) -> Text {
        let indicator = self.indicator(row.key.indicator);
        said::counted(
            numbers.n,
            &self.whole(numbers.n),
            indicator.observes,
            indicator.from,
            numbers.precision == Precision::Unknown(Unknown::Repeated),
        )
    }

    pub(super) fn reach(&self, row: &Row, numbers: &Numbers) -> Text {
        let survey = self.indicator(row.key.indicator).from == SourceKind::Survey;
        let answered = answered(numbers).map(|it| number::percent(&self.whole(it), self.lang));
        said::reach(
            numbers.contributors(),
            row.associations_expected,
            answered.as_deref(),
            survey,
        )
    }

    /// The name of a category.
    pub(super) fn category(&self, row: &Row) -> Text {
        let Some((variable, split)) = row.key.splits.first() else {
            return said::unknown_category();
        };
        match split {
            Split::Unknown => said::unknown_category(),
            Split::Code(code) => {
                let list = self.plan.codelist_of(*variable);
                list.map_or_else(said::unknown_category, |it| it.code(*code).label.clone())
            }
        }
    }

    /// Whom figures of an indicator speak of.
    pub(super) fn field(&self, id: IndicatorId) -> String {
        let population = self.indicator(id).sheet.population.clone();
        self.say(&population.unwrap_or_else(said::field_unwritten))
    }

    /// Where figures come from.
    pub(super) fn source(&self) -> String {
        let coverage = &self.release.coverage;
        let notice = coverage.notice.as_deref().map(|it| {
            let head = it.split([':', '.', ';']).next().unwrap_or(it);
            head.trim().to_owned()
        });
        let read = coverage.files_read;
        self.say(&said::source_of(
            &self.whole(i128::try_from(read).unwrap_or(0)),
            read,
            coverage.contributing.len(),
            &self.plan.id,
            &self.plan.version,
            notice.as_deref(),
            matches!(self.release.audience, Audience::Association(_)),
        ))
    }

    /// The anchor of what is told of an indicator at length.
    pub(super) fn anchor(&self, id: IndicatorId) -> String {
        format!("indicator-{}", self.indicator(id).id)
    }

    /// The level of confidence of the intervals that are shown.
    pub(super) fn confidence(&self) -> Option<u8> {
        let mut numbers = self.release.rows.iter().filter_map(Row::numbers);
        numbers.find_map(|it| match it.precision {
            Precision::Interval { confidence, .. } => Some(confidence.in_percent()),
            _ => None,
        })
    }
}

/// Between what the value of a row lies.
pub(super) fn bounds(numbers: &Numbers) -> Option<[f64; 2]> {
    match numbers.precision {
        Precision::Interval { bounds, .. } => Some(bounds),
        _ => None,
    }
}

/// Whether the value of a row may be read.
pub(super) fn has_value(row: &Row) -> bool {
    row.numbers().is_some_and(|it| it.value.is_some())
}

/// What part of those who should have answered did, in whole percent, rounded down: none where all did.
pub(super) fn answered(numbers: &Numbers) -> Option<i128> {
    let all = numbers.n.checked_add(numbers.no_answer)?;
    (numbers.no_answer > 0 && all > 0).then(|| numbers.n.saturating_mul(100) / all)
}

/// `3 / 4`: how many associations stand behind a row, out of how many could.
pub(super) fn associations(row: &Row) -> String {
    row.numbers().map_or(String::new(), |it| {
        format!(
            "{}\u{a0}/\u{a0}{}",
            it.contributors(),
            row.associations_expected
        )
    })
}

/// The tag of a language.
pub(super) fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    }
}
