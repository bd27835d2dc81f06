//! A plan built by hand, and exports in a folder that goes away.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::blocks::Effort;
use super::{Secret, collect_on};
use crate::collection::Collection;
use crate::decimal::Decimal;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::i18n::{Lang, Text};
use crate::plan::{
    Association, Code, CodeId, Codelist, CodelistId, Condition, Dialect, Duplicates, Edit,
    EditTest, Filling, Heading, Mapping, OptionColumn, PeriodFrom, Plan, Respondent, Source,
    Variable, VariableId, VariableType, Wave,
};
use crate::profiles;
use crate::referential::{
    Answers, Comparability, Convert, Every, Keep, Missing, Observes, SourceKind,
};
use crate::source_text::{Place, SourceTexts};

pub(super) fn place() -> Place {
    let file = SourceTexts::default().add(String::new(), String::new());
    Place::new(file, 0, 0)
}

pub(super) fn heading(text: &str) -> Heading {
    Heading {
        text: text.to_owned(),
        is_code: false,
        place: place(),
    }
}

pub(super) const SEX: VariableId = VariableId(0);
pub(super) const RIGHTS: VariableId = VariableId(1);
pub(super) const AGE: VariableId = VariableId(2);
pub(super) const ENTRY: VariableId = VariableId(3);

fn codelist(id: &str, codes: &[(&str, &str, Option<Missing>)]) -> Codelist {
    let code = |(code, label, missing): &(&str, &str, Option<Missing>)| Code {
        code: (*code).to_owned(),
        label: Text::same(*label),
        value: None,
        missing: *missing,
        within: None,
        sensitive: false,
        note: None,
        finer: None,
    };
    Codelist {
        id: id.to_owned(),
        owner: None,
        label: Text::same(id),
        note: None,
        ordered: false,
        codes: codes.iter().map(code).collect(),
    }
}

fn variable(id: &str, kind: VariableType, exclusive: &[u16]) -> Variable {
    Variable {
        id: id.to_owned(),
        owner: None,
        label: Text::same(id),
        kind,
        derivation: None,
        exclusive: exclusive.iter().map(|code| CodeId(*code)).collect(),
        unit: None,
        sensitive: false,
        question: None,
        instrument: None,
        note: None,
        recall: None,
        population: None,
        asked_when: None,
    }
}

pub(super) fn mapping(variable: VariableId, filling: Filling) -> Mapping {
    Mapping {
        variable,
        filling,
        comparability: Comparability::Exact,
        differs: Vec::new(),
        because: None,
        missing: BTreeMap::new(),
        place: place(),
    }
}

fn answers(list: &Codelist) -> BTreeMap<String, CodeId> {
    let mut answers = BTreeMap::new();
    for (at, code) in (0..).zip(&list.codes) {
        answers.insert(code.code.clone(), CodeId(at));
        answers.insert(code.label.fr.clone(), CodeId(at));
    }
    answers
}

pub(super) fn texts(texts: &[&str]) -> BTreeSet<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

pub(super) fn options(columns: &[(&str, u16)], checked: &[&str], unchecked: &[&str]) -> Filling {
    let option = |(text, code): &(&str, u16)| OptionColumn {
        heading: heading(text),
        code: CodeId(*code),
        checked: texts(checked),
    };
    Filling::Several {
        columns: columns.iter().map(option).collect(),
        unchecked: texts(unchecked),
    }
}

/// A source `enquete` of `files` with the columns `Id`, `Date` (day/month/year), `Sexe`, `Droits` (split by
/// `;`), `Age`, `Entrée`.
pub(super) fn source(plan: &Plan, id: &str, files: &str) -> Source {
    Source {
        samples: Vec::new(),
        weights: None,
        id: id.to_owned(),
        place: place(),
        kind: SourceKind::Survey,
        observes: Observes::Person,
        files: vec![files.to_owned()],
        profile: profiles::plain(),
        answers: vec![Answers::Labels],
        dialect: Dialect::default(),
        missing: BTreeMap::new(),
        keep: Vec::new(),
        drop: Vec::new(),
        respondent: Some(Respondent {
            column: heading("Id"),
            space: "dossiers".to_owned(),
        }),
        duplicates: None,
        period: PeriodFrom::Column {
            column: heading("Date"),
            format: "%d/%m/%Y".to_owned(),
            finest: Every::Month,
            day: true,
        },
        wave: None,
        every: Every::Year,
        mappings: vec![
            mapping(
                SEX,
                Filling::Code {
                    headings: vec![heading("Sexe")],
                    answers: answers(&plan.codelists[0]),
                },
            ),
            mapping(
                RIGHTS,
                Filling::Split {
                    headings: vec![heading("Droits")],
                    separators: vec![";".to_owned()],
                    answers: answers(&plan.codelists[1]),
                },
            ),
            mapping(
                AGE,
                Filling::Number {
                    headings: vec![heading("Age")],
                    exceptions: BTreeMap::new(),
                    convert: Convert::Times(Decimal::whole(1)),
                },
            ),
            mapping(
                ENTRY,
                Filling::Date {
                    headings: vec![heading("Entrée")],
                    format: "%d/%m/%Y".to_owned(),
                },
            ),
        ],
    }
}

