//! `impact compare`: why an association differs from the rest of the sector.

use std::io;

use crate::cli::{Compare, PageFormat};
use crate::commands::figures::{self, Sector};
use crate::commands::{Exit, Terminal, destination, stop, trace};
use crate::compare::{Compared, json, text};
use crate::i18n::Lang;
use crate::output::selection::Selection;
use crate::release::Audience;

/// Resolves, counts; estimates and protects the sector with and without the association; compares.
pub(super) fn run(options: &Compare, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    figures::refuse_plain_name(options.audience, &options.output)?;
    let Some(sector) = Sector::resolve(&options.inputs, terminal)? else {
        return Ok(Exit::Faults);
    };
    let selection = Selection::parse(&sector.plan, &options.indicator, &options.period, &[])
        .map_err(stop::because)?
        .or_everything();
    // Who compares itself has its own figures in hand: it reads them in clear.
    let (association, audience) = match figures::audience(options.audience) {
        Audience::Members => {
            let own = trace::association(&sector.plan, &options.association, Audience::Working)?;
            (own, Audience::Association(own))
        }
        other => {
            let own = trace::association(&sector.plan, &options.association, other)?;
            (own, other)
        }
    };
    let counted = sector.count(terminal)?;
    let figures = counted.figures(&counted.cells, options.confidence);
    let own = counted.release(&figures, audience, terminal)?;
    let own = selection.apply(own).release;
    let others = counted.rest(association, audience, options.confidence);
    let others = selection.apply(others).release;
    let compared = Compared {
        plan: &counted.plan,
        association,
        own: &own,
        others: &others,
    };
    let width = destination::width(&options.output, terminal);
    let bytes = written(options.format, compared, counted.lang, width)?;
    destination::send(&options.output, &bytes, terminal)?;
    Ok(counted.exit)
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
