//! What a sheet says besides the computation: what an indicator is, when and how it is published, what may be said
//! of it.

use super::words::{Noun, each_of, quoted};
use crate::i18n::{Text, plural_en, plural_fr};

/// A heading inside a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// What it says.
    Definition,
    /// How it is computed.
    Computation,
    /// What is asked, or read.
    Questions,
    /// Variables that come from others.
    Derived,
    /// By wave, and change.
    Waves,
    /// How it is split.
    Disaggregations,
    /// When it is published.
    Publication,
    /// Second statistics.
    Also,
    /// Targets, baselines, benchmarks.
    References,
    /// What may be said of cause.
    Attribution,
    /// A note.
    Note,
    /// Standards.
    Standards,
    /// By association.
    Comparability,
    /// What is not there.
    NotYet,
}

impl Heading {
    /// Its words.
    pub fn words(self) -> Text {
        let (fr, en) = match self {
            Self::Definition => ("Définition", "Definition"),
            Self::Computation => ("Calcul", "Computation"),
            Self::Questions => ("Ce qui est demandé ou relevé", "What is asked or recorded"),
            Self::Derived => ("Variables calculées", "Derived variables"),
            Self::Waves => ("Vagues et évolution", "Waves and change"),
            Self::Disaggregations => ("Ventilations", "Disaggregations"),
            Self::Publication => ("Publication", "Publication"),
            Self::Also => ("Autres statistiques", "Other statistics"),
            Self::References => ("Valeurs de référence", "Reference values"),
            Self::Attribution => (
                "Ce que l'on peut dire de la cause",
                "What may be said of cause",
            ),
            Self::Note => ("Remarque", "Note"),
            Self::Standards => ("Correspondances", "Correspondences"),
            Self::Comparability => (
                "Comparabilité par association",
                "Comparability by association",
            ),
            Self::NotYet => ("Pas encore calculé", "Not computed yet"),
        };
        Text::new(fr, en)
    }

    /// A stable word for its anchor.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Computation => "computation",
            Self::Questions => "questions",
            Self::Derived => "derived",
            Self::Waves => "waves",
            Self::Disaggregations => "disaggregations",
            Self::Publication => "publication",
            Self::Also => "also",
            Self::References => "references",
            Self::Attribution => "attribution",
            Self::Note => "note",
            Self::Standards => "standards",
            Self::Comparability => "comparability",
            Self::NotYet => "not-yet",
        }
    }
}

/// The name of a fact, or of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Its id.
    Id,
    /// The referential and its version.
    Referential,
    /// Whose own indicator it is.
    Association,
    /// core, recommended, optional.
    Status,
    /// Link of the chain of results.
    Level,
    /// Which way is better.
    Direction,
    /// Its unit.
    Unit,
    /// Its theme.
    Theme,
    /// What one observation is.
    Observes,
    /// Which kind of source.
    From,
    /// Its rhythm.
    Every,
    /// Whom it speaks of.
    Population,
    /// What is computed.
    Figure,
    /// Above.
    Numerator,
    /// Below.
    Denominator,
    /// What a variable is.
    Type,
    /// The question.
    Question,
    /// Its instrument.
    Instrument,
    /// Who holds it.
    Holder,
    /// Its licence.
    Licence,
    /// Codes.
    Codes,
    /// One code.
    Code,
    /// A label.
    Label,
    /// A score.
    Value,
    /// A missing reason.
    Missing,
    /// A group.
    Group,
    /// Whether it is sensitive.
    Sensitive,
    /// A finer code.
    Finer,
    /// A note.
    Note,
    /// A role.
    Role,
    /// A period.
    Period,
    /// A source.
    Source,
    /// A scheme.
    Scheme,
    /// A standing.
    Standing,
    /// Waves it can fill.
    Waves,
    /// Disaggregations it can bring.
    Disaggregations,
    /// Why.
    Reasons,
    /// The sector.
    Sector,
    /// Indicators.
    UsedBy,
}

