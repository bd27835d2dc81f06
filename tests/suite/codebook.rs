//! The sheets of the shipped indicators: read by a parser of Markdown, by a real browser and by the tools of SSSOM.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use tempfile::TempDir;

use crate::binary::{argument, impact, printed, run, skipped, write};
use crate::browser::{browse, browser, found};

fn markdown(arguments: &[&str]) -> String {
    printed(&mut impact(&[&["codebook"], arguments].concat()))
}

/// What a sheet says of computation: the figure, above, below, and derived variables.
fn sentences(page: &str) -> String {
    let wanted = [
        "## ",
        "### ",
        "- **Chiffre",
        "- **Num",
        "- **D",
        "- **Figure",
        "- « ",
        "- «\u{a0}",
        "- “",
    ];
    let lines = page.lines();
    let lines = lines.filter(|line| wanted.iter().any(|it| line.starts_with(it)));
    // Sheets alone, not the annexes.
    let sheets =
        lines.take_while(|line| !line.starts_with("## Annexe") && !line.starts_with("## Annex"));
    let sheets = sheets.filter(|line| !line.starts_with("- **Direction"));
    sheets.flat_map(|line| [line, "\n"]).collect()
}

/// Every sentence on computation of the shipped referentials, read by eye. `TRYCMD=overwrite` writes them.
#[test]
fn sentences_on_computation_are_those_that_were_read() {
    for lang in ["fr", "en"] {
        let path = PathBuf::from(format!("tests/data/codebook/sentences-{lang}.md"));
        let now = sentences(&markdown(&["--lang", lang]));
        if std::env::var_os("TRYCMD").is_some_and(|it| it == "overwrite") {
            write(&path, &now);
        }
        let read = fs::read_to_string(&path).unwrap();
        assert_eq!(now, read, "{}", path.display());
    }
}

fn parsed(page: &str) -> Vec<Event<'_>> {
    Parser::new_ext(page, Options::ENABLE_TABLES).collect()
}

#[test]
fn markdown_has_whole_tables_anchors_that_exist_and_headings_in_order() {
    for lang in ["fr", "en"] {
        let page = markdown(&["--lang", lang]);
        let (mut anchors, mut links) = (BTreeSet::new(), BTreeSet::new());
        let (mut depth, mut tables, mut widths) = (1, 0, Vec::new());
        let mut titles = 0;
        for event in parsed(&page) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    let html = html.trim();
                    let id = html.strip_prefix("<a id=\"");
                    let id = id.map(|it| it.split('"').next().unwrap().to_owned());
                    assert!(html == "</a>" || id.is_some(), "{html}");
                    if let Some(id) = id {
                        assert!(anchors.insert(id.clone()), "{id}");
                    }
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    links.extend(dest_url.strip_prefix('#').map(str::to_owned));
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let level = level as usize;
                    assert!(level <= depth + 1, "{level} under {depth}");
                    titles += usize::from(level == HeadingLevel::H1 as usize);
                    depth = level;
                }
                Event::Start(Tag::Table(columns)) => {
                    tables += 1;
                    widths = vec![0; 1];
                    assert!(columns.len() > 1);
                }
                Event::Start(Tag::TableCell) => *widths.last_mut().unwrap() += 1,
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => widths.push(0),
                Event::End(TagEnd::Table) => {
                    widths.pop();
                    assert!(widths.windows(2).all(|it| it[0] == it[1]), "{widths:?}");
                }
                _ => {}
            }
        }
        assert_eq!(titles, 1);
        let lost: Vec<&String> = links.difference(&anchors).collect();
        assert!(lost.is_empty(), "{lost:?}");
        // One a common indicator at least, and one a codelist.
        assert!(tables > 27 + 20, "{tables}");
    }
}

