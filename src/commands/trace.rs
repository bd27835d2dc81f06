//! `impact trace`: how a figure came about.

use std::io;

use crate::cli::{PageFormat, Trace};
use crate::commands::figures::{self, Sector};
use crate::commands::{Exit, Terminal, destination, stop};
use crate::i18n::{Lang, commands as said};
use crate::matching::nearest;
use crate::output::selection::Selection;
use crate::plan::{AssociationId, Plan};
use crate::release::{Audience, Release};
use crate::trace::{Traced, json, text};

/// Resolves, counts, estimates, protects, tells.
pub(super) fn run(options: &Trace, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    figures::refuse_plain_name(options.audience, &options.output)?;
    let Some(sector) = Sector::resolve(&options.inputs, terminal)? else {
        return Ok(Exit::Faults);
    };
    let audience = figures::audience(options.audience);
    let indicator = std::slice::from_ref(&options.indicator);
    let selection = Selection::parse(&sector.plan, indicator, &options.period, &options.by)
        .map_err(stop::because)?;
    let asked = options.association.as_deref();
    let association = asked.map(|name| association(&sector.plan, name, audience));
    let association = association.transpose()?;
    let counted = sector.count(terminal)?;
    let plan = &counted.plan;
    let figures = counted.figures(&counted.cells, options.confidence);
    let others = match audience {
        Audience::Working => vec![Audience::Public, Audience::Members],
        Audience::Public | Audience::Members | Audience::Association(_) => Vec::new(),
    };
    let others = others.into_iter();
    let others = others.map(|other| counted.release(&figures, other, terminal));
    let others = others.collect::<anyhow::Result<Vec<Release>>>()?;
    let release = counted.release(&figures, audience, terminal)?;
    let mut shown = selection.apply(release).release;
    shown
        .rows
        .retain(|row| match plan.indicator(row.key.indicator).owner {
            // An association's own indicator has no row of the sector.
            Some(owner) => association.is_none_or(|asked| asked == owner),
            None => row.key.association == association,
        });
    let traced = Traced {
        plan,
        release: &shown,
        others: &others,
        files: &counted.collection.files,
        fingerprint: &counted.collection.run.fingerprint,
    };
    let width = destination::width(&options.output, terminal);
    let bytes = written(options.format, traced, counted.lang, width)?;
    destination::send(&options.output, &bytes, terminal)?;
    Ok(counted.exit)
}

/// The association asked for, where `audience` may read its figures.
pub(super) fn association(
    plan: &Plan,
    name: &str,
    audience: Audience,
) -> anyhow::Result<AssociationId> {
    let ids = || plan.associations.iter().map(|it| it.id.as_str());
    let at = ids().position(|id| id == name);
    let at = at.ok_or_else(|| {
        let near = nearest(name, ids());
        stop::because(said::unknown_association(name, near))
    })?;
    let shares = plan.associations[at].share_with_members;
    match audience {
        Audience::Public => Err(stop::because(said::association_not_public(name))),
        Audience::Members if !shares => Err(stop::because(said::association_not_shared(name))),
        Audience::Members | Audience::Working | Audience::Association(_) => Ok(AssociationId(at)),
    }
}

fn written(
    format: PageFormat,
    traced: Traced<'_>,
    lang: Lang,
    width: usize,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        PageFormat::Text => text::write(&mut bytes, traced, lang, width)?,
        PageFormat::Json => json::write(&mut bytes, traced, lang)?,
    }
    Ok(bytes)
}
