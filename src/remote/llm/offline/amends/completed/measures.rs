//! How much, how many, how long: the measure that was asked for, with what it is of.
use super::super::super::amounts::{Amount, Class, amounts};
use super::super::super::gather::{is_thing, kind_of_unit};
use super::super::super::lexicon::{is_auxiliary, is_subject, opens_place};
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, bare_last, clause_end, keys, mark_last, stems};
use super::deeds::{deed, joined};
use crate::domain::quantity::number_at;

/// The most words of what is counted, and where or when.
const MOST: usize = 7;

/// `How many tablets do I add?` `Two per bucket.`
pub(super) fn how_many(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(words, patterns!["how many|much"])?;
    let helps = |t: &Token| matches!(t.key.as_str(), "do" | "does" | "should" | "must" | "can");
    let end = words.iter().position(helps)?;
    let (things, number) = (&words[n..end], starts_number(answer)?);
    let deed = deed(&words[end..])?;
    if things.len() > 3 {
        return None;
    }
    let said = stems(answer);
    let named = stems(things).iter().any(|t| said.contains(t));
    let mut counted = answer.to_vec();
    let measured = answer.len() > number && answer[number - 1].tail().is_none();
    if !things.is_empty() && !named && words[1].key == "many" {
        let mut things = things.to_vec();
        if let Some(last) = things.last_mut() {
            last.word.extend(counted[number - 1].tail());
        }
        counted[number - 1].bare();
        counted.splice(number..number, things);
        return Some(deed.into_iter().chain(counted).collect());
    }
    let mut whole = deed;
    if !named {
        whole.extend(things.iter().cloned());
    }
    let theirs = whole.first().is_some_and(|t| is_subject(&t.key));
    (measured || named || theirs || !things.is_empty()).then(|| joined(&whole, &counted))
}

/// `How many bags?` `Eight.`, `For how many days?` `About twenty.`, `How many kilos is that?`, `What's that in litres?` `Three.`
pub(super) fn counted(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns![
            "for? how many",
            "what's|how much's that|it in",
            "what|how much is that|it in"
        ],
    )?;
    let number = amounts(answer)
        .into_iter()
        .find(|a| a.at <= 1 && a.class == Class::Bare)?;
    let about = starts_any(answer, patterns!["about|around|roughly|just|only|usually"]);
    if number.at != about.unwrap_or(0) {
        return None;
    }
    let asked = (n..words.len()).find(|i| {
        starts_any(
            &words[*i..],
            patterns![
                "is|was that|it|there|this",
                "are|were there|they|those",
                "do|does|can|should|would i|we|you|one|it|they *"
            ],
        )
        .is_some_and(|m| i + m == words.len())
    });
    let mut things = words[n..asked.unwrap_or(words.len())].to_vec();
    // `on it at a time`
    let plain = |t: &Token| !is_auxiliary(&t.key) && (t.key == "it" || !is_subject(&t.key));
    let named = stems(&things).iter().any(|t| stems(answer).contains(t));
    // `kids at a time`, `people in the room at once`
    let noun = things
        .iter()
        .position(|t| opens_place(&t.key))
        .unwrap_or(things.len());
    let fits = (1..=3).contains(&noun) || things.len() <= 3;
    if !fits || things.is_empty() || things.len() > MOST || named || !things.iter().all(plain) {
        return None;
    }
    let end = number.number - 1;
    let mut counted = answer.to_vec();
    if let Some(last) = things.last_mut() {
        last.bare();
        last.word.extend(counted[end].tail());
    }
    counted[end].bare();
    counted.splice(end + 1..end + 1, things);
    if words[0].key == "for" {
        counted.insert(0, Token::new("for", words[0].at));
    }
    Some(counted)
}

/// `How long between coats?` `Sixteen hours.`
pub(super) fn how_far(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    const SHORT: usize = 5;
    let n = starts_any(
        words,
        patterns!["and|so? how long|far|much|often|deep|high|wide|thick|hot"],
    )?;
    let rest = &words[n..];
    let led = starts_any(
        rest,
        patterns!["between|from|before|after|above|below|per|into|apart *"],
    );
    let plain = |t: &Token| !is_auxiliary(&t.key) && (!is_subject(&t.key) || t.key == "that");
    starts_number(answer)?;
    (led.is_some() && rest.len() <= SHORT && rest.iter().all(plain)).then(|| {
        let mut whole = answer.to_vec();
        bare_last(&mut whole);
        whole.extend(rest.iter().cloned());
        whole
    })
}

