//! What only says that something is put right, and then what is right: `Hang on, that's wrong.` `The bottom shelf.` is
//! told as `No, the bottom shelf.`; so is a phrase with such words behind it: `After dark, what am I on about.`
mod changed;
mod struck;

use self::struck::{struck_out, struck_within};
use super::super::fillers;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::reading::asks;
use super::super::repairs;
use super::super::token::{Token, clause_end, stems, tokens};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::before;
use crate::domain::words::is_function_word;

/// The most words of a phrase that is right.
const PHRASE: usize = 9;

/// The most words of what stands behind it.
const LATEST: usize = 6;

/// Words that say that what was just told is wrong.
static WRONG: PatternSet = pattern_set![
    "no no? no?",
    "nope|nah|wrong|correction|oops|whoops",
    "sorry|apologies|pardon",
    "not that|those",
    "not quite|right|exactly",
    "my mistake|bad|fault|error",
    "i beg your pardon",
    "pardon me",
    "that's|that|it's|it is? all? wrong|rubbish|nonsense|backwards",
    "that's|that is? not it|right|true|correct|quite?",
    "that|it isn't|wasn't it|right|true|correct",
    "i'm lying|wrong|mistaken",
    "i lie|lied|misspoke",
    "i? tell a lie",
    "i|i've said|got|told|put that|it|you all? wrong|backwards",
    "what am i saying|talking|doing|thinking|on|telling about|you?",
    "listen to me",
    "ignore me",
    "let me say|try|put|start|do that? again|over|differently",
    "start again|over",
    "did i just? say that",
    "don't you dare",
    "that's|that is a lie",
    "let me rephrase|reword that|it?",
    "no i don't|won't|wouldn't|didn't|can't",
    "rewind",
    "back up",
    "i don't mean that",
];
/// Words that say nothing by themselves.
static SOUNDS: PatternSet =
    pattern_set!["oh|ah|er|um|hm|well|god|gosh|lord|actually|so|but|right|okay|ok|my|really|wait"];
/// Words that only gain time.
static WAITS: PatternSet = pattern_set![
    "hang|hold on a|one? sec|second|minute|moment?",
    "wait a|one sec|second|minute|moment",
    "excuse me",
    "let me think|see",
];

/// What stands behind a phrase that is right.
static BEHIND: PatternSet = pattern_set![
    "i mean|meant",
    "i should say",
    "rather",
    "sorry",
    "excuse me",
    "my mistake",
    "what am i saying|talking|doing|thinking|on|telling about|you?",
    "listen to me",
    "i tell a lie",
    "sorry? i read|took|picked|gave|said|looked you? at|in|from|off? the|a wrong *",
    "sorry? i'm|i was looking|reading at|in|from|off? the|a wrong *",
];

/// How sure words are that something is put right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Waits,
    Wrong,
}

/// Tells with a `no` before it what comes after such words.
pub(super) fn led(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if sentences[at].mood != Mood::Speech || sentences[at].tokens.is_empty() {
            continue;
        }
        excused(&mut sentences[at]);
        changed::left_out(&mut sentences[at]);
        struck_out(&mut sentences[at]);
        struck_within(&mut sentences[at]);
        paused(&mut sentences[at]);
        sounded(sentences, at);
        wondered(sentences, at);
        behind(sentences, at);
        alone(sentences, at);
    }
}

/// `two tablets, excuse me, three`: as much as `sorry`.
fn excused(s: &mut Sentence) {
    if starts_any(&s.tokens, patterns!["excuse me"]).is_some_and(|n| n == s.tokens.len()) {
        s.tokens = tokens("Sorry.", s.tokens[0].at);
        return;
    }
    let apart = |i: &usize| s.tokens[*i].comma() && s.tokens[i + 1].key == "excuse";
    let from = (0..s.tokens.len().saturating_sub(3))
        .find(|i| apart(i) && s.tokens[i + 2].key == "me" && s.tokens[i + 2].comma());
    if let Some(i) = from {
        let cue = tokens("sorry,", s.tokens[i + 1].at);
        s.tokens.splice(i + 1..i + 3, cue);
    }
}

/// `F5, ah, F8`, `through the sieve, well, the cloth`: a sound, and then one of the same kind in its place.
fn paused(s: &mut Sentence) {
    let words = &s.tokens;
    let sound = |t: &Token| {
        fillers::SOUNDS.contains(t.key.as_str()) || matches!(t.key.as_str(), "well" | "oh")
    };
    let at = (1..words.len().saturating_sub(1)).find(|i| {
        let apart = words[i - 1].comma() && words[*i].comma() && sound(&words[*i]);
        apart && anew(&words[..*i], &words[i + 1..])
    });
    if let Some(i) = at {
        let cue = tokens("sorry,", words[i].at);
        s.tokens.splice(i..=i, cue);
    }
}

