//! The sentences of the room `output`.
