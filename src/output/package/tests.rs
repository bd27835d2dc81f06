use super::*;
use crate::i18n::output as said;
use crate::output::{sample, tidy};
use crate::provenance::Input;

fn provenance() -> Provenance {
    let input = |name: &str| Input {
        name: name.to_owned(),
        sha256: "ab".to_owned(),
    };
    Provenance {
        command: "impact consolidate EXPORTS".to_owned(),
        referentials: vec![input("common.yaml")],
        fingerprint: None,
        exports: Vec::new(),
    }
}

fn package(audience: Audience) -> Bundle {
    let (plan, release) = (sample::plan(), sample::release(audience));
    write(&plan, &release, &provenance(), Lang::Fr).unwrap()
}

fn text(package: &Bundle, at: usize) -> &str {
    std::str::from_utf8(&package[at].1).unwrap()
}

#[test]
fn figures_are_those_of_csv_and_the_descriptor_is_last() {
    let mut rows = Vec::new();
    csv::write(
        &mut rows,
        &sample::plan(),
        &sample::release(Audience::Public),
    )
    .unwrap();
    let package = package(Audience::Public);
    let found: Vec<&str> = package.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(found, names(Audience::Public));
    assert_eq!(package[0], ("figures.csv".to_owned(), rows));
    assert_eq!(
        text(&package, 2),
        "\
column,indicator,code,label_fr,label_en
wave,,_Z,sans vague,no wave
wave,,entry,À l'entrée,On entry
wave,,exit,À la sortie,On exit
association,,_T,secteur,sector
sexe,,_T,ensemble,all
sexe,,F,Femme,Woman
sexe,,H,Homme,Man
sexe,,_U,inconnu,unknown
tranche-age,,_T,ensemble,all
tranche-age,,18-plus,18 ans et plus,18 and over
code,destinations,L,Logement,Housing
code,destinations,H,Hébergement,Shelter
"
    );
}

#[test]
fn every_column_is_described_and_the_key_is_what_a_figure_speaks_of() {
    let package = package(Audience::Public);
    let described: serde_json::Value = serde_json::from_str(text(&package, 3)).unwrap();
    let schema = &described["resources"][0]["schema"];
    let fields = schema["fields"].as_array().unwrap();
    assert_eq!(fields.len(), tidy::columns(&sample::plan()).len());
    for field in fields {
        assert_ne!(field["description"], "", "{field}");
    }
    assert_eq!(
        schema["primaryKey"],
        serde_json::json!([
            "indicator",
            "period",
            "wave",
            "association",
            "sexe",
            "tranche-age",
            "measure",
            "code"
        ])
    );
    for name in schema::INDICATORS.iter().chain(&schema::CODES) {
        assert!(said::beside_column(name).is_some(), "{name}");
    }
    let hash = crate::provenance::sha256(&package[0].1);
    assert_eq!(described["resources"][0]["hash"], format!("sha256:{hash}"));
}

#[test]
fn what_is_not_protected_says_so_in_its_name_and_first() {
    let package = package(Audience::Working);
    assert_eq!(package[0].0, "figures-working.csv");
    let described: serde_json::Value = serde_json::from_str(text(&package, 3)).unwrap();
    let says = described["description"].as_str().unwrap();
    assert!(
        says.starts_with("document de travail, non protégé"),
        "{says}"
    );
    assert_eq!(described["protected"], false);
}
