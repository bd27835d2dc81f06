//! Exact products and sums of decimals.

use crate::decimal::{Decimal, power};

/// As many decimals as are ever kept: their power of ten stays far from what a number holds.
const MOST: u8 = 24;

/// The product; none where it has more digits than can be counted.
pub(super) fn product(factors: &[Decimal]) -> Option<Decimal> {
    let mut product = Decimal::whole(1);
    for factor in factors {
        product = shortest(Decimal {
            units: product.units.checked_mul(factor.units)?,
            decimals: product.decimals.checked_add(factor.decimals)?,
        });
    }
    (product.decimals <= MOST).then_some(product)
}

/// The sum; none where it has more digits than can be counted.
pub(super) fn sum(terms: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    let mut sum = Decimal::whole(0);
    for term in terms {
        let decimals = sum.decimals.max(term.decimals);
        let units = |of: Decimal| of.units.checked_mul(power(decimals - of.decimals));
        sum = shortest(Decimal {
            units: units(sum)?.checked_add(units(term)?)?,
            decimals,
        });
    }
    Some(sum)
}

/// The same number without zeros at its end.
fn shortest(mut number: Decimal) -> Decimal {
    while number.decimals > 0 && number.units % 10 == 0 {
        number.units /= 10;
        number.decimals -= 1;
    }
    number
}

/// A percentage as the part of one that it is.
pub(super) fn part(percent: Decimal) -> Decimal {
    shortest(Decimal {
        units: percent.units,
        decimals: percent.decimals + 2,
    })
}

/// What a percentage leaves of a hundred, as the part of one that it is.
pub(super) fn rest(percent: Decimal) -> Decimal {
    let whole = Decimal::whole(100);
    let units = whole.units * power(percent.decimals) - percent.units;
    part(Decimal { units, ..percent })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn nothing_is_lost_and_too_much_is_none() {
        let product = |texts: &[&str]| {
            let factors: Vec<Decimal> = texts.iter().map(|text| of(text)).collect();
            product(&factors).map(|it| it.to_string())
        };
        assert_eq!(
            product(&["30", "12500", "0.75", "0.35"]),
            Some("98437.5".into())
        );
        assert_eq!(product(&["0.1", "0.2"]), Some("0.02".into()));
        assert_eq!(product(&["0", "0.123456789"]), Some("0".into()));
        assert_eq!(product(&["1000000000000000"; 4]), None);
        assert_eq!(product(&["0.123456789"; 3]), None);
        assert_eq!(sum([of("0.1"), of("0.2"), of("99.7")]).unwrap(), of("100"));
        assert_eq!(sum([]).unwrap(), Decimal::whole(0));
        assert_eq!(
            [part(of("35")), rest(of("12.5"))],
            [of("0.35"), of("0.875")]
        );
    }
}
