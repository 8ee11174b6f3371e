//! `The book says fifty-five. All right, go with the book.`, `Dean says twenty.` `Dean's right.`: what another, or a paper,
//! says of a value is put up first, and then it is said that it holds.
use ecow::EcoString;

use super::super::amounts::{Amount, amounts, number_in_front, put};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Sentence};
use super::super::{fillers, reading, talk};
use super::stated::led_only_cues;
use super::{NEAR, before, keep, tells};

/// How many sentences back the value may have been put up.
const BACK: usize = 3;
/// The most words of a name.
const NAME: usize = 3;

/// Whether a sentence says who is right about a value, or who is not.
pub(super) fn weighed(sentences: &mut [Sentence], at: usize) -> bool {
    with(sentences, at) || against(sentences, at)
}

/// `Marta says three.` `Ignore Marta.`: what she says goes, and what was told before stands.
fn against(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let (led, _) = led_only_cues(talk::lead(&words));
    let end = clause_end(led);
    let clause = &led[..end];
    let to = starts_any(
        clause,
        patterns![
            "don't|never mind|trust|believe",
            "don't|never listen to",
            "don't|never go by|with",
            "ignore|forget"
        ],
    );
    let wrong = || {
        let (_, name) = clause.split_last().filter(|(t, _)| t.key == "wrong")?;
        let is = name
            .last()
            .is_some_and(|t| matches!(t.key.as_str(), "is" | "was"));
        let said = is || name.last().is_some_and(|t| t.key.ends_with("'s"));
        let name = &name[..name.len() - usize::from(is)];
        said.then(|| named(name)).flatten()
    };
    let Some(name) = to.map_or_else(wrong, |n| named(&clause[n..])) else {
        return false;
    };
    let rest = led[end..].to_vec();
    let said = before(sentences, at, BACK).find(|i| {
        let words = fillers::pauses(&sentences[*i].tokens);
        says(&words).is_some_and(|(who, _)| who == name)
    });
    let Some(said) = said.filter(|_| s.end != End::Question) else {
        return false;
    };
    sentences[said].tokens.clear();
    sentences[at].tokens = rest;
    true
}

/// Puts the value of whoever is said to be right where the one told before stands.
fn with(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let Some((name, end)) = sides(&words).filter(|_| s.end != End::Question) else {
        return false;
    };
    let rest = words[end..].to_vec();
    let found = before(sentences, at, BACK).find_map(|i| {
        let (who, new) = says(&fillers::pauses(&sentences[i].tokens))?;
        (who == name).then_some((i, new))
    });
    let Some((said, new)) = found else {
        return false;
    };
    let source = fillers::pauses(&sentences[said].tokens);
    let place = |i: usize| {
        let t = &sentences[i];
        let fit: Vec<Amount> = amounts(&t.tokens)
            .into_iter()
            .filter(|a| new.may_stand_for(a) && !new.alike(a))
            .collect();
        let one = fit.first().filter(|_| tells(t) && t.end != End::Question)?;
        fit.iter().all(|a| a.alike(one)).then_some((i, fit))
    };
    let holds = |i: &usize| {
        let all = amounts(&sentences[*i].tokens);
        place(*i).is_some() || all.iter().any(|a| a.alike(&new))
    };
    let settled = before(sentences, said, NEAR)
        .find(holds)
        .filter(|i| place(*i).is_none());
    if settled.is_some() {
        // `I'd go one in eight, but chef says one in ten.`
        if talk::lead(&source)
            .first()
            .is_some_and(|t| t.key.starts_with("i'"))
        {
            sentences[said].tokens.clear();
        }
        keep(&mut sentences[at], &rest);
        return true;
    }
    // of several that are fit, the one that tells to do something
    let mut fit: Vec<(usize, Vec<Amount>)> =
        before(sentences, said, NEAR).filter_map(place).collect();
    let deed = |(i, _): &(usize, _)| reading::asks(&sentences[*i]).is_some();
    let one = fit.iter().position(deed).unwrap_or(0);
    let Some((told, places)) = (one < fit.len()).then(|| fit.swap_remove(one)) else {
        return false;
    };
    for old in places.iter().rev() {
        sentences[told].tokens = put(&sentences[told].tokens, old, &source, &new);
    }
    for s in &mut sentences[told + 1..at] {
        let all = amounts(&s.tokens);
        let of_both = |a: &Amount| a.alike(&new) || a.may_stand_for(&new);
        // `It's sixty for two kilos, we're just under, so fifty-eight.`
        let old = || all.iter().any(|a| a.alike(&places[0])) && reading::asks(s).is_none();
        if !all.is_empty() && (all.iter().all(of_both) || old()) {
            s.tokens.clear();
        }
    }
    let over = super::stated::stated(&rest).map(|s| s.rest);
    keep(&mut sentences[at], &over.unwrap_or(rest));
    true
}

