//! What is said to a case that was asked about, without a reading of its own.
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::phrase::going_on;
use super::super::super::reading::{Force, Hint, Reading};
use super::super::super::token::{Token, mark_last, stems};
use super::super::super::turns::{Mood, Sentence};
use super::super::super::verbs::is_action;
use super::super::super::{questions, verbless};
use super::super::Gather;
use super::super::fragments::{opinion, present};
use super::Unread;

impl Gather {
    /// `And if it's empty?` `It's the spare one.`
    pub(super) fn answers_for_case(
        &mut self,
        s: &Sentence,
        at: usize,
        unread: &Unread<'_>,
    ) -> bool {
        let Unread { body, answer, .. } = *unread;
        let asked = self.asked.as_ref().filter(|_| answer);
        let Some(mut condition) = asked.and_then(|a| questions::condition(&a.tokens)) else {
            return false;
        };
        let says = starts_any(body, patterns!["it's|they're|it|they|that|that's|he|she"]).is_some();
        let is = says && !opinion(body) && !stems(body).is_empty() && present(body).is_some();
        // `If they feel faint?` `Stop, needle out.`, `Engine off, everybody out.`
        let done = body.iter().any(Token::comma)
            && body.first().is_some_and(|t| {
                is_action(&t.key) && t.comma() || verbless::placed(body, Mood::Speech)
            });
        if !is && !done {
            return false;
        }
        mark_last(&mut condition, ',');
        let reading = Reading {
            force: Force::Step,
            hint: Hint::Here,
            condition,
            main: going_on(body),
            first_person: false,
        };
        self.push(s, at, body.to_vec(), Some(reading));
        true
    }
}
