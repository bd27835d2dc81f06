//! Intervals recomputed by R: base R, and its package survey.
//!
//! Two comparisons. Methods alone, over drawn counts and values, at levels from 80 to 99 %; and what the program says of drawn
//! exports, which R reads by itself. The same numbers are drawn each time. Where R or its package survey is not there, a line says
//! so and the test passes; where its package metafor is not, random effects alone are left out.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use impact::statistics::heterogeneity::{self, Group as Apart};
use impact::statistics::kitagawa::{self, Category};
use impact::statistics::paired::{self, Pairs};
use impact::statistics::raking::{self, Alike};
use impact::statistics::ratio::{self, Sums};
use impact::statistics::welch::{self, Group};
use impact::statistics::{
    Bounds, Confidence, effect, law, mean, median, nps, proportion, ratio_change,
};
use tempfile::TempDir;

use crate::binary::{argument, impact, printed, skipped, write};
use crate::recomputed::{oracle, read_twice, yaml};

/// Whether R and its package survey are there.
fn survey() -> bool {
    has_package("survey")
}

/// Whether R and a package of its own are there; a line says where not.
fn has_package(name: &str) -> bool {
    let library = format!("suppressPackageStartupMessages(library({name}))");
    match Command::new("Rscript").args(["-e", &library]).output() {
        Ok(output) if output.status.success() => true,
        Ok(_) => {
            skipped(&format!(
                "R's package {name} is not installed (r-cran-{name})"
            ));
            false
        }
        Err(_) => {
            skipped("Rscript is not installed (r-base-core)");
            false
        }
    }
}

/// Has R compare, and gives what it says: the first differences, and how much it compared.
fn compared(arguments: &[&str]) -> String {
    let output = Command::new("Rscript")
        .args(["--vanilla", "tests/oracle/statistics.R"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{failed}");
    said
}

/// Numbers that look drawn, and are the same each time (G. Steele and others, `SplitMix`, 2014).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `most`, both held.
    fn within(&mut self, least: i64, most: i64) -> i64 {
        let width = u64::try_from(most - least + 1).unwrap();
        least + i64::try_from(self.next() % width).unwrap()
    }

    fn of<'a>(&mut self, among: &[&'a str]) -> &'a str {
        among[usize::try_from(self.within(0, i64::try_from(among.len()).unwrap() - 1)).unwrap()]
    }

    /// One time in `times`.
    fn once_in(&mut self, times: i64) -> bool {
        self.within(1, times) == 1
    }

    fn values(&mut self, n: i64, least: i64, most: i64) -> Vec<i64> {
        (0..n).map(|_| self.within(least, most)).collect()
    }

    /// Mostly small sizes, some past those from which quantiles are computed otherwise.
    fn size(&mut self) -> i64 {
        let most = [6, 12, 40, 200, 900, 3000][usize::try_from(self.within(0, 5)).unwrap()];
        self.within(1, most)
    }
}

/// One line a case: method, level, part of the population taken, numbers, and what the program says.
struct Cases(String);

impl Cases {
    fn new() -> Self {
        Self("method,level,taken,numbers,low,high\n".to_owned())
    }

    fn add(
        &mut self,
        method: &str,
        confidence: Confidence,
        taken: f64,
        numbers: &[i64],
        found: Option<Bounds>,
    ) {
        let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
        let [low, high] = found.map_or(["NA".to_owned(), "NA".to_owned()], |bounds| {
            bounds.map(|bound| bound.to_string())
        });
        let level = confidence.in_percent();
        let numbers = numbers.join(" ");
        writeln!(self.0, "{method},{level},{taken},{numbers},{low},{high}").unwrap();
    }
}

fn sum(values: &[i64], of: impl Fn(i64) -> i64) -> i128 {
    values.iter().map(|value| i128::from(of(*value))).sum()
}

#[expect(clippy::cast_precision_loss, reason = "drawn numbers are small")]
fn over(above: i64, below: i64) -> f64 {
    above as f64 / below as f64
}

