//! A chain of three, and every way to break it.

use std::fs;
use std::path::Path;

use super::*;
use crate::provenance::sha256;

fn made(date: &str, audience: &str, figures: &str) -> Made {
    Made {
        approver: "Camille Durand".into(),
        audience: audience.into(),
        date: date.into(),
        inputs: vec![
            Input {
                association: "b".into(),
                file: "b/x.csv".into(),
                sha256: sha256(b"x"),
            },
            Input {
                association: "a".into(),
                file: "a/y.csv".into(),
                sha256: sha256(b"y"),
            },
        ],
        referential: Referential {
            id: "s".into(),
            sha256: sha256(b"r"),
            version: "1.0.0".into(),
        },
        figures: figures.into(),
        counts: [1, 2],
    }
}

/// A ledger of three releases.
fn three() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let Locked::Ours(ledger) = Ledger::lock(folder.path()).unwrap() else {
        panic!("it is ours")
    };
    let mut last = None;
    for (date, audience, figures) in [
        ("2026-03-01", "public", "one"),
        ("2026-03-01", "members", "two"),
        ("2026-06-01", "public", "three"),
    ] {
        let made = made(date, audience, figures);
        last = Some(ledger.append(last.as_ref(), &made).unwrap());
    }
    folder
}

const FOLDERS: [&str; 3] = [
    "0001-2026-03-01-public",
    "0002-2026-03-01-members",
    "0003-2026-06-01-public",
];

fn broken(folder: &Path) -> (u32, Why) {
    let broken = read(folder).unwrap().unwrap_err();
    (broken.number, broken.why)
}

#[test]
fn three_releases_hold_on_to_each_other() {
    let folder = three();
    let links = read(folder.path()).unwrap().unwrap();
    let numbers: Vec<u32> = links.iter().map(|it| it.entry.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(links[0].entry.previous, None);
    let bytes = fs::read(folder.path().join(FOLDERS[0]).join("entry.json")).unwrap();
    assert_eq!(links[1].entry.previous, Some(sha256(&bytes)));
    assert_eq!(links[2].figures, b"three");
    // Inputs by association, whatever the order they were read in.
    assert_eq!(links[0].entry.inputs[0].association, "a");
    // SHA-256 of the empty text, as FIPS 180-4 is known to give it.
    assert_eq!(
        sha256(b""),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
}

#[test]
fn an_entry_is_the_same_bytes_for_the_same_facts() {
    let one = Entry::after(None, &made("2026-03-01", "public", "one"));
    let text = String::from_utf8(one.bytes()).unwrap();
    assert!(
        text.starts_with("{\n  \"approver\": \"Camille Durand\",\n  \"audience\": \"public\",\n")
    );
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    let mut sorted = keys.clone();
    sorted.sort();
    assert_eq!(keys, sorted);
    assert_eq!(Entry::parse(text.as_bytes()), Some(one));
    // Other spaces are other bytes, and so is another value.
    assert_eq!(Entry::parse(text.replace(": ", ":").as_bytes()), None);
    assert_eq!(
        Entry::parse(text.replace("Durand", "Dupont").as_bytes()),
        None
    );
}

#[test]
fn every_way_to_break_the_chain_is_told_where_it_begins() {
    let change = |path: &Path, from: &str, to: &str| {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(from));
        fs::write(path, text.replace(from, to)).unwrap();
    };
    // The last entry too is sealed.
    for at in 0..3_u32 {
        let folder = three();
        let inside = folder.path().join(FOLDERS[at as usize]);
        change(&inside.join("entry.json"), "Durand", "Dupont");
        assert_eq!(broken(folder.path()), (at + 1, Why::Entry));

        let folder = three();
        let inside = folder.path().join(FOLDERS[at as usize]);
        fs::write(inside.join("figures.csv"), "other").unwrap();
        assert_eq!(broken(folder.path()), (at + 1, Why::Figures));
        fs::remove_file(inside.join("figures.csv")).unwrap();
        assert_eq!(broken(folder.path()), (at + 1, Why::NoFigures));
        fs::remove_file(inside.join("entry.json")).unwrap();
        assert_eq!(broken(folder.path()), (at + 1, Why::NoEntry));
    }

    // Taken out.
    let folder = three();
    fs::remove_dir_all(folder.path().join(FOLDERS[1])).unwrap();
    assert_eq!(broken(folder.path()), (2, Why::Missing));
    // Taken out, and the next one put in its place.
    fs::rename(
        folder.path().join(FOLDERS[2]),
        folder.path().join("0002-2026-06-01-public"),
    )
    .unwrap();
    assert_eq!(broken(folder.path()), (2, Why::Order));

    // One beside another.
    let folder = three();
    fs::create_dir(folder.path().join("0002-2026-04-01-public")).unwrap();
    assert_eq!(broken(folder.path()), (2, Why::Twice));

    // Written anew, seal and all: the next one does not follow it.
    let folder = three();
    let inside = folder.path().join(FOLDERS[0]);
    let other = Made {
        approver: "Someone else".into(),
        ..made("2026-03-01", "public", "one")
    };
    fs::write(
        inside.join("entry.json"),
        Entry::after(None, &other).bytes(),
    )
    .unwrap();
    assert_eq!(broken(folder.path()), (2, Why::Previous));
}

#[test]
fn what_a_dead_run_left_is_no_entry_and_is_swept_away() {
    let folder = three();
    let left = folder.path().join(".writing-0004-2026-07-01-public");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("figures.csv"), "half of").unwrap();
    let links = read(folder.path()).unwrap().unwrap();
    assert_eq!(links.len(), 3);
    let Locked::Ours(ledger) = Ledger::lock(folder.path()).unwrap() else {
        panic!("it is ours")
    };
    let next = made("2026-07-01", "public", "four");
    ledger.append(Some(&links[2].entry), &next).unwrap();
    assert!(!left.exists());
    assert_eq!(read(folder.path()).unwrap().unwrap().len(), 4);
}

#[test]
fn two_do_not_write_at_once() {
    let folder = three();
    let first = Ledger::lock(folder.path()).unwrap();
    assert!(matches!(
        Ledger::lock(folder.path()).unwrap(),
        Locked::Taken
    ));
    drop(first);
    assert!(matches!(
        Ledger::lock(folder.path()).unwrap(),
        Locked::Ours(_)
    ));
}

#[test]
fn a_ledger_that_is_not_there_is_not_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read(folder.path()).unwrap(), Ok(Vec::new()));
    assert!(read(&folder.path().join("none")).is_err());
}
