//! Why an association that fills an indicator does not fill one of its waves, or the change between two: from what
//! feeds it, the waves it does not ask and the persons it cannot know again.

use crate::plan::{Feed, Reason, Standing, Stated, WaveId, Waves};

/// What `feeds`, all of one association, lack for the figure of `waves`, which they do not fill; none where they
/// lack nothing that waves tell, or there are none.
pub(super) fn of(feeds: &[Feed], waves: Waves) -> Option<Stated> {
    if feeds.is_empty() {
        return None;
    }
    let reasons = match waves {
        Waves::None => Vec::new(),
        Waves::One(wave) => not_asked(feeds, wave).into_iter().collect(),
        Waves::Change { from, to } => {
            let missing = [from, to].into_iter();
            let missing = missing.filter_map(|wave| not_asked(feeds, wave));
            missing.chain(strangers(feeds, from, to)).collect()
        }
    };
    let asked = !reasons
        .iter()
        .any(|it| matches!(it, Reason::NotAsked { .. }));
    (!reasons.is_empty()).then_some(Stated {
        standing: if asked {
            Standing::Unpaired
        } else {
            Standing::NotAsked
        },
        reasons,
    })
}

fn not_asked(feeds: &[Feed], wave: WaveId) -> Option<Reason> {
    at(feeds, wave)
        .next()
        .is_none()
        .then_some(Reason::NotAsked { wave })
}

fn at(feeds: &[Feed], wave: WaveId) -> impl Iterator<Item = &Feed> {
    feeds.iter().filter(move |feed| feed.waves.contains(&wave))
}

/// What keeps the persons of one wave from being known at the other: told even where a wave is missing, for asking
/// it would not be enough.
fn strangers(feeds: &[Feed], from: WaveId, to: WaveId) -> Vec<Reason> {
    let either = |feed: &&Feed| feed.waves.contains(&from) || feed.waves.contains(&to);
    let anonymous = feeds.iter().filter(either);
    let anonymous = anonymous.filter(|feed| feed.space.is_none());
    let mut reasons: Vec<Reason> = anonymous
        .map(|feed| Reason::Anonymous {
            source: feed.source,
        })
        .collect();
    let named = |wave| at(feeds, wave).find(|feed| feed.space.is_some());
    // Both are known by name, and yet they do not meet.
    if let (Some(before), Some(after)) = (named(from), named(to)) {
        reasons.push(Reason::Apart {
            before: before.source,
            after: after.source,
        });
    }
    reasons
}
