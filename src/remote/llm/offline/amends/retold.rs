//! Corrections told by their frame: a phrase said again with its end changed (`facing down, sorry`, `it's called
//! Intake`), a person who has gone and the one who does it now, a way that no longer holds, a start said anew.
use ecow::EcoString;

use super::super::lexicon::is_subject;
use super::super::patterns::{patterns, starts_any};
use super::super::repairs;
use super::super::talk;
use super::super::token::{Token, clause_end, put_for, stems};
use super::super::turns::{End, Sentence, unsay};
use super::stated::led_only_cues;
use super::{FAR, NEAR, before, tells};
use crate::domain::words::is_function_word;

/// How many sentences later the new name may be taken up.
const ANSWER: usize = 5;
/// The most words in which somebody wonders at it first.
const WONDERS: usize = 4;
/// The most words of a phrase that is said again.
const PHRASE: usize = 4;

/// Puts right what a sentence says anew in the frame of one before it.
pub(super) fn retold(sentences: &mut [Sentence], at: usize) -> bool {
    no_longer(&mut sentences[at])
        || gone(sentences, at)
        || named_anew(sentences, at)
        || ends_otherwise(sentences, at)
        || begins_anew(sentences, at)
}

/// `not any more, you upload them`: the old way is told in the sentence before, and here is how it is done.
fn no_longer(s: &mut Sentence) -> bool {
    let Some(n) = starts_any(
        &s.tokens,
        patterns![
            "but|and|so? not any? more|anymore|now",
            "but|and|so? no longer",
            "but|and|so? nowadays|these days?"
        ],
    ) else {
        return false;
    };
    let told = s.tokens.get(n).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "you" | "we" | "i" | "now" | "you'll" | "we'll"
        )
    });
    if n == 0 || !s.tokens[n - 1].comma() || !told {
        return false;
    }
    s.tokens.drain(..n);
    true
}

/// `Nadia's left. Piotr does it now`, taken up by whoever named Nadia: it is Piotr where it was told.
fn gone(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let Some(first) = words.first().filter(|t| is_name(t)) else {
        return false;
    };
    let drawn = first.key.strip_suffix("'s");
    let old = drawn.unwrap_or(&first.key).to_owned();
    let left = starts_any(
        &words[1..],
        patterns![
            "is|has? left|gone|retired|moved|off|away|sick|ill|out",
            "is|has? on leave|holiday|holidays|vacation",
            "isn't|doesn't|no * here|us|any",
            "doesn't|don't do|work",
            "is? in|at|on|with *"
        ],
    );
    if left.is_none() || s.end == End::Question {
        return false;
    }
    let own = clause_end(words).max(2);
    let after = words.get(own..).unwrap_or_default().to_vec();
    let next = sentences
        .get(at + 1)
        .filter(|n| n.speaker == s.speaker && n.source == s.source)
        .map(|n| n.tokens.clone());
    let here = newcomer(&after);
    // **`It's Precious this year.`** `Derek's in Spain.`
    let said = (at - 1..at).find(|i| sentences[*i].turn == s.turn);
    let named = said.and_then(|i| newcomer(&sentences[i].tokens));
    let (first, here) = match named.filter(|_| here.is_none()) {
        Some(new) => (at - 1, Some(new)),
        None => (at, here),
    };
    let Some(new) = here.clone().or_else(|| newcomer(&next.unwrap_or_default())) else {
        return false;
    };
    let names = |i: &usize| {
        let t = &sentences[*i];
        tells(t) && t.tokens.iter().any(|t| same(t, &old))
    };
    let own = |i: &usize| sentences[*i].speaker == sentences[at].speaker;
    let last = at + usize::from(here.is_none());
    let theirs = before(sentences, at, NEAR).find(|i| !own(i) && names(i));
    let theirs = theirs.zip(taken_up(sentences, last, at, &new));
    // `Martin's left. It's Priya who signs them now.`, said by whoever told of Martin: nobody need take it up
    let mine = || before(sentences, at, FAR).find(|i| own(i) && names(i));
    let Some((told, heard)) = theirs.or_else(|| mine().map(|i| (i, last + 1))) else {
        return false;
    };
    // `you ring Derek.` `Derek's number's on the wall.`: the number stays his
    let plain = |i: &usize| {
        let t = &sentences[*i];
        t.speaker == sentences[told].speaker
            && t.tokens.iter().any(|t| t.key == old && same(t, &old))
    };
    let told = (told.saturating_sub(NEAR)..=told)
        .rev()
        .find(plain)
        .unwrap_or(told);
    put_name(&mut sentences[told].tokens, &old, &new);
    // `Is he?` `Since when?`
    for b in &mut sentences[last + 1..heard.max(last + 1)] {
        if b.end == End::Question && b.tokens.len() <= WONDERS {
            b.tokens.clear();
        }
    }
    unsay(&mut sentences[first..=last]);
    drop_echo(sentences, told, heard);
    true
}

