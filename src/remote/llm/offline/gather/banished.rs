//! A thing is taken out of the work by its name, whoever told of it: `so there's no banner, ignore the banner`,
//! `re the second screen, we dropped that`.
use ecow::EcoString;

use super::super::amounts::amounts;
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::reading::Force;
use super::super::talk::lead;
use super::super::token::{Token, comma_end, stems};
use super::super::turns::{End, Sentence};
use super::things::{abolished, named_thing, no_such};
use super::{Gather, Told};

/// How far back a step may stand that tells of the thing, in clauses.
const REACH: usize = 12;
/// How many sentences later words about the thing still say nothing new.
const AFTER: usize = 8;

impl Gather {
    /// Whether a sentence takes a thing out of the work; the steps that tell of it go.
    pub(super) fn banishes(&mut self, s: &Sentence, at: usize) -> bool {
        let words = past_no(&s.tokens);
        let hinted = words.len() < lead(&s.tokens).len()
            || starts_any(
                &s.tokens,
                patterns!["so", "oh", "yeah", "right", "yes", "but"],
            )
            .is_some();
        let Some((named, sure)) = no_such(&s.tokens).or_else(|| named_thing(words)) else {
            return false;
        };
        if named.is_empty() || super::super::talk::denies_idly(&s.tokens) {
            return false;
        }
        let known = self.banned.as_ref().is_some_and(|(when, what)| {
            at <= when + AFTER && named.iter().any(|w| what.contains(w))
        });
        if known {
            self.banned = Some((at, named));
            return true;
        }
        let took = (sure || hinted) && self.strike_out(s, &named);
        // `we got rid of the fax`, `we don't stamp it, do we`: no step, whether or not one was told
        let over = sure && abolished(words).is_some();
        if took || over {
            self.banned = Some((at, named));
        }
        took || over
    }

    /// Takes out every step nearby that tells of a thing. Says whether there was one.
    fn strike_out(&mut self, s: &Sentence, named: &[EcoString]) -> bool {
        let from = self.told.len().saturating_sub(REACH);
        let tells = |words: &[Token]| {
            let said = stems(words);
            named.iter().all(|w| said.contains(w))
        };
        let mut found = false;
        for told in self.told[from..]
            .iter_mut()
            .filter(|t| t.source == s.source)
        {
            let before = told.additions.len();
            told.additions.retain(|(_, words)| !tells(words));
            found |= told.additions.len() < before;
        }
        let gone = |t: &Told| {
            let conditional = t.reading.as_ref().is_some_and(|r| !r.condition.is_empty());
            let forbids = t
                .reading
                .as_ref()
                .is_some_and(|r| r.force == Force::Warning);
            t.source == s.source && !conditional && !forbids && tells(&t.tokens)
        };
        let mut rank = 0;
        self.told.retain(|t| {
            rank += 1;
            let out = rank > from && gone(t);
            found |= out;
            !out
        });
        if found {
            (self.contested, self.denied) = (None, None);
        }
        found
    }

    /// `we don't do that since the flood`: what was told last goes, whoever told it.
    pub(super) fn done_no_more(&mut self, s: &Sentence, at: usize) -> bool {
        let words = past_no(&s.tokens);
        let says = starts_any(
            words,
            patterns![
                "we|you|they|i|nobody don't|doesn't|do|does|can't|never do|use|have|need that|it|those|them|this since|now|here|nowadays|either",
                "we|you|they|i|nobody don't|doesn't|do|does|can't|never do|use|have|need that|it|those|them|this any more|longer",
                "we|you|they|i|nobody don't|doesn't|do|does|can't|never do|use|have|need that|it|those|them|this anymore|because|after",
                "we've|we|they|they've|i've stopped|quit|dropped|scrapped|given doing|using|up? that|it|those|them|this"
            ],
        );
        if s.end == End::Question {
            return false;
        }
        if says.is_none() {
            return self.abolishes(s, at, words);
        }
        let Some(last) = self.told.len().checked_sub(1) else {
            return false;
        };
        let open = &self.told[last];
        let near = open.source == s.source && open.reading.is_some() && at <= open.until + 3;
        let fresh = self.others.is_none_or(|o| o + 1 != at);
        if near && fresh {
            let gone = self.take_out(last);
            self.banned = Some((at, stems(&gone.tokens)));
        }
        near || !fresh
    }

    /// `we don't do the second one since the audit, so one copy`: no warning, but how it was; what holds comes after it.
    fn abolishes(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        let denies = starts_any(words, patterns!["we|they|nobody don't|doesn't|do"]).is_some();
        let over = find(
            words,
            patterns![
                "since the|last|we|that|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|christmas|easter",
                "any more|longer",
                "anymore"
            ],
        );
        let Some((from, n)) = over.filter(|(from, _)| denies && (3..=9).contains(from)) else {
            return false;
        };
        let rest = &words[from + n..];
        let stop = comma_end(rest);
        let holds = has_any(
            &rest[..stop],
            patterns!["is|are|was|were|has|have|it's|they're"],
        );
        let near = self
            .told
            .len()
            .checked_sub(1)
            .filter(|i| at <= self.told[*i].until + 2);
        let Some(last) = near.filter(|_| !holds && stop < rest.len()) else {
            return false;
        };
        let new = amounts(&rest[stop..]).into_iter().next();
        let old = amounts(&self.told[last].tokens).into_iter().next();
        new.zip(old).is_some_and(|(new, old)| {
            new.may_stand_for(&old) && self.revise(last, &old, &rest[stop..], &new)
        }) && s.tokens.len() <= 20
    }
}

/// The words after `no`, after what agrees, and after what only leads.
fn past_no(tokens: &[Token]) -> &[Token] {
    let mut rest = lead(tokens);
    loop {
        let no = starts_any(
            rest,
            patterns![
                "no|nope|nah|actually|wait|sorry|well|hang on",
                "no|nope|nah|actually|wait|sorry|well"
            ],
        );
        // `you're right, it does, forget the lid`
        let agrees = starts_any(
            rest,
            patterns![
                "oh? you're|he's|she's|that's right|true|correct",
                "it|they|that|you|we does|do|is|are|did|has|have",
                "true|fair|right|yes|yeah|okay|ok|oh|sure enough?",
                "of course"
            ],
        )
        .filter(|n| rest[n - 1].comma());
        match no.or(agrees).filter(|n| *n < rest.len()) {
            Some(n) => rest = lead(&rest[n..]),
            None => return rest,
        }
    }
}
