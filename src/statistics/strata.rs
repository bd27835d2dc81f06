//! Means over strata, each weighed by a part of a whole that is known: a stratified estimate, or direct standardisation.
//!
//! With weights W that add up to 1, the mean is `ΣWy` and its variance ΣW²(1 − f)s²/n, where s² is the variance of the n
//! observations of a stratum over n − 1, and f the part of it that was drawn at random, else 0 (W. G. Cochran, Sampling
//! Techniques, third edition, 1977, sections 5.3 and 5.5; `svymean` of R's survey). Intervals are by Student's law with as many
//! degrees of freedom as observations less strata, as `degf` of survey counts them. That of a share is on the scale of log-odds,
//! so that it stays between none and all (`svyciprop(method = "logit")` of survey).

use super::{Bounds, Confidence, around, float, law, mean};

/// Fewest observations of a stratum: one alone has no variance.
pub const FEWEST: i128 = 2;

/// One stratum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stratum {
    /// Its part of the whole; parts are scaled to add up to 1.
    pub weight: f64,
    /// Observations.
    pub n: i128,
    /// Σx.
    pub x: i128,
    /// Σx².
    pub xx: i128,
    /// The part of it that was drawn at random, where that is known; else 0.
    pub taken: f64,
}

/// A mean over strata.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Combined {
    /// The mean.
    pub value: f64,
    /// Its variance.
    pub variance: f64,
    /// Degrees of freedom.
    df: i128,
}

/// The mean over `strata`; none without any, or where one that weighs has fewer than two observations.
pub fn combined(strata: &[Stratum]) -> Option<Combined> {
    let strata: Vec<&Stratum> = strata.iter().filter(|it| it.weight > 0.0).collect();
    let whole: f64 = strata.iter().map(|it| it.weight).sum();
    if strata.is_empty() || strata.iter().any(|it| it.n < FEWEST) {
        return None;
    }
    let mut found = Combined {
        value: 0.0,
        variance: 0.0,
        df: 0,
    };
    for stratum in strata {
        let part = stratum.weight / whole;
        let n = float(stratum.n);
        let variance = mean::variance(stratum.n, stratum.x, stratum.xx)?;
        found.value += part * (float(stratum.x) / n);
        found.variance += part * part * (1.0 - stratum.taken) * (variance / n);
        found.df += stratum.n - 1;
    }
    Some(found)
}

impl Combined {
    /// The interval of a mean; none where nothing varies.
    pub fn of_mean(self, confidence: Confidence) -> Option<Bounds> {
        let half = self.margin(confidence)?;
        Some(around(self.value, half))
    }

    /// The interval of a share, of observations that are 0 or 1; none where nothing varies.
    pub fn of_share(self, confidence: Confidence) -> Option<Bounds> {
        let half = self.margin(confidence)?;
        let (yes, no) = (self.value, 1.0 - self.value);
        let bounds = around(libm::log(yes / no), half / (yes * no));
        Some(bounds.map(|odds| 1.0 / (1.0 + libm::exp(-odds))))
    }

    fn margin(self, confidence: Confidence) -> Option<f64> {
        let t = law::student_quantile(confidence.below_upper(), float(self.df));
        Some(t * self.variance.sqrt()).filter(|half| *half > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_near(found: f64, known: f64) {
        let error = (found - known).abs();
        assert!(error <= 1e-12 * known.abs(), "{found}, not {known}");
    }

    /// Schools of California drawn by level (`apistrat` of R's survey): how many there are, were drawn, Σ and Σ² of their index,
    /// and how many met their target for the whole school.
    const SCHOOLS: [[i128; 5]; 3] = [
        [4421, 100, 67_443, 47_038_637, 91],
        [1018, 50, 31_830, 20_940_396, 35],
        [755, 50, 31_291, 20_167_941, 26],
    ];

    fn schools(sums: fn([i128; 5]) -> [i128; 2]) -> Combined {
        let strata = SCHOOLS.map(|school| {
            let [all, n, ..] = school;
            let [x, xx] = sums(school);
            Stratum {
                weight: float(all),
                n,
                x,
                xx,
                taken: float(n) / float(all),
            }
        });
        combined(&strata).unwrap()
    }

    /// Published in the tests of survey: 662.29, and 9.4089.
    #[test]
    fn schools_by_level() {
        let index = schools(|[_, _, x, xx, _]| [x, xx]);
        assert_near(index.value, 662.287_363_577_655_7);
        assert_near(index.variance.sqrt(), 9.408_940_879_434_013);
        assert_eq!(index.df, 197);
        let [low, high] = index.of_mean(Confidence::default()).unwrap();
        assert_near(low, 643.732_188_539_262_6);
        assert_near(high, 680.842_538_616_049_1);
        let share = schools(|[.., met]| [met, met]);
        assert_near(share.value, 0.827_948_014_207_297_4);
        let [low, high] = share.of_share(Confidence::default()).unwrap();
        assert_near(low, 0.774_539_657_468_958_1);
        assert_near(high, 0.870_814_857_598_939_4);
    }

    /// Admissions to six departments of Berkeley (R's `UCBAdmissions`), admitted and all who asked, standardised on all
    /// applicants; by hand in R, which gives 0.43 and 0.39, and errors by `svymean`.
    #[test]
    fn women_and_men_as_if_they_had_asked_the_same_departments() {
        let applicants = [933.0, 585.0, 918.0, 792.0, 584.0, 714.0];
        let women = [
            [89, 108],
            [17, 25],
            [202, 593],
            [131, 375],
            [94, 393],
            [24, 341],
        ];
        let men = [
            [512, 825],
            [353, 560],
            [120, 325],
            [138, 417],
            [53, 191],
            [22, 373],
        ];
        for (asked, share, error, bounds) in [
            (
                women,
                0.429_955_380_460_725_1,
                0.015_993_258_496_296_247,
                [0.398_909_083_416_939_7, 0.461_562_555_007_412_1],
            ),
            (
                men,
                0.387_318_582_689_422_2,
                0.009_287_513_668_401_95,
                [0.369_272_094_968_343_46, 0.405_679_752_696_483_9],
            ),
        ] {
            let strata = asked
                .into_iter()
                .zip(applicants)
                .map(|([x, n], weight)| Stratum {
                    weight,
                    n,
                    x,
                    xx: x,
                    taken: 0.0,
                });
            let found = combined(&strata.collect::<Vec<_>>()).unwrap();
            assert_near(found.value, share);
            assert_near(found.variance.sqrt(), error);
            let interval = found.of_share(Confidence::default()).unwrap();
            for (found, known) in interval.into_iter().zip(bounds) {
                assert_near(found, known);
            }
        }
    }

    #[test]
    fn a_stratum_of_one_is_refused_and_one_that_weighs_nothing_is_left() {
        let stratum = |weight, n, x| Stratum {
            weight,
            n,
            x,
            xx: x,
            taken: 0.0,
        };
        assert_eq!(combined(&[]), None);
        assert_eq!(combined(&[stratum(0.5, 10, 3), stratum(0.5, 1, 1)]), None);
        let found = combined(&[stratum(0.5, 10, 3), stratum(0.0, 0, 0)]).unwrap();
        assert_near(found.value, 0.3);
        // Where all agree within each stratum, nothing tells how sure that is.
        let flat = combined(&[stratum(1.0, 10, 10), stratum(1.0, 10, 0)]).unwrap();
        assert_near(flat.value, 0.5);
        assert_eq!(flat.of_mean(Confidence::default()), None);
        assert_eq!(flat.of_share(Confidence::default()), None);
    }
}
