//! The recap of one file: by question, what is wrong, on how many rows, where, and how to mend it. Counts and lines, and
//! nothing that anyone answered.

use std::collections::{BTreeMap, BTreeSet};

use super::{Faulty, mends};
use crate::collection::{Doubt, Reject};
use crate::i18n::ingest as say;
use crate::i18n::{Lang, Text};

/// Most lines named for one fault.
const MOST_LINES: usize = 5;

/// The recap, as Markdown.
pub(super) fn write(faulty: &Faulty<'_>, lang: Lang) -> String {
    let mut faults: BTreeMap<(&str, &str), Vec<&Reject>> = BTreeMap::new();
    for reject in &faulty.rejects {
        let subject = (reject.column.as_str(), reject.code);
        faults.entry(subject).or_default().push(reject);
    }
    let account = faulty.account;
    let rejected = account.rejected.values().sum();
    let cells = faulty.rejects.iter().filter(|reject| !reject.row).count();
    let title = say::recap_title(&account.file);
    let doubted: BTreeSet<u64> = faulty.doubts.iter().map(|doubt| doubt.line).collect();
    let opening = say::recap_opening(account.read, rejected, cells as u64, doubted.len() as u64);
    let mut written = format!("# {}\n\n{}\n\n", title.in_lang(lang), opening.in_lang(lang));
    let headings = say::recap_headings();
    row(
        &mut written,
        headings.each_ref().map(|it| it.in_lang(lang).to_owned()),
    );
    row(
        &mut written,
        ["---", "---", "---:", "---", "---"].map(str::to_owned),
    );
    for ((column, code), rejects) in faults {
        let question = match column {
            "" => say::whole_row().in_lang(lang).to_owned(),
            column => column.to_owned(),
        };
        let lines: Vec<u64> = rejects.iter().map(|it| it.line).take(MOST_LINES).collect();
        let count = rejects.len() as u64;
        row(
            &mut written,
            [
                question,
                say::recap_fault(code).in_lang(lang).to_owned(),
                count.to_string(),
                say::recap_lines(&lines, count).in_lang(lang).to_owned(),
                mends::mend(faulty.plan, faulty.source, rejects[0])
                    .in_lang(lang)
                    .to_owned(),
            ],
        );
    }
    let mut doubts: BTreeMap<(&Text, &str), Vec<&Doubt>> = BTreeMap::new();
    for doubt in &faulty.doubts {
        let subject = (&doubt.subject, doubt.code);
        doubts.entry(subject).or_default().push(doubt);
    }
    for ((subject, code), doubts) in doubts {
        let lines: Vec<u64> = doubts.iter().map(|it| it.line).take(MOST_LINES).collect();
        let count = doubts.len() as u64;
        row(
            &mut written,
            [
                subject.in_lang(lang).to_owned(),
                say::doubt(code).in_lang(lang).to_owned(),
                count.to_string(),
                say::recap_lines(&lines, count).in_lang(lang).to_owned(),
                say::doubt_mend().in_lang(lang).to_owned(),
            ],
        );
    }
    written
}

/// A row of a Markdown table; a bar inside a cell is escaped.
fn row(written: &mut String, cells: [String; 5]) {
    let cells = cells.map(|cell| cell.replace('|', "\\|").replace(['\n', '\r'], " "));
    written.push_str("| ");
    written.push_str(&cells.join(" | "));
    written.push_str(" |\n");
}
