//! `impact report`: from exports to the page that readers get, or to the sheet of one association.

use crate::cli::{Readers, Report as Options};
use crate::collection::FileAccount;
use crate::commands::figures::{self, Counted, Sector};
use crate::commands::{Exit, Terminal, destination, next, stop, trace, value};
use crate::compare::Compared;
use crate::i18n::{commands as said, next as said_next, report as said_of_report};
use crate::output::selection::Selection;
use crate::plan::AssociationId;
use crate::release::Audience;
use crate::report::{Peer, Report, html};
use crate::value::Valuation;

/// Resolves, counts, estimates, protects and audits, selects, writes.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    if options.audience == Readers::Working {
        return Err(stop::because(said::report_of_working()));
    }
    let costs = options.costs.as_deref();
    let inputs = value::beside(&options.inputs, costs);
    let Some(sector) = Sector::resolve(&inputs, terminal)? else {
        return Ok(Exit::Faults);
    };
    let selection = Selection::parse(&sector.plan, &options.indicator, &options.period, &[])
        .map_err(stop::because)?
        .or_everything();
    let table = match costs {
        Some(_) => value::tables(&sector, costs)?.pop(),
        None => None,
    };
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
    let (plan, shown) = (&counted.plan, &shown.release);
    let costs = table.as_ref();
    let costs = costs.map(|table| Valuation::of(plan, table, shown, None));
    let report = Report::of(plan, shown, counted.lang, named, costs.as_ref());
    let mut bytes = Vec::new();
    html::write(&mut bytes, &report)?;
    destination::send(&options.output, &bytes, terminal)?;
    if !destination::is_stdout(&options.output) && options.audience == Readers::Public {
        let text = ["TEXTE.md", "--exports"].map(str::to_owned).into_iter();
        let claims = next::line("claims", text.chain(next::inputs(&options.inputs)));
        terminal.say_next(&said_next::after_report(&claims), counted.lang)?;
    }
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
