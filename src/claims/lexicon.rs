//! The words by which a sentence names an indicator, a code, a wave, an association; and those that say more than a figure bears.
//!
//! In: a plan, and the tokens of a sentence. Out: which words they share. Words are compared by their beginning, without accents, in the
//! languages of the referential.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::{Lang, Text};
use crate::plan::{Plan, VariableId};

use super::token::{self, Read, Token};

/// The beginnings of words.
pub(super) type Stems = BTreeSet<String>;

/// How much of a word is compared.
const STEM: usize = 6;
/// Words that name nothing.
const IDLE: &[&str] = &[
    "de", "la", "le", "les", "des", "du", "au", "aux", "en", "et", "ou", "un", "une", "par",
    "pour", "dans", "sur", "avec", "que", "qui", "se", "ne", "son", "leur", "leurs", "est", "sont",
    "the", "of", "to", "in", "on", "and", "or", "for", "an", "at", "with", "are", "is", "taux",
    "part", "indice", "rate", "share", "index", "all", "egard", "apres", "vers", "mois", "fin",
    "autre", "other", "does", "not",
];

/// The words of a plan.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Of each indicator, in each language.
    pub(super) indicators: Vec<[Stems; 2]>,
    /// Of each code of each variable that splits.
    pub(super) codes: BTreeMap<(VariableId, String), [Stems; 2]>,
    /// Of each wave, with its id.
    pub(super) waves: BTreeMap<String, [Stems; 2]>,
    /// Of each association, with its id.
    pub(super) associations: BTreeMap<String, [Stems; 2]>,
}

impl Lexicon {
    pub(super) fn of(plan: &Plan) -> Self {
        let indicators = plan
            .indicators
            .iter()
            .map(|it| of_label(&it.label))
            .collect();
        let mut codes = BTreeMap::new();
        for variable in &plan.dimensions {
            for code in plan
                .codelist_of(*variable)
                .into_iter()
                .flat_map(|list| &list.codes)
            {
                codes.insert((*variable, code.code.clone()), of_label(&code.label));
            }
        }
        let waves = plan
            .waves
            .iter()
            .map(|wave| (wave.id.clone(), of_label(&wave.label)));
        let associations = plan
            .associations
            .iter()
            .map(|it| (it.id.clone(), of_label(&it.name)));
        Self {
            indicators,
            codes,
            waves: waves.collect(),
            associations: associations.collect(),
        }
    }
}

/// How much of a label, in hundredths, stands among words: in the language where that is most.
pub(super) fn share(label: &[Stems; 2], words: &Stems) -> usize {
    let share = |stems: &Stems| (100 * stems.intersection(words).count()).checked_div(stems.len());
    label.iter().filter_map(share).max().unwrap_or(0)
}

/// The words of a label; what stands in brackets only makes it precise.
fn of_label(label: &Text) -> [Stems; 2] {
    [Lang::Fr, Lang::En].map(|lang| {
        let text = label.in_lang(lang);
        let head = text
            .split('(')
            .next()
            .filter(|head| !head.trim().is_empty());
        stems(&token::read(head.unwrap_or(text), false))
    })
}

/// The beginnings of the words, and the numbers, of `tokens`.
pub(super) fn stems(tokens: &[Token]) -> Stems {
    let stem = |token: &Token| match &token.what {
        Read::Word(word) if IDLE.contains(&word.as_str()) || word.len() < 2 => None,
        Read::Word(word) => {
            let singular = word.trim_end_matches(['s', 'x']);
            let singular = if singular.len() < 2 { word } else { singular };
            Some(singular.chars().take(STEM).collect())
        }
        Read::Number(digits) if digits.decimals == 0 => Some(digits.units.to_string()),
        _ => None,
    };
    tokens.iter().filter_map(stem).collect()
}

