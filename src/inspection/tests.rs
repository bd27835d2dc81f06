//! Small exports whose columns are known, and what must not be shown of them.

use super::*;

fn inspected(text: &str) -> Inspection {
    inspect(text.as_bytes(), &Asked::default()).unwrap()
}

/// Twelve rows of `cells`, turn by turn.
fn column(cells: &[&str]) -> Told {
    let rows = (0..12).map(|at| format!("{at};{}\n", cells[at % cells.len()]));
    let text = format!("n;Date\n{}", rows.collect::<String>());
    inspected(&text).columns.remove(1)
}

#[test]
fn what_cells_are_is_told_with_its_doubts() {
    assert_eq!(column(&["1", "-2"]).cells, Cells::Integer);
    assert_eq!(column(&["1,5", "2"]).cells, Cells::Decimal(',', None));
    assert_eq!(column(&["1.5 €"]).cells, Cells::Decimal('.', Some("€")));
    assert_eq!(column(&["Femme", "Homme"]).cells, Cells::Answers);
    assert_eq!(column(&[""]).cells, Cells::Blank);
    let sure = column(&["03/04/2025", "25/04/2025"]);
    assert_eq!(sure.cells, Cells::Date(vec!["%d/%m/%Y"]));
    assert_eq!(sure.remarks, []);
    assert_eq!(
        column(&["03/04/2025", "05/06/2025"]).remarks,
        [Remark::Ambiguous]
    );
    assert_eq!(column(&["45658", "45659,5"]).remarks, [Remark::Serial]);
    assert_eq!(column(&["3,58E+14", "12"]).remarks, [Remark::Damaged]);
    assert_eq!(
        column(&["a;b", "b"]).remarks,
        [],
        "the delimiter cuts first"
    );
    assert_eq!(
        column(&["\"a,b\"", "b", "\"b,c\"", "\"c,a\""]).remarks,
        [Remark::Joined(',')]
    );
    assert_eq!(
        column(&[
            "\"Bien, merci\"",
            "oui",
            "\"Non, jamais\"",
            "\"Peut-être, un jour\""
        ])
        .remarks,
        []
    );
}

#[test]
fn of_answers_those_alone_are_shown_that_enough_rows_hold() {
    let rows = |count: usize, cell: &str| format!("{cell};x\n").repeat(count);
    let text = format!("Sexe;Autre\n{}{}", rows(11, "Femme"), rows(10, "Homme"));
    let told = inspected(&text);
    assert_eq!(told.columns[0].answers, [("Femme".to_owned(), 11)]);
    assert_eq!(told.columns[0].distinct, Some(2));
    let named = format!("Nom de famille;Autre\n{}", rows(30, "Martin"));
    let told = inspected(&named);
    assert_eq!(told.columns[0].answers, []);
    assert_eq!(told.columns[0].remarks, [Remark::Identity]);
}

#[test]
fn what_is_asked_goes_before_what_bytes_tell() {
    let text = "Titre\na,b;c\n1,5;2\n";
    let asked = |delimiter, skip_rows| Asked {
        delimiter: Some(delimiter),
        skip_rows: Some(skip_rows),
        ..Asked::default()
    };
    let headings = |asked: &Asked| {
        let told = inspect(text.as_bytes(), asked).unwrap();
        let headings = told.columns.into_iter().map(|it| it.heading.unwrap());
        headings.collect::<Vec<_>>()
    };
    assert_eq!(headings(&asked(b';', 1)), ["a,b", "c"]);
    assert_eq!(headings(&asked(b',', 1)), ["a", "b;c"]);
    assert_eq!(headings(&asked(b';', 2)), ["1,5", "2"]);
    let latin = Asked {
        encoding: Some(encoding_rs::ISO_8859_15),
        ..Asked::default()
    };
    let told = inspect(b"a;b\n\xa4;1\n", &latin).unwrap();
    assert_eq!(
        (told.encoding, told.evidence),
        (Some("ISO-8859-15"), Evidence::Asked)
    );
}

#[test]
fn the_decimal_mark_that_is_asked_for_is_the_only_one_tried() {
    let text = "a;b\n1.500;1,5\n2.250;2,5\n";
    let cells = |decimal| {
        let asked = Asked {
            decimal,
            ..Asked::default()
        };
        let told = inspect(text.as_bytes(), &asked).unwrap();
        told.columns
            .into_iter()
            .map(|it| it.cells)
            .collect::<Vec<_>>()
    };
    let decimal = |mark| Cells::Decimal(mark, None);
    assert_eq!(cells(None), [decimal('.'), decimal(',')]);
    assert_eq!(cells(Some(',')), [Cells::Text, decimal(',')]);
    assert_eq!(cells(Some('.')), [decimal('.'), Cells::Text]);
}

#[test]
fn how_a_file_is_written_is_told_with_its_evidence() {
    let told = inspected("\u{feff}a;é\r\n1;2\n3;4;5\r\na;é\n");
    assert_eq!(
        (told.encoding, told.evidence),
        (Some("UTF-8"), Evidence::Mark)
    );
    assert_eq!(told.line_ends, [2, 2, 0]);
    assert_eq!((told.delimiter, told.rows), (';', 1));
    assert_eq!(told.ballots[0].0, ';');
    let misshapen: Vec<_> = told
        .misshapen
        .iter()
        .map(|(code, lines)| (*code, lines.clone()))
        .collect();
    assert_eq!(
        misshapen,
        [(Code::CsvRowLong, vec![3]), (Code::RowIsHeader, vec![4])]
    );
    assert_eq!(inspected("a;b\n1;2\n").evidence, Evidence::Ascii);
}
