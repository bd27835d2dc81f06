//! The one integration binary: each more would link everything once more.

#[path = "suite/console.rs"]
mod console;
