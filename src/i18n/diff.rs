//! The sentences of `impact diff`.
