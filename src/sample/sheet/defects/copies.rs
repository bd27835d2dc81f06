//! Rows that stand twice: those that the source's rule settles, those it cannot, those of no rule.

use super::site::{Bench, Change, Site};
use super::{Fate, Fault};
use crate::diagnostic::Code;
use crate::plan::{DuplicateKey, Filling};
use crate::referential::{Keep, Missing, Observes};
use crate::sample::sheet::cells::answer_of;
use crate::sample::sheet::layout::Use;
use crate::sample::words::Meaning;
use crate::sample::{Answer, Row};

/// What a reader makes of a row that stands twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// One of them counts.
    Chosen,
    /// None of them does.
    Refused,
}

/// The rule that holds for the row at `site`; none where it may stand twice.
fn rule(bench: &Bench, site: &Site) -> Option<Rule> {
    let source = bench.cells.source;
    let is_known = source.respondent.is_some() && site.drawn.respondent.is_some();
    let Some(rule) = &source.duplicates else {
        let counts_once = matches!(source.observes, Observes::Person | Observes::Household);
        return (is_known && counts_once).then_some(Rule::Refused);
    };
    let chosen = match rule.keep {
        Keep::Error => Rule::Refused,
        _ => Rule::Chosen,
    };
    let by_respondent = rule.by.contains(&DuplicateKey::Respondent);
    (!by_respondent || is_known).then_some(chosen)
}

/// The same row twice: the first one counts.
pub(super) fn settled(bench: &Bench, site: &Site) -> Option<Change> {
    let fault = bench.fault(None, None, Fate::Duplicate);
    let twice = twice(site, site.cells.to_vec(), [vec![], vec![fault]]);
    (rule(bench, site)? == Rule::Chosen).then_some(twice)
}

/// The same respondent twice, where no rule says which row counts.
pub(super) fn repeated(bench: &Bench, site: &Site) -> Option<Change> {
    let fault = || vec![bench.fault(None, Some(Code::RespondentTwice), Fate::RowRejected)];
    let twice = twice(site, site.cells.to_vec(), [fault(), fault()]);
    (rule(bench, site)? == Rule::Refused).then_some(twice)
}

/// Two rows that the rule cannot tell apart, and that differ by one answer.
pub(super) fn tied(bench: &Bench, site: &Site) -> Option<Change> {
    if rule(bench, site)? != Rule::Chosen {
        return None;
    }
    let at = bench.columns(site, 40).find_map(|(at, column)| {
        let Some(Use::Answer(mapping, 0)) = Bench::sole(column) else {
            return None;
        };
        let is_alone = match &mapping.filling {
            Filling::Code { headings, .. } | Filling::Number { headings, .. } => {
                headings.len() == 1
            }
            _ => false,
        };
        let answered = !matches!(answer_of(site.drawn, mapping.variable), Answer::Missing(_));
        let words = bench.cells.words(mapping)?;
        let blanks =
            matches!(words.blank(), Some(Meaning::Reason(reason)) if reason != Missing::Invalid);
        let usable = is_alone && answered && blanks && !bench.keys.contains(&mapping.variable);
        usable.then_some(at)
    })?;
    let blanked = bench.with(site, [(at, String::new())], Vec::new())?;
    let fault = || vec![bench.fault(None, Some(Code::DuplicateTie), Fate::RowRejected)];
    Some(twice(site, blanked.row.cells, [fault(), fault()]))
}

/// The row at `site`, then `copy`, and the faults of both.
fn twice(site: &Site, copy: Vec<String>, [first, second]: [Vec<Fault>; 2]) -> Change {
    let copy = Row {
        cells: copy,
        faults: second,
    };
    Change::before(site, first, copy)
}
