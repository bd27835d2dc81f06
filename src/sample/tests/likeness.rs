//! Made-up rows look like what landmarks say, within what chance allows: four standard errors, which one seed
//! in some fifteen thousand would pass; the seeds are fixed.

use super::*;

/// Whether a share of `count` draws is near `wanted`.
fn near(share: f64, wanted: f64, count: usize) -> bool {
    let error = (wanted * (1.0 - wanted) / to_float(count)).sqrt();
    (share - wanted).abs() < 4.0 * error
}

fn to_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// The share of rows for which `is` holds, among those for which it tells.
fn share(rows: &[&Drawn], is: impl Fn(&Drawn) -> Option<bool>) -> (f64, usize) {
    let told: Vec<bool> = rows.iter().filter_map(|row| is(row)).collect();
    let held = told.iter().filter(|held| **held).count();
    (to_float(held) / to_float(told.len()), told.len())
}

fn number(answer: Answer) -> Option<f64> {
    match answer {
        Answer::Number(units) => Some(f64::from(i32::try_from(units).unwrap())),
        _ => None,
    }
}

fn is_code(plan: &Plan, id: &str, wanted: &str) -> impl Fn(&Drawn) -> Option<bool> {
    let (at, wanted) = (variable(plan, id), code(plan, id, wanted));
    move |row| match row.answers[&at] {
        Answer::Missing(_) => None,
        answer => Some(answer == wanted),
    }
}

fn lacks(plan: &Plan, id: &str) -> impl Fn(&Drawn) -> Option<bool> {
    let at = variable(plan, id);
    move |row| Some(matches!(row.answers[&at], Answer::Missing(_)))
}

fn drawn(plan: &Plan, id: &str) -> Vec<Drawn> {
    let landmarks = the_landmarks(plan);
    draw(
        plan,
        ALPHA_ID,
        source(plan, id),
        &request(5000, 7, &["2025"]),
        &landmarks,
    )
}

#[test]
fn persons_come_in_the_shares_of_the_landmarks() {
    let plan = the_plan();
    let rows = drawn(&plan, "personnes");
    let rows: Vec<&Drawn> = rows.iter().collect();
    for (sex, wanted) in [("F", 0.42), ("H", 0.57), ("A", 0.01)] {
        let (found, count) = share(&rows, is_code(&plan, "sexe", sex));
        assert!(near(found, wanted, count), "{sex}: {found} of {count}");
    }
    let (found, count) = share(&rows, lacks(&plan, "sexe"));
    assert!(near(found, 0.04, count), "missing: {found}");
    let age = variable(&plan, "age");
    let (found, count) = share(&rows, |row| Some(number(row.answers[&age])? < 18.0));
    assert!(near(found, 0.33, count), "minors: {found} of {count}");
    // What the source can say of services: `CHRS` for 50, and for 20 `AUT` and its finer code `cpca`.
    let (found, count) = share(&rows, is_code(&plan, "service", "cpca"));
    assert!(found > 0.05 && found < 0.30, "{found} of {count}");
}

#[test]
fn stays_last_as_long_as_the_landmarks_say() {
    let plan = the_plan();
    let rows = drawn(&plan, "sejours");
    // A later stay begins after the one before, and so is shorter: first ones alone are drawn freely.
    let mut seen = BTreeSet::new();
    let firsts: Vec<&Drawn> = rows
        .iter()
        .filter(|row| seen.insert(row.respondent.clone()))
        .collect();
    assert!(firsts.len() < rows.len());
    let (entry, exit) = (
        variable(&plan, "date-entree"),
        variable(&plan, "date-sortie"),
    );
    let days = |row: &&Drawn| match (row.answers[&entry], row.answers[&exit]) {
        (Answer::Date(entry), Answer::Date(exit)) => f64::from(exit - entry),
        other => panic!("{other:?}"),
    };
    let mean = firsts.iter().map(days).sum::<f64>() / to_float(firsts.len());
    let error = 400.0 / to_float(firsts.len()).sqrt();
    assert!((mean - 540.0).abs() < 4.0 * error, "{mean} ± {error}");
    let rows: Vec<&Drawn> = rows.iter().collect();
    for (to, wanted) in [("rue", 0.20), ("L1", 0.30), ("L2", 0.50)] {
        let (found, count) = share(&rows, is_code(&plan, "destination", to));
        assert!(near(found, wanted, count), "{to}: {found} of {count}");
    }
    let (found, count) = share(&rows, lacks(&plan, "destination"));
    assert!(near(found, 0.15, count), "unknown: {found}");
}

#[test]
fn a_number_that_is_a_multiple_of_another_stays_near_it() {
    let plan = the_plan();
    let [places, days, nights] = ["places", "jours", "nuitees"].map(|id| variable(&plan, id));
    let rows = drawn(&plan, "sites");
    let ratio = |row: &Drawn| {
        let all = number(row.answers[&places])? * number(row.answers[&days])?;
        Some(number(row.answers[&nights])? / all)
    };
    let ratios: Vec<f64> = rows.iter().filter_map(ratio).collect();
    let mean = ratios.iter().sum::<f64>() / to_float(ratios.len());
    // Nights of one site are drawn around one level of its own: there are as many as sites.
    let sites: BTreeSet<_> = rows.iter().map(|row| &row.respondent).collect();
    let error = 0.05 / to_float(sites.len()).sqrt();
    assert!((mean - 0.90).abs() < 4.0 * error, "{mean} ± {error}");
}

#[test]
fn answers_at_entry_are_those_of_the_landmarks_and_better_later() {
    let plan = the_plan();
    let rows = drawn(&plan, "enquete");
    let (before, after): (Vec<&Drawn>, Vec<&Drawn>) =
        rows.iter().partition(|row| row.wave == Some(WaveId(0)));
    for (state, wanted) in [("1", 0.10), ("2", 0.30), ("3", 0.35), ("4", 0.25)] {
        let (found, count) = share(&before, is_code(&plan, "sante", state));
        assert!(near(found, wanted, count), "{state}: {found} of {count}");
    }
    let rights = variable(&plan, "droits");
    let list = plan.codelist_of(rights).unwrap();
    for (right, wanted) in [("rsa", 0.40), ("css", 0.30), ("ame", 0.10)] {
        let bit = list.find(right, None).unwrap().0;
        let (found, count) = share(&before, |row| match row.answers[&rights] {
            Answer::Several(set) => Some(set >> bit & 1 == 1),
            _ => None,
        });
        assert!(near(found, wanted, count), "{right}: {found} of {count}");
    }
    let good = |rows: &[&Drawn]| {
        share(rows, is_code(&plan, "sante", "1")).0 + share(rows, is_code(&plan, "sante", "2")).0
    };
    let gain = good(&after) - good(&before);
    // 0.3 of a standard deviation where 40 % were in good health: Φ(-0.253 + 0.3) = 51.9 %.
    assert!((0.07..0.17).contains(&gain), "{gain}");
    let trust = variable(&plan, "confiance");
    let mean = |rows: &[&Drawn]| {
        let told: Vec<f64> = rows
            .iter()
            .filter_map(|row| number(row.answers[&trust]))
            .collect();
        told.iter().sum::<f64>() / to_float(told.len())
    };
    let gain = mean(&after) - mean(&before);
    assert!((0.7..1.1).contains(&gain), "{gain}");
    let (found, _) = share(&rows.iter().collect::<Vec<_>>(), lacks(&plan, "confiance"));
    assert!(
        found == 0.0,
        "nothing lacks where landmarks say so: {found}"
    );
}
