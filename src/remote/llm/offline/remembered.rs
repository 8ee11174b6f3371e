//! Answers about words, remembered: dozens of rules ask the same of the same sentence.
use std::cell::RefCell;

use foldhash::HashMap;

use super::token::Token;

/// How many answers are kept; then all are let go.
const KEPT: usize = 1 << 13;
/// Of how many words an answer is kept at the most. Nobody says longer sentences, but a source may hold anything.
const LONGEST: usize = 64;

/// What a function of words alone has answered, kept for one thread.
pub(super) struct Remembered<A>(RefCell<HashMap<Vec<Token>, A>>);

impl<A> Default for Remembered<A> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<A: Clone> Remembered<A> {
    /// The answer for words, asked for once.
    pub(super) fn of(&self, words: &[Token], answer: impl Fn(&[Token]) -> A) -> A {
        if words.len() > LONGEST {
            return answer(words);
        }
        if let Some(known) = self.0.borrow().get(words) {
            return known.clone();
        }
        let answer = answer(words);
        let mut known = self.0.borrow_mut();
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(words.to_vec(), answer.clone());
        answer
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::super::token::{At, tokens};
    use super::*;

    #[test]
    fn what_was_asked_is_answered_without_asking_again_unless_it_is_long() {
        let said = |text: &str| tokens(text, At { source: 0, span: 0 });
        let (known, asked) = (Remembered::default(), Cell::new(0));
        let ask = |text: &str| {
            known.of(&said(text), |words| {
                asked.set(asked.get() + 1);
                words.len()
            })
        };
        assert_eq!((ask("Fill it."), ask("Fill it."), asked.get()), (2, 2, 1));
        // the mark behind a word counts
        assert_eq!((ask("Fill it,"), asked.get()), (2, 2));
        let long = "and ".repeat(LONGEST + 1);
        assert_eq!((ask(&long), ask(&long), asked.get()), (65, 65, 4));
        for n in 0..KEPT {
            ask(&n.to_string());
        }
        assert!(known.0.borrow().len() <= KEPT);
    }
}
