//! How a figure came about: headings, and the sentences under each.

mod flags;
mod methods;
mod publication;
mod steps;

pub use flags::*;
pub use methods::*;
pub use publication::*;
pub use steps::*;

use crate::i18n::{Text, plural_en, plural_fr};
use crate::referential::Comparability;

/// A heading of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The figure.
    Figure,
    /// What it is.
    Definition,
    /// When.
    Period,
    /// From which files.
    Files,
    /// How its base came about.
    Way,
    /// What is above and below.
    Fraction,
    /// How precise it is.
    Precision,
    /// How alike the questions are.
    Comparability,
    /// What must be known to read it.
    Flags,
    /// Under which thresholds it may be read.
    Publication,
    /// Where to read on.
    Further,
}

impl Part {
    /// Its words.
    pub fn words(self) -> Text {
        match self {
            Self::Figure => Text::new("Le chiffre", "The figure"),
            Self::Definition => Text::new("Définition", "Definition"),
            Self::Period => Text::new("Période et vague", "Period and wave"),
            Self::Files => Text::new("Fichiers", "Files"),
            Self::Way => Text::new(
                "Du recueil à la base",
                "From what was collected to the base",
            ),
            Self::Fraction => Text::new("Numérateur et dénominateur", "Numerator and denominator"),
            Self::Precision => Text::new("Précision", "Precision"),
            Self::Comparability => Text::new("Comparabilité", "Comparability"),
            Self::Flags => Text::new("À savoir pour le lire", "To know to read it"),
            Self::Publication => Text::new("Secret statistique", "Disclosure control"),
            Self::Further => Text::new("Pour vérifier", "To check"),
        }
    }
}

/// Figures of the whole sector.
pub fn sector() -> Text {
    Text::new("ensemble du secteur", "the whole sector")
}

/// A figure that may not be read.
pub fn not_published() -> Text {
    Text::new("non publié", "not published")
}

/// Why nothing is told of it.
pub fn not_published_means() -> Text {
    Text::new(
        "Ce chiffre est couvert par le secret statistique\u{a0}: rien n'en est dit ici, ni sa base, ni la règle qui le masque.",
        "This figure is withheld by statistical disclosure control: nothing is told of it here, neither its base nor the rule that \
         withholds it.",
    )
}

/// Between what and what the value lies.
pub fn between(words: &str) -> Text {
    Text::new(
        format!("intervalle\u{a0}: {words}"),
        format!("interval: {words}"),
    )
}

/// On how many it rests.
pub fn base_of(n: &str) -> Text {
    Text::new(format!("base (n)\u{a0}: {n}"), format!("base (n): {n}"))
}

/// How many associations stand behind a figure, out of how many could.
pub fn contributing(count: usize, expected: usize) -> Text {
    let fr = plural_fr(
        count as u64,
        "association y contribue",
        "associations y contribuent",
    );
    let en = plural_en(count as u64, "association stands", "associations stand");
    Text::new(
        format!("{count} {fr}, sur {expected} qui le pouvaient"),
        format!("{count} {en} behind it, out of {expected} that could"),
    )
}

/// Its statuses, as programs read them.
pub fn statuses(obs: &str, conf: &str) -> Text {
    let quality = match obs {
        "B" => ("rupture de série", "break of series"),
        "M" => ("aucune donnée", "no data"),
        "U" => ("fiabilité faible", "low reliability"),
        _ => ("normale", "normal"),
    };
    let secrecy = match conf {
        "F" => ("libre", "free"),
        "C" => ("masqué", "withheld"),
        _ => (
            "document de travail, à ne pas diffuser",
            "working document, not for publication",
        ),
    };
    Text::new(
        format!(
            "qualité\u{a0}: `{obs}`, {}\u{a0}; diffusion\u{a0}: `{conf}`, {}",
            quality.0, secrecy.0
        ),
        format!(
            "quality: `{obs}`, {}; release: `{conf}`, {}",
            quality.1, secrecy.1
        ),
    )
}

/// Why a figure is of low reliability.
pub fn low() -> Text {
    Text::new(
        "Fiabilité faible\u{a0}: la base est petite, ou trop de personnes interrogées n'ont pas répondu.",
        "Low reliability: the base is small, or too many of those asked did not answer.",
    )
}

/// The period of a level.
pub fn period(period: &Text, every: &Text) -> Text {
    Text::new(
        format!(
            "{}, au rythme de l'indicateur\u{a0}: {}.",
            period.fr, every.fr
        ),
        format!(
            "{}, at the rhythm of the indicator: {}.",
            period.en, every.en
        ),
    )
}

/// The wave of a level.
pub fn wave(label: &Text) -> Text {
    Text::new(
        format!("Vague\u{a0}: {}.", label.fr),
        format!("Wave: {}.", label.en),
    )
}

/// No wave plays a part.
pub fn no_wave() -> Text {
    Text::new("Aucune vague n'entre en jeu.", "No wave plays a part.")
}

/// The waves of a change.
pub fn change(from: &Text, to: &Text) -> Text {
    Text::new(
        format!(
            "Évolution entre «\u{a0}{}\u{a0}» et «\u{a0}{}\u{a0}», chez les mêmes répondants\u{a0}: le chiffre de la seconde moins \
             celui de la première. La période est celle de la seconde.",
            from.fr, to.fr
        ),
        format!(
            "Change between “{}” and “{}”, among the same respondents: the figure of the later less that of the earlier. The period is \
             that of the later.",
            from.en, to.en
        ),
    )
}

/// The date from which a figure does not compare.
pub fn breaks(words: &Text) -> Text {
    Text::new(
        format!("Série\u{a0}: {}.", words.fr),
        format!("Series: {}.", words.en),
    )
}

