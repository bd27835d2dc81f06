//! Plans and tables built by hand, for tests.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::Decimal;
use crate::i18n::{Lang, Text};
use crate::observation::{Column, Respondent, Table, Values};
use crate::period::Period;
use crate::plan::{
    Association, AssociationId, Code, CodeId, Codelist, CodelistId, Derivation, Dialect, Feed,
    Indicator, IndicatorId, Measure, PeriodFrom, Plan, Publish, SeriesBreak, Sheet, Source,
    SourceId, Variable, VariableId, VariableType, Wave,
};
use crate::profiles;
use crate::referential::{
    Answers, Comparability, Direction, Every, Level, Missing, Observes, SourceKind,
};
use crate::source_text::{Place, SourceTexts};

/// January 2025.
pub(crate) const JANUARY: i32 = 2025 * 12;

/// A plan of nothing.
pub(crate) fn plan() -> Plan {
    Plan {
        edits: Vec::new(),
        id: "test".into(),
        version: "1.0.0".into(),
        language: Lang::Fr,
        title: Text::same("test"),
        themes: Vec::new(),
        instruments: Vec::new(),
        standards: Vec::new(),
        waves: ["entry", "exit"]
            .map(|id| Wave {
                id: id.into(),
                label: Text::same(id),
            })
            .to_vec(),
        codelists: Vec::new(),
        variables: Vec::new(),
        derivation_order: Vec::new(),
        indicators: Vec::new(),
        associations: Vec::new(),
        universe: Vec::new(),
        prospects: Vec::new(),
        dimensions: Vec::new(),
        costs: Vec::new(),
    }
}

fn place() -> Place {
    let file = SourceTexts::default().add("test.yaml".into(), String::new());
    Place::new(file, 0, 0)
}

/// A list of codes, each with its value where it is not empty.
pub(crate) fn list(plan: &mut Plan, codes: &[(&str, &str)]) -> CodelistId {
    let codes = codes.iter().map(|(code, value)| Code {
        code: (*code).into(),
        label: Text::same(*code),
        value: Decimal::parse(value),
        missing: None,
        within: None,
        sensitive: false,
        note: None,
        finer: None,
    });
    plan.codelists.push(Codelist {
        id: format!("list-{}", plan.codelists.len()),
        owner: None,
        label: Text::same("list"),
        note: None,
        ordered: true,
        codes: codes.collect(),
    });
    CodelistId(plan.codelists.len() - 1)
}

/// A variable of any type.
pub(crate) fn variable(plan: &mut Plan, kind: VariableType) -> VariableId {
    let id = VariableId(plan.variables.len());
    plan.variables.push(Variable {
        id: format!("v{}", id.0),
        owner: None,
        label: Text::same("variable"),
        kind,
        derivation: None,
        exclusive: BTreeSet::new(),
        unit: None,
        sensitive: false,
        question: None,
        instrument: None,
        note: None,
        recall: None,
        population: None,
        asked_when: None,
    });
    plan.derivation_order.push(id);
    id
}

/// A number without bounds.
pub(crate) fn number(plan: &mut Plan, decimals: u8) -> VariableId {
    let (min, max) = (None, None);
    variable(plan, VariableType::Number { decimals, min, max })
}

/// A derived variable.
pub(crate) fn derived(plan: &mut Plan, kind: VariableType, from: Derivation) -> VariableId {
    let id = variable(plan, kind);
    plan.variables[id.0].derivation = Some(from);
    id
}

/// An association of one source, which feeds every indicator there is.
pub(crate) fn association(plan: &mut Plan, id: &str) -> AssociationId {
    let at = AssociationId(plan.associations.len());
    plan.associations.push(Association {
        id: id.into(),
        name: Text::same(id),
        share_with_members: false,
        sources: vec![Source {
            samples: Vec::new(),
            weights: None,
            id: "source".into(),
            place: place(),
            kind: SourceKind::Survey,
            observes: Observes::Person,
            files: Vec::new(),
            profile: profiles::plain(),
            answers: vec![Answers::Codes],
            dialect: Dialect::default(),
            missing: BTreeMap::new(),
            keep: Vec::new(),
            drop: Vec::new(),
            respondent: None,
            duplicates: None,
            period: PeriodFrom::Constant(Period::holding(JANUARY, Every::Year)),
            wave: None,
            every: Every::Year,
            mappings: Vec::new(),
        }],
    });
    for indicator in &mut plan.indicators {
        let dimensions = indicator.disaggregations.iter().flatten();
        indicator.feeds.push(Feed {
            association: at,
            source: SourceId(0),
            comparability: Comparability::Exact,
            dimensions: dimensions.map(|id| (*id, Comparability::Exact)).collect(),
            waves: indicator.waves.iter().copied().collect(),
            space: Some("files".into()),
        });
    }
    at
}

