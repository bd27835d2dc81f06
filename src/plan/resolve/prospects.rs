//! What each association can bring to each common indicator, with the reasons it wrote: from what feeds it
//! where something does, else from what the association says it cannot tell.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::filled::{Filled, leaves, may_feed, wanted};
use crate::i18n::Text;
use crate::plan::{
    AssociationId, Feed, Indicator, IndicatorId, Prospect, Reason, SourceId, Standing, Stated,
    VariableId,
};
use crate::referential::{Association, Comparability, Filling};

/// What `who` can bring to the common indicator `id`, whose feeds from it are `feeds`.
pub(super) fn of(
    draft: &Draft<'_>,
    id: IndicatorId,
    who: AssociationId,
    association: &Association,
    feeds: &[Feed],
) -> Prospect {
    let indicator = &draft.indicators[id.0];
    let desk = Desk {
        draft,
        indicator,
        who,
        written: association,
        notes: notes(draft, who, association),
    };
    let stated = |dimensions: &[VariableId]| {
        desk.fed(feeds, dimensions)
            .unwrap_or_else(|| desk.unfed(feeds, dimensions))
    };
    Prospect {
        indicator: id,
        association: who,
        whole: stated(&[]),
        splits: indicator
            .disaggregations
            .iter()
            .map(|dimensions| stated(dimensions))
            .collect(),
    }
}

/// What mappings say of themselves, where they are not exact.
type Notes = BTreeMap<(SourceId, VariableId), (Standing, Text)>;

fn notes(draft: &Draft<'_>, who: AssociationId, association: &Association) -> Notes {
    let mut notes = Notes::new();
    for (at, source) in association.sources.iter().enumerate() {
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
                let (standing, because) = note;
                notes.insert((SourceId(at), variable), (standing, because.clone()));
            }
        }
    }
    notes
}

/// One indicator and one association, side by side.
struct Desk<'d, 'a> {
    draft: &'d Draft<'a>,
    indicator: &'d Indicator,
    who: AssociationId,
    written: &'d Association,
    notes: Notes,
}

impl Desk<'_, '_> {
    /// The standing of a figure split by `dimensions`, where some source fills it.
    fn fed(&self, feeds: &[Feed], dimensions: &[VariableId]) -> Option<Stated> {
        let graded = feeds.iter().filter_map(|feed| {
            let mut worst = feed.comparability;
            for dimension in dimensions {
                worst = worst.max(*feed.dimensions.get(dimension)?);
            }
            Some((feed.source, worst))
        });
        let graded: Vec<(SourceId, Comparability)> = graded.collect();
        let entering = graded.iter().map(|(_, comparability)| *comparability);
        let entering = entering.filter(|comparability| comparability.enters());
        let best = graded.iter().map(|(_, comparability)| *comparability).min();
        let comparability = entering.max().or(best)?;
        let used = self.used(dimensions);
        let reasons = graded
            .iter()
            .flat_map(|(source, _)| self.shortcomings(*source, &used));
        Some(Stated {
            standing: Standing::Fed(comparability),
            reasons: reasons.collect(),
        })
    }

    /// The standing of a figure split by `dimensions` that no source fills. The declaration prevails; else
    /// what a source that suits the indicator says it lacks; else what any source says, for an association
    /// that has spoken is not silent.
    fn unfed(&self, feeds: &[Feed], dimensions: &[VariableId]) -> Stated {
        if let Some(because) = self.not_collected() {
            let because = because.clone();
            return Stated {
                standing: Standing::NotCollected,
                reasons: vec![Reason::NotCollected { because }],
            };
        }
        let used = self.used(dimensions);
        let sources = &self.draft.associations[self.who.0].sources;
        let (mut suited, mut others) = (Vec::new(), Vec::new());
        for (at, source) in sources.iter().enumerate() {
            let id = SourceId(at);
            // A source that feeds the total is alone asked how it is split.
            if !feeds.is_empty() && feeds.iter().all(|feed| feed.source != id) {
                continue;
            }
            if may_feed(self.indicator, source) {
                suited.push(self.lacking(id, &used));
            } else {
                others.push(self.declared(id, &used));
            }
        }
        let spoken = |reasons: &&Vec<Reason>| standing(reasons) != Standing::NotFed;
        let nearest = |of: &[Vec<Reason>]| {
            of.iter()
                .filter(spoken)
                .min_by_key(|reasons| (standing(reasons), reasons.len()))
                .cloned()
        };
        let silent = suited.iter().min_by_key(|reasons| reasons.len()).cloned();
        let reasons = nearest(&suited)
            .or_else(|| nearest(&others))
            .or(silent)
            .unwrap_or_else(|| vec![Reason::NoSource]);
        Stated {
            standing: standing(&reasons),
            reasons,
        }
    }

