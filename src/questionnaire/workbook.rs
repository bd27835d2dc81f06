//! A form to an `XLSForm`: a workbook of three sheets, `survey`, `choices` and `settings`.
//!
//! Every cell is text, so that no code turns into a number or a date; the date of creation is fixed, so that the same
//! form gives the same bytes.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::form::{Form, Row};
use crate::i18n::Text;

/// The languages, as columns name them.
pub const LANGUAGES: [&str; 2] = ["Français (fr)", "English (en)"];

/// The columns of the sheet `survey` that hold no text to translate, before those that do.
const PLAIN: [&str; 6] = [
    "type",
    "name",
    "required",
    "relevant",
    "constraint",
    "calculation",
];
/// Its columns in each language.
const TOLD: [&str; 4] = ["label", "hint", "guidance_hint", "constraint_message"];

/// The bytes of the workbook.
///
/// # Errors
/// Where a text is longer than a cell can hold.
pub fn bytes(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let survey = survey(form);
    let choices = choices(form);
    let settings = settings(form);
    for (name, rows) in [
        ("survey", survey),
        ("choices", choices),
        ("settings", settings),
    ] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        fill(sheet, &rows)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, rows: &[Vec<String>]) -> Result<(), XlsxError> {
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, cell)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    for (column, width) in (0_u16..).zip([28.0, 28.0, 12.0]) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

/// `column` in each language.
fn headings(column: &str) -> [String; 2] {
    LANGUAGES.map(|language| format!("{column}::{language}"))
}

fn survey(form: &Form) -> Vec<Vec<String>> {
    let plain = PLAIN.iter().map(|name| (*name).to_owned());
    let told = TOLD.iter().flat_map(|column| headings(column));
    let head = plain.chain(told).collect();
    let rows = form.rows.iter().map(|row| row_cells(form, row));
    [head].into_iter().chain(rows).collect()
}

fn row_cells(form: &Form, row: &Row) -> Vec<String> {
    let told = [&row.label, &row.hint, &row.guidance, &row.objection].map(Option::as_ref);
    let mut cells = vec![
        row.kind.written(form),
        row.name.clone(),
        if row.required { "yes" } else { "" }.to_owned(),
        row.relevant.clone(),
        row.constraint.clone(),
        row.calculation.clone(),
    ];
    cells.extend(told.into_iter().flat_map(in_each_language));
    cells
}

/// A text in each language; a reference to a question is for expressions alone.
fn in_each_language(text: Option<&Text>) -> [String; 2] {
    let plain = |text: &str| text.replace("${", "$ {");
    match text {
        None => [String::new(), String::new()],
        Some(text) => [plain(&text.fr), plain(&text.en)],
    }
}

fn choices(form: &Form) -> Vec<Vec<String>> {
    let [french, english] = headings("label");
    let head = vec!["list_name".to_owned(), "name".to_owned(), french, english];
    let lists = form.lists.iter();
    let rows = lists.flat_map(|(list, choices)| {
        choices.iter().map(move |choice| {
            let [french, english] = in_each_language(Some(&choice.label));
            vec![list.clone(), choice.code.clone(), french, english]
        })
    });
    [head].into_iter().chain(rows).collect()
}

fn settings(form: &Form) -> Vec<Vec<String>> {
    let head = ["form_title", "form_id", "version", "default_language"];
    let language = match form.language {
        crate::i18n::Lang::Fr => LANGUAGES[0],
        crate::i18n::Lang::En => LANGUAGES[1],
    };
    let values = [&form.title, &form.id, &form.version, language];
    vec![
        head.map(str::to_owned).to_vec(),
        values.map(str::to_owned).to_vec(),
    ]
}
