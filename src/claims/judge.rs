//! What is wrong with a claim that is tied to a published figure.
//!
//! In: a [`Claim`] and what its sentence says. Out: diagnostics. A figure that is withheld, or of another value, is told as that alone.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::{Lang, Said, Text, claims as said, output as said_of_output};
use crate::output::number;
use crate::period::Period;
use crate::plan::{Measure, Plan};
use crate::referential::Attribution;
use crate::source_text::Place;

use super::fit::{self, Fit};
use super::lexicon;
use super::number::{Hedge, Quantity, Shape};
use super::published::{Column, Row};
use super::search::is_in_unit;
use super::token::{Read, Token};

/// Under so many percent of answers, coverage is low.
const RESPONSE: i128 = 50;

/// A quantity that is a published figure.
pub(super) struct Claim<'a> {
    pub(super) plan: &'a Plan,
    pub(super) row: &'a Row,
    pub(super) column: Column,
    pub(super) quantity: &'a Quantity,
    pub(super) place: Place,
    /// What its sentence says.
    pub(super) tokens: &'a [Token],
    /// That, and what stands near: footnotes, the table.
    pub(super) near: &'a [Token],
    /// The periods that are named there.
    pub(super) periods: &'a BTreeSet<Period>,
    pub(super) is_table: bool,
}

impl Claim<'_> {
    /// Pushes what is wrong with it.
    pub(super) fn judge(&self, found: &mut Diagnostics) {
        let mut tell = |code: Code, said: Said| found.push(Diagnostic::new(code, self.place, said));
        let name = self.row.key.written(self.plan);
        if self.row.withheld {
            tell(Code::ClaimWithheld, said::withheld(&name));
            return;
        }
        if self.column == Column::Value && !is_in_unit(self.row, self.quantity, self.is_table) {
            tell(
                Code::ClaimUnit,
                said::unit(&name, &self.row.unit, &self.right()),
            );
            return;
        }
        let falls = lexicon::falls(self.tokens);
        let fit = fit::fit(self.plan, self.row, self.column, self.quantity, falls);
        if let Some((code, said)) = self.wrong(fit, &name) {
            tell(code, said);
            return;
        }
        if self.column != Column::Value {
            return;
        }
        if !self.has_base() {
            tell(
                Code::ClaimBase,
                said::base(&name, &whole(self.row.n.unwrap_or_default())),
            );
        }
        if !self.has_period() {
            tell(
                Code::ClaimPeriod,
                said::period(&name, &self.row.key.period.text()),
            );
        }
        if self.row.status == "B" && !lexicon::tells_break(self.near) {
            tell(Code::ClaimBreak, said::broken(&name));
        }
        if self.is_inconclusive() {
            let bounds = self.row.interval.unwrap_or_default();
            let decimals = self.row.decimals(self.plan);
            let bounds = bounds
                .map(|bound| both(|lang| number::signed(&number::rounded(bound, decimals, lang))));
            tell(Code::ClaimChange, said::change(&name, &bounds));
        }
        if let Some(reasons) = self.is_thin() {
            tell(Code::ClaimCoverage, said::coverage(&name, &reasons));
        }
    }

    /// The code and the sentence of a value that does not fit.
    fn wrong(&self, fit: Fit, name: &str) -> Option<(Code, Said)> {
        let right = self.right();
        let few = self.column == Column::Value && self.row.is_of_few(self.plan);
        let percent = matches!(self.quantity.shape, Shape::Percent | Shape::Points);
        Some(match fit {
            Fit::True if few && percent => (Code::ClaimRounding, said::few(name, &right)),
            Fit::True => return None,
            Fit::TooFine => (
                Code::ClaimRounding,
                said::too_fine(name, &right, self.row.decimals(self.plan)),
            ),
            Fit::Misrounded => (Code::ClaimRounding, said::misrounded(name, &right)),
            Fit::Far => (
                Code::ClaimValue,
                said::value(name, self.column.word(), &right),
            ),
            Fit::OtherWay => (Code::ClaimValue, said::other_way(name, &right)),
            Fit::Nothing => (Code::ClaimValue, said::no_value(name, self.column.word())),
            Fit::OutOfBounds => {
                let over = matches!(self.quantity.hedge, Hedge::Over | Hedge::AtLeast);
                (Code::ClaimBound, said::bound(name, over, &right))
            }
        })
    }

    /// What could be written in its place.
    fn right(&self) -> Text {
        let Some(value) = self.row.column(self.column) else {
            return Text::same("");
        };
        let digits = |lang: Lang, decimals: u8| number::rounded(value, decimals, lang);
        match self.column {
            Column::Value if self.row.is_of_few(self.plan) => {
                let part =
                    |of: Option<f64>, lang: Lang| number::rounded(of.unwrap_or_default(), 0, lang);
                both(|lang| {
                    let (above, below) = (
                        part(self.row.numerator, lang),
                        part(self.row.denominator, lang),
                    );
                    said_of_output::out_of(&above, &below)
                        .in_lang(lang)
                        .to_owned()
                })
            }
            Column::Value | Column::Low | Column::High => {
                let decimals = self.row.decimals(self.plan);
                both(|lang| {
                    let digits = digits(lang, decimals);
                    if self.row.is_change {
                        let digits = number::signed(&digits);
                        said_of_output::with_sign(&digits, &self.row.unit)
                            .in_lang(lang)
                            .to_owned()
                    } else if self.row.is_percent() {
                        number::percent(&digits, lang)
                    } else {
                        said_of_output::with_unit(&digits, &self.row.unit)
                            .in_lang(lang)
                            .to_owned()
                    }
                })
            }
            _ => both(|lang| digits(lang, 0)),
        }
    }

    /// Whether the base stands near; what counts is its own.
    fn has_base(&self) -> bool {
        let indicator = self.plan.indicator(self.row.key.indicator);
        let counts = matches!(
            indicator.measure,
            Measure::Count | Measure::Distinct | Measure::Sum(_)
        );
        let base = self.row.n;
        let says = |token: &Token| match token.what {
            Read::Number(digits) => digits.decimals == 0 && Some(digits.units) == base,
            _ => false,
        };
        counts || self.near.iter().any(says)
    }

    fn has_period(&self) -> bool {
        self.periods.contains(&self.row.key.period)
    }

    /// Whether a change is told that its interval does not bear.
    fn is_inconclusive(&self) -> bool {
        let holds_zero = self
            .row
            .interval
            .is_some_and(|[low, high]| low <= 0.0 && 0.0 <= high);
        self.row.is_change && holds_zero && !lexicon::is_cautious(self.near)
    }

    /// Why coverage is low, where it is and the text does not say so.
    fn is_thin(&self) -> Option<Vec<Text>> {
        let row = self.row;
        let mut reasons = Vec::new();
        if let Some(rate) = row.told("response-rate").filter(|rate| *rate < RESPONSE) {
            reasons.push(said::response_rate(rate));
        }
        if row.bears("no-headline") {
            reasons.push(said::non_response(
                row.told("non-response").unwrap_or_default(),
            ));
        }
        if row.bears("carried-by-one") {
            reasons.push(said::carried());
        }
        if row.status == "U" || row.bears("low-reliability") {
            reasons.push(said::low_reliability());
        }
        (!reasons.is_empty() && !lexicon::is_reserved(self.near)).then_some(reasons)
    }
}

