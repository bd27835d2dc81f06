//! Faults of cells: answers that no list holds, numbers and dates that are none, answers that exclude one
//! another.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Fate;
use super::site::{Bench, Change, Site};
use crate::calendar::DAY;
use crate::decimal::Decimal;
use crate::diagnostic::Code;
use crate::i18n::sample as say;
use crate::plan::{CodeId, Derivation, Filling, Mapping, VariableId, VariableType};
use crate::referential::Convert;
use crate::sample::Answer;
use crate::sample::moments::{impossible, is_read, written};
use crate::sample::notation::before;
use crate::sample::sheet::cells::{answer_of, codes_of};
use crate::sample::sheet::layout::Use;
use crate::sample::sheet::mix::mix;

/// An answer with two letters in each other's place.
pub(super) fn misspelt(bench: &Bench, site: &Site) -> Option<Change> {
    unknown(bench, site, 50, |answer| {
        let mut letters: Vec<char> = answer?.chars().collect();
        match letters.as_slice() {
            [_, a, b, _, ..] if a != b => letters.swap(1, 2),
            [.., last] => letters.push(*last),
            [] => return None,
        }
        Some(letters.into_iter().collect())
    })
}

/// An answer that lost its accents.
pub(super) fn unaccented(bench: &Bench, site: &Site) -> Option<Change> {
    unknown(bench, site, 51, |answer| {
        let answer = answer?;
        let plain: String = answer.nfd().filter(|c| !is_combining_mark(*c)).collect();
        (plain != answer).then_some(plain)
    })
}

/// A sentence where an answer was wanted.
pub(super) fn free(bench: &Bench, site: &Site) -> Option<Change> {
    let lang = bench.cells.plan.language;
    let free = say::free_answer().in_lang(lang).to_owned();
    unknown(bench, site, 52, |_| Some(free.clone()))
}

/// Puts what `alter` makes of an answer in place of one, where no list holds it.
fn unknown(
    bench: &Bench,
    site: &Site,
    what: u64,
    alter: impl Fn(Option<&str>) -> Option<String>,
) -> Option<Change> {
    answers(bench, site, what).find_map(|(at, mapping)| {
        let words = bench.cells.words(mapping)?;
        let said = |code: CodeId| words.of_code(code).texts.first().copied();
        let (known, answer) = match (&mapping.filling, answer_of(site.drawn, mapping.variable)) {
            (Filling::Code { answers, .. }, Answer::Code(code)) => (answers, said(code)),
            (Filling::Split { answers, .. }, Answer::Several(bits)) => {
                (answers, codes_of(bits).find_map(said))
            }
            (Filling::Code { answers, .. } | Filling::Split { answers, .. }, _) => (answers, None),
            _ => return None,
        };
        let text = alter(answer)?;
        let is_split = matches!(mapping.filling, Filling::Split { .. });
        // What begins with a known answer could go on with another.
        let begins = known
            .keys()
            .any(|own| !own.is_empty() && text.starts_with(own.as_str()));
        if words.meaning(&text).is_some() || (is_split && begins) {
            return None;
        }
        invalid(bench, site, at, text, Code::ValueUnknown)
    })
}

/// An option neither checked nor not.
pub(super) fn unknown_option(bench: &Bench, site: &Site) -> Option<Change> {
    bench
        .columns(site, 53)
        .find_map(|(at, column)| match Bench::sole(column)? {
            Use::Option(mapping, option) if !bench.keys.contains(&mapping.variable) => {
                let words = bench.cells.words(mapping)?;
                let text = ["?", "??"]
                    .into_iter()
                    .find(|text| !words.is_known_in(option, text))?;
                invalid(bench, site, at, text.to_owned(), Code::ValueUnknown)
            }
            _ => None,
        })
}

/// A number past its bounds.
pub(super) fn out_of_range(bench: &Bench, site: &Site) -> Option<Change> {
    numbers(bench, site, 54, |number| {
        let VariableType::Number { decimals, min, max } = number.kind else {
            return None;
        };
        let above = max
            .into_iter()
            .flat_map(|max| (1..100).filter_map(move |by| max.checked_add(by)));
        let below = min
            .into_iter()
            .flat_map(|min| (1..100).filter_map(move |by| min.checked_sub(by)));
        let value = above
            .chain(below)
            .find_map(|units| before(units, decimals, number.times))?;
        Some((number.text(value), Code::ValueRange))
    })
}

