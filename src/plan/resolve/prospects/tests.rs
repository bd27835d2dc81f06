//! The small sectors, where every standing is seen once, and the shipped one.

use std::path::PathBuf;

use super::*;
use crate::diagnostic::Diagnostics;
use crate::plan::{AssociationId, Plan, Waves, resolve};
use crate::referential::{self, Status};
use crate::source_text::SourceTexts;

const SECTOR: &str = "tests/cmd/matrix/standings.in/referentials";
const WAVES: &str = "tests/cmd/matrix/waves.in/referentials";

fn plan(folder: &str) -> Plan {
    let mut diagnostics = Diagnostics::default();
    let mut texts = SourceTexts::default();
    let paths = [PathBuf::from(folder)];
    let read = referential::load(&paths, &mut texts, &mut diagnostics).unwrap();
    resolve(&read, &mut diagnostics).unwrap()
}

/// The standings of a total by association: `escale`, `horizon-sud`, `les-voisins`, `tremplin`.
fn standings(plan: &Plan, indicator: &str) -> Vec<&'static str> {
    let of = plan.prospects.iter();
    of.filter(|it| plan.indicator(it.indicator).id == indicator)
        .map(|it| it.whole.standing.word())
        .collect()
}

#[test]
fn every_standing_is_told_apart() {
    let plan = plan(SECTOR);
    for (indicator, expected) in [
        ("sorties", ["exact", "close", "broad", "not-collected"]),
        ("sante", ["exact", "exact", "close", "exact"]),
        (
            "sante.renoncement",
            ["impossible", "exact", "exact", "exact"],
        ),
        ("emploi", ["none", "undetermined", "impossible", "not-fed"]),
        ("pas", ["exact", "impossible", "not-fed", "not-fed"]),
        ("occupation", ["not-fed"; 4]),
        ("personnes", ["exact", "not-fed", "exact", "exact"]),
    ] {
        assert_eq!(standings(&plan, indicator), expected, "{indicator}");
    }
}

#[test]
fn what_does_not_enter_does_not_lower_what_does_but_is_told() {
    let plan = plan(SECTOR);
    let found = plan.prospects.iter().find(|it| {
        let indicator = &plan.indicator(it.indicator).id;
        indicator == "sorties" && plan.association(it.association).id == "horizon-sud"
    });
    let whole = &found.unwrap().whole;
    assert_eq!(whole.standing, Standing::Fed(Comparability::Close));
    let told: Vec<_> = whole.reasons.iter().map(|it| it.parts().2.word()).collect();
    assert_eq!(told, ["close", "broad"]);
}

#[test]
fn a_part_that_falls_short_is_the_reason_of_the_whole() {
    let plan = plan(SECTOR);
    let found = plan.prospects.iter().find(|it| {
        let indicator = &plan.indicator(it.indicator).id;
        indicator == "pas" && plan.association(it.association).id == "horizon-sud"
    });
    let reasons = &found.unwrap().whole.reasons;
    let [Reason::Mapping { variable, .. }] = reasons.as_slice() else {
        panic!("{reasons:?}");
    };
    assert_eq!(plan.variable(*variable).id, "pas-2");
}

#[test]
fn those_expected_are_those_that_fill_at_any_comparability() {
    for folder in [
        SECTOR,
        WAVES,
        "referentials",
        "tests/miniature/referentials",
    ] {
        let plan = plan(folder);
        let mut seen = 0;
        for (id, indicator) in plan.indicators().filter(|(_, it)| it.owner.is_none()) {
            let prospects = plan.prospects.iter().filter(|it| it.indicator == id);
            let prospects: Vec<&Prospect> = prospects.collect();
            assert_eq!(prospects.len(), plan.associations.len());
            let fills = |of: &dyn Fn(&Prospect) -> Standing| -> BTreeSet<AssociationId> {
                let there = prospects
                    .iter()
                    .filter(|it| matches!(of(it), Standing::Fed(_)));
                there.map(|it| it.association).collect()
            };
            // At one wave or another, where the wave plays a part.
            let mut levels = indicator.levels();
            if levels.is_empty() {
                levels.push(Waves::None);
            }
            let expected = |dimensions: &[VariableId]| -> BTreeSet<AssociationId> {
                let each = levels.iter();
                each.flat_map(|waves| indicator.expected(dimensions, *waves))
                    .collect()
            };
            assert_eq!(fills(&|it| it.whole.standing), expected(&[]));
            for (at, dimensions) in indicator.disaggregations.iter().enumerate() {
                let split = fills(&|it| it.splits[at].standing);
                assert_eq!(split, expected(dimensions), "{}", indicator.id);
            }
            // And exactly, wave by wave and change by change.
            for (at, waves) in indicator.by_wave().into_iter().enumerate() {
                assert!(prospects.iter().all(|it| it.waves[at].0 == waves));
                let filled = fills(&|it| it.waves[at].1.standing);
                assert_eq!(filled, indicator.expected(&[], waves), "{}", indicator.id);
            }
            seen += 1;
        }
        assert!(seen > 0, "{folder}");
    }
}

#[test]
fn whatever_is_not_exact_has_a_reason_and_no_association_is_silent_on_the_core() {
    for folder in [
        SECTOR,
        WAVES,
        "referentials",
        "tests/miniature/referentials",
    ] {
        let plan = plan(folder);
        for prospect in &plan.prospects {
            let indicator = plan.indicator(prospect.indicator);
            let all = prospect.splits.iter().chain([&prospect.whole]);
            let all = all.chain(prospect.waves.iter().map(|(_, it)| it));
            for stated in all {
                let exact = stated.standing == Standing::Fed(Comparability::Exact);
                assert!(exact || !stated.reasons.is_empty(), "{}", indicator.id);
            }
            let main = !indicator.id.contains('.');
            if main && indicator.status == Some(Status::Core) {
                assert_ne!(
                    prospect.whole.standing,
                    Standing::NotFed,
                    "{}",
                    indicator.id
                );
            }
        }
    }
}

#[test]
fn a_wave_that_is_not_asked_and_persons_that_are_not_known_again_are_told_apart() {
    let plan = plan(WAVES);
    // `amarres`, `boussole`, `cordee`, `dunes`, `escale`, `fanal`.
    let told = |indicator: &str, waves: &str| -> Vec<&'static str> {
        let of = plan.prospects.iter();
        let of = of.filter(|it| plan.indicator(it.indicator).id == indicator);
        let at = |it: &Prospect| {
            let mut each = it.waves.iter();
            let found = each.find(|(at, _)| plan.waves_written(*at).as_deref() == Some(waves));
            found.unwrap().1.standing.word()
        };
        of.map(at).collect()
    };
    let (e, n, u, f) = ("exact", "not-asked", "unpaired", "not-fed");
    for (indicator, waves, expected) in [
        ("confiance", "entry", [e, "close", e, n, e, e]),
        ("confiance", "follow-up", [e, e, e, e, e, e]),
        ("confiance", "entry>follow-up", [e, u, u, n, e, e]),
        ("sante", "exit", [e, f, n, e, f, f]),
        ("sante", "entry>follow-up", [e, f, u, n, f, f]),
        ("sante", "entry>exit", [e, f, n, n, f, f]),
        ("emploi", "entry", [f, e, f, n, f, e]),
        ("emploi", "follow-up", [f, n, f, e, f, e]),
        ("emploi", "entry>follow-up", [f, n, f, n, f, e]),
    ] {
        assert_eq!(told(indicator, waves), expected, "{indicator} {waves}");
    }
}
