//! Comparisons for reading at a screen: a few sentences a figure.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Beside, Compared, Comparison, Why};
use crate::figure::Precision;
use crate::i18n::output::compare::{self as said, Noun, Stand};
use crate::i18n::output::{self as said_of_output};
use crate::i18n::{Lang, Text};
use crate::output::number;
use crate::output::page::{paragraph, subparagraph};
use crate::output::table::{self, USUAL_WIDTH, readers, value};
use crate::plan::{Measure, Plan};
use crate::release::Row;
use crate::statistics::kitagawa::Components;

/// Fewest observations on both sides behind a decimal of points.
const DECIMAL_FROM: i128 = 1_000;

/// Writes them, no line of which passes `width`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    compared: Compared<'_>,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    let width = width.min(USUAL_WIDTH);
    let plan = compared.plan;
    let association = &plan.association(compared.association).name;
    let all = compared.all();
    let found = all.iter().any(|it| it.found.is_ok());
    let mut say = |text: &Text| out.write_all(paragraph(text.in_lang(lang), width).as_bytes());
    say(&readers(compared.own.audience))?;
    say(&said_of_output::title(&plan.title, &plan.id, &plan.version))?;
    say(&said::title(association))?;
    if !found {
        say(&said::nothing())?;
    }
    let mut left_out: BTreeMap<Why, Vec<String>> = BTreeMap::new();
    for beside in &all {
        let heading = heading(plan, beside.own, lang);
        match &beside.found {
            Err(why) => left_out.entry(*why).or_default().push(heading),
            Ok(comparison) => {
                writeln!(out)?;
                out.write_all(paragraph(&heading, width).as_bytes())?;
                for sentence in sentences(plan, beside, comparison, lang) {
                    let words = sentence.in_lang(lang);
                    out.write_all(subparagraph(words, width).as_bytes())?;
                }
            }
        }
    }
    for (why, headings) in left_out {
        writeln!(out)?;
        let why = said::not_compared(why.word());
        out.write_all(paragraph(why.in_lang(lang), width).as_bytes())?;
        for heading in headings {
            out.write_all(subparagraph(&heading, width).as_bytes())?;
        }
    }
    let mut notes = Vec::new();
    if found {
        notes = vec![said::method(), said::interval_method()];
    }
    let notice = &compared.own.coverage.notice;
    notes.extend(notice.as_ref().map(Text::same));
    if !notes.is_empty() {
        writeln!(out)?;
    }
    for note in notes {
        out.write_all(paragraph(note.in_lang(lang), width).as_bytes())?;
    }
    Ok(())
}

/// What a figure speaks of: indicator, period, wave.
fn heading(plan: &Plan, row: &Row, lang: Lang) -> String {
    let mut row = row.clone();
    row.key.association = None;
    let indicator = plan.indicator(row.key.indicator);
    let period = row.key.period.text();
    let parts = [
        indicator.label.in_lang(lang).to_owned(),
        period.in_lang(lang).to_owned(),
    ];
    let details = table::details(plan, &row, lang);
    let parts: Vec<String> = parts.into_iter().chain(details).collect();
    format!("{} (`{}`)", parts.join(", "), indicator.id)
}

/// What is said of one comparison.
pub(crate) fn sentences(
    plan: &Plan,
    beside: &Beside<'_>,
    comparison: &Comparison<'_>,
    lang: Lang,
) -> Vec<Text> {
    let scale = Scale::of(plan, beside, comparison);
    let whole = |count| number::whole(count, lang);
    let (own_n, others_n) = (whole(comparison.own.n), whole(comparison.others.n));
    let own = value::value(plan, beside.own, lang);
    let others = value::value(plan, comparison.others_row, lang);
    let total = scale.round(comparison.difference);
    let mut said = vec![said::stands(
        scale.noun,
        Stand::of(total),
        [&own, &own_n],
        [&others, &others_n],
        &scale.quantity(total),
    )];
    said.push(match (comparison.interval, comparison.own.precision) {
        (Some([low, high]), Precision::Interval { confidence, .. }) => said::interval(
            confidence.in_percent(),
            &scale.between(low, high),
            comparison.is_open(),
            comparison.is_indication(),
        ),
        _ => said::no_interval(),
    });
    let mut apart: BTreeMap<Why, Vec<Text>> = BTreeMap::new();
    for (variable, parts) in &comparison.parted {
        let label = &plan.variable(*variable).label;
        match parts {
            Ok(parts) => said.push(scale.parted(label, *parts)),
            Err(why) => apart.entry(*why).or_default().push(label.clone()),
        }
    }
    let apart = apart.iter();
    said.extend(apart.map(|(why, labels)| said::not_parted(labels, why.word())));
    said
}

/// The gap of one comparison with its unit, and between what it lies, as digits, each with its sign.
pub(crate) fn gap(
    plan: &Plan,
    beside: &Beside<'_>,
    comparison: &Comparison<'_>,
    lang: Lang,
) -> (String, Option<[String; 2]>) {
    let scale = Scale::of(plan, beside, comparison);
    let signed = |gap: f64| number::signed(&scale.digits(scale.round(gap), lang));
    let whole = said_of_output::with_sign(&signed(comparison.difference), scale.unit);
    let bounds = comparison.interval.map(|it| it.map(signed));
    (whole.in_lang(lang).to_owned(), bounds)
}

/// How the gaps of one figure are written.
struct Scale<'a> {
    noun: Noun,
    unit: &'a str,
    decimals: u8,
}

