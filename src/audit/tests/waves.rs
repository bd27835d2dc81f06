//! Who is compared at two waves counts in the level of each.

use super::*;
use crate::plan::WaveId;

const BEFORE: Waves = Waves::One(WaveId(0));
const AFTER: Waves = Waves::One(WaveId(1));
const CHANGE: Waves = Waves::Change {
    from: WaveId(0),
    to: WaveId(1),
};

/// The total and two parts of a table, those that are withheld left out.
fn table(waves: Waves, year: i32, values: [Option<i128>; 3]) -> Vec<(Key, Option<Counts>)> {
    let places = [[None, None], [Some(0), None], [Some(1), None]];
    let rows = places.into_iter().zip(values).map(|(place, n)| {
        let mut key = key(place, None);
        key.series.waves = waves;
        key.series.period = Period::holding(JANUARY + 12 * year, Every::Year);
        (key, n.and_then(counts))
    });
    rows.collect()
}

/// What the stranger finds in the rows of a change, by part.
fn found(tables: Vec<Vec<(Key, Option<Counts>)>>) -> Vec<Standing> {
    let mut plan = crossed([2, 2]);
    plan.indicators.truncate(1);
    let mut rows = Rows::default();
    rows.rows.extend(tables.into_iter().flatten());
    let (attack, _) = attack(&plan, &rows, None, BTreeSet::new());
    assert!(!attack.impossible);
    attack.failing.into_values().collect()
}

#[test]
fn where_all_were_seen_again_levels_tell_a_change() {
    let hidden = |total| table(CHANGE, 0, [Some(total), None, None]);
    let level = |values: [i128; 3]| table(BEFORE, 0, values.map(Some));
    let after = table(AFTER, 0, [Some(43), Some(20), Some(23)]);
    let recovered = [Standing::Recovered; 2];
    assert_eq!(
        found(vec![level([43, 12, 31]), after.clone(), hidden(43)]),
        recovered
    );
    // One who was not leaves it open.
    assert_eq!(found(vec![level([44, 12, 32]), after, hidden(43)]), []);
    // So does an earlier period, in which they may have been seen first.
    let former = table(BEFORE, -1, [Some(20), Some(10), Some(10)]);
    assert_eq!(found(vec![level([43, 12, 31]), former, hidden(43)]), []);
}

#[test]
fn a_change_tells_how_many_a_level_has_at_least() {
    let change = |values: [i128; 3]| table(CHANGE, 0, values.map(Some));
    let level = |total| table(BEFORE, 0, [Some(total), None, None]);
    assert_eq!(
        found(vec![change([43, 12, 31]), level(43)]),
        [Standing::Recovered; 2]
    );
    assert_eq!(found(vec![change([43, 12, 31]), level(44)]), []);
}
