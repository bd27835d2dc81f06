//! One entry: canonical JSON, keys in alphabetical order, so that the same facts are the same bytes.

use serde::{Deserialize, Serialize};

use crate::provenance::sha256;

/// The form of entries that this program writes.
const FORMAT: u32 = 1;

/// What is recorded of one release. Fields stand in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Who approved it.
    pub approver: String,
    /// Who reads it: `public` or `members`.
    pub audience: String,
    /// The day it is dated, as given.
    pub date: String,
    /// What was published.
    pub figures: Figures,
    /// The form of this file.
    pub format: u32,
    /// The files it was made of, by name.
    pub inputs: Vec<Input>,
    /// Its rank, from 1.
    pub number: u32,
    /// The digest of the entry before; none of the first.
    pub previous: Option<String>,
    /// The version of the program that made it.
    pub program: String,
    /// The referentials it was made by.
    pub referential: Referential,
    /// The digest of this entry with an empty seal: tells that it was changed, even where no entry follows it.
    pub seal: String,
}

/// The rows published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Rows whose numbers are given.
    pub free: usize,
    /// The digest of `figures.csv`.
    pub sha256: String,
    /// Rows whose numbers are withheld.
    pub withheld: usize,
}

/// One file that was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Whose.
    pub association: String,
    /// Its name, below the folder of exports.
    pub file: String,
    /// Its digest.
    pub sha256: String,
}

/// Referentials, as they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Referential {
    /// Id of the common one.
    pub id: String,
    /// The digest of the texts of all of them, whatever their names.
    pub sha256: String,
    /// Version of the common one.
    pub version: String,
}

/// What makes an entry, its place in the chain left out.
#[derive(Clone, Debug)]
pub struct Made {
    /// Who approved it.
    pub approver: String,
    /// Who reads it.
    pub audience: String,
    /// The day it is dated.
    pub date: String,
    /// The files it was made of.
    pub inputs: Vec<Input>,
    /// The referentials it was made by.
    pub referential: Referential,
    /// The bytes of its figures.
    pub figures: Vec<u8>,
    /// Rows given and rows withheld.
    pub counts: [usize; 2],
}

impl Entry {
    /// The entry of `made` after `last`.
    pub fn after(last: Option<&Self>, made: &Made) -> Self {
        let mut inputs = made.inputs.clone();
        inputs.sort();
        let [free, withheld] = made.counts;
        let mut entry = Self {
            approver: made.approver.clone(),
            audience: made.audience.clone(),
            date: made.date.clone(),
            figures: Figures {
                free,
                sha256: sha256(&made.figures),
                withheld,
            },
            format: FORMAT,
            inputs,
            number: last.map_or(0, |it| it.number) + 1,
            previous: last.map(Self::digest),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            referential: made.referential.clone(),
            seal: String::new(),
        };
        entry.seal = entry.sealed();
        entry
    }

    /// The entry that `bytes` hold; none where they are no entry, or not as this program writes it.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let entry: Self = serde_json::from_slice(bytes).ok()?;
        let sound =
            entry.format == FORMAT && entry.bytes() == bytes && entry.seal == entry.sealed();
        sound.then_some(entry)
    }

    /// Its file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The digest of its file: what the next one holds on to.
    pub fn digest(&self) -> String {
        sha256(&self.bytes())
    }

    /// The name of its folder.
    pub fn folder(&self) -> String {
        format!("{:04}-{}-{}", self.number, self.date, self.audience)
    }

    fn sealed(&self) -> String {
        let open = Self {
            seal: String::new(),
            ..self.clone()
        };
        open.digest()
    }
}
