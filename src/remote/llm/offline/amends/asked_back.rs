//! A value asked back and refused: `set it to twenty.` `Twenty?` `No, not any more. They're thicker now. Thirty.`
use super::super::amounts::{Amount, Class, amounts};
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::phrase::lowered;
use super::super::token::{Token, clause_end, put_for as put_words};
use super::super::turns::{End, Sentence, unsay};
use super::super::{fillers, reading, talk};
use super::slots::Slots;
use super::stated::{Stated, stated};
use super::{FAR, NEAR, before, keep, own_place, replace, tells};

/// How many sentences an answer takes at most before it comes to the value.
const ANSWER: usize = 3;
/// The most words of a question that only asks a value back.
const ECHO: usize = 6;

/// Puts the value with which an answer ends where the one stood that was asked back and refused.
pub(super) fn refused(sentences: &mut [Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    let new = value(s)?;
    let no = (at.saturating_sub(ANSWER)..at)
        .rev()
        .take_while(|i| sentences[*i].speaker == s.speaker && sentences[*i].source == s.source)
        .find(|i| refuses(&sentences[*i]))?;
    let asked = no.checked_sub(1)?;
    let old = asked_back(sentences, asked, at, &new)?;
    let told = put_for(sentences, (asked, at), &old, &new, NEAR)?;
    for s in &mut sentences[asked..at] {
        if reading::asks(s).is_none() {
            s.tokens.clear();
        }
    }
    sentences[asked].tokens.clear();
    keep(&mut sentences[at], &new.rest);
    Some(told)
}

/// `Cook it for ten minutes.` `Ten?` **`Twelve.`**: what is asked back is answered with another.
pub(super) fn other(sentences: &mut [Sentence], at: usize) -> bool {
    let asked = at - 1;
    let q = &sentences[asked];
    let back = amounts(&q.tokens);
    let [old] = back.as_slice() else {
        return false;
    };
    let idle = |t: &Token| matches!(t.key.as_str(), "only" | "just" | "really" | "so" | "oh");
    let beside = [
        &q.tokens[..old.at],
        q.tokens.get(old.end..).unwrap_or_default(),
    ];
    let alone = q.end == End::Question && beside.concat().iter().all(idle);
    if !alone || until(sentences, at, old) {
        return alone;
    }
    let Some(new) = value(&sentences[at]) else {
        return false;
    };
    let reason = starts_any(
        &new.rest,
        patterns![
            "really|actually|now|then",
            "because|cause|cos|since|they|it|it's|they're|we"
        ],
    );
    if !new.rest.is_empty() && reason.is_none() || new.values.len() > 1 {
        return false;
    }
    let told = asked_back(sentences, asked, at, &new)
        .and_then(|old| put_for(sentences, (asked, at), &old, &new, NEAR));
    if told.is_some() {
        sentences[asked].tokens.clear();
        keep(&mut sentences[at], &new.rest);
    }
    told.is_some()
}

/// `Hold it for five seconds.` `Five?` **`Er, until it beeps.`**
fn until(sentences: &mut [Sentence], at: usize, old: &Amount) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let words = talk::lead(&words);
    let words = &words[starts_any(words, patterns!["well"]).unwrap_or(0)..];
    let other = sentences[at - 1].speaker != s.speaker;
    if starts_any(words, patterns!["until|till it|they|you|the *"]).is_none() || !other {
        return false;
    }
    let mut until = words[..clause_end(words)].to_vec();
    let found = own_place(sentences, at, NEAR, |told| {
        let span = |a: &Amount| a.alike(old) && a.at > 0 && told[a.at - 1].key == "for";
        amounts(told).into_iter().find(span)
    });
    let Some((told, place)) = found else {
        return false;
    };
    until[0].word = lowered(&until[0].word);
    put_words(&mut sentences[told].tokens, place.at - 1, place.end, &until);
    unsay(&mut sentences[at - 1..=at]);
    true
}

