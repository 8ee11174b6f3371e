//! Where a value stands, counted in words that begin elsewhere.
use super::Amount;

impl Amount {
    /// The same in words that begin so much earlier: that many stand before.
    pub(in super::super) fn behind(self, words: usize) -> Self {
        Self {
            at: self.at + words,
            number: self.number + words,
            end: self.end + words,
            ..self
        }
    }

    /// The same in words that begin only so many later.
    pub(in super::super) fn without(self, words: usize) -> Self {
        Self {
            at: self.at - words,
            number: self.number - words,
            end: self.end - words,
            ..self
        }
    }
}
