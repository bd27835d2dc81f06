//! Ids that SDMX allows.
//!
//! Ids of a referential are of small letters, digits and hyphens; its codes may have capitals, underscores and dots too; the tidy rows
//! join an association, or a second statistic, by a dot, and two waves by `>`. SDMX allows none of `.` and `>` in a code, and
//! no hyphen is usual in a component. Each rule here can be turned back: what replaces a sign stands nowhere else.

use crate::plan::Plan;

/// Where a column of the tidy rows stands in SDMX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of what a figure speaks of.
    Dimension,
    /// Its time.
    Time,
    /// Its value.
    Measure,
    /// What is said of it.
    Attribute,
}

/// A column of the tidy rows, as a component.
pub(super) struct Component {
    /// Which column.
    pub(super) at: usize,
    /// Its name there.
    pub(super) column: String,
    /// Its id here.
    pub(super) id: String,
    /// Where it stands.
    pub(super) role: Role,
}

/// The components, in the order of the file: dimensions and time, the value, attributes.
pub(super) fn components(plan: &Plan, columns: &[&str]) -> Vec<Component> {
    let mut components: Vec<Component> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let is_split = plan
            .dimensions
            .iter()
            .any(|id| plan.variable(*id).id == *column);
        let (id, role) = match *column {
            // Said once, by the structure.
            "referential" | "version" => continue,
            _ if is_split => (component(column), Role::Dimension),
            "period" => ("TIME_PERIOD".to_owned(), Role::Time),
            "value" => ("OBS_VALUE".to_owned(), Role::Measure),
            "unit" => ("UNIT_MEASURE".to_owned(), Role::Attribute),
            "indicator" | "wave" | "association" | "measure" | "code" => {
                (component(column), Role::Dimension)
            }
            _ => (component(column), Role::Attribute),
        };
        components.push(Component {
            at,
            column: (*column).to_owned(),
            id,
            role,
        });
    }
    components.sort_by_key(|component| match component.role {
        Role::Dimension | Role::Time => 0,
        Role::Measure => 1,
        Role::Attribute => 2,
    });
    components
}

/// `tranche-age` → `TRANCHE_AGE`; `rheso.quartier` → `RHESO__QUARTIER`.
pub(super) fn component(id: &str) -> String {
    let upper = id.to_ascii_uppercase();
    let id = upper.replace('-', "_").replace('.', "__");
    if id.starts_with(|first: char| first.is_ascii_alphabetic()) {
        id
    } else {
        format!("X{id}")
    }
}

/// `sorties.duree` → `sorties@duree`; `entry>exit` → `entry$exit`.
pub(super) fn code(code: &str) -> String {
    code.replace('.', "@").replace('>', "$")
}

/// The version of a referential without what it says of its build, which SDMX has no room for.
pub(super) fn version(plan: &Plan) -> &str {
    plan.version
        .split_once('+')
        .map_or(plan.version.as_str(), |(version, _)| version)
}

/// `LCEP:FIGURES(1.0.0)`.
pub(super) fn reference(plan: &Plan, id: &str) -> String {
    format!("{}:{id}({})", component(&plan.id), version(plan))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn ids_are_those_that_sdmx_allows() {
        assert_eq!(component("tranche-age"), "TRANCHE_AGE");
        assert_eq!(component("rheso.quartier-nord"), "RHESO__QUARTIER_NORD");
        assert_eq!(component("3-ans"), "X3_ANS");
        assert_eq!(code("sorties.duree"), "sorties@duree");
        assert_eq!(code("entry>exit"), "entry$exit");
        let mut plan = sample::plan();
        plan.version = "1.2.0-essai.1+lundi".into();
        assert_eq!(reference(&plan, "FIGURES"), "LCEP:FIGURES(1.2.0-essai.1)");
    }
}
