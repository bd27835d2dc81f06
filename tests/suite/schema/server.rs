//! The yaml-language-server, which VS Code, Vim, Emacs and others run; `tests/editor/client.py` plays the editor.
//!
//! The folder of the npm package is named by the variable `IMPACT_YAML_LANGUAGE_SERVER`; where it, Node or Python lacks,
//! a line says so and the test passes.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

const SERVER: &str = "IMPACT_YAML_LANGUAGE_SERVER";

/// What an editor shows.
pub(super) struct Shown {
    /// By document, the lines with a fault.
    pub(super) lines: BTreeMap<String, BTreeSet<usize>>,
    /// What it answers, in the order of the questions.
    pub(super) answers: Vec<Value>,
}

/// What is asked of an editor.
pub(super) struct Editor {
    /// The folder that is open.
    pub(super) folder: PathBuf,
    /// The setting `yaml.schemas`.
    pub(super) schemas: Value,
    /// Files of the folder.
    pub(super) documents: Vec<String>,
    /// What is asked.
    pub(super) questions: Vec<Value>,
}

impl Editor {
    /// One open on a folder in which every file has this schema.
    pub(super) fn on(folder: &Path, schema: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            schemas: json!({format!("file://{}", schema.display()): ["*.yaml"]}),
            documents: Vec::new(),
            questions: Vec::new(),
        }
    }

    /// Asks at a place of a document: where `before` ends.
    pub(super) fn ask(&mut self, what: &str, document: &str, before: &str) {
        let text = fs::read_to_string(self.folder.join(document)).unwrap();
        let at = text.find(before).unwrap_or_else(|| panic!("{before}")) + before.len();
        let line = text[..at].matches('\n').count();
        let character = text[..at].lines().last().unwrap_or_default();
        let character = if text[..at].ends_with('\n') {
            ""
        } else {
            character
        };
        self.questions.push(json!({
            "ask": what,
            "document": document,
            "line": line,
            "character": character.encode_utf16().count(),
        }));
    }

    /// None where there is no server, and a line says so.
    pub(super) fn shown(&self) -> Option<Shown> {
        let skipped = |why: &str| {
            crate::binary::skipped(why);
            None
        };
        let Some(server) = env::var_os(SERVER) else {
            return skipped(&format!(
                "no yaml-language-server ({SERVER} is not set; npm install yaml-language-server)"
            ));
        };
        for (program, asked) in [("python3", "--version"), ("node", "--version")] {
            let ran = Command::new(program).arg(asked).output();
            if !ran.is_ok_and(|it| it.status.success()) {
                return skipped(&format!("{program} is not installed"));
            }
        }
        let job = json!({
            "server": server.to_str().unwrap(),
            "schemas": self.schemas,
            "folder": self.folder,
            "locale": "fr",
            "documents": self.documents,
            "questions": self.questions,
        });
        let mut client = Command::new("python3")
            .args(["-B", "tests/editor/client.py"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("PYTHONUTF8", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = client.stdin.take().unwrap();
        stdin.write_all(job.to_string().as_bytes()).unwrap();
        drop(stdin);
        let ended = client.wait_with_output().unwrap();
        let failed = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{failed}");
        let shown: Value = serde_json::from_slice(&ended.stdout).unwrap();
        let faults = shown["faults"].as_object().unwrap().iter();
        let lines = faults.map(|(document, faults)| {
            let lines = faults.as_array().unwrap().iter();
            let lines =
                lines.map(|fault| usize::try_from(fault["line"].as_u64().unwrap()).unwrap());
            (document.clone(), lines.collect())
        });
        Some(Shown {
            lines: lines.collect(),
            answers: shown["answers"].as_array().unwrap().clone(),
        })
    }
}
