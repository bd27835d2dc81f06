//! `impact codebook`: the sheets of indicators, from the referentials alone.

use std::io;

use crate::cli::{Codebook as Options, CodebookFormat};
use crate::codebook::{Book, Choice, html, markdown, sssom};
use crate::commands::{Exit, Terminal, destination, matrix, referentials, stop};
use crate::i18n::{Lang, commands as said};
use crate::matching::nearest;
use crate::output::selection::Selection;
use crate::plan::{AssociationId, Plan};

/// Loads, resolves, selects, writes.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let mut checked = referentials::check(&options.referentials.paths, &options.levels, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let selection = Selection::parse(&plan, &options.indicator, &[], &[]).map_err(stop::because)?;
    let choice = Choice {
        selection,
        status: options.status.map(matrix::status),
        association: association(&plan, options.association.as_deref())?,
    };
    let exit = Exit::of(&checked.diagnostics);
    terminal.show(checked.diagnostics, &checked.texts, lang)?;
    let bytes = written(options.format, &plan, &choice, lang)?;
    destination::send(&options.output, &bytes, terminal)?;
    Ok(exit)
}

fn association(plan: &Plan, name: Option<&str>) -> anyhow::Result<Option<AssociationId>> {
    let Some(name) = name else {
        return Ok(None);
    };
    let ids = || plan.associations.iter().map(|it| it.id.as_str());
    let at = ids().position(|id| id == name);
    let at = at.ok_or_else(|| {
        let near = nearest(name, ids());
        stop::because(said::unknown_association(name, near))
    })?;
    Ok(Some(AssociationId(at)))
}

fn written(
    format: CodebookFormat,
    plan: &Plan,
    choice: &Choice,
    lang: Lang,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        CodebookFormat::Markdown => markdown::write(&mut bytes, &Book::of(plan, choice), lang)?,
        CodebookFormat::Html => {
            html::write(&mut bytes, &Book::of(plan, choice), lang, plan.language)?;
        }
        CodebookFormat::Sssom => sssom::standards(&mut bytes, plan, choice)?,
        CodebookFormat::SssomAssociations => sssom::associations(&mut bytes, plan, choice)?,
    }
    Ok(bytes)
}
