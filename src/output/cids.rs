//! JSON-LD in the Common Impact Data Standard (3.2), Basic Tier: what a funder's tools of impact read.
//!
//! In: a plan and a release. Out: one document: the sector and its associations as organizations, the themes and the indicators of the
//! figures, and one indicator report a figure. The standard has no place for a report without a value: figures that are withheld, or
//! of which there is no data, are counted under their indicator and have none. A report bears its own columns of [`tidy`] beside, under
//! `urn:impact:column:`, every digit as it is written there: their base and their statuses travel with them.
//!
//! Nothing has to be fetched to read it: the context is within, in the terms of the standard's own.
//!
//! <https://ontology.commonapproach.org/cids>

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::calendar;
use crate::figure::Estimator;
use crate::i18n::{Lang, output as said};
use crate::output::json::{array, quoted};
use crate::output::{around, table, tidy, urn};
use crate::plan::{AssociationId, Indicator, IndicatorId, Plan};
use crate::release::{Release, Row};

/// Prefixes, and terms with what they are: a link, or a literal of a type.
const CONTEXT: [(&str, &str); 17] = [
    ("cids", "\"https://ontology.commonapproach.org/cids#\""),
    (
        "i72",
        "\"http://ontology.eil.utoronto.ca/ISO21972/iso21972#\"",
    ),
    (
        "org",
        "\"http://ontology.eil.utoronto.ca/tove/organization#\"",
    ),
    ("prov", "\"http://www.w3.org/ns/prov#\""),
    ("xsd", "\"http://www.w3.org/2001/XMLSchema#\""),
    ("column", "\"urn:impact:column:\""),
    (
        "hasLegalName",
        "{\"@id\": \"org:hasLegalName\", \"@type\": \"xsd:string\"}",
    ),
    (
        "hasName",
        "{\"@id\": \"org:hasName\", \"@type\": \"xsd:string\"}",
    ),
    (
        "hasDescription",
        "{\"@id\": \"cids:hasDescription\", \"@type\": \"xsd:string\"}",
    ),
    (
        "hasComment",
        "{\"@id\": \"cids:hasComment\", \"@type\": \"xsd:string\"}",
    ),
    (
        "unitDescription",
        "{\"@id\": \"cids:unitDescription\", \"@type\": \"xsd:string\"}",
    ),
    (
        "hasNumericalValue",
        "{\"@id\": \"i72:hasNumericalValue\", \"@type\": \"xsd:string\"}",
    ),
    (
        "startedAtTime",
        "{\"@id\": \"prov:startedAtTime\", \"@type\": \"xsd:dateTime\"}",
    ),
    (
        "endedAtTime",
        "{\"@id\": \"prov:endedAtTime\", \"@type\": \"xsd:dateTime\"}",
    ),
    (
        "forOrganization",
        "{\"@id\": \"cids:forOrganization\", \"@type\": \"@id\"}",
    ),
    (
        "forIndicator",
        "{\"@id\": \"cids:forIndicator\", \"@type\": \"@id\"}",
    ),
    (
        "forTheme",
        "{\"@id\": \"cids:forTheme\", \"@type\": \"@id\"}",
    ),
];

/// Writes `release` as one document, its words in `lang`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, plan: &Plan, release: &Release, lang: Lang) -> io::Result<()> {
    let context = CONTEXT.map(|(term, is)| format!("    {}: {is}", quoted(term)));
    writeln!(
        out,
        "{{\n  \"@context\": {{\n{}\n  }},",
        context.join(",\n")
    )?;
    let nodes = organizations(plan, release, lang).into_iter();
    let nodes = nodes
        .chain(themes(plan, release, lang))
        .chain(indicators(plan, release, lang))
        .chain(
            release
                .rows
                .iter()
                .filter_map(|row| report(plan, row, lang)),
        );
    let nodes: Vec<String> = nodes.map(|node| format!("    {node}")).collect();
    writeln!(out, "  \"@graph\": [\n{}\n  ]\n}}", nodes.join(",\n"))
}

/// The members of an object, each already JSON.
type Members<'a> = Vec<(&'a str, String)>;

fn object(members: &Members<'_>) -> String {
    let members = members.iter();
    let members: Vec<String> = members
        .map(|(name, value)| format!("{}: {value}", quoted(name)))
        .collect();
    format!("{{{}}}", members.join(", "))
}

/// The identifier of `id`, of this `kind`.
fn named(plan: &Plan, kind: &str, id: &str) -> String {
    format!("{}{kind}:{}", urn::of(plan), urn::encoded(id))
}

