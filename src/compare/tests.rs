//! Small sectors whose comparisons are worked out by hand.

use super::*;
use crate::aggregate::aggregate;
use crate::collection::Collection;
use crate::derive::fixture::{association, codes, indicator, list, plan, table, variable};
use crate::diagnostic::Diagnostics;
use crate::estimate::estimate;
use crate::observation::Table;
use crate::plan::{CodeId, Condition, VariableType};
use crate::protect::protect;
use crate::release::Coverage;
use crate::statistics::Confidence;

/// Of one association, by department: admitted and refused.
type Departments<'a> = &'a [[usize; 2]];

/// The first association beside the others, as `audience` reads it.
fn compared<T>(all: &[Departments], audience: Audience, read: impl Fn(&Beside) -> T) -> T {
    set_side_by_side(all, audience, |compared| {
        let all = compared.all();
        assert_eq!(all.len(), 1);
        read(&all[0])
    })
}

fn set_side_by_side<T>(all: &[Departments], audience: Audience, read: impl Fn(Compared) -> T) -> T {
    let mut plan = plan();
    let yes_no = list(&mut plan, &[("O", ""), ("N", "")]);
    let departments = list(
        &mut plan,
        &["A", "B", "C", "D", "E", "F"].map(|it| (it, "")),
    );
    let admitted = variable(&mut plan, VariableType::Code(yes_no));
    let department = variable(&mut plan, VariableType::Code(departments));
    let of = Condition::Codes(admitted, [CodeId(0)].into());
    indicator(
        &mut plan,
        Measure::Share { of, base: None },
        &[&[department]],
    );
    let mut tables: Vec<Table> = Vec::new();
    for (at, counts) in all.iter().enumerate() {
        let own = association(&mut plan, &format!("a{at}"));
        plan.associations[own.0].share_with_members = true;
        let rows = (0_u16..).zip(*counts).flat_map(|(department, [yes, no])| {
            let yes = std::iter::repeat_n((0, department), *yes);
            yes.chain(std::iter::repeat_n((1, department), *no))
        });
        let (answers, splits): (Vec<u16>, Vec<u16>) = rows.unzip();
        let column = |cells: Vec<u16>| codes(cells.into_iter().map(Ok).collect());
        let columns = [(admitted, column(answers)), (department, column(splits))];
        tables.push(table(own, &columns));
    }
    let collection = Collection {
        tables,
        ..Collection::default()
    };
    let cells = aggregate(&plan, &collection, &mut Diagnostics::default()).unwrap();
    let audience = match audience {
        Audience::Members => Audience::Association(AssociationId(0)),
        other => other,
    };
    let release = |cells| {
        let figures = estimate(&plan, cells, Confidence::default());
        protect(&plan, figures, Coverage::default(), audience)
    };
    let (own, others) = (release(&cells), release(&cells.without(AssociationId(0))));
    read(Compared {
        plan: &plan,
        association: AssociationId(0),
        own: &own,
        others: &others,
    })
}

const WOMEN: Departments = &[
    [89, 19],
    [17, 13],
    [202, 391],
    [131, 244],
    [94, 299],
    [24, 317],
];
const MEN: Departments = &[
    [512, 313],
    [353, 207],
    [120, 205],
    [138, 279],
    [53, 138],
    [22, 351],
];

/// The admissions of Berkeley, five women more refused in department B so that each base is 30: the numbers were computed apart
/// from this program.
#[test]
fn the_parts_of_a_gap_add_up_to_it() {
    compared(&[WOMEN, MEN], Audience::Working, |beside| {
        let found = beside.found.as_ref().unwrap();
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} {b}");
        near(found.difference, -14.247_027_127_461_91);
        let parts = found.parted[0].1.unwrap();
        near(parts.structure, -16.584_841_829_429_71);
        near(parts.rate, 2.337_814_701_967_801);
        let known = proportion::difference([557, 1840], [1198, 2691], Confidence::default());
        let [low, high] = found.interval.unwrap();
        near(low, 100.0 * known[0]);
        near(high, 100.0 * known[1]);
        assert!(!found.is_open() && found.is_indication());
    });
}

#[test]
fn a_base_below_thirty_parts_nothing() {
    let women: Departments = &[[89, 19], [17, 8]];
    let men: Departments = &[[512, 313], [353, 207]];
    compared(&[women, men], Audience::Working, |beside| {
        let found = beside.found.as_ref().unwrap();
        assert_eq!(found.parted[0].1, Err(Why::FewObservations));
    });
    let alone: Departments = &[[89, 19]];
    compared(&[alone, men], Audience::Working, |beside| {
        let found = beside.found.as_ref().unwrap();
        assert_eq!(found.parted[0].1, Err(Why::FewObservations));
    });
    let few: Departments = &[[20, 9]];
    compared(&[few, men], Audience::Working, |beside| {
        assert_eq!(beside.found.as_ref().unwrap_err(), &Why::FewObservations);
    });
}

#[test]
fn members_read_of_the_others_where_four_stand_behind_them() {
    let even: Departments = &[[60, 40], [40, 60]];
    let why = |all: &[Departments]| {
        compared(all, Audience::Members, |beside| {
            beside.found.as_ref().map(|_| ()).map_err(|why| *why)
        })
    };
    assert_eq!(why(&[even; 5]), Ok(()));
    assert_eq!(why(&[even; 4]), Err(Why::FewOthers));
    assert_eq!(why(&[even; 3]), Err(Why::Withheld));
    // In one category, three of four: the whole is compared, and not parted.
    let first: Departments = &[[100, 100]];
    let all = [even, even, even, even, first];
    compared(&all, Audience::Members, |beside| {
        let found = beside.found.as_ref().unwrap();
        assert_eq!(found.parted[0].1, Err(Why::FewOthers));
    });
    compared(&all, Audience::Working, |beside| {
        assert!(beside.found.as_ref().unwrap().parted[0].1.is_ok());
    });
}

/// Whether the others have nobody in a category, or a few, is not told where the sector's row is withheld: the association would have it
/// from its own.
#[test]
fn a_category_that_the_sector_withholds_is_withheld_whoever_is_in_it() {
    let even: Departments = &[[60, 40]];
    let own: Departments = &[[60, 40], [30, 30]];
    let few: Departments = &[[60, 40], [3, 2]];
    for other in [even, few] {
        let all = [own, even, even, even, other];
        compared(&all, Audience::Members, |beside| {
            let found = beside.found.as_ref().unwrap();
            assert_eq!(found.parted[0].1, Err(Why::Withheld));
        });
    }
}

/// What is told of the rest of the sector is the sector less the association: whoever reads both rows has it already.
#[test]
fn the_rest_follows_from_rows_that_are_read() {
    let some: Departments = &[[70, 45], [40, 65]];
    let even: Departments = &[[60, 40], [40, 60]];
    set_side_by_side(
        &[some, even, even, even, even],
        Audience::Members,
        |compared| {
            let all = compared.all();
            let found = all[0].found.as_ref().unwrap();
            let sector = FigureKey {
                association: None,
                ..all[0].own.key.clone()
            };
            let sector = compared.own.rows.iter().find(|row| row.key == sector);
            let sector = sector.unwrap().numbers().unwrap();
            assert_eq!(found.others.n, sector.n - found.own.n);
            assert_eq!(
                found.others.no_answer,
                sector.no_answer - found.own.no_answer
            );
            assert_eq!(found.others.hits[0], sector.hits[0] - found.own.hits[0]);
        },
    );
}
