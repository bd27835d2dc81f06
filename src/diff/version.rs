//! One version of the referentials, its names resolved as far as they go.
//!
//! In: referentials as decoded. Nothing is checked: an old version may break rules that came after it. What a name
//! leads to nothing stays that name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::decimal::Decimal;
use crate::diagnostic::Diagnostics;
use crate::plan;
use crate::referential::{
    Association, Code, Codelist, CodelistRef, Common, Costs, Derived, Indicator, Name, Profile,
    Referentials, Variable, VariableType,
};
use crate::source_text::{Place, SourceTexts};

use super::conditions::{Domain, Naming};
use super::places::Places;

/// Whose a thing is: none for a common one.
pub(super) type Owner<'a> = Option<&'a str>;

/// A thing and whose it is.
#[derive(Debug)]
pub(super) struct Owned<'a, T> {
    pub(super) owner: Owner<'a>,
    pub(super) thing: &'a T,
}

/// The codes a coded variable can hold.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// Its id as published; that of the variable where it is written in place or drawn.
    pub(super) id: String,
    /// Where it is written.
    pub(super) place: Place,
    pub(super) ordered: bool,
    pub(super) codes: Vec<Code>,
    /// Whether it is drawn from a derivation, which tells all of it.
    pub(super) drawn: bool,
    /// Whether it is written in place, where nothing can say that it has an order.
    pub(super) inline: bool,
}

/// What names of the old version have become.
#[derive(Clone, Debug, Default)]
pub(super) struct Renames {
    pub(super) variables: BTreeMap<String, String>,
    pub(super) indicators: BTreeMap<String, String>,
    /// By variable of the new version.
    pub(super) codes: BTreeMap<String, BTreeMap<String, String>>,
}

/// One version.
#[derive(Debug)]
pub(super) struct Version<'a> {
    pub(super) places: Places,
    pub(super) common: &'a Common,
    pub(super) associations: &'a [Association],
    pub(super) costs: &'a [Costs],
    pub(super) profiles: &'a [Profile],
    pub(super) variables: BTreeMap<String, Owned<'a, Variable>>,
    pub(super) codelists: BTreeMap<String, Owned<'a, Codelist>>,
    pub(super) indicators: BTreeMap<String, Owned<'a, Indicator>>,
    pub(super) renames: Renames,
}

/// Associations, each source completed by the profile it names, in the order of their ids.
pub(super) fn completed(referentials: &Referentials) -> Vec<Association> {
    let mut sorted: Vec<&Association> = referentials.associations.iter().collect();
    sorted.sort_by_key(|association| &association.header.id.value);
    sorted.dedup_by_key(|association| &association.header.id.value);
    // What does not hold is for `validate` to say.
    let completed = plan::complete(&referentials.profiles, &sorted, &mut Diagnostics::default());
    completed.into_iter().map(Cow::into_owned).collect()
}

/// The id under which a thing is published.
pub(super) fn published(owner: Owner<'_>, id: &str) -> String {
    owner.map_or_else(|| id.to_owned(), |owner| format!("{owner}.{id}"))
}

impl<'a> Version<'a> {
    pub(super) fn new(
        common: &'a Common,
        referentials: &'a Referentials,
        associations: &'a [Association],
        texts: &SourceTexts,
    ) -> Self {
        let files = std::iter::once(common.header.file);
        let files = files
            .chain(associations.iter().map(|it| it.header.file))
            .chain(referentials.costs.iter().map(|it| it.header.file))
            .chain(referentials.profiles.iter().map(|it| it.header.file));
        let mut version = Self {
            places: Places::of(files, texts),
            common,
            associations,
            costs: &referentials.costs,
            profiles: &referentials.profiles,
            variables: BTreeMap::new(),
            codelists: BTreeMap::new(),
            indicators: BTreeMap::new(),
            renames: Renames::default(),
        };
        version.register(
            None,
            &common.variables,
            &common.codelists,
            &common.indicators,
        );
        for association in associations {
            version.register(
                Some(&association.header.id.value),
                &association.variables,
                &association.codelists,
                &association.indicators,
            );
        }
        version
    }

    /// Under one id, the first counts.
    fn register(
        &mut self,
        owner: Owner<'a>,
        variables: &'a [Variable],
        codelists: &'a [Codelist],
        indicators: &'a [Indicator],
    ) {
        for thing in variables {
            let key = published(owner, &thing.id.value);
            let owned = Owned { owner, thing };
            self.variables.entry(key).or_insert(owned);
        }
        for thing in codelists.iter().filter(|list| !list.extends) {
            let key = published(owner, &thing.id.value);
            let owned = Owned { owner, thing };
            self.codelists.entry(key).or_insert(owned);
        }
        for thing in indicators {
            let key = published(owner, &thing.id.value);
            let owned = Owned { owner, thing };
            self.indicators.entry(key).or_insert(owned);
        }
    }

