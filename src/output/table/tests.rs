use super::*;
use crate::output::sample;
use crate::output::selection::Selection;
use crate::period::Period;
use crate::release::Content;

fn table(audience: Audience, by: &[&str], lang: Lang, width: usize) -> String {
    let plan = sample::plan();
    let by: Vec<String> = by.iter().map(|&it| it.to_owned()).collect();
    let selection = Selection::parse(&plan, &[], &[], &by).unwrap();
    let shown = selection.apply(sample::release(audience));
    let mut out = Vec::new();
    write(&mut out, &plan, &shown, lang, width).unwrap();
    String::from_utf8(out).unwrap()
}

/// No-break spaces as plain ones, so that expected tables can be read.
fn read(table: &str) -> String {
    table.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn sixty_columns_in_french() {
    assert_eq!(
        read(&table(Audience::Public, &["all"], Lang::Fr, 60)),
        "\
diffusion publique : chiffres du secteur, secret statistique
appliqué
Référentiel commun (lcep 1.0.0)
───────────────────────────────────────────────────────────
Indicateur           Période         Valeur      n  Assoc.
═══════════════════════════════════════════════════════════
Sorties vers le      2025-T3         45,5 %  1 234   2 / 3
logement
  intervalle :
  42,7 à 48,2
  Sexe : Femme       2025-T3      12 sur 18     18   2 / 3
  Sexe : Homme       2025-T3              s
  Sexe : inconnu     2025-T3           42 %     96   2 / 3
    intervalle :
    32 à 52
  Sexe : Femme,      2025-T3              s
  Âge : 18 ans et
  plus
Durée médiane avant  2025-T3  1 234,5 jours     50   2 / 3
la sortie (proche)
  intervalle :
  1 100,0 à 1 402,5
Destinations
  Logement           2025              75 %    400   2 / 3
    intervalle :
    71 à 79
  Hébergement        2025              25 %    400   2 / 3
  (fragile)
    intervalle :
    21 à 29
Score de bien-être
  À l'entrée         2025       54,3 points      4   2 / 3
  À la sortie        2025                nd      0   0 / 3
───────────────────────────────────────────────────────────
4 fichiers lus, 1 refusé : rheso/sorties-2025.csv
2 associations contributrices sur 3 attendues
s : secret statistique, 2 chiffres masqués
nd : aucune donnée sur la période
intervalle : à 95 %, pour les personnes que les répondants
des associations contributrices représentent, et non pour
tout le secteur
fragile : petite base ou forte non-réponse
proche : une source au moins pose une question proche de la
définition commune, sans être la même
données fictives
"
    );
}

#[test]
fn eighty_columns_in_english() {
    assert_eq!(
        read(&table(Audience::Public, &["all"], Lang::En, 80)),
        "\
public release: sector figures, statistical disclosure control applied
Common referential (lcep 1.0.0)
───────────────────────────────────────────────────────────────────────────────
Indicator                       Period           Value      n  Assoc.  Remarks
═══════════════════════════════════════════════════════════════════════════════
Exits to housing                2025-Q3          45.5%  1,234   2 / 3
  interval: 42.7 to 48.2
  Sex: Woman                    2025-Q3       12 of 18     18   2 / 3
  Sex: Man                      2025-Q3              s
  Sex: unknown                  2025-Q3            42%     96   2 / 3
    interval: 32 to 52
  Sex: Woman, Age: 18 and over  2025-Q3              s
Median time to exit             2025-Q3  1,234.5 jours     50   2 / 3  close
  interval: 1,100.0 to 1,402.5
Destinations
  Housing                       2025               75%    400   2 / 3
    interval: 71 to 79
  Shelter                       2025               25%    400   2 / 3  fragile
    interval: 21 to 29
Well-being score
  On entry                      2025       54.3 points      4   2 / 3
  On exit                       2025                na      0   0 / 3
───────────────────────────────────────────────────────────────────────────────
4 files read, 1 refused: rheso/sorties-2025.csv
2 contributing associations out of 3 expected
s: statistical disclosure control, 2 figures withheld
na: no data over the period
interval: at 95%, for those whom the respondents of the contributing
associations stand for, not for the whole sector
fragile: small base or high non-response
close: at least one source asks a question close to the common definition,
though not the same
données fictives
"
    );
}

#[test]
fn a_working_table_says_first_that_it_is_not_protected() {
    assert_eq!(
        read(&table(Audience::Working, &["sexe"], Lang::Fr, 140)),
        "\
document de travail, non protégé : ne pas diffuser
Référentiel commun (lcep 1.0.0)
───────────────────────────────────────────────────────────────────────────────────────────────────
Indicateur                     Période         Valeur         Intervalle      n  Assoc.  Remarques
═══════════════════════════════════════════════════════════════════════════════════════════════════
Sorties vers le logement       2025-T3         45,5 %        42,7 à 48,2  1 234   2 / 3
  =Zêta                        2025-T3           15 %             7 à 31     33
  Sexe : Femme                 2025-T3      12 sur 18                        18   2 / 3
  Sexe : Homme                 2025-T3        3 sur 5                         5   2 / 3
  Sexe : inconnu               2025-T3           42 %            32 à 52     96   2 / 3
Durée médiane avant la sortie  2025-T3  1 234,5 jours  1 100,0 à 1 402,5     50   2 / 3  proche
Destinations
  Logement                     2025              75 %            71 à 79    400   2 / 3
  Hébergement                  2025              25 %            21 à 29    400   2 / 3  fragile
Score de bien-être
  À l'entrée                   2025       54,3 points                         4   2 / 3
  À la sortie                  2025                nd                         0   0 / 3
───────────────────────────────────────────────────────────────────────────────────────────────────
4 fichiers lus, 1 refusé : rheso/sorties-2025.csv
2 associations contributrices sur 3 attendues : Alpha, Rhéso
1 ligne ventilée n'est pas affichée : `--by all` les montre toutes, `--by VARIABLE` une ventilation
nd : aucune donnée sur la période
intervalle : à 95 %, pour les personnes que les répondants des associations contributrices représentent, et non pour tout le secteur
fragile : petite base ou forte non-réponse
proche : une source au moins pose une question proche de la définition commune, sans être la même
données fictives
"
    );
}

#[test]
fn totals_only_unless_asked_and_the_footer_says_how_to_ask() {
    let totals = table(Audience::Public, &[], Lang::Fr, 100);
    assert!(!totals.contains("Sexe"));
    assert!(totals.contains("4 lignes ventilées ne sont pas affichées"));
    assert!(
        !totals.contains("secret statistique,"),
        "no withheld row is shown"
    );
    let all = table(Audience::Public, &["all"], Lang::Fr, 100);
    assert!(!all.contains("ne sont pas affichées"));
}

#[test]
fn no_line_passes_the_width() {
    for audience in [Audience::Public, Audience::Members, Audience::Working] {
        for lang in [Lang::Fr, Lang::En] {
            for width in [60, 79, 80, 100, 140] {
                let table = table(audience, &["all"], lang, width);
                let longest = table.lines().map(|line| line.chars().count()).max();
                assert!(longest.unwrap() <= width, "{width}\n{table}");
            }
        }
    }
}

#[test]
fn numbers_keep_their_typography() {
    let table = table(Audience::Public, &["all"], Lang::Fr, 100);
    for shown in [
        "45,5\u{a0}%",
        "1\u{202f}234",
        "12\u{a0}sur\u{a0}18",
        "42\u{a0}%",
        "1\u{202f}234,5 jours",
    ] {
        assert!(table.contains(shown), "{shown}");
    }
}

#[test]
fn wide_words_and_hostile_ones_keep_within_the_width() {
    let mut plan = sample::plan();
    plan.indicators[0].label = Text::same("住宅への退所\u{1b}[31m".repeat(12));
    let shown = Selection::default().apply(sample::release(Audience::Public));
    let mut out = Vec::new();
    write(&mut out, &plan, &shown, Lang::En, 60).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains('\u{1b}'));
    for line in text.lines() {
        let wide = line
            .chars()
            .filter(|c| !c.is_ascii() && c.is_alphabetic())
            .count();
        assert!(line.chars().count() + wide <= 60, "{line}");
    }
}

