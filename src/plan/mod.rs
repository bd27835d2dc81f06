//! What referentials mean once checked: names are resolved to numbers, measures suit their variables,
//! and it is known which source feeds which indicator.
//!
//! In: [`crate::referential::Referentials`]. Out: a [`Plan`], the only thing the rest of the program
//! knows of referentials; nothing after it checks YAML again.

use crate::i18n::{Lang, Text};

mod codelist;
mod condition;
mod cost;
mod derivation;
mod edit;
mod ids;
mod indicator;
mod mapping;
mod measure;
mod prospect;
mod resolve;
mod series_break;
mod source;
mod standard;
mod universe;
mod variable;
mod waves;

pub use codelist::{Code, Codelist};
pub use condition::Condition;
pub use cost::{CostTable, Effect, Range, UnitCost};
pub use derivation::{Derivation, Part};
pub use edit::{Edit, EditTest};
pub use ids::{
    AssociationId, CodeId, CodelistId, IndicatorId, SourceId, StandardId, VariableId, WaveId,
};
pub use indicator::{Feed, Indicator, Publish, Reference, Sheet};
pub use mapping::{Aspect, Constant, Difference, Filling, Mapping, OptionColumn, separator_mark};
pub use measure::Measure;
pub use prospect::{Prospect, Reason, Standing, Stated};
pub use resolve::{bin_names, complete, resolve};
pub use series_break::SeriesBreak;
pub use source::{
    Association, Dialect, DuplicateKey, Duplicates, Heading, Margin, PeriodFrom, Respondent,
    RowRule, Sample, Source, WaveFrom, Weights,
};
pub use standard::StandardPopulation;
pub use universe::Universe;
pub use variable::{Variable, VariableType};
pub use waves::Waves;

/// Checked referentials.
#[derive(Debug)]
pub struct Plan {
    /// Id of the common referential.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its language.
    pub language: Lang,
    /// Its title.
    pub title: Text,
    /// Themes, in order.
    pub themes: Vec<Theme>,
    /// Instruments, in order.
    pub instruments: Vec<Instrument>,
    /// Waves, in order.
    pub waves: Vec<Wave>,
    /// Codelists, common and own.
    pub codelists: Vec<Codelist>,
    /// Variables, common ones first, in the author's order.
    pub variables: Vec<Variable>,
    /// Variables in an order in which each derived one comes after its parts.
    pub derivation_order: Vec<VariableId>,
    /// Structures to standardise to, in order.
    pub standards: Vec<StandardPopulation>,
    /// Published statistics: common indicators, each followed by its `also`, then own ones.
    pub indicators: Vec<Indicator>,
    /// What must be true of one observation: common edits, then own ones.
    pub edits: Vec<Edit>,
    /// Associations, sorted by id.
    pub associations: Vec<Association>,
    /// What each association can bring to each common indicator: indicators in order, then associations.
    pub prospects: Vec<Prospect>,
    /// What the sector counts, whether it contributes or not.
    pub universe: Vec<Universe>,
    /// Disaggregating variables, in the order of the columns of tidy output.
    pub dimensions: Vec<VariableId>,
    /// Tables of unit costs, in the order of their files.
    pub costs: Vec<CostTable>,
}

/// A theme.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// A note for readers.
    pub note: Option<Text>,
}

/// An instrument: questions that go together, under a licence.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Who holds it.
    pub holder: Option<Text>,
    /// Under which licence.
    pub licence: Option<Text>,
    /// Whether its items may be written out.
    pub reproduce: bool,
    /// A note for readers.
    pub note: Option<Text>,
}

/// A wave.
#[derive(Clone, Debug)]
pub struct Wave {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
}

impl Plan {
    /// One wave.
    pub fn wave(&self, id: WaveId) -> &Wave {
        &self.waves[usize::from(id.0)]
    }

    /// The waves of a figure, as formats for programs write them: `entry`, `entry>exit`; none where the wave plays
    /// no part.
    pub fn waves_written(&self, waves: Waves) -> Option<String> {
        let wave = |id| self.wave(id).id.as_str();
        match waves {
            Waves::None => None,
            Waves::One(id) => Some(wave(id).to_owned()),
            Waves::Change { from, to } => Some(format!("{}>{}", wave(from), wave(to))),
        }
    }

    /// One variable.
    pub fn variable(&self, id: VariableId) -> &Variable {
        &self.variables[id.0]
    }

    /// One codelist.
    pub fn codelist(&self, id: CodelistId) -> &Codelist {
        &self.codelists[id.0]
    }

    /// The codelist of a coded variable or a multiple choice.
    pub fn codelist_of(&self, id: VariableId) -> Option<&Codelist> {
        self.variable(id)
            .kind
            .codelist()
            .map(|list| self.codelist(list))
    }

    /// The code that the others of a variable are compared with: the first that is a category, as its author wrote them.
    pub fn reference_of(&self, id: VariableId) -> Option<CodeId> {
        let codes = &self.codelist_of(id)?.codes;
        let at = codes.iter().position(|code| code.missing.is_none())?;
        u16::try_from(at).ok().map(CodeId)
    }

    /// One indicator.
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[id.0]
    }

    /// One standard population.
    pub fn standard(&self, id: StandardId) -> &StandardPopulation {
        &self.standards[id.0]
    }

    /// One association.
    pub fn association(&self, id: AssociationId) -> &Association {
        &self.associations[id.0]
    }

    /// One source.
    pub fn source(&self, association: AssociationId, source: SourceId) -> &Source {
        &self.associations[association.0].sources[source.0]
    }

    /// All indicators with their ids.
    pub fn indicators(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        self.indicators
            .iter()
            .enumerate()
            .map(|(at, indicator)| (IndicatorId(at), indicator))
    }
}