/// Puts a name wherever the other stands.
fn put_name(words: &mut [Token], old: &str, new: &Token) {
    for t in words.iter_mut().filter(|t| same(t, old)) {
        let tail = t.tail();
        let drawn = t.key.ends_with("'s");
        *t = new.clone();
        t.bare();
        if drawn {
            t.word.push_str("'s");
            t.key.push_str("'s");
        }
        t.word.extend(tail);
    }
}

pub(super) fn is_name(t: &Token) -> bool {
    t.word.starts_with(char::is_uppercase)
        && t.key.len() > 2
        && !is_function_word(&t.key)
        && !is_subject(&t.key)
}

fn same(t: &Token, name: &str) -> bool {
    t.key.strip_suffix("'s").unwrap_or(&t.key) == name && t.word.starts_with(char::is_uppercase)
}

/// Who does it now: `it's Piotr now`, `Piotr does it`, `to Piotr, then`.
fn newcomer(words: &[Token]) -> Option<Token> {
    let words = talk::lead(words);
    let n = starts_any(
        words,
        patterns![
            "it's|that's",
            "it is",
            "now? ask|use|ring|call|try",
            "now it's",
            "to"
        ],
    )
    .unwrap_or(0);
    let name = words.get(n).filter(|t| is_name(t))?;
    let does = starts_any(
        &words[n + 1..],
        patterns!["does|has|is|do|took|takes|looks|runs"],
    )
    .is_some();
    let rest = words.len() - n - 1;
    // `it's Priya who signs the slips now`
    let who = words.get(n + 1).is_some_and(|t| t.key == "who");
    (n > 0 && (rest <= 4 || who) || does && rest <= 5).then(|| name.clone())
}

/// The sentence in which whoever is put right says the new word.
fn taken_up(sentences: &[Sentence], last: usize, at: usize, new: &Token) -> Option<usize> {
    (last + 1..sentences.len().min(last + 1 + ANSWER)).find(|i| {
        let s = &sentences[*i];
        let says = s.tokens.iter().any(|t| t.key == new.key);
        s.source == sentences[at].source
            && s.speaker != sentences[at].speaker
            && (says || s.tokens.len() <= 6 && talk::affirms(&s.tokens))
    })
}

/// What only says again what now stands goes: `Piotr, right. Give it to Piotr.`
fn drop_echo(sentences: &mut [Sentence], told: usize, heard: usize) {
    let have = stems(&sentences[told].tokens);
    for i in heard..sentences.len().min(heard + 2) {
        if sentences[i].source != sentences[told].source || sentences[i].end == End::Question {
            break;
        }
        let (words, _) = led_only_cues(talk::lead(&sentences[i].tokens));
        let says = stems(words);
        let idle = |w: &EcoString| {
            matches!(
                w.as_str(),
                "right" | "yes" | "okay" | "true" | "course" | "sorry"
            )
        };
        if says.iter().all(|w| have.contains(w) || idle(w)) {
            sentences[i].tokens.clear();
        }
    }
}

