//! A phrase that an answer puts in the place of one in the question: `on the left?` `On the right.`, `two?` `Three.`
use super::super::super::alignment::kin;
use super::super::super::amounts::{amounts, put};
use super::super::super::gather::is_thing;
use super::super::super::lexicon::{DETERMINERS, PLACES, is_subject};
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::phrase::lowered;
use super::super::super::token::{Token, clause_end, mark_last};
use super::super::super::verbs::is_action;
use super::super::moved_to;

/// What was asked with the phrase of the answer where it belongs; what the answer says behind it stands behind.
pub(in super::super) fn replaced(
    asked: &[Token],
    answer: &[Token],
    denied: bool,
) -> Option<Vec<Token>> {
    let only = starts_any(answer, patterns!["only|just"]).unwrap_or(0);
    let end = only + clause_end(&answer[only..]);
    if end == only {
        return None;
    }
    let mut phrase = answer[..end].to_vec();
    let more = &answer[end..];
    phrase.first_mut()?.word = lowered(&phrase[0].word);
    phrase.last_mut()?.bare();
    let mut step = fuller(asked, &phrase)
        .or_else(|| led(asked, &phrase, only))
        .or_else(|| counted(asked, &phrase[only..]))
        .or_else(|| timed(asked, &phrase[only..]))
        .or_else(|| of_thing(asked, &phrase, only, denied))?;
    if !more.is_empty() {
        mark_last(&mut step, ',');
        step.extend(more.iter().cloned());
    }
    Some(step)
}

/// `the cotton gloves?` `White cotton gloves.`: the thing that was asked, and more of it.
fn fuller(asked: &[Token], phrase: &[Token]) -> Option<Vec<Token>> {
    let last = phrase.last()?;
    let from = 1 + asked
        .iter()
        .rposition(|t| DETERMINERS.contains(t.key.as_str()))?;
    let end = 1 + asked.iter().rposition(|t| t.key == last.key)?;
    let known = |t: &Token| phrase.iter().any(|p| p.key == t.key);
    let fuller = from < end
        && phrase.len() > end - from
        && !DETERMINERS.contains(phrase[0].key.as_str())
        && is_thing(phrase)
        && asked[from..end].iter().all(known);
    fuller.then(|| [&asked[..from], phrase, &asked[end..]].concat())
}

/// `on the left?` `On the right.`: by the word that leads it.
fn led(asked: &[Token], phrase: &[Token], only: usize) -> Option<Vec<Token>> {
    let lead = phrase.get(only)?;
    // `if it's over ten it's split?` `Over ten, yes.`
    let again = super::super::super::token::places_in(asked, phrase).next();
    if !PLACES.contains(lead.key.as_str()) || phrase.len() < only + 2 || again.is_some() {
        return None;
    }
    // `in the white one`
    let has_number = |words: &[Token]| words.iter().any(|t| t.is_number() && t.key != "one");
    let is = |t: &Token| t.key == lead.key || kin(&t.key, &lead.key);
    let from = (1..asked.len().saturating_sub(1))
        .rev()
        .find(|i| is(&asked[*i]) && has_number(&asked[*i..]) == has_number(phrase))?;
    let ends = |i: &usize| {
        starts_any(
            &asked[*i..],
            patterns!["first|too|as|then|before|after|when|if|and|until"],
        )
        .is_some()
    };
    let end = (from + 1..asked.len()).find(ends).unwrap_or(asked.len());
    Some([&asked[..from], phrase, &asked[end..]].concat())
}

/// `on a Tuesday?` `Thursday now.`, `the same day?` `The next day.`: a time for a time.
fn timed(asked: &[Token], phrase: &[Token]) -> Option<Vec<Token>> {
    let now = phrase.iter().rposition(|t| t.key != "now")? + 1;
    let from = (1..asked.len()).find(|i| moved_to::is_when(&asked[*i..]))?;
    let end = from + clause_end(&asked[from..]);
    let whole = moved_to::is_when(phrase) && now <= 3;
    whole.then(|| [&asked[..from], &phrase[..now], &asked[end..]].concat())
}

/// `two copies?` `Three.`: by what it counts.
fn counted(asked: &[Token], phrase: &[Token]) -> Option<Vec<Token>> {
    let new = amounts(phrase);
    let [new] = new.as_slice() else {
        return None;
    };
    let old = amounts(asked);
    let mut fit = old.iter().filter(|a| new.may_stand_for(a));
    let (old, None) = (fit.next()?, fit.next()) else {
        return None;
    };
    (new.at == 0 && new.end == phrase.len()).then(|| put(asked, old, phrase, new))
}

/// `the calves first?` `The cows first.`, `the small ladder?` `Only the big one.`: the one thing that it may stand for.
fn of_thing(asked: &[Token], phrase: &[Token], only: usize, denied: bool) -> Option<Vec<Token>> {
    let named = &phrase[only..];
    let article = |t: &Token| {
        DETERMINERS.contains(t.key.as_str())
            && !is_subject(&t.key)
            && !matches!(t.key.as_str(), "first" | "last" | "next" | "of")
    };
    // `every one` of them is no other thing
    let all = starts_any(named, patterns!["every|each one"]) == Some(named.len());
    if !article(named.first()?) || named.len() < 2 || all {
        return None;
    }
    let starts: Vec<usize> = (0..asked.len()).filter(|i| article(&asked[*i])).collect();
    let from = *starts.last()?;
    let last = named.last()?;
    let same = asked
        .iter()
        .rposition(|t| t.key == last.key)
        .filter(|n| *n > from);
    let sole = denied && starts.len() == 1 && from > 0 && is_action(&asked[from - 1].key);
    let stop = (from + 1..asked.len())
        .find(|i| PLACES.contains(asked[*i].key.as_str()) || asked[*i].tail().is_some());
    let end = match (same, last.key.as_str()) {
        (Some(n), _) if n - from <= named.len() => n + 1,
        (_, "one" | "ones") => stop.unwrap_or(asked.len()),
        _ if sole && is_thing(named) => stop.unwrap_or(asked.len()),
        _ => return None,
    };
    let mut new = phrase.to_vec();
    if matches!(last.key.as_str(), "one" | "ones") && last.key != asked[end - 1].key {
        *new.last_mut()? = asked[end - 1].clone();
    }
    Some([&asked[..from], &new, &asked[end..]].concat())
}
