//! A large file of which no row has to be held, read from one end to the other: what it takes of memory does not depend on how
//! large it is.
//!
//! In: a claim. Out: the reading of its file, the same as if it had been held whole; none where it has to be. How a file is written
//! is told by how it begins: where what follows does not agree, as one byte that is no UTF-8, it is read again whole.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{Claim, Content, Export, FileReading, Way};
use crate::diagnostic::Diagnostics;
use crate::ingest::blocks::{Effort, text_of};
use crate::ingest::fold::{Fold, is_foldable};
use crate::ingest::rest::Rest;
use crate::ingest::workbook::package::{Kind, kind};
use crate::plan::Plan;

/// Bytes that tell how a file is written.
const HEAD: usize = 8 << 20;

/// Reads one file for all the sources that claim it; none where it has to be held whole.
pub(super) fn read<F: Fold>(
    plan: &Plan,
    claim: &Claim,
    fold: &F,
    effort: Effort,
) -> Option<FileReading<F::Sum>> {
    let mut sources = claim.sources.iter();
    let is_folded = F::TAKES && sources.all(|id| is_foldable(plan, claim.association, *id));
    if !is_folded || !claim.is_larger_than(HEAD) {
        return None;
    }
    let way = Way {
        fold: Some(fold),
        effort,
    };
    let mut readings = Vec::with_capacity(claim.sources.len());
    let (mut diagnostics, mut sum) = (Diagnostics::default(), F::Sum::default());
    let (mut digest, mut added) = (None, Ok(()));
    for source in &claim.sources {
        let mut rest = Rest::of(&claim.path).ok()?;
        let head = rest.next(HEAD)?;
        if kind(&head) != Kind::Text || text_of(&head).is_none() {
            return None;
        }
        let mut content = Content {
            bytes: &head,
            is_ascii: head.is_ascii() && is_ascii(&claim.path)?,
            rest: Some(&mut rest),
        };
        let export = Export::of(plan, claim, *source);
        let (reading, more) = export.read(&mut content, &way, &mut diagnostics)?;
        readings.push(reading);
        added = added.and_then(|()| fold.merge(&mut sum, more?));
        digest = Some(rest.digest().ok()?);
    }
    Some(FileReading {
        digest,
        readings,
        sum: added.map(|()| sum),
        diagnostics,
    })
}

/// Whether a file holds nothing but ASCII: those that do are of any encoding. Those that do not mostly tell so soon.
fn is_ascii(path: &Path) -> Option<bool> {
    let mut file = File::open(path).ok()?;
    let mut bytes = vec![0; 1 << 18];
    loop {
        match file.read(&mut bytes).ok()? {
            0 => return Some(true),
            read if bytes[..read].is_ascii() => {}
            _ => return Some(false),
        }
    }
}
