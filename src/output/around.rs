//! What must be known of the figures of a release, in sentences, for files that are not read at a screen.

use crate::i18n::{Text, output as said};
use crate::output::{breaks, table};
use crate::plan::Plan;
use crate::release::Release;

/// Who may read, how far the figures reach, the breaks of their series, the notice of the exports.
pub(super) fn sentences(plan: &Plan, release: &Release) -> Vec<Text> {
    let coverage = &release.coverage;
    let (contributing, expected) = (coverage.contributing.len(), coverage.expected.len());
    let before = [
        table::readers(release.audience),
        said::coverage(contributing, expected),
    ];
    let notice = coverage.notice.as_deref().map(Text::same);
    let sentences = before.into_iter().chain(breaks::notes(plan, release));
    sentences.chain(notice).collect()
}
