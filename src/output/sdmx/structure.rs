//! SDMX-ML 3.0: the codelists, the concepts, the structure and the dataflow that figures are read by.

use std::collections::BTreeSet;

use super::names::{self, Component, Role};
use super::xml::Xml;
use crate::calendar;
use crate::i18n::{Text, output as said};
use crate::output::terms::{self, Term};
use crate::output::{around, tidy};
use crate::plan::Plan;
use crate::release::Release;

/// The dataflow.
pub(super) const DATAFLOW: &str = "FIGURES";
/// The structure of its data.
const STRUCTURE: &str = "DSD_FIGURES";
/// What its components mean.
const CONCEPTS: &str = "CS_FIGURES";

/// Where its schemas are: names, which nothing here fetches.
const SPACES: [(&str, &str); 3] = [
    (
        "xmlns:mes",
        "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message",
    ),
    (
        "xmlns:str",
        "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure",
    ),
    (
        "xmlns:com",
        "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common",
    ),
];

/// A code of a codelist.
struct Code {
    term: Term,
    /// More about it.
    definition: Option<Text>,
}

/// The codes that one component takes.
struct List {
    /// The component.
    id: String,
    name: Text,
    codes: Vec<Code>,
}

/// The structure, dated `day`.
pub(super) fn write(plan: &Plan, release: &Release, day: i32) -> String {
    let components = names::components(plan, &tidy::columns(plan));
    let lists: Vec<List> = components
        .iter()
        .filter_map(|component| list(plan, release, component))
        .collect();
    let mut xml = Xml::new();
    xml.element("mes:Structure", &SPACES, |xml| {
        xml.element("mes:Header", &[], |xml| {
            xml.words("mes:ID", &[], DATAFLOW);
            xml.words("mes:Test", &[], "false");
            let prepared = format!("{}T00:00:00Z", calendar::date_of(day));
            xml.words("mes:Prepared", &[], &prepared);
            xml.empty("mes:Sender", &[("id", &names::component(&plan.id))]);
        });
        xml.element("mes:Structures", &[], |xml| {
            xml.element("str:Dataflows", &[], |xml| dataflow(xml, plan, release));
            xml.element("str:Codelists", &[], |xml| {
                for list in &lists {
                    codelist(xml, plan, list);
                }
            });
            xml.element("str:ConceptSchemes", &[], |xml| {
                concepts(xml, plan, &components);
            });
            xml.element("str:DataStructures", &[], |xml| {
                data_structure(xml, plan, &components, &lists);
            });
        });
    });
    xml.finish()
}

/// An artefact of this referential, in its version.
fn artefact(
    xml: &mut Xml,
    name: &'static str,
    id: &str,
    plan: &Plan,
    more: &[(&str, &str)],
    inside: impl FnOnce(&mut Xml),
) {
    let agency = names::component(&plan.id);
    let own = [
        ("id", id),
        ("agencyID", &agency),
        ("version", names::version(plan)),
    ];
    xml.element(name, &[&own[..], more].concat(), inside);
}

fn dataflow(xml: &mut Xml, plan: &Plan, release: &Release) {
    artefact(xml, "str:Dataflow", DATAFLOW, plan, &[], |xml| {
        xml.text("com:Name", &plan.title);
        let sentences = around::sentences(plan, release);
        let joined = |of: fn(&Text) -> &str| {
            let sentences: Vec<&str> = sentences.iter().map(of).collect();
            sentences.join(". ").replace(".. ", ". ")
        };
        xml.text(
            "com:Description",
            &Text::new(joined(|it| &it.fr), joined(|it| &it.en)),
        );
        let structure = names::reference(plan, STRUCTURE);
        let urn = format!("urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={structure}");
        xml.words("str:Structure", &[], &urn);
    });
}

fn codelist(xml: &mut Xml, plan: &Plan, list: &List) {
    let id = list_id(&list.id);
    // Only the codes of these figures.
    let partial = [("isPartial", "true")];
    artefact(xml, "str:Codelist", &id, plan, &partial, |xml| {
        xml.text("com:Name", &list.name);
        for code in &list.codes {
            let term = &code.term;
            let id = names::code(&term.code);
            xml.element("str:Code", &[("id", &id)], |xml| {
                if id != term.code {
                    // What the referential and the other formats call it.
                    xml.element("com:Annotations", &[], |xml| {
                        xml.element("com:Annotation", &[], |xml| {
                            xml.words("com:AnnotationTitle", &[], &term.code);
                            xml.words("com:AnnotationType", &[], "ORIGINAL_ID");
                        });
                    });
                }
                xml.text("com:Name", &term.label);
                if let Some(definition) = &code.definition {
                    xml.text("com:Description", definition);
                }
            });
        }
    });
}

fn concepts(xml: &mut Xml, plan: &Plan, components: &[Component]) {
    artefact(xml, "str:ConceptScheme", CONCEPTS, plan, &[], |xml| {
        xml.text("com:Name", &plan.title);
        for component in components {
            xml.element("str:Concept", &[("id", &component.id)], |xml| {
                xml.text("com:Name", &meaning(plan, &component.column));
            });
        }
    });
}