/// The sector, or one association.
fn organization(plan: &Plan, association: Option<AssociationId>) -> String {
    match association {
        None => format!("{}sector", urn::of(plan)),
        Some(id) => named(plan, "association", &plan.association(id).id),
    }
}

/// The sector, with what must be known of its figures; then the associations that figures or indicators are of.
fn organizations(plan: &Plan, release: &Release, lang: Lang) -> Vec<String> {
    let of = |row: &Row| [row.key.association, plan.indicator(row.key.indicator).owner];
    let named: BTreeSet<AssociationId> = release.rows.iter().flat_map(of).flatten().collect();
    let sentences = around::sentences(plan, release);
    let sector = object(&vec![
        ("@id", quoted(&organization(plan, None))),
        ("@type", quoted("cids:Organization")),
        ("hasLegalName", quoted(plan.title.in_lang(lang))),
        (
            "hasComment",
            array(sentences.iter().map(|sentence| sentence.in_lang(lang))),
        ),
    ]);
    let others = named.into_iter().map(|id| {
        object(&vec![
            ("@id", quoted(&organization(plan, Some(id)))),
            ("@type", quoted("cids:Organization")),
            (
                "hasLegalName",
                quoted(plan.association(id).name.in_lang(lang)),
            ),
        ])
    });
    std::iter::once(sector).chain(others).collect()
}

/// The indicators that have a row, in order.
fn told<'a>(plan: &'a Plan, release: &Release) -> Vec<(IndicatorId, &'a Indicator)> {
    let ids: BTreeSet<IndicatorId> = release.rows.iter().map(|row| row.key.indicator).collect();
    let told = ids.into_iter().map(|id| (id, plan.indicator(id)));
    told.collect()
}

/// The themes of these indicators. The standard wants each described: by its label where the referential says no more.
fn themes(plan: &Plan, release: &Release, lang: Lang) -> Vec<String> {
    let used: BTreeSet<&str> = told(plan, release)
        .into_iter()
        .filter_map(|(_, indicator)| indicator.sheet.theme.as_deref())
        .collect();
    let themes = plan.themes.iter();
    let themes = themes.filter(|theme| used.contains(theme.id.as_str()));
    let themes = themes.map(|theme| {
        let label = theme.label.in_lang(lang);
        let note = theme.note.as_ref().map(|note| note.in_lang(lang));
        object(&vec![
            ("@id", quoted(&named(plan, "theme", &theme.id))),
            ("@type", quoted("cids:Theme")),
            ("hasName", quoted(label)),
            ("hasDescription", quoted(note.unwrap_or(label))),
        ])
    });
    themes.collect()
}

fn indicators(plan: &Plan, release: &Release, lang: Lang) -> Vec<String> {
    let indicators = told(plan, release).into_iter().map(|(id, indicator)| {
        let mut members = vec![
            ("@id", quoted(&named(plan, "indicator", &indicator.id))),
            ("@type", quoted("cids:Indicator")),
            ("hasName", quoted(indicator.label.in_lang(lang))),
            ("hasDescription", quoted(indicator.definition.in_lang(lang))),
            ("unitDescription", quoted(&indicator.unit)),
            (
                "forOrganization",
                quoted(&organization(plan, indicator.owner)),
            ),
        ];
        if let Some(theme) = &indicator.sheet.theme {
            members.push(("forTheme", quoted(&named(plan, "theme", theme))));
        }
        let rows = release.rows.iter().filter(|row| row.key.indicator == id);
        let without = |holds: fn(&Row) -> bool| rows.clone().filter(|row| holds(row)).count();
        let withheld = without(|row| row.numbers().is_none());
        let empty = without(|row| row.numbers().is_some_and(|it| it.value.is_none()));
        if withheld + empty > 0 {
            let sentence = said::not_reported(withheld, empty);
            members.push(("hasComment", quoted(sentence.in_lang(lang))));
        }
        object(&members)
    });
    indicators.collect()
}

