//! Items of a numbered list in another order: `do 3 before 2`, `swap 2 and 3`, `2 and 3 are the wrong way round`.
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::Token;
use super::super::super::turns::{End, Mood, Sentence};
use super::{block, number};

/// Which of two items comes before the other.
type Order = (u32, u32);

/// Brings the items into the order that a sentence asks for. Says whether it did.
pub(super) fn moved(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if !matches!(s.mood, Mood::Speech | Mood::Prose) || s.item.is_some() || s.end == End::Question {
        return false;
    }
    let teller = s.speaker.clone();
    let place = |n: u32| block(sentences, at, n, &teller);
    let order = ordered(&s.tokens).or_else(|| {
        // whichever came last comes first
        let (a, b) = swapped(&s.tokens)?;
        Some(if place(a)? < place(b)? {
            (b, a)
        } else {
            (a, b)
        })
    });
    let Some((first, second)) = order else {
        return false;
    };
    let (Some(one), Some(other)) = (place(first), place(second)) else {
        return false;
    };
    if one > other {
        let len = one.1 + 1 - one.0;
        sentences[other.0..=one.1].rotate_right(len);
        if swapped(&sentences[at].tokens).is_some() {
            // what stood between them stays there
            let len = other.1 + 1 - other.0;
            sentences[other.0 + one.1 + 1 - one.0..=one.1].rotate_left(len);
        }
    }
    sentences[at].tokens.clear();
    true
}

/// `do 3 before 2`, `2 should come after 3`
fn ordered(words: &[Token]) -> Option<Order> {
    let n = starts_any(
        words,
        patterns!["sorry|oh|no|actually|wait|and|so? do|move|put step|item|number?"],
    )
    .or_else(|| {
        starts_any(
            words,
            patterns!["sorry|oh|no|actually|wait|and|so? step|item|number"],
        )
    })
    .or_else(|| starts_any(words, patterns!["sorry|oh|no|actually|wait|and|so"]))
    .unwrap_or(0);
    let first = number(words.get(n)?)?;
    let behind = words.get(n + 1..)?;
    let led = starts_any(
        behind,
        patterns![
            "should|must|has|needs? to? come|comes|goes|go|be|is|done? before|after step|item|number?"
        ],
    )?;
    let after = behind[..led].iter().any(|t| t.key == "after");
    let second = behind.get(led).filter(|_| behind.len() == led + 1)?;
    let second = number(second)?;
    Some(if after {
        (second, first)
    } else {
        (first, second)
    })
}

/// `swap 2 and 3`, `2 and 3 are the wrong way round`
fn swapped(words: &[Token]) -> Option<Order> {
    let from = starts_any(words, patterns!["sorry|oh|no|actually|wait|and|so|please"]).unwrap_or(0);
    let led = starts_any(&words[from..], patterns!["swap|switch step|steps|items?"]);
    let named = starts_any(&words[from..], patterns!["step|steps|items|numbers"]);
    let at = from + led.or(named).unwrap_or(0);
    let [a, and, b, rest @ ..] = words.get(at..)? else {
        return None;
    };
    let round = starts_any(
        rest,
        patterns![
            "are|go|should|need|want|is? be|go|to? the? wrong|other way round|around",
            "are|should|need|want be|to|the? be? swapped|swapping|reversed"
        ],
    );
    let whole = led.is_some() && rest.len() <= 1 || round.is_some_and(|n| n == rest.len());
    let pair = (number(a)?, number(b)?);
    (and.key == "and" && whole && pair.0 != pair.1).then_some(pair)
}
