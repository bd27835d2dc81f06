//! Made-up persons: the same in every source, at every wave, for every number of rows.

use super::*;
use crate::calendar::month_of;

fn rows_of(plan: &Plan, id: &str, rows: usize, seed: u64, periods: &[&str]) -> Vec<Drawn> {
    let landmarks = the_landmarks(plan);
    draw(
        plan,
        ALPHA_ID,
        source(plan, id),
        &request(rows, seed, periods),
        &landmarks,
    )
}

/// The month of a row, as `year × 12 + month − 1`.
fn month(row: &Drawn) -> i32 {
    month_of(row.moment)
}

/// Rows by respondent.
fn by_person(rows: &[Drawn]) -> BTreeMap<String, Vec<&Drawn>> {
    let mut persons: BTreeMap<String, Vec<&Drawn>> = BTreeMap::new();
    for row in rows {
        let name = row.respondent.clone().expect("a name");
        assert!(name.starts_with("FICTIF-"), "{name}");
        persons.entry(name).or_default().push(row);
    }
    persons
}

#[test]
fn the_same_seed_gives_the_same_rows_and_another_gives_others() {
    let plan = the_plan();
    for id in ["enquete", "sejours", "anonyme"] {
        let rows = rows_of(&plan, id, 200, 1, &["2025"]);
        assert_eq!(rows, rows_of(&plan, id, 200, 1, &["2025"]));
        assert_ne!(rows, rows_of(&plan, id, 200, 2, &["2025"]));
        // Fewer rows are some of the same rows.
        let fewer = rows_of(&plan, id, 100, 1, &["2025"]);
        assert!(fewer.iter().all(|row| rows.contains(row)), "{id}");
    }
    let unnamed = rows_of(&plan, "anonyme", 10, 1, &["2025"]);
    assert!(unnamed.iter().all(|row| row.respondent.is_none()));
}

#[test]
fn a_person_is_the_same_in_every_source() {
    let plan = the_plan();
    let sources = ["enquete", "personnes", "sejours"];
    let drawn = sources.map(|id| rows_of(&plan, id, 800, 1, &["2024", "2025"]));
    for id in ["sexe", "service"] {
        let at = variable(&plan, id);
        let mut known: BTreeMap<String, Answer> = BTreeMap::new();
        let mut met = 0;
        for rows in &drawn {
            for (name, rows) in by_person(rows) {
                for row in rows {
                    let answer = row.answers[&at];
                    if matches!(answer, Answer::Missing(_)) {
                        continue;
                    }
                    let first = *known.entry(name.clone()).or_insert(answer);
                    assert_eq!(first, answer, "{name}: {id}");
                    met += usize::from(first == answer);
                }
            }
        }
        assert!(met > known.len() + 200, "{id}: few persons are met twice");
    }
    // An age in one source and an age band in another are of one person.
    let (age, band) = (variable(&plan, "age"), variable(&plan, "tranche"));
    let ages = by_person(&drawn[1]);
    let mut compared = 0;
    for (name, rows) in by_person(&drawn[0]) {
        let Some(others) = ages.get(&name) else {
            continue;
        };
        let (Answer::Code(code), Answer::Number(years)) =
            (rows[0].answers[&band], others[0].answers[&age])
        else {
            continue;
        };
        let bounds = [0, 18, 25, 35, 50, 65, 200];
        let at = usize::from(code.0);
        // Two years at most separate two rows.
        assert!(
            (bounds[at] - 2..bounds[at + 1] + 2).contains(&years),
            "{name}: {years} in {at}"
        );
        compared += 1;
    }
    assert!(compared > 30, "{compared}");
}

#[test]
fn surveys_meet_only_whom_the_landmarks_leave_there() {
    let plan = the_plan();
    let rows = rows_of(&plan, "enquete", 500, 1, &["2025"]);
    let minor = code(&plan, "tranche", "0-17");
    let band = variable(&plan, "tranche");
    // Told on a day of the year, some turn eighteen within it.
    let minors = rows
        .iter()
        .filter(|row| row.answers[&band] == minor)
        .count();
    assert!(minors < 10, "{minors}");
}

