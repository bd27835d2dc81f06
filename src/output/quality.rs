//! The quality report of exports: for each file how it was read and what became of its rows, then for each
//! variable how many values it has and why the others lack.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint};

use crate::collection::{Collection, FileAccount, VariableAccount};
use crate::i18n::ingest::sheet_read;
use crate::i18n::{Lang, Text, output as said};
use crate::output::{number, page};
use crate::plan::Plan;
use crate::referential::Missing;

/// Writes the report, no line of which passes `width`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    plan: &Plan,
    collection: &Collection,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    for file in &collection.files {
        out.write_all(page::paragraph(&file.file, width).as_bytes())?;
        for fact in facts(file, lang) {
            out.write_all(page::subparagraph(fact.in_lang(lang), width).as_bytes())?;
        }
    }
    for file in &collection.files {
        if !file.variables.is_empty() {
            writeln!(out)?;
            out.write_all(page::paragraph(&file.file, width).as_bytes())?;
            out.write_all(page::text(&variables(plan, file, lang, width)).as_bytes())?;
        }
    }
    if let Some(notice) = &collection.notice {
        out.write_all(page::paragraph(notice, width).as_bytes())?;
    }
    Ok(())
}

/// How a file was read, then what became of its rows, `read = kept + excluded + duplicate + rejected`, then why.
fn facts(file: &FileAccount, lang: Lang) -> Vec<Text> {
    if let Some(because) = &file.refused {
        return vec![said::refused(because)];
    }
    let rows = |rows: u64| number::whole(i128::from(rows), lang);
    let excluded = file.excluded.values().map(|(_, rows)| rows).sum::<u64>();
    let rejected = file.rejected.values().sum::<u64>();
    let account = said::account(
        [file.read, file.kept, excluded, file.duplicate, rejected],
        rows,
    );
    let whys = file.excluded.values();
    let codes = file.rejected.iter();
    let dialect = file.dialect.as_ref();
    let unread = dialect.filter(|read| !read.unread.is_empty());
    dialect
        .map(|read| match &read.sheet {
            Some(sheet) => sheet_read(sheet, !read.encoding_detected),
            None => said::dialect(
                (&read.encoding, read.encoding_detected),
                (read.delimiter, read.delimiter_detected),
            ),
        })
        .into_iter()
        .chain(unread.map(|read| said::unread_columns(&read.unread)))
        .chain([account])
        .chain(whys.map(|(why, count)| said::excluded(why, *count, &rows(*count))))
        .chain(codes.map(|(code, count)| said::rejected(code, *count, &rows(*count))))
        .chain(file.edits.iter().map(|(id, edit)| {
            let counts = [edit.judged, edit.failed, edit.undetermined];
            said::edit(id, counts, rows)
        }))
        .collect()
}

fn variables(plan: &Plan, file: &FileAccount, lang: Lang, width: usize) -> comfy_table::Table {
    let mut table = page::grid(width);
    let headings = said::variable_headings();
    table.set_header(headings.iter().map(|it| it.in_lang(lang).to_owned()));
    for (id, account) in &file.variables {
        let invalid = account.missing.get(&Missing::Invalid).copied();
        table.add_row([
            page::plain(&plan.variable(*id).id),
            number::whole(i128::from(account.valid), lang),
            missing(account, lang),
            number::whole(i128::from(invalid.unwrap_or(0)), lang),
        ]);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    for at in [1, 3] {
        if let Some(column) = table.column_mut(at) {
            column.set_cell_alignment(CellAlignment::Right);
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    table
}

/// `12 sans réponse, 3 ne sait pas`; invalid ones have a column of their own.
fn missing(account: &VariableAccount, lang: Lang) -> String {
    let parts = account
        .missing
        .iter()
        .filter(|(reason, rows)| **reason != Missing::Invalid && **rows > 0)
        .map(|(reason, rows)| {
            let rows = number::whole(i128::from(*rows), lang);
            format!("{rows} {}", said::missing(reason.name()).in_lang(lang))
        });
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::collection::{DialectRead, EditAccount};
    use crate::output::sample;
    use crate::plan::{AssociationId, SourceId, VariableId};

    fn collection() -> Collection {
        let dialect = DialectRead {
            sheet: None,
            encoding: "windows-1252".into(),
            delimiter: ';',
            header_rows: 1,
            encoding_detected: true,
            delimiter_detected: false,
            unread: vec!["Commentaire".into()],
        };
        let because = Text::new("Réponses closes", "Closed answers");
        let account = VariableAccount {
            valid: 1180,
            missing: BTreeMap::from([
                (Missing::NoAnswer, 12),
                (Missing::NotConcerned, 5),
                (Missing::Invalid, 3),
            ]),
        };
        let edit = EditAccount {
            judged: 1_100,
            failed: 3,
            undetermined: 100,
        };
        let read = FileAccount {
            edits: BTreeMap::from([("dates".to_owned(), edit)]),
            file: "rheso/sorties-2025.csv".into(),
            association: AssociationId(1),
            source: SourceId(0),
            digest: None,
            dialect: Some(dialect),
            refused: None,
            read: 1224,
            kept: 1200,
            excluded: BTreeMap::from([("a".to_owned(), (because, 20))]),
            duplicate: 3,
            rejected: BTreeMap::from([("period-invalid", 1)]),
            variables: BTreeMap::from([(VariableId(0), account)]),
        };
        let refused = FileAccount {
            file: "rheso/sorties-2024.csv".into(),
            dialect: None,
            refused: Some(Text::new(
                "guillemet jamais fermé",
                "a quote is never closed",
            )),
            read: 0,
            kept: 0,
            excluded: BTreeMap::new(),
            duplicate: 0,
            rejected: BTreeMap::new(),
            variables: BTreeMap::new(),
            ..read.clone()
        };
        Collection {
            files: vec![refused, read],
            notice: Some("données fictives".into()),
            ..Collection::default()
        }
    }

    #[test]
    fn every_missing_reason_has_its_words() {
        for reason in Missing::ALL {
            let words = said::missing(reason.name());
            assert_ne!(words.fr, words.en, "{reason:?}");
        }
    }

    fn report(lang: Lang, width: usize) -> String {
        let mut out = Vec::new();
        write(&mut out, &sample::plan(), &collection(), lang, width).unwrap();
        let text = String::from_utf8(out).unwrap();
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn every_row_is_accounted_for() {
        assert_eq!(
            report(Lang::Fr, 60),
            "\
rheso/sorties-2024.csv
  fichier refusé : guillemet jamais fermé
rheso/sorties-2025.csv
  encodage windows-1252 (détecté), séparateur « ; »
  1 colonne non lue : `Commentaire`
  1 224 lignes lues = 1 200 retenues + 20 exclues +
  3 doublons + 1 rejetée
  20 exclues : Réponses closes
  1 rejetée : `period-invalid`
  contrôle `dates` : 1 100 lignes jugées, 3 en échec,
  100 indéterminées

rheso/sorties-2025.csv
─────────────────────────────────────────────────────
Variable  Valides  Manquantes              Invalides
═════════════════════════════════════════════════════
sexe        1 180  12 sans réponse, 5 non          3
                   concerné
─────────────────────────────────────────────────────
données fictives
"
        );
        let english = report(Lang::En, 100);
        let account = "1,224 rows read = 1,200 kept + 20 excluded + 3 duplicate + 1 rejected";
        assert!(english.contains(account), "{english}");
        assert!(english.contains("encoding windows-1252 (detected), delimiter “;”"));
    }
}
