//! Bytes to text: which encoding a file is in, and whether it was encoded twice.
//!
//! In: the bytes of a file and what was declared. Out: the text, borrowed where the bytes already are
//! UTF-8, and what to say of the encoding. No U+FFFD ever enters.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252,
    WINDOWS_1254, WINDOWS_1257,
};

use super::lines::line_of;

/// The encodings a source and its profile declare.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Declared {
    pub(super) source: Option<&'static Encoding>,
    pub(super) profile: Option<&'static Encoding>,
}

/// A text and the encoding it came in.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: &'static Encoding,
    /// Whether the bytes, not a declaration, told the encoding.
    pub(super) detected: bool,
    /// Whether that is worth a warning.
    pub(super) surprising: bool,
    /// Bytes of the mark at the beginning.
    pub(super) mark: usize,
}

/// Why there is no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Undecodable {
    /// A NUL byte, on this line.
    Nul(u64),
    /// Bytes that are not of the encoding, on this line.
    Invalid(&'static Encoding, u64),
}

/// Decodes `bytes`. A mark at the beginning comes first, then valid UTF-8, then what was declared, then a
/// guess.
pub(super) fn decode(bytes: &[u8], declared: Declared) -> Result<Decoded<'_>, Undecodable> {
    decode_part(bytes, bytes.is_ascii(), declared)
}

/// The same of the beginning of a file, of which all bytes are ASCII or not.
pub(super) fn decode_part(
    bytes: &[u8],
    is_ascii: bool,
    declared: Declared,
) -> Result<Decoded<'_>, Undecodable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = strictly(encoding, &bytes[mark..])?;
        return Ok(Decoded {
            encoding,
            detected: declared.source != Some(encoding),
            surprising: declared
                .source
                .is_some_and(|said| said != encoding && !(is_utf16(said) && is_utf16(encoding))),
            mark,
            text: without_nul(text)?,
        });
    }
    if bytes.contains(&0) {
        let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
        return Err(Undecodable::Nul(line_of(bytes, at)));
    }
    let said = declared.source.or(declared.profile);
    let plain = |text, encoding, detected, surprising| Decoded {
        text,
        encoding,
        detected,
        surprising,
        mark: 0,
    };
    match std::str::from_utf8(bytes) {
        Ok(text) if is_ascii => Ok(plain(
            Cow::Borrowed(text),
            said.filter(|e| e.is_ascii_compatible()).unwrap_or(UTF_8),
            said.is_none(),
            false,
        )),
        Ok(text) => Ok(plain(
            Cow::Borrowed(text),
            UTF_8,
            said != Some(UTF_8),
            said.is_some_and(|encoding| encoding != UTF_8),
        )),
        Err(fault) => {
            if declared.source == Some(UTF_8) {
                let line = line_of(bytes, fault.valid_up_to());
                return Err(Undecodable::Invalid(UTF_8, line));
            }
            if let Some(encoding) = said.filter(|encoding| *encoding != UTF_8) {
                return Ok(plain(strictly(encoding, bytes)?, encoding, false, false));
            }
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let encoding = detector.guess(Some(b"fr"), Utf8Detection::Deny);
            let encoding = as_others_write(bytes, in_latin_letters(bytes, encoding));
            Ok(plain(strictly(encoding, bytes)?, encoding, true, true))
        }
    }
}

/// What the detector takes for another script, for the company in which a few accents stand, where nearly all letters are Latin ones: a
/// text in Cyrillic, Greek or Chinese has few of those.
fn in_latin_letters(bytes: &[u8], guessed: &'static Encoding) -> &'static Encoding {
    const WESTERN: [&Encoding; 4] = [WINDOWS_1252, WINDOWS_1250, WINDOWS_1254, WINDOWS_1257];
    const MOST: usize = 5;
    if WESTERN.contains(&guessed) {
        return guessed;
    }
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic());
    let high = bytes.iter().filter(|byte| !byte.is_ascii());
    if high.count() * MOST < letters.count() {
        WINDOWS_1252
    } else {
        guessed
    }
}

