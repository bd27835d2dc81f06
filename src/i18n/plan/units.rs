//! What is said of units that do not go together.

use crate::decimal::{Decimal, divide_rounded};
use crate::i18n::Said;

/// A measure in another unit than its variable.
pub fn unit_of_measure(measure: &str, variable: &str, own: &str, unit: &str) -> Said {
    Said::fact(
        format!("`{measure}` de `{variable}` est en «\u{a0}{own}\u{a0}», et l'indicateur se dit en «\u{a0}{unit}\u{a0}»"),
        format!("`{measure}` of `{variable}` is in \"{own}\", and the indicator says \"{unit}\""),
    )
    .help(
        format!("écrivez `unit: {own}`, ou mesurez une variable en «\u{a0}{unit}\u{a0}»\u{a0}; une statistique sous `also` prend l'unité de l'indicateur tant qu'elle n'a pas la sienne"),
        format!("write `unit: {own}`, or measure a variable in \"{unit}\"; a statistic under `also` takes the unit of the indicator until it has its own"),
    )
}

/// A share or a distribution in another unit than percent.
pub fn unit_of_share(indicator: &str, unit: &str) -> Said {
    Said::fact(
        format!("`{indicator}` est une part, publiée de 0 à 100, et se dit en «\u{a0}{unit}\u{a0}»"),
        format!("`{indicator}` is a share, published from 0 to 100, and says \"{unit}\""),
    )
    .help(
        "écrivez `unit: percent`\u{a0}; sous `also` aussi, où l'unité est sinon celle de l'indicateur",
        "write `unit: percent`; under `also` too, where the unit is otherwise that of the indicator",
    )
}

/// A number of things in a unit that no number of things has.
pub fn unit_of_count(measure: &str, indicator: &str, unit: &str) -> Said {
    Said::fact(
        format!("`{indicator}` est un effectif (`{measure}`), et se dit en «\u{a0}{unit}\u{a0}»"),
        format!("`{indicator}` is a number of observations (`{measure}`), and says \"{unit}\""),
    )
    .help(
        "écrivez ce qui est compté\u{a0}: `unit: personnes`, `unit: séjours`…",
        "write what is counted: `unit: persons`, `unit: stays`…",
    )
}

/// A number of codes in percent.
pub fn unit_of_codes(variable: &str, unit: &str) -> Said {
    Said::fact(
        format!("`{variable}` compte des réponses (`count-codes`), et l'indicateur se dit en «\u{a0}{unit}\u{a0}»"),
        format!("`{variable}` counts answers (`count-codes`), and the indicator says \"{unit}\""),
    )
    .help(
        "écrivez ce qui est compté, par exemple `unit: freins par personne`\u{a0}; pour une part, mesurez `share`",
        "write what is counted, for example `unit: obstacles per person`; for a share, measure `share`",
    )
}

/// A net promoter score in another unit than points.
pub fn unit_of_nps(indicator: &str, unit: &str) -> Said {
    Said::fact(
        format!("`{indicator}` va de −100 à +100, en points, et se dit en «\u{a0}{unit}\u{a0}»"),
        format!("`{indicator}` runs from −100 to +100, in points, and says \"{unit}\""),
    )
    .help("écrivez `unit: points`", "write `unit: points`")
}

/// A number of days in another unit.
pub fn unit_of_days(variable: &str, unit: &str) -> Said {
    Said::fact(
        format!("`days-between` compte des jours, et `{variable}` se dit en «\u{a0}{unit}\u{a0}»"),
        format!("`days-between` counts days, and `{variable}` says \"{unit}\""),
    )
    .help(
        "écrivez `unit: jours`\u{a0}; pour une autre unité, divisez par une autre variable (`quotient`) ou découpez en tranches (`bins`)",
        "write `unit: days`; for another unit, divide by another variable (`quotient`) or cut into bins (`bins`)",
    )
}

/// Parts of one sum, one mean or one difference in two units; each with its id and its unit.
pub fn units_of_parts(variable: &str, first: (&str, &str), other: (&str, &str)) -> Said {
    let ((a, a_unit), (b, b_unit)) = (first, other);
    Said::fact(
        format!("`{variable}` réunit `{a}`, en «\u{a0}{a_unit}\u{a0}», et `{b}`, en «\u{a0}{b_unit}\u{a0}»"),
        format!("`{variable}` puts together `{a}`, in \"{a_unit}\", and `{b}`, in \"{b_unit}\""),
    )
    .help(
        "ramenez l'une à l'unité de l'autre par un poids (`{variable: …, times: …}`), ou corrigez son `unit`",
        "bring one to the unit of the other by a weight (`{variable: …, times: …}`), or correct its `unit`",
    )
}

/// A derived variable in another unit than its parts.
pub fn unit_of_result(variable: &str, unit: &str, part: (&str, &str)) -> Said {
    let (part, own) = part;
    Said::fact(
        format!("`{variable}` se dit en «\u{a0}{unit}\u{a0}», et vient de `{part}`, en «\u{a0}{own}\u{a0}»"),
        format!("`{variable}` says \"{unit}\", and comes from `{part}`, in \"{own}\""),
    )
    .help(
        format!("écrivez `unit: {own}`, ou donnez à chaque partie le poids (`times`) qui la convertit"),
        format!("write `unit: {own}`, or give each part the weight (`times`) that converts it"),
    )
}

/// A question in another unit than its variable; `times` where the mapping multiplies, `factor` the right one, above
/// and below, where both units measure the same.
pub fn unit_of_question(
    variable: &str,
    asked: &str,
    wanted: &str,
    times: Option<Decimal>,
    factor: Option<(i128, i128)>,
) -> Said {
    let said = match times {
        None => Said::fact(
            format!(
                "la question compte en «\u{a0}{asked}\u{a0}», et `{variable}` en «\u{a0}{wanted}\u{a0}»"
            ),
            format!("the question counts in \"{asked}\", and `{variable}` in \"{wanted}\""),
        ),
        Some(times) => Said::fact(
            format!(
                "`times: {times}` ne fait pas de «\u{a0}{asked}\u{a0}» des «\u{a0}{wanted}\u{a0}», l'unité de `{variable}`"
            ),
            format!(
                "`times: {times}` does not turn \"{asked}\" into \"{wanted}\", the unit of `{variable}`"
            ),
        ),
    };
    match factor {
        Some((above, below)) if above % below == 0 => said.help(
            format!("écrivez `convert: {{times: {}}}`", above / below),
            format!("write `convert: {{times: {}}}`", above / below),
        ),
        Some((above, below)) => {
            // Four digits are enough for a factor of one unit of time or money in another.
            let units = divide_rounded(above * 10_000, below).unwrap_or_default();
            let times = Decimal { units, decimals: 4 };
            said.help(
                format!("écrivez `convert: {{times: {times}}}`, sur une variable qui a des décimales\u{a0}; sinon, dites `comparability: broad` et pourquoi (`because`)"),
                format!("write `convert: {{times: {times}}}`, on a variable that has decimals; else say `comparability: broad` and why (`because`)"),
            )
        }
        None => said.help(
            "convertissez (`convert: {times: …}`), ou dites `comparability: broad` et pourquoi (`because`)",
            "convert (`convert: {times: …}`), or say `comparability: broad` and why (`because`)",
        ),
    }
}
