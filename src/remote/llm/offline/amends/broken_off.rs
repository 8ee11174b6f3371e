//! A sentence that breaks off where a value belongs, and goes on with how the speaker does it: `seat the bead at, I go to
//! about forty psi`, `leave it for, I usually give it ten minutes`. The value stands where it was wanted.
use super::super::amounts::{Class, amounts, put};
use super::super::fillers::SOUNDS;
use super::super::lexicon::opens_place;
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Sentence};
use super::spoken;
use crate::domain::quantity::unit_of;

/// Puts the value where the sentence broke off.
pub(super) fn filled(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (told, next) = (&sentences[at - 1], &sentences[at]);
        let own = told.speaker == next.speaker && told.source == next.source && spoken(told);
        if own && let Some(words) = another_value(&told.tokens, &next.tokens) {
            sentences[at - 1].tokens = words;
        }
    }
    let said = sentences.iter_mut().filter(|s| spoken(s));
    for s in said.filter(|s| s.end != End::Question) {
        if let Some((from, to)) = own_way(&s.tokens) {
            s.tokens.drain(from..to);
            s.tokens[from - 1].bare();
        }
        if let Some((from, to)) = roughly(&s.tokens) {
            s.tokens.drain(from..to);
            // `let it stand for,` an hour
            let open = |t: &Token| matches!(t.key.as_str(), "for" | "to" | "at" | "of" | "about");
            if open(&s.tokens[from - 1]) {
                s.tokens[from - 1].bare();
            }
        }
    }
}

/// `the deposit's fifty euros per a hundred.` **`A hundred per set.`**: the value for which another was broken off, in its place.
fn another_value(words: &[Token], next: &[Token]) -> Option<Vec<Token>> {
    if words.iter().filter(|t| t.is_number()).count() < 2 {
        return None;
    }
    let all = amounts(words);
    let [.., old, new] = all.as_slice() else {
        return None;
    };
    let per = words.get(old.end).filter(|_| new.at == old.end + 1)?;
    let broken = per.tail().is_none() && matches!(per.key.as_str(), "per" | "a" | "an");
    let again = amounts(next)
        .first()
        .is_some_and(|a| a.at == 0 && a.alike(new));
    let bare = new.class == Class::Bare && new.end == words.len();
    (broken && again && bare && old.is_number() && !new.alike(old))
        .then(|| put(&words[..old.end], old, words, new))
}

/// `, I go to` of `at, I go to about forty psi`: what stands before the value that is wanted.
fn own_way(words: &[Token]) -> Option<(usize, usize)> {
    (2..words.len()).find_map(|at| {
        let (open, rest) = (&words[at - 1], &words[at..]);
        if !open.comma() || !opens_place(&open.key) && open.key != "for" {
            return None;
        }
        let sound = |t: &&Token| SOUNDS.contains(t.key.as_str());
        let pause = rest.iter().take_while(sound).count();
        let n = starts_any(
            &rest[pause..],
            patterns![
                "i|we usually|always|normally|just|generally|tend? to? go|do|use|say|have|aim|try to|for|with?",
                "i|we usually|always|normally|just|generally|tend? to? give|leave|make|do|set it|them to|at|for?",
                "i think|believe|reckon|guess|suppose it's|that's about?",
                "what's it now|again|called?",
                "what is it now|again?"
            ],
        )?;
        let value = amounts(&rest[pause + n..]);
        let led = value.first()?;
        (led.at <= 1 && led.is_number()).then_some((at, at + pause + n))
    })
}

/// `leave a gap,` **call it** `two inches`, `chop it fine,` **say** `five mil`: what leads a measure that was not told yet.
fn roughly(words: &[Token]) -> Option<(usize, usize)> {
    let (at, n) = (2..words.len()).find_map(|at| {
        let says = patterns!["call it", "say", "let's|we'll|i'd say"];
        let n = starts_any(&words[at..], says)?;
        words[at - 1].comma().then_some((at, n))
    })?;
    let new = amounts(&words[at + n..]).into_iter().next()?;
    let unit = words.get(at + n + new.number).and_then(|t| unit_of(&t.key));
    let measured = new.at <= 1 && new.is_number() && unit.is_some();
    // `five, call it six litres` puts right
    let told = amounts(&words[..at]).iter().any(|old| new.fits(old));
    (measured && !told).then_some((at, at + n))
}
