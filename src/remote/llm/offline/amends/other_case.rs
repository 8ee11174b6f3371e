//! A question that only names another case than the one just told, answered with a value: `And after that?` `Eighty.`,
//! `And on Sundays?` `Five.`, `What about the small one?` `One sixty.` The step says the value with its case, beside its own.
use super::super::amounts::{Amount, Class, amounts, often, put};
use super::super::gather::is_thing;
use super::super::lexicon::{is_auxiliary, is_subject, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::{Token, bare_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::{clauses, fillers};
use super::put_in::add;
use super::replies::reply;
use super::slots::{all_paces, pace_at};
use super::stated::led_only_cues;
use super::{before, keep, tells};

/// How many sentences back the value may have been told that holds else.
const NEAR: usize = 2;
/// The most words of the case.
const CASE: usize = 6;

/// Puts the value of the other case behind the one that was told. Says whether it did.
pub(super) fn told_beside(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech {
        return false;
    }
    let Some((case, named)) = case(&fillers::pauses(&s.tokens)) else {
        return false;
    };
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let said = fillers::pauses(&heard.tokens);
    let (body, _) = led_only_cues(talk::lead(&said));
    let Some(value) = alone(body) else {
        return false;
    };
    // `Five.` `Five minutes.`: said once more, with its unit
    let full = sentences.get(at + 2).filter(|n| n.speaker == heard.speaker);
    let full = full.and_then(|n| in_full(&fillers::pauses(&n.tokens), &value));
    let again = full.is_some();
    let (body, value) = full.unwrap_or_else(|| (body.to_vec(), value));
    let body = &body[..];
    let speaker = heard.speaker.clone();
    let own = |i: &usize| {
        let told = &sentences[*i];
        told.speaker == speaker
            && told.end != End::Question
            && amounts(&told.tokens).iter().any(Amount::is_number)
    };
    let shares = |i: &usize| {
        let told = stems(&sentences[*i].tokens);
        stems(&case).last().is_some_and(|w| told.contains(w))
    };
    let told = before(sentences, at, NEAR)
        .find(own)
        .filter(|i| tells(&sentences[*i]) && (!named || shares(i)));
    let place = told.and_then(|i| Some((i, last_value(&sentences[i], &value)?)));
    let Some((told, (end, old, said))) = place else {
        return false;
    };
    let tail = beside(case, body, &value, &said, &old);
    let rest = body[value.end..].to_vec();
    add(&mut sentences[told].tokens, end, tail);
    sentences[at].tokens.clear();
    keep(&mut sentences[at + 1], &rest);
    if again {
        sentences[at + 2].tokens.clear();
    }
    true
}

/// The value that was just given without its unit, said with it and nothing else.
fn in_full(words: &[Token], given: &Amount) -> Option<(Vec<Token>, Amount)> {
    let body = talk::lead(words);
    let full = alone(body).filter(|a| a.end == body.len())?;
    let same = given.class == Class::Bare && full.class != Class::Bare && given.alike(&full);
    same.then(|| (body.to_vec(), full))
}

/// The case with its value, in the unit of the old one and behind the word that leads that.
fn beside(
    case: Vec<Token>,
    body: &[Token],
    value: &Amount,
    said: &[Token],
    old: &Amount,
) -> Vec<Token> {
    let next = next(&case).is_some();
    let mut tail = if next { Vec::new() } else { case.clone() };
    let way = old.at.checked_sub(1).and_then(|i| said.get(i));
    if let Some(way) = way.filter(|t| value.at == 0 && (opens_place(&t.key) || t.key == "every")) {
        tail.push(way.clone());
    }
    let from = tail.len();
    tail.extend_from_slice(&body[..value.at]);
    let whole = put(&said[..old.end.min(said.len())], old, body, value);
    tail.extend_from_slice(whole.get(old.at..).unwrap_or_default());
    bare_last(&mut tail);
    if let Some(first) = tail.get_mut(from) {
        first.word = lowered(&first.word);
    }
    if next {
        // behind a pause `then` would only lead on
        let then = case.len() == 1 && case[0].key == "then";
        match (then, case.first()) {
            (true, Some(t)) => tail.extend(["after", "that"].map(|w| Token::new(w, t.at))),
            _ => tail.extend(case),
        }
    }
    tail
}

/// The case that a question names and nothing besides, and whether it is a thing of the kind that was told of.
fn case(asked: &[Token]) -> Option<(Vec<Token>, bool)> {
    // `And then?`
    let then = starts_any(asked, patterns!["and|so? then"]).filter(|n| *n == asked.len());
    let words = then.map_or(talk::lead(asked), |n| &asked[n - 1..]);
    let about = starts_any(words, patterns!["what|how about"]);
    let led = asked.len() > words.len() || about.is_some();
    let mut case = words.get(about.unwrap_or(0)..)?.to_vec();
    let first = case.first()?;
    let fits = led && case.len() <= CASE;
    let clause = case
        .iter()
        .any(|t| is_subject(&t.key) && t.key != "that" || is_auxiliary(&t.key));
    let asks = case.iter().any(|t| {
        t.is_number() && t.key != "one"
            || matches!(
                t.key.as_str(),
                "what" | "how" | "who" | "which" | "where" | "when" | "long"
            )
    });
    if !fits || clause || asks {
        return None;
    }
    let led = opens_place(&first.key) || matches!(first.key.as_str(), "during" | "if");
    let thing = case.get(1..).is_some_and(|rest| led && is_thing(rest));
    let one = case
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "one" | "ones"));
    let named =
        starts_any(&case, patterns!["the|a|an|your|our * *"]).is_some() && (one || is_thing(&case));
    let whole = next(&case).is_some();
    bare_last(&mut case);
    (whole || thing || named).then_some((case, named && !one && !whole && !thing))
}

