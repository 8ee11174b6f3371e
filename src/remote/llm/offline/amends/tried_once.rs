//! What others do, tried and not done again: `I read that you should freeze it. Freeze it for a night.` **`I tried that once and it
//! came apart.`** None of it is how it is done.
use super::super::lexicon::{determined, is_auxiliary};
use super::super::patterns::{WordSet, find, has_any, patterns, starts_any, word_set};
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
    for at in 0..sentences.len() {
        if spoken(&sentences[at])
            && sentences[at].end != End::Question
            && in_vain(&sentences[at].tokens, goes_on(sentences, at))
        {
            let turn = sentences[at].turn;
            let same = sentences[at + 1..]
                .iter()
                .take_while(|s| s.turn == turn)
                .take(REACH);
            let never = same.enumerate().filter(|(_, s)| is_never_again(&s.tokens));
            let more = never.last().map_or(0, |(i, _)| i + 1);
            unsay(&mut sentences[at..=at + more]);
            continue;
        }
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
    tells.is_some_and(once) && !goes_well(words)
}

/// `and it worked`, `and it was great`
fn goes_well(words: &[Token]) -> bool {
    has_any(
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

/// What stands before `tried`, and is nobody who did.
static NOBODY: WordSet =
    word_set!("if when what who whoever and or not never you once until before after");

/// **`Kit tried the cheap tape, it came off by lunch`**, `Last year Pam once tried two coats; it never dried`: what somebody tried
/// once, and nothing that is done since.
fn in_vain(words: &[Token], came_of_it: bool) -> bool {
    let when = starts_any(
        words,
        patterns![
            "once|yesterday",
            "last year|month|week|term|season|summer|winter|spring|autumn|time",
            "one time|day|year"
        ],
    )
    .unwrap_or(0);
    let said = &words[when..];
    let who = if determined(said) { 2 } else { 1 };
    let somebody = said
        .first()
        .is_some_and(|t| !NOBODY.contains(t.key.as_str()) && !is_auxiliary(&t.key));
    let tried = said.get(who..).and_then(|rest| {
        starts_any(rest, patterns!["once|also|even|then? tried *"]).filter(|n| *n < rest.len())
    });
    somebody
        && tried.is_some()
        && said[..who].iter().all(|t| t.tail().is_none())
        && (came_of_it || said.iter().any(|t| t.tail().is_some_and(|c| c != '.')))
        && !has_any(said, patterns!["and tested", "so|instead|must|if|when *"])
        && !goes_well(said)
}

/// `Not to be repeated.`, `split a joint, never again`
fn is_never_again(words: &[Token]) -> bool {
    has_any(
        words,
        patterns![
            "never again",
            "not to be repeated|tried|done",
            "never|not to? repeat|do|try"
        ],
    )
}

/// Whether the same line says more behind a sentence: what came of it.
fn goes_on(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    sentences
        .get(at + 1)
        .is_some_and(|next| next.turn == s.turn && next.source == s.source)
}
