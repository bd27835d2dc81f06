//! The words of the matrix for waves: what each line under an indicator is of, who can follow the same persons, and
//! why others cannot.

use super::listed;
use crate::i18n::{Text, plural_en, plural_fr, ticked};

/// The only change of an indicator.
pub fn only_change() -> Text {
    Text::new("évolution", "change")
}

/// One line for waves and changes that stand alike.
pub fn alike(labels: &[Text]) -> Text {
    Text::new(
        listed(labels, |it| &it.fr, "\u{a0}; "),
        listed(labels, |it| &it.en, "; "),
    )
}

/// Which lines stand under an indicator asked at several waves.
pub fn waves_meaning() -> Text {
    Text::new(
        "évolution\u{a0}: les mêmes personnes à deux vagues\u{a0}; une vague a sa ligne où elle diffère de celle de \
         l'indicateur, qui compte toute association qui remplit l'une ou l'autre",
        "change: the same persons at two waves; a wave has its line where it differs from that of the \
         indicator, which counts every association that fills one or another",
    )
}

/// How many of the indicators with a change enough associations follow; `threshold` where it is the same for all.
pub fn following(count: usize, of: usize, threshold: Option<u64>) -> Text {
    let (n, all) = (count as u64, of as u64);
    let asked = plural_en(all, "indicator", "indicators");
    let (fr, en) = if n == 0 {
        (
            format!("aucun indicateur à plusieurs vagues sur {all} ne peut publier d'évolution"),
            format!("none of {all} {asked} with several waves can publish a change"),
        )
    } else {
        let words = plural_fr(n, "indicateur", "indicateurs");
        let can = plural_fr(n, "peut publier", "peuvent publier");
        (
            format!("{n} {words} à plusieurs vagues sur {all} {can} une évolution"),
            format!("{n} of {all} {asked} with several waves can publish a change"),
        )
    };
    let least = threshold.filter(|_| n > 0);
    match least {
        Some(least) => Text::new(
            format!(
                "{fr}\u{a0}: au moins {least} {} les mêmes personnes",
                plural_fr(least, "association y suit", "associations y suivent"),
            ),
            format!(
                "{en}: at least {least} {} the same persons",
                plural_en(least, "association follows", "associations follow"),
            ),
        ),
        None => Text::new(fr, en),
    }
}

/// How many changes too few associations follow.
pub fn not_following(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{n} {}\u{a0}: trop peu d'associations y suivent les mêmes personnes, quelles que soient les données (signe `*`)",
            plural_fr(
                n,
                "évolution ne peut pas être publiée",
                "évolutions ne peuvent pas être publiées"
            ),
        ),
        format!(
            "{n} {} cannot be published: too few associations follow the same persons, whatever the data (sign `*`)",
            plural_en(n, "change", "changes"),
        ),
    )
}

/// For how many of its indicators with a change one association cannot follow the same persons, and why.
pub fn cannot_follow(name: &Text, lacking: usize, of: usize, reasons: &[Text]) -> Text {
    let (n, all) = (lacking as u64, of as u64);
    let (fr, en) = if n == all {
        let its_fr = match all {
            1 => "son indicateur à plusieurs vagues".to_owned(),
            _ => format!("aucun de ses {all} indicateurs à plusieurs vagues"),
        };
        let its_en = match all {
            1 => "its indicator with several waves".to_owned(),
            _ => format!("any of its {all} indicators with several waves"),
        };
        let not = plural_fr(all, "ne peut pas suivre", "ne peut suivre");
        (
            format!("{not} les mêmes personnes pour {its_fr}"),
            format!("cannot follow the same persons for {its_en}"),
        )
    } else {
        (
            format!(
                "ne peut pas suivre les mêmes personnes pour {n} de ses {all} indicateurs à plusieurs vagues"
            ),
            format!(
                "cannot follow the same persons for {n} of its {all} indicators with several waves"
            ),
        )
    };
    Text::new(
        format!(
            "{}\u{a0}: {fr} ({})",
            name.fr,
            listed(reasons, |it| &it.fr, "\u{a0}; ")
        ),
        format!("{}: {en} ({})", name.en, listed(reasons, |it| &it.en, "; ")),
    )
}

