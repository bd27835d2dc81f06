//! The headings of a sheet, and the names of its facts and columns.

use crate::i18n::Text;

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
    /// Breaks of series.
    Breaks,
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
            Self::Breaks => ("Ruptures de série", "Breaks of series"),
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
            Self::Breaks => "breaks",
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
    /// The time a question asks about.
    Recall,
    /// Whom a question is put to.
    AskedOf,
    /// Since when.
    Since,
    /// Why.
    Because,
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
            Self::Recall => ("Période rappelée", "Recall period"),
            Self::AskedOf => ("Personnes interrogées", "Asked of"),
            Self::Since => ("À partir de", "From"),
            Self::Because => ("Motif", "Reason"),
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
