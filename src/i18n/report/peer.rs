//! What the sheet of one association says of it beside the sector.

use crate::i18n::{Text, plural_en, plural_fr};

/// What the document is.
pub fn peer_kind() -> Text {
    Text::new("Feuille d'une association", "Sheet of one association")
}

/// The name of the page.
pub fn peer_name(association: &Text, title: &Text) -> Text {
    Text::new(
        format!("{} à côté du secteur : {}", association.fr, title.fr),
        format!("{} beside the sector: {}", association.en, title.en),
    )
}

/// The heading of the page.
pub fn peer_title(association: &Text) -> Text {
    Text::new(
        format!("{} à côté du secteur", association.fr),
        format!("{} beside the sector", association.en),
    )
}

/// What comes before any figure: how many key indicators the association feeds, and how many of them compare.
pub fn peer_in_brief(association: &Text, fed: usize, of: usize, compared: usize) -> Text {
    let (f, o, c) = (fed as u64, of as u64, compared as u64);
    let then = match c {
        0 => Text::new(
            "aucun ne se compare au reste du secteur",
            "none compares with the rest of the sector",
        ),
        _ => Text::new(
            format!(
                "{c} {} au reste du secteur",
                plural_fr(c, "se compare", "se comparent")
            ),
            format!(
                "{c} {} with the rest of the sector",
                plural_en(c, "compares", "compare")
            ),
        ),
    };
    Text::new(
        format!(
            "{} nourrit {f} {} sur {o} ; {}.",
            association.fr,
            plural_fr(f, "indicateur clé", "indicateurs clés"),
            then.fr
        ),
        format!(
            "{} feeds {f} of {o} key {}; {}.",
            association.en,
            plural_en(o, "indicator", "indicators"),
            then.en
        ),
    )
}

/// Where the association stands for some indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Above, and the interval of the gap leaves out 0.
    Above,
    /// Below, and the interval of the gap leaves out 0.
    Below,
    /// The interval of the gap holds 0.
    Open,
    /// The gap has no interval.
    NoInterval,
    /// What is measured has no gap here.
    NotMeasured,
    /// Too few other associations.
    FewOthers,
    /// Too few answers.
    FewAnswers,
    /// The figure of the sector is withheld.
    Withheld,
    /// That of the rest of the sector is.
    RestWithheld,
    /// The others have no data.
    NoData,
}

/// Indicators of which the same is said.
pub fn standing(standing: Standing, names: &str) -> Text {
    let (fr, en) = match standing {
        Standing::Above => (
            "Au-dessus du reste du secteur, l'intervalle de l'écart ne contient pas 0",
            "Above the rest of the sector, the interval of the gap does not hold 0",
        ),
        Standing::Below => (
            "En dessous du reste du secteur, l'intervalle de l'écart ne contient pas 0",
            "Below the rest of the sector, the interval of the gap does not hold 0",
        ),
        Standing::Open => (
            "Pas d'écart établi avec le reste du secteur",
            "No gap established with the rest of the sector",
        ),
        Standing::NoInterval => (
            "Écart relevé, sans intervalle",
            "Gap recorded, without an interval",
        ),
        Standing::NotMeasured => (
            "Montrés côte à côte, sans écart (il n'est calculé que pour des parts et des moyennes)",
            "Shown side by side, without a gap (it is computed for shares and means alone)",
        ),
        Standing::FewOthers => (
            "Sans écart, moins de 4 autres associations, le reste du secteur dirait ce que chacune apporte",
            "No gap, fewer than 4 other associations, the rest of the sector would tell what each brings",
        ),
        Standing::FewAnswers => (
            "Sans écart, moins de 30 réponses d'un côté",
            "No gap, fewer than 30 answers on one side",
        ),
        Standing::Withheld => (
            "Sans écart, chiffre du secteur sous secret statistique",
            "No gap, the figure of the sector is withheld",
        ),
        Standing::RestWithheld => (
            "Sans écart, reste du secteur sous secret statistique",
            "No gap, the rest of the sector is withheld",
        ),
        Standing::NoData => (
            "Sans écart, pas de donnée d'un côté",
            "No gap, no data on one side",
        ),
    };
    Text::new(format!("{fr} : {names}."), format!("{en}: {names}."))
}

