//! A short question of how the deed just told is done, and its short answer: `With bleach?` `No, just soapy water.`,
//! `Who to?` `Payroll.`, `Before or after lunch?` `Before.`, `Level or heaped?` `Level.` The answer says all of it.
mod at_a_time;
mod how;

pub(super) use self::at_a_time::so_many;

use super::super::amounts::{Amount, amounts};
use super::super::gather::is_thing;
use super::super::lexicon::{DETERMINERS, PLACES, is_auxiliary, is_subject, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::{going_on, lowered};
use super::super::reading::{asks, read};
use super::super::token::{Token, bare_last, begins_with, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{evasions, fillers, talk};
use super::put_in::add_last;
use super::replies::tells_nothing;
use super::spoken;

/// The most words of such a question, and of its answer.
const QUESTION: usize = 7;
const ANSWER: usize = 9;

/// Has the answer say what the question says of it. Says whether it did.
pub(super) fn said_in_full(sentences: &mut [Sentence], at: usize) -> bool {
    if how::as_well(sentences, at) {
        return true;
    }
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech || !told_before(sentences, at) {
        return false;
    }
    let Some(heard) = sentences
        .get(at + 1)
        .filter(|a| a.speaker == sentences[at - 1].speaker && spoken(a) && a.end != End::Question)
    else {
        return false;
    };
    let mut asked = super::confirmed::unchecked(&fillers::strip(&s.tokens));
    asked.iter_mut().for_each(super::confirmed::as_you);
    let asked = asked.as_slice();
    let words = fillers::pauses(&heard.tokens);
    let no = starts_any(&words, patterns!["oh|um|well? no|nope|nah|yes|yeah|yep"]).unwrap_or(0);
    let answer = talk::lead(&words[no..]);
    // `Only once?` `No, twice.`: another value, and nothing that is told with it
    let revalued = || {
        let new = amounts(answer).into_iter().next();
        new.is_some_and(|new| amounts(asked).iter().any(|a| new.may_stand_for(a)))
    };
    if asked.is_empty() || asked.len() > QUESTION || words.is_empty() || no > 0 && revalued() {
        return false;
    }
    // `and the trousers?` asks of another thing
    let other = starts_any(
        &s.tokens,
        patterns!["and|so|what|how? about? the|a|an|your|our|this|that|these|those"],
    )
    .is_some();
    let said = |answer: &[Token]| {
        led(asked, answer)
            .or_else(|| from_word(asked, answer))
            .or_else(|| of_kind(asked, answer))
            .or_else(|| (!other).then(|| alone(asked, answer)).flatten())
    };
    let full = agreed(asked, &words)
        .or_else(|| chosen(asked, answer))
        .or_else(|| is_phrase(answer).then(|| said(answer)).flatten())
        .or_else(|| how::so(asked, answer));
    let Some(full) = full else {
        return false;
    };
    let told = &mut sentences[at - 1];
    let known = full
        .iter()
        .all(|w| told.tokens.iter().any(|t| t.key == w.key));
    if !known {
        // `turn it on` **until it beeps**
        let on = matches!(full[0].key.as_str(), "until" | "till" | "so");
        match on {
            true => bare_last(&mut told.tokens),
            false => mark_last(&mut told.tokens, ','),
        }
        told.tokens.extend(full);
        mark_last(&mut told.tokens, '.');
    }
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}

/// Whether another told a plain deed just before.
fn told_before(sentences: &[Sentence], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| {
        let (b, s) = (&sentences[i], &sentences[at]);
        b.source == s.source
            && b.speaker != s.speaker
            && b.end == End::Stop
            && asks(b).is_some_and(|r| r.condition.is_empty())
            && !b.tokens.iter().any(Token::comma)
    })
}

/// `Why?` `So nobody forces it.`, `How come?` `Dust gets in.`: the reason stands with the deed. Says whether it did.
pub(super) fn reasoned(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech || !told_before(sentences, at) {
        return false;
    }
    let why = starts_any(
        talk::lead(&s.tokens),
        patterns![
            "why",
            "why's",
            "how come",
            "what for",
            "what's the reason|point"
        ],
    );
    let not = starts_any(talk::lead(&s.tokens), patterns!["why not|don't|can't"]).is_some();
    let Some(heard) = sentences.get(at + 1).filter(|a| {
        why.is_some()
            && !not
            && a.speaker == sentences[at - 1].speaker
            && spoken(a)
            && a.end == End::Stop
    }) else {
        return false;
    };
    let words = fillers::strip(&heard.tokens);
    let told = words.first().is_some_and(|t| is_action(&t.key))
        || words
            .iter()
            .any(|t| matches!(t.key.as_str(), "you" | "i" | "we" | "was" | "were"));
    let led = starts_any(&words, patterns!["so|because|cause|cos|otherwise|else|or"]);
    if told && led.is_none()
        || words.len() > ANSWER
        || words.len() < 3
        || evasions::gives_up(&words)
    {
        return false;
    }
    let because = starts_any(&words, patterns!["because|cause|cos|otherwise|or"]).is_some();
    if !because {
        let told = &mut sentences[at - 1].tokens;
        add_last(told, &words);
        mark_last(told, '.');
    }
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}

/// `Why twenty?` `You don't see it in five.`: another number in the reason is none of the step's. Says whether it was so.
pub(super) fn why_so_much(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let asked = fillers::strip(&s.tokens);
    let asked = talk::lead(&asked);
    if s.end != End::Question || s.mood != Mood::Speech || asked.len() > QUESTION {
        return false;
    }
    let number = |a: &Amount| a.is_number();
    let much = patterns![
        "why|how come? not|only|that|so|as long|much|many|far|hot|high|deep|often",
        "why not|only"
    ];
    let why = starts_any(asked, patterns!["why|how come?"]).is_some()
        && (amounts(asked).iter().any(number) || starts_any(asked, much).is_some());
    let Some(heard) = sentences
        .get(at + 1)
        .filter(|a| why && a.speaker != s.speaker && a.source == s.source && spoken(a))
    else {
        return false;
    };
    let words = fillers::strip(&heard.tokens);
    let cued = starts_any(&words, patterns!["no|sorry|actually|oh|wait|hang"]).is_some();
    let deed = words.first().is_some_and(|t| is_action(&t.key));
    let told = sentences[..at].iter().rev().take(2);
    let known: Vec<Amount> = told.flat_map(|b| amounts(&b.tokens)).collect();
    let all = amounts(&words);
    let other = all
        .iter()
        .any(|a| a.is_number() && !known.iter().any(|k| k.alike(a)));
    let reason = other && !cued && !deed && heard.end == End::Stop;
    if reason {
        sentences[at].tokens.clear();
        sentences[at + 1].tokens.clear();
    }
    reason
}

/// A few words that tell no deed and are no sentence.
fn is_phrase(words: &[Token]) -> bool {
    if words.is_empty() {
        return false;
    }
    let clause = &words[..clause_end(words)];
    let says = clause
        .iter()
        .any(|t| is_subject(&t.key) || is_auxiliary(&t.key));
    let empty = tells_nothing(words)
        || starts_any(words, patterns!["yes|yeah|yep|no|not|because|depends|nothing|none|neither|either|both|whatever|whichever|anything|that|this|it|why|what"]).is_some();
    (1..=ANSWER).contains(&words.len()) && !says && !empty
}

/// `Notes only?` `Notes only.`, `With the lid on?` `Yes.`: what was asked, agreed to or said again.
fn agreed(asked: &[Token], words: &[Token]) -> Option<Vec<Token>> {
    // `even if they're asleep?` `Even then.`, `on the chart?` `And in the system.`
    if asked[0].key == "even"
        && starts_any(words, patterns!["even then|so", "yes|yeah|yep|always"]) == Some(words.len())
    {
        return Some(going_on(asked));
    }
    if starts_any(words, patterns!["and * *"])
        .is_some_and(|_| opens_place(&asked[0].key) && opens_place(&words[1].key))
    {
        let mut both = going_on(asked);
        mark_last(&mut both, ',');
        both.extend(going_on(words));
        return Some(both);
    }
    let yes = starts_any(
        words,
        patterns![
            "yes|yeah|yep|exactly|right|correct|aye please|exactly?",
            "of course",
            "that's right|correct|it"
        ],
    )
    .unwrap_or(0);
    let rest = &words[yes..];
    let named = stems(asked);
    let again = stems(rest).iter().all(|w| named.contains(w));
    let verb = asked
        .iter()
        .any(|t| is_subject(&t.key) || is_auxiliary(&t.key));
    let open = starts_any(
        asked,
        patterns![
            "what|which|who|why|when|where|how|really|okay|ready|right|sure|now|today|me|this|that|like|done|and|or|not"
        ],
    );
    let whole = asked.len() >= 2 && named.len() + 1 >= asked.len().min(2) && !named.is_empty();
    let deed = is_action(&asked[0].key) && read(asked, Mood::Speech).is_some()
        || super::super::verbless::placed(asked, Mood::Speech);
    let or = asked.iter().any(|t| t.key == "or");
    let counts = asked.iter().any(Token::is_number);
    if counts
        || !whole
        || verb
        || open.is_some()
        || deed
        || or
        || !again
        || yes == 0 && stems(rest).is_empty()
    {
        return None;
    }
    Some(going_on(if stems(rest).is_empty() { asked } else { rest }))
}

/// `In bundles of ten?` `Of twenty.`: what was asked with the answer from the word on that leads both.
fn from_word(asked: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let lead = answer
        .first()
        .filter(|t| opens_place(&t.key) || t.key == "of")?;
    let at = asked.iter().position(|t| t.key == lead.key)?;
    (at > 0 && answer.len() > 1 && opens_place(&asked[0].key))
        .then(|| [going_on(&asked[..at]), going_on(answer)].concat())
}

/// `With what?`, `Who to?`, `With bleach?`: the word that leads what was asked leads what is answered.
fn led(asked: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let what = patterns!["what|who|whom|where|which *?"];
    let lead = if opens_place(&asked[0].key) && asked.len() > 1 {
        let thing = &asked[1..];
        let open = starts_any(thing, what).is_some();
        let shares = answer.iter().any(|a| thing.iter().any(|t| t.key == a.key));
        (open || is_thing(thing) && !shares).then_some(&asked[0])?
    } else {
        let last = asked.last().filter(|t| opens_place(&t.key))?;
        starts_any(asked, what)
            .filter(|n| *n >= asked.len() - 1)
            .map(|_| last)?
    };
    let only = starts_any(answer, patterns!["just|only"]).unwrap_or(0);
    let first = answer.get(only)?;
    let thing = &answer[only..only + clause_end(&answer[only..])];
    if opens_place(&first.key) || !is_thing(thing) || is_action(&first.key) && thing.len() > 1 {
        return None;
    }
    // `For the big machine?` `Five.`: so much, in that case
    let counts = |words: &[Token]| words.iter().any(Token::is_number);
    let hour = asked
        .iter()
        .any(|t| matches!(t.key.as_str(), "noon" | "midnight"));
    // `At the back?` `A metre.`
    let value = amounts(answer).into_iter().next();
    let counted = first.is_number() || value.is_some_and(|a| a.at == only && a.is_number());
    if counted && first.key != "one" && !counts(asked) && !hour && is_thing(&asked[1..]) {
        let mut full = going_on(asked);
        bare_last(&mut full);
        full.extend(going_on(answer));
        return Some(full);
    }
    let mut lead = lead.clone();
    lead.bare();
    lead.word = lowered(&lead.word);
    Some([&[lead], going_on(answer).as_slice()].concat())
}

/// `Which scale?` `The big one.`: the thing that was asked after.
fn of_kind(asked: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(asked, patterns!["which|what"])?;
    let name = asked.get(n..).filter(|w| w.len() == 1 && is_thing(w))?;
    let one = answer
        .iter()
        .position(|t| matches!(t.key.as_str(), "one" | "ones"))?;
    let mut full = going_on(answer);
    let tail = full[one].tail();
    full[one] = name[0].clone();
    full[one].bare();
    full[one].word.extend(tail);
    (one > 0 && one < 4).then_some(full)
}

/// `Before or after lunch?` `Before.`, `Hot or cold water?` `Cold.`: the one that is chosen, with what both are of.
fn chosen(asked: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let or = asked.iter().position(|t| t.key == "or")?;
    let says = asked.iter().any(|t| is_subject(&t.key));
    let either = starts_any(
        answer,
        patterns![
            "either|whichever",
            "it|that? doesn't|don't matter",
            "doesn't|don't matter"
        ],
    );
    if either.is_some() && !says && asked.len() <= 4 {
        return Some(going_on(asked));
    }
    let (one, other) = (&asked[..or], asked.get(or + 1..)?);
    // `rubber bands or paper clips?`
    let place = answer.len() == 1 && opens_place(&answer[0].key);
    if !place
        && !says
        && [one, other]
            .iter()
            .any(|side| begins_with(side, answer) && side.len() == answer.len())
    {
        return Some(going_on(answer));
    }
    let said = answer.first().filter(|_| answer.len() == 1)?;
    // `after you close or before?`
    if one.len() > 1 && other.len() == 1 && one[0].key == said.key {
        return Some(going_on(one));
    }
    let first = one.len() == 1 && one[0].key == said.key;
    let second = other.first().is_some_and(|t| t.key == said.key);
    let rest = (first || second).then(|| &other[1..])?;
    let mut full = going_on(answer);
    full[0].bare();
    full.extend(rest.iter().cloned());
    Some(full)
}

/// `Level?` `Heaped.`, `All the way?` `Halfway.`: a word that says how.
fn alone(asked: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let word = &answer[0];
    let how = asked
        .iter()
        .all(|t| !is_subject(&t.key) && !is_auxiliary(&t.key))
        && starts_any(
            asked,
            patterns![
                "what|what's|who|who's|why|why's|when|when's|where|where's|how's|which|and|or"
            ],
        )
        .is_none();
    let plain = answer.len() == 1
        && word.key.chars().all(char::is_alphabetic)
        && !word.is_number()
        && !is_action(&word.key)
        && !PLACES.contains(word.key.as_str())
        && !DETERMINERS.contains(word.key.as_str())
        && !stems(answer).is_empty();
    let mut full = going_on(answer);
    // `blue pen?` `Black.`
    let kind = super::super::alignment::kind;
    if asked.len() == 2 && kind(&word.key).is_some() && kind(&word.key) == kind(&asked[0].key) {
        full[0].bare();
        full.push(asked[1].clone());
    }
    (how && plain).then_some(full)
}
