//! Landmarks as written: what a made-up population looks like.
//!
//! A file of its own beside referentials, never among them: it says nothing of what is measured. Its grammar
//! is told where it gets its meaning, in the room of made-up exports.

use std::path::Path;

use crate::decimal::Decimal;
use crate::diagnostic::{Code, Diagnostics};
use crate::i18n::{Stop, referential as said};
use crate::source_text::{Place, SourceTexts};
use crate::yaml::{Kind, Node, Scalar};

use super::collections::pairs;
use super::condition::{Condition, condition};
use super::fields::Fields;
use super::header::language;
use super::ids::{id, reference};
use super::load::tree_on_disk;
use super::reader::Reader;
use super::scalar::{boolean, decimal, missing, word};
use super::shelf::shown;
use super::text::text;
use super::words::SourceKind;
use super::{Missing, Name, Written};

/// A file of landmarks.
#[derive(Clone, Debug, Default)]
pub struct Landmarks {
    /// What is known of variables, in order.
    pub landmarks: Vec<Landmark>,
    /// Who is found in a source, in order.
    pub population: Vec<Population>,
}

/// What is known of one variable.
#[derive(Clone, Debug)]
pub struct Landmark {
    /// The variable.
    pub variable: Name,
    /// The association it holds for; none for all.
    pub association: Option<Name>,
    /// The observations it holds for; none for all.
    pub among: Option<Condition>,
    /// How often each answer comes.
    pub law: Option<Law>,
    /// The same, where another wave differs.
    pub waves: Vec<(Name, Law)>,
    /// How often a value lacks, in percent, by reason.
    pub missing: Option<Vec<(Missing, Written<Decimal>)>>,
    /// Whether it stays with a respondent.
    pub stable: Option<bool>,
}

/// How often each answer comes.
#[derive(Clone, Debug)]
pub enum Law {
    /// Codes, in percent.
    Shares(Vec<(Name, Written<Decimal>)>, Place),
    /// Around a mean.
    Around {
        /// The mean.
        mean: Written<Decimal>,
        /// The standard deviation.
        spread: Written<Decimal>,
        /// Whether its logarithm is normal.
        lognormal: bool,
        /// The variable of which the mean is a multiple.
        of: Option<Name>,
    },
}

/// Who is found in sources of one kind.
#[derive(Clone, Debug)]
pub struct Population {
    /// The kind of source; none for all.
    pub from: Option<SourceKind>,
    /// The association; none for all.
    pub association: Option<Name>,
    /// Who.
    pub among: Condition,
}

/// Reads the landmarks at `path`; none where they hold no readable tree.
///
/// # Errors
/// Where there is no file at `path`: the tool cannot run.
pub fn load_landmarks(
    path: &Path,
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Option<Landmarks>> {
    if !path.is_file() {
        return Err(Stop(said::path_missing(&shown(path))).into());
    }
    let read = tree_on_disk(path, texts, diagnostics);
    Ok(read.and_then(|(_, node)| file(&node, &mut Reader::new(diagnostics))))
}

fn file(node: &Node, reader: &mut Reader<'_>) -> Option<Landmarks> {
    let mut fields = Fields::open(node, reader)?;
    if !super::file::is_format_read(&mut fields) {
        return None;
    }
    fields.required("id", id);
    fields.required("language", language);
    fields.optional("title", text);
    fields.note();
    let landmarks = fields.list("landmarks", landmark);
    let population = fields.list("population", population);
    fields.finish();
    Some(Landmarks {
        landmarks,
        population,
    })
}

fn landmark(node: &Node, reader: &mut Reader<'_>) -> Option<Landmark> {
    let mut fields = Fields::open(node, reader)?;
    let variable = fields.required("variable", reference);
    let association = fields.optional("association", id);
    let among = fields.optional("among", condition);
    // A condition that cannot be read would make the landmark say more than it means.
    let sound = among.is_some() || !fields.has("among");
    let law = law_of(&mut fields);
    let waves = fields.pairs("waves", |node, reader| {
        let mut fields = Fields::open(node, reader)?;
        let law = law_of(&mut fields);
        fields.finish();
        law
    });
    let missing = fields.optional("missing", rates);
    let stable = fields.optional("stable", boolean);
    origin(&mut fields);
    fields.note();
    fields.finish();
    Some(Landmark {
        variable: variable?,
        association,
        among,
        law,
        waves,
        missing,
        stable,
    })
    .filter(|_| sound)
}

/// `shares`, or `mean` and `spread`; none where neither is written.
fn law_of(fields: &mut Fields<'_, '_, '_>) -> Option<Law> {
    let spot = fields.spot;
    let written = fields.at_most_one_of(&["shares", "mean"]);
    if written.is_some_and(|entry| entry.key == "shares") {
        let shares = fields.pairs("shares", decimal);
        let checked = shares.into_iter().filter_map(|(name, share)| {
            percent(&share, fields.reader)?;
            Some((name, share))
        });
        return Some(Law::Shares(checked.collect(), spot));
    }
    written?;
    let mean = fields.required("mean", decimal);
    let spread = fields.required("spread", decimal);
    let shape = fields.optional("shape", word(&[("normal", false), ("lognormal", true)]));
    let of = fields.optional("of", reference);
    Some(Law::Around {
        mean: mean?,
        spread: spread?,
        lognormal: shape.unwrap_or(false),
        of,
    })
}

/// Reasons, in percent.
fn rates(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<(Missing, Written<Decimal>)>> {
    let written = pairs(node, reader, decimal)?;
    let mut rates = Vec::with_capacity(written.len());
    for (reason, rate) in written {
        // The key as a value, so that it is checked like one.
        let key = Node {
            kind: Kind::Scalar(Scalar {
                text: reason.value.into(),
                quoted: false,
            }),
            place: reason.place,
            spot: reason.place,
        };
        if let (Some(reason), Some(())) = (missing(&key, reader), percent(&rate, reader)) {
            rates.push((reason, rate));
        }
    }
    Some(rates)
}

/// From 0 to 100.
fn percent(share: &Written<Decimal>, reader: &mut Reader<'_>) -> Option<()> {
    let hundred = crate::decimal::power(share.value.decimals) * 100;
    if (0..=hundred).contains(&share.value.units) {
        return Some(());
    }
    let said = said::percent_wrong(&share.value.to_string());
    reader.fault(Code::TypeWrong, share.place, said);
    None
}

/// Where it was read, or that it was read nowhere.
fn origin(fields: &mut Fields<'_, '_, '_>) {
    let spot = fields.spot;
    fields.one_of(&["source", "invented"]);
    fields.optional("source", text);
    if let Some(false) = fields.optional("invented", boolean) {
        let said = said::invented_false();
        fields.reader.fault(Code::TypeWrong, spot, said);
    }
}

fn population(node: &Node, reader: &mut Reader<'_>) -> Option<Population> {
    let mut fields = Fields::open(node, reader)?;
    let from = fields.optional("from", word(SourceKind::WORDS));
    let association = fields.optional("association", id);
    let among = fields.required("among", condition);
    origin(&mut fields);
    fields.note();
    fields.finish();
    Some(Population {
        from,
        association,
        among: among?,
    })
}
