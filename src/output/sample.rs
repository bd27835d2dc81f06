//! A small plan and release, built by hand, for the tests of this room.

use std::collections::{BTreeMap, BTreeSet};

use crate::cells::Split;
use crate::decimal::Decimal;
use crate::figure::{
    Contribution, Estimator, FigureKey, Method, Numbers, Precision, Quality, Reached, Unknown,
};
use crate::i18n::{Lang, Text};
use crate::period::Period;
use crate::plan::{
    Association, AssociationId, Code, CodeId, Codelist, CodelistId, Condition, Indicator,
    IndicatorId, Measure, Plan, Publish, Sheet, Variable, VariableId, VariableType, Wave, WaveId,
    Waves,
};
use crate::referential::{Comparability, Direction, Every, Level, Observes, SourceKind, Status};
use crate::release::{Audience, Content, Coverage, Release, Row};
use crate::statistics::{Bounds, Confidence, proportion};

const SEX: VariableId = VariableId(0);
const AGE: VariableId = VariableId(1);
const DESTINATION: VariableId = VariableId(2);

/// Two dimensions, a share by quarter, its second statistic (a median), a distribution and a mean by wave.
pub(crate) fn plan() -> Plan {
    let exits = Measure::Share {
        of: Condition::All(Vec::new()),
        base: None,
    };
    let mut sorties = indicator(
        "sorties",
        Text::new("Sorties vers le logement", "Exits to housing"),
        exits,
        "percent",
        Every::Quarter,
    );
    sorties.disaggregations = vec![vec![SEX], vec![AGE], vec![SEX, AGE]];
    let mut wellbeing = indicator(
        "bien-etre",
        Text::new("Score de bien-être", "Well-being score"),
        Measure::Mean(AGE),
        "points",
        Every::Year,
    );
    wellbeing.waves = vec![WaveId(0), WaveId(1)];
    Plan {
        edits: Vec::new(),
        id: "lcep".into(),
        version: "1.0.0".into(),
        language: Lang::Fr,
        title: Text::new("Référentiel commun", "Common referential"),
        themes: Vec::new(),
        instruments: Vec::new(),
        standards: Vec::new(),
        waves: vec![
            wave("entry", "À l'entrée", "On entry"),
            wave("exit", "À la sortie", "On exit"),
        ],
        codelists: vec![
            codelist("sexe", &[("F", "Femme", "Woman"), ("H", "Homme", "Man")]),
            codelist(
                "age",
                &[
                    ("0-17", "Moins de 18 ans", "Under 18"),
                    ("18-plus", "18 ans et plus", "18 and over"),
                ],
            ),
            codelist(
                "destination",
                &[
                    ("L", "Logement", "Housing"),
                    ("H", "Hébergement", "Shelter"),
                ],
            ),
        ],
        variables: vec![
            variable("sexe", "Sexe", "Sex", 0),
            variable("tranche-age", "Âge", "Age", 1),
            variable("destination", "Destination", "Destination", 2),
        ],
        derivation_order: Vec::new(),
        indicators: vec![
            sorties,
            indicator(
                "sorties.duree",
                Text::new("Durée médiane avant la sortie", "Median time to exit"),
                Measure::Median(AGE),
                "jours",
                Every::Quarter,
            ),
            indicator(
                "destinations",
                Text::new("Destinations", "Destinations"),
                Measure::Distribution(DESTINATION),
                "percent",
                Every::Year,
            ),
            wellbeing,
        ],
        associations: vec![
            association("alpha", "Alpha"),
            association("rheso", "Rhéso"),
            association("zeta", "=Zêta"),
        ],
        prospects: Vec::new(),
        universe: Vec::new(),
        dimensions: vec![SEX, AGE],
        costs: Vec::new(),
    }
}

