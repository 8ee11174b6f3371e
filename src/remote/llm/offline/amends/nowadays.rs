//! How it is now, told right after how it was without a no: `Put the post in the tray.` **`Well, the box these days.`**, `for eight
//! hours.` **`Now that we've got the fast charger it's two.`**, `You test it every month.` **`Now you test it every week.`** are told
//! as a no with what holds.
use super::super::amounts::{Amount, Class, amounts, put};
use super::super::lexicon::{determined, is_auxiliary, is_capitalised, is_subject, opens_place};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::{Token, clause_end, mark_last, tokens};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{fillers, reading};
use super::slots::counted;
use super::stated::led_only_cues;
use super::{before, only, own_deeds, own_steps, spoken};
use crate::domain::quantity::unit_of;

/// The most words in which it is said.
const LONGEST: usize = 24;
/// The most words of what it is now.
const NEW: usize = 5;

/// What says that it holds now, or since when.
static NOW: WordSet = word_set!("days nowadays now since");
/// What says how often.
static OFTEN: WordSet =
    word_set!("every daily weekly monthly fortnightly quarterly yearly hourly once twice times");

/// Tells it as a no with what holds.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        let talks = s.mood == Mood::Speech && s.end != End::Question;
        if talks && let Some(whole) = in_one_breath(&s.tokens) {
            sentences[at].tokens = whole;
            continue;
        }
        let says = s.tokens.iter().any(|t| NOW.contains(t.key.as_str()));
        let sign = !says && starts_any(&s.tokens, patterns!["minus|plus"]).is_some();
        let parted = s.tokens.iter().take(5).any(Token::comma);
        let apart = s.end == End::Question || s.mood != Mood::Speech || !spoken(s);
        if !says && !sign && !parted || apart || s.tokens.len() > LONGEST {
            continue;
        }
        let since = || {
            let now = these_days(&s.tokens)
                .filter(|_| own_steps(sentences, (at, at), 1).next().is_some());
            now.or_else(|| now_that(&s.tokens).filter(|_| own_deed(sentences, at)))
                .or_else(|| as_often(sentences, at))
        };
        let now = if sign {
            signed(sentences, at)
        } else if says {
            since()
        } else {
            None
        };
        let now = now.or_else(|| for_a_reason(sentences, at).filter(|_| parted));
        if let Some(now) = now {
            sentences[at].tokens = [tokens("No,", now[0].at), now].concat();
        }
    }
}

fn own_deed(sentences: &[Sentence], at: usize) -> bool {
    own_deeds(sentences, (at, at), 2).next().is_some()
}

/// `Well,` **the box** `these days`, **In the app** `these days.`, `Well,` **five** `now, one's got woodworm.`
fn these_days(words: &[Token]) -> Option<Vec<Token>> {
    let well = starts_any(words, patterns!["well|or|though|although", "or|oh well"]);
    let said = &words[well.unwrap_or(0)..];
    let (n, len) = (1..=NEW.min(said.len().saturating_sub(1))).find_map(|n| {
        let behind = &said[n..];
        let sure = starts_any(behind, patterns!["these days", "nowadays"]);
        let now =
            || starts_any(behind, patterns!["now", "since * *? *?"]).filter(|_| well.is_some());
        let len = sure.or_else(now)?;
        let ends = n + len == said.len() || behind[len - 1].tail().is_some();
        ends.then_some((n, len))
    })?;
    let mut new = said[..n].to_vec();
    let tells = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let within = new[..n - 1].iter().any(|t| t.tail().is_some());
    let first = new.first()?;
    let named = determined(&new) || opens_place(&first.key) || first.is_number();
    if within || new.iter().any(tells) || !(well.is_some() || named) {
        return None;
    }
    if is_action(&first.key) && n > 1 {
        return None;
    }
    mark_last(&mut new, '.');
    let rest = &said[n + len..];
    let more = || reading::read(&fillers::strip(rest), Mood::Speech).is_some();
    if !rest.is_empty() && more() {
        mark_last(&mut new, ',');
        new.extend_from_slice(rest);
    }
    Some(new)
}

/// `You set up six beds,` **`well, seven since Easter,`** `and each gets a scale.`: told in one breath, as a no.
fn in_one_breath(words: &[Token]) -> Option<Vec<Token>> {
    let at = (2..words.len()).find(|i| words[*i].key == "well" && words[i - 1].comma())?;
    let comma = usize::from(words[at].comma());
    let said = &words[at + comma.max(1)..];
    let (n, len) = (1..=NEW.min(said.len().saturating_sub(1))).find_map(|n| {
        let behind = &said[n..];
        let len = starts_any(
            behind,
            patterns!["these days", "nowadays|now", "since * *? *?"],
        )?;
        let ends = |len: usize| n + len == said.len() || behind[len - 1].tail().is_some();
        let len = (1..=len).rev().find(|len| ends(*len))?;
        Some((n, len))
    })?;
    let new = &said[..n];
    let tells = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key) || t.tail().is_some();
    if new.iter().any(tells) || is_action(&new[0].key) && n > 1 {
        return None;
    }
    let rest = &said[n + len..];
    let mut whole = words[..at].to_vec();
    let value = amounts(new).into_iter().next();
    let fits = |value: &Amount| {
        let old = amounts(&whole)
            .into_iter()
            .filter(|a| value.fits(a) && !value.alike(a));
        only(old).filter(|_| value.at == 0 && value.end == new.len())
    };
    if let Some((value, old)) = value.and_then(|v| Some((v.clone(), fits(&v)?))) {
        let mut told = counted(put(&whole, &old, new, &value), &old, &value);
        told.extend_from_slice(rest);
        return Some(told);
    }
    whole.extend(tokens("no,", words[at].at));
    whole.extend_from_slice(new);
    mark_last(&mut whole, if rest.is_empty() { '.' } else { ',' });
    whole.extend_from_slice(rest);
    Some(whole)
}

