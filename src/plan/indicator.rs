//! Published statistics, and what feeds them.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::period::Period;
use crate::referential::{
    Attribution, Comparability, Direction, Every, Keep, Level, Observes, ReferenceRole, SourceKind,
    Status,
};

use super::{
    AssociationId, Condition, Measure, SeriesBreak, SourceId, StandardId, VariableId, WaveId, Waves,
};

/// A published statistic.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id as published: `id`, `id.also`, `association.id`.
    pub id: String,
    /// The association it belongs to; none for a common one. Own indicators have no sector row.
    pub owner: Option<AssociationId>,
    /// Its label.
    pub label: Text,
    /// What it says.
    pub definition: Text,
    /// What only its sheet tells.
    pub sheet: Sheet,
    /// Its unit.
    pub unit: String,
    /// core, recommended or optional.
    pub status: Option<Status>,
    /// Link of the chain of results.
    pub level: Level,
    /// Which way is better.
    pub direction: Direction,
    /// What one observation is.
    pub observes: Observes,
    /// Which kind of source may feed it.
    pub from: SourceKind,
    /// Rhythm of publication.
    pub every: Every,
    /// Who is eligible.
    pub among: Option<Condition>,
    /// What is computed.
    pub measure: Measure,
    /// Single variables and crossings; the total is implied.
    pub disaggregations: Vec<Vec<VariableId>>,
    /// Structures to which it is standardised, where its measure may be: it is split by the variables of each.
    pub standardise: Vec<StandardId>,
    /// Its waves; none where the wave plays no part.
    pub waves: Vec<WaveId>,
    /// Which observation of a respondent counts in one period and wave.
    pub one_per: Option<Keep>,
    /// Publication thresholds.
    pub publish: Publish,
    /// Breaks of its series, in order.
    pub breaks: Vec<SeriesBreak>,
    /// What feeds it, by association and source.
    pub feeds: Vec<Feed>,
}

impl Indicator {
    /// The levels it publishes: one a wave, in the programme's order; none where the wave plays no part.
    pub fn levels(&self) -> Vec<Waves> {
        let waves: BTreeSet<WaveId> = self.waves.iter().copied().collect();
        waves.into_iter().map(Waves::One).collect()
    }

