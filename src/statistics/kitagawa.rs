//! Why two rates differ: what comes from the composition of both groups, and what from the rates at equal composition.

use super::{Bounds, float};

/// One category of two groups: how many of each are in it, and its rate (a share or a mean) in each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Category {
    /// How many are in it, of the first group, then of the second.
    pub n: [i128; 2],
    /// Its rate in each.
    pub rate: [f64; 2],
}

/// The difference between two rates, first less second, and its two parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Components {
    /// The whole of it.
    pub total: f64,
    /// What comes from composition: the categories do not weigh as much in both groups.
    pub structure: f64,
    /// What comes from rates: they differ within categories.
    pub rate: f64,
}

/// The components of a difference between two rates (E. M. Kitagawa, JASA 50, 1955, 1168–1194), with s the part of a category
/// in its group and r its rate: structure Σ (s₁ − s₂)(r₁ + r₂) / 2, rate Σ (r₁ − r₂)(s₁ + s₂) / 2. They add up to the difference,
/// with no interaction left over. None where a group is empty, or a category of one group has nobody in the other, whose rate is not
/// known there.
pub fn components(categories: &[Category]) -> Option<Components> {
    let held: Vec<&Category> = categories.iter().filter(|it| it.n != [0, 0]).collect();
    if held.is_empty() || held.iter().any(|it| it.n.contains(&0)) {
        return None;
    }
    let whole = [0, 1].map(|at| held.iter().map(|it| float(it.n[at])).sum::<f64>());
    let mut parts = Components {
        total: 0.0,
        structure: 0.0,
        rate: 0.0,
    };
    for category in held {
        let [s, t] = [0, 1].map(|at| float(category.n[at]) / whole[at]);
        let [r, q] = category.rate;
        parts.total += s * r - t * q;
        parts.structure += (s - t) * (r + q) / 2.0;
        parts.rate += (r - q) * (s + t) / 2.0;
    }
    Some(parts)
}

