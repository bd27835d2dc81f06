//! Headings, signs, and what stands under a table.

use crate::i18n::{Text, plural_en, plural_fr};

/// The sign of a withheld figure, in every language.
pub const WITHHELD: &str = "s";

/// The first line of what everyone may read.
pub fn public() -> Text {
    Text::new(
        "diffusion publique\u{a0}: chiffres du secteur, secret statistique appliqué",
        "public release: sector figures, statistical disclosure control applied",
    )
}

/// The first line of what the members of the programme may read.
pub fn members() -> Text {
    Text::new(
        "diffusion aux membres du programme, secret statistique appliqué\u{a0}: ne pas publier",
        "release to the members of the programme, statistical disclosure control applied: do not publish",
    )
}

/// The first line of what one association reads.
pub fn of_association() -> Text {
    Text::new(
        "feuille d'une association\u{a0}: ses chiffres en clair, ceux des autres sous secret statistique\u{a0}; ne pas diffuser",
        "sheet of one association: its own figures in clear, statistical disclosure control applied to the others'; do not distribute",
    )
}

/// The first line of what is not protected.
pub fn working() -> Text {
    Text::new(
        "document de travail, non protégé\u{a0}: ne pas diffuser",
        "working document, not protected: do not distribute",
    )
}

/// The referential the figures answer to.
pub fn title(title: &Text, id: &str, version: &str) -> Text {
    Text::new(
        format!("{} ({id} {version})", title.fr),
        format!("{} ({id} {version})", title.en),
    )
}

/// Nothing to show.
pub fn no_figure() -> Text {
    Text::new("aucun chiffre à afficher", "no figure to show")
}

/// Heading: indicator.
pub fn indicator() -> Text {
    Text::new("Indicateur", "Indicator")
}

/// Heading: period.
pub fn period() -> Text {
    Text::new("Période", "Period")
}

/// Heading: value.
pub fn value() -> Text {
    Text::new("Valeur", "Value")
}

/// Heading: interval.
pub fn interval() -> Text {
    Text::new("Intervalle", "Interval")
}

/// The interval of the value above.
pub fn interval_beside(between: &str) -> Text {
    Text::new(
        format!("intervalle\u{a0}: {between}"),
        format!("interval: {between}"),
    )
}

/// Between what and what.
pub fn from_to(low: &str, high: &str) -> Text {
    Text::new(
        format!("{low}\u{a0}à\u{a0}{high}"),
        format!("{low}\u{a0}to\u{a0}{high}"),
    )
}

/// An interval that is an indication alone, in every language.
pub fn roughly(between: &str) -> String {
    format!("~\u{a0}{between}")
}

/// Everyone who was eligible answered.
pub fn census() -> Text {
    Text::new("recensement", "census")
}

/// What an interval says, and of whom.
pub fn interval_means(percent: u8) -> Text {
    Text::new(
        format!(
            "intervalle\u{a0}: à {percent}\u{a0}%, pour les personnes que les répondants des associations contributrices \
             représentent, et non pour tout le secteur"
        ),
        format!(
            "interval: at {percent}%, for those whom the respondents of the contributing associations stand for, not for the \
             whole sector"
        ),
    )
}

/// What an interval says of those who were not drawn at random.
pub fn indication_means() -> Text {
    Text::new(
        "~\u{a0}: indication, et non marge d'erreur de sondage\u{a0}: ces répondants sont venus d'eux-mêmes, ou rien ne dit \
         comment ils ont été choisis",
        "~: an indication, and no margin of error: these respondents came by themselves, or nothing says how they were \
         chosen",
    )
}

/// What a census says.
pub fn census_means() -> Text {
    Text::new(
        "recensement\u{a0}: toutes les personnes concernées ont répondu",
        "census: everyone concerned answered",
    )
}

/// Heading: base.
pub fn base() -> Text {
    Text::same("n")
}

/// Heading: associations that contribute, out of those that could.
pub fn associations() -> Text {
    Text::same("Assoc.")
}

/// Heading: remarks.
pub fn remarks() -> Text {
    Text::new("Remarques", "Remarks")
}

