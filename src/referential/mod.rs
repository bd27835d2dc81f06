//! A referential as its author wrote it: decoded, every value with its place, nothing resolved.
//!
//! In: the spanned tree of [`crate::yaml`]. Out: [`Referentials`], the common file, the associations,
//! the costs and the profiles, in which a name is still text. Whether a name exists, whether a measure suits its variable,
//! is for [`crate::plan`] to say. What could not be decoded was pushed as a diagnostic and is absent here.

use std::collections::BTreeMap;

use crate::source_text::{FileId, Place};

mod asks;
mod association;
mod codelist;
mod collections;
mod common;
mod condition;
mod costs;
mod derived;
mod edit;
mod fields;
mod file;
mod french;
mod habits;
mod header;
mod ids;
mod indicator;
mod landmarks;
mod load;
mod mapping;
mod measure;
mod missing;
mod outline;
mod profile;
mod reader;
mod scalar;
mod shelf;
mod source;
mod text;
mod variable;
mod words;

pub use crate::period::Every;
pub use asks::{Asks, Scale};
pub use association::{Association, NotCollected};
pub use codelist::{Code, Codelist, Labelled};
pub use common::{Common, Defaults, Instrument, StandardPopulation, Universe};
pub use condition::{Condition, Test};
pub use costs::{Cost, Costs, Spread, Valued};
pub use derived::{Derived, Part, Requires};
pub use habits::{Dialect, Duplicates, Habits, PeriodFrom, Respondent, RowRule, WaveFrom};
pub use header::{Accept, Break, Header};
pub use ids::{as_id, is_id};
pub use indicator::{Also, Indicator, Publish, Reference};
pub use landmarks::{Landmark, Landmarks, Law, Population, load_landmarks};
pub use load::{PARENTS, load, load_given};
pub use mapping::{Convert, Fill, Filling, Heading, Mapping, Recode};
pub use measure::Measure;
pub use missing::Missing;
pub use outline::Outline;
pub use profile::Profile;

pub use edit::{Edit, EditTest};
pub use shelf::{Given, is_yaml};
pub use source::{Lack, Margins, Sample, Source, Weights};
pub use variable::{Bounds, CodelistRef, Plausible, Variable, VariableType};
pub use words::{
    Answers, Attribution, Comparability, Design, Direction, Keep, Level, Observes, Paid, Per,
    ReferenceRole, SourceKind, Status,
};

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// An id, a code, a heading: text whose meaning is settled later.
pub type Name = Written<String>;

/// All the files of one run.
#[derive(Debug, Default)]
pub struct Referentials {
    /// The common referentials found; one is wanted.
    pub commons: Vec<Common>,
    /// The associations, in the order of their files.
    pub associations: Vec<Association>,
    /// The tables of unit costs.
    pub costs: Vec<Costs>,
    /// The profiles users wrote, in the order of their files.
    pub profiles: Vec<Profile>,
    /// The outline of each file that accepts diagnostics.
    pub outlines: BTreeMap<FileId, Outline>,
    /// How many files were read, faulty ones included.
    pub files: usize,
}

impl Referentials {
    /// Adds what more files say, after the files of these.
    fn extend(&mut self, more: Self) {
        let Self {
            commons,
            associations,
            costs,
            profiles,
            outlines,
            files,
        } = more;
        self.commons.extend(commons);
        self.associations.extend(associations);
        self.costs.extend(costs);
        self.profiles.extend(profiles);
        self.outlines.extend(outlines);
        self.files += files;
    }
}

#[cfg(test)]
mod tests;
