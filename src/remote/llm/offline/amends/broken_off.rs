//! A sentence that breaks off where a value belongs, and goes on with how the speaker does it: `seat the bead at, I go to
//! about forty psi`, `leave it for, I usually give it ten minutes`. The value stands where it was wanted.
use super::super::amounts::amounts;
use super::super::fillers::SOUNDS;
use super::super::lexicon::opens_place;
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Sentence};
use super::spoken;

/// Puts the value where the sentence broke off.
pub(super) fn filled(sentences: &mut [Sentence]) {
    let said = sentences.iter_mut().filter(|s| spoken(s));
    for s in said.filter(|s| s.end != End::Question) {
        if let Some((from, to)) = own_way(&s.tokens) {
            s.tokens.drain(from..to);
            s.tokens[from - 1].bare();
        }
    }
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
                "i|we usually|always|normally|just|generally|tend? to? give|leave|make|do|set it|them to|at|for?"
            ],
        )?;
        let value = amounts(&rest[pause + n..]);
        let led = value.first()?;
        (led.at <= 1 && led.is_number()).then_some((at, at + pause + n))
    })
}
