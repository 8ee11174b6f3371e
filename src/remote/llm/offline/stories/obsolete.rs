//! How it was done before: not how it is done.
use super::super::lexicon::is_past;
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::talk::lead;
use super::super::token::Token;

/// How it was done before: not how it is done.
pub(in super::super) fn is_obsolete(tokens: &[Token]) -> bool {
    has_any(
        tokens,
        patterns![
            "we|you|they|i|people|it used to",
            "used to be",
            "in the old days",
            "back in the day",
            "don't|doesn't do that any more",
            "don't do|use|need|bother|have * any more",
            "not any more",
            "anymore",
            "no longer do|use|need",
            "we|they|nobody|people don't|doesn't * *? *? since",
            "is|was what|how|where we|they|i told|taught|did|used|had|learned|learnt|said",
            "the? way|how i|we|they was|were|got first? taught|shown|trained|told|brought",
            "what|how we|i|they did it? last|the time|year|month|summer|winter",
            "the old way|rule|price|number|value|process|limit|version|form|system",
            "old rule|way|one|process|price|system was|is",
            "gone since",
            // and not `any longer and it sticks`
            "not|isn't|aren't|don't|doesn't|won't|can't any longer",
            "not|isn't|aren't|don't|doesn't|won't|can't * any longer",
            "not|isn't|aren't|don't|doesn't|won't|can't * * any longer",
            "not|isn't|aren't|don't|doesn't|won't|can't * * * any longer",
            "last year|month|summer|winter|spring|autumn|season|time we|i|they|you * the|a|an|it|them|our|my|everything",
        ],
    ) && find(tokens, patterns!["before|until|till|after the old"]).is_none()
        && find(tokens, patterns!["if|when|once"]).is_none_or(|(at, _)| at > 2)
        || of_old(lead(tokens))
}

/// `the old one you had to vent by hand`, `last summer: a full hour`, `the form is dead`.
fn of_old(words: &[Token]) -> bool {
    let formerly = patterns!["previously|formerly|historically|originally"];
    !words.is_empty()
        && (starts_any(words, formerly).is_some()
            || with_the_old(words)
            || of_the_old_one(words)
            || in_the_days(words)
            || was_once(words)
            || heads_the_past(words)
            || used_to(words)
            || given_up(words)
            || is_dead(words)
            || back_then(words))
}

/// `the old one you had to vent by hand`, `we used always a rope`.
fn with_the_old(words: &[Token]) -> bool {
    let old = starts_any(
        words,
        patterns!["with|on|in? the? old *", "we|they|i used always|a|an|the"],
    );
    old.is_some()
        && has_any(
            words,
            patterns![
                "had|have to",
                "was|were|did|made|didn't|used",
                "you'd|we'd|they'd|i'd|he'd|she'd",
                "you|we|they|i would",
                "is|are|it's abolished|over|gone|dead|out|history|stopped|finished|banned|no"
            ],
        )
}

/// `Nina used to laminate them`: of anybody; not `the foil is used to seal it`.
fn used_to(words: &[Token]) -> bool {
    find(words, patterns!["* used to"]).is_some_and(|(at, _)| {
        !matches!(
            words[at].key.as_str(),
            "is" | "are"
                | "be"
                | "was"
                | "been"
                | "were"
                | "get"
                | "gets"
                | "got"
                | "being"
                | "it's"
                | "they're"
                | "that's"
                | "not"
        )
    })
}

/// `we've given that up`, `no, we stopped weighing them`.
fn given_up(words: &[Token]) -> bool {
    let short = words.len() <= 8
        && has_any(
            words,
            patterns![
                "given|gave that|it|this|them up",
                "stopped|dropped|ditched|scrapped that|doing"
            ],
        );
    let stopped = starts_any(words, patterns!["no? we|they|i've|we've|they've stopped *"]);
    short || stopped.is_some_and(|n| words[n - 1].key.ends_with("ing"))
}