/// A number with more decimals than its variable has.
pub(super) fn too_precise(bench: &Bench, site: &Site) -> Option<Change> {
    numbers(bench, site, 55, |number| {
        let VariableType::Number { decimals, .. } = number.kind else {
            return None;
        };
        let units = i128::from(number.units.unwrap_or(1));
        // A factor may use decimals up: then as many as no number may have.
        let more = if number.times == Decimal::whole(1) {
            1
        } else {
            Decimal::MAX_DECIMALS + 1 - decimals.min(Decimal::MAX_DECIMALS)
        };
        let units = units
            .abs()
            .checked_mul(10_i128.checked_pow(u32::from(more))?)?;
        let value = Decimal {
            units: units.checked_add(5)?,
            decimals: decimals + more,
        };
        Some((number.text(value), Code::NumberPrecision))
    })
}

/// What a spreadsheet leaves where a number was, or a unit that no number has.
pub(super) fn no_number(bench: &Bench, site: &Site) -> Option<Change> {
    numbers(bench, site, 56, |number| {
        let suffix = bench
            .cells
            .source
            .dialect
            .suffix
            .as_deref()
            .unwrap_or_default();
        let texts = [
            (format!("12{}5 %", number.decimal), Code::NumberInvalid),
            ("#REF!".to_owned(), Code::NumberNonfinite),
        ];
        let first = usize::from(mix(bench.cells.seed, &[site.row as u64, 57]).is_multiple_of(2));
        let mut texts = texts.into_iter().cycle().skip(first).take(2);
        texts.find(|(text, _)| !suffix.contains('%') || !text.contains('%'))
    })
}

/// A number to spoil.
struct Number<'a> {
    kind: VariableType,
    times: Decimal,
    /// What was drawn.
    units: Option<i64>,
    decimal: char,
    bench: &'a Bench<'a, 'a>,
}

impl Number<'_> {
    fn text(&self, value: Decimal) -> String {
        let decimals = self.kind.decimals().unwrap_or(0);
        self.bench.cells.notation.text(value, decimals)
    }
}

fn numbers(
    bench: &Bench,
    site: &Site,
    what: u64,
    spoil: impl Fn(&Number) -> Option<(String, Code)>,
) -> Option<Change> {
    answers(bench, site, what).find_map(|(at, mapping)| {
        let Filling::Number {
            convert: Convert::Times(times),
            ..
        } = &mapping.filling
        else {
            return None;
        };
        let (text, code) = spoil(&Number {
            kind: bench.cells.plan.variable(mapping.variable).kind,
            times: *times,
            units: match answer_of(site.drawn, mapping.variable) {
                Answer::Number(units) => Some(units),
                _ => None,
            },
            decimal: bench.cells.notation.decimal(),
            bench,
        })?;
        let words = bench.cells.words(mapping)?;
        if words.meaning(&text).is_some() {
            return None;
        }
        invalid(bench, site, at, text, code)
    })
}

/// A day that no calendar has, or the number by which a spreadsheet knows one.
pub(super) fn impossible_date(bench: &Bench, site: &Site) -> Option<Change> {
    answers(bench, site, 58).find_map(|(at, mapping)| {
        let Filling::Date { format, .. } = &mapping.filling else {
            return None;
        };
        let words = bench.cells.words(mapping)?;
        let serial = Some("45000".to_owned());
        let texts = [impossible(site.drawn.moment, format), serial];
        let first = usize::from(mix(bench.cells.seed, &[site.row as u64, 59]).is_multiple_of(4));
        let mut texts = texts.into_iter().cycle().skip(first).take(2).flatten();
        let text = texts.find(|text| !is_read(text, format) && words.meaning(text).is_none())?;
        invalid(bench, site, at, text, Code::DateInvalid)
    })
}

