//! Where what was asked for goes: stdout, or a file.

use std::path::Path;

use crate::commands::{Terminal, stop};
use crate::i18n::commands as said;
use crate::output::files::{self, Access};
use crate::output::table;

/// Whether `output` is stdout.
pub(super) fn is_stdout(output: &Path) -> bool {
    output.as_os_str() == "-"
}

/// The columns of a table there: a file never depends on a window.
pub(super) fn width(output: &Path, terminal: &Terminal) -> usize {
    if is_stdout(output) {
        terminal.width()
    } else {
        table::USUAL_WIDTH
    }
}

/// Writes `bytes` there.
pub(super) fn send(output: &Path, bytes: &[u8], terminal: &mut Terminal) -> anyhow::Result<()> {
    if is_stdout(output) {
        terminal.out.write_all(bytes)?;
        return Ok(());
    }
    files::write(output, bytes, Access::Usual)
        .map_err(|error| stop::because(said::cannot_write(&output.display(), &error)))
}