#[test]
fn a_choice_keeps_what_it_names() {
    let one = markdown(&[
        "--lang",
        "fr",
        "--indicator",
        "bien-etre-who5.part-bien-etre-faible",
    ]);
    assert!(one.contains("### Indice de bien-être OMS") && one.contains("1 indicateur commun."));
    let core = markdown(&["--lang", "fr", "--status", "core"]);
    assert!(core.contains("11 indicateurs communs.") && !core.contains("Indicateurs propres"));
    let rheso = markdown(&["--lang", "fr", "--association", "rheso"]);
    assert!(rheso.contains("Indicateurs propres\u{a0}: Rhéso"));
    assert!(
        !rheso.contains("Indicateurs propres\u{a0}: AIS 35") && !rheso.contains("| Emergence-s |")
    );
    let wrong = run(&mut impact(&[
        "codebook",
        "--lang",
        "en",
        "--association",
        "reso",
    ]));
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("did you mean `rheso`?"), "{}", wrong.err);
}

#[test]
fn nothing_made_up_for_the_example_is_on_a_sheet() {
    let page = markdown(&["--lang", "fr"]);
    for made_up in ["Données fictives", "FICTIF", "exports ont été inventés"] {
        assert!(!page.contains(made_up), "{made_up}");
    }
}

/// The page in a folder, with `script` run at its end.
fn page(folder: &Path, lang: &str, script: &str) -> PathBuf {
    let file = folder.join(format!("fiches-{lang}.html"));
    printed(&mut impact(&[
        "codebook",
        "--format",
        "html",
        "--lang",
        lang,
        "-o",
        argument(&file),
    ]));
    let page = fs::read_to_string(&file).unwrap();
    if !script.is_empty() {
        let with = page.replace("</body>", &format!("<script>{script}</script></body>"));
        write(&file, with);
    }
    file
}

#[test]
fn a_browser_shows_searches_and_prints_the_page() {
    let Some(browser) = browser() else {
        return;
    };
    let home = TempDir::new().unwrap();
    let whole = page(home.path(), "fr", "");
    let dom = browse(&browser, home.path(), &whole, &["--dump-dom"]);
    assert!(dom.contains("<html lang=\"fr\">"));
    assert_eq!(dom.matches("<article class=\"sheet\"").count(), 38);
    // The search field stands there once its script ran, and all sheets with it.
    assert!(
        dom.contains("<search id=\"search\">"),
        "the search field stayed hidden"
    );
    let print = home.path().join("fiches.pdf");
    let to = format!("--print-to-pdf={}", print.display());
    browse(&browser, home.path(), &whole, &[to.as_str()]);
    let pages = fs::read(&print).unwrap();
    assert!(pages.starts_with(b"%PDF-"));
    let pages = String::from_utf8_lossy(&pages);
    let counts = pages.split("/Count ").skip(1);
    let counts = counts.filter_map(|it| it.split(|c: char| !c.is_ascii_digit()).next());
    let pages = counts.filter_map(|it| it.parse::<usize>().ok()).max();
    // Each sheet begins a page.
    assert!(pages.is_some_and(|it| it >= 38), "{pages:?} pages");
    let typed = "var f = document.getElementById('words'); f.value = 'SOLITUDE ucla'; f.dispatchEvent(new Event('input'));";
    let searched = page(home.path(), "fr", typed);
    let dom = browse(&browser, home.path(), &searched, &["--dump-dom"]);
    let shown = |dom: &str| {
        let sheets = dom.split("<article ").skip(1);
        let sheets = sheets.map(|it| it.split('>').next().unwrap_or_default().to_owned());
        let sheets = sheets.filter(|it| it.contains("class=\"sheet\"") && !it.contains("hidden"));
        sheets.collect::<Vec<String>>()
    };
    assert_eq!(shown(&dom).len(), 1, "{:?}", shown(&dom));
    assert!(shown(&dom)[0].contains("isolement-ucla3"));
}

