//! The value of another thing, told like a correction and none: `soak it for an hour, it's two hours` **for leather**.
use super::super::super::gather::is_thing;
use super::super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::super::token::Token;
use super::super::by_the_book::WRITTEN;

/// The most words of the other thing.
const NAME: usize = 4;

/// Words that say whose it is, or why, and name no other thing.
static OURS: WordSet = word_set!(
    "this these that those it them new now here today ours our us we you me mine my your same all safety luck sure good example instance average purpose principle top"
);

/// `it's two hours` / `for leather`, `it's sixty degrees` / `on the old machine`: whether the rest names the other thing.
pub(in super::super) fn of_another(words: &[Token], rest: &[Token]) -> bool {
    let led = starts_any(
        words,
        patterns!["but|and|though|well? it's|that's|they're *", "and|but *"],
    );
    let n = starts_any(rest, patterns!["for the|a|an|any|some?", "on the|a"]);
    let Some(name) = n.and_then(|n| rest.get(n..)) else {
        return false;
    };
    let other = |t: &Token| {
        !OURS.contains(t.key.as_str()) && !WRITTEN.contains(t.key.as_str()) && !t.is_number()
    };
    led.is_some()
        && (1..=NAME).contains(&name.len())
        && name.iter().all(other)
        && (is_thing(name) || matches!(name[0].key.as_str(), "anything" | "everything"))
}
