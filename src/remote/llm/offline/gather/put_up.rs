//! What somebody other than whoever explains says themselves: a deed that waits for a nod, several deeds, a value of their own.
use super::super::patterns::{patterns, starts_any};
use super::super::reading::{Force, asks, read};
use super::super::token::{Token, comma_end};
use super::super::turns::{End, Mood, Sentence};
use super::super::{clauses, fillers, questions, talk};
use super::Gather;

impl Gather {
    /// What a listener says waits for a nod of whoever explains.
    pub(super) fn propose(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        let words = fillers::strip(&s.tokens);
        if questions::open(&words).is_some() {
            let whose = questions::whose(sentences, at, &words, s.speaker.clone());
            self.loose.extend(whose);
            return;
        }
        if questions::is_dangling(&words) && read(&words, s.mood).is_none() {
            self.push(s, at, words, None);
            return;
        }
        self.proposed.push(at);
        if s.mood == Mood::Speech {
            self.contest(s, &words);
        }
    }

    /// A listener who corrects or adds is no mere listener: `sorry, you have to …`, `no, first …`.
    pub(super) fn adds(&self, s: &Sentence) -> bool {
        let corrects = starts_any(
            &s.tokens,
            patterns!["sorry|no|wait|actually|oh|but", "don't forget"],
        )
        .is_some();
        corrects && asks(s).is_some_and(|r| !r.first_person) || self.tells_deeds(s)
    }

    /// `I read the display, write it on the sheet and press reset.`: several deeds are no guess.
    pub(super) fn tells_deeds(&self, s: &Sentence) -> bool {
        let words = fillers::strip(&s.tokens);
        let sums_up =
            starts_any(&words, patterns!["so|right|okay|ok|yes|yeah", "you mean"]).is_some();
        let steps = clauses::split(&words, s.mood)
            .into_iter()
            .filter(|(_, r)| r.as_ref().is_some_and(|r| r.force == Force::Step))
            .count();
        s.mood == Mood::Speech && s.end == End::Stop && !sums_up && steps > 1 && !self.known(&words)
    }

    /// `Thirty-five, you told us last week.`: another opens with a value of their own.
    pub(super) fn puts_up(&mut self, s: &Sentence) -> bool {
        let words = fillers::strip(&s.tokens);
        let opens = super::super::amounts::amounts(&words)
            .first()
            .is_some_and(|a| a.at == 0 && words[a.end - 1].tail().is_some() && a.end < words.len());
        let own = words.first().is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "i" | "we" | "i've" | "we've" | "i'd" | "we'd" | "mine" | "ours"
            )
        });
        let other = self.people.is_other(&s.speaker);
        let head = comma_end(&words);
        let head = &words[..head];
        let says = super::super::repairs::value_of(head);
        let leads = says.len() < head.len()
            && head.len() <= 6
            && s.end != End::Question
            && super::super::amounts::amounts(says)
                .first()
                .is_some_and(|a| a.at == 0);
        other && self.contest_place(s, &words)
            || other && words.len() <= 16 && self.contest_label(s, &words)
            || other && leads && self.contest(s, head)
            || other && opens && read(&words, s.mood).is_none() && self.contest(s, &words)
            || other
                && (own || reported(&words) || super::contests::cited(&words).is_some())
                && s.end != End::Question
                && self.contest_claim(s, &words)
    }
}

/// `they told us sixty on the course`: a value that others gave.
fn reported(words: &[Token]) -> bool {
    starts_any(
        talk::lead(words),
        patterns![
            "they|he|she|somebody|someone|everybody|everyone told|taught|gave|showed|sent us|me|him|her",
            "they|he|she|somebody|someone always|only|just? said|say|says|wrote|put",
            "we|i was|were told|taught|given",
            "the|our|my * told|said|wrote|sent|gave us|me?"
        ],
    )
    .is_some()
}
