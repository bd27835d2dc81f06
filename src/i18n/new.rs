//! The sentences of `impact new`: what skeletons tell their readers, and what the command says when it is done.
//!
//! What is quoted in them comes ready: on one line, in quotation marks.

use std::fmt::Display;

use super::{Said, Text, plural_en, plural_fr, ticked};

/// The word that stands where something must be decided.
pub fn to_decide() -> Text {
    Text::new("À DÉCIDER", "TO DECIDE")
}

/// The first words of an association's skeleton.
pub fn opening() -> [Text; 2] {
    [
        Text::new(
            "Ébauche, à compléter. Rien n'y est décidé\u{a0}: ce qui est seulement probable est écrit `undetermined`, et n'alimente aucun chiffre.",
            "A skeleton, to be completed. Nothing in it is decided: what is only likely is written `undetermined`, and feeds no figure.",
        ),
        Text::new(
            "Les lignes `##` expliquent\u{a0}; les lignes `#` sont du YAML en attente\u{a0}: pour l'activer, effacez le `#` et l'espace qui le suit.",
            "Lines with `##` explain; lines with `#` are YAML that waits: to use it, take out the `#` and the space after it.",
        ),
    ]
}

/// What was copied of exports, and what was not.
pub fn copied(fewest: u64) -> Text {
    Text::new(
        format!(
            "Les intitulés sont recopiés des exports\u{a0}: avant de déposer ce fichier dans git, vérifiez qu'aucun ne nomme une personne. Des réponses, seules le sont celles que portent au moins {fewest} lignes."
        ),
        format!(
            "Headings are copied from the exports: before this file goes to git, see that none names a person. Of answers, only those that at least {fewest} rows hold are."
        ),
    )
}

/// A name that was not given.
pub fn name_to_change() -> Text {
    Text::new(
        "Son nom, tel qu'il sera affiché.",
        "Its name, as it will be shown.",
    )
}

/// Showing one's own figures to the others.
pub fn sharing() -> Text {
    Text::new(
        "À activer si les autres associations peuvent voir vos chiffres\u{a0}:",
        "To use where the other associations may see your figures:",
    )
}

/// What stands above the sources.
pub fn sources_section() -> Text {
    Text::new(
        "Sources\u{a0}: une par sorte d'export. Les chemins partent du dossier des exports.",
        "Sources: one for each kind of export. Paths begin at the folder of exports.",
    )
}

/// A source without an export to look at.
pub fn source_example() -> Text {
    Text::new(
        "`impact new association … --from EXPORT.csv` écrit ce qui suit d'après un export\u{a0}: intitulés, encodage, réponses.",
        "`impact new association … --from EXPORT.csv` writes what follows from an export: headings, encoding, answers.",
    )
}

/// Where a source was read from.
pub fn read_from(name: &str, columns: usize, rows: Option<u64>) -> Text {
    let c = columns as u64;
    let (fr, en) = match rows {
        Some(rows) => (format!("{rows} lignes"), format!("{rows} rows")),
        None => ("très peu de lignes".to_owned(), "very few rows".to_owned()),
    };
    Text::new(
        format!(
            "D'après {name}\u{a0}: {c} {}, {fr}.",
            plural_fr(c, "colonne", "colonnes")
        ),
        format!(
            "From {name}: {c} {}, {en}.",
            plural_en(c, "column", "columns")
        ),
    )
}

/// What a row is.
pub fn kind_and_unit() -> Text {
    Text::new(
        "Une enquête (`survey`) ou une extraction de dossiers (`records`)\u{a0}? Une ligne est-elle une personne (`person`), un ménage (`household`), un séjour (`stay`), une nuitée (`night`), une demande (`request`), un établissement (`site`)\u{a0}? Sans réponse\u{a0}: `survey`, `person`.",
        "A survey (`survey`) or an extract of records (`records`)? Is a row a person (`person`), a household (`household`), a stay (`stay`), a night (`night`), a request (`request`), a site (`site`)? Without an answer: `survey`, `person`.",
    )
}

/// The profile that was known, by which columns.
pub fn profile_known(marks: &[String]) -> Text {
    let marks = marks.join(", ");
    Text::new(
        format!("Outil reconnu à ses colonnes {marks}."),
        format!("The tool is known by its columns {marks}."),
    )
}

