//! Every sentence a user can read, in French and in English.
//!
//! One file a room: each function takes the facts and gives the sentence in both languages side by
//! side, so that neither can be forgotten and a reader can compare them. Codes, keys and ids are never
//! translated. Nothing here decides anything.

pub mod aggregate;
pub mod audit;
pub mod claims;
pub mod codebook;
pub mod commands;
pub mod diff;
pub mod explain;
pub mod ingest;
pub mod inspection;
pub mod ledger;
pub mod new;
pub mod next;
pub mod output;
pub mod plan;
pub mod questionnaire;
pub mod referential;
pub mod render;
pub mod report;
pub mod sample;
pub mod schema;
pub mod value;
pub mod weighing;
pub mod yaml;

/// A language a user can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// The French sentence.
    pub fr: String,
    /// The English sentence.
    pub en: String,
}

impl Text {
    /// The sentence in `fr` and in `en`.
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            fr: fr.into(),
            en: en.into(),
        }
    }

    /// The same words whatever the language: an id, a title the author wrote once.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            fr: text.clone(),
            en: text,
        }
    }

    /// The sentence in `lang`.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

/// What a diagnostic says: the fact, which stands alone on one line, then the mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The fact.
    pub message: Text,
    /// What to do about it.
    pub help: Option<Text>,
}

impl Said {
    /// A fact in both languages.
    pub fn fact(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            message: Text::new(fr, en),
            help: None,
        }
    }

    /// The mend beside the fact.
    #[must_use]
    pub fn help(mut self, fr: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Text::new(fr, en));
        self
    }
}

/// `one` or `many` by the count, as French counts: 0 and 1 are singular.
pub fn plural_fr<'a>(count: u64, one: &'a str, many: &'a str) -> &'a str {
    if count < 2 { one } else { many }
}

/// `one` or `many` by the count, as English counts: only 1 is singular.
pub fn plural_en<'a>(count: u64, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// Ids in backticks, separated by commas.
pub fn ticked<I: IntoIterator<Item = T>, T: std::fmt::Display>(ids: I) -> String {
    ids.into_iter()
        .map(|id| format!("`{id}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What the user wrote, short enough for a message: one line, at most sixty characters.
pub fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let line: String = text
        .chars()
        .map(|c| {
            if c == '\n' || c == '\r' || c == '\t' {
                ' '
            } else {
                c
            }
        })
        .take(LONGEST + 1)
        .collect();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// What stops the tool, in both languages: the sentence that travels with `?`.
#[derive(Clone, Debug)]
pub struct Stop(pub Text);

impl std::fmt::Display for Stop {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0.en)
    }
}

impl std::error::Error for Stop {}