/// Why there is no gap, in a sentence under one indicator.
pub fn no_gap(standing: Standing) -> Option<Text> {
    Some(match standing {
        Standing::FewOthers => Text::new(
            "Pas d'écart au reste du secteur : moins de 4 autres associations apportent ce chiffre, et le reste dirait ce que chacune apporte.",
            "No gap with the rest of the sector: fewer than 4 other associations bring this figure, and the rest would tell what each brings.",
        ),
        Standing::FewAnswers => Text::new(
            "Pas d'écart au reste du secteur : moins de 30 réponses d'un côté.",
            "No gap with the rest of the sector: fewer than 30 answers on one side.",
        ),
        Standing::Withheld => Text::new(
            "Pas d'écart au reste du secteur : le chiffre du secteur est sous secret statistique, et le reste le livrerait.",
            "No gap with the rest of the sector: the figure of the sector is withheld, and the rest would give it back.",
        ),
        Standing::RestWithheld => Text::new(
            "Pas d'écart au reste du secteur : trop peu d'associations ou de personnes l'apportent, il est sous secret statistique.",
            "No gap with the rest of the sector: too few associations or people bring it, it is withheld.",
        ),
        Standing::NoData => Text::new(
            "Pas d'écart au reste du secteur : pas de donnée d'un côté.",
            "No gap with the rest of the sector: no data on one side.",
        ),
        _ => return None,
    })
}

/// What a gap does not say.
pub fn no_judgement() -> Text {
    Text::new(
        "Un écart n'est pas un jugement : les associations n'ont ni les mêmes services ni le même public. Être au-dessus n'est pas toujours mieux. Parmi beaucoup d'écarts, quelques-uns paraissent par hasard.",
        "A gap is no judgement: associations have neither the same services nor the same public. Above is not always better. Out of many gaps, some appear by chance.",
    )
}

/// Nothing of the sector may be read.
pub fn nothing_of_the_sector() -> Text {
    Text::new(
        "Aucun chiffre du secteur ne se lit pour ces indicateurs : chacun est sous secret statistique ou sans donnée. Les chiffres de l'association sont montrés seuls.",
        "No figure of the sector can be read for these indicators: each is withheld or without data. The figures of the association stand alone.",
    )
}

/// The figure of the association.
pub fn yours(words: &Text) -> Text {
    Text::new(format!("Vous : {}", words.fr), format!("You: {}", words.en))
}

/// That of the sector, of which it is part.
pub fn of_sector(words: &Text) -> Text {
    Text::new(
        format!("Secteur, vous compris : {}", words.fr),
        format!("Sector, you included: {}", words.en),
    )
}

/// Both values, as they would be if both had the composition of one population.
pub fn at_equal_composition(population: &str, own: &Text, sector: &Text) -> Text {
    Text::new(
        format!(
            "À composition égale (population `{population}`) : vous {}, secteur {}.",
            own.fr, sector.fr
        ),
        format!(
            "At equal composition (population `{population}`): you {}, sector {}.",
            own.en, sector.en
        ),
    )
}

/// Whom a line of a chart or of a table speaks of.
pub fn sector_mark() -> Text {
    Text::new("Secteur, vous compris", "Sector, you included")
}

/// The same, of the others alone.
pub fn rest_mark() -> Text {
    Text::new("Reste du secteur", "Rest of the sector")
}

/// Whom a line speaks of, at one wave.
pub fn at_wave(who: &Text, wave: &Text) -> Text {
    Text::new(
        format!("{}, {}", who.fr, wave.fr),
        format!("{}, {}", who.en, wave.en),
    )
}

/// What part of its own answers an association has.
pub fn own_reach(answered: Option<&str>, survey: bool) -> Text {
    match answered {
        None => Text::new("aucune réponse manquante", "no answer missing"),
        Some(percent) if survey => Text::new(
            format!("{percent} ont répondu à cette question"),
            format!("{percent} answered this question"),
        ),
        Some(percent) => Text::new(
            format!("information connue pour {percent}"),
            format!("known of {percent}"),
        ),
    }
}

/// Both values, for the title of a chart.
pub fn both_values(own: &str, sector: &str, period: &Text) -> Text {
    Text::new(
        format!("vous {own}, secteur {sector}, {}", period.fr),
        format!("you {own}, sector {sector}, {}", period.en),
    )
}

/// The title of the chart of changes of both.
pub fn both_changes(label: &Text, own: &str, sector: &str, period: &Text) -> Text {
    Text::new(
        format!(
            "{}, évolution chez les mêmes personnes : vous {own}, secteur {sector}, {}",
            label.fr, period.fr
        ),
        format!(
            "{}, change among the same people: you {own}, sector {sector}, {}",
            label.en, period.en
        ),
    )
}

/// The rest is not one more sample.
pub fn rest_is() -> Text {
    Text::new(
        "le secteur comprend vos réponses ; l'écart se mesure au reste du secteur, qui ne les comprend pas.",
        "the sector holds your answers; the gap is with the rest of the sector, which does not.",
    )
}

/// Caption of the table of all indicators.
pub fn beside_table() -> Text {
    Text::new(
        "Tous les indicateurs clés que vous nourrissez, dernière période qui se lit des deux côtés",
        "All key indicators that you feed, last period that can be read on both sides",
    )
}

/// The same, of the others.
pub fn beside_others() -> Text {
    Text::new(
        "Autres indicateurs que vous nourrissez, dernière période qui se lit des deux côtés",
        "Other indicators that you feed, last period that can be read on both sides",
    )
}

