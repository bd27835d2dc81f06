//! Finds referentials, reads and decodes them.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::{Stop, referential as said, yaml as said_yaml};
use crate::referential::Referentials;
use crate::referential::reader::Reader;
use crate::source_text::{FileId, Place, SourceTexts};
use crate::workers;
use crate::yaml::{self, Node};

use super::shelf::{Disk, Given, Shelf};

/// Deepest folder looked into.
const MAX_FOLDERS: usize = 16;
/// How far up a common referential is looked for.
pub const PARENTS: usize = 3;
/// How deep beside a common referential its profiles are looked for.
const BESIDE: usize = 2;

/// Reads every `.yaml` and `.yml` file at or below `paths`.
///
/// Where none of them is a common referential, the nearest one above them is read too, with the profiles
/// that stand beside it or in a folder beside it: one association's file can be validated alone.
///
/// # Errors
/// Where a path does not exist or a folder cannot be listed: the tool cannot run.
pub fn load(
    paths: &[PathBuf],
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Referentials> {
    load_from(&Disk, paths, texts, diagnostics)
}

/// Reads what is at or below `path` among files that are not on disk, by the same rules as [`load`].
///
/// # Errors
/// Where nothing is given at `path`: the tool cannot run.
pub fn load_given(
    path: &Path,
    given: &Given,
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Referentials> {
    load_from(given, &[path.to_owned()], texts, diagnostics)
}

fn load_from(
    shelf: &dyn Shelf,
    paths: &[PathBuf],
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Referentials> {
    let mut desk = Desk {
        shelf,
        texts,
        diagnostics,
        seen: BTreeSet::new(),
        texts_read: Vec::new(),
    };
    for path in paths {
        if !shelf.has(path) {
            return Err(Stop(said::path_missing(&shelf.shown(path))).into());
        }
        if shelf.is_folder(path) {
            desk.read_all(shelf.below(path, MAX_FOLDERS)?);
            desk.tell_misnamed(&shelf.misnamed(path, MAX_FOLDERS));
        } else {
            // A file as given, whatever its name.
            desk.read_all([path.clone()]);
        }
    }
    if !desk.has_common() {
        let above = paths.iter().find_map(|path| commons_above(shelf, path));
        desk.read_all(above.unwrap_or_default());
    }
    Ok(desk.decode())
}

/// Where files are read, all of them before the first is decoded.
struct Desk<'d> {
    shelf: &'d dyn Shelf,
    texts: &'d mut SourceTexts,
    diagnostics: &'d mut Diagnostics,
    /// Every file met, the unreadable ones included.
    seen: BTreeSet<PathBuf>,
    texts_read: Vec<Read>,
}

/// The text of a file.
#[derive(Clone, Copy)]
struct Read {
    file: FileId,
    /// Whether it is whole: else it is there to be pointed into.
    whole: bool,
}

impl Desk<'_> {
    /// Reads each file of `paths` that was not met before.
    fn read_all(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        for path in paths {
            if self.seen.insert(self.shelf.identity(&path)) {
                let read = text(self.shelf, &path, self.texts, self.diagnostics);
                self.texts_read.extend(read);
            }
        }
    }

    /// Says once, of the first of `paths`, that it and the others are not read.
    fn tell_misnamed(&mut self, paths: &[PathBuf]) {
        if let Some(first) = paths.first() {
            let first = self.shelf.shown(first);
            let said = said::misnamed(&first, paths.len() - 1);
            let fault = Diagnostic::new(Code::FileUnclaimed, Location::File(first), said);
            self.diagnostics.push(fault);
        }
    }

    fn has_common(&self) -> bool {
        let mut texts = self
            .texts_read
            .iter()
            .map(|read| self.texts.text(read.file));
        texts.any(|text| says_kind(text, "common"))
    }

    /// What the files say, in the order they were met; what does not hold is pushed in that order too.
    fn decode(self) -> Referentials {
        let texts = &*self.texts;
        let whole: Vec<Read> = self
            .texts_read
            .iter()
            .copied()
            .filter(|it| it.whole)
            .collect();
        let decoded = workers::each(&whole, workers::available(), |read| {
            let (mut said, mut faults) = (Referentials::default(), Diagnostics::default());
            if let Some(node) = yaml::parse(read.file, texts.text(read.file), &mut faults) {
                super::file::file(&node, read.file, &mut Reader::new(&mut faults), &mut said);
            }
            (said, faults)
        });
        let mut referentials = Referentials {
            files: self.seen.len(),
            ..Referentials::default()
        };
        for (said, faults) in decoded {
            referentials.extend(said);
            self.diagnostics.extend(faults);
        }
        referentials
    }
}

/// The common referentials of the nearest folder that has one, that of `path`, then its parents; with the
/// profiles beside them.
fn commons_above(shelf: &dyn Shelf, path: &Path) -> Option<Vec<PathBuf>> {
    let mut folder = if shelf.is_folder(path) {
        path.to_owned()
    } else {
        parent(path)
    };
    let below = |folder: &Path, depth, kind| {
        let files = shelf.below(folder, depth).unwrap_or_default().into_iter();
        let plain = files.map(|path| path.strip_prefix(".").unwrap_or(&path).to_owned());
        plain
            .filter(|path| is_kind(shelf, path, kind))
            .collect::<Vec<PathBuf>>()
    };
    for _ in 0..=PARENTS {
        let mut commons = below(&folder, 1, "common");
        if !commons.is_empty() {
            commons.extend(below(&folder, BESIDE, "profile"));
            return Some(commons);
        }
        folder = parent(&folder);
    }
    None
}

/// The folder above, written relative to where the user stands if the path was.
fn parent(path: &Path) -> PathBuf {
    let named = matches!(path.components().next_back(), Some(Component::Normal(_)));
    match path.parent() {
        Some(parent) if named && parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) if named => parent.to_owned(),
        _ if path == Path::new(".") => PathBuf::from(".."),
        _ => path.join(".."),
    }
}