impl<'a> Scale<'a> {
    fn of(plan: &'a Plan, beside: &Beside<'_>, comparison: &Comparison<'_>) -> Self {
        let indicator = plan.indicator(beside.own.key.indicator);
        if matches!(indicator.measure, Measure::Share { .. }) {
            return Self {
                noun: Noun::Rate,
                unit: "points",
                decimals: u8::from(comparison.fewest() >= DECIMAL_FROM),
            };
        }
        // A mean below 10 is read with two decimals, as in the table of figures.
        let values = [comparison.own.value, comparison.others.value];
        let largest = values.into_iter().flatten().map(f64::abs);
        Self {
            noun: Noun::Mean,
            unit: match indicator.unit.as_str() {
                "percent" | "%" => "points",
                unit => unit,
            },
            decimals: if largest.fold(0.0, f64::max) < 10.0 {
                2
            } else {
                1
            },
        }
    }

    /// A gap in whole units of the last digit that is written.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a gap between two published values, in its last digit"
    )]
    fn round(&self, gap: f64) -> i64 {
        let scale = [1.0, 10.0, 100.0][usize::from(self.decimals.min(2))];
        (gap * scale).round() as i64
    }

    /// How large a gap is, with its unit.
    fn quantity(&self, gap: i64) -> Text {
        let shown = |lang| self.digits(gap.abs(), lang);
        Text::new(
            said_of_output::with_unit(&shown(Lang::Fr), self.unit).fr,
            said_of_output::with_unit(&shown(Lang::En), self.unit).en,
        )
    }

    fn digits(&self, gap: i64, lang: Lang) -> String {
        let decimals = self.decimals.min(2);
        let units = i128::from(gap);
        let exact = crate::decimal::Decimal { units, decimals };
        number::fixed(exact, lang)
    }

    fn between(&self, low: f64, high: f64) -> Text {
        let shown = |bound, lang| number::signed(&self.digits(self.round(bound), lang));
        let of = |lang| {
            let high = shown(high, lang);
            let high = said_of_output::with_sign(&high, self.unit);
            (shown(low, lang), high.in_lang(lang).to_owned())
        };
        let ((low_fr, high_fr), (low_en, high_en)) = (of(Lang::Fr), of(Lang::En));
        said::between([&low_fr, &high_fr], [&low_en, &high_en])
    }

    /// What composition and rates bring, as they are written: they add up to the gap as it is written, the one whose rounding is
    /// the worse giving way.
    fn shown(&self, parts: Components) -> [i64; 2] {
        let total = self.round(parts.total);
        let (mut structure, mut rate) = (self.round(parts.structure), self.round(parts.rate));
        let scale = [1.0, 10.0, 100.0][usize::from(self.decimals.min(2))];
        let missing = total - structure - rate;
        if missing != 0 {
            #[expect(clippy::cast_precision_loss, reason = "a few digits")]
            let off = |part: f64, shown: i64| (part * scale - shown as f64).abs();
            if off(parts.structure, structure) > off(parts.rate, rate) {
                structure += missing;
            } else {
                rate += missing;
            }
        }
        [structure, rate]
    }

    fn parted(&self, label: &Text, parts: Components) -> Text {
        let [structure, rate] = self.shown(parts);
        let told = [structure, rate].map(|part| self.quantity(part));
        match (structure.signum(), rate.signum()) {
            (0, 0) => said::neither(label),
            (0, _) => said::all_rate(label),
            (_, 0) => said::all_structure(label),
            (a, b) if a == b => said::parts_alike(label, &told[0], &told[1]),
            (a, _) => said::parts_against(self.noun, label, &told[0], &told[1], a < 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale<'static> = Scale {
        noun: Noun::Rate,
        unit: "points",
        decimals: 0,
    };

    fn parts(structure: f64, rate: f64) -> Components {
        Components {
            total: structure + rate,
            structure,
            rate,
        }
    }

    #[test]
    fn what_is_written_of_the_parts_adds_up_to_what_is_written_of_the_gap() {
        for (structure, rate, shown) in [
            (-4.2, -1.9, [-4, -2]),
            (-3.45, -2.4, [-4, -2]),
            (1.5, 1.5, [2, 1]),
            (-17.767, 3.603, [-18, 4]),
            (0.4, 0.4, [0, 1]),
        ] {
            let found = SCALE.shown(parts(structure, rate));
            assert_eq!(found.iter().sum::<i64>(), SCALE.round(structure + rate));
            assert_eq!(found, shown, "{structure} {rate}");
        }
    }

    #[test]
    fn each_direction_has_its_sentence() {
        let label = Text::new("sexe", "sex");
        let fr = |structure, rate| SCALE.parted(&label, parts(structure, rate)).fr;
        let plain = |text: String| text.replace('\u{a0}', " ");
        assert_eq!(
            plain(fr(-4.0, -2.0)),
            "4 points tiennent à la composition de votre public (sexe), 2 points à des résultats différents à public égal."
        );
        assert_eq!(
            plain(fr(-17.767, 3.603)),
            "La composition de votre public (sexe) l'abaisse de 18 points ; à public égal, votre taux serait supérieur de 4 points."
        );
        assert_eq!(
            plain(fr(1.2, 0.1)),
            "Tout l'écart tient à la composition de votre public (sexe) : à public égal, il disparaît."
        );
        assert_eq!(
            plain(fr(1.0, 2.0)),
            "1 point tient à la composition de votre public (sexe), 2 points à des résultats différents à public égal."
        );
    }
}
