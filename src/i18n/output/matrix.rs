//! The words of the matrix: who can enter which sector figure, and why others cannot.

mod questions;
mod standings;
mod waves;

pub use questions::*;
pub use standings::*;
pub use waves::*;

use crate::i18n::{Text, plural_en, plural_fr, ticked};

/// What the matrix rests on.
pub fn before_exports() -> Text {
    Text::new(
        "comparabilité d'après les référentiels seuls\u{a0}: aucun export n'est lu",
        "comparability from the referentials alone: no export is read",
    )
}

/// No indicator to show.
pub fn no_indicator() -> Text {
    Text::new(
        "aucun indicateur commun à afficher",
        "no common indicator to show",
    )
}

/// Heading: associations that enter the sector figure.
pub fn sector() -> Text {
    Text::new("Secteur", "Sector")
}

/// The group of the indicators of a status, by its word in the grammar.
pub fn status(word: &str) -> Text {
    match word {
        "core" => Text::new("Noyau", "Core"),
        "recommended" => Text::new("Recommandés", "Recommended"),
        _ => Text::new("Facultatifs", "Optional"),
    }
}

/// What the column of the sector counts.
pub fn sector_meaning() -> Text {
    Text::new(
        "Secteur\u{a0}: associations qui entrent dans le chiffre du secteur, sur toutes celles du programme",
        "Sector: associations that enter the sector figure, out of all those of the programme",
    )
}

/// What the mark before a count of the sector means.
pub fn short_meaning() -> Text {
    Text::new(
        "*\u{a0}: moins d'associations que le seuil de publication, à chaque vague s'il y en a plusieurs\u{a0}; le chiffre du secteur ne peut pas être publié",
        "*: under the publication threshold, at each wave where there are several: the sector figure cannot be published",
    )
}

/// Why the table counts associations and does not name them.
pub fn counted_only() -> Text {
    Text::new(
        "trop d'associations pour cette largeur\u{a0}: le tableau les compte\u{a0}; `--indicator ID --reasons` les nomme, `--format csv` donne tout",
        "too many associations for this width: the table counts them; `--indicator ID --reasons` names them, `--format csv` gives everything",
    )
}

/// How many indicators enough associations enter; `threshold` where it is the same for all.
pub fn reaching(count: usize, of: usize, threshold: Option<u64>) -> Text {
    let (n, all) = (count as u64, of as u64);
    let indicators = plural_en(all, "indicator", "indicators");
    let fr = if n == 0 {
        format!("aucun indicateur sur {all} ne se compare")
    } else {
        let words = plural_fr(n, "indicateur", "indicateurs");
        let compare = plural_fr(n, "se compare", "se comparent");
        format!("{n} {words} sur {all} {compare}")
    };
    let en = match n {
        0 => format!("none of {all} {indicators} compares"),
        _ => format!(
            "{n} of {all} {indicators} {}",
            plural_en(n, "compares", "compare")
        ),
    };
    match threshold {
        Some(least) => Text::new(
            format!(
                "{fr} dans au moins {least} {}, le seuil de publication",
                plural_fr(least, "association", "associations")
            ),
            format!(
                "{en} in at least {least} {}, the publication threshold",
                plural_en(least, "association", "associations")
            ),
        ),
        None => Text::new(
            format!(
                "{fr} dans assez d'associations pour atteindre {} seuil de publication",
                plural_fr(n, "son", "leur")
            ),
            format!(
                "{en} in enough associations to reach {} publication threshold",
                plural_en(n.max(1), "its", "their")
            ),
        ),
    }
}

/// How many indicators too few associations enter.
pub fn short(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{n} {}\u{a0}: {} ne peut pas être publié, quelles que soient les données (signe `*`)",
            plural_fr(n, "reste en dessous", "restent en dessous"),
            plural_fr(n, "son chiffre du secteur", "leur chiffre du secteur"),
        ),
        format!(
            "{n} {} below: {} sector {} cannot be published, whatever the data (sign `*`)",
            plural_en(n, "stays", "stay"),
            plural_en(n, "its", "their"),
            plural_en(n, "figure", "figures"),
        ),
    )
}

/// How many indicators no association fills.
pub fn unfed(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{n} {} par aucune association",
            plural_fr(
                n,
                "indicateur n'est alimenté",
                "indicateurs ne sont alimentés"
            )
        ),
        format!(
            "{n} {} fed by no association",
            plural_en(n, "indicator is", "indicators are")
        ),
    )
}

