//! What is said of names: defined twice, never defined, not offered.

use crate::i18n::{Said, Text, ticked};

/// What a name can name: the French word with its article, the English word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A variable.
    Variable,
    /// A codelist.
    Codelist,
    /// An indicator.
    Indicator,
    /// A theme.
    Theme,
    /// A wave.
    Wave,
    /// An instrument.
    Instrument,
    /// A recode.
    Recode,
    /// A profile.
    Profile,
    /// An encoding.
    Encoding,
    /// A unit cost.
    Cost,
    /// A table of unit costs.
    CostTable,
    /// A source.
    Source,
    /// An association.
    Association,
    /// A standard population.
    StandardPopulation,
    /// An edit.
    Edit,
}

impl Thing {
    pub(super) fn fr(self) -> &'static str {
        match self {
            Self::Variable => "la variable",
            Self::Codelist => "la nomenclature",
            Self::Indicator => "l'indicateur",
            Self::Theme => "le thème",
            Self::Wave => "la vague",
            Self::Instrument => "l'instrument",
            Self::Recode => "le recodage",
            Self::Profile => "le profil",
            Self::Encoding => "l'encodage",
            Self::Cost => "le coût",
            Self::CostTable => "la table de coûts",
            Self::Source => "la source",
            Self::Association => "l'association",
            Self::StandardPopulation => "la population type",
            Self::Edit => "le contrôle",
        }
    }

    pub(super) fn fr_unknown(self) -> &'static str {
        match self {
            Self::Variable
            | Self::Codelist
            | Self::Wave
            | Self::CostTable
            | Self::Source
            | Self::StandardPopulation => "n'est pas définie",
            Self::Association => "n'existe pas",
            Self::Profile | Self::Encoding => "n'est pas connu",
            _ => "n'est pas défini",
        }
    }

    fn feminine(self) -> bool {
        matches!(self, Self::Association) || self.fr().starts_with("la ")
    }

    pub(super) fn en(self) -> &'static str {
        match self {
            Self::Variable => "variable",
            Self::Codelist => "codelist",
            Self::Indicator => "indicator",
            Self::Theme => "theme",
            Self::Wave => "wave",
            Self::Instrument => "instrument",
            Self::Recode => "recode",
            Self::Profile => "profile",
            Self::Encoding => "encoding",
            Self::Cost => "cost",
            Self::CostTable => "table of costs",
            Self::Source => "source",
            Self::Association => "association",
            Self::StandardPopulation => "standard population",
            Self::Edit => "edit",
        }
    }
}

/// No common referential.
pub fn common_missing() -> Said {
    Said::fact("aucun référentiel commun parmi les fichiers lus", "no common referential among the files read")
        .help(
            "ajoutez le fichier qui commence par `referential: common`, ou donnez le dossier qui le contient",
            "add the file that begins with `referential: common`, or give the folder that holds it",
        )
}

/// More than one common referential.
pub fn common_several(id: &str) -> Said {
    Said::fact(
        format!("un second référentiel commun, `{id}`, se trouve parmi les fichiers lus"),
        format!("a second common referential, `{id}`, is among the files read"),
    )
    .help("n'en donnez qu'un à la fois", "keep one in each run")
}

/// `extends` names another referential.
pub fn extends_unresolved(wanted: &str, common: &str) -> Said {
    Said::fact(
        format!(
            "`extends` demande le référentiel `{wanted}`\u{a0}; le référentiel commun est `{common}`"
        ),
        format!("`extends` asks for the referential `{wanted}`; the common one is `{common}`"),
    )
    .help(
        format!("écrivez `id: {common}`"),
        format!("write `id: {common}`"),
    )
}

/// `extends` asks for another version.
pub fn extends_version(wanted: &str, version: &str) -> Said {
    Said::fact(
        format!("`extends` demande la version `{wanted}`\u{a0}; le référentiel commun est en version {version}"),
        format!("`extends` asks for version `{wanted}`; the common referential is at version {version}"),
    )
    .help(
        format!("relisez ce qui a changé, puis écrivez `version: ^{version}`"),
        format!("read what changed, then write `version: ^{version}`"),
    )
}

/// An id defined twice.
pub fn id_duplicate(thing: Thing, id: &str) -> Said {
    Said::fact(
        format!(
            "l'identifiant `{id}` est défini deux fois ({})",
            without_article(thing.fr())
        ),
        format!("the id `{id}` is defined twice ({})", thing.en()),
    )
    .help(
        "renommez ou supprimez l'un des deux",
        "rename or remove one of them",
    )
}