/// A plan of one association `alpha` with one [`source`].
pub(super) fn plan() -> Plan {
    let wave = |id: &str| Wave {
        id: id.to_owned(),
        label: Text::same(id),
    };
    let mut plan = Plan {
        edits: Vec::new(),
        id: "test".to_owned(),
        version: "1.0.0".to_owned(),
        language: Lang::Fr,
        title: Text::same("Test"),
        themes: Vec::new(),
        instruments: Vec::new(),
        standards: Vec::new(),
        waves: vec![wave("entry"), wave("exit")],
        codelists: vec![
            codelist(
                "sexe",
                &[
                    ("F", "Femme", None),
                    ("H", "Homme", None),
                    ("NSP", "Ne sait pas", Some(Missing::DontKnow)),
                ],
            ),
            codelist(
                "droits",
                &[
                    ("rsa", "RSA", None),
                    ("css", "CSS; avec ou sans participation", None),
                    ("aucun", "Aucun", None),
                ],
            ),
        ],
        variables: vec![
            variable("sexe", VariableType::Code(CodelistId(0)), &[]),
            variable("droits", VariableType::Several(CodelistId(1)), &[2]),
            variable(
                "age",
                VariableType::Number {
                    decimals: 0,
                    min: Some(0),
                    max: Some(120),
                },
                &[],
            ),
            variable("entree", VariableType::Date, &[]),
        ],
        derivation_order: Vec::new(),
        indicators: Vec::new(),
        associations: Vec::new(),
        universe: Vec::new(),
        prospects: Vec::new(),
        dimensions: Vec::new(),
        costs: Vec::new(),
    };
    plan.associations.push(Association {
        id: "alpha".to_owned(),
        name: Text::same("Alpha"),
        share_with_members: false,
        sources: vec![source(&plan, "enquete", "alpha/**/*.csv")],
    });
    plan
}

pub(super) fn duplicates(by: Vec<crate::plan::DuplicateKey>, keep: Keep) -> Duplicates {
    Duplicates {
        by,
        keep,
        order: None,
        place: place(),
    }
}

/// A folder of these files.
pub(super) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

/// What a run gives.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) collection: Collection,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Outcome {
    /// Names of the diagnostics, in order.
    pub(super) fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|d| d.code.name()).collect()
    }

    /// Everything said, in both languages.
    pub(super) fn said(&self) -> String {
        let all = self.diagnostics.iter().map(|d| &d.said);
        let texts = all.flat_map(|said| std::iter::once(&said.message).chain(&said.help));
        let both: Vec<&str> = texts
            .flat_map(|text| [text.fr.as_str(), text.en.as_str()])
            .collect();
        both.join("\n")
    }

    /// The canonical table of the first source.
    pub(super) fn table(&self, plan: &Plan) -> String {
        let files = super::canonical::write(plan, &self.collection, Lang::Fr);
        let table = files
            .iter()
            .find(|(name, _)| name.starts_with("observations/"));
        table
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .unwrap_or_default()
    }
}

pub(super) fn run_on(threads: usize, plan: &Plan, folders: &[PathBuf], secret: &Secret) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let effort = Effort {
        workers: threads,
        ..Effort::of_machine()
    };
    let collection = collect_on(effort, plan, folders, secret, &mut diagnostics).expect("runs");
    for account in &collection.files {
        assert!(super::is_balanced(account), "{account:?}");
    }
    let mut texts = SourceTexts::default();
    texts.add(String::new(), String::new());
    Outcome {
        collection,
        diagnostics: diagnostics.sorted(&texts),
    }
}

pub(super) fn run(plan: &Plan, files: &[(&str, &[u8])]) -> Outcome {
    let folder = folder(files);
    run_on(2, plan, &[folder.path().to_owned()], &Secret::None)
}

/// Nobody under 18 has the first right.
pub(super) fn minors(invalid: &[VariableId]) -> Edit {
    let minor = Condition::Range(AGE, None, Some(17));
    let right = Condition::Codes(RIGHTS, BTreeSet::from([CodeId(0)]));
    Edit {
        id: "mineurs".to_owned(),
        owner: None,
        label: Text::same("Mineurs"),
        asks: EditTest::Never(Condition::All(vec![minor, right])),
        invalid: invalid.to_vec(),
        place: place(),
    }
}
