//! Files of a past revision, read by the `git` program: never through a shell, nothing written.
//!
//! In: `git:REV` or `git:REV:PATH`. Out: the YAML files at or below the path, and those above it where a common
//! referential may stand.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use crate::i18n::{Said, diff as said};
use crate::referential::{Given, PARENTS, is_yaml};
use crate::yaml;

/// Where referentials are, unless said.
const USUAL: &str = "referentials";

/// A revision, and a path in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Revision<'t> {
    /// As written, for messages.
    written: &'t str,
    name: &'t str,
    path: Option<&'t str>,
}

impl<'t> Revision<'t> {
    /// Reads `git:REV` and `git:REV:PATH`; none where the text is a path of the disk.
    pub(super) fn parse(text: &'t str) -> Option<Self> {
        let rest = text.strip_prefix("git:")?;
        // `HEAD@{12:30}` holds a colon of its own.
        let mut depth = 0_usize;
        let end = rest.find(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ':' && depth == 0
        });
        let (name, path) = match end {
            Some(end) => (&rest[..end], Some(&rest[end + 1..])),
            None => (rest, None),
        };
        Some(Self {
            written: text,
            name,
            path: path.filter(|path| !path.is_empty()),
        })
    }
}

/// One file of a revision.
struct Blob {
    id: String,
    size: u64,
}

/// The files of a revision, and where in them the path leads.
pub(super) fn read(revision: &Revision<'_>) -> Result<(Given, PathBuf), Said> {
    let top = ask(
        &[OsStr::new("rev-parse"), OsStr::new("--show-prefix")],
        None,
    );
    let prefix = match top {
        Ok(bytes) => PathBuf::from(String::from_utf8_lossy(&bytes).trim_end()),
        Err(Failed::NotThere) => return Err(said::git_missing()),
        Err(Failed::Said(_)) => return Err(said::git_outside(&revision.written)),
    };
    let tree = tree_of(revision.name)?;
    let files = blobs(&tree)?;
    let wanted = revision.path.unwrap_or(USUAL);
    let path =
        found(&prefix, wanted, &files).ok_or_else(|| said::git_path(&revision.name, &wanted))?;
    let near = near(&path, files);
    Ok((
        Given {
            from: format!("git:{}:", revision.name),
            files: contents(near)?,
        },
        path,
    ))
}

/// The id of the tree of a revision.
fn tree_of(name: &str) -> Result<String, Said> {
    let unknown = || said::git_revision(&name);
    // What begins with a hyphen would be an option of git.
    if name.is_empty() || name.starts_with('-') {
        return Err(unknown());
    }
    let tree = format!("{name}^{{tree}}");
    let arguments = ["rev-parse", "--verify", "--quiet", &tree].map(OsStr::new);
    let bytes = ask(&arguments, None).map_err(|_| unknown())?;
    let id = String::from_utf8_lossy(&bytes).trim().to_owned();
    let whole = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    if whole { Ok(id) } else { Err(unknown()) }
}

/// The YAML files of a tree, links and submodules left out, by path from the root.
fn blobs(tree: &str) -> Result<BTreeMap<PathBuf, Blob>, Said> {
    let arguments = ["ls-tree", "-r", "-l", "-z", "--full-tree", tree].map(OsStr::new);
    let listed = ask(&arguments, None).map_err(Failed::said)?;
    let mut blobs = BTreeMap::new();
    for entry in listed.split(|byte| *byte == 0) {
        let entry = String::from_utf8_lossy(entry);
        let Some((about, path)) = entry.split_once('\t') else {
            continue;
        };
        let about: Vec<&str> = about.split_whitespace().collect();
        let path = PathBuf::from(path);
        if let ["100644" | "100755", "blob", id, size] = about.as_slice()
            && is_yaml(&path)
        {
            let blob = Blob {
                id: (*id).to_owned(),
                size: size.parse().unwrap_or(u64::MAX),
            };
            blobs.insert(path, blob);
        }
    }
    Ok(blobs)
}

/// The path from the root: as it leads from where one stands, else from the root.
fn found(prefix: &Path, wanted: &str, files: &BTreeMap<PathBuf, Blob>) -> Option<PathBuf> {
    let here = plain(&prefix.join(wanted));
    let there = plain(Path::new(wanted));
    let holds = |path: &PathBuf| files.keys().any(|file| file.starts_with(path));
    here.into_iter().chain(there).find(holds)
}

