//! What once happened, what somebody said, and how it was done before.
use super::lexicon::is_past;
use super::patterns::{
    PatternSet, WordSet, find, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::talk::lead;
use super::token::Token;

pub(super) static STORY: PatternSet = pattern_set![
    "yesterday",
    "the other day",
    "years|weeks|months ago",
    "one time",
    "last night",
    "this one guy|customer|time",
    "back in the",
    "back in my",
    "funny story",
    "true story",
    "my first day|week|year|job",
    "when i started",
    "i remember when|once|one|the",
    "we had a|this|one",
    "i had a|this|one",
    "there was a|this|one",
    "he|she was",
    "he|she said",
    "i was like",
    "they were",
];

/// A story of what once happened, or how it once was.
pub(super) fn is_story(tokens: &[Token]) -> bool {
    static PAST: WordSet = word_set!(
        "had was were got went did came told said lost forgot broke left took ended spilled called tried made"
    );
    if quotes(tokens) || recounts(tokens) {
        return true;
    }
    // `roll back the deploy if there was one in the last two hours`
    let case = tokens.iter().skip(1).position(|t| t.key == "if");
    let tokens = &tokens[..case.map_or(tokens.len(), |at| at + 1)];
    let past = tokens.iter().any(|t| PAST.contains(t.key.as_str()))
        || tokens.windows(2).any(|p| {
            // `my nephew caught one`: a noun and its verb in the past
            is_past(&p[1].key)
                && !super::verbs::is_participle(&p[1].key)
                && !super::lexicon::is_auxiliary(&p[0].key)
                && p[0].tail().is_none()
        });
    let dated = has_any(
        tokens,
        patterns![
            "last week|month|year|summer|winter|time|spring|fall|friday|monday|tuesday",
            "once before|when|in|at|on|because|and|by|during|with|last",
            "this morning",
        ],
    );
    let dated = dated
        || tokens
            .last()
            .is_some_and(|t| t.key == "once" && tokens.len() > 3);
    let told = find(tokens, &STORY).is_some_and(|(at, _)| {
        // `valves back how they were` tells no story
        !matches!(tokens[at].key.as_str(), "they" | "he" | "she")
            || at == 0
            || tokens[at - 1].tail().is_some()
            || matches!(
                tokens[at - 1].key.as_str(),
                "and" | "but" | "so" | "because"
            )
    });
    (past && (dated || told))
        || once(lead(tokens))
        || as_if_now(lead(tokens))
        || has_any(
            tokens,
            patterns![
                "yesterday",
                "the other day",
                "funny story",
                "true story",
                "years ago",
                "one|some time|day|night|morning|year i|we|he|she|they|a|the|this|some|somebody|someone|i'm|i've|he's|she's|we're|they're|my|our",
            ],
        )
}

/// `Once I let him go and it was sixty short`: what happened one time; `once we have counted it, …` is a case.
fn once(words: &[Token]) -> bool {
    const FAR: usize = 14;
    let told = starts_any(
        words,
        patterns![
            "once i|we|he|she|they|somebody|someone",
            "once a|an|my|our|this|one * *"
        ],
    );
    let rest = &words[..words.len().min(FAR)];
    let past = rest.windows(2).any(|p| {
        let helped = matches!(
            p[0].key.as_str(),
            "have" | "has" | "is" | "are" | "been" | "be"
        ) || p[0].key.ends_with("'s")
            || p[0].key.ends_with("'ve");
        // `wanted it`: no participle
        let acted = p[1].key.ends_with("ed") && p[1].tail().is_none();
        is_past(&p[1].key) && !helped && (acted || !super::verbs::is_participle(&p[1].key))
    });
    let now = |t: &Token| matches!(t.key.as_str(), "you" | "you're" | "your" | "is" | "are");
    told.is_some() && past && !rest.iter().any(now)
}

/// `Last winter a lad from the yard, he leaves his phone on the belt`: what happened, told as if it were now.
fn as_if_now(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "last week|month|year|summer|winter|time|spring|autumn|fall|night|season|christmas|easter|monday|tuesday|wednesday|thursday|friday|saturday|sunday a|an|this|some|one|somebody|someone|my|he|she|they|our",
            "this|so? one guy|lad|bloke|fella|woman|girl|man|kid|customer|chap|fellow|driver|student|apprentice",
            "my first|second|last day|week|month|year|job|shift|time here|there|at|on|in? i|we",
            "when i was|started|came|joined|worked",
            "a|two|three|four|five|six|ten|couple|few|several couple|few? of? years|year|winters|summers|seasons|weeks|months|days|batches|jobs|shifts|moves|managers|owners ago|back",
            "my|our first|last|old|previous * i|we|they"
        ],
    )
    .is_some()
        && !words.iter().take(8).any(|t| matches!(t.key.as_str(), "you" | "your" | "if" | "when" | "every"))
}