/// `it's called Intake B in my list`, said by another and taken up: the name goes where the old one was.
fn named_anew(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let frame = patterns![
        "it's|they're|that's called|labelled|named|marked",
        "called|labelled|named|marked",
        "it|that|this|mine|ours says|reads",
        "i've|we've only? got? only? one? called|labelled|named|marked",
        "i|we only? have|got|see only? one? called|labelled|named|marked"
    ];
    let Some(n) = starts_any(words, frame) else {
        return false;
    };
    let new = name_of(&words[n..]);
    if new.is_empty() {
        return false;
    }
    let names = |t: &Token| {
        matches!(
            t.key.as_str(),
            "called" | "labelled" | "named" | "marked" | "says" | "reads"
        )
    };
    let found = before(sentences, at, NEAR).find_map(|i| {
        let t = &sentences[i];
        let own = t.speaker == s.speaker;
        if own || !tells(t) || t.end == End::Question {
            return None;
        }
        let from = (1..t.tokens.len()).find(|p| names(&t.tokens[*p - 1]))?;
        let old = old_name(&t.tokens[from..], new);
        (!old.is_empty() && stems(old) != stems(new)).then_some((i, from, old.len()))
    });
    let (Some((told, from, len)), new) = (found, new.to_vec()) else {
        return false;
    };
    let Some(heard) = taken_up(sentences, at, at, &new[new.len() - 1]) else {
        return false;
    };
    put_for(&mut sentences[told].tokens, from, from + len, &new);
    sentences[at].tokens.clear();
    let have = stems(&sentences[told].tokens);
    let says = stems(&sentences[heard].tokens);
    let idle = |w: &EcoString| {
        matches!(
            w.as_str(),
            "yes" | "right" | "one" | "that" | "sorry" | "okay"
        )
    };
    if says.iter().all(|w| have.contains(w) || idle(w)) {
        sentences[heard].tokens.clear();
    }
    true
}

/// The name that was told: to the end of the clause where it begins as the new one does, `Refund done` for `Refund confirmed`.
fn old_name<'a>(words: &'a [Token], new: &[Token]) -> &'a [Token] {
    let name = name_of(words);
    let end = clause_end(words);
    let alike = name.first().map(|t| &t.key) == new.first().map(|t| &t.key);
    let whole = alike && end <= PHRASE && end == name.len() + 1;
    if whole { &words[..end] } else { name }
}

/// The words of a name: with capitals, or in quotes, up to the end of the clause.
fn name_of(words: &[Token]) -> &[Token] {
    let quoted = words
        .first()
        .is_some_and(|t| t.word.starts_with(['"', '“', '\'']));
    let end = if quoted {
        words
            .iter()
            .position(|t| {
                t.word
                    .trim_end_matches(['.', ',', '?'])
                    .ends_with(['"', '”', '\''])
            })
            .map_or(0, |p| p + 1)
    } else {
        let open = |t: &Token| {
            t.word
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        };
        let first = words.iter().take(1).filter(|t| open(t)).count();
        let more = words
            .iter()
            .skip(first)
            .take_while(|t| first > 0 && (open(t) || !is_function_word(&t.key)))
            .count();
        let stop = words
            .iter()
            .position(|t| t.tail().is_some())
            .map_or(words.len(), |p| p + 1);
        (first + more).min(stop)
    };
    &words[..end.min(words.len()).min(PHRASE)]
}

