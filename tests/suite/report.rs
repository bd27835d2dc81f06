//! The report of the shipped example: its words read by eye, the page in a real browser, on a screen and on paper, judged by axe-core.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::binary::{impact, printed, run, skipped, write};
use crate::browser::{browse, browser};

/// The report of the example in French for the public, and in English for members, each made once.
fn example(lang: &str) -> &'static str {
    static PUBLIC: LazyLock<String> = LazyLock::new(|| made("fr", "public"));
    static MEMBERS: LazyLock<String> = LazyLock::new(|| made("en", "members"));
    if lang == "fr" { &PUBLIC } else { &MEMBERS }
}

fn made(lang: &str, audience: &str) -> String {
    let inputs = ["report", "examples/exports", "--lang", lang];
    printed(&mut impact(
        &[&inputs[..], &["--audience", audience]].concat(),
    ))
}

/// The report of three invented associations, whose question changed.
fn small(arguments: &[&str]) -> String {
    printed(&mut impact(&[&SMALL[..], arguments].concat()))
}

const SMALL: [&str; 4] = [
    "report",
    "tests/cmd/figures/breaks.in/exports",
    "-r",
    "tests/cmd/figures/breaks.in/referentials",
];

/// The words of a page, a line an element, without its styles and its charts' axes.
pub(crate) fn words(page: &str) -> String {
    let body = page.split_once("<body>").unwrap().1;
    let mut words = String::new();
    for element in body.split('<').skip(1) {
        let (tag, text) = element.split_once('>').unwrap_or(("", ""));
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        let starts_line = matches!(
            name,
            "p" | "div"
                | "h1"
                | "h2"
                | "h3"
                | "li"
                | "figcaption"
                | "text"
                | "caption"
                | "tr"
                | "dt"
                | "dd"
                | "summary"
        );
        if starts_line && !words.ends_with('\n') {
            words.push('\n');
        }
        if matches!(name, "th" | "td" | "tspan") && !words.ends_with('\n') {
            words.push_str(" | ");
        }
        words.push_str(text.trim_end_matches('\n'));
    }
    let words = words
        .replace("&#39;", "'")
        .replace("&#38;", "&")
        .replace("&quot;", "\"");
    let lines = words.lines().map(str::trim_end);
    lines
        .filter(|it| !it.is_empty())
        .fold(String::new(), |all, it| all + it + "\n")
}

/// Two small reports, every word of them read by eye. `TRYCMD=overwrite` writes them.
#[test]
fn words_of_small_reports_are_those_that_were_read() {
    for (case, lang, audience) in [("breaks", "fr", "public"), ("compare", "en", "members")] {
        let folder = format!("tests/cmd/figures/{case}.in");
        let page = printed(&mut impact(&[
            "report",
            &format!("{folder}/exports"),
            "-r",
            &format!("{folder}/referentials"),
            "--lang",
            lang,
            "--audience",
            audience,
        ]));
        let path = PathBuf::from(format!("tests/data/report/{case}-{lang}.txt"));
        let now = words(&page);
        if std::env::var_os("TRYCMD").is_some_and(|it| it == "overwrite") {
            write(&path, &now);
        }
        let read = fs::read_to_string(&path).unwrap();
        assert_eq!(now, read, "{}", path.display());
    }
}

/// Avoided costs have their page where a table is named, and nowhere else.
#[test]
fn avoided_costs_are_told_where_they_are_asked_for() {
    let folder = "tests/cmd/value/costs.in";
    let [exports, referentials] = ["exports", "referentials"].map(|it| format!("{folder}/{it}"));
    let table = format!("{referentials}/couts.yaml");
    let inputs = ["report", &exports, "-r", &referentials, "--lang", "fr"];
    let without = printed(&mut impact(&inputs));
    assert!(!without.contains("avoided-costs") && !without.contains('€'));
    let with = printed(&mut impact(&[&inputs[..], &["--costs", &table]].concat()));
    let (before, after) = with
        .split_once("<section class=\"chapter avoided-costs\"")
        .unwrap();
    let (section, after) = after.split_once("</section>").unwrap();
    // Nothing else of the page moves.
    let link = before.find("<li><a href=\"#avoided-costs\"").unwrap();
    let rest = &before[link..];
    let end = rest.find("</li>").unwrap() + "</li>\n".len();
    let before = format!("{}{}", &before[..link], &rest[end..]);
    assert_eq!(format!("{}{}", before.trim_end(), after), without);
    let now = words(&format!("<body><section {section}"));
    let path = Path::new("tests/data/report/costs-fr.txt");
    if std::env::var_os("TRYCMD").is_some_and(|it| it == "overwrite") {
        write(path, &now);
    }
    assert_eq!(now, fs::read_to_string(path).unwrap());
}

