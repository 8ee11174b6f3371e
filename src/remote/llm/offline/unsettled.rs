//! What the talk itself leaves unsettled: owners that nobody names, values that two people give, answers that break off.
use super::fillers;
use super::patterns::{PatternSet, find, has_any, pattern_set, patterns, starts_any};
use super::questions::{self, Doubt};
use super::talk;
use super::token::{Token, keys, places, plain, sentence, stems};
use super::turns::{End, Mood, Sentence};
use crate::domain::quantity::{Quantity, quantities_of};

/// How many sentences an answer may take.
const REPLY: usize = 5;
/// How far back the value stands that another is put up against.
const BACK: usize = 6;
/// The most words of a question and of a claim.
const LONGEST: usize = 24;

/// The open questions of all sentences, in their order.
pub(super) fn unsettled(sentences: &[Sentence]) -> Vec<Doubt> {
    let mut out: Vec<Doubt> = Vec::new();
    for at in 0..sentences.len() {
        let s = &sentences[at];
        if matches!(s.mood, Mood::Code | Mood::Heading(_)) {
            continue;
        }
        let known = |d: &Doubt| {
            let near = out.len().saturating_sub(3);
            out[near..]
                .iter()
                .any(|o| d.at.iter().any(|a| o.at.contains(a)))
        };
        let open = unanswered(sentences, at)
            .or_else(|| either(sentences, at))
            .or_else(|| rival(sentences, at).filter(|d| !known(d)))
            .or_else(|| to_settle(sentences, at).filter(|d| !known(d)))
            .or_else(|| super::admissions::admission(sentences, at).filter(|d| !known(d)))
            .or_else(|| blank(s));
        let breaks = super::evasions::breaks_down(s).then(|| {
            questions::unfinished(
                &s.tokens,
                s.speaker.clone(),
                before(sentences, at).as_deref(),
            )
        });
        let owner = super::evasions::unowned(&s.tokens)
            .then(|| questions::whose(&fillers::strip(&s.tokens), s.speaker.clone()))
            .filter(|_| open.is_none());
        out.extend(open.into_iter().chain(breaks).chain(owner));
    }
    out
}

/// Words that own to not knowing, or that tell of how it was, where an answer is due.
static VAGUE: PatternSet = pattern_set![
    "used to be|think|do|go|ring|have",
    "somebody|someone|somebody's|someone's",
    "couldn't|can't tell|say|remember|recall",
    "don't|dunno|didn't know",
    "dunno",
    "no idea|clue",
    "no * idea",
    "not sure|certain",
    "good question",
    "was going to",
    "thought it|it's|you|that was|is|were",
    "i thought it's|it",
    "or is it",
    "never|not really|quite|actually|fully? settled|decided|agreed|clear|sorted|discussed",
    "never told|done|asked|counted|needed|agreed|deleted|happened",
    "that's true",
    "i'll|i? will|need to ask|check|think|find|look",
    "need to find|check|ask|look",
    "not any more|longer",
    "depends",
    "have|has|we'd|i'd|you'd|we'll|i'll|you'll to? see|think|look|wait",
    "have|has to see|think|look|wait",
    "different|another|other kettle|story|matter|question|animal|thing",
    "that's|it's a? good|tricky|hard|tough|interesting one|question",
    "couldn't say|tell",
    "haven't|hasn't|never thought|decided|worked|figured|got|come that|it|about|out|up|across|to",
    "cross that bridge",
    "play|plays|playing it by ear",
    "it|that varies|changes|differs",
    "whoever's|whoever is|has|happens",
    "god|lord|who|heaven knows",
    "beats me",
    "has|have|he's|she's|they've left|gone|retired",
    "but i think",
    "there? isn't any|one",
    "nobody|no-one",
    "let's not",
    "it's|is up to",
];

/// A question for a person, a thing, a place or a measure, or one that yes or no would answer.
fn asks_for(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "who|whom|whose|which|what|what's|where|where's|when|how",
            "call|ask|tell|ring|from|to|by who|whom",
            "is|are|does|do|should|must|has|have|can that|it|this|the|they|he|she|we|i|you"
        ],
    )
    .is_some()
}

