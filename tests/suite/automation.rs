//! The hook of pre-commit and the workflow of GitHub that the README gives, run for real where they can be.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::binary::skipped;
use crate::console::blocks;

/// A repository with the shipped referentials in one commit.
fn repository() -> TempDir {
    let home = TempDir::new().unwrap();
    copy(Path::new("referentials"), &home.path().join("referentials"));
    for arguments in [
        &["init", "-q", "-b", "main"][..],
        &["add", "-A"],
        &["commit", "-q", "-m", "first"],
        &["update-ref", "refs/remotes/origin/main", "HEAD"],
    ] {
        assert!(done(git(home.path()).args(arguments)).status.success());
    }
    home
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let to = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn git(home: &Path) -> Command {
    let mut git = Command::new("git");
    git.current_dir(home).args([
        "-c",
        "user.name=Essai",
        "-c",
        "user.email=essai@example.org",
    ]);
    git
}

fn done(command: &mut Command) -> Output {
    command.output().unwrap()
}

/// `command` with this program first on the path.
fn with_program(command: &mut Command) -> &mut Command {
    let program = Path::new(env!("CARGO_BIN_EXE_impact")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(program.to_owned()).chain(std::env::split_paths(&path));
    command
        .env("PATH", std::env::join_paths(path).unwrap())
        .env("LC_ALL", "C.UTF-8")
}

/// Puts a fault where the shipped referentials have none.
fn break_a_mapping(home: &Path) {
    let path = home.join("referentials/associations/rheso.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let faulty = text.replacen("variable: sexe,", "variable: sexee,", 1);
    assert_ne!(text, faulty);
    fs::write(path, faulty).unwrap();
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

#[test]
fn hooks_let_sound_referentials_in_and_hold_faulty_ones() {
    let here = env!("CARGO_MANIFEST_DIR");
    let Ok(version) = Command::new("pre-commit").arg("--version").output() else {
        skipped("pre-commit is not installed (python3 -m pip install pre-commit)");
        return;
    };
    assert!(version.status.success());
    let manifest = ["validate-manifest", ".pre-commit-hooks.yaml"];
    let checked = done(Command::new("pre-commit").args(manifest).current_dir(here));
    assert!(checked.status.success(), "{}", text(&checked));
    let home = repository();
    let cache = TempDir::new().unwrap();
    // The hooks come from a repository of their own: a clone would ask for this one to be committed.
    let hooks = TempDir::new().unwrap();
    fs::copy(
        ".pre-commit-hooks.yaml",
        hooks.path().join(".pre-commit-hooks.yaml"),
    )
    .unwrap();
    for arguments in [
        &["init", "-q"][..],
        &["add", "-A"],
        &["commit", "-q", "-m", "hooks"],
    ] {
        assert!(done(git(hooks.path()).args(arguments)).status.success());
    }
    let tried = |hook: &str| {
        let mut command = Command::new("pre-commit");
        command.args(["try-repo", "--all-files"]).arg(hooks.path());
        command.arg(hook).current_dir(home.path());
        done(with_program(&mut command).env("PRE_COMMIT_HOME", cache.path()))
    };
    for hook in ["impact-validate-system", "impact-diff-system"] {
        let ran = tried(hook);
        assert!(ran.status.success(), "{hook}: {}", text(&ran));
        assert!(text(&ran).contains("Passed"), "{}", text(&ran));
    }
    break_a_mapping(home.path());
    let ran = tried("impact-validate-system");
    assert_eq!(ran.status.code(), Some(1));
    assert!(text(&ran).contains("[reference-unknown]"), "{}", text(&ran));
}

/// What a step of the workflow runs.
fn step(name: &str) -> String {
    let workflow = blocks("README.md")
        .into_iter()
        .find(|block| block.starts_with("name: referentials"))
        .unwrap();
    let workflow: serde_yaml::Value = serde_yaml::from_str(&workflow).unwrap();
    let steps = workflow["jobs"]["check"]["steps"].as_sequence().unwrap();
    let mut steps = steps.iter();
    let step = steps.find(|step| step["name"].as_str() == Some(name));
    step.unwrap()["run"].as_str().unwrap().to_owned()
}

#[test]
fn the_steps_of_the_workflow_pass_on_sound_referentials_and_annotate_faulty_ones() {
    let home = repository();
    let summary = home.path().join("summary.md");
    let ran = |name: &str| {
        let mut shell = Command::new("bash");
        // As the runner of GitHub calls it.
        shell.args([
            "--noprofile",
            "--norc",
            "-eo",
            "pipefail",
            "-c",
            &step(name),
        ]);
        shell
            .current_dir(home.path())
            .env("GITHUB_BASE_REF", "main");
        done(with_program(&mut shell).env("GITHUB_STEP_SUMMARY", &summary))
    };
    for name in ["validate", "diff"] {
        let ran = ran(name);
        assert!(ran.status.success(), "{name}: {}", text(&ran));
    }
    assert!(!fs::read_to_string(&summary).unwrap().is_empty());
    break_a_mapping(home.path());
    let ran = ran("validate");
    assert_eq!(ran.status.code(), Some(1));
    let said = text(&ran);
    let annotation = "::error file=referentials/associations/rheso.yaml,line=";
    assert!(
        said.contains(annotation) && said.contains("title=reference-unknown::"),
        "{said}"
    );
}

/// By the schema of workflows that `check-jsonschema` carries.
#[test]
fn the_workflow_is_one_by_its_schema() {
    let workflow = blocks("README.md")
        .into_iter()
        .find(|block| block.starts_with("name: referentials"))
        .unwrap();
    let home = TempDir::new().unwrap();
    let path = home.path().join("referentials.yml");
    fs::write(&path, workflow).unwrap();
    let mut check = Command::new("check-jsonschema");
    check.args(["--builtin-schema", "vendor.github-workflows"]);
    let Ok(checked) = check.arg(&path).output() else {
        skipped("check-jsonschema is not installed (python3 -m pip install check-jsonschema)");
        return;
    };
    assert!(checked.status.success(), "{}", text(&checked));
}