/// `All right, go with` **the book**`.`, **Dean**`'s right, …`: who or what is right, and where that ends.
fn sides(words: &[Token]) -> Option<(Vec<EcoString>, usize)> {
    let (led, _) = led_only_cues(talk::lead(words));
    let led = if led.is_empty() { words } else { led };
    let from = words.len() - led.len();
    let goes = starts_any(
        led,
        patterns![
            "we|you|i|i'd|i'll|we'll|let's? go|stick|stay with|by",
            "we|you|i|i'd|i'll|we'll|let's? trust|believe|follow|take",
            "then|so go with|by"
        ],
    );
    if let Some(n) = goes {
        let end = n + clause_end(&led[n..]);
        let name = named(&led[n..end])?;
        return Some((name, from + end));
    }
    // `Do what the chart says.`
    let does = starts_any(led, patterns!["do|follow|use|go with|by? what|as"])
        .and_then(|n| Some((n, (n..led.len()).find(|i| led[*i].key == "says")?)));
    if let Some((n, end)) = does {
        return Some((named(&led[n..end])?, from + end + 1));
    }
    let right = (1..led.len().min(NAME + 2)).find(|i| {
        led[*i].key == "right" && led[i - 1].tail().is_none() && {
            let verb = led[i - 1].key.as_str();
            verb.ends_with("'s") || matches!(verb, "is" | "was" | "are")
        }
    })?;
    let verb = usize::from(!led[right - 1].key.ends_with("'s"));
    let name = named(&led[..right - verb])?;
    let more = starts_any(
        &led[right + 1..],
        patterns!["actually|though|there|then", "of course"],
    );
    let end = right + 1 + more.unwrap_or(0);
    (led[end - 1].tail().is_some() || end == led.len()).then_some((name, from + end))
}

/// **Dean** `says` **twenty**, **the book**`'s got it as` **fifty-five**: who says what.
fn says(words: &[Token]) -> Option<(Vec<EcoString>, Amount)> {
    let words = talk::lead(words);
    if let Some(written) = written(words) {
        return Some(written);
    }
    // `I'd go one in eight,` **`but chef says one in ten`**
    let but = (1..words.len()).find(|i| words[*i].key == "but" && words[i - 1].comma());
    if let Some(but) = but {
        let (name, value) = says(&words[but..])?;
        return Some((name, value.behind(but + 1)));
    }
    let at = (1..words.len().min(NAME + 2)).find(|i| {
        matches!(
            words[*i].key.as_str(),
            "says"
                | "say"
                | "have"
                | "said"
                | "has"
                | "got"
                | "reckons"
                | "wants"
                | "reads"
                | "gives"
                | "uses"
                | "does"
        ) && words[i - 1].tail().is_none()
    })?;
    let name = named(&words[..at])?;
    let from = at
        + 1
        + starts_any(
            &words[at + 1..],
            patterns!["got? it|that? as|at|is|to|it's"],
        )
        .unwrap_or(0);
    let new = amounts(&words[from..])
        .into_iter()
        .next()
        .filter(|a| a.at <= 1 && a.is_number())?
        .behind(from);
    let ends = words[new.end - 1].tail().is_some() || new.end == words.len();
    ends.then_some((name, new))
}

/// `on` **the door** `it says` **three**, `it's` **three** `on` **the chart**: what is written where.
fn written(words: &[Token]) -> Option<(Vec<EcoString>, Amount)> {
    let on = starts_any(words, patterns!["on|in|by"]);
    let is = starts_any(words, patterns!["it's|it says?|is|said"]);
    let says = || {
        let at = (2..words.len().min(NAME + 3))
            .find(|i| starts_any(&words[*i..], patterns!["it|that says|said", "it's"]).is_some())?;
        let n = starts_any(&words[at..], patterns!["it|that says|said", "it's"])?;
        Some((&words[1..at], at + n))
    };
    let (name, from) = match (on, is) {
        (Some(_), _) => says()?,
        (None, Some(n)) => {
            let at = (n + 1..words.len())
                .find(|i| starts_any(&words[*i..], patterns!["on|in the|my|your|our"]).is_some())?;
            (&words[at + 1..], n)
        }
        _ => return None,
    };
    let name = named(name)?;
    let new = number_in_front(&words[from..])?;
    let new = new.behind(from);
    let ends = on.is_none() || new.end == words.len();
    ends.then_some((name, new))
}

/// The words of a name, where they are that and nothing else; `Dean` of `Dean's`.
fn named(words: &[Token]) -> Option<Vec<EcoString>> {
    let idle = |t: &Token| {
        matches!(
            t.key.as_str(),
            "the" | "my" | "our" | "your" | "this" | "that"
        )
    };
    let kept = words.iter().filter(|t| !idle(t));
    let name: Vec<EcoString> = kept.map(|t| t.key.trim_end_matches("'s").into()).collect();
    let who = |key: &EcoString| !crate::domain::words::is_function_word(key) && !key.is_empty();
    let only = (1..=NAME).contains(&name.len()) && name.iter().all(who);
    only.then_some(name)
}
