//! Variables laid out: types, and derivations in normal form.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::{Decimal, power};
use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::referential::{
    Bounds, CodelistRef, Derived, Name, Part, Requires, Variable, VariableType, Written,
};

use super::aspect::Aspect;
use super::conditions::{Naming, formula};
use super::facets::{Facets, Meaning, facet};
use super::indicators::put_plausible;
use super::version::{Owned, Version};

/// Decimals of a mean or a quotient that declares none.
const ROUNDED_TO: i64 = 2;

/// A variable in facets; its codes are compared apart, for many variables may share them.
pub(super) fn facets(version: &Version<'_>, owned: &Owned<'_, Variable>) -> Facets {
    let naming = version.naming(owned.owner);
    let mut facets = Facets::default();
    let Variable {
        // Ids pair the variables; so does what they replace.
        id,
        replaces: _,
        label,
        kind,
        derived,
        exclusive,
        unit,
        sensitive,
        question,
        asked_when,
        instrument,
        recall,
        population,
        plausible,
        note,
    } = owned.thing;
    let at = |key| version.places.key(id.place, key);
    let own = version.variable(owned.owner, &id.value);
    facets.text(Aspect::Label, Some(label), at("label"));
    match derived {
        // A type beside a derivation only names its codes.
        Some(derived) => {
            let Written { value, place } = derived;
            let kind = derivation_word(value);
            facets.shown(
                Aspect::Type,
                kind.to_owned(),
                said::derived_by(kind),
                *place,
            );
            let key = derivation(version, value, &naming, &own);
            facets.shown(
                Aspect::Derivation,
                key,
                derivation_words(version, owned, value),
                *place,
            );
            if let Derived::Case { arms, otherwise: _ } = value {
                for (at, (when, _)) in arms.iter().enumerate() {
                    let meaning = Meaning::Condition(formula(when, &naming));
                    let words = version.condition_words(owned.owner, when);
                    let arm = facet(Aspect::Derivation, meaning, words, when.place);
                    facets.put(&at.to_string(), arm);
                }
            }
        }
        None => {
            if let Some(kind) = kind {
                put_type(kind, at("type"), &mut facets);
            }
        }
    }
    if !exclusive.is_empty() {
        let codes: BTreeSet<String> = exclusive
            .iter()
            .map(|code| naming.code(&own, &code.value))
            .collect();
        let shown: Vec<&str> = exclusive.iter().map(|code| code.value.as_str()).collect();
        let key = codes.into_iter().collect::<Vec<_>>().join(" ");
        let words = said::ticked_all(&shown);
        facets.shown(Aspect::Exclusive, key, words, at("exclusive"));
    }
    let unit = unit
        .as_ref()
        .map(|unit| crate::matching::normal_form(unit).into_owned());
    facets.plain(Aspect::Unit, unit, at("unit"));
    facets.flag(Aspect::Sensitive, *sensitive, at("sensitive"));
    facets.text(Aspect::Question, question.as_ref(), at("question"));
    let asked = asked_when.as_ref().map(|asked| {
        let words = version.condition_words(owned.owner, asked);
        (formula(asked, &naming), words)
    });
    facets.condition(Aspect::AskedWhen, asked, at("asked-when"));
    facets.text(Aspect::Recall, recall.as_ref(), at("recall"));
    facets.text(Aspect::AskedOf, population.as_ref(), at("population"));
    facets.plain(
        Aspect::Instrument,
        instrument.as_ref().map(|it| it.value.clone()),
        at("instrument"),
    );
    put_plausible(plausible.as_ref(), at("plausible"), &mut facets);
    facets.text(Aspect::Note, note.as_ref(), at("note"));
    facets
}