    /// The paired changes it publishes: between the first of its waves, in the programme's order, and each
    /// other; none where what it measures has no change.
    pub fn changes(&self) -> Vec<Waves> {
        let mut waves: Vec<WaveId> = self.waves.clone();
        waves.sort_unstable();
        waves.dedup();
        match waves.split_first() {
            Some((from, later)) if self.measure.changes() => later
                .iter()
                .map(|to| Waves::Change {
                    from: *from,
                    to: *to,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The figures it publishes by wave: its levels, then its changes; none where the wave plays no part.
    pub fn by_wave(&self) -> Vec<Waves> {
        [self.levels(), self.changes()].concat()
    }

    /// The unit of its figures of `waves`: a percentage changes by points, never by percent.
    pub fn unit_of(&self, waves: Waves) -> &str {
        let percentage = matches!(
            self.measure,
            Measure::Share { .. } | Measure::Distribution(_)
        ) || matches!(self.unit.as_str(), "percent" | "%");
        if waves.is_change() && percentage {
            "points"
        } else {
            &self.unit
        }
    }

    /// Associations that can fill the figure of `waves` split by `dimensions`, at any comparability: with one source,
    /// for a change with one before and one after that can meet.
    pub fn expected(&self, dimensions: &[VariableId], waves: Waves) -> BTreeSet<AssociationId> {
        let filling = Feed::filling(&self.feeds, waves).into_iter();
        let splits =
            |(before, after): &(&Feed, &Feed)| before.comparability(after, dimensions).is_some();
        let filling = filling.filter(splits);
        filling.map(|(before, _)| before.association).collect()
    }
}

/// One source that can fill an indicator.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Whose.
    pub association: AssociationId,
    /// Which source.
    pub source: SourceId,
    /// Worst comparability of what the measure and `among` use.
    pub comparability: Comparability,
    /// The disaggregating variables it can fill, each with its comparability.
    pub dimensions: BTreeMap<VariableId, Comparability>,
    /// The waves of the indicator it can give.
    pub waves: BTreeSet<WaveId>,
    /// The numbering of its respondents; none where they are anonymous.
    pub space: Option<String>,
}

impl Feed {
    /// Worst comparability of what it brings to a figure split by `dimensions`; one that it does not fill lowers
    /// nothing.
    pub fn comparability_of(
        &self,
        dimensions: impl IntoIterator<Item = VariableId>,
    ) -> Comparability {
        let dimensions = dimensions.into_iter();
        let filled = dimensions.filter_map(|id| self.dimensions.get(&id).copied());
        filled.fold(self.comparability, Comparability::max)
    }

    /// What fills a figure of `waves`, a source before and a source after: for a level each source with itself,
    /// for a change those whose respondents can meet.
    pub fn filling(feeds: &[Self], waves: Waves) -> Vec<(&Self, &Self)> {
        let both = |feed| (feed, feed);
        match waves {
            Waves::None => feeds.iter().map(both).collect(),
            Waves::One(wave) => {
                let of = feeds.iter().filter(|feed| feed.waves.contains(&wave));
                of.map(both).collect()
            }
            Waves::Change { from, to } => {
                let meeting = |before| {
                    let after = feeds.iter();
                    let after = after.filter(move |after| Self::meets(before, after, from, to));
                    after.map(move |after| (before, after))
                };
                feeds.iter().flat_map(meeting).collect()
            }
        }
    }

    /// The worst comparability of what this source and `after` bring to a figure split by `dimensions`; none where
    /// they do not fill it. What splits a change is known at the earlier wave.
    pub fn comparability(&self, after: &Self, dimensions: &[VariableId]) -> Option<Comparability> {
        let mut each = dimensions.iter().map(|id| self.dimensions.get(id));
        let both = self.comparability.max(after.comparability);
        each.try_fold(both, |worst, own| Some(worst.max(*own?)))
    }

    /// Whether a respondent seen here at the wave `from` can be known again in `after` at the wave `to`.
    pub fn meets(&self, after: &Self, from: WaveId, to: WaveId) -> bool {
        self.association == after.association
            && self.space.is_some()
            && self.space == after.space
            && self.waves.contains(&from)
            && after.waves.contains(&to)
    }
}

/// What the sheet of an indicator tells its readers, and no figure depends on.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its theme: an id of [`Plan::themes`](super::Plan::themes).
    pub theme: Option<String>,
    /// Whom it speaks of, in words.
    pub population: Option<Text>,
    /// The question behind it, where one wording is.
    pub question: Option<Text>,
    /// A note for readers.
    pub note: Option<Text>,
    /// Standards it answers to: scheme and code.
    pub standards: Vec<(String, String)>,
    /// Targets, baselines and benchmarks.
    pub references: Vec<Reference>,
    /// Whether the wording itself matters.
    pub strict: bool,
    /// What may be said of cause.
    pub attribution: Option<Attribution>,
    /// Smallest change that means something.
    pub minimal_change: Option<Decimal>,
}

/// A value to compare with.
#[derive(Clone, Debug)]
pub struct Reference {
    /// target, baseline or benchmark.
    pub role: ReferenceRole,
    /// The value, in the unit of the indicator.
    pub value: Decimal,
    /// Its period.
    pub period: Period,
    /// Where it was read.
    pub source: Text,
}

/// Publication thresholds, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Publish {
    /// Fewest persons behind a figure.
    pub persons: u64,
    /// Fewest associations behind a sector figure.
    pub associations: u64,
    /// Largest share, in percent, of one association in a sector figure.
    pub dominance: u64,
    /// Step to which medians and bounds are rounded.
    pub step: Option<Decimal>,
}
