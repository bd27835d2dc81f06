//! The page of a small release built by hand.

use super::*;
use crate::i18n::Lang;
use crate::output::sample;
use crate::plan::Plan;
use crate::release::{Audience, Release};

fn page_of(plan: &Plan, release: &Release, lang: Lang) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes, &Report::of(plan, release, lang, false, None)).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn page(lang: Lang) -> String {
    page_of(&sample::plan(), &sample::release(Audience::Public), lang)
}

#[test]
fn few_are_counted_and_what_is_withheld_is_said_so() {
    let mut release = sample::release(Audience::Public);
    let [whole, women] = [0, 1].map(|at| release.rows[at].content.clone());
    let of_women = page_of(&sample::plan(), &release, Lang::Fr);
    assert!(of_women.contains("45,5\u{202f}%"));
    release.rows[0].content = women;
    release.rows[1].content = whole;
    let page = page_of(&sample::plan(), &release, Lang::Fr);
    // 12 of 18 is no percentage.
    assert!(page.contains("12\u{a0}sur\u{a0}18") && !page.contains("67\u{202f}%"));
    assert!(page.contains("secret statistique") && page.contains("class=\"withheld\""));
}

#[test]
fn an_interval_is_never_passed_over() {
    let page = page(Lang::En);
    // Wilson, of 561 out of 1,234.
    assert!(
        page.contains("45.5%") && page.contains("[42.7%\u{a0}to\u{a0}48.2%]"),
        "{page}"
    );
    assert!(page.contains("No “significant”"));
}

#[test]
fn what_is_not_of_the_core_is_told_in_short_unless_it_is_named() {
    let mut plan = sample::plan();
    plan.indicators[2].status = Some(crate::referential::Status::Optional);
    let release = sample::release(Audience::Public);
    for (named, at_length) in [(false, false), (true, true)] {
        let mut bytes = Vec::new();
        write(
            &mut bytes,
            &Report::of(&plan, &release, Lang::Fr, named, None),
        )
        .unwrap();
        let page = String::from_utf8(bytes).unwrap();
        assert_eq!(page.contains("id=\"indicator-destinations\""), at_length);
        assert!(page.contains("Destinations"));
    }
}

#[test]
fn nobody_without_data_has_a_page_that_breaks() {
    let mut release = sample::release(Audience::Public);
    release.rows.clear();
    let page = page_of(&sample::plan(), &release, Lang::Fr);
    assert!(page.contains("Aucun chiffre à montrer"));
}

#[test]
fn what_authors_wrote_is_no_mark_of_the_page() {
    let hostile = "<script>alert(\"x\")</script> & 'y' </style> \\";
    let mut plan = sample::plan();
    let text = || Text::same(hostile);
    plan.title = text();
    for indicator in &mut plan.indicators {
        indicator.label = text();
        indicator.definition = text();
        indicator.sheet.population = Some(text());
    }
    for list in &mut plan.codelists {
        for code in &mut list.codes {
            code.label = text();
        }
    }
    for wave in &mut plan.waves {
        wave.label = text();
    }
    let mut release = sample::release(Audience::Public);
    release.coverage.notice = Some(hostile.to_owned());
    for lang in [Lang::Fr, Lang::En] {
        let page = page_of(&plan, &release, lang);
        assert!(page.contains("alert("));
        assert!(!page.contains("<script") && !page.contains("alert(\"x"));
        assert_eq!(page.matches("</style>").count(), 1);
    }
}

#[test]
fn a_string_of_css_holds_no_mark() {
    assert_eq!(
        css("a\"\\}é<"),
        "\"a\\000022\\00005c\\00007d\\0000e9\\00003c\""
    );
}