/// The total, among disaggregated rows.
pub fn whole() -> Text {
    Text::new("ensemble", "all")
}

/// The value of a disaggregating variable; none where it is not known.
pub fn split_value(variable: &Text, label: Option<&Text>) -> Text {
    let (fr, en) = label.map_or(("inconnu", "unknown"), |label| (&*label.fr, &*label.en));
    Text::new(
        format!("{}\u{a0}: {fr}", variable.fr),
        format!("{}: {en}", variable.en),
    )
}

/// A count where the base is too small for a percentage.
pub fn out_of(above: &str, below: &str) -> Text {
    Text::new(
        format!("{above}\u{a0}sur\u{a0}{below}"),
        format!("{above}\u{a0}of\u{a0}{below}"),
    )
}

/// A net promoter score as the counts it is made of, of a base too small for points.
pub fn promoters_out_of(promoters: i128, detractors: i128, n: i128) -> Text {
    let fr = |count: i128, noun: &str| {
        let ending = if count > 1 { "s" } else { "" };
        format!("{count}\u{a0}{noun}{ending}")
    };
    let en = |count: i128, noun: &str| {
        let ending = if count == 1 { "" } else { "s" };
        format!("{count}\u{a0}{noun}{ending}")
    };
    Text::new(
        format!(
            "{}, {} sur\u{a0}{n}",
            fr(promoters, "promoteur"),
            fr(detractors, "détracteur")
        ),
        format!(
            "{}, {} of\u{a0}{n}",
            en(promoters, "promoter"),
            en(detractors, "detractor")
        ),
    )
}

/// What such counts are.
pub fn promoters_mean() -> Text {
    Text::new(
        "promoteurs\u{a0}: notes 9 et 10\u{a0}; détracteurs\u{a0}: notes 0 à 6\u{a0}; sous 30 répondants, le score se dit \
         ainsi et non en points",
        "promoters: 9 and 10; detractors: 0 to 6; under 30 respondents, the score is told so and not in points",
    )
}

/// A change as a count, its sign first, where the base is too small for points. Where it does not fit on one line,
/// it is before the sign that it parts.
pub fn net_out_of(above: &str, below: &str) -> Text {
    let count = out_of(above, below);
    Text::new(
        format!("solde de {}", count.fr),
        format!("net {}", count.en),
    )
}

/// What such a count says.
pub fn net_means() -> Text {
    Text::new(
        "solde\u{a0}: sous 30 répondants, l'évolution se dit en nombre et non en points\u{a0}: combien de plus (+) ou \
         de moins (\u{2212}) à la seconde vague",
        "net: under 30 respondents, the change is told as a count and not in points: how many more (+) or fewer \
         (\u{2212}) at the later wave",
    )
}

/// A number and its unit, as the referential writes it.
pub fn with_unit(digits: &str, unit: &str) -> Text {
    match unit {
        "euros" => Text::new(format!("{digits}\u{a0}€"), format!("€{digits}")),
        "" => Text::same(digits),
        "points" => points(digits),
        // A plain space: where the two do not fit on one line, it is here that they part.
        _ => Text::same(format!("{digits} {unit}")),
    }
}

/// Points, after digits that may carry a sign. Plural from 2 in French, from all but 1 in English.
fn points(digits: &str) -> Text {
    let size = digits.trim_start_matches(|c: char| !c.is_ascii_digit());
    let whole = size.split([',', '.']).next().unwrap_or(size);
    let fr = if matches!(whole, "0" | "1") {
        "point"
    } else {
        "points"
    };
    let en = if size == "1" { "point" } else { "points" };
    Text::new(format!("{digits} {fr}"), format!("{digits} {en}"))
}

/// The unit of persons of whom one may count once for each of two associations.
pub fn persons_of_associations(digits: &str) -> Text {
    Text::new(
        format!("{digits} personnes-associations"),
        format!("{digits} person-associations"),
    )
}

/// What that unit says.
pub fn persons_of_associations_means() -> Text {
    Text::new(
        "personnes-associations\u{a0}: une personne connue de deux associations compte deux fois, aucun identifiant n'est \
         partagé\u{a0}; il y a au plus autant de personnes",
        "person-associations: a person known to two associations counts twice, no identifier is shared; there are at most \
         as many persons",
    )
}

