//! The table a coordinator reads: labels and not ids, numbers as the language writes them, and under the
//! figures what must be known to read them.
//!
//! In: the rows shown of a release. Out: text whose lines keep within a width. Percentages of observations stand
//! on 30 at least (below, the count: « 12 sur 18 »); they are whole under 1,000, with one decimal from there.

pub(crate) mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, Width};

use crate::cells::Split;
use crate::figure::{Estimator, Flag, Numbers, Precision, Quality, Variation};
use crate::i18n::{Lang, Text, output as said};
use crate::output::selection::Shown;
use crate::output::{breaks, moves, number, page};
use crate::plan::{AssociationId, IndicatorId, Plan, VariableId, Waves};
use crate::referential::Comparability;
use crate::release::{Audience, Release, Row};
use value::{
    has_room, interval, is_empty, is_net, is_of_associations, is_refused, is_told_by_promoters,
    value,
};

/// Columns where what is written to is no terminal, so that a recorded table never depends on a window.
pub const USUAL_WIDTH: usize = 100;

/// Writes the table, no line of which passes `width`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    plan: &Plan,
    shown: &Shown,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    let release = &shown.release;
    let say = |text: &Text| page::paragraph(text.in_lang(lang), width);
    out.write_all(say(&readers(release.audience)).as_bytes())?;
    out.write_all(say(&said::title(&plan.title, &plan.id, &plan.version)).as_bytes())?;
    if release.rows.is_empty() {
        out.write_all(say(&said::no_figure()).as_bytes())?;
    } else {
        out.write_all(page::text(&grid(plan, release, lang, width)).as_bytes())?;
    }
    for line in footer(plan, shown) {
        out.write_all(say(&line).as_bytes())?;
    }
    Ok(())
}

/// Who may read.
pub(crate) fn readers(audience: Audience) -> Text {
    match audience {
        Audience::Public => said::public(),
        Audience::Members => said::members(),
        Audience::Association(_) => said::of_association(),
        Audience::Working => said::working(),
    }
}

/// Under this width, remarks stand beside the words of a row and have no column of their own.
const WIDE: usize = 80;
/// Under this width, intervals stand under the words of a row.
const WIDER: usize = 96;
/// The longest value, and the longest remarks, kept on one line; beyond it they fold between words.
const FOLDS_FROM: usize = 16;

fn grid(plan: &Plan, release: &Release, lang: Lang, width: usize) -> comfy_table::Table {
    let wide = width >= WIDE
        && release
            .rows
            .iter()
            .any(|row| !remarks(plan, row, lang).is_empty());
    let between = width >= WIDER && has_intervals(release);
    let mut headings = vec![said::indicator(), said::period(), said::value()];
    if between {
        headings.push(said::interval());
    }
    headings.extend([said::base(), said::associations()]);
    if wide {
        headings.push(said::remarks());
    }
    let headings: Vec<String> = headings
        .iter()
        .map(|it| it.in_lang(lang).to_owned())
        .collect();
    let lines = lines(plan, release, lang, Columns { wide, between });
    let folded = folded(&lines, headings.len(), wide);
    let room = room(&headings, &lines, &folded, width);
    let mut table = page::grid(width);
    table.set_header(headings);
    for line in lines {
        let words = page::hanging(&line.words, line.depth, room);
        table.add_row(std::iter::once(words).chain(line.cells));
    }
    shape(&mut table, between, &folded);
    table
}

/// Which columns the table has beyond those it always has.
#[derive(Clone, Copy)]
struct Columns {
    /// A column for remarks.
    wide: bool,
    /// A column for intervals.
    between: bool,
}

/// Whether a row has an interval to show, or needs none since everyone answered.
fn has_intervals(release: &Release) -> bool {
    let precise = |numbers: &Numbers| {
        matches!(
            numbers.precision,
            Precision::Interval { .. } | Precision::Census
        )
    };
    count(release, |row| row.numbers().is_some_and(precise)) > 0
}

/// One line of the table: its words, how deep they stand, and the cells beside them.
struct Line {
    words: String,
    depth: usize,
    cells: Vec<String>,
}

