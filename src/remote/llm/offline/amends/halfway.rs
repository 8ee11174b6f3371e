//! `Turn it halfway.` `So at twenty-seven.` `Yes, twenty-seven.`: what another works out of a value told before is no other
//! value, and stands where its part was told.
use super::super::amounts::{Amount, Class, amounts};
use super::super::fillers;
use super::super::patterns::{find, patterns, starts_any};
use super::super::phrase::going_on;
use super::super::talk;
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::put_in::add;
use super::stated::led_only_cues;
use super::{NEAR, before};

/// The most words of what was worked out.
const LONGEST: usize = 6;

/// Puts what was worked out behind the words that it was worked out of. Says whether it did.
pub(super) fn worked_out(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.tokens.len() > LONGEST + 2 {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let body = talk::lead(&words);
    let led = starts_any(body, patterns!["that's|it's|is it|that|at?", "meaning"]).unwrap_or(0);
    let body = &body[led..];
    let Some(value) = amounts(body).into_iter().next().filter(|a| a.at <= 1) else {
        return false;
    };
    let Some(told) = before(sentences, at, 1).find(|i| {
        sentences[*i].speaker != s.speaker
            && sentences[*i].end != End::Question
            && half(&sentences[*i].tokens).is_some()
    }) else {
        return false;
    };
    let whole = (told.saturating_sub(NEAR)..=told)
        .filter(|i| sentences[*i].speaker == sentences[told].speaker)
        .find_map(|i| unit_of_whole(&sentences[i].tokens, &value));
    let Some(unit) = whole.filter(|_| body.len() <= LONGEST) else {
        return false;
    };
    let Some(answer) = sentences
        .get(at + 1)
        .filter(|r| r.speaker == sentences[told].speaker && r.end != End::Question)
    else {
        return false;
    };
    let answer = fillers::pauses(&answer.tokens);
    let mut said = amounts(&answer);
    said.retain(Amount::is_number);
    let (other, cued) = led_only_cues(&answer);
    let (body, value) = match said.as_slice() {
        // `No, after two.`
        [new] if cued && !new.alike(&value) => {
            let at = answer.len() - other.len();
            if new.at < at || new.at > at + 1 {
                return false;
            }
            (&other[..new.end - at], new.clone().without(at))
        }
        [] if talk::nods(&answer) => (body, value),
        [first, ..] if first.alike(&value) => (body, value),
        _ => return false,
    };
    let mut more = body[..value.end].to_vec();
    if value.class == Class::Bare {
        bare_last(&mut more);
        more.extend(unit);
        bare_last(&mut more);
    }
    if value.at == 0 {
        more.insert(0, Token::new("at", more[0].at));
    }
    mark_last(&mut more, '.');
    let open = &mut sentences[told].tokens;
    let end = half(open).unwrap_or(open.len());
    add(open, end, going_on(&more));
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}

/// Where the words end that tell the half of it.
fn half(words: &[Token]) -> Option<usize> {
    find(
        words,
        patterns![
            "halfway|midway through?",
            "half way|time through?",
            "in the middle"
        ],
    )
    .map(|(at, n)| at + n)
}

/// The words of the unit of the value that another is half of.
fn unit_of_whole(words: &[Token], new: &Amount) -> Option<Vec<Token>> {
    let all = amounts(words);
    let whole = all.iter().find(|a| is_half(new, a))?;
    Some(words.get(whole.number..whole.end)?.to_vec())
}

/// Whether a value is half of another.
fn is_half(new: &Amount, whole: &Amount) -> bool {
    let size = Amount::magnitude;
    let fits = new.fits(whole) || whole.fits(new);
    fits && size(new)
        .zip(size(whole))
        .is_some_and(|(new, whole)| (new * 2.0 - whole).abs() < 1e-6)
}
