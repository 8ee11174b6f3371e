//! For whom it is not done, as another says and whoever told it agrees: `Butter the bread for all of them.` **`No butter for Eli.`**
//! `Right.` The deed says both.
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::put_in::add_last;
use super::{before, tells};

/// The most words in which it is said, and agreed to.
const SHORT: usize = 9;
const NOD: usize = 3;

/// Puts for whom it is not done behind the deed.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len().saturating_sub(1) {
        let s = &sentences[at];
        if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > SHORT {
            continue;
        }
        let Some((thing, said)) = excepted(&s.tokens) else {
            continue;
        };
        let Some(told) = before(sentences, at, 1).next() else {
            continue;
        };
        let (t, answer) = (&sentences[told], &sentences[at + 1]);
        let theirs = t.speaker.is_some() && t.speaker != s.speaker && answer.speaker == t.speaker;
        let known = stems(&t.tokens);
        let (thing, named) = (stems(thing), stems(said));
        let of_it = thing.iter().all(|w| known.contains(w));
        let new = named.iter().any(|w| !known.contains(w));
        let step = tells(t) && t.end != End::Question;
        if theirs && of_it && new && step && nods(answer) {
            let said = said.to_vec();
            add_last(&mut sentences[told].tokens, &said);
            unsay(&mut sentences[at..=at + 1]);
        }
    }
}

/// `No` **`butter`** `for Eli`, `Not in Sam's`: what is left out, and all that is said of it.
fn excepted(words: &[Token]) -> Option<(&[Token], &[Token])> {
    let no = starts_any(words, patterns!["no|not"])?;
    let said = &words[..clause_end(words)];
    let place = said
        .iter()
        .position(|t| matches!(t.key.as_str(), "for" | "in" | "on" | "at" | "with"))?;
    let thing = said.get(no..place)?;
    let denied = words[0].key == "not";
    let fits = if denied {
        thing.is_empty()
    } else {
        (1..=2).contains(&thing.len())
    };
    let plain = said[..place].iter().all(|t| t.tail().is_none());
    (fits && plain && place + 1 < said.len()).then_some((thing, said))
}

/// `Right.`, `No.`: to a no, both agree.
fn nods(s: &Sentence) -> bool {
    let short = s.tokens.len() <= NOD && s.end != End::Question;
    let says = starts_any(
        &s.tokens,
        patterns!["oh|ah? no|nope|right|ok|okay|good|fine|great|sure"],
    );
    short && (talk::affirms(&s.tokens) || says.is_some_and(|n| n == s.tokens.len()))
}
