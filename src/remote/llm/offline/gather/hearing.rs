//! What is told of others, said by others and disowned, or called to somebody across the room.
use super::super::token::{Token, keys, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{hearsay, stories, talk, unreal};
use super::Gather;

impl Gather {
    /// Whether a sentence only goes on with what others do, takes their words back, or calls somebody else.
    pub(super) fn overhears(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        if self.called_away(s) {
            return true;
        }
        let goes_on = self.others.is_some_and(|o| {
            o + 1 == at && sentences[o].turn == s.turn && hearsay::goes_on(&s.tokens)
        });
        let of_others = unreal::is_unreal(&s.tokens)
            || stories::is_story(&s.tokens)
            || talk::is_aside(&s.tokens);
        if goes_on || of_others {
            self.others = Some(at);
        }
        if hearsay::attributes(&s.tokens) {
            self.attributed = Some(at);
        }
        goes_on
    }

    /// `The sign says to lift it. Ignore the sign.`: what was said before is taken back.
    pub(super) fn disowned(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let Some(said) = self
            .attributed
            .filter(|said| said + 1 == at && sentences[*said].source == s.source)
        else {
            return false;
        };
        let before = &sentences[said];
        if s.end == End::Question || !hearsay::disowns(&s.tokens, &stems(&before.tokens)) {
            return false;
        }
        let words = keys(&before.tokens);
        let within = |added: &[Token]| {
            let added = keys(added);
            !added.is_empty() && words.windows(added.len()).any(|w| w == added.as_slice())
        };
        self.told
            .retain(|t| t.sentence != said || t.source != s.source);
        if let Some(last) = self.told.last_mut() {
            last.additions.retain(|(_, added)| !within(added));
        }
        (self.contested, self.denied) = (None, None);
        self.others = Some(at);
        true
    }

    /// `Luca! Take the bins out!`: an order to somebody who was called.
    fn called_away(&mut self, s: &Sentence) -> bool {
        if s.mood != Mood::Speech || self.people.chat {
            return false;
        }
        let name = |t: &Token| {
            t.word.starts_with(char::is_uppercase)
                && t.key.len() > 2
                && (t.tail() == Some('!') || self.people.is_name(&t.key))
                && !is_action(&t.key)
                && !talk::is_backchannel(std::slice::from_ref(t))
        };
        if let [one] = s.tokens.as_slice()
            && name(one)
            && s.end == End::Stop
        {
            self.calling = Some(s.turn);
            return true;
        }
        let called = self.calling == Some(s.turn)
            && s.tokens.first().is_some_and(|t| is_action(&t.key))
            && !talk::resumes(&s.tokens);
        if !called {
            self.calling = None;
        }
        called
    }
}
