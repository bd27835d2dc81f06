//! When and how an indicator is published: thresholds, waves, changes, disaggregations, and what is not there yet.

use super::words::{Noun, each_of, quoted};
use crate::i18n::{Text, plural_en, plural_fr};

/// Publication thresholds in a sentence; `persons` where persons stand behind the figure.
pub fn publication(persons: Option<u64>, associations: u64, dominance: u64) -> Text {
    let fewest = persons.map_or_else(
        || Text::same(""),
        |n| {
            Text::new(
                format!("au moins {n} {}", plural_fr(n, "personne", "personnes")),
                format!("at least {n} {}", plural_en(n, "person", "persons")),
            )
        },
    );
    let (fr, en) = if persons.is_some() {
        (" et au moins ", " and at least ")
    } else {
        ("au moins ", "at least ")
    };
    let mut said = Text::new(
        format!(
            "Le chiffre du secteur n'est publié que si {}{fr}{associations} {} y contribuent",
            fewest.fr,
            plural_fr(associations, "association", "associations")
        ),
        format!(
            "The sector figure is published only where {}{en}{associations} {} stand behind it",
            fewest.en,
            plural_en(associations, "association", "associations")
        ),
    );
    if dominance < 100 {
        let (fr, en) = (
            format!(", et si aucune association n'y pèse plus de {dominance}\u{a0}%"),
            format!(", and no association weighs more than {dominance}% of it"),
        );
        said = Text::new(said.fr + &fr, said.en + &en);
    }
    said.fr.push('.');
    said.en.push('.');
    said
}

/// When an association's own figure is published; `persons` where persons stand behind it.
pub fn own_publication(persons: Option<u64>) -> Text {
    match persons {
        Some(n) => Text::new(
            format!(
                "Le chiffre de l'association n'est montré que si au moins {n} {} y contribuent\u{a0}; il n'y a pas de chiffre du secteur.",
                plural_fr(n, "personne", "personnes")
            ),
            format!(
                "The figure of the association is shown only where at least {n} {} stand behind it; there is no sector figure.",
                plural_en(n, "person", "persons")
            ),
        ),
        None => Text::new(
            "Il n'y a pas de chiffre du secteur.",
            "There is no sector figure.",
        ),
    }
}

/// Behind sites there are no persons to protect.
pub fn no_persons_behind() -> Text {
    Text::new(
        "Aucun seuil de personnes ne s'applique\u{a0}: ce sont des établissements qui sont observés.",
        "No threshold of persons applies: sites are what is observed.",
    )
}

/// What sensitive variables add; by their labels.
pub fn sensitive(labels: &[Text], persons: u64) -> Text {
    let quoted: Vec<Text> = labels.iter().map(quoted).collect();
    let named = each_of(&quoted);
    let n = labels.len() as u64;
    Text::new(
        format!(
            "{} {} ({})\u{a0}: le chiffre est masqué aussi quand moins de {persons} personnes sont concernées, ou moins de {persons} ne le sont pas.",
            plural_fr(n, "Donnée", "Données"),
            plural_fr(n, "sensible", "sensibles"),
            named.fr
        ),
        format!(
            "Sensitive data ({}): the figure is also withheld where it is true of fewer than {persons} persons, or not true of fewer than {persons}.",
            named.en
        ),
    )
}

/// A sensitive variable whose figure is no share: only said.
pub fn sensitive_only_said(labels: &[Text]) -> Text {
    let quoted: Vec<Text> = labels.iter().map(quoted).collect();
    let named = each_of(&quoted);
    let n = labels.len() as u64;
    Text::new(
        format!(
            "{} {} ({}).",
            plural_fr(n, "Donnée", "Données"),
            plural_fr(n, "sensible", "sensibles"),
            named.fr
        ),
        format!("Sensitive data ({}).", named.en),
    )
}

/// The step that published medians and bounds are rounded to, its unit written.
pub fn step(step: &Text) -> Text {
    Text::new(
        format!(
            "Les médianes et les bornes publiées sont arrondies au multiple le plus proche de {}.",
            step.fr
        ),
        format!(
            "Published medians and bounds are rounded to the nearest multiple of {}.",
            step.en
        ),
    )
}

