//! What is written reads back, and only where it belongs.

use super::*;

#[test]
fn a_manifest_that_was_tampered_with_is_refused() {
    let plan = plan();
    let folder = stored(&plan, &one(&plan, &good()));
    let path = folder.path().join("manifest.json");
    let manifest = std::fs::read_to_string(&path).unwrap();
    for (from, to) in [
        ("\"kept\": 3", "\"kept\": 4"),
        ("\"rows\": 3", "\"rows\": 2"),
        ("\"files\"", "\"flies\""),
    ] {
        assert!(manifest.contains(from), "{from}");
        std::fs::write(&path, manifest.replace(from, to)).unwrap();
        let outcome = run_on(1, &plan, &[folder.path().to_owned()], &Secret::None);
        assert!(outcome.codes().contains(&"file-unreadable"), "{from}");
        assert!(outcome.collection.tables.is_empty());
    }
}

fn stored(plan: &Plan, outcome: &Outcome) -> tempfile::TempDir {
    let files = crate::ingest::canonical::write(plan, &outcome.collection, Lang::Fr);
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    folder(&files)
}

#[test]
fn canonical_observations_read_back_equal() {
    let mut plan = plan();
    plan.associations[0].sources[0].wave = Some(WaveFrom::Constant(WaveId(1)));
    let text = "Id;Date;Sexe;Droits;Age;Entrée\n1;24/03/2025;F;\"RSA;CSS; avec ou sans participation\";41;\n;01/03/2025;Homm;;999;02/01/2024\n;02/03/2025;;;;\nx;y\n;;;;;\n";
    let files = folder(&[
        ("alpha/a.csv", text.as_bytes()),
        ("alpha/b.csv", b"PK\x03\x04"),
        ("AVERTISSEMENT.txt", "Données fictives".as_bytes()),
    ]);
    for secret in [Secret::None, Secret::Key(vec![7; 16])] {
        let first = run_on(1, &plan, &[files.path().to_owned()], &secret);
        let folder = stored(&plan, &first);
        let second = run_on(1, &plan, &[folder.path().to_owned()], &Secret::None);
        assert_eq!(second.codes(), Vec::<&str>::new(), "{}", second.said());
        assert_eq!(
            format!("{:?}", second.collection),
            format!("{:?}", first.collection)
        );
        let again = crate::ingest::canonical::write(&plan, &second.collection, Lang::Fr);
        assert_eq!(
            again,
            crate::ingest::canonical::write(&plan, &first.collection, Lang::Fr)
        );
    }
}

#[test]
fn runs_join_under_one_key_only() {
    let plan = plan();
    let year = |year: &str| good().replace("2025", year);
    let ingest = |text: &str, secret: &Secret| {
        let files = folder(&[("alpha/a.csv", text.as_bytes())]);
        stored(&plan, &run_on(1, &plan, &[files.path().to_owned()], secret))
    };
    let join = |a: &tempfile::TempDir, b: &tempfile::TempDir| {
        run_on(
            1,
            &plan,
            &[a.path().to_owned(), b.path().to_owned()],
            &Secret::None,
        )
    };
    let key = |byte| Secret::Key(vec![byte; 16]);
    let (a, b) = (
        ingest(&year("2024"), &key(1)),
        ingest(&year("2025"), &key(1)),
    );
    let joined = join(&a, &b);
    assert_eq!(joined.codes(), Vec::<&str>::new());
    let table = &joined.collection.tables[0];
    assert_eq!(
        (
            table.rows(),
            table
                .respondents
                .iter()
                .collect::<std::collections::BTreeSet<_>>()
                .len()
        ),
        (6, 3)
    );
    let c = ingest(&year("2025"), &key(2));
    assert_eq!(join(&a, &c).codes(), ["respondents-across-runs"]);
    let (a, b) = (
        ingest(&year("2024"), &Secret::None),
        ingest(&year("2025"), &Secret::None),
    );
    let joined = join(&a, &b);
    assert_eq!(joined.codes(), ["respondents-across-runs"]);
    let table = &joined.collection.tables[0];
    assert_eq!(
        table
            .respondents
            .iter()
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        6
    );
    let same = ingest(&year("2025"), &key(1));
    let again = ingest(&year("2025"), &key(1));
    let joined = join(&same, &again);
    assert_eq!(joined.codes(), ["file-duplicate"]);
    assert_eq!(
        joined.collection.tables[0].rows(),
        3,
        "nothing counts twice"
    );
    let longer = format!("{}4;27/03/2025;Femme;;;\n", year("2025"));
    let joined = join(&same, &ingest(&longer, &key(1)));
    assert_eq!(joined.codes(), ["id-duplicate"]);
    assert_eq!(
        joined.collection.tables[0].rows(),
        3,
        "the second folder is refused"
    );
    let refused = joined
        .collection
        .files
        .iter()
        .filter(|file| file.refused.is_some());
    assert_eq!(refused.count(), 1);
}

#[test]
fn exports_and_what_was_made_of_them_count_once() {
    let mut plan = plan();
    plan.associations[0].sources[0].respondent = None;
    let exports = folder(&[("alpha/a.csv", good().as_bytes())]);
    let exports = exports.path().to_owned();
    let written = stored(
        &plan,
        &run_on(1, &plan, std::slice::from_ref(&exports), &Secret::None),
    );
    let folders = [exports, written.path().to_owned()];
    let joined = run_on(1, &plan, &folders, &Secret::None);
    assert_eq!(joined.codes(), ["file-duplicate"]);
    assert_eq!(joined.collection.tables[0].rows(), 3);
}

#[test]
fn observations_of_another_version_are_refused() {
    let mut plan = plan();
    let folder = stored(&plan, &one(&plan, &good()));
    plan.version = "2.0.0".to_owned();
    let outcome = run_on(1, &plan, &[folder.path().to_owned()], &Secret::None);
    assert!(outcome.codes().contains(&"observations-foreign"));
    assert!(outcome.collection.tables.is_empty());
    plan.version = "1.0.0".to_owned();
    plan.codelists[0].codes[0].code = "W".to_owned();
    let outcome = run_on(1, &plan, &[folder.path().to_owned()], &Secret::None);
    assert!(outcome.codes().contains(&"file-unreadable"));
}
