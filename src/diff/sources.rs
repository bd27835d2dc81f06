//! Sources laid out, the habits of their tools written out.

use std::collections::BTreeSet;

use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::matching::normal_form;
use crate::referential::{
    Association, Dialect, Duplicates, Habits, PeriodFrom, Respondent, RowRule, Sample, Source,
    WaveFrom, Weights,
};

use super::aspect::{Aspect, Class};
use super::change::{Change, Effect, Role, Subject};
use super::facets::{Bench, Facets, compare};
use super::feeding;
use super::mappings::{self, missing_cells};
use super::readers;
use super::sides::Sides;
use super::version::Version;

/// A change of what an association brings, to these indicators.
pub(super) fn touching(change: Change, indicators: &BTreeSet<&str>) -> Change {
    let class = change.class;
    let effects = indicators.iter().map(|indicator| Effect {
        indicator: (*indicator).to_owned(),
        class,
        declared: false,
        roles: BTreeSet::from([Role::Feeds]),
    });
    let effects = effects.collect();
    change.touching(effects)
}

/// The changes of one source.
pub(super) fn changes(
    sides: &Sides<'_>,
    old: (&Association, &Source),
    new: (&Association, &Source),
) -> Vec<Change> {
    let who = new.0.header.id.value.clone();
    let bench = Bench {
        subject: Subject::Source(who, new.1.id.value.clone()),
        places: Some((old.1.id.place, new.1.id.place)),
        domain: &|name| sides.domain(name),
    };
    let laid = |version: &Version<'_>, side: (&Association, &Source)| {
        source_facets(version, &side.0.header.id.value, side.1)
    };
    let found = compare(&laid(sides.old, old), &laid(sides.new, new), &bench);
    let mut fed = feeding::fed(sides.old, old.0, old.1);
    fed.extend(feeding::fed(sides.new, new.0, new.1));
    let all: BTreeSet<&str> = fed.iter().map(String::as_str).collect();
    let mut changes: Vec<Change> = found
        .into_iter()
        .map(|change| {
            let change = change.of_association();
            if change.class == Class::NoEffect {
                change
            } else {
                touching(change, &all)
            }
        })
        .collect();
    changes.extend(mappings::changes(sides, old, new, &all));
    changes
}

fn source_facets(version: &Version<'_>, who: &str, source: &Source) -> Facets {
    let mut facets = Facets::default();
    let Source {
        id,
        kind,
        observes,
        files,
        // What its habits come to is compared one by one; see below for those that have no key.
        profile: _,
        habits,
        sample,
        weights,
        feeds,
        lacks: _,
        spot: _,
        whole: _,
    } = source;
    let at = |key| version.places.key(id.place, key);
    facets.plain(Aspect::Kind, Some(kind.word().to_owned()), at("kind"));
    facets.plain(
        Aspect::Row,
        Some(observes.word().to_owned()),
        at("observes"),
    );
    for pattern in files {
        let value = (String::new(), said::ticked(&pattern.value));
        facets.one(Aspect::Files, &pattern.value, value, pattern.place);
    }
    let profile = readers::profile(source);
    let unsaid = format!("{} {}", profile.tags, profile.masks_formulas);
    facets.shown(
        Aspect::Profile,
        unsaid,
        said::ticked(profile.name),
        at("profile"),
    );
    put_habits(version, who, source, habits, &mut facets);
    for Sample {
        period,
        eligible,
        invited,
        design,
    } in sample
    {
        let count = |count: &Option<crate::referential::Written<i64>>| {
            count
                .as_ref()
                .map_or("—".to_owned(), |it| it.value.to_string())
        };
        let shown = format!(
            "{} / {}, {}",
            count(invited),
            count(eligible),
            design.word()
        );
        let value = (shown.clone(), Text::same(shown));
        facets.one(Aspect::Sample, &period.value, value, period.place);
    }
    match weights.as_ref().map(|it| (&it.value, it.place)) {
        None => {}
        Some((Weights::Column(column), place)) => {
            facets.plain(Aspect::Weights, Some(column.value.clone()), place);
        }
        Some((Weights::Rake(margins, cap), place)) => {
            let mut lines: Vec<String> = margins
                .iter()
                .map(|(by, codes)| {
                    let by = version.variable(Some(who), &by.value);
                    let mut codes: Vec<String> = codes
                        .iter()
                        .map(|(code, total)| {
                            format!("{} {}", version.code(&by, &code.value), total.value)
                        })
                        .collect();
                    codes.sort();
                    format!("{by}: {}", codes.join(", "))
                })
                .collect();
            lines.sort();
            lines.extend(cap.as_ref().map(|it| format!("cap {}", it.value)));
            let shown = lines.join("; ");
            facets.shown(Aspect::Weights, shown.clone(), Text::same(shown), place);
        }
    }
    for indicator in feeds {
        let key = version.indicator(Some(who), &indicator.value);
        let value = (String::new(), said::ticked(&indicator.value));
        facets.one(Aspect::Feeds, &key, value, indicator.place);
    }
    facets
}

