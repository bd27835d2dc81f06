//! The sentences of the room `referential`.
