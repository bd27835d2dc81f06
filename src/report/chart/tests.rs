//! Where marks stand, by hand.

use super::*;
use crate::i18n::Lang;

fn mark(label: &str, shown: Shown) -> Mark {
    Mark {
        label: label.to_owned(),
        detail: "n = 40".to_owned(),
        shown,
        written: "50 %".to_owned(),
        hollow: false,
    }
}

#[test]
fn a_percentage_stands_at_its_part_of_the_track() {
    let dots = Chart::Dots(Dots {
        axis: Axis::percent(Lang::Fr),
        marks: vec![mark("moitié", Shown::Value(50.0, Some([25.0, 100.0])))],
    });
    let drawn = dots.svg("un graphique");
    // From 1.5 to 60 % of the width: its middle, its first quarter, its end.
    assert!(drawn.contains("cx=\"30.75%\""), "{drawn}");
    assert!(
        drawn.contains("x1=\"16.12%\"") || drawn.contains("x1=\"16.13%\""),
        "{drawn}"
    );
    assert!(drawn.contains("x2=\"60.00%\""));
    assert!(drawn.starts_with("<svg role=\"img\" aria-label=\"un graphique\""));
}

#[test]
fn a_bar_begins_at_zero_and_what_is_withheld_has_none() {
    let bars = |shown| {
        let axis = Axis::percent(Lang::En);
        let marks = vec![mark("a", shown)];
        Chart::Bars(Bars { axis, marks }).svg("")
    };
    let drawn = bars(Shown::Value(100.0, None));
    assert!(
        drawn.contains("<rect class=\"bar\" x=\"1.50%\"") && drawn.contains("width=\"58.50%\"")
    );
    for (shown, class) in [
        (Shown::Withheld, "withheld"),
        (Shown::Counted, "none"),
        (Shown::Nothing, "none"),
    ] {
        let drawn = bars(shown);
        assert!(!drawn.contains("class=\"bar\"") && drawn.contains(&format!("class=\"{class}\"")));
    }
}

#[test]
fn steps_are_round_and_hold_every_value() {
    let ticks = |values: &[f64], signed| {
        let axis = Axis::around(values, signed, Lang::En);
        let words: Vec<String> = axis
            .ticks()
            .iter()
            .map(|(_, words)| words.clone())
            .collect();
        words.join(" ")
    };
    assert_eq!(ticks(&[3.12, 3.72], false), "3.0 3.2 3.4 3.6 3.8");
    assert_eq!(ticks(&[0.0, 285.0], false), "0 100 200 300");
    assert_eq!(ticks(&[4.0, 26.0], true), "0 +10 +20 +30");
    assert_eq!(
        ticks(&[-0.39, -1.28], true),
        "\u{2212}1.5 \u{2212}1.0 \u{2212}0.5 0.0"
    );
    assert_eq!(ticks(&[5.0], false), "4.50 4.75 5.00 5.25 5.50");
    assert_eq!(ticks(&[f64::NAN], false), "0.00 0.25 0.50 0.75 1.00");
    assert_eq!(ticks(&[], false), "0.00 0.25 0.50 0.75 1.00");
}

#[test]
fn a_line_stops_where_periods_do_not_compare() {
    let point = |value, broken| Point {
        shown: Shown::Value(value, None),
        written: String::new(),
        broken,
    };
    let withheld = Point {
        shown: Shown::Withheld,
        written: String::new(),
        broken: false,
    };
    let paths = |points: Vec<Point>| {
        let periods = points.iter().map(|_| "2025".to_owned()).collect();
        let line = Line {
            name: "une vague".to_owned(),
            points,
        };
        let chart = Chart::Series(Series {
            axis: Axis::percent(Lang::Fr),
            periods,
            lines: vec![line],
            withheld: "secret".to_owned(),
        });
        // One is in the legend.
        chart.svg("").matches("class=\"path\"").count() - 1
    };
    assert_eq!(
        paths(vec![
            point(1.0, false),
            point(2.0, false),
            point(3.0, false)
        ]),
        2
    );
    assert_eq!(
        paths(vec![point(1.0, false), point(2.0, true), point(3.0, false)]),
        1
    );
    assert_eq!(
        paths(vec![point(1.0, false), withheld, point(3.0, false)]),
        0
    );
}

#[test]
fn parts_make_their_whole() {
    let parts = [51.0, 19.0, 13.0].map(|size| Segment {
        size,
        written: String::new(),
    });
    let stack = Chart::Stack(Stack {
        legend: ["a", "b", "c"].map(str::to_owned).to_vec(),
        wholes: vec![("tout".to_owned(), String::new(), parts.to_vec())],
    });
    let drawn = stack.svg("");
    for width in ["61.45%", "22.89%", "15.66%"] {
        assert!(drawn.contains(&format!("width=\"{width}\"")), "{drawn}");
    }
}

#[test]
fn long_words_go_over_lines_and_marks_are_escaped() {
    let lines = svg::wrapped("un deux trois quatre", "n = 4", 10);
    let words: Vec<&str> = lines.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(words, ["un deux", "trois", "quatre", ""]);
    assert_eq!(lines[3].1, "n = 4");
    assert_eq!(svg::wrapped("un", "", 10).len(), 1);
    assert_eq!(
        svg::escaped("<a href=\"&\">"),
        "&lt;a href=&quot;&amp;&quot;&gt;"
    );
}
