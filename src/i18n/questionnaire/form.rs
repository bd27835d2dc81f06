//! What a form says to who answers, and what its source says to who keeps it.

use crate::i18n::{Text, plural_en, plural_fr};
use crate::referential::Observes;

/// The title of a form.
pub fn title(association: Option<&Text>, wave: Option<&Text>, referential: &Text) -> Text {
    let parts = |fr: bool| -> String {
        let of = |text: &Text| if fr { text.fr.clone() } else { text.en.clone() };
        let parts = [association, wave].into_iter().flatten().map(of);
        let parts: Vec<String> = parts.chain([of(referential)]).collect();
        parts.join(" – ")
    };
    Text::new(parts(true), parts(false))
}

/// The heading of what figures are split by.
pub fn profile() -> Text {
    Text::new("Situation générale", "General situation")
}

/// The heading of what has no theme.
pub fn rest() -> Text {
    Text::new("Autres questions", "Other questions")
}

/// What respondents are told first: what for, that nothing names them, that they may refuse.
pub fn notice(paired: bool) -> Text {
    let (fr, en) = if paired {
        (
            "Vos réponses ne portent pas votre nom\u{a0}: un code sert seulement à les rapprocher d'une enquête à l'autre. ",
            "Your answers do not bear your name: a code only serves to match them from one survey to the next. ",
        )
    } else {
        (
            "Vos réponses sont anonymes. ",
            "Your answers are anonymous. ",
        )
    };
    Text::new(
        format!(
            "Ce questionnaire sert à savoir, pour l'ensemble des personnes, ce que l'accompagnement change. {fr}Elles ne sont publiées qu'en chiffres d'ensemble. Vous pouvez ne pas répondre à une question, ou vous arrêter à tout moment\u{a0}: cela ne change rien à votre accompagnement."
        ),
        format!(
            "This questionnaire serves to learn, for all respondents together, what support changes. {en}They are only published as overall figures. You may leave a question unanswered, or stop at any time: this changes nothing to the support you receive."
        ),
    )
}

/// The question that tells whose answers they are.
pub fn respondent(observes: Observes) -> Text {
    match observes {
        Observes::Person => Text::new(
            "Code de la personne dans le programme",
            "Code of the person in the programme",
        ),
        Observes::Household => Text::new(
            "Code du ménage dans le programme",
            "Code of the household in the programme",
        ),
        Observes::Site => Text::new(
            "Code de l'établissement dans le programme",
            "Code of the site in the programme",
        ),
        Observes::Stay | Observes::Night | Observes::Request => Text::new(
            "Code du dossier dans le programme",
            "Code of the case in the programme",
        ),
    }
}

/// What must not be typed as a code.
pub fn no_name() -> Text {
    Text::new(
        "Le même code à chaque enquête. Ni nom, ni prénom, ni initiales, ni date de naissance, ni numéro officiel.",
        "The same code in every survey. No name, no initials, no date of birth, no official number.",
    )
}

/// What a code looks like.
pub fn code_shape() -> Text {
    Text::new(
        "Des lettres sans accent, des chiffres et des tirets, dont au moins un chiffre.",
        "Letters without accents, digits and hyphens, with at least one digit.",
    )
}

/// What stands for a wording that may not be reproduced.
pub fn to_copy(
    question: &Text,
    instrument: &Text,
    holder: Option<&Text>,
    licence: Option<&Text>,
) -> Text {
    let about = source_of(instrument, holder, licence);
    Text::new(
        format!(
            "[{}\u{a0}: formulation officielle à recopier ici. {}]",
            question.fr, about.fr
        ),
        format!(
            "[{}: official wording to be copied here. {}]",
            question.en, about.en
        ),
    )
}

/// An instrument, who holds it, under which licence.
pub(super) fn source_of(instrument: &Text, holder: Option<&Text>, licence: Option<&Text>) -> Text {
    let fr = |name: &str, text: Option<&Text>| {
        text.map(|text| format!("\u{a0}; {name}\u{a0}: {}", text.fr))
            .unwrap_or_default()
    };
    let en = |name: &str, text: Option<&Text>| {
        text.map(|text| format!("; {name}: {}", text.en))
            .unwrap_or_default()
    };
    Text::new(
        format!(
            "Instrument\u{a0}: {}{}{}",
            instrument.fr,
            fr("titulaire", holder),
            fr("licence", licence)
        ),
        format!(
            "Instrument: {}{}{}",
            instrument.en,
            en("holder", holder),
            en("licence", licence)
        ),
    )
}