/// A path without `.` and `..`; none where it leaves the repository.
fn plain(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !plain.pop() {
                    return None;
                }
            }
            Component::Normal(name) => plain.push(name),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(plain)
}

/// The files at or below `path`, and those beside it and above it that may say what it extends.
fn near(path: &Path, files: BTreeMap<PathBuf, Blob>) -> BTreeMap<PathBuf, Blob> {
    let above: Vec<PathBuf> = path
        .ancestors()
        .skip(1)
        .take(PARENTS + 1)
        .map(Path::to_owned)
        .collect();
    let beside = |file: &Path| {
        above.iter().any(|folder| {
            let rest = file.strip_prefix(folder);
            rest.is_ok_and(|rest| rest.components().count() <= 2)
        })
    };
    files
        .into_iter()
        .filter(|(file, _)| file.starts_with(path) || beside(file))
        .collect()
}

/// What the files hold, all asked for at once.
fn contents(blobs: BTreeMap<PathBuf, Blob>) -> Result<BTreeMap<PathBuf, Option<Vec<u8>>>, Said> {
    let small = |blob: &Blob| blob.size <= yaml::MAX_BYTES;
    let asked: Vec<&str> = blobs
        .values()
        .filter(|blob| small(blob))
        .flat_map(|blob| [blob.id.as_str(), "\n"])
        .collect();
    let arguments = ["cat-file", "--batch"].map(OsStr::new);
    let answered = ask(&arguments, Some(asked.concat().into_bytes())).map_err(Failed::said)?;
    let mut rest = answered.as_slice();
    let mut files = BTreeMap::new();
    for (path, blob) in blobs {
        if !small(&blob) {
            files.insert(path, None);
            continue;
        }
        // `<id> blob <size>`, a line end, the bytes, a line end.
        let bytes = rest.iter().position(|byte| *byte == b'\n').and_then(|end| {
            let length = usize::try_from(blob.size).ok()?;
            let bytes = rest.get(end + 1..end + 1 + length)?.to_vec();
            rest = rest.get(end + 2 + length..)?;
            Some(bytes)
        });
        let Some(bytes) = bytes else {
            return Err(said::git_failed("cat-file"));
        };
        files.insert(path, Some(bytes));
    }
    Ok(files)
}

/// Why git gave nothing.
enum Failed {
    NotThere,
    Said(String),
}

impl Failed {
    fn said(self) -> Said {
        match self {
            Self::NotThere => said::git_missing(),
            Self::Said(text) => said::git_failed(&text),
        }
    }
}

/// What git answers.
fn ask(arguments: &[&OsStr], input: Option<Vec<u8>>) -> Result<Vec<u8>, Failed> {
    let mut command = Command::new("git");
    command
        .args(arguments)
        .stdin(if input.is_some() {
            Stdio::piped()
        } else {
            Stdio::null()
        })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|_| Failed::NotThere)?;
    // Written beside, so that neither waits for the other.
    let writer = child.stdin.take().zip(input).map(|(mut stdin, input)| {
        std::thread::spawn(move || {
            // What git did not want to read, its answer shows.
            let _ = stdin.write_all(&input);
        })
    });
    let output = child
        .wait_with_output()
        .map_err(|error| Failed::Said(error.to_string()))?;
    if let Some(writer) = writer {
        let _ = writer.join();
    }
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().next().unwrap_or_default();
    Err(Failed::Said(first.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_told_from_a_path_and_from_its_own_path() {
        let parts = |text| Revision::parse(text).map(|it| (it.name, it.path));
        assert_eq!(parts("referentials"), None);
        assert_eq!(parts("git:v1.0.0"), Some(("v1.0.0", None)));
        assert_eq!(
            parts("git:HEAD~2:a/b.yaml"),
            Some(("HEAD~2", Some("a/b.yaml")))
        );
        assert_eq!(
            parts("git:HEAD@{12:30}:a"),
            Some(("HEAD@{12:30}", Some("a")))
        );
        assert_eq!(parts("git:v1:"), Some(("v1", None)));
    }

    #[test]
    fn a_path_stays_in_the_repository() {
        let plain = |path| plain(Path::new(path)).map(|it| it.display().to_string());
        assert_eq!(plain("a/../b/./c").as_deref(), Some("b/c"));
        assert_eq!(plain("a/../../b"), None);
        assert_eq!(plain("/a"), None);
    }
}
