//! Every field of the plan that a reader can make something of is on a sheet. Structs are taken apart whole, so that a
//! new field does not compile before it is decided whether readers see it.

use super::trial;
use super::{Book, Choice, markdown};
use crate::i18n::{Lang, Text, codebook as said, output};
use crate::plan::{
    Code, Codelist, Condition, Derivation, Indicator, Instrument, Measure, Part, Plan, Publish,
    Reference, Sheet, StandardPopulation, Theme, Variable, VariableType, Wave,
};

fn book() -> (Plan, String) {
    let plan = trial::whole();
    let mut bytes = Vec::new();
    let book = Book::of(&plan, &Choice::default());
    markdown::write(&mut bytes, &book, Lang::Fr).unwrap();
    (plan, String::from_utf8(bytes).unwrap())
}

fn number(text: &Text) -> String {
    text.fr.clone()
}

/// What a sheet must show of an indicator.
fn of_indicator(plan: &Plan, indicator: &Indicator) -> Vec<String> {
    let Indicator {
        id,
        owner,
        label,
        definition,
        sheet,
        unit,
        status,
        level,
        direction,
        observes,
        from,
        every,
        // In sentences, which have their own tests.
        among: _,
        measure,
        disaggregations,
        standardise,
        waves,
        one_per,
        publish,
        breaks,
        // What feeds it is told by prospects.
        feeds: _,
    } = indicator;
    let mut shown = vec![id.clone(), label.fr.clone(), definition.fr.clone()];
    shown.push(said::unit(unit).fr);
    shown.extend(owner.map(|it| plan.association(it).name.fr.clone()));
    shown.push(said::status(status.map_or("", crate::referential::Status::word)).fr);
    shown.push(said::level(level.word()).fr);
    shown.push(said::direction(direction.word()).fr);
    shown.push(said::Noun::of(observes.word()).fr.to_owned());
    shown.push(said::kind_of_source(from.word()).fr);
    shown.push(said::every(every.word()).fr);
    for variable in disaggregations.iter().flatten() {
        shown.push(plan.variable(*variable).label.fr.clone());
    }
    for standard in standardise {
        let StandardPopulation {
            id,
            by: _,
            // Weights, which the sources of the population tell.
            shares: _,
            source,
        } = plan.standard(*standard);
        shown.extend([format!("`{id}`"), source.fr.clone()]);
    }
    for wave in waves {
        let Wave { id: _, label } = plan.wave(*wave);
        shown.push(label.fr.clone());
    }
    if one_per.is_some() {
        shown.push("seule la dernière observation compte".to_owned());
    }
    let Publish {
        persons,
        associations,
        dominance,
        step,
    } = publish;
    if owner.is_none() {
        shown.push(said::publication(Some(*persons), *associations, *dominance).fr);
    }
    shown.extend(step.map(|it| number(&super::number::decimal(it))));
    for it in breaks {
        shown.extend([output_period(it.from), it.because.fr.clone()]);
    }
    shown.extend(of_sheet(plan, sheet));
    shown.extend(of_measure(plan, measure));
    shown
}

fn of_sheet(plan: &Plan, sheet: &Sheet) -> Vec<String> {
    let Sheet {
        theme,
        population,
        question,
        note,
        standards,
        references,
        strict,
        attribution,
        minimal_change,
    } = sheet;
    let theme = theme
        .as_ref()
        .and_then(|id| plan.themes.iter().find(|it| it.id == *id));
    let theme = theme.map(|it| {
        let Theme { id: _, label, note } = it;
        [Some(label), note.as_ref()]
    });
    let texts = theme.into_iter().flatten().flatten();
    let texts = texts.chain(population).chain(question).chain(note);
    let mut shown: Vec<String> = texts.map(|it| it.fr.clone()).collect();
    for (scheme, code) in standards {
        shown.push(said::scheme(scheme).fr);
        shown.push(said::scheme_code(scheme, code).fr);
    }
    for reference in references {
        let Reference {
            role,
            value,
            period,
            source,
        } = reference;
        shown.push(said::role(role.word()).fr);
        shown.push(number(&super::number::decimal(*value)));
        shown.push(output_period(*period));
        shown.push(source.fr.clone());
    }
    if *strict {
        shown.push(said::strict().fr);
    }
    shown.push(said::attribution(attribution.map(crate::referential::Attribution::word)).fr);
    shown.extend(minimal_change.map(|it| number(&super::number::decimal(it))));
    shown
}

