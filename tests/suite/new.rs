//! From an export to observations by way of a skeleton: what wakes reads what the shipped association reads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::binary::{argument, impact, printed, run, write};

/// The skeleton, its mappings awake and its first date taken for the period, as someone would in an editor.
fn awake(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let (mut waiting, mut period) = (None, None);
    for line in text.lines() {
        if line.trim_start().starts_with("- {variable:") {
            waiting = Some(lines.len());
        }
        if let Some(found) = line.strip_prefix("    # period: ") {
            period.get_or_insert(found.to_owned());
        }
        if line.starts_with("    period: ") {
            lines.push(format!("    period: {}", period.clone().unwrap()));
        } else if let Some(yaml) = line.strip_prefix("      # ") {
            if let Some(at) = waiting.take() {
                lines[at] = String::new();
            }
            if !yaml.ends_with(": \"?\"") {
                lines.push(format!("      {yaml}"));
            }
        } else {
            lines.push(line.to_owned());
        }
    }
    // A mapping whose answers all wait for their code keeps no `codes:`.
    let is_code = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| line.starts_with("          \""))
    };
    let kept = (0..lines.len()).filter(|at| !lines[*at].ends_with(" codes:") || is_code(at + 1));
    kept.flat_map(|at| [lines[at].as_str(), "\n"]).collect()
}

/// How many rows of observations hold each combination of these columns.
fn counted(observations: &Path, columns: &[&str]) -> BTreeMap<Vec<String>, usize> {
    let mut reader = csv::Reader::from_path(observations).unwrap();
    let headings = reader.headers().unwrap().clone();
    let place = |name: &&str| headings.iter().position(|it| it == *name).unwrap();
    let places: Vec<usize> = columns.iter().map(place).collect();
    let mut counted = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        let row = places.iter().map(|at| record[*at].to_owned()).collect();
        *counted.entry(row).or_default() += 1;
    }
    counted
}

#[test]
fn a_skeleton_that_wakes_reads_what_the_shipped_association_reads() {
    for (association, source, columns) in [
        ("rheso", "personnes", &["sexe", "age"][..]),
        (
            "rheso",
            "satisfaction",
            &["sexe", "satisfaction", "recommandation", "securite"],
        ),
        (
            "armee-du-salut",
            "personnes",
            &["sexe", "age", "dispositif"],
        ),
        (
            "emergence-s",
            "enquete",
            &["sexe", "age", "confiance-avenir", "sante-percue"],
        ),
    ] {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("exports").join(association);
        let extension = if association == "emergence-s" {
            "tsv"
        } else {
            "csv"
        };
        let name = format!("{source}-2024-2025.{extension}");
        let export = folder.join(&name);
        let shipped = Path::new("examples/exports").join(association).join(&name);
        write(&export, fs::read(shipped).unwrap());
        let common = "referentials/common.yaml";
        let skeleton = printed(&mut impact(&[
            "new",
            "association",
            association,
            "-r",
            common,
            "--from",
            argument(&export),
        ]));
        let own = home.path().join("own.yaml");
        // What no one can guess, someone decides.
        let asleep =
            "# wave: {column: \"Étape\", codes: {\"Arrivée\": \"?\", \"Six mois\": \"?\"}}";
        let decided =
            "wave: {column: \"Étape\", codes: {\"Arrivée\": entry, \"Six mois\": follow-up}}";
        assert_eq!(
            skeleton.contains(asleep),
            association == "emergence-s",
            "{skeleton}"
        );
        write(&own, awake(&skeleton.replace(asleep, decided)));
        let exports = home.path().join("exports");
        let ingest = |referential: &str, out: &str| {
            let out = home.path().join(out);
            let mut command = impact(&[
                "ingest",
                argument(&exports),
                "-r",
                common,
                "-r",
                referential,
                "-o",
                argument(&out),
                "--lang",
                "en",
            ]);
            let ran = run(&mut command);
            // What is rare was not copied: a cell may be unknown, the file is read all the same.
            assert!(
                ran.status <= 1 && !ran.out.contains("file refused"),
                "{}\n{}",
                ran.out,
                ran.err
            );
            counted(
                &out.join(format!("observations/{association}/{source}.csv")),
                columns,
            )
        };
        let ours = ingest(argument(&own), "ours");
        let theirs = ingest(
            &format!("referentials/associations/{association}.yaml"),
            "theirs",
        );
        let same: usize = theirs
            .iter()
            .map(|(row, count)| (*count).min(ours.get(row).copied().unwrap_or(0)))
            .sum();
        let all: usize = theirs.values().sum();
        assert!(
            all > 80 && same * 10 >= all * 8,
            "{association}/{source}: {same} rows of {all} read alike"
        );
        println!("{association}/{source}: {same} rows of {all} read alike");
    }
}