/// The interval of the difference between two independent estimates, first less second, from the interval of each (G. Y. Zou
/// and A. Donner, Statistics in Medicine 27, 2008, 1693–1702). Of two shares by their Wilson intervals it is that of Newcombe,
/// method 10.
pub fn recovered(values: [f64; 2], intervals: [Bounds; 2]) -> Bounds {
    let [a, b] = values;
    let [[a_low, a_high], [b_low, b_high]] = intervals;
    let root = |x: f64, y: f64| (x * x + y * y).sqrt();
    [
        a - b - root(a - a_low, b_high - b),
        a - b + root(a_high - a, b - b_low),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::{Confidence, proportion};

    /// Admitted and refused at Berkeley in 1973, women then men, by department (`UCBAdmissions` of R).
    const BERKELEY: [[[i128; 2]; 2]; 6] = [
        [[89, 19], [512, 313]],
        [[17, 8], [353, 207]],
        [[202, 391], [120, 205]],
        [[131, 244], [138, 279]],
        [[94, 299], [53, 138]],
        [[24, 317], [22, 351]],
    ];

    fn berkeley() -> Vec<Category> {
        let each = BERKELEY.iter().map(|groups| {
            let n = groups.map(|[admitted, refused]| admitted + refused);
            let rate = [0, 1].map(|at| float(groups[at][0]) / float(n[at]));
            Category { n, rate }
        });
        each.collect()
    }

    fn near(found: f64, known: f64) {
        assert!((found - known).abs() < 1e-14, "{found} {known}");
    }

    /// Women were admitted less, for they applied where few were; department for department they were admitted more. The
    /// three numbers were computed apart from this program.
    #[test]
    fn admissions_at_berkeley() {
        let found = components(&berkeley()).unwrap();
        near(found.total, -0.141_645_428_246_541_9);
        near(found.structure, -0.177_673_911_152_242_5);
        near(found.rate, 0.036_028_482_905_700_6);
        near(found.structure + found.rate, found.total);
        near(found.total, 557.0 / 1835.0 - 1198.0 / 2691.0);
    }

    /// Heads of households out of 100, in the United States in 1970 and 1985, by age: in thousandths of the population, those of 1985
    /// first (P. Das Gupta, Standardization and Decomposition of Rates: A User's Manual, U.S. Bureau of the Census P23-186, 1993, example 5.1).
    #[test]
    fn household_headship_as_published() {
        const SIZES: [[i128; 13]; 2] = [
            [101, 112, 116, 109, 94, 77, 63, 60, 63, 59, 51, 40, 55],
            [129, 109, 95, 80, 78, 84, 86, 78, 70, 59, 47, 36, 49],
        ];
        const RATES: [[f64; 13]; 2] = [
            [
                2.2, 24.3, 45.8, 52.5, 56.1, 55.6, 56.0, 57.4, 57.2, 61.2, 63.9, 68.6, 72.2,
            ],
            [
                1.9, 25.8, 45.7, 49.6, 51.2, 51.6, 51.8, 54.9, 58.7, 60.4, 62.8, 66.6, 66.8,
            ],
        ];
        let categories: Vec<Category> = (0..13)
            .map(|at| Category {
                n: SIZES.map(|it| it[at]),
                rate: RATES.map(|it| it[at]),
            })
            .collect();
        let found = components(&categories).unwrap();
        // To the four decimals that are published.
        let published = |found: f64, known: f64| {
            assert!((found - known).abs() <= 0.000_05, "{found} {known}");
        };
        published(found.total, 2.9672);
        published(found.structure, 1.2269);
        published(found.rate, 1.7403);
    }

    /// A composition that is the same leaves rates alone; rates that are the same leave composition alone; and turning both
    /// groups round changes signs alone.
    #[test]
    fn each_part_alone_and_both_turned_round() {
        let category = |n, rate| Category { n, rate };
        let rates = [
            category([10, 20], [0.5, 0.2]),
            category([30, 60], [0.4, 0.3]),
        ];
        let found = components(&rates).unwrap();
        near(found.structure, 0.0);
        near(found.rate, 0.25 * 0.3 + 0.75 * 0.1);
        let composition = [
            category([10, 30], [0.5, 0.5]),
            category([30, 10], [0.1, 0.1]),
        ];
        let found = components(&composition).unwrap();
        near(found.rate, 0.0);
        near(found.structure, -0.5 * 0.4);
        let turned: Vec<Category> = berkeley()
            .iter()
            .map(|it| category([it.n[1], it.n[0]], [it.rate[1], it.rate[0]]))
            .collect();
        let (there, back) = (
            components(&berkeley()).unwrap(),
            components(&turned).unwrap(),
        );
        near(there.structure, -back.structure);
        near(there.rate, -back.rate);
    }

    #[test]
    fn a_category_that_one_group_lacks_has_no_rate_to_compare() {
        let category = |n| Category {
            n,
            rate: [0.5, 0.5],
        };
        assert_eq!(components(&[category([10, 0]), category([10, 10])]), None);
        assert_eq!(components(&[]), None);
        // One that both lack is none.
        let found = components(&[category([0, 0]), category([10, 10])]).unwrap();
        near(found.total, 0.0);
    }

    /// Newcombe's own intervals are recovered from those of Wilson; of two means it is the root of the sum of squares.
    #[test]
    fn an_interval_from_two() {
        let confidence = Confidence::default();
        for (first, second) in [([56, 70], [48, 80]), ([9, 10], [3, 10]), ([5, 56], [0, 29])] {
            let known = proportion::difference(first, second, confidence);
            let share = |[hits, n]: [i128; 2]| float(hits) / float(n);
            let wilson = |[hits, n]: [i128; 2]| proportion::wilson_of(hits, n, confidence);
            let found = recovered(
                [share(first), share(second)],
                [wilson(first), wilson(second)],
            );
            near(found[0], known[0]);
            near(found[1], known[1]);
        }
        let [low, high] = recovered([10.0, 4.0], [[7.0, 13.0], [0.0, 8.0]]);
        near(low, 1.0);
        near(high, 11.0);
    }
}