/// One figure; none where it has no value to report.
fn report(plan: &Plan, row: &Row, lang: Lang) -> Option<String> {
    row.numbers()?.value?;
    let key = &row.key;
    let indicator = plan.indicator(key.indicator);
    let columns = tidy::columns(plan);
    let values = tidy::row(plan, row);
    let cell = |name: &str| {
        let at = columns.iter().position(|column| *column == name);
        at.map_or("", |at| values[at].as_str())
    };
    // What a figure speaks of, from `indicator` to `code`.
    let speaks_of = columns.iter().zip(&values).skip(2);
    let speaks_of = speaks_of.take_while(|(column, _)| **column != "unit");
    let parts: Vec<String> = speaks_of
        .map(|(_, value)| urn::encoded(value.as_str()))
        .collect();
    let id = format!("{}figure:{}", urn::of(plan), parts.join(":"));
    let beside = match key.estimator {
        Estimator::Pooled => None,
        Estimator::Stratified => Some(said::stratified().in_lang(lang).to_owned()),
        Estimator::Standardised(id) => {
            let structure = &plan.standard(id).id;
            Some(said::standardised(structure).in_lang(lang).to_owned())
        }
    };
    let name: Vec<String> = std::iter::once(indicator.label.in_lang(lang).to_owned())
        .chain(table::details(plan, row, lang))
        .chain(beside)
        .chain([key.period.text().in_lang(lang).to_owned()])
        .collect();
    let day = |day: i32, hour: &str| quoted(&format!("{}T{hour}Z", calendar::date_of(day)));
    let measure = object(&vec![
        ("@id", quoted(&format!("{id}:value"))),
        ("@type", quoted("i72:Measure")),
        ("hasNumericalValue", quoted(cell("value"))),
    ]);
    let own: Vec<(String, String)> = columns
        .iter()
        .zip(&values)
        .filter(|(column, value)| !ELSEWHERE.contains(column) && !value.as_str().is_empty())
        .map(|(column, value)| (format!("column:{column}"), quoted(value.as_str())))
        .collect();
    let mut members = vec![
        ("@id", quoted(&id)),
        ("@type", quoted("cids:IndicatorReport")),
        ("hasName", quoted(&name.join(", "))),
        (
            "forOrganization",
            quoted(&organization(plan, key.association)),
        ),
        (
            "forIndicator",
            quoted(&named(plan, "indicator", &indicator.id)),
        ),
        ("startedAtTime", day(key.period.first_day(), "00:00:00")),
        ("endedAtTime", day(key.period.last_day(), "23:59:59")),
        ("i72:value", measure),
    ];
    members.extend(
        own.iter()
            .map(|(name, value)| (name.as_str(), value.clone())),
    );
    Some(object(&members))
}

/// Columns that the terms of the standard say.
const ELSEWHERE: [&str; 2] = ["indicator", "value"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;
    use crate::release::Audience;

    fn document(audience: Audience) -> serde_json::Value {
        let mut out = Vec::new();
        write(
            &mut out,
            &sample::plan(),
            &sample::release(audience),
            Lang::Fr,
        )
        .unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    fn of<'a>(document: &'a serde_json::Value, class: &str) -> Vec<&'a serde_json::Value> {
        let nodes = document["@graph"].as_array().unwrap().iter();
        nodes.filter(|node| node["@type"] == class).collect()
    }

    #[test]
    fn a_figure_that_has_no_value_has_no_report_and_is_counted() {
        let document = document(Audience::Public);
        // Ten rows, of which two are withheld and one has no data.
        assert_eq!(of(&document, "cids:IndicatorReport").len(), 7);
        let indicators = of(&document, "cids:Indicator");
        assert_eq!(
            indicators[0]["hasComment"],
            "2 chiffres secrets ne sont pas rapportés"
        );
        assert_eq!(
            indicators[3]["hasComment"],
            "1 chiffre sans donnée n'est pas rapporté"
        );
    }

    #[test]
    fn a_report_says_what_it_speaks_of_and_keeps_every_digit() {
        let document = document(Audience::Working);
        let reports = of(&document, "cids:IndicatorReport");
        let own = reports[1];
        assert_eq!(
            own["@id"],
            "urn:impact:lcep:figure:sorties:2025-Q3:_Z:zeta:_T:_T:share:_Z"
        );
        assert_eq!(own["forOrganization"], "urn:impact:lcep:association:zeta");
        assert_eq!(own["startedAtTime"], "2025-07-01T00:00:00Z");
        assert_eq!(own["endedAtTime"], "2025-09-30T23:59:59Z");
        assert_eq!(own["i72:value"]["hasNumericalValue"], "15.151515151515152");
        assert_eq!(own["column:conf_status"], "N");
        let first = &document["@graph"][0]["hasComment"][0];
        assert_eq!(
            first.as_str().unwrap(),
            said::working().in_lang(Lang::Fr),
            "what is not protected says so first"
        );
    }
}