    /// The id under which what `owner` calls `name` is published, in this very version.
    fn key<T>(owner: Owner<'_>, name: &str, known: &BTreeMap<String, T>) -> String {
        let own = published(owner, name);
        if owner.is_some() && known.contains_key(&own) {
            return own;
        }
        name.to_owned()
    }

    /// The variable `owner` calls `name`, in this very version.
    pub(super) fn variable_key(&self, owner: Owner<'_>, name: &Name) -> String {
        Self::key(owner, &name.value, &self.variables)
    }

    /// The indicator `owner` calls `name`, under its name in the new version.
    pub(super) fn indicator(&self, owner: Owner<'_>, name: &str) -> String {
        let (base, under) = match name.split_once('.') {
            Some((base, under)) if owner.is_none() => (base, Some(under)),
            _ => (name, None),
        };
        let key = Self::key(owner, base, &self.indicators);
        let key = self.renames.indicators.get(&key).cloned().unwrap_or(key);
        under.map_or(key.clone(), |under| format!("{key}.{under}"))
    }

    /// The variable `owner` calls `name`, under its name in the new version.
    pub(super) fn variable(&self, owner: Owner<'_>, name: &str) -> String {
        let key = Self::key(owner, name, &self.variables);
        self.renames.variables.get(&key).cloned().unwrap_or(key)
    }

    /// The variable of this version that the new one calls `key`.
    pub(super) fn find(&self, key: &str) -> Option<(&str, &Owned<'a, Variable>)> {
        let mut renamed = self.renames.variables.iter();
        let former = renamed.find(|(_, new)| new.as_str() == key);
        let key = former.map_or(key, |(old, _)| old.as_str());
        let (key, owned) = self.variables.get_key_value(key)?;
        Some((key, owned))
    }

    /// A code of a variable of the new version, under its name there.
    pub(super) fn code(&self, variable: &str, code: &str) -> String {
        let renamed = self.renames.codes.get(variable);
        let renamed = renamed.and_then(|codes| codes.get(code));
        renamed.cloned().unwrap_or_else(|| code.to_owned())
    }

    /// The codes that the variable known here as `key` can hold; none where it is not coded.
    pub(super) fn list(&self, key: &str) -> Option<List> {
        let owned = self.variables.get(key)?;
        let (owner, variable) = (owned.owner, owned.thing);
        match (
            &variable.kind,
            variable.derived.as_ref().map(|it| &it.value),
        ) {
            (Some(VariableType::Code(list) | VariableType::Several(list)), _) => {
                self.list_of(key, owner, list)
            }
            (_, Some(Derived::Regroup { of: _, to })) => self.named(owner, to),
            (_, Some(Derived::Bins { of, breaks })) => {
                let of = self.variable_key(owner, of);
                let (decimals, min) = self.steps(&of)?;
                let breaks = breaks.iter().map(|it| it.value.exactly(decimals));
                let breaks = breaks.map(|units| i64::try_from(units?).ok());
                let mut breaks: Vec<i64> = breaks.collect::<Option<_>>()?;
                if min.is_some() && breaks.first().copied() == min {
                    breaks.remove(0);
                }
                let names = plan::bin_names(&breaks, decimals, min);
                Some(drawn(key, variable, true, names))
            }
            (_, Some(Derived::Case { arms, otherwise })) => {
                let mut names: Vec<(String, crate::i18n::Text)> = Vec::new();
                for name in arms.iter().map(|(_, then)| then).chain(otherwise) {
                    if names.iter().all(|(code, _)| *code != name.value) {
                        names.push((name.value.clone(), crate::i18n::Text::same(&name.value)));
                    }
                }
                Some(drawn(key, variable, false, names))
            }
            _ => None,
        }
    }

    fn list_of(&self, key: &str, owner: Owner<'_>, list: &CodelistRef) -> Option<List> {
        match list {
            CodelistRef::Named(name) => self.named(owner, name),
            CodelistRef::Inline(place, codes) => Some(List {
                id: key.to_owned(),
                place: *place,
                ordered: false,
                codes: codes.clone(),
                drawn: false,
                inline: true,
            }),
        }
    }

