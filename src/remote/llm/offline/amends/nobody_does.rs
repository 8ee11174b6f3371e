//! Why a value was put right: nobody keeps to it. `Out by half seven.` `Well, quarter to eight really.` **`Nobody's out by half
//! seven.`** It is no step.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::turns::{Mood, Sentence};
use super::before;

/// The most words of it.
const SHORT: usize = 10;

/// Leaves out what nobody does, where another value was just told in its place.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 2..sentences.len() {
        let s = &sentences[at];
        let nobody = starts_any(
            &s.tokens,
            patterns![
                "because|since|cause|cos? nobody|nobody's|no-one|no-one's|none",
                "no one|one's"
            ],
        );
        if nobody.is_none() || s.mood != Mood::Speech || s.tokens.len() > SHORT {
            continue;
        }
        let last: Vec<usize> = before(sentences, at, 2).collect();
        let [new, old] = last[..] else {
            continue;
        };
        if [new, old]
            .iter()
            .any(|i| sentences[*i].speaker != s.speaker)
        {
            continue;
        }
        let [new, old, said] = [new, old, at].map(|i| amounts(&sentences[i].tokens));
        let told = |all: &[Amount], a: &Amount| all.iter().any(|b| b.alike(a));
        let rival = |a: &Amount| new.iter().any(|n| n.may_stand_for(a) && !n.alike(a));
        if said
            .iter()
            .any(|a| told(&old, a) && !told(&new, a) && rival(a))
        {
            sentences[at].tokens.clear();
        }
    }
}
