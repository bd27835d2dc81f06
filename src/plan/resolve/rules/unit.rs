//! Units as people write them: what a text says it counts, and whether two of them cannot mean the same.
//!
//! The list of units is open. Only units known here are ever held against one another, in French and in
//! English, singular and plural; any other text is taken at its word, and silence follows.

use crate::decimal::Decimal;
use crate::matching::folded;

/// What a unit counts, where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Percent,
    Point,
    /// A length of time, in minutes.
    Time(i128),
    /// An amount of money, in cents.
    Money(i128),
    Person,
    Household,
    Night,
    Stay,
    Place,
    Request,
}

const WORDS: &[(&str, Known)] = &[
    ("%", Known::Percent),
    ("percent", Known::Percent),
    ("pourcent", Known::Percent),
    ("pourcentage", Known::Percent),
    ("percentage", Known::Percent),
    ("point", Known::Point),
    ("pt", Known::Point),
    ("minute", Known::Time(1)),
    ("min", Known::Time(1)),
    ("heure", Known::Time(60)),
    ("hour", Known::Time(60)),
    ("jour", Known::Time(1440)),
    ("day", Known::Time(1440)),
    ("semaine", Known::Time(7 * 1440)),
    ("week", Known::Time(7 * 1440)),
    ("moi", Known::Time(43830)),
    ("month", Known::Time(43830)),
    ("an", Known::Time(12 * 43830)),
    ("annee", Known::Time(12 * 43830)),
    ("year", Known::Time(12 * 43830)),
    ("centime", Known::Money(1)),
    ("euro", Known::Money(100)),
    ("eur", Known::Money(100)),
    ("€", Known::Money(100)),
    ("personne", Known::Person),
    ("person", Known::Person),
    ("people", Known::Person),
    ("individu", Known::Person),
    ("menage", Known::Household),
    ("household", Known::Household),
    ("nuitee", Known::Night),
    ("nuit", Known::Night),
    ("night", Known::Night),
    ("sejour", Known::Stay),
    ("stay", Known::Stay),
    ("place", Known::Place),
    ("lit", Known::Place),
    ("bed", Known::Place),
    ("demande", Known::Request),
    ("request", Known::Request),
];

/// A unit: what it counts, and for what each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    head: Option<Known>,
    per: Vec<Option<Known>>,
}

impl Unit {
    /// The unit that `text` says.
    pub(super) fn read(text: &str) -> Self {
        let folded = folded(text);
        // « points (0 à 10) », « points sur 100 »: what follows tells of the scale.
        let bare = folded.split(['(', ',', ';']).next().unwrap_or_default();
        let bare = bare.replace("pour cent", "percent").replace('/', " par ");
        let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
        for word in bare.split_whitespace() {
            match word {
                "sur" | "out" | "of" if parts.len() == 1 && !parts[0].is_empty() => break,
                "par" | "per" | "each" => parts.push(Vec::new()),
                "et" | "and" if parts.len() > 1 => parts.push(Vec::new()),
                _ => parts
                    .last_mut()
                    .into_iter()
                    .for_each(|part| part.push(word)),
            }
        }
        let mut known = parts.iter().map(|part| known(part));
        Self {
            head: known.next().flatten(),
            per: known.collect(),
        }
    }

    /// Whether it is a percentage.
    pub(super) fn is_percent(&self) -> bool {
        self.head == Some(Known::Percent)
    }

    /// Whether it counts points.
    pub(super) fn is_points(&self) -> bool {
        self.head == Some(Known::Point)
    }

    /// Whether it is known to be something else than days.
    pub(super) fn is_not_days(&self) -> bool {
        self.head.is_some_and(|head| head != Known::Time(1440))
    }

    /// Whether what it counts is known.
    pub(super) fn is_known(&self) -> bool {
        self.head.is_some()
    }

    /// Whether no number of things can have it: a share of them, a length of time, an amount.
    pub(super) fn is_no_count(&self) -> bool {
        matches!(
            self.head,
            Some(Known::Percent | Known::Point | Known::Time(_) | Known::Money(_))
        )
    }

