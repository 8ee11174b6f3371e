//! A value that whoever took notes was not sure of, with what it turned out to be behind an arrow: `40 for robes, ask her??` **`-> 45`**.
use super::super::amounts::{Amount, amounts, put};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, mark_last};
use super::super::turns::{End, Mood, Sentence, line_of};
use super::spoken;

/// Tells each with the value that it turned out to be.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (asked, s) = (&sentences[at - 1], &sentences[at]);
        let noted = asked.end == End::Question
            && asked.mood != Mood::Speech
            && s.end != End::Question
            && spoken(asked);
        let same = asked.source == s.source && line_of(asked.turn) == line_of(s.turn);
        if noted
            && same
            && let Some(words) = filled(&asked.tokens, &s.tokens)
        {
            (sentences[at - 1].tokens, sentences[at - 1].end) = (words, End::Stop);
            sentences[at].tokens.clear();
        }
    }
}

/// What was asked, with the value in its place, and without whom to ask.
fn filled(asked: &[Token], value: &[Token]) -> Option<Vec<Token>> {
    let new = amounts(value).into_iter().next()?;
    let whole = new.at == 0 && new.end == value.len() && new.is_number();
    let old = amounts(asked).into_iter().rfind(Amount::is_number)?;
    let (true, true) = (whole, new.fits(&old)) else {
        return None;
    };
    let ask = (old.number..asked.len()).find(|i| asks(&asked[*i..]));
    let end = ask.unwrap_or(asked.len());
    let old = amounts(&asked[..end])
        .into_iter()
        .rfind(Amount::is_number)?;
    let mut words = put(&asked[..end], &old, value, &new);
    mark_last(&mut words, '.');
    Some(words)
}

/// **`ask her`**, **`check with Jo`**
fn asks(words: &[Token]) -> bool {
    words[0].key == "ask" && words.len() <= 2
        || starts_any(words, patterns!["check|confirm with|w *", "tbc|tbd"])
            .is_some_and(|n| n == words.len())
}
