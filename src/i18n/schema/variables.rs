//! What is said of the keys of codelists, variables and conditions.

sentences! {
    extends_codelist =
        "La nomenclature commune à laquelle ajouter des modalités plus fines.",
        "The common codelist to add finer codes to.";
    ordered =
        "Si l'ordre des modalités a un sens, du moins au plus.",
        "Whether the order of the codes means something, from least to most.";
    codes =
        "Les modalités, dans l'ordre.",
        "The codes, in order.";
    code =
        "Le code de la modalité\u{a0}: lettres sans accent, chiffres, point, tiret, souligné. C'est lui que l'on additionne, jamais le libellé.",
        "The code: letters without accents, digits, dot, hyphen, underscore. It is what is added up, never the label.";
    code_value =
        "La note qu'elle vaut, pour un score, une somme ou une médiane.",
        "The score it counts for, in a score, a sum or a median.";
    code_within =
        "La modalité plus large où elle se range.",
        "The wider code it falls into.";
    code_missing =
        "La raison qu'elle tient lieu de dire\u{a0}: ce n'est alors pas une réponse, et elle sort de la base.",
        "The reason it stands for: it is then no answer, and leaves the base.";
    code_sensitive =
        "Si cette modalité, à elle seule, est une donnée sensible.",
        "Whether this code alone is sensitive.";

    variable_type =
        "Son type. Il n'y a pas de texte libre. Une variable a un type, ou bien elle est calculée (`derived`).",
        "Its type. There is no free text. A variable has a type, or else it is derived.";
    derived =
        "Comment elle se calcule à partir d'autres variables de la même observation.",
        "How it comes from other variables of the same observation.";
    variable_unit =
        "Son unité\u{a0}: années, euros, jours…",
        "Its unit: years, euros, days…";
    exclusive =
        "Dans un choix multiple, les modalités qui excluent toutes les autres («\u{a0}aucune\u{a0}»).",
        "In a multiple choice, the codes that exclude all others (none of them).";
    sensitive =
        "Si c'est une donnée sensible\u{a0}: santé, origine, situation administrative…",
        "Whether it is sensitive: health, origin, administrative status…";
    asked_when =
        "À qui la question est posée. Ailleurs, une case vide veut dire «\u{a0}non concerné\u{a0}».",
        "Whom the question is put to. Elsewhere a blank cell means not concerned.";
    instrument =
        "L'échelle ou le questionnaire sous licence dont elle fait partie.",
        "The licensed scale or questionnaire it belongs to.";
    recall =
        "La période que la question demande de se rappeler\u{a0}: les douze derniers mois, les deux dernières semaines…",
        "The time the question asks about: the last twelve months, the last two weeks…";
    asked_of =
        "À qui la question s'adresse, en toutes lettres.",
        "Whom the question is put to, in words.";
    plausible =
        "Les valeurs vraisemblables\u{a0}: au-delà, un avertissement.",
        "Plausible values: beyond, a warning.";
    min = "La plus petite valeur admise, incluse.", "The lowest value, included.";
    max = "La plus grande valeur admise, incluse.", "The highest value, included.";
    warn_above =
        "À partir de quelle valeur avertir.",
        "Above which value to warn.";

    type_code =
        "Une seule modalité\u{a0}: le nom d'une nomenclature, ou la liste des modalités.",
        "One code: the name of a codelist, or the list of codes.";
    type_several =
        "Choix multiple\u{a0}: plusieurs modalités d'une nomenclature.",
        "A multiple choice: several codes of a codelist.";
    type_integer = "Un nombre entier.", "A whole number.";
    type_decimal =
        "Un nombre à décimales, lu exactement.",
        "A number with decimals, read exactly.";
    type_date = "Une date. Rien à préciser\u{a0}: `{date: {}}`.", "A date. Nothing to set: `{date: {}}`.";
    type_decimals = "Combien de décimales.", "How many decimals.";

    bins = "Des tranches d'un nombre, comme les tranches d'âge.", "Intervals of a number, as age bands.";
    bins_breaks =
        "Les bornes, en ordre croissant\u{a0}: `[18, 25]` donne 0-17, 18-24 et 25-plus.",
        "The bounds, going up: `[18, 25]` gives 0-17, 18-24 and 25-plus.";
    score = "La note d'une modalité (sa `value`).", "The score of a code (its `value`).";
    sum = "Une somme, pondérée si l'on veut.", "A sum, weighted where wanted.";
    sum_plus =
        "Ce qu'on ajoute à la somme\u{a0}: utile pour une question inversée.",
        "What is added to the sum: useful for a reversed item.";
    mean = "Une moyenne de plusieurs variables.", "A mean of several variables.";
    difference = "Une variable moins une autre.", "One variable less another.";
    difference_less = "Ce qui est retranché.", "What is taken away.";
    product = "Un produit.", "A product.";
    quotient = "Un quotient.", "A quotient.";
    quotient_by = "Ce par quoi l'on divise.", "What it is divided by.";
    count_codes =
        "Le nombre de modalités cochées dans un choix multiple.",
        "How many codes are checked in a multiple choice.";
    count_codes_except =
        "Les modalités que l'on ne compte pas.",
        "The codes that do not count.";
    days_between =
        "Le nombre de jours entre deux dates\u{a0}; 0 pour le même jour.",
        "The days between two dates; 0 for the same day.";
    days_from = "La première date.", "The first date.";
    days_to = "La seconde date.", "The second date.";
    regroup =
        "La modalité plus large de chaque modalité (par `within`).",
        "The wider code of each code (by `within`).";
    regroup_to = "La nomenclature des groupes.", "The codelist of groups.";
    case = "La modalité de la première condition vraie.", "The code of the first condition that holds.";
    case_when = "La condition.", "The condition.";
    case_then = "La modalité si elle est vraie.", "The code where it holds.";
    case_otherwise =
        "La modalité si aucune condition n'est vraie. Toujours en dernier.",
        "The code where no condition holds. Always last.";
    of = "La variable.", "The variable.";
    of_parts =
        "Les variables\u{a0}; chacune seule, ou `{variable: …, times: …}` avec son poids.",
        "The variables; each alone, or `{variable: …, times: …}` with its weight.";
    of_factors = "Les variables.", "The variables.";
    part_times =
        "Son poids\u{a0}; négatif pour une question inversée.",
        "Its weight; negative for a reversed item.";
    requires =
        "Combien de parties doivent être remplies\u{a0}: `all` (toutes, par défaut) ou un nombre.",
        "How many parts must be filled: `all` (the default) or a number.";
    decimals_kept =
        "Combien de décimales garder\u{a0}; deux si rien n'est dit.",
        "How many decimals to keep; two unless said.";

    condition_variable =
        "La clé est une variable. `[codes]`\u{a0}: elle vaut l'une de ces modalités. `{min: …, max: …}`\u{a0}: elle est entre ces bornes.",
        "The key is a variable. `[codes]`: it holds one of these codes. `{min: …, max: …}`: it lies within these bounds.";
    condition_all = "Toutes ces conditions sont vraies.", "All these conditions hold.";
    condition_any = "L'une au moins de ces conditions est vraie.", "At least one of these conditions holds.";
    condition_not = "Cette condition n'est pas vraie.", "This condition does not hold.";
    condition_min = "À partir de cette valeur, ou de cette date, incluse.", "From this value or date on, included.";
    condition_max = "Jusqu'à cette valeur, ou cette date, incluse.", "Up to this value or date, included.";
}
