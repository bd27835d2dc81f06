//! What a spreadsheet could take for a formula: a text that begins like one would be run by whoever opens the file
//! (OWASP ASVS 1.2.10, CWE-1236).

/// First characters of what a spreadsheet may run, or may drop before looking at what follows; the wide forms are those
/// that East Asian keyboards write, which Excel takes for the others. A NUL, which ASVS
/// lists too, never comes so far: neither exports nor referentials may hold one.
pub(crate) const FIRST: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
