//! Where a command writes, and what was read of the environment before it ran.

use std::io::{self, Write};

use crate::calendar::day_of;
use crate::cli::{Colour, Common, Language};
use crate::commands::stop;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::i18n::{Lang, Text, commands as said};
use crate::output::{page, table};
use crate::render;
use crate::source_text::SourceTexts;

/// What was read of the environment, once.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// Columns of stdout; none where it is no terminal.
    pub out_width: Option<usize>,
    /// Columns of stderr; none where it is no terminal.
    pub err_width: Option<usize>,
    /// Whether stderr may be coloured.
    pub err_colours: bool,
    /// The locale: `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
    pub locale: Option<String>,
    /// The secret of `IMPACT_SECRET`.
    pub secret: Option<Vec<u8>>,
    /// What the clock shows, in seconds since 1970-01-01.
    pub clock: i64,
    /// What `SOURCE_DATE_EPOCH` says in its place.
    pub source_date: Option<String>,
}

/// Where a command writes.
pub struct Terminal<'a> {
    /// Figures, and what was asked for.
    pub out: &'a mut dyn Write,
    /// Diagnostics, and what is said beside.
    pub err: &'a mut dyn Write,
    /// What was read of the environment.
    pub environment: Environment,
    /// The language asked for, or the locale's; the referential's once it is read.
    pub(super) lang: Option<Lang>,
    /// Whether only errors are said.
    pub(super) quiet: bool,
    /// Columns of the line that says what is being done; 0 where there is none.
    step: usize,
}

impl<'a> Terminal<'a> {
    /// A terminal that nothing has been asked of yet.
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, environment: Environment) -> Self {
        Self {
            out,
            err,
            environment,
            lang: None,
            quiet: false,
            step: 0,
        }
    }

    /// Takes the options of every command.
    pub(super) fn ask(&mut self, common: &Common) {
        let asked = common.lang.map(|lang| match lang {
            Language::Fr => Lang::Fr,
            Language::En => Lang::En,
        });
        self.lang = asked.or_else(|| of_locale(self.environment.locale.as_deref()?));
        self.quiet = common.quiet;
        self.environment.err_colours = match common.color {
            Colour::Auto => self.environment.err_colours,
            Colour::Always => true,
            Colour::Never => false,
        };
    }

    /// The language to speak once that of the referential is known.
    pub(super) fn settle(&mut self, referential: Option<Lang>) -> Lang {
        let lang = self.lang.or(referential);
        self.lang = lang;
        lang.unwrap_or(Lang::En)
    }

    /// The day it is, in days since 1970-01-01, at Greenwich.
    pub(super) fn today(&self) -> anyhow::Result<i32> {
        let seconds = match &self.environment.source_date {
            None => self.environment.clock,
            Some(said) => (said.parse()).map_err(|_| stop::because(said::date_unreadable(said)))?,
        };
        Ok(day_of(seconds))
    }

    /// The day that a file bears where its standard asks for one: what `SOURCE_DATE_EPOCH` says, else the first of all. Two runs write
    /// the same bytes, whatever the clock shows.
    pub(super) fn dated(&self) -> anyhow::Result<i32> {
        match self.environment.source_date {
            None => Ok(0),
            Some(_) => self.today(),
        }
    }

    /// Columns for what is read on stdout.
    pub(super) fn width(&self) -> usize {
        self.environment.out_width.unwrap_or(table::USUAL_WIDTH)
    }

    /// Says a sentence on stderr, unless asked to be quiet; after what stdout was given before, on a screen too.
    pub(super) fn say(&mut self, sentence: &Text, lang: Lang) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        self.end_step()?;
        self.out.flush()?;
        writeln!(self.err, "{}", page::plain(sentence.in_lang(lang)))
    }

    /// Says what to run next to who sits before a screen: a script and the log of a machine have no use for it.
    pub(super) fn say_next(&mut self, sentence: &Text, lang: Lang) -> io::Result<()> {
        match self.environment.err_width {
            Some(_) => self.say(sentence, lang),
            None => Ok(()),
        }
    }

    /// Says on one line of a screen what is being done, in place of what was; the line goes before anything else is written.
    pub(super) fn step(&mut self, doing: &Text) -> io::Result<()> {
        let Some(width) = self.environment.err_width.filter(|_| !self.quiet) else {
            return Ok(());
        };
        self.end_step()?;
        let doing = page::plain(doing.in_lang(self.lang.unwrap_or(Lang::En)));
        // A line as wide as the screen would fold, and could not be taken back.
        let shown: String = doing.chars().take(width.saturating_sub(1)).collect();
        self.step = shown.chars().count();
        write!(self.err, "{shown}")?;
        self.err.flush()
    }

    /// Takes back the line that says what is being done.
    pub(super) fn end_step(&mut self) -> io::Result<()> {
        let columns = std::mem::take(&mut self.step);
        if columns > 0 {
            write!(self.err, "\r{:columns$}\r", "")?;
            self.err.flush()?;
        }
        Ok(())
    }

    /// Shows diagnostics on stderr; only the errors where asked to be quiet.
    pub(super) fn show(
        &mut self,
        diagnostics: Diagnostics,
        texts: &SourceTexts,
        lang: Lang,
    ) -> io::Result<()> {
        let mut sorted: Vec<Diagnostic> = diagnostics.sorted(texts);
        if self.quiet {
            sorted.retain(|it| it.counts_as(Severity::Error));
        }
        let style = render::text::Style {
            colours: self.environment.err_colours,
            width: self.environment.err_width.unwrap_or(table::USUAL_WIDTH),
        };
        self.end_step()?;
        self.out.flush()?;
        render::text::write(self.err, &sorted, texts, lang, style)
    }
}

/// The language of a locale as POSIX names it; `C`, `POSIX` and nothing say none.
fn of_locale(locale: &str) -> Option<Lang> {
    let language = locale.split(['_', '.', '@']).next()?;
    match language {
        "" | "C" | "POSIX" => None,
        "fr" => Some(Lang::Fr),
        _ => Some(Lang::En),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_clock_unless_another_is_named() {
        let today = |clock, source_date: Option<&str>| {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let environment = Environment {
                clock,
                source_date: source_date.map(str::to_owned),
                ..Environment::default()
            };
            let terminal = Terminal::new(&mut out, &mut err, environment);
            terminal.today().ok()
        };
        assert_eq!(today(86_399, None), Some(0));
        assert_eq!(today(86_400, None), Some(1));
        assert_eq!(today(0, Some("1767225600")), Some(20_454));
        assert_eq!(today(0, Some("yesterday")), None);
    }

    #[test]
    fn a_locale_tells_its_language_and_c_tells_none() {
        for (locale, lang) in [
            ("fr_FR.UTF-8", Some(Lang::Fr)),
            ("fr", Some(Lang::Fr)),
            ("en_GB", Some(Lang::En)),
            ("tr_TR.UTF-8", Some(Lang::En)),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
        ] {
            assert_eq!(of_locale(locale), lang, "{locale}");
        }
    }
}
