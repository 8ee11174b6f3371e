//! `Take off eight millimetres.` `No, six for a hind, eight for a front.`: one value put right by several, each for its own.
use super::super::amounts::{Amount, Class, amounts};
use super::super::fillers;
use super::super::lexicon::{is_auxiliary, is_subject, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::token::{Token, bare_last, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::stated::led_only_cues;
use super::{NEAR, only, own_place};

/// The most words that give the values.
const LONGEST: usize = 16;

/// Puts the values where the one stood that ended its sentence. Says whether it did.
pub(super) fn each_its_own(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let (body, cued) = led_only_cues(&words);
    if !cued || body.len() > LONGEST {
        return false;
    }
    let Some(first) = of_kinds(body) else {
        return false;
    };
    let found = own_place(sentences, at, NEAR, |told| {
        let fit = amounts(told).into_iter();
        only(fit.filter(|a| a.is_number() && first.fits(a)))
    });
    // `three coats` **in all**
    let in_all = |rest: &[Token]| {
        let all = patterns!["in all|total", "all in|told", "altogether|overall|total"];
        rest.is_empty() || starts_any(rest, all) == Some(rest.len())
    };
    let ends = |told: &[Token], one: &Amount| {
        let rest = &told[one.end..];
        in_all(rest) || first.at == 0 && goes_on(rest)
    };
    let Some((told, old)) = found.filter(|(i, one)| ends(&sentences[*i].tokens, one)) else {
        return false;
    };
    let open = &mut sentences[told].tokens;
    let mut behind = open[old.end..].to_vec();
    if in_all(&behind) {
        behind.clear();
    }
    bare_last(&mut behind);
    let mut new = body.to_vec();
    new[0].word = lowered(&new[0].word);
    // the unit was said with the one value
    if first.class == Class::Bare {
        let mut unit = open[old.number.min(old.end)..old.end].to_vec();
        unit.iter_mut().for_each(Token::bare);
        let last = first.end - 1;
        if let (Some(tail), Some(end)) = (new[last].tail(), unit.last_mut()) {
            new[last].bare();
            end.word.push(tail);
        }
        behind.splice(0..0, unit);
    }
    new.splice(first.end..first.end, behind);
    open.truncate(old.at);
    open.extend(new);
    mark_last(open, '.');
    sentences[at].tokens.clear();
    true
}

/// `ten drops` **in**, `two scoops` **in the bucket**: where it goes, behind the value.
fn goes_on(rest: &[Token]) -> bool {
    const SHORT: usize = 4;
    let says = |t: &Token| {
        let whose = matches!(t.key.as_str(), "for" | "with" | "if" | "when");
        whose || is_subject(&t.key) || is_auxiliary(&t.key) || t.is_number()
    };
    (1..=SHORT).contains(&rest.len())
        && (opens_place(&rest[0].key) || rest[0].key == "of")
        && clause_end(rest) == rest.len()
        && !rest.iter().any(says)
}

/// The first of several numbers that each stand in a part of their own with whose they are, and nothing is said else.
fn of_kinds(body: &[Token]) -> Option<Amount> {
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    if body.iter().any(says) {
        return None;
    }
    let numbers: Vec<Amount> = amounts(body)
        .into_iter()
        .filter(Amount::is_number)
        .collect();
    let (first, more) = numbers.split_first().filter(|(_, more)| !more.is_empty())?;
    let parts = body
        .split_inclusive(|t| t.tail().is_some() || t.key == "and")
        .filter(|part| part.len() > 1);
    let mut count = 0;
    for part in parts {
        let value = only(amounts(part).into_iter().filter(Amount::is_number))?;
        let rest = [&part[..value.at], &part[value.end..]].concat();
        if stems(&rest).is_empty() {
            return None;
        }
        count += 1;
    }
    let alike = more.iter().all(|a| a.fits(first) || first.fits(a));
    (count == numbers.len() && alike).then(|| first.clone())
}
