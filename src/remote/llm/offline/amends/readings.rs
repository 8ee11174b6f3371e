//! `If it's more than 0.5 bar it needs doing.` `Both at 0.7.`: what another reads off here and now is no other limit.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::{NEAR, before, spoken};

/// How many sentences later whoever told the limit may say the value again: then it is the limit.
const ANSWER: usize = 3;

/// Takes out what is read off against a limit just told.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if spoken(&sentences[at]) && is_reading(sentences, at) {
            sentences[at].tokens.clear();
        }
    }
}

fn is_reading(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let Some(value) = read_off(&words).filter(|_| s.end != End::Question) else {
        return false;
    };
    let told = before(sentences, at, NEAR)
        .filter(|i| sentences[*i].speaker != s.speaker)
        .find(|i| {
            let all = amounts(&sentences[*i].tokens);
            all.iter().any(|a| a.is_number())
        });
    let limit = |told: usize| {
        let t = &sentences[told].tokens;
        amounts(t)
            .iter()
            .any(|a| bounds(t, a) && value.may_stand_for(a) && !value.alike(a))
    };
    let again = |told: usize| {
        (at + 1..sentences.len().min(at + 1 + ANSWER)).any(|i| {
            let r = &sentences[i];
            let says = amounts(&r.tokens).iter().any(|a| a.alike(&value));
            r.speaker == sentences[told].speaker && says
        })
    };
    told.is_some_and(|told| limit(told) && !again(told))
}

/// `Both at` **0.7**`.`, `It's on` **11** `here.`: a value as it stands on what somebody looks at.
fn read_off(words: &[Token]) -> Option<Amount> {
    let words = talk::lead(words);
    let n = starts_any(
        words,
        patterns![
            "both|all|mine|ours|each at|on|read|reading|showing",
            "both|all of them|mine|ours? are|is|were|was at|on|reading|showing",
            "mine's|ours's|it's|this's|that's|they're|we're|i'm at|on|reading|showing|down|up|just? at|on?",
            "it|mine|ours|this|that|they|we is|are|was|were at|on|reading|showing",
            "it|mine|ours|this|that reads|shows",
            "reads|shows",
            "mine's|ours"
        ],
    )?;
    let value = amounts(&words[n..]).into_iter().next()?;
    let rest = &words[n + value.end..];
    let here = starts_any(
        rest,
        patterns![
            "here|now|today|already|currently|though",
            "right now",
            "at the moment",
            "on mine|ours|this|that one?"
        ],
    );
    let ends = rest.is_empty() || here == Some(rest.len());
    (value.at == 0 && value.is_number() && ends).then_some(value)
}

/// `more than` **0.5 bar**, `under` **2 bar**: a value that only divides one case from another.
fn bounds(words: &[Token], a: &Amount) -> bool {
    a.at.checked_sub(1).is_some_and(|b| {
        matches!(
            words[b].key.as_str(),
            "than" | "over" | "under" | "above" | "below" | "beyond" | "past"
        )
    })
}
