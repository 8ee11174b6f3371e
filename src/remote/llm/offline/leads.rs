//! Connectives before a clause, and what they say about its place among the steps.
use super::frames::FRAMES;
use super::lexicon::opens_object;
use super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::reading::Hint;
use super::token::Token;
use super::verbs::is_action;

static LEADS: PatternSet = pattern_set![
    "and",
    "so",
    "then",
    "but",
    "now",
    "ok",
    "okay",
    "alright",
    "all right",
    "yeah",
    "yes",
    "yep",
    "oh",
    "aye",
    "mind",
    "anyhow",
    "right so",
    "gosh|jeez|god",
    "also",
    "plus",
    "anyway",
    "anyways",
    "and then",
    "only? after that|this",
    "and? only then",
    "afterwards",
    "from there",
    "at that point",
    "first|last of all",
    "firstly",
    "secondly",
    "thirdly",
    "finally",
    "lastly",
    "for starters",
    "to start off? with",
    "to begin with",
    "to get started|going",
    "first off|up",
    "step one|two|three|four|five|six|seven|eight|nine|ten|1|2|3|4|5|6|7|8",
    "number one|two|three|four",
    "then once that's done",
    "once|when|after you've|we've|i've done|finished that|this|it",
    "next up",
    "and? i nearly|almost|just|clean? forgot|missed",
    "forgot",
    "what|things|thing i forgot",
    "one|another thing i forgot|missed",
    "ps|pps|p.s|p.p.s|nb|n.b|btw|fyi",
    "i? meant to say|mention at? the? top?",
    "i? should've|should have said",
    "wait",
    "and? i nearly|almost|just|clean? forgot|missed to say|mention",
    "one more thing",
    "and one more|other thing",
    "also important",
    "the other thing",
    "another thing",
    "by the way",
    "remember",
    "again",
    "no",
    "let's say",
    "what else",
    "exactly",
    "correct",
    "sure",
    "no wait",
    "hang|hold on",
    "please",
    "ah",
];

static COMMA_LEADS: PatternSet = pattern_set![
    "at the end",
    "at the end of it all?",
    "i should|should've|have? have? say|said|add|mention|mentioned",
    "the very? first|next|last|other|final thing|one|step|bit",
    "first|next|last|final thing|step",
    "here",
    "right",
    "well",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "next",
    "last",
    "good",
    "great",
    "look",
    "listen",
    "hey",
    "actually",
    "important",
    "note",
    "note that",
    "back up",
    "going|coming|getting|jumping back to? that|this|it?",
    "rewind",
    "so",
    "there",
    "in addition",
    "in general",
    "basically",
    "in the end",
    "meanwhile",
    "usually",
    "normally",
    "generally",
];

static EARLIER: PatternSet = pattern_set![
    "before that",
    "before this",
    "but first",
    "oh and first",
    "but before that",
    "and before that",
    "first though",
    "actually first",
    "wait first",
    "so|but|and|oh? and? before you|we|i do|did that|this|it",
];

/// `you've taken the hinges off before that`: done before what was told last.
pub(super) fn ends_before(tokens: &[Token]) -> bool {
    let n = tokens.len();
    n > 4 && starts_any(&tokens[n - 2..], patterns!["before that|this"]) == Some(2)
}

static EARLIEST: PatternSet = pattern_set![
    "before any of? that|this|it|these|those all?",
    "forgot|missed the? very? first thing|step|bit",
    "before any of? that|this|it|these|those all? by the way",
    "before all of? that|this|it",
    "before all|everything else?",
    "before anything else?",
    "before you|we|i do anything else?",
    "before you|we|i start|begin",
    "before starting",
    "at the very beginning|start",
    "but|and|oh first of all",
    "actually the very? first thing",
    "the very first thing",
    "i? should|should've|shoulda have? started|begun with this|that",
    "before we|you even|ever start|begin|do",
    "first of all before anything|everything else?",
];

/// Takes connectives off the front, keeping what they say about order.
pub(super) fn lead(tokens: &[Token]) -> (&[Token], Hint) {
    let mut rest = tokens;
    let mut hint = Hint::Here;
    loop {
        if let Some(n) = names_next(rest) {
            rest = &rest[n..];
            continue;
        }
        if starts_any(rest, &FRAMES).is_some() {
            if starts_any(rest, patterns!["the very first"]).is_some() {
                hint = Hint::Start;
            }
            return (rest, hint);
        }
        let Some((n, says)) = connective(rest) else {
            return (rest, hint);
        };
        hint = says.unwrap_or(hint);
        rest = &rest[n..];
    }
}

