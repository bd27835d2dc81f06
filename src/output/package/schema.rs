//! Table Schema: the columns of each table, with their types and what they may hold.

use serde::Serialize;

use crate::i18n::{Lang, output as said};
use crate::output::tidy;
use crate::plan::Plan;

/// The columns of the table of indicators.
pub(super) const INDICATORS: [&str; 8] = [
    "id",
    "label_fr",
    "label_en",
    "definition_fr",
    "definition_en",
    "unit",
    "level",
    "direction",
];
/// The columns of the table of codes.
pub(super) const CODES: [&str; 5] = ["column", "indicator", "code", "label_fr", "label_en"];

/// The columns of one table.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema {
    fields: Vec<Field>,
    /// What an empty cell is.
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    primary_key: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct Field {
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Constraints::are_none")]
    constraints: Constraints,
}

#[derive(Default, Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<&'static str>,
}

#[derive(Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: [&'static str; 1],
}

impl Constraints {
    fn are_none(&self) -> bool {
        !self.required && self.one_of.is_empty()
    }
}

/// The table of figures: what a figure speaks of makes its key.
pub(super) fn figures(plan: &Plan, lang: Lang) -> Schema {
    let columns = tidy::columns(plan);
    let of_key = key(&columns);
    let dimensions = plan.dimensions.iter().map(|id| plan.variable(*id));
    let labels: Vec<(&str, &str)> = dimensions
        .map(|variable| (variable.id.as_str(), variable.label.in_lang(lang)))
        .collect();
    let field = |name: &&str| {
        let label = labels.iter().find(|(id, _)| id == name);
        let description = match label {
            Some((_, label)) => (*label).to_owned(),
            None => said::column(name).map_or_else(String::new, |it| it.in_lang(lang).to_owned()),
        };
        let always = ["unit", "associations_expected", "obs_status", "conf_status"];
        let required = of_key.contains(name) || always.contains(name);
        Field {
            name: (*name).to_owned(),
            kind: match tidy::kind(name) {
                tidy::Kind::Words => "string",
                tidy::Kind::Number => "number",
                tidy::Kind::Whole => "integer",
            },
            description,
            constraints: Constraints {
                required,
                one_of: one_of(name),
            },
        }
    };
    let constant = ["referential", "version"];
    let primary = of_key.iter().filter(|name| !constant.contains(name));
    Schema {
        fields: columns.iter().map(field).collect(),
        missing_values: [""],
        primary_key: primary.map(|name| (*name).to_owned()).collect(),
        foreign_keys: vec![ForeignKey {
            fields: ["indicator"],
            reference: Reference {
                resource: "indicators",
                fields: ["id"],
            },
        }],
    }
}

/// The columns up to `code`: what a figure speaks of.
fn key<'a>(columns: &[&'a str]) -> Vec<&'a str> {
    let before = columns.iter().take_while(|name| **name != "unit");
    before.copied().collect()
}

fn one_of(name: &str) -> Vec<&'static str> {
    match name {
        "obs_status" => vec!["A", "B", "M", "U"],
        "conf_status" => vec!["C", "F", "N"],
        _ => Vec::new(),
    }
}

/// A table beside the figures, all of whose columns are words.
pub(super) fn beside(columns: &[&str], primary: &[&str], lang: Lang) -> Schema {
    let field = |name: &&str| Field {
        name: (*name).to_owned(),
        kind: "string",
        description: said::beside_column(name)
            .map_or_else(String::new, |it| it.in_lang(lang).to_owned()),
        constraints: Constraints::default(),
    };
    Schema {
        fields: columns.iter().map(field).collect(),
        missing_values: [""],
        primary_key: primary.iter().map(|name| (*name).to_owned()).collect(),
        foreign_keys: Vec::new(),
    }
}
