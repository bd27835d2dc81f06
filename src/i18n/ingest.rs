//! The sentences of the room `ingest`.