/// A question whose answer is no answer.
fn unanswered(sentences: &[Sentence], at: usize) -> Option<Doubt> {
    let s = &sentences[at];
    let words = put(talk::lead(&s.tokens));
    let asks = s.end == End::Question || s.mood == Mood::Speech && words.len() <= 14;
    if !asks || words.len() < 2 || s.tokens.len() > LONGEST || questions::is_tag(words) {
        return None;
    }
    let reply = reply(sentences, at);
    let owner = asks_whose(s, words);
    let open = stays_open(s, words, &reply);
    if !owner && !open && !asks_case(s, words) {
        return None;
    }
    let vague = reply
        .iter()
        .any(|r| has_any(&r.tokens, &VAGUE) || super::evasions::breaks_down(r));
    let silent = reply.iter().all(|r| r.speaker == s.speaker) && s.mood == Mood::Speech;
    (vague || open || owner && silent).then(|| {
        let borne = reply.iter().take(2).flat_map(|r| places(&r.tokens));
        Doubt {
            text: questions::in_context(
                format!("{}?", sentence(words).trim_end_matches(['?', '.', ','])),
                words,
                before(sentences, at).as_deref(),
            ),
            ask: reply.iter().find_map(|r| to_ask(&r.tokens)),
            at: places(&s.tokens).into_iter().chain(borne).collect(),
        }
    })
}

/// `who signs it`, `and somebody tells the call centre?`: whose a deed is.
fn asks_whose(s: &Sentence, words: &[Token]) -> bool {
    let who = starts_any(words, patterns!["who|who's|whose"]).is_some()
        && starts_any(
            words,
            patterns![
                "who told|said|says|knows|cares|wants",
                "who's that|this|there"
            ],
        )
        .is_none();
    let somebody = patterns!["somebody|someone", "does|do|should|will somebody|someone"];
    who || s.end == End::Question && starts_any(words, somebody).is_some()
}

/// `what if it rains?`, `what do I do when it rains`: a case.
fn asks_case(s: &Sentence, words: &[Token]) -> bool {
    let case = starts_any(
        words,
        patterns![
            "what if|when",
            "what about",
            "if|when",
            "what do|does|should|happens you|we|i|one? do? if|when",
        ],
    );
    case.is_some() && s.end == End::Question
        || starts_any(words, patterns!["what do|should i|we|you do if|when"]).is_some()
}

/// Whether what another answers to a question leaves it open.
fn stays_open(s: &Sentence, words: &[Token], reply: &[&Sentence]) -> bool {
    let case = asks_case(s, words);
    let to_say = case || asks_for(words);
    let stumped = |r: &Sentence| {
        r.tokens.len() <= 12
            && (has_any(&r.tokens, &VAGUE) || questions::undecided(&r.tokens))
            && quantities_of(&keys(&r.tokens)).is_empty()
    };
    let first = reply.iter().find(|r| r.speaker != s.speaker);
    s.end == End::Question
        && (to_say || words.len() <= 4)
        && first.is_some_and(|r| {
            super::evasions::answers_nothing(&r.tokens)
                || to_say && stumped(r)
                || super::admissions::refers(&r.tokens)
                || case && super::admissions::dismisses(&r.tokens)
        })
}

/// What was said last before a sentence, with words of content.
fn before(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let source = sentences[at].source;
    let told = sentences[..at].iter().rev().take(4);
    told.take_while(|b| b.source == source)
        .map(|b| fillers::strip(&b.tokens))
        .find(|words| stems(words).len() >= 2)
}

/// `last one, what do I do when …`: the question itself.
fn put(words: &[Token]) -> &[Token] {
    let comma = words.iter().take(4).position(Token::comma);
    let rest = comma.map_or(words, |c| &words[c + 1..]);
    let asks = starts_any(rest, patterns!["who|who's|what"]).is_some();
    if asks { rest } else { words }
}

/// `UK or UTC?`, and nobody says which.
fn either(sentences: &[Sentence], at: usize) -> Option<Doubt> {
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    let or = words.iter().position(|t| t.key == "or")?;
    let chosen = s.end == End::Question && or > 0 && or + 1 < words.len() && words.len() <= 12;
    if !chosen || questions::is_tag(words) {
        return None;
    }
    let mut named = stems(words);
    named.retain(|w| w != "one");
    let answered = reply(sentences, at).iter().take(3).any(|r| {
        r.speaker != s.speaker
            && (stems(&r.tokens).iter().any(|w| named.contains(w)) || talk::affirms(&r.tokens))
    });
    (!answered).then(|| Doubt {
        text: format!("{}?", sentence(words).trim_end_matches('?')),
        ask: None,
        at: places(words),
    })
}

