//! The catalogue of diagnostics: every code, its kebab-case name, the step that finds it and its weight.

use super::Severity;
use crate::i18n::Lang;

/// How far the weight of a code can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The result cannot be trusted: it stays an error, whatever is asked.
    Error,
    /// Taken for an error by what it looks like: an error unless it is lowered or accepted.
    Lint,
    /// A warning, which can be raised, silenced or accepted.
    Warning,
}

impl Class {
    /// Whether it can be made less than an error.
    pub fn can_be_lowered(self) -> bool {
        self != Self::Error
    }
}

/// The steps that find faults, in the order they are gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Reading YAML.
    Yaml,
    /// Decoding a referential.
    Decoding,
    /// Resolving referentials into a plan.
    Resolving,
    /// Reading exports.
    Reading,
    /// Aggregating.
    Aggregating,
    /// Checking the claims of texts.
    Claiming,
    /// Weighing what the others found.
    Weighing,
}

impl Phase {
    /// The name programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Decoding => "decoding",
            Self::Resolving => "resolving",
            Self::Reading => "reading",
            Self::Aggregating => "aggregating",
            Self::Claiming => "claiming",
            Self::Weighing => "weighing",
        }
    }
}

/// The page of a code, in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// In French.
    pub fr: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Page {
    /// The page in `lang`.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }

    /// Its first sentence: the paragraph under its title, on one line.
    pub fn summary(self, lang: Lang) -> String {
        let lines = self.in_lang(lang).lines().skip(1);
        let text = lines.skip_while(|line| line.trim().is_empty());
        let text: Vec<&str> = text.take_while(|line| !line.trim().is_empty()).collect();
        text.join(" ")
    }
}

macro_rules! codes {
    ($($phase:ident: $($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $class:ident;)+)+) => {
        /// The name of one kind of fault. Stable: scripts and `accept:` lists rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($($(#[doc = $doc])+ $variant,)+)+ }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &'static [Code] = &[$($(Code::$variant,)+)+];

            /// The kebab-case name users see.
            pub fn name(self) -> &'static str {
                match self { $($(Code::$variant => $name,)+)+ }
            }

            /// Its page: what it is, why it matters, how to mend it, before and after. Markdown.
            pub fn page(self) -> Page {
                match self {
                    $($(Code::$variant => Page {
                        fr: include_str!(concat!("pages/fr/", $name, ".md")),
                        en: include_str!(concat!("pages/en/", $name, ".md")),
                    },)+)+
                }
            }

            /// How far its weight can be changed.
            pub fn class(self) -> Class {
                match self { $($(Code::$variant => Class::$class,)+)+ }
            }

            /// The step at which it is found.
            pub fn phase(self) -> Phase {
                match self { $($(Code::$variant => Phase::$phase,)+)+ }
            }
        }
    };
}

impl Code {
    /// The code of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// Whether a referential may accept it: no error, nothing said of acceptances themselves, and nothing of texts, which are none of
    /// its own.
    pub fn can_be_accepted(self) -> bool {
        let of_others = matches!(self.phase(), Phase::Weighing | Phase::Claiming);
        self.class().can_be_lowered() && !of_others
    }

    /// The weight it carries where nobody asked for another.
    pub fn severity(self) -> Severity {
        match self.class() {
            Class::Error | Class::Lint => Severity::Error,
            Class::Warning => Severity::Warning,
        }
    }
}