    /// Whether the two cannot mean the same: what both count is known and differs, or for what each time.
    pub(super) fn clashes(&self, other: &Self) -> bool {
        let differ = |a: Option<Known>, b: Option<Known>| a.is_some() && b.is_some() && a != b;
        differ(self.head, other.head)
            || self.per.iter().zip(&other.per).any(|(a, b)| differ(*a, *b))
    }

    /// By what a number in this unit is multiplied to be one in `other`, above and below; none where they do not
    /// measure the same.
    pub(super) fn factor(&self, other: &Self) -> Option<(i128, i128)> {
        if self.per != other.per {
            return None;
        }
        match (self.head?, other.head?) {
            (Known::Time(from), Known::Time(to)) | (Known::Money(from), Known::Money(to)) => {
                Some((from, to))
            }
            _ => None,
        }
    }

    /// Whether `times` turns a number in this unit into one in `other`, within the little by which months and years
    /// differ; none where that is not known.
    pub(super) fn is_turned_by(&self, other: &Self, times: Decimal) -> Option<bool> {
        let (from, to) = self.factor(other)?;
        // |times × to − from| ≤ 5 % of from, in whole numbers.
        let one = crate::decimal::power(times.decimals);
        let wanted = from.checked_mul(one)?;
        let given = times.units.checked_mul(to)?;
        let off = given.checked_sub(wanted)?.checked_abs()?;
        Some(off.checked_mul(20)? <= wanted)
    }
}

/// What some words say, by the first of them: « jours d'ouverture » are days.
fn known(words: &[&str]) -> Option<Known> {
    let first = words.first()?;
    let singular = first.strip_suffix(['s', 'x']).unwrap_or(first);
    let found = WORDS
        .iter()
        .find(|(word, _)| word == first || *word == singular);
    found.map(|(_, known)| *known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clash(a: &str, b: &str) -> bool {
        let (a, b) = (Unit::read(a), Unit::read(b));
        assert_eq!(a.clashes(&b), b.clashes(&a));
        a.clashes(&b)
    }

    #[test]
    fn one_unit_in_other_words_is_the_same() {
        for (a, b) in [
            ("jours", "days"),
            ("jour", "Jours d'ouverture"),
            ("années", "ans"),
            ("mois", "months"),
            ("€", "euros"),
            ("percent", "%"),
            ("pour cent", "percent"),
            ("points", "points (0 à 10)"),
            ("points", "points sur 100"),
            ("freins", "freins par personne"),
            ("euros par jour et par UC", "euros par jour et par UC"),
            ("€/jour/UC", "euros par jour et par UC"),
            ("passages", "visites"),
            ("unités de consommation", "points"),
            ("euros", "euros par mois"),
        ] {
            assert!(!clash(a, b), "{a}, {b}");
        }
    }

    #[test]
    fn units_that_count_other_things_clash() {
        for (a, b) in [
            ("jours", "mois"),
            ("points", "percent"),
            ("euros", "personnes"),
            ("nuitées", "séjours"),
            ("euros par mois", "euros par jour"),
            ("personnes", "households"),
        ] {
            assert!(clash(a, b), "{a}, {b}");
        }
    }

    #[test]
    fn a_factor_turns_one_unit_into_another() {
        let turned = |a: &str, b: &str, times: &str| {
            let times = Decimal::parse(times).unwrap();
            Unit::read(a).is_turned_by(&Unit::read(b), times)
        };
        assert_eq!(turned("années", "mois", "12"), Some(true));
        assert_eq!(turned("mois", "jours", "30"), Some(true));
        assert_eq!(turned("mois", "jours", "30.44"), Some(true));
        assert_eq!(turned("mois", "jours", "31"), Some(true));
        assert_eq!(turned("mois", "années", "12"), Some(false));
        assert_eq!(turned("centimes", "euros", "0.01"), Some(true));
        assert_eq!(turned("semaines", "jours", "5"), Some(false));
        assert_eq!(turned("freins", "points", "5"), None);
    }
}
