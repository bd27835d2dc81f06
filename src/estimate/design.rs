//! How those that a figure speaks of were reached: by a census, a random draw, the records of a service, or by themselves.
//!
//! In: the samples that sources declare, and how many rows each brought. Out: the weakest of all that contribute, and the
//! part of the population that was drawn, by which an interval narrows.

use std::collections::BTreeSet;

use super::flags::percent;
use crate::cells::{Cell, Cells, Reach};
use crate::figure::Reached;
use crate::period::Period;
use crate::plan::{AssociationId, Indicator, Plan, Sample, Source, SourceId, Waves};
use crate::referential::{Design, SourceKind};
use crate::statistics::float;

/// How the observations of a figure were drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Drawn {
    pub(super) reached: Reached,
    /// The part of the population that was drawn: 0 where it is not known, or where nothing was drawn at random.
    pub(super) taken: f64,
}

/// What is known of the sources of one figure, put together.
struct Gathered {
    weakest: Design,
    /// Eligible and reached, where each source tells of the very period.
    known: Option<[i128; 2]>,
}

/// How the observations of `cell` were drawn, which `contributors` bring.
pub(super) fn of(
    plan: &Plan,
    cells: &Cells,
    indicator: &Indicator,
    (period, waves): (Period, Waves),
    contributors: &BTreeSet<AssociationId>,
    cell: &Cell,
) -> Drawn {
    let undrawn = |reached| Drawn {
        reached,
        taken: 0.0,
    };
    let Some(gathered) = gather(plan, cells, indicator, (period, waves), contributors) else {
        let records = indicator.from == SourceKind::Records;
        return undrawn(if records {
            Reached::Records
        } else {
            Reached::Indication
        });
    };
    // Those who are seen again chose to be: no census, and no part of a population that is known.
    let known = gathered.known.filter(|_| !waves.is_change());
    let taken = known.filter(|[eligible, reached]| (1..=*eligible).contains(reached));
    let taken = taken.map_or(0.0, |[eligible, reached]| float(reached) / float(eligible));
    let all_answered = cell.no_answer() == 0 && cell.eligibility_unknown == 0;
    match gathered.weakest {
        Design::Random => Drawn {
            reached: Reached::Random,
            taken,
        },
        Design::Census if all_answered && taken >= 1.0 => undrawn(Reached::Census),
        // A census that some did not answer is answered by those who would.
        Design::Census | Design::SelfSelected => undrawn(Reached::Indication),
    }
}

/// How many were eligible in one association, and the part of them that was drawn at random: 0 where they came otherwise. None
/// where one of its sources does not tell of the very period, or brought more than were eligible.
pub(super) fn stratum(
    plan: &Plan,
    cells: &Cells,
    indicator: &Indicator,
    at: (Period, Waves),
    association: AssociationId,
) -> Option<(i128, f64)> {
    let gathered = gather(plan, cells, indicator, at, &BTreeSet::from([association]))?;
    let [eligible, reached] = gathered.known?;
    let taken = match gathered.weakest {
        Design::Random => float(reached) / float(eligible),
        Design::Census | Design::SelfSelected => 0.0,
    };
    (reached <= eligible).then_some((eligible, taken))
}

/// Whether a source that `contributors` bring rows by has weights.
pub(super) fn are_weighed(
    plan: &Plan,
    cells: &Cells,
    indicator: &Indicator,
    (period, waves): (Period, Waves),
    contributors: &BTreeSet<AssociationId>,
) -> bool {
    let mut feeds = indicator.feeds.iter();
    feeds.any(|feed| {
        contributors.contains(&feed.association)
            && feed.comparability.enters()
            && plan.source(feed.association, feed.source).weights.is_some()
            && rows_of(cells, (feed.association, feed.source), (period, waves)) > 0
    })
}

/// What all sources of `contributors` tell of how they were drawn; none where one of them tells nothing.
fn gather(
    plan: &Plan,
    cells: &Cells,
    indicator: &Indicator,
    (period, waves): (Period, Waves),
    contributors: &BTreeSet<AssociationId>,
) -> Option<Gathered> {
    let mut gathered: Option<Gathered> = None;
    for (sample, rows) in samples(plan, cells, indicator, (period, waves), contributors) {
        let sample = sample?;
        let eligible = sample.eligible.filter(|_| sample.period == period);
        let known = eligible.map(|eligible| [i128::from(eligible), rows]);
        gathered = Some(match gathered {
            None => Gathered {
                weakest: sample.design,
                known,
            },
            Some(held) => Gathered {
                weakest: weaker(held.weakest, sample.design),
                known: held
                    .known
                    .zip(known)
                    .map(|([n, m], [dn, dm])| [n + dn, m + dm]),
            },
        });
    }
    gathered
}