/// What a column says.
fn meaning(plan: &Plan, column: &str) -> Text {
    let mut dimensions = plan.dimensions.iter().map(|id| plan.variable(*id));
    let own = dimensions.find(|variable| variable.id == column);
    own.map(|variable| variable.label.clone())
        .or_else(|| said::column(column))
        .unwrap_or_else(|| Text::same(column))
}

fn data_structure(xml: &mut Xml, plan: &Plan, components: &[Component], lists: &[List]) {
    let of = |roles: &[Role]| {
        let own = components.iter();
        own.filter(|component| roles.contains(&component.role))
            .collect::<Vec<_>>()
    };
    let coded: BTreeSet<&str> = lists.iter().map(|list| list.id.as_str()).collect();
    artefact(xml, "str:DataStructure", STRUCTURE, plan, &[], |xml| {
        xml.text("com:Name", &plan.title);
        xml.element("str:DataStructureComponents", &[], |xml| {
            xml.element("str:DimensionList", &[], |xml| {
                // Time stands last, as the standard has it.
                for (at, component) in of(&[Role::Dimension]).iter().enumerate() {
                    let position = (at + 1).to_string();
                    let own = [("id", component.id.as_str()), ("position", &position)];
                    xml.element("str:Dimension", &own, |xml| {
                        represented(xml, plan, component, &coded);
                    });
                }
                for component in of(&[Role::Time]) {
                    let own = [("id", component.id.as_str())];
                    xml.element("str:TimeDimension", &own, |xml| {
                        represented(xml, plan, component, &coded);
                    });
                }
            });
            xml.element("str:AttributeList", &[], |xml| {
                for component in of(&[Role::Attribute]) {
                    let always = ["obs_status", "conf_status", "unit"];
                    let always = always.contains(&component.column.as_str());
                    let usage = if always { "mandatory" } else { "optional" };
                    let own = [("id", component.id.as_str()), ("usage", usage)];
                    xml.element("str:Attribute", &own, |xml| {
                        represented(xml, plan, component, &coded);
                        xml.element("str:AttributeRelationship", &[], |xml| {
                            xml.empty("str:Observation", &[]);
                        });
                    });
                }
            });
            xml.element("str:MeasureList", &[], |xml| {
                for component in of(&[Role::Measure]) {
                    // Withheld, or not there.
                    let own = [("id", component.id.as_str()), ("usage", "optional")];
                    xml.element("str:Measure", &own, |xml| {
                        represented(xml, plan, component, &coded);
                    });
                }
            });
        });
    });
}

/// What a component means, and what it is made of.
fn represented(xml: &mut Xml, plan: &Plan, component: &Component, coded: &BTreeSet<&str>) {
    let id = component.id.as_str();
    let concept = names::reference(plan, CONCEPTS);
    let concept = format!("urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={concept}.{id}");
    xml.words("str:ConceptIdentity", &[], &concept);
    xml.element("str:LocalRepresentation", &[], |xml| {
        if coded.contains(id) {
            let list = names::reference(plan, &list_id(id));
            let list = format!("urn:sdmx:org.sdmx.infomodel.codelist.Codelist={list}");
            xml.words("str:Enumeration", &[], &list);
        } else {
            let kind = match (component.role, tidy::kind(&component.column)) {
                (Role::Time, _) => "ObservationalTimePeriod",
                (_, tidy::Kind::Number) => "Double",
                (_, tidy::Kind::Whole) => "BigInteger",
                (_, tidy::Kind::Words) => "String",
            };
            xml.empty("str:TextFormat", &[("textType", kind)]);
        }
    });
}

fn list_id(component: &str) -> String {
    format!("CL_{component}")
}

/// The codelist of a component; none of what is free text, a number or a time.
fn list(plan: &Plan, release: &Release, component: &Component) -> Option<List> {
    let plain = |terms: Vec<Term>| -> Vec<Code> {
        let codes = terms.into_iter().map(|term| Code {
            term,
            definition: None,
        });
        codes.collect()
    };
    let column = component.column.as_str();
    let mut dimensions = plan.dimensions.iter();
    let codes = match column {
        _ if dimensions.any(|id| plan.variable(*id).id == column) => {
            let mut dimensions = plan.dimensions.iter();
            let id = dimensions.find(|id| plan.variable(**id).id == column)?;
            plain(terms::dimension(plan, release, *id))
        }
        "indicator" => indicators(plan, release),
        "wave" => plain(terms::waves(plan, release)),
        "association" => plain(terms::associations(plan, release)),
        "measure" => plain(terms::measures(plan, release)),
        "code" => plain(terms::all_codes(plan, release)),
        "comparability" => plain(terms::comparabilities()),
        "obs_status" => plain(terms::qualities()),
        "conf_status" => plain(terms::confidentialities()),
        _ => return None,
    };
    // What there is no figure of has no code, and no list may be empty.
    (!codes.is_empty()).then(|| List {
        id: component.id.clone(),
        name: meaning(plan, column),
        codes,
    })
}

fn indicators(plan: &Plan, release: &Release) -> Vec<Code> {
    let ids: BTreeSet<_> = release.rows.iter().map(|row| row.key.indicator).collect();
    let codes = ids.into_iter().map(|id| {
        let indicator = plan.indicator(id);
        Code {
            term: terms::term(&indicator.id, indicator.label.clone()),
            definition: Some(indicator.definition.clone()),
        }
    });
    codes.collect()
}