/// A change, its sign first, and its unit.
pub fn with_sign(digits: &str, unit: &str) -> Text {
    let at = digits.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (sign, size) = digits.split_at(at);
    match unit {
        "points" => points(digits),
        "euros" => Text::new(format!("{digits}\u{a0}€"), format!("{sign}€{size}")),
        _ => with_unit(digits, unit),
    }
}

/// The estimate in which each association weighs as many as were eligible there.
pub fn stratified() -> Text {
    Text::new("estimation stratifiée", "stratified estimate")
}

/// What that estimate says.
pub fn stratified_means() -> Text {
    Text::new(
        "estimation stratifiée\u{a0}: le même chiffre, où chaque association pèse selon le nombre de personnes concernées qu'elle \
         déclare, et non selon le nombre de ses répondants",
        "stratified estimate: the same figure, where each association weighs as many as it declares eligible, and not as many \
         as answered there",
    )
}

/// The estimate in which each part weighs its share in a standard population.
pub fn standardised(population: &str) -> Text {
    Text::new(
        format!("standardisé sur {population}"),
        format!("standardised to {population}"),
    )
}

/// What that estimate says.
pub fn standardised_means() -> Text {
    Text::new(
        "standardisé\u{a0}: le chiffre qu'on lirait si ceux dont il parle avaient la composition de la population type\u{a0}; \
         sans ceux dont la ventilation n'est pas connue",
        "standardised: the figure one would read if those it speaks of were made up as the standard population is; without those \
         whose part is not known",
    )
}

/// What a change is of: the two waves, in order.
pub fn change(from: &Text, to: &Text) -> Text {
    Text::new(
        format!("évolution\u{a0}: {} → {}", from.fr, to.fr),
        format!("change: {} → {}", from.en, to.en),
    )
}

/// How many were seen at both waves of a change, without an answer at one of them.
pub fn seen_unanswered(count: &str, several: bool) -> Text {
    let seen = if several { "vus" } else { "vu" };
    Text::new(
        format!("{seen} aux deux sans réponse à l'une\u{a0}: {count}"),
        format!("seen at both without an answer at one: {count}"),
    )
}

/// How many were seen at both waves of a change, and were not concerned at one of them.
pub fn seen_not_concerned(count: &str, several: bool) -> Text {
    let [seen, concerned] = if several {
        ["vus", "concernés"]
    } else {
        ["vu", "concerné"]
    };
    Text::new(
        format!("{seen} aux deux, non {concerned} à l'une\u{a0}: {count}"),
        format!("seen at both, not concerned at one: {count}"),
    )
}

/// How many were seen at one wave of a change alone.
pub fn seen_once(before: &str, after: &str) -> Text {
    Text::new(
        format!("une seule vague\u{a0}: {before} avant, {after} après"),
        format!("one wave only: {before} before, {after} after"),
    )
}

/// How many were seen at both waves of a change, on both sides of a break.
pub fn seen_across(count: &str) -> Text {
    Text::new(
        format!("de part et d'autre d'une rupture\u{a0}: {count}"),
        format!("on both sides of a break: {count}"),
    )
}

/// How many were seen at both waves of a change, and their dates do not tell on which side of a break.
pub fn seen_unplaced(count: &str) -> Text {
    Text::new(
        format!("côté de la rupture inconnu\u{a0}: {count}"),
        format!("side of the break unknown: {count}"),
    )
}

/// What a change is, and on whom it is computed.
pub fn change_means() -> Text {
    Text::new(
        "évolution\u{a0}: écart entre deux vagues chez les mêmes répondants, vus aux deux (n)\u{a0}; \
         +\u{a0}le chiffre a augmenté, \u{2212}\u{a0}il a diminué",
        "change: difference between two waves among the same respondents, seen at both (n); + the figure rose, \
         \u{2212} it fell",
    )
}

