//! What referentials accept, and of what each acceptance speaks.
//!
//! In: the `accept:` lists as written, and the day. Out: for a diagnostic, why it is accepted; at the end of a step,
//! what is to be said of the acceptances that are past or that nothing answers to.
//!
//! An acceptance speaks of its own file. Of what is found in exports, that of the common referential speaks of all
//! files, that of an association of those its sources ask for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use globset::{GlobBuilder, GlobMatcher};
use unicode_normalization::UnicodeNormalization;

use super::{Step, said};
use crate::calendar::date_of;
use crate::diagnostic::{Accepted, Code, Diagnostic, Location, Phase};
use crate::i18n::Said;
use crate::matching::{nearest, normal_form};
use crate::referential::{Accept, Association, Outline, Referentials};
use crate::source_text::FileId;

/// Acceptances for which a near name is looked for: past it, looking would cost more than it gives.
const MOST_PROPOSED: usize = 20;

/// All that the referentials of a run accept.
#[derive(Debug)]
pub(super) struct Acceptances {
    all: Vec<Acceptance>,
    outlines: BTreeMap<FileId, Outline>,
}

/// One acceptance.
#[derive(Debug)]
struct Acceptance {
    written: Accept,
    /// Whether its last day is past.
    expired: bool,
    /// What `where:` says, as a pattern of files.
    file: Option<GlobMatcher>,
    of: Of,
}

/// Whose exports it speaks of.
#[derive(Debug)]
enum Of {
    Everyone,
    Association { id: String, files: Vec<GlobMatcher> },
}

impl Acceptances {
    /// What `referentials` accept on the day `today`.
    pub(super) fn written(referentials: &Referentials, today: i32) -> Self {
        let of_common = referentials.commons.iter().flat_map(|common| {
            let accept = common.accept.iter();
            accept.map(|accept| Acceptance::new(accept, Of::Everyone, today))
        });
        let of_associations = referentials.associations.iter().flat_map(|association| {
            let accept = association.accept.iter();
            accept.map(|accept| Acceptance::new(accept, Of::association(association), today))
        });
        Self {
            all: of_common.chain(of_associations).collect(),
            outlines: referentials.outlines.clone(),
        }
    }

    /// Why a diagnostic is accepted, where it is; the acceptances that speak of it have `served`.
    pub(super) fn why(
        &self,
        diagnostic: &Diagnostic,
        step: &Step<'_>,
        served: &mut BTreeSet<usize>,
    ) -> Option<Accepted> {
        let mut why = None;
        for (at, acceptance) in self.all.iter().enumerate() {
            if acceptance.code() == diagnostic.code
                && self.speaks_of(acceptance, &diagnostic.location, step)
            {
                served.insert(at);
                if !acceptance.expired {
                    why = why.or_else(|| Some(acceptance.accepted()));
                }
            }
        }
        why
    }

    fn speaks_of(&self, acceptance: &Acceptance, location: &Location, step: &Step<'_>) -> bool {
        let (file, heading) = match location {
            Location::Text(place) => {
                return acceptance.file_id() == place.file
                    && acceptance.path().is_none_or(|path| {
                        let outline = self.outlines.get(&place.file);
                        outline.is_some_and(|outline| outline.leads_to(&path, *place))
                    });
            }
            Location::Table { file, column, .. } => (file, column.as_deref()),
            Location::File(file) => (file, None),
        };
        let Step::Exports(exports) = step else {
            return false;
        };
        acceptance.speaks_of_export(&below(file, exports.folders), heading)
    }

    /// What is to be said of the acceptances at the end of a step: those that are past, once; those that nothing
    /// answered to, where the step would have told. Where it is not `whole`, it would not.
    pub(super) fn remarks(
        &self,
        step: &Step<'_>,
        whole: bool,
        served: &BTreeSet<usize>,
    ) -> Vec<Diagnostic> {
        let mut remarks = Vec::new();
        let outlines = self.outlines.iter();
        let names = outlines.map(|(file, outline)| (*file, outline.names().collect()));
        let names: BTreeMap<FileId, BTreeSet<&str>> = names.collect();
        for (at, acceptance) in self.all.iter().enumerate() {
            let name = acceptance.code().name();
            if let (Some(until), true) = (&acceptance.written.until, acceptance.expired) {
                if matches!(step, Step::Referentials) {
                    let said = said::expired(name, &date_of(until.value));
                    remarks.push(Diagnostic::new(Code::AcceptExpired, until.place, said));
                }
            } else if whole && !served.contains(&at) && acceptance.would_have_served(step) {
                let names = names.get(&acceptance.file_id());
                let said = acceptance.unused(names, remarks.len() < MOST_PROPOSED);
                let place = acceptance.written.code.place;
                remarks.push(Diagnostic::new(Code::AcceptUnused, place, said));
            }
        }
        remarks
    }
}