/// Counts and their shares: one, two independent ones, and twice of the same persons.
fn counts(draw: &mut Draw, cases: &mut Cases, confidence: Confidence, taken: f64) {
    let (n, m) = (draw.size(), draw.size());
    let (hits, others) = (draw.within(0, n), draw.within(0, m));
    let effective = over(n, 1) / (1.0 - taken);
    let found = proportion::wilson(over(hits, n), effective, confidence);
    cases.add("wilson", confidence, taken, &[hits, n], Some(found));
    let wide = |numbers: [i64; 2]| numbers.map(i128::from);
    let found = proportion::difference(wide([hits, n]), wide([others, m]), confidence);
    cases.add(
        "difference",
        confidence,
        0.0,
        &[hits, n, others, m],
        Some(found),
    );
    let most = [0, 3, 30, 500][usize::try_from(draw.within(0, 3)).unwrap()];
    let held = [
        draw.size(),
        draw.within(0, most),
        draw.within(0, most),
        draw.within(0, 40),
    ];
    let [both, gained, lost, neither] = held.map(i128::from);
    let pairs = Pairs {
        both,
        gained,
        lost,
        neither,
    };
    let found = paired::difference(pairs, confidence);
    cases.add("paired", confidence, 0.0, &held, Some(found));
    let p = paired::mcnemar(pairs);
    cases.add("mcnemar", confidence, 0.0, &held, Some([p, p]));
}

/// Numbers: their mean, their ratio, their score and the ranks that bound their median.
fn numbers(draw: &mut Draw, cases: &mut Cases, confidence: Confidence, taken: f64) {
    let size = draw.size();
    let n = i128::from(size);
    // Far from 0 beside their spread, and now and then all equal.
    let (centre, equal) = (draw.within(-100_000, 100_000), draw.once_in(9));
    let spread = if equal { 0 } else { draw.within(1, 1000) };
    let values = draw.values(size, centre - spread, centre + spread);
    let (x, xx) = (sum(&values, |value| value), sum(&values, |v| v * v));
    let variance = mean::variance(n, x, xx).unwrap_or(0.0);
    let centre = over(i64::try_from(x).unwrap(), size);
    let found = mean::student(centre, variance, n, taken, confidence);
    cases.add("mean", confidence, taken, &values, found);

    let found = effect::d_z(n, x, xx).map(|found| [found, found]);
    cases.add("effect", confidence, 0.0, &values, found);

    let found = median::ranks(n, confidence)
        .map(|ranks| ranks.map(|rank| over(i64::try_from(rank).unwrap(), 1)));
    cases.add("median", confidence, 0.0, &[size], found);

    let most = draw.within(-1, 1);
    let turns = draw.values(size, -1, most);
    let counted = |wanted| sum(&turns, |turn| i64::from(turn == wanted));
    let found = nps::normal(counted(1), counted(-1), n, taken, confidence);
    cases.add("nps", confidence, taken, &turns, found);

    let below = draw.values(size, 1, 5000);
    let pairs = || values.iter().zip(&below);
    let sums = Sums {
        n,
        x,
        xx,
        y: sum(&below, |y| y),
        yy: sum(&below, |y| y * y),
        xy: pairs().map(|(x, y)| i128::from(*x) * i128::from(*y)).sum(),
    };
    let found = ratio::linearised(sums, taken, confidence);
    let laid: Vec<i64> = pairs().flat_map(|(x, y)| [*x, *y]).collect();
    cases.add("ratio", confidence, taken, &laid, found);
    twice(draw, cases, confidence, size);
}

