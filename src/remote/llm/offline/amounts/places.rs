//! Where a value stands, counted in words that begin elsewhere.
use super::{Amount, Class};

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

    /// `Twenty-eight.` **`Four weeks.`**: so many, and how long that lasts; neither is told for the other.
    pub(in super::super) fn is_apart_from(&self, old: &Self) -> bool {
        let measure = self.class.is_known() && matches!(self.class, Class::Measure(_));
        old.class == Class::Bare && measure && self.size != old.size
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
