//! What is written of a valuation, whatever the width and the format.

use std::collections::{BTreeMap, BTreeSet};

use super::{json, text, tidy};
use crate::decimal::Decimal;
use crate::i18n::{Lang, Text};
use crate::output::sample;
use crate::plan::{CodeId, CostTable, Effect, IndicatorId, Range, UnitCost, VariableId, Waves};
use crate::referential::{Paid, Per};
use crate::release::Audience;
use crate::source_text::SourceTexts;
use crate::value::Valuation;

fn range(low: &str, central: &str, high: &str) -> Range {
    let of = |text| Decimal::parse(text).unwrap();
    Range {
        low: of(low),
        central: of(central),
        high: of(high),
    }
}

/// A large cost of a long name, of all, of women and of men: these are withheld.
fn table() -> CostTable {
    let cost = UnitCost {
        id: "place".into(),
        label: Text::same("=Une place d'hébergement pendant une année entière"),
        scope: Text::same("État"),
        unit: Text::same("euros par an"),
        per: Per::Person,
        paid: Paid::Yearly,
        amount: range("9000", "12500.5", "160000"),
        year: "2023".into(),
        source: Text::same("Données fictives"),
        excludes: BTreeSet::new(),
    };
    let effect = |codes: &[u16]| Effect {
        indicator: IndicatorId(0),
        waves: Waves::None,
        codes: BTreeSet::new(),
        part: if codes.is_empty() {
            BTreeMap::new()
        } else {
            BTreeMap::from([(VariableId(0), codes.iter().map(|it| CodeId(*it)).collect())])
        },
        cost: 0,
        years: Some(range("0.5", "0.75", "1")),
        attributed: range("20", "35", "50"),
        deadweight: Some(range("10", "20", "30")),
        because: Text::same("=Hypothèse"),
    };
    CostTable {
        id: "couts".into(),
        version: Some("1.0.0".into()),
        file: SourceTexts::default().add("couts.yaml".into(), String::new()),
        currency: "CHF".into(),
        prices: "2023".into(),
        costs: vec![cost],
        effects: vec![effect(&[]), effect(&[0]), effect(&[1])],
    }
}

#[test]
fn lines_keep_within_the_width_and_amounts_are_never_cut() {
    let (plan, table) = (sample::plan(), table());
    let release = sample::release(Audience::Public);
    let valuation = [Valuation::of(&plan, &table, &release, None)];
    for lang in [Lang::Fr, Lang::En] {
        for width in 60..130 {
            let mut out = Vec::new();
            text::write(&mut out, &valuation, &release, lang, width).unwrap();
            let text = String::from_utf8(out).unwrap();
            for line in text.lines() {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
            let total = match lang {
                Lang::Fr => "1\u{202f}470\u{202f}000\u{a0}CHF",
                Lang::En => "CHF\u{a0}1,470,000",
            };
            assert!(text.contains(total), "{width}: {text}");
        }
    }
}

#[test]
fn nothing_withheld_leaves_a_number_behind_and_every_row_has_its_columns() {
    let (plan, table) = (sample::plan(), table());
    let release = sample::release(Audience::Public);
    let valuation = [Valuation::of(&plan, &table, &release, None)];
    let mut out = Vec::new();
    tidy::csv(&mut out, &valuation).unwrap();
    let mut reader = csv::Reader::from_reader(out.as_slice());
    let headings = reader.headers().unwrap().clone();
    let at = |name: &str| headings.iter().position(|it| it == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of = |kind: &str| rows.iter().filter(|it| &it[at("kind")] == kind).count();
    // Years, cost, attributed, deadweight: of the whole and of women.
    assert_eq!([of("effect"), of("total"), of("swing")], [3, 1, 7]);
    let withheld = rows
        .iter()
        .find(|it| &it[at("status")] == "withheld")
        .unwrap();
    for column in [
        "number",
        "associations",
        "value_low",
        "value_central",
        "value_high",
    ] {
        assert_eq!(&withheld[at(column)], "", "{column}");
    }
    let mut out = Vec::new();
    tidy::csv_fr(&mut out, &valuation).unwrap();
    let french = String::from_utf8(out).unwrap();
    assert!(french.starts_with('\u{feff}') && french.contains(";'=Hypothèse\r\n"));
    let mut out = Vec::new();
    json::write(&mut out, &valuation, &release).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let line = &json["tables"][0]["periods"][0]["values"][2];
    assert_eq!(line["status"], "withheld");
    assert!(line["number"].is_null() && line["value"].is_null());
    assert_eq!(json["notice"], "données fictives");
}