/// Somebody's words, told again: `and somebody said just open it`.
pub(super) fn quotes(tokens: &[Token]) -> bool {
    static SPEAKERS: PatternSet = pattern_set![
        "he|she|they|somebody|someone|i|boss|guy|man|woman|lady|consultant|customer|people|everybody|everyone|kid|manager|mate|mum|dad|wife|husband|director|bloke said|goes|went|told|shouted",
        "he|she|they|somebody|someone|i was|were like",
        "he's|she's|they're like|going",
    ];
    find(tokens, &SPEAKERS).is_some_and(|(at, n)| {
        let rest = &tokens[at + n..];
        let value = !super::amounts::amounts(&rest[..rest.len().min(4)]).is_empty();
        let moved = matches!(tokens[at + n - 1].key.as_str(), "goes" | "went");
        let told = !moved || tokens[at + n - 1].comma();
        !value
            && !rest.is_empty()
            && told
            && starts_any(tokens, patterns!["like|as i|we said"]).is_none()
    })
}

/// A deed of the past with a person as its subject: `we did this once`, `I left a screwdriver in a panel`.
pub(super) fn recounts(tokens: &[Token]) -> bool {
    let rest = lead(tokens);
    let when = starts_any(
        rest,
        patterns![
            "in|last|one|that|this spring|summer|autumn|fall|winter|january|february|march|april|june|july|august|september|october|november|december|year"
        ],
    );
    let rest = &rest[when.unwrap_or(0)..];
    let Some(first) = rest.first() else {
        return false;
    };
    let person = matches!(first.key.as_str(), "i" | "we" | "he" | "she" | "they");
    let skip = rest[1..]
        .iter()
        .take_while(|t| super::lexicon::is_adverb(&t.key))
        .count();
    let verb = rest.get(1 + skip).map_or("", |t| t.key.as_str());
    let ambiguous = matches!(
        verb,
        "put"
            | "cut"
            | "set"
            | "let"
            | "read"
            | "hit"
            | "shut"
            | "used"
            | "need"
            | "feed"
            | "found"
            | "forgot"
            | "said"
            | "thought"
            | "mentioned"
            | "skipped"
            | "missed"
            | "ground"
            | "felt"
    );
    // `I told you eight hours`: what was said of the work
    let to_you = starts_any(rest, patterns!["i|we told|gave|showed you"]).is_some();
    person && is_past(verb) && !ambiguous && !to_you
}

/// `(Story about her aunt)`: a remark of whoever took the notes.
pub(super) fn is_remark(tokens: &[Token]) -> bool {
    let opened = tokens.first().is_some_and(|t| t.word.starts_with('('));
    let whole = opened
        && (tokens.last().is_some_and(|t| t.word.contains(')'))
            || !tokens.iter().any(|t| t.word.contains(')')));
    let past = tokens.windows(2).any(|p| {
        super::lexicon::is_subject(&p[0].key) && (is_past(&p[1].key) || p[1].key == "used")
    });
    whole
        && (past
            || starts_any(
                tokens,
                patterns![
                    "long|funny|nice|a|some? story|joke|anecdote|chat|digression|lunch|laughter"
                ],
            )
            .is_some()
            || is_story(tokens))
}

/// Words that name a year that is over, as stories do.
pub(super) fn is_dated(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| {
        t.key.len() == 4
            && (t.key.starts_with("19") || t.key.starts_with("20"))
            && t.key.bytes().all(|b| b.is_ascii_digit())
    }) || recounts(tokens)
}

/// How it was done before: not how it is done.
pub(super) fn is_obsolete(tokens: &[Token]) -> bool {
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
            "any longer",
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
        .is_some_and(|t| super::lexicon::is_subject(&t.key))
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
        && !super::lexicon::is_subject(&words[1].key)
        && !super::amounts::amounts(&words[..words.len().min(4)]).is_empty();
    once || bare
}

/// Where a sentence about how it was turns to how it is.
pub(super) fn present(tokens: &[Token]) -> Option<usize> {
    let (at, n) = find(tokens, patterns!["but? now|nowadays"])
        .or_else(|| find(tokens, patterns!["but? these days"]))?;
    (at > 2 && at + n < tokens.len()).then_some(at + n)
}
