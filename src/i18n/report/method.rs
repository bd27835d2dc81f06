//! How figures are made, said for who has five minutes.

use crate::i18n::Text;

/// The points of the method; `level` is that of intervals, `survey` and `records` whether figures of each are shown.
pub fn method(
    level: Option<u8>,
    persons: u64,
    associations: u64,
    dominance: u64,
) -> Vec<(Text, Text)> {
    let mut points = vec![
        (
            Text::new(
                "Pourquoi le taux du secteur n'est pas la moyenne des taux des associations",
                "Why the sector rate is not the mean of the rates of associations",
            ),
            Text::new(
                "Un taux du secteur est la somme des numérateurs sur la somme des dénominateurs : chaque personne y compte une fois. La moyenne des taux donnerait à une association de 20 personnes le poids d'une association de 400.",
                "A sector rate is the sum of numerators over the sum of denominators: each person counts once. The mean of rates would give an association of 20 people the weight of one of 400.",
            ),
        ),
        (
            Text::new("Qui compte dans n", "Who counts in n"),
            Text::new(
                "n est le nombre d'observations qui ont une réponse exploitable. « Ne sait pas », refus, illisible et vide en sortent et sont comptés à part : une absence de réponse n'est jamais un 0. Qui n'est pas concerné n'entre pas dans la base.",
                "n is the number of observations with an answer that can be used. “Does not know”, refused, illegible and blank leave it and are counted apart: no answer is never a 0. Who is not concerned is outside the base.",
            ),
        ),
        (
            Text::new(
                "Moins de 30 réponses : un compte, pas un pourcentage",
                "Fewer than 30 answers: a count, no percentage",
            ),
            Text::new(
                "Sous 30 réponses, une proportion est donnée en nombre (« 12 sur 18 ») : un pourcentage y promettrait une précision qui n'existe pas.",
                "Under 30 answers a share is given as a count (“12 of 18”): a percentage would promise a precision that is not there.",
            ),
        ),
    ];
    if let Some(level) = level {
        points.push((
            Text::new(format!("L'intervalle à {level} %"), format!("The interval at {level}%")),
            Text::new(
                "Il dit entre quoi et quoi se tient le chiffre, pour les personnes que les répondants représentent. Là où ils n'ont pas été tirés au sort (c'est le cas de presque toutes ces enquêtes), il donne un ordre de grandeur et n'est pas une marge d'erreur de sondage. Un chiffre tiré des dossiers n'en a pas : il est constaté.",
                "It tells between what and what the figure lies, for those whom respondents stand for. Where they were not drawn at random (nearly all these surveys), it gives a bearing and is no margin of error. A figure that comes from files has none: it is recorded.",
            ),
        ));
        points.push((
            Text::new("Quand dit-on qu'il y a une différence ?", "When is there said to be a difference?"),
            Text::new(
                "Seulement quand deux intervalles ne se recouvrent pas, ou quand celui d'une évolution ou d'un écart ne contient pas 0. Cette règle est prudente : elle tait des écarts réels. Parmi beaucoup de comparaisons, quelques-unes paraissent pourtant par hasard. Ne pas conclure n'est pas conclure à l'égalité.",
                "Only where two intervals do not overlap, or where that of a change or of a gap does not hold 0. This rule is cautious: it leaves out real gaps. Out of many comparisons some still appear by chance. Not concluding is not concluding that they are equal.",
            ),
        ));
    }
    points.push((
        Text::new("Les évolutions", "Changes"),
        Text::new(
            "Une évolution se mesure chez les mêmes personnes, vues aux deux vagues. L'écart entre deux niveaux n'en est pas une : d'autres personnes y ont répondu.",
            "A change is measured among the same people, seen at both waves. The gap between two levels is none: other people answered.",
        ),
    ));
    points.push((
        Text::new("Le secret statistique", "Statistical disclosure control"),
        Text::new(
            format!("Un chiffre du secteur n'est publié que s'il repose sur au moins {persons} personnes et {associations} associations, sans qu'une seule en apporte plus de {dominance} % (seuils usuels du référentiel ; un indicateur peut en avoir de plus stricts). D'autres chiffres sont retenus parce qu'une soustraction livrerait ceux-là. À chaque rapport, un contrôle séparé cherche si un chiffre retenu se retrouve par additions et soustractions ; s'il en trouve un, le tableau est retiré. Laquelle de ces règles s'applique à une case n'est pas dit ici : ce serait déjà une information."),
            format!("A sector figure is published only where at least {persons} people and {associations} associations stand behind it and none brings more than {dominance}% (the usual thresholds of the referential; an indicator may have stricter ones). Others are withheld because a subtraction would give these back. For each report, a separate check looks whether additions and subtractions give back a withheld figure; where one would be, its table is withdrawn. Which of these rules holds for a cell is not told here: that alone would inform."),
        ),
    ));
    points.push((
        Text::new("Définitions communes", "Common definitions"),
        Text::new(
            "Chaque association a ses outils et ses mots ; le référentiel dit comment ils se traduisent dans la définition commune. « Proche » signale un chiffre où une source au moins pose une question voisine. Une question trop éloignée n'entre jamais dans un chiffre du secteur.",
            "Each association has its own tools and words; the referential says how they translate into the common definition. “Close” marks a figure in which one source at least asks a neighbouring question. A question that is too far never enters a sector figure.",
        ),
    ));
    points
}