/// `Hang them on the left.` **`Er, on the right.`**
fn sounded(sentences: &mut [Sentence], at: usize) {
    let s = &sentences[at];
    let [sound, body @ ..] = s.tokens.as_slice() else {
        return;
    };
    let told = before(sentences, at, 1).find(|i| sentences[*i].speaker == s.speaker);
    let kind = |t: &Token| super::super::alignment::kind(&t.key);
    let kinds = |words: &[Token]| words.last().and_then(kind);
    let same = told.is_some_and(|i| {
        let told = &sentences[i].tokens;
        let one = kinds(body).is_some() && kinds(body) == kinds(told);
        asks(&sentences[i]).is_some() && (one || body.len() <= 2 && anew(told, body))
    });
    if sound.comma() && fillers::SOUNDS.contains(sound.key.as_str()) && is_phrase(body) && same {
        let cue = tokens("Sorry,", sound.at);
        sentences[at].tokens.splice(0..1, cue);
    }
}

/// Whether words begin as those before them end: `the sieve`, `the cloth`; `F5`, `F8`; `left`, `right`.
fn anew(before: &[Token], body: &[Token]) -> bool {
    const BACK: usize = 4;
    let body = &body[..clause_end(body)];
    let (Some(first), Some(last)) = (body.first(), before.last()) else {
        return false;
    };
    let kind = |t: &Token| super::super::alignment::kind(&t.key);
    let opens = |t: &Token| {
        super::super::lexicon::DETERMINERS.contains(t.key.as_str())
            || super::super::lexicon::opens_place(&t.key)
    };
    let idle = |t: &Token| is_function_word(&t.key) || opens(t);
    let alike = kind(first).is_some() && kind(first) == kind(last)
        || super::slots::is_code(first) && super::slots::is_code(last)
        || first.key == last.key && body.len() > 1 && !idle(first);
    let tail = &before[before.len().saturating_sub(BACK)..];
    // `and the, um, the clips`: begun twice, and nothing in the place of another
    let again = opens(first) && !idle(last) && tail.iter().any(|t| t.key == first.key);
    before.len() > 2 - usize::from(alike)
        && (alike || again && is_phrase(body) && body.len() <= BACK)
}

/// `Put three spoons in.` **`Three?`** `No, two.`: who asks what they just said, and answers it, asks nobody.
fn wondered(sentences: &mut [Sentence], at: usize) {
    const SHORT: usize = 5;
    let s = &sentences[at];
    let own = |i: usize| {
        let o = sentences.get(i);
        o.is_some_and(|o| o.speaker == s.speaker && o.source == s.source && o.mood == s.mood)
    };
    if s.speaker.is_none()
        || s.end != End::Question
        || s.tokens.len() > SHORT
        || !own(at - 1)
        || !own(at + 1)
    {
        return;
    }
    let n = starts_any(
        &s.tokens,
        patterns!["is|was it|that|this", "did i say", "it's|that's"],
    );
    let asked = stems(&s.tokens[n.unwrap_or(0)..]);
    let told = stems(&sentences[at - 1].tokens);
    let next = &sentences[at + 1];
    let known = !asked.is_empty() && asked.iter().all(|w| told.contains(w));
    let cued = starts_any(
        &next.tokens,
        patterns!["no|nope|nah|yes|yeah|yep|sorry|not"],
    )
    .is_some();
    let other = next.tokens.first().is_some_and(|t| {
        super::super::lexicon::DETERMINERS.contains(t.key.as_str())
            || super::super::lexicon::opens_place(&t.key)
            || super::super::alignment::kind(&t.key).is_some()
    });
    let step = asks(&sentences[at - 1]).is_some();
    if !known || !cued && !other || !step || next.tokens.len() > PHRASE {
        return;
    }
    sentences[at].tokens.clear();
}

