//! `datapackage.json`: what the package is, its tables, and where its figures come from.

use std::io;

use serde::Serialize;

use super::schema::{self, Schema};
use crate::i18n::{Lang, output as said};
use crate::output::around;
use crate::plan::Plan;
use crate::provenance::{Input, Provenance, sha256};
use crate::release::{Audience, Release};

#[derive(Serialize)]
struct Package<'a> {
    profile: &'static str,
    name: String,
    title: &'a str,
    description: String,
    /// Who may read, in one word of the command line.
    audience: &'static str,
    /// Whether disclosure control was applied.
    protected: bool,
    sources: Vec<Source>,
    resources: Vec<Resource>,
    provenance: Made<'a>,
}

#[derive(Serialize)]
struct Source {
    title: String,
}

#[derive(Serialize)]
struct Resource {
    profile: &'static str,
    name: &'static str,
    path: String,
    title: String,
    scheme: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    hash: String,
    schema: Schema,
}

/// Where the figures come from.
#[derive(Serialize)]
struct Made<'a> {
    program: &'static str,
    program_version: &'static str,
    command: &'a str,
    referential: &'a str,
    referential_version: &'a str,
    referentials: Vec<Named<'a>>,
    exports: Exports<'a>,
}

#[derive(Serialize)]
struct Exports<'a> {
    /// Files read, told or not.
    read: usize,
    /// Files refused.
    refused: usize,
    /// What tells them from any others; none for the public.
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<&'a str>,
    /// Those that the reader may know of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<Named<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    sha256: &'a str,
}

/// The descriptor of `tables`: figures, indicators, codes.
pub(super) fn write(
    plan: &Plan,
    release: &Release,
    provenance: &Provenance,
    tables: &[(String, Vec<u8>)],
    lang: Lang,
) -> io::Result<Vec<u8>> {
    let described = [
        (
            "figures",
            said::figures_table(),
            schema::figures(plan, lang),
        ),
        (
            "indicators",
            said::indicators_table(),
            schema::beside(&schema::INDICATORS, &["id"], lang),
        ),
        // An indicator stands beside some codes only: no key holds what may be empty.
        (
            "codes",
            said::codes_table(),
            schema::beside(&schema::CODES, &[], lang),
        ),
    ];
    let resources = described.into_iter().zip(tables);
    let resources = resources.map(|((name, title, schema), (path, bytes))| Resource {
        profile: "tabular-data-resource",
        name,
        path: path.clone(),
        title: title.in_lang(lang).to_owned(),
        scheme: "file",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: bytes.len(),
        hash: format!("sha256:{}", sha256(bytes)),
        schema,
    });
    let coverage = &release.coverage;
    let sentences = around::sentences(plan, release);
    let sentences: Vec<&str> = sentences.iter().map(|it| it.in_lang(lang)).collect();
    let package = Package {
        profile: "data-package",
        name: name(plan, release.audience),
        title: plan.title.in_lang(lang),
        description: sentences.join("\n\n"),
        audience: release.audience.word(),
        protected: release.audience != Audience::Working,
        sources: vec![Source {
            title: format!("{} {}", plan.id, plan.version),
        }],
        resources: resources.collect(),
        provenance: Made {
            program: env!("CARGO_PKG_NAME"),
            program_version: env!("CARGO_PKG_VERSION"),
            command: &provenance.command,
            referential: &plan.id,
            referential_version: &plan.version,
            referentials: named(&provenance.referentials),
            exports: Exports {
                read: coverage.files_read,
                refused: coverage.files_refused.len(),
                fingerprint: provenance.fingerprint.as_deref(),
                files: named(&provenance.exports),
            },
        },
    };
    let mut bytes = serde_json::to_vec_pretty(&package)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn name(plan: &Plan, audience: Audience) -> String {
    format!("{}-{}", plan.id, audience.word())
}

fn named(inputs: &[Input]) -> Vec<Named<'_>> {
    let named = inputs.iter().map(|input| Named {
        name: &input.name,
        sha256: &input.sha256,
    });
    named.collect()
}
