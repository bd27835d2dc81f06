//! The source that one export suggests.

use super::core::Lacking;
use super::export::{Export, slug};
use super::mapping;
use super::page::{Page, quoted};
use super::proposal::{Catalogue, is_about_waves};
use crate::i18n::new::{self as said, Fill};
use crate::i18n::{Lang, Text};
use crate::inspection::column::{Column, Kind};
use crate::inspection::discretion::FEWEST;
use crate::plan::{Plan, Variable, WaveId};
use crate::profiles::{self, PROFILES};

/// How deep the keys of a source stand.
pub(super) const KEYS: usize = 4;

/// The most different answers of a column that tells the wave.
const MOST_WAVES: usize = 8;

/// The period's format where nothing is decided: any that tells a day will do.
const ANY_FORMAT: &str = "%Y-%m-%d";

/// Writes the source of `export`; `files` is its pattern, and `lacking` what the core still lacks, where it stands
/// here.
pub(super) fn write(
    page: &mut Page,
    catalogue: &Catalogue<'_>,
    export: &Export<'_>,
    (id, files): (&str, &str),
    lacking: Option<&Lacking>,
) {
    page.yaml(KEYS - 2, format!("- id: {id}"));
    let rows = (export.rows >= FEWEST).then_some(export.rows);
    page.words(
        KEYS,
        &said::read_from(&quoted(&export.name), export.columns.len(), rows),
    );
    head(page);
    page.yaml(KEYS, format!("files: [{}]", quoted(files)));
    dialect(page, export);
    respondent(page, export);
    let candidates = export
        .columns
        .iter()
        .filter(|column| !column.periods.is_empty() && is_named(column));
    let candidates: Vec<(&str, &[&str])> = candidates
        .map(|column| (column.name.as_str(), column.periods.as_slice()))
        .collect();
    let taken = |text: &str| {
        export
            .columns
            .iter()
            .any(|column| column.heading.contains(text))
    };
    period(page, &candidates, taken);
    wave(page, catalogue, export);
    page.yaml(KEYS, "mappings:");
    if !export.proposals.is_empty() {
        page.words(KEYS + 2, &said::proposals_section());
    }
    for proposal in &export.proposals {
        mapping::write(page, catalogue, export, proposal);
    }
    page.gap();
    if let Some(lacking) = lacking {
        lacking.write(page, catalogue.plan, true);
    }
    let none = lacking.is_none_or(|lacking| lacking.named().is_empty());
    if none && export.proposals.is_empty() {
        one_at_least(page, catalogue.plan);
    }
    others(page, export);
}

/// What every source may say of itself.
pub(super) fn head(page: &mut Page) {
    page.words(KEYS, &said::kind_and_unit());
    page.asleep(KEYS, 0, "kind: records");
    page.asleep(KEYS, 0, "observes: stay");
}

/// A source maps something: the first of the common variables, left undetermined.
pub(super) fn one_at_least(page: &mut Page, plan: &Plan) {
    if let Some(variable) = common_variables(plan).next() {
        mapping::undetermined(page, &variable.id, &said::no_column());
    }
}

/// The variables of the common referential.
pub(super) fn common_variables(plan: &Plan) -> impl Iterator<Item = &Variable> {
    plan.variables
        .iter()
        .filter(|variable| variable.owner.is_none())
}