fn put_type(kind: &VariableType, place: crate::source_text::Place, facets: &mut Facets) {
    let bounds = |bounds: &Bounds, facets: &mut Facets| {
        let Bounds { min, max } = bounds;
        let shown =
            |bound: &Option<Written<Decimal>>| bound.as_ref().map(|it| it.value.to_string());
        let (min, max) = (shown(min), shown(max));
        let key = format!("{min:?} {max:?}");
        let words = said::bounds(min.as_deref(), max.as_deref());
        facets.shown(Aspect::Bounds, key, words, place);
    };
    let word = match kind {
        // Which list is no matter: its codes are.
        VariableType::Code(CodelistRef::Named(_) | CodelistRef::Inline(..)) => "code",
        VariableType::Several(CodelistRef::Named(_) | CodelistRef::Inline(..)) => "several",
        VariableType::Integer(written) => {
            bounds(written, facets);
            "integer"
        }
        VariableType::Decimal {
            decimals,
            bounds: written,
        } => {
            let count = decimals.value.to_string();
            bounds(written, facets);
            // A number without decimals is a whole number.
            if decimals.value == 0 {
                "integer"
            } else {
                facets.plain(Aspect::Decimals, Some(count), decimals.place);
                "decimal"
            }
        }
        VariableType::Date => "date",
    };
    facets.plain(Aspect::Type, Some(word.to_owned()), place);
}

fn derivation_word(derived: &Derived) -> &'static str {
    match derived {
        Derived::Bins { .. } => "bins",
        Derived::Score { .. } => "score",
        Derived::Sum { .. } => "sum",
        Derived::Mean { .. } => "mean",
        Derived::Difference { .. } => "difference",
        Derived::Product { .. } => "product",
        Derived::Quotient { .. } => "quotient",
        Derived::CountCodes { .. } => "count-codes",
        Derived::DaysBetween { .. } => "days-between",
        Derived::Regroup { .. } => "regroup",
        Derived::Case { .. } => "case",
    }
}

/// A derivation in a form that is equal where what comes out is.
fn derivation(version: &Version<'_>, derived: &Derived, naming: &dyn Naming, own: &str) -> String {
    let variable = |name: &Name| naming.variable(&name.value);
    match derived {
        Derived::Bins { of, breaks } => {
            let of = variable(of);
            let least = version.find(&of).map(|(key, _)| version.domain_of(key));
            let least = match least {
                Some(super::conditions::Domain::Number { min, .. }) => min,
                _ => None,
            };
            let mut bounds: Vec<String> = breaks.iter().map(|it| it.value.to_string()).collect();
            // The least value, written as where the first bin begins, cuts nothing.
            if least.is_some() && bounds.first().cloned() == least.map(|it| it.to_string()) {
                bounds.remove(0);
            }
            format!("{of} {}", bounds.join(" "))
        }
        // Of groups, which there are is read in the codes of both lists.
        Derived::Score { of } | Derived::Regroup { of, to: _ } => variable(of),
        Derived::Sum { of, plus, requires } => {
            let plus = plus.as_ref().map_or(Decimal::whole(0), |it| it.value);
            format!("{} + {plus} {}", parts(of, naming), required(requires, of))
        }
        Derived::Mean {
            of,
            requires,
            decimals,
        } => {
            let decimals = decimals.as_ref().map_or(ROUNDED_TO, |it| it.value);
            format!(
                "{} {} {decimals}",
                parts(of, naming),
                required(requires, of)
            )
        }
        Derived::Difference { of, less } => format!("{} {}", variable(of), variable(less)),
        Derived::Product { of } => {
            let mut factors: Vec<String> = of.iter().map(variable).collect();
            factors.sort();
            factors.join(" ")
        }
        Derived::Quotient { of, by, decimals } => {
            let decimals = decimals.as_ref().map_or(ROUNDED_TO, |it| it.value);
            format!("{} {} {decimals}", variable(of), variable(by))
        }
        Derived::CountCodes { of, except } => {
            let of = variable(of);
            let except: BTreeSet<String> = except
                .iter()
                .map(|code| naming.code(&of, &code.value))
                .collect();
            format!("{of} {except:?}")
        }
        Derived::DaysBetween { from, to } => format!("{} {}", variable(from), variable(to)),
        Derived::Case { arms, otherwise } => {
            // What each arm asks is compared for itself.
            let arms = arms.iter().map(|(_, then)| naming.code(own, &then.value));
            let otherwise = otherwise.as_ref().map(|code| naming.code(own, &code.value));
            format!("{:?} {otherwise:?}", arms.collect::<Vec<_>>())
        }
    }
}

