//! Another's wish, said back and only noted: `Ruben said he'd rather use caps. Use caps, throw the corks in the sea.` **`Noted.`**
//! Nobody is bidden to do any of it.
use super::super::hearsay::proposes;
use super::super::patterns::{find, patterns, starts_any};
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence, unsay};
use super::spoken;

/// How many sentences it is said back in at most.
const REACH: usize = 3;
/// How many words begin what is said back.
const AGAIN: usize = 2;

/// Takes out the wish, what is said back of it, and the note.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len().saturating_sub(2) {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question {
            continue;
        }
        let own = |i: &usize| sentences[*i].turn == s.turn && sentences[*i].source == s.source;
        let last = (at + 2..sentences.len().min(at + 2 + REACH))
            .take_while(own)
            .find(|i| only_noted(&sentences[*i].tokens));
        if let Some(last) = last
            && wishes(&s.tokens)
            && says_back(&s.tokens, &sentences[at + 1].tokens)
        {
            unsay(&mut sentences[at..=last]);
        }
    }
}

/// `noted`, `ha`, `lol`
fn only_noted(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "noted",
            "not|never agreed|approved|adopted|accepted",
            "rejected|refused|declined",
            "ha|haha|hah|lol|😂|sure|whatever",
            "ha ha",
            "yeah|ok|ah|oh right|sure|well",
            "dream on",
            "thanks|thank for that"
        ],
    )
    .is_some_and(|n| n == words.len())
}

/// `he'd rather use caps`, `Jo says we should hire somebody`
fn wishes(words: &[Token]) -> bool {
    let would = find(
        words,
        patterns![
            "would|he'd|she'd|they'd rather|sooner|prefer|like|love",
            "says|said|reckons|thinks|thought we|they|you should|could|ought|might"
        ],
    );
    let mine = starts_any(words, patterns!["i|we|i'd|we'd|you"]);
    (would.is_some() || proposes(words)) && mine.is_none()
}

/// Whether a sentence begins with words of the wish.
fn says_back(wish: &[Token], words: &[Token]) -> bool {
    let named = stems(wish);
    let again = stems(words);
    again.len() >= AGAIN && again[..AGAIN].iter().all(|w| named.contains(w))
}
