//! What completes words in a shell, and manual pages, judged by the tools that read them, where they are there.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::binary::{argument, impact, printed, skipped, write};

/// Every command, as `impact --help` lists it.
fn commands() -> Vec<String> {
    let help = printed(&mut impact(&["--help"]));
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let (list, _) = list.split_once("\n\n").unwrap();
    let names = list.lines().filter_map(|line| line.strip_prefix("  "));
    let names = names.filter(|it| !it.starts_with(' '));
    let names = names.filter_map(|it| it.split_whitespace().next());
    names.map(str::to_owned).filter(|it| it != "help").collect()
}

/// Whether a tool is there.
fn is_there(tool: &str) -> bool {
    let asked = Command::new("sh")
        .args(["-c", &format!("command -v {tool}")])
        .output();
    asked.is_ok_and(|it| it.status.success())
}

/// What a tool says; a fault where it refuses.
fn ran(tool: &str, arguments: &[&str]) -> String {
    let ran = Command::new(tool)
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "{tool} {arguments:?}: {said}");
    String::from_utf8_lossy(&ran.stdout).into_owned() + &said
}

#[test]
fn shells_take_what_completes_their_words() {
    let home = TempDir::new().unwrap();
    for (shell, check) in [
        ("bash", &["bash", "-n"][..]),
        ("zsh", &["zsh", "-n"]),
        ("fish", &["fish", "--no-execute"]),
        ("elvish", &["elvish", "-compileonly"]),
        ("powershell", &["pwsh", "-NoProfile", "-File"]),
    ] {
        let file = home.path().join(format!("impact.{shell}.ps1"));
        let script = printed(&mut impact(&["completions", shell]));
        for command in commands() {
            assert!(script.contains(&command), "{shell}: {command}");
        }
        assert_eq!(
            printed(&mut impact(&["completions", shell, "-o", argument(&file)])),
            ""
        );
        assert_eq!(fs::read_to_string(&file).unwrap(), script);
        let (tool, arguments) = check.split_first().unwrap();
        if is_there(tool) {
            assert_eq!(
                ran(tool, &[arguments, &[argument(&file)]].concat()),
                "",
                "{shell}"
            );
        } else {
            skipped(&format!("no {tool}: its completions were not read by it"));
        }
    }
}

/// What bash proposes for the last of `words`.
fn proposed(script: &Path, words: &[&str]) -> Vec<String> {
    let line = format!(
        "source {}; COMP_WORDS=({}); COMP_CWORD={}; _impact impact '{}' '{}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        argument(script),
        words
            .iter()
            .map(|it| format!("'{it}'"))
            .collect::<Vec<_>>()
            .join(" "),
        words.len() - 1,
        words[words.len() - 1],
        words[words.len() - 2],
    );
    ran("bash", &["-c", &line])
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn bash_proposes_commands_options_and_words() {
    if !is_there("bash") {
        return skipped("no bash");
    }
    let home = TempDir::new().unwrap();
    let script = home.path().join("impact");
    write(&script, printed(&mut impact(&["completions", "bash"])));
    assert_eq!(proposed(&script, &["impact", "va"]), ["validate", "value"]);
    assert_eq!(
        proposed(&script, &["impact", "value", "--cos"]),
        ["--costs"]
    );
    let formats = proposed(&script, &["impact", "value", "--format", "csv"]);
    assert_eq!(formats, ["csv", "csv-fr"]);
    assert_eq!(proposed(&script, &["impact", "new", "com"]), ["common"]);
}

#[test]
fn every_command_has_a_manual_page_that_renders_without_a_warning() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("man1");
    // A folder of pages holds those of others.
    write(&folder.join("other.1"), ".TH other 1\n");
    for _ in 0..2 {
        assert_eq!(
            printed(&mut impact(&["man", "-o", argument(&folder), "-q"])),
            ""
        );
    }
    let mut pages: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    for command in commands() {
        assert!(pages.contains(&format!("impact-{command}.1")), "{command}");
    }
    assert!(pages.contains(&"impact-release-create.1".to_owned()));
    assert!(pages.contains(&"other.1".to_owned()));
    assert!(!pages.iter().any(|it| it.contains("help")));
    let alone = printed(&mut impact(&["man"]));
    assert_eq!(alone, fs::read_to_string(folder.join("impact.1")).unwrap());
    let tools = [
        ("groff", &["-man", "-ww", "-Tutf8", "-z"][..]),
        ("mandoc", &["-T", "lint", "-W", "error"]),
    ];
    for (tool, arguments) in tools {
        if !is_there(tool) {
            skipped(&format!("no {tool}: manual pages were not read by it"));
            continue;
        }
        for page in &pages {
            let page = folder.join(page);
            let said = ran(tool, &[arguments, &[argument(&page)]].concat());
            assert_eq!(said, "", "{tool} {}", page.display());
        }
    }
    for page in pages.iter().filter(|it| *it != "other.1") {
        let text = fs::read_to_string(folder.join(page)).unwrap();
        assert!(text.is_ascii(), "{page}");
        let sections = [".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION"];
        assert!(sections.iter().all(|it| text.contains(it)), "{page}");
        assert!(!text.contains("EXTRA"), "{page}");
        assert!(text.contains(" \"1\" \"\" \"impact 0."), "{page}");
    }
}