    fn named(&self, owner: Owner<'_>, name: &Name) -> Option<List> {
        let key = Self::key(owner, &name.value, &self.codelists);
        let list = self.codelists.get(&key)?.thing;
        Some(List {
            id: key,
            place: list.id.place,
            ordered: list.ordered,
            codes: list.codes.clone(),
            drawn: false,
            inline: false,
        })
    }

    /// Decimals and least value of a number, where they are plain to see.
    fn steps(&self, key: &str) -> Option<(u8, Option<i64>)> {
        let variable = self.variables.get(key)?.thing;
        let (decimals, bounds) = match (&variable.kind, variable.derived.as_ref()) {
            (Some(VariableType::Integer(bounds)), _) => (0, bounds),
            (Some(VariableType::Decimal { decimals, bounds }), _) => {
                (u8::try_from(decimals.value).ok()?, bounds)
            }
            (None, Some(derived)) => {
                return match &derived.value {
                    Derived::DaysBetween { .. } => Some((0, Some(0))),
                    Derived::CountCodes { .. } => Some((0, None)),
                    _ => None,
                };
            }
            _ => return None,
        };
        let min = bounds.min.as_ref();
        let min = min.and_then(|min| i64::try_from(min.value.exactly(decimals)?).ok());
        Some((decimals, min))
    }

    /// What the variable known here as `key` can hold.
    pub(super) fn domain_of(&self, key: &str) -> Domain {
        let Some(owned) = self.variables.get(key) else {
            return Domain::Unknown;
        };
        let number = |decimals, bounds: &crate::referential::Bounds| Domain::Number {
            decimals,
            min: bounds.min.as_ref().map(|it| it.value),
            max: bounds.max.as_ref().map(|it| it.value),
        };
        match (&owned.thing.kind, owned.thing.derived.as_ref()) {
            (Some(VariableType::Several(_)), _) => Domain::Several,
            (Some(VariableType::Integer(bounds)), _) => number(Some(0), bounds),
            (Some(VariableType::Decimal { decimals, bounds }), _) => {
                number(u8::try_from(decimals.value).ok(), bounds)
            }
            (Some(VariableType::Date), _) => Domain::Date,
            (Some(VariableType::Code(_)), _) => self.codes_of(key),
            (None, Some(derived)) => match &derived.value {
                Derived::Bins { .. } | Derived::Regroup { .. } | Derived::Case { .. } => {
                    self.codes_of(key)
                }
                Derived::DaysBetween { .. } => Domain::Number {
                    decimals: Some(0),
                    min: Some(Decimal::whole(0)),
                    max: None,
                },
                Derived::CountCodes { .. } => {
                    number(Some(0), &crate::referential::Bounds::default())
                }
                _ => number(None, &crate::referential::Bounds::default()),
            },
            (None, None) => Domain::Unknown,
        }
    }

    fn codes_of(&self, key: &str) -> Domain {
        let Some(list) = self.list(key) else {
            return Domain::Unknown;
        };
        let new = self.renames.variables.get(key).map_or(key, String::as_str);
        let categories = list.codes.iter().filter(|code| code.missing.is_none());
        let names = categories.map(|code| self.code(new, &code.code.value));
        Domain::Codes(names.collect())
    }

    /// How `owner` reads names.
    pub(super) fn naming<'v>(&'v self, owner: Owner<'v>) -> impl Naming + 'v {
        Reading {
            version: self,
            owner,
        }
    }
}

fn drawn(
    key: &str,
    variable: &Variable,
    ordered: bool,
    names: Vec<(String, crate::i18n::Text)>,
) -> List {
    let code = |(name, label)| Code {
        code: Name {
            value: name,
            place: variable.id.place,
        },
        label,
        value: None,
        within: None,
        missing: None,
        question: None,
        sensitive: false,
        note: None,
        replaces: Vec::new(),
    };
    List {
        id: key.to_owned(),
        place: variable.id.place,
        ordered,
        codes: names.into_iter().map(code).collect(),
        drawn: true,
        inline: false,
    }
}

struct Reading<'v, 'a> {
    version: &'v Version<'a>,
    owner: Owner<'v>,
}

impl Naming for Reading<'_, '_> {
    fn variable(&self, name: &str) -> String {
        self.version.variable(self.owner, name)
    }

    fn code(&self, variable: &str, code: &str) -> String {
        self.version.code(variable, code)
    }

    fn domain(&self, variable: &str) -> Domain {
        let key = self.version.find(variable).map(|(key, _)| key);
        key.map_or(Domain::Unknown, |key| self.version.domain_of(key))
    }
}
