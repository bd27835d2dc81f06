//! `impact compare`: why an association differs from the rest of the sector.

use std::io;

use crate::cli::{Compare, PageFormat};
use crate::commands::{
    Exit, Terminal, consolidate, coverage, destination, referentials, secret, stop, trace,
};
use crate::compare::{Compared, json, text};
use crate::diagnostic::{Diagnostics, Phase};
use crate::i18n::Lang;
use crate::output::selection::Selection;
use crate::statistics::Confidence;
use crate::{aggregate, estimate, ingest, protect};

/// Loads, resolves, collects, aggregates; estimates and protects the sector with and without the association; compares.
pub(super) fn run(options: &Compare, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let inputs = &options.inputs;
    consolidate::refuse_plain_name(options.audience, &options.output)?;
    let environment = terminal.environment.secret.clone();
    let secret = secret::read(inputs.secret_file.as_deref(), environment.as_deref())?;
    let mut checked = referentials::check(&inputs.referentials.paths, &inputs.levels, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let audience = consolidate::audience(options.audience);
    let selection = Selection::parse(&plan, &options.indicator, &options.period, &[])
        .map_err(stop::because)?
        .or_everything();
    let association = trace::association(&plan, &options.association, audience)?;

    let mut found = Diagnostics::default();
    let collection = ingest::collect(&plan, &inputs.exports, &secret, &mut found)?;
    let cells = aggregate::aggregate(&plan, &collection, &mut found)?;
    let confidence = Confidence::percent(options.confidence);
    let coverage = coverage::of(&plan, &collection);
    let released = |cells| {
        let figures = estimate::estimate(&plan, cells, confidence);
        let release = protect::protect(&plan, figures, coverage.clone(), audience);
        selection.apply(release).release
    };
    let own = released(&cells);
    let others = released(&cells.without(association));

    let also = [Phase::Aggregating];
    checked.add(
        found,
        &referentials::exports(&plan, &collection, inputs, &also),
    );
    let exit = Exit::of(&checked.diagnostics);
    terminal.show(checked.diagnostics, &checked.texts, lang)?;
    let compared = Compared {
        plan: &plan,
        association,
        own: &own,
        others: &others,
    };
    let width = destination::width(&options.output, terminal);
    let bytes = written(options.format, compared, lang, width)?;
    destination::send(&options.output, &bytes, terminal)?;
    Ok(exit)
}

fn written(
    format: PageFormat,
    compared: Compared<'_>,
    lang: Lang,
    width: usize,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        PageFormat::Text => text::write(&mut bytes, compared, lang, width)?,
        PageFormat::Json => json::write(&mut bytes, compared)?,
    }
    Ok(bytes)
}