/// Numbers of two kinds at two moments, and of two groups.
fn twice(draw: &mut Draw, cases: &mut Cases, confidence: Confidence, size: i64) {
    let mut rows: Vec<[i64; 4]> = Vec::new();
    for _ in 0..size {
        let (above, below) = (draw.within(0, 900), draw.within(1, 5000));
        let more = [draw.within(-40, 60), draw.within(0, 300)];
        rows.push([above, below, above + more[0], below + more[1]]);
    }
    let all = |of: &dyn Fn(&[i64; 4]) -> i64| rows.iter().map(|row| i128::from(of(row))).sum();
    let pairs = (0..4).flat_map(|a| (a..4).map(move |b| (a, b)));
    let products: Vec<i128> = pairs.map(|(a, b)| all(&|row| row[a] * row[b])).collect();
    let sums = ratio_change::Sums {
        n: i128::from(size),
        of: [0, 1, 2, 3].map(|at| all(&|row| row[at])),
        products: products.try_into().unwrap(),
    };
    let found = ratio_change::linearised(sums, confidence);
    cases.add("ratio-change", confidence, 0.0, &rows.concat(), found);

    let group = |values: &[i64]| Group {
        n: i128::try_from(values.len()).unwrap(),
        x: sum(values, |value| value),
        xx: sum(values, |value| value * value),
    };
    let (split, shift) = (draw.within(0, size), draw.within(-50, 50));
    let (first, second) = rows.split_at(usize::try_from(split).unwrap());
    let first: Vec<i64> = first.iter().map(|row| row[0] + shift).collect();
    let second: Vec<i64> = second.iter().map(|row| row[1]).collect();
    let found = welch::difference(group(&first), group(&second), confidence);
    let laid = [vec![split], first, second].concat();
    cases.add("welch", confidence, 0.0, &laid, found);
}

/// The same by weight: each number is beside its weight, from a tenth to fifty times another's.
fn weighted(draw: &mut Draw, cases: &mut Cases, confidence: Confidence, taken: f64) {
    let size = draw.size();
    let n = i128::from(size);
    let weights = draw.values(size, 10, 500);
    let centre = draw.within(-2000, 2000);
    let spread = if draw.once_in(9) {
        0
    } else {
        draw.within(1, 500)
    };
    let values = draw.values(size, centre - spread, centre + spread);
    let below = draw.values(size, 1, 5000);
    let sum = |of: &dyn Fn(i128, i128, i128) -> i128| -> i128 {
        let rows = weights.iter().zip(&values).zip(&below);
        let rows = rows.map(|((w, x), y)| of(i128::from(*w), i128::from(*x), i128::from(*y)));
        rows.sum()
    };
    let (w, ww) = (sum(&|w, _, _| w), sum(&|w, _, _| w * w));
    let mean = Sums {
        n,
        x: sum(&|w, x, _| w * x),
        y: w,
        xx: sum(&|w, x, _| w * w * x * x),
        xy: sum(&|w, x, _| w * w * x),
        yy: ww,
    };
    let laid = |values: &[i64]| -> Vec<i64> {
        let rows = weights.iter().zip(values);
        rows.flat_map(|(w, x)| [*w, *x]).collect()
    };
    let found = ratio::linearised(mean, taken, confidence);
    cases.add("weighted-mean", confidence, taken, &laid(&values), found);
    let sums = Sums {
        y: sum(&|w, _, y| w * y),
        xy: sum(&|w, x, y| w * w * x * y),
        yy: sum(&|w, _, y| w * w * y * y),
        ..mean
    };
    let rows = weights.iter().zip(&values).zip(&below);
    let triples: Vec<i64> = rows.flat_map(|((w, x), y)| [*w, *x, *y]).collect();
    let found = ratio::linearised(sums, taken, confidence);
    cases.add("weighted-ratio", confidence, taken, &triples, found);

    let most = draw.within(-1, 1);
    let turns = draw.values(size, -1, most);
    let of = |wanted: i64, square: bool| -> i128 {
        let rows = weights
            .iter()
            .zip(&turns)
            .filter(|(_, turn)| **turn == wanted);
        rows.map(|(w, _)| i128::from(if square { w * w } else { *w }))
            .sum()
    };
    let [once, twice] = [false, true].map(|square| [of(1, square), of(0, square), of(-1, square)]);
    let found = nps::linearised(once, twice, taken, confidence);
    cases.add("weighted-nps", confidence, taken, &laid(&turns), found);

    let effective = impact::statistics::weights::effective(w, ww).unwrap() / (1.0 - taken);
    let whole = |sum: i128| over(i64::try_from(sum).unwrap(), 1);
    let found = proportion::wilson(whole(once[0]) / whole(w), effective, confidence);
    cases.add(
        "weighted-share",
        confidence,
        taken,
        &laid(&turns),
        Some(found),
    );
}

