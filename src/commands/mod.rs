//! The commands: one file each, read as a table of contents.
//!
//! In: what was typed, and a [`Terminal`] that holds the writers and what was read of the environment. Out: an
//! [`Exit`]. Nothing here prints elsewhere, exits, or reads the environment.

mod audit;
mod claims;
mod codebook;
mod compare;
mod completions;
mod consolidate;
mod coverage;
mod destination;
mod diff;
mod explain;
mod figures;
mod git;
mod ingest;
mod inspect;
mod man;
mod matrix;
mod new;
mod next;
mod questionnaire;
mod referentials;
mod release;
mod report;
mod sample;
mod schema;
mod secret;
mod stop;
mod terminal;
mod trace;
mod validate;
mod value;

pub use terminal::{Environment, Terminal};

use std::io;

use crate::cli::{Cli, Command};
use crate::diagnostic::Diagnostics;
use crate::i18n::{Lang, commands as said};
use crate::output::page;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing to say against it.
    Clean,
    /// Faults were found, or a file was refused.
    Faults,
    /// Could not run.
    CouldNotRun,
}

impl Exit {
    /// The number a shell sees.
    pub fn status(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Faults => 1,
            Self::CouldNotRun => 2,
        }
    }

    /// What `diagnostics` are worth, once weighed.
    fn of(diagnostics: &Diagnostics) -> Self {
        if diagnostics.has_errors() {
            Self::Faults
        } else {
            Self::Clean
        }
    }
}

