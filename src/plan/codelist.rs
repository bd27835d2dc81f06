//! Codelists and their codes.

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::referential::Missing;

use super::{AssociationId, CodeId};

/// A codelist, with the finer codes that associations add to it.
#[derive(Clone, Debug)]
pub struct Codelist {
    /// Its id; for one written in place, the id of its variable.
    pub id: String,
    /// The association it belongs to; none for a common one.
    pub owner: Option<AssociationId>,
    /// Its label.
    pub label: Text,
    /// A note for readers.
    pub note: Option<Text>,
    /// Whether its codes have an order.
    pub ordered: bool,
    /// Its codes, in order; those of associations last.
    pub codes: Vec<Code>,
}

/// One code.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code.
    pub code: String,
    /// Its label.
    pub label: Text,
    /// Its score.
    pub value: Option<Decimal>,
    /// The reason it stands for, where it is no category.
    pub missing: Option<Missing>,
    /// Its group, as written: a code of the list that `regroup` names.
    pub within: Option<String>,
    /// Whether it alone is sensitive.
    pub sensitive: bool,
    /// A note for readers.
    pub note: Option<Text>,
    /// For a finer code of an association: who added it, and the common code it falls back into.
    pub finer: Option<(AssociationId, CodeId)>,
}

impl Codelist {
    /// The code written `text`, as `association` sees the list (its own finer codes included).
    pub fn find(&self, text: &str, association: Option<AssociationId>) -> Option<CodeId> {
        let seen = |code: &Code| match code.finer {
            None => true,
            Some((owner, _)) => association == Some(owner),
        };
        let at = self
            .codes
            .iter()
            .position(|code| code.code == text && seen(code))?;
        u16::try_from(at).ok().map(CodeId)
    }

    /// One code.
    pub fn code(&self, id: CodeId) -> &Code {
        &self.codes[usize::from(id.0)]
    }

    /// The common code a finer one falls back into; any other code itself.
    pub fn common(&self, id: CodeId) -> CodeId {
        self.code(id).finer.map_or(id, |(_, parent)| parent)
    }

    /// The categories of the common list, in order: no missing reasons, no finer codes.
    pub fn categories(&self) -> impl Iterator<Item = CodeId> + '_ {
        let ids = (0..self.codes.len()).filter_map(|at| u16::try_from(at).ok().map(CodeId));
        ids.filter(|id| self.code(*id).missing.is_none() && self.code(*id).finer.is_none())
    }
}