#[test]
fn an_empty_release_says_so() {
    let mut release = sample::release(Audience::Public);
    release.rows.clear();
    let shown = Selection::default().apply(release);
    let mut out = Vec::new();
    write(&mut out, &sample::plan(), &shown, Lang::Fr, 60).unwrap();
    assert!(
        String::from_utf8(out)
            .unwrap()
            .contains("aucun chiffre à afficher")
    );
}

#[test]
fn a_long_value_parts_from_its_unit_and_a_ratio_is_counted_by_what_is_below() {
    let mut plan = sample::plan();
    plan.indicators[1].unit = "euros par jour et par UC".into();
    let shown = Selection::default().apply(sample::release(Audience::Public));
    let mut out = Vec::new();
    write(&mut out, &plan, &shown, Lang::Fr, 100).unwrap();
    let text = read(&String::from_utf8(out).unwrap());
    assert!(text.contains("  1 234,5 euros  "), "{text}");

    let ratio = crate::plan::Measure::Ratio {
        of: VariableId(0),
        over: VariableId(1),
        times: crate::decimal::Decimal::whole(100),
    };
    plan.indicators[0].measure = ratio;
    let mut release = sample::release(Audience::Public);
    let few = &mut release.rows[1];
    assert_eq!(few.numbers().unwrap().n, 18);
    assert_eq!(
        value(&plan, few, Lang::En),
        "12 of 18".replace(' ', "\u{a0}")
    );
    let mut numbers = few.numbers().unwrap().clone();
    let thirty = crate::decimal::Decimal {
        units: 300,
        decimals: 1,
    };
    numbers.denominator = Some(thirty);
    few.content = Content::Free(numbers);
    assert_eq!(value(&plan, few, Lang::En), "67%");
}

