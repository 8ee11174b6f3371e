//! What is answered of a thing that another asked about, and what is listed where no step is open: steps of their own.
use super::super::lexicon::{is_auxiliary, is_subject, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::reading::Force;
use super::super::token::{Token, comma_end, stems};
use super::super::turns::{Mood, Sentence};
use super::Gather;
use super::fragments::{listing, measured};

impl Gather {
    /// `How about curing?` `Tunnel dryer at 160.`: the name of what another asked about, where more than a value is answered;
    /// nothing of it where the answer says it again.
    pub(super) fn topic_asked(&self, body: &[Token]) -> Option<Vec<Token>> {
        const NAME: usize = 3;
        let asked = self.asked.as_ref()?;
        let n = starts_any(
            &asked.tokens,
            patterns![
                "and|so|but|okay? what|how about the|a|an|your|our?",
                "and|so the|a|an|your|our?"
            ],
        )?;
        let whole = asked
            .tokens
            .get(n..)
            .filter(|w| (1..=NAME).contains(&w.len()))?;
        let said = stems(body);
        let named = stems(whole);
        let thing = super::is_thing(whole) && !whole.iter().any(Token::is_number);
        // `And checkout?` `By eleven.`
        // `And the bins?` `Round the back.`
        let there = body.len() > 2 && starts_any(&body[1..], patterns!["the|a|your"]).is_some();
        let placed = opens_place(&body[0].key) && (there || !said.is_empty());
        let tells = said.len() >= 2 || placed;
        let again = said.iter().take(2).any(|w| named.contains(w));
        let clause = &body[..comma_end(body)];
        let told = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
        let phrase = !clause.iter().any(told) || again && !is_subject(&body[0].key);
        let article = matches!(
            asked.tokens[n - 1].key.as_str(),
            "the" | "a" | "an" | "your" | "our"
        );
        if again {
            return (thing && tells && phrase).then(Vec::new);
        }
        let mut name = asked.tokens[n - usize::from(article)..].to_vec();
        super::super::token::bare_last(&mut name);
        name[0].word = super::super::phrase::raised(&name[0].word);
        (thing && tells && phrase).then_some(name)
    }

    /// `What's the mix for the foam?`, a step after the one with the foam: the step that names the thing that is asked about,
    /// where the last one does not.
    pub(super) fn of_asked(&self, s: &Sentence, at: usize, body: &[Token]) -> Option<usize> {
        const BACK: usize = 4;
        let asked = self.asked.as_ref().filter(|a| a.sentence + 1 == at)?;
        let asked = &asked.tokens;
        let asks = starts_any(
            super::super::talk::lead(asked),
            patterns!["what|what's|how|which"],
        );
        let short = body.len() <= 4 || measured(body);
        if asks.is_none() || !short || body.first().is_none_or(|t| is_subject(&t.key)) {
            return None;
        }
        let thing = asked
            .iter()
            .rposition(|t| matches!(t.key.as_str(), "the" | "your" | "that"))
            .and_then(|at| asked.get(at + 1))?;
        let thing = stems(std::slice::from_ref(thing)).into_iter().next()?;
        let names = |t: &super::Told| {
            super::denials::phrases(t)
                .flat_map(stems)
                .any(|w| w == thing)
        };
        let step = |t: &super::Told| t.source == s.source && t.is_step();
        let steps = || self.told.iter().enumerate().rev().filter(|(_, t)| step(t));
        let (at, _) = steps().take(BACK).find(|(_, t)| names(t))?;
        let last = steps().next().is_some_and(|(i, _)| i == at);
        (!last).then_some(at)
    }

    /// `Five to seven days.` **`Ten abroad.`**: more of a step before the last, which the sentence before was said of.
    pub(super) fn goes_on_of(&self, s: &Sentence, at: usize, body: &[Token]) -> Option<usize> {
        let (of, last) = self.answered_of?;
        let told = self.told.get(of)?;
        let own = told.source == s.source && told.speaker == s.speaker;
        let says_on = body.first().is_some_and(|t| !is_subject(&t.key));
        (own && says_on && last + 1 == at && told.until == last).then_some(of)
    }

    /// `Don't do egg with the meat knife.` `Red board for meat, white for egg.`: a warning takes nothing up.
    pub(super) fn lists_behind_warning(&self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        let warned = self.told.last().is_some_and(|t| {
            t.turn == s.turn
                && t.until + 1 == at
                && t.reading
                    .as_ref()
                    .is_some_and(|r| r.force == Force::Warning)
        });
        let some = measured(body) && super::is_thing(body);
        warned && s.mood == Mood::Speech && (listing(body) || some)
    }
}

/// Words under the name of what they are said of, where that is no part of them.
pub(super) fn under(name: &[Token], body: &[Token]) -> Vec<Token> {
    let mut step = super::topics::titled(name);
    let from = step.len();
    step.extend(body.iter().cloned());
    if from > 0 {
        step[from].word = super::super::phrase::lowered(&step[from].word);
    }
    step
}
