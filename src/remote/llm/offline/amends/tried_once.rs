//! What others do, tried and not done again: `I read that you should freeze it. Freeze it for a night.` **`I tried that once and it
//! came apart.`** None of it is how it is done.
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::talk::lead;
use super::super::token::Token;
use super::super::turns::{End, Sentence, unsay};
use super::spoken;

/// How many sentences before it may say what was tried.
const REACH: usize = 5;
/// How far into a sentence stands whose advice it is.
const NAMED: usize = 9;

/// Takes out what was heard and tried, up to what came of it.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if spoken(&sentences[at]) && tried(&sentences[at].tokens) {
            let s = &sentences[at];
            let same = |i: &usize| sentences[*i].turn == s.turn && sentences[*i].source == s.source;
            let heard = (at.saturating_sub(REACH)..at)
                .rev()
                .take_while(same)
                .find(|i| sentences[*i].end != End::Question && is_heard(&sentences[*i].tokens));
            if let Some(heard) = heard {
                unsay(&mut sentences[heard..=at]);
            }
        }
    }
}

/// `I tried that once and it came apart`, and not `I tried it and it works`.
fn tried(words: &[Token]) -> bool {
    let words = lead(words);
    let tells = starts_any(
        words,
        patterns![
            "i|we|i've|we've have? tried|did|done it|that|this",
            "tried|did|done it|that|this once|twice|one",
            "never again"
        ],
    );
    // `I did it in the spring`: when, and not what came of it
    let once = |n: usize| {
        words[n - 1].tail().is_some()
            || words.get(n).is_none_or(|t| {
                matches!(
                    t.key.as_str(),
                    "once" | "twice" | "and" | "but" | "for" | "a" | "last" | "it"
                )
            })
            || matches!(
                words[n - 1].key.as_str(),
                "once" | "twice" | "one" | "again"
            )
    };
    tells.is_some_and(once)
        && !has_any(
            words,
            patterns![
                "works|worked|perfect|perfectly|brilliant|brilliantly|fine|great|best|better|always|since|now",
                "a treat|charm|dream"
            ],
        )
}

/// `I read on a forum`, `a neighbour told me`, `they say online`, `my aunt swears by it`: whose advice it is.
fn is_heard(words: &[Token]) -> bool {
    let words = lead(words);
    let head = &words[..words.len().min(NAMED)];
    let own = starts_any(
        head,
        patterns![
            "i|we|i've|we've once? read|saw|seen|heard|found|watched somewhere|on|that|online|in|once|about|you|people|a",
            "i|we was|were|got once? told|taught|advised",
            "on|in a|the|some|one forum|video|internet|blog|group|book|magazine *? they|people|somebody|someone|it"
        ],
    );
    let others = find(
        head,
        patterns![
            "says|say|said|swears|swear|reckons|reckon|recommends|recommend|advises|suggests|claims *",
            "told me|us"
        ],
    );
    let by_another = others.is_some_and(|(at, _)| {
        at > 0
            && !head[..at]
                .iter()
                .any(|t| matches!(t.key.as_str(), "i" | "we" | "you" | "if" | "when" | "what"))
    });
    own.is_some() || by_another
}