codes! {
    Yaml:
    /// The text is not YAML.
    YamlSyntax = "yaml-syntax", Error;
    /// A tab indents a line.
    YamlTab = "yaml-tab", Error;
    /// A key is written twice in one mapping.
    YamlDuplicateKey = "yaml-duplicate-key", Error;
    /// An anchor is defined.
    YamlAnchor = "yaml-anchor", Error;
    /// An alias is used.
    YamlAlias = "yaml-alias", Error;
    /// A value carries a tag.
    YamlTag = "yaml-tag", Error;
    /// The file holds a directive.
    YamlDirective = "yaml-directive", Error;
    /// The file holds several documents.
    YamlSeveralDocuments = "yaml-several-documents", Error;
    /// The file holds nothing.
    YamlEmpty = "yaml-empty", Error;
    /// The file is not UTF-8, or holds a NUL.
    YamlEncoding = "yaml-encoding", Error;
    /// The file passes a limit of size, depth or nodes.
    YamlLimit = "yaml-limit", Error;

    Decoding:
    /// A key the grammar does not know.
    KeyUnknown = "yaml-unknown-key", Error;
    /// A required key is not there.
    KeyMissing = "yaml-missing-key", Error;
    /// A key without a value.
    KeyEmpty = "yaml-empty-key", Error;
    /// A value of another kind than the key takes.
    TypeWrong = "type-wrong", Error;
    /// A value outside the list the key takes.
    ValueNotListed = "value-not-listed", Error;
    /// An id or a code that breaks the rule of ids and codes.
    IdInvalid = "id-invalid", Error;
    /// Two keys that cannot stand together, or none of those of which one must.
    KeysConflict = "keys-conflict", Error;
    /// A file of no known kind of referential.
    ReferentialUnknown = "referential-unknown", Error;
    /// Format of the referential that this version does not read.
    FormatUnsupported = "format-unsupported", Error;
    /// An acceptance of what cannot be accepted: an error, or what is said of acceptances.
    AcceptRefused = "accept-refused", Error;

    Resolving:
    /// No common referential among the files.
    CommonMissing = "common-missing", Error;
    /// More than one common referential.
    CommonSeveral = "common-several", Error;
    /// `extends` names a referential that is not there.
    ExtendsUnresolved = "extends-unresolved", Error;
    /// `extends` asks for a version the common referential does not have.
    ExtendsVersion = "extends-version", Error;
    /// An id is defined twice.
    IdDuplicate = "referential-duplicate-id", Error;
    /// A code stands twice in a codelist.
    CodeDuplicate = "referential-duplicate-code", Error;
    /// An association reuses an id of the common referential, or a profile that of one of this program.
    IdReserved = "id-reserved", Error;
    /// A name that nothing defines.
    ReferenceUnknown = "reference-unknown", Error;
    /// A code its codelist does not have.
    CodeUnknown = "code-unknown", Error;
    /// A derived variable that comes from itself, or a question asked by its own answer.
    DerivedCycle = "referential-cycle", Error;
    /// Bounds of bins that do not rise, or that their variable cannot reach.
    BinsInvalid = "bins-invalid", Error;
    /// A variable of a type that the measure, the condition or the derivation cannot carry.
    VariableType = "variable-type", Error;
    /// A measure that would sum or average what does not aggregate.
    NotAggregable = "not-aggregable", Error;
    /// A disaggregation written twice, or a crossing of a variable with itself.
    DisaggregationDuplicate = "disaggregation-duplicate", Error;
    /// A factor of 0.
    TimesZero = "times-zero", Error;
    /// An indicator looser than the programme on publication.
    PublishLooser = "publish-looser", Error;
    /// A break of series that its indicator already has.
    BreakDuplicate = "break-duplicate", Error;
    /// Several waves of the same persons would be pooled.
    WavesPooled = "waves-pooled", Error;
    /// A core indicator neither fed nor declared `not-collected`.
    CoreNotFed = "core-not-fed", Error;
    /// An indicator declared `not-collected` that a source feeds.
    NotCollectedFed = "not-collected-fed", Warning;
    /// An own indicator that nothing feeds.
    IndicatorNotFed = "indicator-not-fed", Warning;
    /// A source that feeds no indicator.
    SourceFeedsNothing = "source-feeds-nothing", Warning;
    /// A file pattern that leaves the folder of exports.
    PathOutside = "path-outside", Error;
    /// A file pattern that is not one.
    PatternInvalid = "pattern-invalid", Error;
    /// A variable mapped twice in one source.
    MappingDuplicate = "mapping-duplicate", Error;
    /// A mapping that does not suit the type of its variable.
    MappingInvalid = "mapping-invalid", Error;
    /// Answers joined in one cell that could be read in two ways.
    MultiAmbiguous = "multi-ambiguous", Error;
    /// A mapped column that looks like an identity.
    PersonalDataMapped = "personal-data-mapped", Lint;
    /// A comparability other than exact without its reason.
    ReasonMissing = "reason-missing", Warning;
    /// A reason beside what is held to be exact.
    ReasonUnused = "reason-unused", Warning;
    /// A date format that cannot give a period, or a date.
    DateFormat = "date-format", Error;
    /// A source's periods are coarser than an indicator publishes.
    PeriodTooCoarse = "period-too-coarse", Error;
    /// Two sources of one association, one of them anonymous, feed one indicator.
    RespondentsMixed = "respondents-mixed", Warning;
    /// Units that do not go together.
    UnitMismatch = "unit-mismatch", Error;
    /// A condition that no observation can meet.
    ConditionImpossible = "condition-impossible", Error;
    /// A share that is always 0, or always 100.
    ShareConstant = "share-constant", Error;
    /// A code of a numerator that its denominator excludes.
    NumeratorOutside = "numerator-outside", Error;
    /// An arm of a `case` that nothing reaches.
    CaseUnreachable = "case-unreachable", Warning;
    /// Two shares of one indicator that partly overlap.
    SharesOverlap = "shares-overlap", Warning;
    /// A code in no group, in a list that is regrouped.
    GroupMissing = "group-missing", Error;
    /// Two sources of one association that read the same files.
    FilesOverlap = "files-overlap", Warning;
    /// A share that most often says something else than what was meant.
    ShareDoubtful = "share-doubtful", Warning;
    /// A value that what it speaks of can hardly have.
    ValueImplausible = "value-implausible", Warning;
    /// A definition that serves nothing.
    DefinitionUnused = "definition-unused", Warning;
    /// One column, or one item, where two were probably meant.
    NamedTwice = "named-twice", Warning;
    /// A scale turned round that nothing puts right.
    ScaleReversed = "scale-reversed", Error;
    /// Numbered answers that run against the scale, where nothing says that the question does.
    ScaleDirection = "scale-direction", Warning;
    /// Answers sent to a scale, or values given to one, out of its order.
    ScaleOrder = "scale-order", Error;
    /// A scale of another length than the variable's, held to be the same.
    ScaleLength = "scale-length", Error;
    /// A label of the common list sent to another code than its own.
    AnswerCrossed = "answer-crossed", Error;
    /// A reversed item of a score that is only taken away.
    ItemReversed = "item-reversed", Warning;
    /// A question on another time than the variable's, held to be the same.
    RecallDiffers = "recall-differs", Error;
    /// A question put to others than the variable's, held to be the same.
    PopulationDiffers = "population-differs", Error;
    /// A disaggregation most cells of which must be withheld.
    DisaggregationFine = "disaggregation-fine", Warning;
    /// Items of an instrument that may not be reproduced.
    InstrumentReproduced = "instrument-reproduced", Error;
    /// A mapped column that looks like a sensitive category, and nothing that says so.
    SensitiveUndeclared = "sensitive-undeclared", Warning;
    /// Amounts of a table of costs that do not add up: another currency, prices of another year.
    CostMoney = "cost-money", Error;
    /// A cost of one thing beside an indicator that counts another.
    CostPer = "cost-per", Error;
    /// An indicator without a number to multiply by a cost.
    CostMeasure = "cost-measure", Error;
    /// A cost that would be avoided twice for one person.
    CostCountedTwice = "cost-counted-twice", Error;
    /// An effect that could be several figures, or none.
    ValuedUnclear = "valued-unclear", Error;

    Reading:
    /// Folders of exports below which no source asks for any file.
    NothingRead = "nothing-read", Error;
    /// A source whose patterns match no file.
    SourceNoFile = "source-no-file", Warning;
    /// A file that no source claims.
    FileUnclaimed = "file-unclaimed", Warning;
    /// A file of the same content as another.
    FileDuplicate = "file-duplicate", Error;
    /// A file that cannot be read.
    FileUnreadable = "file-unreadable", Error;
    /// A file past the limit of size.
    LimitFileSize = "limit-file-size", Error;
    /// A table of more columns than a spreadsheet has.
    LimitColumns = "limit-columns", Error;
    /// A row past the limit of size.
    LimitRowSize = "limit-row-size", Error;
    /// Neither a CSV nor a workbook that is read, or a workbook under the name of a CSV.
    FormatNotCsv = "format-not-csv", Error;
    /// A workbook that cannot be read.
    WorkbookDamaged = "workbook-damaged", Error;
    /// A sheet that the workbook does not have.
    SheetUnknown = "sheet-unknown", Error;
    /// Several sheets that could be meant, and none named.
    SheetSeveral = "sheet-several", Warning;
    /// A file of 0 byte.
    CsvEmpty = "csv-empty", Error;
    /// A heading and no row.
    CsvNoRows = "csv-no-rows", Warning;
    /// A NUL byte.
    CsvNul = "csv-nul", Error;
    /// A quote that is never closed, or so late that it may have swallowed rows.
    CsvQuoteOpen = "csv-quote-open", Error;
    /// A quote inside a cell, neither doubled nor at its ends: the row is rejected.
    CsvQuoteStray = "csv-quote-stray", Error;
    /// A row with fewer cells than the heading.
    CsvRowShort = "csv-row-short", Error;
    /// A row with more cells than the heading.
    CsvRowLong = "csv-row-long", Error;
    /// Blank cells past the headings, in many rows.
    CsvTrailingDelimiter = "csv-trailing-delimiter", Warning;
    /// A row of another table below the first one: rejected.
    CsvSecondTable = "csv-second-table", Error;
    /// A row that repeats the headings: rejected.
    RowIsHeader = "row-is-header", Error;
    /// A row of totals: rejected.
    RowTotal = "row-total", Error;
    /// Rows above the headings that are not declared.
    CsvPreamble = "csv-preamble", Error;
    /// Another number of heading rows than the one declared.
    CsvHeaderRows = "csv-header-rows", Error;
    /// A delimiter other than the one declared.
    CsvDelimiter = "csv-delimiter", Error;
    /// A repeated group, whose rows or columns are not answers of one person each.
    CsvRepeats = "csv-repeats", Error;
    /// Bytes that are not of the declared encoding.
    EncodingInvalid = "encoding-invalid", Error;
    /// An encoding that had to be guessed, or that is not the one declared.
    EncodingGuessed = "encoding-guessed", Warning;
    /// Text encoded twice.
    EncodingDouble = "encoding-double", Warning;
    /// A mapped column that the file does not have.
    ColumnMissing = "column-missing", Error;
    /// A mapped heading that stands twice in the file.
    ColumnDuplicate = "column-duplicate", Error;
    /// A column without a heading that holds answers: it is not read.
    ColumnBlank = "column-blank", Warning;
    /// An unmapped column that looks like an identity: it is not read.
    PersonalDataFound = "personal-data-found", Warning;
    /// A number that cannot be read.
    NumberInvalid = "number-invalid", Error;
    /// A number that is none, or the error of a spreadsheet.
    NumberNonfinite = "number-nonfinite", Error;
    /// Numbers that could be thousands or fractions, in a file that nothing says the decimal mark of: it is refused.
    NumberAmbiguous = "number-ambiguous", Error;
    /// More decimals than the variable declares.
    NumberPrecision = "number-precision", Error;
    /// A value outside the bounds of its variable.
    ValueRange = "value-range", Error;
    /// A cell that matches no code.
    ValueUnknown = "value-unknown", Error;
    /// A date that cannot be read with the declared format.
    DateInvalid = "date-invalid", Error;
    /// A value far from those of the former period.
    ValueOutlier = "value-outlier", Warning;
    /// A date, or a period, that is far from the others of its file.
    DatePeriod = "date-period", Warning;
    /// A cell of a mapped column that looks like an identity: it is not read.
    PersonalDataValue = "personal-data-value", Error;
    /// An edit that fails: what an observation says does not hold together.
    EditFailed = "edit-failed", Warning;
    /// A hard edit that fails: the values that it names are held to be invalid.
    EditInvalid = "edit-invalid", Error;
    /// A derived variable that its parts, though there, do not give.
    DerivedInvalid = "derived-invalid", Error;
    /// An exclusive code beside another.
    ExclusiveBroken = "exclusive-broken", Error;
    /// A row without a readable period: rejected.
    PeriodInvalid = "period-invalid", Error;
    /// A row without a known wave: rejected.
    WaveUnknown = "wave-unknown", Error;
    /// A row without a readable weight: rejected.
    WeightInvalid = "weight-invalid", Error;
    /// A respondent twice in one wave of one period, with no rule that says which row counts.
    RespondentTwice = "id-duplicate", Error;
    /// Duplicates the declared rule cannot tell apart: rejected.
    DuplicateTie = "duplicate-tie", Error;
    /// A row without its respondent's id: it counts as a person of its own.
    IdMissing = "id-missing", Warning;
    /// A row that looks like a trial of the form: it counts.
    ResponseTest = "response-test", Warning;
    /// A respondent's id that a spreadsheet turned into a number (`3,58E+14`): it counts as missing.
    IdScientific = "id-scientific", Error;
    /// Ids that stand with and without zeros before them.
    IdZeros = "id-zeros", Warning;
    /// Respondents numbered in different runs, which cannot be told apart.
    RespondentsAcrossRuns = "respondents-across-runs", Error;
    /// Observations of another referential, or of another version.
    ObservationsForeign = "observations-foreign", Error;

    Aggregating:
    /// Persons that count several times in one figure.
    RespondentRepeated = "respondent-repeated", Warning;
    /// Observations of one respondent, of which one counts, that cannot be told apart.
    OnePerTie = "one-per-tie", Warning;
    /// Observations of a later wave dated before all those of the earlier one.
    PairReversed = "pair-reversed", Warning;
    /// A change of which every pair stands on both sides of a break of series, or may: it is refused.
    ChangeAcrossBreak = "change-across-break", Warning;
    /// More respondents than a source says were eligible or invited.
    SampleExceeded = "sample-exceeded", Warning;

    /// Margins that no weights give to the rows of a period: these rows stand in no figure that is weighted.
    MarginUnreachable = "margin-unreachable", Error;

    Claiming:
    /// An anchor that names no published figure, or follows none of the text.
    ClaimAnchor = "claim-anchor", Error;
    /// A figure that several published ones could be.
    ClaimAmbiguous = "claim-ambiguous", Error;
    /// A figure that is tied to no published one.
    ClaimUntied = "claim-untied", Error;
    /// A figure that is withheld.
    ClaimWithheld = "claim-withheld", Error;
    /// A value that is not the published one.
    ClaimValue = "claim-value", Error;
    /// A value rounded wrongly, or with more decimals than its base bears.
    ClaimRounding = "claim-rounding", Error;
    /// A value in another unit than the published one.
    ClaimUnit = "claim-unit", Error;
    /// More, or less, than something that it is not.
    ClaimBound = "claim-bound", Error;
    /// A figure without its base near it.
    ClaimBase = "claim-base", Error;
    /// A figure without its period near it.
    ClaimPeriod = "claim-period", Error;
    /// A figure after a break of series, or set beside one of before.
    ClaimBreak = "claim-break", Error;
    /// A change, or a difference, that intervals do not bear.
    ClaimChange = "claim-change", Error;
    /// A word that gives a cause to a change.
    ClaimCause = "claim-cause", Warning;
    /// A figure of low coverage, of which the text does not say so.
    ClaimCoverage = "claim-coverage", Warning;

    Weighing:
    /// An acceptance whose date is past: what it accepted shows again.
    AcceptExpired = "accept-expired", Warning;
    /// An acceptance that nothing answers to.
    AcceptUnused = "accept-unused", Warning;
}
