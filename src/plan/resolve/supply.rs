//! What one association can supply: what its sources fill, and what it wrote of what they do not. Worked out once,
//! for every indicator asks it.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::filled::Filled;
use crate::i18n::Text;
use crate::plan::{AssociationId, SourceId, Standing, VariableId};
use crate::referential::{Association, Comparability, Filling};

/// One association.
pub(super) struct Supply<'w> {
    /// Which one.
    pub(super) who: AssociationId,
    /// As written.
    pub(super) written: &'w Association,
    /// What each of its sources fills.
    filled: Vec<Filled>,
    /// What mappings say of themselves, where they are not exact.
    notes: BTreeMap<(SourceId, VariableId), (Standing, &'w Text)>,
}

impl<'w> Supply<'w> {
    /// That of each association, in their order.
    pub(super) fn of_all(draft: &Draft<'_>, associations: &[&'w Association]) -> Vec<Self> {
        let all = associations.iter().enumerate();
        all.map(|(at, written)| Self::of(draft, AssociationId(at), written))
            .collect()
    }

    fn of(draft: &Draft<'_>, who: AssociationId, written: &'w Association) -> Self {
        let sources = &draft.associations[who.0].sources;
        let mut supply = Self {
            who,
            written,
            filled: sources.iter().map(Filled::by).collect(),
            notes: BTreeMap::new(),
        };
        for (at, source) in written.sources.iter().enumerate() {
            for mapping in &source.habits.mappings {
                let comparability = mapping.comparability.value;
                let note = match (&mapping.filling, &mapping.because) {
                    (Some(Filling::Impossible(because)), _) => (Standing::Impossible, because),
                    (Some(Filling::Undetermined(because)), _) => (Standing::Undetermined, because),
                    (_, Some(because)) if comparability != Comparability::Exact => {
                        (Standing::Fed(comparability), because)
                    }
                    _ => continue,
                };
                let names = &draft.variable_names;
                if let Some(variable) = names.get(Some(who), &mapping.variable.value) {
                    supply.notes.insert((SourceId(at), variable), note);
                }
            }
        }
        supply
    }

    /// What a source fills.
    pub(super) fn filled(&self, source: SourceId) -> &Filled {
        &self.filled[source.0]
    }

    /// What a source says of how it maps a variable, where that is not exact.
    pub(super) fn note(
        &self,
        source: SourceId,
        variable: VariableId,
    ) -> Option<(Standing, &'w Text)> {
        self.notes.get(&(source, variable)).copied()
    }
}
