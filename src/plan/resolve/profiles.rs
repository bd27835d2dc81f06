//! Profiles that users wrote: their habits are folded into the sources that name them, so that everything
//! after sees a source that says all it needs, above a profile of this program.
//!
//! What the source writes wins: by key, in a dialect by part, for mappings by variable. Rules on rows add up;
//! in `missing` and `recodes` the source's come first, then its association's, then the profile's.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::plan::{self as said, Thing};
use crate::matching::nearest;
use crate::profiles::{self, PROFILES};
use crate::referential::{
    Association, Dialect, Fill, Habits, Mapping, Name, Profile, Recode, Source,
};

/// The associations, every source completed by the profile it names; its `profile` is then one of this
/// program, or none.
pub fn complete<'a>(
    written: &[Profile],
    associations: &[&'a Association],
    diagnostics: &mut Diagnostics,
) -> Vec<Cow<'a, Association>> {
    let known = Known::check(written, diagnostics);
    let mut completed = Vec::with_capacity(associations.len());
    for association in associations {
        let mut association = Cow::Borrowed(*association);
        let mut sources = association.sources.iter();
        if !association.recodes.is_empty() || !sources.all(says_all) {
            let Association {
                sources, recodes, ..
            } = association.to_mut();
            for source in sources {
                known.complete(source, recodes, diagnostics);
            }
        }
        completed.push(association);
    }
    completed
}

/// Whether a source says all it needs by itself.
fn says_all(source: &Source) -> bool {
    source.profile.is_none() && source.lacks.is_empty()
}

/// The profiles a source may name, beside those of this program.
struct Known<'p> {
    written: BTreeMap<&'p str, &'p Profile>,
}

impl<'p> Known<'p> {
    fn check(written: &'p [Profile], diagnostics: &mut Diagnostics) -> Self {
        let mut known = Self {
            written: BTreeMap::new(),
        };
        for profile in written {
            let id = &profile.header.id;
            if profiles::find(&id.value).is_some() {
                let fault = said::profile_reserved(&id.value);
                diagnostics.push(Diagnostic::new(Code::IdReserved, id.place, fault));
            } else if let Some(first) = known.written.get(id.value.as_str()) {
                let fault = said::id_duplicate(Thing::Profile, &id.value);
                let fault = Diagnostic::new(Code::IdDuplicate, id.place, fault);
                diagnostics.push(fault.label(first.header.id.place, said::first_here()));
            } else {
                known.written.insert(&id.value, profile);
            }
            if let Some(base) = &profile.extends
                && profiles::find(&base.value).is_none()
            {
                not_offered(base, &built_in(), diagnostics);
            }
        }
        known
    }

    fn complete(&self, source: &mut Source, recodes: &[Recode], diagnostics: &mut Diagnostics) {
        let mut own = None;
        if let Some(name) = &source.profile {
            own = self.written.get(name.value.as_str()).copied();
            if own.is_none() && profiles::find(&name.value).is_none() {
                let mut names = built_in();
                names.extend(self.written.keys());
                not_offered(name, &names, diagnostics);
                // Whatever lacks, that profile may have said it.
                source.lacks.clear();
                source.whole = false;
            }
        }
        source.habits.recodes.extend_from_slice(recodes);
        if let Some(profile) = own {
            fold(&mut source.habits, &profile.habits);
            source.profile.clone_from(&profile.extends);
            source.whole &= profile.whole;
            source.lacks.retain(|lack| profile.lacks.contains(lack));
        }
        for lack in source.lacks.drain(..) {
            diagnostics.push(Diagnostic::new(Code::KeyMissing, source.spot, lack.said()));
        }
    }
}

fn built_in() -> Vec<&'static str> {
    PROFILES.iter().map(|profile| profile.name).collect()
}

fn not_offered(name: &Name, known: &[&str], diagnostics: &mut Diagnostics) {
    let near = nearest(&name.value, known.iter().copied());
    let fault = said::not_offered(Thing::Profile, &name.value, known, near);
    diagnostics.push(Diagnostic::new(Code::ReferenceUnknown, name.place, fault));
}

