//! Sources: where an association's exports are, how they are written, of whom and when each row speaks.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use globset::Glob;
use unicode_normalization::UnicodeNormalization;

use super::dates::check_period;
use super::draft::{Draft, Lost};
use super::headings::{heading, normal};
use super::{dates, mappings};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::Text;
use crate::i18n::plan::{self as said, Thing};
use crate::matching::{nearest, normal_form};
use crate::period::Period;
use crate::plan::{
    Association, AssociationId, Dialect, DuplicateKey, Duplicates, PeriodFrom, Respondent, RowRule,
    Sample, Source, SourceId, WaveFrom,
};
use crate::profiles;
use crate::referential::{self, Every, Name, Written};
use crate::source_text::Place;

/// Resolves every source of every association.
pub(super) fn resolve(draft: &mut Draft<'_>, associations: &[&referential::Association]) {
    for (at, association) in associations.iter().enumerate() {
        let id = AssociationId(at);
        let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
        let mut sources = Vec::new();
        for written in &association.sources {
            if let Some(first) = seen.get(written.id.value.as_str()) {
                let fault = said::id_duplicate(Thing::Source, &written.id.value);
                let fault = Diagnostic::new(Code::IdDuplicate, written.id.place, fault);
                draft.push(fault.label(*first, said::first_here()));
            }
            seen.entry(&written.id.value).or_insert(written.id.place);
            let source_id = SourceId(sources.len());
            sources.push(source(draft, (id, source_id), written));
        }
        draft.associations.push(Association {
            id: association.header.id.value.clone(),
            name: association.name.clone(),
            share_with_members: association.share_with_members,
            sources,
        });
    }
}

fn source(
    draft: &mut Draft<'_>,
    id: (AssociationId, SourceId),
    written: &referential::Source,
) -> Source {
    let (association, _) = id;
    for pattern in &written.files {
        check_pattern(draft, pattern);
    }
    let habits = &written.habits;
    let named = written.profile.as_ref();
    let profile = named.and_then(|name| profiles::find(&name.value));
    let profile = profile.unwrap_or_else(profiles::plain);
    let mut missing: BTreeMap<String, _> = BTreeMap::new();
    for (cell, reason) in &habits.missing {
        missing.entry(normal(cell)).or_insert(*reason);
    }
    for (cell, reason) in profile.missing {
        let cell = normal_form(cell).into_owned();
        missing.entry(cell).or_insert(*reason);
    }
    let dialect = dialect(draft, &habits.dialect, profile.decimal);
    let answers = habits
        .answers
        .as_ref()
        .map_or(profile.answers, std::slice::from_ref);
    let period = habits.period.as_ref();
    let period = period.and_then(|period| period_from(draft, period));
    let wave = habits.wave.as_ref();
    let wave = wave.and_then(|wave| wave_from(draft, wave));
    let (mappings, variables) = mappings::resolve(draft, association, written, profile, answers);
    let lost = Lost {
        mapping: !habits.all_mappings || (!written.whole && mappings.is_empty()),
        habits: !written.whole || (habits.wave.is_some() && wave.is_none()),
        variables,
    };
    if lost.mapping || lost.habits || !lost.variables.is_empty() {
        draft.lost.insert(id, lost);
    }
    let duplicates = habits.duplicates.as_ref();
    let duplicates = duplicates
        .map(|duplicates| duplicates_of(draft, association, written, duplicates, &mappings));
    Source {
        id: written.id.value.clone(),
        place: written.id.place,
        kind: written.kind,
        observes: written.observes,
        files: written
            .files
            .iter()
            .map(|pattern| file_pattern(&pattern.value))
            .collect(),
        profile,
        dialect,
        answers: answers.to_vec(),
        missing,
        keep: habits.keep.iter().map(row_rule).collect(),
        drop: habits.drop.iter().map(row_rule).collect(),
        respondent: match &habits.respondent {
            None | Some(referential::Respondent::Anonymous) => None,
            Some(referential::Respondent::Column { column, space }) => Some(Respondent {
                column: heading(column),
                space: space.value.clone(),
            }),
        },
        duplicates,
        // A period that does not hold was told; it never leaves the draft.
        period: period.unwrap_or(PeriodFrom::Constant(Period::holding(0, Every::Month))),
        wave,
        every: Every::Year,
        samples: written
            .sample
            .iter()
            .filter_map(|sample| sample_of(draft, sample))
            .collect(),
        // Known once derived variables are: see `weights`.
        weights: None,
        mappings,
    }
}

