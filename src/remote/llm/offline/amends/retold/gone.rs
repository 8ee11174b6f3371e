//! Somebody who is not there any more, and who does it now: `Nadia's left. Piotr does it now`, taken up by whoever named Nadia, is
//! Piotr where it was told.
use ecow::EcoString;

use super::super::super::lexicon::is_subject;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::talk;
use super::super::super::token::{Token, clause_end, stems};
use super::super::super::turns::{End, Sentence, unsay};
use super::super::stated::led_only_cues;
use super::super::{FAR, NEAR, before, tells};
use crate::domain::words::is_function_word;

/// How many sentences later the new name may be taken up.
const ANSWER: usize = 5;
/// The most words in which somebody wonders at it first.
const WONDERS: usize = 4;

/// Who is gone, who does it now, and the sentences that say so.
struct Change {
    old: EcoString,
    new: Token,
    first: usize,
    last: usize,
}

/// Puts who does it now where whoever is gone was told. Says whether it did.
pub(super) fn gone(sentences: &mut [Sentence], at: usize) -> bool {
    let Some(change) = change(sentences, at) else {
        return false;
    };
    let Change {
        old,
        new,
        first,
        last,
    } = change;
    let names = |i: &usize| {
        let t = &sentences[*i];
        tells(t) && t.tokens.iter().any(|t| same(t, &old))
    };
    let own = |i: &usize| sentences[*i].speaker == sentences[at].speaker;
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

/// **`Nadia's left.`** `Piotr does it now`, **`It's Precious this year.`** `Derek's in Spain.`
fn change(sentences: &[Sentence], at: usize) -> Option<Change> {
    let s = &sentences[at];
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let name = words.first().filter(|t| is_name(t))?;
    let drawn = name.key.strip_suffix("'s");
    let old = drawn.unwrap_or(&name.key).into();
    starts_any(
        &words[1..],
        patterns![
            "is|has? left|gone|retired|moved|off|away|sick|ill|out",
            "is|has? on leave|holiday|holidays|vacation",
            "isn't|doesn't|no * here|us|any",
            "doesn't|don't do|work",
            "is? in|at|on|with *"
        ],
    )
    .filter(|_| s.end != End::Question)?;
    let own = clause_end(words).max(2);
    let before = at.checked_sub(1).filter(|i| sentences[*i].turn == s.turn);
    let next = sentences
        .get(at + 1)
        .filter(|n| n.speaker == s.speaker && n.source == s.source);
    let (new, first, last) = newcomer(words.get(own..).unwrap_or_default())
        .map(|new| (new, at, at))
        .or_else(|| Some((newcomer(&sentences[before?].tokens)?, at - 1, at)))
        .or_else(|| Some((newcomer(&next?.tokens)?, at, at + 1)))?;
    Some(Change {
        old,
        new,
        first,
        last,
    })
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

pub(in super::super) fn is_name(t: &Token) -> bool {
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
pub(super) fn taken_up(
    sentences: &[Sentence],
    last: usize,
    at: usize,
    new: &Token,
) -> Option<usize> {
    (last + 1..sentences.len().min(last + 1 + ANSWER)).find(|i| {
        let s = &sentences[*i];
        let says = s.tokens.iter().any(|t| t.key == new.key);
        s.source == sentences[at].source
            && s.speaker != sentences[at].speaker
            && (says || s.tokens.len() <= 6 && talk::affirms(&s.tokens))
    })
}

/// What only says again what now stands goes: `Piotr, right. Give it to Piotr.`
pub(super) fn drop_echo(sentences: &mut [Sentence], told: usize, heard: usize) {
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
