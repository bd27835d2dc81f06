//! Whether the chain holds, and the first link that does not.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::entry::Entry;
use crate::provenance::sha256;

/// The file of what is recorded.
pub(super) const ENTRY: &str = "entry.json";
/// The file of what was published.
pub(super) const FIGURES: &str = "figures.csv";

/// One entry that holds, with what it published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What is recorded.
    pub entry: Entry,
    /// The bytes published.
    pub figures: Vec<u8>,
}

/// The first link that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The rank where an entry should be.
    pub number: u32,
    /// The name of its folder, where there is one.
    pub folder: String,
    /// What is wrong.
    pub why: Why,
}

/// Why a link does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No folder has this rank, and others come after.
    Missing,
    /// Two folders have this rank.
    Twice,
    /// Its `entry.json` is not there, or cannot be read.
    NoEntry,
    /// Its `entry.json` is not as it was written.
    Entry,
    /// Its folder was renamed: what it records has another rank, date or audience.
    Order,
    /// It does not hold on to the entry before: one of the two was replaced.
    Previous,
    /// Its `figures.csv` is not there, or cannot be read.
    NoFigures,
    /// Its `figures.csv` is not as it was written.
    Figures,
}

/// Reads the entries of `folder` in order.
///
/// # Errors
/// Where the folder cannot be listed. A link that does not hold is the inner error.
pub fn read(folder: &Path) -> io::Result<Result<Vec<Link>, Broken>> {
    let mut folders: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for found in fs::read_dir(folder)? {
        let name = found?.file_name().to_string_lossy().into_owned();
        let rank: String = name.chars().take_while(char::is_ascii_digit).collect();
        if let Ok(rank) = rank.parse() {
            folders.entry(rank).or_default().push(name);
        }
    }
    let mut links: Vec<Link> = Vec::new();
    for (place, (rank, mut names)) in (1_u32..).zip(folders) {
        names.sort();
        let name = names.first().cloned().unwrap_or_default();
        let broken = |number, folder: &str, why| {
            Ok(Err(Broken {
                number,
                folder: folder.to_owned(),
                why,
            }))
        };
        if rank == 0 {
            return broken(1, &name, Why::Order);
        }
        if rank != place {
            return broken(place, "", Why::Missing);
        }
        if names.len() > 1 {
            return broken(place, &names.join(", "), Why::Twice);
        }
        match link(folder, &name, rank, links.last()) {
            Ok(link) => links.push(link),
            Err(why) => return broken(place, &name, why),
        }
    }
    Ok(Ok(links))
}

/// The link in the folder `name`, which follows `last`.
fn link(folder: &Path, name: &str, rank: u32, last: Option<&Link>) -> Result<Link, Why> {
    let inside = folder.join(name);
    let bytes = fs::read(inside.join(ENTRY)).map_err(|_| Why::NoEntry)?;
    let entry = Entry::parse(&bytes).ok_or(Why::Entry)?;
    if entry.number != rank || entry.folder() != name {
        return Err(Why::Order);
    }
    if entry.previous != last.map(|it| it.entry.digest()) {
        return Err(Why::Previous);
    }
    let figures = fs::read(inside.join(FIGURES)).map_err(|_| Why::NoFigures)?;
    if sha256(&figures) != entry.figures.sha256 {
        return Err(Why::Figures);
    }
    Ok(Link { entry, figures })
}
