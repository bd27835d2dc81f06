//! What each association can bring to an indicator, as referentials alone tell it, in the words of the matrix.

use std::collections::BTreeSet;

use super::content::{Block, Line, Span, Table, said as line, written};
use crate::i18n::{Text, codebook as said, output::matrix as said_of_matrix};
use crate::output::matrix;
use crate::plan::{
    AssociationId, Indicator, IndicatorId, Plan, Prospect, Standing, Stated, VariableId, Waves,
};

/// The prospects of a common indicator, of one association or of all.
pub(super) fn prospects(
    plan: &Plan,
    indicator: IndicatorId,
    only: Option<AssociationId>,
) -> Vec<&Prospect> {
    let of = plan.prospects.iter().filter(|it| it.indicator == indicator);
    of.filter(|it| only.is_none_or(|only| it.association == only))
        .collect()
}

/// How many enter, then a row an association.
pub(super) fn blocks(
    plan: &Plan,
    indicator: &Indicator,
    prospects: &[&Prospect],
    whole: bool,
) -> Vec<Block> {
    if prospects.is_empty() {
        return vec![Block::Paragraph(line(said::no_association()))];
    }
    let mut blocks = Vec::new();
    if whole {
        let entering = prospects.iter().filter(|it| it.whole.standing.enters());
        let (count, of) = (entering.count(), prospects.len());
        let threshold = indicator.publish.associations;
        blocks.push(Block::Paragraph(line(said::entering(count, of, threshold))));
    }
    let by_wave = !indicator.waves.is_empty();
    let split = !indicator.disaggregations.is_empty();
    let mut columns = vec![said::Name::Association, said::Name::Standing];
    if by_wave {
        columns.push(said::Name::Waves);
    }
    if split {
        columns.push(said::Name::Disaggregations);
    }
    columns.push(said::Name::Reasons);
    let rows = prospects.iter().map(|prospect| {
        let mut row = vec![
            written(&plan.association(prospect.association).name),
            standing(prospect.whole.standing),
        ];
        if by_wave {
            row.push(waves(plan, indicator, prospect));
        }
        if split {
            row.push(splits(plan, indicator, prospect));
        }
        row.push(reasons(plan, indicator, prospect));
        row
    });
    blocks.push(Block::Table(Table {
        caption: said::comparability_of(&indicator.label),
        columns: columns.into_iter().map(said::Name::words).collect(),
        rows: rows.collect(),
    }));
    blocks
}

/// Every standing that `prospects` show.
pub(super) fn standings(prospects: &[&Prospect]) -> BTreeSet<Standing> {
    let waves = |it: &Prospect| {
        it.waves
            .iter()
            .map(|(_, it)| it.standing)
            .collect::<Vec<_>>()
    };
    let each = prospects
        .iter()
        .flat_map(|it| [vec![it.whole.standing], waves(it)].concat());
    each.collect()
}

/// Its sign and its word.
fn standing(standing: Standing) -> Line {
    let word = said_of_matrix::standing(standing.word());
    let sign = matrix::sign(standing);
    line(Text::new(
        format!("{sign}\u{a0}{}", word.fr),
        format!("{sign}\u{a0}{}", word.en),
    ))
}

/// The waves, then the changes, each with its standing.
fn waves(plan: &Plan, indicator: &Indicator, prospect: &Prospect) -> Line {
    let each = prospect.waves.iter().map(|(waves, stated)| {
        let label = wave_label(plan, indicator, *waves);
        let sign = matrix::sign(stated.standing);
        Text::new(
            format!("{sign}\u{a0}{}", label.fr),
            format!("{sign}\u{a0}{}", label.en),
        )
    });
    let each: Vec<Text> = each.collect();
    line(said::joined(&each, "\u{a0}; ", "; "))
}

/// The words of a wave or a change.
fn wave_label(plan: &Plan, indicator: &Indicator, waves: Waves) -> Text {
    let label = |id| &plan.wave(id).label;
    match waves {
        Waves::None => indicator.label.clone(),
        Waves::One(id) => label(id).clone(),
        Waves::Change { .. } if indicator.changes().len() < 2 => said_of_matrix::only_change(),
        Waves::Change { from, to } => crate::i18n::output::change(label(from), label(to)),
    }
}

/// The disaggregations that enter the sector figure.
fn splits(plan: &Plan, indicator: &Indicator, prospect: &Prospect) -> Line {
    let both = indicator.disaggregations.iter().zip(&prospect.splits);
    let entering = both.filter(|(_, stated)| stated.standing.enters());
    let labels: Vec<Text> = entering.map(|(it, _)| split_label(plan, it)).collect();
    if labels.is_empty() {
        return Vec::new();
    }
    vec![Span::Written(said::joined(&labels, ", ", ", "))]
}

/// `Sexe × Tranche d'âge`.
pub(super) fn split_label(plan: &Plan, variables: &[VariableId]) -> Text {
    let labels = variables.iter().map(|id| plan.variable(*id).label.clone());
    said::crossed(&labels.collect::<Vec<_>>())
}

/// Why it stands no better, of the whole, then of what stands otherwise.
fn reasons(plan: &Plan, indicator: &Indicator, prospect: &Prospect) -> Line {
    let mut told: Vec<Text> = matrix::worded(plan, prospect, &prospect.whole);
    let mut more = |of: Option<Text>, stated: &Stated| {
        if stated.reasons == prospect.whole.reasons {
            return;
        }
        let reasons = matrix::worded(plan, prospect, stated);
        let reasons = reasons.into_iter().map(|it| match &of {
            Some(of) => said::of_part(of, &it),
            None => it,
        });
        let new: Vec<Text> = reasons.filter(|it| !told.contains(it)).collect();
        told.extend(new);
    };
    let changing = !indicator.changes().is_empty();
    for (waves, stated) in &prospect.waves {
        // A wave that is not asked is told by the change that lacks it.
        if changing && !waves.is_change() && stated.standing == Standing::NotAsked {
            continue;
        }
        more(Some(wave_label(plan, indicator, *waves)), stated);
    }
    for (variables, stated) in indicator.disaggregations.iter().zip(&prospect.splits) {
        let label = split_label(plan, variables);
        more(Some(said_of_matrix::by_split(&label)), stated);
    }
    line(said::joined(&told, "\u{a0}; ", "; "))
}
