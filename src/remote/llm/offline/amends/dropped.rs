//! One of the things that a step names is taken out: `Put a charger and a card in.` `Actually no charger.`, `So just the card.`
use ecow::EcoString;

use super::super::gather::is_thing;
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::stated::led_only_cues;
use super::{before, replies, tells};

/// How many sentences back the things may have been named.
const NEAR: usize = 2;
/// The most words of the thing's name.
const NAME: usize = 4;

/// What is said of one of the things.
enum Said {
    /// It is left out.
    Without(Vec<EcoString>),
    /// It is there no more.
    Gone(Vec<EcoString>),
    /// It alone is meant.
    Only(Vec<EcoString>),
}

/// Takes a thing out of the list in which a step names it. Says whether it did.
pub(super) fn dropped(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some((said, rest)) = gone(&words).or_else(|| Some((said(&words)?, Vec::new()))) else {
        return false;
    };
    // what is there no more is so by whoever says it, unless that is denied
    let lost = matches!(said, Said::Gone(_));
    let found = before(sentences, at, NEAR).find_map(|i| {
        let own = sentences[i].speaker == s.speaker;
        let taken = || {
            let heard = replies(sentences, at, i, 2 + usize::from(lost)).next();
            let heard = heard.map(|r| fillers::pauses(&sentences[r].tokens));
            match heard {
                Some(words) if !lost => talk::nods(&words),
                Some(words) => starts_any(&words, patterns!["no|nope|nah|still"]).is_none(),
                None => lost,
            }
        };
        let list = without(&sentences[i].tokens, &said).filter(|_| tells(&sentences[i]))?;
        (own || taken()).then_some((i, list))
    });
    let Some((told, list)) = found else {
        // `Is there pepper in it?` `No, no pepper.`
        let none = talk::no_by_itself(&words).and_then(|n| words.get(n));
        let asked = at > 0 && none.is_some_and(|t| t.key == "no");
        if asked {
            sentences[at].tokens.clear();
        }
        return asked;
    };
    sentences[told].tokens = list;
    sentences[at].tokens = rest;
    true
}

/// `the breakfast slips are gone, …`, `the blue form's been scrapped`, `tokens don't exist any more`: the thing, and what
/// is said after it.
fn gone(words: &[Token]) -> Option<(Said, Vec<Token>)> {
    let led = talk::lead(words);
    let from = starts_any(led, patterns!["the|a|an|your|our|those|any"]).unwrap_or(0);
    let is = |t: &Token| {
        let verb = t.key.split_once('\'').map_or(t.key.as_str(), |(_, v)| v);
        matches!(
            verb,
            "is" | "are" | "s" | "has" | "have" | "do" | "does" | "t" | "ve" | "re"
        )
    };
    let at = (from + 1..led.len().min(from + NAME + 1)).find(|i| is(&led[*i]))?;
    let short = led[at].key.ends_with("'s");
    let mut name = led[from..at + usize::from(short)].to_vec();
    if let Some(last) = name.last_mut().filter(|_| short) {
        last.key = last.key.trim_end_matches("'s").into();
    }
    let rest = &led[at + 1..];
    let end = clause_end(rest);
    let left = starts_any(
        &rest[..end],
        patterns![
            "all|been|long|now? gone|abolished|scrapped|discontinued|retired|history",
            "exist any? more|anymore|longer?"
        ],
    );
    let ends = left == Some(end);
    (ends && is_thing(&name)).then(|| (Said::Gone(stems(&name)), rest[end..].to_vec()))
}

