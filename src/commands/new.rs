//! `impact new`: the skeleton of a referential.

use std::path::PathBuf;

use crate::cli::{New, NewAssociation, NewCommon, Newcomer};
use crate::commands::destination::{is_stdout, send};
use crate::commands::{Exit, Terminal, referentials, stop};
use crate::diagnostic::{Diagnostic, Diagnostics, Location};
use crate::i18n::Lang;
use crate::i18n::new as said;
use crate::ingest::opened::{self, Asked, Unopened};
use crate::referential::{as_id, is_id};
use crate::skeleton::{self, Refused, Request};
use crate::source_text::SourceTexts;

/// Writes what was asked for.
pub(super) fn run(options: &New, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    match &options.what {
        Newcomer::Common(options) => common(options, terminal),
        Newcomer::Association(options) => association(options, terminal),
    }
}

fn common(options: &NewCommon, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let lang = terminal.settle(Some(Lang::Fr));
    check(&options.id, &options.destination)?;
    let output = &options.destination.output;
    send(
        output,
        skeleton::common(&options.id, lang).as_bytes(),
        terminal,
    )?;
    if !is_stdout(output) {
        terminal.say(&said::common_written(&output.display()), lang)?;
    }
    Ok(Exit::Clean)
}

fn association(options: &NewAssociation, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    check(&options.id, &options.destination)?;
    let common = referentials::check_common(&options.referentials.paths, terminal)?;
    let lang = common.lang;
    let Some(plan) = common.plan else {
        terminal.show(common.diagnostics, &common.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let mut bytes = Vec::new();
    for path in &options.from {
        match opened::bytes(path) {
            Ok(read) => bytes.push(read),
            Err(why) => return refuse(path, why, lang, terminal),
        }
    }
    let request = Request {
        id: &options.id,
        name: options.name.as_deref(),
        asked: Asked::default(),
        exports: options
            .from
            .iter()
            .map(PathBuf::as_path)
            .zip(bytes.iter().map(Vec::as_slice))
            .collect(),
        lang,
    };
    let written = match skeleton::association(&plan, &request) {
        Ok(written) => written,
        Err(Refused::Unopened(at, why)) => return refuse(&options.from[at], *why, lang, terminal),
        Err(Refused::NoHeadings(why)) => return Err(stop::because(*why)),
    };
    let output = &options.destination.output;
    send(output, written.text.as_bytes(), terminal)?;
    if common
        .referentials
        .associations
        .iter()
        .any(|it| it.header.id.value == options.id)
    {
        terminal.say(&said::id_taken(&options.id), lang)?;
    }
    if !options.from.is_empty() {
        terminal.say(&said::matched(written.columns, written.proposals), lang)?;
    }
    if !is_stdout(output) {
        terminal.say(&said::written(&output.display()), lang)?;
    }
    Ok(Exit::Clean)
}

/// An id follows the rule, and a file that is there already is left alone.
fn check(id: &str, destination: &crate::cli::Destination) -> anyhow::Result<()> {
    if !is_id(id) {
        return Err(stop::because(said::id_refused(id, &as_id(id))));
    }
    let output = &destination.output;
    if !is_stdout(output) && !destination.force && output.is_file() {
        return Err(stop::because(said::already_there(&output.display())));
    }
    Ok(())
}

/// Tells why an export cannot be opened.
pub(super) fn refuse(
    path: &std::path::Path,
    why: Unopened,
    lang: Lang,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let file = path.display().to_string();
    let location = match why.line {
        None => Location::File(file),
        Some(_) => Location::Table {
            file,
            line: why.line,
            column: None,
        },
    };
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Diagnostic::new(why.code, location, why.said));
    terminal.show(diagnostics, &SourceTexts::default(), lang)?;
    Ok(Exit::Faults)
}