/// Whom those seen at one wave of a change alone are, and are not.
pub fn seen_once_means() -> Text {
    Text::new(
        "une seule vague\u{a0}: avant, vus à la première dans la période, et pas (ou pas encore) revus à la seconde\u{a0}; \
         après, l'inverse. Ceux d'avant ne sont pas toujours de la même arrivée que n\u{a0}: leur rapport n'est pas un taux \
         de perte",
        "one wave only: before, seen at the first in the period, and not (or not yet) at the later one; after, the \
         reverse. Those before may not have come with those of n: the two make no rate of loss",
    )
}

/// How many of the respondents compared progress, stay as they were and decline; where no way is better, rise and fall.
pub fn moved(counts: [i128; 3], digits: &[String; 4], judged: bool) -> Text {
    let [first, middle, last] = counts;
    let [a, b, c, all] = digits;
    let fr = |count: i128, one, several| if count.abs() < 2 { one } else { several };
    let en = |count: i128, one, several| if count == 1 { one } else { several };
    let stable = fr(middle, "stable", "stables");
    if judged {
        let rise = fr(first, "progresse", "progressent");
        let fall = fr(last, "recule", "reculent");
        let [up, down] = [
            en(first, "progresses", "progress"),
            en(last, "declines", "decline"),
        ];
        return Text::new(
            format!("{a} {rise}, {b} {stable}, {c} {fall}, sur {all}"),
            format!("{a} {up}, {b} stable, {c} {down}, out of {all}"),
        );
    }
    Text::new(
        format!("{a} en hausse, {b} {stable}, {c} en baisse, sur {all}"),
        format!("{a} up, {b} stable, {c} down, out of {all}"),
    )
}

/// When a respondent is held to move.
pub fn moved_means() -> Text {
    Text::new(
        "progressent, stables, reculent\u{a0}: chez un même répondant, selon le sens que l'indicateur tient pour meilleur, et à \
         partir du plus petit écart qui compte, s'il en déclare un\u{a0}; sans sens déclaré, en hausse et en baisse",
        "progress, stable, decline: in one respondent, by the way that the indicator holds to be better, and from the \
         smallest change that matters where it declares one; where no way is better, up and down",
    )
}

/// The sign of a figure without data.
pub fn no_data() -> Text {
    Text::new("nd", "na")
}

/// What that sign means.
pub fn no_data_means() -> Text {
    Text::new(
        "nd\u{a0}: aucune donnée sur la période",
        "na: no data over the period",
    )
}

/// The sign of a change that a break of series leaves without anyone to compare.
pub fn not_comparable() -> Text {
    Text::new("non comparable", "not comparable")
}

/// What that sign means.
pub fn not_comparable_means() -> Text {
    Text::new(
        "non comparable\u{a0}: évolution refusée, une rupture de série sépare toutes les réponses à comparer, ou le pourrait",
        "not comparable: change refused, a break of series is between all the answers to compare, or may be",
    )
}

/// A break of series that figures must be read with: from when, of which indicator, and why.
pub fn series_break(from: &Text, indicator: &Text, because: &Text) -> Text {
    Text::new(
        format!(
            "rupture de {}, {}\u{a0}: {}",
            from.fr, indicator.fr, because.fr
        ),
        format!("break of {}, {}: {}", from.en, indicator.en, because.en),
    )
}

/// What may be remarked of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// A break stands between it and the figure before.
    Break,
    /// It mixes both sides of a break.
    Mixed,
    /// Low reliability.
    Low,
    /// Close to the common definition.
    Close,
    /// Further from it.
    Broad,
    /// Many did not answer.
    Silent,
    /// Of some it is not known whether they are eligible.
    Doubtful,
    /// Some may count twice.
    AtMost,
    /// One association brings more than half.
    Carried,
    /// Results vary much from one association to another.
    Varied,
    /// Associations turn its contrast round.
    Reversed,
    /// Who is not seen again started elsewhere.
    Selective,
    /// It and the level of the first wave are no change.
    Apart,
    /// Rows count by their weight.
    Weighted,
    /// They do not, though a source has weights.
    Unweighted,
}

