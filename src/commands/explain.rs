//! `impact explain`: the page of a code, or the list of all.

use crate::cli::{Explain as Options, ListFormat};
use crate::commands::{Exit, Terminal, stop};
use crate::diagnostic::Code;
use crate::i18n::{Said, weighing as said};
use crate::matching::nearest;
use crate::output::catalogue;

/// Finds the codes, writes.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let named: Result<Vec<Code>, Said> = options.codes.iter().map(|word| code(word)).collect();
    let named = named.map_err(stop::because)?;
    let codes = if options.list { Code::ALL } else { &named };
    let lang = terminal.settle(None);
    let width = terminal.width();
    match (options.format, options.list) {
        (ListFormat::Json, _) => catalogue::json(terminal.out, codes, lang)?,
        (ListFormat::Text, true) => catalogue::list(terminal.out, codes, lang, width)?,
        (ListFormat::Text, false) => catalogue::pages(terminal.out, codes, lang, width)?,
    }
    Ok(Exit::Clean)
}

/// The code of this name.
fn code(word: &str) -> Result<Code, Said> {
    let names = Code::ALL.iter().map(|code| code.name());
    Code::named(word).ok_or_else(|| said::code_unknown(word, nearest(word, names)))
}