/// `Actually now that we've got the hot tank` **it's an hour and a half.**
fn now_that(words: &[Token]) -> Option<Vec<Token>> {
    let (said, cued) = led_only_cues(words);
    let n = starts_any(
        said,
        patterns![
            "now|since that? we've|we|they've|they|i've|you've|there's|it's|he's|she's *",
            "now the|this|our|that *"
        ],
    )?;
    let is =
        (n..said.len()).find(|i| matches!(said[*i].key.as_str(), "it's" | "they're" | "that's"))?;
    let (why, now) = said.split_at(is);
    let value = amounts(now)
        .first()
        .is_some_and(|a| a.at == 1 && a.is_number());
    let led = cued || why[0].key == "now";
    (led && value && amounts(why).iter().all(|a| !a.is_number())).then(|| now.to_vec())
}

/// `eighteen.` **`Minus eighteen, obviously.`**, `four degrees.` **`Minus, no, plus four.`**: the value with its sign.
fn signed(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let words = &sentences[at].tokens;
    let begun = starts_any(words, patterns!["minus|plus no|sorry|wait?"])
        .filter(|n| words[n - 1].comma())
        .unwrap_or(0);
    let said = &words[begun..];
    starts_any(said, patterns!["minus|plus *"])?;
    let new = amounts(said).into_iter().next()?;
    let size = new.size.trim_start_matches('-');
    let whole = new.at == 0 && clause_end(said) == new.end;
    let alike = |i: usize| {
        let told = amounts(&sentences[i].tokens);
        told.iter().any(|a| a.size.trim_start_matches('-') == size)
    };
    let told = own_deeds(sentences, (at, at), 1).any(alike);
    (whole && told).then(|| said[..new.end].to_vec())
}

/// `Well,` **Joe**`, Maria's on leave.`, **Twelve**`, the witch has her own box.`: why it is the other one, by the name of the first,
/// or how many it is of them.
fn for_a_reason(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    const NAME: usize = 3;
    let words = &sentences[at].tokens;
    let well = starts_any(words, patterns!["well|or|oh|though|no|actually"]).unwrap_or(0);
    let said = &words[well..];
    let n = clause_end(said);
    let rest = said.get(n..).filter(|rest| rest.len() > 2 && n <= NAME)?;
    let told = before(sentences, at, 1).find(|i| sentences[*i].speaker == sentences[at].speaker)?;
    let t = &sentences[told];
    if !said[n - 1].comma() || t.end == End::Question || rest.iter().any(Token::is_number) {
        return None;
    }
    let mut new = said[..n].to_vec();
    mark_last(&mut new, '.');
    let one = &rest[usize::from(determined(rest)).min(rest.len() - 1)];
    let is = |next: &Token| matches!(next.key.as_str(), "is" | "has" | "was" | "left" | "can't");
    let before_s = one.before_s();
    let old = before_s
        .clone()
        .or_else(|| is(rest.get(1)?).then(|| one.clone()));
    let person = !new
        .iter()
        .any(|t| t.is_number() || is_subject(&t.key) || is_action(&t.key));
    let gone = old.is_some_and(|old| {
        let same = |t: &&Token| t.key == old.key;
        t.tokens
            .iter()
            .find(same)
            .is_some_and(|o| determined(rest) || is_capitalised(o))
            && !new.iter().any(|t| t.key == old.key)
    });
    if person && gone && (well > 0 || n == 1) {
        return Some(new);
    }
    let value = amounts(&new).into_iter().next()?;
    let counts = |a: &Amount| {
        let thing = matches!(&a.class, Class::Measure(unit) if unit_of(unit).is_none());
        thing && !a.named && value.fits(a) && !value.alike(a)
    };
    let whole = value.at == 0 && value.end == new.len() && value.class == Class::Bare;
    let all = amounts(&t.tokens);
    let why = determined(rest) && (before_s.is_some() || rest.iter().any(is));
    let one = all.len() == 1 && all.iter().all(counts);
    let step = reading::asks(t).is_some() || all.first().is_some_and(|a| a.at == 0);
    (whole && one && why && step).then_some(new)
}

/// `You test it every month.` **`Now you test it every week.`**: the same deed, another number of times.
fn as_often(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let words = &sentences[at].tokens;
    let now = starts_any(
        words,
        patterns![
            "but|and|so? now|nowadays you|we|i|they",
            "it was but|and? now|nowadays you|we|i|they"
        ],
    )?;
    let often = |t: &Token| OFTEN.contains(t.key.as_str());
    let verb = words.get(now).filter(|t| is_action(&t.key))?;
    if !words[now..].iter().any(often) {
        return None;
    }
    let again = own_deeds(sentences, (at, at), 2).any(|i| {
        let told = &sentences[i].tokens;
        told.iter().any(|t| t.key == verb.key) && told.iter().any(often)
    });
    again.then(|| words[now - 1..].to_vec())
}
