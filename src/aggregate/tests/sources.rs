//! What a source can give, and what two sources of one association bring to a cell.

use super::*;
use crate::plan::{OptionColumn, SourceId};

/// A mapping of `variable` from `filling`, comparable or not.
fn mapping(plan: &Plan, variable: VariableId, filling: Filling) -> Mapping {
    Mapping {
        variable,
        filling,
        comparability: Comparability::Exact,
        differs: Vec::new(),
        because: None,
        missing: BTreeMap::new(),
        place: plan.associations[0].sources[0].place,
    }
}

/// One column for each of `codes`.
fn columns(plan: &Plan, codes: &[u16]) -> Filling {
    let column = |code: &u16| OptionColumn {
        heading: crate::plan::Heading {
            text: format!("column {code}"),
            is_code: false,
            place: plan.associations[0].sources[0].place,
        },
        code: CodeId(*code),
        checked: BTreeSet::new(),
    };
    Filling::Several {
        columns: codes.iter().map(column).collect(),
        unchecked: BTreeSet::new(),
    }
}

/// Codes and counts of the total of a distribution, by association; the sector's first.
fn counted(plan: &Plan, tables: Vec<Table>) -> Vec<Vec<(u16, i128)>> {
    let cells = cells_of(plan, tables);
    let mut found: BTreeMap<Option<AssociationId>, Vec<(u16, i128)>> = BTreeMap::new();
    for figure in estimate(plan, &cells, crate::statistics::Confidence::default()) {
        if let Some(code) = figure.key.code.filter(|_| figure.key.disaggregation == 0) {
            let own = found.entry(figure.key.association).or_default();
            own.push((code.0, figure.numbers.hits[0]));
        }
    }
    found.into_values().collect()
}

#[test]
fn a_distribution_has_rows_for_what_somebody_was_offered() {
    let mut plan = plan();
    let rights = list(
        &mut plan,
        &[("rsa", ""), ("css", ""), ("apl", ""), ("none", "")],
    );
    let held = variable(&mut plan, VariableType::Several(rights));
    indicator(&mut plan, Measure::Distribution(held), &[]);
    for (name, offered) in [("a", [0, 3].as_slice()), ("b", &[0, 2])] {
        let own = association(&mut plan, name);
        let filling = columns(&plan, offered);
        let mapping = mapping(&plan, held, filling);
        plan.associations[own.0].sources[0].mappings.push(mapping);
    }
    let rows = |own| table(AssociationId(own), &[(held, several(vec![Ok(1), Ok(1)]))]);
    // The sector's are those of either; nobody was offered the second.
    assert_eq!(
        counted(&plan, vec![rows(0), rows(1)]),
        [
            vec![(0, 4), (2, 0), (3, 0)],
            vec![(0, 2), (3, 0)],
            vec![(0, 2), (2, 0)]
        ]
    );
    // What was chosen has a row, wherever it comes from.
    let chosen = table(AssociationId(0), &[(held, several(vec![Ok(2)]))]);
    assert_eq!(counted(&plan, vec![chosen])[0], [(0, 0), (1, 1), (3, 0)]);
}

