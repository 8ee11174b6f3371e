//! The same said the other way: `It should click, no, sorry, it should not click.`, `You press it twice. Sorry, you don't
//! press it twice.` What was said first goes.
use ecow::EcoString;

use super::super::lexicon::are_opposite;
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::token::{Token, clause_end, put_for, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::stated::led_only_cues;
use super::{before, only, tells};

/// The fewest words that say it again.
const LEAST: usize = 3;

/// Puts what holds where the opposite was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end == End::Question {
        return false;
    }
    if let Some(told) = within(&s.tokens) {
        sentences[at].tokens = told;
        return true;
    }
    let words = fillers::pauses(&s.tokens);
    let (again, cued) = led_only_cues(talk::lead(&words));
    if !cued && !led(&words) {
        return false;
    }
    if let Some(told) = left_so(sentences, at, again) {
        let (i, words) = told;
        sentences[i].tokens = words;
        sentences[at].tokens.clear();
        return true;
    }
    if let [way] = again {
        let way = way.clone();
        return turned(sentences, at, way);
    }
    let Some(told) = before(sentences, at, 1).find(|i| sentences[*i].speaker == s.speaker) else {
        return false;
    };
    let whole = &sentences[told].tokens;
    let Some(from) = opposed(whole, again).or_else(|| told_of(whole, again)) else {
        return false;
    };
    let again = again.to_vec();
    sentences[told].tokens.truncate(from);
    sentences[told].tokens.extend(again);
    sentences[at].tokens.clear();
    true
}

/// `Leave the lids off overnight.` **`No, on.`**: the one word of way that is the other of one told.
fn turned(sentences: &mut [Sentence], at: usize, mut way: Token) -> bool {
    let told = before(sentences, at, 1).find(|i| tells(&sentences[*i]));
    let place = told.and_then(|i| Some((i, opposite_way(&sentences[i].tokens, &way)?)));
    let Some((told, place)) = place else {
        return false;
    };
    way.word = lowered(&way.word);
    put_for(&mut sentences[told].tokens, place, place + 1, &[way]);
    sentences[at].tokens.clear();
    true
}

/// `Switch it off at the wall.` **`No, leave it on.`**: the step that says the opposite, told so.
fn left_so(sentences: &[Sentence], at: usize, again: &[Token]) -> Option<(usize, Vec<Token>)> {
    let n = starts_any(again, patterns!["you|we|i? just|always? leave|keep *"])?;
    let (way, named) = again.get(n - 1..)?.split_last()?;
    let told = before(sentences, at, 1).find(|i| tells(&sentences[*i]))?;
    let words = &sentences[told].tokens;
    opposite_way(words, way)?;
    let pronoun = matches!(named, [it] if matches!(it.key.as_str(), "it" | "them" | "that"));
    let alike = !named.is_empty()
        && super::super::token::places_in(words, named)
            .next()
            .is_some();
    if !pronoun && !alike {
        return None;
    }
    let from = words.len() - talk::lead(words).len();
    let mut told_so = words[..from].to_vec();
    told_so.extend_from_slice(again);
    Some((told, told_so))
}

/// Where the one word stands that says the other way: `off`, of `on`.
fn opposite_way(told: &[Token], way: &Token) -> Option<usize> {
    only((1..told.len()).filter(|i| are_opposite(&told[*i].key, &way.key)))
}

/// Both in one sentence, with a word between that puts right.
fn within(tokens: &[Token]) -> Option<Vec<Token>> {
    (LEAST..tokens.len()).find_map(|at| {
        let before = &tokens[at - 1];
        if before.tail().is_none() && before.word != "-" {
            return None;
        }
        let (again, cued) = led_only_cues(&tokens[at..]);
        let from = cued.then(|| opposed(&tokens[..at], again))??;
        Some([&tokens[..from], again].concat())
    })
}

/// `no, …`, which `talk::lead` takes away.
fn led(words: &[Token]) -> bool {
    starts_any(words, patterns!["no|nope|sorry|wait|actually"]).is_some()
}

/// Where words begin that say the opposite of what others say.
fn opposed(told: &[Token], again: &[Token]) -> Option<usize> {
    if again.len() < LEAST {
        return None;
    }
    let (said, denied) = said(again);
    let short = again.len().saturating_sub(1).max(LEAST)..=again.len() + 1;
    short.rev().filter(|n| *n <= told.len()).find_map(|n| {
        let from = told.len() - n;
        let (old, was) = self::said(&told[from..]);
        let whole = from == 0 || told[from - 1].tail().is_some() || told[from - 1].key == "and";
        (whole && was != denied && old == said && !said.is_empty()).then_some(from)
    })
}

/// `…, needle one is the left.` **`No, sorry, needle one is on the right.`**: the same is said of the same otherwise.
fn told_of(told: &[Token], again: &[Token]) -> Option<usize> {
    const NAME: usize = 4;
    let is = |t: &Token| {
        matches!(
            t.key.as_str(),
            "is" | "are" | "goes" | "go" | "has" | "means" | "needs"
        )
    };
    let verb = again
        .iter()
        .take(NAME + 1)
        .position(is)
        .filter(|at| *at > 0)?;
    let same = |from: &usize| {
        let said = &told[*from..=from + verb];
        said.iter().zip(again).all(|(a, b)| a.key == b.key) && said[verb].key == again[verb].key
    };
    let from = (0..told.len().saturating_sub(verb)).rfind(same)?;
    let parted = from == 0 || told[from - 1].tail().is_some() || told[from - 1].key == "and";
    let last = from + clause_end(&told[from..]) == told.len();
    let pronoun = again[..verb]
        .iter()
        .any(|t| super::super::lexicon::is_subject(&t.key));
    (parted && last && !pronoun).then_some(from)
}

/// What words say, without what denies it, and whether something does.
fn said(words: &[Token]) -> (Vec<EcoString>, bool) {
    let denies = |t: &Token| t.key == "not" || t.key == "never" || t.key.ends_with("n't");
    let kept: Vec<Token> = words.iter().filter(|t| !denies(t)).cloned().collect();
    let mut said = stems(&kept);
    said.retain(|w| w != "do" && w != "doe");
    (said, words.iter().any(denies))
}