/// A sample whose period is one; a fault where it is none.
fn sample_of(draft: &mut Draft<'_>, written: &referential::Sample) -> Option<Sample> {
    let whole = |number: &Written<i64>| u64::try_from(number.value).ok();
    Some(Sample {
        period: check_period(draft, &written.period)?,
        eligible: written.eligible.as_ref().and_then(whole),
        invited: written.invited.as_ref().and_then(whole),
        design: written.design,
        place: written.period.place,
    })
}

/// A pattern stays below the folder of exports, whatever it holds.
fn check_pattern(draft: &mut Draft<'_>, pattern: &Name) {
    let text = pattern.value.as_str();
    let drive = text.as_bytes().get(1) == Some(&b':');
    let leaves = text.starts_with('/')
        || drive
        || text.contains('\\')
        || text.split('/').any(|part| part == "..");
    if leaves {
        draft.fault(Code::PathOutside, pattern.place, said::path_outside(text));
    } else if text.is_empty() || Glob::new(text).is_err() {
        draft.fault(
            Code::PatternInvalid,
            pattern.place,
            said::pattern_invalid(text),
        );
    }
}

/// A pattern as names of files are compared with it: an accent in one letter or in two is the same, and `./` says
/// nothing.
fn file_pattern(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

/// The encoding called `label`, as the web calls it, or as other tools do.
fn encoding(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes()).or_else(|| match label.to_ascii_lowercase().as_str() {
        "latin-1" | "ansi" => Some(WINDOWS_1252),
        "utf-8-sig" | "utf-8-bom" => Some(UTF_8),
        _ => None,
    })
}

fn dialect(draft: &mut Draft<'_>, written: &referential::Dialect, usual_decimal: char) -> Dialect {
    let decimal = written
        .decimal
        .as_ref()
        .map_or(usual_decimal, |it| it.value);
    if let Some(group) = written.group.as_ref().filter(|it| it.value == decimal) {
        let fault = said::decimal_is_group(decimal);
        draft.fault(Code::KeysConflict, group.place, fault);
    }
    for (key, rows, least) in [
        ("header-rows", &written.header_rows, 1),
        ("skip-rows", &written.skip_rows, 0),
    ] {
        if let Some(rows) = rows.as_ref().filter(|rows| rows.value < least) {
            draft.fault(Code::TypeWrong, rows.place, said::rows_too_few(key, least));
        }
    }
    let encoding = written.encoding.as_ref().and_then(|label| {
        let encoding = encoding(&label.value);
        if encoding.is_none() {
            let known = [
                "utf-8",
                "windows-1252",
                "iso-8859-15",
                "macintosh",
                "utf-16le",
            ];
            let near = nearest(&label.value, known);
            let fault = said::not_offered(Thing::Encoding, &label.value, &known, near);
            draft.fault(Code::ReferenceUnknown, label.place, fault);
        }
        encoding
    });
    let rows = |rows: &Option<Written<i64>>| {
        rows.as_ref()
            .and_then(|rows| usize::try_from(rows.value).ok())
    };
    Dialect {
        encoding,
        delimiter: written.delimiter.as_ref().map(|delimiter| delimiter.value),
        decimal: written.decimal.as_ref().map(|decimal| decimal.value),
        group: written.group.as_ref().map(|group| group.value),
        suffix: written.suffix.as_ref().map(|suffix| suffix.value.clone()),
        header_rows: rows(&written.header_rows).filter(|rows| *rows > 0),
        skip_rows: rows(&written.skip_rows),
        path: written.path.as_ref().map(|path| path.value),
        sheet: written.sheet.as_ref().map(|sheet| sheet.value.clone()),
    }
}

