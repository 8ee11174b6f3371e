//! Spoken sentences: questions, digressions, summing up.
use super::super::announcements::announcement;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::questions;
use super::super::reading::read;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::{Asked, Gather};

impl Gather {
    pub(super) fn speech(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        if self.answer_contest(s) || talk::is_backchannel(&s.tokens) {
            return;
        }
        if self.digresses(sentences, at) {
            self.drop_words(&s.tokens, s.mood);
            return;
        }
        if s.end == End::Question {
            self.question(s, at);
            return;
        }
        if questions::undecided(&s.tokens) {
            let asked = self.asked.take().map(|a| a.tokens);
            self.doubts.push(questions::unknown(
                &s.tokens,
                asked.as_deref(),
                s.speaker.clone(),
            ));
            return;
        }
        if starts_any(
            &s.tokens,
            patterns![
                "so|and|okay|ok|alright? to recap|summarize|summarise|sum",
                "so|okay? in summary|short",
                "so|okay? quick recap",
                "let|so let? me recap|repeat",
                "so|ok|okay? just to recap|confirm|summarize",
            ],
        )
        .is_some()
        {
            self.recap = Some(s.turn);
        }
        self.pieces(s, at);
        if self
            .asked
            .as_ref()
            .is_some_and(|a| a.speaker != s.speaker || at > a.sentence + 2)
        {
            self.asked = None;
        }
    }

    /// Whether a sentence leads away from the work, and how far.
    pub(super) fn digresses(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        if self.digression > at {
            return true;
        }
        if talk::opens_digression(&s.tokens) {
            let end = (at + 1..sentences.len().min(at + 10)).find(|i| {
                sentences[*i].mood == Mood::Speech && talk::resumes(&sentences[*i].tokens)
            });
            let strong = has_any(
                &s.tokens,
                patterns!["make sure", "need|have to", "must", "never", "don't"],
            );
            if let Some(end) = end.filter(|_| !strong) {
                self.digression = end;
                return true;
            }
        }
        let words = &s.tokens[announcement(&s.tokens)..];
        words.is_empty()
            || talk::is_meeting(words)
            || talk::is_story(words)
            || talk::is_aside(words)
    }

    pub(super) fn drop_words(&mut self, tokens: &[Token], mood: Mood) {
        let announced = announcement(tokens) == tokens.len();
        if !announced && !talk::is_meeting(tokens) && read(tokens, mood).is_some() {
            self.dropped.push(tokens.to_vec());
        }
    }

    pub(super) fn question(&mut self, s: &Sentence, at: usize) {
        if self.contest(s, &s.tokens) {
            return;
        }
        let tokens = fillers::strip(&s.tokens);
        if tokens.len() >= 2 && !questions::is_tag(&tokens) {
            self.asked = Some(Asked {
                tokens,
                speaker: s.speaker.clone(),
                sentence: at,
            });
        }
    }
}
