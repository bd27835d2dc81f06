//! What figures do not say.

use crate::i18n::Text;

/// Limits, each with its name.
pub fn limits(at_most: bool, survey: bool) -> Vec<(Text, Text)> {
    let mut limits = Vec::new();
    if survey {
        limits.push((
            Text::new("Qui répond", "Who answers"),
            Text::new(
                "Répondre est un choix. Qui va mal, qui comprend mal la langue, qui est déjà parti répond souvent moins ; les chiffres penchent alors vers les autres.",
                "Answering is a choice. Those who fare badly, who understand little of the language, who have left often answer less; figures then lean towards the others.",
            ),
        ));
        limits.push((
            Text::new("Ce qu'on ose dire", "What one dares to say"),
            Text::new(
                "Qui interroge est souvent qui accompagne : on dit plus volontiers que tout va bien. La satisfaction et le bien-être déclarés peuvent en être embellis.",
                "Who asks is often who supports: one says more readily that all is well. Satisfaction and well-being as told may be flattered by it.",
            ),
        ));
    }
    limits.push((
        Text::new("Pas de groupe de comparaison", "No group to compare with"),
        Text::new(
            "Sans savoir ce que seraient devenues les mêmes personnes sans l'action des associations, aucun chiffre n'en mesure l'effet.",
            "Without knowing what would have become of the same people without the action of associations, no figure measures its effect.",
        ),
    ));
    limits.push((
        Text::new("Qui n'est plus là", "Who is no longer there"),
        Text::new(
            "Une évolution ne porte que sur les personnes revues. Celles qu'on ne revoit pas peuvent aller mieux ou moins bien.",
            "A change is about those seen again alone. Those who are not may fare better or worse.",
        ),
    ));
    limits.push((
        Text::new("Des publics différents", "Different publics"),
        Text::new(
            "Un chiffre du secteur réunit des associations qui n'ont ni les mêmes services ni les mêmes publics. Il peut varier d'une période à l'autre parce que la part de chacune varie.",
            "A sector figure gathers associations that have neither the same services nor the same publics. It may vary from period to period because the part of each does.",
        ),
    ));
    if at_most {
        limits.push((
            Text::new("Doublons entre associations", "People known to two associations"),
            Text::new(
                "Aucun identifiant n'est partagé : une personne connue de deux associations compte deux fois. Un total de personnes est un maximum.",
                "No identifier is shared: a person known to two associations counts twice. A total of people is a maximum.",
            ),
        ));
    }
    limits.push((
        Text::new("Petits effectifs", "Small numbers"),
        Text::new(
            "Certains chiffres reposent sur quelques dizaines de réponses. L'intervalle le dit ; une case sous secret aussi.",
            "Some figures rest on a few dozen answers. The interval tells it; so does a withheld cell.",
        ),
    ));
    limits
}
