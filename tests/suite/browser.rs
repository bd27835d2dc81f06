//! A real browser, without a window.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::binary::skipped;

/// A program of that name on the path.
pub(crate) fn found(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut folders = std::env::split_paths(&path);
    folders.find_map(|folder| {
        let files = names.iter().map(|name| folder.join(name));
        files.into_iter().find(|file| file.is_file())
    })
}

/// The browser, or a line that says there is none.
pub(crate) fn browser() -> Option<PathBuf> {
    let browser = found(&["chromium", "chromium-browser", "google-chrome"]);
    if browser.is_none() {
        skipped("no chromium on the path");
    }
    browser
}

/// Opens `file` and does `what` with it, once its scripts have run: what is written on stdout. No page may say anything on its
/// console.
pub(crate) fn browse(browser: &Path, folder: &Path, file: &Path, what: &[&str]) -> String {
    let profile = folder.join("profile");
    let mut command = Command::new(browser);
    command.args([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-extensions",
        "--enable-logging=stderr",
        "--virtual-time-budget=60000",
    ]);
    command.arg(format!("--user-data-dir={}", profile.display()));
    command.args(what).arg(format!("file://{}", file.display()));
    let ran = command.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{said}");
    assert!(!said.contains("CONSOLE"), "{said}");
    String::from_utf8(ran.stdout).unwrap()
}
