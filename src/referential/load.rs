//! Finds referentials on disk, reads and decodes them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::{Stop, referential as said, yaml as said_yaml};
use crate::referential::Referentials;
use crate::referential::fields::Reader;
use crate::source_text::{Place, SourceTexts};
use crate::yaml;

/// Deepest folder looked into.
const MAX_FOLDERS: usize = 16;
/// How far up a common referential is looked for.
const PARENTS: usize = 3;

/// Reads every `.yaml` and `.yml` file at or below `paths`.
///
/// Where none of them is a common referential, the nearest one above them is read too: one association's
/// file can be validated alone.
///
/// # Errors
/// Where a path does not exist or a folder cannot be listed: the tool cannot run.
pub fn load(
    paths: &[PathBuf],
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Referentials> {
    let mut found = Vec::new();
    for path in paths {
        files_below(path, &mut found)?;
    }
    let mut seen = BTreeSet::new();
    found.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    if !found.iter().any(|path| is_common(path)) {
        let above = paths.iter().find_map(|path| commons_above(path));
        found.extend(above.unwrap_or_default());
    }
    let mut referentials = Referentials::default();
    for path in found {
        referentials.files += 1;
        read(&path, texts, diagnostics, &mut referentials);
    }
    Ok(referentials)
}

/// A file as given, whatever its name; the YAML files of a folder, sorted by name.
fn files_below(path: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !path.exists() {
        return Err(Stop(said::path_missing(&shown(path))).into());
    }
    if !path.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    let walk = WalkDir::new(path)
        .follow_links(false)
        .max_depth(MAX_FOLDERS)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            entry.depth() == 0 || !hidden
        });
    for entry in walk {
        let entry = entry.map_err(|error| {
            let folder = error.path().map_or_else(|| shown(path), shown);
            let reason = error
                .io_error()
                .map_or_else(String::new, |io| io.kind().to_string());
            Stop(said::folder_unreadable(&folder, &reason))
        })?;
        if entry.file_type().is_file() && is_yaml(entry.path()) {
            found.push(entry.into_path());
        }
    }
    Ok(())
}

fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

/// The common referentials of the nearest folder that has one: that of `path`, then its parents.
fn commons_above(path: &Path) -> Option<Vec<PathBuf>> {
    let mut folder = if path.is_dir() {
        path.to_owned()
    } else {
        parent(path)
    };
    for _ in 0..=PARENTS {
        let mut commons: Vec<PathBuf> = fs::read_dir(&folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.file_name()))
            .map(|name| {
                if folder == Path::new(".") {
                    PathBuf::from(name)
                } else {
                    folder.join(name)
                }
            })
            .filter(|path| is_yaml(path) && path.is_file() && is_common(path))
            .collect();
        commons.sort();
        if !commons.is_empty() {
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

/// Whether a file says, at the start of a line, that it is a common referential.
fn is_common(path: &Path) -> bool {
    if !fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() <= yaml::MAX_BYTES) {
        return false;
    }
    let Ok(bytes) = fs::read(path) else {
        return false;
    };
    String::from_utf8_lossy(&bytes)
        .trim_start_matches('\u{feff}')
        .lines()
        .filter_map(|line| line.strip_prefix("referential:"))
        .filter_map(|rest| rest.split('#').next())
        .any(|kind| kind.trim().trim_matches(['"', '\'']) == "common")
}

/// The path as shown to users.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn read(
    path: &Path,
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
    referentials: &mut Referentials,
) {
    let name = shown(path);
    let whole = Location::File(name.clone());
    let bytes = match bytes_of(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let said = said_yaml::too_large(yaml::MAX_BYTES);
            diagnostics.push(Diagnostic::new(Code::YamlLimit, whole, said));
            return;
        }
        Err(error) => {
            let said = said::unreadable(&error.kind().to_string());
            diagnostics.push(Diagnostic::new(Code::FileUnreadable, whole, said));
            return;
        }
    };
    match yaml::decode(bytes) {
        Ok(text) => {
            let file = texts.add(name, text);
            if let Some(node) = yaml::parse(file, texts.text(file), diagnostics) {
                super::file::file(&node, file, &mut Reader::new(diagnostics), referentials);
            }
        }
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
            let place = Place {
                file: texts.add(name, fault.text),
                start: fault.offset,
                end: fault.offset + length,
            };
            diagnostics.push(Diagnostic::new(Code::YamlEncoding, place, said));
        }
    }
}

/// The bytes of a file; `None` where it is too large, which is known before reading it.
fn bytes_of(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    use std::io::Read as _;
    let file = fs::File::open(path)?;
    if file.metadata()?.len() > yaml::MAX_BYTES {
        return Ok(None);
    }
    // What is no plain file has no length: the limit holds while reading too.
    let mut bytes = Vec::new();
    file.take(yaml::MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= yaml::MAX_BYTES).then_some(bytes))
}
