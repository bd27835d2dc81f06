//! Adding to a ledger: whole or not at all, one at a time.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::chain::{ENTRY, FIGURES};
use super::entry::{Entry, Made};
use crate::output::files::{self, Access};

/// The file that is locked; it is empty, and stays.
const LOCK: &str = ".lock";
/// How the folder begins that an entry is written in before it has its name.
const BESIDE: &str = ".writing-";

/// A ledger that this run alone may write, until it is dropped.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
    /// Held open: the lock goes with it, however the run ends.
    _lock: File,
}

/// Whether the ledger could be had.
#[derive(Debug)]
pub enum Locked {
    /// It is ours.
    Ours(Ledger),
    /// Another run is writing it.
    Taken,
}

impl Ledger {
    /// Takes the ledger `folder`, made where it is not there yet.
    ///
    /// # Errors
    /// Where it cannot be made or written.
    pub fn lock(folder: &Path) -> io::Result<Locked> {
        files::make_folder(folder, Access::Usual)?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Locked::Taken),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(Locked::Ours(Self {
            folder: folder.to_owned(),
            _lock: file,
        }))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Adds the release `made` after `last`, which was read under this lock.
    ///
    /// # Errors
    /// Where it cannot be written; the ledger is then as it was.
    pub fn append(&self, last: Option<&Entry>, made: &Made) -> io::Result<Entry> {
        self.sweep()?;
        let entry = Entry::after(last, made);
        let beside = self.folder.join(format!("{BESIDE}{}", entry.folder()));
        fs::create_dir(&beside)?;
        let written = files::write(&beside.join(FIGURES), &made.figures, Access::Usual)
            .and_then(|()| files::write(&beside.join(ENTRY), &entry.bytes(), Access::Usual))
            .and_then(|()| fs::rename(&beside, self.folder.join(entry.folder())));
        if written.is_err() {
            // Nothing more can be done where even this fails; the first error is the one to tell.
            let _ = fs::remove_dir_all(&beside);
        }
        written?;
        files::settle(&self.folder)?;
        Ok(entry)
    }

    /// Takes away what a run that died left beside.
    fn sweep(&self) -> io::Result<()> {
        for found in fs::read_dir(&self.folder)? {
            let found = found?;
            if found.file_name().to_string_lossy().starts_with(BESIDE) {
                fs::remove_dir_all(found.path())?;
            }
        }
        Ok(())
    }
}
