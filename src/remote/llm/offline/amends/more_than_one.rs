//! More of what was told as one: `Add a spoon of honey.` **`Well, two.`**, `Leave it a day.` **`Well, make it two.`**, `an inch wider
//! than the gap.` **`Say two.`**
use super::super::amounts::{Amount, Class, HANDY, amounts, put};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Mood, Sentence};
use super::slots::counted;
use super::{before, tells};
use crate::domain::quantity::unit_of;

/// The most words of such a sentence.
const SHORT: usize = 6;

/// Puts the number where the one was told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if let Some((from, to)) = in_one_breath(&sentences[at]) {
            sentences[at].tokens.drain(from..to);
        }
        let s = &sentences[at];
        let may = s.mood == Mood::Speech && s.end != End::Question && s.tokens.len() <= SHORT;
        if !may || !s.tokens.iter().any(Token::is_number) {
            continue;
        }
        let told = before(sentences, at, 1).find(|i| sentences[*i].speaker == s.speaker);
        let step = told.filter(|i| tells(&sentences[*i]));
        let Some((told, new)) = step.and_then(|i| Some((i, several(&s.tokens)?))) else {
            continue;
        };
        if let Some(old) = one(&sentences[told].tokens) {
            let words = put(&sentences[told].tokens, &old, &s.tokens, &new);
            sentences[told].tokens = counted(words, &old, &new);
            sentences[at].tokens.clear();
        }
    }
}

/// **`a spare pair, no,`** `two spare pairs`: from where to where the one is told that was several.
fn in_one_breath(s: &Sentence) -> Option<(usize, usize)> {
    const NAME: usize = 3;
    let words = &s.tokens;
    if s.mood != Mood::Speech || !words.iter().any(Token::is_number) {
        return None;
    }
    (0..words.len().saturating_sub(4)).find_map(|from| {
        let one = matches!(words[from].key.as_str(), "a" | "an" | "one");
        let end = from + 1 + clause_end(&words[from + 1..]);
        let name = words
            .get(from + 1..end)
            .filter(|name| one && name.len() <= NAME)?;
        let cue = starts_any(
            &words[end..],
            patterns![
                "no|sorry|well|actually|wait no|sorry|wait|actually?",
                "i mean|meant",
                "or rather"
            ],
        )?;
        let new = end + cue;
        let again = words.get(new + 1..new + 1 + name.len())?;
        let apart = words[end - 1].comma() && words[new].is_number() && words[new].tail().is_none();
        (apart && !name.is_empty() && stems(name) == stems(again)).then_some((from, new))
    })
}

/// `Well,` **two**, `make it` **three**: the number of more than one, and nothing besides.
fn several(words: &[Token]) -> Option<Amount> {
    let led = starts_any(
        words,
        patterns![
            "well|actually|no|sorry|or|maybe|better say|make|call it|that?",
            "well|actually|no|sorry|or|maybe|better",
            "say|make|call it|that?"
        ],
    )?;
    let new = amounts(words).into_iter().next()?;
    let idle = starts_any(
        &words[new.end..],
        patterns!["then|really|actually|now", "to be safe|sure"],
    );
    let alone = new.at == led && new.end + idle.unwrap_or(0) == words.len();
    (alone && new.class == Class::Bare && new.size != "1").then_some(new)
}

/// `a spoon`, `an inch`: the only measure of a sentence, where that is told as one.
fn one(words: &[Token]) -> Option<Amount> {
    if amounts(words).iter().any(Amount::is_number) {
        return None;
    }
    let a = |i: &usize| {
        let measure =
            unit_of(&words[i + 1].key).is_some() || HANDY.contains(words[i + 1].key.as_str());
        measure && matches!(words[*i].key.as_str(), "a" | "an") && words[*i].tail().is_none()
    };
    let at = super::only((1..words.len().saturating_sub(1)).filter(a))?;
    // `twice a day`
    let rate = words[at - 1].is_number()
        || matches!(words[at - 1].key.as_str(), "once" | "twice" | "times");
    (!rate).then(|| Amount {
        class: Class::Measure(words[at + 1].key.clone()),
        at,
        number: at + 1,
        end: at + 2,
        size: "1".into(),
        named: false,
    })
}