impl Name {
    /// Its words.
    pub fn words(self) -> Text {
        let (fr, en) = match self {
            Self::Id => ("Identifiant", "Id"),
            Self::Referential => ("Référentiel", "Referential"),
            Self::Association => ("Association", "Association"),
            Self::Status => ("Statut", "Status"),
            Self::Level => ("Niveau", "Level"),
            Self::Direction => ("Sens", "Direction"),
            Self::Unit => ("Unité", "Unit"),
            Self::Theme => ("Thème", "Theme"),
            Self::Observes => ("Unité d'observation", "Unit of observation"),
            Self::From => ("Type de source", "Kind of source"),
            Self::Every => ("Périodicité", "Frequency"),
            Self::Population => ("Population", "Population"),
            Self::Figure => ("Chiffre", "Figure"),
            Self::Numerator => ("Numérateur", "Numerator"),
            Self::Denominator => ("Dénominateur", "Denominator"),
            Self::Type => ("Type", "Type"),
            Self::Question => ("Question", "Question"),
            Self::Instrument => ("Instrument", "Instrument"),
            Self::Holder => ("Détenteur", "Holder"),
            Self::Licence => ("Licence", "Licence"),
            Self::Codes => ("Modalités", "Codes"),
            Self::Code => ("Code", "Code"),
            Self::Label => ("Libellé", "Label"),
            Self::Value => ("Valeur", "Value"),
            Self::Missing => ("Motif de non-réponse", "Missing reason"),
            Self::Group => ("Groupe", "Group"),
            Self::Sensitive => ("Sensible", "Sensitive"),
            Self::Finer => ("Détail de", "Detail of"),
            Self::Note => ("Remarque", "Note"),
            Self::Role => ("Rôle", "Role"),
            Self::Period => ("Période", "Period"),
            Self::Source => ("Source", "Source"),
            Self::Scheme => ("Cadre", "Scheme"),
            Self::Standing => ("Comparabilité", "Comparability"),
            Self::Waves => ("Vagues", "Waves"),
            Self::Disaggregations => ("Ventilations", "Disaggregations"),
            Self::Reasons => ("Raisons", "Reasons"),
            Self::Sector => ("Secteur", "Sector"),
            Self::UsedBy => ("Employée par", "Used by"),
        };
        Text::new(fr, en)
    }
}

/// A status, from the word of the grammar.
pub fn status(word: &str) -> Text {
    match word {
        "core" => Text::new(
            "noyau\u{a0}: chaque association l'alimente, ou dit pourquoi elle ne le fait pas",
            "core: every association feeds it, or says why it does not",
        ),
        "recommended" => Text::new("recommandé", "recommended"),
        "optional" => Text::new("facultatif", "optional"),
        _ => Text::new("propre à une association", "of one association"),
    }
}

/// A link of the chain of results, from the word of the grammar.
pub fn level(word: &str) -> Text {
    match word {
        "input" => Text::new("moyens", "input"),
        "activity" => Text::new("activité", "activity"),
        "output" => Text::new("réalisation", "output"),
        "outcome" => Text::new("résultat", "outcome"),
        "impact" => Text::new("impact", "impact"),
        _ => Text::new("contexte", "context"),
    }
}

/// Which way is better, from the word of the grammar.
pub fn direction(word: &str) -> Text {
    match word {
        "increase" => Text::new("une hausse est favorable", "a rise is favourable"),
        "decrease" => Text::new("une baisse est favorable", "a fall is favourable"),
        "target" => Text::new(
            "à rapprocher d'une cible",
            "to be brought close to a target",
        ),
        _ => Text::new(
            "neutre\u{a0}: ni la hausse ni la baisse n'est favorable en soi",
            "neutral: neither a rise nor a fall is favourable in itself",
        ),
    }
}

/// A kind of source, from the word of the grammar.
pub fn kind_of_source(word: &str) -> Text {
    match word {
        "records" => Text::new("dossiers de l'association", "files of the association"),
        _ => Text::new("enquête auprès des personnes", "survey of persons"),
    }
}

/// A rhythm, from the word of the grammar.
pub fn every(word: &str) -> Text {
    match word {
        "half-year" => Text::new("chaque semestre", "every half-year"),
        "quarter" => Text::new("chaque trimestre", "every quarter"),
        "month" => Text::new("chaque mois", "every month"),
        _ => Text::new("chaque année", "every year"),
    }
}

/// A role of a reference, from the word of the grammar.
pub fn role(word: &str) -> Text {
    match word {
        "target" => Text::new("cible", "target"),
        "baseline" => Text::new("point de départ", "baseline"),
        _ => Text::new("repère", "benchmark"),
    }
}