/// `Hang on, that's wrong.` `The bottom shelf.`, right after a step that has another.
fn alone(sentences: &mut [Sentence], at: usize) {
    let Some(cue) = only_cue(&sentences[at].tokens) else {
        return;
    };
    let told = before(sentences, at, 1)
        .find(|i| sentences[*i].speaker == sentences[at].speaker && asks(&sentences[*i]).is_some());
    let own = |i: &usize| {
        let (n, s) = (&sentences[*i], &sentences[at]);
        n.speaker == s.speaker && n.source == s.source && n.mood == s.mood
    };
    let next = (at + 1..sentences.len()).find(|i| only_cue(&sentences[*i].tokens).is_none());
    let (Some(told), Some(next)) = (told, next.filter(|n| (at + 1..=*n).all(|i| own(&i)))) else {
        return;
    };
    let one = &sentences[next];
    let words = fillers::strip(&one.tokens);
    let deed = asks(one).is_some();
    let led = starts_any(&words, patterns!["no|sorry|not|actually|wait"]).is_some();
    let last = |words: &[Token]| words.last().map(|t| t.key.clone());
    let verb = |s: &Sentence| Some(asks(s)?.main.first()?.key.clone());
    let same = deed && verb(one) == verb(&sentences[told]);
    // `No, scratch that.`: the last deed goes, whatever comes next
    let void = (0..sentences[at].tokens.len())
        .any(|i| repairs::voids(&sentences[at].tokens[i..]).is_some());
    let fits = match deed {
        true if void => false,
        // `Sorry.` by itself before a deed may mean anything, unless it is done with the same
        true if cue == Cue::Wrong => {
            sentences[at].tokens.len() > 1 || same || last(&words) == last(&sentences[told].tokens)
        }
        true => same,
        // `Facing down. Sorry. Glass down.`: no step that has another
        false => {
            let words = repairs::value_of(&words);
            !words.is_empty() && is_phrase(words) && sentences[told].tokens.len() > 2
        }
    };
    if led || one.end == End::Question || !fits {
        return;
    }
    let place = one.tokens[0].at;
    unsay(&mut sentences[at..next]);
    if deed {
        sentences[next - 1].tokens = tokens("No, wait.", place);
        sentences[next - 1].end = End::Stop;
    } else {
        sentences[next].tokens.splice(0..0, tokens("no,", place));
    }
}

/// `After dark, what am I on about.`, `Switch off the gas, the water I mean.`
fn behind(sentences: &mut [Sentence], at: usize) {
    let s = &sentences[at];
    let all = &s.tokens[..denied_behind(sentences, at)];
    let cue = (all.len().saturating_sub(LATEST).max(1)..all.len()).find(|i| {
        all[i - 1].key != "what"
            && starts_any(&all[*i..], &BEHIND).is_some_and(|n| i + n == all.len())
    });
    let Some(cue) = cue.filter(|_| s.end != End::Question) else {
        return;
    };
    let front = &all[..cue];
    let from = (0..cue - 1)
        .rev()
        .find(|i| front[*i].comma())
        .map_or(0, |i| i + 1);
    let mut phrase = front[from..].to_vec();
    let first = || {
        before(sentences, at, 1)
            .any(|i| sentences[i].speaker == s.speaker && asks(&sentences[i]).is_some())
    };
    let known = match from {
        0 => first(),
        _ => super::super::reading::read(&fillers::strip(&front[..from]), s.mood).is_some(),
    };
    if !known || !is_phrase(&phrase) || phrase.is_empty() {
        return;
    }
    if let Some(last) = phrase.last_mut() {
        last.bare();
    }
    let word = if from == 0 { "Sorry," } else { "sorry," };
    let no = tokens(word, phrase[0].at);
    sentences[at].tokens = [&all[..from], &no, &phrase].concat();
}

/// `By date, sorry,` **not alphabetical**: where it begins what the step said before, or the end.
fn denied_behind(sentences: &[Sentence], at: usize) -> usize {
    const DENIED: usize = 4;
    let words = &sentences[at].tokens;
    let not = (2..words.len()).find(|i| words[*i].key == "not" && words[i - 1].comma());
    let Some(not) = not.filter(|n| words.len() <= n + 1 + DENIED) else {
        return words.len();
    };
    let named = stems(&words[not + 1..]);
    let known = before(sentences, at, 1).any(|i| {
        let told = stems(&sentences[i].tokens);
        sentences[i].speaker == sentences[at].speaker && named.iter().all(|w| told.contains(w))
    });
    if known && !named.is_empty() {
        not
    } else {
        words.len()
    }
}

/// Words that tell nothing by themselves.
fn is_phrase(words: &[Token]) -> bool {
    let tells = |t: &Token| {
        super::super::lexicon::is_subject(&t.key) || super::super::lexicon::is_auxiliary(&t.key)
    };
    let drawn = |t: &Token| t.key.ends_with("'s");
    words.len() <= PHRASE && !words.iter().take(4).any(tells) && !words.iter().any(drawn)
}

/// Words that only say that something is put right, and how sure they are.
fn only_cue(words: &[Token]) -> Option<Cue> {
    let mut rest = words;
    let mut cue = None;
    while !rest.is_empty() {
        let n = if let Some(n) = starts_any(rest, &WRONG) {
            cue = Some(Cue::Wrong);
            n
        } else if let Some(n) = starts_any(rest, &WAITS).or_else(|| repairs::voids(rest)) {
            cue = cue.or(Some(Cue::Waits));
            n
        } else {
            starts_any(rest, &SOUNDS)?
        };
        rest = &rest[n..];
    }
    cue
}
