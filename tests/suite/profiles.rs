//! The profiles of survey tools: each has its page in both languages, which says what the profile does.

use impact::diagnostic::Page;
use impact::i18n::Lang;
use impact::profiles::{PROFILES, Profile};

use crate::binary::{impact, printed, run};

/// The headings of a page, in order, in each language.
const HEADINGS: [(Lang, [&str; 5]); 2] = [
    (
        Lang::Fr,
        [
            "Ce qu'il attend",
            "Comment exporter",
            "Ce qu'il change",
            "Ce qui est connu",
            "Ce qui est deviné",
        ],
    ),
    (
        Lang::En,
        [
            "What it expects",
            "How to export",
            "What it changes",
            "What is known",
            "What is guessed",
        ],
    ),
];

/// The longest line of a page.
const WIDEST: usize = 120;

/// What is wrong with the page of a profile; nothing where it follows the format.
fn faults(page: &str, name: &str, headings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(
        page.lines()
            .filter(|line| line.chars().count() > WIDEST)
            .map(|line| format!("a line is too long: {line}")),
    );
    let mut parts = page.split("\n## ");
    let head: Vec<&str> = parts.next().unwrap_or_default().lines().collect();
    match head.as_slice() {
        [title, "", sentence, ..]
            if *title == format!("# {name}")
                && sentence.ends_with('.')
                && !sentence.contains(". ") => {}
        _ => found.push(format!("not a title and one sentence: {head:?}")),
    }
    let (titles, bodies): (Vec<&str>, Vec<&str>) = parts
        .map(|part| part.split_once('\n').unwrap_or((part, "")))
        .unzip();
    if titles != headings {
        found.push(format!("the headings are {titles:?}"));
    }
    for (title, body) in titles.iter().zip(bodies) {
        if body.trim().is_empty() {
            found.push(format!("nothing under {title}"));
        }
    }
    found
}

/// What the page must name, between backticks: everything the profile makes of a file.
fn named(profile: &Profile) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    words.extend(profile.encoding.map(str::to_owned));
    words.extend(profile.delimiter.map(|byte| match byte {
        b'\t' => "\\t".to_owned(),
        byte => char::from(byte).to_string(),
    }));
    let cells = [
        profile.checked,
        profile.unchecked,
        profile.split,
        profile.nobody,
        profile.fillers,
    ];
    words.extend(cells.concat().iter().map(|cell| (*cell).to_owned()));
    let missing = profile.missing.iter().filter(|(cell, _)| !cell.is_empty());
    words.extend(missing.map(|(cell, _)| (*cell).to_owned()));
    if let Some(unfinished) = profile.unfinished {
        words.push(unfinished.columns[0].to_owned());
    }
    if profile.repeats {
        words.push("csv-repeats".to_owned());
    }
    words
}

fn unnamed(page: Page, profile: &Profile) -> Vec<String> {
    let mut found = Vec::new();
    for lang in [Lang::Fr, Lang::En] {
        let page = page.in_lang(lang);
        for word in named(profile) {
            if !page.contains(&format!("`{word}`")) && !page.contains(&format!("`{word} ")) {
                found.push(format!("{lang:?} does not name `{word}`"));
            }
        }
    }
    found
}

#[test]
fn every_profile_has_its_page_in_both_languages() {
    let mut found = Vec::new();
    for profile in PROFILES {
        for (lang, headings) in HEADINGS {
            let page = profile.page.in_lang(lang);
            let faults = faults(page, profile.name, &headings);
            found.extend(
                faults
                    .into_iter()
                    .map(|what| format!("{}, {lang:?}: {what}", profile.name)),
            );
        }
        assert_ne!(profile.page.fr, profile.page.en, "{}", profile.name);
        let unnamed = unnamed(profile.page, profile).into_iter();
        found.extend(unnamed.map(|what| format!("{}: {what}", profile.name)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_page_that_breaks_the_format_is_seen() {
    let profile = PROFILES.iter().find(|it| it.name == "limesurvey").unwrap();
    let (_, headings) = HEADINGS[1];
    let good = profile.page.en;
    assert_eq!(faults(good, profile.name, &headings), [""; 0]);
    for (from, to) in [
        ("# limesurvey", "# lime"),
        ("## What is guessed", "## What is known"),
        ("answers as codes", "answers. As codes"),
        ("\n\nFrom memory", "\n\n## More\n\nFrom memory"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(good, bad, "{from}");
        assert!(!faults(&bad, profile.name, &headings).is_empty(), "{from}");
    }
    let silent = Page {
        fr: "",
        ..profile.page
    };
    assert_eq!(unnamed(silent, profile).len(), named(profile).len());
}

#[test]
fn names_are_in_order_and_each_stands_once() {
    let names: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted);
}

#[test]
fn a_profile_is_explained_by_its_name() {
    for profile in PROFILES {
        for (lang, headings) in HEADINGS {
            let lang = if lang == Lang::Fr { "fr" } else { "en" };
            let page = printed(&mut impact(&["explain", profile.name, "--lang", lang]));
            assert!(
                page.contains(&format!("`profile: {}`", profile.name)),
                "{page}"
            );
            for heading in headings {
                assert!(page.contains(&heading.to_uppercase()), "{page}");
            }
        }
    }
    let list = printed(&mut impact(&["explain", "--profiles", "--lang", "en"]));
    let listed: Vec<&str> = list.lines().filter(|line| !line.starts_with(' ')).collect();
    let names: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
    assert_eq!(listed, names);

    let arguments = ["explain", "--profiles", "--format", "json", "--lang", "fr"];
    let list: serde_json::Value = serde_json::from_str(&printed(&mut impact(&arguments))).unwrap();
    let listed = list["profiles"].as_array().unwrap();
    assert_eq!(listed.len(), PROFILES.len());
    for (item, profile) in listed.iter().zip(PROFILES) {
        assert_eq!(item["profile"], profile.name);
        assert_eq!(item["page"], profile.page.fr);
    }
    let both = run(&mut impact(&["explain", "--profiles", "--list"]));
    assert_eq!(both.status, 2, "{}", both.err);
}

#[test]
fn the_documents_name_every_profile() {
    for path in ["README.md", "LISEZMOI.md", "referentials/README.md"] {
        let text = std::fs::read_to_string(path).unwrap();
        for profile in PROFILES {
            assert!(
                text.contains(&format!("`{}`", profile.name)),
                "{path}: {}",
                profile.name
            );
        }
    }
}
