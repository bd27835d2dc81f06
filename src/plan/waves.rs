//! The waves a figure speaks of.

use super::WaveId;

/// The waves a figure speaks of. Levels come before changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waves {
    /// The wave plays no part.
    None,
    /// What was true at one wave.
    One(WaveId),
    /// What became of the same respondents between two waves.
    Change {
        /// The earlier wave.
        from: WaveId,
        /// The later one.
        to: WaveId,
    },
}

impl Waves {
    /// The level of an observation's wave, where it plays a part.
    pub fn level(wave: Option<WaveId>) -> Self {
        wave.map_or(Self::None, Self::One)
    }

    /// Whether it is a change.
    pub fn is_change(self) -> bool {
        matches!(self, Self::Change { .. })
    }
}
