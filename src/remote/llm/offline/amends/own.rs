//! What a speaker puts right that they said themselves.
use super::super::amounts::{Amount, Class, amounts, often};
use super::super::lexicon::opens_place;
use super::super::patterns::{find, patterns, starts_any};
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, reading};
use super::kept::stays;
use super::slots::Slots;
use super::stated::{self, Denial, Stated, denied, stated};
use super::{FAR, NEAR, again, before, keep, nearest, replace, said_between, tells};

/// The speaker puts right what they said themselves.
pub(super) fn own(sentences: &mut [Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    if s.end == End::Question {
        return None;
    }
    let words = fillers::pauses(&s.tokens);
    let new = stated(&words).or_else(|| of_thing(sentences, at, &words))?;
    if let Some(told) = stays(sentences, at, &words, &new) {
        return Some(told);
    }
    let old = denial_near(sentences, at, &new);
    if let Some((said, Denial::Value(wrong))) = &old
        && let Some(kept) = turned_down(sentences, at, wrong, &new)
    {
        for i in [kept.1, *said, at] {
            sentences[i].tokens.clear();
        }
        return Some(kept.0);
    }
    let (told, places) = match &old {
        Some((said, Denial::Value(old))) => before(sentences, at, FAR)
            .filter(|i| i != said && tells(&sentences[*i]) && !is_echo(sentences, *i, at))
            .find_map(|i| {
                let places = Slots::of(&new).places(&sentences[i].tokens, |a| a.alike(old));
                places.map(|p| (i, p))
            }),
        Some((said, Denial::Last)) => nearest(sentences, *said, &new.clone().surely(), NEAR),
        None if new.label.is_some() && (new.is_dated() || said_between(sentences, at, &new)) => {
            nearest(sentences, at, &new, NEAR)
        }
        // `so nine photos since the hail`
        None if new.is_dated() && matches!(new.first().class, Class::Measure(_)) => {
            nearest(sentences, at, &new, NEAR)
                .filter(|(_, places)| places.iter().all(|p| p.class == new.first().class))
        }
        None if new.sure() => nearest(sentences, at, &new, NEAR),
        None if looked_up(sentences, at) => nearest(sentences, at - 1, &new, 1)
            .filter(|(_, places)| places.iter().all(|p| p.class == new.first().class))
            .filter(|_| matches!(new.first().class, Class::Measure(_))),
        None if new.plain(&words) && !again(sentences, at, &new) => nearest(sentences, at, &new, 1)
            .filter(|(_, places)| places.iter().all(|p| !new.first().is_apart_from(p)))
            .filter(|(i, places)| new.follows(&sentences[*i].tokens, places)),
        None => None,
    }?;
    if !replace(&mut sentences[told], &places, &new) {
        return None;
    }
    // `the blue one?`, asked back; `Bay four's full.`
    leave_others(sentences, told, at, |s| {
        let old = |a: &Amount| places.iter().any(|p| p.alike(a));
        // `Thirty mil.`, said back
        let short = s.tokens.len() <= if s.end == End::Question { 5 } else { 2 };
        let named = |t: &Token| new.label.as_ref() == Some(&t.key);
        short && Slots::of(&new).all(&s.tokens).iter().any(old) || s.tokens.iter().any(named)
    });
    if let Some((said, _)) = old {
        leave_denial(sentences, told, said);
    }
    if adds_things(&mut sentences[told], &places, &new.rest) {
        sentences[at].tokens.clear();
    } else {
        keep(&mut sentences[at], &new.rest);
    }
    Some(told)
}

/// `Forty.`, said back by another: the value was told elsewhere.
fn is_echo(sentences: &[Sentence], said: usize, at: usize) -> bool {
    let said = &sentences[said];
    said.speaker != sentences[at].speaker && said.tokens.len() <= 2
}

/// `White forms,` **`and the pens`**, for green ones with which the sentence ended: the pens go there too, as does in what
/// parts of the day, or in what case.
fn adds_things(told: &mut Sentence, places: &[Amount], rest: &[Token]) -> bool {
    if let Some(from) = said_anew(&told.tokens, places, rest) {
        told.tokens.truncate(from);
        told.tokens.extend_from_slice(without_reason(rest));
        return true;
    }
    let and = starts_any(rest, patterns!["and the|a|an|some|your|two|three"]).is_some();
    let word = |a: &Amount| matches!(a.class, Class::Word(_)) && a.end + 1 >= told.tokens.len();
    // `twice a day, morning and evening`
    let when = starts_any(
        rest,
        patterns![
            "morning|mornings and evening|evenings|night|afternoon",
            "at *",
            "in the *"
        ],
    );
    let paced = |a: &Amount| a.class == often() && a.end + 1 >= told.tokens.len();
    // `No, the next day,` **when they're dry**
    const CASE: usize = 8;
    let case = starts_any(
        rest,
        patterns!["when|while|once|before|after|until|till|unless|if *"],
    );
    let ends = |a: &Amount| a.end + 1 >= told.tokens.len();
    let in_case = case.is_some()
        && (rest.len() <= CASE && !rest.iter().any(Token::comma) || then_again(rest))
        && places.last().is_some_and(ends);
    let told_when = in_case || when.is_some() && places.last().is_some_and(paced);
    let more = (and && places.last().is_some_and(word) || told_when)
        && reading::read(rest, told.mood).is_none();
    if more {
        match told_when {
            true => mark_last(&mut told.tokens, ','),
            false => bare_last(&mut told.tokens),
        }
        told.tokens.extend_from_slice(without_reason(rest));
    }
    more
}

/// `fifteen` **when they're open, then down to ten**: the case, and the value after it.
pub(super) fn then_again(rest: &[Token]) -> bool {
    const LONGEST: usize = 12;
    let Some(pause) = rest.iter().position(Token::comma) else {
        return false;
    };
    let next = &rest[pause + 1..];
    let then = starts_any(
        next,
        patterns!["and|but? then|and|after after|then? back|down|up? to|at|about?"],
    );
    then.is_some_and(|n| amounts(&next[n..]).first().is_some_and(|a| a.at <= 1))
        && rest.len() <= LONGEST
        && !next.iter().any(Token::comma)
}

/// The words before those that say why.
fn without_reason(rest: &[Token]) -> &[Token] {
    let why = patterns![
        "because|cause|cos|since|so",
        "or it|they|you|it'll|they'll|you'll"
    ];
    &rest[..find(rest, why).map_or(rest.len(), |(at, _)| at)]
}

/// `Stir it once,` **at five minutes**, put right by `twice, at five minutes and ten`: where what stood behind the value
/// begins, and is said anew.
fn said_anew(told: &[Token], places: &[Amount], rest: &[Token]) -> Option<usize> {
    let [place] = places else {
        return None;
    };
    let rest = without_reason(rest);
    // the new value is in the place of the old, and may be longer
    let from = (place.at + 1..told.len()).find(|i| told[i - 1].comma())?;
    let (old, new) = (told.get(from..)?, rest.first()?);
    let begins = old.first()?.key == new.key && opens_place(&new.key);
    let listed = |words: &[Token]| {
        (1..words.len()).all(|i| words[i - 1].tail().is_none() || words[i].is_number())
    };
    let other = old.len() <= rest.len() && reading::read(rest, Mood::Speech).is_none();
    (begins && listed(old) && listed(rest) && other).then_some(from)
}

/// `… one to five.` **`Let me see.`** `One to four.`
fn looked_up(sentences: &[Sentence], at: usize) -> bool {
    let (s, last) = (&sentences[at], &sentences[at - 1]);
    let words = patterns![
        "let me see|think|look|check|remember",
        "what is it",
        "hold|hang on"
    ];
    let all = starts_any(&last.tokens, words).is_some_and(|n| n == last.tokens.len());
    all && last.speaker == s.speaker && last.source == s.source
}

/// `No, hang on. Thirty's the small one.` **On the big one it's forty.**: the value of what was meant, once another was
/// called wrong and whose it is was said.
fn of_thing(sentences: &[Sentence], at: usize, words: &[Token]) -> Option<Stated> {
    let (denial, before) = (sentences.get(at.checked_sub(1)?)?, at.checked_sub(2));
    let of = denied(&fillers::pauses(&denial.tokens))?;
    let cued = stated::led_only_cues(&fillers::pauses(&denial.tokens)).1
        || before.is_some_and(|i| {
            sentences[i].speaker == denial.speaker
                && stated::only_cues(&fillers::pauses(&sentences[i].tokens))
        });
    let is = words.iter().position(|t| {
        matches!(t.key.as_str(), "is" | "are" | "it's" | "they're" | "that's")
            || t.key.ends_with("'s") && t.tail().is_none()
    })?;
    let thing = starts_any(&words[..is], patterns!["for|on|with|in|at"]).is_some() || is <= 3;
    let new = stated(&words[is + 1..]).filter(|new| new.first().at == 0)?;
    (cued && thing && matches!(of, Denial::Value(_))).then_some(new)
}

/// What the sentence, or one near it, says of the value that was wrong, and which one says it.
fn denial_near(sentences: &[Sentence], at: usize, new: &Stated) -> Option<(usize, Denial)> {
    let earlier = (at.saturating_sub(NEAR)..at - 1)
        .rev()
        .filter(|_| new.put_up());
    [at, at - 1, at + 1]
        .into_iter()
        .chain(earlier)
        .find_map(|i| denial_beside(sentences, at, i, new))
}

/// What the sentence itself, or the one beside it of the same speaker, says of the value that was wrong.
fn denial_beside(
    sentences: &[Sentence],
    at: usize,
    i: usize,
    new: &Stated,
) -> Option<(usize, Denial)> {
    let (s, said) = (&sentences[at], sentences.get(i)?);
    if said.speaker != s.speaker || said.source != s.source || said.end == End::Question {
        return None;
    }
    let words = if i == at {
        new.beside.clone()
    } else {
        fillers::pauses(&said.tokens)
    };
    let denial = denied(&words)?;
    let other = match &denial {
        _ if i + 1 < at => denial == Denial::Last,
        Denial::Value(old) => new.first().may_stand_for(old) && !new.first().alike(old),
        Denial::Last => i != at + 1,
    };
    other.then_some((i, denial))
}

/// What others said of it between the step and what puts it right is answered with that, and goes.
fn leave_others(
    sentences: &mut [Sentence],
    told: usize,
    at: usize,
    of_it: impl Fn(&Sentence) -> bool,
) {
    let speaker = sentences[at].speaker.clone();
    for s in &mut sentences[told + 1..at] {
        if s.speaker != speaker && of_it(s) {
            s.tokens.clear();
        }
    }
}

/// What says that the value was wrong goes, with `scratch that` before it: of the value, and not of the step.
fn leave_denial(sentences: &mut [Sentence], told: usize, said: usize) {
    sentences[said].tokens.clear();
    let void = sentences[told + 1..said]
        .last_mut()
        .filter(|s| super::super::repairs::voids(&s.tokens).is_some_and(|n| n == s.tokens.len()));
    if let Some(void) = void {
        void.tokens.clear();
    }
}

/// `I've got five.` `No, three. Five is for …`, once three was told: where that was told, and where theirs was said.
fn turned_down(
    sentences: &[Sentence],
    at: usize,
    wrong: &Amount,
    new: &Stated,
) -> Option<(usize, usize)> {
    let s = &sentences[at];
    let says = |i: &usize, value: &Amount| {
        amounts(&sentences[*i].tokens)
            .iter()
            .any(|a| a.alike(value) || a.size == value.size && value.may_stand_for(a))
    };
    let theirs = before(sentences, at, NEAR)
        .find(|i| sentences[*i].speaker != s.speaker && says(i, wrong))?;
    let told = before(sentences, theirs, NEAR)
        .find(|i| sentences[*i].speaker == s.speaker && says(i, new.first()))?;
    Some((told, theirs))
}