fn row_rule(written: &referential::RowRule) -> RowRule {
    let cells: Vec<String> = written
        .is
        .iter()
        .map(|cell| format!("«\u{a0}{}\u{a0}»", cell.value))
        .collect();
    let column = &written.column.value;
    RowRule {
        column: heading(&written.column),
        is: written.is.iter().map(normal).collect(),
        because: written.because.clone().unwrap_or_else(|| {
            Text::new(
                format!("{column}\u{a0}: {}", cells.join(", ")),
                format!("{column}: {}", cells.join(", ")),
            )
        }),
    }
}

fn period_from(draft: &mut Draft<'_>, written: &referential::PeriodFrom) -> Option<PeriodFrom> {
    match written {
        referential::PeriodFrom::Constant(name) => {
            check_period(draft, name).map(PeriodFrom::Constant)
        }
        referential::PeriodFrom::Column { column, format } => {
            let (finest, day) = dates::check(draft, format, false)?;
            Some(PeriodFrom::Column {
                column: heading(column),
                format: format.value.clone(),
                finest,
                day,
            })
        }
    }
}

fn wave_from(draft: &mut Draft<'_>, written: &referential::WaveFrom) -> Option<WaveFrom> {
    match written {
        referential::WaveFrom::Constant(name) => draft.find_wave(name).map(WaveFrom::Constant),
        referential::WaveFrom::Column { column, codes } => {
            let mut waves = BTreeMap::new();
            let mut whole = true;
            for (cell, wave) in codes {
                match draft.find_wave(wave) {
                    Some(id) => {
                        waves.insert(normal(cell), id);
                    }
                    None => whole = false,
                }
            }
            whole.then(|| WaveFrom::Column {
                column: heading(column),
                codes: waves,
            })
        }
    }
}

fn duplicates_of(
    draft: &mut Draft<'_>,
    association: AssociationId,
    source: &referential::Source,
    written: &referential::Duplicates,
    mappings: &[crate::plan::Mapping],
) -> Duplicates {
    let filled: BTreeSet<_> = mappings.iter().map(|mapping| mapping.variable).collect();
    let variable = |draft: &mut Draft<'_>, name: &Name| {
        let id = draft.find_variable(Some(association), name)?;
        if filled.contains(&id) {
            return Some(id);
        }
        let fault = said::order_not_filled(&name.value, &source.id.value);
        draft.fault(Code::ReferenceUnknown, name.place, fault);
        None
    };
    let mut by = Vec::new();
    for name in &written.by {
        by.extend(match name.value.as_str() {
            "respondent" => Some(DuplicateKey::Respondent),
            "wave" => Some(DuplicateKey::Wave),
            "period" => Some(DuplicateKey::Period),
            _ => variable(draft, name).map(DuplicateKey::Variable),
        });
    }
    let order = written
        .order
        .as_ref()
        .and_then(|name| variable(draft, name));
    let place = written
        .by
        .first()
        .map_or(source.id.place, |name| name.place);
    if by.contains(&DuplicateKey::Respondent)
        && matches!(
            source.habits.respondent,
            None | Some(referential::Respondent::Anonymous)
        )
    {
        draft.fault(
            Code::KeyMissing,
            place,
            said::respondent_missing(&source.id.value),
        );
    }
    Duplicates {
        by,
        keep: written.keep,
        order,
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_compared_as_names_of_files_are() {
        assert_eq!(file_pattern("./a/*.csv"), "a/*.csv");
        assert_eq!(file_pattern("e\u{301}te\u{301}/*.csv"), "été/*.csv");
    }

    #[test]
    fn encodings_bear_the_names_other_tools_give_them() {
        assert_eq!(encoding("latin-1"), encoding("iso-8859-1"));
        assert_eq!(encoding("UTF-8-SIG"), Some(UTF_8));
        assert_eq!(encoding("utf-9"), None);
    }
}
