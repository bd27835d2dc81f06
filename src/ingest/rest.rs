//! What of a file was not read yet, read part by part: no more of it is held at once than a part.
//!
//! In: a file. Out: its bytes in order, cut where records end, and their digest once all were read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::blocks::end;

/// Bytes read at once beyond what is asked for: most often, a record ends within them.
const MARGIN: usize = 1 << 16;

/// Bytes in which a record must end.
const MOST: usize = 32 << 20;

/// The rest of a file.
#[derive(Debug)]
pub(super) struct Rest {
    file: File,
    digest: Sha256,
    /// What was read and not handed over.
    carried: Vec<u8>,
    /// Whether the file holds nothing more.
    ended: bool,
    /// Whether it could not be read, or not cut.
    failed: bool,
}

impl Rest {
    /// All of the file at `path`.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: File::open(path)?,
            digest: Sha256::new(),
            carried: Vec::new(),
            ended: false,
            failed: false,
        })
    }

    /// Whether nothing is left.
    pub(super) fn is_over(&self) -> bool {
        self.failed || (self.ended && self.carried.is_empty())
    }

    /// Whether what is left cannot be read, or holds a record too long to be cut.
    pub(super) fn has_failed(&self) -> bool {
        self.failed
    }

    /// The next `size` bytes, and more up to the end of a record; none where there are none, or no record ends.
    pub(super) fn next(&mut self, size: usize) -> Option<Vec<u8>> {
        let mut wanted = size + MARGIN;
        loop {
            if self.fill(wanted).is_err() || wanted > size + MOST {
                self.failed = true;
                return None;
            }
            let found = end(&self.carried, size);
            if let Some(end) = found {
                let mut after = Vec::with_capacity(size + MARGIN);
                after.extend_from_slice(&self.carried[end..]);
                self.carried.truncate(end);
                return Some(std::mem::replace(&mut self.carried, after));
            }
            if self.ended {
                return Some(std::mem::take(&mut self.carried)).filter(|last| !last.is_empty());
            }
            wanted *= 2;
        }
    }

    /// Reads until `wanted` bytes are there, or all are.
    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        let held = self.carried.len();
        let missing = wanted.saturating_sub(held);
        let read = Read::by_ref(&mut self.file)
            .take(missing as u64)
            .read_to_end(&mut self.carried)?;
        self.ended |= read < missing;
        self.digest.update(&self.carried[held..]);
        Ok(())
    }

    /// The digest of the whole file, once what is left was read.
    pub(super) fn digest(mut self) -> io::Result<[u8; 32]> {
        while !self.ended {
            self.carried.clear();
            self.fill(MARGIN)?;
        }
        Ok(self.digest.finalize().into())
    }
}
