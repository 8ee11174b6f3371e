//! `Max is 80. 84 was before they took row A out.`: what holds of a thing told long before, and after it what the old value was.
use super::super::amounts::{Amount, amounts, put};
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, reading, talk};
use super::{WINDOW, only, own_place};

/// The most words that say who writes, and when.
const WRITER: usize = 5;

/// Puts the value that holds where the old one was told of the same thing. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(last) = at.checked_sub(1).map(|i| &sentences[i]) else {
        return false;
    };
    let own = last.speaker == s.speaker && last.source == s.source && last.turn == s.turn;
    let asks = last.end == End::Question || s.end == End::Question;
    let Some(old) = once(&fillers::pauses(&s.tokens)).filter(|_| own && !asks) else {
        return false;
    };
    let words = unsigned(&last.tokens);
    let Some(new) = only(amounts(words).into_iter().filter(Amount::is_number)) else {
        return false;
    };
    let named = stems(&words[..new.at]);
    let found = own_place(sentences, at - 1, WINDOW, |told| {
        let said = stems(told);
        let fit = amounts(told).into_iter();
        let one = only(fit.filter(|a| a.alike(&old) && new.may_stand_for(a)))?;
        let same = named.iter().any(|w| said.contains(w));
        (same && !new.alike(&one)).then_some(one)
    });
    let Some((told, place)) = found else {
        return false;
    };
    let words = words.to_vec();
    sentences[told].tokens = put(&sentences[told].tokens, &place, &words, &new);
    if reading::asks(&sentences[at - 1]).is_none_or(|_| is_state(&words)) {
        sentences[at - 1].tokens.clear();
    }
    sentences[at].tokens.clear();
    true
}

/// **84** `was before they took row A out`, **60** `you can't hear a thing`: the value that was, and why it is no more.
fn once(words: &[Token]) -> Option<Amount> {
    let words = talk::lead(words);
    let from = starts_any(words, patterns!["the"]).unwrap_or(0);
    let all = amounts(&words[from..]).into_iter();
    let old = only(all.filter(Amount::is_number))?;
    let rest = &words[from + old.end..];
    let was = starts_any(
        rest,
        patterns![
            "was|were before|until|till|when|with|for|from|too|only|the|last|in|on|wrong",
            "is|are|was|were the|an? old|previous|last|other"
        ],
    );
    let fails = starts_any(
        rest,
        patterns!["you|it|they|we can't|cannot|couldn't|won't|don't"],
    );
    (old.at == 0 && (was.is_some() || fails.is_some())).then_some(old)
}

/// `max is 80`, `the loaves take 30`: how it is, and no deed of its own.
fn is_state(words: &[Token]) -> bool {
    has_any(
        words,
        patterns!["is|are|it's|they're|takes|take|needs|need|gets|get|stays|stay|should"],
    )
}

/// `(Ruby, 2nd read: the sound is 70 now`: the words without who wrote them.
fn unsigned(words: &[Token]) -> &[Token] {
    let opens = words
        .first()
        .is_some_and(|t| t.word.starts_with(['(', '[']));
    let colon = words
        .iter()
        .take(WRITER)
        .position(|t| t.tail() == Some(':'));
    colon.filter(|_| opens).map_or(words, |c| &words[c + 1..])
}