/// `Four seconds?` `It's twelve now.`: what is asked back holds no longer, wherever it was told.
pub(super) fn now_so(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let now = starts_any(talk::lead(&s.tokens), patterns!["it's|that's|they're"]).is_some()
        && has_any(
            &s.tokens,
            patterns!["now", "these days", "they changed|put"],
        );
    let judged = judged(sentences, at);
    let Some(new) = value(s).filter(|_| now || judged.is_some()) else {
        return false;
    };
    let asked = judged.unwrap_or(at - 1);
    let first = || {
        let all = Slots::of(&new).all(&sentences[asked].tokens);
        all.into_iter().next().filter(|a| a.at == 0)
    };
    let old = match judged {
        Some(_) => first(),
        None => asked_back(sentences, asked, at, &new),
    };
    let told = old.and_then(|old| put_for(sentences, (asked, at), &old, &new, FAR));
    if told.is_some() {
        unsay(&mut sentences[asked..at]);
        keep(&mut sentences[at], &new.rest);
    }
    told.is_some()
}

/// `Ten is a lot.`, `Ten? That's loads.`: the sentence of another just before, which says a value and that it is too much.
fn judged(sentences: &[Sentence], at: usize) -> Option<usize> {
    const JUDGED: usize = 8;
    let (s, last) = (&sentences[at], at.checked_sub(1)?);
    let too = |t: &Sentence| {
        has_any(
            &t.tokens[..t.tokens.len().min(JUDGED)],
            patterns![
                "is|are|that's|it's|thats|its|seems|sounds|looks a? bit|way|far? a|too|loads|lots|plenty|steep *?",
                "isn't|not enough"
            ],
        ) && has_any(
            &t.tokens[..t.tokens.len().min(JUDGED)],
            patterns![
                "a lot|bit",
                "loads|lots|plenty|steep",
                "too *",
                "not? enough"
            ],
        )
    };
    let other = |i: usize| {
        let t = &sentences[i];
        t.speaker != s.speaker && t.source == s.source
    };
    let valued = |i: usize| sentences[i].tokens.first().is_some_and(Token::is_number);
    if !other(last) || !too(&sentences[last]) {
        return None;
    }
    let asked = last.checked_sub(usize::from(!valued(last)))?;
    (other(asked) && valued(asked)).then_some(asked)
}

/// The value that a sentence only tells.
fn value(s: &Sentence) -> Option<Stated> {
    let new = stated(&fillers::pauses(&s.tokens)).filter(|_| s.end != End::Question)?;
    let plain = new.label.is_none() && !new.code && !matches!(new.first().class, Class::Word(_));
    plain.then_some(new)
}

/// Puts a value where whoever gives it told the old one, before it was asked back. Says where that was.
fn put_for(
    sentences: &mut [Sentence],
    (asked, at): (usize, usize),
    old: &Amount,
    new: &Stated,
    reach: usize,
) -> Option<usize> {
    let (told, places) = before(sentences, asked, reach).find_map(|i| {
        let t = &sentences[i];
        let own = t.speaker == sentences[at].speaker && tells(t);
        let fit = |a: &Amount| a.alike(old) && new.first().may_stand_for(a);
        let all = Slots::of(new).all(&t.tokens);
        let one = all.into_iter().find(|a| fit(a)).filter(|_| own)?;
        Some((i, vec![one]))
    })?;
    replace(&mut sentences[told], &places, new).then_some(told)
}

fn refuses(s: &Sentence) -> bool {
    starts_any(
        &s.tokens,
        patterns!["oh|ah|well|um? no|nope|nah", "not any? more|anymore|now"],
    )
    .is_some_and(|n| n == s.tokens.len() || s.tokens[n - 1].tail().is_some())
}

/// The value that another only asks back, if the new one may stand for it.
fn asked_back(sentences: &[Sentence], asked: usize, at: usize, new: &Stated) -> Option<Amount> {
    let q = &sentences[asked];
    let other = q.speaker != sentences[at].speaker && q.source == sentences[at].source;
    if !other || q.end != End::Question || q.tokens.len() > ECHO {
        return None;
    }
    Slots::of(new)
        .all(&q.tokens)
        .into_iter()
        .find(|a| new.first().may_stand_for(a) && !new.first().alike(a))
}
