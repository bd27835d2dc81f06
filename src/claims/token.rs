//! Words, numbers and signs, in the order in which they are read.
//!
//! In: words of one block. Out: [`Token`]s. Words are lower case and without accents; a number keeps how many decimals it is written with.
//! Dates, years, times, numbers that are part of a name (`T0`, `WHO-5`, `L. 345-2`) and addresses are no numbers here.

use std::ops::Range;

use crate::matching::folded;

/// A thing that is read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) what: Read,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Read {
    /// Letters, or letters and digits: lower case, without accents.
    Word(String),
    /// A number.
    Number(Digits),
    /// Four digits alone that are a year.
    Year(u16),
    /// Digits that are no quantity: a date, a time, a version.
    Other,
    /// Anything else.
    Sign(char),
}

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// All its digits.
    pub(super) units: i128,
    /// How many of them stand after the mark.
    pub(super) decimals: u8,
}

impl Token {
    /// Whether it is this word.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(&self.what, Read::Word(it) if it == word)
    }

    /// Whether it is one of these words.
    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether it is this sign.
    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.what == Read::Sign(sign)
    }

    /// The number it is.
    pub(super) fn number(&self) -> Option<Digits> {
        match self.what {
            Read::Number(digits) => Some(digits),
            _ => None,
        }
    }
}

/// Reads `text`; a comma between three digits groups them where `english`.
pub(super) fn read(text: &str, english: bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, what) = if letter.is_ascii_digit() {
            digits(rest, english)
        } else if letter.is_alphanumeric() {
            word(rest)
        } else {
            (letter.len_utf8(), Some(Read::Sign(letter)))
        };
        let span = at..at + length;
        at = span.end;
        if letter.is_whitespace() || matches!(letter, '\'' | '\u{2019}') {
            continue;
        }
        if let Some(what) = what {
            tokens.push(Token { span, what });
        }
    }
    tokens
}

/// A word; an address is none.
fn word(rest: &str) -> (usize, Option<Read>) {
    if ["http://", "https://", "www."]
        .iter()
        .any(|it| rest.starts_with(it))
    {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        return (end, None);
    }
    // Digits that follow letters, with or without a hyphen, are part of a name.
    let mut end = 0;
    for (at, letter) in rest.char_indices() {
        let next = rest[at + letter.len_utf8()..].chars().next();
        let hyphen = letter == '-' && next.is_some_and(|it| it.is_ascii_digit());
        if !letter.is_alphanumeric() && letter != '_' && !hyphen {
            break;
        }
        end = at + letter.len_utf8();
    }
    (end, Some(Read::Word(folded(&rest[..end]))))
}

/// Whether `rest` begins with `count` digits and no more.
fn begins_with_digits(rest: &str, count: usize) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == count
}

