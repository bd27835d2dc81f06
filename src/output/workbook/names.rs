//! Names of sheets: what Excel takes, each once.

use std::collections::BTreeSet;

/// The longest name of a sheet, in UTF-16 units.
const LONGEST: usize = 31;
/// What no name of a sheet may hold.
const REFUSED: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// The names given so far, as Excel compares them.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A name of its own, as near to `wanted` as Excel allows.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let kept = wanted.chars().map(|c| {
            let refused = REFUSED.contains(&c) || c.is_control();
            if refused { ' ' } else { c }
        });
        let kept: String = kept.collect();
        let words: Vec<&str> = kept.split_whitespace().collect();
        let words = words.join(" ");
        let words = words.trim_matches('\'');
        let mut name = cut(words, LONGEST);
        let mut again = 1;
        while name.is_empty() || is_reserved(&name) || self.0.contains(&name.to_lowercase()) {
            again += 1;
            let mark = format!(" ({again})");
            name = format!("{}{mark}", cut(words, LONGEST - mark.len()));
            name = name.trim_start().to_owned();
        }
        self.0.insert(name.to_lowercase());
        name
    }
}

/// Excel keeps it for itself.
fn is_reserved(name: &str) -> bool {
    name.eq_ignore_ascii_case("history")
}

/// The beginning of a text, in UTF-16 units.
fn cut(text: &str, longest: usize) -> String {
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= longest
    });
    let kept: String = kept.collect();
    kept.trim_end_matches([' ', '\'']).to_owned()
}

/// A name of a sheet as formulas write it.
pub(super) fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_excel_takes_each_once() {
        let mut names = Names::default();
        assert_eq!(names.take("Santé"), "Santé");
        assert_eq!(names.take("SANTÉ"), "SANTÉ (2)");
        assert_eq!(names.take("Emploi/formation: [a]*?"), "Emploi formation a");
        assert_eq!(names.take("'=1+1'"), "=1+1");
        assert_eq!(names.take("History"), "History (2)");
        assert_eq!(names.take(" : "), "(2)");
        let long = "Économie du ménage et conditions de vie";
        assert_eq!(names.take(long), "Économie du ménage et condition");
        assert_eq!(names.take(long), "Économie du ménage et condi (2)");
        assert_eq!(quoted("Pouvoir d'agir"), "'Pouvoir d''agir'");
    }
}
