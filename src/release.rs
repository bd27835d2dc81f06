//! A release: figures that passed disclosure control, and what is said around them.
//!
//! Writers take a [`Release`] and nothing else, so what is withheld cannot reach them.

use crate::figure::Figure;
use crate::plan::AssociationId;

/// Who will read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone: sector figures only.
    Public,
    /// Members of the programme: also the rows of associations that agreed.
    Members,
    /// Those who make the figures: everything in clear.
    Working,
}

impl Audience {
    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Members => "members",
            Self::Working => "working",
        }
    }
}

/// Figures published together.
#[derive(Clone, Debug)]
pub struct Release {
    /// Who will read.
    pub audience: Audience,
    /// The rows, in the order they are written: indicator, period, wave, disaggregation, codes, then the
    /// sector before its associations.
    pub rows: Vec<Row>,
    /// How the exports were read.
    pub coverage: Coverage,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The figure; where it is withheld, its numbers are erased, not only hidden.
    pub figure: Figure,
    /// Whether it may be read.
    pub confidentiality: Confidentiality,
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
}
