//! How a figure is computed, in sentences: the figure, its numerator, its denominator, what is left out.

use std::collections::BTreeSet;

use super::condition::{self, Reading};
use super::content::{Block, Item, Line, said as line};
use super::number;
use crate::decimal::Decimal;
use crate::i18n::{Text, codebook as said, output};
use crate::plan::{Condition, Indicator, Measure, Plan, VariableId, VariableType};
use crate::referential::{Missing, SourceKind};

/// The figure of `indicator`, with what stands above and below.
pub(super) fn figure(plan: &Plan, indicator: &Indicator) -> Vec<Block> {
    let desk = Desk::new(plan, indicator);
    let mut facts = vec![(said::Name::Figure, desk.whole())];
    facts.extend(desk.numerator().map(|it| (said::Name::Numerator, it)));
    facts.extend(desk.denominator().map(|it| (said::Name::Denominator, it)));
    let facts = facts.into_iter();
    let facts = facts.map(|(name, text)| (name.words(), line(said::sentence(&text))));
    let mut blocks = vec![Block::Facts(facts.collect())];
    let under: Vec<Item> = desk
        .readings()
        .flat_map(|reading| reading.under.clone())
        .collect();
    if !under.is_empty() {
        blocks.push(Block::List(under));
    }
    blocks.extend(
        desk.remarks()
            .into_iter()
            .map(|it| Block::Paragraph(line(it))),
    );
    blocks
}

/// Who is eligible and who is left out, the same for an indicator and for the statistics under it.
pub(super) fn left_out(plan: &Plan, indicator: &Indicator) -> Vec<Block> {
    let noun = said::Noun::of(indicator.observes.word());
    let mut blocks = Vec::new();
    let mut say = |text: Text| blocks.push(Block::Paragraph(line(text)));
    if let Some(keep) = indicator.one_per {
        let word = keep.word();
        say(said::one_per(noun, word, !indicator.waves.is_empty()));
    }
    if let Some(among) = &indicator.among {
        let labels = among.variables();
        let labels: Vec<Text> = labels
            .iter()
            .map(|id| plan.variable(*id).label.clone())
            .collect();
        if !labels.is_empty() {
            say(said::doubtful(noun, &labels));
        }
    }
    let read = leaves(plan, indicator.measure.variables());
    if read.is_empty() {
        return blocks;
    }
    let missing = |concerned: bool| -> Vec<Item> {
        let each = read.iter();
        each.filter_map(|id| outside(plan, *id, concerned))
            .map(point)
            .collect()
    };
    let unanswered = missing(true);
    let below = !matches!(indicator.measure, Measure::Sum(_));
    let asked = indicator.from == SourceKind::Survey;
    let listed = !unanswered.is_empty();
    let told = said::non_response(below, asked, listed);
    blocks.push(Block::Paragraph(line(told)));
    if !unanswered.is_empty() {
        blocks.push(Block::List(unanswered));
    }
    let mut unconcerned = missing(false);
    let asked = read.iter().filter_map(|id| {
        let variable = plan.variable(*id);
        let when = condition::read(plan, variable.asked_when.as_ref()?, noun)?;
        Some(Item {
            line: line(said::sentence(&said::asked_only(
                noun,
                &variable.label,
                &when.relative,
            ))),
            under: when.under,
        })
    });
    unconcerned.extend(asked);
    if !unconcerned.is_empty() {
        blocks.push(Block::Paragraph(line(said::not_concerned())));
        blocks.push(Block::List(unconcerned));
    }
    blocks
}

fn point(line: Line) -> Item {
    Item {
        line,
        under: Vec::new(),
    }
}

/// The codes of a variable that are no category: item non-response, or not concerned.
fn outside(plan: &Plan, id: VariableId, concerned: bool) -> Option<Line> {
    let list = plan.codelist_of(id)?;
    let codes = list.codes.iter().filter_map(|code| {
        let reason = code.missing?;
        let wanted = (reason != Missing::NotConcerned) == concerned;
        let told = concerned.then(|| output::missing(reason.name()));
        wanted.then(|| (code.label.clone(), told))
    });
    let codes: Vec<(Text, Option<Text>)> = codes.collect();
    (!codes.is_empty()).then(|| line(said::outside(&plan.variable(id).label, &codes)))
}

/// The variables that are asked or read for `variables`, parts of derived ones in their place, in the plan's order.
pub(super) fn leaves(plan: &Plan, variables: BTreeSet<VariableId>) -> BTreeSet<VariableId> {
    let mut leaves = BTreeSet::new();
    let mut open: Vec<VariableId> = variables.into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        match &plan.variable(id).derivation {
            Some(derivation) => open.extend(derivation.parts()),
            None => {
                leaves.insert(id);
            }
        }
    }
    leaves
}

