//! `It gets emptied at nine and at four. Well, it says four on the sheet, but we've moved it to half past two.`: what is
//! written somewhere is put right in the same breath, and the step has what holds.
use super::super::amounts::{Amount, amounts, put};
use super::super::fillers;
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Mood, Sentence};
use super::stated::led_only_cues;
use super::{before, only, own_place};

/// How many sentences back the value may have been told.
const NEAR: usize = 3;

/// Puts the value that holds where the written one was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if !matches!(s.mood, Mood::Speech | Mood::Prose) || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some((old, new)) = written(&words) else {
        return of_else(sentences, at, &words);
    };
    let found = own_place(sentences, at, NEAR, |told| {
        let alike = amounts(told).into_iter().filter(|a| a.alike(&old));
        only(alike).filter(|a| new.may_stand_for(a))
    });
    let Some((told, place)) = found else {
        return false;
    };
    let open = &mut sentences[told].tokens;
    *open = put(open, &place, &words, &new);
    sentences[at].tokens.clear();
    true
}

/// `Wait ten minutes.` **`It says twenty on the packet, but that's for wine.`**: the written one is for something else.
fn of_else(sentences: &mut [Sentence], at: usize, words: &[Token]) -> bool {
    let (body, _) = led_only_cues(words);
    let Some(says) = says(body) else {
        return false;
    };
    let but = (says..body.len()).find(|i| {
        starts_any(
            &body[*i..],
            patterns![
                "but|though|only that's|it's|that|they're only|just|all? for|in|on|when|with|if|before|old|wrong|nonsense|rubbish",
                "but|though that|it is|was only|just? for|in|on|when|with|if|before|wrong|nonsense|rubbish",
                "but|though i|we|you don't|never|wouldn't *",
                "but|though ignore|forget|disregard *"
            ],
        )
        .is_some()
    });
    let Some(but) = but else {
        return false;
    };
    let written = amounts(&body[says..but]).into_iter().next();
    let s = &sentences[at];
    let other = |value: &Amount| {
        before(sentences, at, NEAR).any(|i| {
            let told = &sentences[i];
            let all = amounts(&told.tokens);
            let fits = |a: &Amount| value.may_stand_for(a) && !value.alike(a);
            told.speaker == s.speaker && told.end != End::Question && all.iter().any(fits)
        })
    };
    let beside = !amounts(&body[but..]).iter().any(Amount::is_number);
    let aside = beside && written.is_some_and(|value| other(&value));
    if aside {
        sentences[at].tokens.clear();
    }
    aside
}

/// `on the box`, `it says`, `the label says`: how many words lead to what is written.
fn says(body: &[Token]) -> Option<usize> {
    let place = starts_any(
        body,
        patterns![
            "on|in the|that|its * it|they says|say|said|reads|has",
            "on|in the|that * * it|they says|say|said|reads|has"
        ],
    );
    place.or_else(|| {
        starts_any(
            body,
            patterns![
                "it|that|they says|say|said|reads|has",
                "the|my|your|our|that * says|say|said|reads|has",
                "the|my|your|our|that * * says|say|said|reads|has"
            ],
        )
    })
}

/// `it says` **four** `on the sheet, but we've moved it to` **half past two** `because …`
fn written(words: &[Token]) -> Option<(Amount, Amount)> {
    let (body, _) = led_only_cues(words);
    let lead = words.len() - body.len();
    let lead = lead + starts_any(body, patterns!["well|i|yes|yeah mean|know?"]).unwrap_or(0);
    let body = &words[lead..];
    let says = starts_any(
        body,
        patterns![
            "it|that says|said|reads|has",
            "the|my|your|our * says|said|reads|has",
            "the|my|your|our * * says|said|reads|has",
            "i|we've|we wrote|written|put|have"
        ],
    )?;
    let pause = clause_end(body);
    let but = starts_any(body.get(pause..)?, patterns!["but"]);
    // `it says five in the sheet, it's four`
    let but = but.or_else(|| starts_any(&body[pause..], patterns!["it's *"]).map(|_| 0))?;
    let then = &body[pause + but..];
    let moved = starts_any(
        then,
        patterns![
            "we've|they've|we|they moved|put|set|changed|shifted|brought it|that? forward|back|up|down? to",
            "it's|that's been? moved|put|changed|shifted|set? to?",
            "it's|that's now?",
            "now it's",
            "we|you do|use|take|want|go with? it? at|by?",
            "the|our? * wants it|them? at|to|on?"
        ],
    )?;
    let old = amounts(body.get(says..pause)?).into_iter().next()?;
    let new = amounts(&then[moved..]).into_iter().next()?;
    let from = lead + pause + but + moved;
    let rest = &then[moved + new.end..];
    let ends = rest.is_empty()
        || then[moved + new.end - 1].tail().is_some()
        || starts_any(
            rest,
            patterns!["now|since|because|cause|cos|so|as|nowadays|instead"],
        )
        .is_some();
    let fits = old.at <= 1 && new.at <= 1 && ends && new.may_stand_for(&old) && !new.alike(&old);
    fits.then(|| (old, new.behind(from)))
}