/// What begins with a digit.
fn digits(rest: &str, english: bool) -> (usize, Option<Read>) {
    let run = |from: usize| {
        let digits = rest[from..].bytes().take_while(u8::is_ascii_digit).count();
        from + digits
    };
    let mut end = run(0);
    let first = end;
    let mut grouped = false;
    while end > 0 && first <= 3 {
        let Some(mark) = rest[end..].chars().next() else {
            break;
        };
        let groups =
            matches!(mark, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}') || (english && mark == ',');
        let after = end + mark.len_utf8();
        if !groups || !begins_with_digits(&rest[after..], 3) {
            break;
        }
        grouped = true;
        end = run(after);
    }
    let whole = end;
    let mut decimals = 0;
    if let Some('.' | ',') = rest[end..].chars().next() {
        let past = run(end + 1);
        decimals = past - end - 1;
        if decimals > 0 {
            end = past;
        }
    }
    let mut next = rest[end..].chars();
    let (mark, after) = (next.next(), next.next());
    let is_digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    let is_year = !grouped
        && decimals == 0
        && first == 4
        && rest[..4]
            .parse()
            .is_ok_and(|it: u16| (1900..2100).contains(&it));
    // `31/12/2026`, `2.1.3`, `14h30`, `1er`, `2025-S1`, `2026-03-01`.
    let joined = match mark {
        Some('/' | '.' | ',') => is_digit(after),
        Some('-') if is_year => after.is_some_and(char::is_alphanumeric),
        Some('-') => {
            is_digit(after) && rest[end + 1..].contains('-') && {
                let more = run(end + 1);
                rest[more..].starts_with('-') && is_digit(rest[more + 1..].chars().next())
            }
        }
        Some(mark) => mark.is_alphabetic(),
        None => false,
    };
    if joined {
        let inside = |it: char| it.is_alphanumeric() || matches!(it, '/' | '-' | '.' | ',');
        let past = rest.find(|it| !inside(it)).unwrap_or(rest.len());
        let past = rest[..past]
            .trim_end_matches(['.', ',', '-', '/'])
            .len()
            .max(end);
        let read = match rest[..past].split_once('-') {
            // `2024-2025`: the first is told, the second follows.
            Some((year, second))
                if is_year && begins_with_digits(second, second.len()) && second.len() == 4 =>
            {
                return (5, year.parse().ok().map(Read::Year));
            }
            _ if is_year => Read::Word(folded(&rest[..past])),
            _ => Read::Other,
        };
        return (past, Some(read));
    }
    if is_year {
        return (end, rest[..4].parse().ok().map(Read::Year));
    }
    let of = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let all = of(&rest[..whole]) + &of(&rest[whole..end]);
    let number = all.parse().ok().zip(u8::try_from(decimals).ok());
    let read = number.map_or(Read::Other, |(units, decimals)| {
        Read::Number(Digits { units, decimals })
    });
    (end, Some(read))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str, english: bool) -> Vec<(i128, u8)> {
        let tokens = read(text, english);
        let numbers = tokens.iter().filter_map(Token::number);
        numbers.map(|it| (it.units, it.decimals)).collect()
    }

    #[test]
    fn numbers_are_read_as_each_language_writes_them() {
        for (text, english, units, decimals) in [
            ("12 400 personnes", false, 12_400, 0),
            ("12\u{202f}400 personnes", false, 12_400, 0),
            ("12\u{a0}400,5", false, 124_005, 1),
            ("12,400 people", true, 12_400, 0),
            ("12,40 euros", true, 1_240, 2),
            ("1,234 an", false, 1_234, 3),
            ("3.5 points.", true, 35, 1),
            ("3,5\u{a0}points", false, 35, 1),
            ("62\u{202f}%", false, 62, 0),
            ("1,234,567", true, 1_234_567, 0),
        ] {
            assert_eq!(numbers(text, english), [(units, decimals)], "{text}");
        }
        assert_eq!(numbers("en 2025, 62 %", false), [(62, 0)]);
        assert_eq!(numbers("60-65 %", false), [(60, 0), (65, 0)]);
        assert_eq!(numbers("12 40", false), [(12, 0), (40, 0)]);
    }

    #[test]
    fn dates_times_and_names_are_no_numbers() {
        for text in [
            "31/12/2026",
            "2026-03-01",
            "14h30",
            "1er",
            "XXIe",
            "T0",
            "WHO-5",
            "covid-19",
            "2025",
            "2024-2025",
            "2025-S1",
            "https://a.fr/2/45",
            "article L345-2-2",
        ] {
            assert!(numbers(text, false).is_empty(), "{text}");
        }
    }

    #[test]
    fn years_are_told_apart() {
        let years = |text| {
            let tokens = read(text, false).into_iter();
            let years = tokens.filter_map(|it| match it.what {
                Read::Year(year) => Some(year),
                _ => None,
            });
            years.collect::<Vec<u16>>()
        };
        assert_eq!(years("de 2024 à 2025."), [2024, 2025]);
        assert_eq!(years("2024-2025"), [2024, 2025]);
        assert!(years("2 025 personnes").is_empty());
    }
}
