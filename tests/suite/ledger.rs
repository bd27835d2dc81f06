//! The ledger under hard hands: runs that are killed, runs that meet.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use tempfile::TempDir;

use crate::binary::{argument, impact, printed, run};

const SECTOR: &str = "tests/cmd/release/chain.in";

/// A release of the small sector, in the ledger at `ledger`.
fn create(ledger: &Path) -> Command {
    let folders = ["abri", "foyer", "halte", "relais"].map(|name| format!("{SECTOR}/{name}"));
    let referentials = format!("{SECTOR}/referentials");
    let mut command = impact(&["release", "create", "--lang", "en", "-r", &referentials]);
    command.args(folders).args(["--ledger", argument(ledger)]);
    command.args(["--audience", "public", "--date", "2026-03-01"]);
    command.args(["--approver", "Camille Durand"]);
    command
}

/// How many releases the ledger holds, which must be whole.
fn held(ledger: &Path) -> usize {
    if !ledger.exists() {
        return 0;
    }
    let said = printed(&mut impact(&[
        "release",
        "verify",
        "--ledger",
        argument(ledger),
        "--lang",
        "en",
    ]));
    let count = said.split_once(": ").unwrap().1;
    count.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn a_run_killed_at_any_moment_leaves_a_ledger_that_holds() {
    let home = TempDir::new().unwrap();
    let ledger = home.path().join("ledger");
    let begun = Instant::now();
    printed(&mut create(&ledger));
    let whole = begun.elapsed();
    let mut before = held(&ledger);
    assert_eq!(before, 1);
    for part in 1..=16_u32 {
        let mut killed = create(&ledger)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(whole * part / 14);
        // Where it has ended already there is nothing to kill.
        let _ = killed.kill();
        killed.wait().unwrap();
        let after = held(&ledger);
        assert!(after == before || after == before + 1);
        before = after;
    }
    // What was left beside goes with the next release.
    printed(&mut create(&ledger));
    assert_eq!(held(&ledger), before + 1);
    let names = fs::read_dir(&ledger).unwrap();
    let left = names.filter(|it| {
        let name = it.as_ref().unwrap().file_name();
        name.to_str().unwrap().starts_with(".writing")
    });
    assert_eq!(left.count(), 0);
}

#[test]
fn runs_that_meet_do_not_lose_each_other() {
    let home = TempDir::new().unwrap();
    let ledger = home.path().join("ledger");
    let runs = (0..4).map(|_| {
        let mut command = create(&ledger);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    });
    let runs: Vec<_> = runs.collect();
    let ended = runs.into_iter().map(|it| it.wait_with_output().unwrap());
    let mut recorded = 0;
    for output in ended {
        let said = String::from_utf8(output.stderr).unwrap();
        if output.status.success() {
            recorded += 1;
        } else {
            assert!(said.contains("another command is writing"), "{said}");
        }
    }
    assert!(recorded >= 1);
    assert_eq!(held(&ledger), recorded);
}

#[test]
fn the_same_release_is_the_same_bytes_anywhere() {
    let home = TempDir::new().unwrap();
    let ledgers = ["one", "two"].map(|name| home.path().join(name));
    for ledger in &ledgers {
        printed(&mut create(ledger));
    }
    for file in ["entry.json", "figures.csv"] {
        let [one, two] = ledgers.each_ref().map(|it| {
            let inside = it.join("0001-2026-03-01-public");
            fs::read(inside.join(file)).unwrap()
        });
        assert_eq!(one, two);
    }
    // Figures go where they are asked for too, and a release that is refused writes nothing anywhere.
    let figures = home.path().join("figures.csv");
    printed(create(&ledgers[0]).args(["-o", argument(&figures)]));
    let kept = ledgers[0].join("0002-2026-03-01-public/figures.csv");
    assert_eq!(fs::read(&figures).unwrap(), fs::read(kept).unwrap());
    let refused = home.path().join("refused");
    let ran = run(create(&refused).args(["-r", "tests/cmd/audit/withheld.in/referentials"]));
    assert_ne!(ran.status, 0);
    assert!(!refused.exists());
}
