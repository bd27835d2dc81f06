//! What the sector counts beyond those who contribute: services, persons, as the common referential declares them.

use super::{Indicator, Measure};
use crate::i18n::Text;
use crate::referential::{self, Observes};

/// One line of `universe`.
#[derive(Clone, Debug)]
pub struct Universe {
    /// What is counted, as it is written.
    pub unit: String,
    /// How many.
    pub total: i64,
    /// Year or date of the count.
    pub as_of: Option<String>,
    /// Where it was read.
    pub source: Option<Text>,
}

impl Universe {
    pub(super) fn of(written: &referential::Universe) -> Self {
        Self {
            unit: written.unit.value.clone(),
            total: written.total.value,
            as_of: written.as_of.as_ref().map(|it| it.value.clone()),
            source: written.source.clone(),
        }
    }

    /// What it counts, where its unit says one that indicators observe.
    pub fn observed(&self) -> Option<Observes> {
        match self.unit.as_str() {
            "people" | "persons" | "personnes" => Some(Observes::Person),
            "services" | "sites" | "établissements" | "etablissements" => Some(Observes::Site),
            _ => None,
        }
    }

    /// Whether the figures of `indicator` count how many of it are reached: all of them, each once an association.
    pub fn is_counted_by(&self, indicator: &Indicator) -> bool {
        indicator.owner.is_none()
            && indicator.among.is_none()
            && indicator.waves.is_empty()
            && Some(indicator.observes) == self.observed()
            && match indicator.measure {
                Measure::Distinct => true,
                Measure::Count => indicator.observes == Observes::Site,
                _ => false,
            }
    }
}