/// What is wrong with two claims that one sentence sets beside each other, told at the second.
pub(super) fn compare(one: &Claim<'_>, other: &Claim<'_>, found: &mut Diagnostics) {
    if !lexicon::changes(one.tokens) || one.row.is_change || other.row.is_change {
        return;
    }
    let (before, after) = (&one.row.key, &other.row.key);
    if before.indicator != after.indicator || before == after {
        return;
    }
    let mut tell = |code: Code, said: Said| found.push(Diagnostic::new(code, other.place, said));
    let names = [before.written(one.plan), after.written(one.plan)];
    let mut periods = [before.period, after.period];
    periods.sort_unstable();
    let indicator = one.plan.indicator(before.indicator);
    if before.period != after.period && !indicator.breaks_since(periods[0], periods[1]).is_empty() {
        tell(Code::ClaimBreak, said::across(&names));
        return;
    }
    if lexicon::is_cautious(one.near) {
        return;
    }
    let snapshots =
        |row: &Row| row.bears("not-same-associations") || row.bears("not-same-respondents");
    if before.period == after.period
        && before.wave != after.wave
        && (snapshots(one.row) || snapshots(other.row))
    {
        tell(Code::ClaimChange, said::snapshots(&names));
        return;
    }
    if let Some(([low, high], [other_low, other_high])) = one.row.interval.zip(other.row.interval)
        && low <= other_high
        && other_low <= high
    {
        tell(Code::ClaimChange, said::overlap(&names));
    }
}

/// Whether a sentence that says why may: only where the referential has a counterfactual.
pub(super) fn may_say_why(claim: &Claim<'_>) -> bool {
    let sheet = &claim.plan.indicator(claim.row.key.indicator).sheet;
    sheet.attribution == Some(Attribution::Counterfactual)
}

fn both(of: impl Fn(Lang) -> String) -> Text {
    Text::new(of(Lang::Fr), of(Lang::En))
}

fn whole(count: i128) -> Text {
    both(|lang| number::whole(count, lang))
}
