//! The grids: indicators down, associations across with a sign each; or, for many associations, a count for each
//! sign.

use comfy_table::{CellAlignment, ColumnConstraint, Table};

use super::{Matrix, count, entering, following, layout};
use crate::i18n::output as said;
use crate::i18n::{Lang, Text, output::matrix as said_of_matrix};
use crate::output::page;
use crate::plan::{Standing, Stated};

/// The sign of a standing: told apart without colour, and filled by how much it brings.
pub(crate) fn sign(standing: Standing) -> char {
    use crate::referential::Comparability as C;
    match standing {
        Standing::Fed(C::Exact) => '●',
        Standing::Fed(C::Close) => '◐',
        Standing::Fed(C::Broad) => '○',
        Standing::Fed(C::None) => '≠',
        Standing::Unpaired => '‖',
        Standing::NotAsked => '/',
        Standing::Undetermined => '?',
        Standing::Impossible => '×',
        Standing::NotCollected => '–',
        Standing::NotFed => '·',
    }
}

/// The grids of a matrix, and whether they name associations.
pub(super) struct Grids {
    pub(super) grids: Vec<Table>,
    pub(super) named: bool,
}

/// As few grids as the width allows.
pub(super) fn grids(matrix: &Matrix<'_>, lang: Lang, width: usize) -> Grids {
    let ids = matrix.plan.associations.iter();
    let headings: Vec<String> = ids.map(|it| layout::folded(&it.id)).collect();
    let lines = lines(matrix, lang);
    let Some(dealt) = layout::dealt(&headings, width) else {
        return Grids {
            grids: vec![counts(&lines, lang, width)],
            named: false,
        };
    };
    let mut from = 0;
    let grids = dealt.into_iter().map(|many| {
        let shown = from..from + many;
        from += many;
        let columns = headings.get(shown.clone()).unwrap_or_default();
        let cells = |line: &Line<'_>| {
            let signs = line.stated.iter().map(|it| sign(it.standing).to_string());
            signs.skip(shown.start).take(shown.len()).collect()
        };
        grid(&lines, columns, cells, lang, width)
    });
    Grids {
        grids: grids.collect(),
        named: true,
    }
}

/// How many associations stand how, a column a sign that is used.
fn counts(lines: &[Line<'_>], lang: Lang, width: usize) -> Table {
    let used = used(lines.iter().flat_map(|line| line.stated.iter().copied()));
    let headings: Vec<String> = used.iter().map(|it| sign(*it).to_string()).collect();
    let cells = |line: &Line<'_>| {
        let counts = used.iter().map(|it| count(&line.stated, *it));
        let shown = counts.map(|n| if n == 0 { String::new() } else { n.to_string() });
        shown.collect()
    };
    grid(lines, &headings, cells, lang, width)
}

/// The standings there are, best first.
pub(super) fn used<'s>(stated: impl Iterator<Item = &'s Stated>) -> Vec<Standing> {
    let there: Vec<Standing> = stated.map(|it| it.standing).collect();
    let all = Standing::ALL.into_iter();
    all.filter(|it| there.contains(it)).collect()
}

/// One line: a group of indicators where it has no standings.
pub(crate) struct Line<'p> {
    /// Its words.
    pub(crate) words: String,
    /// How deep it stands.
    pub(crate) depth: usize,
    /// How each association stands.
    pub(crate) stated: Vec<&'p Stated>,
    /// How many enter the sector figure.
    pub(crate) sector: String,
}

/// The lines of a matrix: core indicators first, under each its changes, the waves and the second statistics that
/// stand otherwise, and the disaggregations asked for.
pub(super) fn lines<'p>(matrix: &'p Matrix<'_>, lang: Lang) -> Vec<Line<'p>> {
    let mut lines = Vec::new();
    let mut above = None;
    for row in matrix.shown() {
        let status = row.indicator.status;
        if let Some(status) = status.filter(|_| above != status) {
            let words = said_of_matrix::status(status.word());
            lines.push(Line {
                words: words.in_lang(lang).to_owned(),
                depth: 0,
                stated: Vec::new(),
                sector: String::new(),
            });
        }
        above = status;
        let depth = if row.is_second() { 2 } else { 1 };
        let label = page::plain(row.indicator.label.in_lang(lang));
        lines.push(line(label, depth, row.whole(), row.levels_fall_short()));
        for (waves, stated) in row.waves_shown() {
            let labels = waves.into_iter();
            let labels: Vec<Text> = labels
                .map(|it| following::label(matrix.plan, row, it))
                .collect();
            let words = page::plain(said_of_matrix::alike(&labels).in_lang(lang));
            let short = row.falls_short(&stated);
            lines.push(line(words, depth + 1, stated, short));
        }
        for at in &row.splits {
            let words = row.split_label(matrix.plan, *at);
            let words = page::plain(words.in_lang(lang));
            let stated = row.split(*at);
            let short = row.falls_short(&stated);
            lines.push(line(words, depth + 1, stated, short));
        }
    }
    lines
}

/// A line; `short` where its figure cannot be published.
fn line(words: String, depth: usize, stated: Vec<&Stated>, short: bool) -> Line<'_> {
    let mark = if short { "* " } else { "" };
    let sector = format!("{mark}{}\u{a0}/\u{a0}{}", entering(&stated), stated.len());
    Line {
        words,
        depth,
        stated,
        sector,
    }
}

fn grid(
    lines: &[Line<'_>],
    columns: &[String],
    cells: impl Fn(&Line<'_>) -> Vec<String>,
    lang: Lang,
    width: usize,
) -> Table {
    let sector = said_of_matrix::sector().in_lang(lang).to_owned();
    let words = said::indicator().in_lang(lang).to_owned();
    let headings = [&[words], columns, &[sector]].concat();
    let beside: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            if line.stated.is_empty() {
                return Vec::new();
            }
            let mut cells = cells(line);
            cells.push(line.sector.clone());
            cells
        })
        .collect();
    let room = room(&headings, &beside, width);
    let mut table = page::grid(width);
    table.set_header(headings);
    for (line, cells) in lines.iter().zip(beside) {
        let words = page::hanging(&line.words, line.depth, room);
        table.add_row(std::iter::once(words).chain(cells));
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 1));
        if at > 0 {
            column.set_constraint(ColumnConstraint::ContentWidth);
            column.set_cell_alignment(if at > columns.len() {
                CellAlignment::Right
            } else {
                CellAlignment::Center
            });
        }
    }
    table
}

/// The columns left to words beside the widest cells.
fn room(headings: &[String], beside: &[Vec<String>], width: usize) -> usize {
    let widest = |at: usize| {
        let cells = beside.iter().filter_map(|cells| cells.get(at - 1));
        let lines = cells.chain(headings.get(at)).flat_map(|it| it.lines());
        lines.map(|line| line.chars().count()).max().unwrap_or(0)
    };
    let taken: usize = (1..headings.len()).map(|at| widest(at) + 2).sum();
    width.saturating_sub(taken + 1)
}
