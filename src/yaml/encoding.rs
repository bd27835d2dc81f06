//! Bytes to text: UTF-8 or a fault that says where and what the bytes look like.

/// Bytes that are not UTF-8, with what can still be shown of them.
#[derive(Debug)]
pub struct EncodingFault {
    /// The text as far as it can be read: what comes before `offset` is exact.
    pub text: String,
    /// Byte offset, in `text`, of the first thing that cannot be read.
    pub offset: usize,
    /// Whether it looks like UTF-16 rather than an old one-byte encoding.
    pub utf16: bool,
}

/// The text of a file, without its byte-order mark: places are counted as an editor shows them.
///
/// # Errors
/// Where the bytes are not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, EncodingFault> {
    if let Some(text) = utf16(&bytes) {
        return Err(EncodingFault {
            text,
            offset: 0,
            utf16: true,
        });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let skipped = if error.as_bytes().starts_with(BOM) {
            BOM.len()
        } else {
            0
        };
        EncodingFault {
            offset: error.utf8_error().valid_up_to().saturating_sub(skipped),
            text: String::from_utf8_lossy(&error.as_bytes()[skipped..]).into_owned(),
            utf16: false,
        }
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

const BOM: &[u8] = "\u{feff}".as_bytes();

/// The text, where the bytes bear the mark of UTF-16 or hold a zero beside their first letter.
fn utf16(bytes: &[u8]) -> Option<String> {
    let little = match bytes {
        [0xFF, 0xFE, ..] => true,
        [0xFE, 0xFF, ..] => false,
        [first, 0, ..] if *first != 0 => true,
        [0, second, ..] if *second != 0 => false,
        _ => return None,
    };
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if little {
            u16::from_le_bytes(pair)
        } else {
            u16::from_be_bytes(pair)
        }
    });
    let text: String = char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    Some(text.trim_start_matches('\u{feff}').to_owned())
}
