//! Each flag in a full sentence.

use crate::figure::{Flag, Variation};
use crate::i18n::{Text, plural_en, plural_fr};

/// What a flag says; `variable` is that of a contrast.
pub fn flag_means(flag: Flag, variable: Option<&Text>) -> Text {
    match flag {
        Flag::EligibilityUnknown(count) => eligibility_unknown(count),
        Flag::NonResponse(percent) => Text::new(
            format!(
                "{percent}\u{a0}% de ceux qui devaient répondre ne l'ont pas fait\u{a0}; s'ils diffèrent des autres, le chiffre s'en \
                 ressent."
            ),
            format!(
                "{percent}% of those who should have answered did not; where they differ from the others, the figure shows it."
            ),
        ),
        Flag::NoHeadline => Text::new(
            "Plus de 30\u{a0}% n'ont pas répondu\u{a0}: ne pas mettre ce chiffre en avant.",
            "More than 30% did not answer: do not put this figure forward.",
        ),
        Flag::WorstCase(low, high) => Text::new(
            format!(
                "Si aucun de ceux qui n'ont pas répondu n'était compté, le pourcentage serait de {low}\u{a0}%\u{a0}; si tous l'étaient, de \
                 {high}\u{a0}% (bornes de Manski, 2003)."
            ),
            format!(
                "If none of those who did not answer were counted, the percentage would be {low}%; if all were, {high}% (bounds of Manski, \
                 2003)."
            ),
        ),
        Flag::ResponseRate(percent) => Text::new(
            format!("Sur 100 personnes sollicitées, {percent} ont répondu au questionnaire."),
            format!("Of 100 persons invited, {percent} filled in the questionnaire."),
        ),
        Flag::Weighted => Text::new(
            "Les réponses sont pondérées\u{a0}: chacune compte pour autant de personnes qu'elle en représente.",
            "Answers are weighted: each counts for as many persons as it stands for.",
        ),
        Flag::MaxWeight(tenths) => {
            let (whole, tenth) = (tenths / 10, tenths % 10);
            Text::new(
                format!(
                    "La réponse qui pèse le plus compte pour {whole},{tenth} réponses moyennes."
                ),
                format!("The heaviest answer counts for {whole}.{tenth} mean answers."),
            )
        }
        Flag::Cap(_) => Text::new(
            "Des poids ont été rabotés au plafond déclaré\u{a0}: les marges ne sont plus tout à fait atteintes.",
            "Some weights were cut to the declared cap: margins are no longer quite met.",
        ),
        Flag::Unweighted => Text::new(
            "Des sources déclarent des poids, mais cette mesure n'en tient pas compte.",
            "Some sources declare weights, but this measure does not use them.",
        ),
        Flag::Attrition(percent) => Text::new(
            format!(
                "Sur 100 personnes vues à la première vague dans la période, {percent} n'ont pas été revues à la seconde, ou pas encore."
            ),
            format!(
                "Of 100 persons seen at the earlier wave in the period, {percent} were not seen again at the later one, or not yet."
            ),
        ),
        Flag::SelectiveAttrition => Text::new(
            "Celles qui n'ont pas été revues avaient répondu autrement à la première vague que celles qui l'ont été\u{a0}: l'évolution \
             est celle des personnes restées, et non de toutes.",
            "Those who were not seen again had answered otherwise at the earlier wave than those who were: the change is that of who stayed, \
             not of everyone.",
        ),
        Flag::NotSameAssociations => Text::new(
            "Ce ne sont pas les mêmes associations qu'à la première vague\u{a0}: deux photographies, et non une évolution.",
            "These are not the associations of the first wave: two photographs, and no change.",
        ),
        Flag::NotSameRespondents => Text::new(
            "Aucune clé ne relie ces répondants à ceux de la première vague\u{a0}: deux photographies, et non une évolution.",
            "No key ties these respondents to those of the first wave: two photographs, and no change.",
        ),
        Flag::UnknownLeftOut(count) => {
            let n = u64::try_from(count).unwrap_or(u64::MAX);
            Text::new(
                format!(
                    "{count} {} dont la ventilation n'est pas connue {} de côté\u{a0}: la population type ne leur donne pas de part.",
                    plural_fr(n, "observation", "observations"),
                    plural_fr(n, "est laissée", "sont laissées"),
                ),
                format!(
                    "{count} {} whose part is not known {} left out: the standard population gives them no share.",
                    plural_en(n, "observation", "observations"),
                    plural_en(n, "is", "are"),
                ),
            )
        }
        Flag::UpperBound => Text::new(
            "Une personne connue de deux associations compte deux fois, aucun identifiant n'est partagé\u{a0}: il y a au plus autant de \
             personnes.",
            "A person known to two associations counts twice, no identifier is shared: there are at most as many persons.",
        ),
        Flag::LowerBound(count) => Text::new(
            format!(
                "Il y a au moins autant de personnes que l'association qui en compte le plus\u{a0}: {count}."
            ),
            format!(
                "There are at least as many persons as the association that counts most: {count}."
            ),
        ),
        Flag::Varies(variation) => varies(variation),
        Flag::CarriedByOne => Text::new(
            "Une seule association apporte plus de la moitié de ce qui fait le chiffre.",
            "One association alone brings more than half of what makes the figure.",
        ),
        Flag::Simpson(_) => {
            let (fr, en) = variable.map_or(("", ""), |label| (&*label.fr, &*label.en));
            Text::new(
                format!(
                    "L'écart avec la première modalité de «\u{a0}{fr}\u{a0}» change de sens dès qu'on compare à l'intérieur de chaque \
                     association\u{a0}: il tient à la part de chacune."
                ),
                format!(
                    "The gap with the first category of “{en}” changes sign once associations are compared each within itself: it \
                     comes from the part of each."
                ),
            )
        }
    }
}

fn varies(variation: Variation) -> Text {
    match variation {
        Variation::Little => Text::new(
            "Au-delà du hasard, les résultats varient peu d'une association à l'autre.",
            "Beyond chance, results vary little from one association to another.",
        ),
        Variation::Some => Text::new(
            "Au-delà du hasard, les résultats varient d'une association à l'autre.",
            "Beyond chance, results vary from one association to another.",
        ),
        Variation::Much => Text::new(
            "Au-delà du hasard, les résultats varient beaucoup d'une association à l'autre\u{a0}: le chiffre du secteur n'est celui \
             d'aucune.",
            "Beyond chance, results vary much from one association to another: the figure of the sector is that of none.",
        ),
    }
}

fn eligibility_unknown(count: Option<i128>) -> Text {
    let Some(count) = count else {
        return Text::new(
            "De certains, on ne sait pas s'ils sont concernés\u{a0}; ils ne comptent pas dans la base.",
            "Of some it is not known whether they are concerned; they do not count in the base.",
        );
    };
    let n = u64::try_from(count).unwrap_or(u64::MAX);
    Text::new(
        format!(
            "De {count} {}, on ne sait pas si l'indicateur les concerne\u{a0}; elles ne comptent pas dans la base.",
            plural_fr(n, "observation", "observations")
        ),
        format!(
            "Of {count} {} it is not known whether the indicator concerns them; they do not count in the base.",
            plural_en(n, "observation", "observations")
        ),
    )
}
