//! What respondents of a change said at the earlier wave: those who are compared, and those who are not seen again.

use super::add;

/// Sums of values at the earlier wave, in the units of their variable; of a share, 1 for each of whom it is true. Of other measures than
/// shares and means, 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Starts {
    /// Σx and Σx² of those compared.
    pub compared: [i128; 2],
    /// Those of who is not seen again.
    pub lost: [i128; 2],
    /// Of how many of those compared the earlier answer is of another period.
    pub elsewhere: i128,
}

impl Starts {
    /// Adds `other`.
    ///
    /// # Errors
    /// Where a sum passes 128 bits.
    pub fn merge(&mut self, other: Self) -> anyhow::Result<()> {
        let own = self.compared.iter_mut().chain(&mut self.lost);
        for (sum, more) in own.zip(other.compared.into_iter().chain(other.lost)) {
            add(sum, more)?;
        }
        add(&mut self.elsewhere, other.elsewhere)
    }
}

/// Adds a value to its sums.
///
/// # Errors
/// Where a sum passes 128 bits.
pub fn add_value([x, xx]: &mut [i128; 2], value: i128) -> anyhow::Result<()> {
    add(x, value)?;
    add(xx, value.saturating_mul(value))
}