/// Weights by variable: the order in which a sum is written is no matter, nor one part written twice.
fn parts(written: &[Part], naming: &dyn Naming) -> String {
    let mut weights: BTreeMap<String, i128> = BTreeMap::new();
    for Part { variable, times } in written {
        let times = times.as_ref().map_or(Decimal::whole(1), |it| it.value);
        let units = times
            .exactly(Decimal::MAX_DECIMALS)
            .unwrap_or(times.units * power(times.decimals));
        *weights.entry(naming.variable(&variable.value)).or_insert(0) += units;
    }
    format!("{} {weights:?}", written.len())
}

fn required(requires: &Requires, parts: &[Part]) -> String {
    match requires {
        Requires::All => parts.len().to_string(),
        Requires::AtLeast(count) => count.value.to_string(),
    }
}

fn derivation_words(version: &Version<'_>, owned: &Owned<'_, Variable>, derived: &Derived) -> Text {
    let name = |name: &Name| said::ticked(&name.value);
    let list = |names: &[Name]| {
        let names: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
        said::ticked_all(&names)
    };
    let weighted = |parts: &[Part]| {
        let parts = parts.iter().map(|part| match &part.times {
            Some(times) => Text::same(format!("{} × `{}`", times.value, part.variable.value)),
            None => said::ticked(&part.variable.value),
        });
        said::joined(&parts.collect::<Vec<_>>())
    };
    let needs = |requires: &Requires, parts: &[Part]| {
        said::required(&required(requires, parts), parts.len())
    };
    let rounded = |decimals: &Option<Written<i64>>| {
        said::rounded(decimals.as_ref().map_or(ROUNDED_TO, |it| it.value))
    };
    let word = said::derived_by(derivation_word(derived));
    let parts: Vec<Text> = match derived {
        Derived::Bins { of, breaks } => {
            let bounds: Vec<String> = breaks.iter().map(|it| it.value.to_string()).collect();
            vec![name(of), Text::same(bounds.join(", "))]
        }
        Derived::Score { of } => vec![name(of)],
        Derived::Sum { of, plus, requires } => {
            let plus = plus
                .as_ref()
                .map(|it| Text::same(format!("+ {}", it.value)));
            let mut parts = vec![weighted(of)];
            parts.extend(plus);
            parts.push(needs(requires, of));
            parts
        }
        Derived::Mean {
            of,
            requires,
            decimals,
        } => vec![weighted(of), needs(requires, of), rounded(decimals)],
        Derived::Difference { of, less } => vec![name(of), name(less)],
        Derived::Product { of } => vec![list(of)],
        Derived::Quotient { of, by, decimals } => vec![name(of), name(by), rounded(decimals)],
        Derived::CountCodes { of, except } => {
            let mut parts = vec![name(of)];
            if !except.is_empty() {
                parts.push(said::except(&list(except)));
            }
            parts
        }
        Derived::DaysBetween { from, to } => vec![name(from), name(to)],
        Derived::Regroup { of, to } => vec![name(of), name(to)],
        Derived::Case { arms, otherwise } => {
            let arms = arms.iter().map(|(when, then)| {
                said::arm(&version.condition_words(owned.owner, when), &then.value)
            });
            let otherwise = otherwise.as_ref().map(|code| said::otherwise(&code.value));
            arms.chain(otherwise).collect()
        }
    };
    said::derivation(&word, &parts)
}