/// `last summer: a full hour`, `before, we had a chiller for this, you put the tray in`: the past by name, then how it was.
fn heads_the_past(words: &[Token]) -> bool {
    let dated = starts_any(
        words,
        patterns!["last|previous summer|year|winter|spring|autumn|season|time|month"],
    );
    let before = starts_any(
        words,
        patterns![
            "before|earlier|formerly|previously we|they|you|i|it|there had|did|was|were|used|went"
        ],
    );
    dated.is_some_and(|n| words[n - 1].tail() == Some(':') && n < words.len())
        || before.is_some() && words[0].comma()
}

/// `the form is dead`: what is told of is no more.
fn is_dead(words: &[Token]) -> bool {
    let end = &words[words.len().saturating_sub(2)..];
    words.len() <= 14
        && starts_any(end, patterns!["is|are dead|history|obsolete|extinct"]).is_some()
        && !has_any(
            words,
            patterns!["if|when|until|unless|check|that|sure|once|whether"],
        )
}

/// `last summer I let it go a full hour and it came out sour`: who did it, after the time that is over.
fn back_then(words: &[Token]) -> bool {
    let then = starts_any(
        words,
        patterns![
            "last|one summer|winter|spring|autumn|year|month|week|time|season|christmas|easter",
            "back then",
            "years|months|weeks ago"
        ],
    );
    let rest = &words[then.unwrap_or(words.len())..];
    rest.first()
        .is_some_and(|t| super::super::lexicon::is_subject(&t.key))
        && rest.iter().any(|t| is_past(&t.key))
}

/// `form 4's the old one`, `that was the old form`: what is told of no longer holds.
fn of_the_old_one(words: &[Token]) -> bool {
    let old = find(words, patterns!["the|my|our old *"]);
    old.is_some_and(|(at, _)| {
        (1..=4).contains(&at)
            && (matches!(words[at - 1].key.as_str(), "is" | "was" | "are" | "were")
                || words[at - 1].key.ends_with("'s") && words[at - 1].key != "it's")
            && !words[..at]
                .iter()
                .any(|t| matches!(t.key.as_str(), "if" | "when" | "where" | "what" | "which"))
    })
}

/// `in the days of the old press you'd wet the paper`, `in BR days we took a shovelful`.
fn in_the_days(words: &[Token]) -> bool {
    let n = starts_any(
        words,
        patterns![
            "in the? old|early? days|times of",
            "in the old|early days|times",
            "in * days|times"
        ],
    );
    n.is_some_and(|n| {
        !words[..n]
            .iter()
            .any(|t| t.is_number() || matches!(t.key.as_str(), "a" | "few" | "some" | "several"))
            && words[n..]
                .iter()
                .any(|t| t.key.ends_with("'d") || t.key == "would" || is_past(&t.key))
    })
}

/// `when I raced we'd do them in a bathroom`; `was 30 on my sheet`, without its subject.
fn was_once(words: &[Token]) -> bool {
    let past = |t: &Token| is_past(&t.key);
    let unclear = |t: &Token| {
        matches!(
            t.key.as_str(),
            "put" | "cut" | "set" | "let" | "read" | "hit" | "shut" | "said"
        )
    };
    let once = words.len() > 3
        && words[0].key == "when"
        && matches!(words[1].key.as_str(), "i" | "we" | "he" | "she")
        && past(&words[2])
        && !unclear(&words[2])
        && words[3..].iter().any(|t| t.key.ends_with("'d") || past(t));
    let bare = words.len() > 1
        && matches!(words[0].key.as_str(), "was" | "were")
        && !super::super::lexicon::is_subject(&words[1].key)
        && !super::super::amounts::amounts(&words[..words.len().min(4)]).is_empty();
    once || bare
}

/// Where a sentence about how it was turns to how it is.
pub(in super::super) fn present(tokens: &[Token]) -> Option<usize> {
    let (at, n) = find(tokens, patterns!["but? now|nowadays"])
        .or_else(|| find(tokens, patterns!["but? these days"]))?;
    (at > 2 && at + n < tokens.len()).then_some(at + n)
}
