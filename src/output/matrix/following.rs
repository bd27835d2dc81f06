//! Who can follow the same persons from one wave to another, in sentences: how many changes can be published for the
//! sector, which associations cannot follow and why.

use std::collections::BTreeSet;

use super::account::{threshold, told};
use super::{Matrix, Row};
use crate::i18n::Text;
use crate::i18n::output::{change, matrix as said};
use crate::plan::{Plan, Prospect, Reason, Standing, Stated, WaveId, Waves};

/// The sentences on changes; associations are named one by one where the grids name them.
pub(super) fn sentences(matrix: &Matrix<'_>, named: bool) -> Vec<Text> {
    let rows = matrix.rows.iter().filter(|row| !row.is_second());
    let rows: Vec<&Row<'_>> = rows
        .filter(|row| !row.indicator.changes().is_empty())
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut said = sector(&rows);
    let lacking = matrix.plan.associations.iter().enumerate();
    let lacking = lacking.map(|(at, it)| (&it.name, Followed::by(matrix.plan, &rows, at)));
    let lacking: Vec<(&Text, Followed)> = lacking.collect();
    if named {
        let short = lacking.iter().filter(|(_, it)| it.lacking > 0);
        said.extend(
            short.map(|(name, it)| said::cannot_follow(name, it.lacking, it.filled, &it.reasons)),
        );
    } else {
        let whole = lacking
            .iter()
            .filter(|(_, it)| it.filled > 0 && it.lacking == 0);
        said.push(said::followers(whole.count(), lacking.len()));
    }
    said
}

fn sector(rows: &[&Row<'_>]) -> Vec<Text> {
    let short_of = |row: &Row<'_>| {
        let mut changes = row.by_wave();
        changes.retain(|(waves, _)| waves.is_change());
        let all = changes.len();
        changes.retain(|(_, stated)| row.falls_short(stated));
        (changes.len(), all)
    };
    let short: Vec<(usize, usize)> = rows.iter().map(|row| short_of(row)).collect();
    let reaching = short.iter().filter(|(short, all)| short < all).count();
    let mut said = vec![said::following(reaching, rows.len(), threshold(rows))];
    let never: usize = short.iter().map(|(short, _)| short).sum();
    if never > 0 {
        said.push(said::not_following(never));
    }
    said
}

/// What one association can follow.
struct Followed {
    /// How many indicators with a change it fills, at any comparability.
    filled: usize,
    /// For how many of them it can fill no change.
    lacking: usize,
    /// Why, each reason once; the waves that are not asked stand together, first.
    reasons: Vec<Text>,
}

impl Followed {
    /// By the association at a position, of `rows`.
    fn by(plan: &Plan, rows: &[&Row<'_>], at: usize) -> Self {
        let (mut filled, mut lacking) = (0, 0);
        let mut missing: BTreeSet<WaveId> = BTreeSet::new();
        let mut others: Vec<Text> = Vec::new();
        let prospects = rows.iter().filter_map(|row| row.prospects.get(at));
        for prospect in prospects.filter(|it| is_fed(&it.whole)) {
            filled += 1;
            let changes = prospect.waves.iter();
            let changes = changes.filter(|(waves, _)| waves.is_change());
            if changes.clone().any(|(_, stated)| is_fed(stated)) {
                continue;
            }
            lacking += 1;
            for reason in changes.flat_map(|(_, stated)| &stated.reasons) {
                if let Reason::NotAsked { wave } = reason {
                    missing.insert(*wave);
                    continue;
                }
                let said = worded(plan, prospect, reason);
                others.extend(said.filter(|it| !others.contains(it)));
            }
        }
        let missing = missing.iter().map(|id| plan.wave(*id).id.as_str());
        let missing: Vec<&str> = missing.collect();
        let reasons = (!missing.is_empty()).then(|| said::not_asked(&missing));
        Self {
            filled,
            lacking,
            reasons: reasons.into_iter().chain(others).collect(),
        }
    }
}

fn is_fed(stated: &Stated) -> bool {
    matches!(stated.standing, Standing::Fed(_))
}

/// Why associations that fill an indicator do not fill one of its changes, or fill it otherwise, one sentence for all
/// of which the same is said. What holds of the whole is told of it, and a wave that is not asked by the change that
/// lacks it, where there is one.
pub(super) fn reasons(matrix: &Matrix<'_>, row: &Row<'_>) -> Vec<Text> {
    let changing = !row.indicator.changes().is_empty();
    let by_wave = row.indicator.by_wave().into_iter().enumerate();
    by_wave
        .flat_map(|(at, waves)| {
            let label = label(matrix.plan, row, waves);
            let stated = row.prospects.iter();
            let stated = stated.filter_map(|it| Some((*it, &it.waves.get(at)?.1)));
            let other = stated.filter(|(prospect, it)| {
                let told = changing && !waves.is_change() && it.standing == Standing::NotAsked;
                !told && it.reasons != prospect.whole.reasons
            });
            told(matrix, Some(&label), other)
        })
        .collect()
}

/// The words of a wave or a change of an indicator.
pub(super) fn label(plan: &Plan, row: &Row<'_>, waves: Waves) -> Text {
    let label = |id| &plan.wave(id).label;
    match waves {
        Waves::None => row.indicator.label.clone(),
        Waves::One(id) => label(id).clone(),
        Waves::Change { from, to } => {
            if row.indicator.changes().len() > 1 {
                change(label(from), label(to))
            } else {
                said::only_change()
            }
        }
    }
}

/// A reason that waves give, in words; none where it is another.
pub(super) fn worded(plan: &Plan, prospect: &Prospect, reason: &Reason) -> Option<Text> {
    let source = |id| plan.source(prospect.association, id).id.as_str();
    match reason {
        Reason::NotAsked { wave } => Some(said::not_asked(&[&plan.wave(*wave).id])),
        Reason::Anonymous { source: id } => Some(said::anonymous(source(*id))),
        Reason::Apart { before, after } => Some(said::apart(source(*before), source(*after))),
        _ => None,
    }
}
