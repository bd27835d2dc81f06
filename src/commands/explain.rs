//! `impact explain`: the page of a code or of a profile, or the list of all.

use crate::cli::{Explain as Options, ListFormat};
use crate::commands::{Exit, Terminal, stop};
use crate::diagnostic::Code;
use crate::i18n::{Said, explain as said};
use crate::matching::nearest;
use crate::output::catalogue::{self, Subject};
use crate::profiles::{self, PROFILES};

/// Finds what is asked for, writes.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let named: Result<Vec<Subject>, Said> =
        options.codes.iter().map(|word| subject(word)).collect();
    let named = named.map_err(stop::because)?;
    let lang = terminal.settle(None);
    let width = terminal.width();
    let subjects = if options.list {
        Code::ALL.iter().copied().map(Subject::Code).collect()
    } else if options.profiles {
        PROFILES.iter().copied().map(Subject::Profile).collect()
    } else {
        named
    };
    let listed = options.list || options.profiles;
    match (options.format, listed) {
        (ListFormat::Json, _) => catalogue::json(terminal.out, &subjects, lang)?,
        (ListFormat::Text, true) => catalogue::list(terminal.out, &subjects, lang, width)?,
        (ListFormat::Text, false) => catalogue::pages(terminal.out, &subjects, lang, width)?,
    }
    Ok(Exit::Clean)
}

/// The code or the profile of this name.
fn subject(word: &str) -> Result<Subject, Said> {
    let code = Code::named(word).map(Subject::Code);
    let found = code.or_else(|| profiles::find(word).map(Subject::Profile));
    found.ok_or_else(|| {
        let codes = Code::ALL.iter().map(|code| code.name());
        let profiles = PROFILES.iter().map(|profile| profile.name);
        said::unknown(word, nearest(word, codes.chain(profiles)))
    })
}
