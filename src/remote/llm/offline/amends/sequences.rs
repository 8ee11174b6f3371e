//! An order of things told anew: `Blue, then yellow, then purple. No, sorry. Blue, then red, then yellow, then purple.`, `The left
//! side, then the top.` `Isn't it the top first?` **`He's right, it's top first, then left.`**
use ecow::EcoString;

use super::super::lexicon::is_subject;
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::token::{Token, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{fillers, talk};
use super::before;
use super::stated::led_only_cues;

/// How many sentences back the order may have been told.
const NEAR: usize = 3;

/// An order of things in the place of the one told before it. Says whether it was.
pub(super) fn reordered(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let (new, cued) = told_anew(&words);
    let told = (at.saturating_sub(NEAR)..at).rev().filter(|i| {
        let words = fillers::pauses(&sentences[*i].tokens);
        let (rest, cue) = led_only_cues(&words);
        sentences[*i].speaker == s.speaker && cue && rest.is_empty()
    });
    let put_right = cued || told.count() > 0;
    if !put_right || links(new) < 2 && !lists(new) {
        return false;
    }
    let named = stems(new);
    // `if primary goes first then secondary becomes primary, and then …` says why
    let clause = new.iter().any(|t| is_subject(&t.key) || t.key == "if");
    let found = before(sentences, at, NEAR)
        .filter(|i| sentences[*i].speaker == s.speaker && links(&sentences[*i].tokens) >= 1)
        .find_map(|i| {
            let old = &sentences[i].tokens;
            let all = stems(old);
            let known = all.iter().filter(|w| named.contains(w)).count();
            let whole = links(new) >= 2 || known > links(old) && known == ordered(&named);
            let again = !clause || all.iter().any(|w| named.first() == Some(w));
            (known >= 2 && whole && again).then_some((i, begins(old, new, &named)?))
        });
    let Some((told, from)) = found else {
        return false;
    };
    let mut whole = sentences[told].tokens[..from].to_vec();
    let mut new = new.to_vec();
    if let Some(first) = new.first_mut().filter(|_| from > 0) {
        first.word = lowered(&first.word);
    }
    whole.extend(new);
    mark_last(&mut whole, '.');
    sentences[told].tokens = whole;
    sentences[at].tokens.clear();
    true
}

/// `No hang on, he's right, it's` **top first, then left**: the order, and whether words before it put one right.
fn told_anew(words: &[Token]) -> (&[Token], bool) {
    let (new, cued) = led_only_cues(talk::lead(words));
    let right = starts_any(
        new,
        patterns!["you're|he's|she's|they're|that's? right|true"],
    )
    .unwrap_or(0);
    let new = talk::lead(&new[right..]);
    let is = starts_any(new, patterns!["it's|they're"]).unwrap_or(0);
    (&new[is..], cued || right > 0)
}

/// `Bins, windows, floor.`: names in a row, and nothing else.
fn lists(words: &[Token]) -> bool {
    const NAME: usize = 3;
    let parts: Vec<&[Token]> = words.split_inclusive(|t| t.comma()).collect();
    let name = |part: &&[Token]| {
        let says = |t: &Token| is_subject(&t.key) || is_action(&t.key) && part.len() > NAME;
        part.len() <= NAME + 1 && !part.iter().any(says)
    };
    parts.len() >= 3 && parts.iter().all(name)
}

/// How many of the words name something: `first` says where it stands.
fn ordered(named: &[EcoString]) -> usize {
    let counts = |w: &&EcoString| !matches!(w.as_str(), "first" | "last" | "then");
    named.iter().filter(counts).count()
}

/// Where the order begins that was told: at the first of its names, and its article goes if the new one has its own.
fn begins(old: &[Token], new: &[Token], named: &[EcoString]) -> Option<usize> {
    let names = |t: &Token| {
        stems(std::slice::from_ref(t))
            .iter()
            .any(|w| named.contains(w))
    };
    let at = old.iter().position(names)?;
    let article = |t: &Token| matches!(t.key.as_str(), "the" | "a" | "an" | "your");
    let own = at > 0 && article(&old[at - 1]) && new.first().is_some_and(article);
    Some(at - usize::from(own))
}

/// How many times words go on with `then`.
fn links(words: &[Token]) -> usize {
    words.iter().filter(|t| t.key == "then").count()
}