/// The lines of the rows: an indicator, under it what it is split by, under each its associations.
fn lines(plan: &Plan, release: &Release, lang: Lang, columns: Columns) -> Vec<Line> {
    // A total is named as one where a part of it stands beside it, and nowhere else.
    let parted = release.rows.iter();
    let parted = parted.filter(|row| !row.key.splits.is_empty() || row.key.association.is_some());
    let parted: BTreeSet<IndicatorId> = parted.map(|row| row.key.indicator).collect();
    let mut lines: Vec<Line> = Vec::new();
    let mut above: Option<&Row> = None;
    let mut sector_depth = 0;
    for row in &release.rows {
        if row.key.estimator != Estimator::Pooled {
            let depth = sector_depth + 1 + usize::from(row.key.association.is_some());
            lines.extend(beside(plan, row, lang, columns, depth));
            continue;
        }
        let new = above.is_none_or(|above| above.key.indicator != row.key.indicator);
        let label = page::plain(plan.indicator(row.key.indicator).label.in_lang(lang));
        let own = above.filter(|above| same_but_association(above, row));
        let association = row
            .key
            .association
            .map(|id| plan.association(id).name.in_lang(lang));
        let (depth, mut words) = match (own, association, details(plan, row, lang)) {
            (Some(_), Some(name), _) => (sector_depth + 1, page::plain(name)),
            (_, _, None) if new => (0, label),
            (_, _, None) => {
                let whole = said::whole().in_lang(lang).to_owned();
                let named = parted.contains(&row.key.indicator);
                (1, if named { whole } else { String::new() })
            }
            (_, _, Some(details)) => {
                if new {
                    let (words, cells) = (label, Vec::new());
                    lines.push(Line {
                        words,
                        depth: 0,
                        cells,
                    });
                }
                (1, page::plain(&details))
            }
        };
        if own.is_none() {
            sector_depth = depth;
        }
        above = Some(row);
        let remarks = remarks(plan, row, lang);
        if !columns.wide && !remarks.is_empty() {
            words = format!("{words} ({remarks})");
        }
        let mut cells = vec![
            row.key.period.text().in_lang(lang).to_owned(),
            at_hyphens(&page::plain(&value(plan, row, lang))),
        ];
        if columns.between {
            cells.push(page::plain(&interval(plan, row, lang)));
        }
        cells.extend([base(row, lang), contributing(row)]);
        if columns.wide {
            cells.push(remarks);
        }
        lines.push(Line {
            words,
            depth,
            cells,
        });
        let beside = interval(plan, row, lang);
        let beside = Some(beside).filter(|it| !columns.between && !it.is_empty());
        let beside = beside.map(|between| said::interval_beside(&between));
        let under = beside.into_iter().chain(under(plan, row, lang));
        lines.extend(under.map(|words| Line {
            words: words.in_lang(lang).to_owned(),
            depth: depth + 1,
            cells: Vec::new(),
        }));
    }
    lines
}

/// The line of another estimate, under the pooled one that its base and its coverage are those of. What is withheld has none, nor
/// has a share of too few for a percentage: it is no count.
fn beside(plan: &Plan, row: &Row, lang: Lang, columns: Columns, depth: usize) -> Option<Line> {
    let name = match row.key.estimator {
        Estimator::Pooled => return None,
        Estimator::Stratified => said::stratified(),
        Estimator::Standardised(id) => said::standardised(&plan.standard(id).id),
    };
    if !has_room(plan, row) {
        return None;
    }
    let mut words = name.in_lang(lang).to_owned();
    let mut cells = vec![
        row.key.period.text().in_lang(lang).to_owned(),
        at_hyphens(&page::plain(&value(plan, row, lang))),
    ];
    let between = page::plain(&interval(plan, row, lang));
    if columns.between {
        cells.push(between);
    } else if !between.is_empty() {
        words = format!("{words}, {}", said::interval_beside(&between).in_lang(lang));
    }
    Some(Line {
        words,
        depth,
        cells,
    })
}

/// What stands under a row: of a change, who moved and who is not compared; of a total, who came and what those who did not answer
/// could change.
pub(crate) fn under(plan: &Plan, row: &Row, lang: Lang) -> Vec<Text> {
    let moved = moved(plan, row, lang).into_iter();
    moved
        .chain(left_out(row, lang))
        .chain(reached(row))
        .collect()
}

/// Under a change, how many of those in its base moved.
fn moved(plan: &Plan, row: &Row, lang: Lang) -> Option<Text> {
    let numbers = row.numbers()?;
    let indicator = plan.indicator(row.key.indicator);
    let counts = moves::in_words(indicator, numbers.moves?).map(|(_, count)| count);
    let [first, middle, last] = counts;
    let digits = [first, middle, last, numbers.n].map(|count| number::whole(count, lang));
    Some(said::moved(counts, &digits, moves::are_judged(indicator)))
}