/// `Facing down. Sorry.` after `with the label facing up`: the phrase ends otherwise.
fn ends_otherwise(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, mut cued) = led_only_cues(&s.tokens);
    let next = sentences
        .get(at + 1)
        .filter(|n| n.speaker == s.speaker && n.source == s.source);
    let only_cue = next.is_some_and(|n| {
        !n.tokens.is_empty()
            && n.tokens.len() <= 3
            && n.tokens.iter().all(|t| {
                repairs::CUES.contains(t.key.as_str())
                    || matches!(t.key.as_str(), "oh" | "i'm" | "so")
            })
    });
    let mut phrase = words.to_vec();
    while phrase.len() > 1
        && phrase
            .last()
            .is_some_and(|t| repairs::CUES.contains(t.key.as_str()))
    {
        phrase.pop();
        cued = true;
    }
    let short = (2..=PHRASE).contains(&phrase.len())
        && phrase[..phrase.len() - 1]
            .iter()
            .all(|t| t.tail().is_none());
    if !short
        || !(cued || only_cue)
        || s.end == End::Question
        || is_subject(&phrase[0].key)
        || super::super::lexicon::DETERMINERS.contains(phrase[0].key.as_str())
    {
        return false;
    }
    let found = same_head(sentences, at, &phrase);
    let Some((told, from)) = found else {
        return false;
    };
    let mut new = phrase;
    new[0].word = super::super::phrase::lowered(&new[0].word);
    let len = new.len();
    put_for(&mut sentences[told].tokens, from, from + len, &new);
    sentences[at].tokens.clear();
    if only_cue {
        sentences[at + 1].tokens.clear();
    }
    drop_echo(sentences, told, at + 1 + usize::from(only_cue));
    true
}

/// Where the speaker said the phrase just before with another last word.
fn same_head(sentences: &[Sentence], at: usize, phrase: &[Token]) -> Option<(usize, usize)> {
    let keys: Vec<EcoString> = phrase.iter().map(|t| t.key.clone()).collect();
    let (head, last) = (
        keys[..keys.len() - 1].to_vec(),
        keys[keys.len() - 1].clone(),
    );
    before(sentences, at, 2).find_map(|i| {
        let t = &sentences[i];
        if t.speaker != sentences[at].speaker || !tells(t) {
            return None;
        }
        let all: Vec<&str> = t.tokens.iter().map(|t| t.key.as_str()).collect();
        let from = (1..all.len().saturating_sub(head.len())).rev().find(|p| {
            all[*p..*p + head.len()]
                .iter()
                .zip(&head)
                .all(|(a, b)| a == b)
                && t.tokens[*p..*p + head.len()]
                    .iter()
                    .all(|t| t.tail().is_none())
        })?;
        let end = from + head.len();
        let whole = t.tokens[end].tail().is_some() || end + 1 == all.len();
        (whole && all[end] != last && !super::super::verbs::is_action(&head[0]))
            .then_some((i, from))
    })
}

/// `You fill the jug. No, wait, first you rinse it, then you fill it.`: the deed is told again in its place.
fn begins_anew(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, cued) = led_only_cues(talk::lead(&s.tokens));
    let Some(told) = at.checked_sub(1).filter(|_| cued) else {
        return false;
    };
    let t = &sentences[told];
    let old = talk::lead(&t.tokens);
    let old =
        &old[starts_any(old, patterns!["first|then|so? you|we|i", "first|then"]).unwrap_or(0)..];
    let Some(verb) = old
        .first()
        .filter(|t| super::super::verbs::is_action(&t.key))
    else {
        return false;
    };
    let object: Vec<Token> = old[1..clause_end(old)].to_vec();
    let mine = t.speaker == s.speaker && t.source == s.source && clause_end(old) == old.len();
    let points = |t: &Token| matches!(t.key.as_str(), "it" | "them");
    let again = words
        .windows(2)
        .any(|w| w[0].key == verb.key && points(&w[1]));
    let first = words.iter().any(|t| t.key == "first");
    let Some(pronoun) = words
        .iter()
        .position(points)
        .filter(|_| mine && again && first && (1..=6).contains(&object.len()))
    else {
        return false;
    };
    let from = s.tokens.len() - words.len() + pronoun;
    put_for(&mut sentences[at].tokens, from, from + 1, &object);
    sentences[told].tokens.clear();
    true
}