#[test]
fn a_report_is_whole_fetches_nothing_and_runs_no_script() {
    for lang in ["fr", "en"] {
        let page = example(lang);
        for fetched in [
            "src=", "<link", "@import", "url(h", "url(\"", "<img", "<iframe", "<script",
        ] {
            assert!(!page.contains(fetched), "{fetched}");
        }
        assert!(page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{lang}\">")));
        // At the head, at the foot, and by the style of every printed page.
        assert_eq!(
            page.matches("<p class=\"notice\">Données fictives").count(),
            2
        );
        assert!(page.contains("@bottom-left { content: \"Donn\\0000e9es\\000020fictives"));
        // Every figure says how to read it, whom it speaks of, where it comes from, and has its table.
        let figures = page.matches("<figure ").count();
        assert!(figures > 20, "{figures}");
        let (field, source) = match lang {
            "fr" => ("<b>Champ\u{a0}:</b>", "<b>Source\u{a0}:</b>"),
            _ => ("<b>Field:</b>", "<b>Source:</b>"),
        };
        for part in [
            field,
            source,
            "<details>",
            "<svg role=\"img\"",
            "<figcaption>",
        ] {
            assert_eq!(page.matches(part).count(), figures, "{part}");
        }
        // Links lead somewhere.
        for link in page.split("href=\"#").skip(1) {
            let anchor = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor}");
        }
    }
}

#[test]
fn the_public_reads_no_association_and_nobody_a_working_report() {
    for name in [
        "AIS 35",
        "Rhéso",
        "Emergence-s",
        "Espérer 95",
        "Armée du Salut",
    ] {
        assert!(!example("fr").contains(name), "{name}");
    }
    let members = example("en");
    assert!(members.contains("Rhéso") && members.contains("do not publish"));
    let arguments = [&SMALL[..], &["--audience", "working", "--lang", "en"]].concat();
    let refused = run(&mut impact(&arguments));
    assert_eq!(refused.status, 2);
    assert!(
        refused.err.contains("`--audience public`"),
        "{}",
        refused.err
    );
}

#[test]
fn a_choice_keeps_what_it_names() {
    let page = small(&[
        "--lang",
        "fr",
        "--indicator",
        "logement",
        "--period",
        "2027",
    ]);
    assert!(page.contains("id=\"indicator-logement\""));
    assert!(!page.contains("Confiance en l’avenir"));
    assert!(page.contains("Périodes\u{a0}: 2027 ·"));
    let none = small(&["--lang", "fr", "--period", "1999"]);
    assert!(none.contains("Aucun chiffre à montrer"));
}

#[test]
fn the_same_bytes_every_time() {
    let once = small(&["--lang", "fr"]);
    assert_eq!(once, small(&["--lang", "fr"]));
    let locale = printed(impact(&SMALL).env("LC_ALL", "fr_FR.UTF-8"));
    assert_eq!(locale, once);
}

/// The page of the example in a folder, with `script` run at its end.
fn page(folder: &Path, lang: &str, script: &str) -> PathBuf {
    scripted(folder, &format!("report-{lang}"), example(lang), script)
}

/// A page in a folder, with `script` run at its end.
fn scripted(folder: &Path, name: &str, page: &str, script: &str) -> PathBuf {
    let file = folder.join(format!("{name}-{}.html", script.len()));
    let with = page.replace("</body>", &format!("<script>{script}</script></body>"));
    write(
        &file,
        if script.is_empty() {
            page.to_owned()
        } else {
            with
        },
    );
    file
}

