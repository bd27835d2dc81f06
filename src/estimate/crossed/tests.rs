//! Levels of two waves of two associations, who brings them and who can be known again.

use super::super::tests::figures;
use crate::cells::Split;
use crate::derive::fixture::variable;
use crate::derive::fixture::{association, codes, indicator, list, number, numbers, plan, table};
use crate::figure::Flag;
use crate::observation::Respondent;
use crate::plan::{CodeId, Measure, VariableType, WaveId, Waves};

const ENTRY: WaveId = WaveId(0);
const EXIT: WaveId = WaveId(1);

/// The flags of two photographs on the sector's level of the later wave, then on that of a part and of the first wave; `waves` are those
/// that each association brings, of the same respondents.
fn told(
    measure: fn(crate::plan::VariableId) -> Measure,
    waves: [&[WaveId]; 2],
    paired: bool,
) -> [Vec<Flag>; 3] {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let sexes = list(&mut plan, &[("F", ""), ("H", "")]);
    let sex = variable(&mut plan, VariableType::Code(sexes));
    indicator(&mut plan, measure(x), &[&[sex]]);
    plan.indicators[0].waves = vec![ENTRY, EXIT];
    let mut tables = Vec::new();
    for (at, waves) in waves.into_iter().enumerate() {
        let own = association(&mut plan, &format!("a{at}"));
        let space = paired.then(|| "files".to_owned());
        plan.indicators[0].feeds[at].space = space;
        let rows: Vec<(u64, WaveId)> = (0..40)
            .flat_map(|who| waves.iter().map(move |wave| (who, *wave)))
            .collect();
        let answers = rows.iter().map(|_| Ok(3)).collect();
        let of = rows.iter().map(|_| Ok(0)).collect();
        let mut table = table(own, &[(x, numbers(answers)), (sex, codes(of))]);
        table.waves = rows.iter().map(|(_, wave)| Some(*wave)).collect();
        let named = |who| {
            if paired {
                Respondent::Numbered(who)
            } else {
                Respondent::Anonymous(who)
            }
        };
        table.respondents = rows.iter().map(|(who, _)| named(*who)).collect();
        tables.push(table);
    }
    let found = figures(&plan, tables);
    let of = |wave: WaveId, splits: &[Split]| {
        let level = found.iter().find(|it| {
            let own: Vec<Split> = it.key.splits.iter().map(|(_, split)| *split).collect();
            it.key.association.is_none() && it.key.waves == Waves::One(wave) && own == splits
        });
        let flags = level.map(|it| it.numbers.flags.clone()).unwrap_or_default();
        let both = [Flag::NotSameAssociations, Flag::NotSameRespondents];
        flags.into_iter().filter(|it| both.contains(it)).collect()
    };
    [
        of(EXIT, &[]),
        of(EXIT, &[Split::Code(CodeId(0))]),
        of(ENTRY, &[]),
    ]
}

#[test]
fn two_levels_are_two_photographs_where_they_are_not_of_the_same() {
    let both: &[WaveId] = &[ENTRY, EXIT];
    let mean: fn(_) -> _ = Measure::Mean;
    let later = |flag| [vec![flag], Vec::new(), Vec::new()];
    let nothing = || [const { Vec::new() }; 3];
    assert_eq!(told(mean, [both, both], true), nothing());
    let other = later(Flag::NotSameAssociations);
    assert_eq!(told(mean, [both, &[ENTRY]], true), other);
    assert_eq!(told(mean, [&[EXIT], &[ENTRY]], true), other);
    assert_eq!(told(mean, [both, &[EXIT]], false), other);
    let nobody = later(Flag::NotSameRespondents);
    assert_eq!(told(mean, [both, both], false), nobody);
    // Without a first level there is no gap; a count has no change that it could be taken for.
    assert_eq!(told(mean, [&[EXIT], &[EXIT]], false), nothing());
    assert_eq!(told(|_| Measure::Count, [both, both], false), nothing());
}
