//! A standardised estimate and the rows it is made of.

use super::*;
use crate::derive::fixture::{list, variable};
use crate::i18n::Text;
use crate::plan::{StandardId, StandardPopulation, VariableType};

/// Whether the sector's standardised figure may be read, and that of the association that shares, where so many observations of each
/// of four associations are of each part, the last of which is unknown.
fn read(parts: [i128; 3], audience: Audience) -> Vec<bool> {
    let mut plan = plan();
    let x = number(&mut plan, 0);
    let codes = list(&mut plan, &[("A", ""), ("B", "")]);
    let by = variable(&mut plan, VariableType::Code(codes));
    indicator(&mut plan, Measure::Mean(x), &[&[by]]);
    plan.standards.push(StandardPopulation {
        id: "type".into(),
        by: vec![by],
        shares: BTreeMap::new(),
        source: Text::same("source"),
    });
    plan.indicators[0].standardise = vec![StandardId(0)];
    for at in 0..4 {
        let id = association(&mut plan, &format!("a{at}"));
        plan.associations[id.0].share_with_members = true;
    }
    let codes = [0, 1].map(|code| Split::Code(CodeId(code)));
    let splits = [codes[0], codes[1], Split::Unknown];
    let mut figures = Vec::new();
    for own in [None, Some(0), Some(1), Some(2), Some(3)] {
        let of = |n: i128| {
            let each = [(n, 0); 4];
            let (brought, times) = match own {
                None => (&each[..], 4),
                Some(_) => (&each[..1], 1),
            };
            figure(0, own, times * n, brought)
        };
        let all: i128 = parts.iter().sum();
        figures.push(of(all));
        let mut beside = of(parts[0] + parts[1]);
        beside.key.estimator = Estimator::Standardised(StandardId(0));
        figures.push(beside);
        for (split, n) in splits.into_iter().zip(parts).filter(|(_, n)| *n > 0) {
            let mut part = of(n);
            part.key.disaggregation = 1;
            part.key.splits = vec![(by, split)];
            figures.push(part);
        }
    }
    let release = protect(&plan, figures, Coverage::default(), audience);
    let beside = release.rows.iter();
    let beside = beside.filter(|row| row.key.estimator == Estimator::Standardised(StandardId(0)));
    beside
        .filter(|row| row.key.association.is_none_or(|id| id.0 == 0))
        .map(|row| row.numbers().is_some())
        .collect()
}

#[test]
fn it_falls_with_any_row_of_its_disaggregation() {
    for (parts, of_sector, of_own) in [
        ([20, 20, 0], true, true),
        ([20, 20, 20], true, true),
        // Of the sector forty persons at least, of an association ten: one row, then another to hide it.
        ([20, 10, 20], true, false),
        // Its base less that of the total would tell of those whose part is not known.
        ([20, 20, 10], true, false),
        ([20, 20, 1], false, false),
        ([2, 20, 0], false, false),
    ] {
        assert_eq!(read(parts, Audience::Public), [of_sector], "{parts:?}");
        let members = read(parts, Audience::Members);
        assert_eq!(members, [of_sector, of_own], "{parts:?}");
        assert_eq!(read(parts, Audience::Working), [true, true]);
    }
}
