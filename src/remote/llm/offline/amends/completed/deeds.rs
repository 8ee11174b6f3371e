//! The deed that a question asks about, as it is told: `do I put it`, `does the bag go`, `in the red bin`.
use super::super::super::gather::is_thing;
use super::super::super::lexicon::{is_subject, opens_object};
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, clause_end};
use super::super::super::verbs::{is_action, is_state, third_person_of};

/// The most words of a deed that a question asks about.
pub(super) const DEED: usize = 12;

/// The deed that a question asks about, after what asks: `do I put it`, `does the bag go`, `are they kept`.
pub(in super::super) fn deed(words: &[Token]) -> Option<Vec<Token>> {
    let words = &words[..asked_end(words)];
    let n = starts_any(
        words,
        patterns![
            "do|should|must|shall|would|can|could|will i|we|you|one usually|then|actually|normally|also|still|always?",
            "do|should|must|shall|would|can|could|will i|we|you|one need|have|want|got to",
        ],
    );
    if clause_end(words) < words.len() || words.len() > DEED {
        return None;
    }
    // `do they` **have to be** `there`
    let theirs = starts_any(words, patterns!["do they have|need to be *"]);
    let mut deed = match n {
        Some(n) => {
            let verb = words.get(n)?;
            let acts = is_action(&verb.key) && !is_state(&verb.key);
            // `do you have to` **be back**
            let is = n > 3 && verb.key == "be" && words.len() > n + 1;
            (acts || is).then(|| words[n..].to_vec())?
        }
        None if theirs.is_some() => words[1..].to_vec(),
        None => of_thing(words)?,
    };
    deed.last_mut()?.bare();
    Some(deed)
}

/// `do they rig`**, then**: where the deed ends, and what only goes on asking begins.
fn asked_end(words: &[Token]) -> usize {
    let end = clause_end(words);
    let tail = starts_any(
        &words[end..],
        patterns![
            "then|though|exactly|actually|again|anyway|usually|normally|please",
            "by the way",
            "out of interest",
            "as a rule"
        ],
    );
    match tail {
        Some(n) if end + n == words.len() => end,
        _ => words.len(),
    }
}

/// `does the bag go` as `the bag goes`, `must the report go out` as `the report must go out`.
fn of_thing(words: &[Token]) -> Option<Vec<Token>> {
    let (helps, rest) = words.split_first()?;
    // `does it` **all** `take`
    let every = rest.len() > 2
        && matches!(
            rest[1].key.as_str(),
            "all" | "both" | "usually" | "normally"
        );
    if every {
        return of_thing(&[&words[..2], &words[3..]].concat());
    }
    let known = matches!(
        helps.key.as_str(),
        "do" | "does" | "should" | "must" | "can" | "will"
    );
    if let Some(deed) = bound(helps, rest) {
        return Some(deed);
    }
    // `does it idle`: behind the pronoun stands the verb
    let own = rest
        .get(1)
        .is_some_and(|t| t.key.len() > 2 && t.key.chars().all(char::is_alphabetic))
        && matches!(rest[0].key.as_str(), "it" | "they")
        && !super::super::super::lexicon::is_auxiliary(&rest[1].key);
    let verb = (1..rest.len().min(6)).rev().find(|i| {
        let key = rest[*i].key.as_str();
        // `does the old one` **go**
        let one = rest[i - 1].key == "one" && *i > 1;
        let named = opens_object(&rest[i - 1].key) && !is_subject(&rest[i - 1].key) && !one;
        !named
            && (is_action(key)
                || matches!(
                    key,
                    "go" | "come"
                        | "belong"
                        | "live"
                        | "stay"
                        | "end"
                        | "leave"
                        | "arrive"
                        | "start"
                ))
    });
    let verb = if own { 1 } else { verb? };
    let thing = &rest[..verb];
    let named = thing.len() == 1 && matches!(thing[0].key.as_str(), "they" | "it" | "he" | "she")
        || is_thing(thing);
    if !known || !named {
        return None;
    }
    let mut deed = thing.to_vec();
    match helps.key.as_str() {
        "does" => {
            let mut verb = rest[verb].clone();
            let key = third_person_of(&verb.key);
            verb.word = verb.word.replacen(&verb.key, &key, 1);
            verb.key = key.into();
            deed.push(verb);
        }
        "do" => deed.push(rest[verb].clone()),
        _ => deed.extend([helps.clone(), rest[verb].clone()]),
    }
    // `how long does it idle` **before I load**: in front of what it is done stands where it was asked
    let more = &rest[verb + 1..];
    let ahead =
        (0..more.len()).find(|i| starts_any(&more[*i..], patterns!["before i|we|you"]).is_some());
    deed.extend(more[..ahead.unwrap_or(more.len())].iter().cloned());
    Some(deed)
}

