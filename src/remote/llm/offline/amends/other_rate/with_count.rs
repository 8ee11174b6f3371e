//! How many there are of how much, put right with what that makes here: `Add one tablet per gallon.` **`Actually that's one per five
//! litres, so two.`**
use super::super::super::lexicon::is_article;
use super::super::super::nouns::is_plural;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, clause_end, mark_last, put_for};
use super::super::super::turns::Sentence;
use super::super::before;
use super::super::slots::several;
use super::super::stated::led_only_cues;

/// The rate as it is.
struct Rate {
    /// `one per five litres`
    words: Vec<Token>,
    /// Where its `per` stands.
    per: usize,
    /// **two**: how many that makes.
    here: Option<Token>,
}

/// Puts the rate in the place of the one that was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(rate) = rate(&s.tokens) else {
        return false;
    };
    let own = |i: &usize| sentences[*i].speaker == s.speaker;
    let told = before(sentences, at, 2)
        .filter(own)
        .find_map(|i| Some((i, place(&sentences[i].tokens)?)));
    let Some((told, (of, count))) = told else {
        return false;
    };
    put_in(&mut sentences[told].tokens, (of, count), &rate);
    sentences[at].tokens.clear();
    true
}

/// `that's` **one per five litres**`, so` **two**
fn rate(words: &[Token]) -> Option<Rate> {
    let (words, _) = led_only_cues(words);
    let is = starts_any(words, patterns!["it's|that's|they're"])?;
    let end = is + clause_end(&words[is..]);
    let (rate, rest) = (&words[is..end], &words[end..]);
    let per = rate
        .iter()
        .position(|t| t.key == "per")
        .filter(|p| (1..=3).contains(p))?;
    let here = starts_any(rest, patterns!["so *"])
        .map(|n| &rest[n - 1..])
        .filter(|w| w.len() <= 3 && w[0].is_number())
        .map(|w| w[0].clone());
    let excused = starts_any(rest, patterns!["sorry|actually"]).is_some_and(|n| n == rest.len());
    // `, the new bottle is stronger`
    let why = starts_any(
        rest,
        patterns![
            "the|our|this new|old|other|big|small|bigger|smaller",
            "they've|it's|since|because|as"
        ],
    );
    (here.is_some() || rest.is_empty() || excused || why.is_some()).then(|| Rate {
        words: rate.to_vec(),
        per,
        here,
    })
}

/// Where the `per` of a step stands, and how many of it are told.
fn place(step: &[Token]) -> Option<(usize, usize)> {
    const NEAR: usize = 4;
    let of = step.iter().position(|t| t.key == "per")?;
    let counts = |n: &usize| step[*n].is_number() || is_article(&step[*n]);
    let count = (of.saturating_sub(NEAR)..of).rev().find(counts)?;
    Some((of, count))
}

fn put_in(words: &mut Vec<Token>, (of, count): (usize, usize), rate: &Rate) {
    let beside = rate.here.is_some();
    let mut new = rate.words[if beside { 0 } else { rate.per }..].to_vec();
    let many = [rate.here.clone().unwrap_or_else(|| rate.words[0].clone())];
    let end = of + clause_end(&words[of..]);
    if beside && end < words.len() {
        mark_last(&mut new, ',');
    }
    put_for(words, of, end, &new);
    if beside {
        mark_last(&mut words[..of], ',');
    }
    let one = words[count].key == "one" || is_article(&words[count]);
    let noun = &mut words[of - 1];
    if one && many[0].is_number() && many[0].key != "one" && !is_plural(&noun.key) {
        several(noun);
    }
    put_for(words, count, count + 1, &many);
}
