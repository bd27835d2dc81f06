//! Owns every text a place can point into: the YAML files, as read.
//!
//! In: a path as shown to the user and the text of the file. Out: a [`FileId`], and from a byte offset
//! the line and column (in characters, from 1) that an editor shows.

/// A file among [`SourceTexts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A span of bytes in one text. Small, for every key and value of a file has two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte.
    start: u32,
    /// One past the last byte.
    end: u32,
}

impl Place {
    /// From the byte `start` up to `end`, not included. A text past 4 GiB, which nothing reads, is pointed into at its
    /// last byte that can be told.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            file,
            start: offset(start),
            end: offset(end),
        }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }
}

/// All texts read in one run.
#[derive(Debug, Default)]
pub struct SourceTexts {
    files: Vec<SourceText>,
}

#[derive(Debug)]
struct SourceText {
    path: String,
    text: String,
    /// Byte offset of the first character of each line.
    lines: Vec<usize>,
}

impl SourceTexts {
    /// Keeps `text`, shown to users under `path`.
    pub fn add(&mut self, path: String, text: String) -> FileId {
        let lines = line_starts(&text);
        self.files.push(SourceText { path, text, lines });
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The path as shown to users.
    pub fn path(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].path
    }

    /// The paths of all texts, in the order they were read.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }

    /// All texts under their paths, in the order they were read.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.files.iter();
        files.map(|file| (file.path.as_str(), file.text.as_str()))
    }

    /// The whole text.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub fn line_column(&self, file: FileId, offset: usize) -> (usize, usize) {
        let source = &self.files[file.0 as usize];
        let line = source
            .lines
            .partition_point(|start| *start <= offset)
            .saturating_sub(1);
        let start = source.lines[line];
        let mut end = offset.min(source.text.len());
        while !source.text.is_char_boundary(end) {
            end -= 1;
        }
        (line + 1, source.text[start..end].chars().count() + 1)
    }
}

/// Lines end at LF, CRLF or a lone CR, as editors count them.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = vec![0];
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
            starts.push(at + 1);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_as_editors_do() {
        let mut texts = SourceTexts::default();
        let file = texts.add("a.yaml".into(), "é: à\r\nb: c\rd".into());
        assert_eq!(texts.line_column(file, 0), (1, 1));
        assert_eq!(texts.line_column(file, "é: ".len()), (1, 4));
        assert_eq!(texts.line_column(file, "é: à\r\n".len()), (2, 1));
        assert_eq!(texts.line_column(file, "é: à\r\nb: c\r".len()), (3, 1));
    }
}
