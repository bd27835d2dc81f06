//! What is said of workbooks, and of what is neither one nor a CSV.

use crate::i18n::{Said, Text, plural_en, plural_fr, shown, ticked};
use crate::ingest::Refused;

/// What is neither a text nor a workbook that is read.
pub fn format_refused(kind: Refused) -> Said {
    let (fr, en) = match kind {
        Refused::Xls => (
            "un classeur d'avant 2007 (.xls)",
            "a workbook from before 2007 (.xls)",
        ),
        Refused::Locked => (
            "un classeur protégé par un mot de passe",
            "a workbook behind a password",
        ),
        Refused::Xlsb => ("un classeur binaire (.xlsb)", "a binary workbook (.xlsb)"),
        Refused::Ods => (
            "un classeur de LibreOffice (.ods)",
            "a workbook of LibreOffice (.ods)",
        ),
        Refused::Zip => ("une archive (.zip)", "an archive (.zip)"),
        Refused::Broken => (
            "une archive ou un classeur incomplet",
            "an archive or a workbook that is not whole",
        ),
        Refused::Gzip => ("un fichier compressé (.gz)", "a compressed file (.gz)"),
    };
    let said = Said::fact(
        format!("ce fichier n'est ni un CSV ni un classeur .xlsx, mais {fr}"),
        format!("this file is neither CSV nor an .xlsx workbook, but {en}"),
    );
    match kind {
        Refused::Xls | Refused::Xlsb | Refused::Ods => said.help(
            "ouvrez-le dans le tableur et enregistrez-le au format « Classeur Excel (.xlsx) »",
            "open it in the spreadsheet and save it as “Excel workbook (.xlsx)”",
        ),
        Refused::Locked => said.help(
            "ouvrez-le avec son mot de passe et enregistrez-le en .xlsx, sans mot de passe",
            "open it with its password and save it as .xlsx, without a password",
        ),
        Refused::Zip | Refused::Gzip => said.help(
            "sortez-en le fichier .csv ou .xlsx et déposez-le à sa place",
            "take the .csv or .xlsx file out of it and put it in its place",
        ),
        Refused::Broken => said.help(
            "demandez-le de nouveau\u{a0}: l'envoi ou l'enregistrement s'est sans doute arrêté trop tôt",
            "ask for it again: it was probably cut short while being sent or saved",
        ),
    }
}

/// A workbook under the name of a CSV.
pub fn workbook_not_csv(extension: &str) -> Said {
    Said::fact(
        format!("ce fichier n'est pas un CSV mais un classeur .xlsx, malgré son nom en `.{extension}`"),
        format!("this file is not CSV but an .xlsx workbook, whatever its name in `.{extension}`"),
    )
    .help(
        "rendez-lui l'extension .xlsx, et donnez ce nom dans `files:`\u{a0}; ou enregistrez la feuille en CSV",
        "give it back its extension .xlsx, and that name in `files:`; or save the sheet as CSV",
    )
}

/// A workbook that unpacks to more than the limit of size.
pub fn limit_workbook_size(size: u64, limit: u64) -> Said {
    Said::fact(
        format!(
            "décompressé, ce classeur tient au moins {size} octets, au-delà de la limite de {limit} octets"
        ),
        format!("unpacked, this workbook takes at least {size} bytes, past the limit of {limit}"),
    )
    .help(
        "coupez l'export en plusieurs classeurs, et supprimez ce qui déborde loin du tableau",
        "split the export into several workbooks, and delete what stands far away from the table",
    )
}

/// A workbook that cannot be read.
pub fn workbook_damaged() -> Said {
    Said::fact(
        "ce classeur est abîmé, ou n'est pas écrit comme un tableur l'écrit",
        "this workbook is damaged, or is not written as a spreadsheet writes it",
    )
    .help(
        "ouvrez-le dans le tableur et enregistrez-le de nouveau en .xlsx, ou demandez-le de nouveau",
        "open it in the spreadsheet and save it again as .xlsx, or ask for it again",
    )
}

