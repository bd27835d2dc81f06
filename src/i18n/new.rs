//! The sentences of `impact new`.
