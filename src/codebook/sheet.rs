//! One sheet: an indicator, the statistics that stand under it, and all that a reader must know of them.

use std::collections::BTreeSet;

use super::annex::Annex;
use super::content::{Block, Entry, Line, Section, Span, Table, code, said as line, written};
use super::{comparability, computation, derivation, questions};
use crate::i18n::{Text, codebook as said};
use crate::plan::{
    AssociationId, CodelistId, Condition, Indicator, IndicatorId, Plan, Prospect, Reason, Standing,
    VariableId, VariableType,
};

mod publication;

/// An indicator, and the statistics under it.
pub(super) struct Subject<'p> {
    pub(super) plan: &'p Plan,
    pub(super) id: IndicatorId,
    pub(super) also: Vec<IndicatorId>,
    /// The one association that comparability is told of; none for all.
    pub(super) only: Option<AssociationId>,
}

impl<'p> Subject<'p> {
    pub(super) fn indicator(&self) -> &'p Indicator {
        self.plan.indicator(self.id)
    }

    /// The indicator, then the statistics under it.
    fn statistics(&self) -> impl Iterator<Item = &'p Indicator> {
        let also = self.also.iter().map(|id| self.plan.indicator(*id));
        std::iter::once(self.indicator()).chain(also)
    }

    /// What its measures and its eligibility read.
    fn read(&self) -> BTreeSet<VariableId> {
        let measures = self.statistics().flat_map(|it| it.measure.variables());
        let among = self.indicator().among.iter().flat_map(Condition::variables);
        measures.chain(among).collect()
    }

    /// What is asked or recorded: of the measures first, then of the eligibility.
    fn asked(&self) -> Vec<VariableId> {
        let plan = self.plan;
        let mut asked: Vec<VariableId> = Vec::new();
        let measures = self.statistics().flat_map(|it| it.measure.variables());
        let of = computation::leaves(plan, measures.collect());
        let among = self.indicator().among.iter().flat_map(Condition::variables);
        let eligible = computation::leaves(plan, among.collect());
        for id in of.into_iter().chain(eligible) {
            if !asked.contains(&id) {
                asked.push(id);
            }
        }
        // Who is asked a question is told by another.
        let mut at = 0;
        while let Some(id) = asked.get(at).copied() {
            at += 1;
            let when = plan.variable(id).asked_when.iter();
            let when = when.flat_map(Condition::variables).collect();
            let more = computation::leaves(plan, when);
            asked.extend(
                more.into_iter()
                    .filter(|it| !asked.contains(it))
                    .collect::<Vec<_>>(),
            );
        }
        asked
    }

    /// Every variable that its sheet names.
    pub(super) fn variables(&self) -> BTreeSet<VariableId> {
        let splits = self.indicator().disaggregations.iter().flatten().copied();
        let named: BTreeSet<VariableId> = self.read().into_iter().chain(splits).collect();
        let derived = derivation::derived(self.plan, &named);
        let asked = self.asked();
        let leaves = computation::leaves(self.plan, named.clone());
        named
            .into_iter()
            .chain(derived)
            .chain(asked)
            .chain(leaves)
            .collect()
    }

    /// Its sheet.
    pub(super) fn sheet(&self, annex: &Annex) -> Entry {
        use said::Heading as H;
        let indicator = self.indicator();
        let derived = derivation::derived(self.plan, &self.read());
        let questions = questions::blocks(self.plan, annex, &self.asked());
        let parts: Vec<(H, Vec<Block>)> = vec![
            (
                H::Definition,
                vec![Block::Paragraph(written(&indicator.definition))],
            ),
            (H::Computation, self.computation()),
            (H::Also, self.others()),
            (H::Questions, self.questions(questions)),
            (H::Derived, self.derived(&derived)),
            (H::Waves, self.waves()),
            (H::Disaggregations, self.disaggregations(annex)),
            (H::Publication, self.publication()),
            (H::Breaks, self.breaks()),
            (H::References, self.references()),
            (H::Attribution, self.attribution()),
            (
                H::Note,
                indicator
                    .sheet
                    .note
                    .iter()
                    .map(|it| Block::Paragraph(written(it)))
                    .collect(),
            ),
            (H::Standards, self.standards()),
            (H::Comparability, self.comparability()),
            (H::NotYet, self.not_yet()),
        ];
        let anchor = anchor(&indicator.id);
        let sections = parts.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        let sections = sections.map(|(heading, blocks)| Section {
            anchor: format!("{anchor}__{}", heading.anchor()),
            heading: heading.words(),
            blocks,
        });
        Entry {
            label: indicator.label.clone(),
            blocks: vec![Block::Facts(self.identity())],
            sections: sections.collect(),
            anchor,
        }
    }

    fn identity(&self) -> Vec<(Text, Line)> {
        use said::Name as N;
        let (plan, indicator) = (self.plan, self.indicator());
        let noun = said::Noun::of(indicator.observes.word());
        let version = Text::same(format!("{} {}", plan.id, plan.version));
        let theme = indicator.sheet.theme.as_ref();
        let theme = theme.and_then(|id| plan.themes.iter().find(|it| it.id == *id));
        let status = indicator
            .status
            .map_or("", crate::referential::Status::word);
        let mut facts = vec![
            (N::Id, code(&indicator.id)),
            (N::Referential, line(version)),
        ];
        if let Some(owner) = indicator.owner {
            facts.push((N::Association, written(&plan.association(owner).name)));
        }
        facts.push((N::Status, line(said::status(status))));
        facts.extend(theme.map(|it| (N::Theme, written(&it.label))));
        facts.extend([
            (N::Level, line(said::level(indicator.level.word()))),
            (
                N::Direction,
                line(said::direction(indicator.direction.word())),
            ),
            (N::Unit, line(said::unit(&indicator.unit))),
            (N::Observes, line(Text::new(noun.fr, noun.en))),
            (N::From, line(said::kind_of_source(indicator.from.word()))),
            (N::Every, line(said::every(indicator.every.word()))),
        ]);
        facts.extend(
            indicator
                .sheet
                .population
                .as_ref()
                .map(|it| (N::Population, written(it))),
        );
        let facts = facts.into_iter();
        facts.map(|(name, line)| (name.words(), line)).collect()
    }

    fn computation(&self) -> Vec<Block> {
        let mut blocks = computation::figure(self.plan, self.indicator());
        blocks.extend(computation::left_out(self.plan, self.indicator()));
        blocks
    }

    /// The second statistics: what is theirs, and how they are computed.
    fn others(&self) -> Vec<Block> {
        let main = self.indicator();
        let each = self.also.iter().map(|id| self.plan.indicator(*id));
        each.flat_map(|also| {
            let mut blocks = vec![Block::Heading(vec![
                Span::Written(also.label.clone()),
                Span::Said(Text::same(" ")),
                Span::Code(also.id.clone()),
            ])];
            let mut facts = Vec::new();
            if also.unit != main.unit {
                facts.push((said::Name::Unit.words(), line(said::unit(&also.unit))));
            }
            if also.direction != main.direction {
                let direction = said::direction(also.direction.word());
                facts.push((said::Name::Direction.words(), line(direction)));
            }
            if !facts.is_empty() {
                blocks.push(Block::Facts(facts));
            }
            blocks.extend(computation::figure(self.plan, also));
            blocks
        })
        .collect()
    }

    fn questions(&self, blocks: Vec<Block>) -> Vec<Block> {
        let sheet = &self.indicator().sheet;
        let mut all: Vec<Block> = Vec::new();
        all.extend(sheet.question.iter().map(|it| Block::Quote(written(it))));
        if sheet.strict {
            all.push(Block::Paragraph(line(said::strict())));
        }
        all.extend(blocks);
        all
    }

    fn derived(&self, derived: &[VariableId]) -> Vec<Block> {
        let mut blocks = derivation::blocks(self.plan, derived);
        if !blocks.is_empty() {
            blocks.push(Block::Paragraph(line(said::may_be_read())));
        }
        blocks
    }

    fn attribution(&self) -> Vec<Block> {
        let attribution = self.indicator().sheet.attribution;
        let word = attribution.map(crate::referential::Attribution::word);
        vec![Block::Paragraph(line(said::attribution(word)))]
    }

    fn standards(&self) -> Vec<Block> {
        let indicator = self.indicator();
        if indicator.sheet.standards.is_empty() {
            return Vec::new();
        }
        let rows = indicator.sheet.standards.iter().map(|(scheme, id)| {
            let words = said::scheme_code(scheme, id);
            let known = super::sssom::address(scheme, id);
            let to = known.map_or_else(
                || vec![Span::Written(words.clone())],
                |address| vec![Span::Link(address, words.clone())],
            );
            let scheme = match said::scheme(scheme) {
                named if named.fr == *scheme => vec![Span::Written(named)],
                named => line(named),
            };
            vec![scheme, to]
        });
        let columns = [said::Name::Scheme, said::Name::Code];
        vec![
            Block::Table(Table {
                caption: said::standards_of(&indicator.label),
                columns: columns.map(said::Name::words).to_vec(),
                rows: rows.collect(),
            }),
            Block::Paragraph(line(said::standards_mean())),
        ]
    }

    /// Comparability of a common indicator, then of the statistics under it that stand otherwise.
    fn comparability(&self) -> Vec<Block> {
        let (plan, indicator) = (self.plan, self.indicator());
        if indicator.owner.is_some() {
            return vec![Block::Paragraph(line(said::own_means()))];
        }
        let main = comparability::prospects(plan, self.id, self.only);
        let mut blocks = comparability::blocks(plan, indicator, &main, self.only.is_none());
        for also in &self.also {
            let other = comparability::prospects(plan, *also, self.only);
            let same = main.iter().zip(&other).all(|(a, b)| alike(a, b));
            if !same {
                let also = plan.indicator(*also);
                blocks.push(Block::Heading(written(&also.label)));
                blocks.extend(comparability::blocks(
                    plan,
                    also,
                    &other,
                    self.only.is_none(),
                ));
            }
        }
        blocks
    }

    fn not_yet(&self) -> Vec<Block> {
        let sheet = &self.indicator().sheet;
        let mut told = vec![said::nothing_yet()];
        if !sheet.references.is_empty() {
            told.push(said::references_not_yet());
        }
        told.into_iter()
            .map(|it| Block::Paragraph(line(it)))
            .collect()
    }

    /// The instruments of its variables.
    pub(super) fn instruments(&self) -> BTreeSet<&'p str> {
        let variables = self.asked().into_iter();
        let named = variables.filter_map(|id| self.plan.variable(id).instrument.as_deref());
        named.collect()
    }

    /// The codelists that its sheet links to.
    pub(super) fn codelists(&self) -> BTreeSet<CodelistId> {
        let plan = self.plan;
        let kinds = self
            .variables()
            .into_iter()
            .map(|id| plan.variable(id).kind);
        kinds.filter_map(VariableType::codelist).collect()
    }
}

/// Whether two prospects say the same everywhere.
fn alike(a: &Prospect, b: &Prospect) -> bool {
    let said = |it: &Prospect| -> Vec<(Standing, Vec<Reason>)> {
        let waves = it.waves.iter().map(|(_, stated)| stated);
        let all = std::iter::once(&it.whole).chain(waves).chain(&it.splits);
        all.map(|it| (it.standing, it.reasons.clone())).collect()
    };
    said(a) == said(b)
}

/// The anchor of an indicator: no id holds the mark that stands for the dot of those of associations.
fn anchor(id: &str) -> String {
    format!("indicator-{}", id.replace('.', "_"))
}
