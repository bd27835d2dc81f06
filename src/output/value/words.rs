//! How amounts, effects and totals are said, at a screen and in a report.

use crate::cells::Split;
use crate::decimal::Decimal;
use crate::i18n::value::{self as said, Out};
use crate::i18n::{Lang, Text};
use crate::output::table::{self, split_of};
use crate::output::{number, page};
use crate::plan::{Range, Waves};
use crate::value::{Conflict, Left, Line, Parameter, Total, Totals, Unvalued, Valuation};

/// How many digits of an amount that was estimated mean something.
const DIGITS: i32 = 3;

/// A valuation, in a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'v> {
    /// What is said.
    pub(crate) of: &'v Valuation<'v>,
    /// In which language.
    pub(crate) lang: Lang,
}

impl Words<'_> {
    /// A text of the program or of an author, as it is written to readers.
    pub(crate) fn say(&self, text: &Text) -> String {
        page::plain(text.in_lang(self.lang))
    }

    /// A number with every digit.
    fn exact(&self, number: Decimal) -> String {
        number::exact(number, self.lang)
    }

    /// An amount that was estimated, with the digits that mean something.
    fn rounded(&self, amount: Decimal) -> String {
        let value = amount.to_f64();
        let size = if value > 0.0 {
            value.log10().floor()
        } else {
            0.0
        };
        #[expect(clippy::cast_possible_truncation, reason = "an exponent of ten")]
        let step = 10_f64.powi((size as i32 + 1 - DIGITS).max(0));
        number::rounded((value / step).round() * step, 0, self.lang)
    }

    /// The digits of an amount: none after the mark, or two at least.
    fn cents(&self, amount: Decimal) -> String {
        const CENTS: u8 = 2;
        let units = amount.exactly(CENTS);
        match units.filter(|_| amount.exactly(0).is_none()) {
            Some(units) => {
                let decimals = CENTS;
                number::fixed(Decimal { units, decimals }, self.lang)
            }
            None => self.exact(amount),
        }
    }

    /// Digits of an amount, with its currency.
    fn money(&self, digits: &str) -> String {
        said::money(digits, &self.of.table.currency, self.lang)
    }

    /// Digits of a percentage.
    fn percent(&self, digits: &str) -> String {
        number::percent(digits, self.lang)
    }

    /// The central value with its unit, then the others in brackets, without; one value where all are the same.
    fn spread(
        &self,
        range: Range,
        digits: impl Fn(Decimal) -> String,
        unit: impl Fn(&str) -> String,
    ) -> [String; 2] {
        let central = unit(&digits(range.central));
        if range.low == range.high {
            return [central, String::new()];
        }
        let between = said::between(&digits(range.low), &digits(range.high));
        [central, self.say(&between)]
    }

    /// The number of an effect, as it is called: its position from 1.
    pub(crate) fn position(line: &Line<'_>) -> usize {
        line.effect + 1
    }

    /// What is counted, times which cost.
    pub(crate) fn effect(&self, line: &Line<'_>) -> String {
        let plan = self.of.plan;
        let effect = self.of.effect(line);
        let indicator = plan.indicator(effect.indicator);
        let mut parts = vec![self.say(&indicator.label)];
        if let Waves::One(wave) = effect.waves
            && indicator.waves.len() > 1
        {
            parts.push(self.say(&plan.wave(wave).label));
        }
        for (variable, codes) in &effect.part {
            let codes = codes
                .iter()
                .map(|code| split_of(plan, *variable, Split::Code(*code)));
            parts.extend(codes.map(|it| self.say(&it)));
        }
        let list = indicator.measure.variables().into_iter().next();
        if let Some(list) = list.and_then(|variable| plan.codelist_of(variable)) {
            parts.extend(
                effect
                    .codes
                    .iter()
                    .map(|code| self.say(&list.code(*code).label)),
            );
        }
        self.say(&said::effect(
            &parts.join(", "),
            &self.say(&self.of.cost(line).label),
        ))
    }

    /// What must be remarked of its figures, once each.
    pub(crate) fn remarks(&self, line: &Line<'_>) -> Vec<crate::i18n::output::Remark> {
        let mut found = Vec::new();
        for remark in line
            .rows
            .iter()
            .flat_map(|row| table::remarked(self.of.plan, row))
        {
            if !found.contains(&remark) {
                found.push(remark);
            }
        }
        found
    }

    /// The number, and what stands for it.
    pub(crate) fn number(&self, line: &Line<'_>) -> String {
        match line.worth {
            Ok(worth) => self.exact(worth.number),
            Err(why) => self.say(&said::unvalued(why.word())),
        }
    }

    /// The unit cost of an effect.
    pub(crate) fn unit_cost(&self, line: &Line<'_>) -> [String; 2] {
        let amount = self.of.cost(line).amount;
        self.spread(amount, |it| self.cents(it), |it| self.money(it))
    }

    /// For how many years.
    pub(crate) fn years(&self, line: &Line<'_>) -> [String; 2] {
        match self.of.effect(line).years {
            Some(years) => self.spread(years, |it| self.exact(it), str::to_owned),
            None => [self.say(&said::once()), String::new()],
        }
    }

    /// What is attributed, less what would have come anyway.
    pub(crate) fn attributed(&self, line: &Line<'_>) -> Vec<String> {
        let effect = self.of.effect(line);
        let spread = |range| self.spread(range, |it| self.exact(it), |it| self.percent(it));
        let mut lines = spread(effect.attributed).to_vec();
        if let Some(deadweight) = effect.deadweight {
            let [central, between] = spread(deadweight);
            lines.push(self.say(&said::less(&central)));
            lines.push(between);
        }
        lines
    }

    /// What it comes to.
    pub(crate) fn worth(&self, line: &Line<'_>) -> [String; 2] {
        match line.worth {
            Ok(worth) => self.amount(worth.amount),
            Err(why) => [self.say(&said::unvalued(why.word())), String::new()],
        }
    }

    /// An estimated amount.
    pub(crate) fn amount(&self, amount: Range) -> [String; 2] {
        self.spread(amount, |it| self.rounded(it), |it| self.money(it))
    }

    /// The effects that a total adds.
    pub(crate) fn added(&self, total: &Total) -> Vec<usize> {
        let adds = total.adds.iter();
        adds.map(|at| Self::position(&self.of.lines[*at])).collect()
    }

    /// A total in a sentence.
    pub(crate) fn total(&self, total: &Total, only: bool) -> String {
        let [central, between] = self.amount(total.amount);
        let effects = self.added(total);
        self.say(&said::total(&effects, &central, &Text::same(between), only))
    }

    /// What a total is without, and why: those left out for one reason together.
    pub(crate) fn left_out(&self, totals: &Totals, total: &Total) -> Vec<String> {
        let number = |at: usize| Self::position(&self.of.lines[at]);
        let lines = total.left.iter().map(|(at, why)| {
            let out = match *why {
                Left::Unvalued(why) => Out::Unvalued(why.word()),
                Left::Beside(other, Conflict::Exclusive) => Out::Exclusive(number(other)),
                Left::Beside(other, Conflict::SameCost) => Out::SameCost(number(other)),
            };
            (number(*at), out)
        });
        let missing = totals.missing.iter();
        let missing = missing.map(|effect| (effect + 1, Out::NoFigure));
        let mut together: Vec<(Vec<usize>, Out<'_>)> = Vec::new();
        for (effect, out) in lines.chain(missing) {
            match together.iter_mut().find(|(_, of)| *of == out) {
                Some((effects, _)) => effects.push(effect),
                None => together.push((vec![effect], out)),
            }
        }
        let together = together.iter();
        let said = together.map(|(effects, out)| self.say(&said::left_out(effects, *out)));
        said.collect()
    }

    /// What moves a total, widest first: the assumption, between what it is moved, what the total becomes.
    pub(crate) fn swings(&self, total: &Total) -> Vec<[String; 3]> {
        let swings = total.swings.iter().map(|swing| {
            let parameter = swing.parameter;
            let range = parameter.range(self.of.table);
            let [from, to] = [range.low, range.high].map(|it| match parameter {
                Parameter::Cost(_) => self.money(&self.cents(it)),
                Parameter::Years(_) => self.exact(it),
                Parameter::Attributed(_) | Parameter::Deadweight(_) => {
                    self.percent(&self.exact(it))
                }
            });
            let of = match parameter {
                Parameter::Cost(at) => self.of.table.costs[at].id.clone(),
                Parameter::Years(at) | Parameter::Attributed(at) | Parameter::Deadweight(at) => {
                    (at + 1).to_string()
                }
            };
            let total = |it| self.money(&self.rounded(it));
            let pair = |low: &str, high: &str| {
                crate::i18n::output::from_to(low, high)
                    .in_lang(self.lang)
                    .to_owned()
            };
            [
                self.say(&said::assumption(parameter.word(), &of)),
                pair(&from, &to),
                pair(&total(swing.at_low), &total(swing.at_high)),
            ]
        });
        swings.collect()
    }

    /// How to read it, then the signs used and no other.
    pub(crate) fn notes(&self) -> Vec<Text> {
        let mut notes = said::notes();
        if self
            .of
            .table
            .effects
            .iter()
            .any(|it| it.deadweight.is_some())
        {
            notes.push(said::less_means());
        }
        let withheld = |line: &Line<'_>| line.worth == Err(Unvalued::Withheld);
        if self.of.lines.iter().any(withheld) {
            notes.push(said::withheld_means());
        }
        notes
    }

    /// On what each effect's part rests, then each cost: its scope, its year, its source.
    pub(crate) fn grounds(&self) -> Vec<String> {
        let table = self.of.table;
        let effects = table.effects.iter().enumerate();
        let effects = effects.map(|(at, effect)| said::attribution(at + 1, &effect.because));
        let used = |at: &usize| table.effects.iter().any(|effect| effect.cost == *at);
        let costs = (0..table.costs.len()).filter(used).map(|at| {
            let cost = &table.costs[at];
            let texts = [&cost.label, &cost.unit, &cost.scope, &cost.source];
            said::cost(&cost.id, texts, &cost.year)
        });
        effects.chain(costs).map(|it| self.say(&it)).collect()
    }
}
