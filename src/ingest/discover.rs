//! Which files of a folder are read, and for whom.
//!
//! In: a folder of exports and the patterns of every source. Out: the claims, in the order of file names.
//! Links are not followed, and only regular files are looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use globset::{GlobBuilder, GlobMatcher};
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use super::file::{Claim, Reading, refused};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::plan::{AssociationId, Plan, Source, SourceId};

/// The file in which a folder of exports says what its data are.
const NOTICE: &str = "AVERTISSEMENT.txt";
/// Characters of a notice that are kept.
const LONGEST_NOTICE: usize = 200;

/// What a folder of exports holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) claims: Vec<Claim>,
    /// Accounts of files refused before they were read.
    pub(super) refused: Vec<Reading>,
    pub(super) notice: Option<String>,
}

/// The patterns of every source.
#[derive(Debug)]
pub(super) struct Patterns {
    all: Vec<(AssociationId, SourceId, Vec<GlobMatcher>)>,
}

impl Patterns {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut all = Vec::new();
        for (association, held) in plan.associations.iter().enumerate() {
            for (at, source) in held.sources.iter().enumerate() {
                let matcher = |pattern: &String| {
                    // The plan has checked patterns: one that is not is a pattern of nothing.
                    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
                    glob.ok().map(|glob| glob.compile_matcher())
                };
                let matchers = source.files.iter().filter_map(matcher).collect();
                all.push((AssociationId(association), SourceId(at), matchers));
            }
        }
        Self { all }
    }

    /// The sources that ask for `file`, by association.
    fn claimants(&self, file: &str) -> BTreeMap<AssociationId, Vec<SourceId>> {
        let mut claimants: BTreeMap<AssociationId, Vec<SourceId>> = BTreeMap::new();
        // Some systems write an accented letter in two: patterns are in one.
        let file: String = file.nfc().collect();
        for (association, source, matchers) in &self.all {
            if matchers.iter().any(|matcher| matcher.is_match(&file)) {
                claimants.entry(*association).or_default().push(*source);
            }
        }
        claimants
    }
}

/// Looks `folder` through; `prefix` comes before the names shown.
pub(super) fn discover(
    plan: &Plan,
    patterns: &Patterns,
    folder: &Path,
    prefix: &str,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Found> {
    let mut found = Found {
        notice: notice(folder),
        ..Found::default()
    };
    let Entries { files, others } = entries(folder)?;
    for relative in others {
        let claimants = patterns.claimants(&relative);
        if claimants.is_empty() && !is_expected_to_be_claimed(&relative) {
            continue;
        }
        let (name, said) = (format!("{prefix}{relative}"), say::file_not_regular());
        for (association, sources) in claimants {
            let refuse = |source| refused(&name, association, source, &said);
            found.refused.extend(sources.into_iter().map(refuse));
        }
        let location = Location::File(name);
        diagnostics.push(Diagnostic::new(Code::FileUnreadable, location, said));
    }
    for (relative, path) in files {
        let name = format!("{prefix}{relative}");
        let mut claimants = patterns.claimants(&relative).into_iter();
        let Some((association, sources)) = claimants.next() else {
            if is_expected_to_be_claimed(&relative) {
                let location = Location::File(name);
                diagnostics.push(Diagnostic::new(
                    Code::FileUnclaimed,
                    location,
                    say::file_unclaimed(),
                ));
            }
            continue;
        };
        let first = &plan.association(association).id;
        for (other, sources) in claimants {
            let said = say::file_claimed_twice(first, &plan.association(other).id);
            for source in sources {
                found.refused.push(refused(&name, other, source, &said));
            }
            let location = Location::File(name.clone());
            diagnostics.push(Diagnostic::new(Code::FileDuplicate, location, said));
        }
        found.claims.push(Claim {
            name,
            path,
            association,
            sources,
        });
    }
    Ok(found)
}

/// What stands below a folder, hidden things left out, by relative path with `/`.
#[derive(Debug, Default)]
struct Entries {
    files: BTreeMap<String, PathBuf>,
    /// Links, pipes and devices.
    others: BTreeSet<String>,
}

/// What stands below `folder`.
fn entries(folder: &Path) -> anyhow::Result<Entries> {
    let mut entries = Entries::default();
    // Excel writes `~$enquete.xlsx` beside a workbook that it holds open.
    let hidden = |name: &std::ffi::OsStr| {
        let name = name.to_string_lossy();
        name.starts_with('.') || name.starts_with("~$")
    };
    let walk = WalkDir::new(folder)
        .follow_links(false)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()));
    for entry in walk {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        let relative = parts.join("/");
        if entry.file_type().is_file() {
            entries.files.insert(relative, entry.into_path());
        } else {
            entries.others.insert(relative);
        }
    }
    Ok(entries)
}

