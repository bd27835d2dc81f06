//! The same table as a CSV and as a workbook.

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;

/// What a cell holds, as a sheet has it.
#[derive(Clone, Debug)]
enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Day(u16, u8, u8),
}

impl Cell {
    /// As a spreadsheet saves it in a CSV.
    fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string().replace('.', ","),
            Self::Day(year, month, day) => format!("{day:02}/{month:02}/{year}"),
        }
    }
}

fn csv(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new();
    let mut writer = writer.delimiter(b';').from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(Cell::text)).unwrap();
    }
    writer.into_inner().unwrap()
}

fn xlsx(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Blank => Ok(&mut *sheet),
                Cell::Text(text) => sheet.write_string(row, column, text),
                Cell::Number(number) => sheet.write_number(row, column, *number),
                Cell::Day(year, month, day) => {
                    let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                    sheet.write_datetime_with_format(row, column, &day, &date)
                }
            }
            .unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A plan whose source reads both, numbers with a comma.
fn both() -> Plan {
    let mut plan = plan();
    let source = &mut plan.associations[0].sources[0];
    source.files = vec!["alpha/*".to_owned()];
    source.dialect.decimal = Some(',');
    source.dialect.delimiter = Some(b';');
    plan
}

fn headings() -> Vec<Cell> {
    let names = ["Id", "Date", "Sexe", "Droits", "Age", "Entrée"];
    names.map(|name| Cell::Text(name.to_owned())).to_vec()
}

fn text(of: &'static str) -> impl Strategy<Value = Cell> {
    of.prop_map(|text| {
        if text.is_empty() {
            Cell::Blank
        } else {
            Cell::Text(text)
        }
    })
}

fn day() -> impl Strategy<Value = Cell> {
    (2023_u16..2026, 1_u8..13, 1_u8..29).prop_map(|(year, month, day)| Cell::Day(year, month, day))
}

fn row() -> impl Strategy<Value = Vec<Cell>> {
    let number = prop_oneof![
        (0_i32..130).prop_map(|it| Cell::Number(f64::from(it))),
        (0_i32..13_000).prop_map(|it| Cell::Number(f64::from(it) / 8.0)),
        text("[0-9]{0,3}(,5)?"),
    ];
    let rights = prop_oneof![
        Just("RSA"),
        Just("RSA;CSS; avec ou sans participation"),
        Just("Aucun; RSA"),
        Just("\"dit\" RSA"),
        Just(""),
    ];
    (
        prop_oneof![(1_i32..60).prop_map(|it| Cell::Number(f64::from(it))), text("[ab][0-9]?")],
        prop_oneof![8 => day(), 1 => text("(2[0-9]/0[0-9]/2025|mars)?")],
        prop_oneof![3 => text("(Femme|H|Ne sait pas|Hom|)"), 1 => Just(Cell::Number(1.0))],
        rights.prop_map(|it| if it.is_empty() { Cell::Blank } else { Cell::Text(it.to_owned()) }),
        number,
        prop_oneof![3 => day(), 1 => text("(01/02/2025|2025-02-01|)"), 1 => Just(Cell::Number(45_720.0))],
    )
        .prop_map(|(id, date, sex, rights, age, entry)| vec![id, date, sex, rights, age, entry])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_table_reads_the_same_from_both(rows in proptest::collection::vec(row(), 0..12)) {
        let plan = both();
        let rows = [vec![headings()], rows].concat();
        let csv = run(&plan, &[("alpha/a.csv", &csv(&rows))]);
        let xlsx = run(&plan, &[("alpha/a.xlsx", &xlsx(&rows))]);
        prop_assert_eq!(csv.table(&plan), xlsx.table(&plan));
        prop_assert_eq!(csv.codes(), xlsx.codes());
        prop_assert_eq!(csv.said(), xlsx.said());
        let lines = |outcome: &Outcome| -> Vec<(u64, &str, String)> {
            let rejects = outcome.collection.rejects.iter();
            rejects.map(|it| (it.line, it.code, it.column.clone())).collect()
        };
        prop_assert_eq!(lines(&csv), lines(&xlsx));
        let account = |outcome: &Outcome| {
            let of = &outcome.collection.files[0];
            format!("{} {} {:?} {} {:?} {:?}", of.read, of.kept, of.excluded, of.duplicate, of.rejected, of.variables)
        };
        prop_assert_eq!(account(&csv), account(&xlsx));
    }
}

/// A date that a sheet holds as a date is read whatever the source declares; the same text in a CSV is not.
#[test]
fn a_date_of_a_sheet_needs_no_format_and_a_text_does() {
    let plan = both();
    let named = |text: &str| Cell::Text(text.to_owned());
    let row = |date: Cell, entry: Cell| {
        vec![
            named("a1"),
            date,
            named("H"),
            Cell::Blank,
            Cell::Blank,
            entry,
        ]
    };
    let day = || Cell::Day(2025, 3, 4);
    let sheet = [
        headings(),
        row(day(), day()),
        row(day(), named("2025-03-04")),
        row(day(), Cell::Number(45_720.0)),
    ];
    let outcome = run(&plan, &[("alpha/a.xlsx", &xlsx(&sheet))]);
    assert_eq!(
        outcome.codes(),
        ["id-duplicate", "date-invalid"],
        "{}",
        outcome.said()
    );
    assert!(
        outcome
            .said()
            .contains("1 cellule est sans doute un jour compté par un tableur (45000)"),
        "{}",
        outcome.said()
    );
    let iso = "Id;Date;Sexe;Droits;Age;Entrée\na1;2025-03-04;H;;;\n";
    let outcome = run(&plan, &[("alpha/a.csv", iso.as_bytes())]);
    assert_eq!(outcome.codes(), ["period-invalid"]);
}

/// The lock of a workbook that Excel holds open is no export; a workbook that no source asks for is told.
#[test]
fn a_lock_is_no_export_and_a_workbook_that_no_one_asks_for_is_told() {
    let rows = [
        headings(),
        vec![Cell::Text("a1".into()), Cell::Day(2025, 3, 4)],
    ];
    let bytes = xlsx(&rows);
    let files: [(&str, &[u8]); 3] = [
        ("alpha/a.xlsx", &bytes),
        ("alpha/~$a.xlsx", b"lock"),
        ("beta/b.xlsx", b"no one asks"),
    ];
    let outcome = run(&both(), &files);
    assert_eq!(outcome.codes(), ["file-unclaimed"], "{}", outcome.said());
    assert_eq!(outcome.collection.files.len(), 1);
    let twice: [(&str, &[u8]); 2] = [("alpha/a.xlsx", &bytes), ("alpha/b.xlsx", &bytes)];
    assert_eq!(run(&both(), &twice).codes(), ["file-duplicate"]);
}