/// The changes of the four indicators of the sample, as one language shows them.
fn changes(lang: Lang) -> String {
    let plan = sample::plan();
    let mut release = sample::release(Audience::Public);
    let (from, to) = (crate::plan::WaveId(0), crate::plan::WaveId(1));
    release.rows.retain(|row| row.key.splits.is_empty());
    let values = [(-4.04, 1600), (1.0, 212), (0.0, 400), (1.75, 90)];
    for row in &mut release.rows {
        let at = row.key.indicator.0;
        row.key.waves = Waves::Change { from, to };
        let mut numbers = row.numbers().unwrap().clone();
        (numbers.value, numbers.n) = (Some(values[at].0), values[at].1);
        numbers.precision = match numbers.precision {
            Precision::Interval {
                confidence,
                weighted,
                finite,
                ..
            } if at == 0 => Precision::Interval {
                bounds: [-5.87, -2.12],
                method: crate::figure::Method::NewcombePaired,
                confidence,
                weighted,
                finite,
            },
            _ => Precision::Exact,
        };
        numbers.no_answer = if at == 1 { 1 } else { 32 };
        numbers.moves = (at != 2).then_some(crate::cells::Moves {
            up: 24,
            stable: 1,
            down: 75,
        });
        numbers.unmatched = Some(crate::cells::Unmatched {
            before: if at == 0 { 1040 } else { 0 },
            ..crate::cells::Unmatched::default()
        });
        row.content = Content::Free(numbers);
    }
    release.rows.dedup_by_key(|row| row.key.indicator);
    // A share of few is a count.
    let mut few = release.rows[0].clone();
    few.key.splits = vec![(VariableId(0), Split::Code(crate::plan::CodeId(0)))];
    let mut numbers = few.numbers().unwrap().clone();
    (numbers.n, numbers.unmatched) = (18, None);
    numbers.numerator = Some(crate::decimal::Decimal::whole(-3));
    numbers.denominator = Some(crate::decimal::Decimal::whole(18));
    few.content = Content::Free(numbers);
    release.rows.insert(1, few);
    let shown = Selection::parse(&plan, &[], &[], &["sexe".into()])
        .unwrap()
        .apply(release);
    let mut out = Vec::new();
    write(&mut out, &plan, &shown, lang, 120).unwrap();
    read(&String::from_utf8(out).unwrap())
}