/// At which waves it is published.
pub fn at_waves(labels: &[Text]) -> Text {
    let quoted: Vec<Text> = labels.iter().map(quoted).collect();
    let named = each_of(&quoted);
    let n = labels.len() as u64;
    Text::new(
        format!(
            "Publié {} {}.",
            plural_fr(n, "à la vague", "à chacune des vagues"),
            named.fr
        ),
        format!(
            "Published at {} {}.",
            plural_en(n, "the wave", "each of the waves"),
            named.en
        ),
    )
}

/// No wave plays a part.
pub fn no_wave() -> Text {
    Text::new(
        "La vague ne joue aucun rôle\u{a0}: un chiffre par période.",
        "Waves play no part: one figure a period.",
    )
}

/// A paired change between two waves, and its unit.
pub fn change(from: &Text, to: &Text, noun: Noun, unit: &Text) -> Text {
    let (from, to) = (quoted(from), quoted(to));
    Text::new(
        format!(
            "Évolution entre {} et {}, en {}\u{a0}: elle se calcule chez les mêmes répondants d'une même association, observés aux \
             deux vagues\u{a0}; le signe + dit que le chiffre a augmenté, le signe \u{2212} qu'il a diminué. Les {} vu{e}s à une seule \
             vague sont dénombré{e}s à part.",
            from.fr,
            to.fr,
            unit.fr,
            noun.many_fr,
            e = noun.e(),
        ),
        format!(
            "Change between {} and {}, in {}: it is computed on the same respondents of one association, observed at both waves; the \
             sign + says that the figure rose, the sign \u{2212} that it fell. The {} seen at one wave alone are counted apart.",
            from.en, to.en, unit.en, noun.many_en,
        ),
    )
}

/// What a change belongs to.
pub fn change_belongs() -> Text {
    Text::new(
        "Une évolution appartient à la période de la seconde vague\u{a0}; elle se ventile d'après ce qui était vrai à la première. \
         L'écart entre les deux niveaux publiés n'en est pas une\u{a0}: ce ne sont pas les mêmes répondants.",
        "A change belongs to the period of the later wave, and is split by what was true at the earlier one. The difference between \
         the two published levels is not a change: other respondents answered.",
    )
}

/// The smallest change that means something, its unit written.
pub fn minimal_change(least: &Text) -> Text {
    Text::new(
        format!(
            "Chez un même répondant, un écart de moins de {} n'est pas tenu pour un changement.",
            least.fr
        ),
        format!(
            "In one respondent, a difference of less than {} is not held to be a change.",
            least.en
        ),
    )
}

/// What no figure has yet.
pub fn nothing_yet() -> Text {
    Text::new(
        "Le secret secondaire (déduire un chiffre masqué des autres) ne relie pas encore deux périodes, \
         ni un niveau et son évolution.",
        "Secondary suppression (working a withheld figure out of the others) does not tie two periods yet, nor a level \
         and its change.",
    )
}

/// That references are not used yet.
pub fn references_not_yet() -> Text {
    Text::new(
        "Les valeurs de référence sont citées\u{a0}; le programme ne les rapproche pas encore des chiffres.",
        "Reference values are quoted; the program does not compare figures with them yet.",
    )
}

/// A standard population it is standardised to, by what, and where that was read.
pub fn standardised(id: &str, by: &Text, source: &Text) -> Text {
    Text::new(
        format!(
            "Standardisé sur la population type `{id}` (par {}\u{a0}; source\u{a0}: {})\u{a0}: le chiffre qu'on lirait si les observations \
             avaient cette composition, hors celles dont la ventilation n'est pas connue.",
            quoted(by).fr,
            source.fr,
        ),
        format!(
            "Standardised to the standard population `{id}` (by {}; source: {}): the figure one would read if observations were made up \
             so, those whose split is not known left out.",
            quoted(by).en,
            source.en,
        ),
    )
}

/// No disaggregation.
pub fn not_split() -> Text {
    Text::new(
        "Publié sans ventilation.",
        "Published without disaggregation.",
    )
}

/// Whose parts add up.
pub fn splits_add_up() -> Text {
    Text::new(
        "Quand la ventilation d'une observation n'est pas connue, elle est comptée sous «\u{a0}inconnu\u{a0}», pour que les parties \
         fassent le total.",
        "Where the split of an observation is not known, it is counted under “unknown”, so that parts add up to the total.",
    )
}

/// `A × B`.
pub fn crossed(labels: &[Text]) -> Text {
    super::words::joined(labels, " × ", " × ")
}
