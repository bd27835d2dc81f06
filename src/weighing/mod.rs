//! What each diagnostic weighs in the end: by its code, by what the command line asks, by what referentials accept.
//!
//! In: the diagnostics of a step, as found. Out: the same, each with its weight and, where a referential accepts it,
//! why; with what is to be said of the acceptances themselves.
//!
//! What the command line says of a code goes before what a referential accepts, which goes before what the command
//! line says of all warnings. What cannot be trusted stays an error.

mod acceptance;
mod levels;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::diagnostic::{Accepted, Class, Code, Diagnostic, Diagnostics, Phase, Severity};
use crate::i18n::weighing as said;
use crate::referential::Referentials;

use acceptance::Acceptances;
pub use levels::{Level, Levels};

/// What a step of a run went through, so that an acceptance of what it could not find is not called useless.
#[derive(Debug)]
pub enum Step<'a> {
    /// Every referential was read and resolved.
    Referentials,
    /// Exports were read.
    Exports(Exports<'a>),
    /// Something that no acceptance speaks of.
    Other,
}

/// Which exports were read, and how far they went.
#[derive(Debug)]
pub struct Exports<'a> {
    /// The folders given.
    pub folders: &'a [PathBuf],
    /// The phases gone through.
    pub phases: Vec<Phase>,
    /// The associations of which a file was read, by id.
    pub associations: BTreeSet<&'a str>,
    /// Whether these are all the associations.
    pub all: bool,
}

/// What weighs the diagnostics of a run.
#[derive(Debug)]
pub struct Scales {
    levels: Levels,
    acceptances: Acceptances,
}

impl Scales {
    /// What `levels` ask and `referentials` accept on the day `today`, counted from 1970-01-01.
    pub fn new(levels: Levels, referentials: &Referentials, today: i32) -> Self {
        Self {
            levels,
            acceptances: Acceptances::written(referentials, today),
        }
    }

    /// Weighs what a step found.
    pub fn weigh(&self, found: Diagnostics, step: &Step<'_>) -> Diagnostics {
        // Where something cannot be trusted, nobody knows what it hides.
        let whole = !found.has_hard_errors();
        let mut weighed = Diagnostics::default();
        let mut served = BTreeSet::new();
        for diagnostic in found.into_found() {
            let accepted = self.acceptances.why(&diagnostic, step, &mut served);
            self.keep(diagnostic, accepted, &mut weighed);
        }
        for diagnostic in self.acceptances.remarks(step, whole, &served) {
            self.keep(diagnostic, None, &mut weighed);
        }
        weighed
    }

    /// Keeps a diagnostic with its weight, unless nobody wants to know.
    fn keep(
        &self,
        mut diagnostic: Diagnostic,
        accepted: Option<Accepted>,
        weighed: &mut Diagnostics,
    ) {
        let code = diagnostic.code;
        if code.class() != Class::Error {
            let level = match (self.levels.of(code), accepted) {
                (Some(level), _) => Some(level),
                (None, Some(_)) if self.levels.accepted == Level::Deny => Some(Level::Deny),
                (None, Some(accepted)) => {
                    diagnostic.accepted = Some(Accepted {
                        shown: self.levels.accepted == Level::Warn,
                        ..accepted
                    });
                    None
                }
                (None, None) => (code.class() == Class::Warning).then_some(self.levels.warnings),
            };
            match level {
                None => {}
                Some(Level::Deny) => diagnostic.severity = Severity::Error,
                Some(Level::Warn) => diagnostic.severity = Severity::Warning,
                Some(Level::Allow) => return,
            }
        }
        weighed.push(diagnostic);
    }
}

/// Whether a fault takes away what would be made of the referentials: an error whose result cannot be trusted, or
/// that nobody lowered. A warning that is denied is a fault of the run, and takes nothing away.
pub fn stands_against(diagnostic: &Diagnostic) -> bool {
    diagnostic.counts_as(Severity::Error) && diagnostic.code.class() != Class::Warning
}

/// The codes that may be lowered or accepted, by name.
fn lowerable() -> impl Iterator<Item = &'static str> {
    let codes = Code::ALL
        .iter()
        .filter(|code| code.class().can_be_lowered());
    codes.map(|code| code.name())
}