/// Margins of two variables, of two categories and of three: the mean and the effective size that their weights give.
fn raked(draw: &mut Draw, cases: &mut Cases) {
    let margins = [draw.values(2, 200, 900), draw.values(3, 200, 900)];
    let counts = draw.values(6, 1, 60);
    let scores = draw.values(6, 0, 100);
    let observations: Vec<Alike> = (0..6)
        .zip(&counts)
        .map(|(at, count)| Alike {
            categories: vec![Some(at % 2), Some(at / 2)],
            count: i128::from(*count),
        })
        .collect();
    let shares: Vec<Vec<f64>> = margins
        .iter()
        .map(|of| of.iter().map(|share| over(*share, 1)).collect())
        .collect();
    let found = raking::rake(&shares, &observations, None).unwrap();
    let rows = || found.weights.iter().zip(&counts).zip(&scores);
    let w: i64 = rows().map(|((w, n), _)| w * n).sum();
    let wx: i64 = rows().map(|((w, n), x)| w * n * x).sum();
    let ww = rows().map(|((w, n), _)| i128::from(w * n) * i128::from(*w));
    let effective = impact::statistics::weights::effective(i128::from(w), ww.sum()).unwrap();
    let numbers = [&margins[0][..], &margins[1], &counts, &scores].concat();
    let level = Confidence::default();
    cases.add(
        "raked",
        level,
        0.0,
        &numbers,
        Some([over(wx, w), effective]),
    );
}

/// What the methods rest on: Student's quantiles on both sides of where they are computed otherwise, and tails of throws, as
/// thin as a float holds with all its digits.
fn laws(draw: &mut Draw, cases: &mut Cases) {
    for df in (2..=420).chain([1000, 12_345, 1_000_000]) {
        let confidence = Confidence::percent(u8::try_from(draw.within(80, 99)).unwrap());
        let t = law::student_quantile(confidence.below_upper(), over(df, 1));
        cases.add("quantile", confidence, 0.0, &[df], Some([t, t]));
    }
    for most in (1..=90).chain([500, 3000, 200_000].repeat(30)) {
        let n = draw.within(1, most);
        let k = if n <= 1000 && draw.once_in(2) {
            draw.within(0, n)
        } else {
            (n / 2 - draw.within(0, 1 + n / 50)).max(0)
        };
        let throws = [n, k].map(|count| u64::try_from(count).unwrap());
        let tail = law::fair_tail(throws[0], throws[1]);
        cases.add(
            "tail",
            Confidence::default(),
            0.0,
            &[n, k],
            Some([tail, tail]),
        );
    }
}

/// Groups of persons, and how many of each said yes: how far groups stand from each other, and where one more would.
fn groups(draw: &mut Draw, cases: &mut Cases, confidence: Confidence) {
    let count = draw.within(3, 20);
    let (centre, apart) = (draw.within(20, 80), draw.within(0, 40));
    let laid: Vec<[i64; 2]> = (0..count)
        .map(|_| {
            let n = draw.within(20, 300);
            let percent = (centre + draw.within(-apart, apart)).clamp(2, 98);
            let hits = (0..n).filter(|_| draw.within(1, 100) <= percent).count();
            [i64::try_from(hits).unwrap().clamp(1, n - 1), n]
        })
        .collect();
    let effects: Vec<Apart> = laid
        .iter()
        .map(|[hits, n]| Apart {
            effect: libm::log(over(*hits, n - hits)),
            variance: over(1, *hits) + over(1, n - hits),
        })
        .collect();
    let found = heterogeneity::random_effects(&effects, confidence).unwrap();
    let numbers: Vec<i64> = laid.into_iter().flatten().collect();
    let told = [
        ("tau", [found.tau, found.tau]),
        ("profile", found.bounds),
        ("effects", [found.mean, found.error]),
        ("prediction", found.prediction),
    ];
    for (method, bounds) in told {
        cases.add(method, confidence, 0.0, &numbers, Some(bounds));
    }
}

