//! Referentials to plan, step by step; one file a subject. What comes out stands in the files of
//! [`crate::plan`] itself.

mod answers;
mod asked;
mod bins;
mod breaks;
mod codelists;
mod conditions;
mod costs;
mod dates;
mod derivations;
mod draft;
mod edits;
mod extends;
mod factor;
mod feeds;
mod filled;
mod gaps;
mod headings;
mod indicators;
mod mappings;
mod marks;
mod profiles;
mod prospects;
mod publication;
mod replaced;
mod reserved;
mod rules;
mod sources;
mod standards;
mod supply;
#[cfg(test)]
mod trial;
mod unfed;
mod variables;
mod weights;

pub use bins::bin_names;
pub use profiles::complete;

use std::borrow::Cow;

use draft::Draft;

use crate::diagnostic::{Code, Diagnostics};
use crate::plan::Plan;
use crate::referential::Referentials;
use crate::source_text::Place;

/// Checks `referentials` and gives their [`Plan`]; none where something does not hold, for a plan is
/// only ever a checked one. Every fault found is pushed; one that can be lowered takes no plan away: whether to go
/// on with it is said by those who know what was asked.
pub fn resolve(referentials: &Referentials, diagnostics: &mut Diagnostics) -> Option<Plan> {
    let mut found = Diagnostics::default();
    if referentials.commons.is_empty() && diagnostics.has_errors() {
        // The common file itself could not be decoded: that is the fault to mend first.
        return None;
    }
    let mut understood = Vec::new();
    let plan = draft(referentials, &mut found, &mut understood);
    // Whoever knows what a name was meant to be says more than that it breaks the rule of names.
    understood.extend(found.places(&[
        Code::ReferenceUnknown,
        Code::CodeUnknown,
        Code::MappingInvalid,
    ]));
    diagnostics.supersede(Code::IdInvalid, &understood);
    // What only looks like a fault may yet be lowered or accepted: the plan stands.
    let whole = !found.has_hard_errors();
    diagnostics.extend(found);
    plan.filter(|_| whole)
}

fn draft(
    referentials: &Referentials,
    diagnostics: &mut Diagnostics,
    understood: &mut Vec<Place>,
) -> Option<Plan> {
    let common = extends::choose_common(referentials, diagnostics)?;
    let associations = extends::order_associations(referentials, common, diagnostics);
    let completed = complete(&referentials.profiles, &associations, diagnostics);
    let associations: Vec<_> = completed.iter().map(Cow::as_ref).collect();
    let mut draft = Draft::new(common, diagnostics);
    draft.publish = publication::stricter(&mut draft, &common.defaults.publish);

    codelists::register(&mut draft, common, &associations);
    variables::register(&mut draft, common, &associations);
    variables::resolve(&mut draft, common, &associations);
    standards::resolve(&mut draft, common);
    indicators::resolve(&mut draft, common, &associations);
    breaks::resolve(&mut draft, common);
    edits::resolve(&mut draft, common, &associations);
    sources::resolve(&mut draft, &associations);
    feeds::connect(&mut draft, common, &associations);
    edits::check_fed(&mut draft);
    rules::check(&mut draft, common, &associations);
    replaced::check(&mut draft, common, &associations);
    weights::resolve(&mut draft, &associations);
    reserved::check(&mut draft, common);
    costs::resolve(&mut draft, &referentials.costs);

    understood.append(&mut draft.understood);
    Some(draft.finish(common))
}