/// `after that`, `then`: how many words say what comes next, where they are all.
fn next(case: &[Token]) -> Option<usize> {
    starts_any(
        case,
        patterns!["after|before that|this", "then|later|afterwards"],
    )
    .filter(|n| *n == case.len())
}

/// `One sixty.`, `about five minutes, because …`: the number that an answer is, and nothing but why behind it.
fn alone(body: &[Token]) -> Option<Amount> {
    let pace = pace_at(body, 0).filter(|a| a.end == body.len());
    let value = pace.or_else(|| amounts(body).into_iter().next())?;
    let about = starts_any(
        body,
        patterns!["about|around|only|just|every|roughly|maybe|for|at|to"],
    );
    let rest = body.get(value.end..)?;
    let ends = rest.is_empty() || body[value.end - 1].tail().is_some();
    (value.is_number() && value.at == about.unwrap_or(0) && ends).then_some(value)
}

/// The value that another stands beside, with the words of its clause and where that ends: the last one told.
fn last_value(told: &Sentence, new: &Amount) -> Option<(usize, Amount, Vec<Token>)> {
    let mut end = 0;
    let mut found = None;
    for (words, _) in clauses::split(&told.tokens, told.mood) {
        end += words.len();
        if let Some(old) = value_of(&words, new) {
            found = Some((end, old, words));
        }
    }
    // the parts are the words of the sentence, and nothing was carried over
    found.filter(|(_, old, _)| end == told.tokens.len() && !old.alike(new))
}

/// The value of a clause that another may stand for, and no rate: of several the one of its class.
fn value_of(words: &[Token], new: &Amount) -> Option<Amount> {
    let all = match new.class == often() {
        true => all_paces(words),
        false => amounts(words),
    };
    let rate = |a: &Amount| {
        let behind = words.get(a.end.min(words.len())..).unwrap_or_default();
        starts_any(behind, patterns!["in|to|per"])
            .is_some_and(|n| behind.get(n).is_some_and(Token::is_number))
            || a.at
                .checked_sub(2)
                .is_some_and(|i| words[i].is_number() && words[i + 1].key == "in")
    };
    let fits = |a: &&Amount| a.is_number() && new.fits(a) && !rate(a);
    let fit: Vec<&Amount> = all.iter().filter(fits).collect();
    let own = |a: &&&Amount| new.class != Class::Bare && a.class == new.class;
    match fit.as_slice() {
        [one] => Some((*one).clone()),
        several => several.iter().find(own).map(|a| (**a).clone()),
    }
    .map(|mut a| {
        // `every hundred and fifty round the edge`
        let counts = words.get(a.number).is_none_or(|t| !opens_place(&t.key));
        a.end = if counts { a.end } else { a.number };
        a
    })
}
