//! Diagnostics to what a user or a tool reads.
