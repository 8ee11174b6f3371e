//! An order turned round: `Add the milk first and then the eggs.` `No, other way round.`, `Sorry, eggs first.`, and `Unplug
//! it.` `Well, switch it off first and then unplug it.`
mod several_first;

use ecow::EcoString;

use super::super::alignment::kind;
use super::super::gather::is_thing;
use super::super::lexicon::{PARTICLES, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::reading::{Force, asks};
use super::super::token::{Token, clause_end, put_for, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{fillers, talk};
use super::before;
use super::stated::led_only_cues;

/// The most words of a thing that changes its place.
const NAME: usize = 4;

/// Tells in the right order what was told in another. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some(told) = before(sentences, at, 1).find(|i| sentences[*i].speaker == s.speaker) else {
        return false;
    };
    let whole = sentences[told].tokens.clone();
    if let Some(turned) = turned(&words, &whole) {
        sentences[told].tokens = turned;
        sentences[at].tokens.clear();
        return true;
    }
    if let Some(first) = done_first(&words, &sentences[told]) {
        sentences[told].tokens = first;
        sentences[at].tokens = whole;
        return true;
    }
    let Some((first, again)) = several_first::told(&words, &sentences[told]) else {
        return false;
    };
    sentences[told].tokens = first;
    sentences[at].tokens = if again { Vec::new() } else { whole };
    true
}

/// The step with its two things, or its two sides, in each other's place.
fn turned(words: &[Token], told: &[Token]) -> Option<Vec<Token>> {
    let lead = talk::lead(words);
    let well = starts_any(lead, patterns!["well"]).unwrap_or(0);
    let (body, cued) = led_only_cues(&lead[well..]);
    let round = starts_any(
        body,
        patterns![
            "it's|that's? the? other way round|around|about",
            "i've|i got? that|it|them the wrong way round|around|about",
            "i've|i got? that|it|them back to front",
            "vice versa"
        ],
    )
    .is_some_and(|n| body.len() <= n + 2 || holds_now(&body[n..]) || says_again(&body[n..], told));
    let named = if cued { named_first(body) } else { Vec::new() };
    if !round && named.is_empty() {
        return None;
    }
    let things = two_things(told);
    if let Some((one, other)) = things {
        let second = stems(&told[other.0..other.1]);
        let meant = round || named.iter().all(|w| second.contains(w));
        return meant.then(|| swapped(told, one, other));
    }
    if let Some((one, other)) = two_places(told).filter(|_| round) {
        return Some(swapped(told, one, other));
    }
    // `the red one on the left and the blue one on the right`
    let other = (0..told.len()).rfind(|i| kind(&told[*i].key).is_some())?;
    let same = |i: &usize| kind(&told[*i].key) == kind(&told[other].key);
    let mut sides = (0..other).filter(same);
    let one = sides.next().filter(|_| round && sides.next().is_none())?;
    Some(swapped(told, (one, one + 1), (other, other + 1)))
}

/// `I tell a lie,` **water** `first, or it sets`: what comes first, with nothing behind it but why, or what comes then.
fn named_first(body: &[Token]) -> Vec<EcoString> {
    let lie = starts_any(body, patterns!["i tell a lie"]).unwrap_or(0);
    let body = &body[lie..];
    let end = clause_end(body);
    let behind = starts_any(
        &body[end..],
        patterns!["or|otherwise|because|cos|cause", "and? then"],
    );
    match &body[..end] {
        [name @ .., first] if first.key == "first" && (end == body.len() || behind.is_some()) => {
            stems(name)
        }
        _ => Vec::new(),
    }
}

/// `the milk` first and then `the eggs`, `the socks` before `the boots`: where the two stand.
fn two_things(told: &[Token]) -> Option<((usize, usize), (usize, usize))> {
    let verb = told.iter().take(4).position(|t| is_action(&t.key))?;
    let joint = (verb + 2..told.len()).find(|i| {
        let before = told[*i].key == "before";
        before || told[*i].key == "then"
    })?;
    let back = |t: &&Token| {
        matches!(t.key.as_str(), "and" | "first") || PARTICLES.contains(t.key.as_str())
    };
    let end = joint - told[..joint].iter().rev().take_while(back).count();
    let (one, other) = (verb + 1, joint + 1);
    let stop = other + clause_end(&told[other..]);
    let thing = |from: usize, to: usize| {
        (1..=NAME).contains(&to.saturating_sub(from)) && is_thing(&told[from..to])
    };
    (thing(one, end) && thing(other, stop) && stop == told.len())
        .then_some(((one, end), (other, stop)))
}