/// What number is asked.
pub fn number(decimals: u8, min: Option<String>, max: Option<String>, unit: Option<&str>) -> Text {
    let unit = unit.map(|unit| format!(" ({unit})")).unwrap_or_default();
    let (fr, en) = match (min, max) {
        (Some(min), Some(max)) => (
            format!(" de {min} à {max}"),
            format!(" from {min} to {max}"),
        ),
        (Some(min), None) => (format!(" d'au moins {min}"), format!(" of at least {min}")),
        (None, Some(max)) => (format!(" d'au plus {max}"), format!(" of at most {max}")),
        (None, None) => (String::new(), String::new()),
    };
    let places = u64::from(decimals);
    if decimals == 0 {
        return Text::new(
            format!("Un nombre entier{fr}{unit}."),
            format!("A whole number{en}{unit}."),
        );
    }
    Text::new(
        format!(
            "Un nombre{}{unit}, {places} {} au plus.",
            fr.replace('.', ","),
            plural_fr(places, "décimale", "décimales")
        ),
        format!(
            "A number{en}{unit}, {places} {} at most.",
            plural_en(places, "decimal", "decimals")
        ),
    )
}

/// Several answers may be given.
pub fn several_possible() -> Text {
    Text::new(
        "Plusieurs réponses possibles.",
        "Several answers are possible.",
    )
}

/// An answer that goes with no other.
pub fn stands_alone(label: &Text) -> Text {
    Text::new(
        format!(
            "«\u{a0}{}\u{a0}» ne va avec aucune autre réponse.",
            label.fr
        ),
        format!("“{}” goes with no other answer.", label.en),
    )
}

/// An answer that may be left out.
pub fn optional() -> Text {
    Text::new("Réponse facultative.", "Answering is optional.")
}

/// Several sentences in a row; none where there is none.
pub fn joined(sentences: &[Text]) -> Option<Text> {
    let all = |of: fn(&Text) -> &str| sentences.iter().map(of).collect::<Vec<_>>().join(" ");
    (!sentences.is_empty()).then(|| Text::new(all(|it| it.fr.as_str()), all(|it| it.en.as_str())))
}

/// The first lines of a source, which is written in French.
pub fn source_head(form: &str, referential: &str, version: &str, whole: bool) -> Vec<String> {
    let mut lines = vec![
        format!("Lit les exports KoboToolbox du formulaire « {form} », tiré du référentiel {referential} {version}."),
        "Dans Kobo, à l'export : type CSV, format « XML values and headers » (valeurs et intitulés XML) ; pour les choix".to_owned(),
        "multiples, des colonnes séparées. Les groupes peuvent figurer dans les intitulés ou non.".to_owned(),
        "Pour l'essayer sans répondant : impact sample (données fictives).".to_owned(),
    ];
    lines.push(if whole {
        "À compléter : l'identifiant et le nom de l'association, et ses autres sources.".to_owned()
    } else {
        "À ajouter sous `sources` dans le fichier de l'association ; ce qui y lit déjà les mêmes réponses est à retirer.".to_owned()
    });
    lines
}

/// Where exports are put.
pub fn where_files_go(folder: &str, form: &str) -> String {
    format!(
        "Chaque export est déposé tel quel dans le dossier {folder}/{form}, sous n'importe quel nom."
    )
}

/// Why all forms share a numbering.
pub fn one_numbering() -> String {
    "Le même `space` dans les formulaires des autres vagues : c'est ce qui apparie les réponses."
        .to_owned()
}

/// Why the wave is read.
pub fn wave_is_checked() -> String {
    "Inscrite par le formulaire : les lignes d'une autre vague seraient rejetées.".to_owned()
}

/// What is left to do below.
pub fn to_complete() -> String {
    "Ce que ce formulaire ne demande pas : à retirer d'ici dès qu'une autre source l'alimente."
        .to_owned()
}

/// Why an indicator is not collected, in a file that only this form feeds.
pub fn not_asked_here() -> String {
    "À compléter : ce formulaire ne le demande pas".to_owned()
}