/// Under a change, those who are not in its base: seen at both waves without an answer at one, or not concerned at one, seen
/// at one alone, or kept from being compared by a break.
fn left_out(row: &Row, lang: Lang) -> Vec<Text> {
    let mut counts = Vec::new();
    let Some(numbers) = row.numbers().filter(|_| row.key.waves.is_change()) else {
        return counts;
    };
    let unmatched = numbers.unmatched.unwrap_or_default();
    let whole = |count| number::whole(count, lang);
    if numbers.no_answer > 0 {
        let several = numbers.no_answer > 1;
        counts.push(said::seen_unanswered(&whole(numbers.no_answer), several));
    }
    if numbers.not_concerned > 0 {
        let several = numbers.not_concerned > 1;
        counts.push(said::seen_not_concerned(
            &whole(numbers.not_concerned),
            several,
        ));
    }
    if unmatched.before + unmatched.after > 0 {
        let (before, after) = (whole(unmatched.before), whole(unmatched.after));
        counts.push(said::seen_once(&before, &after));
    }
    if unmatched.across > 0 {
        counts.push(said::seen_across(&whole(unmatched.across)));
    }
    if unmatched.unplaced > 0 {
        counts.push(said::seen_unplaced(&whole(unmatched.unplaced)));
    }
    counts
}

/// Under a total, who came of those invited, and what those who did not answer could change.
fn reached(row: &Row) -> impl Iterator<Item = Text> {
    let numbers = row.numbers().filter(|_| row.key.splits.is_empty());
    let flags = numbers.into_iter().flat_map(|numbers| &numbers.flags);
    flags.filter_map(|flag| match *flag {
        Flag::ResponseRate(percent) => Some(said::response_rate(percent)),
        Flag::WorstCase(low, high) if has_extremes(row) => Some(said::worst_case(low, high)),
        _ => None,
    })
}

/// Whether what those who did not answer could change stands under a row: a total that is shown in percent.
fn has_extremes(row: &Row) -> bool {
    let worst = |it| matches!(it, Flag::WorstCase(..));
    let of_many = |it: &Numbers| it.n >= value::PERCENT_FROM && it.bears(worst);
    row.key.splits.is_empty() && row.numbers().is_some_and(of_many)
}

/// How many were seen at one wave of a change alone.
fn seen_once(row: &Row) -> i128 {
    let unmatched = row.numbers().and_then(|numbers| numbers.unmatched);
    unmatched.map_or(0, |it| it.before + it.after)
}

/// Whether two rows speak of the same thing, of the sector or of one of its associations.
fn same_but_association(above: &Row, row: &Row) -> bool {
    let mut key = above.key.clone();
    key.association = row.key.association;
    key == row.key
}

/// The columns that fold, values and remarks, by position, with how wide they may be: their longest word is never cut.
fn folded(lines: &[Line], columns: usize, wide: bool) -> BTreeMap<usize, usize> {
    let folds = std::iter::once(2).chain(wide.then_some(columns - 1));
    folds
        .map(|at| {
            let cells = lines.iter().filter_map(|line| line.cells.get(at - 1));
            let words = cells.flat_map(|cell| cell.split([' ', '\n']));
            let longest = words.map(|word| word.chars().count()).max();
            (at, longest.unwrap_or(0).max(FOLDS_FROM))
        })
        .collect()
}

