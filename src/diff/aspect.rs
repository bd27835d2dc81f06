//! Every respect in which two versions can differ, and what a difference is worth.
//!
//! The class is that of the figures: what was published before the change, and what will be after, are they one
//! series? `Breaks` where they are not; `Check` where a human must look, because some figures may move or because
//! what is said of them changes; `NoEffect` where no figure and no promise can change. A comment says why wherever
//! that is not plain.

/// What a change is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// No figure changes.
    NoEffect,
    /// Someone must look.
    Check,
    /// Figures before and after are not one series.
    Breaks,
}

impl Class {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoEffect => "no-effect",
            Self::Check => "to-check",
            Self::Breaks => "breaks",
        }
    }
}

macro_rules! aspects {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal: $changed:ident / $added:ident / $removed:ident;)+) => {
        /// A respect in which two versions differ.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Aspect { $($(#[doc = $doc])+ $variant,)+ }

        impl Aspect {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name for programs, which stays.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What a value that changed, one that is new and one that is gone are worth by themselves. What they
            /// are worth to one indicator may be less, by the use it makes of them.
            pub(super) fn classes(self) -> [Class; 3] {
                match self { $(Self::$variant => [Class::$changed, Class::$added, Class::$removed],)+ }
            }
        }
    };
}

aspects! {
    // Of the common referential as a whole: changed / added / removed.
    /// Its id: it opens every row of the outputs and what associations extend.
    ReferentialId = "referential-id": Breaks / Breaks / Breaks;
    /// The language of texts written once.
    Language = "language": NoEffect / NoEffect / NoEffect;
    /// Its title.
    Title = "title": NoEffect / NoEffect / NoEffect;
    /// What the sector counts: what coverage is read against, no figure itself.
    Universe = "universe": Check / Check / Check;
    /// A theme only gathers indicators on a page.
    Themes = "themes": NoEffect / NoEffect / NoEffect;
    /// A wave of the programme; what an indicator makes of it is its own `waves`.
    Waves = "waves": NoEffect / NoEffect / Check;
    /// Which wave comes first: a change goes from the first to the others.
    WaveOrder = "wave-order": Breaks / Breaks / Breaks;
    /// What is told of an instrument.
    Instruments = "instruments": NoEffect / NoEffect / NoEffect;
    /// Whether its items may be written out: a question of right.
    Reproduce = "reproduce": Check / Check / Check;
    /// A structure to standardise to: of another one, standardised rows are another series, and the others stay.
    StandardPopulation = "standard-population": Check / Check / Check;
    /// What must be true of one observation: a hard edit takes values away.
    Edits = "edits": Check / Check / Check;
    /// What an edit asks, in words.
    EditLabel = "edit-label": NoEffect / NoEffect / NoEffect;
    /// Diagnostics accepted for a time.
    Accept = "accept": NoEffect / NoEffect / NoEffect;

    // Of the ledger.
    /// A break of series written down: what readers were told of the past.
    LedgerBreak = "ledger-break": Breaks / NoEffect / Breaks;
    /// Why there was a break.
    LedgerReason = "ledger-reason": Check / Check / Check;
    /// An id never to be used again.
    Reserved = "reserved": Breaks / NoEffect / Breaks;

    // Of an indicator.
    /// The indicator itself. A series that begins is to be checked; one that ends is broken.
    Indicator = "indicator": NoEffect / Check / Breaks;
    /// Its label.
    Label = "label": NoEffect / NoEffect / NoEffect;
    /// What it says in words; the computation is compared for itself.
    Definition = "definition": Check / Check / Check;
    /// Where it stands on a page.
    Theme = "theme": NoEffect / NoEffect / NoEffect;
    /// Who must feed it: contributors may come or go.
    Status = "status": Check / Check / Check;
    /// Link of the chain of results: what is claimed of it, not what is counted.
    Level = "level": Check / Check / Check;
    /// Which way is better: the same figure would be read the other way.
    Direction = "direction": Breaks / Breaks / Breaks;
    /// What one observation is: persons are not stays.
    Observes = "observes": Breaks / Breaks / Breaks;
    /// Which kind of source may feed it: contributors may come or go.
    From = "from": Check / Check / Check;
    /// Its unit.
    Unit = "unit": Breaks / Breaks / Breaks;
    /// Whom it speaks of, in words. They are the definition of the denominator where no `among` can say it.
    Population = "population": Breaks / Breaks / Breaks;
    /// Who is eligible.
    Among = "among": Breaks / Breaks / Breaks;
    /// What kind of thing is computed.
    Measure = "measure": Breaks / Breaks / Breaks;
    /// What is counted, summed or averaged.
    Numerator = "numerator": Breaks / Breaks / Breaks;
    /// What it is divided by.
    Denominator = "denominator": Breaks / Breaks / Breaks;
    /// The factor of a ratio.
    Times = "times": Breaks / Breaks / Breaks;
    /// A split comes or goes, the total stays.
    Disaggregation = "disaggregation": Check / Check / Check;
    /// A structure it is standardised to: rows come or go, the others stay.
    Standardised = "standardised": Check / Check / Check;
    /// A wave whose figures are published. One more adds rows; one less ends some.
    Wave = "wave": Breaks / Check / Breaks;
    /// Which observation of a respondent counts.
    OnePer = "one-per": Breaks / Breaks / Breaks;
    /// The rhythm of publication: a year holds its quarters, yet rows change.
    Every = "every": Check / Check / Check;
    /// A value to compare with.
    Reference = "reference": Check / Check / Check;
    /// Plausible values: what is warned of, and what the author expects of the scale.
    Plausible = "plausible": Check / Check / Check;
    /// A correspondence claimed with a standard.
    Standard = "standard": Check / Check / Check;
    /// Whether the wording itself matters.
    Strict = "comparability-strict": Check / Check / Check;
    /// What may be said of cause.
    Attribution = "attribution": Check / Check / Check;
    /// Fewest persons: figures appear or are withheld, none changes.
    Persons = "publish-persons": Check / Check / Check;
    /// Fewest associations.
    Associations = "publish-associations": Check / Check / Check;
    /// Largest share of one association.
    Dominance = "publish-dominance": Check / Check / Check;
    /// Step of published medians.
    Step = "publish-step": Check / Check / Check;
    /// What a partial may carry.
    Bins = "publish-bins": Check / Check / Check;
    /// Smallest change that means something.
    MinimalChange = "minimal-change": Check / Check / Check;
    /// The wording of a question: answers may move. A break where the indicator is strict on it.
    Question = "question": Check / Check / Check;
    /// A note for readers.
    Note = "note": NoEffect / NoEffect / NoEffect;
    /// Former ids.
    Replaces = "replaces": NoEffect / NoEffect / NoEffect;

    // Of a variable.
    /// The variable itself: what used it says so by its own change. One that is gone leaves an id to reserve.
    Variable = "variable": NoEffect / NoEffect / Check;
    /// Its type.
    Type = "type": Breaks / Breaks / Breaks;
    /// Lowest and highest value: what lies outside is invalid, hence outside the base.
    Bounds = "bounds": Breaks / Breaks / Breaks;
    /// How many decimals.
    Decimals = "decimals": Breaks / Breaks / Breaks;
    /// How it comes from others.
    Derivation = "derivation": Breaks / Breaks / Breaks;
    /// Codes that stand alone: beside another they make the answer invalid, hence outside the base.
    Exclusive = "exclusive": Breaks / Breaks / Breaks;
    /// Whether it is sensitive: some shares are then withheld.
    Sensitive = "sensitive": Check / Check / Check;
    /// Where the question is asked: who is not asked is not concerned, hence outside the base. Asked more widely, it
    /// is to be checked; more narrowly, or elsewhere, the population is another.
    AskedWhen = "asked-when": Breaks / Breaks / Check;
    /// The time the question asks about: another time is another question. Written where nothing was, it may only say
    /// what was always asked.
    Recall = "recall": Breaks / Check / Check;
    /// Whom the question is put to, in words, as with the time it asks about.
    AskedOf = "asked-of": Breaks / Check / Check;
    /// The instrument it belongs to.
    Instrument = "instrument": Check / Check / Check;

    // Of a codelist.
    /// The list itself: its codes are compared for themselves, in every variable that has them.
    Codelist = "codelist": NoEffect / NoEffect / Check;
    /// Whether its codes have an order: without one, a scale is no scale.
    Ordered = "ordered": Breaks / Check / Breaks;
    /// The order of the codes of an ordered list: a scale turned round.
    CodeOrder = "code-order": Breaks / Breaks / Breaks;
    /// A code: new, it may take answers from the others; gone, so are its answers.
    Code = "code": NoEffect / Check / Breaks;
    /// Codes merged into one.
    CodeMerged = "code-merged": Breaks / Breaks / Breaks;
    /// A code under another name, declared: sources that hold codes must follow.
    CodeRenamed = "code-renamed": NoEffect / NoEffect / NoEffect;
    /// The label of a code. Cells are matched by it: to be checked where an association would lose answers.
    CodeLabel = "code-label": NoEffect / NoEffect / NoEffect;
    /// The score of a code.
    CodeValue = "code-value": Breaks / Breaks / Breaks;
    /// The group of a code.
    CodeWithin = "code-within": Breaks / Breaks / Breaks;
    /// A reason why there is no answer, or a category: inside the base, or outside.
    CodeMissing = "code-missing": Breaks / Breaks / Breaks;
    /// Whether a code alone is sensitive.
    CodeSensitive = "code-sensitive": Check / Check / Check;

    // Of an association. Its changes move what it brings, not what the sector agreed on: someone must look.
    /// The association itself.
    Association = "association": Check / Check / Check;
    /// Its name.
    Name = "name": NoEffect / NoEffect / NoEffect;
    /// What it extends.
    Extends = "extends": Check / Check / Check;
    /// Whether other members see its figures.
    Share = "share-with-members": Check / Check / Check;
    /// Indicators it does not collect.
    NotCollected = "not-collected": Check / Check / Check;
    /// A source.
    Source = "source": Check / Check / Check;
    /// Which kind of source.
    Kind = "kind": Check / Check / Check;
    /// What one of its rows is.
    Row = "row": Check / Check / Check;
    /// Which files are read.
    Files = "files": Check / Check / Check;
    /// Habits of its tool that no key says.
    Profile = "profile": Check / Check / Check;
    /// How its files are written: a wrong mark makes other numbers.
    Dialect = "dialect": Check / Check / Check;
    /// Whether cells hold labels or codes.
    Answers = "answers": Check / Check / Check;
    /// Cells that are no answer.
    Missing = "missing": Check / Check / Check;
    /// Rows kept or dropped: a filter wider or narrower.
    Rows = "rows": Check / Check / Check;
    /// Who answers.
    Respondent = "respondent": Check / Check / Check;
    /// Which of several rows counts.
    Duplicates = "duplicates": Check / Check / Check;
    /// Of which period a row speaks.
    Period = "period": Check / Check / Check;
    /// Of which wave a row is.
    RowWave = "row-wave": Check / Check / Check;
    /// How it was sampled.
    Sample = "sample": Check / Check / Check;
    /// How rows weigh.
    Weights = "weights": Check / Check / Check;
    /// Indicators it alone feeds.
    Feeds = "feeds": Check / Check / Check;
    /// A correspondence.
    Mapping = "mapping": Check / Check / Check;
    /// Its columns.
    Columns = "columns": Check / Check / Check;
    /// Which cells are which codes.
    Cells = "cells": Check / Check / Check;
    /// The format of its dates.
    Format = "format": Check / Check / Check;
    /// What separates or marks the answers of a multiple choice.
    Marks = "marks": Check / Check / Check;
    /// What makes a value of a number.
    Convert = "convert": Check / Check / Check;
    /// What its own question says, where that is not the variable's.
    Asks = "asks": Check / Check / Check;
    /// Likeness to the common definition.
    Comparability = "comparability": Check / Check / Check;
    /// A reason given to readers.
    Because = "because": NoEffect / NoEffect / NoEffect;

    // Of the tables of costs and the profiles. No figure depends on costs, only what it is said to be worth.
    /// A table of unit costs.
    Costs = "costs": Check / Check / Check;
    /// A unit cost.
    Cost = "cost": Check / Check / Check;
    /// What is valued by it.
    Valued = "valued": Check / Check / Check;
    /// A profile: what it says is compared in the sources that name it.
    WrittenProfile = "written-profile": NoEffect / NoEffect / NoEffect;
}
