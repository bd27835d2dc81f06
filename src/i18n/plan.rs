//! What is said of referentials that do not hold together.

use super::{Said, ticked};

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
    /// A source.
    Source,
    /// An association.
    Association,
    /// A standard population.
    StandardPopulation,
}

impl Thing {
    fn fr(self) -> &'static str {
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
            Self::Source => "la source",
            Self::Association => "l'association",
            Self::StandardPopulation => "la population type",
        }
    }

    fn fr_unknown(self) -> &'static str {
        match self {
            Self::Variable
            | Self::Codelist
            | Self::Wave
            | Self::Source
            | Self::StandardPopulation => "n'est pas définie",
            Self::Association => "n'existe pas",
            Self::Profile | Self::Encoding => "n'est pas connu",
            _ => "n'est pas défini",
        }
    }

    fn en(self) -> &'static str {
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
            Self::Source => "source",
            Self::Association => "association",
            Self::StandardPopulation => "standard population",
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
    .help("gardez-en un seul par exécution", "keep one in each run")
}

/// `extends` names another referential.
pub fn extends_unresolved(wanted: &str, common: &str) -> Said {
    Said::fact(
        format!(
            "`extends` demande le référentiel `{wanted}` ; le référentiel commun est `{common}`"
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
        format!("`extends` demande la version `{wanted}` ; le référentiel commun est en version {version}"),
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
        format!("l'identifiant `{id}` est défini deux fois ({})", thing.fr()),
        format!("the id `{id}` is defined twice ({})", thing.en()),
    )
    .help(
        "renommez ou supprimez l'un des deux",
        "rename or remove one of them",
    )
}

/// An association reuses a common id.
pub fn id_reserved(id: &str) -> Said {
    Said::fact(
        format!("l'identifiant `{id}` appartient déjà au référentiel commun"),
        format!("the id `{id}` already belongs to the common referential"),
    )
    .help(
        "choisissez-en un autre : une association ajoute, elle ne redéfinit pas",
        "choose another: an association adds, it does not redefine",
    )
}

/// An id that is never to be used again.
pub fn id_retired(id: &str) -> Said {
    Said::fact(
        format!("l'identifiant `{id}` figure dans `reserved` : il ne sert plus jamais"),
        format!("the id `{id}` is in `reserved`: it is never used again"),
    )
    .help("choisissez-en un autre", "choose another")
}

/// A code twice in a list.
pub fn code_duplicate(code: &str, list: &str) -> Said {
    Said::fact(
        format!("le code `{code}` figure deux fois dans la nomenclature `{list}`"),
        format!("the code `{code}` stands twice in the codelist `{list}`"),
    )
    .help(
        "renommez ou supprimez l'un des deux",
        "rename or remove one of them",
    )
}

/// Where the first one stands.
pub fn first_here() -> super::Text {
    super::Text::new("défini ici une première fois", "first defined here")
}

/// A name that nothing defines.
pub fn reference_unknown(thing: Thing, name: &str, nearest: Option<&str>) -> Said {
    let said = Said::fact(
        format!("{} `{name}` {}", thing.fr(), thing.fr_unknown()),
        format!("the {} `{name}` is not defined", thing.en()),
    );
    match nearest {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}` ?"),
            format!("did you mean `{near}`?"),
        ),
        None => said.help(
            format!(
                "définissez-{} ou corrigez le nom",
                if thing.fr().starts_with("la ") {
                    "la"
                } else {
                    "le"
                }
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
            format!("vouliez-vous dire `{near}` ? "),
            format!("did you mean `{near}`? "),
        )
    });
    Said::fact(
        format!("{} `{name}` {}", thing.fr(), thing.fr_unknown()),
        format!("the {} `{name}` is not known", thing.en()),
    )
    .help(
        format!("{near_fr}connus : {known}"),
        format!("{near_en}known: {known}"),
    )
}

/// A code its list does not have.
pub fn code_unknown(code: &str, list: &str, nearest: Option<&str>, codes: &[&str]) -> Said {
    let said = Said::fact(
        format!("le code `{code}` n'est pas dans la nomenclature `{list}`"),
        format!("the code `{code}` is not in the codelist `{list}`"),
    );
    if let Some(near) = nearest {
        said.help(
            format!("vouliez-vous dire `{near}` ?"),
            format!("did you mean `{near}`?"),
        )
    } else {
        let shown = ticked(codes.iter().take(12));
        let more = if codes.len() > 12 { "…" } else { "" };
        said.help(
            format!("codes de la liste : {shown}{more}"),
            format!("codes of the list: {shown}{more}"),
        )
    }
}

/// A missing reason used as a category.
pub fn code_is_missing(code: &str, reason: &str) -> Said {
    Said::fact(
        format!("le code `{code}` est un motif de valeur manquante (`{reason}`), pas une modalité"),
        format!("the code `{code}` is a missing reason (`{reason}`), not a category"),
    )
    .help(
        "retirez-le : les non-réponses sont comptées à part, par motif",
        "remove it: item non-response is counted apart, by reason",
    )
}

/// A derived variable that comes from itself.
pub fn derived_cycle(path: &[&str]) -> Said {
    let path = path
        .iter()
        .map(|id| format!("`{id}`"))
        .collect::<Vec<_>>()
        .join(" → ");
    Said::fact(
        format!("la variable se calcule à partir d'elle-même : {path}"),
        format!("the variable is derived from itself: {path}"),
    )
    .help(
        "brisez la boucle : une de ces variables doit être recueillie",
        "break the loop: one of these must be collected",
    )
}

/// Bounds of bins that do not rise.
pub fn bins_not_rising(above: &str, below: &str) -> Said {
    Said::fact(
        format!("les bornes des tranches doivent croître : `{below}` suit `{above}`"),
        format!("the bounds of bins must rise: `{below}` follows `{above}`"),
    )
    .help(
        "rangez-les de la plus petite à la plus grande, chacune une fois",
        "put them in rising order, each once",
    )
}

/// A bound the variable cannot reach.
pub fn bins_unreachable(bound: &str, variable: &str, min: &str, max: &str) -> Said {
    Said::fact(
        format!("la borne `{bound}` laisse une tranche vide : `{variable}` va de {min} à {max}"),
        format!("the bound `{bound}` leaves an empty bin: `{variable}` runs from {min} to {max}"),
    )
    .help(
        "corrigez la borne, ou les limites de la variable",
        "correct the bound, or the limits of the variable",
    )
}

/// No bound at all.
pub fn bins_empty() -> Said {
    Said::fact("des tranches sans borne", "bins without a bound").help(
        "écrivez au moins une borne : `breaks: [18, 25]`",
        "write at least one bound: `breaks: [18, 25]`",
    )
}

/// A bound with more decimals than the variable.
pub fn bins_precision(bound: &str, variable: &str) -> Said {
    Said::fact(
        format!("la borne `{bound}` a plus de décimales que `{variable}`"),
        format!("the bound `{bound}` has more decimals than `{variable}`"),
    )
    .help("arrondissez la borne", "round the bound")
}

/// A list that does not have one category a bin.
pub fn bins_codelist(list: &str, codes: usize, bins: usize) -> Said {
    Said::fact(
        format!("la nomenclature `{list}` a {codes} modalités pour {bins} tranches"),
        format!("the codelist `{list}` has {codes} categories for {bins} bins"),
    )
    .help(
        "une modalité par tranche, dans l'ordre",
        "one category a bin, in order",
    )
}

/// Kinds of variables, as sentences name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Coded.
    Code,
    /// Multiple choice.
    Several,
    /// Number.
    Number,
    /// Date.
    Date,
}

impl Kind {
    fn fr(self) -> &'static str {
        match self {
            Self::Code => "codée",
            Self::Several => "à choix multiple",
            Self::Number => "numérique",
            Self::Date => "de type date",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Self::Code => "coded",
            Self::Several => "a multiple choice",
            Self::Number => "a number",
            Self::Date => "a date",
        }
    }
}

/// A variable of a type that its use cannot carry.
pub fn variable_type(user: &str, variable: &str, is: Kind, wanted: &[Kind]) -> Said {
    let fr = wanted
        .iter()
        .map(|kind| kind.fr())
        .collect::<Vec<_>>()
        .join(" ou ");
    let en = wanted
        .iter()
        .map(|kind| kind.en())
        .collect::<Vec<_>>()
        .join(" or ");
    let said = Said::fact(
        format!(
            "`{user}` demande une variable {fr} ; `{variable}` est {}",
            is.fr()
        ),
        format!("`{user}` wants {en}; `{variable}` is {}", is.en()),
    );
    match (is, wanted) {
        (Kind::Number | Kind::Date, [Kind::Code, ..]) => said.help(
            "découpez-la d'abord en tranches : `derived: {bins: {of: …, breaks: […]}}`",
            "cut it into bins first: `derived: {bins: {of: …, breaks: […]}}`",
        ),
        (Kind::Code, [Kind::Number, ..]) => said.help(
            "prenez d'abord la valeur de ses codes : `derived: {score: {of: …}}`, ou mesurez une part",
            "take the values of its codes first: `derived: {score: {of: …}}`, or measure a share",
        ),
        (Kind::Several, [Kind::Number, ..]) => said.help(
            "comptez d'abord les réponses : `derived: {count-codes: {of: …}}`",
            "count the answers first: `derived: {count-codes: {of: …}}`",
        ),
        _ => said.help("choisissez une autre variable", "choose another variable"),
    }
}

/// A condition of the wrong form.
pub fn condition_form(variable: &str, is: Kind) -> Said {
    match is {
        Kind::Code | Kind::Several => Said::fact(
            format!(
                "`{variable}` est {} : une condition sur elle est une liste de codes",
                is.fr()
            ),
            format!(
                "`{variable}` is {}: a condition on it is a list of codes",
                is.en()
            ),
        )
        .help(
            format!("écrivez `{{{variable}: [code, code]}}`"),
            format!("write `{{{variable}: [code, code]}}`"),
        ),
        Kind::Number | Kind::Date => Said::fact(
            format!(
                "`{variable}` est {} : une condition sur elle est un intervalle",
                is.fr()
            ),
            format!("`{variable}` is {}: a condition on it is a range", is.en()),
        )
        .help(
            format!("écrivez `{{{variable}: {{min: …, max: …}}}}`"),
            format!("write `{{{variable}: {{min: …, max: …}}}}`"),
        ),
    }
}

/// A bound that is not a value of the variable.
pub fn bound_invalid(bound: &str, variable: &str, is: Kind) -> Said {
    let (fr, en) = match is {
        Kind::Date => (
            "une date, comme `2025-03-24`",
            "a date, such as `2025-03-24`",
        ),
        _ => (
            "un nombre, comme `12` ou `0.5`",
            "a number, such as `12` or `0.5`",
        ),
    };
    Said::fact(
        format!("`{bound}` n'est pas une borne de `{variable}`"),
        format!("`{bound}` is not a bound of `{variable}`"),
    )
    .help(format!("écrivez {fr}"), format!("write {en}"))
}

/// Bounds the wrong way round.
pub fn bounds_reversed(min: &str, max: &str) -> Said {
    Said::fact(
        format!("`min: {min}` dépasse `max: {max}`"),
        format!("`min: {min}` is above `max: {max}`"),
    )
    .help("échangez-les", "swap them")
}

/// A code without the value its use needs.
pub fn value_missing(user: &str, list: &str, code: &str) -> Said {
    Said::fact(
        format!("`{user}` compte les codes par leur valeur ; `{code}`, dans `{list}`, n'en a pas"),
        format!("`{user}` counts codes by their value; `{code}`, in `{list}`, has none"),
    )
    .help("ajoutez `value:` à ce code", "add `value:` to this code")
}

/// A list without an order where one is needed.
pub fn not_ordered(list: &str) -> Said {
    Said::fact(
        format!("`median` demande un ordre ; la nomenclature `{list}` n'est pas ordonnée"),
        format!("`median` needs an order; the codelist `{list}` is not ordered"),
    )
    .help(
        "écrivez `ordered: true` et une `value:` à chaque code",
        "write `ordered: true` and a `value:` for each code",
    )
}

/// More codes than a multiple choice holds.
pub fn too_many_codes(list: &str) -> Said {
    Said::fact(
        format!("la nomenclature `{list}` dépasse 128 codes, le plus qu'un choix multiple porte"),
        format!(
            "the codelist `{list}` has more than 128 codes, the most a multiple choice carries"
        ),
    )
    .help("regroupez des codes", "group some codes")
}

/// A score that is no whole number from 0 to 10.
pub fn nps_range(variable: &str) -> Said {
    Said::fact(
        format!("`nps` demande une note entière de 0 à 10 ; `{variable}` est déclarée autrement"),
        format!("`nps` wants a whole number from 0 to 10; `{variable}` is declared otherwise"),
    )
    .help(
        "déclarez `type: {integer: {min: 0, max: 10}}`",
        "declare `type: {integer: {min: 0, max: 10}}`",
    )
}

/// Too many decimals once multiplied.
pub fn too_many_decimals(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` demanderait plus de 9 décimales"),
        format!("`{variable}` would need more than 9 decimals"),
    )
    .help(
        "déclarez moins de décimales à ses parties",
        "declare fewer decimals on its parts",
    )
}

