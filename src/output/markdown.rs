//! Tables for a report, in Markdown: `CommonMark`, with the tables of GitHub, which Pandoc reads too.
//!
//! In: the rows shown of a release. Out: one table an indicator, with what must be known to read the figures under the last one. Words
//! and numbers are those of [`table`]: a report says what the screen said. What authors wrote is shown as they wrote it: no
//! mark of theirs is taken for one of the page's.

use std::io::{self, Write};

use crate::figure::Estimator;
use crate::i18n::{Lang, Text, output as said};
use crate::output::page::plain;
use crate::output::selection::Shown;
use crate::output::table;
use crate::output::table::value::{has_room, interval, value};
use crate::plan::Plan;
use crate::release::Row;

/// Writes what is shown in `lang`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, plan: &Plan, shown: &Shown, lang: Lang) -> io::Result<()> {
    let release = &shown.release;
    let say = |text: &Text| escaped(text.in_lang(lang));
    // Before the title: what is not protected says so in its first line.
    writeln!(out, "**{}**\n", say(&table::readers(release.audience)))?;
    let title = said::title(&plan.title, &plan.id, &plan.version);
    writeln!(out, "# {}\n", say(&title))?;
    if release.rows.is_empty() {
        writeln!(out, "{}\n", say(&said::no_figure()))?;
    }
    for rows in release
        .rows
        .chunk_by(|one, next| one.key.indicator == next.key.indicator)
    {
        indicator(out, plan, rows, lang)?;
    }
    // How to have more rows is said to whoever asks for them, not to who reads.
    let told = Shown {
        splits_hidden: 0,
        ..shown.clone()
    };
    for line in table::footer(plan, &told) {
        writeln!(out, "- {}", say(&line))?;
    }
    Ok(())
}

