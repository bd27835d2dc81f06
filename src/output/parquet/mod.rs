//! Parquet: the tidy rows with their types, for tools of columns (pandas, Arrow, R).
//!
//! In: a plan and a release. Out: one file of one row group: a page a column, words by a dictionary, nothing compressed, all optional.
//! Metadata says who may read and what must be known of the figures.
//!
//! The little of the format that this takes is written here: the crates that write all of it bring a hundred others, some of them a
//! network. The columns are few, the rows some tens of thousands, and the same release is the same bytes.
//!
//! <https://parquet.apache.org/docs/file-format/>

mod thrift;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use thrift::{Structure, varint};

use crate::i18n::Lang;
use crate::output::tidy::{self, Kind, Value};
use crate::output::{around, page};
use crate::plan::Plan;
use crate::release::Release;

/// What a file begins and ends with.
const MAGIC: &[u8; 4] = b"PAR1";

// The numbers of parquet.thrift.
const INT64: i32 = 2;
const DOUBLE: i32 = 5;
const BYTE_ARRAY: i32 = 6;
const OPTIONAL: i32 = 1;
const UTF8: i32 = 0;
const UNCOMPRESSED: i32 = 0;
const DATA_PAGE: i32 = 0;
const DICTIONARY_PAGE: i32 = 2;
const PLAIN: i32 = 0;
const RLE: i32 = 3;
const RLE_DICTIONARY: i32 = 8;

/// Writes `release`, one row a figure; what is said of it in `lang`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, plan: &Plan, release: &Release, lang: Lang) -> io::Result<()> {
    let columns = tidy::columns(plan);
    let rows: Vec<Vec<Value>> = release
        .rows
        .iter()
        .map(|row| tidy::row(plan, row))
        .collect();
    let mut file = MAGIC.to_vec();
    let mut chunks = Vec::new();
    let mut total = 0;
    for (at, name) in columns.iter().enumerate() {
        let cells: Vec<&Value> = rows.iter().map(|row| &row[at]).collect();
        let (chunk, size) = chunk(&mut file, name, &cells)?;
        chunks.push(chunk);
        total += size;
    }
    let count = whole(rows.len())?;
    let group = Structure::default()
        .structures(1, chunks)
        .long(2, total)
        .long(3, count);
    let groups = if rows.is_empty() {
        Vec::new()
    } else {
        vec![group]
    };
    let sentences = around::sentences(plan, release);
    let sentences: Vec<String> = sentences
        .iter()
        .map(|sentence| page::plain(sentence.in_lang(lang)))
        .collect();
    let said = [
        ("audience", release.audience.word()),
        ("description", &sentences.join("\n")),
    ];
    let said = said.map(|(key, value)| Structure::default().text(1, key).text(2, value));
    let footer = Structure::default()
        .int(1, 1)
        .structures(2, schema(&columns)?)
        .long(3, count)
        .structures(4, groups)
        .structures(5, said.into())
        .text(6, concat!("impact version ", env!("CARGO_PKG_VERSION")))
        .finish();
    let length = length(&footer)?;
    file.extend(footer);
    file.extend(length);
    file.extend(MAGIC);
    out.write_all(&file)
}

/// The root, then a column each.
fn schema(columns: &[&str]) -> io::Result<Vec<Structure>> {
    let children = i32::try_from(columns.len()).map_err(io::Error::other)?;
    let root = Structure::default().text(4, "figures").int(5, children);
    let columns = columns.iter().map(|name| {
        let column = Structure::default()
            .int(1, kind(name))
            .int(3, OPTIONAL)
            .text(4, name);
        match tidy::kind(name) {
            // Both ways of saying that bytes are a text: an old one, and `LogicalType`, whose first choice is `StringType`.
            Kind::Words => column
                .int(6, UTF8)
                .structure(10, Structure::default().structure(1, Structure::default())),
            Kind::Number | Kind::Whole => column,
        }
    });
    Ok(std::iter::once(root).chain(columns).collect())
}

fn kind(name: &str) -> i32 {
    match tidy::kind(name) {
        Kind::Words => BYTE_ARRAY,
        Kind::Number => DOUBLE,
        Kind::Whole => INT64,
    }
}