#[test]
fn methods_over_drawn_cases() {
    if !survey() {
        return;
    }
    let mut draw = Draw(1);
    let mut cases = Cases::new();
    for at in 0..400 {
        let level = [95, 95, 90, 99, draw.within(80, 99)][at % 5];
        let confidence = Confidence::percent(u8::try_from(level).unwrap());
        let taken = over(draw.within(1, 99), 100) * over(i64::from(at % 2 == 0), 1);
        counts(&mut draw, &mut cases, confidence, taken);
        numbers(&mut draw, &mut cases, confidence, taken);
    }
    laws(&mut draw, &mut cases);
    // A package that some do without: the other cases are compared all the same.
    let has_groups = has_package("metafor");
    for at in (0..200).take_while(|_| has_groups) {
        let level = if at % 2 == 0 { 95 } else { draw.within(80, 99) };
        let confidence = Confidence::percent(u8::try_from(level).unwrap());
        groups(&mut draw, &mut cases, confidence);
    }
    for at in 0..200 {
        let level = [95, 90, 99, draw.within(80, 99)][at % 4];
        let confidence = Confidence::percent(u8::try_from(level).unwrap());
        let taken = over(draw.within(1, 99), 100) * over(i64::from(at % 3 == 0), 1);
        weighted(&mut draw, &mut cases, confidence, taken);
        raked(&mut draw, &mut cases);
    }
    let home = TempDir::new().unwrap();
    let file = home.path().join("cases.csv");
    write(&file, cases.0);
    let said = compared(&["cases", argument(&file)]);
    let wanted = if has_groups { 6002 + 800 } else { 6002 };
    let wanted = format!("{wanted} cases, 0 differences");
    assert!(said.contains(&wanted), "{said}");
}

/// The parts of differences between two groups of two to six categories.
#[test]
fn differences_parted_over_drawn_cases() {
    if !survey() {
        return;
    }
    let mut draw = Draw(5);
    let mut cases = Cases::new();
    for _ in 0..200 {
        let (mut numbers, mut categories) = (Vec::new(), Vec::new());
        for _ in 0..draw.within(2, 6) {
            let of = [draw.within(1, 400), draw.within(1, 400)];
            let hits = of.map(|n| draw.within(0, n));
            numbers.extend([hits[0], of[0], hits[1], of[1]]);
            categories.push(Category {
                n: of.map(i128::from),
                rate: [0, 1].map(|at| over(hits[at], of[at])),
            });
        }
        let parts = kitagawa::components(&categories).unwrap();
        let whole = parts.structure + parts.rate;
        assert!((parts.total - whole).abs() < 1e-12, "{parts:?}");
        let found = [parts.structure, parts.rate];
        cases.add(
            "kitagawa",
            Confidence::default(),
            0.0,
            &numbers,
            Some(found),
        );
    }
    let home = TempDir::new().unwrap();
    let file = home.path().join("cases.csv");
    write(&file, cases.0);
    let said = compared(&["cases", argument(&file)]);
    assert!(said.contains("200 cases, 0 differences"), "{said}");
}

