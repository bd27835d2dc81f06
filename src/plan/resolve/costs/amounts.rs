//! What amounts are: a currency, a year of prices, numbers that rise.

use crate::decimal::Decimal;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::plan as said;
use crate::plan::Range;
use crate::plan::resolve::draft::Draft;
use crate::referential::{Cost, Costs, Name, Spread};

/// Decimals enough for all that a table of costs writes.
const DECIMALS: u8 = 9;

/// The currency of a table: three capital letters.
pub(super) fn currency(draft: &mut Draft<'_>, table: &Costs) -> Option<String> {
    let written = table.currency.as_ref()?;
    let code = &written.value;
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(code.clone());
    }
    let fault = said::currency_wrong(code);
    draft.fault(Code::CostMoney, written.place, fault);
    None
}

/// The year of prices that all costs share: euros of two years are two currencies.
pub(super) fn prices(draft: &mut Draft<'_>, costs: &[Cost]) -> Option<String> {
    let known = || costs.iter().filter(|cost| is_year(&cost.price_base.value));
    let first = known().next()?;
    let other = known().find(|cost| cost.price_base.value != first.price_base.value);
    if let Some(other) = other {
        let (first, base) = (&first.price_base, &other.price_base);
        let fault = said::prices_differ(&other.id.value, &base.value, &first.value);
        let fault = Diagnostic::new(Code::CostMoney, base.place, fault);
        draft.push(fault.label(first.place, said::other_prices_here()));
        return None;
    }
    Some(first.price_base.value.clone())
}

/// The year that `key` writes.
pub(super) fn year(
    draft: &mut Draft<'_>,
    key: &str,
    cost: &Cost,
    written: &Name,
) -> Option<String> {
    if is_year(&written.value) {
        return Some(written.value.clone());
    }
    // A year that lacks was told, and the id stands in its place.
    if written.place != cost.id.place {
        let fault = said::not_a_year(key, &written.value);
        draft.fault(Code::TypeWrong, written.place, fault);
    }
    None
}

fn is_year(text: &str) -> bool {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && ("1900".."2200").contains(&text)
}

/// Low, central and high, which go up, or stay, from 0 on.
pub(super) fn range(draft: &mut Draft<'_>, spread: &Spread) -> Option<Range> {
    let ends = [&spread.low, &spread.central, &spread.high];
    let units = ends.map(|it| it.value.exactly(DECIMALS));
    let falls = (0..2).find(|at| units[at + 1].is_some() && units[*at] > units[at + 1]);
    if let Some(at) = falls {
        let [low, central, high] = ends.map(|it| it.value.to_string());
        let fault = said::spread_not_rising(&low, &central, &high);
        draft.fault(Code::TypeWrong, ends[at].place, fault);
        return None;
    }
    if spread.low.value.units < 0 {
        let fault = said::spread_negative(&spread.low.value.to_string());
        draft.fault(Code::TypeWrong, spread.low.place, fault);
        return None;
    }
    let [low, central, high] = ends.map(|it| it.value);
    Some(Range { low, central, high })
}

/// A share under `key`, in percent: none is negative or above 100, and one that never passes 1 holds fractions.
pub(super) fn percent(draft: &mut Draft<'_>, key: &str, spread: &Spread) -> Option<Range> {
    let all = [&spread.low, &spread.central, &spread.high];
    let whole = |value: i128| Decimal::whole(value).exactly(DECIMALS);
    let out = all.into_iter().find(|it| {
        let units = it.value.exactly(DECIMALS);
        units.is_none_or(|units| units < 0) || units > whole(100)
    });
    if let Some(out) = out {
        let fault = said::percent_out_of_range(key, &out.value.to_string());
        draft.fault(Code::TypeWrong, out.place, fault);
        return None;
    }
    let range = range(draft, spread)?;
    let most = range.high.exactly(DECIMALS);
    if most > Some(0) && most <= whole(1) {
        let fault = said::percent_fractions(key, &range.high.to_string());
        draft.fault(Code::ValueImplausible, spread.high.place, fault);
    }
    Some(range)
}
