//! Raking: weights under which a sample has the margins of its population.
//!
//! Each margin in turn, the weights of the observations of a category are multiplied by what is wanted of it over what it
//! has, and so on until nothing moves (W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11, 1940, 427–444;
//! that it converges, and to which weights: I. Csiszár, Annals of Probability 3, 1975, 146–158). With one margin it is
//! post-stratification, and done at once.
//!
//! Who is in no category of a margin (the answer is missing, or the margin does not tell of it) is left by this margin as
//! they are, and the others are given as many as they are among themselves: the share of a category is its share of those
//! who are known, as `anesrake` of R has it (J. Pasek, 2018).
//!
//! A cap is a largest weight, in times the mean one. Weights above it are cut to it within each round, so that what they
//! lose goes to the others in the next one (M. `DeBell` and J. A. Krosnick, Computing Weights for American National
//! Election Study Survey Data, 2009; of what it costs and brings, F. J. Potter, Proceedings of the Survey Research Methods
//! Section, ASA, 1990, 225–230). The cut comes last: the cap holds, and the margins are then as near as it allows.

use super::float;
use super::weights::DECIMALS;
use crate::decimal::power;

/// Most rounds; margins that agree with each other need a few.
const ROUNDS: usize = 1_000;

/// Rounds end where no weight moves by more than this part of the mean one.
const STILL: f64 = 1e-12;

/// How far a category may stay from what is wanted of it, as a part of it, where no cap bites; where one does, how much
/// weights may still move after the last round.
const NEAR: f64 = 1e-6;

/// Observations that are alike to every margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Their category of each margin; none where they are in none.
    pub categories: Vec<Option<usize>>,
    /// How many they are.
    pub count: i128,
}

/// Weights, one for each kind of observations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raked {
    /// In fixed point, of mean 1.
    pub weights: Vec<i64>,
    /// Whether a weight was cut.
    pub is_capped: bool,
}

/// Why margins cannot be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// Nobody is in this category of this margin.
    Empty {
        /// Position of the margin.
        margin: usize,
        /// Position of the category.
        category: usize,
    },
    /// Each could be reached, all together cannot.
    Together,
}

/// Rakes to `margins`: for each, what its categories have in the population, above 0 and in any unit. `cap` is the largest
/// weight, above 1. The sums are made in the order of `observations`.
///
/// # Errors
/// Where the margins cannot be reached.
pub fn rake(
    margins: &[Vec<f64>],
    observations: &[Alike],
    cap: Option<f64>,
) -> Result<Raked, Unreachable> {
    let wanted = wanted(margins, observations)?;
    let counts: Vec<f64> = observations.iter().map(|it| float(it.count)).collect();
    let mut weights = vec![1.0; observations.len()];
    let mut is_capped = false;
    let mut moved = f64::INFINITY;
    for _ in 0..ROUNDS {
        let before = weights.clone();
        for (margin, wanted) in wanted.iter().enumerate() {
            let held = held(margin, wanted.len(), observations, &weights);
            for (one, weight) in observations.iter().zip(&mut weights) {
                if let Some(category) = one.categories[margin] {
                    *weight *= wanted[category] / held[category];
                }
            }
        }
        to_mean_one(&mut weights, &counts);
        is_capped = cap.is_some_and(|cap| cut(&mut weights, &counts, cap));
        let moves = weights.iter().zip(&before).map(|(a, b)| (a - b).abs());
        moved = moves.fold(0.0, f64::max);
        if moved <= STILL {
            break;
        }
    }
    let are_near = (0..wanted.len()).all(|margin| is_near(margin, &wanted, observations, &weights));
    if !(are_near || is_capped && moved <= NEAR) {
        return Err(Unreachable::Together);
    }
    let weights = weights.into_iter().map(fixed).collect();
    Ok(Raked { weights, is_capped })
}

/// What is wanted of each category: its part of those who are in one.
fn wanted(margins: &[Vec<f64>], observations: &[Alike]) -> Result<Vec<Vec<f64>>, Unreachable> {
    let of = |(margin, shares): (usize, &Vec<f64>)| {
        let ones = vec![1.0; observations.len()];
        let counts = held(margin, shares.len(), observations, &ones);
        if let Some(category) = counts.iter().position(|count| *count <= 0.0) {
            return Err(Unreachable::Empty { margin, category });
        }
        let known: f64 = counts.iter().sum();
        let whole: f64 = shares.iter().sum();
        Ok(shares.iter().map(|share| share / whole * known).collect())
    };
    margins.iter().enumerate().map(of).collect()
}

