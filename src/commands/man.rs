//! `impact man`: its manual pages, one a command.

use std::fmt::Write as _;

use clap::builder::Resettable;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::cli::{Cli, Man as Options};
use crate::commands::{Exit, Terminal, destination};
use crate::i18n::commands as said;
use crate::output::files::Bundle;

/// Writes the page of the program, or all of them in a folder, from the same declaration as the parser. A folder of manual pages holds
/// those of other programs: they are left alone.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let lang = terminal.settle(None);
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    if destination::is_stdout(&options.output) {
        let (_, bytes) = page(&program)?;
        destination::send(&options.output, &bytes, terminal)?;
        return Ok(Exit::Clean);
    }
    let mut pages: Bundle = Bundle::default();
    gather(&program, &mut pages)?;
    destination::send_all(&options.output, &pages)?;
    terminal.say(
        &said::ingested(pages.len(), &options.output.display()),
        lang,
    )?;
    Ok(Exit::Clean)
}

/// The page of a command, then those of the commands below it.
fn gather(command: &Command, pages: &mut Bundle) -> anyhow::Result<()> {
    pages.push(page(command)?);
    for below in command.get_subcommands() {
        gather(below, pages)?;
    }
    Ok(())
}

/// The name of a page and its bytes: without a date, so that two runs write the same.
fn page(command: &Command) -> anyhow::Result<(String, Vec<u8>)> {
    let version = command.get_version().unwrap_or_default();
    let after = command.get_after_long_help();
    let after = after.or_else(|| command.get_after_help());
    let after = after.map(ToString::to_string).unwrap_or_default();
    let command = command.clone().after_help(Resettable::Reset);
    let command = command.after_long_help(Resettable::Reset);
    let man = Man::new(command);
    let name = man.get_filename();
    let mut bytes = Vec::new();
    man.render(&mut bytes)?;
    let rendered = String::from_utf8(bytes)?;
    let title = title(&name, version);
    let lines = rendered.lines().map(|line| match line.split(' ').next() {
        Some(".TH") => title.as_str(),
        _ => line,
    });
    let mut text = lines.fold(String::new(), |page, line| page + line + "\n");
    text.push_str(&sections(&after).to_roff());
    Ok((name, ascii(&text).into_bytes()))
}

/// The first line of a page. The date that it has not is quoted: left out, what follows would be taken for one.
fn title(name: &str, version: &str) -> String {
    let name = name.trim_end_matches(".1").to_uppercase();
    format!(".TH \"{name}\" \"1\" \"\" \"impact {version}\" \"impact\"")
}

/// What stands after the help of a command, by its headings: `Examples:`, `Exit status:`. Lines below one stay as they are, up to a
/// blank one; others are prose.
fn sections(after: &str) -> Roff {
    let mut page = Roff::new();
    let mut kept = false;
    for line in after.lines().chain([""]) {
        let heading = line.strip_suffix(':').filter(|it| !it.starts_with(' '));
        if kept && (line.is_empty() || heading.is_some()) {
            page.control("fi", []);
            kept = false;
        }
        if let Some(heading) = heading {
            page.control("SH", [heading.to_uppercase().as_str()]);
            page.control("nf", []);
            kept = true;
        } else if !line.is_empty() {
            page.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
        }
    }
    page
}

/// A page that every reader of manual pages shows alike: what is not ASCII is named by its number.
fn ascii(text: &str) -> String {
    let mut page = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            page.push(letter);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(page, "\\[u{:04X}]", u32::from(letter));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_make_sections_and_lines_stay_as_they_are() {
        let page =
            sections("Examples:\n  impact a\n  impact b -c\n\nSaid.\n\nExit status:\n  0  fine");
        assert_eq!(
            page.to_roff(),
            ".SH EXAMPLES\n.nf\nimpact a\nimpact b \\-c\n.fi\nSaid.\n.SH \"EXIT STATUS\"\n.nf\n0  fine\n.fi\n"
        );
        assert_eq!(ascii("a…b"), "a\\[u2026]b");
    }
}
