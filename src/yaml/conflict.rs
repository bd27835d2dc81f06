//! What git leaves in a file that two people changed at once.

use std::ops::Range;

/// The marks of the first conflict, and how many conflicts there are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The lines where the first begins, where its second version begins, and where it ends.
    pub(super) marks: [Range<usize>; 3],
    /// How many there are.
    pub(super) count: usize,
}

/// The conflicts that git left in a text.
pub(super) fn conflict(text: &str) -> Option<Conflict> {
    let mut found: Option<Conflict> = None;
    let (mut begun, mut parted) = (None, None);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let range = at..at + content.len();
        at += line.len();
        if is_mark(content, "<<<<<<<") {
            (begun, parted) = (Some(range), None);
        } else if content == "=======" {
            parted = begun.is_some().then_some(range);
        } else if is_mark(content, ">>>>>>>")
            && let (Some(first), Some(second)) = (begun.take(), parted.take())
        {
            let marks = [first, second, range];
            found.get_or_insert(Conflict { marks, count: 0 }).count += 1;
        }
    }
    found
}

/// Seven signs, alone or before the name of a version.
fn is_mark(line: &str, mark: &str) -> bool {
    let rest = line.strip_prefix(mark);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_has_its_three_marks_in_order() {
        let one = "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> other\n";
        let found = conflict(one).unwrap();
        assert_eq!(found.count, 1);
        let marks = found.marks.map(|range| &one[range]);
        assert_eq!(marks, ["<<<<<<< HEAD", "=======", ">>>>>>> other"]);
        assert_eq!(conflict(&one.repeat(3)).unwrap().count, 3);
        for sound in [
            "a: b\n",
            "=======\n",
            "<<<<<<< a\n>>>>>>> b\n",
            ">>>>>>> b\n=======\n<<<<<<< a\n",
            "  <<<<<<< a\n  =======\n  >>>>>>> b\n",
        ] {
            assert_eq!(conflict(sound), None, "{sound}");
        }
    }
}