/// More parts required than there are.
pub fn requires_invalid(requires: &str, parts: usize) -> Said {
    Said::fact(
        format!("`requires: {requires}` pour {parts} parties"),
        format!("`requires: {requires}` for {parts} parts"),
    )
    .help(
        format!("écrivez `all`, ou un nombre de 1 à {parts}"),
        format!("write `all`, or a number from 1 to {parts}"),
    )
}

/// A key that this type of variable does not take.
pub fn exclusive_not_several(variable: &str) -> Said {
    Said::fact(
        format!("`exclusive` ne vaut que pour un choix multiple ; `{variable}` n'en est pas un"),
        format!("`exclusive` is for a multiple choice; `{variable}` is none"),
    )
    .help(
        "retirez `exclusive`, ou écrivez `type: {several: …}`",
        "remove `exclusive`, or write `type: {several: …}`",
    )
}

/// What would sum or average something that does not aggregate.
pub fn not_aggregable(measure: &str, variable: &str, why: NotAggregable) -> Said {
    let (fr, en) = match why {
        NotAggregable::Percent => ("un pourcentage", "a percentage"),
        NotAggregable::Points => ("un score en points", "a score in points"),
        NotAggregable::Mean => ("déjà une moyenne", "already a mean"),
        NotAggregable::Quotient => ("déjà un quotient", "already a quotient"),
        NotAggregable::Score => ("la valeur d'un code", "the value of a code"),
    };
    let verb_fr = match measure {
        "mean" => "ne se moyenne pas",
        _ => "ne s'additionne pas",
    };
    Said::fact(
        format!("`{measure}` de `{variable}` : c'est {fr}, qui {verb_fr} d'une observation à l'autre"),
        format!("`{measure}` of `{variable}`: it is {en}, which does not add up from one observation to the next"),
    )
    .help(
        "additionnez ce dont il vient (`ratio: {of, over}`), ou prenez une moyenne, une médiane ou une part",
        "add up what it comes from (`ratio: {of, over}`), or take a mean, a median or a share",
    )
}