/// Heading: how to quote.
pub fn quoting_heading() -> Text {
    Text::new(
        "Citer ces chiffres sans les trahir",
        "Quoting these figures without betraying them",
    )
}

/// What may be written, with an example of this report.
pub fn quoting_may(example: &Text) -> Text {
    Text::new(
        format!("On peut écrire : « {} »", example.fr),
        format!("One may write: “{}”", example.en),
    )
}

/// What may not be written.
pub fn quoting_may_not() -> Vec<Text> {
    vec![
        Text::new(
            "Pas « grâce à » ni « a permis de » : rien ici ne dit ce qui se serait passé sans l'action des associations.",
            "No “thanks to”, no “made it possible”: nothing here tells what would have happened without the action of associations.",
        ),
        Text::new(
            "Pas « significatif » : le rapport dit si les intervalles se recouvrent, et rien de plus.",
            "No “significant”: the report tells whether intervals overlap, and nothing more.",
        ),
        Text::new(
            "Pas de classement d'associations : elles n'accueillent pas le même public.",
            "No ranking of associations: they do not welcome the same public.",
        ),
        Text::new(
            "Pas d'extrapolation à tout le secteur : ces chiffres sont ceux des associations contributrices.",
            "No extrapolation to the whole sector: these figures are those of the contributing associations.",
        ),
        Text::new(
            "Toujours avec n, l'intervalle, la période et le nombre d'associations.",
            "Always with n, the interval, the period and the number of associations.",
        ),
    ]
}

/// Heading: how to check.
pub fn check_heading() -> Text {
    Text::new(
        "D'où vient un chiffre, comment le refaire",
        "Where a figure comes from, how to make it again",
    )
}

/// How to make the report again; `options` are those that chose what it shows.
pub fn check(id: &str, version: &str, example: Option<&str>) -> Vec<Text> {
    let indicator = example.unwrap_or("INDICATEUR");
    let indicator_en = example.unwrap_or("INDICATOR");
    vec![
        Text::new(
            format!(
                "Référentiel : {id}, version {version}. Le même référentiel et les mêmes fichiers redonnent cette page à l'octet près."
            ),
            format!(
                "Referential: {id}, version {version}. The same referential and files give this page again, byte for byte."
            ),
        ),
        Text::new(
            "`impact report EXPORTS -o rapport.html` refait cette page ; `impact consolidate EXPORTS --format csv` donne tous ses chiffres, ventilations croisées comprises.",
            "`impact report EXPORTS -o report.html` makes this page again; `impact consolidate EXPORTS --format csv` gives all its figures, crossed disaggregations too.",
        ),
        Text::new(
            format!(
                "`impact trace {indicator} EXPORTS` dit comment un chiffre est né : fichiers, lignes lues, laissées à chaque étape, base."
            ),
            format!(
                "`impact trace {indicator_en} EXPORTS` tells how a figure came about: files, rows read, left at each step, base."
            ),
        ),
        Text::new(
            "`impact compare ASSOCIATION EXPORTS` dit pourquoi le taux d'une association diffère de celui du secteur ; `impact diff` dit ce qui a changé dans les définitions depuis l'édition précédente.",
            "`impact compare ASSOCIATION EXPORTS` tells why the rate of an association differs from that of the sector; `impact diff` tells what changed in definitions since the last edition.",
        ),
    ]
}