/// Of those who were invited, how many are in the rows of the sources of `contributors`, in whole percent; none where one of
/// them does not say how many it invited in that very period, or more came.
pub(super) fn response(
    plan: &Plan,
    cells: &Cells,
    indicator: &Indicator,
    (period, waves): (Period, Waves),
    contributors: &BTreeSet<AssociationId>,
) -> Option<i128> {
    let mut all = [0, 0];
    for (sample, rows) in samples(plan, cells, indicator, (period, waves), contributors) {
        let sample = sample.filter(|sample| sample.period == period)?;
        all = [all[0] + rows, all[1] + i128::from(sample.invited?)];
    }
    let [came, invited] = all;
    (came > 0 && came <= invited).then(|| percent(came, invited))
}

/// The sources of `contributors` that brought rows, how many, and the sample that speaks of them.
fn samples<'a>(
    plan: &'a Plan,
    cells: &'a Cells,
    indicator: &'a Indicator,
    (period, waves): (Period, Waves),
    contributors: &'a BTreeSet<AssociationId>,
) -> impl Iterator<Item = (Option<&'a Sample>, i128)> {
    let feeds = indicator.feeds.iter();
    let feeds = feeds
        .filter(|feed| contributors.contains(&feed.association) && feed.comparability.enters());
    feeds.filter_map(move |feed| {
        let rows = rows_of(cells, (feed.association, feed.source), (period, waves));
        let source = plan.source(feed.association, feed.source);
        (rows > 0).then(|| (sample_of(source, period), rows))
    })
}

/// The sample that speaks of `period`: its own, else one that holds it.
fn sample_of(source: &Source, period: Period) -> Option<&Sample> {
    let mut samples = source.samples.iter();
    let own = samples.clone().find(|sample| sample.period == period);
    own.or_else(|| samples.find(|sample| sample.period.holds(period)))
}

fn weaker(a: Design, b: Design) -> Design {
    let rank = |design: &Design| match design {
        Design::Census => 0,
        Design::Random => 1,
        Design::SelfSelected => 2,
    };
    if rank(&a) >= rank(&b) { a } else { b }
}

