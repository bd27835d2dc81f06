//! Diagnostics as a `JUnit` report, which most continuous integrations show: one suite a file.
//!
//! `JUnit` knows no warning: an error is a case that fails, a warning one that passes and says why, and a file with
//! nothing against it but what it accepts is one case that passes. No time and no clock: the same faults give the same bytes.
//! Source: the schema that `quick-junit` follows (that of Jenkins and of `cargo nextest`).

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::i18n::{Lang, render as said};
use crate::source_text::SourceTexts;

/// Writes all the diagnostics as one report, messages in `lang`.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    texts: &SourceTexts,
    lang: Lang,
) -> io::Result<()> {
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for path in texts.paths() {
        files.entry(path).or_default();
    }
    for diagnostic in diagnostics.iter().filter(|it| it.accepted.is_none()) {
        let path = match &diagnostic.location {
            Location::Text(place) => texts.path(place.file),
            Location::Table { file, .. } => file,
            Location::File(path) => path,
        };
        files.entry(path).or_default().push(diagnostic);
    }
    let mut report = Report::new("impact");
    for (path, found) in files {
        let mut suite = TestSuite::new(path);
        if found.is_empty() {
            suite.add_test_case(TestCase::new("validate", TestCaseStatus::success()));
        }
        suite.add_test_cases(found.into_iter().map(|it| case(it, path, texts, lang)));
        report.add_test_suite(suite);
    }
    report.serialize(&mut *out).map_err(io::Error::other)
}

fn case(diagnostic: &Diagnostic, path: &str, texts: &SourceTexts, lang: Lang) -> TestCase {
    let at = at(&diagnostic.location, path, texts, lang);
    let told = format!("{at}\n{}", super::fact_and_mend(diagnostic, lang));
    let mut status = match diagnostic.severity() {
        Severity::Error => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Severity::Warning => TestCaseStatus::success(),
    };
    let failed = matches!(status, TestCaseStatus::NonSuccess { .. });
    if failed {
        status
            .set_type(diagnostic.code.name())
            .set_message(diagnostic.said.message.in_lang(lang))
            .set_description(told.as_str());
    }
    let mut case = TestCase::new(format!("{} {at}", diagnostic.code.name()), status);
    case.set_classname(path);
    if !failed {
        let warning = said::warning();
        case.set_system_out(format!(
            "{}[{}]: {told}",
            warning.in_lang(lang),
            diagnostic.code.name()
        ));
    }
    case
}

/// `file:line:column`, as far as it is known.
fn at(location: &Location, path: &str, texts: &SourceTexts, lang: Lang) -> String {
    match location {
        Location::Text(place) => {
            let (line, column) = texts.line_column(place.file, place.start());
            format!("{path}:{line}:{column}")
        }
        Location::Table { line, column, .. } => {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            let column = column.as_ref();
            let column = column
                .map(|it| format!(", {} {it}", said::column().in_lang(lang)))
                .unwrap_or_default();
            format!("{path}{line}{column}")
        }
        Location::File(_) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::i18n::Said;
    use crate::source_text::Place;

    #[test]
    fn errors_fail_warnings_pass_and_sound_files_have_their_case() {
        let mut texts = SourceTexts::default();
        texts.add("sound.yaml".into(), "id: a\n".into());
        let file = texts.add("faulty.yaml".into(), "id: é\n".into());
        let place = Place::new(file, 4, 6);
        let said = Said::fact("<faux> \u{1b}[31m&", "x").help("mieux", "x");
        let error = Diagnostic::new(Code::TypeWrong, place, said.clone());
        let warning = Diagnostic::new(Code::ReasonMissing, place, said);
        let mut out = Vec::new();
        write(&mut out, &[error, warning], &texts, Lang::Fr).unwrap();
        let xml = String::from_utf8(out).unwrap();
        let read = Report::deserialize_from_str(&xml).unwrap();
        assert_eq!((read.tests, read.failures, read.errors), (3, 1, 0));
        let names: Vec<&str> = read.test_suites.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["faulty.yaml", "sound.yaml"]);
        let failed = &read.test_suites[0].test_cases[0];
        assert_eq!(failed.name.as_str(), "type-wrong faulty.yaml:1:5");
        let TestCaseStatus::NonSuccess {
            message,
            ty,
            description,
            ..
        } = &failed.status
        else {
            panic!("an error passed")
        };
        assert_eq!(message.as_ref().unwrap().as_str(), "<faux> &");
        assert_eq!(ty.as_ref().unwrap().as_str(), "type-wrong");
        let description = description.as_ref().unwrap().as_str();
        assert_eq!(description, "faulty.yaml:1:5\n<faux> &\nmieux");
        let passed = &read.test_suites[0].test_cases[1];
        assert!(matches!(passed.status, TestCaseStatus::Success { .. }));
        let told = passed.system_out.as_ref().unwrap().as_str();
        assert_eq!(
            told,
            "avertissement[reason-missing]: faulty.yaml:1:5\n<faux> &\nmieux"
        );
    }
}