/// `does it have to stay wet` as `it has to stay wet`, `has it got to rest` as `it has got to rest`.
fn bound(helps: &Token, rest: &[Token]) -> Option<Vec<Token>> {
    let thing = (1..rest.len().min(4)).find(|n| {
        starts_any(&rest[*n..], patterns!["have|need|got to *"]).is_some()
            && (*n == 1 && matches!(rest[0].key.as_str(), "it" | "they" | "that" | "this")
                || is_thing(&rest[..*n]))
    })?;
    let (name, duty) = rest.split_at(thing);
    let mut deed = name.to_vec();
    match (helps.key.as_str(), duty[0].key.as_str()) {
        ("has" | "have", "got") => deed.extend([helps.clone(), duty[0].clone()]),
        ("does", "have") => deed.push(Token::new("has", duty[0].at)),
        ("does", "need") => deed.push(Token::new("needs", duty[0].at)),
        ("do", "have" | "need") => deed.push(duty[0].clone()),
        _ => return None,
    }
    deed.extend(duty[1..].iter().cloned());
    Some(deed)
}

/// A deed and what was answered, with a comma where no word joins them.
pub(super) fn joined(deed: &[Token], answer: &[Token]) -> Vec<Token> {
    let open = deed.last().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "with"
                | "to"
                | "from"
                | "at"
                | "in"
                | "on"
                | "for"
                | "by"
                | "of"
                | "into"
                | "call"
                | "ask"
                | "tell"
                | "ring"
                | "phone"
                | "be"
                | "takes"
                | "take"
                | "lasts"
                | "costs"
                | "cost"
                | "weighs"
                | "weigh"
                | "holds"
                | "hold"
                | "measures"
                | "say"
                | "says"
                | "read"
                | "reads"
                | "show"
                | "gets"
        )
    });
    let named = matches!(deed[0].key.as_str(), "call" | "name" | "title");
    let leads = starts_any(
        answer,
        patterns!["in|on|at|to|by|with|from|into|onto|under|over|behind|between|near|through|for|up|every|each|once|twice|within|when|after|before|until|as|if|daily|weekly|monthly|straight|next"],
    )
    .is_some();
    let mut step = deed.to_vec();
    if let Some(last) = step.last_mut().filter(|_| !open && !named && !leads) {
        last.word.push(',');
    }
    let doubled =
        open && leads && answer.len() > 1 && deed.last().is_some_and(|t| t.key == answer[0].key);
    step.extend(answer[usize::from(doubled)..].iter().cloned());
    step
}

/// `What am I looking for?` as `look for`.
pub(super) fn goes_on(words: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(words, patterns!["am|are i|you|we"])?;
    let rest = words.get(n..)?;
    let (verb, last) = (rest.first()?, rest.last()?);
    let base = super::super::super::verbs::gerund_base(&verb.key).or_else(|| {
        // `looking` is no deed by itself
        (verb.key == "looking").then(|| "look".to_owned())
    })?;
    let led = rest.len() == 2 && matches!(last.key.as_str(), "for" | "at" | "with" | "in");
    led.then(|| {
        let mut last = last.clone();
        last.bare();
        vec![Token::new(&base, verb.at), last]
    })
}
