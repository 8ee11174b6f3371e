//! The reason for another value names the one that it puts right: `Four and a half at the feet, one point two at the top.`
//! **`One point three, sorry, one point two cracks.`**
use super::super::amounts::{Amount, amounts, put};
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::slots::counted;
use super::stated::led_only_cues;
use super::{own_said, spoken};

/// The most words in which it is said.
const SHORT: usize = 14;

/// Puts the new value where the one stands that the reason names.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let many = || s.tokens.iter().filter(|t| numbers(t)).count() > 1;
        let apart = s.mood != Mood::Speech || s.end == End::Question || !spoken(s);
        if apart || s.tokens.len() > SHORT || !many() {
            continue;
        }
        let words = led_only_cues(&s.tokens).0.to_vec();
        let first = new_and_wrong(&words);
        let Some((new, wrong)) = first.clone().or_else(|| wrong_and_new(&words)) else {
            continue;
        };
        let least = if first.is_some() { 2 } else { 1 };
        let found = own_said(sentences, at, 2, |told| named(told, &new, &wrong, least));
        if let Some((told, old)) = found {
            let words = put(&sentences[told].tokens, &old, &words, &new);
            sentences[told].tokens = counted(words, &old, &new);
            sentences[at].tokens.clear();
        }
    }
}

/// Also `four's`
fn numbers(t: &Token) -> bool {
    t.is_number() || t.before_s().is_some_and(|t| t.is_number())
}

/// **`One point three,`** `sorry,` **`one point two`** `cracks.`
fn new_and_wrong(words: &[Token]) -> Option<(Amount, Amount)> {
    let all = amounts(words);
    let [new, wrong] = all.as_slice() else {
        return None;
    };
    let turn =
        new.end + starts_any(&words[new.end..], patterns!["sorry|actually|rather"]).unwrap_or(0);
    let parted = words[new.end - 1].comma() && words[turn - 1].comma();
    let other = new.is_number() && wrong.is_number() && !new.alike(wrong);
    (new.at == 0 && parted && wrong.at == turn && other && bars(words, wrong))
        .then(|| (new.clone(), wrong.clone()))
}

/// `is too hot`, `cracks`, `'s not enough`: what speaks against a value, and not how much of another thing it is.
fn bars(words: &[Token], wrong: &Amount) -> bool {
    let drawn = words[wrong.number - 1].key.ends_with("'s");
    let behind = &words[wrong.number..];
    let verb = starts_any(
        behind,
        patterns!["is|was|are|would|will|won't|isn't|makes|does|doesn't"],
    )
    .is_some();
    let third = behind
        .first()
        .is_some_and(|t| super::super::verbs::is_third_person(&t.key));
    drawn || verb || third
}

/// `No,` **six's** `too tight,` **six and a half.**
fn wrong_and_new(words: &[Token]) -> Option<(Amount, Amount)> {
    let all = amounts(words);
    let [wrong, new] = all.as_slice() else {
        return None;
    };
    let drawn = words[wrong.number - 1].key.ends_with("'s");
    let behind = words.get(wrong.number..new.at)?;
    let too = starts_any(
        behind,
        patterns!["is|was|are? too *", "is|was|are? not enough"],
    );
    let parted = too == Some(behind.len()) && behind.last().is_some_and(Token::comma);
    let is = drawn || starts_any(behind, patterns!["is|was|are"]).is_some();
    let whole = wrong.at == 0 && new.end == words.len();
    let numbers = new.is_number() && wrong.is_number() && !new.alike(wrong);
    (parted && is && whole && numbers).then(|| (new.clone(), wrong.clone()))
}

/// The value that was wrong, where it stands beside another that the new one might stand for, or alone.
fn named(told: &[Token], new: &Amount, wrong: &Amount, least: usize) -> Option<Amount> {
    let all = amounts(told);
    let fits = |a: &&Amount| new.may_replace(a);
    let mut same = all.iter().filter(fits).filter(|a| a.alike(wrong));
    let old = same.next().filter(|_| same.next().is_none())?;
    (all.iter().filter(fits).count() >= least).then(|| old.clone())
}
