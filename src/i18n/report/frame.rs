//! What stands around sections: title, readers, headings, what helps one find one's way.

use crate::i18n::Text;
use crate::release::Audience;

/// What the document is.
pub fn kind() -> Text {
    Text::new("Rapport sectoriel", "Sector report")
}

/// The name of the page.
pub fn name(title: &Text) -> Text {
    Text::new(
        format!("Rapport sectoriel : {}", title.fr),
        format!("Sector report: {}", title.en),
    )
}

/// Which periods it tells of, and at which version of the referential.
pub fn subtitle(first: &Text, last: &Text, id: &str, version: &str) -> Text {
    let span = |a: &str, b: &str, to: &str| {
        if a == b {
            a.to_owned()
        } else {
            format!("{a} {to} {b}")
        }
    };
    Text::new(
        format!(
            "Périodes : {} · référentiel {id}, version {version}",
            span(&first.fr, &last.fr, "à")
        ),
        format!(
            "Periods: {} · referential {id}, version {version}",
            span(&first.en, &last.en, "to")
        ),
    )
}

/// Who may read it.
pub fn readers(audience: Audience) -> Text {
    match audience {
        Audience::Association(_) => Text::new(
            "Feuille d'une association : ses chiffres en clair, ceux des autres sous secret statistique ; ne pas diffuser",
            "Sheet of one association: its own figures in clear, statistical disclosure control applied to the others'; do not distribute",
        ),
        Audience::Members | Audience::Working => Text::new(
            "Diffusion aux membres du programme, secret statistique appliqué : ne pas publier",
            "For members of the programme, statistical disclosure control applied: do not publish",
        ),
        Audience::Public => Text::new(
            "Diffusion publique : chiffres du secteur, secret statistique appliqué",
            "Public: sector figures, statistical disclosure control applied",
        ),
    }
}

/// What stands at the foot of a printed page, before the number.
pub fn page() -> Text {
    Text::new("page", "page")
}

/// Skips to what follows.
pub fn skip() -> Text {
    Text::new("Aller au contenu", "Skip to content")
}

/// Heading of the contents.
pub fn contents() -> Text {
    Text::new("Sommaire", "Contents")
}

/// A figure of the document, by its number.
pub fn numbered(number: usize, title: &str) -> Text {
    Text::new(
        format!("Figure {number}. {title}"),
        format!("Figure {number}. {title}"),
    )
}

/// What opens the table behind a figure.
pub fn table_behind(number: usize) -> Text {
    Text::new(
        format!("Tableau de la figure {number}"),
        format!("Table behind figure {number}"),
    )
}

/// What a chart is to those who hear it.
pub fn chart_named(number: usize, title: &str) -> Text {
    Text::new(
        format!("Graphique {number} : {title}. Les valeurs sont dans le tableau qui suit."),
        format!("Chart {number}: {title}. Its values are in the table below."),
    )
}

/// How to read a figure.
pub fn reading() -> Text {
    Text::new("Lecture :", "Reading:")
}

/// Whom a figure speaks of.
pub fn field() -> Text {
    Text::new("Champ :", "Field:")
}

/// Where a figure comes from.
pub fn source() -> Text {
    Text::new("Source :", "Source:")
}

/// What must be known to read a figure.
pub fn to_know() -> Text {
    Text::new("À savoir :", "To know:")
}

/// Nothing to report.
pub fn nothing() -> Text {
    Text::new(
        "Aucun chiffre à montrer : aucune période ou aucun indicateur ne correspond à ce qui est demandé.",
        "No figure to show: no period or indicator is what was asked for.",
    )
}

/// Headings of sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What matters, on one page.
    Essential,
    /// Who is covered.
    Coverage,
    /// The key indicators.
    Core,
    /// Changes of the same respondents.
    Changes,
    /// Targets, baselines, benchmarks.
    References,
    /// The other indicators.
    Others,
    /// From one association to another.
    Associations,
    /// Avoided costs.
    Costs,
    /// How figures are made.
    Method,
    /// What they do not say.
    Limits,
    /// Words.
    Glossary,
    /// Where to read on.
    Annex,
}