/// What may be said of cause, from the word of the grammar; none where nothing is declared.
pub fn attribution(word: Option<&str>) -> Text {
    match word {
        Some("declared") => Text::new(
            "Les personnes disent elles-mêmes ce que l'accompagnement a changé\u{a0}: c'est leur appréciation, et non une preuve de cause à effet.",
            "Persons say themselves what the support has changed: it is their own judgement, not a proof of cause and effect.",
        ),
        Some("not-measured") => Text::new(
            "L'indicateur constate une situation\u{a0}; il ne permet pas de dire qu'elle est due à l'accompagnement.",
            "The indicator records a situation; it does not tell that the support is its cause.",
        ),
        Some("counterfactual") => Text::new(
            "L'écart est mesuré par comparaison avec ce qui se serait passé sans l'accompagnement (groupe ou situation de comparaison).",
            "The difference is measured against what would have happened without the support (a comparison group or situation).",
        ),
        _ => Text::new(
            "Le référentiel ne dit rien de la cause\u{a0}: le chiffre décrit, il n'explique pas.",
            "The referential says nothing of cause: the figure describes, it does not explain.",
        ),
    }
}

/// That the very wording matters.
pub fn strict() -> Text {
    Text::new(
        "La formulation même de la question compte\u{a0}: une question seulement proche mesure autre chose.",
        "The very wording of the question matters: one that is only close measures something else.",
    )
}

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
        said.fr.push_str(&format!(
            ", et si aucune association n'y pèse plus de {dominance}\u{a0}%"
        ));
        said.en.push_str(&format!(
            ", and no association weighs more than {dominance}% of it"
        ));
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

/// That the minimal change is only declared.
pub fn minimal_change_not_yet() -> Text {
    Text::new(
        "Le plus petit écart qui compte est déclaré\u{a0}; le programme ne dénombre pas encore les répondants qui le dépassent.",
        "The smallest change that matters is declared; the program does not count yet the respondents who pass it.",
    )
}

/// What no figure has yet.
pub fn nothing_yet() -> Text {
    Text::new(
        "Ni intervalle de confiance, ni pondération, ni standardisation\u{a0}; le secret secondaire (déduire un chiffre masqué des \
         autres) n'est pas encore traité.",
        "No confidence interval, weighting or standardisation; secondary suppression (working a withheld figure out of the others) is \
         not handled yet.",
    )
}

