//! What rules say of conditions drawn at random is what trying every observation says.

use std::collections::BTreeSet;

use crate::plan::resolve::trial::resolved;

const HEAD: &str = "\
variables:
  - {id: a, label: A, type: {code: [{code: x, label: X}, {code: y, label: Y}, {code: z, label: Z}]}}
  - {id: b, label: B, type: {several: [{code: p, label: P}, {code: q, label: Q}, {code: r, label: R}]}, exclusive: [r]}
  - {id: n, label: N, type: {integer: {min: 0, max: 5}}}
  - {id: t, label: T, derived: {bins: {of: n, breaks: [2, 4]}}}
  - {id: s, label: S, type: {code: [{code: u, label: U}, {code: v, label: V}]}, asked-when: {a: [x]}}
indicators:
";

/// A source of chance whose draws are the same everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

enum Drawn {
    Is(&'static str, Vec<&'static str>),
    Range(i64, i64),
    All(Vec<Drawn>),
    Any(Vec<Drawn>),
    Not(Box<Drawn>),
}

const CODES: &[(&str, &[&str])] = &[
    ("a", &["x", "y", "z"]),
    ("b", &["p", "q", "r"]),
    ("t", &["0-1", "2-3", "4-plus"]),
    ("s", &["u", "v"]),
];

fn drawn(chance: &mut Chance, depth: u32) -> Drawn {
    let pair = |chance: &mut Chance| vec![drawn(chance, depth + 1), drawn(chance, depth + 1)];
    match chance.below(if depth < 3 { 8 } else { 4 }) {
        4 | 5 => Drawn::All(pair(chance)),
        6 => Drawn::Any(pair(chance)),
        7 => Drawn::Not(Box::new(drawn(chance, depth + 1))),
        0 => {
            let low = i64::try_from(chance.below(6)).unwrap();
            Drawn::Range(low, low + i64::try_from(chance.below(3)).unwrap())
        }
        _ => {
            let (variable, codes) = CODES[usize::try_from(chance.below(4)).unwrap()];
            let kept = codes.iter().filter(|_| chance.below(2) == 0);
            let kept: Vec<&str> = kept.copied().collect();
            Drawn::Is(
                variable,
                if kept.is_empty() {
                    vec![codes[0]]
                } else {
                    kept
                },
            )
        }
    }
}

impl Drawn {
    fn written(&self) -> String {
        let all = |parts: &[Self]| {
            parts
                .iter()
                .map(Self::written)
                .collect::<Vec<_>>()
                .join(", ")
        };
        match self {
            Self::Is(variable, codes) => format!("{{{variable}: [{}]}}", codes.join(", ")),
            Self::Range(min, max) => format!("{{n: {{min: {min}, max: {max}}}}}"),
            Self::All(parts) => format!("{{all: [{}]}}", all(parts)),
            Self::Any(parts) => format!("{{any: [{}]}}", all(parts)),
            Self::Not(part) => format!("{{not: {}}}", part.written()),
        }
    }

    fn truth(&self, seen: &Observation) -> Option<bool> {
        match self {
            Self::Is("a", codes) => Some(codes.contains(&seen.a?)),
            Self::Is("s", codes) => Some(codes.contains(&seen.s?)),
            Self::Is("b", codes) => Some(seen.b.as_ref()?.iter().any(|code| codes.contains(code))),
            Self::Is(_, codes) => {
                let band = match seen.n? {
                    0 | 1 => "0-1",
                    2 | 3 => "2-3",
                    _ => "4-plus",
                };
                Some(codes.contains(&band))
            }
            Self::Range(min, max) => Some((min..=max).contains(&&seen.n?)),
            Self::All(parts) => joined(parts, seen, false),
            Self::Any(parts) => joined(parts, seen, true),
            Self::Not(part) => part.truth(seen).map(|it| !it),
        }
    }
}

fn joined(parts: &[Drawn], seen: &Observation, decisive: bool) -> Option<bool> {
    let parts: Vec<Option<bool>> = parts.iter().map(|part| part.truth(seen)).collect();
    if parts.contains(&Some(decisive)) {
        return Some(decisive);
    }
    (!parts.contains(&None)).then_some(!decisive)
}

struct Observation {
    a: Option<&'static str>,
    b: Option<Vec<&'static str>>,
    n: Option<i64>,
    s: Option<&'static str>,
}

/// Every observation there can be.
fn observations() -> Vec<Observation> {
    let mut found = Vec::new();
    let sets: [&[&str]; 5] = [&[], &["p"], &["q"], &["p", "q"], &["r"]];
    for a in [None, Some("x"), Some("y"), Some("z")] {
        for b in [None].into_iter().chain(sets.map(Some)) {
            for n in [None].into_iter().chain((0..=5).map(Some)) {
                for s in [None, Some("u"), Some("v")] {
                    // Asked of those who said x; where that is not known, an answer tells that it was.
                    if s.is_some() && !matches!(a, Some("x") | None) {
                        continue;
                    }
                    let b = b.map(<[&str]>::to_vec);
                    found.push(Observation { a, b, n, s });
                }
            }
        }
    }
    found
}

#[test]
fn what_nobody_can_meet_is_told_and_nothing_else() {
    let mut chance = Chance(7);
    let all = observations();
    let (mut text, mut wanted, mut never) = (HEAD.to_owned(), BTreeSet::new(), 0);
    let first = 6 + HEAD.lines().count() + 1;
    for at in 0..400 {
        let among = drawn(&mut chance, 0);
        let share = drawn(&mut chance, 1);
        let written = format!(
            "  - {{id: i{at}, label: I, definition: I, status: optional, level: outcome, direction: increase, unit: percent, among: {}, measure: {{share: {{of: {}}}}}}}\n",
            among.written(),
            share.written()
        );
        text.push_str(&written);
        let population: Vec<_> = all
            .iter()
            .filter(|it| among.truth(it) == Some(true))
            .collect();
        let some = |wanted| population.iter().any(|it| share.truth(it) == Some(wanted));
        if population.is_empty() || !some(true) || !some(false) {
            wanted.insert(first + at);
        }
        never += usize::from(population.is_empty());
    }
    let told = resolved(&text, "");
    let told: BTreeSet<usize> = told
        .into_iter()
        // A code of the numerator that the population excludes is told of shares that hold otherwise.
        .filter(|(code, _)| matches!(*code, "condition-impossible" | "share-constant"))
        .map(|(_, line)| line)
        .collect();
    // A share of nothing names the codes that the population excludes, where there are some.
    let outside: BTreeSet<usize> = resolved(&text, "")
        .into_iter()
        .filter(|(code, _)| *code == "numerator-outside")
        .map(|(_, line)| line)
        .collect();
    let missed: Vec<_> = wanted
        .difference(&told)
        .filter(|line| !outside.contains(line))
        .collect();
    assert_eq!(missed, Vec::<&usize>::new());
    assert_eq!(told.difference(&wanted).count(), 0);
    assert!(
        never > 10 && wanted.len() > 30 && wanted.len() < 370,
        "{never}, {}",
        wanted.len()
    );
}
