//! What the command line asks of codes.
//!
//! In: words, in the order typed: a code, or the name of a group. Out: [`Levels`], or why a word cannot be obeyed.

use std::collections::BTreeMap;

use super::{lowerable, said};
use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::matching::nearest;

/// What is asked of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Count it as a fault.
    Deny,
    /// Show it, and count it for no fault.
    Warn,
    /// Do not show it.
    Allow,
}

/// All warnings together.
const WARNINGS: &str = "warnings";
/// All that referentials accept.
const ACCEPTED: &str = "accepted";

/// What is asked of each code and of each group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    codes: BTreeMap<Code, Level>,
    /// What is asked of warnings.
    pub(super) warnings: Level,
    /// What is asked of what is accepted.
    pub(super) accepted: Level,
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            codes: BTreeMap::new(),
            warnings: Level::Warn,
            accepted: Level::Allow,
        }
    }
}

impl Levels {
    /// What was asked, word by word: of one said twice, the last holds; a code goes before its group.
    ///
    /// # Errors
    /// Where a word is the name of nothing, or lowers what cannot be trusted.
    pub fn parse<'a>(asked: impl IntoIterator<Item = (Level, &'a str)>) -> Result<Self, Said> {
        let mut levels = Self::default();
        for (level, word) in asked {
            match word {
                WARNINGS => levels.warnings = level,
                ACCEPTED => levels.accepted = level,
                word => {
                    let code = named(word, level)?;
                    if level != Level::Deny && !code.class().can_be_lowered() {
                        return Err(said::error_lowered(code.name()));
                    }
                    levels.codes.insert(code, level);
                }
            }
        }
        Ok(levels)
    }

    /// What is asked of this very code.
    pub(super) fn of(&self, code: Code) -> Option<Level> {
        self.codes.get(&code).copied()
    }
}

/// The code of this name; a misspelled one is likely one that could be asked for.
fn named(word: &str, level: Level) -> Result<Code, Said> {
    if let Some(code) = Code::named(word) {
        return Ok(code);
    }
    let all = || Code::ALL.iter().map(|code| code.name());
    let groups = [WARNINGS, ACCEPTED];
    let near = match level {
        Level::Deny => nearest(word, groups.into_iter().chain(all())),
        Level::Warn | Level::Allow => nearest(word, groups.into_iter().chain(lowerable())),
    };
    Err(said::code_unknown(
        word,
        near.or_else(|| nearest(word, all())),
    ))
}