/// What each category of a margin has under `weights`.
fn held(margin: usize, size: usize, observations: &[Alike], weights: &[f64]) -> Vec<f64> {
    let mut held = vec![0.0; size];
    for (one, weight) in observations.iter().zip(weights) {
        if let Some(category) = one.categories[margin] {
            held[category] += weight * float(one.count);
        }
    }
    held
}

/// Whether the shares of a margin are those wanted.
fn is_near(margin: usize, wanted: &[Vec<f64>], observations: &[Alike], weights: &[f64]) -> bool {
    let wanted = &wanted[margin];
    let held = held(margin, wanted.len(), observations, weights);
    let scale = held.iter().sum::<f64>() / wanted.iter().sum::<f64>();
    let mut pairs = held.iter().zip(wanted);
    pairs.all(|(held, wanted)| (held / (scale * wanted) - 1.0).abs() <= NEAR)
}

fn to_mean_one(weights: &mut [f64], counts: &[f64]) {
    let sum = weights.iter().zip(counts).map(|(w, n)| w * n).sum::<f64>();
    let mean = sum / counts.iter().sum::<f64>();
    for weight in weights {
        *weight /= mean;
    }
}

/// Cuts weights of mean 1 to `cap`, and gives what they lose to the others in proportion, until none is above. Whether
/// one was.
fn cut(weights: &mut [f64], counts: &[f64], cap: f64) -> bool {
    let is_over = |weight: f64| weight > cap * (1.0 + STILL);
    let mut is_cut = vec![false; weights.len()];
    while weights.iter().any(|weight| is_over(*weight)) {
        let (mut full, mut rest, mut all) = (0.0, 0.0, 0.0);
        for ((weight, count), is_cut) in weights.iter_mut().zip(counts).zip(&mut is_cut) {
            all += count;
            if *is_cut || is_over(*weight) {
                (*weight, *is_cut) = (cap, true);
                full += cap * count;
            } else {
                rest += *weight * count;
            }
        }
        let factor = (all - full) / rest;
        for (weight, is_cut) in weights.iter_mut().zip(&is_cut) {
            if !is_cut {
                *weight *= factor;
            }
        }
    }
    is_cut.contains(&true)
}

