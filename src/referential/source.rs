//! Sources: where the files of an export are, what one row is, how it was sampled.

use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::Said;
use crate::i18n::referential as said;
use crate::referential::{Design, Habits, Name, Observes, SourceKind, Written};
use crate::source_text::Place;
use crate::yaml::Node;

use super::collections::filled_list;
use super::fields::Fields;
use super::habits::habits;
use super::ids::{own_id, reference};
use super::reader::Reader;
use super::scalar::{decimal, integer, name, word};

/// One kind of export of an association.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: Name,
    /// survey or records.
    pub kind: SourceKind,
    /// What one row is.
    pub observes: Observes,
    /// Patterns below the folder of exports.
    pub files: Vec<Name>,
    /// The tool's habits.
    pub profile: Option<Name>,
    /// How they are written and read; what it writes itself comes before the tool's habits.
    pub habits: Habits,
    /// How it was sampled.
    pub sample: Vec<Sample>,
    /// How rows weigh.
    pub weights: Option<Written<Weights>>,
    /// Indicators it alone feeds in full.
    pub feeds: Vec<Name>,
    /// What it must say and does not, which its profile may say for it; none where it names no profile, for
    /// that was told.
    pub lacks: Vec<Lack>,
    /// Where to point at what lacks.
    pub spot: Place,
    /// Whether all that it says of itself could be read; else what it does not feed may be for what was lost.
    pub whole: bool,
}

/// What a source must say, itself or by its profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// `period`.
    Period,
    /// `mappings` or `fill`.
    Mappings,
}

/// What says the period, and what fills variables.
const PERIOD: &[&str] = &["period"];
const MAPPINGS: &[&str] = &["mappings", "fill"];

impl Lack {
    /// What is said of it.
    pub fn said(self) -> Said {
        match self {
            Self::Period => said::key_missing("period"),
            Self::Mappings => said::one_of_missing(MAPPINGS),
        }
    }
}

/// How a source was sampled in one period.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The period.
    pub period: Name,
    /// How many were eligible.
    pub eligible: Option<Written<i64>>,
    /// How many were invited.
    pub invited: Option<Written<i64>>,
    /// The design.
    pub design: Design,
}

/// How rows weigh.
#[derive(Clone, Debug)]
pub enum Weights {
    /// A column.
    Column(Name),
    /// Margins to rake to: variable, then code and total.
    Rake(Vec<(Name, Margins)>, Option<Written<Decimal>>),
}

/// Code, then total.
pub type Margins = Vec<(Name, Written<Decimal>)>;

/// What a source or a profile does not say, every key of it being asked already: a key that was meant to say it is told
/// for itself.
pub(super) fn lacks(fields: &Fields<'_, '_, '_>) -> Vec<Lack> {
    let all = [(Lack::Period, PERIOD), (Lack::Mappings, MAPPINGS)];
    let mut lacks = Vec::new();
    for (lack, keys) in all {
        if !keys.iter().any(|key| fields.has(key))
            && !keys.iter().any(|key| fields.mistyped(key).is_some())
        {
            lacks.push(lack);
        }
    }
    lacks
}

/// One kind of export.
pub(super) fn source(node: &Node, reader: &mut Reader<'_>) -> Option<Source> {
    let losses = reader.losses();
    let mut fields = Fields::open(node, reader)?;
    let id = fields.required("id", own_id);
    let kind = fields.optional("kind", word(SourceKind::WORDS));
    let observes = fields.optional("observes", word(Observes::WORDS));
    let files = fields.required_list("files", name);
    let profile = fields.optional("profile", name);
    let habits = habits(&mut fields);
    let sample = fields.list("sample", sample);
    let weights = fields.optional("weights", weights);
    let feeds = fields.list("feeds", reference);
    let mut lacks = lacks(&fields);
    if !fields.has("profile") {
        for lack in lacks.drain(..) {
            let spot = fields.spot;
            fields.reader.fault(Code::KeyMissing, spot, lack.said());
        }
    }
    let spot = fields.spot;
    let whole = fields.finish() == losses;
    Some(Source {
        id: id?,
        kind: kind.unwrap_or(SourceKind::Survey),
        observes: observes.unwrap_or(Observes::Person),
        files,
        profile,
        habits,
        sample,
        weights,
        feeds,
        lacks,
        spot,
        whole,
    })
}

fn sample(node: &Node, reader: &mut Reader<'_>) -> Option<Sample> {
    let mut fields = Fields::open(node, reader)?;
    let period = fields.required("period", name);
    let eligible = fields.optional("eligible", integer);
    let invited = fields.optional("invited", integer);
    let design = fields.required("design", word(Design::WORDS));
    fields.finish();
    Some(Sample {
        period: period?,
        eligible,
        invited,
        design: design?,
    })
}

/// `{column}`, or `{rake, cap}`.
fn weights(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Weights>> {
    let mut fields = Fields::open_around(node, reader, "column")?;
    let entry = fields.one_of(&["column", "rake"]);
    let value = if let Some(entry) = entry.filter(|entry| entry.key == "column") {
        name(&entry.value, fields.reader).map(Weights::Column)
    } else {
        let margins = entry.and_then(|entry| filled_list(&entry.value, fields.reader, margins));
        let cap = fields.optional("cap", decimal);
        margins.map(|margins| Weights::Rake(margins, cap))
    };
    fields.finish();
    value.zip(entry).map(|(value, entry)| Written {
        value,
        place: entry.place,
    })
}

/// `{by: sexe, margins: {F: 48, H: 52}}`.
fn margins(node: &Node, reader: &mut Reader<'_>) -> Option<(Name, Margins)> {
    let mut fields = Fields::open(node, reader)?;
    let by = fields.required("by", reference);
    let margins = fields.required_pairs("margins", decimal);
    fields.finish();
    Some((by?, margins))
}