/// Whether a file says that it is a referential of this kind.
fn is_kind(shelf: &dyn Shelf, path: &Path, kind: &str) -> bool {
    if !shelf.is_file(path) {
        return false;
    }
    let Ok(Some(bytes)) = shelf.read(path) else {
        return false;
    };
    says_kind(&String::from_utf8_lossy(&bytes), kind)
}

/// Whether a text says, at the start of a line, that it is a referential of this kind.
fn says_kind(text: &str, kind: &str) -> bool {
    text.trim_start_matches('\u{feff}')
        .lines()
        .filter_map(|line| line.strip_prefix("referential:"))
        .filter_map(|rest| rest.split('#').next())
        .any(|said| said.trim().trim_matches(['"', '\'']) == kind)
}

/// The tree of one file on disk; none where it cannot be read, and why is pushed.
pub(super) fn tree_on_disk(
    path: &Path,
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
) -> Option<(FileId, Node)> {
    let read = text(&Disk, path, texts, diagnostics).filter(|read| read.whole)?;
    let node = yaml::parse(read.file, texts.text(read.file), diagnostics)?;
    Some((read.file, node))
}

/// Keeps the text of one file; where it cannot be read, or not whole, why is pushed.
fn text(
    shelf: &dyn Shelf,
    path: &Path,
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
) -> Option<Read> {
    let name = shelf.shown(path);
    let whole = Location::File(name.clone());
    let bytes = match shelf.read(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let said = said_yaml::too_large(yaml::MAX_BYTES);
            diagnostics.push(Diagnostic::new(Code::YamlLimit, whole, said));
            return None;
        }
        Err(error) => {
            let said = said::unreadable(&error.kind().to_string());
            diagnostics.push(Diagnostic::new(Code::FileUnreadable, whole, said));
            return None;
        }
    };
    match yaml::decode(bytes) {
        Ok(text) => Some(Read {
            file: texts.add(name, text),
            whole: true,
        }),
        Err(fault) => {
            let said = if fault.utf16 {
                said_yaml::utf16()
            } else {
                said_yaml::not_utf8()
            };
            let length = fault.text[fault.offset..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
            let file = texts.add(name, fault.text);
            let place = Place::new(file, fault.offset, fault.offset + length);
            diagnostics.push(Diagnostic::new(Code::YamlEncoding, place, said));
            Some(Read { file, whole: false })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::diagnostic::Severity;
    use crate::referential::shelf::shown;

    const COMMON: &str =
        "# c\nreferential: 'common' # x\nformat: 1\nid: c\nversion: 1.0.0\nlanguage: fr\n";

    fn association(id: &str) -> String {
        format!("referential: association\nformat: 1\nid: {id}\nname: A\nextends: {{id: c}}\n")
    }

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    /// Ids of the commons and of the associations, and `code path line:column` of the faults.
    fn loaded(root: &Path, paths: &[&str]) -> (Vec<String>, Vec<String>, usize) {
        let mut texts = SourceTexts::default();
        let mut diagnostics = Diagnostics::default();
        let paths: Vec<PathBuf> = paths.iter().map(|path| root.join(path)).collect();
        let read = load(&paths, &mut texts, &mut diagnostics).unwrap();
        let commons = read.commons.iter().map(|common| &common.header.id);
        let associations = read.associations.iter().map(|one| &one.header.id);
        let ids = commons.chain(associations).map(|id| id.value.clone());
        let below = |path: &str| path.replace(&format!("{}/", shown(root)), "");
        let faults = diagnostics.sorted(&texts).into_iter().map(|diagnostic| {
            assert_eq!(diagnostic.severity(), Severity::Error);
            let place = match &diagnostic.location {
                Location::Text(place) => {
                    let (line, column) = texts.line_column(place.file, place.start());
                    format!("{} {line}:{column}", below(texts.path(place.file)))
                }
                Location::File(path) => below(path),
                Location::Table { .. } => panic!("no table is read here"),
            };
            format!("{} {place}", diagnostic.code.name())
        });
        (ids.collect(), faults.collect(), read.files)
    }

    #[test]
    fn reads_yaml_files_in_the_order_of_their_names() {
        let b = association("b");
        let a = association("a");
        let folder = folder(&[
            ("common.yaml", COMMON.as_bytes()),
            ("associations/b.yaml", b.as_bytes()),
            ("associations/a.YML", a.as_bytes()),
            ("associations/notes.txt", b"no"),
            (".git/x.yaml", b"no"),
        ]);
        let (ids, faults, files) = loaded(folder.path(), &["", "common.yaml"]);
        assert_eq!((ids.join(" ").as_str(), files), ("c a b", 3));
        assert_eq!(faults, [] as [&str; 0]);
    }

    #[test]
    fn a_faulty_file_does_not_hide_the_others() {
        let a = association("a");
        let folder = folder(&[
            ("a.yaml", a.as_bytes()),
            ("b.yaml", b"a: [\n"),
            ("c.yaml", b"id: x\nnom: \xe9t\xe9\n"),
            ("d.yaml", COMMON.as_bytes()),
            ("e.yaml", b"\xff\xfea\0"),
            ("f.yaml", b""),
        ]);
        let large = fs::File::create(folder.path().join("g.yaml")).unwrap();
        large.set_len(yaml::MAX_BYTES + 1).unwrap();
        let (ids, faults, files) = loaded(folder.path(), &[""]);
        assert_eq!((ids.join(" ").as_str(), files), ("c a", 7));
        assert_eq!(
            faults,
            [
                "yaml-syntax b.yaml 1:4",
                "yaml-encoding c.yaml 2:6",
                "yaml-encoding e.yaml 1:1",
                "yaml-empty f.yaml 1:1",
                "yaml-limit g.yaml",
            ]
        );
    }

    #[test]
    fn one_file_alone_finds_the_common_referential_above_it() {
        let a = association("a");
        let folder = folder(&[
            ("common.yaml", COMMON.as_bytes()),
            ("x/y/a.yaml", a.as_bytes()),
            ("x/y/z/t/u/a.yaml", a.as_bytes()),
        ]);
        let (ids, ..) = loaded(folder.path(), &["x/y/a.yaml"]);
        assert_eq!(ids, ["c", "a"]);
        let (ids, ..) = loaded(folder.path(), &["x/y"]);
        assert_eq!(ids, ["c", "a", "a"]);
        let (ids, ..) = loaded(folder.path(), &["x/y/z/t/u/a.yaml"]);
        assert_eq!(ids, ["a"], "more than three folders up");
    }

    #[test]
    fn the_profiles_beside_the_common_referential_come_with_it() {
        let a = association("a");
        let profile = "referential: profile\nformat: 1\nid: p\nlabel: P\n";
        let folder = folder(&[
            ("common.yaml", COMMON.as_bytes()),
            ("associations/a.yaml", a.as_bytes()),
            ("associations/b.yaml", a.as_bytes()),
            ("profils/p.yaml", profile.as_bytes()),
            ("profils/old/p.yaml", profile.as_bytes()),
        ]);
        let (ids, faults, files) = loaded(folder.path(), &["associations/a.yaml"]);
        assert_eq!((ids.join(" ").as_str(), files), ("c a", 3));
        assert_eq!(faults, [] as [&str; 0]);
        let (.., files) = loaded(folder.path(), &[""]);
        assert_eq!(files, 5);
    }

    #[test]
    fn the_folder_above_is_written_as_the_path_was() {
        for (path, above) in [
            ("a/b", "a"),
            ("a", "."),
            (".", ".."),
            ("..", "../.."),
            ("", ".."),
        ] {
            assert_eq!(parent(Path::new(path)), Path::new(above), "{path:?}");
        }
    }

    #[test]
    fn a_path_that_does_not_exist_stops_the_tool() {
        let mut texts = SourceTexts::default();
        let paths = [PathBuf::from("nowhere/at/all")];
        let error = load(&paths, &mut texts, &mut Diagnostics::default()).unwrap_err();
        let stop = error.downcast_ref::<Stop>().unwrap();
        assert_eq!(stop.0.fr, "`nowhere/at/all` n'existe pas");
    }
}