/// Whether a file that no source claims is worth a word.
fn is_expected_to_be_claimed(relative: &str) -> bool {
    let name = relative
        .rsplit('/')
        .next()
        .unwrap_or(relative)
        .to_lowercase();
    let is_table = [".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"]
        .iter()
        .any(|extension| name.ends_with(extension));
    let is_notice = name == NOTICE.to_lowercase();
    is_table && !is_notice && !name.starts_with("readme") && !name.starts_with("lisezmoi")
}

/// The first line of the notice of `folder`, made safe to print.
fn notice(folder: &Path) -> Option<String> {
    let path = folder.join(NOTICE);
    if !fs::symlink_metadata(&path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    fs::File::open(&path)
        .ok()?
        .take(4096)
        .read_to_end(&mut bytes)
        .ok()?;
    let text = String::from_utf8_lossy(&bytes);
    plain_line(&text)
}

/// The first line of `text`, trimmed, without control characters, and not too long.
pub(super) fn plain_line(text: &str) -> Option<String> {
    let line = text.trim_start_matches('\u{feff}').lines().next()?;
    let plain: String = line
        .chars()
        .filter(|c| !c.is_control() && *c != char::REPLACEMENT_CHARACTER)
        .collect();
    let short: String = plain.trim().chars().take(LONGEST_NOTICE).collect();
    (!short.is_empty()).then_some(short)
}

/// Says that no source asks for any file below `folder`, and where its patterns may be read from.
pub(super) fn remark_nothing_read(
    plan: &Plan,
    patterns: &Patterns,
    folder: &Path,
    diagnostics: &mut Diagnostics,
) {
    let mut sources = plan.associations.iter().flat_map(|held| &held.sources);
    let Some(example) = sources.find_map(|source| source.files.first()) else {
        return;
    };
    let shown = folder.display().to_string();
    let above = above(folder).filter(|(name, _)| {
        let entries = entries(folder).unwrap_or_default();
        let mut files = entries
            .files
            .keys()
            .map(|relative| format!("{name}/{relative}"));
        files.any(|file| !patterns.claimants(&file).is_empty())
    });
    let above = above.map(|(_, above)| above);
    let said = say::nothing_read(&shown, above.as_deref(), example);
    diagnostics.push(Diagnostic::new(
        Code::NothingRead,
        Location::File(shown),
        said,
    ));
}

/// The name of `folder`, and the folder that holds it as it can be given.
fn above(folder: &Path) -> Option<(String, String)> {
    let whole = fs::canonicalize(folder).ok()?;
    let name = whole.file_name()?.to_string_lossy().into_owned();
    let above = match (folder.file_name(), folder.parent()) {
        (None, _) | (_, None) => folder.join("..").display().to_string(),
        (_, Some(above)) if above.as_os_str().is_empty() => ".".to_owned(),
        (_, Some(above)) => above.display().to_string(),
    };
    Some((name, above))
}

/// Says for which sources no file was found; once for an association that has none at all.
pub(super) fn remark_sources_without_files(
    plan: &Plan,
    with_files: &BTreeSet<(AssociationId, SourceId)>,
    diagnostics: &mut Diagnostics,
) {
    for (association, held) in plan.associations.iter().enumerate() {
        let without: Vec<&Source> = (0..)
            .zip(&held.sources)
            .filter(|(at, _)| !with_files.contains(&(AssociationId(association), SourceId(*at))))
            .map(|(_, source)| source)
            .collect();
        if without.len() > 1
            && without.len() == held.sources.len()
            && let Some(first) = without.first()
        {
            let ids: Vec<&str> = without.iter().map(|source| source.id.as_str()).collect();
            let said = say::association_no_file(&held.id, &ids);
            diagnostics.push(Diagnostic::new(Code::SourceNoFile, first.place, said));
            continue;
        }
        for source in without {
            let said = say::source_no_file(&held.id, &source.id, &source.files);
            diagnostics.push(Diagnostic::new(Code::SourceNoFile, source.place, said));
        }
    }
}
