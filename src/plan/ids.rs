//! Numbers that stand for names: each is an index into a list of the plan.

/// Index of a variable in [`Plan::variables`](super::Plan::variables).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariableId(pub usize);

/// Index of a codelist in [`Plan::codelists`](super::Plan::codelists).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodelistId(pub usize);

/// Index of an indicator in [`Plan::indicators`](super::Plan::indicators).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub usize);

/// Index of an association in [`Plan::associations`](super::Plan::associations), which are sorted by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssociationId(pub usize);

/// Index of a source in [`Association::sources`](super::Association::sources).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub usize);

/// Index of a standard population in [`Plan::standards`](super::Plan::standards).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StandardId(pub usize);

/// Index of a wave in [`Plan::waves`](super::Plan::waves).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaveId(pub u8);

/// Index of a code in [`Codelist::codes`](super::Codelist::codes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeId(pub u16);
