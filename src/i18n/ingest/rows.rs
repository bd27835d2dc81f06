//! What is said of rows: blank, remarked, rejected.

use crate::i18n::{Said, Text, plural_en, plural_fr, ticked};

use super::cells::{Hints, with_hints};
use super::lines::rows_said;

/// Rows at fault: how many, and the lines of the first, at least one.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    /// How many rows.
    pub count: u64,
    /// The lines of the first of them, in order.
    pub first: &'a [u64],
}

/// « lignes 15 et 73 », « 12 lignes, les premières 15, 73, 80, 81 et 90 ».
fn lines_said(lines: &Lines<'_>) -> Text {
    let (Some((last, before)), Some(first)) = (lines.first.split_last(), lines.first.first())
    else {
        return rows_said((lines.count, 0));
    };
    if before.is_empty() {
        return rows_said((lines.count, *first));
    }
    let before: Vec<String> = before.iter().map(u64::to_string).collect();
    let before = before.join(", ");
    if lines.first.len() as u64 == lines.count {
        return Text::new(
            format!("lignes {before} et {last}"),
            format!("lines {before} and {last}"),
        );
    }
    let count = lines.count;
    Text::new(
        format!("{count} lignes, les premières {before} et {last}"),
        format!("{count} rows, the first on lines {before} and {last}"),
    )
}

/// Rows rejected, or remarked, for one column; `column` is empty where the whole row is at fault.
pub fn rows(code: &str, column: &str, lines: &Lines<'_>, hints: &Hints<'_>) -> Said {
    let said = rows_fact(code, column, lines.count, lines_said(lines));
    match said.help.clone() {
        Some(mend) => with_hints(said, mend, hints),
        None => said,
    }
}

