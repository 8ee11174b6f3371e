//! The values of a step said again with others in their places, or the other way round.
use ecow::EcoString;

use super::super::super::amounts::{Amount, Class, amounts, put};
use super::super::super::patterns::{has_any, patterns, starts_any};
use super::super::super::talk::lead;
use super::super::super::token::{Token, places, stems};
use super::super::super::turns::Sentence;
use super::super::denials::phrases;
use super::super::{Gather, Told};
use super::CLOSE;

impl Gather {
    /// `from ten till half twelve, sorry`: said again with another value in one place.
    pub(in super::super) fn says_anew(
        &mut self,
        s: &Sentence,
        words: &[Token],
        all: &[Amount],
        marked: bool,
    ) -> bool {
        let again = starts_any(lead(words), patterns!["it's|that's", "it|that is"]).is_some()
            && self.last_of(s).is_some_and(|i| {
                let said: Vec<EcoString> = phrases(&self.told[i]).flat_map(stems).collect();
                stems(words).iter().filter(|w| said.contains(w)).count() >= 3
            });
        let marked =
            marked || again || has_any(words, patterns!["sorry|no|wait|actually|correction"]);
        if all.len() < 2 || !marked {
            return false;
        }
        let from = self.told.len().saturating_sub(CLOSE);
        let own = |t: &Told| t.source == s.source && t.speaker == s.speaker && t.reading.is_some();
        let found = self.told[from..]
            .iter()
            .rposition(|t| own(t) && differing(t, all).is_some());
        let Some(told) = found.map(|i| from + i) else {
            return false;
        };
        let pairs = differing(&self.told[told], all).unwrap_or_default();
        let mut changed = false;
        for (old, new) in pairs {
            changed |= self.revise(told, &old, words, &new);
        }
        changed
    }

    /// `other way round`: the two values of the last step change places.
    pub(super) fn turns_round(&mut self, s: &Sentence) -> bool {
        let Some(last) = self.last_of(s) else {
            return false;
        };
        let open = &mut self.told[last];
        let (a, b) = match amounts(&open.tokens).as_slice() {
            [a, b] => (a.clone(), b.clone()),
            [one] if one.is_of_things(&open.tokens) => parts(one),
            _ => return false,
        };
        if a.at >= b.at || a.alike(&b) {
            return false;
        }
        if a.class != b.class {
            return false;
        }
        let once = put(&open.tokens, &b, &open.tokens, &a);
        open.tokens = put(&once, &a, &open.tokens, &b);
        open.reading =
            super::super::super::reading::read(&open.tokens, open.mood).or(open.reading.take());
        open.evidence.extend(places(&s.tokens));
        true
    }
}

/// `one part`, and `three parts`
fn parts(ratio: &Amount) -> (Amount, Amount) {
    let part = |at: usize| Amount {
        class: Class::Measure("part".into()),
        at,
        number: at + 1,
        end: at + 2,
        size: at.to_string().into(),
        named: false,
    };
    (part(ratio.at), part(ratio.end - 1))
}

/// The values of a step that are said anew with others in their places, if most stay.
fn differing(told: &Told, all: &[Amount]) -> Option<Vec<(Amount, Amount)>> {
    let added = told
        .additions
        .iter()
        .rev()
        .map(|(_, w)| amounts(w))
        .find(|a| !a.is_empty());
    let mut said = added.unwrap_or_else(|| amounts(&told.tokens));
    if said.len() > all.len() {
        // `from sixty-three to twenty in two hours`, and then `to twenty-one in two hours`
        said.drain(..said.len() - all.len());
    }
    let fit = said.len() == all.len() && said.iter().zip(all).all(|(old, new)| new.fits(old));
    let pairs = said.into_iter().zip(all.iter().cloned());
    let other: Vec<(Amount, Amount)> = pairs.filter(|(old, new)| !old.alike(new)).collect();
    (fit && !other.is_empty() && other.len() < all.len()).then_some(other)
}

pub(super) fn turned_round(words: &[Token]) -> bool {
    words.len() <= 8
        && has_any(
            words,
            patterns!["other|wrong|opposite way around|round", "vice versa"],
        )
}
