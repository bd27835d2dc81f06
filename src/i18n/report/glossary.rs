//! Words of the report, in the order of the alphabet of each language.

use crate::i18n::{Lang, Text};

/// Words and what they say.
pub fn glossary(lang: Lang) -> Vec<(Text, Text)> {
    let mut words = vec![
        (
            Text::new("association contributrice", "contributing association"),
            Text::new(
                "une association dont des réponses entrent dans le chiffre ; « 3 / 4 » : trois des quatre qui pouvaient le nourrir.",
                "one whose answers enter the figure; “3 / 4”: three of the four that could feed it.",
            ),
        ),
        (
            Text::new("base (n)", "base (n)"),
            Text::new(
                "les observations qui ont une réponse exploitable, et sur lesquelles le chiffre est calculé.",
                "the observations with an answer that can be used, over which the figure is computed.",
            ),
        ),
        (
            Text::new("cible, repère", "target, benchmark"),
            Text::new(
                "une cible est une valeur que le programme vise ; un repère situe, et vient d'un autre champ : il ne se compare pas.",
                "a target is what the programme aims at; a benchmark gives a bearing and comes from another field: it does not compare.",
            ),
        ),
        (
            Text::new("évolution", "change"),
            Text::new(
                "écart entre deux vagues chez les mêmes personnes ; en points pour un pourcentage.",
                "the difference between two waves among the same people; in points for a percentage.",
            ),
        ),
        (
            Text::new("intervalle", "interval"),
            Text::new(
                "entre quoi et quoi se tient le chiffre ; plus il est large, moins on en sait.",
                "between what and what the figure lies; the wider, the less is known.",
            ),
        ),
        (
            Text::new("personnes-associations", "person-associations"),
            Text::new(
                "un total de personnes où qui est connu de deux associations compte deux fois.",
                "a total of people in which one known to two associations counts twice.",
            ),
        ),
        (
            Text::new("point", "point"),
            Text::new(
                "l'écart entre deux pourcentages : de 40 % à 45 %, cinq points, et non 5 %.",
                "the difference of two percentages: from 40% to 45%, five points, and not 5%.",
            ),
        ),
        (
            Text::new("rupture de série", "break in series"),
            Text::new(
                "un changement de définition : avant et après ne se comparent pas.",
                "a change of definition: before and after do not compare.",
            ),
        ),
        (
            Text::new("secret statistique", "statistical disclosure control"),
            Text::new(
                "ce qui empêche de reconnaître une personne ou une association derrière un chiffre.",
                "what keeps a person or an association from being recognised behind a figure.",
            ),
        ),
        (
            Text::new("vague", "wave"),
            Text::new(
                "le moment du parcours où la question est posée.",
                "the moment at which the question is asked.",
            ),
        ),
    ];
    // Of accents, only that of « évolution » stands first in a word.
    words.sort_by_key(|(word, _)| word.in_lang(lang).replace('é', "e"));
    words
}