/// `the next step is` the seal: how many words only say that something comes.
fn names_next(rest: &[Token]) -> Option<usize> {
    let n = starts_any(
        rest,
        patterns!["the? very? first|next|second|third|last|other thing|step|one|job is|comes"],
    )?;
    rest.get(n)
        .is_some_and(|t| matches!(t.key.as_str(), "the" | "a" | "an" | "your" | "our"))
        .then_some(n)
}

/// How many words at the start only lead on, and where they say that the clause belongs.
fn connective(rest: &[Token]) -> Option<(usize, Option<Hint>)> {
    let earliest = starts_any(rest, &EARLIEST);
    let earlier = starts_any(rest, &EARLIER);
    let before = |n: &usize| starts_any(&rest[*n..], patterns!["before"]).is_some();
    if let Some(n) = earliest.or(earlier).filter(before) {
        return Some((n, None));
    }
    if let Some(n) = earliest.filter(|n| opens_earliest(rest, *n)) {
        return Some((n, Some(Hint::Start)));
    }
    if let Some(n) = earlier.filter(|n| ends_lead(rest, *n)) {
        return Some((n, Some(Hint::BeforeLast)));
    }
    let bare = || starts_any(rest, &LEADS).filter(|n| *n < rest.len() && !is_noun_lead(rest, *n));
    comma_lead(rest).or_else(bare).map(|n| (n, None))
}

/// `first of all, …`, `before anything you …`: whether a clause follows what comes first.
fn opens_earliest(rest: &[Token], len: usize) -> bool {
    rest.get(len).is_some_and(|next| {
        rest[len - 1].comma()
            || starts_any(&rest[len..], patterns!["you|we|i|make|always|never|is"]).is_some()
            || is_action(&next.key)
    })
}

/// `look, …`, `basically you …`: words that lead on before a pause, or before whoever does it.
fn comma_lead(rest: &[Token]) -> Option<usize> {
    let n = starts_any(rest, &COMMA_LEADS)?;
    let subject = rest.get(n).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "you"
                | "we"
                | "i"
                | "i'll"
                | "i'm"
                | "i've"
                | "they"
                | "you'll"
                | "we'll"
                | "don't"
                | "never"
                | "make"
                | "you're"
                | "we're"
        )
    });
    let verb = matches!(rest[0].key.as_str(), "first" | "next")
        && rest
            .get(n)
            .is_some_and(|t| is_action(&t.key) && !matches!(t.key.as_str(), "aid" | "time"))
        // `first drop is always the house`
        && !rest.get(n + 1).is_some_and(|t| {
            super::lexicon::is_auxiliary(&t.key)
                || super::verbs::is_third_person(&t.key)
                // `first load half seven`
                || t.key == "half"
        });
    let led = subject && !matches!(rest[0].key.as_str(), "look" | "there");
    (rest[n - 1].comma() || led || verb).then_some(n)
}

/// Whether a clause follows: `before that, open it`, `before this you open it`; not `before this week ends`.
fn ends_lead(rest: &[Token], len: usize) -> bool {
    let Some(next) = rest.get(len) else {
        return false;
    };
    let points = matches!(rest[len - 1].key.as_str(), "that" | "this" | "it");
    let deed = is_action(&next.key) && rest.get(len + 1).is_some_and(|t| opens_object(&t.key));
    !points || rest[len - 1].comma() || deed || crate::domain::words::is_function_word(&next.key)
}

/// `plus or minus one`: by how much, where `plus` leads to nothing.
pub(super) fn is_margin(rest: &[Token]) -> bool {
    starts_any(rest, patterns!["plus or|and minus"]).is_some()
}

/// `no food`, `because`-clauses and the like, where the word belongs to the clause.
fn is_noun_lead(rest: &[Token], len: usize) -> bool {
    let first = rest[0].key.as_str();
    (len == 1
        && first == "no"
        && !rest[0].comma()
        && !rest
            .get(1)
            .is_some_and(|t| matches!(t.key.as_str(), "you" | "we" | "no")))
        || (len == 2
            && matches!(first, "hold" | "hang")
            && rest.get(2).is_some_and(|t| t.key == "to"))
        || (len == 1
            && matches!(first, "wait" | "mind")
            && rest[0].tail().is_none()
            && rest.get(1).is_some_and(|t| t.key != "you"))
        // `correct the address`
        || (len == 1
            && first == "correct"
            && rest[0].tail().is_none()
            && rest.get(1).is_some_and(|t| matches!(t.key.as_str(), "the" | "a" | "an" | "your" | "any" | "all")))
        || len == 1 && is_margin(rest)
        || (len == 1 && first == "remember" && starts_any(rest, patterns!["remember to|the|your|a|an|both|all"]).is_some())
}
