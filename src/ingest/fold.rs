//! What is made of rows as soon as they are read, so that they need not be held.
//!
//! In: settled rows of one source, a few at a time, in no order. Out: whatever they add up to. Only rows that nothing compares with
//! others can be used so: those of a source that knows no respondents, has no rule on duplicates and does not weigh.

use crate::observation::Table;
use crate::plan::{AssociationId, Plan, SourceId};

/// Adds rows up.
pub trait Fold: Sync {
    /// What rows add up to; nothing to begin with.
    type Sum: Default + Send;

    /// Whether rows that may be folded are to be.
    const TAKES: bool;

    /// Adds the rows of `table`, which are all of one source.
    ///
    /// # Errors
    /// Where a sum passes what it may hold.
    fn fold(&self, table: &Table, sum: &mut Self::Sum) -> anyhow::Result<()>;

    /// Adds what other rows added up to.
    ///
    /// # Errors
    /// As [`Fold::fold`].
    fn merge(&self, sum: &mut Self::Sum, more: Self::Sum) -> anyhow::Result<()>;
}

/// Keeps all rows.
pub(super) struct Nothing;

impl Fold for Nothing {
    type Sum = ();

    const TAKES: bool = false;

    fn fold(&self, _: &Table, (): &mut ()) -> anyhow::Result<()> {
        Ok(())
    }

    fn merge(&self, (): &mut (), (): ()) -> anyhow::Result<()> {
        Ok(())
    }
}

/// Whether rows of a source say all there is to say of them, each by itself.
pub(super) fn is_foldable(plan: &Plan, association: AssociationId, source: SourceId) -> bool {
    let source = plan.source(association, source);
    source.respondent.is_none() && source.duplicates.is_none() && source.weights.is_none()
}
