//! The catalogue of codes: every one has its page in both languages, its case and its near miss.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use impact::diagnostic::Code;
use impact::i18n::Lang;

use crate::binary::{Ran, impact, printed, run};

/// The headings of a page, in order, in each language, and what stands for a page that is not written.
const HEADINGS: [(Lang, [&str; 5]); 2] = [
    (
        Lang::Fr,
        [
            "Ce que c'est",
            "Pourquoi cela compte",
            "Comment corriger",
            "Avant",
            "Après",
        ],
    ),
    (
        Lang::En,
        [
            "What it is",
            "Why it matters",
            "How to mend",
            "Before",
            "After",
        ],
    ),
];

/// The longest line of a page.
const WIDEST: usize = 120;

/// What stands under each heading of a page that follows the format; else what is wrong with it.
fn sections(page: &str, code: &str, headings: &[&str]) -> Result<Vec<String>, String> {
    if let Some(line) = page.lines().find(|line| line.chars().count() > WIDEST) {
        return Err(format!("a line is too long: {line}"));
    }
    let mut parts = page.split("\n## ");
    let head: Vec<&str> = parts.next().unwrap().lines().collect();
    let [title, "", sentence @ ..] = head.as_slice() else {
        return Err("no title, then a blank line".into());
    };
    if *title != format!("# {code}") {
        return Err(format!("the title is {title}"));
    }
    let sentence = sentence.join(" ");
    let sentence = sentence.trim();
    if sentence.is_empty() || !sentence.ends_with('.') || sentence.contains(". ") {
        return Err(format!("not one sentence under the title: {sentence}"));
    }
    let (mut found, mut bodies) = (Vec::new(), Vec::new());
    for part in parts {
        let (heading, body) = part.split_once('\n').unwrap_or((part, ""));
        found.push(heading);
        bodies.push(body.trim().to_owned());
    }
    if found != headings {
        return Err(format!("the headings are {found:?}"));
    }
    if let Some(at) = bodies.iter().position(String::is_empty) {
        return Err(format!("nothing under {}", found[at]));
    }
    Ok(bodies)
}

/// The one example of a section, with the name of its language.
fn example(body: &str) -> Option<&str> {
    let mut fences = body.split("```");
    let (_, example, _) = (fences.next()?, fences.next()?, fences.next()?);
    let (language, text) = example.split_once('\n')?;
    let good = fences.next().is_none() && !text.trim().is_empty();
    (good && ["yaml", "csv", "text"].contains(&language)).then_some(example)
}

