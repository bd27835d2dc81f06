//! `impact new`.

use crate::cli::New as Options;
use crate::commands::{Exit, Terminal};

/// Not there yet.
pub(super) fn run(_options: &Options, _terminal: &mut Terminal) -> anyhow::Result<Exit> {
    anyhow::bail!("not there yet")
}