/// One statistic, its conditions already read.
struct Desk<'p> {
    plan: &'p Plan,
    indicator: &'p Indicator,
    noun: said::Noun,
    /// Who stands in the denominator, but for what is not known.
    eligible: Option<Reading>,
    /// What counts, of a share.
    hit: Option<Reading>,
}

impl<'p> Desk<'p> {
    fn new(plan: &'p Plan, indicator: &'p Indicator) -> Self {
        let noun = said::Noun::of(indicator.observes.word());
        let (of, base) = match &indicator.measure {
            Measure::Share { of, base } => (Some(of), base.as_ref()),
            _ => (None, None),
        };
        let conditions: Vec<&Condition> = indicator.among.iter().chain(base).collect();
        Self {
            plan,
            indicator,
            noun,
            eligible: condition::read_all(plan, &conditions, noun),
            hit: of.and_then(|of| condition::read(plan, of, noun)),
        }
    }

    fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.eligible.iter().chain(&self.hit)
    }

    fn eligible(&self) -> Option<&Text> {
        self.eligible.as_ref().map(|it| &it.relative)
    }

    fn label(&self, id: VariableId) -> &Text {
        &self.plan.variable(id).label
    }

    /// `dont …`, of what counts; all of them where the condition holds for all.
    fn hit(&self) -> Text {
        let relative = self.hit.as_ref().map(|it| it.relative.clone());
        relative.unwrap_or_else(|| Text::same(""))
    }

    fn whole(&self) -> Text {
        let (noun, eligible) = (self.noun, self.eligible());
        match &self.indicator.measure {
            Measure::Count => said::count(noun, eligible),
            Measure::Distinct => said::distinct(noun, eligible),
            Measure::Sum(of) => said::sum(noun, eligible, self.label(*of)),
            Measure::Share { .. } => said::share(noun, eligible, &self.hit()),
            Measure::Ratio { of, over, times } => {
                let times = (*times != Decimal::whole(1)).then(|| number::decimal(*times));
                let parts = (self.label(*of), self.label(*over));
                said::ratio(noun, eligible, parts, times.as_ref())
            }
            Measure::Mean(of) => said::mean(noun, eligible, self.label(*of)),
            Measure::Median(of) => {
                let by_value = self.plan.codelist_of(*of).is_some();
                said::median(noun, eligible, self.label(*of), by_value)
            }
            Measure::Nps(of) => said::nps(noun, eligible, self.label(*of)),
            Measure::Distribution(of) => {
                let several = matches!(self.plan.variable(*of).kind, VariableType::Several(_));
                said::distribution(noun, eligible, self.label(*of), several)
            }
        }
    }

    fn numerator(&self) -> Option<Text> {
        let noun = self.noun;
        match &self.indicator.measure {
            Measure::Count | Measure::Distinct | Measure::Sum(_) | Measure::Median(_) => None,
            Measure::Share { .. } => Some(said::share_numerator(noun, &self.hit())),
            Measure::Ratio { of, .. } => Some(said::ratio_numerator(noun, self.label(*of))),
            Measure::Mean(of) => Some(said::mean_numerator(noun, self.label(*of))),
            Measure::Nps(_) => Some(said::nps_numerator()),
            Measure::Distribution(_) => Some(said::distribution_numerator(noun)),
        }
    }

    fn denominator(&self) -> Option<Text> {
        let noun = self.noun;
        match &self.indicator.measure {
            Measure::Count | Measure::Distinct | Measure::Sum(_) => None,
            Measure::Ratio { over, .. } => Some(said::ratio_denominator(noun, self.label(*over))),
            Measure::Share { of, .. } => {
                let decided = of.variables();
                let known = match decided.iter().collect::<Vec<_>>().as_slice() {
                    [] => return Some(said::count(noun, self.eligible())),
                    [one] => self.known(**one),
                    _ => said::known_whether_met(noun),
                };
                Some(said::denominator(noun, self.eligible(), &known))
            }
            Measure::Mean(of)
            | Measure::Median(of)
            | Measure::Nps(of)
            | Measure::Distribution(of) => {
                Some(said::denominator(noun, self.eligible(), &self.known(*of)))
            }
        }
    }

    fn known(&self, id: VariableId) -> Text {
        let told = condition::told(self.plan, id);
        said::relative(&said::is_known(told, self.label(id)))
    }

    fn remarks(&self) -> Vec<Text> {
        match &self.indicator.measure {
            Measure::Distinct => vec![said::distinct_only_inside()],
            Measure::Median(_) => vec![said::median_means(self.noun)],
            Measure::Nps(_) => vec![said::nps_means()],
            Measure::Share { .. }
            | Measure::Ratio { .. }
            | Measure::Mean(_)
            | Measure::Distribution(_) => {
                vec![said::sector_adds_up()]
            }
            Measure::Count | Measure::Sum(_) => Vec::new(),
        }
    }
}