fn output_period(period: crate::period::Period) -> String {
    period.text().fr
}

fn of_measure(plan: &Plan, measure: &Measure) -> Vec<String> {
    let mut shown: Vec<String> = measure
        .variables()
        .into_iter()
        .map(|id| plan.variable(id).label.fr.clone())
        .collect();
    match measure {
        Measure::Ratio { times, .. } => shown.push(number(&super::number::decimal(*times))),
        Measure::Count
        | Measure::Distinct
        | Measure::Share { .. }
        | Measure::Sum(_)
        | Measure::Mean(_)
        | Measure::Median(_)
        | Measure::Nps(_)
        | Measure::Distribution(_) => {}
    }
    shown
}

fn of_variable(plan: &Plan, variable: &Variable) -> Vec<String> {
    let Variable {
        id,
        // Its own variables are told on its association's sheets.
        owner: _,
        label,
        kind,
        derivation,
        exclusive,
        unit,
        sensitive,
        question,
        instrument,
        recall,
        population,
        note,
        asked_when,
    } = variable;
    let mut shown = vec![label.fr.clone()];
    let list = kind.codelist().map(|it| plan.codelist(it));
    for code in exclusive {
        shown.push(list.unwrap().code(*code).label.fr.clone());
    }
    // A derived variable is a sentence: what it is made of is said, its id is not.
    if let Some(derivation) = derivation {
        shown.extend(of_derivation(plan, derivation));
    } else {
        shown.push(id.clone());
        shown.extend(unit.clone());
    }
    if *sensitive {
        shown.push(
            said::sensitive_only_said(&[])
                .fr
                .split(' ')
                .next()
                .unwrap()
                .to_owned(),
        );
    }
    shown.extend(
        [question, recall, population, note]
            .into_iter()
            .flatten()
            .map(|it| it.fr.clone()),
    );
    if let Some(instrument) = instrument {
        let of = plan.instruments.iter().find(|it| it.id == *instrument);
        shown.push(of.unwrap().label.fr.clone());
    }
    for id in asked_when.iter().flat_map(Condition::variables) {
        shown.push(plan.variable(id).label.fr.clone());
    }
    match kind {
        VariableType::Number { decimals, min, max } if derivation.is_none() => {
            let bounds = [min, max].into_iter().flatten();
            shown.extend(bounds.map(|it| number(&super::number::units(*it, *decimals))));
        }
        VariableType::Code(_)
        | VariableType::Several(_)
        | VariableType::Date
        | VariableType::Number { .. } => {}
    }
    shown
}

fn of_derivation(plan: &Plan, derivation: &Derivation) -> Vec<String> {
    let parts = derivation.parts().into_iter();
    let mut shown: Vec<String> = parts.map(|id| plan.variable(id).label.fr.clone()).collect();
    match derivation {
        Derivation::Sum {
            parts,
            plus,
            requires: _,
        } => {
            shown.extend((plus.units != 0).then(|| number(&super::number::decimal(*plus))));
            for part in parts {
                let Part { variable: _, times } = part;
                let size = crate::decimal::Decimal {
                    units: times.units.abs(),
                    ..*times
                };
                shown.push(number(&super::number::decimal(size)));
            }
        }
        Derivation::Bins { breaks, .. } => {
            shown.extend(
                breaks
                    .iter()
                    .map(|it| number(&super::number::units(*it, 2))),
            );
        }
        Derivation::Score { .. }
        | Derivation::Mean { .. }
        | Derivation::Difference { .. }
        | Derivation::Product { .. }
        | Derivation::Quotient { .. }
        | Derivation::CountCodes { .. }
        | Derivation::DaysBetween { .. }
        | Derivation::Regroup { .. }
        | Derivation::Case { .. } => {}
    }
    shown
}