/// Adds to what a source says what its profile says.
fn fold(source: &mut Habits, profile: &Habits) {
    fold_dialect(&mut source.dialect, &profile.dialect);
    or(&mut source.answers, profile.answers.as_ref());
    or(&mut source.checked, profile.checked.as_ref());
    or(&mut source.unchecked, profile.unchecked.as_ref());
    or(&mut source.split, profile.split.as_ref());
    or(&mut source.respondent, profile.respondent.as_ref());
    or(&mut source.duplicates, profile.duplicates.as_ref());
    or(&mut source.period, profile.period.as_ref());
    or(&mut source.wave, profile.wave.as_ref());
    source.keep.extend_from_slice(&profile.keep);
    source.drop.extend_from_slice(&profile.drop);
    source.missing.extend_from_slice(&profile.missing);
    source.recodes.extend_from_slice(&profile.recodes);

    let own: BTreeSet<String> = variables(source).map(str::to_owned).collect();
    let is_new = |name: &Name| !own.contains(&name.value);
    let mappings = profile.mappings.iter();
    let mappings: Vec<Mapping> = mappings
        .filter(|mapping| is_new(&mapping.variable))
        .cloned()
        .collect();
    let fill = profile.fill.iter().map(|fill| Fill {
        columns: fill
            .columns
            .iter()
            .filter(|(_, variable)| is_new(variable))
            .cloned()
            .collect(),
        ..fill.clone()
    });
    let fill: Vec<Fill> = fill.filter(|fill| !fill.columns.is_empty()).collect();
    source.mappings.extend(mappings);
    source.fill.extend(fill);
}

/// The variables that habits fill.
fn variables(habits: &Habits) -> impl Iterator<Item = &str> {
    let mapped = habits.mappings.iter().map(|mapping| &mapping.variable);
    let columns = habits.fill.iter().flat_map(|fill| &fill.columns);
    let filled = columns.map(|(_, variable)| variable);
    mapped.chain(filled).map(|name| name.value.as_str())
}

fn fold_dialect(source: &mut Dialect, profile: &Dialect) {
    or(&mut source.encoding, profile.encoding.as_ref());
    or(&mut source.delimiter, profile.delimiter.as_ref());
    or(&mut source.decimal, profile.decimal.as_ref());
    or(&mut source.group, profile.group.as_ref());
    or(&mut source.suffix, profile.suffix.as_ref());
    or(&mut source.header_rows, profile.header_rows.as_ref());
    or(&mut source.skip_rows, profile.skip_rows.as_ref());
    or(&mut source.path, profile.path.as_ref());
    or(&mut source.sheet, profile.sheet.as_ref());
}