    /// Why the association does not collect the indicator; a second statistic follows its indicator.
    fn not_collected(&self) -> Option<&Text> {
        let id = self.indicator.id.as_str();
        let main = id.split_once('.').map_or(id, |(main, _)| main);
        let declared = self.written.not_collected.iter().find(|declared| {
            let mut names = declared.indicators.iter();
            names.any(|name| name.value == id || name.value == main)
        });
        declared.map(|declared| &declared.because)
    }

    /// What a figure split by `dimensions` cannot do without.
    fn used(&self, dimensions: &[VariableId]) -> BTreeSet<VariableId> {
        let mut used = wanted(self.indicator);
        used.extend(dimensions);
        used
    }

    /// What `source` maps below exact among what is used, and the parts of it.
    fn shortcomings(&self, source: SourceId, used: &BTreeSet<VariableId>) -> Vec<Reason> {
        let leaves = self.leaves(source, used);
        let noted = |variable| self.note(source, variable);
        leaves.into_iter().filter_map(noted).collect()
    }

    /// What a source that suits the indicator does not fill, and what it says of it.
    fn lacking(&self, source: SourceId, used: &BTreeSet<VariableId>) -> Vec<Reason> {
        let filled = self.filled(source);
        let lacking = self.leaves(source, used).into_iter();
        let reasons: Vec<Reason> = lacking
            .filter(|variable| filled.one(*variable).is_none())
            .map(|variable| {
                let unmapped = Reason::Unmapped { source, variable };
                self.note(source, variable).unwrap_or(unmapped)
            })
            .collect();
        if reasons.is_empty() {
            return vec![Reason::Uncounted { source }];
        }
        reasons
    }

    /// What a source says it cannot fill among what is used.
    fn declared(&self, source: SourceId, used: &BTreeSet<VariableId>) -> Vec<Reason> {
        let noted = self.shortcomings(source, used).into_iter();
        let declared = noted.filter(|reason| {
            matches!(
                reason,
                Reason::Mapping {
                    standing: Standing::Impossible | Standing::Undetermined,
                    ..
                }
            )
        });
        declared.collect()
    }

    fn note(&self, source: SourceId, variable: VariableId) -> Option<Reason> {
        let (standing, because) = self.notes.get(&(source, variable))?;
        Some(Reason::Mapping {
            source,
            variable,
            standing: *standing,
            because: because.clone(),
        })
    }

    fn filled(&self, source: SourceId) -> Filled<'_> {
        let source = &self.draft.associations[self.who.0].sources[source.0];
        Filled::by(self.draft, source)
    }

    /// The variables a source would have to map for `used`, in order: each one itself where the source
    /// speaks of it or nothing derives it, else its parts.
    fn leaves(&self, source: SourceId, used: &BTreeSet<VariableId>) -> BTreeSet<VariableId> {
        let mapped = &self.draft.associations[self.who.0].sources[source.0].mappings;
        let spoken: BTreeSet<VariableId> = mapped.iter().map(|mapping| mapping.variable).collect();
        leaves(self.draft, used, |variable| {
            spoken.contains(&variable) || self.notes.contains_key(&(source, variable))
        })
    }
}

