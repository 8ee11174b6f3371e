//! A question whose answer is no answer: whose a deed is, what is done in a case, what nobody knew.

use super::super::patterns::{has_any, patterns, starts_any};
use super::super::questions::{self, Doubt};
use super::super::talk;
use super::super::token::{Token, keys, places, sentence};
use super::super::turns::{End, Mood, Sentence};
use super::{LONGEST, VAGUE, before, reply, to_ask};
use crate::domain::quantity::quantities_of;

/// A question whose answer is no answer.
pub(super) fn unanswered(sentences: &[Sentence], at: usize) -> Option<Doubt> {
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
    let vague = |r: &&&Sentence| {
        has_any(&r.tokens, &VAGUE)
            || super::super::evasions::breaks_down(r)
            || super::super::admissions::is_left_open(r)
    };
    let silent = reply.iter().all(|r| r.speaker == s.speaker) && s.mood == Mood::Speech;
    (reply.iter().any(|r| vague(&r)) || open || owner && silent).then(|| {
        // what answers nothing, and not what is told after it
        let idle = reply.iter().take(2).filter(vague);
        let borne = idle.flat_map(|r| places(&r.tokens));
        let asked = questions::in_context(
            format!("{}?", sentence(words).trim_end_matches(['?', '.', ','])),
            words,
            before(sentences, at).as_deref(),
        );
        let heard = heard(s, &reply);
        Doubt {
            text: [vec![asked], heard].concat().join(" "),
            ask: reply.iter().find_map(|r| to_ask(&r.tokens)),
            at: places(&s.tokens).into_iter().chain(borne).collect(),
        }
    })
}

/// `How long? One said six months, another three years.`: the values that whoever asks has heard.
fn heard(s: &Sentence, reply: &[&Sentence]) -> Vec<String> {
    let more = reply.iter().take_while(|r| {
        r.speaker == s.speaker
            && r.turn == s.turn
            && r.end != End::Question
            && r.tokens.len() <= LONGEST
    });
    more.filter(|r| !quantities_of(&keys(&r.tokens)).is_empty())
        .map(|r| sentence(&r.tokens))
        .collect()
}

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
    // `How do you know?`: nothing of the work
    let knows = starts_any(words, patterns!["how do|did|would you|we|i know"]);
    s.end == End::Question
        && knows.is_none_or(|n| n < words.len())
        && (to_say || words.len() <= 4)
        && first.is_some_and(|r| {
            super::super::evasions::answers_nothing(&r.tokens)
                || to_say && stumped(r)
                || super::super::admissions::refers(&r.tokens)
                || case && super::super::admissions::dismisses(&r.tokens)
        })
}

/// `last one, what do I do when …`: the question itself.
fn put(words: &[Token]) -> &[Token] {
    let comma = words.iter().take(4).position(Token::comma);
    let rest = comma.map_or(words, |c| &words[c + 1..]);
    let asks = starts_any(rest, patterns!["who|who's|what"]).is_some();
    if asks { rest } else { words }
}