/// How many core indicators one association does not enter, and how they stand.
pub fn core_lacking(name: &Text, lacking: usize, of: usize, counts: &[Text]) -> Text {
    let (n, all) = (lacking as u64, of as u64);
    Text::new(
        format!(
            "{}\u{a0}: {n} {} sur {all} {} pas dans le chiffre du secteur ({})",
            name.fr,
            plural_fr(n, "indicateur du noyau", "indicateurs du noyau"),
            plural_fr(n, "n'entre", "n'entrent"),
            listed(counts, |it| &it.fr, ", "),
        ),
        format!(
            "{}: {n} of {all} core {} {} not enter the sector figure ({})",
            name.en,
            plural_en(all, "indicator", "indicators"),
            plural_en(n, "does", "do"),
            listed(counts, |it| &it.en, ", "),
        ),
    )
}

/// How many associations enter every core indicator.
pub fn core_whole(count: usize, of: usize) -> Text {
    let (n, all) = (count as u64, of as u64);
    let associations = plural_en(all, "association", "associations");
    if n == 0 {
        return Text::new(
            format!("aucune association sur {all} n'entre dans tous les chiffres du noyau"),
            format!("none of {all} {associations} enters every core figure"),
        );
    }
    Text::new(
        format!(
            "{n} {} sur {all} {} dans tous les chiffres du noyau",
            plural_fr(n, "association", "associations"),
            plural_fr(n, "entre", "entrent"),
        ),
        format!(
            "{n} of {all} {associations} {} every core figure",
            plural_en(n, "enters", "enter"),
        ),
    )
}

/// Heading of the reasons.
pub fn reasons() -> Text {
    Text::new("Raisons", "Reasons")
}

/// A disaggregation by its label, before what is said of it.
pub fn by_split(split: &Text) -> Text {
    Text::new(format!("par {}", split.fr), format!("by {}", split.en))
}

/// Where some associations stand, and why; `of` which disaggregation, wave or change, where it is not the whole.
pub fn standing_because(of: Option<&Text>, names: &[Text], word: &str, reasons: &[Text]) -> Text {
    let (of_fr, of_en) = of.map_or_else(Default::default, |of| {
        (format!("{}, ", of.fr), format!("{}, ", of.en))
    });
    let stands = standing(word);
    Text::new(
        format!(
            "{of_fr}{}\u{a0}: {} ({})",
            listed(names, |it| &it.fr, ", "),
            stands.fr,
            listed(reasons, |it| &it.fr, "\u{a0}; ")
        ),
        format!(
            "{of_en}{}: {} ({})",
            listed(names, |it| &it.en, ", "),
            stands.en,
            listed(reasons, |it| &it.en, "; ")
        ),
    )
}

pub(super) fn listed(texts: &[Text], of: fn(&Text) -> &str, by: &str) -> String {
    texts.iter().map(of).collect::<Vec<_>>().join(by)
}

/// Variables that a source does not fill.
pub fn unmapped(source: &str, variables: &[&str]) -> Text {
    let variables = ticked(variables);
    Text::new(
        format!("`{source}` ne remplit pas {variables}"),
        format!("`{source}` does not fill {variables}"),
    )
}

/// Persons to count, and no source that says it counts everyone.
pub fn uncounted(source: &str, indicator: &str) -> Text {
    Text::new(
        format!(
            "aucune source ne dit compter tout le monde\u{a0}: `feeds: [{indicator}]` dans `{source}` le dirait"
        ),
        format!(
            "no source says that it counts everyone: `feeds: [{indicator}]` in `{source}` would say so"
        ),
    )
}

/// No source of the kind asked for, by the words of the grammar; `waves`, by their labels.
pub fn no_source(kind: &str, observes: &str, waves: &[&Text]) -> Text {
    let (kind_fr, kind_en) = match kind {
        "records" => ("aucun fichier de dossiers", "no file of records"),
        _ => ("aucune enquête", "no survey"),
    };
    let (by_fr, by_en) = match observes {
        "household" => ("ménage", "household"),
        "stay" => ("séjour", "stay"),
        "night" => ("nuitée", "night"),
        "request" => ("demande", "request"),
        "site" => ("site", "site"),
        _ => ("personne", "person"),
    };
    let said = Text::new(
        format!("{kind_fr} par {by_fr}"),
        format!("{kind_en} by {by_en}"),
    );
    if waves.is_empty() {
        return said;
    }
    let fr = waves.iter().map(|it| format!("«\u{a0}{}\u{a0}»", it.fr));
    let en = waves.iter().map(|it| format!("\"{}\"", it.en));
    let fr = fr.collect::<Vec<_>>().join(" ou ");
    let en = en.collect::<Vec<_>>().join(" or ");
    Text::new(
        format!("{} à la vague {fr}", said.fr),
        format!("{} at the wave {en}", said.en),
    )
}

