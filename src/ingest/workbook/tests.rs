//! What a workbook is made of, from packages written here member by member: no spreadsheet writes the hostile ones.

use std::io::Write;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::*;

const POINT: Spelling = Spelling {
    decimal: '.',
    booleans: ["TRUE", "FALSE"],
};

/// The members of a workbook of these sheets: name, state, rows. Formats: 0 general, 1 day, 2 moment, 3 percentage, 4
/// duration.
fn members(sheets: &[(&str, &str, &str)], properties: &str) -> Vec<(String, String)> {
    let (mut list, mut relations, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (name, state, rows)) in (1..).zip(sheets) {
        list.push(format!(
            "<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"r{at}\"/>"
        ));
        relations.push(format!(
            "<Relationship Id=\"r{at}\" Type=\"http://x/relationships/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        ));
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        all.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
    }
    let (list, relations) = (list.concat(), relations.concat());
    let formats = [0, 14, 22, 9, 46].map(|id| format!("<xf numFmtId=\"{id}\"/>"));
    let of = |name: &str, text: String| (name.to_owned(), text);
    all.push(of("[Content_Types].xml", "<Types/>".to_owned()));
    all.push(of(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"http://x/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".to_owned(),
    ));
    all.push(of(
        "xl/workbook.xml",
        format!("<workbook><workbookPr {properties}/><sheets>{list}</sheets></workbook>"),
    ));
    all.push(of(
        "xl/_rels/workbook.xml.rels",
        format!("<Relationships>{relations}</Relationships>"),
    ));
    all.push(of(
        "xl/styles.xml",
        format!(
            "<styleSheet><cellXfs>{}</cellXfs></styleSheet>",
            formats.concat()
        ),
    ));
    all
}

fn packed(members: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    packed(&members(sheets, ""))
}

/// A cell that holds a text.
fn text(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// What the first sheet of a workbook of these rows reads as.
fn read(rows: &str) -> Result<String, Code> {
    read_within(&workbook(&[("Feuil1", "visible", rows)]), LARGEST_FILE)
}

fn read_within(bytes: &[u8], limit: u64) -> Result<String, Code> {
    let mut workbook = Workbook::within(bytes, limit).map_err(|(code, _)| code)?;
    let chosen = workbook.choose(None).map_err(|(code, _)| code)?;
    workbook.text(&chosen.name, POINT).map_err(|(code, _)| code)
}

#[test]
fn a_line_is_a_row_of_the_sheet() {
    let rows = [
        format!(
            "<row r=\"3\">{}{}</row>",
            text("B3", "Sexe"),
            text("C3", "a;\"b\"")
        ),
        format!("<row r=\"6\">{}</row>", text("A6", "x&#10;y")),
    ];
    assert_eq!(
        read(&rows.concat()).unwrap(),
        ";\n;\n;Sexe;\"a;\"\"b\"\"\"\n;\n;\nx y;;\n"
    );
    // Rows out of order, and without their places.
    let rows = [
        format!("<row r=\"2\">{}</row>", text("A2", "b")),
        format!("<row r=\"1\">{}</row>", text("A1", "a")),
    ];
    assert_eq!(read(&rows.concat()).unwrap(), "a\nb\n");
    assert_eq!(
        read("<row><c><v>1</v></c><c/><c><v>2</v></c></row>").unwrap(),
        "\u{0}1;;\u{0}2\n"
    );
    let twice = format!("<row r=\"1\">{}{}</row>", text("A1", "a"), text("A1", "b"));
    assert_eq!(read(&twice).unwrap(), "b\n");
    assert_eq!(read(&text("A1", "sep=,")).unwrap(), " sep=,\n");
}

#[test]
fn each_kind_of_cell_is_the_text_that_a_csv_would_have() {
    let cells = [
        ("t=\"n\"", "45720", "\u{0}45720"),
        ("s=\"1\"", "45720", "\u{0}2025-03-04"),
        ("s=\"2\"", "45720.5", "\u{0}2025-03-04T12:00:00"),
        ("s=\"3\"", "0.255", "\u{0}25.5%"),
        ("s=\"4\"", "1.5", "\u{0}36:00:00"),
        ("t=\"b\"", "1", "TRUE"),
        ("t=\"b\"", "0", "FALSE"),
        ("t=\"e\"", "#N/A", "#N/A"),
        ("t=\"e\"", "#REF!", "#REF!"),
        ("t=\"str\"", "ab", "ab"),
        ("t=\"d\"", "2025-03-04T00:00:00", "\u{0}2025-03-04"),
        ("", "0.30000000000000004", "\u{0}0.3"),
    ];
    for (attributes, value, wanted) in cells {
        let row =
            format!("<row r=\"1\"><c r=\"A1\" {attributes}><f>SUM(B1)</f><v>{value}</v></c></row>");
        assert_eq!(
            read(&row).unwrap(),
            format!("{wanted}\n"),
            "{attributes} {value}"
        );
    }
    let never = "<c r=\"A1\"><f>1+1</f></c><c r=\"B1\"><f>2</f><v>2</v></c><c r=\"C1\" t=\"str\"><f>3</f><v></v></c>";
    assert_eq!(read(never).unwrap(), "=?;\u{0}2\n");
    let row = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44258</v></c></row>";
    let since_1904 = packed(&members(&[("a", "visible", row)], "date1904=\"1\""));
    assert_eq!(
        read_within(&since_1904, LARGEST_FILE).unwrap(),
        "\u{0}2025-03-04\n"
    );
    let rich = "<c r=\"A1\" t=\"inlineStr\"><is><r><t>Sans </t></r><r><t>abri</t></r></is></c>";
    assert_eq!(read(rich).unwrap(), "Sansabri\n");
    let rich = rich.replace("<t>Sans", "<t xml:space=\"preserve\">Sans");
    assert_eq!(read(&rich).unwrap(), "Sans abri\n");
}

#[test]
fn the_sheet_is_the_one_named_or_the_first_shown_that_holds_anything() {
    let some = text("A1", "a");
    let bytes = workbook(&[
        ("Listes", "hidden", &some),
        (
            "Vide",
            "visible",
            "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>",
        ),
        ("Réponses", "visible", &some),
        ("Bilan", "visible", &some),
    ]);
    let book = Workbook::open(&bytes).unwrap();
    let chosen = |asked| {
        book.choose(asked)
            .map_err(|(code, said)| (code, said.message.fr.clone(), said.help))
    };
    let first = chosen(None).unwrap();
    assert_eq!(
        (first.name.as_str(), first.others),
        ("Réponses", vec!["Bilan".to_owned()])
    );
    for (asked, name) in [
        ("Listes", "Listes"),
        ("Re\u{301}ponses", "Réponses"),
        (" Bilan ", "Bilan"),
    ] {
        assert_eq!(chosen(Some(asked)).unwrap().name, name);
    }
    let (code, said, help) = chosen(Some("Réponse")).unwrap_err();
    assert_eq!(code, Code::SheetUnknown);
    assert!(
        said.ends_with("ses feuilles sont `Listes`, `Vide`, `Réponses`, `Bilan`"),
        "{said}"
    );
    assert!(help.unwrap().fr.contains("écrivez `Réponses`"));
    let only = workbook(&[("Cachée", "veryHidden", &some)]);
    assert_eq!(
        Workbook::open(&only).unwrap().choose(None).unwrap().name,
        "Cachée"
    );
    let hidden = workbook(&[("Cachée", "hidden", &some), ("Feuil1", "visible", "")]);
    let hidden = Workbook::open(&hidden).unwrap();
    let (code, said) = hidden.choose(None).unwrap_err();
    assert_eq!(code, Code::CsvEmpty);
    assert!(
        said.message.fr.ends_with("`Cachée` est masquée"),
        "{}",
        said.message.fr
    );
    assert_eq!(read(""), Err(Code::CsvEmpty));
}

#[test]
fn two_cells_at_the_ends_of_a_sheet_make_no_rectangle() {
    let rows = [text("A1", "a"), text("XFD1048576", "b")].concat();
    let laid = read(&rows).unwrap();
    assert_eq!(laid.lines().count(), 1 << 20);
    assert!(laid.len() < 3 << 20, "{}", laid.len());
    // Many rows as wide as that would be one: refused before it is laid out.
    let mut rows: String = (1..=3000)
        .map(|row| text(&format!("A{row}"), "a"))
        .collect();
    rows += &text("XFD1", "b");
    let bytes = workbook(&[("a", "visible", &rows)]);
    assert_eq!(read_within(&bytes, 1 << 20), Err(Code::LimitFileSize));
    assert!(read_within(&bytes, 1 << 26).is_ok());
    for place in ["XFE1", "A1048577", "A4294967295"] {
        assert_eq!(
            read(&text(place, "a")),
            Err(Code::WorkbookDamaged),
            "{place}"
        );
    }
    // Past what 32 bits count, the reader counts from zero again: some place or none, and no panic.
    for place in ["ZZZZZZZZZZ1", "A99999999999999999999"] {
        let _ = read(&text(place, "a"));
    }
}

#[test]
fn what_a_package_unpacks_to_is_counted_whatever_it_says() {
    let mut members = members(&[("a", "visible", &text("A1", "a"))], "");
    members.push(("xl/media/blank.bin".to_owned(), " ".repeat(1 << 20)));
    let bytes = packed(&members);
    assert!(bytes.len() < 1 << 14);
    assert_eq!(read_within(&bytes, 1 << 16), Err(Code::LimitFileSize));
    assert!(read_within(&bytes, 1 << 21).is_ok());
    // The same, which says that it is small: it is no further unpacked than it says.
    let told = (1_u32 << 20).to_le_bytes();
    let mut lying = bytes.clone();
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, &told).collect();
    assert_eq!(places.len(), 2, "the local header and the directory");
    for at in places {
        lying[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    assert_eq!(read_within(&lying, 1 << 16), Err(Code::WorkbookDamaged));
    assert_eq!(
        read_within(&bytes[..bytes.len() / 2], LARGEST_FILE),
        Err(Code::WorkbookDamaged)
    );
    // One text, many times.
    let long = "x".repeat(1 << 15);
    members.push((
        "xl/sharedStrings.xml".to_owned(),
        format!("<sst uniqueCount=\"1\"><si><t>{long}</t></si></sst>"),
    ));
    let rows = (1..=1000).map(|row| format!("<c r=\"A{row}\" t=\"s\"><v>0</v></c>"));
    let rows = rows.collect::<Vec<_>>().concat();
    members[0].1 = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    assert_eq!(
        read_within(&packed(&members), 1 << 22),
        Err(Code::LimitFileSize)
    );
    assert_eq!(
        read_within(&packed(&members), 1 << 26)
            .unwrap()
            .lines()
            .count(),
        1000
    );
}

#[test]
fn what_would_be_reserved_on_its_word_is_damaged() {
    let sheets = [("a", "visible", "<c r=\"A1\" t=\"s\"><v>0</v></c>")];
    let of = |name: &str, text: &str| {
        let mut members = members(&sheets, "");
        members.retain(|(member, _)| member != name);
        members.push((name.to_owned(), text.to_owned()));
        read_within(&packed(&members), LARGEST_FILE)
    };
    let texts = |count: &str| {
        of(
            "xl/sharedStrings.xml",
            &format!("<sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>"),
        )
    };
    assert_eq!(texts("1").as_deref(), Ok("a\n"));
    assert_eq!(texts("99999999999999"), Err(Code::WorkbookDamaged));
    let styles = |formats: usize| {
        let formats = "<xf/>".repeat(formats);
        of(
            "xl/styles.xml",
            &format!("<styleSheet><cellXfs>{formats}</cellXfs></styleSheet>"),
        )
    };
    // Without its table of texts, a cell says nothing that can be known.
    assert_eq!(styles(1), Err(Code::WorkbookDamaged));
    assert_eq!(styles(70_000), Err(Code::WorkbookDamaged));
}

#[test]
fn what_is_written_as_a_copy_reads_back_as_it_was() {
    let day = "<c r=\"A2\" s=\"1\"><v>45720</v></c>";
    let moment = "<c r=\"B2\" s=\"2\"><v>45720.430555555555</v></c>";
    let rows = [
        text("A1", "Entrée"),
        text("B1", "a;b"),
        text("C1", "N°"),
        day.to_owned(),
        moment.to_owned(),
        "<c r=\"C2\"><v>-12.25</v></c>".to_owned(),
        text("A4", "=1+1"),
        text("C4", "007"),
    ];
    let bytes = workbook(&[("Réponses", "visible", &rows.concat())]);
    for decimal in ['.', ','] {
        let spelling = Spelling::with(decimal);
        let text = |bytes: &[u8]| {
            Workbook::open(bytes)
                .unwrap()
                .text("Réponses", spelling)
                .unwrap()
        };
        let first = text(&bytes);
        assert!(first.contains(&format!("\u{0}-12{decimal}25")), "{first}");
        let copy = copy::write(&first, "Réponses", decimal).unwrap();
        assert_eq!(text(&copy), first);
        assert_eq!(copy, copy::write(&first, "Réponses", decimal).unwrap());
        // Blank lines are rows too.
        let narrow = "\nÂge\n\n\u{0}34\n";
        let copy = copy::write(narrow, "Réponses", decimal).unwrap();
        assert_eq!(text(&copy), narrow);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever bytes of the members are others, and whatever bytes of the package, a workbook is read or refused.
    #[test]
    fn no_bytes_make_the_reader_panic(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[ -~]{0,3}"), 0..4),
        bytes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        cut in proptest::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let rows = [
            text("A1", "Sexe"),
            text("B1", "Âge"),
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><f>B3</f><v>45720</v></c></row>".to_owned(),
        ];
        let mut members = members(&[("Réponses", "visible", &rows.concat()), ("b", "hidden", "")], "date1904=\"0\"");
        members[0].1 = members[0].1.replace("<sheetData>", "<dimension ref=\"A1:B2\"/><sheetData>");
        members.push(("xl/sharedStrings.xml".into(), "<sst uniqueCount=\"1\"><si><r><t>a_x000D_</t></r></si></sst>".into()));
        for (member, at, by) in changes {
            let text = &mut member.get_mut(&mut members).1;
            let mut at = at.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let end = (at + 1..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(at);
            text.replace_range(at..end, &by);
        }
        let mut package = packed(&members);
        for (at, byte) in bytes {
            *at.get_mut(&mut package) = byte;
        }
        if let Some(cut) = cut {
            package.truncate(cut.index(package.len()));
        }
        let _ = package::kind(&package);
        let _ = read_within(&package, 1 << 24);
    }
}