/// What follows a question, until its asker asks the next.
fn reply(sentences: &[Sentence], at: usize) -> Vec<&Sentence> {
    let s = &sentences[at];
    sentences[at + 1..]
        .iter()
        .take(REPLY)
        .take_while(|r| r.source == s.source)
        .take_while(|r| {
            !(r.speaker == s.speaker && r.end == End::Question && r.tokens.len() > 2)
                || r.turn == s.turn
        })
        .collect()
}

/// Whom the words send one to: `ask Karen`, `check with the agency`.
fn to_ask(tokens: &[Token]) -> Option<String> {
    let (at, n) = find(tokens, patterns!["ask|check|confirm with?"])?;
    let name = tokens.get(at + n)?;
    let word = name.word.trim_matches(|c: char| !c.is_alphanumeric());
    (word.starts_with(char::is_uppercase) && word.len() > 2).then(|| word.to_owned())
}

/// A value as somebody has heard it, or as it is written down.
static CLAIMS: PatternSet = pattern_set![
    "i was told",
    "told|tells|telling me|us",
    "i remember|thought|heard|understood",
    "i have|had|got it as|at|down",
    "says",
    "say",
    "swears",
    "is|isn't it not",
    "isn't it",
    "said * i thought",
    "isnt it",
    "not|really every",
    "i've|i always? do|done|did|said",
    "on the sheet|wall|card|label|board|poster|box|bottle|tin",
    "i'm sure",
];

/// Whether words put up a value of their own.
pub(super) fn claims(tokens: &[Token]) -> bool {
    !values(tokens).is_empty() && has_any(tokens, &CLAIMS)
}

/// A number that another speaker, a book or a sign puts up against the one that was told, and nobody takes up.
fn rival(sentences: &[Sentence], at: usize) -> Option<Doubt> {
    let s = &sentences[at];
    let values = values(&s.tokens);
    if s.tokens.len() > LONGEST || !claims(&s.tokens) {
        return None;
    }
    let other = |b: &&Sentence| {
        let apart = b.speaker != s.speaker
            || b.speaker.is_none()
            || has_any(&s.tokens, patterns!["says|swears"]);
        apart
            && self::values(&b.tokens).iter().any(|o| {
                values.iter().all(|v| (v.value - o.value).abs() > 1e-9)
                    && values
                        .iter()
                        .any(|v| v.unit == o.unit || v.unit.is_empty() || o.unit.is_empty())
            })
    };
    let far = if values.iter().all(|v| v.unit.is_empty()) {
        4
    } else {
        BACK
    };
    let told = sentences[at.saturating_sub(far)..at]
        .iter()
        .rev()
        .take_while(|b| b.source == s.source)
        .find(other)?;
    if settled(sentences, at, &values) || keeps(sentences, at, told) {
        return None;
    }
    let named = reply(sentences, at).iter().find_map(|r| to_ask(&r.tokens));
    let ask = named.or_else(|| told.speaker.clone());
    // `cups, 2 sleeves.` `3.` `I've always done 2.`: the one was told in full before the other was put up
    let before = sentences[..at]
        .iter()
        .rev()
        .skip_while(|b| !std::ptr::eq(*b, told));
    let full = before.skip(1).take(BACK).find(|b| {
        b.source == s.source
            && b.speaker == s.speaker
            && b.tokens.len() > s.tokens.len()
            && self::values(&b.tokens)
                .iter()
                .any(|o| values.iter().any(|v| (v.value - o.value).abs() < 1e-9))
    });
    Some(match full {
        Some(full) => which(&[full, told], ask),
        None => which(&[told, s], ask),
    })
}

/// Whether the next of another speaker takes the number up, or turns it down for good.
fn settled(sentences: &[Sentence], at: usize, values: &[Quantity]) -> bool {
    let s = &sentences[at];
    let next: Vec<&Sentence> = reply(sentences, at);
    if next.iter().any(|r| has_any(&r.tokens, &VAGUE)) {
        return false;
    }
    let Some(first) = next.iter().find(|r| r.speaker != s.speaker) else {
        return false;
    };
    let echoed = self::values(&first.tokens)
        .iter()
        .any(|q| values.iter().any(|v| (v.value - q.value).abs() < 1e-9));
    let asked = first.end == End::Question;
    !asked
        && (echoed
            || talk::nods(&first.tokens)
            || super::admissions::mistaken(&first.tokens)
            || starts_any(
                &first.tokens,
                patterns!["oh|well|ah? no|nope|sorry|it's|that's"],
            )
            .is_some())
}