/// A sheet that the workbook does not have; `near`, one that it has, that may be meant.
pub fn sheet_unknown(asked: &str, known: &[&str], near: Option<&str>) -> Said {
    let (count, sheets) = (known.len() as u64, named(known));
    let asked = shown(asked);
    let said = Said::fact(
        plural_fr(
            count,
            &format!("ce classeur n'a pas de feuille `{asked}`\u{a0}: sa feuille est {sheets}"),
            &format!("ce classeur n'a pas de feuille `{asked}`\u{a0}: ses feuilles sont {sheets}"),
        ),
        plural_en(
            count,
            &format!("this workbook has no sheet `{asked}`: its sheet is {sheets}"),
            &format!("this workbook has no sheet `{asked}`: its sheets are {sheets}"),
        ),
    );
    match near.map(shown) {
        Some(near) => said.help(
            format!("écrivez `{near}`, ou renommez la feuille"),
            format!("write `{near}`, or rename the sheet"),
        ),
        None => said.help(
            "donnez le nom d'une de ses feuilles à `sheet:`",
            "give `sheet:` the name of one of its sheets",
        ),
    }
}

/// Several sheets shown that hold something, and none named.
pub fn sheet_several(read: &str, others: &[String]) -> Said {
    let (count, names) = (others.len() as u64, named(others));
    let read = shown(read);
    Said::fact(
        plural_fr(
            count,
            &format!("la feuille `{read}` est lue, et {names} ne l'est pas"),
            &format!("la feuille `{read}` est lue, et {names} ne le sont pas"),
        ),
        plural_en(
            count,
            &format!("the sheet `{read}` is read, and {names} is not"),
            &format!("the sheet `{read}` is read, and {names} are not"),
        ),
    )
    .help(
        format!(
            "dites laquelle\u{a0}: `dialect: {{sheet: {}}}`",
            quoted(&read)
        ),
        format!("say which: `dialect: {{sheet: {}}}`", quoted(&read)),
    )
}

/// Names of sheets, each short enough for a message.
fn named(sheets: &[impl AsRef<str>]) -> String {
    ticked(sheets.iter().map(|sheet| shown(sheet.as_ref())))
}

/// A name as YAML takes it.
fn quoted(name: &str) -> String {
    let plain = |it: char| it.is_alphanumeric() || it == '_';
    let begins = name.chars().next().is_some_and(char::is_alphabetic);
    if begins && name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A sheet that holds nothing.
pub fn sheet_empty(name: &str) -> Said {
    let name = shown(name);
    Said::fact(
        format!("la feuille `{name}` est vide"),
        format!("the sheet `{name}` is empty"),
    )
    .help("demandez de nouveau l'export", "ask for the export again")
}

/// A workbook of which no sheet that is shown holds anything; `hidden` ones do.
pub fn workbook_empty(hidden: &[&str]) -> Said {
    if hidden.is_empty() {
        return Said::fact(
            "aucune feuille du classeur ne contient quoi que ce soit",
            "no sheet of the workbook holds anything",
        )
        .help("demandez de nouveau l'export", "ask for the export again");
    }
    let (count, names) = (hidden.len() as u64, named(hidden));
    Said::fact(
        plural_fr(
            count,
            &format!("les feuilles affichées du classeur sont vides\u{a0}; {names} est masquée"),
            &format!("les feuilles affichées du classeur sont vides\u{a0}; {names} sont masquées"),
        ),
        plural_en(
            count,
            &format!("the sheets shown in the workbook are empty; {names} is hidden"),
            &format!("the sheets shown in the workbook are empty; {names} are hidden"),
        ),
    )
    .help(
        "une feuille masquée n'est lue que si `dialect: {sheet: …}` la nomme",
        "a hidden sheet is read only where `dialect: {sheet: …}` names it",
    )
}

/// How a workbook was read: which sheet; whether the source names it.
pub fn sheet_read(name: &str, named: bool) -> Text {
    let name = shown(name);
    let read = Text::new(
        format!("classeur, feuille «\u{a0}{name}\u{a0}»"),
        format!("workbook, sheet \u{201c}{name}\u{201d}"),
    );
    if named {
        return read;
    }
    Text::new(
        format!("{} (détectée)", read.fr),
        format!("{} (detected)", read.en),
    )
}
