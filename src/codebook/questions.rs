//! What is asked or recorded for an indicator: each variable with its question, or why it is not written out, and the
//! codes of its answers.

use super::annex::{self, Annex};
use super::content::{Block, Line, Span, said as line, written};
use super::number;
use crate::i18n::{Text, codebook as said};
use crate::plan::{CodelistId, Instrument, Plan, Variable, VariableId, VariableType};

/// The variables in order, each under its heading.
pub(super) fn blocks(plan: &Plan, annex: &Annex, variables: &[VariableId]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut told: Vec<(CodelistId, Text)> = Vec::new();
    for id in variables {
        let variable = plan.variable(*id);
        blocks.push(Block::Heading(vec![
            Span::Written(variable.label.clone()),
            Span::Said(Text::same(" ")),
            Span::Code(variable.id.clone()),
        ]));
        blocks.extend(question(plan, variable));
        let mut facts = facts(plan, annex, variable);
        let list = variable.kind.codelist();
        let above = list.and_then(|list| told.iter().find(|(known, _)| *known == list));
        if let Some((_, label)) = above {
            facts.push((said::Name::Codes.words(), line(said::codes_above(label))));
        }
        blocks.push(Block::Facts(facts));
        if let (Some(list), None) = (list, above) {
            blocks.push(Block::Table(annex::codes(plan, list)));
            told.push((list, variable.label.clone()));
        }
    }
    blocks
}

/// The instrument of a variable.
pub(super) fn instrument<'p>(plan: &'p Plan, variable: &Variable) -> Option<&'p Instrument> {
    let id = variable.instrument.as_ref()?;
    plan.instruments.iter().find(|it| it.id == *id)
}

fn question(plan: &Plan, variable: &Variable) -> Vec<Block> {
    let instrument = instrument(plan, variable);
    if let Some(closed) = instrument.filter(|it| !it.reproduce) {
        let (holder, licence) = (closed.holder.as_ref(), closed.licence.as_ref());
        let notice = said::not_reproduced(&closed.label, holder, licence);
        return vec![Block::Paragraph(line(notice))];
    }
    match &variable.question {
        Some(question) => vec![Block::Quote(written(question))],
        None if variable.derivation.is_some() => Vec::new(),
        None => vec![Block::Paragraph(line(said::no_question()))],
    }
}

fn facts(plan: &Plan, annex: &Annex, variable: &Variable) -> Vec<(Text, Line)> {
    let mut facts = vec![(said::Name::Type.words(), kind(plan, annex, variable))];
    if let Some(instrument) = instrument(plan, variable) {
        let (holder, licence) = (instrument.holder.as_ref(), instrument.licence.as_ref());
        // Where its questions are not written out, the notice above tells whose it is.
        let words = if instrument.reproduce {
            said::of_instrument(&instrument.label, holder, licence)
        } else {
            instrument.label.clone()
        };
        let to = format!("#{}", annex::instrument_anchor(&instrument.id));
        facts.push((said::Name::Instrument.words(), vec![Span::Link(to, words)]));
    }
    if variable.sensitive {
        facts.push((said::Name::Sensitive.words(), line(said::yes())));
    }
    if let Some(recall) = &variable.recall {
        facts.push((said::Name::Recall.words(), written(recall)));
    }
    if let Some(population) = &variable.population {
        facts.push((said::Name::AskedOf.words(), written(population)));
    }
    if let Some(note) = &variable.note {
        facts.push((said::Name::Note.words(), written(note)));
    }
    facts
}

/// What a variable is, with a link to its codes.
fn kind(plan: &Plan, annex: &Annex, variable: &Variable) -> Line {
    let linked = |words: Text, list: CodelistId| {
        vec![
            Span::Said(words),
            Span::Said(Text::same(", ")),
            annex.link(plan, list),
        ]
    };
    match variable.kind {
        VariableType::Code(list) => linked(said::coded(), list),
        VariableType::Several(list) => {
            let mut line = linked(said::several(), list);
            let list = plan.codelist(list);
            let alone = variable.exclusive.iter();
            let alone = alone.filter_map(|id| list.codes.get(usize::from(id.0)));
            let alone: Vec<Text> = alone.map(|code| code.label.clone()).collect();
            if !alone.is_empty() {
                line.push(Span::Said(Text::new("\u{a0}; ", "; ")));
                line.push(Span::Said(said::exclusive(&alone)));
            }
            line
        }
        VariableType::Number { decimals, min, max } => {
            let (min, max) = (
                min.map(|it| number::units(it, decimals)),
                max.map(|it| number::units(it, decimals)),
            );
            let unit = variable.unit.as_deref();
            line(said::number(decimals, min.as_ref(), max.as_ref(), unit))
        }
        VariableType::Date => line(said::date()),
    }
}