/// What the reasons of one source amount to: one impossible part makes the whole impossible.
fn standing(reasons: &[Reason]) -> Standing {
    let said = reasons.iter().filter_map(|reason| match reason {
        Reason::Mapping { standing, .. } => Some(*standing),
        _ => None,
    });
    let said = said.filter(|standing| !matches!(standing, Standing::Fed(_)));
    said.max().unwrap_or(Standing::NotFed)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::plan::{Plan, Waves, resolve};
    use crate::referential::{self, Status};
    use crate::source_text::SourceTexts;

    const SECTOR: &str = "tests/cmd/matrix/standings.in/referentials";

    fn plan(folder: &str) -> Plan {
        let mut diagnostics = Diagnostics::default();
        let mut texts = SourceTexts::default();
        let paths = [PathBuf::from(folder)];
        let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
        resolve(&read, &mut diagnostics).unwrap()
    }

    /// The standings of a total by association: `escale`, `horizon-sud`, `les-voisins`, `tremplin`.
    fn standings(plan: &Plan, indicator: &str) -> Vec<&'static str> {
        let of = plan.prospects.iter();
        of.filter(|it| plan.indicator(it.indicator).id == indicator)
            .map(|it| it.whole.standing.word())
            .collect()
    }

    #[test]
    fn every_standing_is_told_apart() {
        let plan = plan(SECTOR);
        for (indicator, expected) in [
            ("sorties", ["exact", "close", "broad", "not-collected"]),
            ("sante", ["exact", "exact", "close", "exact"]),
            (
                "sante.renoncement",
                ["impossible", "exact", "exact", "exact"],
            ),
            ("emploi", ["none", "undetermined", "impossible", "not-fed"]),
            ("pas", ["exact", "impossible", "not-fed", "not-fed"]),
            ("occupation", ["not-fed"; 4]),
            ("personnes", ["exact", "not-fed", "exact", "exact"]),
        ] {
            assert_eq!(standings(&plan, indicator), expected, "{indicator}");
        }
    }

    #[test]
    fn what_does_not_enter_does_not_lower_what_does_but_is_told() {
        let plan = plan(SECTOR);
        let found = plan.prospects.iter().find(|it| {
            let indicator = &plan.indicator(it.indicator).id;
            indicator == "sorties" && plan.association(it.association).id == "horizon-sud"
        });
        let whole = &found.unwrap().whole;
        assert_eq!(whole.standing, Standing::Fed(Comparability::Close));
        let told: Vec<_> = whole.reasons.iter().map(|it| it.parts().2.word()).collect();
        assert_eq!(told, ["close", "broad"]);
    }

    #[test]
    fn a_part_that_falls_short_is_the_reason_of_the_whole() {
        let plan = plan(SECTOR);
        let found = plan.prospects.iter().find(|it| {
            let indicator = &plan.indicator(it.indicator).id;
            indicator == "pas" && plan.association(it.association).id == "horizon-sud"
        });
        let reasons = &found.unwrap().whole.reasons;
        let [Reason::Mapping { variable, .. }] = reasons.as_slice() else {
            panic!("{reasons:?}");
        };
        assert_eq!(plan.variable(*variable).id, "pas-2");
    }

    #[test]
    fn those_expected_are_those_that_fill_at_any_comparability() {
        for folder in [SECTOR, "referentials", "tests/miniature/referentials"] {
            let plan = plan(folder);
            let mut seen = 0;
            for (id, indicator) in plan.indicators().filter(|(_, it)| it.owner.is_none()) {
                let prospects = plan.prospects.iter().filter(|it| it.indicator == id);
                let prospects: Vec<&Prospect> = prospects.collect();
                assert_eq!(prospects.len(), plan.associations.len());
                let fills = |of: &dyn Fn(&Prospect) -> Standing| -> BTreeSet<AssociationId> {
                    let there = prospects
                        .iter()
                        .filter(|it| matches!(of(it), Standing::Fed(_)));
                    there.map(|it| it.association).collect()
                };
                // At one wave or another, where the wave plays a part.
                let mut levels: Vec<Waves> =
                    indicator.waves.iter().copied().map(Waves::One).collect();
                if levels.is_empty() {
                    levels.push(Waves::None);
                }
                let expected = |dimensions: &[VariableId]| -> BTreeSet<AssociationId> {
                    let each = levels.iter();
                    each.flat_map(|waves| indicator.expected(dimensions, *waves))
                        .collect()
                };
                assert_eq!(fills(&|it| it.whole.standing), expected(&[]));
                for (at, dimensions) in indicator.disaggregations.iter().enumerate() {
                    let split = fills(&|it| it.splits[at].standing);
                    assert_eq!(split, expected(dimensions), "{}", indicator.id);
                }
                seen += 1;
            }
            assert!(seen > 0, "{folder}");
        }
    }

    #[test]
    fn whatever_is_not_exact_has_a_reason_and_no_association_is_silent_on_the_core() {
        for folder in [SECTOR, "referentials", "tests/miniature/referentials"] {
            let plan = plan(folder);
            for prospect in &plan.prospects {
                let indicator = plan.indicator(prospect.indicator);
                let all = prospect.splits.iter().chain([&prospect.whole]);
                for stated in all {
                    let exact = stated.standing == Standing::Fed(Comparability::Exact);
                    assert!(exact || !stated.reasons.is_empty(), "{}", indicator.id);
                }
                let main = !indicator.id.contains('.');
                if main && indicator.status == Some(Status::Core) {
                    assert_ne!(
                        prospect.whole.standing,
                        Standing::NotFed,
                        "{}",
                        indicator.id
                    );
                }
            }
        }
    }
}
