//! The closed lists of words of the grammar.

/// Closed lists of words: an enum, the word of the grammar for each, all of them.
macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident = $word:literal,)+ })+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])+ $variant,)+ }

        impl $name {
            /// The words of the grammar, in order.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)+];

            /// The word of the grammar.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    )+ };
}
words! {
    /// What one observation is.
    Observes {
        /// A person.
        Person = "person",
        /// A household.
        Household = "household",
        /// A stay.
        Stay = "stay",
        /// A night.
        Night = "night",
        /// A request.
        Request = "request",
        /// A site.
        Site = "site",
    }
    /// Of what one a unit cost is.
    Per {
        /// A person.
        Person = "person",
        /// A household.
        Household = "household",
        /// A stay.
        Stay = "stay",
        /// A night.
        Night = "night",
        /// A request.
        Request = "request",
        /// A site.
        Site = "site",
        /// One of what a sum adds up.
        Unit = "unit",
    }
    /// When a unit cost is borne.
    Paid {
        /// Every year that the situation lasts.
        Yearly = "yearly",
        /// Once, however long it lasts.
        Once = "once",
    }
    /// Which kind of source.
    SourceKind {
        /// Answers of persons.
        Survey = "survey",
        /// Files of the association.
        Records = "records",
    }
    /// Place of an indicator in the programme.
    Status {
        /// Every association feeds it or says why not.
        Core = "core",
        /// Recommended.
        Recommended = "recommended",
        /// Optional.
        Optional = "optional",
    }
    /// Link of the chain of results.
    Level {
        /// Means.
        Input = "input",
        /// Activity.
        Activity = "activity",
        /// What was done.
        Output = "output",
        /// What it changed.
        Outcome = "outcome",
        /// What would not have happened otherwise.
        Impact = "impact",
        /// Setting.
        Context = "context",
    }
    /// Which way is better.
    Direction {
        /// Up.
        Increase = "increase",
        /// Down.
        Decrease = "decrease",
        /// Neither.
        Neutral = "neutral",
        /// Towards a target.
        Target = "target",
    }
    /// Which observation of a respondent counts.
    Keep {
        /// The first.
        First = "first",
        /// The last.
        Last = "last",
        /// None may be double.
        Error = "error",
    }
    /// What may be said of cause.
    Attribution {
        /// Declared by the persons.
        Declared = "declared",
        /// Not measured.
        NotMeasured = "not-measured",
        /// Against a counterfactual.
        Counterfactual = "counterfactual",
    }
    /// Role of a value to compare with.
    ReferenceRole {
        /// A target.
        Target = "target",
        /// A baseline.
        Baseline = "baseline",
        /// A benchmark.
        Benchmark = "benchmark",
    }
    /// What cells hold.
    Answers {
        /// Labels.
        Labels = "labels",
        /// Codes.
        Codes = "codes",
    }
    /// How a sample was drawn.
    Design {
        /// Everyone.
        Census = "census",
        /// At random.
        Random = "random",
        /// Who would.
        SelfSelected = "self-selected",
    }
    /// Likeness of what a source asks to the common definition, best first.
    Comparability {
        /// The same.
        Exact = "exact",
        /// Alike enough to be added, and said.
        Close = "close",
        /// Of the same subject; never added.
        Broad = "broad",
        /// Not comparable.
        None = "none",
    }
}

impl Observes {
    /// What is one of these, for a unit cost.
    pub fn per(self) -> Per {
        match self {
            Self::Person => Per::Person,
            Self::Household => Per::Household,
            Self::Stay => Per::Stay,
            Self::Night => Per::Night,
            Self::Request => Per::Request,
            Self::Site => Per::Site,
        }
    }
}

impl Comparability {
    /// Whether it enters a sector figure.
    pub fn enters(self) -> bool {
        self <= Self::Close
    }
}