/// A cell whose words too long for its column part after their hyphens.
fn at_hyphens(cell: &str) -> String {
    let words = cell.split(' ').map(|word| {
        if word.chars().count() > FOLDS_FROM {
            word.replace('-', "-\n")
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The columns left to words beside the widest cells.
fn room(
    headings: &[String],
    lines: &[Line],
    folded: &BTreeMap<usize, usize>,
    width: usize,
) -> usize {
    let taken: usize = (1..headings.len())
        .map(|at| {
            let cells = lines.iter().filter_map(|line| line.cells.get(at - 1));
            let widest = cells
                .chain([&headings[at]])
                .map(|cell| cell.chars().count());
            let widest = widest.max().unwrap_or(0);
            widest.min(folded.get(&at).copied().unwrap_or(usize::MAX)) + 2
        })
        .sum();
    width.saturating_sub(taken + 1)
}

/// Numbers stand right and are never cut; the words of the first column take what room is left.
fn shape(table: &mut comfy_table::Table, between: bool, folded: &BTreeMap<usize, usize>) {
    let numbers = 2..=4 + usize::from(between);
    let widths = table.column_max_content_widths();
    for (at, (column, width)) in table.column_iter_mut().zip(widths).enumerate() {
        column.set_padding((0, 1));
        if numbers.contains(&at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        let cap = folded.get(&at).and_then(|cap| u16::try_from(*cap).ok());
        if let Some(cap) = cap.filter(|cap| width > *cap) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(cap + 1)));
        } else if at > 0 {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
}

/// What a row speaks of besides its indicator and period: wave, disaggregation, category, and for a row that
/// stands under no row of the sector its association; none for a total of the sector.
pub(crate) fn details(plan: &Plan, row: &Row, lang: Lang) -> Option<String> {
    let key = &row.key;
    let wave = |id| &plan.wave(id).label;
    let waves = match key.waves {
        Waves::None => None,
        Waves::One(id) => Some(wave(id).clone()),
        Waves::Change { from, to } => Some(said::change(wave(from), wave(to))),
    };
    let category = key.code.and_then(|code| {
        let of = plan.indicator(key.indicator).measure.variables();
        let list = plan.codelist_of(of.into_iter().next()?)?;
        Some(&list.code(code).label)
    });
    let association = key.association.map(|id| &plan.association(id).name);
    let splits = key
        .splits
        .iter()
        .map(|(variable, split)| split_of(plan, *variable, *split));
    let parts: Vec<String> = waves
        .into_iter()
        .chain(splits)
        .chain(category.cloned())
        .chain(association.cloned())
        .map(|text| text.in_lang(lang).to_owned())
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A variable and one of its values, as they are read.
pub(crate) fn split_of(plan: &Plan, variable: VariableId, split: Split) -> Text {
    let label = match split {
        Split::Unknown => None,
        Split::Code(code) => plan
            .codelist_of(variable)
            .map(|list| &list.code(code).label),
    };
    said::split_value(&plan.variable(variable).label, label)
}

/// Observations with a value, as they are read; nothing of what is withheld.
pub(super) fn base(row: &Row, lang: Lang) -> String {
    let n = row.numbers().map(|numbers| number::whole(numbers.n, lang));
    n.unwrap_or_default()
}

/// How many associations stand behind a sector figure, out of how many could.
pub(super) fn contributing(row: &Row) -> String {
    match row.numbers() {
        Some(numbers) if row.key.association.is_none() => format!(
            "{}\u{a0}/\u{a0}{}",
            numbers.contributors(),
            row.associations_expected
        ),
        _ => String::new(),
    }
}

/// What must be remarked of a row, in one word each.
pub(crate) fn remarks(plan: &Plan, row: &Row, lang: Lang) -> String {
    let words = remarked(plan, row).map(|remark| remark.word().in_lang(lang).to_owned());
    words.collect::<Vec<_>>().join(", ")
}

/// What is remarked of a row, in the order in which it is written.
pub(crate) fn remarked<'a>(
    plan: &'a Plan,
    row: &'a Row,
) -> impl Iterator<Item = said::Remark> + 'a {
    let all = said::Remark::ALL.into_iter();
    all.filter(|remark| bears(plan, row, *remark))
}

fn bears(plan: &Plan, row: &Row, remark: said::Remark) -> bool {
    let of = |holds: fn(&Numbers) -> bool| row.numbers().is_some_and(holds);
    match remark {
        said::Remark::Break => !row.breaks.is_empty(),
        said::Remark::Mixed => row.mixes(plan),
        said::Remark::Low => of(|numbers| numbers.quality == Quality::Low),
        said::Remark::Close => of(|it| it.comparability == Some(Comparability::Close)),
        said::Remark::Broad => of(|it| it.comparability.is_some_and(|it| !it.enters())),
        said::Remark::Silent => of(|it| it.bears(|it| matches!(it, Flag::NonResponse(_)))),
        said::Remark::Doubtful => of(|it| it.bears(|it| matches!(it, Flag::EligibilityUnknown(_)))),
        // Its unit says it of persons.
        said::Remark::AtMost => {
            of(|it| it.bears(|it| it == Flag::UpperBound)) && !is_of_associations(plan, row)
        }
        said::Remark::Reversed => of(|it| it.bears(|it| matches!(it, Flag::Simpson(_)))),
        said::Remark::Varied => of(|it| it.bears(|it| it == Flag::Varies(Variation::Much))),
        said::Remark::Selective => of(|it| it.bears(|it| it == Flag::SelectiveAttrition)),
        said::Remark::Apart => of(|it| {
            it.bears(|it| matches!(it, Flag::NotSameAssociations | Flag::NotSameRespondents))
        }),
        said::Remark::Weighted => of(|it| it.bears(|it| it == Flag::Weighted)),
        said::Remark::Unweighted => of(|it| it.bears(|it| it == Flag::Unweighted)),
        said::Remark::Carried => of(|it| it.bears(|it| it == Flag::CarriedByOne)),
    }
}

/// What must be known to read the figures: sources, what is not there, then the signs used and no other.
pub(crate) fn footer(plan: &Plan, shown: &Shown) -> Vec<Text> {
    let release = &shown.release;
    let coverage = &release.coverage;
    let withheld = count(release, |row| {
        row.numbers().is_none() && row.key.estimator == Estimator::Pooled
    });
    let empty = count(release, |row| is_empty(row) && !is_refused(row));
    let mut lines = vec![said::files(coverage.files_read, &coverage.files_refused)];
    lines.push(if release.audience == Audience::Public {
        said::coverage(coverage.contributing.len(), coverage.expected.len())
    } else {
        let names = |ids: &[AssociationId]| -> Vec<Text> {
            ids.iter()
                .map(|id| plan.association(*id).name.clone())
                .collect()
        };
        said::coverage_named(&names(&coverage.contributing), coverage.expected.len())
    });
    lines.extend(coverage.sector.iter().filter_map(value::of_sector));
    if withheld > 0 {
        lines.push(said::withheld(withheld));
    }
    if shown.splits_hidden > 0 {
        lines.push(said::splits_hidden(shown.splits_hidden));
    }
    if empty > 0 {
        lines.push(said::no_data_means());
    }
    if count(release, is_refused) > 0 {
        lines.push(said::not_comparable_means());
    }
    if count(release, |row| row.key.waves.is_change()) > 0 {
        lines.push(said::change_means());
    }
    if count(release, |row| {
        row.numbers().is_some_and(|it| it.moves.is_some())
    }) > 0
    {
        lines.push(said::moved_means());
    }
    if count(release, |row| seen_once(row) > 0) > 0 {
        lines.push(said::seen_once_means());
    }
    if count(release, |row| is_net(plan, row)) > 0 {
        lines.push(said::net_means());
    }
    if count(release, |row| is_told_by_promoters(plan, row)) > 0 {
        lines.push(said::promoters_mean());
    }
    if count(release, |row| is_of_associations(plan, row)) > 0 {
        lines.push(said::persons_of_associations_means());
    }
    let of = |is: fn(Estimator) -> bool| {
        count(release, |row| is(row.key.estimator) && has_room(plan, row))
    };
    if of(|it| it == Estimator::Stratified) > 0 {
        lines.push(said::stratified_means());
    }
    if of(|it| matches!(it, Estimator::Standardised(_))) > 0 {
        lines.push(said::standardised_means());
    }
    lines.extend(of_intervals(release));
    if count(release, has_extremes) > 0 {
        lines.push(said::worst_case_means());
    }
    for remark in said::Remark::ALL {
        if count(release, |row| bears(plan, row, remark)) > 0 {
            lines.push(remark.meaning());
        }
    }
    lines.extend(breaks::notes(plan, release));
    if let Some(notice) = &coverage.notice {
        lines.push(Text::same(notice));
    }
    lines
}

/// What intervals say, and of whom.
fn of_intervals(release: &Release) -> Vec<Text> {
    let numbers = || release.rows.iter().filter_map(Row::numbers);
    let level = numbers().find_map(|numbers| match numbers.precision {
        Precision::Interval { confidence, .. } => Some(confidence),
        _ => None,
    });
    let mut lines = Vec::new();
    lines.extend(level.map(|level| said::interval_means(level.in_percent())));
    if numbers().any(value::is_indication) {
        lines.push(said::indication_means());
    }
    if numbers().any(|numbers| numbers.precision == Precision::Census) {
        lines.push(said::census_means());
    }
    lines
}

fn count(release: &Release, holds: impl Fn(&Row) -> bool) -> usize {
    release.rows.iter().filter(|row| holds(row)).count()
}

#[cfg(test)]
mod tests;
