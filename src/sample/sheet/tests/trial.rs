//! Plans to try the writing of exports on, and rows drawn without any sense but to reach every answer that a
//! source can say: of a plan whose derived variables bear it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::plan::{
    self, AssociationId, Constant, Derivation, Filling, Mapping, PeriodFrom, Plan, Source,
    SourceId, VariableType, WaveFrom,
};
use crate::referential::{self, Convert, Missing};
use crate::sample::sheet::cells::{answer_of, codes_of};
use crate::sample::sheet::mix::{mix, pick};
use crate::sample::sheet::moment::DAY;
use crate::sample::sheet::number::before;
use crate::sample::sheet::words::Words;
use crate::sample::{Answer, Drawn};
use crate::source_text::SourceTexts;

/// The plan of the referentials at `path`, which must be sound.
pub(super) fn plan(path: &str) -> Plan {
    let mut texts = SourceTexts::default();
    let mut diagnostics = Diagnostics::default();
    let paths = [PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)];
    let referentials = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
    let plan = plan::resolve(&referentials, &mut diagnostics);
    assert!(
        !diagnostics.has_errors(),
        "{:?}",
        diagnostics.sorted(&texts)
    );
    plan.unwrap()
}

/// Every source of `plan`.
pub(super) fn sources(plan: &Plan) -> Vec<(AssociationId, SourceId)> {
    let associations = plan.associations.iter().enumerate();
    associations
        .flat_map(|(at, held)| {
            (0..held.sources.len()).map(move |source| (AssociationId(at), SourceId(source)))
        })
        .collect()
}

/// Rows of `source`.
pub(super) fn rows(plan: &Plan, source: &Source, count: usize, seed: u64) -> Vec<Drawn> {
    let rows = (0..count).map(|row| self::row(plan, source, row, seed));
    rows.collect()
}

fn row(plan: &Plan, source: &Source, row: usize, seed: u64) -> Drawn {
    let waves: Vec<_> = match &source.wave {
        None => vec![None],
        Some(WaveFrom::Constant(wave)) => vec![Some(*wave)],
        Some(WaveFrom::Column { codes, .. }) => {
            let mut waves: Vec<_> = codes.values().copied().map(Some).collect();
            waves.sort_unstable();
            waves.dedup();
            waves
        }
    };
    let (person, wave) = (row / waves.len(), row % waves.len());
    let row = row as u64;
    // 2025, to the minute: what every format of a moment tells.
    let minute = mix(seed, &[row, 0]) % (360 * 24 * 60);
    let moment = 1_735_689_600 + minute.cast_signed() * 60;
    let mut drawn = Drawn {
        respondent: source
            .respondent
            .as_ref()
            .map(|_| format!("FICTIF-{person:04}")),
        moment,
        wave: waves[wave],
        answers: BTreeMap::new(),
    };
    for mapping in &source.mappings {
        let answer = answer(plan, source, mapping, moment, mix(seed, &[row, 1]));
        drawn.answers.insert(mapping.variable, answer);
    }
    for _ in 0..3 {
        for id in &plan.derivation_order {
            let Some(Derivation::DaysBetween { from, to }) = plan.variable(*id).derivation else {
                continue;
            };
            let dates = (answer_of(&drawn, from), answer_of(&drawn, to));
            if let (Answer::Date(first), Answer::Date(last)) = dates {
                drawn.answers.insert(from, Answer::Date(first.min(last)));
            }
        }
    }
    drawn
}

fn answer(plan: &Plan, source: &Source, mapping: &Mapping, moment: i64, seed: u64) -> Answer {
    let what = mapping.variable.0 as u64;
    let words = Words::of(plan, source, mapping);
    let variable = plan.variable(mapping.variable);
    let asked = variable.asked_when.is_some();
    let mut reasons: Vec<Missing> = match &mapping.filling {
        Filling::Several { columns, .. } => Missing::ALL
            .into_iter()
            .filter(|reason| !words.of_reason_in(&columns[0], *reason).is_empty())
            .collect(),
        _ => Missing::ALL
            .into_iter()
            .filter(|reason| !words.of_reason(*reason).is_empty())
            .collect(),
    };
    let shares = |heading: &plan::Heading| matches!(&source.period, PeriodFrom::Column { column, .. } if column.text == heading.text);
    if let Filling::Date { headings, .. } = &mapping.filling
        && headings.iter().any(shares)
    {
        return Answer::Date(i32::try_from(moment.div_euclid(DAY)).unwrap());
    }
    // Whether a blank was asked depends on the other answers.
    reasons.retain(|reason| !asked || *reason != Missing::NotConcerned);
    let is_missing = mix(seed, &[what, 2]).is_multiple_of(6) && !reasons.is_empty();
    if is_missing && !matches!(mapping.filling, Filling::Constant(_)) {
        return Answer::Missing(reasons[pick(seed, &[what, 3], reasons.len())]);
    }
    let list = plan.codelist_of(mapping.variable);
    let is_category = |code: &plan::CodeId| list.unwrap().code(*code).missing.is_none();
    match &mapping.filling {
        Filling::Code { answers, .. } => {
            let codes: Vec<_> = answers.values().copied().filter(is_category).collect();
            Answer::Code(codes[pick(seed, &[what, 4], codes.len())])
        }
        Filling::Split { answers, .. } => {
            let all: u128 = answers.values().fold(0, |bits, code| bits | 1 << code.0);
            several(variable, all, mix(seed, &[what, 5]), false)
        }
        Filling::Several { columns, .. } => {
            let all: u128 = columns
                .iter()
                .fold(0, |bits, option| bits | 1 << option.code.0);
            let none = words.unchecked().iter().any(|text| !text.is_empty());
            several(variable, all, mix(seed, &[what, 6]), none)
        }
        Filling::Number { convert, .. } => {
            let Convert::Times(times) = convert else {
                panic!("a number as it is");
            };
            let VariableType::Number { decimals, min, max } = variable.kind else {
                panic!("a number");
            };
            let (min, max) = (min.unwrap_or(0), max.unwrap_or(100_000));
            let span = u64::try_from(max - min).unwrap() + 1;
            let units = (0..).map(|at| min + (mix(seed, &[what, 7, at]) % span).cast_signed());
            let mut sayable = units.filter(|units| before(*units, decimals, *times).is_some());
            Answer::Number(sayable.next().unwrap())
        }
        Filling::Date { .. } => {
            let days = moment.div_euclid(DAY) - (mix(seed, &[what, 8]) % 700).cast_signed();
            Answer::Date(i32::try_from(days).unwrap())
        }
        Filling::Constant(constant) => match constant {
            Constant::Code(code) => Answer::Code(*code),
            Constant::Several(bits) => Answer::Several(*bits),
            Constant::Number(units) => Answer::Number(*units),
            Constant::Date(days) => Answer::Date(*days),
        },
    }
}

fn several(variable: &plan::Variable, all: u128, random: u64, none: bool) -> Answer {
    let exclusive: u128 = variable
        .exclusive
        .iter()
        .fold(0, |bits, code| bits | 1 << code.0);
    let bits = all & !exclusive & u128::from(random);
    if bits != 0 || (none && random.is_multiple_of(2)) {
        return Answer::Several(bits);
    }
    let first = codes_of(if exclusive & all == 0 {
        all
    } else {
        exclusive & all
    })
    .next();
    Answer::Several(first.map_or(0, |code| 1 << code.0))
}