fn or<T: Clone>(source: &mut Option<T>, profile: Option<&T>) {
    if source.is_none() {
        *source = profile.cloned();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::referential::{Missing, Respondent, load};
    use crate::source_text::SourceTexts;

    const ASSOCIATION: &str = "
referential: association
format: 1
id: a
name: A
extends: {id: c}
recodes: [{id: sexe, codes: {F: F}}]
sources:
  - id: s
    files: [s.csv]
    profile: outil
    dialect: {decimal: \".\"}
    missing: {NSP: refused}
    rows: {drop: [{column: X, is: [a]}]}
    respondent: anonymous
    split: [;]
    mappings: [{variable: v, column: V}]
    fill: [{recode: sexe, columns: {W: w}}]
";
    const PROFILE: &str = "
referential: profile
format: 1
id: outil
label: Outil
note: Un outil inventé.
extends: kobo
dialect: {decimal: \",\", delimiter: \"|\", path: \">\"}
answers: codes
missing: {NSP: dont-know, \"-\": no-answer}
checked: [oui]
unchecked: [non]
split: [/]
rows: {keep: [{column: Y, is: [b]}], drop: [{column: Z, is: [c]}]}
respondent: {column: Id, space: dossiers}
duplicates: {by: [respondent], keep: last}
period: {constant: 2025}
wave: entry
recodes: [{id: sexe, codes: {F: H}}, {id: autre, codes: {F: F}}]
mappings: [{variable: v, column: V2}, {variable: x, column: X}]
fill: [{columns: {W2: w, Y: y}}, {columns: {V3: v}}]
";

    /// The first source of the association, completed, and the faults in order.
    fn completed(association: &str, profiles: &[&str]) -> (Source, Vec<&'static str>) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.yaml"), association).unwrap();
        // Without a common referential, one would be looked for above.
        let common = "referential: common\nformat: 1\nid: c\nversion: 1.0.0\nlanguage: fr\n";
        fs::write(folder.path().join("c.yaml"), common).unwrap();
        for (at, profile) in profiles.iter().enumerate() {
            fs::write(folder.path().join(format!("p{at}.yaml")), profile).unwrap();
        }
        let mut diagnostics = Diagnostics::default();
        let mut texts = SourceTexts::default();
        let folders = [folder.path().to_owned()];
        let read = load(&folders, &mut texts, &mut diagnostics).unwrap();
        let associations: Vec<&Association> = read.associations.iter().collect();
        let mut completed = complete(&read.profiles, &associations, &mut diagnostics);
        let codes = diagnostics.sorted(&texts).into_iter();
        let codes = codes.map(|diagnostic| diagnostic.code.name()).collect();
        (completed.remove(0).into_owned().sources.remove(0), codes)
    }

    #[test]
    fn what_the_source_writes_wins_key_by_key() {
        let (source, faults) = completed(ASSOCIATION, &[PROFILE]);
        assert_eq!(faults, [] as [&str; 0]);
        assert_eq!(source.profile.unwrap().value, "kobo");
        let habits = source.habits;
        let dialect = &habits.dialect;
        assert_eq!(dialect.decimal.as_ref().unwrap().value, '.');
        assert_eq!(dialect.delimiter.as_ref().unwrap().value, b'|');
        assert_eq!(dialect.path.as_ref().unwrap().value, '>');
        assert!(matches!(habits.respondent, Some(Respondent::Anonymous)));
        assert!(habits.period.is_some() && habits.wave.is_some() && habits.duplicates.is_some());
        assert_eq!(habits.answers, Some(crate::referential::Answers::Codes));
        let texts = |names: Option<Vec<Name>>| -> Vec<String> {
            names.into_iter().flatten().map(|name| name.value).collect()
        };
        assert_eq!(texts(habits.split), [";"]);
        assert_eq!(texts(habits.checked), ["oui"]);
        assert_eq!(texts(habits.unchecked), ["non"]);
        assert_eq!((habits.keep.len(), habits.drop.len()), (1, 2));

        let missing = habits.missing.iter();
        let missing: Vec<_> = missing
            .map(|(c, reason)| (c.value.as_str(), *reason))
            .collect();
        let wanted = [
            ("NSP", Missing::Refused),
            ("NSP", Missing::DontKnow),
            ("-", Missing::NoAnswer),
        ];
        assert_eq!(missing, wanted, "the first of a cell counts");
        let recodes: Vec<_> = habits
            .recodes
            .iter()
            .map(|recode| &recode.codes[0].1.value)
            .collect();
        assert_eq!(recodes, ["F", "H", "F"], "the first of an id counts");

        let mapped: Vec<_> = habits.mappings.iter().map(|m| &m.variable.value).collect();
        assert_eq!(mapped, ["v", "x"]);
        let filled = habits.fill.iter().flat_map(|fill| &fill.columns);
        let filled: Vec<_> = filled.map(|(heading, _)| &heading.value).collect();
        assert_eq!(filled, ["W", "Y"]);
    }

    #[test]
    fn what_neither_says_is_missed_once_and_what_failed_is_not() {
        let bare = "referential: profile\nformat: 1\nid: outil\nlabel: O\n";
        let (_, faults) = completed(ASSOCIATION, &[bare]);
        assert_eq!(faults, ["yaml-missing-key"]);
        let undecoded = format!("{bare}period: {{constant: }}\n");
        let (_, faults) = completed(ASSOCIATION, &[&undecoded]);
        assert_eq!(faults, ["yaml-empty-key"]);
        let (_, faults) = completed(ASSOCIATION, &[]);
        assert_eq!(faults, ["reference-unknown"]);
        let (_, faults) = completed(
            ASSOCIATION,
            &[PROFILE, PROFILE, &bare.replace("outil", "kobo")],
        );
        assert_eq!(faults, ["referential-duplicate-id", "id-reserved"]);
    }
}