/// `How far off do you stay?` `Ten metres.`, `How deep does it go?` `Forty centimetres.`: the measure with the word that it is of.
pub(super) fn how_deep(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(words, patterns!["how far|deep|high|thick|wide|tall"])?;
    let off = starts_any(&words[n..], patterns!["off|away|apart|down|up|in|out|back"]).unwrap_or(0);
    let mut whole = deed(&words[n + off..]).or_else(|| stays(&words[n + off..]))?;
    let long =
        |a: &Amount| matches!(&a.class, Class::Measure(unit) if kind_of_unit(unit) == "length");
    let value = amounts(answer).into_iter().find(|a| a.at <= 1 && long(a))?;
    let way = &words[n - 1 + off];
    if way.key == "far" {
        return None;
    }
    whole.extend(put_behind(answer, value.end, std::slice::from_ref(way)));
    Some(whole)
}

/// Words put behind the first ones of an answer, before the mark that those end with.
fn put_behind(answer: &[Token], end: usize, words: &[Token]) -> Vec<Token> {
    let (said, rest) = answer.split_at(end.min(answer.len()));
    let mut whole = said.to_vec();
    bare_last(&mut whole);
    whole.extend_from_slice(words);
    if let Some(last) = whole.last_mut() {
        last.bare();
        last.word.extend(said.last().and_then(Token::tail));
    }
    whole.extend_from_slice(rest);
    whole
}

/// `How big is a bag?` `Ten kilos.`: what one of several measures.
pub(super) fn how_big(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns!["how big|heavy|wide|long|tall|thick|deep|high|hot|strong|large|much|full is"],
    )?;
    let thing = words.get(n..).filter(|w| is_thing(w))?;
    let one = starts_any(thing, patterns!["a|an|one *"]).is_some()
        && starts_any(thing, patterns!["a bit|little|few|lot|drop|pinch|dash"]).is_none();
    starts_number(answer)?;
    let value = amounts(answer).into_iter().next()?;
    // `How deep is the hole?` `Forty centimetres.`
    let the = starts_any(thing, patterns!["the|your|our *"]).is_some();
    if the && value.class.is_known() && clause_end(answer) == value.end && value.end == answer.len()
    {
        let mut whole = labelled(thing, answer);
        let way = |t: &&Token| {
            matches!(
                t.key.as_str(),
                "wide" | "long" | "tall" | "thick" | "deep" | "high"
            )
        };
        whole.extend(words.get(1).filter(way).cloned());
        return Some(whole);
    }
    // `How big is a portion?` `One ladle and two slices.`
    if one && matches!(value.class, Class::Measure(_)) && !value.class.is_known() {
        return Some(labelled(thing, answer));
    }
    (one && value.class.is_known()).then(|| put_behind(answer, value.end, thing))
}

/// `a portion: one ladle and two slices`
fn labelled(thing: &[Token], answer: &[Token]) -> Vec<Token> {
    let mut whole = thing.to_vec();
    mark_last(&mut whole, ':');
    whole.extend(answer.iter().cloned());
    bare_last(&mut whole);
    whole
}

/// `do you stay`, `should I keep`
fn stays(words: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns!["do|should|must|would i|we|you|one stay|keep|stand|sit|go|park"],
    )?;
    let mut deed = words.get(n - 1..)?.to_vec();
    bare_last(&mut deed);
    (deed.len() <= 4).then_some(deed)
}

