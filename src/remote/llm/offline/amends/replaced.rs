//! Another place than the one that somebody else put up: `Do I put it in the tray?` `In the folder.`, `It goes in the wiki.`
//! `In the spreadsheet.`: the deed is told with the place that was answered.
use super::super::gather::is_thing;
use super::super::lexicon::DETERMINERS;
use super::super::patterns::{patterns, starts_any};
use super::super::reading::{Force, read};
use super::super::token::{Token, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::asked::begun;
use super::completed::deed;
use super::{before, spoken};

/// The most words of a place.
const PLACE: usize = 5;

/// Puts the place that was answered where the other was. Says whether it did.
pub(super) fn put_elsewhere(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if !spoken(s) || s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let words = fillers::strip(&s.tokens);
    let words = talk::lead(&words);
    let end = clause_end(words);
    let mut new = words[..end].to_vec();
    let Some(led) = led(&new).filter(|n| *n < end && end <= PLACE) else {
        return false;
    };
    if read(&new, Mood::Speech).is_some() || !is_thing(&new[led..]) {
        return false;
    }
    let told = before(sentences, at, 1).find(|i| {
        let b = &sentences[*i];
        b.speaker != s.speaker && b.speaker.is_some() && *i + 1 == at
    });
    let Some(told) = told.filter(|told| begun(sentences, *told)) else {
        return false;
    };
    let asked = sentences[told].end == End::Question;
    let old = fillers::strip(&sentences[told].tokens);
    let Some(mut step) = (if asked {
        deed(talk::lead(&old))
    } else {
        Some(old)
    }) else {
        return false;
    };
    let Some(from) = place(&step) else {
        return false;
    };
    let same = step[from].key == new[0].key;
    let again = stems(&step[from..]).iter().any(|w| stems(&new).contains(w));
    let whole = read(&step, Mood::Speech).is_some_and(|r| r.force == Force::Step)
        || starts_any(&step, patterns!["and the|your|all"]).is_some();
    if !(asked || same) || again || !whole {
        return false;
    }
    new[0].word = super::super::phrase::lowered(&new[0].word);
    step[from - 1].bare();
    step.splice(from.., new);
    let not = denied(&words[end..]);
    if !not.is_empty() {
        mark_last(&mut step, ',');
    }
    step.extend(not);
    mark_last(&mut step, '.');
    let teller = s.speaker.clone();
    sentences[at].tokens.clear();
    let said = &mut sentences[told];
    (said.tokens, said.end, said.speaker) = (step, End::Stop, teller);
    true
}

/// How many words lead to the noun of a place.
fn led(words: &[Token]) -> Option<usize> {
    starts_any(
        words,
        patterns![
            "in|on|at|under|behind|into|onto|from|per|beside|above|below the|a|an|your|our|my?"
        ],
    )
}

/// Where the place begins that a deed ends with.
fn place(deed: &[Token]) -> Option<usize> {
    let from = deed.len().saturating_sub(PLACE);
    let at = (from.max(1)..deed.len())
        .rev()
        .find(|i| led(&deed[*i..]).is_some())?;
    let n = led(&deed[at..])?;
    let noun = deed.get(at + n..).filter(|rest| !rest.is_empty())?;
    let plain = noun[..noun.len() - 1].iter().all(|t| t.tail().is_none())
        && !noun.iter().any(|t| DETERMINERS.contains(t.key.as_str()));
    (plain && is_thing(noun)).then_some(at)
}

/// `on the bottom,` **not the lid**
fn denied(rest: &[Token]) -> Vec<Token> {
    const LONGEST: usize = 4;
    let end = clause_end(rest);
    let not = starts_any(rest, patterns!["not"]).filter(|_| (2..=LONGEST).contains(&end));
    not.map(|_| rest[..end].to_vec()).unwrap_or_default()
}
