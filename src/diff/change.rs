//! Changes: what they touch, what they are worth, where they are written.

use std::collections::BTreeSet;

use crate::i18n::Text;
use crate::source_text::Place;

use super::aspect::{Aspect, Class};

/// What a change is a change of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The common referential as a whole.
    Referential,
    /// An indicator, or a statistic under it, by its id as published.
    Indicator(String),
    /// A variable, by its id as published.
    Variable(String),
    /// A codelist, by its id as published.
    Codelist(String),
    /// An association.
    Association(String),
    /// A source of an association.
    Source(String, String),
    /// How a source of an association fills a variable.
    Mapping(String, String, String),
    /// A table of costs.
    Costs(String),
    /// A profile that a user wrote.
    Profile(String),
}

/// One side of a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    /// What is written, in words.
    pub words: String,
    /// The same in English.
    pub words_en: String,
    /// Where.
    pub place: Place,
}

impl Written {
    pub(super) fn new(words: Text, place: Place) -> Self {
        Self {
            words: words.fr,
            words_en: words.en,
            place,
        }
    }

    /// What is written, in words.
    pub fn text(&self) -> Text {
        Text::new(&self.words, &self.words_en)
    }
}

/// The part a changed thing plays in an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It is the indicator's own.
    Own,
    /// What is counted, summed or averaged.
    Numerator,
    /// What it is divided by.
    Denominator,
    /// Who is eligible.
    Eligible,
    /// How it is split.
    Breakdown,
    /// It feeds the indicator with the data of an association.
    Feeds,
    /// It is a default of the programme.
    Default,
}

impl Role {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
            Self::Eligible => "eligible",
            Self::Breakdown => "breakdown",
            Self::Feeds => "feeds",
            Self::Default => "default",
        }
    }
}

/// What a change means for one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The indicator, by its id as published.
    pub indicator: String,
    /// What the change is worth to it.
    pub class: Class,
    /// Whether the ledger of the new version declares the break.
    pub declared: bool,
    /// The parts that what changed plays in it.
    pub roles: BTreeSet<Role>,
}

/// One change.
#[derive(Clone, Debug)]
pub struct Change {
    /// What changed.
    pub subject: Subject,
    /// In which respect.
    pub aspect: Aspect,
    /// Which one, where a thing has several: a code, a wave.
    pub item: Option<Text>,
    /// What was written.
    pub old: Option<Written>,
    /// What is written.
    pub new: Option<Written>,
    /// Where the thing stands in the version that does not write what changed.
    pub beside: Option<Place>,
    /// What it comes down to.
    pub note: Option<Text>,
    /// What to do about it.
    pub help: Option<Text>,
    /// What it is worth where it touches no indicator; else the worst it is worth to one.
    pub class: Class,
    /// Whether it counts for the version of the common referential: changes of an association do not.
    pub common: bool,
    /// Whether the ledger, or `reserved`, may declare it.
    pub declarable: bool,
    /// Whether it is declared, where it touches no indicator.
    pub declared: bool,
    /// What it means for each indicator it touches.
    pub effects: Vec<Effect>,
}

impl Change {
    /// A change of `subject` that touches no indicator yet.
    pub(super) fn new(subject: Subject, aspect: Aspect, class: Class) -> Self {
        Self {
            subject,
            aspect,
            item: None,
            old: None,
            new: None,
            beside: None,
            note: None,
            help: None,
            class,
            common: true,
            declarable: true,
            declared: false,
            effects: Vec::new(),
        }
    }

    /// Touches one indicator, which it is part of.
    pub(super) fn own(mut self, indicator: &str) -> Self {
        self.effects = vec![Effect {
            indicator: indicator.to_owned(),
            class: self.class,
            declared: false,
            roles: BTreeSet::from([Role::Own]),
        }];
        self
    }

    /// Touches these indicators; its class is then the worst of them.
    pub(super) fn touching(mut self, effects: Vec<Effect>) -> Self {
        if let Some(worst) = effects.iter().map(|effect| effect.class).max() {
            self.class = worst;
            self.effects = effects;
        }
        self
    }

    pub(super) fn of_association(mut self) -> Self {
        self.common = false;
        self
    }

    /// Whether it breaks a series that nothing declares broken.
    pub fn is_fault(&self) -> bool {
        if self.effects.is_empty() {
            return self.class == Class::Breaks && !self.declared;
        }
        let mut effects = self.effects.iter();
        effects.any(|effect| effect.class == Class::Breaks && !effect.declared)
    }
}
