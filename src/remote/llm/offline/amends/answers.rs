//! Another speaker gives another value, and whoever told the first takes it up, or does not.
use super::super::amounts::{Amount, Class, amounts};
use super::super::talk;
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Sentence};
use super::super::{admissions, fillers, questions, reading};
use super::slots::Slots;
use super::stated::{Denial, Stated, denied, stated};
use super::{NEAR, before, keep, replace, spoken, tells};

/// How many sentences later the value may be taken up.
const ANSWER: usize = 4;

/// Another speaker's value, taken up: it goes where the old one was.
pub(super) fn others(sentences: &mut [Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let new = stated(&words).or_else(|| after_denial(&words))?;
    if s.end == End::Question && !new.put_up() {
        return None;
    }
    let (told, _) = place(sentences, at, &new)?;
    // what is no step yet may become one by the answer: that is told apart later
    let t = &sentences[told];
    if s.end == End::Question && reading::read(&fillers::strip(&t.tokens), t.mood).is_none() {
        return None;
    }
    let answers = taken_up(sentences, at, told, &new)?;
    // whoever takes it up may say it in full: `okay, six hours`
    let last = answers
        .last()
        .map(|i| fillers::pauses(&sentences[*i].tokens));
    let fuller = last.and_then(|words| stated(&words)).filter(|f| {
        f.values.len() == 1
            && (f.first().alike(new.first()) && matches!(f.first().class, Class::Measure(_))
                || rounded(new.first(), f.first()))
    });
    let new = fuller.unwrap_or(new);
    let (told, places) = place(sentences, at, &new)?;
    if !replace(&mut sentences[told], &places, &new) {
        return None;
    }
    sentences[at].tokens.clear();
    for i in answers {
        let words = fillers::pauses(&sentences[i].tokens);
        let rest = stated(&words).map(|s| s.rest).unwrap_or_default();
        keep(&mut sentences[i], &rest);
    }
    Some(told)
}

/// `blue is for contractors, visitors get white`: the value that a sentence gives after it denied another of its kind.
fn after_denial(words: &[Token]) -> Option<Stated> {
    let Some(Denial::Value(old)) = denied(words) else {
        return None;
    };
    let pause = clause_end(words);
    let new = amounts(&words[pause..])
        .into_iter()
        .find(|a| a.may_stand_for(&old) && !a.alike(&old))?;
    stated(&words[pause + new.at..])
}

/// Where another's value may stand in what was told before it: first where the same unit was said.
fn place(sentences: &[Sentence], at: usize, new: &Stated) -> Option<(usize, Vec<Amount>)> {
    let slots = Slots::of(new);
    let class = &new.first().class;
    let fit = |i: usize, same: bool| {
        let t = &sentences[i];
        let told = t.speaker != sentences[at].speaker && tells(t);
        let places = slots.places(&t.tokens, |a| !same || a.class == *class)?;
        told.then_some((i, places))
    };
    let measure = matches!(class, Class::Measure(_));
    before(sentences, at, NEAR)
        .find_map(|i| fit(i, true).filter(|_| measure))
        .or_else(|| before(sentences, at, NEAR).find_map(|i| fit(i, false)))
}

/// `I'd put six` for three thousand, taken up as `okay, six thousand`.
fn rounded(short: &Amount, full: &Amount) -> bool {
    let size = |a: &Amount| a.size.parse::<f64>().ok();
    short.class == Class::Bare
        && size(short).zip(size(full)).is_some_and(|(a, b)| {
            a > 0.0 && a < 100.0 && [100.0, 1e3, 1e6].iter().any(|by| (a * by - b).abs() < 1e-6)
        })
}

/// The sentences in which whoever told the value takes up the new one.
fn taken_up(sentences: &[Sentence], at: usize, told: usize, new: &Stated) -> Option<Vec<usize>> {
    let teller = &sentences[told].speaker;
    let mut heard = Vec::new();
    for i in at + 1..(at + 1 + ANSWER).min(sentences.len()) {
        let s = &sentences[i];
        if s.source != sentences[at].source || !spoken(s) {
            return None;
        }
        if s.speaker != *teller {
            continue;
        }
        let words = fillers::pauses(&s.tokens);
        let said = Slots::of(new).all(&words);
        if matches!(denied(&words), Some(Denial::Last)) || questions::undecided(&words) {
            return None;
        }
        let alike = |a: &&Amount| new.values.iter().any(|n| n.alike(a) || rounded(n, a));
        if said
            .iter()
            .filter(alike)
            .any(|a| admissions::unfit(&words[a.end..]))
        {
            return None;
        }
        if said.iter().any(|a| alike(&a)) {
            heard.push(i);
            let nods = talk::affirms(&words) || talk::agrees(&words);
            return (nods || stated(&words).is_some()).then_some(heard);
        }
        let asks = s.end == End::Question && words.len() <= 4;
        let nods = talk::affirms(&words) || talk::agrees(&words);
        if !said.is_empty() || !(asks || nods || talk::is_backchannel(&words)) {
            return None;
        }
        heard.push(i);
        if nods {
            return Some(heard);
        }
    }
    None
}