/// Whether whoever told the value says it again after another was put up: `Two hundred.`
fn keeps(sentences: &[Sentence], at: usize, told: &Sentence) -> bool {
    let own = quantities_of(&keys(&told.tokens));
    let rival = quantities_of(&keys(&sentences[at].tokens));
    let has = |all: &[Quantity], q: &Quantity| all.iter().any(|o| (o.value - q.value).abs() < 1e-9);
    let again = |r: &Sentence| {
        let said = quantities_of(&keys(&r.tokens));
        r.speaker == told.speaker
            && r.end != End::Question
            && r.tokens.len() <= 4
            && said.iter().any(|q| has(&own, q) && !has(&rival, q))
    };
    let replies = reply(sentences, at);
    let unsure = |r: &Sentence| {
        to_ask(&r.tokens).is_some()
            || has_any(
                &r.tokens,
                patterns![
                    "don't|dunno|didn't know",
                    "check|ask|look",
                    "maybe|perhaps|either"
                ],
            )
    };
    !replies.iter().any(|r| unsure(r)) && replies.iter().any(|r| again(r))
}

/// The numbers that may be values of something.
fn values(tokens: &[Token]) -> Vec<Quantity> {
    let mut all = quantities_of(&keys(tokens));
    all.retain(|q| q.value >= 2.0);
    all
}

/// `somebody should decide that`, `we never agreed`: what was said before it stands open.
fn to_settle(sentences: &[Sentence], at: usize) -> Option<Doubt> {
    let s = &sentences[at];
    let decide = has_any(
        &s.tokens,
        patterns![
            "somebody|someone|somebody's|someone's should|must|has|have|needs|wants|gonna|going|ought to? have? to? decide|settle|make",
            "somebody|someone make|makes|decide|decides|settle|settles",
            "never agreed",
            "we|they can't|don't|never agree",
            "i don't know where they've|they|that|it|you",
        ],
    );
    let bare = questions::undecided(&s.tokens) && stems(&fillers::strip(&s.tokens)).len() <= 3;
    if bare {
        // what the speaker does not know stands in the words before
        let before = sentences[..at].iter().rev().take(3);
        let mut said: Vec<&Sentence> = before
            .take_while(|b| b.source == s.source && b.turn == s.turn)
            .filter(|b| b.tokens.len() >= 3)
            .take(2)
            .collect();
        said.reverse();
        let whole: Vec<&Sentence> = said.into_iter().chain([s]).collect();
        return (whole.len() > 1).then(|| left(&whole, to_ask(&s.tokens)));
    }
    if !decide {
        return None;
    }
    let said = |b: &&Sentence| {
        b.source == s.source && !values(&b.tokens).is_empty() && b.tokens.len() <= 40
    };
    let before: Vec<&Sentence> = sentences[at.saturating_sub(BACK)..at]
        .iter()
        .filter(said)
        .collect();
    let last = &before[before.len().saturating_sub(2)..];
    (!last.is_empty()).then(|| which(last, to_ask(&s.tokens)))
}

/// Words that end in not knowing.
fn left(said: &[&Sentence], ask: Option<String>) -> Doubt {
    let words: Vec<Token> = said.iter().flat_map(|s| s.tokens.clone()).collect();
    Doubt {
        text: format!("“{}”: what holds?", plain(&words)),
        ask,
        at: places(&words),
    }
}

/// Which of the things that were said holds.
fn which(said: &[&Sentence], ask: Option<String>) -> Doubt {
    let quoted: Vec<String> = said
        .iter()
        .map(|s| format!("“{}”", plain(&fillers::strip(&s.tokens))))
        .collect();
    let question = if said.len() > 1 {
        "which one holds?"
    } else {
        "does this hold?"
    };
    Doubt {
        text: format!("{}: {question}", quoted.join(" or ")),
        ask,
        at: said.iter().flat_map(|s| places(&s.tokens)).collect(),
    }
}

/// A cell of a table, or the end of a note, that holds a question mark and no more.
fn blank(s: &Sentence) -> Option<Doubt> {
    let empty = s.mood != Mood::Speech && s.tokens.iter().any(|t| t.word == "?");
    empty.then(|| questions::written(&s.tokens))
}
