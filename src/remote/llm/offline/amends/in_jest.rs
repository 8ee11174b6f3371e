//! What is asked and answered with a laugh, `Haha can I go back to bed?` **`Sure, sleep till noon 😄`**, and what another adds in jest
//! to what was just told, and whoever told it says back and takes back: `Write it on the whiteboard.` `And then a pint.` `And then a
//! pint.` **`No, then you go home.`** Only what comes then is told.
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, stems};
use super::super::turns::{Mood, Sentence, unsay};

/// The most words of such a jest.
const SHORT: usize = 7;

/// Leaves out what was said in jest, and the no to it.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 2..sentences.len() {
        let (jest, echo, s) = (&sentences[at - 2], &sentences[at - 1], &sentences[at]);
        let Some(no) = starts_any(&s.tokens, patterns!["no then|now|after"]) else {
            continue;
        };
        let talked = s.mood == Mood::Speech && s.tokens[0].comma() && no < s.tokens.len();
        let same = echo.turn == s.turn && jest.speaker != echo.speaker && jest.source == s.source;
        let short = |s: &Sentence| (1..=SHORT).contains(&s.tokens.len());
        let said = stems(&jest.tokens);
        if talked && same && short(jest) && short(echo) && said == stems(&echo.tokens) {
            sentences[at].tokens.remove(0);
            unsay(&mut sentences[at - 2..at]);
        }
    }
}

/// `Haha can I go back to bed?` **`Sure, sleep till noon 😄`**: both laugh, or whoever is asked of a wish laughs aloud.
pub(super) fn laughed_over(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (asked, s) = (&sentences[at - 1], &sentences[at]);
        let other = asked.speaker != s.speaker && asked.source == s.source && asked.turn != s.turn;
        if !other || s.mood != Mood::Speech || asked.mood != Mood::Speech {
            continue;
        }
        let answer = sentences[at..]
            .iter()
            .take_while(|a| a.turn == s.turn)
            .count();
        let last = sentences[at + answer - 1].tokens.last();
        let wish = starts_any(
            &asked.tokens,
            patterns![
                "and|but|so? can|may|shall|could|do i",
                "and|but|so? what if i"
            ],
        );
        let both = last.is_some_and(laughs) && asked.tokens.iter().any(laughs);
        let aloud = wish.is_some() && last.is_some_and(laughs);
        if both || aloud {
            unsay(&mut sentences[at - 1..at + answer]);
        }
    }
}

/// `haha`, `lol`
fn laughs(t: &Token) -> bool {
    matches!(
        t.key.as_str(),
        "ha" | "haha" | "hahaha" | "hah" | "lol" | "rofl" | "lmao"
    )
}