fn put_habits(
    version: &Version<'_>,
    who: &str,
    source: &Source,
    habits: &Habits,
    facets: &mut Facets,
) {
    let id = source.id.place;
    let at = |key| version.places.key(id, key);
    let Habits {
        dialect,
        answers: _,
        missing: _,
        // Compared in the mappings that use them.
        checked: _,
        unchecked: _,
        split: _,
        keep,
        drop,
        respondent,
        duplicates,
        period,
        wave,
        recodes: _,
        mappings: _,
        all_mappings: _,
        fill: _,
    } = habits;
    put_dialect(version, source, dialect, facets);
    let answers: Vec<&str> = readers::answers(source)
        .iter()
        .map(|it| it.word())
        .collect();
    facets.plain(Aspect::Answers, Some(answers.join(", ")), at("answers"));
    for (cell, reason) in missing_cells(source) {
        let value = (reason.to_owned(), said::ticked(reason));
        facets.one(Aspect::Missing, &cell, value, at("missing"));
    }
    for (word, rules) in [("keep", keep), ("drop", drop)] {
        for RowRule {
            column,
            is,
            because,
        } in rules
        {
            let cells: BTreeSet<String> = is
                .iter()
                .map(|it| normal_form(&it.value).into_owned())
                .collect();
            let shown: Vec<&str> = is.iter().map(|it| it.value.as_str()).collect();
            let name = format!("{word} {}", normal_form(&column.value));
            let key = cells.into_iter().collect::<Vec<_>>().join("\u{1}");
            facets.one(
                Aspect::Rows,
                &name,
                (key, said::ticked_all(&shown)),
                column.place,
            );
            if let Some(because) = because {
                let mut why = super::facets::facet(
                    Aspect::Because,
                    super::facets::Meaning::Words(because.clone()),
                    said::quoted(because),
                    column.place,
                );
                why.item = Some(said::ticked(&name));
                facets.put(&name, why);
            }
        }
    }
    match respondent {
        // Said or not, no one knows who answers.
        None | Some(Respondent::Anonymous) => {
            let words = said::ticked("anonymous");
            facets.shown(Aspect::Respondent, String::new(), words, at("respondent"));
        }
        Some(Respondent::Column { column, space }) => {
            let shown = format!("{} / {}", normal_form(&column.value), space.value);
            facets.plain(Aspect::Respondent, Some(shown), column.place);
        }
    }
    if let Some(Duplicates { by, keep, order }) = duplicates {
        let name = |name: &crate::referential::Name| version.variable(Some(who), &name.value);
        let keys: BTreeSet<String> = by.iter().map(name).collect();
        let keys: Vec<String> = keys.into_iter().collect();
        let order = order
            .as_ref()
            .map(|it| format!(", {}", name(it)))
            .unwrap_or_default();
        let shown = format!("{}: {}{order}", keys.join(", "), keep.word());
        facets.plain(Aspect::Duplicates, Some(shown), at("duplicates"));
    }
    match period {
        None => {}
        Some(PeriodFrom::Constant(period)) => {
            facets.plain(Aspect::Period, Some(period.value.clone()), period.place);
        }
        Some(PeriodFrom::Column { column, format }) => {
            let shown = format!("{}, {}", normal_form(&column.value), format.value);
            facets.plain(Aspect::Period, Some(shown), column.place);
        }
    }
    match wave {
        None => {}
        Some(WaveFrom::Constant(wave)) => {
            facets.plain(Aspect::RowWave, Some(wave.value.clone()), wave.place);
        }
        Some(WaveFrom::Column { column, codes }) => {
            let mut cells: Vec<String> = codes
                .iter()
                .map(|(cell, wave)| format!("{} = {}", normal_form(&cell.value), wave.value))
                .collect();
            cells.sort();
            let shown = format!("{}: {}", normal_form(&column.value), cells.join(", "));
            facets.plain(Aspect::RowWave, Some(shown), column.place);
        }
    }
}

/// How files are written, the habits of the tool written out: a key that says what they are says nothing new.
fn put_dialect(version: &Version<'_>, source: &Source, dialect: &Dialect, facets: &mut Facets) {
    let profile = readers::profile(source);
    let Dialect {
        encoding,
        delimiter,
        decimal,
        group,
        suffix,
        header_rows,
        skip_rows,
        path,
        sheet,
    } = dialect;
    let at = version.places.key(source.id.place, "dialect");
    let named = |label: &str| {
        let known = encoding_rs::Encoding::for_label(label.as_bytes());
        known.map_or_else(|| label.to_lowercase(), |it| it.name().to_owned())
    };
    let mark = |mark: char| mark.to_string();
    let parts = [
        (
            "encoding",
            encoding
                .as_ref()
                .map(|it| named(&it.value))
                .or_else(|| profile.encoding.map(named)),
        ),
        (
            "delimiter",
            delimiter
                .as_ref()
                .map(|it| it.value)
                .or(profile.delimiter)
                .map(|it| mark(char::from(it))),
        ),
        (
            "decimal",
            Some(mark(
                decimal.as_ref().map_or(profile.decimal, |it| it.value),
            )),
        ),
        (
            "group",
            group.as_ref().map_or_else(
                || (!profile.groups.is_empty()).then(|| profile.groups.iter().collect()),
                |it| Some(mark(it.value)),
            ),
        ),
        (
            "suffix",
            suffix
                .as_ref()
                .map(|it| normal_form(&it.value).into_owned()),
        ),
        (
            "header-rows",
            Some(rows(header_rows.as_ref(), profile.header_rows)),
        ),
        (
            "skip-rows",
            Some(rows(skip_rows.as_ref(), profile.skip_rows)),
        ),
        (
            "path",
            path.as_ref().map(|it| it.value).or(profile.path).map(mark),
        ),
        (
            "sheet",
            sheet.as_ref().map(|it| normal_form(&it.value).into_owned()),
        ),
    ];
    for (name, value) in parts {
        let Some(value) = value else { continue };
        let words = said::ticked(&value);
        facets.one(Aspect::Dialect, name, (value, words), at);
    }
}

fn rows(own: Option<&crate::referential::Written<i64>>, usual: usize) -> String {
    own.map_or_else(|| usual.to_string(), |it| it.value.to_string())
}
