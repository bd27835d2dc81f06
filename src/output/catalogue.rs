//! The catalogue of codes and of profiles: the page of one, the list of all, for a reader and for a program.
//!
//! In: codes and profiles. Out: bytes. A page is written for a screen: its title and its marks of Markdown are left out, its
//! paragraphs are folded, its examples stay as they are.

use std::io::{self, Write};

use serde::Serialize;

use super::page;
use crate::diagnostic::{Class, Code, Page, Phase};
use crate::i18n::{Lang, Text, explain as said, render as said_of_render};
use crate::profiles::Profile;

/// The longest lines that are easy to read.
const WIDEST: usize = 100;

/// What has a page.
#[derive(Clone, Copy, Debug)]
pub enum Subject {
    /// A code of diagnostics.
    Code(Code),
    /// A profile of a tool.
    Profile(&'static Profile),
}

impl Subject {
    fn page(self) -> Page {
        match self {
            Self::Code(code) => code.page(),
            Self::Profile(profile) => profile.page,
        }
    }

    /// The two lines above a page: what it is of, and what can be done with it.
    fn head(self) -> [Text; 2] {
        match self {
            Self::Code(code) => {
                let (severity, phase) = (severity(code.class()), phase(code.phase()));
                [said::headline(code.name(), &severity, &phase), moves(code)]
            }
            Self::Profile(profile) => [
                said::profile(profile.name),
                said::profile_named(profile.name),
            ],
        }
    }
}

/// Writes the page of each of `subjects`.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn pages(
    out: &mut dyn Write,
    subjects: &[Subject],
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    for (at, subject) in subjects.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        for line in subject.head() {
            writeln!(out, "{}", line.in_lang(lang))?;
        }
        body(out, subject.page().in_lang(lang), width)?;
    }
    Ok(())
}

/// The body of a page, its title left out.
fn body(out: &mut dyn Write, page: &str, width: usize) -> io::Result<()> {
    let mut fenced = false;
    let mut paragraph = String::new();
    for line in page.lines().skip(1) {
        let fence = line.starts_with("```");
        let stands_alone = fence || fenced || line.trim().is_empty() || line.starts_with("## ");
        let begins = stands_alone || line.starts_with("- ");
        if begins {
            fold(out, &paragraph, width)?;
            paragraph.clear();
        }
        if fence {
            fenced = !fenced;
        } else if fenced {
            writeln!(out, "    {line}")?;
        } else if let Some(heading) = line.strip_prefix("## ") {
            writeln!(out, "{}", heading.to_uppercase())?;
        } else if stands_alone {
            writeln!(out)?;
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    fold(out, &paragraph, width)
}

/// A paragraph, or an item of a list, whose lines hang under its dash.
fn fold(out: &mut dyn Write, paragraph: &str, width: usize) -> io::Result<()> {
    if paragraph.is_empty() {
        return Ok(());
    }
    let width = width.min(WIDEST);
    match paragraph.strip_prefix("- ") {
        None => write!(out, "{}", page::paragraph(paragraph, width)),
        Some(item) => write!(out, "- {}", page::subparagraph(item, width).trim_start()),
    }
}

/// Writes each of `subjects` with what it is: codes with their weight, by the step that finds them.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn list(out: &mut dyn Write, subjects: &[Subject], lang: Lang, width: usize) -> io::Result<()> {
    let mut last = None;
    for subject in subjects {
        match subject {
            Subject::Profile(profile) => writeln!(out, "{}", profile.name)?,
            Subject::Code(code) => {
                if last != Some(code.phase()) {
                    if last.is_some() {
                        writeln!(out)?;
                    }
                    last = Some(code.phase());
                    let heading = phase(code.phase());
                    writeln!(out, "{}", heading.in_lang(lang).to_uppercase())?;
                }
                let severity = severity(code.class());
                writeln!(out, "{} ({})", code.name(), severity.in_lang(lang))?;
            }
        }
        let summary = subject.page().summary(lang);
        let summary = page::subparagraph(&summary, width.min(WIDEST));
        write!(out, "{summary}")?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Document {
    codes: Vec<Item>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    profiles: Vec<ProfileItem>,
}

#[derive(Serialize)]
struct ProfileItem {
    profile: &'static str,
    summary: String,
    page: &'static str,
}

#[derive(Serialize)]
struct Item {
    code: &'static str,
    severity: &'static str,
    /// Whether `--warn`, `--allow` and `accept:` may make it less than an error.
    can_be_lowered: bool,
    phase: &'static str,
    summary: String,
    page: &'static str,
}

/// Writes `subjects` as one object.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn json(out: &mut dyn Write, subjects: &[Subject], lang: Lang) -> io::Result<()> {
    let mut document = Document {
        codes: Vec::new(),
        profiles: Vec::new(),
    };
    for subject in subjects {
        let (summary, page) = (subject.page().summary(lang), subject.page().in_lang(lang));
        match subject {
            Subject::Code(code) => document.codes.push(Item {
                code: code.name(),
                severity: code.severity().name(),
                can_be_lowered: code.class().can_be_lowered(),
                phase: code.phase().name(),
                summary,
                page,
            }),
            Subject::Profile(profile) => document.profiles.push(ProfileItem {
                profile: profile.name,
                summary,
                page,
            }),
        }
    }
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn severity(class: Class) -> Text {
    match class {
        Class::Error => said_of_render::error(),
        Class::Lint => said::presumed_error(),
        Class::Warning => said_of_render::warning(),
    }
}

fn moves(code: Code) -> Text {
    match (code.class(), code.phase()) {
        (Class::Error, _) => said::error_stays(),
        (Class::Lint, _) => said::presumed_error_moves(),
        (Class::Warning, Phase::Weighing) => said::acceptance_moves(),
        (Class::Warning, _) => said::warning_moves(),
    }
}

fn phase(phase: Phase) -> Text {
    match phase {
        Phase::Yaml => said::yaml(),
        Phase::Decoding => said::decoding(),
        Phase::Resolving => said::resolving(),
        Phase::Reading => said::reading(),
        Phase::Aggregating => said::aggregating(),
        Phase::Claiming => said::claiming(),
        Phase::Weighing => said::weighing(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_folded_and_its_examples_are_not() {
        let text = "# some-code\n\nOne sentence over\ntwo lines.\n\n## What it is\n\n\
             - a first item that is much too long for the width of this screen\n- another\n\n\
             ```yaml\n  a: [one line that is much too long for the width of this screen]\n\n# b\n```\n";
        let mut out = Vec::new();
        body(&mut out, text, 60).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "\nOne sentence over two lines.\n\nWHAT IT IS\n\n\
             - a first item that is much too long for the width of this\n  screen\n- another\n\n    \
             \x20 a: [one line that is much too long for the width of this screen]\n    \n    # b\n"
        );
    }
}