/// `Red wine?` `One for three.`, `What about the gas?` `Twelve litres.`, `And the label?` `Long side.`: how much of another
/// thing, or where it goes.
pub(super) fn of_another(words: &[Token], answer: &[Token], goes_on: bool) -> Option<Vec<Token>> {
    const NAME: usize = 3;
    const ANSWER: usize = 12;
    // `What's the price of a refill?`
    let about = starts_any(
        words,
        patterns![
            "and|so? what|how about",
            "and|so? what's",
            "and|so? what is",
            "and|so"
        ],
    );
    let said = words.get(about.unwrap_or(0)..)?;
    let goes_on = goes_on || about.is_some();
    let the = starts_any(said, patterns!["the|a|an|your|our"]).filter(|_| goes_on);
    let name = said.get(the.unwrap_or(0)..)?;
    let value = amounts(answer);
    let counts = value.first().is_some_and(|a| a.at <= 1 && a.is_number());
    let (head, behind) = name.split_at(place_in(name, counts));
    let led = value
        .first()
        .is_some_and(|a| a.at == 0 && !matches!(a.class, Class::Word(_)))
        || starts_any(
            answer,
            patterns!["one|two|three on|in|over|under|per|for|at"],
        )
        .is_some();
    // `the small one`
    let one = name.len() > 1 && the.is_some() && name.last().is_some_and(|t| t.key == "one");
    let plain =
        |t: &Token| t.tail().is_none_or(|c| c == '?') && (!t.is_number() || one && t.key == "one");
    let named = (1..=NAME).contains(&head.len())
        && is_thing(head)
        && name.iter().all(plain)
        && stems(head).len() == head.len()
        && !behind
            .iter()
            .any(|t| is_subject(&t.key) || is_auxiliary(&t.key));
    let unit = name
        .iter()
        .any(|t| crate::domain::quantity::unit_of(&t.key).is_some());
    let ends = answer.last().is_some_and(|t| t.key.ends_with("ing"));
    // `Plates?` `In the machine.`
    let many = the.is_none() && name.last().is_some_and(is_several);
    let led_to = starts_any(
        answer,
        patterns![
            "in|into|on|onto|under|underneath|behind|over|above|below|outside|inside|beside|near|opposite|next|to|at|by *"
        ],
    );
    let place = (the.is_some() || many)
        && (is_thing(answer) || led_to.is_some())
        && answer.len() <= ANSWER
        && !ends;
    let again = stems(&answer[..answer.len().min(3)])
        .iter()
        .any(|w| stems(name).contains(w));
    (named && (led || place) && !unit && !again).then(|| {
        let mut whole = said.to_vec();
        // `And the bill?` `Half when they book.`
        let topic = the.is_some() && led;
        let apart = place || topic || head.last().is_some_and(is_doing);
        mark_last(&mut whole, if apart { ':' } else { ',' });
        whole.extend(answer.iter().cloned());
        whole
    })
}

/// `briefing`, `warm-up`: what is done, by its name.
fn is_doing(name: &Token) -> bool {
    let (key, on) = name.key.rsplit_once('-').unwrap_or((&name.key, ""));
    key.len() > 4 && key.ends_with("ing") || matches!(on, "up" | "down" | "in" | "out" | "over")
}

/// `gap` **between the cars**, `depth` **of the hole**: where the words begin that say where a thing is, or of what.
fn place_in(name: &[Token], counts: bool) -> usize {
    const LONGEST: usize = 4;
    let of = |t: &Token| counts && matches!(t.key.as_str(), "of" | "in" | "on");
    let leads = |t: &Token| {
        matches!(
            t.key.as_str(),
            "between" | "above" | "below" | "around" | "under" | "over" | "per" | "for" | "at"
        )
    };
    let leads = |t: &Token| leads(t) || of(t);
    let at = (1..name.len()).find(|i| leads(&name[*i]) && name.len() - i <= LONGEST);
    at.unwrap_or(name.len())
}

/// `plates`, `gas trailers`: several of a kind, and nothing of the talk itself.
pub(in super::super::super) fn is_several(name: &Token) -> bool {
    let talk = matches!(
        name.key.as_str(),
        "questions" | "thanks" | "thoughts" | "ideas" | "cheers" | "yes" | "always" | "sometimes"
    );
    name.key.ends_with('s') && !name.key.ends_with("ss") && !name.key.ends_with("'s") && !talk
}

/// How many words of an answer the number takes that it begins with.
fn starts_number(answer: &[Token]) -> Option<usize> {
    let all = amounts(answer);
    let first = all.first().filter(|a| a.at == 0)?;
    let keys = keys(answer);
    let size = number_at(&keys, 0)?;
    Some(size.1.min(first.end).max(1))
}