/// The answers of one person, or of one person at one moment, as a line ends; now and then without an answer.
fn answers(draw: &mut Draw, rich: i64) -> String {
    let often = |draw: &mut Draw, answer: String| {
        if draw.once_in(12) {
            String::new()
        } else {
            answer
        }
    };
    let yes = draw.of(&["oui", "oui", "non"]).to_owned();
    let place = draw.of(&["A", "A", "F", "R"]).to_owned();
    let score = draw.within(4, 10).to_string();
    let income = draw.within(-2000, rich);
    let charges = draw.within(0, 4000);
    let income = format!(
        "{}{}.{:02}",
        if income < 0 { "-" } else { "" },
        income.abs() / 100,
        income.abs() % 100
    );
    let charges = format!("{}.{}", charges / 10, charges % 10);
    let cells = [yes, place, score, income, charges];
    cells.map(|cell| often(draw, cell)).join(",")
}

/// One file of persons seen once, and one of persons seen at both waves, or at one.
fn exports(draw: &mut Draw, folder: &Path, id: &str, [once, twice]: [i64; 2]) {
    let rich = 10_000 * draw.within(12, 30);
    let mut seen_once = "sexe,oui,lieu,note,revenu,charges\n".to_owned();
    for _ in 0..once {
        let sex = draw.of(&["F", "F", "H", ""]);
        writeln!(seen_once, "{sex},{}", answers(draw, rich)).unwrap();
    }
    write(&folder.join(format!("{id}-releve.csv")), seen_once);
    let mut followed = "dossier,vague,sexe,oui,lieu,note,revenu,charges\n".to_owned();
    for person in 1..=twice {
        let sex = draw.of(&["F", "H"]);
        let alone = draw.once_in(9).then(|| draw.of(&["entry", "exit"]));
        for wave in ["entry", "exit"] {
            if alone.is_none_or(|alone| alone == wave) {
                writeln!(followed, "{person},{wave},{sex},{}", answers(draw, rich)).unwrap();
            }
        }
    }
    write(&folder.join(format!("{id}-suivi.csv")), followed);
}

/// Exports of four associations, drawn, so many times their usual size.
fn drawn(home: &TempDir, times: i64) -> PathBuf {
    let folder = home.path().join("exports");
    fs::create_dir(&folder).unwrap();
    let mut draw = Draw(2);
    for (id, sizes) in [
        ("tirage", [180, 60]),
        ("appel", [73, 41]),
        ("poignee", [9, 9]),
        ("trois", [3, 4]),
    ] {
        exports(&mut draw, &folder, id, sizes.map(|size| size * times));
    }
    folder
}

/// The same by Python, and each association beside the others.
#[test]
fn drawn_exports_read_twice_and_compared() {
    let home = TempDir::new().unwrap();
    // A difference is parted where each sex, and who does not tell it, are thirty at least.
    let folder = drawn(&home, 6);
    read_twice("tests/statistics", argument(&folder));
    if !yaml() {
        return;
    }
    let program = env!("CARGO_BIN_EXE_impact");
    let arguments = [program, argument(&folder), "-r", "tests/statistics"];
    if let Some(said) = oracle("tests/oracle/compare.py", &arguments) {
        assert!(said.contains(" 0 differences"), "{said}");
        assert!(!said.contains(" 0 parted"), "{said}");
    }
}

#[test]
fn figures_of_drawn_exports() {
    if !survey() {
        return;
    }
    let home = TempDir::new().unwrap();
    let folder = drawn(&home, 1);
    // At 99 % fewer have an interval, and so fewer of its parts are compared.
    for (level, numbers) in [("90", 2651), ("95", 2651), ("99", 2648)] {
        let figures = home.path().join(format!("working-{level}.csv"));
        printed(
            impact(&["consolidate", argument(&folder), "-r", "tests/statistics"])
                .args(["--audience", "working", "--format", "csv"])
                .args(["--confidence", level, "--output"])
                .arg(&figures),
        );
        let said = compared(&[
            "figures",
            argument(&folder),
            "tests/statistics/associations",
            argument(&figures),
            level,
        ]);
        let wanted = format!("{numbers} numbers, 0 differences");
        assert!(said.contains(&wanted), "{said}");
    }
}
