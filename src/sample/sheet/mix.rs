//! Choices that look random and are not: the same arguments give the same number.

/// A number drawn from a seed and what is chosen, by Sebastiano Vigna's `SplitMix64`.
pub(super) fn mix(seed: u64, what: &[u64]) -> u64 {
    what.iter().fold(scatter(seed), |mixed, part| {
        scatter(mixed ^ part.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    })
}

/// One of `count` things; 0 where there is none.
pub(super) fn pick(seed: u64, what: &[u64], count: usize) -> usize {
    let count = u64::try_from(count).unwrap_or(u64::MAX).max(1);
    usize::try_from(mix(seed, what) % count).unwrap_or(0)
}

fn scatter(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        // First outputs of `SplitMix64` from the state 0.
        assert_eq!(scatter(0), 0xe220_a839_7b1d_cdaf);
        assert_eq!(scatter(0x9e37_79b9_7f4a_7c15), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn a_choice_stays_within_what_there_is() {
        let picks: Vec<usize> = (0..200).map(|row| pick(7, &[row], 3)).collect();
        assert!(picks.iter().all(|at| *at < 3));
        assert!((0..3).all(|at| picks.contains(&at)));
        assert_eq!(pick(7, &[1], 0), 0);
    }
}