/// The rows of one indicator, and what stands under each.
fn indicator(out: &mut dyn Write, plan: &Plan, rows: &[Row], lang: Lang) -> io::Result<()> {
    let label = rows
        .first()
        .map(|row| &plan.indicator(row.key.indicator).label);
    let label = label.map_or("", |label| label.in_lang(lang));
    writeln!(out, "## {}\n", escaped(label))?;
    let lines = rows.iter().filter_map(|row| cells(plan, row, lang));
    let mut lines: Vec<[String; COLUMNS]> = lines.collect();
    // A total is named as one where a part of it stands beside it, and nowhere else.
    if lines.iter().any(|line| !line[0].is_empty()) {
        for line in lines.iter_mut().filter(|line| line[0].is_empty()) {
            said::whole().in_lang(lang).clone_into(&mut line[0]);
        }
    }
    let headings = [
        said::figure(),
        said::period(),
        said::value(),
        said::interval(),
        said::base(),
        said::associations(),
        said::remarks(),
    ];
    // A column that says nothing of this indicator is left out.
    let used: Vec<usize> = (0..COLUMNS)
        .filter(|at| ALWAYS.contains(at) || lines.iter().any(|line| !line[*at].is_empty()))
        .collect();
    let line = |cells: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = used.iter().map(|at| cells(*at)).collect();
        format!("| {} |", cells.join(" | "))
    };
    writeln!(out, "{}", line(&|at| in_line(headings[at].in_lang(lang))))?;
    let rule = |at| if NUMBERS.contains(&at) { "---:" } else { "---" };
    writeln!(out, "{}", line(&|at| rule(at).to_owned()))?;
    for cells in &lines {
        writeln!(out, "{}", line(&|at| in_line(&cells[at])))?;
    }
    writeln!(out)?;
    let mut notes = rows
        .iter()
        .flat_map(|row| notes(plan, row, lang))
        .peekable();
    if notes.peek().is_some() {
        for note in notes {
            writeln!(out, "- {}", escaped(&note))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// How many columns a table has at most.
const COLUMNS: usize = 7;
/// Those it always has: the period and the value.
const ALWAYS: [usize; 2] = [1, 2];
/// Those of numbers, which stand right.
const NUMBERS: [usize; 3] = [2, 3, 4];

/// The cells of one row; none of an estimate beside the pooled one that has no room.
fn cells(plan: &Plan, row: &Row, lang: Lang) -> Option<[String; COLUMNS]> {
    let is_pooled = row.key.estimator == Estimator::Pooled;
    if !is_pooled && !has_room(plan, row) {
        return None;
    }
    let pooled = |words: String| if is_pooled { words } else { String::new() };
    Some([
        words(plan, row, lang),
        row.key.period.text().in_lang(lang).to_owned(),
        value(plan, row, lang),
        interval(plan, row, lang),
        pooled(table::base(row, lang)),
        pooled(table::contributing(row)),
        pooled(table::remarks(plan, row, lang)),
    ])
}

/// What a row speaks of besides its indicator and period; nothing for a total.
fn words(plan: &Plan, row: &Row, lang: Lang) -> String {
    let beside = match row.key.estimator {
        Estimator::Pooled => None,
        Estimator::Stratified => Some(said::stratified().in_lang(lang).to_owned()),
        Estimator::Standardised(id) => {
            let structure = &plan.standard(id).id;
            Some(said::standardised(structure).in_lang(lang).to_owned())
        }
    };
    let parts = table::details(plan, row, lang).into_iter().chain(beside);
    parts.collect::<Vec<_>>().join(", ")
}

/// What stands under a row, each sentence after the row it speaks of.
fn notes(plan: &Plan, row: &Row, lang: Lang) -> Vec<String> {
    if row.key.estimator != Estimator::Pooled {
        return Vec::new();
    }
    let period = row.key.period.text().in_lang(lang).to_owned();
    let words = words(plan, row, lang);
    let of = match words.as_str() {
        "" => period,
        _ => format!("{words}, {period}"),
    };
    let under = table::under(plan, row, lang).into_iter();
    under
        .map(|note| {
            said::of_row(&of, note.in_lang(lang))
                .in_lang(lang)
                .to_owned()
        })
        .collect()
}

/// Words on one line in which nothing is a mark of Markdown.
pub(crate) fn escaped(words: &str) -> String {
    let mut shown = in_line(words);
    if let Some(at) = block_mark(&plain(words)) {
        shown.insert(at, '\\');
    }
    shown
}

/// Where a line of these words would begin a list or a rule, blanks aside, which are cut off. What stands before is no mark inside a line.
fn block_mark(words: &str) -> Option<usize> {
    let begun = words.trim_start_matches(' ');
    let at = words.len() - begun.len();
    if begun.starts_with(['-', '+', '=']) {
        return Some(at);
    }
    // An ordered list: digits, then a mark.
    let rest = begun.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = begun.len() - rest.len();
    (digits > 0 && rest.starts_with(['.', ')'])).then_some(at + digits)
}

/// Words inside a line, as in a cell, in which nothing is a mark of Markdown.
fn in_line(words: &str) -> String {
    let words = plain(words);
    let mut shown = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek();
        let marks = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '#' | '!' | '$' | '@' => {
                true
            }
            // Before a blank it opens nothing, and where nothing is open it closes nothing.
            '~' => next.is_none_or(|next| !next.is_whitespace()),
            // An address that would be made a link.
            ':' => next == Some(&'/'),
            _ => false,
        };
        if marks {
            shown.push('\\');
        }
        shown.push(letter);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;
    use crate::output::selection::Selection;
    use crate::release::Audience;

    fn page(audience: Audience, by: &[String], lang: Lang) -> String {
        let plan = sample::plan();
        let selection = Selection::parse(&plan, &[], &[], by).unwrap();
        let shown = selection.apply(sample::release(audience));
        let mut out = Vec::new();
        write(&mut out, &plan, &shown, lang).unwrap();
        let page = String::from_utf8(out).unwrap();
        page.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn one_table_an_indicator_with_the_columns_that_say_something() {
        let page = page(Audience::Public, &["all".to_owned()], Lang::Fr);
        assert!(
            page.starts_with(
                "\
**diffusion publique : chiffres du secteur, secret statistique appliqué**

# Référentiel commun (lcep 1.0.0)

## Sorties vers le logement

| Chiffre | Période | Valeur | Intervalle | n | Assoc. |
| --- | --- | ---: | ---: | ---: | --- |
| ensemble | 2025-T3 | 45,5 % | 42,7 à 48,2 | 1 234 | 2 / 3 |
| Sexe : Femme | 2025-T3 | 12 sur 18 |  | 18 | 2 / 3 |
| Sexe : Homme | 2025-T3 | s |  |  |  |
| Sexe : inconnu | 2025-T3 | 42 % | 32 à 52 | 96 | 2 / 3 |
| Sexe : Femme, Âge : 18 ans et plus | 2025-T3 | s |  |  |  |

## Durée médiane avant la sortie

| Période | Valeur | Intervalle | n | Assoc. | Remarques |
| --- | ---: | ---: | ---: | --- | --- |
| 2025-T3 | 1 234,5 jours | 1 100,0 à 1 402,5 | 50 | 2 / 3 | proche |
"
            ),
            "{page}"
        );
        assert!(page.ends_with("\n- données fictives\n"), "{page}");
    }

    #[test]
    fn what_authors_wrote_begins_no_list_and_strikes_nothing_through() {
        assert_eq!(escaped("  + 0.8"), "  \\+ 0.8");
        assert_eq!(escaped("12. de *plus*"), "12\\. de \\*plus\\*");
        assert_eq!(in_line("+0,8"), "+0,8");
        assert_eq!(in_line("~\u{a0}18 | ~~a~~"), "~\u{a0}18 \\| \\~\\~a\\~\\~");
    }

    #[test]
    fn what_is_not_protected_says_so_first() {
        let page = page(Audience::Working, &[], Lang::En);
        assert!(page.starts_with("**working document, not protected: do not distribute**\n"));
        assert!(page.contains("\n| =Zêta | 2025-Q3 | "), "{page}");
        // How to have more rows is no matter of who reads the report.
        assert!(!page.contains("--by"), "{page}");
    }
}
