//! What is said of the keys of files, and of those that may stand in several places.

sentences! {
    any =
        "Un référentiel d'`impact`\u{a0}: la clé `referential` dit de quel genre, et les autres clés en découlent. `impact validate` voit en plus ce qui relie les fichiers entre eux.",
        "A referential of `impact`: the key `referential` says of which kind, and the other keys follow from it. `impact validate` also sees what ties files together.";
    common =
        "Le référentiel commun\u{a0}: ce dont le secteur est convenu, nomenclatures, variables et indicateurs.",
        "The common referential: what the sector agreed on, codelists, variables and indicators.";
    association =
        "Le référentiel d'une association\u{a0}: ce qu'elle ajoute au référentiel commun, et comment ses exports le remplissent.",
        "The referential of an association: what it adds to the common one, and how its exports fill it.";
    costs =
        "Une table de coûts unitaires, pour valoriser des indicateurs.",
        "A table of unit costs, to value indicators.";
    profile =
        "Un profil\u{a0}: les habitudes d'un outil, pour toutes les sources qui le nomment.",
        "A profile: the habits of a tool, for every source that names it.";

    referential =
        "Le genre de ce fichier.",
        "The kind of this file.";
    format =
        "La version de cette grammaire, et non celle du référentiel. Toujours `1`.",
        "The version of this grammar, not that of the referential. Always `1`.";
    id =
        "Son identifiant\u{a0}: minuscules sans accent, chiffres et traits d'union. Il ne change plus une fois publié.",
        "Its id: lower-case letters without accents, digits and hyphens. Once published, it no longer changes.";
    label =
        "Son libellé, tel qu'on le lit dans les tableaux. Un texte, ou `{fr: …, en: …}`.",
        "Its label, as tables show it. A text, or `{fr: …, en: …}`.";
    note =
        "Une note pour ceux qui lisent\u{a0}: une précision, une réserve. Sans effet sur le calcul.",
        "A note for readers: a detail, a reservation. No effect on any figure.";
    replaces =
        "Les anciens noms de la même chose\u{a0}: la série continue. L'ancien nom n'existe plus nulle part ailleurs.",
        "The former names of the same thing: the series goes on. The former name exists nowhere else any more.";
    question =
        "La question telle qu'elle est posée.",
        "The question as asked.";
    because =
        "Pourquoi, en une phrase que l'on pourra relire.",
        "Why, in a sentence that can be read later.";
    source =
        "D'où vient cette valeur\u{a0}: une publication, une enquête, une décision.",
        "Where this value comes from: a publication, a survey, a decision.";
    version =
        "La version de ce fichier, en trois nombres (`1.0.0`). Elle monte à chaque changement\u{a0}: le premier nombre si le sens change, le deuxième pour un ajout, le troisième sinon.",
        "The version of this file, in three numbers (`1.0.0`). It goes up with every change: the first number where meaning changes, the second for an addition, else the third.";
    language =
        "La langue des textes écrits une seule fois.",
        "The language of texts written once.";
    title =
        "Le titre du référentiel\u{a0}; à défaut, son identifiant.",
        "The title of the referential; else its id.";

    universe =
        "Ce que compte le secteur tout entier, pour dire quelle part en est couverte.",
        "What the whole sector counts, to tell which part is covered.";
    universe_unit =
        "Ce qui est compté\u{a0}: services, personnes…",
        "What is counted: services, people…";
    universe_total =
        "Combien le secteur en compte.",
        "How many the sector counts.";
    universe_as_of =
        "L'année ou la date de ce compte.",
        "The year or the date of that count.";
    defaults =
        "Ce qui vaut pour les indicateurs qui ne disent rien. Pour la publication, un indicateur peut être plus strict, jamais moins.",
        "What holds for indicators that say nothing. For publication, an indicator may be stricter, never looser.";
    themes =
        "Les thèmes, dans l'ordre où on les lit.",
        "The themes, in reading order.";
    waves =
        "Les vagues de recueil, dans l'ordre\u{a0}: entrée, suivi, sortie…",
        "The waves of collection, in order: entry, follow-up, exit…";
    codelists =
        "Les nomenclatures\u{a0}: les modalités qu'une variable peut prendre.",
        "The codelists: the codes that a variable may hold.";
    variables =
        "Les variables harmonisées\u{a0}: une chose connue d'une observation, avec son type.",
        "The harmonised variables: one thing known of an observation, with its type.";
    indicators =
        "Les indicateurs\u{a0}: ce qui est calculé, pour qui, et comment on le publie.",
        "The indicators: what is computed, for whom, and how it is published.";
    instruments =
        "Les échelles et questionnaires protégés par une licence.",
        "Scales and questionnaires under licence.";
    standard_populations =
        "Des structures de population de référence, pour comparer à structure égale.",
        "Reference population structures, to compare like with like.";
    standard_population_by =
        "Les variables qui la découpent.",
        "The variables that split it.";
    standard_population_shares =
        "Les parts, dans l'ordre des modalités.",
        "The shares, in the order of the codes.";
    edits =
        "Les contrôles\u{a0}: ce qui doit être vrai d'une observation. Un contrôle qui échoue est dit et compté\u{a0}; aucune ligne n'est retirée.",
        "Edits: what must be true of one observation. One that fails is told and counted; no row is taken away.";
    edit_label =
        "Ce que le contrôle demande, en clair.",
        "What the edit asks, in words.";
    edit_when =
        "La condition qui en entraîne une autre.",
        "The condition that entails another.";
    edit_then =
        "Ce qui doit être vrai là où `when` l'est.",
        "What must hold where `when` does.";
    edit_never =
        "Ce qui ne peut être vrai d'aucune observation.",
        "What can be true of no observation.";
    edit_order =
        "Des dates, ou des nombres, dont aucun ne dépasse le suivant.",
        "Dates, or numbers, none of which passes the next.";
    edit_sum =
        "Des parties qui font un tout.",
        "Parts that make a whole.";
    edit_sum_of =
        "Les parties.",
        "The parts.";
    edit_sum_equals =
        "Le tout.",
        "The whole.";
    edit_sum_within =
        "L'écart admis.",
        "The difference allowed.";
    edit_invalid =
        "Les variables que l'on tient pour invalides là où le contrôle échoue\u{a0}; sans elles, il est seulement signalé.",
        "The variables held to be invalid where the edit fails; without them it is told alone.";
    reserved =
        "Des identifiants qui ont servi et ne doivent plus jamais servir.",
        "Ids that were used and must never be used again.";
    breaks =
        "Les ruptures de série\u{a0}: à partir de quand un indicateur ne se compare plus à ce qui précède.",
        "Breaks of series: from when on an indicator no longer compares with what came before.";
    break_indicator =
        "L'indicateur dont la série est rompue.",
        "The indicator whose series is broken.";
    break_from =
        "La première période après la rupture\u{a0}: `2026`, `2026-S1`, `2026-Q3` ou `2026-10`.",
        "The first period after the break: `2026`, `2026-S1`, `2026-Q3` or `2026-10`.";
    accept =
        "Des diagnostics que l'on accepte pour un temps, avec la raison.",
        "Diagnostics accepted for a time, with the reason.";
    accept_code =
        "Le code du diagnostic, tel qu'il est affiché entre crochets. `impact explain CODE` l'explique.",
        "The code of the diagnostic, as shown in brackets. `impact explain CODE` explains it.";
    accept_where =
        "Où il est accepté\u{a0}; partout si rien n'est dit.",
        "Where it is accepted; everywhere unless said.";
    accept_until =
        "Jusqu'à quand, au plus tard (`2026-12-31`).",
        "Until when at the latest (`2026-12-31`).";

    instrument_holder =
        "Qui en détient les droits.",
        "Who holds the rights.";
    instrument_licence =
        "Sous quelle licence, ou à quelles conditions.",
        "Under which licence, or on which terms.";
    instrument_reproduce =
        "Si ses questions peuvent être recopiées. `false`\u{a0}: une variable de cet instrument ne porte pas sa question.",
        "Whether its items may be written out. `false`: a variable of this instrument carries no question.";

    association_name =
        "Le nom de l'association, tel qu'on le lit.",
        "The name of the association, as it is read.";
    extends =
        "Le référentiel commun que celui-ci prolonge.",
        "The common referential that this one extends.";
    extends_id =
        "L'identifiant du référentiel commun.",
        "The id of the common referential.";
    extends_version =
        "Les versions qui conviennent\u{a0}: `^1.0` admet 1.0.0 et toutes celles qui suivent, sauf 2.0.0.",
        "The versions that suit: `^1.0` takes 1.0.0 and all that follow, but 2.0.0.";
    share_with_members =
        "Si les autres membres peuvent voir ses propres totaux.",
        "Whether other members may see its own totals.";
    sources =
        "Les sources\u{a0}: une par sorte d'export. Où sont les fichiers, comment ils sont écrits, à quoi répondent leurs colonnes.",
        "The sources: one a kind of export. Where files are, how they are written, what their columns answer to.";
    not_collected =
        "Les indicateurs que l'association ne recueille pas, avec la raison.",
        "The indicators that the association does not collect, with the reason.";
    not_collected_indicators =
        "Lesquels.",
        "Which ones.";
    own_codelists =
        "Ses propres nomenclatures, et les modalités plus fines qu'elle ajoute à celles du référentiel commun.",
        "Its own codelists, and the finer codes it adds to common ones.";
    own_variables =
        "Ses propres variables, publiées sous `<association>.<id>`.",
        "Its own variables, published as `<association>.<id>`.";
    own_indicators =
        "Ses propres indicateurs, publiés sous `<association>.<id>`.",
        "Its own indicators, published as `<association>.<id>`.";

    currency =
        "La monnaie de tous les montants de la table, par son code ISO 4217\u{a0}: `EUR`.",
        "The currency of all amounts of the table, by its ISO 4217 code: `EUR`.";
    cost_list =
        "Les coûts unitaires.",
        "The unit costs.";
    cost_unit =
        "Ce que coûte une unité de quoi\u{a0}: euros par place et par an…",
        "What one unit costs: euros a place a year…";
    cost_scope =
        "Qui supporte ce coût, ce qu'il compte et ce qu'il laisse de côté.",
        "Who bears this cost, what it counts and what it leaves out.";
    cost_per =
        "De quoi c'est le coût\u{a0}: une personne, un ménage… L'indicateur valorisé compte la même chose.",
        "Of what one it is the cost: a person, a household… The indicator that it values counts the same.";
    cost_paid =
        "S'il est supporté chaque année que dure la situation, ou une seule fois.",
        "Whether it is borne every year that the situation lasts, or once.";
    low = "L'estimation basse.", "The low estimate.";
    central = "L'estimation centrale.", "The central estimate.";
    high = "L'estimation haute.", "The high estimate.";
    cost_year =
        "L'année de l'estimation.",
        "The year of the estimate.";
    cost_price_base =
        "L'année des prix.",
        "The year of the prices.";
    cost_exclusive_with =
        "Les coûts auxquels celui-ci ne s'ajoute jamais, parce qu'ils comptent la même chose.",
        "The costs that this one is never added to, for they count the same thing.";
    valued =
        "Les indicateurs valorisés, chacun par un coût.",
        "The indicators that are valued, each by a cost.";
    valued_indicator = "L'indicateur valorisé.", "The indicator valued.";
    valued_cost = "Le coût qui le valorise.", "The cost that values it.";
    valued_years =
        "Pendant combien d'années le coût est évité\u{a0}; rien pour un coût supporté une fois.",
        "For how many years the cost is avoided; nothing for one that is borne once.";
    valued_wave =
        "La vague dont le chiffre est valorisé, si l'indicateur en a plusieurs.",
        "The wave whose figure is valued, where the indicator has several.";
    valued_codes =
        "Les modalités d'une répartition dont l'effectif est valorisé.",
        "The codes of a distribution whose number is valued.";
    valued_part =
        "La seule part valorisée\u{a0}: les variables d'une ventilation de l'indicateur, et leurs modalités.",
        "The only part valued: the variables of a disaggregation of the indicator, and their codes.";
    valued_part_variable =
        "Les modalités de cette variable.",
        "The codes of this variable.";
    valued_deadweight =
        "La part, en pourcentage, qui aurait connu l'effet de toute façon\u{a0}; rien si `attributed` la retire déjà.",
        "The part, in percent, that would have known the effect anyway; nothing where `attributed` takes it off already.";
    valued_because =
        "Sur quoi repose la part attribuée\u{a0}: une étude, une comparaison, ou l'hypothèse de qui.",
        "What the part attributed rests on: a study, a comparison, or whose assumption.";
    valued_attributed =
        "La part attribuée à l'action, en pourcentage du numérateur de l'indicateur.",
        "The part attributed to the action, in percent of the indicator's numerator.";

    profile_label =
        "Le nom de l'outil, tel qu'on le lit.",
        "The name of the tool, as it is read.";
    profile_extends =
        "Le profil du programme dont celui-ci part\u{a0}; `plain` si rien n'est dit.",
        "The profile of the program that this one starts from; `plain` unless said.";
}
