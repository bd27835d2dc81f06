//! Repeated groups: questions that one person answers as often as there are children, stays or visits.
//!
//! In: the headings of a file whose tool has such groups, and the columns that something reads. Out: what to say where
//! one of those columns, or the whole file, is of a repeated group: a row is then not what is counted, or a column is
//! the answer of whoever happened to come first.

use super::heading::Headings;
use crate::i18n::Said;
use crate::i18n::ingest as say;

/// Headings that only the file of a repeated group has: ODK and SurveyCTO write the first, sheets of Kobo the others.
const PARENTS: [&str; 3] = ["PARENT_KEY", "_parent_index", "_parent_table_name"];

/// What to say of repeated groups in `headings`, of which the columns `read` are asked for; nothing where there is none.
pub(super) fn refused(headings: &Headings, read: &[bool]) -> Option<Said> {
    let parent = |heading: &&String| PARENTS.contains(&heading.as_str());
    if let Some(parent) = headings.lower.iter().find(parent) {
        return Some(say::csv_repeats_file(parent));
    }
    let asked = headings.lower.iter().zip(read).filter(|(_, read)| **read);
    let found: Vec<&str> = asked
        .map(|(heading, _)| heading.as_str())
        .filter(|heading| headings.mark().is_some_and(|mark| is_turn(heading, mark)))
        .collect();
    (!found.is_empty()).then(|| say::csv_repeats_columns(&found))
}

/// Whether a group of the heading bears the number of a turn: `kids/kid[2]/age`, `kids/vaccine[1]`.
fn is_turn(heading: &str, mark: char) -> bool {
    let mut steps = heading.split(mark);
    heading.contains(mark)
        && steps.any(|step| {
            let number = step
                .strip_suffix(']')
                .and_then(|step| step.rsplit_once('['));
            number.is_some_and(|(name, number)| {
                let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
                digits && !name.is_empty()
            })
        })
}

#[cfg(test)]
mod tests {
    use csv::ByteRecord;

    use super::*;

    fn told(headings: &[&str], read: &[bool], mark: Option<char>) -> Option<String> {
        let headings = Headings::join(&[ByteRecord::from(headings.to_vec())], mark);
        refused(&headings, read).map(|said| said.message.en)
    }

    #[test]
    fn turns_are_refused_where_they_are_read() {
        let headings = ["kids/has", "kids/kid[1]/age", "kids/kid[2]/age"];
        assert_eq!(told(&headings, &[true, false, false], Some('/')), None);
        let said = told(&headings, &[true, false, true], Some('/')).unwrap();
        assert!(said.contains("`kids/kid[2]/age`"), "{said}");
        assert!(!said.contains("kid[1]"), "{said}");
        assert_eq!(told(&headings, &[true; 3], None), None);
        for heading in ["Q[1]", "a/Q[SQ1]", "a/[1]", "a/Q[]", "a/Q[1] b"] {
            assert_eq!(told(&[heading], &[true], Some('/')), None, "{heading}");
        }
        assert!(told(&["a/Q[1]"], &[true], Some('/')).is_some());
    }

    #[test]
    fn the_file_of_a_group_is_refused_whatever_is_read() {
        let said = told(&["age", "PARENT_KEY", "KEY"], &[false; 3], None).unwrap();
        assert!(said.contains("`PARENT_KEY`"), "{said}");
        assert_eq!(told(&["age", "parent_key"], &[true; 2], None), None);
    }
}
