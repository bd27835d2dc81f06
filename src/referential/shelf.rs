//! Where files are: on disk, or given by name, as those of a past revision are.
//!
//! In: a path. Out: which files are below it, and their bytes. How referentials are found among them is the
//! same wherever they stand, in [`super::load`].

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::i18n::{Stop, referential as said};
use crate::yaml;

/// A place that holds files.
pub(super) trait Shelf {
    /// Whether there is anything at `path`.
    fn has(&self, path: &Path) -> bool;
    /// Whether it is a folder.
    fn is_folder(&self, path: &Path) -> bool;
    /// Whether it is a plain file.
    fn is_file(&self, path: &Path) -> bool;
    /// The YAML files below a folder, at most `depth` levels down, sorted by name; hidden ones are left.
    fn below(&self, folder: &Path, depth: usize) -> anyhow::Result<Vec<PathBuf>>;
    /// The files below a folder that are YAML under another ending, sorted by name.
    fn misnamed(&self, _folder: &Path, _depth: usize) -> Vec<PathBuf> {
        Vec::new()
    }
    /// The bytes of a file; none where it is too large.
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>>;
    /// What is the same for two ways of writing the path of one file.
    fn identity(&self, path: &Path) -> PathBuf;
    /// The path as shown to users.
    fn shown(&self, path: &Path) -> String;
}

/// The path as shown to users.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Whether the name of a file ends as YAML does.
pub fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

/// Whether the name of a file would end as YAML does, had an editor not written `.txt` after it.
fn is_misnamed(path: &Path) -> bool {
    let text = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("txt"));
    text && path
        .file_stem()
        .is_some_and(|stem| is_yaml(Path::new(stem)))
}

/// The files of this machine.
pub(super) struct Disk;

impl Shelf for Disk {
    fn has(&self, path: &Path) -> bool {
        path.exists()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn below(&self, folder: &Path, depth: usize) -> anyhow::Result<Vec<PathBuf>> {
        walked(folder, depth, is_yaml)
    }

    fn misnamed(&self, folder: &Path, depth: usize) -> Vec<PathBuf> {
        // What cannot be listed was told with the files that are read.
        walked(folder, depth, is_misnamed).unwrap_or_default()
    }

    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        let file = fs::File::open(path)?;
        if file.metadata()?.len() > yaml::MAX_BYTES {
            return Ok(None);
        }
        // What is no plain file has no length: the limit holds while reading too.
        let mut bytes = Vec::new();
        file.take(yaml::MAX_BYTES + 1).read_to_end(&mut bytes)?;
        Ok((bytes.len() as u64 <= yaml::MAX_BYTES).then_some(bytes))
    }

    fn identity(&self, path: &Path) -> PathBuf {
        path.canonicalize().unwrap_or_else(|_| path.to_owned())
    }

    fn shown(&self, path: &Path) -> String {
        shown(path)
    }
}

/// The plain files below a folder that are `wanted`, sorted by name; hidden ones are left.
fn walked(folder: &Path, depth: usize, wanted: fn(&Path) -> bool) -> anyhow::Result<Vec<PathBuf>> {
    let walk = WalkDir::new(folder)
        .follow_links(false)
        .max_depth(depth)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            entry.depth() == 0 || !hidden
        });
    let mut found = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|error| {
            let folder = error.path().map_or_else(|| shown(folder), shown);
            let reason = error
                .io_error()
                .map_or_else(String::new, |io| io.kind().to_string());
            Stop(said::folder_unreadable(&folder, &reason))
        })?;
        if entry.file_type().is_file() && wanted(entry.path()) {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

/// Files that are not on disk, by their path from the root they share.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What is shown before their paths: where they come from.
    pub from: String,
    /// The bytes of each; none for one that is too large to be read.
    pub files: BTreeMap<PathBuf, Option<Vec<u8>>>,
}

impl Given {
    /// The files at or below `folder`, where `.` is the root.
    fn at(&self, folder: &Path) -> impl Iterator<Item = (&Path, &Path)> {
        let root = if folder == Path::new(".") {
            PathBuf::new()
        } else {
            folder.to_owned()
        };
        self.files
            .keys()
            .filter_map(move |path| Some((path.as_path(), path.strip_prefix(&root).ok()?)))
    }
}

impl Shelf for Given {
    fn has(&self, path: &Path) -> bool {
        self.at(path).next().is_some()
    }

    fn is_folder(&self, path: &Path) -> bool {
        !self.is_file(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    fn below(&self, folder: &Path, depth: usize) -> anyhow::Result<Vec<PathBuf>> {
        let hidden = |rest: &Path| {
            rest.components()
                .any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
        };
        let found = self.at(folder).filter(|(path, rest)| {
            is_yaml(path) && rest.components().count() <= depth && !hidden(rest)
        });
        Ok(found.map(|(path, _)| path.to_owned()).collect())
    }

    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        match self.files.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn identity(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }

    fn shown(&self, path: &Path) -> String {
        format!("{}{}", self.from, shown(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::referential::load_given;
    use crate::source_text::SourceTexts;

    #[test]
    fn given_files_are_found_as_those_of_a_disk_are() {
        let common = "referential: common\nformat: 1\nid: c\nversion: 1.0.0\nlanguage: fr\n";
        let own = "referential: association\nformat: 1\nid: a\nname: A\nextends: {id: c}\n";
        let profile = "referential: profile\nformat: 1\nid: p\nlabel: P\n";
        let files = [
            ("r/common.yaml", common),
            ("r/associations/a.yaml", own),
            ("r/associations/notes.txt", "no"),
            ("r/.old/b.yaml", own),
            ("r/profils/p.yaml", profile),
            ("other.yaml", own),
        ];
        let given = Given {
            from: "git:v1:".into(),
            files: files
                .iter()
                .map(|(path, text)| (PathBuf::from(path), Some(text.as_bytes().to_vec())))
                .collect(),
        };
        let read = |path: &str| {
            let mut texts = SourceTexts::default();
            let mut found = Diagnostics::default();
            let read = load_given(Path::new(path), &given, &mut texts, &mut found);
            let read = read.map_err(|error| error.to_string())?;
            let counts = (read.commons.len(), read.associations.len(), read.files);
            let shown = read.commons.first().map(|it| texts.path(it.header.file));
            Ok::<_, String>((counts, shown.unwrap_or_default().to_owned()))
        };
        let shown = "git:v1:r/common.yaml".to_owned();
        assert_eq!(read("r"), Ok(((1, 1, 3), shown.clone())));
        assert_eq!(read("r/associations/a.yaml"), Ok(((1, 1, 3), shown)));
        let missing = read("nowhere").unwrap_err();
        assert!(missing.contains("git:v1:nowhere"), "{missing}");
    }
}