/// The profile of a French spreadsheet.
pub fn profile_french() -> Text {
    Text::new(
        "Tableur français\u{a0}: séparateur «\u{a0};\u{a0}», encodage de Windows ou marque d'Excel au début.",
        "A French spreadsheet: `;` between cells, the encoding of Windows, or Excel's mark at the beginning.",
    )
}

/// No tool was known.
pub fn profile_unknown(known: &[&str]) -> Text {
    let known = ticked(known);
    Text::new(
        format!("Aucun outil reconnu. S'il s'agit de l'un d'eux, écrivez `profile:` ({known})."),
        format!("No tool was known. If it is one of them, write `profile:` ({known})."),
    )
}

/// How the file is written, as its bytes tell.
pub fn dialect_seen(ascii: bool) -> Text {
    if ascii {
        return Text::new(
            "Ainsi écrit, à lire ses octets. L'encodage ne s'y voit pas\u{a0}: le fichier ne contient aucun accent.",
            "Written so, by its bytes. They do not tell its encoding: the file holds no accent.",
        );
    }
    Text::new(
        "Ainsi écrit, à lire ses octets.",
        "Written so, by its bytes.",
    )
}

/// Rows above the headings.
pub fn rows_above(rows: usize) -> Text {
    let r = rows as u64;
    Text::new(
        format!(
            "{r} {} au-dessus des intitulés\u{a0}: moins remplie que le reste.",
            plural_fr(r, "ligne", "lignes")
        ),
        format!(
            "{r} {} above the headings, less full than the others.",
            plural_en(r, "row", "rows")
        ),
    )
}

/// Numbers that the profile would not read.
pub fn numbers_seen(columns: &[String]) -> Text {
    let columns = columns.join(", ");
    Text::new(
        format!("Nombres écrits autrement que d'habitude\u{a0}: {columns}."),
        format!("Numbers not written as usual: {columns}."),
    )
}

/// The respondent of a source that was not read.
pub fn respondent_unread() -> Text {
    Text::new(
        "Qui répond\u{a0}? Anonyme, sauf si une colonne porte un numéro qui ne dit rien de la personne\u{a0}:",
        "Who answers? Anonymous, unless a column holds a number that tells nothing of the person:",
    )
}

/// The respondent is not decided.
pub fn respondent(any: bool) -> Text {
    if any {
        return Text::new(
            "Qui répond\u{a0}? Anonyme, sauf si une colonne porte un numéro qui ne dit rien de la personne. Colonnes possibles\u{a0}:",
            "Who answers? Anonymous, unless a column holds a number that tells nothing of the person. Columns that may:",
        );
    }
    Text::new(
        "Qui répond\u{a0}? Anonyme, sauf si une colonne porte un numéro qui ne dit rien de la personne\u{a0}; aucune n'y ressemble.",
        "Who answers? Anonymous, unless a column holds a number that tells nothing of the person; none looks like one.",
    )
}

/// The period is not decided.
pub fn period(any: bool) -> Text {
    if any {
        return Text::new(
            "De quand parle la ligne\u{a0}? Remplacez la ligne `period:` par l'une de celles-ci, ou par une période fixe\u{a0}:",
            "Of when does a row speak? Put one of these in place of the line `period:`, or a fixed period:",
        );
    }
    Text::new(
        "De quand parle la ligne\u{a0}? Indiquez la colonne de date et son format, ou une période fixe\u{a0}:",
        "Of when does a row speak? Give the column of the date and its format, or a fixed period:",
    )
}

/// Formats that cells do not tell apart.
pub fn formats_apart(formats: &[String]) -> Text {
    Text::new(
        format!(
            "{}\u{a0}: aucune cellule ne les départage, à vous de dire lequel.",
            formats.join(" ou ")
        ),
        format!(
            "{}: no cell tells them apart, say which.",
            formats.join(" or ")
        ),
    )
}

/// The wave is not decided.
pub fn wave(waves: &[String]) -> Text {
    let waves = waves.join(", ");
    Text::new(
        format!(
            "À quel moment du parcours\u{a0}? Un seul, ou une colonne qui le dit. Vagues communes\u{a0}: {waves}."
        ),
        format!(
            "At which point of the support? One only, or a column that tells. Common waves: {waves}."
        ),
    )
}