/// A reason as the association wrote it, less its full stop.
pub fn reason(because: &Text) -> Text {
    Text::new(unstopped(&because.fr), unstopped(&because.en))
}

/// A reason without its full stop, since it stands inside a sentence; what is cut short keeps its dots.
fn unstopped(because: &str) -> &str {
    let because = because.trim_end();
    let short = ["..", "etc."];
    let bare = because.strip_suffix('.');
    bare.filter(|_| !short.iter().any(|it| because.ends_with(it)))
        .unwrap_or(because)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_stands_in_a_sentence_without_its_full_stop() {
        for (written, wanted) in [
            ("Non posée.", "Non posée"),
            ("Non posée", "Non posée"),
            ("Selon le site, etc.", "Selon le site, etc."),
            ("À voir...", "À voir..."),
            (".", ""),
        ] {
            assert_eq!(reason(&Text::same(written)), Text::same(wanted));
        }
    }

    #[test]
    fn a_source_that_is_not_there_is_told_in_words() {
        let exit = Text::new("À la sortie", "At exit");
        let entry = Text::new("À l'entrée", "At entry");
        let one = no_source("records", "household", &[&exit]);
        let fr = one.fr.replace('\u{a0}', " ");
        assert_eq!(
            fr,
            "aucun fichier de dossiers par ménage à la vague « À la sortie »"
        );
        assert_eq!(
            one.en,
            "no file of records by household at the wave \"At exit\""
        );
        let two = no_source("survey", "person", &[&entry, &exit]);
        assert!(two.fr.ends_with("» ou «\u{a0}À la sortie\u{a0}»"));
        assert_eq!(
            two.en,
            "no survey by person at the wave \"At entry\" or \"At exit\""
        );
        assert_eq!(
            no_source("records", "site", &[]).fr,
            "aucun fichier de dossiers par site"
        );
    }

    #[test]
    fn sentences_agree_in_number() {
        let fr = |text: Text| text.fr.replace('\u{a0}', " ");
        assert_eq!(
            fr(reaching(0, 27, Some(3))),
            "aucun indicateur sur 27 ne se compare dans au moins 3 associations, le seuil de publication"
        );
        assert_eq!(
            fr(reaching(1, 1, Some(1))),
            "1 indicateur sur 1 se compare dans au moins 1 association, le seuil de publication"
        );
        assert_eq!(
            reaching(18, 27, Some(3)).en,
            "18 of 27 indicators compare in at least 3 associations, the publication threshold"
        );
        assert_eq!(
            fr(reaching(18, 27, None)),
            "18 indicateurs sur 27 se comparent dans assez d'associations pour atteindre leur seuil de publication"
        );
        assert_eq!(
            reaching(0, 2, None).en,
            "none of 2 indicators compares in enough associations to reach its publication threshold"
        );
        assert!(fr(short(1)).starts_with("1 reste en dessous : son chiffre"));
        assert!(
            short(2)
                .en
                .starts_with("2 stay below: their sector figures")
        );
        assert_eq!(
            fr(unfed(1)),
            "1 indicateur n'est alimenté par aucune association"
        );
        assert_eq!(unfed(4).en, "4 indicators are fed by no association");
        let counts = [
            standing_counted("not-collected", 6),
            standing_counted("broad", 1),
        ];
        assert_eq!(
            fr(core_lacking(&Text::same("Rhéso"), 7, 11, &counts)),
            "Rhéso : 7 indicateurs du noyau sur 11 n'entrent pas dans le chiffre du secteur (6 non collectés, 1 éloigné)"
        );
        assert_eq!(
            core_lacking(&Text::same("Rhéso"), 1, 1, &counts[1..])
                .en
                .replace('\u{a0}', " "),
            "Rhéso: 1 of 1 core indicator does not enter the sector figure (1 broad)"
        );
        assert_eq!(
            fr(core_whole(0, 300)),
            "aucune association sur 300 n'entre dans tous les chiffres du noyau"
        );
        assert_eq!(
            core_whole(1, 2).en,
            "1 of 2 associations enters every core figure"
        );
    }
}
