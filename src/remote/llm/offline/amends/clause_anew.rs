//! What is said of a thing, told once more with another end: `Scan the slip, and it goes in the shredder.` **`Scratch that, it
//! goes in the bin.`**
use super::super::amounts::{Amount, amounts};
use super::super::lexicon::is_auxiliary;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::repairs;
use super::super::talk;
use super::super::token::{Token, clause_end, mark_last};
use super::super::turns::{End, Sentence, unsay};
use super::super::verbs::is_third_person;
use super::stated::led_only_cues;
use super::{before, spoken};

/// How many of its words are told as they were before.
const FRAME: usize = 2;

/// The one that is told of beside another.
static OTHER: PatternSet =
    pattern_set!["the other|second|last one? goes|stays|is|gets|comes|has|needs|lies|sits|stands"];

/// Puts the clause where the other one was told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question || s.tokens.len() <= FRAME {
            continue;
        }
        if let Some(told) = in_one_breath(&s.tokens) {
            sentences[at].tokens = told;
        } else if let Some((told, words)) = by_itself(sentences, at) {
            sentences[told].tokens = words;
            unsay(&mut sentences[at..=at]);
        }
    }
}

/// `it goes in the shredder,` **no, it goes in the bin**
fn in_one_breath(words: &[Token]) -> Option<Vec<Token>> {
    (FRAME + 1..words.len())
        .filter(|at| words[at - 1].comma())
        .find_map(|at| in_its_place(&words[..at], anew(&words[at..])?))
}

/// The sentence that told it otherwise, with the clause in its place.
fn by_itself(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>)> {
    let s = &sentences[at];
    let clause = anew(&s.tokens)?;
    let told = before(sentences, at, 1).find(|i| sentences[*i].speaker == s.speaker)?;
    let words = &sentences[told].tokens;
    (sentences[told].end != End::Question).then_some(())?;
    Some((told, in_its_place(words, clause)?))
}

/// **it goes in the bin**, behind what puts right, and before anything else that is said of it.
fn anew(words: &[Token]) -> Option<&[Token]> {
    let words = talk::lead(words);
    let void = repairs::voids(words).unwrap_or(0);
    let (clause, cued) = led_only_cues(talk::lead(&words[void..]));
    let other = starts_any(clause, &OTHER).is_some();
    let subject = other
        || starts_any(
            clause,
            patterns!["it|they|that|this|those|these|it's|that's|they're *"],
        )
        .is_some();
    let end = clause_end(clause);
    (subject && (cued || void > 0) && end > FRAME).then(|| &clause[..end])
}

/// The words that told it otherwise, with the clause in the place of that which begins as it does.
fn in_its_place(told: &[Token], clause: &[Token]) -> Option<Vec<Token>> {
    let other = starts_any(clause, &OTHER);
    let says = &clause[1].key;
    let drawn = clause[0].tail().is_none()
        && (clause[0].before_s().is_some() || clause[0].key.ends_with("'re"));
    let verb = drawn || is_third_person(says) || is_auxiliary(says);
    let alike = |at: &usize| {
        let begins = *at == 0
            || told[at - 1].tail().is_some()
            || matches!(told[at - 1].key.as_str(), "and" | "then" | "uh" | "um");
        let (a, b) = (&told[*at..], clause);
        begins
            && a.len() > FRAME
            && match other {
                Some(_) => starts_any(a, &OTHER).is_some(),
                None => (0..FRAME).all(|i| a[i].key == b[i].key),
            }
    };
    let from = (0..told.len())
        .rev()
        .find(alike)
        .filter(|_| verb || other.is_some())?;
    let end = from + clause_end(&told[from..]);
    let same = told[from..end]
        .iter()
        .map(|t| &t.key)
        .eq(clause.iter().map(|t| &t.key));
    // `it needs two labels, no, it needs three`: the value alone is put right
    let valued = |words: &[Token]| amounts(words).iter().any(Amount::is_number);
    if same || valued(clause) && valued(&told[from..end]) {
        return None;
    }
    let mark = told[end - 1].tail();
    let mut words = told[..from].to_vec();
    words.extend_from_slice(clause);
    mark_last(&mut words, mark.unwrap_or('.'));
    words.extend_from_slice(&told[end..]);
    if end == told.len() {
        mark_last(&mut words, '.');
    }
    Some(words)
}