/// What stands above the mappings that were proposed.
pub fn proposals_section() -> Text {
    Text::new(
        "Rapprochements probables, d'après les intitulés et les réponses. Pour en retenir un\u{a0}: effacez sa ligne `undetermined` et activez celles d'en dessous. Sinon\u{a0}: `impossible` et le motif, ou rien. Les réponses rares n'y sont pas\u{a0}: `impact ingest` dira, sur votre poste, celles qui ne sont pas reconnues.",
        "Likely matches, by headings and answers. To keep one, delete its line `undetermined` and wake those below it. Else: `impossible` and the reason, or nothing. Rare answers are not there: `impact ingest` will tell, on your machine, those that are not known.",
    )
}

/// Why a mapping is not decided yet: the column that may fill it, or the first of them.
pub fn to_check(heading: &str, several: bool) -> Text {
    let more = if several { "…" } else { "" };
    Text::new(
        format!("À vérifier\u{a0}: «\u{a0}{heading}\u{a0}»{more}"),
        format!("To be checked: “{heading}”{more}"),
    )
}

/// Parts of what is told of a column.
pub fn parts(parts: &[String]) -> Text {
    Text::new(parts.join("\u{a0}; "), parts.join("; "))
}

/// Why nothing is mapped to a variable of the core.
pub fn no_column() -> Text {
    Text::new(
        "À décider\u{a0}: aucune colonne ne lui correspond encore",
        "To be decided: no column is mapped to it yet",
    )
}

/// Variables of the core that nothing fills.
pub fn core_section(read: bool) -> Text {
    if read {
        return Text::new(
            "Variables du noyau qu'aucune colonne n'évoque. Pour chacune\u{a0}: sa colonne, ou `impossible` et le motif. Si l'indicateur entier n'est pas recueilli, effacez-les et déclarez-le sous `not-collected`.",
            "Variables of the core that no column suggests. For each: its column, or `impossible` and the reason. Where a whole indicator is not collected, delete them and declare it under `not-collected`.",
        );
    }
    Text::new(
        "Variables du noyau. Pour chacune\u{a0}: sa colonne, ou `impossible` et le motif. Si l'indicateur entier n'est pas recueilli, effacez-les et déclarez-le sous `not-collected`.",
        "Variables of the core. For each: its column, or `impossible` and the reason. Where a whole indicator is not collected, delete them and declare it under `not-collected`.",
    )
}

/// Variables that split figures.
pub fn splits_section() -> Text {
    Text::new(
        "Variables qui ventilent ces indicateurs\u{a0}: facultatives.",
        "Variables that split these indicators: optional.",
    )
}

/// Variables that no column suggests.
pub fn others(ids: &[&str]) -> Text {
    let ids = ticked(ids);
    Text::new(
        format!("Autres variables communes qu'aucune colonne n'évoque\u{a0}: {ids}."),
        format!("Other common variables that no column suggests: {ids}."),
    )
}

/// A variable, and what it asks.
pub fn variable(label: &str, question: Option<&str>) -> Text {
    match question {
        None => Text::same(label),
        Some(question) => Text::new(
            format!("{label}. Question\u{a0}: «\u{a0}{question}\u{a0}»"),
            format!("{label}. Question: “{question}”"),
        ),
    }
}

/// A variable, and what was seen of the column that may fill it.
pub fn proposal(label: &str, headings: &str, seen: &str) -> Text {
    if seen.is_empty() {
        return Text::new(
            format!("{label}, d'après {headings}"),
            format!("{label}, after {headings}"),
        );
    }
    Text::new(
        format!("{label}, d'après {headings}\u{a0}: {seen}"),
        format!("{label}, after {headings}: {seen}"),
    )
}

/// An indicator above its variables.
pub fn indicator(id: &str, label: &str) -> Text {
    Text::new(format!("`{id}`\u{a0}: {label}"), format!("`{id}`: {label}"))
}

/// Columns that suggest nothing.
pub fn columns_section() -> Text {
    Text::new(
        "Autres colonnes, que rien n'évoque dans le référentiel commun\u{a0}:",
        "Other columns, which suggest nothing of the common referential:",
    )
}

/// Columns to leave alone.
pub fn identities_section() -> Text {
    Text::new(
        "À ne pas lire\u{a0}: ces colonnes semblent nommer quelqu'un. Mieux vaut ne pas les exporter.",
        "Not to be read: these columns seem to name someone. Better not export them.",
    )
}

