//! `impact inspect`: what an export holds and how it is written, with the evidence of each guess.

use std::path::Path;

use encoding_rs::Encoding;

use crate::cli::{Decimal, Inspect, InspectFormat};
use crate::commands::{Exit, Terminal, destination, new, next, referentials, stop};
use crate::i18n::Lang;
use crate::i18n::inspection as said;
use crate::i18n::next as said_next;
use crate::i18n::plan::{Thing, not_offered};
use crate::ingest::opened::{self, Asked};
use crate::inspection::discretion::FEWEST;
use crate::inspection::{Inspection, inspect};
use crate::matching::nearest;
use crate::output::inspection::{json, text};
use crate::profiles::{self, PROFILES};
use crate::skeleton::{self, Request};

/// Reads, inspects, shows; a file that cannot be opened is told, and the others go on.
pub(super) fn run(options: &Inspect, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let asked = asked(options)?;
    let lang = terminal.settle(None);
    let mut exit = Exit::Clean;
    let mut inspections: Vec<(String, Inspection)> = Vec::new();
    let mut read = Vec::new();
    for path in &options.files {
        let bytes = opened::bytes(path);
        match bytes.and_then(|bytes| Ok((inspect(&bytes, &asked).map_err(|why| *why)?, bytes))) {
            Ok((inspection, bytes)) => {
                inspections.push((path.display().to_string(), inspection));
                read.push((path.as_path(), bytes));
            }
            Err(why) => exit = new::refuse(path, why, lang, terminal)?,
        }
    }
    let mut written = Vec::new();
    match options.format {
        InspectFormat::Json => json::write(&mut written, &inspections)?,
        InspectFormat::Text => {
            let width = terminal.width();
            for (name, inspection) in &inspections {
                text::write(&mut written, name, inspection, lang, width)?;
                written.push(b'\n');
            }
            if !inspections.is_empty() {
                let discretion = said::discretion(FEWEST);
                written.extend(format!("{}\n", discretion.in_lang(lang)).bytes());
                written.extend(block(options, &read, lang, terminal)?.bytes());
            }
        }
    }
    if !inspections.is_empty() {
        destination::send(&options.output, &written, terminal)?;
        if options.format == InspectFormat::Text {
            let words = ["association", "ID", "--from"]
                .map(str::to_owned)
                .into_iter();
            let files = read.iter().map(|(path, _)| next::typed(path));
            let referentials = next::referentials(&options.referentials.paths);
            let new = next::line("new", words.chain(files).chain(referentials));
            terminal.say_next(&said_next::after_inspection(&new), lang)?;
        }
    }
    Ok(exit)
}

/// What was said of the files, where it is known.
fn asked(options: &Inspect) -> anyhow::Result<Asked> {
    let encoding = options.encoding.as_deref().map(|name| {
        let known = Encoding::for_label(name.as_bytes());
        known.ok_or_else(|| stop::because(said::encoding_unknown(name)))
    });
    let profile = options.profile.as_deref().map(|name| {
        profiles::find(name).ok_or_else(|| {
            let known: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
            let near = nearest(name, known.iter().copied());
            stop::because(not_offered(Thing::Profile, name, &known, near))
        })
    });
    Ok(Asked {
        sheet: options.sheet.clone(),
        encoding: encoding.transpose()?,
        delimiter: options.delimiter,
        skip_rows: options.skip_rows,
        header_rows: options.header_rows,
        profile: profile.transpose()?,
        decimal: options.decimal.map(Decimal::mark),
    })
}

/// The `sources:` block to paste, as a skeleton of an association proposes it; where there is no common referential, or
/// no block can be made of the files, a word on it.
fn block(
    options: &Inspect,
    read: &[(&Path, Vec<u8>)],
    lang: Lang,
    terminal: &mut Terminal,
) -> anyhow::Result<String> {
    let paths = &options.referentials.paths;
    let there = paths.iter().all(|path| path.exists());
    let plan = if there {
        referentials::check_common(paths, terminal)?.plan
    } else {
        None
    };
    let Some(plan) = plan else {
        return Ok(format!("{}\n", said::no_common().in_lang(lang)));
    };
    let request = Request {
        id: "association",
        name: None,
        asked: asked(options)?,
        exports: read
            .iter()
            .map(|(path, bytes)| (*path, bytes.as_slice()))
            .collect(),
        lang,
    };
    let Ok(skeleton) = skeleton::association(&plan, &request) else {
        return Ok(String::new());
    };
    let sources = skeleton.text.lines().skip_while(|line| *line != "sources:");
    let (head, body) = ("sources:", sources.skip(1));
    let body = body.take_while(|line| line.is_empty() || line.starts_with([' ', '#']));
    let mut lines: Vec<&str> = body.collect();
    // Comments and blanks at the end belong with what comes after.
    while lines.last().is_some_and(|line| !line.starts_with(' ')) {
        lines.pop();
    }
    let to_paste = said::to_paste();
    Ok(format!(
        "{}\n\n{head}\n{}\n",
        to_paste.in_lang(lang),
        lines.join("\n")
    ))
}
