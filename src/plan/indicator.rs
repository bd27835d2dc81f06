//! Published statistics, and what feeds them.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::referential::{
    Comparability, Direction, Every, Keep, Level, Observes, SourceKind, Status,
};

use super::{AssociationId, Condition, Measure, SourceId, VariableId, WaveId};

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
    /// Its waves; none where the wave plays no part.
    pub waves: Vec<WaveId>,
    /// Which observation of a respondent counts in one period and wave.
    pub one_per: Option<Keep>,
    /// Publication thresholds.
    pub publish: Publish,
    /// What feeds it, by association and source.
    pub feeds: Vec<Feed>,
}

impl Indicator {
    /// Associations that can fill the figure split by `dimensions`, at any comparability.
    pub fn expected(&self, dimensions: &[VariableId]) -> BTreeSet<AssociationId> {
        let fills = |feed: &&Feed| {
            dimensions
                .iter()
                .all(|dimension| feed.dimensions.contains_key(dimension))
        };
        self.feeds
            .iter()
            .filter(fills)
            .map(|feed| feed.association)
            .collect()
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
