//! Whether a value by itself, straight after another, puts that right.
use super::super::super::amounts::{Amount, Class, amounts};
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::Token;
use super::Stated;

impl Stated {
    /// Nothing but the value, or the value and what is said of it: straight after another it puts that right.
    pub(in super::super) fn plain(&self, words: &[Token]) -> bool {
        let from = words.len() - self.words.len();
        let bare = from == 0 || starts_any(words, patterns!["it's", "make it|that"]).is_some();
        let number =
            !matches!(self.first().class, Class::Word(_)) && self.label.is_none() && !self.code;
        let more = starts_any(
            &self.rest,
            patterns![
                "if|when|unless|once|for|on|in|at|to|per|each|and|or|then|of|with|before|after|till|until|by"
            ],
        );
        bare && number
            && self.values.len() == 1
            && more.is_none()
            && amounts(&self.rest).iter().all(|a| a.alike(self.first()))
    }

    /// Whether the value comes straight after the old one, which ended its sentence, or says since when it holds.
    pub(in super::super) fn follows(&self, told: &[Token], places: &[Amount]) -> bool {
        let since = starts_any(
            &self.rest,
            patterns!["since|now", "i think since", "they|we|it changed|moved"],
        );
        if places.iter().any(|p| self.beside_it(told, p)) {
            return false;
        }
        let last = places
            .last()
            .is_some_and(|p| p.end == told.len() || told[p.end - 1].tail() == Some('.'));
        let noun = places.last().is_some_and(|p| p.end + 1 >= told.len());
        since.is_some() || last || noun && self.rest.is_empty()
    }

    /// `eight minutes.` **At a hundred and sixty.** Led by a preposition that the old one lacks, and without its unit, it is of something else.
    fn beside_it(&self, told: &[Token], old: &Amount) -> bool {
        let led = self.words.first().filter(|t| {
            matches!(
                t.key.as_str(),
                "at" | "to" | "under" | "over" | "by" | "on" | "with"
            )
        });
        let same = |t: &Token| old.at > 0 && told[old.at - 1].key == t.key;
        led.is_some_and(|t| !same(t)) && self.first().class != old.class
    }
}
