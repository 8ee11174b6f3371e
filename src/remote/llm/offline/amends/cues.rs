//! What only says that something is put right, and then what is right: `Hang on, that's wrong.` `The bottom shelf.` is
//! told as `No, the bottom shelf.`; so is a phrase with such words behind it: `After dark, what am I on about.`
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::reading::asks;
use super::super::repairs;
use super::super::token::{At, Token, stems, tokens};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::before;

/// The most words of a phrase that is right.
const PHRASE: usize = 9;

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
    "what am i saying|talking|doing|on|telling about|you?",
    "listen to me",
    "ignore me",
    "let me say|try|put|start|do that? again|over|differently",
    "start again|over",
    "did i just? say that",
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
    "what am i saying|talking|doing|on|telling about|you?",
    "listen to me",
    "i tell a lie",
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
        behind(sentences, at);
        alone(sentences, at);
    }
}

/// `two tablets, excuse me, three`: as much as `sorry`.
fn excused(s: &mut Sentence) {
    if starts_any(&s.tokens, patterns!["excuse me"]).is_some_and(|n| n == s.tokens.len()) {
        s.tokens = said("Sorry.", s.tokens[0].at);
        return;
    }
    let apart = |i: &usize| s.tokens[*i].comma() && s.tokens[i + 1].key == "excuse";
    let from = (0..s.tokens.len().saturating_sub(3))
        .find(|i| apart(i) && s.tokens[i + 2].key == "me" && s.tokens[i + 2].comma());
    if let Some(i) = from {
        let cue = said("sorry,", s.tokens[i + 1].at);
        s.tokens.splice(i + 1..i + 3, cue);
    }
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
    let first = |s: &Sentence| talk::lead(&s.tokens).first().map(|t| t.key.clone());
    let same = first(one) == first(&sentences[told]);
    let fits = match deed {
        // `Sorry.` by itself before a deed may mean anything, unless it is done with the same
        true if cue == Cue::Wrong => {
            sentences[at].tokens.len() > 1 || same || last(&words) == last(&sentences[told].tokens)
        }
        true => same,
        // `Facing down. Sorry. Glass down.`: no step that has another
        false => !words.is_empty() && is_phrase(&words) && sentences[told].tokens.len() > 2,
    };
    if led || one.end == End::Question || !fits {
        return;
    }
    let place = one.tokens[0].at;
    for s in &mut sentences[at..next] {
        s.tokens.clear();
    }
    if deed {
        sentences[next - 1].tokens = said("No, wait.", place);
        sentences[next - 1].end = End::Stop;
    } else {
        sentences[next].tokens.splice(0..0, said("no,", place));
    }
}

/// `After dark, what am I on about.`, `Switch off the gas, the water I mean.`
fn behind(sentences: &mut [Sentence], at: usize) {
    let s = &sentences[at];
    let all = &s.tokens[..denied_behind(sentences, at)];
    let cue = (1..all.len()).find(|i| {
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
    let no = said(word, phrase[0].at);
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

fn said(words: &str, at: At) -> Vec<Token> {
    tokens(words, at)
}
