//! What the matrix says in sentences: how many indicators can be published for the sector, where each
//! association falls short of the core, and the reasons that were written.

use super::{Matrix, Row, count, differences, entering, following};
use crate::i18n::Text;
use crate::i18n::output::matrix as said;
use crate::plan::{Plan, Prospect, Reason, Standing, Stated};
use crate::referential::Status;

/// The sentences under the grids; associations are named one by one where the grids name them.
pub(super) fn sentences(matrix: &Matrix<'_>, named: bool) -> Vec<Text> {
    let rows: Vec<&Row<'_>> = matrix.rows.iter().filter(|row| !row.is_second()).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut said = sector(&rows);
    let core = rows.into_iter();
    let core: Vec<&Row<'_>> = core
        .filter(|row| row.indicator.status == Some(Status::Core))
        .collect();
    if !core.is_empty() {
        said.extend(core_sentences(matrix, &core, named));
    }
    said.extend(following::sentences(matrix, named));
    said
}

fn sector(rows: &[&Row<'_>]) -> Vec<Text> {
    let short = rows.iter().filter(|row| row.levels_fall_short()).count();
    let threshold = threshold(rows);
    let fed = |stated: &&Stated| matches!(stated.standing, Standing::Fed(_));
    let unfed = rows.iter().filter(|row| !row.whole().iter().any(fed));
    let unfed = unfed.count();
    let mut said = vec![said::reaching(rows.len() - short, rows.len(), threshold)];
    if short > 0 {
        said.push(said::short(short));
    }
    if unfed > 0 {
        said.push(said::unfed(unfed));
    }
    said
}

/// The fewest associations behind a sector figure, where it is the same for all.
pub(super) fn threshold(rows: &[&Row<'_>]) -> Option<u64> {
    let mut each = rows.iter().map(|row| row.indicator.publish.associations);
    let first = each.next()?;
    each.all(|it| it == first).then_some(first)
}

fn core_sentences(matrix: &Matrix<'_>, core: &[&Row<'_>], named: bool) -> Vec<Text> {
    let mut lacking = Vec::new();
    for (at, association) in matrix.plan.associations.iter().enumerate() {
        let prospects = core.iter().filter_map(|row| row.prospects.get(at));
        let stated: Vec<&Stated> = prospects.map(|it| &it.whole).collect();
        let left = stated.len() - entering(&stated);
        if left == 0 {
            continue;
        }
        let outside = Standing::ALL.into_iter().filter(|it| !it.enters());
        let counts = outside.map(|it| (it, count(&stated, it)));
        let counts = counts.filter(|(_, n)| *n > 0);
        let counts: Vec<Text> = counts
            .map(|(it, n)| said::standing_counted(it.word(), n))
            .collect();
        let name = &association.name;
        lacking.push(said::core_lacking(name, left, stated.len(), &counts));
    }
    if named {
        return lacking;
    }
    let all = matrix.plan.associations.len();
    vec![said::core_whole(all - lacking.len(), all)]
}

/// Why standings are no better, indicator by indicator in the order of the grids: its label and id, then one
/// sentence for all the associations of which the same is said.
pub(super) fn reasons(matrix: &Matrix<'_>) -> Vec<(Text, Vec<Text>)> {
    let rows = matrix.shown().into_iter();
    let told = rows.map(|row| {
        let (label, id) = (&row.indicator.label, &row.indicator.id);
        let label = Text::new(
            format!("{} (`{id}`)", label.fr),
            format!("{} (`{id}`)", label.en),
        );
        (label, reasons_of(matrix, row))
    });
    told.filter(|(_, said)| !said.is_empty()).collect()
}

fn reasons_of(matrix: &Matrix<'_>, row: &Row<'_>) -> Vec<Text> {
    let whole = row.prospects.iter().map(|it| (*it, &it.whole));
    let mut said = told(matrix, None, whole);
    said.extend(following::reasons(matrix, row));
    for at in &row.splits {
        let split = said::by_split(&row.split_label(matrix.plan, *at));
        let stated = row.prospects.iter();
        let stated = stated.filter_map(|it| Some((*it, it.splits.get(*at)?)));
        // What holds of the total was told above.
        let other = stated.filter(|(prospect, it)| it.reasons != prospect.whole.reasons);
        said.extend(told(matrix, Some(&split), other));
    }
    said
}

/// One sentence for all the associations of which the same is said, best standing first; `of` what, where it is not
/// the whole.
pub(super) fn told<'p>(
    matrix: &Matrix<'_>,
    of: Option<&Text>,
    stated: impl Iterator<Item = (&'p Prospect, &'p Stated)>,
) -> Vec<Text> {
    let mut groups: Vec<(Standing, Vec<Text>, Vec<Text>)> = Vec::new();
    for (prospect, stated) in stated {
        let reasons = worded(matrix.plan, prospect, stated);
        if reasons.is_empty() {
            continue;
        }
        let name = matrix.plan.association(prospect.association).name.clone();
        let same = groups
            .iter_mut()
            .find(|(standing, said, _)| *standing == stated.standing && *said == reasons);
        match same {
            Some((.., names)) => names.push(name),
            None => groups.push((stated.standing, reasons, vec![name])),
        }
    }
    groups.sort_by_key(|(standing, ..)| *standing);
    let sentences = groups.iter().map(|(standing, reasons, names)| {
        said::standing_because(of, names, standing.word(), reasons)
    });
    sentences.collect()
}

/// The reasons in words; what one source leaves unsaid stands together.
pub(crate) fn worded(plan: &Plan, prospect: &Prospect, stated: &Stated) -> Vec<Text> {
    let indicator = plan.indicator(prospect.indicator);
    let source = |id| plan.source(prospect.association, id).id.as_str();
    let mut said = Vec::new();
    let mut unmapped: Vec<(&str, Vec<&str>)> = Vec::new();
    for reason in &stated.reasons {
        match reason {
            Reason::NotCollected { because } => said.push(said::reason(because)),
            Reason::Mapping {
                source: id,
                variable,
                standing,
                because,
            } => {
                let word = (*standing != stated.standing).then(|| standing.word());
                let variable = &plan.variable(*variable).id;
                let differs = differences(plan, prospect, reason).iter();
                let differs =
                    differs.map(|it| said::difference(it.aspect.word(), &it.asked, &it.wanted));
                let differs: Vec<Text> = differs.collect();
                said.push(said::mapping_reason(
                    variable,
                    source(*id),
                    word,
                    because,
                    &differs,
                ));
            }
            Reason::Unmapped {
                source: id,
                variable,
            } => {
                let variable = plan.variable(*variable).id.as_str();
                match unmapped.iter_mut().find(|(of, _)| *of == source(*id)) {
                    Some((_, variables)) => variables.push(variable),
                    None => unmapped.push((source(*id), vec![variable])),
                }
            }
            Reason::Uncounted { source: id } => {
                said.push(said::uncounted(source(*id), &indicator.id));
            }
            Reason::NoSource => {
                let waves = indicator.waves.iter();
                let waves = waves.filter_map(|id| plan.waves.get(usize::from(id.0)));
                let waves: Vec<&Text> = waves.map(|wave| &wave.label).collect();
                let (kind, observes) = (indicator.from.word(), indicator.observes.word());
                said.push(said::no_source(kind, observes, &waves));
            }
            Reason::NotAsked { .. } | Reason::Anonymous { .. } | Reason::Apart { .. } => {
                said.extend(following::worded(plan, prospect, reason));
            }
        }
    }
    let unmapped = unmapped.iter();
    said.extend(unmapped.map(|(source, variables)| said::unmapped(source, variables)));
    said
}
