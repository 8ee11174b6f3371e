//! A question that has the deed, and its answer that has the measure.
use super::super::patterns::{find, has_any, patterns};
use super::super::token::Token;
use super::super::turns::Sentence;
use super::Gather;
use super::fragments::{measured, opinion, shares};

impl Gather {
    /// `How much do I put in?` `Two tablets per bucket.`: the question has the deed, the answer its measure.
    pub(super) fn completes(&mut self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        let Some(asked) = self
            .asked
            .clone()
            .filter(|_| measured(body) && body.len() <= 12)
        else {
            return false;
        };
        let Some((from, n)) = find(&asked.tokens, patterns!["do|should|must|does you|we|i|one"])
        else {
            return false;
        };
        let mut deed = asked.tokens[from + n..].to_vec();
        let told = self
            .told
            .last()
            .is_some_and(|t| shares(t, &deed) || t.source != s.source);
        let acts = deed
            .first()
            .is_some_and(|t| super::super::verbs::is_action(&t.key));
        let asks = has_any(&asked.tokens[..from], patterns!["how", "what|which *"]);
        if told || !acts || !asks || deed.len() > 8 || opinion(body) {
            return false;
        }
        if let Some(last) = deed.last_mut() {
            last.bare();
            if deed.len() > 2 {
                let end = deed.len() - 1;
                deed[end].word.push(',');
            }
        }
        deed.extend(body.iter().cloned());
        self.bare_step(s, at, &deed);
        self.asked = None;
        true
    }
}
