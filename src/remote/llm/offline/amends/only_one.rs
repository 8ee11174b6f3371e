//! A part of a step that another says is done no more, with the one that still is: `sand it on both sides.`
//! **`We don't do both sides any more. Just the top.`** `Just the top then.`
use super::super::lexicon::opens_place;
use super::super::patterns::{find, patterns, starts_any};
use super::super::token::{Token, bare_last, clause_end, places_in, put_for, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, reading, talk};
use super::stated::led_only_cues;
use super::{NEAR, before, tells};

/// The most words of what is done instead, and of the part that is done no more.
const PART: usize = 6;
/// How many sentences later it may be taken up.
const HEARD: usize = 4;

/// Puts the part that holds where the other was told, once its teller takes it up.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let words = fillers::pauses(&sentences[at].tokens);
    let Some((part, rest)) = no_more(&words) else {
        return false;
    };
    let here = only(&rest);
    let last = at + usize::from(here.is_none());
    let s = &sentences[at];
    let own = |n: &&Sentence| n.speaker == s.speaker && n.source == s.source;
    let next = sentences.get(last).filter(own);
    let new = next.and_then(|n| here.or_else(|| only(&n.tokens)));
    let Some(new) = new.filter(|_| s.end != End::Question) else {
        return false;
    };
    let found = before(sentences, at, NEAR).find_map(|i| {
        let other = sentences[i].speaker != s.speaker && tells(&sentences[i]);
        Some((i, places_in(&sentences[i].tokens, &part).next()?)).filter(|_| other)
    });
    let Some((told, from)) = found else {
        return false;
    };
    let Some(heard) = taken_up(sentences, last, told, &new) else {
        return false;
    };
    put(&mut sentences[told].tokens, from, from + part.len(), &new);
    for i in (at..=last).chain(heard) {
        sentences[i].tokens.clear();
    }
    true
}

/// `we don't do` **both sides** `any more`, and what follows.
fn no_more(words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let from = starts_any(
        words,
        patterns!["we|you|they|i don't|doesn't|never do|use|need|take|have|want?"],
    )?;
    let end = clause_end(words);
    let (at, n) = find(
        words.get(from..end)?,
        patterns!["any more", "anymore|now|nowadays", "these days"],
    )?;
    let part = words[from..from + at].to_vec();
    let named = (1..=PART).contains(&part.len()) && !stems(&part).is_empty();
    // `now, Ann`
    let called = end - (from + at + n) <= 1;
    (named && called || named && from + at + n <= words.len() && words[from + at + n - 1].comma())
        .then(|| (part, words[end..].to_vec()))
}

/// `just` **the top**
fn only(words: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns!["it's|so? just|only it's?", "it's only|just"],
    )?;
    let part = &words[n..n + clause_end(&words[n..])];
    let verb = reading::read(part, super::super::turns::Mood::Speech).is_some();
    let mut part = part.to_vec();
    bare_last(&mut part);
    ((1..=PART).contains(&part.len()) && !verb && !stems(&part).is_empty()).then_some(part)
}

/// What the teller says that takes it up and says no more.
fn taken_up(sentences: &[Sentence], last: usize, told: usize, new: &[Token]) -> Option<Vec<usize>> {
    let (want, have) = (stems(new), stems(&sentences[told].tokens));
    let mut heard = Vec::new();
    let mut sure = false;
    for i in last + 1..sentences.len().min(last + 1 + HEARD) {
        let s = &sentences[i];
        // `Since the spring.`
        let why = starts_any(&s.tokens, patterns!["since|because|cause|cos"]).is_some();
        if why && s.speaker == sentences[last].speaker {
            continue;
        }
        if s.speaker != sentences[told].speaker || s.source != sentences[told].source {
            break;
        }
        let said = stems(&s.tokens);
        let says = want.iter().all(|w| said.contains(w));
        let fair = starts_any(
            &s.tokens,
            patterns!["fair enough", "good point", "true|right"],
        );
        let asks = s.end == End::Question && s.tokens.len() <= 4;
        let known = said
            .iter()
            .filter(|w| want.contains(w) || have.contains(w))
            .count();
        let short = s.tokens.len() <= 8 && known + 2 >= said.len();
        if !(asks || fair.is_some() || talk::nods(&s.tokens) || says && short) {
            break;
        }
        sure |= !asks;
        heard.push(i);
    }
    sure.then_some(heard)
}

/// `on both sides` is `on the top`; what the step says already is left out.
fn put(told: &mut Vec<Token>, from: usize, to: usize, new: &[Token]) {
    let place = |t: &Token| opens_place(&t.key) || matches!(t.key.as_str(), "in" | "on" | "with");
    let lead = from.checked_sub(1).filter(|i| place(&told[*i]));
    let have = stems(told);
    if stems(new).iter().all(|w| have.contains(w)) {
        let and = |i: &usize| matches!(told[*i].key.as_str(), "and" | "or");
        let from = lead.or(from.checked_sub(1).filter(and)).unwrap_or(from);
        let tail = told[to - 1].tail();
        told.drain(from..to);
        if let Some(before) = from.checked_sub(1).and_then(|i| told.get_mut(i)) {
            before.bare();
            before.word.extend(tail);
        }
        return;
    }
    let from = lead.filter(|_| place(&new[0])).unwrap_or(from);
    put_for(told, from, to, new);
}
