//! Another's value and the one that was told, each with its case: `Over 10 a day ring me.` `My book says 8.` **`8 in spring,
//! 10 now.`** What was told stands, with what it is in the other case.
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, clause_end};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::own_steps;
use super::put_in::add_last;

/// The most words of both together, and of what another says.
const BOTH: usize = 12;
const PUT: usize = 8;

/// Tells both of what was told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 2..sentences.len() {
        let (put, s) = (&sentences[at - 1], &sentences[at]);
        let sent = s.mood == Mood::Speech && s.end != End::Question && s.tokens.len() <= BOTH;
        let others = put.speaker != s.speaker && put.source == s.source;
        if !sent || !others || put.tokens.len() > PUT {
            continue;
        }
        let Some((theirs, own)) = cases(&s.tokens) else {
            continue;
        };
        let (old, new) = (s.tokens[0].key.clone(), s.tokens[own].key.clone());
        let says = |words: &[Token], key: &str| words.iter().any(|t| t.key == key);
        if !says(&put.tokens, &old) || says(&put.tokens, &new) {
            continue;
        }
        let told = own_steps(sentences, (at, at - 1), 2).find(|i| {
            let words = &sentences[*i].tokens;
            says(words, &new) && !says(words, &old)
        });
        if let Some(told) = told {
            let mut beside = sentences[at].tokens[..theirs].to_vec();
            bare_last(&mut beside);
            add_last(&mut sentences[told].tokens, &beside);
            unsay(&mut sentences[at - 1..=at]);
        }
    }
}

/// `8 in spring` | `10 now`: where the first ends, and where the value of the second stands.
fn cases(words: &[Token]) -> Option<(usize, usize)> {
    let first = words.first().filter(|t| t.is_number())?;
    let mut numbers = (1..words.len()).filter(|i| words[*i].is_number());
    let own = numbers.next()?;
    let of = starts_any(
        &words[1..],
        patterns!["in|for|on|at|with|if|when|is|was|empty|full|loaded|before|after|until|till *"],
    );
    let led = first.tail().is_none() && own > 1 && of.is_some();
    let then = numbers.next().is_none() && clause_end(&words[own..]) + own == words.len();
    // `8 in spring and 10 now`
    let and = words[own - 1].key == "and" || words[own - 1].key == "but";
    let theirs = own - usize::from(and);
    (led && then && words.len() > own + 1 && theirs > 1).then_some((theirs, own))
}