/// Free, withheld, empty, fragile and close rows, as `audience` reads them.
pub(crate) fn release(audience: Audience) -> Release {
    let q3 = Period::parse("2025-Q3").unwrap();
    let year = Period::parse("2025").unwrap();
    let key = |indicator: usize, period: Period| FigureKey {
        indicator: IndicatorId(indicator),
        period,
        waves: Waves::None,
        disaggregation: 0,
        splits: Vec::new(),
        code: None,
        association: None,
        estimator: Estimator::Pooled,
    };
    let by_sex = |split| FigureKey {
        disaggregation: 1,
        splits: vec![(SEX, split)],
        ..key(0, q3)
    };
    let crossed = FigureKey {
        disaggregation: 3,
        splits: vec![(SEX, Split::Code(CodeId(0))), (AGE, Split::Code(CodeId(1)))],
        ..key(0, q3)
    };
    let destination = |code| FigureKey {
        code: Some(CodeId(code)),
        ..key(2, year)
    };
    let wellbeing = |wave| FigureKey {
        waves: Waves::One(WaveId(wave)),
        ..key(3, year)
    };
    let free = |key, numbers| row(key, Content::Free(numbers));
    let mut rows = vec![
        free(key(0, q3), share(561, 1234)),
        free(by_sex(Split::Code(CodeId(0))), share(12, 18)),
        row(by_sex(Split::Code(CodeId(1))), Content::Withheld),
        free(by_sex(Split::Unknown), share(40, 96)),
        row(crossed, Content::Withheld),
        free(
            key(1, q3),
            Numbers {
                value: Some(1234.5),
                numerator: None,
                denominator: None,
                comparability: Some(Comparability::Close),
                precision: between([1100.0, 1402.5], Method::OrderStatistic),
                ..share(1, 50)
            },
        ),
        free(destination(0), share(300, 400)),
        free(
            destination(1),
            Numbers {
                quality: Quality::Low,
                ..share(100, 400)
            },
        ),
        free(
            wellbeing(0),
            Numbers {
                value: Some(54.25),
                numerator: Some(Decimal {
                    units: 21_700,
                    decimals: 2,
                }),
                denominator: Some(Decimal::whole(4)),
                precision: Precision::Unknown(Unknown::SmallBase),
                ..share(1, 4)
            },
        ),
        free(wellbeing(1), empty()),
    ];
    if audience == Audience::Working {
        for row in &mut rows {
            row.content = match row.numbers() {
                Some(numbers) => Content::Working(numbers.clone()),
                None => Content::Working(share(3, 5)),
            };
        }
        let own = FigureKey {
            association: Some(AssociationId(2)),
            ..key(0, q3)
        };
        rows.insert(1, row(own, Content::Working(share(5, 33))));
    }
    Release {
        audience,
        rows,
        coverage: Coverage {
            files_read: 4,
            files_refused: vec!["rheso/sorties-2025.csv".into()],
            contributing: vec![AssociationId(0), AssociationId(1)],
            expected: vec![AssociationId(0), AssociationId(1), AssociationId(2)],
            sector: Vec::new(),
            notice: Some("données fictives".into()),
        },
    }
}

fn row(key: FigureKey, content: Content) -> Row {
    Row {
        key,
        associations_expected: 3,
        breaks: 0..0,
        content,
    }
}

#[expect(clippy::cast_precision_loss, reason = "small numbers, in tests")]
fn share(hits: i128, n: i128) -> Numbers {
    let brings = Contribution {
        n,
        magnitude: 0,
        unmatched: 0,
        lost: 0,
    };
    Numbers {
        value: Some(100.0 * hits as f64 / n as f64),
        n,
        persons: n,
        n_effective: None,
        numerator: Some(Decimal::whole(hits)),
        denominator: Some(Decimal::whole(n)),
        no_answer: 7,
        not_concerned: 2,
        hits: vec![hits],
        unmatched: None,
        moves: None,
        d_z: None,
        contributions: BTreeMap::from([(AssociationId(0), brings), (AssociationId(1), brings)]),
        comparability: Some(Comparability::Exact),
        quality: Quality::Normal,
        precision: between(
            proportion::wilson_of(hits, n, Confidence::default()).map(|bound| 100.0 * bound),
            Method::Wilson,
        ),
        reached: Reached::Random,
        flags: BTreeSet::new(),
        spread: None,
        heterogeneity: None,
        way: None,
    }
}

fn between(bounds: Bounds, method: Method) -> Precision {
    Precision::Interval {
        bounds,
        confidence: Confidence::default(),
        method,
        weighted: false,
        finite: false,
    }
}

fn empty() -> Numbers {
    Numbers {
        value: None,
        precision: Precision::Unknown(Unknown::NoData),
        numerator: None,
        denominator: None,
        no_answer: 0,
        not_concerned: 0,
        contributions: BTreeMap::new(),
        comparability: None,
        quality: Quality::NoData,
        ..share(0, 0)
    }
}

fn indicator(id: &str, label: Text, measure: Measure, unit: &str, every: Every) -> Indicator {
    Indicator {
        id: id.into(),
        owner: None,
        definition: label.clone(),
        label,
        sheet: Sheet::default(),
        unit: unit.into(),
        status: Some(Status::Core),
        level: Level::Outcome,
        direction: Direction::Increase,
        observes: Observes::Person,
        from: SourceKind::Survey,
        every,
        among: None,
        measure,
        disaggregations: Vec::new(),
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
    }
}

fn variable(id: &str, fr: &str, en: &str, list: usize) -> Variable {
    Variable {
        id: id.into(),
        owner: None,
        label: Text::new(fr, en),
        kind: VariableType::Code(CodelistId(list)),
        derivation: None,
        exclusive: BTreeSet::new(),
        unit: None,
        recall: None,
        population: None,
        sensitive: false,
        question: None,
        instrument: None,
        note: None,
        asked_when: None,
    }
}

fn codelist(id: &str, codes: &[(&str, &str, &str)]) -> Codelist {
    Codelist {
        id: id.into(),
        owner: None,
        label: Text::same(id),
        note: None,
        ordered: false,
        codes: codes
            .iter()
            .map(|(code, fr, en)| Code {
                code: (*code).into(),
                label: Text::new(*fr, *en),
                value: None,
                missing: None,
                within: None,
                sensitive: false,
                note: None,
                finer: None,
            })
            .collect(),
    }
}

fn wave(id: &str, fr: &str, en: &str) -> Wave {
    Wave {
        id: id.into(),
        label: Text::new(fr, en),
    }
}

fn association(id: &str, name: &str) -> Association {
    Association {
        id: id.into(),
        name: Text::same(name),
        share_with_members: false,
        sources: Vec::new(),
    }
}
