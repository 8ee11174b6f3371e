//! All values of a deed told anew in a row: `Bake them for an hour at one sixty.` **`No, it's forty minutes at one eighty.`**
use super::super::amounts::{Amount, amounts, put};
use super::super::lexicon::{is_article, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::slots::counted;
use super::stated::led_only_cues;
use super::{own_deeds, spoken};

/// The most words in which they are told.
const SHORT: usize = 16;

/// Puts each in the place of its own.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let apart = s.mood != Mood::Speech || s.end == End::Question || !spoken(s);
        if apart || s.tokens.len() > SHORT {
            continue;
        }
        let (said, cued) = led_only_cues(&s.tokens);
        if !cued {
            continue;
        }
        let is = starts_any(said, patterns!["it's|they're|that's|make|for it|that?"]).unwrap_or(0);
        let words = said[is..].to_vec();
        let Some(new) = values(&words) else {
            continue;
        };
        let told = own_deeds(sentences, (at, at), 1).next();
        let Some((told, whole)) =
            told.and_then(|i| Some((i, anew(&sentences[i].tokens, &words, &new)?)))
        else {
            continue;
        };
        sentences[told].tokens = whole;
        sentences[at].tokens.clear();
    }
}

/// Two or three values with nothing but small words between.
fn values(words: &[Token]) -> Option<Vec<Amount>> {
    let all = amounts(words);
    let first = all.first()?;
    let within = |i: usize| all.iter().any(|a| (a.at..a.end).contains(&i));
    // `three to four days` is one value
    let small = |t: &Token| opens_place(&t.key) && t.key != "to" || is_article(t) || t.key == "and";
    let between = (0..words.len()).all(|i| within(i) || small(&words[i]));
    let numbers = all.iter().all(Amount::is_number);
    (first.at == 0 && between && numbers && (2..=3).contains(&all.len())).then_some(all)
}

/// The deed with each value in the place of its own; where it had only the first, with the rest behind that.
fn anew(told: &[Token], words: &[Token], new: &[Amount]) -> Option<Vec<Token>> {
    let old = amounts(told);
    let fits = |(new, old): (&Amount, &Amount)| old.is_number() && new.may_replace(old);
    if old.len() == new.len() {
        let kinds = new.windows(2).all(|w| w[0].class != w[1].class);
        let all = kinds && new.iter().zip(&old).all(fits);
        return all.then(|| {
            let pairs = old.iter().zip(new).rev();
            pairs.fold(told.to_vec(), |whole, (old, new)| {
                counted(put(&whole, old, words, new), old, new)
            })
        });
    }
    let ([old], [first, ..]) = (old.as_slice(), new) else {
        return None;
    };
    let rest = &words[first.end..];
    let led =
        rest.first().is_some_and(|t| opens_place(&t.key)) && words[first.end - 1].tail().is_none();
    (led && fits((first, old)) && old.end == told.len()).then(|| {
        let mut whole = counted(put(told, old, words, first), old, first);
        super::super::token::bare_last(&mut whole);
        whole.extend_from_slice(rest);
        mark_last(&mut whole, '.');
        whole
    })
}
