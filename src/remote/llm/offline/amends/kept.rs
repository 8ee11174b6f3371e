//! A value told before that is said to hold after another was named.
use super::super::amounts::{Amount, amounts};
use super::super::ordinals;
use super::super::patterns::{has_any, patterns};
use super::super::token::Token;
use super::super::turns::Sentence;
use super::stated::Stated;
use super::{NEAR, before, tells};

/// `after every fifth batch. I've done it every tenth. No, keep it at five.`: the value told before holds, and what was
/// said between is no other.
pub(super) fn stays(
    sentences: &mut [Sentence],
    at: usize,
    words: &[Token],
    new: &Stated,
) -> Option<usize> {
    has_any(
        words,
        patterns![
            "keep|leave it|that|them at|to|with|on",
            "stick|stay with|at|to"
        ],
    )
    .then_some(())?;
    let value = new.first();
    let turn = |pair: &[Token]| {
        let number = ordinals::number(&pair[1].key).filter(|_| pair[0].key == "every");
        number.is_some_and(|n| n.to_string() == value.size)
    };
    let speaker = sentences[at].speaker.clone();
    let says = |i: &usize| {
        let said = &sentences[*i].tokens;
        amounts(said).iter().any(|a| a.alike(value)) || said.windows(2).any(turn)
    };
    let told = before(sentences, at, NEAR)
        .find(|i| sentences[*i].speaker == speaker && tells(&sentences[*i]) && says(i))?;
    for s in &mut sentences[told + 1..=at] {
        let own = s.speaker == speaker;
        let another = |a: &Amount| a.is_number() && !a.alike(value);
        let row = s.tokens.windows(2).any(|pair| {
            pair[0].key == "every" && ordinals::number(&pair[1].key).is_some() && !turn(pair)
        });
        let others = row || amounts(&s.tokens).iter().any(another);
        let owned = has_any(&s.tokens, patterns!["i|i've|i'd|we|we've|we'd"]);
        if own && others && owned {
            s.tokens.clear();
        }
    }
    sentences[at].tokens.clear();
    Some(told)
}