#[test]
fn the_tools_of_sssom_find_nothing_to_say() {
    let Some(sssom) = found(&["sssom"]) else {
        skipped("no sssom on the path (python3 -m pip install sssom)");
        return;
    };
    let home = TempDir::new().unwrap();
    for format in ["sssom", "sssom-associations"] {
        let file = home.path().join(format!("{format}.sssom.tsv"));
        printed(&mut impact(&[
            "codebook",
            "--format",
            format,
            "-o",
            argument(&file),
        ]));
        let ran = Command::new(&sssom)
            .arg("validate")
            .arg(&file)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(
            ran.status.success() && !said.contains("ERROR"),
            "{format}\n{said}"
        );
        // And they find the same mappings.
        let back = home.path().join("back.tsv");
        let mut parse = Command::new(&sssom);
        let parse = parse.arg("parse").arg(&file).arg("-o").arg(&back);
        let ran = parse.output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success(), "{said}");
        let rows = |path: &Path| {
            let text = fs::read_to_string(path).unwrap();
            text.lines().filter(|it| !it.starts_with('#')).count()
        };
        assert_eq!(rows(&back), rows(&file), "{format}");
    }
}

/// Rows of a mapping set, by the names of its columns.
fn mappings(format: &str, arguments: &[&str]) -> Vec<Vec<(String, String)>> {
    let all = [&["codebook", "--format", format], arguments].concat();
    let set = printed(&mut impact(&all));
    let rows: Vec<&str> = set.lines().filter(|it| !it.starts_with('#')).collect();
    let cells = |row: &str| row.split('\t').map(str::to_owned).collect::<Vec<String>>();
    let names = cells(rows[0]);
    let rows = rows.iter().skip(1);
    rows.map(|row| names.iter().cloned().zip(cells(row)).collect())
        .collect()
}

fn cell<'r>(row: &'r [(String, String)], name: &str) -> &'r str {
    let of = row.iter().find(|(column, _)| column == name);
    of.map_or("", |(_, value)| value.as_str())
}

#[test]
fn mappings_say_what_the_referentials_say() {
    let standards = mappings("sssom", &[]);
    // Counted by hand in `common.yaml`: one a standard of a common indicator.
    let common = fs::read_to_string("referentials/common.yaml").unwrap();
    let written = ["{sdg:", "{mehm:", "{iris:", "{ethos:", "{gali:"];
    let written = written
        .iter()
        .map(|it| common.matches(it).count())
        .sum::<usize>();
    let own = standards
        .iter()
        .filter(|row| cell(row, "subject_id").contains('.'))
        .count();
    assert_eq!(standards.len() - own, written);
    assert!(
        standards
            .iter()
            .all(|row| cell(row, "predicate_id") == "skos:relatedMatch")
    );
    let crosswalk = mappings("sssom-associations", &["--association", "rheso"]);
    let of = |id: &str| {
        let row = crosswalk.iter().find(|row| cell(row, "subject_id") == id);
        let row = row.unwrap();
        (
            cell(row, "predicate_id"),
            cell(row, "object_id"),
            cell(row, "comment"),
        )
    };
    assert_eq!(
        of("source:rheso/sorties/destination-sortie"),
        (
            "skos:closeMatch",
            "variable:destination-sortie",
            "La question propose «\u{a0}chez un proche\u{a0}» sans distinguer le choix de la contrainte."
        )
    );
    assert_eq!(
        of("source:rheso/menages/reste-a-vivre"),
        (
            "skos:relatedMatch",
            "variable:reste-a-vivre",
            "Calculé par mois et par personne, non par jour et par unité de consommation."
        )
    );
    assert_eq!(
        of("source:rheso/sorties/sexe"),
        ("skos:exactMatch", "variable:sexe", "")
    );
    // What is the association's alone maps to nothing common.
    assert!(
        crosswalk
            .iter()
            .all(|row| !cell(row, "object_id").contains("passages"))
    );
}

#[test]
fn the_same_bytes_whatever_the_machine() {
    for format in ["sssom", "sssom-associations"] {
        let of = |lang: &str| markdown(&["--format", format, "--lang", lang]);
        assert_eq!(of("fr"), of("en"));
    }
    assert_eq!(markdown(&["--lang", "fr"]), markdown(&["--lang", "fr"]));
}