/// An answer that stands alone beside another.
pub(super) fn exclusive_broken(bench: &Bench, site: &Site) -> Option<Change> {
    let code = Code::ExclusiveBroken;
    bench.cells.source.mappings.iter().find_map(|mapping| {
        let variable = bench.cells.plan.variable(mapping.variable);
        let list = bench.cells.plan.codelist_of(mapping.variable)?;
        let stands_alone = |id: CodeId| {
            let held = list.codes.get(usize::from(id.0));
            variable.exclusive.contains(&id) || held.is_some_and(|code| code.missing.is_some())
        };
        if bench.keys.contains(&mapping.variable) {
            return None;
        }
        match &mapping.filling {
            Filling::Several { columns, .. } => {
                let column_of = |heading: usize| {
                    let option = columns.get(heading)?;
                    let at = bench.column_of(|says| {
                        matches!(says, Use::Option(of, own)
                            if of.variable == mapping.variable && own.code == option.code)
                    })?;
                    let words = bench.cells.words(mapping)?;
                    let text = words.checked(option).first().copied()?.to_owned();
                    Some((at, text))
                };
                let alone = columns
                    .iter()
                    .position(|option| stands_alone(option.code))?;
                let other = columns
                    .iter()
                    .position(|option| !stands_alone(option.code))?;
                let (first, _) = column_of(0)?;
                let fault = bench.fault(Some(first), Some(code), Fate::CellInvalid);
                bench.with(site, [column_of(alone)?, column_of(other)?], vec![fault])
            }
            Filling::Split {
                headings,
                separators,
                answers,
            } if headings.len() == 1 => {
                let words = bench.cells.words(mapping)?;
                let alone = answers.iter().find(|(_, code)| stands_alone(**code));
                let other = answers.iter().find(|(_, code)| !stands_alone(**code));
                let text = [other?.0.as_str(), alone?.0.as_str()].join(separators.first()?);
                let at = bench.column_of(
                    |says| matches!(says, Use::Answer(of, 0) if of.variable == mapping.variable),
                )?;
                let unknown = words.meaning(&text).is_none();
                unknown.then(|| invalid(bench, site, at, text, code))?
            }
            _ => None,
        }
    })
}

/// A date after one it should come before.
pub(super) fn backwards(bench: &Bench, site: &Site) -> Option<Change> {
    let plan = bench.cells.plan;
    let spans = || {
        let derived = plan
            .derivation_order
            .iter()
            .filter(|id| mapping_of(bench, **id).is_none());
        derived.filter_map(|id| match plan.variable(*id).derivation {
            Some(Derivation::DaysBetween { from, to }) => Some((from, to)),
            _ => None,
        })
    };
    let day = |variable: VariableId| match answer_of(site.drawn, variable) {
        Answer::Date(day) if mapping_of(bench, variable).is_some() => Some(day),
        _ => None,
    };
    spans().find_map(|(from, to)| {
        day(from)?;
        let Filling::Date { headings, format } = &mapping_of(bench, from)?.filling else {
            return None;
        };
        let at = bench.column_of(|says| matches!(says, Use::Answer(of, 0) if of.variable == from));
        let at = at.filter(|_| headings.len() == 1)?;
        let later = 1 + i32::try_from(mix(bench.cells.seed, &[site.row as u64, 60]) % 30).ok()?;
        let new = day(to)?.checked_add(later)?;
        let moved = |variable| {
            if variable == from {
                Some(new)
            } else {
                day(variable)
            }
        };
        let backwards = spans().filter(|(from, to)| {
            let days = moved(*from).zip(moved(*to));
            days.is_some_and(|(from, to)| from > to)
        });
        let fault = || bench.fault(Some(at), Some(Code::DerivedInvalid), Fate::CellInvalid);
        let faults = backwards.map(|_| fault()).collect();
        let text = written(i64::from(new) * DAY, format)?;
        bench.with(site, [(at, text)], faults)
    })
}

fn mapping_of<'p>(bench: &Bench<'_, 'p>, variable: VariableId) -> Option<&'p Mapping> {
    let mut mappings = bench.cells.source.mappings.iter();
    mappings.find(|mapping| mapping.variable == variable)
}

/// The columns that hold one answer of one variable and nothing else, and may hold a wrong one.
fn answers<'b, 'p>(
    bench: &'b Bench<'_, 'p>,
    site: &Site,
    what: u64,
) -> impl Iterator<Item = (usize, &'p Mapping)> + 'b {
    bench
        .columns(site, what)
        .filter_map(|(at, column)| match Bench::sole(column)? {
            Use::Answer(mapping, 0) if !bench.keys.contains(&mapping.variable) => {
                Some((at, mapping))
            }
            _ => None,
        })
}

fn invalid(bench: &Bench, site: &Site, at: usize, text: String, code: Code) -> Option<Change> {
    let fault = bench.fault(Some(at), Some(code), Fate::CellInvalid);
    bench.with(site, [(at, text)], vec![fault])
}