#[test]
fn every_page_follows_the_format_in_both_languages() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let name = code.name();
        let mut examples = BTreeSet::new();
        for (lang, headings) in HEADINGS {
            let page = code.page().in_lang(lang);
            let mut fault = |what: String| faults.push(format!("{name}, {lang:?}: {what}"));
            match sections(page, name, &headings) {
                Err(what) => fault(what),
                Ok(bodies) => {
                    let pair = [3, 4].map(|at| example(&bodies[at]).map(str::to_owned));
                    if let [Some(before), Some(after)] = &pair {
                        if before == after {
                            fault("the examples before and after are the same".into());
                        }
                        examples.insert(pair);
                    } else {
                        fault("an example is not one block of yaml, csv or text".into());
                    }
                }
            }
        }
        if examples.len() > 1 {
            faults.push(format!(
                "{name}: the examples differ from one language to the other"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_page_that_breaks_the_format_is_seen() {
    let headings = HEADINGS[1].1;
    let good = Code::AcceptUnused.page().en;
    let name = Code::AcceptUnused.name();
    let bodies = sections(good, name, &headings).unwrap();
    assert!(bodies[3..].iter().all(|body| example(body).is_some()));
    for (from, to) in [
        ("# accept-unused", "# accept-used"),
        ("## Why it matters", "## Why"),
        ("## Before", "## After"),
        (
            "An acceptance serves nothing:",
            "Nothing. An acceptance serves nothing:",
        ),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(good, bad);
        assert!(sections(&bad, name, &headings).is_err(), "{from}");
    }
    for bad in [
        "",
        "a: b",
        "```yaml\n```",
        "```rust\nx\n```",
        "```yaml\nx\n```\n```yaml\nx\n```",
    ] {
        assert_eq!(example(bad), None, "{bad}");
    }
}

/// What the first line of a file of a near miss says of it: nothing but why, or which other code is expected.
fn expected(folder: &Path) -> Result<Option<String>, &'static str> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name();
    let texts = files
        .into_iter()
        .filter_map(|file| fs::read_to_string(file.unwrap().path()).ok());
    let mut said = texts.filter_map(|text| {
        let line = text.lines().next()?.strip_prefix("# Near miss: ")?;
        Some(line.to_owned())
    });
    let line = said
        .next()
        .ok_or("no file begins with `# Near miss: why`")?;
    let expected = line.split_once("Expected: `").map(|(_, rest)| rest);
    Ok(expected.map(|rest| rest.split('`').next().unwrap_or_default().to_owned()))
}

/// The codes that a run shows, each once.
fn shown(said: &str) -> BTreeSet<String> {
    let heads = ["error[", "warning[", "accepted["];
    let lines = said.lines();
    let codes = lines.filter_map(|line| {
        let rest = heads.iter().find_map(|head| line.strip_prefix(head))?;
        rest.split_once("]: ").map(|(code, _)| code.to_owned())
    });
    codes.collect()
}

/// What is said of a folder: by `claims` where it holds a text, by `consolidate` where it holds exports, else by `validate`.
fn told(folder: &Path) -> Ran {
    let command = if folder.join("texte.md").is_file() {
        &["claims", "texte.md", "--release", "figures.csv"][..]
    } else if folder.join("exports").is_dir() {
        &["consolidate", "exports"]
    } else {
        &["validate", "."]
    };
    // What is accepted is shown too: a near miss is not a fault that is hidden.
    let mut command = impact(&[command, &["--lang", "en", "--warn", "accepted"]].concat());
    run(command.current_dir(folder))
}

/// What a near miss is wrongly told; nothing where it is told nothing of `code`, and no more than it expects.
fn near_miss(code: &str) -> Result<(), String> {
    let folder = Path::new("tests/near").join(code);
    let expected = expected(&folder)?;
    let ran = told(&folder);
    let found = shown(&ran.err);
    let as_expected = match &expected {
        None => ran.status == 0,
        Some(other) => found == BTreeSet::from([other.clone()]),
    };
    if as_expected && !found.contains(code) {
        return Ok(());
    }
    let (status, said) = (ran.status, ran.err);
    Err(format!("status {status}, expected {expected:?}\n{said}"))
}

#[test]
fn a_case_is_no_near_miss() {
    for case in [
        "validate/reason-missing",
        "exports/csv-empty",
        "exports/csv-no-rows",
        "claims/claim-value",
        "claims/claim-cause",
    ] {
        let (_, code) = case.split_once('/').unwrap();
        let folder = format!("tests/cmd/{case}.in");
        let found = shown(&told(Path::new(&folder)).err);
        assert!(found.contains(code), "{case}: {found:?}");
    }
}

#[test]
fn every_code_has_a_near_miss_that_does_not_trigger_it() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let name = code.name();
        let there = Path::new("tests/near").join(name).is_dir();
        let ran = if there {
            near_miss(name)
        } else {
            Err("no near miss".into())
        };
        if let Err(what) = ran {
            faults.push(format!("tests/near/{name}: {what}"));
        }
    }
    for folder in fs::read_dir("tests/near").unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        if Code::named(&name).is_none() {
            faults.push(format!("tests/near/{name}: no such code"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_two_codes_share_a_name() {
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), Code::ALL.len(), "two codes of one name");
}

/// A program that reads the list finds every code, with what `explain` says of it.
#[test]
fn the_list_for_programs_is_the_whole_catalogue() {
    let list = printed(&mut impact(&[
        "explain", "--list", "--format", "json", "--lang", "fr",
    ]));
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let listed = list["codes"].as_array().unwrap();
    let names: Vec<&str> = listed
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    let all: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names, all);
    for (item, code) in listed.iter().zip(Code::ALL) {
        assert_eq!(item["page"], code.page().fr);
        assert_eq!(item["phase"], code.phase().name());
        let keys: Vec<&String> = item.as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 6, "{keys:?}");
        let page = printed(&mut impact(&["explain", code.name(), "--lang", "fr"]));
        assert!(
            page.starts_with(&format!("{}\u{a0}: ", code.name())),
            "{page}"
        );
        let severity = item["severity"].as_str().unwrap();
        let first = page.lines().next().unwrap();
        assert_eq!(
            first.contains("avertissement"),
            severity == "warning",
            "{first}"
        );
    }
}
