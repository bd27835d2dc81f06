//! Thrift's compact protocol, as far as the header of a Parquet page and the footer of a file need it: structures, lists, whole numbers and
//! texts.
//!
//! <https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md>

/// Types, as the header of a field says them.
const I32: u8 = 5;
const I64: u8 = 6;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const STRUCT: u8 = 12;

/// The bytes of a structure, whose fields are added in the order of their numbers.
#[derive(Default)]
pub(super) struct Structure {
    bytes: Vec<u8>,
    /// The number of the last field.
    last: u8,
}

impl Structure {
    fn field(&mut self, number: u8, kind: u8) {
        let step = number - self.last;
        debug_assert!((1..=15).contains(&step), "fields in order, none far");
        self.bytes.push(step << 4 | kind);
        self.last = number;
    }

    /// A whole number of 32 bits.
    pub(super) fn int(mut self, number: u8, value: i32) -> Self {
        self.field(number, I32);
        varint(&mut self.bytes, zigzag(value.into()));
        self
    }

    /// A whole number of 64 bits.
    pub(super) fn long(mut self, number: u8, value: i64) -> Self {
        self.field(number, I64);
        varint(&mut self.bytes, zigzag(value));
        self
    }

    /// A text.
    pub(super) fn text(mut self, number: u8, text: &str) -> Self {
        self.field(number, BINARY);
        binary(&mut self.bytes, text);
        self
    }

    /// A structure inside.
    pub(super) fn structure(mut self, number: u8, inside: Self) -> Self {
        self.field(number, STRUCT);
        self.bytes.extend(inside.finish());
        self
    }

    /// A list of structures.
    pub(super) fn structures(mut self, number: u8, items: Vec<Self>) -> Self {
        self.list(number, items.len(), STRUCT);
        for item in items {
            self.bytes.extend(item.finish());
        }
        self
    }

    /// A list of whole numbers of 32 bits.
    pub(super) fn ints(mut self, number: u8, items: &[i32]) -> Self {
        self.list(number, items.len(), I32);
        for item in items {
            varint(&mut self.bytes, zigzag((*item).into()));
        }
        self
    }

    /// A list of texts.
    pub(super) fn texts(mut self, number: u8, items: &[&str]) -> Self {
        self.list(number, items.len(), BINARY);
        for item in items {
            binary(&mut self.bytes, item);
        }
        self
    }

    fn list(&mut self, number: u8, length: usize, kind: u8) {
        self.field(number, LIST);
        if let Ok(short @ 0..15) = u8::try_from(length) {
            self.bytes.push(short << 4 | kind);
        } else {
            self.bytes.push(0xf0 | kind);
            varint(&mut self.bytes, length as u64);
        }
    }

    /// The whole structure.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }
}

fn binary(bytes: &mut Vec<u8>, text: &str) {
    varint(bytes, text.len() as u64);
    bytes.extend(text.as_bytes());
}

/// Small numbers of either sign as small numbers of none.
fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
pub(super) fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    loop {
        let low = value.to_le_bytes()[0] & 0x7f;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_specification() {
        // ZigZag: 0 → 0, −1 → 1, 1 → 2, −2 → 3. Varint: 50399 → 0xDF 0x89 0x03.
        assert_eq!([0, -1, 1, -2].map(zigzag), [0, 1, 2, 3]);
        let mut bytes = Vec::new();
        varint(&mut bytes, 50_399);
        assert_eq!(bytes, [0xdf, 0x89, 0x03]);
        let structure = Structure::default()
            .int(1, -1)
            .text(3, "a")
            .ints(4, &[0, 3]);
        assert_eq!(
            structure.finish(),
            [0x15, 0x01, 0x28, 0x01, b'a', 0x19, 0x25, 0x00, 0x06, 0x00]
        );
    }
}