#[test]
fn what_a_mapping_leads_to_is_offered_and_a_reason_is_no_category() {
    let mut plan = plan();
    let answers = list(
        &mut plan,
        &[("yes", ""), ("no", ""), ("maybe", ""), ("nsp", "")],
    );
    plan.codelists[answers.0].codes[3].missing = Some(DontKnow);
    let said = variable(&mut plan, VariableType::Code(answers));
    let id = indicator(&mut plan, Measure::Distribution(said), &[&[said]]);
    let own = association(&mut plan, "a");
    let offered = |plan: &Plan, rows: Vec<Result<u16, Missing>>| {
        let cells = cells_of(plan, vec![table(own, &[(said, codes(rows))])]);
        let Some(Tally::Codes(counts)) = cell(&cells, 0, &[]).map(|cell| cell.tally) else {
            panic!("a distribution of {id:?}");
        };
        let splits = (0..4).filter(|at| cell(&cells, 1, &[code(*at)]).is_some());
        let total: Vec<u16> = counts.keys().map(|code| code.0).collect();
        (total, splits.collect::<Vec<u16>>())
    };
    let words = [("Oui", 0), ("D'accord", 0), ("Ne sait pas", 3), ("Non", 1)];
    let answers = words.map(|(cell, code)| (cell.to_owned(), CodeId(code)));
    let filling = Filling::Code {
        headings: Vec::new(),
        answers: answers.into(),
    };
    let from_words = mapping(&plan, said, filling);
    plan.associations[0].sources[0].mappings.push(from_words);
    assert_eq!(
        offered(&plan, vec![Ok(0), Err(DontKnow)]),
        (vec![0, 1], vec![0, 1])
    );
    // Always the same reason: nothing was offered, and there is no row.
    let constant = Filling::Constant(Constant::Code(CodeId(3)));
    plan.associations[0].sources[0].mappings[0].filling = constant;
    assert_eq!(offered(&plan, vec![Err(DontKnow); 2]), (vec![], vec![]));
}

/// A second source of the first association, which feeds every indicator at `comparability` and fills no dimension.
fn second_source(plan: &mut Plan, comparability: Comparability) {
    let source = plan.associations[0].sources[0].clone();
    plan.associations[0].sources.push(source);
    for indicator in &mut plan.indicators {
        let mut feed = indicator.feeds[0].clone();
        feed.source = SourceId(1);
        feed.comparability = comparability;
        feed.dimensions.clear();
        indicator.feeds.push(feed);
    }
}

#[test]
fn a_source_that_brings_no_value_to_a_cell_does_not_lower_it() {
    let mut plan = plan();
    let sexes = list(&mut plan, &[("F", ""), ("M", "")]);
    let sex = variable(&mut plan, VariableType::Code(sexes));
    let x = number(&mut plan, 0);
    let measures = [Measure::Mean(x), Measure::Median(x), Measure::Distinct];
    for measure in measures {
        indicator(&mut plan, measure, &[&[sex]]);
    }
    let own = association(&mut plan, "a");
    plan.indicators.iter_mut().for_each(|it| {
        it.feeds[0].dimensions.insert(sex, Comparability::Close);
    });
    second_source(&mut plan, Comparability::Close);
    let first = [
        (x, numbers(vec![Ok(1); 3])),
        (sex, codes(vec![Ok(0), Ok(0), Err(NoAnswer)])),
    ];
    let first = table(own, &first);
    let second = |values: Vec<Result<i64, Missing>>| Table {
        source: SourceId(1),
        ..table(own, &[(x, numbers(values))])
    };
    let comparability = |second: Table, indicator: usize| {
        let cells = cells_of(&plan, vec![first.clone(), second]).cells;
        let of = |disaggregation, splits: &[Split]| {
            let mut cells = cells.iter().filter(|(key, _)| key.indicator.0 == indicator);
            let found = cells.find(|(key, _)| {
                (key.disaggregation, key.splits.as_slice()) == (disaggregation, splits)
            });
            found.and_then(|(_, cell)| cell.comparability)
        };
        [
            of(0, &[]),
            of(1, &[code(0)]),
            of(1, &[code(1)]),
            of(1, &[Split::Unknown]),
        ]
    };
    let (exact, close) = (Some(Comparability::Exact), Some(Comparability::Close));
    for indicator in 0..3 {
        // Nobody is a man: nothing compares. What is unknown compares as the measure does.
        let apart = comparability(second(vec![]), indicator);
        assert_eq!(apart, [exact, close, None, exact], "{indicator}");
        let both = comparability(second(vec![Ok(5)]), indicator);
        assert_eq!(both, [close, close, None, close], "{indicator}");
    }
    // Neither does one of which no row has a value.
    let silent = comparability(second(vec![Err(NoAnswer)]), 0);
    assert_eq!(silent, [exact, close, None, exact]);
}