/// Words that say that something rose.
const UP: &[&str] = &[
    "hausse",
    "augment",
    "progresse",
    "progressi",
    "gagn",
    "croi",
    "accroi",
    "increas",
    "rise",
    "rose",
    "gain",
    "grew",
    "grow",
    "higher",
];
/// Words that say that something fell.
const DOWN: &[&str] = &[
    "baiss", "recul", "dimin", "perd", "chut", "regress", "fell", "fall", "decreas", "drop",
    "decline", "lower", "lost", "reduc", "reduit",
];
/// Words that set one figure beside another.
const COMPARED: &[&str] = &[
    "passe",
    "passes",
    "passee",
    "passees",
    "contre",
    "compared",
    "against",
    "evolution",
    "depuis",
    "since",
    "davantage",
];
/// What says why.
const CAUSES: &[&[&str]] = &[
    &["grace", "a"],
    &["grace", "au"],
    &["grace", "aux"],
    &["a", "permis"],
    &["ont", "permis"],
    &["permet"],
    &["permettent"],
    &["du", "fait", "de"],
    &["en", "raison", "de"],
    &["sous", "l", "effet"],
    &["a", "cause", "de"],
    &["l", "effet", "de"],
    &["l", "impact", "de"],
    &["conduit", "a"],
    &["fait", "reculer"],
    &["fait", "baisser"],
    &["fait", "progresser"],
    &["thanks", "to"],
    &["due", "to"],
    &["because", "of"],
    &["led", "to"],
    &["leads", "to"],
    &["as", "a", "result", "of"],
    &["enabled"],
    &["caused"],
    &["allowed"],
    &["owing", "to"],
    &["the", "effect", "of"],
    &["the", "impact", "of"],
];
/// What says, denied, that something can be concluded.
const CONCLUDED: &[&str] = &[
    "conclu",
    "conclus",
    "conclue",
    "conclues",
    "conclure",
    "conclude",
    "concluded",
    "significatif",
    "significative",
    "significatifs",
    "significatives",
    "significant",
];
/// What denies it.
const DENIED: &[&str] = &[
    "pas", "non", "ne", "sans", "aucun", "aucune", "not", "no", "cannot", "without", "nothing",
];
/// What says that a series is broken.
const BREAKS: &[&str] = &["rupture", "break"];
/// What says that a figure stands on little.
const RESERVED: &[&[&str]] = &[
    &["taux", "de", "reponse"],
    &["non", "reponse"],
    &["n", "ont", "pas", "repondu"],
    &["sans", "reponse"],
    &["fragile"],
    &["fragiles"],
    &["prudence"],
    &["une", "seule", "association"],
    &["indicatif"],
    &["response", "rate"],
    &["non", "response"],
    &["nonresponse"],
    &["did", "not", "answer"],
    &["without", "an", "answer"],
    &["caution"],
    &["one", "association"],
    &["single", "association"],
];

/// Whether a word begins with one of these.
fn begins(tokens: &[Token], with: &[&str]) -> bool {
    tokens.iter().any(|token| matches!(&token.what, Read::Word(word) if with.iter().any(|it| word.starts_with(it))))
}

/// Where words stand in a row, signs between them left out; none where they do not.
fn sequence<'a>(tokens: &'a [Token], sequences: &[&[&str]]) -> Option<Vec<&'a Token>> {
    let words: Vec<&Token> = tokens
        .iter()
        .filter(|it| !matches!(it.what, Read::Sign(_)))
        .collect();
    for words_of in sequences {
        let found = words.windows(words_of.len()).find(|window| {
            let mut pairs = window.iter().zip(*words_of);
            pairs.all(|(token, word)| token.is(word))
        });
        if let Some(found) = found {
            return Some(found.to_vec());
        }
    }
    None
}

/// What a sentence calls the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Middle {
    /// The mean.
    Mean,
    /// The median.
    Median,
}

/// Which middle a sentence speaks of, where it speaks of one.
pub(super) fn middle(tokens: &[Token]) -> Option<Middle> {
    match (
        begins(tokens, &["moyen", "average"]) || tokens.iter().any(|it| it.is("mean")),
        begins(tokens, &["median"]),
    ) {
        (true, false) => Some(Middle::Mean),
        (false, true) => Some(Middle::Median),
        _ => None,
    }
}

/// Which way a sentence says that things went, where it says one: down, or not.
pub(super) fn falls(tokens: &[Token]) -> Option<bool> {
    match (begins(tokens, UP), begins(tokens, DOWN)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// Whether a sentence says that something changed, or differs.
pub(super) fn changes(tokens: &[Token]) -> bool {
    let compared = tokens.iter().any(|it| it.is_any(COMPARED));
    compared || begins(tokens, UP) || begins(tokens, DOWN)
}

/// The words that say why.
pub(super) fn cause(tokens: &[Token]) -> Option<Vec<&Token>> {
    sequence(tokens, CAUSES)
}

/// Whether a sentence says that nothing can be concluded.
pub(super) fn is_cautious(tokens: &[Token]) -> bool {
    let says = |words: &[&str]| tokens.iter().any(|it| it.is_any(words));
    says(CONCLUDED) && says(DENIED)
}

/// Whether a sentence tells of a break.
pub(super) fn tells_break(tokens: &[Token]) -> bool {
    tokens.iter().any(|it| it.is_any(BREAKS))
}

/// Whether a sentence says on how little a figure stands.
pub(super) fn is_reserved(tokens: &[Token]) -> bool {
    sequence(tokens, RESERVED).is_some()
}
