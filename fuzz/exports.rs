//! Any bytes as an export: no panic, no hang, every row accounted for, the same whatever the blocks it is read by, and an annotated copy
//! reads as the export did.

#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;
use std::{env, fs, process};

use impact::collection::Collection;
use impact::diagnostic::Diagnostics;
use impact::i18n::Lang;
use impact::ingest::{self, Effort, Secret, annotation, canonical, opened};
use impact::plan::{self, Plan};
use impact::referential;
use impact::source_text::SourceTexts;
use libfuzzer_sys::fuzz_target;

/// More bytes than any input has.
const WHOLE: usize = 1 << 30;

struct Room {
    plan: Plan,
    exports: PathBuf,
}

static ROOM: LazyLock<Room> = LazyLock::new(|| {
    let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
    let home = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cmd/exports/annotate.in/referentials");
    let read = referential::load(&[home.into()], &mut texts, &mut diagnostics).expect("it is there");
    let plan = plan::resolve(&read, &mut diagnostics).expect("it is sound");
    // In memory where the system has such a place: a file is written at each turn.
    let shm = PathBuf::from("/dev/shm");
    let memory = if shm.is_dir() { shm } else { env::temp_dir() };
    let exports = memory.join(format!("impact-fuzz-{}", process::id()));
    fs::create_dir_all(&exports).expect("a folder can be made");
    Room { plan, exports }
});

/// What an export says, read by blocks of so many bytes.
fn collect(bytes: &[u8], block: usize) -> Option<Collection> {
    let room = &*ROOM;
    fs::write(room.exports.join("enquete.csv"), bytes).expect("a file can be written");
    let folders = [room.exports.clone()];
    let effort = Effort { workers: 2, block };
    ingest::collect_on(effort, &room.plan, &folders, &Secret::None, &mut Diagnostics::default()).ok()
}

/// The accounts and the faults of a run.
fn accounts(collection: &Collection) -> String {
    format!("{:?}{:?}{:?}", collection.files, collection.rejects, collection.doubts)
}

/// The harmonised observations, what a run has of its own aside.
fn observations(collection: &Collection) -> Vec<(String, Vec<u8>)> {
    let mut written = canonical::write(&ROOM.plan, collection, Lang::Fr);
    written.retain(|(name, _)| name.starts_with("observations/"));
    written
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(opened) = opened::open(bytes) {
        opened.each_row(|cells| assert_eq!(cells.len(), opened.headings.len()));
    }
    let Some(collection) = collect(bytes, WHOLE) else { return };
    for account in &collection.files {
        let excluded: u64 = account.excluded.values().map(|(_, count)| count).sum();
        let rejected: u64 = account.rejected.values().sum();
        assert_eq!(account.read, account.kept + excluded + account.duplicate + rejected);
    }
    if let Some(block) = bytes.first() {
        let by_blocks = collect(bytes, usize::from(*block) + 1).expect("what was read is read again");
        assert_eq!(accounts(&by_blocks), accounts(&collection));
        assert_eq!(observations(&by_blocks), observations(&collection));
    }
    let folders = [ROOM.exports.clone()];
    let copies = annotation::write(&ROOM.plan, &collection, &folders, Lang::Fr);
    if let Some((_, copy)) = copies.first() {
        let again = collect(copy, WHOLE).expect("what was read is read again");
        assert_eq!(observations(&again), observations(&collection));
    }
});
