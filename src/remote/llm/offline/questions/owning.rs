//! Words by which a speaker owns to not knowing.
use super::super::frames::SUBORDINATE;
use super::super::lexicon::{PLACES, is_adverb};
use super::super::patterns::{PatternSet, find, has_any, pattern_set, patterns, starts_any};
use super::super::talk;
use super::super::token::Token;

static UNKNOWN: PatternSet = pattern_set![
    "i don't really|actually|quite|even? know|remember|recall",
    "not|isn't a? hundred|100 percent|per|%",
    "i do not know",
    "i'm|i am? not really|entirely|totally|quite|actually? sure",
    "i'm|i am? really|entirely|totally|quite|actually? not sure",
    "hm|hmm|um|well? not sure|certain tbh|honestly|actually?",
    "not sure|clear|certain who|what|when|where|how|if|whether|about|which|on",
    "no idea",
    "dunno",
    "i can't remember|recall",
    "i forget what|how|when|who|the|which",
    "i'd|i would? have to check|ask|look",
    "i'll have to check|ask|look",
    "to be confirmed|decided|determined|clarified|agreed|defined|specified|announced",
    "nobody|no-one|none yet|so far?",
    "not yet decided|known|agreed|clear|defined|settled",
    "haven't|hasn't been? decided|agreed|figured|settled",
    "nobody knows|remembers",
    "never|not really|quite|actually|fully? clear|settled|decided|agreed|sorted",
    "i'd|i would? have to think",
    "i'd|i would? need to check|ask|look|think",
    "no one knows|remembers",
    "you'd|you would? have to ask",
    "need|needs to confirm|decide|clarify",
    "still unclear|open|undecided",
    "couldn't|can't say|tell you? what|who|whose|where|when|how|which|whether|if",
    "i|we couldn't|can't tell you|him|her|them",
    "we|they|anybody|anyone never|haven't really|actually|quite|properly? said",
    "we|they|i|anybody|anyone never|haven't really|actually|quite|properly? agreed|decided|settled|worked",
    "i|i've never|haven't really|actually|quite|properly? said|fixed|settled|decided who|what|when|where|how|which|whether",
    "i've|we've never been|really? sure|clear|known|told|asked",
    "above|beyond my pay|paygrade grade?",
    "i|we couldn't|can't say",
    "haven't|hasn't|not|without a|the clue|foggiest",
    "nobody's|no-one's|nobody|no-one has ever? told|said|asked|decided|explained",
    "up in the air",
    "don't|doesn't think|believe anybody's|anyone's|anybody|anyone|nobody's|it's ever? said|told|decided|asked|written|been|knows",
    "don't quote me",
    "your guess",
    "anyone's|anybody's guess",
    "search me",
    "who|god|lord knows",
    "don't know|remember who|whose|what|when|where|how|if|whether|which|exactly",
];

/// Words that own to not knowing.
pub(in super::super) fn undecided(tokens: &[Token]) -> bool {
    let marked = tokens
        .iter()
        .any(|t| matches!(t.key.as_str(), "tbd" | "tbc" | "tba") || t.word.contains("???"));
    marked || tokens.iter().any(|t| t.word == "??") || owned(tokens).is_some()
}

/// Where a speaker owns to not knowing, and in how many words.
pub(super) fn owned(tokens: &[Token]) -> Option<(usize, usize)> {
    let idle = is_open_case(tokens)
        || starts_any(tokens, &SUBORDINATE).is_some()
        || is_purpose(tokens)
        || has_any(
            tokens,
            patterns![
                "if|when|unless|until|where you're|you|they|they're|it's|it|that's|is|not? not? sure|clear|unclear|certain",
                "can't|couldn't say that|this|it often|enough"
            ],
        );
    if idle {
        return None;
    }
    (0..tokens.len()).find_map(|at| {
        let n = starts_any(&tokens[at..], &UNKNOWN)?;
        (is_own(tokens, at) && !tells_of_past(&tokens[at..at + n], &tokens[at + n..]))
            .then_some((at, n))
    })
}

/// Whether it is the speaker who does not know: not `if you don't know`, `anybody who knows`.
fn is_own(tokens: &[Token], at: usize) -> bool {
    let head = (0..at)
        .rev()
        .find(|i| tokens[*i].tail().is_some())
        .map_or(0, |i| i + 1);
    let clause = talk::lead(&tokens[head..at]);
    // `it runs at, I don't know, twice the speed`, `they come with, I don't know, with their coats on`: a pause for thought
    let held = |t: &Token| {
        let word = t.key.as_str();
        t.comma()
            && (PLACES.contains(word) || matches!(word, "a" | "the" | "like" | "about" | "is"))
    };
    let end = (at..tokens.len()).find(|i| tokens[*i].comma());
    let next = end.and_then(|end| tokens.get(end + 1));
    let pause = at
        .checked_sub(1)
        .map(|i| &tokens[i])
        .filter(|b| held(b))
        .zip(next);
    let pause = pause.is_some_and(|(before, next)| {
        next.is_number() || next.key == before.key || matches!(next.key.as_str(), "twice" | "half")
    });
    if pause || starts_any(clause, patterns!["if|when|unless|until|once"]).is_some() {
        return false;
    }
    let bare = matches!(
        tokens[at].key.as_str(),
        "don't" | "doesn't" | "can't" | "couldn't" | "who" | "not" | "haven't" | "hasn't"
    );
    let Some(before) = clause.last().filter(|_| bare) else {
        return true;
    };
    let own = matches!(
        before.key.as_str(),
        "i" | "i'm" | "we" | "we're" | "it's" | "that's" | "and" | "but" | "or" | "is" | "honestly"
    );
    own || is_adverb(&before.key) || tokens[at].key == "not" && !before.key.ends_with("'re")
}

/// `nobody knows why`, `who knows how long it's been`: how it came to be, which nobody has to know.
fn tells_of_past(owning: &[Token], behind: &[Token]) -> bool {
    let knows = owning.last().is_some_and(|t| t.tail().is_none());
    knows
        && starts_any(
            behind,
            patterns!["why", "how it|that|they|this came|got|happened"],
        )
        .is_some()
}

/// `still unclear -> account 9990`: what is done where it is not clear.
fn is_open_case(tokens: &[Token]) -> bool {
    let told = |t: &Token| t.tail() == Some(':') || matches!(t.word.as_str(), "->" | "=>" | "→");
    find(tokens, patterns!["still? unclear|open|undecided"]).is_some_and(|(at, n)| {
        tokens[at + n - 1..].iter().take(2).any(told) && at + n < tokens.len()
    })
}

/// `so if you lose it nobody knows what it opens`, `otherwise you have a heap and nobody knows whose it is`: what it is
/// good for that nobody knows.
fn is_purpose(tokens: &[Token]) -> bool {
    let nobody = find(tokens, patterns!["nobody|no-one knows", "no one knows"]);
    let so = find(tokens, patterns!["so that|if|nobody", "so no one"]).filter(|(at, _)| *at > 0);
    let or = find(
        tokens,
        patterns!["otherwise|because|'cause|cause", "or else"],
    );
    nobody.is_some_and(|(nobody, _)| so.or(or).is_some_and(|(from, _)| from <= nobody))
}
