//! What a release was made of and by: enough to make it again, and to tell that it was.
//!
//! In: texts of referentials, accounts of exports, what was asked. Out: names and digests alone. Who reads decides what is told, as in
//! [`crate::trace`]: the digest of an export lets whoever guesses its content be sure, so the public has none of them, and members
//! those of associations that share.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::collection::{Collection, FileAccount};
use crate::plan::Plan;
use crate::release::Audience;

/// What a release was made of and by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// What was asked, in the words of the command line, without the places of this machine.
    pub command: String,
    /// Referentials, by name.
    pub referentials: Vec<Input>,
    /// What tells these exports from any others; none where the reader may not know it.
    pub fingerprint: Option<String>,
    /// Exports that the reader may know of, by name.
    pub exports: Vec<Input>,
}

/// One file that was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Its name, below the folder it was found in.
    pub name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

impl Provenance {
    /// What `audience` may know of where figures come from.
    pub fn of(
        plan: &Plan,
        collection: &Collection,
        mut referentials: Vec<Input>,
        audience: Audience,
        command: String,
    ) -> Self {
        let tells_of = |file: &&FileAccount| match audience {
            Audience::Public => false,
            Audience::Members => plan.association(file.association).share_with_members,
            Audience::Association(own) => file.association == own,
            Audience::Working => true,
        };
        let told = collection.files.iter().filter(tells_of);
        let told = told.filter_map(|file| {
            Some(Input {
                name: file.file.clone(),
                sha256: file.digest.clone()?,
            })
        });
        let mut exports: Vec<Input> = told.collect();
        exports.sort();
        referentials.sort();
        let fingerprint = Some(collection.run.fingerprint.clone());
        Self {
            command,
            referentials,
            fingerprint: fingerprint.filter(|_| audience != Audience::Public),
            exports,
        }
    }
}

/// SHA-256 of `bytes`, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let mut hexadecimal = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to memory cannot fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NIST, FIPS 180-4, the example of one block.
    #[test]
    fn a_known_digest() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), abc);
    }
}
