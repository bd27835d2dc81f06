//! `impact report`: from exports to the page that readers get, or to the sheet of one association.

use crate::cli::{Readers, Report as Options};
use crate::collection::FileAccount;
use crate::commands::figures::{self, Counted, Sector};
use crate::commands::{Exit, Terminal, destination, stop, trace};
use crate::compare::Compared;
use crate::i18n::{commands as said, report as said_of_report};
use crate::output::selection::Selection;
use crate::plan::AssociationId;
use crate::release::Audience;
use crate::report::{Peer, Report, html};

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
    let own = options.association.as_deref();
    let own = own
        .map(|name| trace::association(&sector.plan, name, Audience::Working))
        .transpose()?;
    let counted = sector.count(terminal)?;
    if let Some(own) = own {
        return sheet(options, &counted, own, &selection, terminal);
    }
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

/// Estimates and protects the sector with and without the association, sets them side by side, writes.
fn sheet(
    options: &Options,
    counted: &Counted,
    association: AssociationId,
    selection: &Selection,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let files = &counted.collection.files;
    let brings = |file: &FileAccount| file.association == association && file.kept > 0;
    if !files.iter().any(brings) {
        let id = &counted.plan.association(association).id;
        return Err(stop::because(said::association_without_data(id)));
    }
    let audience = Audience::Association(association);
    let figures = counted.figures(&counted.cells, options.confidence);
    let own = selection.apply(counted.release(&figures, audience, terminal)?);
    let others = selection.apply(counted.rest(association, audience, options.confidence));
    let compared = Compared {
        plan: &counted.plan,
        association,
        own: &own.release,
        others: &others.release,
    };
    let peer = Peer::of(compared, files, counted.lang, selection.names_indicators());
    let mut bytes = Vec::new();
    html::write(&mut bytes, &peer.report())?;
    destination::send(&options.output, &bytes, terminal)?;
    if peer.is_alone() {
        terminal.say(&said_of_report::nothing_of_the_sector(), counted.lang)?;
    }
    Ok(counted.exit)
}
