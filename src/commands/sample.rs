//! `impact sample`: an invented export, in the exact shape of the tool a source names.

use std::path::{Path, PathBuf};

use globset::Glob;

use crate::cli::Sample;
use crate::commands::{Exit, Terminal, referentials, stop};
use crate::i18n::{Said, commands as said, output as said_of_output};
use crate::matching::nearest;
use crate::output::files::{self, Access};
use crate::period::Period;
use crate::plan::{AssociationId, Plan, SourceId};
use crate::sample::{self, Landmarks, Request, Sheet};

/// Loads, resolves, draws, writes; with faults, also their key.
pub(super) fn run(options: &Sample, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let is_stdout = options.output.as_os_str() == "-";
    if options.defects && is_stdout {
        return Err(stop::because(said::key_without_file()));
    }
    let request = request(options).map_err(stop::because)?;
    let mut checked = referentials::check(&options.referentials, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let (association, source) =
        find(&plan, &options.association, &options.source).map_err(stop::because)?;
    let mut diagnostics = checked.diagnostics;
    let landmarks = match &options.landmarks {
        None => Landmarks::default(),
        Some(path) => sample::load_landmarks(path, &plan, &mut checked.texts, &mut diagnostics)?,
    };
    let exit = Exit::of(&diagnostics, false);
    terminal.show(diagnostics, &checked.texts, lang)?;
    if exit != Exit::Clean {
        return Ok(exit);
    }

    let drawn = sample::draw(&plan, association, source, &request, &landmarks);
    let of = (association, source);
    let sheet = Sheet::of(&plan, of, &drawn, request.seed, options.defects);
    let bytes = sheet.bytes(plan.source(association, source));
    if is_stdout {
        terminal.out.write_all(&bytes)?;
    } else {
        send(&options.output, &bytes)?;
        let path = options.output.display();
        terminal.say(&said::sampled(sheet.rows.len(), &path), lang)?;
    }
    if options.defects {
        let key = key_path(&plan, &options.output);
        send(&key, &sample::key(&sheet))?;
        let faults = sheet.rows.iter().map(|row| row.faults.len()).sum();
        terminal.say(&said::key_written(faults, &key.display()), lang)?;
    }
    terminal.say(&said::invented(), lang)?;
    Ok(exit)
}

fn request(options: &Sample) -> Result<Request, Said> {
    let period =
        |text: &String| Period::parse(text).ok_or_else(|| said_of_output::unknown_period(text));
    Ok(Request {
        rows: options.rows,
        seed: options.seed,
        periods: options
            .period
            .iter()
            .map(period)
            .collect::<Result<_, _>>()?,
    })
}

/// The source of these names.
fn find(plan: &Plan, association: &str, source: &str) -> Result<(AssociationId, SourceId), Said> {
    let ids = || plan.associations.iter().map(|held| held.id.as_str());
    let Some(at) = ids().position(|id| id == association) else {
        return Err(said::unknown_association(
            association,
            nearest(association, ids()),
        ));
    };
    let sources = &plan.associations[at].sources;
    let ids = || sources.iter().map(|held| held.id.as_str());
    let found = ids().position(|id| id == source);
    let found = found
        .ok_or_else(|| said::unknown_source(source, association, nearest(source, ids()), ids()))?;
    Ok((AssociationId(at), SourceId(found)))
}

fn send(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    files::write(path, bytes, Access::Usual)
        .map_err(|error| stop::because(said::cannot_write(&path.display(), &error)))
}

/// Where the key of `output` goes: beside it, under a name that no source takes for an export. Hidden files
/// are never exports.
fn key_path(plan: &Plan, output: &Path) -> PathBuf {
    let mut path = output.with_extension("key");
    if path == output {
        path = output.with_added_extension("key");
    }
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let sources = plan.associations.iter().flat_map(|held| &held.sources);
    let mut patterns = sources.flat_map(|source| &source.files);
    let claims = |pattern: &String| {
        let last = pattern.rsplit('/').next().unwrap_or(pattern);
        Glob::new(last).is_ok_and(|glob| glob.compile_matcher().is_match(&name))
    };
    if patterns.any(claims) {
        path.set_file_name(format!(".{name}"));
    }
    path
}
