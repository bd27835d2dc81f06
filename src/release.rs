//! A release: figures that passed disclosure control, and what is said around them.
//!
//! Writers take a [`Release`] and nothing else, so what is withheld cannot reach them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::figure::{FigureKey, Numbers};
use crate::period::Period;
use crate::plan::{AssociationId, Plan, SeriesBreak, Universe};

/// Who will read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone: sector figures only.
    Public,
    /// Members of the programme: also the totals of associations that agreed.
    Members,
    /// One association: what members read, and all that is its own, in clear.
    Association(AssociationId),
    /// Those who make the figures: everything in clear.
    Working,
}

impl Audience {
    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Members => "members",
            Self::Association(_) => "association",
            Self::Working => "working",
        }
    }
}

/// Figures published together.
#[derive(Clone, Debug)]
pub struct Release {
    /// Who will read.
    pub audience: Audience,
    /// The rows, in the order of their keys: that is how they are written.
    pub rows: Vec<Row>,
    /// How the exports were read.
    pub coverage: Coverage,
}

/// One row: what it speaks of, and its numbers where they may be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it speaks of.
    pub key: FigureKey,
    /// How many associations could fill it.
    pub associations_expected: usize,
    /// The breaks of its indicator, by position, that keep it from being compared with the figure before it in its series:
    /// what the referential and the period tell, withheld or not.
    pub breaks: Range<usize>,
    /// What may be read of it.
    pub content: Content,
}

/// What may be read of a row. A withheld row has no numbers to show: they are dropped, not hidden.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Free to read.
    Free(Numbers),
    /// Withheld.
    Withheld,
    /// A working figure in clear, not for publication.
    Working(Numbers),
}

impl Row {
    /// The numbers, unless they are withheld.
    pub fn numbers(&self) -> Option<&Numbers> {
        match &self.content {
            Content::Free(numbers) | Content::Working(numbers) => Some(numbers),
            Content::Withheld => None,
        }
    }

    /// The breaks that keep it from being compared with the figure before it in its series.
    pub fn breaks_in<'a>(&self, plan: &'a Plan) -> &'a [SeriesBreak] {
        let all = &plan.indicator(self.key.indicator).breaks;
        all.get(self.breaks.clone()).unwrap_or_default()
    }

    /// Whether it mixes what is on both sides of a break, which falls inside its period.
    pub fn mixes(&self, plan: &Plan) -> bool {
        let mut breaks = self.breaks_in(plan).iter();
        breaks.any(|it| it.is_inside(self.key.period))
    }

    /// Whether it may be read.
    pub fn confidentiality(&self) -> Confidentiality {
        match self.content {
            Content::Free(_) => Confidentiality::Free,
            Content::Withheld => Confidentiality::Withheld,
            Content::Working(_) => Confidentiality::Working,
        }
    }
}

/// `CONF_STATUS` of SDMX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidentiality {
    /// F, free.
    Free,
    /// C, withheld.
    Withheld,
    /// N, not for publication: a working figure in clear.
    Working,
}

/// What was read, of whom.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Files read.
    pub files_read: usize,
    /// Files refused, by name, below the folder of exports.
    pub files_refused: Vec<String>,
    /// Associations with at least one observation.
    pub contributing: Vec<AssociationId>,
    /// Associations of the referentials.
    pub expected: Vec<AssociationId>,
    /// What the folder of exports says of its data, to stand under every output.
    pub notice: Option<String>,
    /// How many of the sector are reached, by what the common referential counts of it.
    pub sector: Vec<Reach>,
}

/// How many of one line of the universe are reached.
#[derive(Clone, Debug)]
pub struct Reach {
    /// What the sector counts.
    pub universe: Universe,
    /// By period, those who are reached at most, where that may be read: who is known to two associations counts twice.
    pub reached: BTreeMap<Period, i128>,
}