fn of_codelist(plan: &Plan, list: &Codelist) -> Vec<String> {
    let Codelist {
        id,
        owner,
        label,
        note,
        ordered,
        codes,
    } = list;
    let mut shown = vec![id.clone(), label.fr.clone()];
    shown.extend(note.as_ref().map(|it| it.fr.clone()));
    shown.extend(owner.map(|it| plan.association(it).name.fr.clone()));
    if *ordered {
        shown.push(said::ordered().fr);
    }
    for it in codes {
        let Code {
            code,
            label,
            value,
            missing,
            within,
            sensitive,
            note,
            finer,
        } = it;
        shown.push(format!("| `{code}` | {}", label.fr));
        shown.extend(value.map(|it| format!("| {} |", super::number::decimal(it).fr)));
        shown.extend(missing.map(|it| output::missing(it.name()).fr));
        shown.extend(within.as_ref().map(|it| format!("| `{it}` |")));
        if *sensitive {
            shown.push(format!("| {}", said::yes().fr));
        }
        shown.extend(note.as_ref().map(|it| it.fr.clone()));
        if let Some((owner, parent)) = finer {
            let (owner, parent) = (&plan.association(*owner).name, list.code(*parent));
            shown.push(said::finer(owner, &parent.label).fr);
        }
    }
    shown
}

#[test]
fn every_field_that_says_something_is_shown() {
    let (plan, page) = book();
    let Plan {
        id,
        version,
        // The language is that of the page.
        language: _,
        title,
        // Themes and waves by the indicators that name them.
        themes: _,
        instruments,
        waves: _,
        codelists,
        variables,
        derivation_order: _,
        // By the indicators that are standardised to them.
        standards: _,
        indicators,
        associations,
        prospects,
        edits,
        // It stands beside the figures that reach it.
        universe: _,
        // Disaggregations by the indicators that are split.
        dimensions: _,
        // What they value is told beside the value.
        costs: _,
    } = &plan;
    let mut shown = vec![format!("`{id}`"), version.clone(), title.fr.clone()];
    shown.extend(indicators.iter().flat_map(|it| of_indicator(&plan, it)));
    shown.extend(variables.iter().flat_map(|it| of_variable(&plan, it)));
    shown.extend(codelists.iter().flat_map(|it| of_codelist(&plan, it)));
    shown.extend(edits.iter().map(|it| format!("`{}`", it.id)));
    for instrument in instruments {
        let Instrument {
            id,
            label,
            holder,
            licence,
            reproduce,
            note,
        } = instrument;
        shown.push(format!("`{id}`"));
        let texts = [
            Some(label),
            holder.as_ref(),
            licence.as_ref(),
            note.as_ref(),
        ];
        shown.extend(texts.into_iter().flatten().map(|it| it.fr.clone()));
        shown.push(said::reproduced(*reproduce).fr);
    }
    shown.extend(associations.iter().map(|it| it.name.fr.clone()));
    for prospect in prospects {
        for reason in crate::output::matrix::worded(&plan, prospect, &prospect.whole) {
            shown.push(reason.fr);
        }
    }
    let page: String = page.replace('\\', "");
    let lacking: Vec<&String> = shown
        .iter()
        .filter(|it| !page.contains(it.as_str()))
        .collect();
    assert!(lacking.is_empty(), "{lacking:#?}\n{page}");
    // And what no field holds would not be found.
    assert!(!page.contains("ft-nothing"));
}

#[test]
fn a_second_statistic_takes_what_it_lacks_from_its_indicator() {
    let (plan, _) = book();
    let unit = |id: &str| {
        let of = plan.indicators.iter().find(|it| it.id == id).unwrap();
        (of.unit.as_str(), of.direction.word())
    };
    assert_eq!(unit("zz-share.mean"), ("ft-also-unit", "decrease"));
    assert_eq!(unit("zz-share.median"), ("percent", "target"));
}

#[test]
fn what_may_not_be_reproduced_is_announced_and_not_written() {
    let (_, page) = book();
    let notice = "Question de l'instrument «\u{a0}ft-closed\u{a0}», détenteur\u{a0}: ft-closed-holder\u{a0}; licence\u{a0}: ft-closed-licence.";
    assert!(page.contains(notice), "{page}");
}

#[test]
fn every_word_an_author_wrote_is_read_once_more_in_english() {
    let plan = trial::whole();
    let mut bytes = Vec::new();
    markdown::write(&mut bytes, &Book::of(&plan, &Choice::default()), Lang::En).unwrap();
    let page = String::from_utf8(bytes).unwrap();
    assert!(page.contains("et-title") && !page.contains("ft-title"));
    // Not one of the program's own sentences is left in French.
    for french in [" dont ", "Numérateur", " est ", "Parmi", " les "] {
        assert!(!page.contains(french), "{french}\n{page}");
    }
}