impl Section {
    /// Its anchor.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Essential => "essential",
            Self::Coverage => "coverage",
            Self::Core => "indicators",
            Self::Changes => "changes",
            Self::References => "references",
            Self::Others => "others",
            Self::Associations => "associations",
            Self::Costs => "avoided-costs",
            Self::Method => "method",
            Self::Limits => "limits",
            Self::Glossary => "glossary",
            Self::Annex => "annex",
        }
    }

    /// Its heading.
    pub fn heading(self) -> Text {
        match self {
            Self::Essential => Text::new("L'essentiel", "In brief"),
            Self::Coverage => Text::new("Champ et couverture", "Field and coverage"),
            Self::Core => Text::new("Indicateurs clés", "Key indicators"),
            Self::Changes => Text::new(
                "Évolutions chez les mêmes personnes",
                "Changes among the same people",
            ),
            Self::References => Text::new("Cibles et repères", "Targets and benchmarks"),
            Self::Others => Text::new("Autres indicateurs", "Other indicators"),
            Self::Associations => Text::new(
                "D'une association à l'autre",
                "From one association to another",
            ),
            Self::Costs => Text::new("Coûts évités (estimation)", "Avoided costs (an estimate)"),
            Self::Method => Text::new("Méthode", "Method"),
            Self::Limits => Text::new("Limites", "Limits"),
            Self::Glossary => Text::new("Glossaire", "Glossary"),
            Self::Annex => Text::new(
                "Annexes : chiffres complets et vérification",
                "Annexes: all figures, and how to check them",
            ),
        }
    }
}

/// Columns of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The indicator.
    Indicator,
    /// The period.
    Period,
    /// The wave.
    Wave,
    /// The category of a disaggregation.
    Category,
    /// The value.
    Value,
    /// The interval.
    Interval,
    /// The base.
    Base,
    /// Who did not answer.
    NoAnswer,
    /// Associations.
    Associations,
    /// Remarks.
    Remarks,
    /// Part of those who should have answered that did.
    Answered,
    /// A role of a value to compare with.
    Role,
    /// A value to compare with.
    Reference,
    /// The last published figure.
    Last,
    /// Where it stands.
    Stands,
    /// Where a value was read.
    Source,
    /// Association.
    Association,
    /// Why.
    Because,
    /// Whom a figure is of: the association, the sector, the rest of it.
    Whom,
    /// The value of the association.
    Own,
    /// That of the sector.
    Sector,
    /// The base of the sector.
    SectorBase,
    /// The interval of its value.
    SectorInterval,
    /// Who did not answer, in the sector.
    SectorNoAnswer,
    /// Part of those who should have answered that did, in the sector.
    SectorAnswered,
    /// The gap with the rest of the sector.
    Gap,
    /// Between what it lies.
    GapInterval,
    /// Part of the base of the sector that the association brings.
    Part,
}

impl Column {
    /// Its heading.
    pub fn heading(self) -> Text {
        match self {
            Self::Indicator => Text::new("Indicateur", "Indicator"),
            Self::Period => Text::new("Période", "Period"),
            Self::Wave => Text::new("Vague", "Wave"),
            Self::Category => Text::new("Catégorie", "Category"),
            Self::Value => Text::new("Valeur", "Value"),
            Self::Interval => Text::new("Intervalle", "Interval"),
            Self::Base => Text::same("n"),
            Self::NoAnswer => Text::new("Sans réponse", "No answer"),
            Self::Associations => Text::new("Associations", "Associations"),
            Self::Remarks => Text::new("Remarques", "Remarks"),
            Self::Answered => Text::new("Réponse", "Answered"),
            Self::Role => Text::new("Nature", "Kind"),
            Self::Reference => Text::new("Référence", "Reference"),
            Self::Last => Text::new("Dernier chiffre publié", "Last published figure"),
            Self::Stands => Text::new("Ce qu'on peut en dire", "What can be said"),
            Self::Source => Text::same("Source"),
            Self::Association => Text::new("Association", "Association"),
            Self::Because => Text::new("Pourquoi", "Why"),
            Self::Whom => Text::new("De qui", "Of whom"),
            Self::Own => Text::new("Vous", "You"),
            Self::Sector => Text::new("Secteur", "Sector"),
            Self::SectorBase => Text::new("n du secteur", "n of the sector"),
            Self::SectorInterval => Text::new("Intervalle du secteur", "Interval of the sector"),
            Self::SectorNoAnswer => Text::new("Sans réponse du secteur", "No answer of the sector"),
            Self::SectorAnswered => Text::new("Réponse du secteur", "Answered in the sector"),
            Self::Gap => Text::new("Écart au reste", "Gap with the rest"),
            Self::GapInterval => Text::new("Intervalle de l'écart", "Interval of the gap"),
            Self::Part => Text::new("Votre part de n", "Your part of n"),
        }
    }
}

/// How a withheld value is written in a table.
pub fn withheld() -> Text {
    Text::new("secret", "withheld")
}

/// How it is written in a chart.
pub fn withheld_in_full() -> Text {
    Text::new("secret statistique", "withheld")
}

/// How a value that is not there is written.
pub fn no_data() -> Text {
    Text::new("pas de donnée", "no data")
}

/// Sign of a cell that is withheld, where there is little room.
pub fn withheld_sign() -> Text {
    Text::same("s")
}

/// A change that a break refuses.
pub fn not_comparable() -> Text {
    Text::new("non comparable", "not comparable")
}