/// In fixed point; nobody weighs nothing.
#[expect(
    clippy::cast_possible_truncation,
    reason = "of mean 1, a weight is at most the number of observations"
)]
fn fixed(weight: f64) -> i64 {
    let units = weight * float(power(DECIMALS));
    (units.round() as i64).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::weights;

    fn alike(categories: &[Option<usize>], count: i128) -> Alike {
        Alike {
            categories: categories.to_vec(),
            count,
        }
    }

    /// Schools of California, a sample of 200 (`apisrs` of R's survey): elementary, high and middle ones, of which some met
    /// the target of the school as a whole.
    fn schools() -> Vec<Alike> {
        let counts = [(0, 15, 127), (1, 13, 12), (2, 9, 24)];
        let of = |(kind, missed, met)| {
            [
                alike(&[Some(kind), Some(0)], missed),
                alike(&[Some(kind), Some(1)], met),
            ]
        };
        counts.into_iter().flat_map(of).collect()
    }

    const KINDS: [f64; 3] = [4421.0, 755.0, 1018.0];
    const TARGET: [f64; 2] = [1072.0, 5122.0];
    /// Their scores of 2000, added up.
    const SCORES: [i64; 6] = [8_592, 86_000, 7_711, 7_423, 4_935, 16_656];

    fn sums(weights: &[i64], schools: &[Alike]) -> [i128; 3] {
        let each = |of: fn(i128) -> i128| {
            let each = weights.iter().zip(schools);
            each.map(|(w, it)| of(i128::from(*w)) * it.count).sum()
        };
        let scores = weights.iter().zip(SCORES);
        let scores = scores.map(|(w, sum)| i128::from(*w) * i128::from(sum));
        [each(|w| w), each(|w| w * w), scores.sum()]
    }

    fn assert_close(found: f64, known: f64, part: f64) {
        assert!((found / known - 1.0).abs() < part, "{found}, not {known}");
    }

    /// `rake(…, control = list(epsilon = 1e-13))` and `svymean` of R's survey 4.1-1.
    #[test]
    fn rakes_as_r() {
        let schools = schools();
        let raked = rake(&[KINDS.to_vec(), TARGET.to_vec()], &schools, None).unwrap();
        let known = [
            0.933_508_824_591_699_5,
            1.013_767_063_258_056_2,
            0.936_490_238_315_373_2,
            1.017_004_803_443_677_8,
            0.937_459_694_642_749_3,
            1.018_057_608_589_243_7,
        ];
        for (found, known) in raked.weights.iter().zip(known) {
            let known = (known * 1e6_f64).round();
            assert_eq!(float(i128::from(*found)).to_bits(), known.to_bits());
        }
        let [w, ww, scores] = sums(&raked.weights, &schools);
        assert_close(float(scores) / float(w), 657.791_546_332_109_7, 1e-8);
        let effective = weights::effective(w, ww).unwrap();
        assert_close(effective, 199.810_859_536_399_5, 1e-8);
        assert!(!raked.is_capped);
    }

    /// `postStratify` of R's survey: one margin is reached at once.
    #[test]
    fn one_margin_is_post_stratification() {
        let schools = schools();
        let raked = rake(&[KINDS.to_vec()], &only(&schools, 0), None).unwrap();
        assert_eq!(
            raked.weights,
            [1_005_289, 1_005_289, 975_137, 975_137, 996_076, 996_076]
        );
        let [w, ww, scores] = sums(&raked.weights, &schools);
        assert_close(float(scores) / float(w), 656.781_580_952_530_6, 1e-8);
        let effective = weights::effective(w, ww).unwrap();
        assert_close(effective, 199.980_067_658_710_1, 1e-8);
        // In any unit.
        let parts = KINDS.map(|count| count / 6194.0 * 100.0);
        assert_eq!(rake(&[parts.to_vec()], &only(&schools, 0), None), Ok(raked));
    }

    fn only(all: &[Alike], margin: usize) -> Vec<Alike> {
        let of = |it: &Alike| alike(&it.categories[margin..=margin], it.count);
        all.iter().map(of).collect()
    }

    /// By hand: 1 of 10 for one half. It would weigh 5; at most 3 leaves 7 to the nine others.
    #[test]
    fn a_cap_holds() {
        let ten = [alike(&[Some(0)], 1), alike(&[Some(1)], 9)];
        let halves = [vec![50.0, 50.0]];
        let free = rake(&halves, &ten, None).unwrap();
        assert_eq!(free.weights, [5_000_000, 555_556]);
        let capped = rake(&halves, &ten, Some(3.0)).unwrap();
        assert_eq!(capped.weights, [3_000_000, 777_778]);
        assert!(capped.is_capped);
        // One that does not bite changes nothing.
        assert_eq!(rake(&halves, &ten, Some(5.0)), Ok(free));
    }

    #[test]
    fn who_is_in_no_category_is_left_as_they_are() {
        let some = [
            alike(&[None], 5),
            alike(&[Some(0)], 4),
            alike(&[Some(1)], 12),
        ];
        let raked = rake(&[vec![1.0, 1.0]], &some, None).unwrap();
        assert_eq!(raked.weights, [1_000_000, 2_000_000, 666_667]);
    }

    #[test]
    fn what_cannot_be_reached_is_told() {
        let margins = [vec![60.0, 40.0], vec![30.0, 70.0]];
        let nobody = [alike(&[Some(0), Some(0)], 4), alike(&[Some(1), Some(0)], 4)];
        let empty = Unreachable::Empty {
            margin: 1,
            category: 1,
        };
        assert_eq!(rake(&margins, &nobody, None), Err(empty));
        // All of one are all of the other: they would have to be 60 and 30 of a hundred.
        let same = [alike(&[Some(0), Some(0)], 4), alike(&[Some(1), Some(1)], 4)];
        assert_eq!(rake(&margins, &same, None), Err(Unreachable::Together));
    }
}
