//! Another's value for another case, agreed to by whoever told the first: `If they don't confirm in three minutes, you ring
//! them.` **`Two minutes for express.`** `Yes, two for express.` Both hold, and the deed says both.
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts, put};
use super::super::lexicon::{is_auxiliary, is_capitalised, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::put_in::add_last;
use super::{before, tells};

/// The most words in which the other value is told, and in which it is agreed to.
const SHORT: usize = 12;
/// The most words of the case.
const CASE: usize = 5;

/// Puts the value with its case behind the deed.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len().saturating_sub(1) {
        let s = &sentences[at];
        let short = s.mood == Mood::Speech && s.end != End::Question && s.tokens.len() <= SHORT;
        let valued = short && s.tokens.iter().take(4).any(Token::is_number);
        if valued && for_all(sentences, at) {
            continue;
        }
        if valued && let Some((told, whole)) = agreed(sentences, at) {
            sentences[told].tokens = whole;
            unsay(&mut sentences[at..=at + 1]);
        }
    }
}

/// **`Five everywhere, since the accident.`** `Right, five everywhere.`: the one value for all, where another case had its own.
fn for_all(sentences: &mut [Sentence], at: usize) -> bool {
    const BACK: usize = 4;
    let s = &sentences[at];
    let Some(value) = value_for_all(&s.tokens) else {
        return false;
    };
    let answer = &sentences[at + 1];
    let Some(last) = before(sentences, at, 1).next().filter(|i| {
        let t = &sentences[*i];
        t.speaker != s.speaker && t.speaker == answer.speaker && t.end != End::Question
    }) else {
        return false;
    };
    let again = amounts(&answer.tokens)
        .into_iter()
        .all(|a| !a.is_number() || a.alike(&value));
    let short = answer.tokens.len() <= SHORT && answer.end != End::Question;
    let nods = talk::affirms(&answer.tokens) || value_for_all(&answer.tokens).is_some();
    if !again || !short || !nods {
        return false;
    }
    let said = s.tokens.clone();
    let speaker = sentences[last].speaker.clone();
    let first = last.saturating_sub(BACK);
    for i in (first..=last)
        .rev()
        .filter(|i| sentences[*i].speaker == speaker)
        .collect::<Vec<_>>()
    {
        let words = &sentences[i].tokens;
        let all: Vec<Amount> = amounts(words)
            .into_iter()
            .filter(|a| value.may_stand_for(a))
            .collect();
        let [one, others @ ..] = all.as_slice() else {
            continue;
        };
        // `Ten on the straight.`, a sentence of its own
        if one.at == 0 && others.is_empty() && !one.alike(&value) && i > first {
            sentences[i].tokens.clear();
            continue;
        }
        if let Some(whole) = with_one(words, (one, others), (&said, &value)) {
            sentences[i].tokens = whole;
        }
        break;
    }
    unsay(&mut sentences[at..=at + 1]);
    true
}

/// `Set it to forty, thirty for the whites` with the one value that is for all, and without what another case has.
fn with_one(
    words: &[Token],
    (one, others): (&Amount, &[Amount]),
    (new, value): (&[Token], &Amount),
) -> Option<Vec<Token>> {
    let mut whole = words.to_vec();
    for other in others.iter().rev() {
        let from = other.at;
        if !words[from - 1].comma() {
            return None;
        }
        let end = from + clause_end(&words[from..]);
        let tail = words[end - 1].tail().unwrap_or('.');
        whole.drain(from..end);
        mark_last(&mut whole[..from], tail);
    }
    Some(if one.alike(value) {
        whole
    } else {
        put(&whole, one, new, value)
    })
}

/// **Five** `everywhere`, **ten** `for everybody`
fn value_for_all(words: &[Token]) -> Option<Amount> {
    let lead = starts_any(
        words,
        patterns!["right|okay|ok|yes|yeah|fine|oh|so", "it's|that's"],
    )
    .unwrap_or(0);
    let value = amounts(words).into_iter().find(Amount::is_number)?;
    let everywhere = starts_any(
        words.get(value.number..)?,
        patterns!["everywhere|always|throughout|regardless"],
    );
    let all = starts_any(
        words.get(value.end..)?,
        patterns![
            "for|on|in|with everything|everybody|everyone|all|both",
            "all year|week|day round?",
            "either way",
            "every time"
        ],
    );
    // `five everywhere`: no five of a thing
    let value = match everywhere {
        Some(_) => Amount {
            class: Class::Bare,
            end: value.number,
            ..value
        },
        None => value,
    };
    (value.at == lead && all.or(everywhere).is_some()).then_some(value)
}

