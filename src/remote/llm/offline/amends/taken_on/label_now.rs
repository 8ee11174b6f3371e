//! Another letter or number by which a place goes now, as another says and whoever told it takes up: `Park in bay C.` `C is
//! the fish people now, we're E.` **`E, thanks.`**
use super::super::super::patterns::{WordSet, word_set};
use super::super::super::token::{Token, put_for};
use super::super::super::turns::{End, Mood, Sentence};
use super::super::own_steps;
use super::super::slots::numbered;
use crate::domain::words::is_function_word;

/// The most words in which it is said, and in which it is taken up.
const SAID: usize = 10;
const TAKEN: usize = 4;
/// How many sentences back the old one stands.
const REACH: usize = 3;

/// What goes before the new one where it is said, and what only takes it up.
static IS: WordSet = word_set!("we're it's that's they're now is are you're");
static NODS: WordSet = word_set!(
    "ok okay right yes yeah yep thanks ta cheers then so it's that's oh ah sorry true of course"
);

/// Puts the new letter in the place of the old. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let (s, said) = (&sentences[at], &sentences[at - 1]);
    let other = said.speaker != s.speaker && said.source == s.source && said.end != End::Question;
    if !other || s.mood != Mood::Speech || s.tokens.len() > TAKEN || said.tokens.len() > SAID {
        return false;
    }
    let Some(new) = taken_up(&s.tokens).filter(|new| is_now(&said.tokens, new)) else {
        return false;
    };
    let mut new = new.clone();
    new.bare();
    let found = own_steps(sentences, (at, at - 1), REACH)
        .find_map(|i| Some((i, label(&sentences[i].tokens, &new, &said.tokens)?)));
    let Some((told, from)) = found else {
        return false;
    };
    put_for(&mut sentences[told].tokens, from, from + 1, &[new]);
    sentences[at - 1].tokens.clear();
    sentences[at].tokens.clear();
    true
}

/// `E, thanks`, `ok E`: the letter or number that is taken up, with nothing else said.
fn taken_up(words: &[Token]) -> Option<&Token> {
    let mut named = words.iter().filter(|t| !NODS.contains(t.key.as_str()));
    let new = named.next().filter(|t| is_label(t))?;
    named.next().is_none().then_some(new)
}

/// `we're E now`, `it's form D now`, `E these days`: whether that is what it is now.
fn is_now(words: &[Token], new: &Token) -> bool {
    let at = words.iter().rposition(|t| t.key == new.key && is_label(t));
    let now = |t: &Token| {
        matches!(
            t.key.as_str(),
            "now" | "these" | "days" | "nowadays" | "since"
        )
    };
    at.is_some_and(|at| {
        let front = &words[at.saturating_sub(2)..at];
        front.iter().any(|t| IS.contains(t.key.as_str()))
            || at == 0 && words[1..].iter().any(now) && words.len() <= TAKEN
    })
}

/// Where a place is told by a letter or a number of the same look: `bay` **C**.
fn label(told: &[Token], new: &Token, said: &[Token]) -> Option<usize> {
    let named = |old: &Token| said.iter().any(|t| t.key.trim_end_matches("'s") == old.key);
    (1..told.len()).rev().find(|i| {
        let (noun, old) = (&told[*i - 1], &told[*i]);
        let of_it = noun.key.len() > 2 && !is_function_word(&noun.key) && noun.tail().is_none();
        let alike = old.is_number() == new.is_number() && old.key != new.key;
        alike && is_label(old) && (of_it && numbered(&told[*i..]).is_some() || named(old))
    })
}

/// `C`, `4`: one letter of the greater sort, or a small number in digits.
fn is_label(t: &Token) -> bool {
    let digits = t.key.len() <= 2 && t.key.bytes().all(|b| b.is_ascii_digit());
    let letter =
        t.key.len() == 1 && t.key != "i" && t.word.starts_with(|c: char| c.is_ascii_uppercase());
    digits || letter
}
