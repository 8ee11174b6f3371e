//! What whoever writes is to put down: `I do seven.` **`Put seven.`**, `Leave it ten minutes.` **`Well, write fifteen.`**
use super::super::amounts::amounts;
use super::super::patterns::{patterns, starts_any};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::put_in::{nearest, replace};
use super::stated::stated;
use super::{NEAR, own_steps};

/// The most words of such a bid.
const SHORT: usize = 9;

/// Puts the value that is to be put down where another one was told; it is no step of its own. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > SHORT {
        return false;
    }
    let lead = talk::lead(&s.tokens);
    let bid = starts_any(
        lead,
        patterns![
            "so|well|just|but|no? put|write|note just?",
            "so|well|just|but|no? put|write|note it|that? down as? just?",
            "so|well|just|but|no? put|write|note it|that as|at"
        ],
    );
    let Some(bid) = bid else {
        return false;
    };
    let body = fillers::pauses(&lead[bid..]);
    let all = amounts(&body);
    let Some(value) = all
        .first()
        .filter(|a| a.at == 0 && a.is_number() && all[all.len() - 1].end == body.len())
    else {
        return false;
    };
    let known = own_steps(sentences, (at, at), NEAR)
        .any(|i| amounts(&sentences[i].tokens).iter().any(|a| a.alike(value)));
    let Some(new) = stated(&body) else {
        return false;
    };
    let put = !known
        && nearest(sentences, at, &new.clone().surely(), NEAR)
            .is_some_and(|(told, places)| replace(&mut sentences[told], &places, &new));
    if known || put {
        sentences[at].tokens.clear();
    }
    known || put
}
