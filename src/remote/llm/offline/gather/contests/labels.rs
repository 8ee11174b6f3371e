//! Another speaker gives another number or letter to a thing that is called by one.
use ecow::EcoString;

use super::super::super::patterns::{WordSet, word_set};
use super::super::super::token::Token;
use super::super::super::turns::{End, Sentence};
use super::super::{Contested, Gather};
use crate::domain::quantity::unit_of;

impl Gather {
    /// `use bay two`: the same name with another number, for what was just told.
    pub(in super::super) fn contest_label(&mut self, s: &Sentence, tokens: &[Token]) -> bool {
        let new = labels(tokens);
        let from = self.lately(3);
        let found = (from..self.told.len()).rev().find_map(|i| {
            let t = &self.told[i];
            let ours: Vec<(EcoString, EcoString)> =
                super::super::denials::phrases(t).flat_map(labels).collect();
            let other = t.source == s.source && t.speaker != s.speaker && t.reading.is_some();
            let (noun, value) = ours.first().filter(|_| other && ours.len() == 1)?;
            let put = new.iter().rposition(|(n, v)| n == noun && v != value)?;
            Some((i, new[put].1.clone()))
        });
        let Some((told, value)) = found.filter(|_| s.end != End::Question) else {
            return false;
        };
        let Some(put) = tokens.iter().position(|t| t.key == value) else {
            return false;
        };
        // a letter alone says nothing: `slot B`
        let lettered = value.len() == 1 && value.chars().all(char::is_alphabetic);
        let mut body = tokens[put - usize::from(lettered && put > 0)..=put].to_vec();
        if let Some(last) = body.last_mut() {
            last.bare();
        }
        self.contested = Some(Contested::new(told, body, tokens, s, self.now));
        true
    }
}

/// Names with a number or a letter: `bay two`, `valve 3`, `slot B`.
pub(in super::super) fn labels(tokens: &[Token]) -> Vec<(EcoString, EcoString)> {
    // `slot B`, `bay 2`
    let letter = |t: &Token| {
        t.key.len() == 1 && t.key != "i" && t.word.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let number = |t: &Token| letter(t) || t.is_number();
    static NO_NAME: WordSet = word_set!(
        "below above over under about around another exactly nearly almost roughly plus minus max maximum min minimum total than least most only just every each last first next top bottom till until after before within extra one ones"
    );
    let pairs = tokens.windows(2).enumerate().filter(|(i, p)| {
        let counted = tokens
            .get(i + 2)
            .is_some_and(|n| p[1].tail().is_none() && unit_of(&n.key).is_some());
        p[0].tail().is_none()
            && !number(&p[0])
            && number(&p[1])
            && !counted
            && p[0].key.len() > 2
            && !NO_NAME.contains(p[0].key.as_str())
            && !NO_NAME.contains(p[1].key.as_str())
            && !crate::domain::words::is_function_word(&p[0].key)
            && (letter(&p[1]) || !super::super::super::verbs::is_action(&p[0].key))
    });
    pairs
        .map(|(_, p)| (crate::domain::words::stem(&p[0].key), p[1].key.clone()))
        .collect()
}