/// Why a variable does not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAggregable {
    /// Its unit is a percentage.
    Percent,
    /// Its unit is points.
    Points,
    /// It is a mean.
    Mean,
    /// It is a quotient.
    Quotient,
    /// It is a score.
    Score,
}

/// Looser than the programme.
pub fn publish_looser(key: &str, value: i64, floor: i64) -> Said {
    let (fr, en) = if key == "dominance" {
        ("au plus", "at most")
    } else {
        ("au moins", "at least")
    };
    Said::fact(
        format!("`{key}: {value}` est moins strict que le programme, qui demande {floor}"),
        format!("`{key}: {value}` is looser than the programme, which asks for {floor}"),
    )
    .help(
        format!("écrivez {fr} {floor}, ou retirez la clé"),
        format!("write {en} {floor}, or remove the key"),
    )
}

/// Several waves pooled.
pub fn waves_pooled(indicator: &str, waves: &[&str], association: &str) -> Said {
    let waves = ticked(waves);
    Said::fact(
        format!("`{indicator}` mêlerait plusieurs vagues des mêmes personnes ({waves}, association `{association}`)"),
        format!("`{indicator}` would pool several waves of the same persons ({waves}, association `{association}`)"),
    )
    .help(
        format!("dites lesquelles : `waves: [{}]`", waves.replace('`', "")),
        format!("say which: `waves: [{}]`", waves.replace('`', "")),
    )
}

