//! Answers that tell no deed of their own: to idle talk, to why, to what comes next, and to a shorter way.
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::going_on;
use super::super::questions;
use super::super::token::{Token, stems};
use super::super::verbs::is_action;
use super::Gather;
use super::asking::asks_why;
use super::fragments::{is_verdict, opinion};

impl Gather {
    /// `Do people cry?` `At Christmas.`, `Who's bringing cake this week?` `Me! Lemon.`: of nothing that is done.
    pub(super) fn asked_idly(&self) -> bool {
        const SHORT: usize = 5;
        self.asked.as_ref().is_some_and(|a| {
            let people = starts_any(
                &a.tokens,
                patterns![
                    "and|so|but? do|does|did people|folk|folks|anyone|anybody|they|customers",
                    "and|so|but? do|does|did you|he|she|it ever"
                ],
            );
            let people = people.is_some_and(|n| {
                a.tokens.len() <= SHORT && a.tokens[n..].iter().all(|t| !is_action(&t.key))
            });
            let who = starts_any(
                &a.tokens,
                patterns!["who's|whos got|coming|bringing|making|on|off|in|driving|having"],
            );
            (people || who.is_some()) && !self.of_work(&a.tokens)
        })
    }

    /// `Why 3?` `Fits the envelope.`: the answer is a reason, and no deed.
    pub(super) fn asked_why(&self) -> bool {
        self.asked.as_ref().is_some_and(asks_why)
    }

    /// `Then what?` `Charity shop.`: where it goes then, or what comes then, stands behind the step that was told.
    pub(super) fn comes_next(&mut self, at: usize, body: &[Token]) -> bool {
        let asked = self
            .asked
            .as_ref()
            .filter(|a| questions::asks_next(&a.tokens));
        let Some(then) = asked.map(|a| a.tokens[0].at) else {
            return false;
        };
        let thing = !opinion(body) && !is_verdict(body) && !stems(body).is_empty();
        let open = self
            .told
            .last_mut()
            .filter(|t| thing && t.reading.is_some() && at <= t.until + 3);
        let Some(open) = open else {
            return false;
        };
        let mut words = vec![Token::new("then", then)];
        words.extend(going_on(body));
        open.say_more(',', words, at);
        self.asked = None;
        true
    }

    /// `Can't we just leave it in?` `No mate, hygiene.`: a shorter way is refused, and the rest says why.
    pub(super) fn shortcut_refused(&self, tokens: &[Token]) -> bool {
        let shorter = |asked: &[Token]| {
            starts_any(
                asked,
                patterns![
                    "and|so|but? can't|couldn't|shouldn't i|we|you",
                    "and|so|but? can|could|should i|we|you not|just",
                    "and|so|but? why not just?"
                ],
            )
        };
        let asked = self.asked.as_ref().and_then(|a| shorter(&a.tokens));
        asked.is_some() && starts_any(tokens, patterns!["no|nah|nope|never"]).is_some()
    }
}
