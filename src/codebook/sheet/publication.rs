//! The part of a sheet on publication: waves and changes, disaggregations, thresholds, reference values.

use std::collections::BTreeSet;

use super::Subject;
use crate::codebook::annex::Annex;
use crate::codebook::content::{Block, Item, Span, Table, said as line, written};
use crate::codebook::{comparability, derivation, number};
use crate::i18n::{Text, codebook as said};
use crate::plan::{Indicator, Measure, VariableId, Waves};
use crate::referential::Observes;

impl Subject<'_> {
    pub(super) fn waves(&self) -> Vec<Block> {
        let (plan, indicator) = (self.plan, self.indicator());
        let noun = said::Noun::of(indicator.observes.word());
        let mut told: Vec<Text> = Vec::new();
        let levels = indicator.levels().into_iter().filter_map(|it| match it {
            Waves::One(id) => Some(plan.wave(id).label.clone()),
            _ => None,
        });
        let levels: Vec<Text> = levels.collect();
        if levels.is_empty() {
            told.push(said::no_wave());
        } else {
            told.push(said::at_waves(&levels));
        }
        for waves in indicator.changes() {
            if let Waves::Change { from, to } = waves {
                let (from, to) = (&plan.wave(from).label, &plan.wave(to).label);
                let unit = said::unit(indicator.unit_of(waves));
                told.push(said::change(from, to, noun, &unit));
            }
        }
        if !indicator.changes().is_empty() {
            told.push(said::change_belongs());
        }
        if let Some(least) = indicator.sheet.minimal_change {
            let unit = indicator.changes().first().copied();
            let unit = unit.map_or(indicator.unit.as_str(), |it| indicator.unit_of(it));
            let least = said::quantity(&number::decimal(least), Some(unit));
            told.push(said::minimal_change(&least));
        }
        told.into_iter()
            .map(|it| Block::Paragraph(line(it)))
            .collect()
    }

    pub(super) fn disaggregations(&self, annex: &Annex) -> Vec<Block> {
        let (plan, indicator) = (self.plan, self.indicator());
        if indicator.disaggregations.is_empty() {
            return vec![Block::Paragraph(line(said::not_split()))];
        }
        let points = indicator.disaggregations.iter().map(|variables| {
            let mut words = vec![Span::Written(comparability::split_label(plan, variables))];
            if let [one] = variables.as_slice()
                && let Some(list) = plan.variable(*one).kind.codelist()
            {
                words.push(Span::Said(Text::same(", ")));
                words.push(annex.link(plan, list));
            }
            Item {
                line: words,
                under: Vec::new(),
            }
        });
        let split: BTreeSet<VariableId> = indicator
            .disaggregations
            .iter()
            .flatten()
            .copied()
            .collect();
        let mut blocks = vec![Block::List(points.collect())];
        let told = derivation::derived(plan, &self.read());
        let derived = derivation::derived(plan, &split).into_iter();
        let derived: Vec<VariableId> = derived.filter(|id| !told.contains(id)).collect();
        // Two lists that followed one another would be one.
        blocks.push(Block::Paragraph(line(said::splits_add_up())));
        for id in &indicator.standardise {
            let standard = plan.standard(*id);
            let by = comparability::split_label(plan, &standard.by);
            let told = said::standardised(&standard.id, &by, &standard.source);
            blocks.push(Block::Paragraph(line(told)));
        }
        blocks.extend(derivation::blocks(plan, &derived));
        blocks
    }

    pub(in crate::codebook) fn publication(&self) -> Vec<Block> {
        let indicator = self.indicator();
        let publish = &indicator.publish;
        let sites = indicator.observes == Observes::Site;
        let persons = (!sites).then_some(publish.persons);
        let mut told = Vec::new();
        if indicator.owner.is_none() {
            told.push(said::publication(
                persons,
                publish.associations,
                publish.dominance,
            ));
        } else {
            told.push(said::own_publication(persons));
        }
        if sites {
            told.push(said::no_persons_behind());
        }
        told.extend(self.sensitive());
        if let Some(step) = publish.step {
            let step = said::quantity(&number::decimal(step), Some(&indicator.unit));
            told.push(said::step(&step));
        }
        told.into_iter()
            .map(|it| Block::Paragraph(line(it)))
            .collect()
    }

    /// What sensitive variables add to the thresholds.
    fn sensitive(&self) -> Option<Text> {
        let plan = self.plan;
        let counts = |it: &&Indicator| {
            matches!(it.measure, Measure::Share { .. } | Measure::Distribution(_))
        };
        let marked = |ids: BTreeSet<VariableId>| -> Vec<Text> {
            let ids = ids.into_iter().filter(|id| plan.variable(*id).sensitive);
            ids.map(|id| plan.variable(id).label.clone()).collect()
        };
        let shares = self.statistics().filter(counts);
        let shares = marked(shares.flat_map(|it| it.measure.variables()).collect());
        if !shares.is_empty() {
            return Some(said::sensitive(&shares, self.indicator().publish.persons));
        }
        let read = marked(self.read());
        (!read.is_empty()).then(|| said::sensitive_only_said(&read))
    }

    /// From when on its figures do not compare with those before, and why.
    pub(super) fn breaks(&self) -> Vec<Block> {
        use said::Name as N;
        let indicator = self.indicator();
        if indicator.breaks.is_empty() {
            return Vec::new();
        }
        let breaks = indicator.breaks.iter();
        let rows = breaks.map(|it| vec![line(it.from.text()), written(&it.because)]);
        vec![Block::Table(Table {
            caption: said::breaks_of(&indicator.label),
            columns: [N::Since, N::Because].map(N::words).to_vec(),
            rows: rows.collect(),
        })]
    }

    pub(super) fn references(&self) -> Vec<Block> {
        use said::Name as N;
        let indicator = self.indicator();
        if indicator.sheet.references.is_empty() {
            return Vec::new();
        }
        let rows = indicator.sheet.references.iter().map(|it| {
            let value = said::quantity(&number::decimal(it.value), Some(&indicator.unit));
            vec![
                line(said::role(it.role.word())),
                line(value),
                line(it.period.text()),
                written(&it.source),
            ]
        });
        let columns = [N::Role, N::Value, N::Period, N::Source];
        vec![Block::Table(Table {
            caption: said::references_of(&indicator.label),
            columns: columns.map(N::words).to_vec(),
            rows: rows.collect(),
        })]
    }
}
