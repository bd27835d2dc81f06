//! What is said of the keys of indicators and measures.

sentences! {
    definition =
        "Ce que dit l'indicateur, en une phrase qu'un lecteur extérieur comprend.",
        "What the indicator says, in a sentence that an outsider understands.";
    theme = "Le thème où il se range.", "The theme it falls under.";
    status =
        "Sa place dans le programme.",
        "Its place in the programme.";
    level =
        "Sa place dans la chaîne des résultats.",
        "Its place in the chain of results.";
    direction = "Le sens souhaité.", "Which way is better.";
    observes =
        "Ce qu'est une observation\u{a0}: ce que l'on compte.",
        "What one observation is: what is counted.";
    from =
        "Quelle sorte de source peut l'alimenter.",
        "Which kind of source may feed it.";
    unit =
        "Son unité\u{a0}: `personnes`, `euros`, `points`… ou `percent`, qui va de 0 à 100.",
        "Its unit: `people`, `euros`, `points`… or `percent`, which runs from 0 to 100.";
    population =
        "De qui il parle, en clair.",
        "Whom it speaks of, in words.";
    among =
        "Qui est éligible, par une condition. Une valeur manquante laisse de côté, et se compte à part.",
        "Who is eligible, by a condition. A missing value leaves out, and is counted apart.";
    measure = "Ce qui est calculé.", "What is computed.";
    disaggregate =
        "Les ventilations\u{a0}: des variables à modalités, seules ou croisées (`[sexe, tranche-age]`).",
        "The disaggregations: coded variables, alone or crossed (`[sex, age-band]`).";
    standardise =
        "Les populations types sur lesquelles il est standardisé, par des variables de ses ventilations.",
        "The standard populations it is standardised to, by variables of its disaggregations.";
    waves =
        "La ou les vagues où il est mesuré. Deux ou plus\u{a0}: s'y ajoute l'évolution des mêmes personnes.",
        "The wave or waves at which it is measured. Two or more: the change of the same persons is added.";
    one_per =
        "Quand la source observe plus finement\u{a0}: quelle observation de chaque personne compte.",
        "Where the source observes something finer: which observation of each person counts.";
    one_per_respondent =
        "Laquelle des observations d'un répondant.",
        "Which of the observations of a respondent.";
    every =
        "À quel rythme il est publié.",
        "How often it is published.";
    also =
        "D'autres statistiques de la même chose, publiées sous `<indicateur>.<id>`.",
        "Other statistics of the same thing, published as `<indicator>.<id>`.";
    also_unit = "Son unité, si elle diffère.", "Its unit, where it differs.";
    also_direction = "Le sens souhaité, s'il diffère.", "Which way is better, where it differs.";
    references =
        "Des valeurs auxquelles se comparer\u{a0}: cible, point de départ, repère.",
        "Values to compare with: target, baseline, benchmark.";
    reference_role = "Son rôle.", "Its role.";
    reference_value = "La valeur, dans l'unité de l'indicateur.", "The value, in the indicator's unit.";
    reference_period = "La période dont elle parle.", "The period it speaks of.";
    plausible =
        "Les chiffres vraisemblables\u{a0}: au-delà, un avertissement.",
        "Plausible figures: beyond, a warning.";
    standards =
        "Les référentiels extérieurs auxquels il répond.",
        "The outside standards it answers to.";
    comparability =
        "`strict`\u{a0}: la formulation même de la question importe.",
        "`strict`: the very wording of the question matters.";
    attribution = "Ce que l'on peut dire de la cause.", "What may be said of the cause.";
    publish =
        "Les seuils et les pas de publication, plus stricts que ceux du référentiel.",
        "Thresholds and steps of publication, stricter than those of the referential.";
    publish_persons =
        "Le moins de personnes derrière un chiffre publié.",
        "The fewest persons behind a published figure.";
    publish_associations =
        "Le moins d'associations derrière un chiffre du secteur.",
        "The fewest associations behind a sector figure.";
    publish_dominance =
        "La plus grande part d'une association dans un chiffre du secteur, en pourcentage.",
        "The largest share of one association in a sector figure, in percent.";
    publish_step =
        "Le pas auquel on arrondit les médianes et les bornes publiées.",
        "The step to which published medians and bounds are rounded.";
    publish_bins =
        "Les bornes entre lesquelles un fichier partiel peut donner des comptes.",
        "The bounds between which a partial file may give counts.";
    minimal_change =
        "La plus petite évolution qui veuille dire quelque chose.",
        "The smallest change that means something.";

    sdg =
        "Un objectif de développement durable (ODD)\u{a0}: `\"11.1\"`.",
        "A sustainable development goal: `\"11.1\"`.";
    iris = "Un indicateur IRIS+.", "An IRIS+ metric.";
    ethos = "Une catégorie ETHOS (exclusion liée au logement).", "An ETHOS category (housing exclusion).";
    gali = "L'indicateur GALI (limitations d'activité).", "The GALI indicator (activity limitation).";
    mehm = "Le mini-module européen de santé.", "The Minimum European Health Module.";
    other_standard = "Un autre référentiel, à nommer.", "Another standard, to be named.";
    scheme = "Le nom du référentiel.", "The name of the standard.";
    scheme_code = "Le code dans ce référentiel.", "The code in that standard.";

    count = "Le nombre d'observations éligibles.", "How many eligible observations.";
    distinct =
        "Le nombre de personnes différentes. La source qui compte tout le monde l'écrit dans `feeds`.",
        "How many different respondents. The source that counts everyone says so in `feeds`.";
    sum = "La somme d'une variable.", "The sum of a variable.";
    share = "Une part, en pourcentage.", "A share, in percent.";
    share_of =
        "Ce qui compte au numérateur. Une valeur manquante est une non-réponse.",
        "What counts in the numerator. A missing value is item non-response.";
    share_base =
        "Le dénominateur, s'il est plus étroit que les observations éligibles.",
        "The denominator, where it is narrower than the eligible observations.";
    ratio = "Une somme rapportée à une autre.", "One sum over another.";
    ratio_of = "La variable du dessus.", "The variable above.";
    ratio_over = "La variable du dessous.", "The variable below.";
    ratio_times = "Un facteur\u{a0}: `100` pour un pourcentage.", "A factor: `100` for a percentage.";
    mean = "La moyenne d'une variable.", "The mean of a variable.";
    median = "La médiane d'une variable.", "The median of a variable.";
    nps =
        "Le score de recommandation net, d'une note de 0 à 10.",
        "The net promoter score of a mark from 0 to 10.";
    distribution =
        "La répartition entre les modalités d'une variable.",
        "The distribution over the codes of a variable.";
    of = "La variable mesurée.", "The variable measured.";
}