fn dialect(page: &mut Page, export: &Export<'_>) {
    let opened = &export.opened;
    let plain = opened.profile.name == profiles::plain().name;
    if plain {
        let known: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
        page.words(KEYS, &said::profile_unknown(&known));
    } else {
        let marks: Vec<String> = opened
            .marks
            .iter()
            .take(4)
            .map(|mark| quoted(mark))
            .collect();
        let evidence = if marks.is_empty() {
            said::profile_french()
        } else {
            said::profile_known(&marks)
        };
        page.words(KEYS, &evidence);
        page.yaml(KEYS, format!("profile: {}", opened.profile.name));
    }
    let mut parts = Vec::new();
    if let Some(sheet) = &opened.sheet {
        let others = sheet.sheets.iter().filter(|it| it.name != sheet.name);
        let others: Vec<String> = others.map(|it| quoted(&it.name)).collect();
        page.words(KEYS, &said::sheet_seen(&quoted(&sheet.name), &others));
        if sheet.several {
            parts.push(format!("sheet: {}", quoted(&sheet.name)));
        }
    } else {
        page.words(KEYS, &said::dialect_seen(opened.encoding.is_none()));
        if let Some(encoding) = opened.encoding {
            parts.push(format!("encoding: {}", encoding.to_lowercase()));
        }
        parts.push(format!("delimiter: {}", mark(opened.delimiter)));
    }
    if opened.skip_rows != opened.profile.skip_rows {
        page.words(KEYS, &said::rows_above(opened.skip_rows));
        parts.push(format!("skip-rows: {}", opened.skip_rows));
    }
    let (decimal, suffix, columns) = export.numbers();
    if !columns.is_empty() {
        let columns: Vec<String> = columns
            .iter()
            .take(5)
            .map(|column| quoted(&column.name))
            .collect();
        page.words(KEYS, &said::numbers_seen(&columns));
        parts.extend(decimal.map(|decimal| format!("decimal: \"{decimal}\"")));
        parts.extend(suffix.map(|suffix| format!("suffix: \"{suffix}\"")));
    }
    let blank = export.columns.iter();
    let blank = blank.filter(|column| column.heading.is_empty() && column.filled > 0);
    let blank = blank.count();
    if blank > 0 {
        page.words(KEYS, &said::headings_blank(blank));
    }
    if !parts.is_empty() {
        page.yaml(KEYS, format!("dialect: {{{}}}", parts.join(", ")));
    }
}

/// A delimiter as YAML takes it.
fn mark(delimiter: u8) -> String {
    match delimiter {
        b'\t' => "\"\\t\"".to_owned(),
        delimiter => quoted(&char::from(delimiter).to_string()),
    }
}

/// Whether a column can be named in a key.
fn is_named(column: &Column) -> bool {
    !column.identity && !column.is_masked() && !column.twin && !column.name.is_empty()
}

fn respondent(page: &mut Page, export: &Export<'_>) {
    let candidates = export
        .columns
        .iter()
        .filter(|column| column.numbering && !column.added && is_named(column));
    let candidates: Vec<&Column> = candidates.collect();
    page.words(KEYS, &said::respondent(!candidates.is_empty()));
    for column in candidates {
        let slug = slug(&column.name);
        let space = slug
            .split('-')
            .max_by_key(|word| word.len())
            .unwrap_or("dossier");
        page.asleep(
            KEYS,
            0,
            format!(
                "respondent: {{column: {}, space: {space}}}",
                quoted(&column.name)
            ),
        );
    }
}

/// The period, left to decide, and the columns that may tell it; `taken` says whether a heading holds a text.
pub(super) fn period(
    page: &mut Page,
    candidates: &[(&str, &[&str])],
    taken: impl Fn(&str) -> bool,
) {
    page.words(KEYS, &said::period(!candidates.is_empty()));
    for (heading, formats) in candidates {
        let all: Vec<String> = formats.iter().map(|format| quoted(format)).collect();
        if let [format] = all.as_slice() {
            page.asleep(
                KEYS,
                0,
                format!("period: {{column: {}, format: {format}}}", quoted(heading)),
            );
        } else {
            page.words(KEYS, &said::formats_apart(&all));
            page.asleep(
                KEYS,
                0,
                format!("period: {{column: {}, format: \"?\"}}", quoted(heading)),
            );
        }
    }
    page.asleep(KEYS, 0, "period: {constant: 2025}");
    // No column is called so: the export is refused until someone decides.
    let mut column = page.say(&said::to_decide()).to_owned();
    while taken(&column) {
        column.push('!');
    }
    page.yaml(
        KEYS,
        format!(
            "period: {{column: {}, format: \"{ANY_FORMAT}\"}}",
            quoted(&column)
        ),
    );
}

fn wave(page: &mut Page, catalogue: &Catalogue<'_>, export: &Export<'_>) {
    if waves(page, catalogue).is_none() {
        return;
    }
    let tells = |column: &&Column| {
        let asked = is_about_waves(&column.name);
        let answers = column.shown.iter();
        let answers = answers.filter(|text| catalogue.wave(text).is_some());
        let free = export.proposal_at(column.at).is_none();
        let closed = matches!(column.kind, Kind::Text) && column.cells.len() <= MOST_WAVES;
        free && closed && is_named(column) && (asked || answers.count() > 1)
    };
    for column in export.columns.iter().filter(tells) {
        let mut codes: Vec<String> = column
            .shown
            .iter()
            .map(|text| {
                let wave = catalogue.wave(text);
                let wave = wave.map(|WaveId(at)| &catalogue.plan.waves[usize::from(at)].id);
                let wave = wave.map_or("\"?\"", String::as_str);
                format!("{}: {wave}", quoted(text))
            })
            .collect();
        if codes.is_empty() {
            codes.push("\"…\": \"?\"".to_owned());
        }
        let (name, codes) = (quoted(&column.name), codes.join(", "));
        let line = format!("wave: {{column: {name}, codes: {{{codes}}}}}");
        page.asleep(KEYS, 0, line);
    }
}

