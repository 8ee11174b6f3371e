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
        let tells = said.len() >= 2 || opens_place(&body[0].key) && !said.is_empty();
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