/// How many files feed an indicator, and why they are not named.
pub fn files_unnamed(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "{n} {} l'indicateur. Leurs noms et leurs lignes ne sont pas publics\u{a0}: ils diraient ce que chaque association \
             apporte.",
            plural_fr(n, "fichier renseigne", "fichiers renseignent")
        ),
        format!(
            "{n} {} the indicator. Their names and rows are not public: they would tell what each association brings.",
            plural_en(n, "file feeds", "files feed")
        ),
    )
}

/// How many files of associations that do not share feed an indicator.
pub fn files_untold(count: usize) -> Text {
    let n = count as u64;
    Text::new(
        format!(
            "et {n} {} d'associations qui ne partagent pas leurs chiffres",
            plural_fr(n, "fichier", "fichiers")
        ),
        format!(
            "and {n} {} of associations that do not share their figures",
            plural_en(n, "file", "files")
        ),
    )
}

/// No file feeds it.
pub fn no_file() -> Text {
    Text::new(
        "Aucun fichier ne renseigne l'indicateur.",
        "No file feeds the indicator.",
    )
}

/// The digest of a file, by which it is known.
pub fn digest(sha256: &str) -> Text {
    Text::same(format!("SHA-256 {sha256}"))
}

/// What is above, and what is below.
pub fn fraction(above: &str, below: &str) -> Text {
    Text::new(
        format!("{above} sur {below}"),
        format!("{above} out of {below}"),
    )
}

/// What has nothing above or below.
pub fn no_fraction() -> Text {
    Text::new(
        "La valeur n'est pas un rapport\u{a0}: elle se lit telle quelle.",
        "The value is no ratio: it is read as it is.",
    )
}

/// Promoters and detractors of a score.
pub fn scores(promoters: &str, detractors: &str) -> Text {
    Text::new(
        format!(
            "promoteurs (notes 9 et 10)\u{a0}: {promoters}\u{a0}; détracteurs (notes 0 à 6)\u{a0}: {detractors}"
        ),
        format!("promoters (9 and 10): {promoters}; detractors (0 to 6): {detractors}"),
    )
}

/// The worst comparability of what contributes.
pub fn comparability(worst: Comparability) -> Text {
    match worst {
        Comparability::Exact => Text::new(
            "Toutes les sources qui apportent une valeur suivent la définition commune (`exact`).",
            "Every source that brings a value follows the common definition (`exact`).",
        ),
        Comparability::Close => Text::new(
            "Une source au moins pose une question proche de la définition commune, sans être la même (`close`)\u{a0}; aucune \
             n'en est plus loin.",
            "At least one source asks a question close to the common definition, though not the same (`close`); none is \
             further.",
        ),
        Comparability::Broad | Comparability::None => Text::new(
            format!(
                "La question posée ne se compare pas à la définition commune (`{}`).",
                worst.word()
            ),
            format!(
                "The question asked does not compare with the common definition (`{}`).",
                worst.word()
            ),
        ),
    }
}

/// What a change of what is counted has above: how many more, less how many fewer.
pub fn net(above: &str, below: &str) -> Text {
    Text::new(
        format!(
            "solde de {above} sur {below}\u{a0}: ceux pour qui c'est devenu vrai, moins ceux pour qui cela a cessé de l'être"
        ),
        format!(
            "net {above} out of {below}: those of whom it became true, less those of whom it ceased to be"
        ),
    )
}

/// What a change of numbers has above: their differences.
pub fn differences(above: &str, below: &str) -> Text {
    Text::new(
        format!("somme des écarts entre les deux vagues\u{a0}: {above}, sur {below} répondants"),
        format!("sum of the differences between both waves: {above}, over {below} respondents"),
    )
}

/// That an interval is no margin of error.
pub fn indication() -> Text {
    Text::new(
        "L'intervalle est une indication, et non une marge d'erreur de sondage\u{a0}: ces répondants sont venus d'eux-mêmes, ou \
         rien ne dit comment ils ont été choisis.",
        "The interval is an indication, and no margin of error: these respondents came by themselves, or nothing says how \
         they were chosen.",
    )
}

/// Nothing contributes.
pub fn no_source() -> Text {
    Text::new(
        "Aucune source n'apporte de valeur.",
        "No source brings a value.",
    )
}

/// How alike the question of an association is, as referentials tell.
pub fn comparability_of(association: &Text, word: &Text, reasons: &Text) -> Text {
    let with = |name: &str, colon: &str, word: &str, reasons: &str| {
        let beside = if reasons.is_empty() {
            String::new()
        } else {
            format!(" ({reasons})")
        };
        format!("{name}{colon} {word}{beside}")
    };
    Text::new(
        with(&association.fr, "\u{a0}:", &word.fr, &reasons.fr),
        with(&association.en, ":", &word.en, &reasons.en),
    )
}

/// Where to read the comparability of each association.
pub fn comparability_elsewhere(indicator: &str) -> Text {
    Text::new(
        format!(
            "Par association, d'après les référentiels seuls\u{a0}: `impact matrix --indicator {indicator} --reasons`."
        ),
        format!(
            "By association, from the referentials alone: `impact matrix --indicator {indicator} --reasons`."
        ),
    )
}

/// A category, then what is told of it.
pub fn labelled(label: &Text, told: &str) -> Text {
    Text::new(
        format!("{}\u{a0}: {told}", label.fr),
        format!("{}: {told}", label.en),
    )
}

/// A flag, then its sentence.
pub fn flag(word: &str, meaning: &Text) -> Text {
    Text::new(
        format!("`{word}`\u{a0}: {}", meaning.fr),
        format!("`{word}`: {}", meaning.en),
    )
}
