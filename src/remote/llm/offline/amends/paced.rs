//! A deed told again with another pace: `weigh him every week.` **`Actually weigh him every two weeks, every week disturbs
//! him.`** The deed is the one told before, and only how often is new.
use super::super::amounts::pace;
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::{FAR, keep, own_steps};

/// Puts the pace into the deed that was told before. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end == End::Question || !matches!(s.mood, Mood::Speech | Mood::Prose) {
        return false;
    }
    let words = s.tokens.clone();
    let cue = starts_any(
        &words,
        patterns![
            "oh|ah|hm|er|um? sorry|actually|correction|oops|whoops|edit|update",
            "oh|ah|hm? no|wait sorry|actually|wait?",
            "hang|hold on actually|sorry|no?"
        ],
    );
    let Some(from) = cue else {
        return false;
    };
    let from = from + starts_any(&words[from..], patterns!["you|we"]).unwrap_or(0);
    let Some((said, len)) = (from..words.len()).find_map(|i| Some((i, pace(&words[i..])?))) else {
        return false;
    };
    let deed = &words[from..said];
    let bids = deed.len() > 1 && is_action(&deed[0].key) && deed.iter().all(|t| !t.comma());
    let told = own_steps(sentences, (at, at), FAR)
        .filter(|_| bids)
        .find_map(|i| Some((i, place(&sentences[i].tokens, deed)?)));
    let Some((told, (old, old_len))) = told else {
        return false;
    };
    put_for(
        &mut sentences[told].tokens,
        old,
        old + old_len,
        &words[said..said + len],
    );
    let rest = &words[said + len..];
    // `every week disturbs him`: why it is no more
    let why = pace(rest).is_some();
    keep(&mut sentences[at], if why { &[] } else { rest });
    true
}

/// Where a sentence says how often a deed is done, if it tells that deed.
fn place(tokens: &[Token], deed: &[Token]) -> Option<(usize, usize)> {
    let (at, len) = (0..tokens.len()).find_map(|i| Some((i, pace(&tokens[i..])?)))?;
    let light = |t: &&Token| !matches!(t.key.as_str(), "the" | "a" | "an" | "your" | "it" | "them");
    let said = |word: &Token| tokens[..at].iter().any(|t| t.key == word.key);
    deed.iter().filter(light).all(said).then_some((at, len))
}
