//! Sources: where an association's exports are, how they are written, of whom and when each row speaks.

use globset::Glob;
use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::headings::{heading, normal};
use super::{dates, mappings};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::Text;
use crate::i18n::plan::{self as said, Thing};
use crate::matching::{nearest, normal_form};
use crate::period::Period;
use crate::plan::{
    Association, AssociationId, Dialect, DuplicateKey, Duplicates, PeriodFrom, Respondent, RowRule,
    Source, WaveFrom,
};
use crate::profiles::{self, PROFILES, Profile};
use crate::referential::{self, Every, Name};
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
            sources.push(source(draft, id, association, written));
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
    association: AssociationId,
    own: &referential::Association,
    written: &referential::Source,
) -> Source {
    for pattern in &written.files {
        check_pattern(draft, pattern);
    }
    let profile = profile(draft, written.profile.as_ref());
    let mut missing: BTreeMap<String, _> = profile
        .missing
        .iter()
        .map(|(cell, reason)| (normal_form(cell).into_owned(), *reason))
        .collect();
    missing.extend(
        written
            .missing
            .iter()
            .map(|(cell, reason)| (normal(cell), *reason)),
    );
    let dialect = dialect(draft, &written.dialect);
    let answers = written.answers.unwrap_or(profile.answers);
    let period = written
        .period
        .as_ref()
        .and_then(|period| period_from(draft, period));
    let wave = written
        .wave
        .as_ref()
        .and_then(|wave| wave_from(draft, wave));
    let mappings = mappings::resolve(draft, association, own, written, profile, answers);
    let duplicates = written
        .duplicates
        .as_ref()
        .map(|duplicates| duplicates_of(draft, association, written, duplicates, &mappings));
    Source {
        id: written.id.value.clone(),
        place: written.id.place,
        kind: written.kind,
        observes: written.observes,
        files: written
            .files
            .iter()
            .map(|pattern| pattern.value.clone())
            .collect(),
        profile,
        dialect,
        answers,
        missing,
        keep: written.keep.iter().map(row_rule).collect(),
        drop: written.drop.iter().map(row_rule).collect(),
        respondent: written.respondent.as_ref().map(|respondent| Respondent {
            column: heading(&respondent.column),
            space: respondent.space.value.clone(),
        }),
        duplicates,
        // A period that does not hold was told; it never leaves the draft.
        period: period.unwrap_or(PeriodFrom::Constant(Period::holding(0, Every::Month))),
        wave,
        every: Every::Year,
        mappings,
    }
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

fn profile(draft: &mut Draft<'_>, name: Option<&Name>) -> &'static Profile {
    let Some(name) = name else {
        return profiles::plain();
    };
    profiles::find(&name.value).unwrap_or_else(|| {
        let known: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
        let near = nearest(&name.value, known.iter().copied());
        let fault = said::not_offered(Thing::Profile, &name.value, &known, near);
        draft.fault(Code::ReferenceUnknown, name.place, fault);
        profiles::plain()
    })
}

fn dialect(draft: &mut Draft<'_>, written: &referential::Dialect) -> Dialect {
    let encoding = written.encoding.as_ref().and_then(|label| {
        let encoding = encoding_rs::Encoding::for_label(label.value.as_bytes());
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
    let rows = |rows: &Option<referential::Written<i64>>| {
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
    }
}

fn row_rule(written: &referential::RowRule) -> RowRule {
    let cells: Vec<String> = written
        .is
        .iter()
        .map(|cell| format!("« {} »", cell.value))
        .collect();
    let column = &written.column.value;
    RowRule {
        column: heading(&written.column),
        is: written.is.iter().map(normal).collect(),
        because: written.because.clone().unwrap_or_else(|| {
            Text::new(
                format!("{column} : {}", cells.join(", ")),
                format!("{column}: {}", cells.join(", ")),
            )
        }),
    }
}

fn period_from(draft: &mut Draft<'_>, written: &referential::PeriodFrom) -> Option<PeriodFrom> {
    match written {
        referential::PeriodFrom::Constant(name) => {
            dates::check_period(draft, name).map(PeriodFrom::Constant)
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
        referential::WaveFrom::Constant(name) => draft
            .find(None, name, |draft| &draft.wave_names)
            .map(WaveFrom::Constant),
        referential::WaveFrom::Column { column, codes } => {
            let mut waves = BTreeMap::new();
            for (cell, wave) in codes {
                if let Some(id) = draft.find(None, wave, |draft| &draft.wave_names) {
                    waves.insert(normal(cell), id);
                }
            }
            Some(WaveFrom::Column {
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
    if by.contains(&DuplicateKey::Respondent) && source.respondent.is_none() {
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
