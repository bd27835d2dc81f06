//! The grammar of referentials as a JSON Schema, for editors: they complete, explain and refuse as one types.
//!
//! In: which kind of file, which draft, which language. Out: the bytes of a schema, always the same. [`grammar`]
//! says what may be written, `emission` makes JSON of it. The decoder of `crate::referential` stays the judge: what the
//! schema refuses it refuses too, which `tests/suite/schema/` proves, and only it sees what crosses keys or files.

use std::io::{self, Write};

use crate::i18n::Lang;

mod emission;
pub mod grammar;
mod owed;
mod tree;
mod values;

/// For which files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Any referential: its key `referential` says which.
    Any,
    /// The common one.
    Common,
    /// An association's.
    Association,
    /// A table of costs.
    Costs,
    /// A profile.
    Profile,
}

impl Of {
    /// All, the one for any referential first.
    pub const ALL: [Self; 5] = [
        Self::Any,
        Self::Common,
        Self::Association,
        Self::Costs,
        Self::Profile,
    ];

    /// The word of `referential:`, and `any`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Common => "common",
            Self::Association => "association",
            Self::Costs => "costs",
            Self::Profile => "profile",
        }
    }
}

/// Which draft of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// Draft-07, which every editor reads.
    Seven,
    /// 2020-12.
    Of2020,
}

/// Writes the schema.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, of: Of, draft: Draft, lang: Lang) -> io::Result<()> {
    let tree = emission::schema(of, draft, lang);
    serde_json::to_writer_pretty(&mut *out, &tree)?;
    writeln!(out)
}
