//! Edits: what must be true of one observation, and what became of it.

use crate::i18n::Text;
use crate::i18n::diff as said;
use crate::referential::{Condition, Edit, EditTest, Name};

use super::aspect::Aspect;
use super::conditions::{Naming, formula};
use super::facets::Facets;

/// Each edit: what it asks and what it makes invalid, under the names of the new version; and its words.
pub(super) fn facets(edits: &[Edit], naming: &dyn Naming, facets: &mut Facets) {
    for Edit {
        id,
        label,
        asks,
        invalid,
        place,
    } in edits
    {
        let mut invalid: Vec<String> = names(invalid, naming);
        invalid.sort_unstable();
        let asked = format!("{} {invalid:?}", asked(asks, naming));
        let shown = Text::same(asked.clone());
        facets.one(Aspect::Edits, &id.value, (asked, shown), *place);
        let key = (format!("{label:?}"), said::quoted(label));
        facets.one(Aspect::EditLabel, &id.value, key, *place);
    }
}

fn names(names: &[Name], naming: &dyn Naming) -> Vec<String> {
    names.iter().map(|it| naming.variable(&it.value)).collect()
}

/// What an edit asks: conditions in normal form, an order in its order, parts in none.
fn asked(asks: &EditTest, naming: &dyn Naming) -> String {
    let tested = |condition: &Condition| format!("{:?}", formula(condition, naming));
    match asks {
        EditTest::Then(when, then) => format!("{} then {}", tested(when), tested(then)),
        EditTest::Never(never) => format!("never {}", tested(never)),
        EditTest::Order(of) => names(of, naming).join(" ≤ "),
        EditTest::Sum { of, equals, within } => {
            let mut parts = names(of, naming);
            parts.sort_unstable();
            let within = within.as_ref().map(|it| it.value.to_string());
            let within = within.map_or_else(String::new, |within| format!(" ± {within}"));
            format!(
                "{} = {}{within}",
                parts.join(" + "),
                naming.variable(&equals.value)
            )
        }
    }
}