impl Remark {
    /// All remarks, in the order they are shown.
    pub const ALL: [Self; 15] = [
        Self::Break,
        Self::Mixed,
        Self::Low,
        Self::Close,
        Self::Broad,
        Self::Silent,
        Self::Doubtful,
        Self::AtMost,
        Self::Carried,
        Self::Varied,
        Self::Reversed,
        Self::Selective,
        Self::Apart,
        Self::Weighted,
        Self::Unweighted,
    ];

    /// The word in the table.
    pub fn word(self) -> Text {
        match self {
            Self::Break => Text::new("rupture", "break"),
            Self::Mixed => Text::new("mêlé", "mixed"),
            Self::Low => Text::new("fragile", "fragile"),
            Self::Close => Text::new("proche", "close"),
            Self::Broad => Text::new("éloigné", "broad"),
            Self::Silent => Text::new("non-réponse", "non-response"),
            Self::Doubtful => Text::new("incertain", "uncertain"),
            Self::AtMost => Text::new("au plus", "at most"),
            Self::Carried => Text::new("porté", "carried"),
            Self::Varied => Text::new("variable", "varied"),
            Self::Reversed => Text::new("inversé", "reversed"),
            Self::Selective => Text::new("perte sélective", "selective loss"),
            Self::Apart => Text::new("deux photos", "two snapshots"),
            Self::Weighted => Text::new("pondéré", "weighted"),
            Self::Unweighted => Text::new("non pondéré", "unweighted"),
        }
    }

    /// What the word means.
    pub fn meaning(self) -> Text {
        match self {
            Self::Break => Text::new(
                "rupture\u{a0}: rupture de série, ne se compare pas au chiffre de la période précédente",
                "break: break of series, does not compare with the figure of the period before",
            ),
            Self::Mixed => Text::new(
                "mêlé\u{a0}: la rupture tombe en cours de période, le chiffre mêle ce qui la précède et ce qui la suit",
                "mixed: the break falls inside the period, the figure mixes what is before it and what is after",
            ),
            Self::Low => Text::new(
                "fragile\u{a0}: petite base ou forte non-réponse",
                "fragile: small base or high non-response",
            ),
            Self::Close => Text::new(
                "proche\u{a0}: une source au moins pose une question proche de la définition commune, sans être la même",
                "close: at least one source asks a question close to the common definition, though not the same",
            ),
            Self::Broad => Text::new(
                "éloigné\u{a0}: la question posée ne se compare pas à la définition commune",
                "broad: the question asked does not compare with the common definition",
            ),
            Self::Silent => Text::new(
                "non-réponse\u{a0}: plus de 10\u{a0}% de ceux qui devaient répondre ne l'ont pas fait\u{a0}; au-delà de \
                 30\u{a0}%, ne pas mettre le chiffre en avant",
                "non-response: more than 10% of those who should have answered did not; beyond 30%, do not put the figure \
                 forward",
            ),
            Self::Doubtful => Text::new(
                "incertain\u{a0}: de certains, on ne sait pas s'ils sont concernés\u{a0}; ils ne comptent pas dans n",
                "uncertain: of some it is not known whether they are concerned; they do not count in n",
            ),
            Self::AtMost => Text::new(
                "au plus\u{a0}: une personne connue de deux associations compte deux fois, aucun identifiant n'est partagé",
                "at most: a person known to two associations counts twice, no identifier is shared",
            ),
            Self::Carried => Text::new(
                "porté\u{a0}: une seule association apporte plus de la moitié de ce qui fait le chiffre",
                "carried: one association alone brings more than half of what makes the figure",
            ),
            Self::Varied => Text::new(
                "variable\u{a0}: les résultats varient beaucoup d'une association à l'autre, le chiffre ne dit pas ce que \
                 chacune constate",
                "varied: results vary much from one association to another, the figure does not tell what each of them finds",
            ),
            Self::Reversed => Text::new(
                "inversé\u{a0}: l'écart avec la première modalité change de sens dès qu'on compare à l'intérieur de chaque \
                 association\u{a0}; il tient à la part de chacune, ne pas le lire comme un effet de la modalité",
                "reversed: the gap with the first category changes sign once associations are compared each within itself; it \
                 comes from the part of each, do not read it as an effect of the category",
            ),
            Self::Selective => Text::new(
                "perte sélective\u{a0}: ceux qui n'ont pas été revus avaient répondu autrement à la première vague que ceux qui l'ont \
                 été\u{a0}; l'évolution est celle des personnes restées",
                "selective loss: those not seen again had answered otherwise at the earlier wave than those who were; the change is that \
                 of who stayed",
            ),
            Self::Apart => Text::new(
                "deux photos\u{a0}: d'autres associations que celles de la première vague, ou des répondants qu'aucune clé ne relie\u{a0}; \
                 l'écart des deux niveaux n'est pas une évolution",
                "two snapshots: other associations than those of the first wave, or respondents whom no key ties; the gap between the two \
                 levels is no change",
            ),
            Self::Weighted => Text::new(
                "pondéré\u{a0}: les réponses comptent selon leur poids\u{a0}; n reste le nombre de ceux qui ont répondu",
                "weighted: answers count by their weight; n stays the number of those who answered",
            ),
            Self::Unweighted => Text::new(
                "non pondéré\u{a0}: une source a des poids, que ce chiffre n'emploie pas\u{a0}: il parle de ceux qui ont répondu",
                "unweighted: a source has weights, which this figure does not use: it speaks of those who answered",
            ),
        }
    }
}