fn rows_fact(code: &str, column: &str, count: u64, rows: Text) -> Said {
    let lost_fr = plural_fr(count, "cette ligne est rejetée", "ces lignes sont rejetées");
    let lost_en = plural_en(count, "this row is rejected", "these rows are rejected");
    let (them_fr, them_en) = (
        plural_fr(count, "la", "les"),
        plural_en(count, "it", "them"),
    );
    let Text { fr, en } = rows;
    match code {
        "csv-row-short" => Said::fact(
            format!("moins de cellules que d'en-têtes\u{a0}: {fr}"),
            format!("fewer cells than headings: {en}"),
        )
        .help(
            format!("{lost_fr}\u{a0}: un saut de ligne ou un guillemet mal fermé a pu {them_fr} couper"),
            format!("{lost_en}: a line break or an ill-closed quote may have cut {them_en}"),
        ),
        "csv-row-long" => Said::fact(
            format!("plus de cellules que d'en-têtes\u{a0}: {fr}"),
            format!("more cells than headings: {en}"),
        )
        .help(
            format!("{lost_fr}\u{a0}: une cellule contient sans doute le séparateur sans guillemets"),
            format!("{lost_en}: a cell probably holds the delimiter without quotes"),
        ),
        "csv-quote-stray" => Said::fact(
            format!("guillemet au milieu d'une cellule\u{a0}: {fr}"),
            format!("a quote in the middle of a cell: {en}"),
        )
        .help(
            format!("{lost_fr}, car les cellules peuvent y être fausses\u{a0}: mettez la cellule entre guillemets et doublez les siens (`\"5\"\" environ\"`)"),
            format!("{lost_en}, for cells may be wrong there: put the cell in quotes and double its own (`\"5\"\" or so\"`)"),
        ),
        "csv-quote-open" => Said::fact(
            format!("guillemet ouvert et jamais fermé\u{a0}: {fr}"),
            format!("a quote opened and never closed: {en}"),
        )
        .help(
            format!("{lost_fr}, les lignes d'après sont lues\u{a0}: fermez ce guillemet là où finit sa cellule"),
            format!("{lost_en}, the lines after are read: close this quote where its cell ends"),
        ),
        "csv-second-table" => Said::fact(
            format!("un autre tableau commence sous le premier\u{a0}: {fr}"),
            format!("another table begins below the first one: {en}"),
        )
        .help(
            format!("{lost_fr}\u{a0}: enregistrez chaque tableau dans son propre fichier"),
            format!("{lost_en}: save each table in a file of its own"),
        ),
        "row-is-header" => Said::fact(
            format!("les en-têtes sont répétés parmi les réponses\u{a0}: {fr}"),
            format!("the headings are repeated among the answers: {en}"),
        )
        .help(
            format!("{lost_fr}, les autres sont lues\u{a0}: supprimez-{them_fr}, puis vérifiez qu'aucun export n'a été collé deux fois"),
            format!("{lost_en}, the others are read: delete {them_en}, then check that no export was pasted twice"),
        ),
        "row-total" => Said::fact(
            format!("ligne de total parmi les réponses\u{a0}: {fr}"),
            format!("a row of totals among the answers: {en}"),
        )
        .help(
            format!("{lost_fr}\u{a0}: supprimez-{them_fr} de l'export"),
            format!("{lost_en}: delete {them_en} from the export"),
        ),
        "period-invalid" => Said::fact(
            format!("la période ne peut pas être lue dans la colonne `{column}`\u{a0}: {fr}"),
            format!("the period cannot be read in the column `{column}`: {en}"),
        )
        .help(
            format!("{lost_fr}\u{a0}: corrigez l'export, ou `format:` de `period:`, ou écartez-{them_fr} par `rows:`"),
            format!("{lost_en}: mend the export, or `format:` of `period:`, or leave {them_en} out with `rows:`"),
        ),
        "wave-unknown" => Said::fact(
            format!("la vague est inconnue dans la colonne `{column}`\u{a0}: {fr}"),
            format!("the wave is unknown in the column `{column}`: {en}"),
        )
        .help(
            format!("{lost_fr}\u{a0}: ajoutez la cellule à `codes:` de `wave:`, ou écartez-{them_fr} par `rows:`"),
            format!("{lost_en}: add the cell to `codes:` of `wave:`, or leave {them_en} out with `rows:`"),
        ),
        "weight-invalid" => Said::fact(
            format!("le poids ne peut pas être lu dans la colonne `{column}`\u{a0}: {fr}"),
            format!("the weight cannot be read in the column `{column}`: {en}"),
        )
        .help(
            format!("{lost_fr}\u{a0}: un poids est un nombre au-dessus de 0\u{a0}; complétez l'export, ou écartez-{them_fr} par `rows:`"),
            format!("{lost_en}: a weight is a number above 0; fill in the export, or leave {them_en} out with `rows:`"),
        ),
        "id-missing" => Said::fact(
            format!("répondant absent\u{a0}: {fr}"),
            format!("respondent missing: {en}"),
        )
        .help(
            "complétez l'identifiant dans l'export\u{a0}; d'ici là, chaque ligne compte pour une personne à part",
            "fill in the id in the export; until then, each row counts as a person of its own",
        ),
        "response-test" => Said::fact(
            format!("on dirait un essai du formulaire\u{a0}: {fr}"),
            format!("this looks like a trial of the form: {en}"),
        )
        .help(
            format!("{}\u{a0}: écartez-{them_fr} par `rows: {{drop: […]}}`, avec sa raison", plural_fr(count, "cette ligne compte", "ces lignes comptent")),
            format!("{}: leave {them_en} out with `rows: {{drop: […]}}`, with the reason", plural_en(count, "this row counts", "these rows count")),
        ),
        "id-scientific" => Said::fact(
            format!("identifiant réduit par un tableur à une notation scientifique\u{a0}: {fr}"),
            format!("id turned by a spreadsheet into scientific notation: {en}"),
        )
        .help(
            "exportez de nouveau, avec la colonne au format Texte\u{a0}; d'ici là, chaque ligne compte pour une personne à part",
            "export again with the column as text; until then, each row counts as a person of its own",
        ),
        "date-period" => Said::fact(
            format!("la période lue dans la colonne `{column}` est à plus de dix ans des autres\u{a0}: {fr}"),
            format!("the period read in the column `{column}` is more than ten years from the others: {en}"),
        )
        .help(
            format!("{}\u{a0}: vérifiez l'année dans l'export, ou écartez-{them_fr} par `rows:`", plural_fr(count, "cette ligne compte pour sa période", "ces lignes comptent pour leur période")),
            format!("{}: check the year in the export, or leave {them_en} out with `rows:`", plural_en(count, "this row counts for its period", "these rows count for their periods")),
        ),
        "id-duplicate" => Said::fact(
            format!("même répondant plusieurs fois à la même vague, sur la même période\u{a0}: {fr}"),
            format!("the same respondent more than once in one wave of one period: {en}"),
        )
        .help(
            "toutes ces lignes sont rejetées\u{a0}: déclarez `duplicates:` (`keep: first` ou `last`) pour dire laquelle compte",
            "all these rows are rejected: declare `duplicates:` (`keep: first` or `last`) to say which one counts",
        ),
        "duplicate-tie" => Said::fact(
            format!("doublons que la règle ne départage pas\u{a0}: {fr}"),
            format!("duplicates that the rule cannot tell apart: {en}"),
        )
        .help(
            "ces lignes sont rejetées, car elles diffèrent\u{a0}: précisez `order:` de `duplicates:`, ou corrigez l'export",
            "these rows are rejected, for they differ: sharpen `order:` of `duplicates:`, or mend the export",
        ),
        other => Said::fact(format!("{other}\u{a0}: {fr}"), format!("{other}: {en}")),
    }
}

/// Persons whose id stands with zeros before it and without them.
pub fn id_zeros(persons: u64) -> Said {
    Said::fact(
        format!(
            "{persons} {} avec et sans zéros de tête (`00123` et `123`)",
            plural_fr(persons, "identifiant se lit", "identifiants se lisent")
        ),
        format!(
            "{persons} {} with and without zeros before it (`00123` and `123`)",
            plural_en(persons, "id stands", "ids stand")
        ),
    )
    .help(
        "un tableur ôte ces zéros\u{a0}: exportez de nouveau, la colonne au format Texte\u{a0}; d'ici là, chaque forme compte pour une personne à part",
        "a spreadsheet takes these zeros away: export again, the column as text; until then, each form counts as a person of its own",
    )
}

