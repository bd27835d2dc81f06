//! The sentences of `impact schema`.
