//! Contrasts that associations, pooled, turn round: the paradox of Simpson.
//!
//! In: figures. Out: on each sector figure of a code, whether its contrast with the first code of its codelist changes sign,
//! and by two points at least, once every association weighs the same on both sides. The associations compared are those with
//! enough answers of both codes; the others stand in neither contrast, so that the two speak of the same answers. The
//! standardised contrast is the mean of theirs, each weighed by its answers of both codes.
//!
//! Two points are of a percentage, or of what is counted in points: means in other units have no such size.

use std::collections::BTreeMap;

use crate::cells::Split;
use crate::figure::{Figure, FigureKey, Flag};
use crate::plan::{AssociationId, CodeId, Indicator, Measure, Plan, VariableId};
use crate::statistics::float;

/// Fewest answers of an association to a code.
const FEWEST: i128 = 30;
/// By how much the two contrasts differ at least, in points.
const APART: f64 = 2.0;
/// What floats may miss of an exact difference.
const ROUNDING: f64 = 1e-9;

/// What an association says of one code: its answers, and their value.
type Said = (i128, f64);

/// Flags `figures`.
pub(super) fn mark(plan: &Plan, figures: &mut [Figure]) {
    let mut own: BTreeMap<FigureKey, BTreeMap<AssociationId, Said>> = BTreeMap::new();
    for figure in figures.iter() {
        if let Some(association) = figure.key.association
            && let Some(value) = figure.numbers.value
            && figure.numbers.n >= FEWEST
            && split_by(plan, figure).is_some()
        {
            let said = own.entry(of_sector(&figure.key)).or_default();
            said.insert(association, (figure.numbers.n, value));
        }
    }
    for figure in figures.iter_mut() {
        if figure.key.association.is_some() {
            continue;
        }
        let Some((variable, reference)) = split_by(plan, figure) else {
            continue;
        };
        let code = own.get(&figure.key);
        let first = own.get(&against(&figure.key, variable, reference));
        if code
            .zip(first)
            .is_some_and(|(code, first)| is_reversed(&strata(code, first)))
        {
            figure.numbers.flags.insert(Flag::Simpson(variable));
        }
    }
}

/// The variable that alone splits a figure by a code other than the one it is compared with, or by that one; and that one.
/// None where nothing is compared.
fn split_by(plan: &Plan, figure: &Figure) -> Option<(VariableId, CodeId)> {
    let indicator = plan.indicator(figure.key.indicator);
    match figure.key.splits.as_slice() {
        [(variable, Split::Code(_))] if compares(indicator) && !figure.key.waves.is_change() => {
            Some((*variable, plan.reference_of(*variable)?))
        }
        _ => None,
    }
}

/// Whether two figures of an indicator differ by points.
fn compares(indicator: &Indicator) -> bool {
    match indicator.measure {
        Measure::Share { .. } | Measure::Distribution(_) | Measure::Nps(_) => true,
        Measure::Mean(_) => indicator.unit == "points",
        _ => false,
    }
}

fn of_sector(key: &FigureKey) -> FigureKey {
    FigureKey {
        association: None,
        ..key.clone()
    }
}

/// The figure that the one of `key` is compared with.
fn against(key: &FigureKey, variable: VariableId, reference: CodeId) -> FigureKey {
    FigureKey {
        splits: vec![(variable, Split::Code(reference))],
        ..key.clone()
    }
}

/// What each association that says something of both codes says of them.
fn strata(
    code: &BTreeMap<AssociationId, Said>,
    first: &BTreeMap<AssociationId, Said>,
) -> Vec<[Said; 2]> {
    let both = code
        .iter()
        .filter_map(|(id, code)| Some([*code, *first.get(id)?]));
    both.collect()
}

/// Whether the pooled contrast and the standardised one are of two signs, and apart. Of one figure with itself they are none.
fn is_reversed(strata: &[[Said; 2]]) -> bool {
    let [pooled, standardised] = contrasts(strata);
    let signs = pooled.min(standardised) < -ROUNDING && pooled.max(standardised) > ROUNDING;
    signs && (pooled - standardised).abs() >= APART - ROUNDING
}