/// What was read of the files of the association: files read and refused, then rows read, kept, left out and rejected, in digits.
pub fn own_files(files: [usize; 2], rows: [&str; 4]) -> Text {
    let [read, refused] = files.map(|it| it as u64);
    let [all, kept, out, rejected] = rows;
    let missing = if refused == 0 {
        Text::same("")
    } else {
        Text::new(
            format!(
                " {refused} {}.",
                plural_fr(
                    refused,
                    "fichier refusé n'y est pas compté",
                    "fichiers refusés n'y sont pas comptés"
                )
            ),
            format!(
                " {refused} {} refused and not counted.",
                plural_en(refused, "file is", "files are")
            ),
        )
    };
    Text::new(
        format!(
            "Vos exports : {read} {} ; lignes lues : {all}, gardées : {kept}, laissées de côté (règle déclarée, ligne vide ou doublon) : {out}, rejetées : {rejected}.{}",
            plural_fr(read, "fichier lu", "fichiers lus"),
            missing.fr
        ),
        format!(
            "Your exports: {read} {} read; rows read: {all}, kept: {kept}, left out (declared rule, blank or duplicate): {out}, rejected: {rejected}.{}",
            plural_en(read, "file", "files"),
            missing.en
        ),
    )
}

/// Heading: what the association does not bring.
pub fn unfed_heading() -> Text {
    Text::new(
        "Ce que vous n'apportez pas au secteur",
        "What you do not bring to the sector",
    )
}

/// A key indicator that the association does not bring, and why.
pub fn unfed(label: &Text, why: &str) -> Text {
    let why = if why.is_empty() {
        String::new()
    } else {
        format!(" ({why})")
    };
    Text::new(
        format!("« {} »{why}.", label.fr),
        format!("“{}”{why}.", label.en),
    )
}

/// Nothing in these exports, though referentials feed it.
pub fn fed_without_data() -> Text {
    Text::new("pas de donnée dans ces exports", "no data in these exports")
}

/// Caption of the table of answers of both.
pub fn both_answered() -> Text {
    Text::new(
        "Part de ceux que la question concerne qui ont une réponse, chez vous et dans le secteur",
        "Part of those concerned who have an answer, at yours and in the sector",
    )
}

/// How many of those invited came, at the association and in the sector, where each is known.
pub fn both_invited(label: &Text, when: &Text, own: Option<i128>, sector: Option<i128>) -> Text {
    let fr = |it: Option<i128>| it.map_or("non connu".to_owned(), |it| format!("{it} %"));
    let en = |it: Option<i128>| it.map_or("not known".to_owned(), |it| format!("{it}%"));
    Text::new(
        format!(
            "« {} » {}, personnes sollicitées qui ont participé : {} chez vous, {} dans le secteur.",
            label.fr,
            when.fr,
            fr(own),
            fr(sector)
        ),
        format!(
            "“{}” {}, those invited who took part: {} at yours, {} in the sector.",
            label.en,
            when.en,
            en(own),
            en(sector)
        ),
    )
}

/// Points of the method that a sheet adds to those of the report; `gap` and `interval` are how both are computed.
pub fn peer_method(gap: &Text, interval: &Text) -> Vec<(Text, Text)> {
    vec![
        (
            Text::new(
                "L'écart au reste du secteur",
                "The gap with the rest of the sector",
            ),
            Text::new(
                format!(
                    "Le secteur sans vous est le secteur moins vous : qui connaît deux des trois connaît le troisième. Il n'est donc montré que là où le chiffre du secteur se lit et où 4 autres associations au moins l'apportent. {}",
                    interval.fr
                ),
                format!(
                    "The sector without you is the sector less you: whoever knows two of the three knows the third. So it is shown only where the figure of the sector can be read and at least 4 other associations bring it. {}",
                    interval.en
                ),
            ),
        ),
        (
            Text::new(
                "Votre public, ou vos résultats",
                "Your public, or your results",
            ),
            gap.clone(),
        ),
    ]
}

/// How to make the sheet again.
pub fn peer_check(association: &str, version: &str) -> Vec<Text> {
    vec![
        Text::new(
            format!(
                "`impact report EXPORTS --for {association} -o feuille.html` refait cette page à l'octet près, avec le référentiel en version {version} et les mêmes fichiers."
            ),
            format!(
                "`impact report EXPORTS --for {association} -o sheet.html` makes this page again byte for byte, with the referential at version {version} and the same files."
            ),
        ),
        Text::new(
            format!(
                "`impact consolidate EXPORTS --for {association} --by all --format csv` donne tous ces chiffres, ventilations comprises ; `impact compare {association} EXPORTS --format json`, les écarts."
            ),
            format!(
                "`impact consolidate EXPORTS --for {association} --by all --format csv` gives all these figures, disaggregations too; `impact compare {association} EXPORTS --format json`, the gaps."
            ),
        ),
    ]
}