/// Adds the pages of one column to `file`; what the footer says of them, and their size.
fn chunk(file: &mut Vec<u8>, name: &str, cells: &[&Value]) -> io::Result<(Structure, i64)> {
    let start = whole(file.len())?;
    let filled = cells.iter().filter(|cell| ***cell != Value::Empty);
    let filled: Vec<&str> = filled.map(|cell| cell.as_str()).collect();
    let mut values = Vec::new();
    let mut dictionary = None;
    let is_words = tidy::kind(name) == Kind::Words && !filled.is_empty();
    if is_words {
        let words = Words::of(&filled);
        let page = words.page()?;
        let of_dictionary = Structure::default()
            .int(
                1,
                i32::try_from(words.ranks.len()).map_err(io::Error::other)?,
            )
            .int(2, PLAIN);
        add(file, DICTIONARY_PAGE, 7, of_dictionary, &page)?;
        dictionary = Some(start);
        words.ranks_of(&filled, &mut values);
    } else {
        for text in filled {
            match tidy::kind(name) {
                Kind::Words => {}
                Kind::Number => {
                    let number: f64 = text.parse().map_err(io::Error::other)?;
                    values.extend(number.to_le_bytes());
                }
                Kind::Whole => {
                    let number: i64 = text.parse().map_err(io::Error::other)?;
                    values.extend(number.to_le_bytes());
                }
            }
        }
    }
    // What is there and what is not, then what is there.
    let mut levels = Vec::new();
    let there = cells.iter().map(|cell| u32::from(**cell != Value::Empty));
    runs(&mut levels, there, 1);
    let mut body = length(&levels)?.to_vec();
    body.extend(levels);
    body.extend(values);
    let encoding = if is_words { RLE_DICTIONARY } else { PLAIN };
    let of_data = Structure::default()
        .int(1, i32::try_from(cells.len()).map_err(io::Error::other)?)
        .int(2, encoding)
        .int(3, RLE)
        .int(4, RLE);
    let data = whole(file.len())?;
    add(file, DATA_PAGE, 5, of_data, &body)?;
    let size = whole(file.len())? - start;
    let mut metadata = Structure::default()
        .int(1, kind(name))
        .ints(2, &[PLAIN, RLE, encoding])
        .texts(3, &[name])
        .int(4, UNCOMPRESSED)
        .long(5, whole(cells.len())?)
        .long(6, size)
        .long(7, size)
        .long(9, data);
    if let Some(start) = dictionary {
        metadata = metadata.long(11, start);
    }
    let chunk = Structure::default().long(2, start).structure(3, metadata);
    Ok((chunk, size))
}

/// Adds one page: its header, of which the field `number` is that of its kind, then its bytes.
fn add(file: &mut Vec<u8>, kind: i32, number: u8, own: Structure, bytes: &[u8]) -> io::Result<()> {
    let size = i32::try_from(bytes.len()).map_err(io::Error::other)?;
    let header = Structure::default()
        .int(1, kind)
        .int(2, size)
        .int(3, size)
        .structure(number, own);
    file.extend(header.finish());
    file.extend(bytes);
    Ok(())
}

/// The words of a column, each with its rank.
struct Words<'a> {
    ranks: BTreeMap<&'a str, u32>,
}

impl<'a> Words<'a> {
    fn of(filled: &[&'a str]) -> Self {
        let words: BTreeSet<&str> = filled.iter().copied().collect();
        Self {
            ranks: words.into_iter().zip(0..).collect(),
        }
    }

    /// The words in the order of their ranks.
    fn page(&self) -> io::Result<Vec<u8>> {
        let mut page = Vec::new();
        for word in self.ranks.keys() {
            page.extend(length(word.as_bytes())?);
            page.extend(word.as_bytes());
        }
        Ok(page)
    }

    /// How many bits a rank takes, then the rank of each word.
    fn ranks_of(&self, filled: &[&str], values: &mut Vec<u8>) {
        let highest = self.ranks.values().max().copied().unwrap_or_default();
        let bits = (u32::BITS - highest.leading_zeros()).max(1);
        values.push(bits.to_le_bytes()[0]);
        let ranks = filled
            .iter()
            .filter_map(|word| self.ranks.get(word).copied());
        runs(values, ranks, bits);
    }
}

/// Numbers of `bits` bits, as runs of equal ones: how many of them, twice, then the number in as few bytes as its bits take.
fn runs(bytes: &mut Vec<u8>, numbers: impl Iterator<Item = u32>, bits: u32) {
    let mut run: Option<(u32, u64)> = None;
    let mut end = |run: Option<(u32, u64)>| {
        if let Some((number, count)) = run {
            varint(bytes, count << 1);
            let width = bits.div_ceil(8) as usize;
            bytes.extend(&number.to_le_bytes()[..width]);
        }
    };
    for number in numbers {
        run = match run {
            Some((same, count)) if same == number => Some((same, count + 1)),
            other => {
                end(other);
                Some((number, 1))
            }
        };
    }
    end(run);
}

/// How long `bytes` are, in four bytes.
fn length(bytes: &[u8]) -> io::Result<[u8; 4]> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    Ok(length.to_le_bytes())
}

fn whole(number: usize) -> io::Result<i64> {
    i64::try_from(number).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;
    use crate::release::Audience;

    #[test]
    fn runs_are_counted_twice_and_end_with_what_they_repeat() {
        let mut bytes = Vec::new();
        runs(&mut bytes, [1, 1, 1, 0, 300].into_iter(), 9);
        assert_eq!(bytes, [6, 1, 0, 2, 0, 0, 2, 44, 1]);
    }

    #[test]
    fn a_file_begins_and_ends_as_it_must_and_is_the_same_twice() {
        let written = || {
            let mut out = Vec::new();
            let release = sample::release(Audience::Public);
            write(&mut out, &sample::plan(), &release, Lang::Fr).unwrap();
            out
        };
        let file = written();
        assert_eq!(file, written());
        let (head, tail) = (&file[..4], &file[file.len() - 4..]);
        assert_eq!((head, tail), (&b"PAR1"[..], &b"PAR1"[..]));
        let at = file.len() - 8;
        let length = u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
        assert!(length as usize + 12 < file.len());
    }
}
