//! Bytes to disk: beside the target first, then flushed, then renamed, so that a failed run leaves the former
//! file as it was and nobody reads half a file.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Who may read what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// As the system's own habits say.
    Usual,
    /// The user alone: files 0600, folders 0700. For what holds observations.
    Private,
}

/// Files of one folder, by name, in the order they are written: the one that describes the others last.
pub type Bundle = Vec<(String, Vec<u8>)>;

/// Writes `bytes` as the file `path`, whole or not at all. A link keeps its target's place, a device or a pipe is
/// written straight.
///
/// # Errors
/// Where the folder cannot be written; the former file is then untouched.
pub fn write(path: &Path, bytes: &[u8], access: Access) -> io::Result<()> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let former = fs::metadata(path).ok();
    if former.as_ref().is_some_and(is_stream) {
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let permissions = former
        .filter(|it| it.is_file() && access == Access::Usual)
        .map(|it| it.permissions());
    let beside = beside(path)?;
    let written =
        fill(&beside, bytes, access, permissions).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // Nothing more can be done where even this fails; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written?;
    settle(folder_of(path))
}

/// A device or a pipe, which a rename would replace by a file.
fn is_stream(former: &Metadata) -> bool {
    !former.is_file() && !former.is_dir()
}

/// Makes the folder `path`, and those above it, readable by `access`.
///
/// # Errors
/// Where it cannot be made.
pub fn make_folder(path: &Path, access: Access) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if access == Access::Private {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

fn fill(
    path: &Path,
    bytes: &[u8],
    access: Access,
    permissions: Option<Permissions>,
) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if access == Access::Private {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// A hidden name in the same folder, so that the rename stays inside one file system.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.tmp", std::process::id()));
    Ok(path.with_file_name(hidden))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Flushes the folder, so that the new name outlives a power cut.
///
/// # Errors
/// Where it cannot be flushed.
pub fn settle(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_bytes_replace_the_old_ones() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write(&path, b"old", Access::Usual).unwrap();
        write(&path, b"new", Access::Usual).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_failed_write_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        // A folder that is not empty cannot be replaced by a file: the rename fails after the writing.
        fs::create_dir(&path).unwrap();
        fs::write(path.join("kept"), b"old").unwrap();
        assert!(write(&path, b"new", Access::Usual).is_err());
        assert_eq!(fs::read(path.join("kept")).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.csv"]);
        assert!(write(&folder.path().join("no/b.csv"), b"new", Access::Usual).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_holds_observations_is_for_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("out/rheso");
        make_folder(&inner, Access::Private).unwrap();
        let path = inner.join("a.csv");
        fs::write(&path, b"open to all").unwrap();
        write(&path, b"private", Access::Private).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&inner), 0o700);
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_keeps_its_permissions_and_a_link_its_place() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.csv"), folder.path().join("link.csv"));
        fs::write(&file, b"old").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        write(&link, b"new", Access::Usual).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o640
        );
        write(Path::new("/dev/null"), b"gone", Access::Usual).unwrap();
        assert!(is_stream(&fs::metadata("/dev/null").unwrap()));
    }
}
