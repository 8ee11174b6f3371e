//! `five litres of milk, Joe?` `Four point eight.`: who tells a value and turns to somebody by name wants it confirmed or put
//! right, and tells it all the same.
use super::super::amounts::{Amount, amounts, put};
use super::super::patterns::{patterns, starts_any};
use super::super::repairs::value_of;
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::{fillers, talk};
use super::spoken;
use super::stated::stated;

/// The most words of an answer that is a value and nothing besides.
const ANSWER: usize = 5;

/// Tells what was put to somebody by name, with the value that they gave.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        called(sentences, at);
        if sentences[at].end == End::Question
            && sentences[at].mood == Mood::Speech
            && spoken(&sentences[at])
            && let Some((words, taken)) = answered(sentences, at)
            && explains(sentences, at)
        {
            sentences[at].tokens = words;
            sentences[at].end = End::Stop;
            let answers = at + 1..(at + 1 + taken).min(sentences.len());
            unsay(&mut sentences[answers]);
        }
    }
}

/// `… for half an hour.` **`Rob?`**, **`Is that right, Rob?`**: the name is said with the value that is put to him.
fn called(sentences: &mut [Sentence], at: usize) {
    let Some(next) = sentences.get(at + 1) else {
        return;
    };
    let s = &sentences[at];
    let own = next.source == s.source && next.turn == s.turn && next.end == End::Question;
    let Some((name, tag)) = next.tokens.split_last().filter(|_| own) else {
        return;
    };
    let asks = patterns![
        "is|isn't that|it still? right|correct",
        "isn't it",
        "right|correct|yeah|yes|still",
        "that's right isn't it?"
    ];
    if !tag.is_empty() && starts_any(tag, asks) != Some(tag.len()) {
        return;
    }
    let answer = sentences.get(at + 2).filter(|a| a.is_by(name));
    let new = answer.and_then(|a| amounts(&a.tokens).into_iter().find(Amount::is_number));
    let put = |new: Amount| amounts(&s.tokens).iter().any(|a| new.may_stand_for(a));
    let told = s.end == End::Stop && spoken(s);
    if told && new.is_some_and(put) && is_other(sentences, s, name) {
        let name = name.clone();
        let s = &mut sentences[at];
        mark_last(&mut s.tokens, ',');
        s.tokens.push(name);
        s.end = End::Question;
        sentences[at + 1].tokens.clear();
        sentences.swap(at, at + 1);
    }
}

/// Whether whoever turns to somebody mostly tells: one who mostly asks is told by the other.
fn explains(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let own = sentences
        .iter()
        .filter(|o| o.speaker == s.speaker && o.source == s.source && spoken(o));
    let (asked, said) = own.fold((0, 0), |(asked, said), o| match o.end {
        End::Question => (asked + 1, said),
        _ => (asked, said + usize::from(!talk::is_backchannel(&o.tokens))),
    });
    said >= asked
}

/// The words told, with the value answered in its place, and how many sentences after it only answer.
fn answered(sentences: &[Sentence], at: usize) -> Option<(Vec<Token>, usize)> {
    let s = &sentences[at];
    let heard = sentences
        .get(at + 1)
        .filter(|h| h.source == s.source && h.speaker != s.speaker && h.end != End::Question)?;
    let mut told = put_to(sentences, at)?;
    let said = fillers::pauses(&heard.tokens);
    let words = value_of(talk::lead(&said)).to_vec();
    let value = amounts(&words)
        .into_iter()
        .find(|a| a.is_number() && a.at <= 1);
    let Some(value) = value.filter(|_| words.len() <= ANSWER) else {
        let yes = talk::is_backchannel(&said) && talk::nods(&said);
        return yes.then_some((told, 1));
    };
    let place = amounts(&told)
        .into_iter()
        .rfind(|a| value.may_stand_for(a))?;
    if !value.alike(&place) {
        told = put(&told, &place, &words, &value);
    }
    let back = sentences
        .get(at + 2)
        .is_some_and(|b| b.speaker == s.speaker && only_says(b, &value));
    Some((told, 1 + usize::from(back)))
}

/// `Four point eight.`, said back, or a nod.
fn only_says(s: &Sentence, value: &Amount) -> bool {
    let said = fillers::pauses(&s.tokens);
    talk::is_backchannel(&said)
        || stated(&said).is_some_and(|v| v.rest.is_empty() && v.first().alike(value))
}

/// `… five litres of milk` **, is it, Joe, since the new flour?**: what is told, without what asks somebody else about it.
fn put_to(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    const REASON: usize = 6;
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let asks = starts_any(
        talk::lead(&words),
        patterns![
            "what|what's|how|how's|when|where|where's|who|who's|which|why|whose",
            "is|are|was|were|do|does|did|can|could|should|shall|will|would|have|has|don't|isn't|didn't"
        ],
    );
    let name = (1..words.len()).rev().take(REASON).find(|i| {
        words[i - 1].comma() && words[*i].tail().is_some() && is_other(sentences, s, &words[*i])
    })?;
    let reason = &words[name + 1..];
    let why = reason.is_empty()
        || starts_any(reason, patterns!["since|with|after|now|these|for|on"]).is_some();
    let mut head = words[..name].to_vec();
    let tag = (1..head.len()).find(|i| {
        let said = starts_any(
            &head[*i..],
            patterns![
                "right|yeah|yes|no|correct",
                "is|isn't|was|wasn't it|that",
                "or is|was it",
                "or is|was it * *?"
            ],
        );
        head[i - 1].comma() && said.is_some_and(|n| i + n == head.len())
    });
    head.truncate(tag.unwrap_or(head.len()));
    let value = amounts(&head).iter().any(Amount::is_number);
    (asks.is_none() && why && value).then(|| {
        bare_last(&mut head);
        mark_last(&mut head, '.');
        head
    })
}

/// Whether a word is the name of another who speaks in this talk.
fn is_other(sentences: &[Sentence], s: &Sentence, word: &Token) -> bool {
    sentences
        .iter()
        .any(|o| o.source == s.source && o.speaker != s.speaker && o.is_by(word))
}