/// How many files were read, and which were refused.
pub fn files(read: usize, refused: &[String]) -> Text {
    let (r, n) = (read as u64, refused.len() as u64);
    let files = plural_fr(r, "fichier lu", "fichiers lus");
    let read = Text::new(
        format!("{r} {files}"),
        format!("{r} {} read", plural_en(r, "file", "files")),
    );
    if refused.is_empty() {
        return Text::new(
            format!("{}, aucun refusé", read.fr),
            format!("{}, none refused", read.en),
        );
    }
    let names = refused.join(", ");
    let refused = plural_fr(n, "refusé", "refusés");
    Text::new(
        format!("{}, {n} {refused}\u{a0}: {names}", read.fr),
        format!("{}, {n} refused: {names}", read.en),
    )
}

/// How many associations contribute.
pub fn coverage(contributing: usize, expected: usize) -> Text {
    let (c, e) = (contributing as u64, expected as u64);
    Text::new(
        format!(
            "{c} {} sur {e} {}",
            plural_fr(
                c,
                "association contributrice",
                "associations contributrices"
            ),
            plural_fr(e, "attendue", "attendues"),
        ),
        format!(
            "{c} contributing {} out of {e} expected",
            plural_en(c, "association", "associations")
        ),
    )
}

/// How many associations contribute, and which.
pub fn coverage_named(contributing: &[Text], expected: usize) -> Text {
    let counted = coverage(contributing.len(), expected);
    if contributing.is_empty() {
        return counted;
    }
    let names = |of: fn(&Text) -> &str| contributing.iter().map(of).collect::<Vec<_>>().join(", ");
    Text::new(
        format!("{}\u{a0}: {}", counted.fr, names(|it| &it.fr)),
        format!("{}: {}", counted.en, names(|it| &it.en)),
    )
}

/// How many rows are withheld, and their sign.
pub fn withheld(rows: usize) -> Text {
    let n = rows as u64;
    Text::new(
        format!(
            "s\u{a0}: secret statistique, {n} {}",
            plural_fr(n, "chiffre masqué", "chiffres masqués")
        ),
        format!(
            "s: statistical disclosure control, {n} {} withheld",
            plural_en(n, "figure", "figures")
        ),
    )
}

/// How many disaggregated rows are not shown, and how to see them.
pub fn splits_hidden(rows: usize) -> Text {
    let n = rows as u64;
    Text::new(
        format!(
            "{n} {}\u{a0}: `--by all` les montre toutes, `--by VARIABLE` une ventilation",
            plural_fr(
                n,
                "ligne ventilée n'est pas affichée",
                "lignes ventilées ne sont pas affichées"
            )
        ),
        format!(
            "{n} {} not shown: `--by all` shows them all, `--by VARIABLE` one disaggregation",
            plural_en(n, "disaggregated row is", "disaggregated rows are")
        ),
    )
}
