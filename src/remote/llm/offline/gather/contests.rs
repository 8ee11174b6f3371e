//! Another speaker names another value, and the first takes it up or not.
use super::super::alignment::align;
use super::super::patterns::{patterns, starts_any};
use super::super::questions;
use super::super::reading::read;
use super::super::repairs;
use super::super::token::{Token, keys};
use super::super::turns::{Mood, Sentence};
use super::super::{fillers, talk};
use super::{Contested, Gather};
use crate::domain::quantity::quantities_of;

impl Gather {
    /// Another speaker names another value for what was just told.
    pub(super) fn contest(&mut self, s: &Sentence, tokens: &[Token]) -> bool {
        let Some(told) = self.nearest(|t| t.reading.is_some()) else {
            return false;
        };
        let body = repairs::value_of(tokens);
        let valued = body.len() < tokens.len()
            && quantities_of(&keys(body))
                .first()
                .is_some_and(|q| q.at <= 1);
        let other = self.told[told].speaker != s.speaker && self.told[told].source == s.source;
        let differs = align(&self.told[told].tokens, body, false)
            .is_some_and(|new| keys(&new) != keys(&self.told[told].tokens));
        if valued && other && differs && quantities_of(&keys(&self.told[told].tokens)).len() == 1 {
            self.contested = Some(Contested {
                told,
                body: tokens.to_vec(),
                speaker: s.speaker.clone(),
            });
            return true;
        }
        false
    }

    /// The first speaker takes the other's value up, or keeps their own.
    pub(super) fn answer_contest(&mut self, s: &Sentence) -> bool {
        let Some(open) = self.contested.take() else {
            return false;
        };
        if open.speaker == s.speaker {
            self.contested = Some(open);
            return false;
        }
        let words = fillers::strip(&s.tokens);
        if talk::agrees(&words) || talk::agrees(&s.tokens) {
            self.replace(open.told, &open.body, true);
            return words.len() <= 8 && read(&words, Mood::Speech).is_none();
        }
        if starts_any(&s.tokens, patterns!["oh|well? no|nope"]).is_some() {
            return words.len() <= 6;
        }
        self.contested = Some(open);
        self.contest_unanswered();
        false
    }

    pub(super) fn contest_unanswered(&mut self) {
        if let Some(open) = self.contested.take()
            && let Some(told) = self.told.get(open.told)
        {
            self.doubts.push(questions::contested(
                &told.tokens,
                &open.body,
                told.speaker.clone(),
            ));
        }
    }
}
