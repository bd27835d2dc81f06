//! How many associations stand side by side: their ids folded at hyphens, then dealt out in as few grids as the
//! width allows.

/// Columns left to the words of an indicator, at least.
const WORDS: usize = 20;
/// Columns of the count of the sector, and the space after it.
const SECTOR: usize = 9;
/// Spaces between columns.
const GAP: usize = 2;
/// An id longer than this is folded at its hyphens.
const FOLD: usize = 10;
/// A part of an id longer than this is folded where it must.
const LONGEST: usize = 16;
/// More grids than this are no longer read side by side.
const GRIDS: usize = 3;

/// An id over several lines, none wider than it must.
pub(super) fn folded(id: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for part in id.split_inclusive('-') {
        let letters: Vec<char> = part.chars().collect();
        for piece in letters.chunks(LONGEST) {
            let piece: String = piece.iter().collect();
            match lines.last_mut() {
                Some(line) if line.chars().count() + piece.chars().count() <= FOLD => {
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines.join("\n")
}

/// How many of `headings`, folded, stand in each grid of `width` columns; none where there would be too many
/// grids to read.
pub(super) fn dealt(headings: &[String], width: usize) -> Option<Vec<usize>> {
    let room = width.saturating_sub(1 + WORDS + GAP + SECTOR);
    let mut grids: Vec<usize> = Vec::new();
    let mut left = 0;
    for heading in headings {
        let lines = heading.lines().map(|line| line.chars().count());
        let needed = lines.max().unwrap_or(0) + GAP;
        match grids.last_mut() {
            Some(grid) if needed <= left => *grid += 1,
            _ => {
                grids.push(1);
                left = room;
            }
        }
        left = left.saturating_sub(needed);
    }
    if grids.is_empty() {
        grids.push(0);
    }
    (grids.len() <= GRIDS).then_some(grids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_fold_at_hyphens() {
        assert_eq!(folded("rheso"), "rheso");
        assert_eq!(folded("armee-du-salut"), "armee-du-\nsalut");
        assert_eq!(folded("emergence-s"), "emergence-\ns");
        assert_eq!(
            folded("maisondesjeunesetdelaculture"),
            "maisondesjeunese\ntdelaculture"
        );
    }

    #[test]
    fn grids_hold_what_fits_and_are_few() {
        let headings = vec!["ais35".to_owned(); 12];
        assert_eq!(dealt(&headings, 80), Some(vec![6, 6]));
        assert_eq!(dealt(&headings, 120), Some(vec![12]));
        assert_eq!(dealt(&headings[..0], 80), Some(vec![0]));
        assert_eq!(dealt(&vec!["ais35".to_owned(); 300], 80), None);
    }
}
