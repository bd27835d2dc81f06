//! What stops the tool, said in both languages: an error that a command raises itself.

use std::fmt;

use crate::i18n::Said;

/// A reason to stop, with its mend.
#[derive(Debug)]
pub(super) struct Stop(pub(super) Said);

impl Stop {
    /// The error to return.
    pub(super) fn because(said: Said) -> anyhow::Error {
        anyhow::Error::new(Self(said))
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.message.en)
    }
}

impl std::error::Error for Stop {}

/// What to print of `error`: the sentence of a [`Stop`], else the whole chain of causes.
pub(super) fn sentence(error: &anyhow::Error) -> Said {
    error.downcast_ref::<Stop>().map_or_else(
        || Said::fact(format!("{error:#}"), format!("{error:#}")),
        |Stop(said)| said.clone(),
    )
}