/// The deed that the value is beside, and its words with the value and its case.
fn agreed(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>)> {
    let s = &sentences[at];
    let said = with_case(&s.tokens)?;
    // `ridge height plus ten` … `plus fifteen, if there's trees`
    let sign = said
        .first()
        .filter(|t| matches!(t.key.as_str(), "plus" | "minus"));
    let told = match sign {
        Some(sign) => before(sentences, at, 3)
            .find(|i| sentences[*i].tokens.iter().any(|t| t.key == sign.key))?,
        None => before(sentences, at, 1).next()?,
    };
    let (t, answer) = (&sentences[told], &sentences[at + 1]);
    let theirs = t.speaker.is_some() && t.speaker != s.speaker && answer.speaker == t.speaker;
    let bars = |t: &Token| matches!(t.key.as_str(), "don't" | "not" | "never" | "no");
    let in_case = starts_any(talk::lead(&t.tokens), patterns!["if|when|unless|once"]).is_some();
    let bars = |t: &Token| !in_case && bars(t);
    let but = answer.tokens.iter().any(|t| t.key == "but");
    if !theirs
        || but
        || t.tokens.iter().any(bars)
        || t.end == End::Question
        || answer.end == End::Question
        || !tells(t)
    {
        return None;
    }
    let value = amounts(&said).into_iter().next()?;
    let known = stems(&t.tokens);
    let case = stems(&said[value.end..]);
    let other = |a: &Amount| is_value(a) && value.may_stand_for(a) && !value.alike(a);
    let all = amounts(&t.tokens);
    let beside = all.iter().any(other) && !all.iter().any(|a| value.alike(a));
    let new = case.iter().any(|w| !known.contains(w));
    if !beside || !agrees(&answer.tokens, &value, &case, !new) {
        return None;
    }
    if new {
        let mut whole = t.tokens.clone();
        add_last(&mut whole, &said);
        return Some((told, whole));
    }
    // `Four if they're wet.`, of the same case
    let of_case = |a: &&Amount| {
        let behind = &t.tokens[a.end..];
        other(a) && stems(&behind[..clause_end(behind)]) == case
    };
    let mut all = all.iter().filter(of_case);
    let old = all.next().filter(|_| all.next().is_none())?;
    Some((told, put(&t.tokens, old, &said, &value)))
}

/// **`two pins for the small faces`**, without `it's` and the name of whoever is told.
fn with_case(words: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(words);
    let from = starts_any(words, patterns!["it's|that's|only|just only|just?"]).unwrap_or(0);
    let said = words.get(from..)?;
    let value = amounts(said).into_iter().next()?;
    let behind = said.get(value.end..)?;
    let least = starts_any(behind, patterns!["minimum|maximum", "at least|most"]).unwrap_or(0);
    let case = &behind[least..];
    let end = clause_end(case);
    let led = starts_any(
        case,
        patterns![
            "for|on|with|if|when|under|over|after|before *",
            "mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays|weekends",
            "in winter|summer|spring|autumn|frost|rain|january|february|march|april|may|june|july|august|september|october|november|december",
            "in|at the winter|summer|holidays|morning|evening|week|weekend|front|back|top|bottom|ends|sides"
        ],
    );
    let in_case = starts_any(case, patterns!["if|when"]).is_some();
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let tells = |t: &Token| !in_case && says(t) || t.is_number();
    let name = matches!(&case[end..], [one] if is_capitalised(one));
    let whole = end == case.len() || name;
    let plain = (1..=CASE).contains(&end) && !case[..end].iter().any(tells);
    if value.at > 0 || !is_value(&value) || led.is_none() || !whole || !plain {
        return None;
    }
    let mut said = said[..value.end + least + end].to_vec();
    bare_last(&mut said);
    Some(said)
}

/// A number, or a time of the clock.
fn is_value(a: &Amount) -> bool {
    a.is_number() || a.class == Class::Clock
}

/// How many words nod: **`ok`** `3.30`.
fn nods(words: &[Token]) -> usize {
    starts_any(
        words,
        patterns!["ok|okay|right|yes|yep|yeah|fine|sure|true|great|cool|ah|oh"],
    )
    .unwrap_or(0)
}

/// `Yes.`, `It is, yes, two for the small ones.`: a nod, or the value once more with its case.
fn agrees(words: &[Token], value: &Amount, case: &[EcoString], known: bool) -> bool {
    if words.is_empty() || words.len() > SHORT {
        return false;
    }
    let numbers: Vec<Amount> = amounts(words).into_iter().filter(is_value).collect();
    match numbers.as_slice() {
        [] => talk::affirms(words) && words.len() <= 3,
        all => {
            // `for credit cards say 7` tells it in its own way
            let behind = &words[all[0].end..];
            let named = || stems(behind).iter().any(|w| case.contains(w));
            // `ok 3.30`, `right, 70 for that`: nothing but the value
            let only = || {
                let rest = starts_any(
                    behind,
                    patterns!["for|on|then|with that|those|them|it|then?"],
                );
                let lead = talk::lead(words);
                let led = words.len() - lead.len() + nods(lead);
                led > 0 && all[0].at == led && rest.unwrap_or(0) == behind.len()
            };
            all.iter().all(|a| a.alike(value)) && (known || named() || only())
        }
    }
}
