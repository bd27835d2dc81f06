//! Where what was asked for goes: stdout, a file, or a folder of files.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use crate::commands::{Terminal, stop};
use crate::i18n::commands as said;
use crate::output::files::{self, Access, Bundle};
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
    terminal.end_step()?;
    if is_stdout(output) {
        terminal.out.write_all(bytes)?;
        return Ok(());
    }
    files::write(output, bytes, Access::Usual)
        .map_err(|error| stop::because(said::cannot_write(&output.display(), &error)))
}

/// Refuses a folder that several files cannot go to: stdout, a file, or a folder that holds something else than `names`.
/// Hidden files are those of the system.
pub(super) fn refuse_foreign(output: &Path, names: &[&str]) -> anyhow::Result<()> {
    if is_stdout(output) {
        return Err(stop::because(said::folder_wanted()));
    }
    let cannot = |error: io::Error| stop::because(said::cannot_write(&output.display(), &error));
    let entries = match fs::read_dir(output) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(cannot(error)),
    };
    for entry in entries {
        let name = entry.map_err(cannot)?.file_name();
        let hidden = name.to_string_lossy().starts_with('.');
        let ours = names.iter().any(|ours| name == OsStr::new(ours));
        if !hidden && !ours {
            let name = name.to_string_lossy();
            return Err(stop::because(said::folder_holds(&output.display(), &name)));
        }
    }
    Ok(())
}

/// Writes `files` in the folder `output`, in their order, so that what describes the others is never older than they are.
pub(super) fn send_all(output: &Path, files: &Bundle) -> anyhow::Result<()> {
    let cannot = |error: io::Error| stop::because(said::cannot_write(&output.display(), &error));
    files::make_folder(output, Access::Usual).map_err(cannot)?;
    for (name, bytes) in files {
        files::write(&output.join(name), bytes, Access::Usual).map_err(cannot)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_written_again_and_no_other_is() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/b");
        let names = ["a.csv", "b.json"];
        let files =
            |bytes: &[u8]| -> Bundle { names.map(|name| (name.to_owned(), bytes.to_vec())).into() };
        for bytes in [b"old", b"new"] {
            refuse_foreign(&folder, &names).unwrap();
            send_all(&folder, &files(bytes)).unwrap();
        }
        assert_eq!(fs::read(folder.join("b.json")).unwrap(), b"new");
        fs::write(folder.join(".DS_Store"), "").unwrap();
        refuse_foreign(&folder, &names).unwrap();
        fs::write(folder.join("thesis.txt"), "mine").unwrap();
        assert!(refuse_foreign(&folder, &names).is_err());
        assert!(refuse_foreign(&folder.join("a.csv"), &names).is_err());
        assert!(refuse_foreign(Path::new("-"), &names).is_err());
    }
}
