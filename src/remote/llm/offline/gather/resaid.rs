//! `So 45 minutes on the bench.`, once the step says 45 minutes: what was put right, said once more; and the step that
//! a value belongs to because it gives the same.
use ecow::EcoString;

use super::super::amounts::amounts;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::token::{Token, keys, places, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::denials::phrases;
use super::{Gather, Told};
use crate::domain::quantity::{Quantity, quantities_of, unit_of};

/// How many sentences after the correction it may be said again, and in how many words.
const AFTER: usize = 3;
const SHORT: usize = 8;

impl Gather {
    /// Whether a sentence says no more than a step does whose value was just put right.
    pub(super) fn says_revised(&mut self, s: &Sentence, at: usize) -> bool {
        let Some((sentence, by)) = self.revised.filter(|(_, by)| at > *by && at <= by + AFTER)
        else {
            return false;
        };
        let words = fillers::strip(&s.tokens);
        let words: &[Token] = talk::lead(&words);
        let all = amounts(words);
        if s.end == End::Question || all.is_empty() || words.len() > SHORT || all[0].at > 1 {
            return false;
        }
        let counts = |t: &&Token| !t.is_number();
        let named = stems(&words.iter().filter(counts).cloned().collect::<Vec<_>>());
        let told = self.told.iter_mut().rev().find(|t| {
            let given: Vec<_> = phrases(t).flat_map(amounts).collect();
            let own: Vec<EcoString> = phrases(t).flat_map(stems).collect();
            t.source == s.source
                && t.sentence == sentence
                && t.sentence < by
                && all.iter().all(|a| given.iter().any(|o| o.alike(a)))
                && named.iter().all(|w| own.contains(w))
        });
        let Some(told) = told else {
            return false;
        };
        told.evidence.extend(places(words));
        true
    }

    /// The last step but a few that gives the same value, if the very last gives none.
    pub(super) fn said_before(&self, s: &Sentence, body: &[Token]) -> Option<usize> {
        // `another ten minutes`, `ten more`: not the ten that were told
        if has_any(body, patterns!["another|more"]) {
            return None;
        }
        let said = quantities_of(&keys(body));
        let value = said.first()?;
        let from = self.told.len().saturating_sub(5);
        // `10 secs on, 10 off, 5 times`, and `5 times again?` asked of the next: its own number of times is of that
        let again = self
            .asked
            .as_ref()
            .filter(|a| has_any(&a.tokens, patterns!["again|too|also|same", "as well"]));
        let asked = again.map_or(Vec::new(), |a| quantities_of(&keys(&a.tokens)));
        let other = |t: &Told| {
            let all = quantities_of(&keys(&t.tokens));
            let alike = |q: &Quantity| {
                asked
                    .iter()
                    .any(|a| a.unit == q.unit && (a.value - q.value).abs() < 1e-9)
            };
            all.iter().any(|q| q.unit == value.unit && alike(q))
        };
        // `And the joint powder, one scoop.`, after `start with the chaff, one scoop each`: another thing
        let and = starts_any(&s.tokens, patterns!["and the|your|our|some *"]).is_some();
        let name = body
            .get(..value.at)
            .filter(|w| and && w.last().is_some_and(Token::comma));
        let thing = name.map_or(Vec::new(), stems);
        let of_thing = |t: &Told| {
            let own: Vec<EcoString> = phrases(t).flat_map(stems).collect();
            thing.is_empty() || thing.iter().any(|w| own.contains(w))
        };
        let gives = |t: &Told| {
            of_thing(t)
                && t.source == s.source
                && t.reading.is_some()
                && quantities_of(&keys(&t.tokens)).iter().any(|q| {
                    (q.value - value.value).abs() < 1e-9
                        // `five times` is no five minutes
                        && (q.unit.is_empty() && !is_no_measure(t, q) && !other(t)
                            || q.unit == value.unit
                            || value.unit.is_empty()
                                && unit_of(&q.unit).is_some())
                })
        };
        self.told[from..].iter().rposition(gives).map(|i| from + i)
    }
}

/// `guests come at` **six**, which are no six glasses, `put them in lane` **four**, which are no four minutes.
fn is_no_measure(told: &Told, q: &Quantity) -> bool {
    if amounts(&told.tokens)
        .iter()
        .any(|a| a.named && a.at == q.at)
    {
        return true;
    }
    let before = q.at.checked_sub(1).and_then(|i| told.tokens.get(i));
    before.is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "at" | "by" | "from" | "until" | "till" | "before" | "after"
        )
    })
}
