//! The sentences of the room `plan`.
