//! What another says is not done, or not so: `no, not off the printer`, `we don't call them, they have a portal`.
use ecow::EcoString;

use super::super::patterns::{has_any, patterns, starts_any};
use super::super::reading::Force;
use super::super::talk::{self, affirms, agrees};
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::Gather;

impl Gather {
    /// `we don't call them, they have a portal`: another says that a step is not done, and whoever told it agrees.
    pub(super) fn contradicts(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let Some(last) = self.told_just_now(s, at, 1).filter(|i| {
            let t = &self.told[*i];
            t.speaker != s.speaker
                && s.end != End::Question
                && s.tokens.len() <= 18
                && t.reading
                    .as_ref()
                    .is_some_and(|r| r.force == Force::Step && r.condition.is_empty())
        }) else {
            return false;
        };
        let main = self.told[last]
            .reading
            .as_ref()
            .map_or_else(Vec::new, |r| stems(&r.main));
        if super::rivals::named_anew(&self.told[last], &s.tokens).is_some() {
            return false;
        }
        let teller = &self.told[last].speaker;
        let heard = || reply(sentences, at).filter(|n| n.speaker == *teller);
        let named = not_done(&s.tokens, &main).filter(|_| !talk::denies_idly(&s.tokens));
        let holds = match named {
            Some(true) => heard().is_none_or(|n| {
                starts_any(&n.tokens, patterns!["no|nope|nah|still|yes but"]).is_none()
            }),
            Some(false) => heard().is_some_and(takes_up),
            None => false,
        };
        if !holds {
            return false;
        }
        self.take_out(last);
        if let Some(comma) = s.tokens.iter().position(Token::comma) {
            for (tokens, reading) in super::super::clauses::split(&s.tokens[comma + 1..], s.mood) {
                if let Some(reading) = reading.filter(|r| r.force == Force::Step && !r.first_person)
                {
                    self.push(s, at, tokens, Some(reading));
                }
            }
        }
        true
    }
}

/// Whether words say that what a step bids is not done, or (then true) that its thing is not there or for something else.
fn not_done(words: &[Token], main: &[EcoString]) -> Option<bool> {
    let (deed, things) = main.split_first()?;
    let stem = |t: &Token| crate::domain::words::stem(&t.key);
    let denied = words.iter().enumerate().any(|(i, t)| {
        let no = matches!(t.key.as_str(), "don't" | "doesn't" | "not" | "never" | "can't" | "mustn't" | "shouldn't" | "stopped");
        let near = &words[i + 1..words.len().min(i + 6)];
        let bounded = has_any(
            near,
            patterns!["until|till|unless|without|before|if|when|yet|too|forget|only|just|more|straight|both|with"],
        );
        no && !bounded && near.iter().any(|w| stem(w) == *deed || stem(w).starts_with(deed.as_str()) && deed.len() > 3)
    });
    let thing = |i: usize| {
        let back = &words[i.saturating_sub(3)..i];
        back.iter().any(|w| things.contains(&stem(w)))
    };
    let gone = words.iter().enumerate().any(|(i, t)| {
        let left = matches!(
            t.key.as_str(),
            "expired"
                | "gone"
                | "closed"
                | "dead"
                | "broken"
                | "retired"
                | "scrapped"
                | "discontinued"
        );
        let other = matches!(t.key.as_str(), "is" | "are" | "was" | "were")
            && starts_any(&words[i + 1..], patterns!["only|just? for"]).is_some();
        (left || other) && thing(i)
    });
    let conditional = has_any(words, patterns!["if|when|unless|once"]);
    (!conditional && (denied || gone)).then_some(gone)
}

/// What is said in the next turn.
fn reply(sentences: &[Sentence], at: usize) -> Option<&Sentence> {
    let s = &sentences[at];
    let mut ahead = sentences[at + 1..].iter().take(4);
    ahead.find(|n| n.source == s.source && n.turn != s.turn)
}

/// Whether a reply says yes.
fn takes_up(reply: &Sentence) -> bool {
    reply.end != End::Question
        && (affirms(&reply.tokens)
            || agrees(&reply.tokens)
            || starts_any(
                &reply.tokens,
                patterns!["ok|okay|ah|oh|great|true|fair|good|fine|right|sorry|thanks|noted|will"],
            )
            .is_some()
            || reply
                .tokens
                .iter()
                .any(|t| t.word.contains(['👍', '✅', '🙏'])))
}
