//! What there is and nobody here uses: `Jan's laminated ones are, but we don't use those.` Nothing is told of what is done.
use super::super::patterns::{find, patterns, starts_any};
use super::super::reading::read;
use super::super::talk;
use super::super::token::{Token, stems};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::spoken;

/// Takes such sentences out.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if not_done_here(sentences, at) {
            unsay(&mut sentences[at - 1..=at]);
        }
    }
    let said = sentences.iter_mut().filter(|s| spoken(s));
    for s in said.filter(|s| s.end != End::Question) {
        let turned_down =
            || turns_down(&s.tokens).is_some_and(|at| read(&s.tokens[..at], s.mood).is_none());
        if of_theirs(&s.tokens) || turned_down() {
            s.tokens.clear();
        }
    }
}

/// `200 for pizza.` **`We don't do pizza.`**: the case that another puts up with its value is none of ours.
fn not_done_here(sentences: &[Sentence], at: usize) -> bool {
    const SHORT: usize = 7;
    let (other, s) = (&sentences[at - 1], &sentences[at]);
    let replies = s.mood == Mood::Speech
        && s.end != End::Question
        && s.source == other.source
        && s.speaker != other.speaker
        && s.tokens.len() <= SHORT
        && other.tokens.len() <= SHORT
        && other.end != End::Question;
    let words = talk::lead(&s.tokens);
    let Some(n) = starts_any(words, patterns!["we don't|never *"]).filter(|_| replies) else {
        return false;
    };
    let case = find(&other.tokens, patterns!["for|with|on the|your|our? *"]);
    let valued = other.tokens.first().is_some_and(Token::is_number);
    let named = case.map(|(from, _)| stems(&other.tokens[from..]));
    valued && named.is_some_and(|named| stems(&words[n..]).iter().any(|w| named.contains(w)))
}

/// `Tom's recipe says five per cent but his cellar's wetter`: what holds elsewhere, and why.
fn of_theirs(words: &[Token]) -> bool {
    const WHO: usize = 4;
    let says = words.iter().take(WHO).position(|t| t.key == "says");
    let but = words.iter().rposition(|t| t.key == "but");
    let (Some(says), Some(but)) = (says, but) else {
        return false;
    };
    let theirs = starts_any(
        &words[but + 1..],
        patterns!["his|her|their|he's|she's|they're|theirs *"],
    );
    says > 0
        && theirs.is_some()
        && !words[..says]
            .iter()
            .any(|t| matches!(t.key.as_str(), "you" | "we" | "i" | "if"))
        && words[says..]
            .iter()
            .take(but.saturating_sub(says))
            .any(Token::is_number)
        && !words[but..].iter().any(Token::is_number)
}

/// `the front one has a bolt` **but we don't use that**: where it ends so.
fn turns_down(words: &[Token]) -> Option<usize> {
    const LAST: usize = 8;
    let from = words.len().saturating_sub(LAST).max(2);
    (from..words.len()).find(|at| {
        starts_any(
            &words[*at..],
            patterns![
                "but we|i don't|never use|have|do|take|touch|need that|those|them|it|these|any here|anymore?",
                "but we|i don't|never use|have|do|take|touch|need that|those|them|it|these any more"
            ],
        )
        .is_some_and(|n| at + n == words.len())
    })
}
