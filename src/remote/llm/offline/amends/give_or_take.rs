//! `Plus or minus?` `Five centimetres.`, `What's the tolerance?` `Two grams either way.`: by how much a value may be off.
use super::super::amounts::{Amount, amounts};
use super::super::fillers;
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::phrase::going_on;
use super::super::talk;
use super::super::token::{Token, bare_last, mark_last, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::put_in::add_last;
use super::replies::reply;
use super::{before, own_said};

/// The most words of such a question, and of its answer.
const QUESTION: usize = 8;
const ANSWER: usize = 8;

/// `Keep it at fifty.` `Fifty percent?` **`Fifty, give or take five.`**: by how much stands with the value that was told.
pub(super) fn told_again(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let off = patterns!["plus or|and minus *", "give or take *"];
        let short = s.end != End::Question && (4..=ANSWER).contains(&s.tokens.len());
        let Some((from, _)) = short.then(|| find(&s.tokens, off)).flatten() else {
            continue;
        };
        let said = talk::lead(&s.tokens[..from]);
        let said = &said
            [starts_any(said, patterns!["i'd|we|you say|do|use|make", "call it"]).unwrap_or(0)..];
        let value = amounts(said).into_iter().next();
        let Some(value) = value.filter(|a| a.at == 0 && a.end == said.len() && a.is_number())
        else {
            continue;
        };
        if let Some((told, whole)) = own_said(sentences, at, 2, |told| {
            centred(told, &value, said, &s.tokens[from..])
        }) {
            sentences[told].tokens = whole;
            sentences[at].tokens.clear();
            continue;
        }
        let told = own_said(sentences, at, 2, |told| {
            amounts(told).into_iter().find(|a| a.alike(&value))
        });
        if let Some((told, _)) = told {
            let off = sentences[at].tokens.split_off(from);
            add_last(&mut sentences[told].tokens, &off);
            mark_last(&mut sentences[told].tokens, '.');
            mark_last(&mut sentences[at].tokens, '.');
        }
    }
}

/// `forty-five to fifty-five` as **fifty, plus or minus five**: the middle of a range in its place.
fn centred(told: &[Token], value: &Amount, said: &[Token], off: &[Token]) -> Option<Vec<Token>> {
    let all = amounts(told);
    let range = all.windows(2).find(|w| {
        told[w[0].end..w[1].at].iter().all(|t| t.key == "to") && w[0].end + 1 == w[1].at
    })?;
    let [low, high] = range else {
        return None;
    };
    let size = Amount::magnitude;
    let (from, to, middle) = (size(low)?, size(high)?, size(value)?);
    let within = from <= middle && middle <= to && low.is_number() && high.is_number();
    let mut new = said[value.at..value.end].to_vec();
    new.extend(going_on(off));
    within.then(|| {
        let mut whole = told.to_vec();
        put_for(&mut whole, low.at, high.end, &going_on(&new));
        whole
    })
}

/// Has the answer say by how much, as the question did. Says whether it did.
pub(super) fn told(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech || s.tokens.len() > QUESTION {
        return false;
    }
    let off = patterns!["plus or|and minus", "give or take"];
    let words = find(&s.tokens, off).filter(|(from, n)| from + n == s.tokens.len());
    let named = has_any(&s.tokens, patterns!["tolerance|leeway|margin"]);
    if words.is_none() && !named {
        return false;
    }
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let said = fillers::pauses(&heard.tokens);
    let answer = talk::lead(&said);
    let valued = answer.len() <= ANSWER && amounts(answer).first().is_some_and(Amount::is_number);
    let says = has_any(
        answer,
        patterns!["plus or|and minus", "give or take", "either way|side"],
    );
    if !valued || words.is_none() && !says {
        return false;
    }
    let whole = match words.filter(|_| !says) {
        Some((from, _)) => {
            let mut lead = s.tokens[from..].to_vec();
            bare_last(&mut lead);
            lead.extend(going_on(answer));
            lead
        }
        None => answer.to_vec(),
    };
    let told = before(sentences, at, 2).find(|i| {
        sentences[*i].speaker == heard.speaker && !amounts(&sentences[*i].tokens).is_empty()
    });
    let Some(told) = told.filter(|i| sentences[*i].end != End::Question) else {
        return false;
    };
    add_last(&mut sentences[told].tokens, &whole);
    mark_last(&mut sentences[told].tokens, '.');
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}