/// Values of `variable` far from those of the `former` period.
pub fn value_outlier(variable: &str, former: &Text, lines: &Lines<'_>) -> Said {
    let rows = lines_said(lines);
    Said::fact(
        format!(
            "valeur de `{variable}` loin de celles de {}\u{a0}: {}",
            former.fr, rows.fr
        ),
        format!(
            "value of `{variable}` far from those of {}: {}",
            former.en, rows.en
        ),
    )
    .help(
        "elle est gardée\u{a0}: vérifiez-la dans l'export, l'unité d'abord (semaines et jours, centimes et euros)",
        "it is kept: check it in the export, its unit first (weeks and days, cents and euros)",
    )
}

/// An edit that fails; `invalid`, the variables whose values are missing there, where it is a hard one.
pub fn edit_fails(id: &str, label: &Text, lines: &Lines<'_>, invalid: &[&str]) -> Said {
    let rows = lines_said(lines);
    let said = Said::fact(
        format!(
            "le contrôle `{id}` échoue («\u{a0}{}\u{a0}»)\u{a0}: {}",
            label.fr, rows.fr
        ),
        format!("the edit `{id}` fails (\"{}\"): {}", label.en, rows.en),
    );
    let count = invalid.len() as u64;
    let names = ticked(invalid);
    if invalid.is_empty() {
        said.help(
            "rien n'est changé\u{a0}: vérifiez ces réponses dans l'export",
            "nothing is changed: check these answers in the export",
        )
    } else {
        said.help(
            format!(
                "{names} y {}\u{a0}: corrigez l'export",
                plural_fr(
                    count,
                    "est tenue pour invalide",
                    "sont tenues pour invalides"
                )
            ),
            format!(
                "{names} {} held to be invalid there: mend the export",
                plural_en(count, "is", "are")
            ),
        )
    }
}

/// The reason of blank rows in the accounting.
pub fn blank_row() -> Text {
    Text::new("ligne vide", "blank row")
}

/// Why a row of tags below the headings is left out.
pub fn tags_row() -> Text {
    Text::new("ligne d'étiquettes HXL", "row of HXL tags")
}

/// Why a row whose answer was not finished is left out.
pub fn unfinished_row() -> Text {
    Text::new("réponse non terminée", "answer not finished")
}

/// What `rejets.csv` says of a row or a cell.
pub fn reject(code: &str) -> Text {
    match code {
        "csv-row-short" => Text::new(
            "moins de cellules que d'en-têtes",
            "fewer cells than headings",
        ),
        "csv-row-long" => Text::new(
            "plus de cellules que d'en-têtes",
            "more cells than headings",
        ),
        "csv-quote-stray" => Text::new(
            "guillemet au milieu d'une cellule",
            "quote in the middle of a cell",
        ),
        "csv-quote-open" => Text::new("guillemet mal fermé", "ill-closed quote"),
        "csv-second-table" => Text::new("ligne d'un autre tableau", "row of another table"),
        "row-is-header" => Text::new("en-têtes répétés", "headings repeated"),
        "row-total" => Text::new("ligne de total", "row of totals"),
        "period-invalid" => Text::new("période illisible", "period not readable"),
        "wave-unknown" => Text::new("vague inconnue", "wave unknown"),
        "weight-invalid" => Text::new("poids illisible", "weight not readable"),
        "id-duplicate" => Text::new(
            "même répondant plusieurs fois",
            "same respondent more than once",
        ),
        "duplicate-tie" => Text::new(
            "doublon que la règle ne départage pas",
            "duplicate the rule cannot tell apart",
        ),
        "value-unknown" => Text::new("aucune modalité ne correspond", "no code matches"),
        "number-invalid" => Text::new("nombre illisible", "number not readable"),
        "edit-invalid" => Text::new("contrôle en échec", "edit failed"),
        "number-nonfinite" => Text::new("nombre sans valeur", "number without a value"),
        "personal-data-value" => Text::new(
            "semble identifier une personne",
            "seems to identify a person",
        ),
        "number-precision" => Text::new("trop de décimales", "too many decimals"),
        "value-range" => Text::new("hors bornes", "out of bounds"),
        "date-invalid" => Text::new("date illisible", "date not readable"),
        "exclusive-broken" => Text::new(
            "réponse exclusive à côté d'une autre",
            "exclusive answer beside another",
        ),
        other => Text::same(other),
    }
}

/// A derived variable that its parts, though there, do not give.
pub fn derived(variable: &str, rows: (u64, u64)) -> Said {
    let Text { fr, en } = rows_said(rows);
    Said::fact(
        format!("`{variable}` ne peut pas être calculée\u{a0}: {fr}"),
        format!("`{variable}` cannot be computed: {en}"),
    )
    .help(
        "dates inversées, division par zéro ou résultat hors limites\u{a0}: corrigez l'export\u{a0}; la valeur y est tenue pour manquante",
        "dates backwards, a division by zero or a result out of bounds: mend the export; the value is missing there",
    )
}
