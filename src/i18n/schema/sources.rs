//! What is said of the keys of sources, profiles and mappings.

sentences! {
    kind = "Ce qu'est cette source.", "What this source is.";
    observes = "Ce qu'est une ligne du fichier.", "What one row of the file is.";
    files =
        "Les fichiers, sous le dossier donné à la commande. `*` remplace n'importe quels caractères.",
        "The files, below the folder given on the command line. `*` stands for any characters.";
    profile =
        "L'outil qui a écrit le fichier\u{a0}: un profil du programme ou le vôtre. Il donne les valeurs par défaut de ce qui suit.",
        "The tool that wrote the file: a profile of the program or your own. It gives the defaults of all that follows.";
    sample =
        "Combien de personnes pouvaient répondre, et comment elles ont été choisies, par période.",
        "How many persons could answer, and how they were chosen, by period.";
    sample_period = "La période.", "The period.";
    sample_eligible = "Combien de personnes étaient éligibles.", "How many persons were eligible.";
    sample_invited = "Combien ont été sollicitées.", "How many were invited.";
    sample_design = "Comment elles ont été choisies.", "How they were chosen.";
    weights =
        "Les poids des lignes\u{a0}: une colonne, ou un calage sur marges. Par période et par vague, leur moyenne est ramenée à 1.",
        "The weights of rows: a column, or raking to margins. In each period and wave, their mean is brought to 1.";
    weights_column =
        "La colonne des poids, au-dessus de 0\u{a0}; une ligne sans poids est rejetée.",
        "The column of weights, above 0; a row without one is rejected.";
    weights_rake = "Les marges sur lesquelles caler.", "The margins to rake to.";
    weights_cap = "Le poids le plus grand admis, en multiples du poids moyen.", "The largest weight allowed, in times the mean one.";
    margins_by = "La variable.", "The variable.";
    margins =
        "Le total ou la part de chaque modalité dans la population\u{a0}; qui n'a pas répondu, ou a une autre modalité, n'est pas calé.",
        "The total or the share of each code in the population; who did not answer, or has another code, is not raked.";
    margins_code = "La clé est une modalité, la valeur son total.", "The key is a code, the value its total.";
    feeds =
        "Les indicateurs que cette source compte en entier\u{a0}: aucune autre n'y entre.",
        "The indicators that this source counts in full: no other enters.";

    dialect =
        "Comment le fichier est écrit. Ce qui n'est dit ni ici ni par le profil est détecté.",
        "How the file is written. What neither this nor the profile says is detected.";
    encoding = "Le codage des caractères.", "The character encoding.";
    delimiter = "Le caractère qui sépare les colonnes\u{a0}; `\\t` pour une tabulation.", "The character between columns; `\\t` for a tab.";
    decimal = "La marque décimale des nombres.", "The decimal mark of numbers.";
    group = "Ce qui sépare les milliers.", "What separates thousands.";
    suffix = "Ce qui suit les nombres\u{a0}: `€`, `%`…", "What follows numbers: `€`, `%`…";
    header_rows = "Combien de lignes d'intitulés.", "How many rows of headings.";
    skip_rows = "Combien de lignes avant les intitulés\u{a0}: un titre, une date.", "How many rows before the headings: a title, a date.";
    path =
        "Ce qui sépare les groupes et la question dans un intitulé (`Groupe/Question`).",
        "What separates groups and question in a heading (`Group/Question`).";
    sheet =
        "La feuille d'un classeur .xlsx\u{a0}; sinon la première des feuilles affichées qui n'est pas vide.",
        "The sheet of an .xlsx workbook; else the first of those shown that is not empty.";
    answers =
        "Ce que contiennent les cellules. `codes:` ne dit alors que les différences.",
        "What cells hold. `codes:` then lists only the differences.";
    missing =
        "Les cellules qui ne sont pas des réponses, et la raison que chacune veut dire. `\"\"` est la cellule vide.",
        "The cells that are no answers, and the reason each stands for. `\"\"` is a blank cell.";
    missing_cell =
        "La clé est le contenu de la cellule, la valeur la raison.",
        "The key is what the cell holds, the value the reason.";
    checked = "Les cellules qui veulent dire «\u{a0}coché\u{a0}».", "The cells that mean checked.";
    unchecked = "Les cellules qui veulent dire «\u{a0}pas coché\u{a0}».", "The cells that mean not checked.";
    split_habits =
        "Ce qui sépare les réponses d'un choix multiple écrites dans une seule cellule.",
        "What separates the answers of a multiple choice written in one cell.";
    rows = "Les lignes à garder, les lignes à écarter, avec la raison.", "Rows to keep, rows to drop, with the reason.";
    keep = "Ne garder que les lignes qui remplissent toutes ces règles.", "Keep only the rows that meet all these rules.";
    drop = "Écarter les lignes qui remplissent l'une de ces règles.", "Drop the rows that meet one of these rules.";
    rule_column = "La colonne, par son intitulé.", "The column, by its heading.";
    rule_is = "Les cellules qui remplissent la règle.", "The cells that meet the rule.";
    respondent =
        "Qui répond\u{a0}: la colonne d'un numéro, jamais d'un nom\u{a0}; ou `anonymous`.",
        "Who answers: a column of numbers, never of names; or `anonymous`.";
    respondent_column = "La colonne qui porte le numéro.", "The column that carries the number.";
    respondent_space =
        "La numérotation\u{a0}: deux sources qui nomment la même parlent des mêmes personnes.",
        "The numbering: two sources that name the same one speak of the same persons.";
    duplicates =
        "Quand plusieurs lignes disent la même chose\u{a0}: laquelle compte.",
        "Where several rows say the same thing: which one counts.";
    duplicates_by =
        "Ce qui fait des lignes des doublons\u{a0}: des variables, `respondent`, `wave`, `period`.",
        "What makes rows duplicates: variables, `respondent`, `wave`, `period`.";
    duplicates_keep = "Laquelle compte.", "Which one counts.";
    duplicates_order =
        "La variable qui les ordonne. L'ordre des lignes ne décide jamais.",
        "The variable that orders them. The order of rows never decides.";
    period =
        "La période dont parle chaque ligne\u{a0}: une colonne de dates et leur format, ou toujours la même.",
        "The period that each row speaks of: a column of dates and their format, or always the same.";
    period_column = "La colonne des dates.", "The column of dates.";
    period_format =
        "Comment les dates sont écrites\u{a0}: `%d` le jour, `%m` le mois, `%Y` l'année, `%H:%M` l'heure.",
        "How dates are written: `%d` day, `%m` month, `%Y` year, `%H:%M` time.";
    period_constant =
        "Toujours la même période\u{a0}: `2025`, `2025-S1`, `2025-Q3` ou `2025-10`.",
        "Always the same period: `2025`, `2025-S1`, `2025-Q3` or `2025-10`.";
    wave =
        "La vague de chaque ligne\u{a0}: toujours la même, ou lue dans une colonne.",
        "The wave of each row: always the same, or read in a column.";
    wave_column = "La colonne qui dit la vague.", "The column that tells the wave.";
    wave_codes = "La vague que veut dire chaque cellule.", "The wave that each cell stands for.";
    recodes =
        "Des tables de réponses, à nommer une fois et à reprendre dans `fill`.",
        "Tables of answers, named once and used in `fill`.";
    recode_codes = "La modalité de chaque réponse.", "The code of each answer.";
    mappings =
        "Comment chaque variable est remplie, une par une.",
        "How each variable is filled, one by one.";
    fill =
        "Plusieurs variables remplies de la même façon.",
        "Several variables filled alike.";
    fill_recode = "La table de réponses à employer.", "The table of answers to use.";
    fill_columns =
        "La clé est l'intitulé d'une colonne, la valeur la variable qu'elle remplit.",
        "The key is the heading of a column, the value the variable it fills.";

    variable = "La variable remplie.", "The variable filled.";
    column =
        "L'intitulé de la colonne, entre guillemets s'il contient deux-points suivis d'une espace ou finit par `?`.",
        "The heading of the column, in quotes where it holds `: ` or ends in `?`.";
    code_of_heading =
        "Le code de question que porte l'intitulé, s'il y en a un\u{a0}: `Q7`.",
        "The question code that the heading carries, where there is one: `Q7`.";
    columns =
        "Pour un choix multiple en plusieurs colonnes\u{a0}: la clé est un intitulé, la valeur la modalité.",
        "For a multiple choice in several columns: the key is a heading, the value the code.";
    first_of =
        "La première de ces colonnes qui soit remplie.",
        "The first of these columns that is filled.";
    constant = "La même valeur pour toutes les lignes.", "The same value for every row.";
    impossible =
        "Cette source ne peut pas la remplir, et pourquoi.",
        "This source cannot fill it, and why.";
    undetermined =
        "On ne sait pas encore, et pourquoi. N'entre dans aucun chiffre du secteur.",
        "Not settled yet, and why. Enters no sector figure.";
    codes =
        "La modalité de chaque réponse. Seulement les différences\u{a0}: les libellés se reconnaissent seuls.",
        "The code of each answer. Only the differences: labels match by themselves.";
    answer =
        "La clé est la réponse telle qu'écrite, la valeur sa modalité.",
        "The key is the answer as written, the value its code.";
    format =
        "Comment les dates sont écrites\u{a0}: `%d` le jour, `%m` le mois, `%Y` l'année.",
        "How dates are written: `%d` day, `%m` month, `%Y` year.";
    split =
        "Ce qui sépare les réponses d'un choix multiple dans la cellule.",
        "What separates the answers of a multiple choice in the cell.";
    asks =
        "Ce que la question de la source demande, là où elle diffère de la variable commune.",
        "What the source's own question asks, where it differs from the common variable.";
    asks_recall =
        "La période que la source demande de se rappeler.",
        "The time the source asks about.";
    asks_population =
        "Les personnes à qui la source pose la question.",
        "Whom the source puts the question to.";
    asks_unit =
        "L'unité dans laquelle la source répond.",
        "The unit in which the source answers.";
    asks_scale =
        "L'échelle de la source\u{a0}: ses deux bouts, et son sens.",
        "The scale of the source: its two ends, and which way it runs.";
    scale_from =
        "Son point le plus bas.",
        "Its lowest point.";
    scale_to =
        "Son point le plus haut.",
        "Its highest point.";
    scale_reversed =
        "Si son point le plus haut est le plus bas de la variable.",
        "Whether its highest point is the variable's lowest.";
    convert =
        "Comment passer du nombre de la cellule à la valeur.",
        "How to go from the number in the cell to the value.";
    convert_times =
        "Un facteur\u{a0}: `12` pour passer des années aux mois.",
        "A factor: `12` to go from years to months.";
    convert_from = "Ce qu'est le nombre de la cellule.", "What the number in the cell is.";
    comparability =
        "Si ce qui est demandé est bien ce que définit le référentiel commun. Ce qui n'est pas `exact` se justifie par `because`.",
        "Whether what is asked is what the common referential defines. What is not `exact` is justified by `because`.";
    missing_here =
        "Les cellules qui ne sont pas des réponses, pour cette colonne seulement.",
        "The cells that are no answers, for this column alone.";
}