/// Rows that a source brought in a period and wave.
fn rows_of(
    cells: &Cells,
    (association, source): (AssociationId, SourceId),
    (period, waves): (Period, Waves),
) -> i128 {
    let wave = match waves {
        Waves::None => None,
        Waves::One(wave) | Waves::Change { to: wave, .. } => Some(wave),
    };
    let months = period.first_month()..=period.last_month();
    let from = Reach {
        association,
        source,
        wave: None,
        month: i32::MIN,
    };
    let own = cells
        .reached
        .range(from..)
        .take_while(|(reach, _)| (reach.association, reach.source) == (association, source));
    let counted = own.filter(|(reach, _)| {
        months.contains(&reach.month) && (wave.is_none() || reach.wave == wave)
    });
    counted.map(|(_, rows)| *rows).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::aggregate;
    use crate::collection::Collection;
    use crate::derive::fixture::{
        JANUARY, association, codes, indicator, list, plan, table, variable,
    };
    use crate::diagnostic::Diagnostics;
    use crate::estimate::estimate;
    use crate::figure::{Flag, Method, Precision, Unknown};
    use crate::plan::{CodeId, CodelistId, Condition, IndicatorId, Measure, VariableType};
    use crate::referential::{Every, Missing};
    use crate::statistics::{Confidence, proportion};

    /// What is declared of an association, and of its respondents how many said yes, no and nothing.
    type Told<'a> = (Option<(Design, u64)>, [usize; 3], &'a str);

    /// The precision of the sector's share and how its respondents were reached.
    fn of(told: &[Told], from: SourceKind) -> (Precision, Reached) {
        let mut plan = plan();
        let yes_no = list(&mut plan, &[("O", ""), ("N", "")]);
        let asked = variable(&mut plan, VariableType::Code(yes_no));
        let yes = Condition::Codes(asked, [CodeId(0)].into());
        indicator(
            &mut plan,
            Measure::Share {
                of: yes,
                base: None,
            },
            &[],
        );
        plan.indicators[0].from = from;
        let mut tables = Vec::new();
        for (at, (sample, [yes, no, silent], period)) in told.iter().enumerate() {
            let own = association(&mut plan, &format!("a{at}"));
            let samples = sample.iter().map(|(design, eligible)| Sample {
                period: Period::parse(period).unwrap(),
                eligible: Some(*eligible),
                invited: None,
                design: *design,
                place: plan.associations[at].sources[0].place,
            });
            plan.associations[at].sources[0].samples = samples.collect();
            let answers = [(Ok(0), yes), (Ok(1), no), (Err(Missing::NoAnswer), silent)];
            let answers = answers.into_iter();
            let answers = answers.flat_map(|(answer, count)| std::iter::repeat_n(answer, *count));
            tables.push(table(own, &[(asked, codes(answers.collect()))]));
        }
        let collection = Collection {
            tables,
            ..Collection::default()
        };
        let cells = aggregate(&plan, &collection, &mut Diagnostics::default()).unwrap();
        let figures = estimate(&plan, &cells, Confidence::default());
        let sector = figures.iter().find(|figure| {
            figure.key.association.is_none() && figure.key.indicator == IndicatorId(0)
        });
        let numbers = &sector.unwrap().numbers;
        (numbers.precision, numbers.reached)
    }

    fn survey(told: &[Told]) -> (Precision, Reached) {
        of(told, SourceKind::Survey)
    }

    fn year() -> String {
        Period::holding(JANUARY, Every::Year).to_string()
    }

    #[test]
    fn a_draw_at_random_narrows_the_interval_by_the_part_it_took() {
        let year = year();
        let told = [
            (Some((Design::Random, 60)), [40, 5, 5], &*year),
            (Some((Design::Random, 140)), [16, 9, 25], &*year),
        ];
        let (precision, reached) = survey(&told);
        assert_eq!(reached, Reached::Random);
        // 100 of 200 were reached; 70 answered.
        let bounds = proportion::wilson(56.0 / 70.0, 70.0 / 0.5, Confidence::default());
        let Precision::Interval {
            bounds: found,
            method: Method::Wilson,
            finite: true,
            ..
        } = precision
        else {
            panic!("{precision:?}");
        };
        let wanted = bounds.map(|bound| (100.0 * bound).to_bits());
        assert_eq!(found.map(f64::to_bits), wanted);
        // Of half a year, what the year took is not known.
        let told = [(Some((Design::Random, 60)), [40, 5, 5], "2025-S1")];
        let outside = survey(&told);
        assert_eq!(outside.1, Reached::Indication);
    }

    #[test]
    fn a_census_needs_no_interval_where_everyone_answered() {
        let year = year();
        let all = [(Some((Design::Census, 50)), [40, 10, 0], &*year)];
        assert_eq!(survey(&all), (Precision::Census, Reached::Census));
        for told in [
            (Some((Design::Census, 50)), [40, 9, 1], &*year),
            (Some((Design::Census, 51)), [40, 10, 0], &*year),
        ] {
            assert_eq!(survey(&[told]).1, Reached::Indication);
        }
    }

    #[test]
    fn the_weakest_of_those_who_contribute_is_that_of_the_figure() {
        let year = year();
        let random = (Some((Design::Random, 500)), [40, 10, 0], &*year);
        for weak in [
            (Some((Design::SelfSelected, 500)), [4, 1, 0], &*year),
            (None, [4, 1, 0], &*year),
        ] {
            let (precision, reached) = survey(&[random, weak]);
            assert_eq!(reached, Reached::Indication);
            let finite = matches!(precision, Precision::Interval { finite: true, .. });
            assert!(!finite);
        }
        // Who brings no answer weakens nothing.
        let silent = (None, [0, 0, 5], &*year);
        assert_eq!(survey(&[random, silent]).1, Reached::Random);
    }

    #[test]
    fn records_are_no_sample_unless_they_say_so() {
        let year = year();
        let whole = [(None, [40, 10, 0], &*year)];
        let (precision, reached) = of(&whole, SourceKind::Records);
        assert_eq!(precision, Precision::Unknown(Unknown::Records));
        assert_eq!(reached, Reached::Records);
        let drawn = [(Some((Design::Random, 500)), [40, 10, 0], &*year)];
        let (precision, _) = of(&drawn, SourceKind::Records);
        assert!(matches!(precision, Precision::Interval { .. }));
    }

    #[test]
    fn who_came_of_those_invited_is_told_where_every_source_says_it() {
        let rate = |invited: [Option<u64>; 2], period: &str| {
            let mut plan = plan();
            let x = variable(&mut plan, VariableType::Code(CodelistId(0)));
            list(&mut plan, &[("O", ""), ("N", "")]);
            let yes = Condition::Codes(x, [CodeId(0)].into());
            let share = Measure::Share {
                of: yes,
                base: None,
            };
            indicator(&mut plan, share, &[]);
            let tables = invited.iter().enumerate().map(|(at, invited)| {
                let own = association(&mut plan, &format!("a{at}"));
                let place = plan.associations[at].sources[0].place;
                plan.associations[at].sources[0].samples = vec![Sample {
                    period: Period::parse(period).unwrap(),
                    eligible: None,
                    invited: *invited,
                    design: Design::SelfSelected,
                    place,
                }];
                table(own, &[(x, codes(vec![Ok(0); 40]))])
            });
            let collection = Collection {
                tables: tables.collect(),
                ..Collection::default()
            };
            let cells = aggregate(&plan, &collection, &mut Diagnostics::default()).unwrap();
            let figures = estimate(&plan, &cells, Confidence::percent(95));
            let mut flags = figures[0].numbers.flags.iter();
            flags.find_map(|flag| match flag {
                Flag::ResponseRate(percent) => Some(*percent),
                _ => None,
            })
        };
        // 80 of 130, 61.5 %; 80 of 80.
        assert_eq!(rate([Some(50), Some(80)], "2025"), Some(62));
        assert_eq!(rate([Some(40), Some(40)], "2025"), Some(100));
        assert_eq!(rate([Some(40), Some(39)], "2025"), None);
        assert_eq!(rate([Some(50), None], "2025"), None);
        assert_eq!(rate([Some(50), Some(80)], "2024"), None);
    }
}