/// Reads a sentence as one that leaves a thing out, or keeps it alone.
fn said(words: &[Token]) -> Option<Said> {
    let (led, _) = led_only_cues(talk::lead(words));
    let led = if led.is_empty() { words } else { led };
    // `actually no charger`: what puts right denies the thing as well
    let no = words.len() - led.len();
    let led = match no.checked_sub(1).map(|i| &words[i]) {
        Some(last) if last.key == "no" && last.tail().is_none() => &words[no - 1..],
        _ => led,
    };
    let name = |from: usize| {
        let from = from + starts_any(&led[from..], patterns!["the|a|an|your|our|any"]).unwrap_or(0);
        let end = from + clause_end(&led[from..]);
        let name = &led[from..end];
        ((1..=NAME).contains(&name.len()) && is_thing(name)).then(|| stems(name))
    };
    if let Some(n) = starts_any(led, patterns!["so|and|then? just|only the|a|an"]) {
        return name(n).map(Said::Only);
    }
    if let Some(n) = starts_any(
        led,
        patterns![
            "and|but|so? not the|a|an",
            "and|but|so? no",
            "leave|leaving out the|a|an",
            "skip|forget|drop|scrap the",
            "without the|a|an"
        ],
    ) {
        return name(n).map(Said::Without);
    }
    // `leave the charger out`, `the charger is in the box already, so just the card`
    let leaves = starts_any(led, patterns!["you|we? leave|take|keep the|a|an"])
        .filter(|_| led.last().is_some_and(|t| t.key == "out"));
    if let Some(n) = leaves {
        let thing = &led[n..led.len() - 1];
        return ((1..=NAME).contains(&thing.len())).then(|| Said::Without(stems(thing)));
    }
    let tail = (1..led.len()).find(|i| {
        led[i - 1].comma() && starts_any(&led[*i..], patterns!["so just|only the|a|an"]).is_some()
    })?;
    let from = tail + starts_any(&led[tail..], patterns!["so just|only the|a|an"])?;
    name(from).map(Said::Only)
}

/// The words of a step without the thing, where it names that in a list.
fn without(tokens: &[Token], said: &Said) -> Option<Vec<Token>> {
    let and = tokens.iter().position(|t| t.key == "and")?;
    let (items, from, to) = items(tokens, and)?;
    let holds = |item: &&[Token], named: &[EcoString]| {
        let have = stems(item);
        named.iter().all(|w| have.contains(w))
    };
    let kept: Vec<&[Token]> = match said {
        Said::Without(named) | Said::Gone(named) => {
            items.iter().copied().filter(|i| !holds(i, named)).collect()
        }
        Said::Only(named) => items.iter().copied().filter(|i| holds(i, named)).collect(),
    };
    if kept.is_empty() || kept.len() == items.len() {
        return None;
    }
    let mut out = tokens[..from].to_vec();
    let last = kept.len() - 1;
    for (n, item) in kept.iter().enumerate() {
        if n > 0 && n == last {
            out.push(tokens[and].clone());
        }
        out.extend(item.iter().cloned());
        if let Some(end) = out.last_mut() {
            end.bare();
            if n + 1 < last {
                end.word.push(',');
            }
        }
    }
    if let Some(end) = out.last_mut() {
        end.word.extend(tokens[to - 1].tail());
    }
    out.extend(tokens[to..].iter().cloned());
    Some(out)
}

/// The things around an `and`, each with its article, and where they begin and end: `a charger, a mouse and a card`.
fn items(tokens: &[Token], and: usize) -> Option<(Vec<&[Token]>, usize, usize)> {
    let article = |t: &Token| {
        matches!(
            t.key.as_str(),
            "the" | "a" | "an" | "your" | "our" | "two" | "three" | "some"
        )
    };
    let stop = |t: &Token| crate::domain::words::is_function_word(&t.key) && !article(t);
    // the last thing goes on to a mark, or to where the sentence goes on
    let mut to = and + 1;
    while to < tokens.len() && !stop(&tokens[to]) && to - and <= NAME {
        to += 1;
        if tokens[to - 1].tail().is_some() {
            break;
        }
    }
    let mut ends = vec![and];
    let mut from = and;
    while from > 0 && and - from <= 3 * NAME {
        let t = &tokens[from - 1];
        if stop(t) || from < and && t.tail().is_some() && !t.comma() {
            break;
        }
        if t.comma() && from < and {
            ends.insert(0, from);
        }
        from -= 1;
        if article(t) && !tokens.get(from.wrapping_sub(1)).is_some_and(Token::comma) {
            break;
        }
    }
    if from == 0 || !article(&tokens[from]) {
        // `pack shoes and gloves`: the first word is the deed
        from = (from..and)
            .find(|i| super::super::verbs::is_action(&tokens[*i].key))
            .map_or(from, |i| i + 1);
    }
    let mut items = Vec::new();
    let mut start = from;
    for end in ends {
        items.push(tokens.get(start..end)?);
        start = end;
    }
    items.push(tokens.get(and + 1..to)?);
    let fine = items
        .iter()
        .all(|i| (1..=NAME + 1).contains(&i.len()) && is_thing(i));
    // `fill the tubs and put the lids on`: two deeds
    let deed = super::super::lexicon::verb_with_object(tokens, and + 1);
    (fine && !deed).then_some((items, from, to))
}