/// What a script left in the page.
fn left(dom: &str) -> &str {
    let left = dom.split("<pre id=\"left\">").nth(1).unwrap();
    left.split("</pre>").next().unwrap()
}

/// Rules of paper are made those of the screen, at the width of its words, and each figure is measured.
const MEASURE: &str = "
for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
  if (rule.media && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
document.body.style.width = '178mm';
const tall = [...document.querySelectorAll('figure')].map(it => it.getBoundingClientRect().height);
const wide = [...document.querySelectorAll('svg, table')].filter(it => it.getBoundingClientRect().right >
  document.body.getBoundingClientRect().right + 1).length;
const left = document.createElement('pre');
left.id = 'left';
left.textContent = Math.ceil(Math.max(...tall)) + ' ' + wide;
document.body.append(left);";

/// Height of the words of an A4 page between its margins, in pixels of CSS.
const PAPER: f64 = (297.0 - 20.0 - 24.0) / 25.4 * 96.0;

#[test]
fn a_browser_shows_the_report_and_prints_no_chart_cut() {
    let Some(browser) = browser() else {
        return;
    };
    let home = TempDir::new().unwrap();
    for lang in ["fr", "en"] {
        let whole = page(home.path(), lang, "");
        let dom = browse(&browser, home.path(), &whole, &["--dump-dom"]);
        assert!(dom.contains(&format!("<html lang=\"{lang}\">")));
        let print = home.path().join("report.pdf");
        let to = format!("--print-to-pdf={}", print.display());
        browse(
            &browser,
            home.path(),
            &whole,
            &[to.as_str(), "--no-pdf-header-footer"],
        );
        assert!(fs::read(&print).unwrap().starts_with(b"%PDF-"));
        // No figure may part over two pages, and none is taller than a page or wider than its words.
        assert!(dom.contains("figure, tr, dl > div, .cards li, li { break-inside: avoid; }"));
        let tall = fits_paper(&browser, home.path(), lang, example(lang));
        assert!(tall > 200.0, "{tall}");
    }
}

/// How tall the tallest figure of a page is: less than a sheet of paper, and nothing is wider than its words.
pub(crate) fn fits_paper(browser: &Path, folder: &Path, name: &str, page: &str) -> f64 {
    let measured = scripted(folder, name, page, MEASURE);
    let dom = browse(browser, folder, &measured, &["--dump-dom"]);
    let (tall, wide) = left(&dom).split_once(' ').unwrap();
    let tall: f64 = tall.parse().unwrap();
    assert!(tall < PAPER, "{tall} of {PAPER}");
    assert_eq!(wide, "0");
    tall
}

#[test]
fn axe_core_finds_nothing_against_the_report() {
    let home = TempDir::new().unwrap();
    for lang in ["fr", "en"] {
        judged(home.path(), lang, example(lang));
    }
}

/// Holds a page to axe-core, on a screen and on a telephone.
pub(crate) fn judged(folder: &Path, name: &str, page: &str) {
    let Some(axe) = std::env::var_os("IMPACT_AXE_CORE") else {
        skipped("no axe-core (IMPACT_AXE_CORE names its folder)");
        return;
    };
    let Some(browser) = browser() else {
        return;
    };
    let axe = fs::read_to_string(Path::new(&axe).join("axe.min.js")).unwrap();
    let judge = "axe.run().then(it => { const left = document.createElement('pre'); left.id = 'left';
        left.textContent = it.passes.length + ':' + it.violations.map(it => it.id + ' ' + it.nodes[0].html).join('|');
        document.body.append(left); });";
    let script = format!("{axe}</script><script>{judge}");
    let judged = scripted(folder, name, page, &script);
    for size in ["--window-size=1280,900", "--window-size=500,900"] {
        let dom = browse(&browser, folder, &judged, &["--dump-dom", size]);
        let (passed, against) = left(&dom).split_once(':').unwrap();
        assert!(passed.parse::<u32>().unwrap() > 20, "{passed} rules");
        assert_eq!(against, "");
    }
}
