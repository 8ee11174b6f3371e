//! Values as bytes: numbers of one length, and bytes with their length before them.

use crate::domain::commit_id::CommitId;

/// Writes values one after another.
#[derive(Debug, Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    /// A byte.
    pub fn byte(&mut self, value: u8) {
        self.0.push(value);
    }

    /// A short number.
    pub fn short(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// A long number.
    pub fn long(&mut self, value: u64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// A time.
    pub fn time(&mut self, value: i64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// A name, without its length.
    pub fn name(&mut self, value: [u8; 20]) {
        self.0.extend_from_slice(&value);
    }

    /// A name that may be absent.
    pub fn maybe(&mut self, value: Option<&CommitId>) {
        self.byte(u8::from(value.is_some()));
        if let Some(value) = value {
            self.name(value.bytes());
        }
    }

    /// Names, with their number.
    pub fn names<'a>(&mut self, values: impl ExactSizeIterator<Item = &'a CommitId>) {
        self.short(values.len() as u32);
        for value in values {
            self.name(value.bytes());
        }
    }

    /// Text, with its length.
    pub fn text(&mut self, value: &str) {
        self.short(value.len() as u32);
        self.0.extend_from_slice(value.as_bytes());
    }
}

/// Reads them in the same order; nothing where they end too soon.
#[derive(Debug)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// So many bytes.
    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (own, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(own)
    }

    fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// A byte.
    pub fn byte(&mut self) -> Option<u8> {
        Some(u8::from_le_bytes(self.fixed()?))
    }

    /// A short number.
    pub fn short(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.fixed()?))
    }

    /// A long number.
    pub fn long(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.fixed()?))
    }

    /// A time.
    pub fn time(&mut self) -> Option<i64> {
        Some(i64::from_le_bytes(self.fixed()?))
    }

    /// A name.
    pub fn name(&mut self) -> Option<[u8; 20]> {
        self.fixed()
    }

    /// A name that may be absent.
    pub fn maybe(&mut self) -> Option<Option<CommitId>> {
        Some(match self.byte()? {
            0 => None,
            _ => Some(CommitId::from_bytes(self.name()?)),
        })
    }

    /// Names, with their number.
    pub fn names(&mut self) -> Option<Vec<CommitId>> {
        let count = self.short()?;
        (0..count)
            .map(|_| self.name().map(CommitId::from_bytes))
            .collect()
    }

    /// Text, with its length.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.short()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }
}
