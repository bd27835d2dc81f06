//! What each association can bring to each common indicator, with the reasons it wrote: from what feeds it
//! where something does, else from what the association says it cannot tell.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::filled::{leaves, may_feed, wanted};
use super::gaps;
use super::supply::Supply;
use crate::i18n::Text;
use crate::plan::{
    Feed, Indicator, IndicatorId, Prospect, Reason, SourceId, Standing, Stated, VariableId, Waves,
};
use crate::referential::Comparability;

/// What the association of `supply` can bring to the common indicator `id`, whose feeds from it are `feeds`.
pub(super) fn of(
    draft: &Draft<'_>,
    id: IndicatorId,
    supply: &Supply<'_>,
    feeds: &[Feed],
) -> Prospect {
    let indicator = &draft.indicators[id.0];
    let desk = Desk {
        draft,
        indicator,
        supply,
    };
    let stated = |dimensions: &[VariableId]| {
        desk.fed(feeds, dimensions, Waves::None)
            .unwrap_or_else(|| desk.unfed(feeds, dimensions))
    };
    let whole = stated(&[]);
    let at = |waves| {
        let fed = desk.fed(feeds, &[], waves);
        fed.unwrap_or_else(|| gaps::of(feeds, waves).unwrap_or_else(|| whole.clone()))
    };
    Prospect {
        indicator: id,
        association: supply.who,
        waves: indicator
            .by_wave()
            .into_iter()
            .map(|waves| (waves, at(waves)))
            .collect(),
        whole: whole.clone(),
        splits: indicator
            .disaggregations
            .iter()
            .map(|dimensions| stated(dimensions))
            .collect(),
    }
}

/// One indicator and one association, side by side.
struct Desk<'d, 'a> {
    draft: &'d Draft<'a>,
    indicator: &'d Indicator,
    supply: &'d Supply<'d>,
}

impl Desk<'_, '_> {
    /// The standing of a figure of `waves` split by `dimensions`, where some source fills it.
    fn fed(&self, feeds: &[Feed], dimensions: &[VariableId], waves: Waves) -> Option<Stated> {
        let filling = Feed::filling(feeds, waves).into_iter();
        let graded = filling.filter_map(|(before, after)| {
            let comparability = before.comparability(after, dimensions)?;
            Some(([before.source, after.source], comparability))
        });
        let graded: Vec<([SourceId; 2], Comparability)> = graded.collect();
        let entering = graded.iter().map(|(_, comparability)| *comparability);
        let entering = entering.filter(|comparability| comparability.enters());
        let best = graded.iter().map(|(_, comparability)| *comparability).min();
        let comparability = entering.max().or(best)?;
        let used = self.used(dimensions);
        let sources: BTreeSet<SourceId> = graded.iter().flat_map(|(both, _)| *both).collect();
        let reasons = sources.into_iter();
        let reasons = reasons.flat_map(|source| self.shortcomings(source, &used));
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
        let sources = &self.draft.associations[self.supply.who.0].sources;
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
        let declared = self.supply.written.not_collected.iter().find(|declared| {
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
        let filled = self.supply.filled(source);
        let lacking = self.leaves(source, used).into_iter();
        let reasons: Vec<Reason> = lacking
            .filter(|variable| filled.one(self.draft, *variable).is_none())
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
        let (standing, because) = self.supply.note(source, variable)?;
        Some(Reason::Mapping {
            source,
            variable,
            standing,
            because: because.clone(),
        })
    }

    /// The variables a source would have to map for `used`, in order: each one itself where the source
    /// speaks of it or nothing derives it, else its parts.
    fn leaves(&self, source: SourceId, used: &BTreeSet<VariableId>) -> BTreeSet<VariableId> {
        let filled = self.supply.filled(source);
        leaves(self.draft, used, |variable| {
            filled.directly(variable) || self.supply.note(source, variable).is_some()
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
mod tests;