/// A core indicator neither fed nor declared.
pub fn core_not_fed(indicator: &str, association: &str, wanting: Option<(&str, &[&str])>) -> Said {
    let said = Said::fact(
        format!(
            "l'indicateur du noyau `{indicator}` n'est ni alimenté par `{association}` ni déclaré `not-collected`"
        ),
        format!(
            "the core indicator `{indicator}` is neither fed by `{association}` nor declared `not-collected`"
        ),
    );
    let declare = format!("`not-collected: [{{indicators: [{indicator}], because: …}}]`");
    match wanting {
        Some((source, variables)) if !variables.is_empty() => {
            let variables = ticked(variables);
            said.help(
                format!("à la source `{source}`, faites correspondre {variables} ; ou déclarez {declare}"),
                format!("in the source `{source}`, map {variables}; or declare {declare}"),
            )
        }
        _ => said.help(
            format!("ajoutez une source qui l'alimente, ou déclarez {declare}"),
            format!("add a source that feeds it, or declare {declare}"),
        ),
    }
}

/// A core indicator counted by no source that says so.
pub fn core_not_counted(indicator: &str, association: &str, source: &str) -> Said {
    Said::fact(
        format!("l'indicateur du noyau `{indicator}` n'est ni alimenté par `{association}` ni déclaré `not-collected`"),
        format!("the core indicator `{indicator}` is neither fed by `{association}` nor declared `not-collected`"),
    )
    .help(
        format!("si la source `{source}` compte tout le monde, écrivez-y `feeds: [{indicator}]` ; sinon déclarez `not-collected`"),
        format!("if the source `{source}` counts everyone, write `feeds: [{indicator}]` in it; otherwise declare `not-collected`"),
    )
}