/// A yearly indicator of persons, common, split by `disaggregations`. Associations come after.
pub(crate) fn indicator(
    plan: &mut Plan,
    measure: Measure,
    disaggregations: &[&[VariableId]],
) -> IndicatorId {
    let id = IndicatorId(plan.indicators.len());
    plan.indicators.push(Indicator {
        id: format!("i{}", id.0),
        owner: None,
        label: Text::same("indicator"),
        definition: Text::same("indicator"),
        sheet: Sheet::default(),
        unit: "percent".into(),
        status: None,
        level: Level::Outcome,
        direction: Direction::Increase,
        observes: Observes::Person,
        from: SourceKind::Survey,
        every: Every::Year,
        among: None,
        measure,
        disaggregations: disaggregations.iter().map(|split| split.to_vec()).collect(),
        standardise: Vec::new(),
        waves: Vec::new(),
        one_per: None,
        publish: Publish {
            persons: 11,
            associations: 3,
            dominance: 85,
            step: None,
        },
        breaks: Vec::new(),
        feeds: Vec::new(),
    });
    id
}

/// A break of series.
pub(crate) fn series_break(from: &str) -> SeriesBreak {
    SeriesBreak {
        from: Period::parse(from).unwrap(),
        because: Text::same("because"),
        place: place(),
    }
}

/// A table of rows of January 2025, each of its own respondent.
pub(crate) fn table(association: AssociationId, columns: &[(VariableId, Column)]) -> Table {
    let rows = columns
        .first()
        .map_or(0, |(_, column)| column.missing.len());
    Table {
        association,
        source: SourceId(0),
        months: vec![JANUARY; rows],
        moments: vec![0; rows],
        waves: vec![None; rows],
        respondents: (0..rows as u64).map(Respondent::Numbered).collect(),
        weights: Vec::new(),
        columns: columns.iter().cloned().collect(),
    }
}

fn split<T: Default>(cells: Vec<Result<T, Missing>>) -> (Vec<T>, Vec<Option<Missing>>) {
    cells
        .into_iter()
        .map(|cell| match cell {
            Ok(value) => (value, None),
            Err(reason) => (T::default(), Some(reason)),
        })
        .unzip()
}

/// A column of numbers in units.
pub(crate) fn numbers(cells: Vec<Result<i64, Missing>>) -> Column {
    let (values, missing) = split(cells);
    Column {
        values: Values::Number(values),
        missing,
    }
}

/// A column of codes by position.
pub(crate) fn codes(cells: Vec<Result<u16, Missing>>) -> Column {
    let (values, missing) = split(cells);
    Column {
        values: Values::Code(values.into_iter().map(CodeId).collect()),
        missing,
    }
}

/// A column of a multiple choice.
pub(crate) fn several(cells: Vec<Result<u128, Missing>>) -> Column {
    let (values, missing) = split(cells);
    Column {
        values: Values::Several(values),
        missing,
    }
}

/// A column read back, its values as numbers.
pub(crate) fn read(column: &Column) -> Vec<Result<i64, Missing>> {
    let values: Vec<i64> = match &column.values {
        Values::Number(values) => values.clone(),
        Values::Code(values) => values.iter().map(|code| i64::from(code.0)).collect(),
        Values::Date(values) => values.iter().map(|day| i64::from(*day)).collect(),
        Values::Several(values) => values
            .iter()
            .map(|set| i64::try_from(*set).unwrap())
            .collect(),
    };
    let cells = values.into_iter().zip(&column.missing);
    cells
        .map(|(value, missing)| missing.map_or(Ok(value), Err))
        .collect()
}