#[test]
fn waves_pair_some_six_months_apart() {
    let plan = the_plan();
    for periods in [&["2025"][..], &["2024", "2025"]] {
        let rows = rows_of(&plan, "enquete", 2000, 1, periods);
        let persons = by_person(&rows);
        let mut counts = [0_u32; 3];
        let trust = variable(&plan, "confiance");
        let entry = variable(&plan, "date-entree");
        let mut pairs = Vec::new();
        for rows in persons.values() {
            match rows.as_slice() {
                [one] => counts[1 + usize::from(one.wave != Some(WaveId(0)))] += 1,
                [before, after] => {
                    counts[0] += 1;
                    assert_eq!(
                        [before.wave, after.wave],
                        [Some(WaveId(0)), Some(WaveId(1))]
                    );
                    let days = (after.moment - before.moment) / 86_400;
                    assert!((150..=230).contains(&days), "{days} days");
                    if let (Answer::Number(a), Answer::Number(b)) =
                        (before.answers[&trust], after.answers[&trust])
                    {
                        pairs.push((i32::try_from(a).unwrap(), i32::try_from(b).unwrap()));
                    }
                    // A person entered once.
                    assert_eq!(before.answers[&entry], after.answers[&entry]);
                }
                more => panic!("{} rows", more.len()),
            }
        }
        let all = f64::from(counts.iter().sum::<u32>());
        for (count, wanted) in counts.into_iter().zip([0.70, 0.18, 0.12]) {
            let share = f64::from(count) / all;
            let error = f64::sqrt(wanted * (1.0 - wanted) / all);
            assert!((share - wanted).abs() < 4.0 * error, "{share} for {wanted}");
        }
        assert!(correlation(&pairs) > 0.4, "{}", correlation(&pairs));
    }
}

fn correlation(pairs: &[(i32, i32)]) -> f64 {
    let count = f64::from(u32::try_from(pairs.len()).unwrap());
    let mean = |of: &dyn Fn(&(i32, i32)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (a, b) = (mean(&|p| f64::from(p.0)), mean(&|p| f64::from(p.1)));
    let both = mean(&|p| (f64::from(p.0) - a) * (f64::from(p.1) - b));
    let (va, vb) = (
        mean(&|p| (f64::from(p.0) - a).powi(2)),
        mean(&|p| (f64::from(p.1) - b).powi(2)),
    );
    both / (va * vb).sqrt()
}

#[test]
fn sites_come_every_month_and_stay_what_they_are() {
    let plan = the_plan();
    let rows = rows_of(&plan, "sites", 60, 1, &["2025"]);
    let persons = by_person(&rows);
    assert_eq!(persons.len(), 5);
    let places = variable(&plan, "places");
    for rows in persons.values() {
        let months: BTreeSet<_> = rows.iter().map(|row| month(row)).collect();
        assert_eq!(months, (2025 * 12..2025 * 12 + 12).collect());
        let kinds: BTreeSet<_> = rows
            .iter()
            .map(|row| format!("{:?}", row.answers[&places]))
            .collect();
        assert_eq!(kinds.len(), 1);
    }
    // A constant period has each site once, whatever was asked.
    let rows = rows_of(&plan, "sites-an", 20, 1, &["2023"]);
    assert_eq!(by_person(&rows).len(), 20);
    assert!(rows.iter().all(|row| month(row).div_euclid(12) == 2025));
}

#[test]
fn moments_lie_in_the_periods_asked() {
    let plan = the_plan();
    for id in ["enquete", "personnes", "sejours", "sites", "menages"] {
        for row in rows_of(&plan, id, 200, 5, &["2024-12", "2025-Q2"]) {
            let month = month(&row);
            let asked = [2024 * 12 + 11, 2025 * 12 + 3, 2025 * 12 + 4, 2025 * 12 + 5];
            assert!(asked.contains(&month), "{id}: {month}");
        }
    }
}

#[test]
fn persons_of_a_list_stand_once_a_year() {
    let plan = the_plan();
    let rows = rows_of(&plan, "personnes", 600, 1, &["2024", "2025"]);
    let persons = by_person(&rows);
    assert!(persons.values().all(|rows| rows.len() <= 2));
    let twice = persons.values().filter(|rows| rows.len() == 2).count();
    assert!(twice > 50, "{twice}");
    let age = variable(&plan, "age");
    for rows in persons.values().filter(|rows| rows.len() == 2) {
        let [a, b] = [rows[0], rows[1]].map(|row| row.answers[&age]);
        if let (Answer::Number(a), Answer::Number(b)) = (a, b) {
            assert!((0..=2).contains(&(b - a)), "{a} then {b}");
        }
    }
}