/// Declared not collected, yet fed.
pub fn not_collected_fed(indicator: &str, source: &str) -> Said {
    Said::fact(
        format!("`{indicator}` est déclaré `not-collected`, mais la source `{source}` l'alimente"),
        format!("`{indicator}` is declared `not-collected`, but the source `{source}` feeds it"),
    )
    .help(
        "retirez l'un des deux ; la déclaration l'emporte",
        "remove one of the two; the declaration prevails",
    )
}

/// An own indicator that nothing feeds.
pub fn indicator_not_fed(indicator: &str) -> Said {
    Said::fact(
        format!("aucune source n'alimente l'indicateur `{indicator}`"),
        format!("no source feeds the indicator `{indicator}`"),
    )
    .help(
        "vérifiez `from`, `observes`, `waves` et les variables qu'il utilise",
        "check `from`, `observes`, `waves` and the variables it uses",
    )
}

/// A source that feeds nothing.
pub fn source_feeds_nothing(source: &str) -> Said {
    Said::fact(
        format!("la source `{source}` n'alimente aucun indicateur"),
        format!("the source `{source}` feeds no indicator"),
    )
    .help(
        "vérifiez `kind`, `observes`, `wave` et les variables qu'elle remplit",
        "check `kind`, `observes`, `wave` and the variables it fills",
    )
}

/// `feeds` of a source that cannot feed it.
pub fn feeds_impossible(indicator: &str, source: &str) -> Said {
    Said::fact(
        format!("la source `{source}` dit alimenter `{indicator}`, mais ne le peut pas"),
        format!("the source `{source}` says it feeds `{indicator}`, but cannot"),
    )
    .help(
        "vérifiez `kind`, `observes`, `wave` et les variables que l'indicateur utilise",
        "check `kind`, `observes`, `wave` and the variables the indicator uses",
    )
}

/// A pattern that leaves the folder.
pub fn path_outside(pattern: &str) -> Said {
    Said::fact(
        format!("le motif de fichiers `{pattern}` sort du dossier des exports"),
        format!("the file pattern `{pattern}` leaves the folder of exports"),
    )
    .help(
        "écrivez un chemin relatif, sans `..`, ni lecteur, ni `/` au début",
        "write a relative path, without `..`, a drive or a leading `/`",
    )
}

