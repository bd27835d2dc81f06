//! The sentences of `impact questionnaire`: what the command says; what the form says to who answers, and its source
//! to who keeps it, is in `form`.

mod form;

pub use form::{
    code_shape, joined, no_name, not_asked_here, notice, number, one_numbering, optional, profile,
    respondent, rest, several_possible, source_head, stands_alone, title, to_complete, to_copy,
    wave_is_checked, where_files_go,
};

use form::source_of;

use std::fmt::Display;

use super::{Said, Text, plural_en, plural_fr, ticked};

/// Nothing is asked at this wave.
pub fn no_question(wave: Option<&str>, waves: &[&str]) -> Said {
    let said = match wave {
        Some(wave) => Said::fact(
            format!(
                "aucune question d'enquête n'est posée à la vague `{wave}` parmi ce qui est demandé"
            ),
            format!("no survey question is asked at the wave `{wave}` among what is asked for"),
        ),
        None => Said::fact(
            "aucune question d'enquête n'est posée hors vague parmi ce qui est demandé",
            "no survey question is asked outside waves among what is asked for",
        ),
    };
    if waves.is_empty() {
        return said;
    }
    said.help(
        format!(
            "vagues où des questions sont posées\u{a0}: {}",
            ticked(waves)
        ),
        format!("waves at which questions are asked: {}", ticked(waves)),
    )
}

/// Nothing observes this unit.
pub fn no_question_of<'a>(unit: &str, units: impl Iterator<Item = &'a str>) -> Said {
    let units = ticked(units);
    Said::fact(
        format!("rien de ce qui est demandé n'observe l'unité `{unit}`"),
        format!("nothing of what is asked for observes the unit `{unit}`"),
    )
    .help(
        format!("unités observées\u{a0}: {units}"),
        format!("units observed: {units}"),
    )
}

/// The form and its source would go to the same stdout.
pub fn both_to_stdout() -> Said {
    Said::fact(
        "le formulaire et sa source iraient tous deux sur la sortie standard",
        "the form and its source would both go to stdout",
    )
    .help(
        "donnez un fichier à l'un des deux, par `-o` ou par `--source`",
        "name a file for one of them, with `-o` or with `--source`",
    )
}

/// `--wave` names none.
pub fn unknown_wave(name: &str, near: Option<&str>, waves: &[&str]) -> Said {
    let said = Said::fact(
        format!("la vague `{name}` n'existe pas dans le référentiel"),
        format!("the referential has no wave `{name}`"),
    );
    chosen(said, near, waves)
}

/// `--theme` names none.
pub fn unknown_theme(name: &str, near: Option<&str>, themes: &[&str]) -> Said {
    let said = Said::fact(
        format!("le thème `{name}` n'existe pas dans le référentiel"),
        format!("the referential has no theme `{name}`"),
    );
    chosen(said, near, themes)
}