/// `it's the other way round` **at the moment because of the mud**
fn holds_now(rest: &[Token]) -> bool {
    let now = starts_any(
        rest,
        patterns!["at the moment", "now|nowadays", "these days", "for now"],
    );
    now.is_some_and(|n| n == rest.len() || rest[n - 1].tail().is_some())
        || now.is_some_and(|n| starts_any(&rest[n..], patterns!["because|since|as"]).is_some())
}

/// `other way round,` **left is plant room, since the refit**: one of the two as it is, and since when.
fn says_again(rest: &[Token], told: &[Token]) -> bool {
    let end = clause_end(rest);
    let known = stems(told);
    let why = starts_any(&rest[end..], patterns!["since|because|cause|cos"]);
    let again = stems(&rest[..end]);
    !again.is_empty() && again.iter().all(|w| known.contains(w)) && why.is_some()
}

/// `the mare goes` **in the top field**`, ponies` **in the bottom one**: where the two places stand, led by one word.
fn two_places(told: &[Token]) -> Option<((usize, usize), (usize, usize))> {
    let pause = told.iter().position(|t| t.comma() || t.key == "and")?;
    let end = pause + usize::from(told[pause].comma());
    let place = |from: usize, to: usize| {
        let at = (from + 1..to).rev().find(|i| opens_place(&told[*i].key))?;
        (to - at <= NAME && is_thing(told.get(at + 1..to)?)).then_some(at)
    };
    let (one, other) = (place(0, end)?, place(pause + 1, told.len())?);
    let whole = clause_end(&told[pause + 1..]) == told.len() - pause - 1;
    (whole && told[one].key == told[other].key).then_some(((one, end), (other, told.len())))
}

fn swapped(told: &[Token], one: (usize, usize), other: (usize, usize)) -> Vec<Token> {
    let (first, second) = (told[one.0..one.1].to_vec(), told[other.0..other.1].to_vec());
    let mut out = told.to_vec();
    put_for(&mut out, other.0, other.1, &first);
    put_for(&mut out, one.0, one.1, &second);
    out
}

/// `switch it off first and then unplug it`, after `unplug the charger`: what is done before that, with the same.
fn done_first(words: &[Token], told: &Sentence) -> Option<Vec<Token>> {
    let cue = starts_any(words, patterns!["well|no|sorry|actually|wait"])
        .filter(|n| words[n - 1].tail().is_some())?;
    let body = talk::lead(led_only_cues(&words[cue..]).0);
    let body = &body[starts_any(body, patterns!["first? you|we"]).unwrap_or(0)..];
    let then = body.iter().position(|t| t.key == "then")?;
    let again = starts_any(&body[then + 1..], patterns!["you|we"]).unwrap_or(0) + then + 1;
    let read = asks(told).filter(|r| r.force == Force::Step && r.condition.is_empty())?;
    let (verb, object) = read.main.split_first()?;
    let points = Token::is_it_or_them;
    let same = body.get(again).is_some_and(|t| t.key == verb.key)
        && body.get(again + 1).is_none_or(points)
        && body.len() <= again + 2;
    let back = |t: &&Token| matches!(t.key.as_str(), "and" | "first");
    let end = then - body[..then].iter().rev().take_while(back).count();
    let mut first = body.get(..end)?.to_vec();
    let plain = clause_end(object) == object.len() && (1..=NAME).contains(&object.len());
    if !same || !is_action(&first.first()?.key) {
        return None;
    }
    if let Some(it) = first.iter().position(points).filter(|_| plain) {
        let mut object = object.to_vec();
        object[0].word = lowered(&object[0].word);
        put_for(&mut first, it, it + 1, &object);
    }
    Some(first)
}
