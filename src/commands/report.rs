//! `impact report`: from exports to the page that readers get.

use crate::cli::{Readers, Report as Options};
use crate::commands::figures::{self, Sector};
use crate::commands::{Exit, Terminal, destination, stop};
use crate::i18n::commands as said;
use crate::output::selection::Selection;
use crate::report::{Report, html};

/// Resolves, counts, estimates, protects and audits, selects, writes.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    if options.audience == Readers::Working {
        return Err(stop::because(said::report_of_working()));
    }
    let Some(sector) = Sector::resolve(&options.inputs, terminal)? else {
        return Ok(Exit::Faults);
    };
    let selection = Selection::parse(&sector.plan, &options.indicator, &options.period, &[])
        .map_err(stop::because)?
        .or_everything();
    let counted = sector.count(terminal)?;
    let figures = counted.figures(&counted.cells, options.confidence);
    let audience = figures::audience(options.audience);
    let release = counted.release(&figures, audience, terminal)?;
    let named = selection.names_indicators();
    let shown = selection.apply(release);
    let report = Report::of(&counted.plan, &shown.release, counted.lang, named);
    let mut bytes = Vec::new();
    html::write(&mut bytes, &report)?;
    destination::send(&options.output, &bytes, terminal)?;
    Ok(counted.exit)
}