/// The contrast of all answers, and the mean of the contrasts of associations, each weighed by its answers.
fn contrasts(strata: &[[Said; 2]]) -> [f64; 2] {
    let mean = |of: &dyn Fn(&[Said; 2]) -> Said| {
        let (weight, sum) = strata
            .iter()
            .map(of)
            .fold((0.0, 0.0), |(weight, sum), (n, value)| {
                (weight + float(n), sum + float(n) * value)
            });
        if weight > 0.0 { sum / weight } else { 0.0 }
    };
    [
        mean(&|[code, _]| *code) - mean(&|[_, first]| *first),
        mean(&|[code, first]| (code.0 + first.0, code.1 - first.1)),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BERKELEY, figures};
    use super::*;
    use crate::derive::fixture::{association, codes, indicator, list, plan, table, variable};
    use crate::plan::{Condition, VariableType};

    /// Men admitted and rejected, then women, of each department.
    type Admissions = [[usize; 4]];

    /// The sector's figures that are flagged, by the position of the code.
    fn flagged(departments: &Admissions) -> Vec<u16> {
        let mut plan = plan();
        let outcomes = list(&mut plan, &[("admitted", ""), ("rejected", "")]);
        let sexes = list(&mut plan, &[("M", ""), ("F", "")]);
        let admitted = variable(&mut plan, VariableType::Code(outcomes));
        let sex = variable(&mut plan, VariableType::Code(sexes));
        let of = Condition::Codes(admitted, [CodeId(0)].into());
        indicator(&mut plan, Measure::Share { of, base: None }, &[&[sex]]);
        let mut tables = Vec::new();
        for (at, counts) in departments.iter().enumerate() {
            let own = association(&mut plan, &format!("department-{at}"));
            let repeat = |values: [u16; 4]| {
                let cells = values.into_iter().zip(counts);
                codes(
                    cells
                        .flat_map(|(value, count)| std::iter::repeat_n(Ok(value), *count))
                        .collect(),
                )
            };
            let columns = [
                (admitted, repeat([0, 1, 0, 1])),
                (sex, repeat([0, 0, 1, 1])),
            ];
            tables.push(table(own, &columns));
        }
        let figures = figures(&plan, tables);
        let flagged = figures
            .iter()
            .filter(|it| it.numbers.bears(|it| it == Flag::Simpson(sex)));
        flagged
            .map(|figure| match figure.key.splits[..] {
                [(_, Split::Code(CodeId(code)))] if figure.key.association.is_none() => code,
                _ => unreachable!("a flag on {:?}", figure.key),
            })
            .collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn of(departments: &Admissions) -> [f64; 2] {
        let said =
            |yes: usize, no: usize| (((yes + no) as i128), 100.0 * yes as f64 / (yes + no) as f64);
        let strata: Vec<_> = departments
            .iter()
            .map(|[men, no_men, women, no_women]| [said(*women, *no_women), said(*men, *no_men)])
            .collect();
        contrasts(&strata)
    }

    #[test]
    fn women_were_admitted_more_by_departments_and_less_by_the_whole() {
        // As published for all six; women of the second are 25, too few to stand beside the others.
        let near = |[pooled, standardised]: [f64; 2], wanted: [&str; 2]| {
            assert_eq!(
                [format!("{pooled:.2}"), format!("{standardised:.2}")],
                wanted
            );
        };
        near(of(&BERKELEY), ["-14.16", "4.26"]);
        let [first, _, rest @ ..] = BERKELEY;
        near(of(&[&[first][..], &rest].concat()), ["-9.82", "4.16"]);
        assert_eq!(flagged(&BERKELEY), [1]);
    }

    #[test]
    fn contrasts_of_one_sign_or_near_each_other_are_left() {
        // Each department admits women as men: lower pooled, level by department.
        let level: Vec<[usize; 4]> = [[600, 300, 60, 30], [100, 300, 200, 600]].into();
        assert!(flagged(&level).is_empty());
        // One department alone turns nothing round.
        assert!(flagged(&BERKELEY[..1]).is_empty());
        assert!(flagged(&BERKELEY[..2]).is_empty());
        // Of two signs, and 1.8 points apart; then 2.2.
        let near = [[100, 100, 92, 88], [60, 140, 80, 180]];
        let [pooled, standardised] = of(&near);
        assert!(
            pooled < -0.9 && standardised > 0.9,
            "{pooled} {standardised}"
        );
        assert!(flagged(&near).is_empty());
        assert_eq!(flagged(&[[100, 100, 91, 89], [60, 140, 85, 195]]), [1]);
    }
}