/// A pattern that is not one.
pub fn pattern_invalid(pattern: &str) -> Said {
    Said::fact(
        format!("`{pattern}` n'est pas un motif de fichiers"),
        format!("`{pattern}` is not a file pattern"),
    )
    .help(
        "exemple : `rheso/sorties-*.csv`",
        "for example: `rheso/sorties-*.csv`",
    )
}

/// A variable mapped twice.
pub fn mapping_duplicate(variable: &str, source: &str) -> Said {
    Said::fact(
        format!("la variable `{variable}` est remplie deux fois dans la source `{source}`"),
        format!("the variable `{variable}` is mapped twice in the source `{source}`"),
    )
    .help(
        "gardez une correspondance ; `first-of` réunit plusieurs colonnes",
        "keep one mapping; `first-of` joins several columns",
    )
}

/// A mapping that does not suit its variable.
pub fn mapping_invalid(variable: &str, is: Kind, key: &str) -> Said {
    let (fr, en) = match is {
        Kind::Code => (
            "`column`, et `codes` s'il le faut",
            "`column`, with `codes` where needed",
        ),
        Kind::Several => (
            "`columns: {colonne: code}`, ou `column` et `split`",
            "`columns: {column: code}`, or `column` and `split`",
        ),
        Kind::Number => (
            "`column`, et `convert` s'il le faut",
            "`column`, with `convert` where needed",
        ),
        Kind::Date => ("`column` et `format`", "`column` and `format`"),
    };
    Said::fact(
        format!("`{variable}` est {} : `{key}` ne lui convient pas", is.fr()),
        format!("`{variable}` is {}: `{key}` does not suit it", is.en()),
    )
    .help(format!("écrivez {fr}"), format!("write {en}"))
}

/// A choice of several answers without a way to tell them apart.
pub fn split_missing(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` est à choix multiple : rien ne dit comment séparer ses réponses"),
        format!("`{variable}` is a multiple choice: nothing says how to tell its answers apart"),
    )
    .help(
        "ajoutez `split: \";\"`, ou une colonne par code dans `columns`",
        "add `split: \";\"`, or one column a code in `columns`",
    )
}

/// A constant that is not a value of the variable.
pub fn constant_invalid(constant: &str, variable: &str) -> Said {
    Said::fact(
        format!("`{constant}` n'est pas une valeur de `{variable}`"),
        format!("`{constant}` is not a value of `{variable}`"),
    )
    .help(
        "écrivez une valeur de son type, entre ses bornes",
        "write a value of its type, within its bounds",
    )
}

/// A mapped column that looks like an identity.
pub fn personal_data(column: &str, variable: &str) -> Said {
    Said::fact(
        format!("la colonne `{column}` semble porter une identité, et `{variable}` la lirait"),
        format!("the column `{column}` looks like an identity, and `{variable}` would read it"),
    )
    .help(
        "retirez la correspondance ; pour reconnaître une personne, `respondent:` suffit",
        "remove the mapping; to tell persons apart, `respondent:` is enough",
    )
}

/// No reason for what is not exact.
pub fn reason_missing(variable: &str, comparability: &str) -> Said {
    Said::fact(
        format!("`{variable}` est déclarée `{comparability}` sans dire pourquoi"),
        format!("`{variable}` is declared `{comparability}` without saying why"),
    )
    .help(
        "ajoutez `because:` : le lecteur du chiffre en a besoin",
        "add `because:`: the reader of the figure needs it",
    )
}

/// A format that is not one.
pub fn format_invalid(format: &str) -> Said {
    Said::fact(
        format!("`{format}` n'est pas un format de date"),
        format!("`{format}` is not a date format"),
    )
    .help(
        "exemples : `%d/%m/%Y`, `%Y-%m-%d %H:%M:%S`, `%m/%Y`, `%Y`",
        "for example: `%d/%m/%Y`, `%Y-%m-%d %H:%M:%S`, `%m/%Y`, `%Y`",
    )
}

/// A format without what it must give.
pub fn format_lacks(format: &str, date: bool) -> Said {
    let (fr, en) = if date {
        ("un jour, un mois et une année", "a day, a month and a year")
    } else {
        ("une année", "a year")
    };
    Said::fact(
        format!("le format `{format}` ne donne pas {fr}"),
        format!("the format `{format}` does not give {en}"),
    )
    .help(
        "exemples : `%d/%m/%Y`, `%Y-%m-%d`",
        "for example: `%d/%m/%Y`, `%Y-%m-%d`",
    )
}

