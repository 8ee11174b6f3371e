//! What was asked in a letter before this one, and is answered here: `You asked whether to stay with it.` **`Yes, for the first
//! hour.`** Both are told in one.
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::{going_on, raised};
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Sentence, unsay};
use super::asked::YES;
use super::spoken;

/// Tells what was asked with its answer.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (asked, s) = (&sentences[at - 1], &sentences[at]);
        let own = asked.speaker == s.speaker && asked.source == s.source && asked.turn == s.turn;
        if !own || !spoken(s) || s.end == End::Question || asked.end == End::Question {
            continue;
        }
        if let Some(whole) = whole(&asked.tokens, &s.tokens) {
            sentences[at].tokens = whole;
            unsay(&mut sentences[at - 1..at]);
        }
    }
}

/// `stay with it` **for the first hour**
fn whole(asked: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        asked,
        patterns![
            "and? you|someone|somebody also? asked|wondered|wanted whether|if",
            "and? you also? asked|wondered|wanted to know whether|if"
        ],
    )?;
    let to = starts_any(&asked[n..], patterns!["to", "you|we should|have to?"]).unwrap_or(0);
    let mut deed = asked.get(n + to..).filter(|d| !d.is_empty())?.to_vec();
    bare_last(&mut deed);
    let ends = |n: &usize| *n == answer.len() || answer[n - 1].tail().is_some();
    let yes = starts_any(answer, &YES).filter(ends)?;
    let rest = &answer[yes..];
    deed[0].word = raised(&deed[0].word);
    let led = starts_any(
        rest,
        patterns!["for|at|in|on|with|until|till|by|before|after|every|once"],
    );
    if led.is_none() && !rest.is_empty() {
        mark_last(&mut deed, ',');
    }
    deed.extend(going_on(rest));
    mark_last(&mut deed, '.');
    Some(deed)
}
