//! `impact sample`: an invented export, in the exact shape of the tool a source names.

use std::path::{Path, PathBuf};

use globset::Glob;

use crate::cli::Sample;
use crate::commands::destination::{is_stdout, send};
use crate::commands::{Exit, Terminal, referentials, stop};
use crate::diagnostic::Diagnostics;
use crate::i18n::{Said, commands as said, output as said_of_output};
use crate::matching::nearest;
use crate::period::Period;
use crate::plan::{AssociationId, Plan, SourceId};
use crate::sample::{self, Landmarks, Request, Sheet};
use crate::weighing::Step;

/// Loads, resolves, draws, writes; with faults, also their key.
pub(super) fn run(options: &Sample, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let output = &options.output;
    if options.defects && is_stdout(output) {
        return Err(stop::because(said::key_without_file()));
    }
    let request = request(options).map_err(stop::because)?;
    let mut checked = referentials::check(&options.referentials.paths, &options.levels, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let (association, source) =
        find(&plan, &options.association, &options.source).map_err(stop::because)?;
    let mut found = Diagnostics::default();
    let landmarks = match &options.landmarks {
        None => Landmarks::default(),
        Some(path) => sample::load_landmarks(path, &plan, &mut checked.texts, &mut found)?,
    };
    let faulty = found.has_errors();
    checked.add(found, &Step::Other);
    let exit = Exit::of(&checked.diagnostics);
    terminal.show(checked.diagnostics, &checked.texts, lang)?;
    if faulty {
        return Ok(exit);
    }

    let drawn = sample::draw(&plan, association, source, &request, &landmarks);
    let of = (association, source);
    let sheet = Sheet::of(&plan, of, &drawn, request.seed, options.defects);
    let bytes = sheet.bytes(plan.source(association, source));
    send(output, &bytes, terminal)?;
    if !is_stdout(output) {
        terminal.say(&said::sampled(sheet.rows.len(), &output.display()), lang)?;
    }
    if options.defects {
        let key = key_path(&plan, output);
        send(&key, &sample::key(&sheet), terminal)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_text::SourceTexts;
    use crate::{plan, referential};

    #[test]
    fn a_key_is_never_taken_for_an_export() {
        let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
        let paths = [PathBuf::from("tests/cmd/sample/sample.in/referentials")];
        let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
        let mut plan = plan::resolve(&read, &mut diagnostics).unwrap();
        let key = |plan: &Plan, output| key_path(plan, Path::new(output)).display().to_string();
        assert_eq!(key(&plan, "essai/a.csv"), "essai/a.key");
        assert_eq!(key(&plan, "essai/a.key"), "essai/a.key.key");
        assert_eq!(key(&plan, "a"), "a.key");
        plan.associations[0].sources[0].files = vec!["essai/a*".to_owned()];
        assert_eq!(key(&plan, "essai/a.csv"), "essai/.a.key");
        assert_eq!(key(&plan, "essai/b.csv"), "essai/b.key");
    }
}