/// What the detector, made for the Web, never guesses: Mac Roman, and ISO-8859-15, which has a euro where Windows-1252
/// has a sign nobody writes.
fn as_others_write(bytes: &[u8], guessed: &'static Encoding) -> &'static Encoding {
    if guessed != WINDOWS_1252 {
        return guessed;
    }
    // Small letters with accents as each writes them, where another letter stands before or after.
    let (mut mac, mut windows, mut euros, mut controls) = (0, 0, 0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let letter = |at: Option<usize>| {
            let byte = at.and_then(|at| bytes.get(at));
            byte.is_some_and(u8::is_ascii_alphabetic)
        };
        let beside = letter(at.checked_sub(1)) || letter(Some(at + 1));
        match byte {
            0x87..=0x91 | 0x94 | 0x95 | 0x99 | 0x9d | 0x9e if beside => mac += 1,
            0xe0..=0xfc if beside => windows += 1,
            0xa4 => euros += 1,
            _ => {}
        }
        controls += u64::from((0x80..0xa0).contains(byte));
    }
    if mac > windows {
        MACINTOSH
    } else if euros > 0 && controls == 0 {
        ISO_8859_15
    } else {
        guessed
    }
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn strictly<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, Undecodable> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or_else(|| Undecodable::Invalid(encoding, first_invalid_line(encoding, bytes)))
}

/// The line of the first bytes that `encoding` cannot read.
fn first_invalid_line(encoding: &'static Encoding, bytes: &[u8]) -> u64 {
    if encoding == UTF_8 {
        let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
        return line_of(bytes, valid);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length_without_replacement(bytes.len())
        .unwrap_or(0);
    let mut text = String::with_capacity(room);
    let _ = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    line_of(text.as_bytes(), text.len())
}

fn without_nul(text: Cow<'_, str>) -> Result<Cow<'_, str>, Undecodable> {
    match text.bytes().position(|byte| byte == 0) {
        Some(at) => Err(Undecodable::Nul(line_of(text.as_bytes(), at))),
        None => Ok(text),
    }
}

/// How many places of `text` look encoded twice or read in the wrong encoding, and where the first is:
/// `Ã©` and its like, C1 controls, and the letters that Mac Roman accents turn into.
pub(super) fn doubly_encoded(text: &str) -> Option<(u64, usize)> {
    if text.is_ascii() {
        return None;
    }
    let mut found = 0;
    let mut first = None;
    let mut before = ' ';
    let mut before_that = ' ';
    let mut note = |at: usize| {
        found += 1;
        first.get_or_insert(at);
    };
    for (at, character) in text.char_indices() {
        match (before, character) {
            (_, '\u{80}'..='\u{9f}')
            | ('Ã', '\u{a0}'..='\u{bf}' | '‰' | '€')
            | ('Â', '\u{a0}'..='\u{bf}')
            | ('â', '€') => note(at),
            ('Ž' | 'Ÿ' | '™' | 'ˆ', letter)
                if letter.is_lowercase() && before_that.is_alphabetic() =>
            {
                note(at);
            }
            _ => {}
        }
        before_that = before;
        before = character;
    }
    first.map(|at| (found, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CP1252: Declared = Declared {
        source: None,
        profile: Some(WINDOWS_1252),
    };
    const NOTHING: Declared = Declared {
        source: None,
        profile: None,
    };

    fn read(bytes: &[u8], declared: Declared) -> (String, &'static str, bool) {
        let decoded = decode(bytes, declared).expect("decodes");
        (
            decoded.text.into_owned(),
            decoded.encoding.name(),
            decoded.surprising,
        )
    }

    #[test]
    fn what_the_web_does_not_write_is_guessed_too() {
        let told = |bytes: &[u8]| read(bytes, NOTHING);
        let mac = b"Sexe;Sant\x8e;H\x99pital\rF;\x8etonn\x8ee;oui\r";
        assert_eq!(
            told(mac),
            (
                "Sexe;Santé;Hôpital\rF;étonnée;oui\r".into(),
                "macintosh",
                true
            )
        );
        let latin9 = b"Loyer;Dette\n450 \xa4;d\xe9j\xe0\n";
        assert_eq!(
            told(latin9),
            ("Loyer;Dette\n450 €;déjà\n".into(), "ISO-8859-15", true)
        );
        let windows = b"Loyer;Dette\n450 \x80;l\x92\xe9t\xe9\n";
        assert_eq!(
            told(windows),
            ("Loyer;Dette\n450 €;l’été\n".into(), "windows-1252", true)
        );
    }

    #[test]
    fn a_few_accents_among_latin_letters_are_of_no_other_script() {
        let few = b"Fautes (impact);N\xb0 de dossier;Dafoisague;\xc2ge;Droit manquant \xe0 l\x92entr\xe9e\n";
        assert_eq!(
            in_latin_letters(few, encoding_rs::WINDOWS_1251),
            WINDOWS_1252
        );
        assert_eq!(in_latin_letters(few, WINDOWS_1250), WINDOWS_1250);
        let cyrillic = b"\xcf\xee\xeb;\xc2\xee\xe7\xf0\xe0\xf1\xf2;id\n";
        let guessed = encoding_rs::WINDOWS_1251;
        assert_eq!(in_latin_letters(cyrillic, guessed), guessed);
    }

    #[test]
    fn bytes_tell_before_declarations() {
        let utf8 = "âge;été".as_bytes();
        assert_eq!(read(utf8, NOTHING), ("âge;été".into(), "UTF-8", false));
        assert_eq!(read(utf8, CP1252), ("âge;été".into(), "UTF-8", true));
        assert_eq!(
            read("\u{feff}âge".as_bytes(), CP1252),
            ("âge".into(), "UTF-8", false)
        );
        assert_eq!(read(b"age", CP1252), ("age".into(), "windows-1252", false));
        assert_eq!(
            read(b"\xe2ge;\xe9t\xe9", CP1252),
            ("âge;été".into(), "windows-1252", false)
        );
        assert_eq!(
            read(b"\xff\xfea\0\xe9\0", NOTHING),
            ("aé".into(), "UTF-16LE", false)
        );
        assert_eq!(
            read(b"\xfe\xff\0a\0\xe9", NOTHING),
            ("aé".into(), "UTF-16BE", false)
        );
        let guessed = "Pr\u{e9}nom;\u{e2}ge;r\u{e9}ponse\nh\u{e9}l\u{e8}ne;3;d\u{e9}j\u{e0}\n";
        let bytes = WINDOWS_1252.encode(guessed).0;
        assert_eq!(
            read(&bytes, NOTHING),
            (guessed.into(), "windows-1252", true)
        );
        let profile = Declared {
            source: None,
            profile: Some(UTF_8),
        };
        assert_eq!(
            read(&bytes, profile),
            (guessed.into(), "windows-1252", true)
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_line() {
        let utf8 = Declared {
            source: Some(UTF_8),
            profile: None,
        };
        assert_eq!(
            decode(b"a\nb\xe9\n", utf8).unwrap_err(),
            Undecodable::Invalid(UTF_8, 2)
        );
        assert_eq!(
            decode(b"a\r\n\r\nb\0", NOTHING).unwrap_err(),
            Undecodable::Nul(3)
        );
        assert_eq!(
            decode(b"\xff\xfea\0\n\0\x00\xdc", NOTHING).unwrap_err(),
            Undecodable::Invalid(UTF_16LE, 2)
        );
        assert_eq!(
            decode(b"\xef\xbb\xbfa\n\xe9", NOTHING).unwrap_err(),
            Undecodable::Invalid(UTF_8, 2)
        );
    }

    #[test]
    fn text_encoded_twice_is_seen() {
        assert_eq!(doubly_encoded("PrÃ©nom; Ã¢ge"), Some((2, "PrÃ".len())));
        assert_eq!(doubly_encoded("lâ€™âge").map(|(n, _)| n), Some(1));
        assert_eq!(
            doubly_encoded("OrlŽans; fran\u{8d}ais").map(|(n, _)| n),
            Some(2)
        );
        assert_eq!(doubly_encoded("Prénom; âge; été; œuvre; « ça » €"), None);
    }
}
