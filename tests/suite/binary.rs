//! The binary, run as a user would: from the root of the repository, in a machine that says nothing of itself.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

/// What a run left behind.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The day it is for every test, 2026-01-01, so that no acceptance expires by waiting.
pub(crate) const TODAY: (&str, &str) = ("SOURCE_DATE_EPOCH", "1767225600");

/// A command that knows no locale, no secret and no day but those it is given.
pub(crate) fn impact(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_impact"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "IMPACT_SECRET"] {
        command.env_remove(name);
    }
    command.env(TODAY.0, TODAY.1).args(arguments);
    command
}

/// Runs `command` to its end.
pub(crate) fn run(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// What a run prints, which must be without fault.
pub(crate) fn printed(command: &mut Command) -> String {
    let ran = run(command);
    assert_eq!(ran.status, 0, "{command:?}\n{}", ran.err);
    ran.out
}

/// A path as an argument.
pub(crate) fn argument(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Writes a file, and the folders above it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Says that a test proved nothing: straight to stderr, which the test harness does not keep to itself.
pub(crate) fn skipped(why: &str) {
    let _ = writeln!(io::stderr(), "skipped: {why}");
}