impl Acceptance {
    fn new(written: &Accept, of: Of, today: i32) -> Self {
        let until = written.until.as_ref();
        let file = written.place.as_ref();
        Self {
            written: written.clone(),
            expired: until.is_some_and(|until| until.value < today),
            file: file.and_then(|pattern| matcher(&pattern.value)),
            of,
        }
    }

    fn code(&self) -> Code {
        self.written.code.value
    }

    /// The referential it is written in.
    fn file_id(&self) -> FileId {
        self.written.code.place.file
    }

    /// What `where:` says, as a path of ids.
    fn path(&self) -> Option<Vec<&str>> {
        let narrowed = self.written.place.as_ref()?;
        Some(narrowed.value.split('/').collect())
    }

    fn speaks_of_export(&self, file: &str, heading: Option<&str>) -> bool {
        let own = match &self.of {
            Of::Everyone => true,
            Of::Association { files, .. } => files.iter().any(|pattern| pattern.is_match(file)),
        };
        own && self.written.place.as_ref().is_none_or(|narrowed| {
            let wanted = normal_form(&narrowed.value);
            self.file
                .as_ref()
                .is_some_and(|file_is| file_is.is_match(file))
                || heading.is_some_and(|heading| normal_form(heading) == wanted)
        })
    }

    /// Whether what it accepts would have been found by `step`.
    fn would_have_served(&self, step: &Step<'_>) -> bool {
        let phase = self.code().phase();
        match step {
            Step::Other => false,
            Step::Referentials => phase <= Phase::Resolving,
            Step::Exports(exports) => {
                exports.phases.contains(&phase)
                    && match &self.of {
                        Of::Everyone => exports.all,
                        Of::Association { id, .. } => exports.associations.contains(id.as_str()),
                    }
            }
        }
    }

    /// What is said of it where nothing answers to it, in a file of these `names`.
    fn unused(&self, names: Option<&BTreeSet<&str>>, propose: bool) -> Said {
        let name = self.code().name();
        let Some(narrowed) = &self.written.place else {
            return said::unused(name);
        };
        let in_referential = self.code().phase() <= Phase::Resolving;
        let stray = |id: &&str| names.is_some_and(|names| !names.contains(id));
        match narrowed.value.split('/').find(stray) {
            Some(id) if in_referential => {
                let names = names.filter(|_| propose).into_iter().flatten();
                said::unused_nowhere(name, id, nearest(id, names.copied()))
            }
            _ => said::unused_there(name, &narrowed.value),
        }
    }

    fn accepted(&self) -> Accepted {
        let until = self.written.until.as_ref();
        Accepted {
            because: self.written.because.clone(),
            until: until.map(|until| date_of(until.value).to_string()),
            shown: false,
        }
    }
}

impl Of {
    fn association(association: &Association) -> Self {
        let files = association.sources.iter().flat_map(|source| &source.files);
        Self::Association {
            id: association.header.id.value.clone(),
            files: files.filter_map(|file| matcher(&file.value)).collect(),
        }
    }
}

/// A pattern of files, read as `files:` is; what is none matches nothing.
fn matcher(pattern: &str) -> Option<GlobMatcher> {
    let pattern: String = pattern.nfc().collect();
    let glob = GlobBuilder::new(&pattern).literal_separator(true).build();
    Some(glob.ok()?.compile_matcher())
}

/// A file below the folder it was found in, as patterns name it.
fn below(file: &str, folders: &[PathBuf]) -> String {
    let of = |folder: &PathBuf| file.strip_prefix(&format!("{}/", folder.display()));
    let relative = match folders {
        [_] => None,
        several => several.iter().find_map(of),
    };
    relative.unwrap_or(file).nfc().collect()
}