/// Runs what was typed. A reader that has had enough, as `head` does, is no failure.
pub fn run(cli: &Cli, terminal: &mut Terminal) -> Exit {
    terminal.ask(&cli.common);
    let ended = match &cli.command {
        Command::Validate(options) => validate::run(options, terminal),
        Command::Inspect(options) => inspect::run(options, terminal),
        Command::Ingest(options) => ingest::run(options, terminal),
        Command::Consolidate(options) => consolidate::run(options, terminal),
        Command::Audit(options) => audit::run(options, terminal),
        Command::Release(options) => release::run(options, terminal),
        Command::Compare(options) => compare::run(options, terminal),
        Command::Report(options) => report::run(options, terminal),
        Command::Claims(options) => claims::run(options, terminal),
        Command::Value(options) => value::run(options, terminal),
        Command::Trace(options) => trace::run(options, terminal),
        Command::Matrix(options) => matrix::run(options, terminal),
        Command::Sample(options) => sample::run(options, terminal),
        Command::Explain(options) => explain::run(options, terminal),
        Command::Diff(options) => diff::run(options, terminal),
        Command::New(options) => new::run(options, terminal),
        Command::Questionnaire(options) => questionnaire::run(options, terminal),
        Command::Codebook(options) => codebook::run(options, terminal),
        Command::Schema(options) => schema::run(options, terminal),
        Command::Completions(options) => completions::run(options, terminal),
        Command::Man(options) => man::run(options, terminal),
    };
    let ended = ended.and_then(|exit| {
        terminal.end_step()?;
        terminal.out.flush()?;
        Ok(exit)
    });
    match ended {
        Ok(exit) => exit,
        Err(error) if is_broken_pipe(&error) => Exit::Clean,
        Err(error) => {
            let lang = terminal.lang.unwrap_or(Lang::En);
            let _ = terminal.end_step();
            let sentence = stop::sentence(&error);
            // Where even this cannot be written, the exit status still tells.
            let sentence = said::could_not_run(&sentence);
            for line in sentence.in_lang(lang).lines() {
                let _ = writeln!(terminal.err, "{}", page::plain(line));
            }
            Exit::CouldNotRun
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use clap::{CommandFactory, Parser};

    use super::*;

    /// Exit, stdout and stderr of a command line.
    fn ran(arguments: &[&str], environment: Environment) -> (Exit, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let cli = Cli::try_parse_from([&["impact"], arguments].concat()).unwrap();
        let exit = run(&cli, &mut Terminal::new(&mut out, &mut err, environment));
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (exit, text(out), text(err))
    }

    #[test]
    fn the_command_line_is_sound_and_every_command_has_an_example() {
        Cli::command().debug_assert();
        for command in Cli::command().get_subcommands() {
            let after = command.get_after_help().map(ToString::to_string);
            let after = after.unwrap_or_default();
            assert!(after.starts_with("Examples:"), "{}", command.get_name());
            for line in after.lines().skip(1) {
                let words = line.split_whitespace();
                assert!(Cli::try_parse_from(words).is_ok(), "{line}");
            }
        }
    }

    #[test]
    fn figures_in_clear_want_a_name_that_says_so() {
        let line = [
            "consolidate",
            "exports",
            "--audience",
            "working",
            "-o",
            "working/all.csv",
        ];
        let (exit, out, err) = ran(&line, Environment::default());
        assert_eq!((exit, out.as_str()), (Exit::CouldNotRun, ""));
        assert!(
            err.contains("put `working` in the name of the file"),
            "{err}"
        );
    }

    #[test]
    fn a_workbook_never_goes_to_a_screen() {
        let screen = Environment {
            out_width: Some(80),
            ..Environment::default()
        };
        let line = ["consolidate", "exports", "--format", "xlsx"];
        let (exit, out, err) = ran(&line, screen);
        assert_eq!((exit, out.as_str()), (Exit::CouldNotRun, ""));
        assert!(err.contains("name the file to write: `-o"), "{err}");
    }

    #[test]
    fn what_stops_the_tool_is_said_in_the_language_of_the_user() {
        let line = ["consolidate", "exports"];
        let environment = Environment {
            locale: Some("fr_FR.UTF-8".into()),
            secret: Some(b"short".to_vec()),
            ..Environment::default()
        };
        let (exit, _, err) = ran(&line, environment.clone());
        assert_eq!(exit.status(), 2);
        assert!(
            err.starts_with("erreur\u{a0}: le secret a 5 octets"),
            "{err}"
        );
        let (_, _, err) = ran(&[&line[..], &["--lang", "en"]].concat(), environment);
        assert!(err.starts_with("error: the secret has 5 bytes"), "{err}");
    }

    #[test]
    fn ingest_leaves_a_folder_that_is_not_its_own() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("thesis.txt"), "mine").unwrap();
        let output = folder.path().to_str().unwrap();
        let (exit, ..) = ran(&["ingest", "exports", "-o", output], Environment::default());
        assert_eq!(exit, Exit::CouldNotRun);
    }

    /// What a command says on stderr, on a screen or not.
    fn beside(arguments: &[&str], screen: bool) -> String {
        let environment = Environment {
            err_width: screen.then_some(100),
            ..Environment::default()
        };
        let (_, _, err) = ran(arguments, environment);
        err
    }

    /// The last line that is left of what a command says on a screen.
    fn next(arguments: &[&str]) -> String {
        let err = beside(arguments, true);
        let last = err.lines().last().unwrap_or_default();
        // What was done is taken back: what is read begins after the last return.
        last.rsplit('\r').next().unwrap_or_default().to_owned()
    }

    const SMALL: [&str; 4] = [
        "tests/cmd/value/costs.in/exports",
        "-r",
        "tests/cmd/value/costs.in/referentials",
        "--lang",
    ];

    #[test]
    fn a_screen_is_told_what_to_run_next_and_what_is_told_can_be_run() {
        let folder = tempfile::tempdir().unwrap();
        let [observations, page] =
            ["observations", "page.html"].map(|name| folder.path().join(name));
        let [observations, page] = [&observations, &page].map(|it| it.to_str().unwrap());
        let faulty = "tests/cmd/validate/cost-per.in";
        let small = |command: &str, more: &[&str]| {
            let line = [&[command][..], &SMALL, more].concat();
            line.iter()
                .map(|it| (*it).to_owned())
                .collect::<Vec<String>>()
        };
        let line = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        for (typed, next_line) in [
            (
                line(&[
                    "validate",
                    "tests/cmd/value/costs.in/referentials",
                    "--lang",
                    "en",
                ]),
                "next: `impact ingest EXPORTS -o observations -r tests/cmd/value/costs.in/referentials` reads exports, `impact consolidate EXPORTS -r tests/cmd/value/costs.in/referentials` makes figures of them",
            ),
            (
                line(&["validate", faulty, "--lang", "fr"]),
                "ensuite\u{a0}: `impact explain cost-per` dit ce que c'est et comment corriger",
            ),
            (
                small("consolidate", &["fr"]),
                "ensuite\u{a0}: `impact report tests/cmd/value/costs.in/exports -r tests/cmd/value/costs.in/referentials -o rapport.html` en fait un rapport, `impact trace confiance tests/cmd/value/costs.in/exports -r tests/cmd/value/costs.in/referentials` dit comment un chiffre est né",
            ),
            (
                small("value", &["en"]),
                "next: `impact report tests/cmd/value/costs.in/exports -r tests/cmd/value/costs.in/referentials --costs tests/cmd/value/costs.in/referentials/couts.yaml -o rapport.html` adds them to the report, with their assumptions",
            ),
            (
                small("report", &["en", "-o", page]),
                "next: `impact claims TEXTE.md --exports tests/cmd/value/costs.in/exports -r tests/cmd/value/costs.in/referentials` checks the figures of a text that quotes it",
            ),
        ] {
            let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
            assert_eq!(next(&typed), next_line);
            // It can be typed as it is.
            for command in next_line.split('`').skip(1).step_by(2) {
                assert!(Cli::try_parse_from(command.split(' ')).is_ok(), "{command}");
            }
            // Quiet, or not on a screen, nothing of it is said.
            let quiet = beside(&[&typed[..], &["-q"]].concat(), true);
            for said in [quiet, beside(&typed, false)] {
                assert!(!said.contains("impact ") && !said.contains('\r'), "{said}");
            }
        }
        let read = small("ingest", &["en", "-o", observations]);
        let read: Vec<&str> = read.iter().map(String::as_str).collect();
        let said = next(&read);
        let figures = format!(
            "next: `impact consolidate {observations} -r tests/cmd/value/costs.in/referentials` makes figures of them"
        );
        assert_eq!(said, figures);
    }

    #[test]
    fn what_could_not_be_read_calls_for_copies_to_mend() {
        let folder = tempfile::tempdir().unwrap();
        let [observations, copies] =
            ["observations", "copies"].map(|name| folder.path().join(name));
        let [observations, copies] = [&observations, &copies].map(|it| it.to_str().unwrap());
        let exports = "tests/cmd/exports/annotate.in/exports";
        let referentials = "tests/cmd/exports/annotate.in/referentials";
        let line = [
            "ingest",
            exports,
            "-r",
            referentials,
            "-o",
            observations,
            "--lang",
            "fr",
        ];
        let said = next(&line);
        assert_eq!(
            said,
            format!(
                "ensuite\u{a0}: `impact ingest {exports} -r {referentials} -o {observations} --annotate a-corriger` écrit des copies où chaque faute dit comment la corriger"
            )
        );
        let mended = next(&[&line[..], &["--annotate", copies]].concat());
        assert!(
            mended.starts_with("ensuite\u{a0}: corrigez les copies"),
            "{mended}"
        );
    }

    #[test]
    fn a_screen_sees_what_is_being_done_and_nothing_of_it_is_left() {
        let line = [&["consolidate"][..], &SMALL, &["en"]].concat();
        let err = beside(&line, true);
        let steps: Vec<&str> = err.split('\r').collect();
        assert!(steps.contains(&"reading 1 folder…"), "{err:?}");
        assert!(steps.contains(&"counting over 5 files…"), "{err:?}");
        assert!(steps.contains(&"disclosure control and audit…"), "{err:?}");
        // Each is written over by as many blanks.
        for pair in steps.windows(2).filter(|it| it[0].ends_with('…')) {
            assert_eq!(pair[1], " ".repeat(pair[0].chars().count()), "{err:?}");
        }
    }

    /// A pipe whose reader has gone.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_has_had_enough_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        let cli = Cli::try_parse_from(["impact", "validate", path, "--format", "json"]).unwrap();
        let mut err = Vec::new();
        let mut out = Closed;
        let mut terminal = Terminal::new(&mut out, &mut err, Environment::default());
        assert_eq!(run(&cli, &mut terminal), Exit::Clean);
        assert!(err.is_empty());
    }
}