/// A date without its format.
pub fn format_missing(variable: &str) -> Said {
    Said::fact(
        format!("`{variable}` est de type date : son format n'est pas dit, et l'ordre jour/mois ne se devine pas"),
        format!("`{variable}` is a date: its format is not said, and the order of day and month is not guessed"),
    )
    .help("ajoutez par exemple `format: \"%d/%m/%Y\"`", "add for example `format: \"%d/%m/%Y\"`")
}

/// A period that is not one.
pub fn period_invalid(period: &str) -> Said {
    Said::fact(
        format!("`{period}` n'est pas une période"),
        format!("`{period}` is not a period"),
    )
    .help(
        "exemples : `2025`, `2025-S1`, `2025-T3`, `2025-10`",
        "for example: `2025`, `2025-S1`, `2025-Q3`, `2025-10`",
    )
}

/// Periods too coarse for an indicator.
pub fn period_too_coarse(source: &str, indicator: &str, every: &str) -> Said {
    Said::fact(
        format!("la source `{source}` ne connaît pas de période assez fine pour `{indicator}` (`every: {every}`)"),
        format!("the source `{source}` knows no period fine enough for `{indicator}` (`every: {every}`)"),
    )
    .help("donnez-lui une colonne de date, ou une période constante plus fine", "give it a date column, or a finer constant period")
}

/// A respondent among anonymous ones.
pub fn respondents_mixed(indicator: &str, anonymous: &str) -> Said {
    Said::fact(
        format!("plusieurs sources alimentent `{indicator}`, et `{anonymous}` est anonyme : une personne peut y compter deux fois"),
        format!("several sources feed `{indicator}`, and `{anonymous}` is anonymous: a person may count twice"),
    )
    .help("déclarez `respondent:` dans chacune, ou réservez l'indicateur à une seule avec `feeds:`", "declare `respondent:` in each, or keep the indicator to one of them with `feeds:`")
}

/// Things declared that this version does not use.
pub fn not_used_yet(key: &str, fr: &str, en: &str) -> Said {
    Said::fact(
        format!("`{key}` est vérifié et gardé, mais pas encore utilisé : {fr}"),
        format!("`{key}` is checked and kept, but not used yet: {en}"),
    )
    .help(
        "lisez les chiffres en le sachant",
        "read the figures with this in mind",
    )
}

/// Shares of a standard population that do not match its codes.
pub fn shares_count(id: &str, shares: usize, cells: usize) -> Said {
    Said::fact(
        format!("la population type `{id}` donne {shares} parts pour {cells} cases"),
        format!("the standard population `{id}` gives {shares} shares for {cells} cells"),
    )
    .help(
        "une part par combinaison de codes, dans l'ordre des codes",
        "one share for each combination of codes, in the order of codes",
    )
}

/// Nothing orders rows, or what should is not mapped.
pub fn order_not_filled(variable: &str, source: &str) -> Said {
    Said::fact(
        format!("`duplicates` utilise `{variable}`, que la source `{source}` ne remplit pas"),
        format!("`duplicates` uses `{variable}`, which the source `{source}` does not fill"),
    )
    .help(
        "ajoutez sa correspondance, ou choisissez une autre variable",
        "add its mapping, or choose another variable",
    )
}

/// `respondent` is used and not declared.
pub fn respondent_missing(source: &str) -> Said {
    Said::fact(
        format!(
            "la source `{source}` reconnaît les doublons par `respondent`, mais ne le déclare pas"
        ),
        format!("the source `{source}` finds duplicates by `respondent`, but declares none"),
    )
    .help(
        "ajoutez `respondent: {column: …, space: …}`",
        "add `respondent: {column: …, space: …}`",
    )
}

/// A finer code without the common one it falls back into.
pub fn within_missing(code: &str, list: &str) -> Said {
    Said::fact(
        format!("le code `{code}`, ajouté à `{list}`, ne dit pas dans quel code commun il rentre"),
        format!(
            "the code `{code}`, added to `{list}`, does not say which common code it falls into"
        ),
    )
    .help("ajoutez `within: CODE`", "add `within: CODE`")
}