/// The waves that may be said; none where the common referential has none.
pub(super) fn waves(page: &mut Page, catalogue: &Catalogue<'_>) -> Option<()> {
    let waves = &catalogue.plan.waves;
    let first = waves.first()?;
    let named: Vec<String> = waves
        .iter()
        .map(|wave| format!("`{}` ({})", wave.id, flat(page.say(&wave.label))))
        .collect();
    page.words(KEYS, &said::wave(&named));
    page.asleep(KEYS, 0, format!("wave: {}", first.id));
    Some(())
}

/// A text of a referential on one line, which never breaks before a mark.
pub(super) fn flat(text: &str) -> String {
    let mut flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in ["?", "!", ":", ";", "»"] {
        flat = flat.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"));
    }
    flat
}

/// The columns that nothing is proposed for, and those to leave alone.
fn others(page: &mut Page, export: &Export<'_>) {
    page.gap();
    let free = export
        .columns
        .iter()
        .filter(|column| export.proposal_at(column.at).is_none());
    // What has no heading is told once, above.
    let named = free.filter(|column| !column.heading.is_empty());
    let (identities, others): (Vec<&Column>, Vec<&Column>) =
        named.partition(|column| column.identity);
    if !others.is_empty() {
        page.words(KEYS, &said::columns_section());
    }
    for column in others {
        let twice = if column.twin {
            said::heading_twice()
        } else {
            Text::same("")
        };
        let seen = seen(column, export.rows, page);
        let parts = [heading(column, page), seen, page.say(&twice).to_owned()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        page.words(
            KEYS,
            &Text::same(format!("- {}", page.say(&said::parts(&parts)))),
        );
    }
    if !identities.is_empty() {
        page.words(KEYS, &said::identities_section());
    }
    for column in identities {
        let heading = heading(column, page);
        page.words(KEYS, &Text::same(format!("- {heading}")));
    }
}

/// A heading as it may be shown.
pub(super) fn heading(column: &Column, page: &Page) -> String {
    let place = column.at + 1;
    if column.is_masked() {
        return page.say(&said::heading_masked(place)).to_owned();
    }
    quoted(&column.name)
}

/// What was seen of a column, as far as it may be shown.
pub(super) fn seen(column: &Column, rows: u64, page: &Page) -> String {
    let blank = rows.saturating_sub(column.filled);
    let fill = if column.filled == 0 {
        Fill::Never
    } else if blank == 0 {
        Fill::Always
    } else if column.filled < FEWEST {
        Fill::Hardly
    } else if blank < FEWEST {
        Fill::Nearly
    } else {
        Fill::About((column.filled * 20 / rows.max(1)).clamp(1, 19) * 5)
    };
    let mut parts = vec![said::fill(&fill)];
    let formats = |formats: &[&str]| {
        formats
            .iter()
            .map(|format| quoted(format))
            .collect::<Vec<_>>()
    };
    match &column.kind {
        Kind::Number(_) => parts.push(said::of_numbers()),
        Kind::Date(read) => parts.push(said::of_dates(&formats(read))),
        Kind::Text if column.shown.is_empty() => parts.push(said::of_texts()),
        Kind::Blank | Kind::Text => {}
    }
    if !matches!(column.kind, Kind::Blank) {
        let count = (!column.countless).then_some(column.cells.len() as u64);
        parts.push(said::different(count));
    }
    let mut seen: Vec<String> = parts.iter().map(|part| page.say(part).to_owned()).collect();
    if !column.shown.is_empty() {
        let shown: Vec<String> = column.shown.iter().map(|text| quoted(text)).collect();
        let others = column.cells.len() > column.shown.len();
        seen.push(page.say(&said::answers(&shown, others)).to_owned());
    }
    page.say(&said::parts(&seen)).to_owned()
}

/// The language of a skeleton's file where it is not that of the common referential.
pub(super) fn language(page: &mut Page, lang: Lang, common: Lang) {
    if lang != common {
        page.yaml(
            0,
            format!("language: {}", if lang == Lang::Fr { "fr" } else { "en" }),
        );
    }
}
