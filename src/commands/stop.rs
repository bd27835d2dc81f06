//! What stops the tool: errors that a command raises itself, and how any error is told.

use crate::i18n::{Said, Stop, Text, commands as said};

/// The error to return, its mend below its fact.
pub(super) fn because(said: Said) -> anyhow::Error {
    Stop(said::with_help(said)).into()
}

/// What to print of `error`: the sentence of a [`Stop`], else the whole chain of causes.
pub(super) fn sentence(error: &anyhow::Error) -> Text {
    match error.downcast_ref::<Stop>() {
        Some(Stop(text)) => text.clone(),
        None => Text::same(format!("{error:#}")),
    }
}