/// A heading that is not copied.
pub fn heading_masked(place: usize) -> Text {
    Text::new(
        format!(
            "colonne {place}\u{a0}: intitulé non recopié, il ressemble à une adresse, à un numéro de téléphone ou à un identifiant"
        ),
        format!(
            "column {place}: its heading is not copied, it looks like an address, a phone number or an identifier"
        ),
    )
}

/// A column without a heading.
pub fn heading_blank(place: usize) -> Text {
    Text::new(
        format!("colonne {place}, sans intitulé"),
        format!("column {place}, without a heading"),
    )
}

/// A heading that stands twice.
pub fn heading_twice() -> Text {
    Text::new(
        "intitulé en double\u{a0}: à renommer dans l'outil pour pouvoir la lire",
        "a heading that stands twice: rename it in the tool to have it read",
    )
}

/// How often a column is filled.
pub enum Fill {
    /// In every row.
    Always,
    /// In all rows but a few.
    Nearly,
    /// In about so many rows of a hundred.
    About(u64),
    /// In a few rows.
    Hardly,
    /// Never.
    Never,
}

/// How often a column is filled.
pub fn fill(fill: &Fill) -> Text {
    match fill {
        Fill::Always => Text::new("toujours remplie", "always filled"),
        Fill::Nearly => Text::new("presque toujours remplie", "nearly always filled"),
        Fill::About(percent) => Text::new(
            format!("remplie à {percent}\u{a0}% environ"),
            format!("about {percent}% filled"),
        ),
        Fill::Hardly => Text::new("presque jamais remplie", "hardly ever filled"),
        Fill::Never => Text::new("jamais remplie", "never filled"),
    }
}

/// A column of numbers.
pub fn of_numbers() -> Text {
    Text::new("nombres", "numbers")
}

/// A column of moments.
pub fn of_dates(formats: &[String]) -> Text {
    Text::new(
        format!("dates {}", formats.join(" ou ")),
        format!("dates {}", formats.join(" or ")),
    )
}

/// A column of answers or of texts.
pub fn of_texts() -> Text {
    Text::new("réponses ou textes", "answers or texts")
}

/// How many different cells a column has; none where they were not all told apart.
pub fn different(count: Option<u64>) -> Text {
    match count {
        None => Text::new("beaucoup de valeurs différentes", "many different values"),
        Some(n) => Text::new(
            format!(
                "{n} {}",
                plural_fr(n, "valeur différente", "valeurs différentes")
            ),
            format!("{n} {}", plural_en(n, "value", "different values")),
        ),
    }
}

/// Answers that enough rows hold, and whether there are others.
pub fn answers(shown: &[String], others: bool) -> Text {
    let list = shown.join(", ");
    let (fr, en) = if others {
        (", et d'autres, plus rares", ", and rarer ones")
    } else {
        ("", "")
    };
    Text::new(format!("{list}{fr}"), format!("{list}{en}"))
}

/// Answers that match by themselves.
pub fn read_alone(shown: &[String]) -> Text {
    let list = shown.join(", ");
    Text::new(
        format!("Reconnues d'elles-mêmes\u{a0}: {list}."),
        format!("Read by themselves: {list}."),
    )
}

/// What a question mark stands for.
pub fn question_marks() -> Text {
    Text::new(
        "Un «\u{a0}?\u{a0}» attend son code\u{a0}:",
        "A `?` waits for its code:",
    )
}

/// The codes of a list.
pub fn codes(list: &[String]) -> Text {
    let list = list.join(", ");
    Text::new(format!("Codes\u{a0}: {list}."), format!("Codes: {list}."))
}

/// Indicators of the core that no variable tells.
pub fn uncollected_section() -> Text {
    Text::new(
        "Indicateurs du noyau qu'aucune variable ne porte\u{a0}: ils comptent les lignes d'une source. Pour chacun\u{a0}: soit la source qui le remplit (`feeds`), et sa ligne s'efface\u{a0}; soit un vrai motif à la place de celui-ci.",
        "Indicators of the core that no variable tells: they count the rows of a source. For each: either the source that fills it (`feeds`), and its line goes; or a true reason in place of this one.",
    )
}

