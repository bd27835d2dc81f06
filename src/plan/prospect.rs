//! Prospects: what each association can bring to each common indicator, as referentials alone tell it,
//! before any export is read.
//!
//! A figure is as comparable as the worst of what enters it; what does not enter is told apart by what the
//! association said of it, with the reasons it wrote.

use crate::i18n::Text;
use crate::referential::Comparability;

use super::{AssociationId, IndicatorId, SourceId, VariableId, WaveId, Waves};

/// What one association can bring to one common indicator.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// The indicator: a common one, or a second statistic under it.
    pub indicator: IndicatorId,
    /// The association.
    pub association: AssociationId,
    /// Its standing for the total, at one wave or another where the wave plays a part.
    pub whole: Stated,
    /// Its standing for the total of each wave, then of each change; none where the wave plays no part.
    pub waves: Vec<(Waves, Stated)>,
    /// Its standing for each of the indicator's disaggregations, in their order.
    pub splits: Vec<Stated>,
}

/// A standing, and why.
#[derive(Clone, Debug)]
pub struct Stated {
    /// The standing.
    pub standing: Standing,
    /// Why it is no better; none where it is exact. What contributes at a lower comparability and what was
    /// left out both stand here, source by source.
    pub reasons: Vec<Reason>,
}

/// Where an association stands towards a figure. All but the first are what format.md calls apart: nothing
/// fills the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It fills it: at the worst comparability of the sources that enter the sector figure, or at the best
    /// of its sources where none enters.
    Fed(Comparability),
    /// Of a change alone: it asks the indicator at both waves, and cannot know the same persons again.
    Unpaired,
    /// Of a wave or a change alone: it fills the indicator, and not at this wave, or not at both.
    NotAsked,
    /// It says that it does not know yet.
    Undetermined,
    /// It says that its questions cannot tell.
    Impossible,
    /// It says that it does not collect it.
    NotCollected,
    /// It says nothing.
    NotFed,
}

impl Standing {
    /// Every standing, best first.
    pub const ALL: [Self; 10] = [
        Self::Fed(Comparability::Exact),
        Self::Fed(Comparability::Close),
        Self::Fed(Comparability::Broad),
        Self::Fed(Comparability::None),
        Self::Unpaired,
        Self::NotAsked,
        Self::Undetermined,
        Self::Impossible,
        Self::NotCollected,
        Self::NotFed,
    ];

    /// The word of the grammar; `unpaired`, `not-asked` and `not-fed`, which nobody writes, where it follows from what
    /// was said, or was not.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fed(comparability) => comparability.word(),
            Self::Unpaired => "unpaired",
            Self::NotAsked => "not-asked",
            Self::Undetermined => "undetermined",
            Self::Impossible => "impossible",
            Self::NotCollected => "not-collected",
            Self::NotFed => "not-fed",
        }
    }

    /// Whether it enters the sector figure.
    pub fn enters(self) -> bool {
        matches!(self, Self::Fed(comparability) if comparability.enters())
    }
}

/// Why a standing is no better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The association declares that it does not collect the indicator.
    NotCollected {
        /// What it wrote.
        because: Text,
    },
    /// A mapping of a source falls short.
    Mapping {
        /// The source.
        source: SourceId,
        /// The variable.
        variable: VariableId,
        /// What the mapping says of itself.
        standing: Standing,
        /// What the association wrote.
        because: Text,
    },
    /// A source that suits the indicator does not fill a variable, and says nothing of it.
    Unmapped {
        /// The source.
        source: SourceId,
        /// The variable.
        variable: VariableId,
    },
    /// Persons would be counted, several sources could, and none says that it counts everyone.
    Uncounted {
        /// The first source that could.
        source: SourceId,
    },
    /// No source is of the kind, the unit and the wave that the indicator asks for.
    NoSource,
    /// Of a wave or a change alone: no source that fills the indicator does so at this wave.
    NotAsked {
        /// The wave.
        wave: WaveId,
    },
    /// Of a change alone: the respondents of a source are anonymous.
    Anonymous {
        /// The source.
        source: SourceId,
    },
    /// Of a change alone: two sources do not number their respondents together.
    Apart {
        /// The source of the earlier wave.
        before: SourceId,
        /// The source of the later one.
        after: SourceId,
    },
}

impl Reason {
    /// Whose fault it is, and of what: source, variable, standing, what was written.
    pub fn parts(
        &self,
    ) -> (
        Option<SourceId>,
        Option<VariableId>,
        Standing,
        Option<&Text>,
    ) {
        match self {
            Self::NotCollected { because } => (None, None, Standing::NotCollected, Some(because)),
            Self::Mapping {
                source,
                variable,
                standing,
                because,
            } => (Some(*source), Some(*variable), *standing, Some(because)),
            Self::Unmapped { source, variable } => {
                (Some(*source), Some(*variable), Standing::NotFed, None)
            }
            Self::Uncounted { source } => (Some(*source), None, Standing::NotFed, None),
            Self::NoSource => (None, None, Standing::NotFed, None),
            Self::NotAsked { .. } => (None, None, Standing::NotAsked, None),
            Self::Anonymous { source } | Self::Apart { before: source, .. } => {
                (Some(*source), None, Standing::Unpaired, None)
            }
        }
    }
}