#[test]
fn a_change_has_its_sign_and_says_who_was_seen_once() {
    for (lang, wanted) in [
        (
            Lang::Fr,
            [
                "évolution : À l'entrée → À la sortie                2025-T3       −4,0 points  −5,9 à −2,1  1 600   2 / 3\n",
                "\n    24 progressent, 1 stable, 75 reculent, sur 1 600\n    vus aux deux sans réponse à l'une : 32\n    vus aux deux, non concernés à l'une : 2\n    une seule vague : 1 040 avant, 0 après\n",
                "\n    vu aux deux sans réponse à l'une : 1\n",
                "solde : sous 30 répondants",
                "  solde de                  18",
                "  −3 sur 18",
                "  +1 jours                 212",
                "  0 point                 400",
                "  +1,75 point                  90",
            ],
        ),
        (
            Lang::En,
            [
                "change: On entry → On exit ",
                "\n    24 progress, 1 stable, 75 decline, out of 1,600\n    seen at both without an answer at one: 32\n    seen at both, not concerned at one: 2\n    one wave only: 1,040 before, 0 after\n",
                "\n    seen at both without an answer at one: 1\n",
                "net: under 30 respondents",
                "  net −3 of 18",
                "  net −3 of 18                   18",
                "  −4.0 points  −5.9 to −2.1  1,600",
                "  0 points                  400",
                "  +1.75 points                   90",
            ],
        ),
    ] {
        let table = changes(lang);
        for wanted in wanted {
            assert!(table.contains(wanted), "{wanted}\n{table}");
        }
    }
}

#[test]
fn a_total_is_named_where_a_part_of_it_stands_beside_it() {
    let plan = sample::plan();
    let mut release = sample::release(Audience::Public);
    // The median has no wave and no split: a second period of it.
    let mut later = release.rows.iter().find(|row| row.key.indicator.0 == 1);
    let mut later = later.take().unwrap().clone();
    later.key.period = Period::parse("2025-Q4").unwrap();
    let at = release
        .rows
        .iter()
        .rposition(|row| row.key.indicator.0 == 1);
    release.rows.insert(at.unwrap() + 1, later);
    // The share is split by sex: a second period of its total.
    let mut later = release.rows[0].clone();
    later.key.period = Period::parse("2025-Q4").unwrap();
    let at = release
        .rows
        .iter()
        .rposition(|row| row.key.indicator.0 == 0);
    release.rows.insert(at.unwrap() + 1, later);
    let table = |by: &[String]| {
        let selection = Selection::parse(&plan, &[], &[], by).unwrap();
        let shown = selection.apply(release.clone());
        let mut out = Vec::new();
        write(&mut out, &plan, &shown, Lang::Fr, 100).unwrap();
        read(&String::from_utf8(out).unwrap())
    };
    let totals = table(&[]);
    assert!(!totals.contains("ensemble"), "{totals}");
    assert_eq!(
        totals
            .matches("\n                               2025-T4")
            .count(),
        2,
        "{totals}"
    );
    let split = table(&["sexe".to_owned()]);
    assert_eq!(split.matches("\n  ensemble ").count(), 1, "{split}");
}