/// Why an indicator of the core is not collected, for now.
pub fn uncollected() -> Text {
    Text::new(
        "À DÉCIDER\u{a0}: ni recueilli, ni écarté à ce jour",
        "TO DECIDE: neither collected nor set aside so far",
    )
}

/// What is not collected.
pub fn not_collected_section() -> Text {
    Text::new(
        "Ce que vous ne recueillez pas, avec le motif. Il sera lu par les autres associations.",
        "What you do not collect, with the reason. The other associations will read it.",
    )
}

/// Why, in an example.
pub fn never_asked() -> Text {
    Text::new("Question jamais posée", "Question never asked")
}

/// One's own variables and indicators.
pub fn own_section() -> Text {
    Text::new(
        "Vos propres variables et indicateurs, s'il en faut\u{a0}: ils restent à vous, et n'entrent dans aucun chiffre du secteur.",
        "Your own variables and indicators, if need be: they stay yours, and enter no figure of the sector.",
    )
}

/// The parts of the example of an own indicator: its id and that of its variable, labels of both, its definition.
pub fn own_example() -> [Text; 5] {
    [
        Text::new("repas", "meals"),
        Text::new("repas-servis", "meals-served"),
        Text::new("Repas servis", "Meals served"),
        Text::new("Repas servis", "Meals served"),
        Text::new(
            "Somme des repas servis sur la période.",
            "Sum of the meals served over the period.",
        ),
    ]
}

/// An export whose first row looks like answers.
pub fn no_headings(path: &dyn Display) -> Said {
    Said::fact(
        format!("la première ligne de `{path}` ressemble à des réponses, et non à des intitulés"),
        format!("the first row of `{path}` looks like answers, not like headings"),
    )
    .help(
        "rien n'a été écrit\u{a0}: elle aurait été recopiée. Exportez avec les intitulés",
        "nothing was written: it would have been copied. Export it with its headings",
    )
}

/// An id that does not follow the rule.
pub fn id_refused(id: &str, better: &str) -> Said {
    Said::fact(
        format!("`{id}` n'est pas un identifiant"),
        format!("`{id}` is not an id"),
    )
    .help(
        format!("minuscules sans accent, chiffres, et traits d'union sauf au début\u{a0}: `{better}`"),
        format!("lower case letters without accent, digits, and hyphens but at the beginning: `{better}`"),
    )
}

/// A file that is there already.
pub fn already_there(path: &dyn Display) -> Said {
    Said::fact(
        format!("`{path}` existe déjà"),
        format!("`{path}` is there already"),
    )
    .help(
        "donnez un autre nom, ou `--force` pour l'écraser",
        "give another name, or `--force` to overwrite it",
    )
}

/// An id that an association already has.
pub fn id_taken(id: &str) -> Text {
    Text::new(
        format!(
            "une association s'appelle déjà `{id}` dans ces référentiels\u{a0}: ne gardez qu'un fichier"
        ),
        format!(
            "an association is already called `{id}` in these referentials: keep one file only"
        ),
    )
}

/// What was written of the exports.
pub fn matched(columns: usize, proposals: usize) -> Text {
    let (c, p) = (columns as u64, proposals as u64);
    Text::new(
        format!(
            "{c} {}, {p} {} à vérifier",
            plural_fr(c, "colonne lue", "colonnes lues"),
            plural_fr(p, "rapprochement probable", "rapprochements probables"),
        ),
        format!(
            "{c} {}, {p} {} to check",
            plural_en(c, "column read", "columns read"),
            plural_en(p, "likely match", "likely matches"),
        ),
    )
}

/// A skeleton that was written.
pub fn written(path: &dyn Display) -> Text {
    Text::new(
        format!(
            "ébauche écrite dans `{path}`\u{a0}: cherchez-y «\u{a0}À DÉCIDER\u{a0}» et `undetermined`, puis `impact validate`"
        ),
        format!(
            "skeleton written in `{path}`: look in it for `TO DECIDE` and `undetermined`, then `impact validate`"
        ),
    )
}

/// A common skeleton that was written.
pub fn common_written(path: &dyn Display) -> Text {
    Text::new(
        format!("ébauche écrite dans `{path}`\u{a0}: puis `impact validate`"),
        format!("skeleton written in `{path}`: then `impact validate`"),
    )
}
