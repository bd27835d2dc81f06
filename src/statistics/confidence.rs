//! How sure an interval is.

/// The level of confidence of intervals, in whole percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// The least and the most that may be asked for, in percent.
    pub const BOUNDS: [u8; 2] = [80, 99];

    /// A level in percent, held within [`Self::BOUNDS`].
    pub fn percent(percent: u8) -> Self {
        let [least, most] = Self::BOUNDS;
        Self(percent.clamp(least, most))
    }

    /// In percent.
    pub fn in_percent(self) -> u8 {
        self.0
    }

    /// The probability below the upper bound: 0.975 at 95 %.
    pub fn below_upper(self) -> f64 {
        f64::from(100 + u16::from(self.0)) / 200.0
    }

    /// The probability past one bound: 0.025 at 95 %.
    pub fn tail(self) -> f64 {
        f64::from(100 - self.0) / 200.0
    }
}

impl Default for Confidence {
    /// 95 %.
    fn default() -> Self {
        Self(95)
    }
}
