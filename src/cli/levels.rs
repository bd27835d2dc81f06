//! What a diagnostic weighs, on every command that reads referentials.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::weighing::Level;

/// What was asked of codes, in the order typed.
///
/// Written by hand: derived options would forget which of `--deny` and `--allow` came last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(Vec<(Level, String)>);

/// An option, its name for the word it takes, what it does.
const OPTIONS: [(Level, &str, &str, &str); 3] = [
    (
        Level::Deny,
        "deny",
        "WHAT",
        "Count these as faults: a code, `warnings` for all warnings, `accepted` for all that referentials accept; \
         may be repeated. A code goes before its group, and the last word holds",
    ),
    (
        Level::Warn,
        "warn",
        "WHAT",
        "Show these, and count them for no fault: a code, or `accepted`; may be repeated",
    ),
    (
        Level::Allow,
        "allow",
        "WHAT",
        "Do not show these: a code, or `warnings`; may be repeated",
    ),
];

impl Levels {
    /// What was asked, word by word.
    pub fn asked(&self) -> impl Iterator<Item = (Level, &str)> {
        self.0.iter().map(|(level, word)| (*level, word.as_str()))
    }
}

impl Args for Levels {
    fn augment_args(command: Command) -> Command {
        OPTIONS
            .iter()
            .fold(command, |command, (_, name, value, help)| {
                let option = Arg::new(*name).long(*name).value_name(*value).help(*help);
                let option = option.action(ArgAction::Append).value_delimiter(',');
                command.arg(option.help_heading("Weight of diagnostics"))
            })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Levels {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut asked = Vec::new();
        for (level, name, ..) in OPTIONS {
            let words = matches.get_many::<String>(name).into_iter().flatten();
            let places = matches.indices_of(name).into_iter().flatten();
            asked.extend(
                places
                    .zip(words)
                    .map(|(at, word)| (at, level, word.clone())),
            );
        }
        asked.sort_by_key(|(at, ..)| *at);
        let words = asked.into_iter();
        Ok(Self(words.map(|(_, level, word)| (level, word)).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