/// How many associations follow the same persons wherever they fill an indicator with a change.
pub fn followers(count: usize, of: usize) -> Text {
    let (n, all) = (count as u64, of as u64);
    let associations = plural_en(all, "association", "associations");
    if n == 0 {
        return Text::new(
            format!(
                "aucune association sur {all} ne peut suivre les mêmes personnes pour tous ses indicateurs à plusieurs vagues"
            ),
            format!(
                "none of {all} {associations} can follow the same persons for all its indicators with several waves"
            ),
        );
    }
    Text::new(
        format!(
            "{n} {} sur {all} {} suivre les mêmes personnes pour tous {} indicateurs à plusieurs vagues",
            plural_fr(n, "association", "associations"),
            plural_fr(n, "peut", "peuvent"),
            plural_fr(n, "ses", "leurs"),
        ),
        format!(
            "{n} of {all} {associations} can follow the same persons for all {} indicators with several waves",
            plural_en(n, "its", "their"),
        ),
    )
}

/// The waves that an association does not ask; where there are several, of one indicator or another.
pub fn not_asked(waves: &[&str]) -> Text {
    if let [wave] = waves {
        return Text::new(
            format!("pas de vague `{wave}`"),
            format!("no wave `{wave}`"),
        );
    }
    let waves = ticked(waves);
    Text::new(
        format!("vagues qui manquent, selon l'indicateur\u{a0}: {waves}"),
        format!("missing waves, depending on the indicator: {waves}"),
    )
}

/// The respondents of a source are anonymous.
pub fn anonymous(source: &str) -> Text {
    Text::new(
        format!("répondants anonymes dans `{source}`"),
        format!("anonymous respondents in `{source}`"),
    )
}

/// Two sources number their respondents apart.
pub fn apart(before: &str, after: &str) -> Text {
    Text::new(
        format!("numérotations différentes dans `{before}` et `{after}`"),
        format!("different numberings in `{before}` and `{after}`"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_agree_in_number() {
        let fr = |text: Text| text.fr.replace('\u{a0}', " ");
        assert_eq!(
            fr(following(1, 12, Some(3))),
            "1 indicateur à plusieurs vagues sur 12 peut publier une évolution : au moins 3 associations y suivent les mêmes personnes"
        );
        assert_eq!(
            fr(following(0, 1, Some(3))),
            "aucun indicateur à plusieurs vagues sur 1 ne peut publier d'évolution"
        );
        assert_eq!(
            following(2, 2, Some(1)).en,
            "2 of 2 indicators with several waves can publish a change: at least 1 association follows the same persons"
        );
        assert_eq!(
            following(11, 12, None).en,
            "11 of 12 indicators with several waves can publish a change"
        );
        assert!(fr(not_following(1)).starts_with("1 évolution ne peut pas être publiée : "));
        assert!(not_following(2).en.starts_with("2 changes cannot be"));
        let name = Text::same("Espérer 95");
        let why = [not_asked(&["entry"]), anonymous("enquete")];
        assert_eq!(
            fr(cannot_follow(&name, 5, 5, &why)),
            "Espérer 95 : ne peut suivre les mêmes personnes pour aucun de ses 5 indicateurs à plusieurs vagues (pas de vague `entry` ; répondants anonymes dans `enquete`)"
        );
        assert_eq!(
            fr(cannot_follow(&name, 1, 1, &why[..1])),
            "Espérer 95 : ne peut pas suivre les mêmes personnes pour son indicateur à plusieurs vagues (pas de vague `entry`)"
        );
        assert_eq!(
            cannot_follow(&name, 1, 5, &why[..1]).en,
            "Espérer 95: cannot follow the same persons for 1 of its 5 indicators with several waves (no wave `entry`)"
        );
        assert_eq!(
            fr(followers(1, 300)),
            "1 association sur 300 peut suivre les mêmes personnes pour tous ses indicateurs à plusieurs vagues"
        );
        assert_eq!(
            followers(0, 300).en,
            "none of 300 associations can follow the same persons for all its indicators with several waves"
        );
    }
}
