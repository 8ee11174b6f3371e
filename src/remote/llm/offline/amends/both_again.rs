//! Two values told again together, the one as it was and the other anew: `Feed at eight and at four.` `Half four since
//! Easter.` **`Eight and half four.`**
use super::super::amounts::{Amount, Class, amounts};
use super::super::fillers;
use super::super::patterns::{patterns, starts_any};
use super::super::reading;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence, unsay};
use super::put_in::replace;
use super::slots::Slots;
use super::stated::stated;
use super::{before, own_steps, tells};

/// How many sentences back both may have been told.
const REACH: usize = 5;
/// The most words of what only says the new one.
const SHORT: usize = 10;

/// `Soy, two kilos, that does ten.` **`Two kilos.`**: a measure said once more in one breath. Says whether it was.
pub(super) fn once_more(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let short = s.tokens.len() <= 3 && s.tokens.iter().any(Token::is_number);
    if !short || s.mood != Mood::Speech || s.end != End::Stop {
        return false;
    }
    let all = amounts(&s.tokens);
    let [value] = all.as_slice() else {
        return false;
    };
    let whole = value.at == 0 && value.end == s.tokens.len();
    let measured = matches!(value.class, Class::Measure(_)) && value.class.is_known();
    let again = (at.saturating_sub(REACH)..at)
        .filter(|i| sentences[*i].turn == s.turn && sentences[*i].tokens.len() > 3)
        .any(|i| {
            let said = amounts(&sentences[i].tokens);
            let same = |a: &Amount| a.class == value.class && a.alike(value);
            said.len() > 1 && said.iter().any(same)
        });
    if whole && measured && again {
        sentences[at].tokens.clear();
    }
    whole && measured && again
}

/// `The film stays on three days.` `I was told twenty-four hours.` **`Twenty-four hours for cling film. Three days.`**: what
/// another put up is of something else, and the value told holds. Says whether it does.
pub(super) fn of_another(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.tokens.len() > SHORT || !s.tokens.iter().any(Token::is_number) {
        return false;
    }
    let put = at - 1;
    let p = &sentences[put];
    let other = p.source == s.source && p.speaker != s.speaker && p.tokens.len() <= SHORT;
    let words = fillers::pauses(&s.tokens);
    let said = amounts(&words);
    let ([value], true) = (said.as_slice(), other) else {
        return false;
    };
    let of = starts_any(
        words.get(value.end..).unwrap_or_default(),
        patterns!["is|'s? for *"],
    );
    let theirs = amounts(&p.tokens);
    if value.at > 0 || of.is_none() || !theirs.iter().any(|a| a.alike(value)) {
        return false;
    }
    let told = before(sentences, put, 2).find(|i| {
        let t = &sentences[*i];
        t.speaker == s.speaker && tells(t) && t.tokens.len() > 3
    });
    let Some(told) = told else {
        return false;
    };
    let held = amounts(&sentences[told].tokens);
    let again = (at + 1..(at + 3).min(sentences.len())).find(|i| {
        let next = &sentences[*i];
        let all = amounts(&next.tokens);
        next.turn == s.turn
            && all.first().is_some_and(|a| {
                a.at == 0 && a.end == next.tokens.len() && held.iter().any(|h| h.alike(a))
            })
    });
    let Some(again) = again.filter(|_| !held.iter().any(|h| h.alike(value))) else {
        return false;
    };
    unsay(&mut sentences[put..=again]);
    true
}

/// Puts both in the place of the two that were told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let and = s.tokens.iter().any(|t| t.key == "and");
    if !and || s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > SHORT {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some(new) = stated(&words).filter(|new| new.values.len() == 2 && new.rest.is_empty())
    else {
        return false;
    };
    let found = own_steps(sentences, (at, at), REACH).find_map(|i| {
        let places = Slots::of(&new).places(&sentences[i].tokens, |_| true)?;
        let step = reading::asks(&sentences[i]).is_some();
        (step && places.len() == 2).then_some((i, places))
    });
    let Some((told, places)) = found else {
        return false;
    };
    let kept = places
        .iter()
        .zip(&new.values)
        .filter(|(old, new)| new.alike(old));
    let said_both = |a: usize| {
        let said = amounts(&sentences[a].tokens);
        let all = new.values.iter().all(|n| said.iter().any(|s| s.alike(n)));
        all && sentences[a].speaker != sentences[at].speaker
    };
    // `13 and 17 since monday`, taken up
    let fits = match kept.count() {
        0 => (told + 1..at).any(said_both) || given_in(sentences, at),
        kept => kept == 1,
    };
    if !fits || !replace(&mut sentences[told], &places, &new) {
        return false;
    }
    let other =
        |a: &Amount| new.values.iter().any(|n| n.alike(a)) && !places.iter().any(|p| p.alike(a));
    for between in &mut sentences[told + 1..at] {
        let said = amounts(&between.tokens);
        let only = between.tokens.len() <= SHORT && said.iter().any(other);
        if only && reading::asks(between).is_none() {
            between.tokens.clear();
        }
    }
    sentences[at].tokens.clear();
    true
}

/// `2 slices each, 3 for the hunters.` `We're low on hay.` **`ok 1 and 2`**: both anew, as what another says against it asks for.
fn given_in(sentences: &[Sentence], at: usize) -> bool {
    let (s, put) = (&sentences[at], &sentences[at - 1]);
    starts_any(&s.tokens, patterns!["ok|okay|right|fine|ah|oh"]).is_some()
        && put.speaker != s.speaker
        && put.source == s.source
        && put.end != End::Question
        && !put.tokens.is_empty()
        && !put.tokens.iter().any(Token::is_number)
}