/// That references are not used yet.
pub fn references_not_yet() -> Text {
    Text::new(
        "Les valeurs de référence sont citées\u{a0}; le programme ne les rapproche pas encore des chiffres.",
        "Reference values are quoted; the program does not compare figures with them yet.",
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

/// A kind of variable, in a word.
pub fn coded() -> Text {
    Text::new("une modalité au choix", "one code")
}

/// A multiple choice.
pub fn several() -> Text {
    Text::new("plusieurs choix possibles", "several codes")
}

/// A multiple choice of which some codes stand alone.
pub fn exclusive(codes: &[Text]) -> Text {
    let quoted: Vec<Text> = codes.iter().map(quoted).collect();
    let n = codes.len() as u64;
    let named = each_of(&quoted);
    Text::new(
        format!(
            "{} {} les autres choix\u{a0}; à côté d'un autre, la réponse n'est pas valide",
            named.fr,
            plural_fr(n, "exclut", "excluent")
        ),
        format!(
            "{} {} the other choices; beside another, the answer is not valid",
            named.en,
            plural_en(n, "excludes", "exclude")
        ),
    )
}

/// A date.
pub fn date() -> Text {
    Text::new("date", "date")
}

/// A number: its decimals, and its bounds with their unit.
pub fn number(decimals: u8, min: Option<&Text>, max: Option<&Text>, unit: Option<&str>) -> Text {
    let n = u64::from(decimals);
    let mut said = if n == 0 {
        Text::new("nombre entier", "whole number")
    } else {
        Text::new(
            format!("nombre à {n} {}", plural_fr(n, "décimale", "décimales")),
            format!("number with {n} {}", plural_en(n, "decimal", "decimals")),
        )
    };
    let bounds = match (min, max) {
        (Some(min), Some(max)) => Text::new(
            format!(", de {} à {}", min.fr, max.fr),
            format!(", from {} to {}", min.en, max.en),
        ),
        (Some(min), None) => Text::new(
            format!(", au moins {}", min.fr),
            format!(", at least {}", min.en),
        ),
        (None, Some(max)) => Text::new(
            format!(", au plus {}", max.fr),
            format!(", at most {}", max.en),
        ),
        (None, None) => Text::same(""),
    };
    said.fr.push_str(&bounds.fr);
    said.en.push_str(&bounds.en);
    if let Some(unit) = unit {
        let unit = super::words::unit(unit);
        said.fr.push_str(&format!(" (en {})", unit.fr));
        said.en.push_str(&format!(" (in {})", unit.en));
    }
    said
}

/// No question is written in the referential: it is read in files.
pub fn no_question() -> Text {
    Text::new(
        "Le référentiel ne propose pas de question\u{a0}: l'information se relève dans les dossiers, ou chaque association garde sa \
         formulation.",
        "The referential gives no question: the information is taken from files, or each association keeps its own wording.",
    )
}

/// A question that may not be written out.
pub fn not_reproduced(instrument: &Text, holder: Option<&Text>, licence: Option<&Text>) -> Text {
    let name = quoted(instrument);
    let holder = holder.map(|it| {
        Text::new(
            format!("détenteur\u{a0}: {}", it.fr),
            format!("holder: {}", it.en),
        )
    });
    let licence = licence.map(|it| {
        Text::new(
            format!("licence\u{a0}: {}", it.fr),
            format!("licence: {}", it.en),
        )
    });
    let known: Vec<Text> = holder.into_iter().chain(licence).collect();
    let whose = if known.is_empty() {
        Text::same("")
    } else {
        let known = super::words::joined(&known, "\u{a0}; ", "; ");
        Text::new(format!(", {}", known.fr), format!(", {}", known.en))
    };
    Text::new(
        format!(
            "Question de l'instrument {}{}. Ni la question ni ses modalités de réponse ne sont reproduites ici\u{a0}: elles se demandent \
             au détenteur.",
            name.fr, whose.fr
        ),
        format!(
            "Question of the instrument {}{}. Neither the question nor its answers are reproduced here: ask the holder for them.",
            name.en, whose.en
        ),
    )
}

/// A question of an instrument that may be written out.
pub fn of_instrument(instrument: &Text, holder: Option<&Text>, licence: Option<&Text>) -> Text {
    let parts = [Some(instrument), holder];
    let named = |of: fn(&Text) -> &str| {
        parts
            .iter()
            .flatten()
            .map(|it| of(it))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let licence = licence.map_or_else(
        || Text::same(""),
        |licence| {
            Text::new(
                format!(", licence\u{a0}: {}", licence.fr),
                format!(", licence: {}", licence.en),
            )
        },
    );
    Text::new(
        format!("{}{}", named(|it| &it.fr), licence.fr),
        format!("{}{}", named(|it| &it.en), licence.en),
    )
}

/// `oui`.
pub fn yes() -> Text {
    Text::new("oui", "yes")
}

/// Codes are those of a variable above.
pub fn codes_above(label: &Text) -> Text {
    let label = quoted(label);
    Text::new(
        format!("les mêmes que pour {}, ci-dessus", label.fr),
        format!("the same as for {}, above", label.en),
    )
}

/// The finer code of an association: whose, and of which common code.
pub fn finer(association: &Text, parent: &Text) -> Text {
    let parent = quoted(parent);
    Text::new(
        format!("{} ({})", parent.fr, association.fr),
        format!("{} ({})", parent.en, association.en),
    )
}

/// Whose finer codes these are, and where they are counted.
pub fn finer_means() -> Text {
    Text::new(
        "Les codes plus fins d'une association comptent, dans le chiffre du secteur, avec le code commun qu'ils détaillent.",
        "In the sector figure, the finer codes of an association count with the common code that they detail.",
    )
}

/// A scheme, by its word.
pub fn scheme(word: &str) -> Text {
    match word {
        "sdg" => Text::new(
            "Objectifs de développement durable (ODD)",
            "Sustainable Development Goals (SDG)",
        ),
        "iris" => Text::same("IRIS+ (GIIN)"),
        "ethos" => Text::same("ETHOS (FEANTSA)"),
        "gali" => Text::new(
            "Indicateur global de limitation d'activité (GALI)",
            "Global Activity Limitation Indicator (GALI)",
        ),
        "mehm" => Text::new(
            "Mini-module européen de santé (MEHM)",
            "Minimum European Health Module (MEHM)",
        ),
        other => Text::same(other),
    }
}

/// What a code of a scheme is called.
pub fn scheme_code(word: &str, code: &str) -> Text {
    match word {
        "sdg" if code.contains('.') => Text::new(format!("cible {code}"), format!("target {code}")),
        "sdg" => Text::new(format!("objectif {code}"), format!("goal {code}")),
        "mehm" => Text::new(format!("question {code}"), format!("question {code}")),
        _ => Text::same(code),
    }
}

/// What a correspondence says.
pub fn standards_mean() -> Text {
    Text::new(
        "L'indicateur éclaire ces objectifs ou s'inspire de ces cadres\u{a0}; il n'en est pas l'indicateur officiel.",
        "The indicator sheds light on these goals or draws on these schemes; it is not their official indicator.",
    )
}