fn chosen(said: Said, near: Option<&str>, known: &[&str]) -> Said {
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}`\u{a0}?"),
            format!("did you mean `{near}`?"),
        ),
        None if known.is_empty() => said,
        None => said.help(
            format!("choisissez parmi\u{a0}: {}", ticked(known)),
            format!("choose among: {}", ticked(known)),
        ),
    }
}

/// A text that no cell can hold.
pub fn too_long(error: &dyn Display) -> Said {
    Said::fact(
        format!("le formulaire ne tient pas dans un classeur ({error})"),
        format!("the form does not fit in a workbook ({error})"),
    )
}

/// What was written.
pub fn drawn_up(questions: usize, indicators: usize, path: &dyn Display) -> Text {
    let (q, i) = (questions as u64, indicators as u64);
    Text::new(
        format!(
            "{q} {} pour {i} {}, dans `{path}`",
            plural_fr(q, "question", "questions"),
            plural_fr(i, "indicateur", "indicateurs"),
        ),
        format!(
            "{q} {} for {i} {}, in `{path}`",
            plural_en(q, "question", "questions"),
            plural_en(i, "indicator", "indicators"),
        ),
    )
}

/// Questions that have the same words in both languages.
pub fn in_one_language(questions: usize) -> Text {
    let n = questions as u64;
    Text::new(
        format!(
            "{n} {} les mêmes mots en français et en anglais\u{a0}: le référentiel n'en donne pas la traduction",
            plural_fr(n, "question a", "questions ont")
        ),
        format!(
            "{n} {} the same words in French and in English: the referential gives no translation",
            plural_en(n, "question has", "questions have")
        ),
    )
}

/// Where the source was written.
pub fn source_written(path: &dyn Display) -> Text {
    Text::new(
        format!("source qui lit ses exports, dans `{path}`"),
        format!("source that reads its exports, in `{path}`"),
    )
}

/// Indicators that another form asks.
pub fn other_unit(ids: &[&str], unit: &str) -> Text {
    let n = ids.len() as u64;
    Text::new(
        format!(
            "{} d'un autre formulaire, par `--observes {unit}`\u{a0}: {}",
            plural_fr(n, "relève", "relèvent"),
            ticked(ids)
        ),
        format!(
            "{} to another form, by `--observes {unit}`: {}",
            plural_en(n, "belongs", "belong"),
            ticked(ids)
        ),
    )
}

/// Indicators that the association does not collect.
pub fn not_collected(ids: &[&str]) -> Text {
    let n = ids.len() as u64;
    Text::new(
        format!(
            "{}, l'association ne {} collectant pas\u{a0}: {}",
            plural_fr(n, "laissé de côté", "laissés de côté"),
            plural_fr(n, "le", "les"),
            ticked(ids)
        ),
        format!(
            "left out, as the association does not collect {}: {}",
            plural_en(n, "it", "them"),
            ticked(ids)
        ),
    )
}

/// Indicators that the association's questions cannot tell.
pub fn impossible(ids: &[&str]) -> Text {
    let n = ids.len() as u64;
    Text::new(
        format!(
            "{}, l'association {} disant impossible{}\u{a0}: {}",
            plural_fr(n, "laissé de côté", "laissés de côté"),
            plural_fr(n, "le", "les"),
            plural_fr(n, "", "s"),
            ticked(ids)
        ),
        format!(
            "left out, as the association says {} impossible: {}",
            plural_en(n, "it is", "they are"),
            ticked(ids)
        ),
    )
}

/// Indicators that records feed.
pub fn by_records(ids: &[&str]) -> Text {
    let n = ids.len() as u64;
    Text::new(
        format!(
            "{} dans les dossiers, et non demandé{} par un questionnaire\u{a0}: {}",
            plural_fr(n, "lu", "lus"),
            plural_fr(n, "", "s"),
            ticked(ids)
        ),
        format!("read in records, and not asked by a form: {}", ticked(ids)),
    )
}

/// Indicators of another wave.
pub fn other_wave(ids: &[&str]) -> Text {
    let n = ids.len() as u64;
    Text::new(
        format!(
            "non demandé{} à cette vague\u{a0}: {}",
            plural_fr(n, "", "s"),
            ticked(ids)
        ),
        format!("not asked at this wave: {}", ticked(ids)),
    )
}

/// Wordings to copy by hand.
pub fn wordings_to_copy(
    ids: &[&str],
    instrument: &Text,
    holder: Option<&Text>,
    licence: Option<&Text>,
) -> Text {
    let about = source_of(instrument, holder, licence);
    Text::new(
        format!(
            "à recopier dans le formulaire, la licence ne permettant pas de l'écrire ici\u{a0}: {}. {}",
            ticked(ids),
            about.fr
        ),
        format!(
            "to be copied into the form, as the licence does not allow it to be written here: {}. {}",
            ticked(ids),
            about.en
        ),
    )
}