fn without_article(noun: &str) -> &str {
    let articles = ["la ", "le ", "l'"];
    let bare = articles
        .iter()
        .find_map(|article| noun.strip_prefix(article));
    bare.unwrap_or(noun)
}

/// An association reuses a common id.
pub fn id_reserved(id: &str) -> Said {
    Said::fact(
        format!("l'identifiant `{id}` appartient déjà au référentiel commun"),
        format!("the id `{id}` already belongs to the common referential"),
    )
    .help(
        "choisissez-en un autre\u{a0}: une association ajoute, elle ne redéfinit pas",
        "choose another: an association adds, it does not redefine",
    )
}

/// A profile takes the name of one of this program.
pub fn profile_reserved(id: &str) -> Said {
    Said::fact(
        format!("`{id}` est déjà le nom d'un profil fourni avec le programme"),
        format!("`{id}` is already the name of a profile that comes with the tool"),
    )
    .help(
        format!("choisissez-en un autre\u{a0}; `extends: {id}` en reprend les habitudes"),
        format!("choose another; `extends: {id}` takes over its habits"),
    )
}

/// An id that is never to be used again.
pub fn id_retired(id: &str) -> Said {
    Said::fact(
        format!("l'identifiant `{id}` figure dans `reserved`\u{a0}: il ne sert plus jamais"),
        format!("the id `{id}` is in `reserved`: it is never used again"),
    )
    .help("choisissez-en un autre", "choose another")
}

/// `replaces` names an id that is still there.
pub fn replaced_exists(thing: Thing, id: &str) -> Said {
    Said::fact(
        format!(
            "`replaces` nomme {} `{id}`, qui existe toujours",
            thing.fr()
        ),
        format!(
            "`replaces` names the {} `{id}`, which still exists",
            thing.en()
        ),
    )
    .help(
        "retirez l'ancienne définition, ou ôtez-la de `replaces`\u{a0}: seul ce qui a disparu est remplacé",
        "remove the former definition, or take it out of `replaces`: only what is gone is replaced",
    )
}

/// `replaces` names a code that is still there.
pub fn code_replaced_exists(code: &str, list: &str) -> Said {
    Said::fact(
        format!("`replaces` nomme la modalité `{code}`, que `{list}` a toujours"),
        format!("`replaces` names the code `{code}`, which `{list}` still has"),
    )
    .help(
        "retirez l'ancienne modalité, ou ôtez-la de `replaces`\u{a0}: seul ce qui a disparu est remplacé",
        "remove the former code, or take it out of `replaces`: only what is gone is replaced",
    )
}

/// Two things replace one.
pub fn replaced_twice(former: &str, by: &str) -> Said {
    Said::fact(
        format!("`{former}` est déjà remplacé par `{by}`"),
        format!("`{former}` is already replaced by `{by}`"),
    )
    .help(
        "une série n'a qu'une suite\u{a0}: gardez `replaces` sur celui qui la continue",
        "a series goes on once: keep `replaces` on the one that continues it",
    )
}

/// Where what is said to be replaced still stands.
pub fn still_here() -> Text {
    Text::new("toujours défini ici", "still defined here")
}

/// Where it was first replaced.
pub fn first_replaced_here() -> Text {
    Text::new("remplacé ici une première fois", "first replaced here")
}

/// Where the first one stands.
pub fn first_here() -> Text {
    Text::new("défini ici une première fois", "first defined here")
}

/// A name that nothing defines.
pub fn reference_unknown(thing: Thing, name: &str, nearest: Option<&str>) -> Said {
    let said = Said::fact(
        format!("{} `{name}` {}", thing.fr(), thing.fr_unknown()),
        format!("the {} `{name}` is not defined", thing.en()),
    );
    match nearest {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}`\u{a0}?"),
            format!("did you mean `{near}`?"),
        ),
        None => said.help(
            format!(
                "définissez-{} ou corrigez le nom",
                if thing.feminine() { "la" } else { "le" }
            ),
            "define it or correct the name".to_owned(),
        ),
    }
}

/// A name out of a closed list.
pub fn not_offered(thing: Thing, name: &str, known: &[&str], nearest: Option<&str>) -> Said {
    let known = ticked(known);
    let (near_fr, near_en) = nearest.map_or_else(Default::default, |near| {
        (
            format!("vouliez-vous dire `{near}`\u{a0}? "),
            format!("did you mean `{near}`? "),
        )
    });
    Said::fact(
        format!("{} `{name}` {}", thing.fr(), thing.fr_unknown()),
        format!("the {} `{name}` is not known", thing.en()),
    )
    .help(
        format!("{near_fr}connus\u{a0}: {known}"),
        format!("{near_en}known: {known}"),
    )
}
