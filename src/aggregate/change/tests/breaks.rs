//! Pairs on both sides of a break of series.

use super::*;

/// Of each period: its name, base, silent, those seen once, those across a break, and those whose dates do not tell.
type OnePeriod = (String, i128, i128, i128, i128, i128);

struct Told {
    rows: Vec<OnePeriod>,
    said: Vec<String>,
}

/// What a yearly change says of `rows`, where its series breaks.
fn told(breaks: &[&str], period: PeriodFrom, rows: &[(Seen, Result<i64, Missing>)]) -> Told {
    let mut plan = plan();
    let score = number(&mut plan, 0);
    let id = twice(&mut plan, Measure::Mean(score), &[]);
    plan.indicators[id.0].breaks = breaks.iter().map(|from| series_break(from)).collect();
    let own = association(&mut plan, "a");
    let (rows, scores): (Vec<Seen>, _) = rows.iter().copied().unzip();
    let table = seen(&mut plan, own, &rows, &[(score, numbers(scores))]);
    plan.associations[own.0].sources[0].period = period;
    let (cells, diagnostics) = add_up(&plan, &[table]);
    let rows = cells.cells.iter().filter(|(key, _)| key.waves == CHANGE);
    let rows = rows.map(|(key, cell)| {
        let apart = cell.unmatched;
        let once = apart.before + apart.after;
        (
            key.period.to_string(),
            cell.n,
            cell.no_answer(),
            once,
            apart.across,
            apart.unplaced,
        )
    });
    let said = diagnostics.iter();
    let said = said.filter(|it| it.code == Code::ChangeAcrossBreak);
    Told {
        rows: rows.collect(),
        said: said.map(|it| it.said.message.en.clone()).collect(),
    }
}

const fn row(who: u64, wave: WaveId, day: i64) -> (Seen, Result<i64, Missing>) {
    ((who, wave, day), Ok(5))
}

fn of(period: &str, counts: [i128; 5]) -> OnePeriod {
    let [n, silent, once, across, unplaced] = counts;
    (period.into(), n, silent, once, across, unplaced)
}

#[test]
fn pairs_on_one_side_are_left() {
    // 1 January 2026 is day 365.
    let rows = [
        row(1, ENTRY, 10),
        row(1, EXIT, 360),
        row(2, ENTRY, 364),
        row(2, EXIT, 365),
        row(3, ENTRY, 365),
        row(3, EXIT, 400),
        row(4, ENTRY, 100),
        ((4, EXIT, 500), Err(NoAnswer)),
        row(5, EXIT, 500),
    ];
    let found = told(&["2026"], days(), &rows);
    let wanted = [of("2025", [1, 0, 0, 0, 0]), of("2026", [1, 0, 1, 2, 0])];
    assert_eq!(found.rows, wanted);
    assert_eq!(found.said, Vec::<String>::new());
    // Breaks that no pair meets change nothing.
    let far = told(&["2020", "2027"], days(), &rows);
    let wanted = [of("2025", [1, 0, 0, 0, 0]), of("2026", [2, 1, 1, 0, 0])];
    assert_eq!(far.rows, wanted);
}

#[test]
fn the_pair_is_settled_before_the_break_is_looked_at() {
    // The last entry before the exit: one after the break, though an older one is before it.
    let rows = [row(1, ENTRY, 10), row(1, ENTRY, 370), row(1, EXIT, 400)];
    assert_eq!(
        told(&["2026"], days(), &rows).rows,
        [of("2026", [1, 0, 0, 0, 0])]
    );
}

#[test]
fn a_change_without_one_pair_is_refused() {
    let rows = [
        row(1, ENTRY, 10),
        row(1, EXIT, 400),
        row(2, ENTRY, 20),
        row(2, EXIT, 410),
    ];
    let found = told(&["2026"], days(), &rows);
    assert_eq!(found.rows, [of("2026", [0, 0, 0, 2, 0])]);
    assert_eq!(
        found.said,
        [
            "the change `entry>exit` of `i0` is refused (2026): the 2 respondents to compare answered before, then after the break of series of 2026"
        ]
    );
    let alone = told(&["2025-07", "2026"], days(), &rows[..2]);
    assert_eq!(
        alone.said,
        [
            "the change `entry>exit` of `i0` is refused (2026): the only respondent to compare answered before, then after the break of series of 2026"
        ]
    );
}

#[test]
fn a_year_does_not_tell_on_which_side_of_a_break_in_july() {
    let years = || match days() {
        PeriodFrom::Column { column, format, .. } => PeriodFrom::Column {
            column,
            format,
            finest: Every::Year,
            day: false,
        },
        constant @ PeriodFrom::Constant(_) => constant,
    };
    // A source that tells years writes their first day.
    let rows = [
        row(1, ENTRY, 0),
        row(1, EXIT, 0),
        row(2, ENTRY, 0),
        row(2, EXIT, 365),
        row(3, ENTRY, -365),
        row(3, EXIT, 365),
        row(4, ENTRY, 365),
        row(4, EXIT, 365),
    ];
    let found = told(&["2025-07"], years(), &rows);
    let wanted = [of("2025", [0, 0, 0, 0, 1]), of("2026", [1, 0, 0, 1, 1])];
    assert_eq!(found.rows, wanted);
    assert_eq!(
        found.said,
        [
            "the change `entry>exit` of `i0` is refused (2025): the only respondent to compare may have answered before, then after the break of series of 2025-07"
        ]
    );
}
