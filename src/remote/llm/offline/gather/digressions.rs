//! Sentences that lead away from the work, and back to it.
use super::super::announcements::announcement;
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::reading::{Force, asks, read};
use super::super::token::{Token, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{amounts, asides, fillers, stories, talk};
use super::Gather;

/// How many sentences an interruption may take.
const INTERRUPTED: usize = 8;

/// How many clauses back somebody's words may share a word with the work.
const PART: usize = 6;

/// How many sentences back somebody who passes by may have asked.
const CALLED: usize = 6;

/// `I've got to sort out my permit first. Where were we?`: what somebody has to do for themselves, and where the work
/// is taken up again.
fn returned(sentences: &[Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    let own = starts_any(
        talk::lead(&s.tokens),
        patterns!["i've|i got to", "i have|need|must to?"],
    );
    let others = s
        .tokens
        .iter()
        .any(|t| matches!(t.key.as_str(), "you" | "your" | "we"));
    let lost = |i: &usize| {
        let words = talk::lead(&sentences[*i].tokens);
        starts_any(words, patterns!["where was|were i|we"]).is_some()
    };
    let same = |i: &usize| sentences[*i].turn == s.turn && sentences[*i].source == s.source;
    own.filter(|_| !others)?;
    (at + 1..sentences.len().min(at + 4))
        .take_while(same)
        .find(lost)
}

impl Gather {
    /// Whether a sentence leads away from the work, and how far.
    pub(super) fn digresses(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        if self.digression > at {
            if !talk::resumes(&s.tokens) && !goes_on_with_work(s) {
                return true;
            }
            self.digression = 0;
        }
        if let Some(back) = self.led_away(sentences, at) {
            self.digression = back;
            return true;
        }
        let words = &s.tokens[announcement(&s.tokens)..];
        let story = !words.is_empty()
            && !bids_in_case(words, s.mood)
            && (stories::is_story(super::super::clauses::before_reason(words))
                || self.tells_on(s, words));
        self.story = story.then_some(s.turn);
        words.is_empty()
            || story
            || talk::is_meeting(words)
            || talk::is_aside(words)
            || self.means_nothing(s, at)
    }

    /// The sentence with which the talk is back at the work, where this one leads away from it.
    fn led_away(&self, sentences: &[Sentence], at: usize) -> Option<usize> {
        let s = &sentences[at];
        let mut ahead = at + 1..sentences.len().min(at + INTERRUPTED);
        let resumes = |i: &usize| talk::resumes(&sentences[*i].tokens);
        if let Some(back) = self.chat_opened(sentences, at) {
            return Some(back);
        }
        if self.rings(s) {
            // a telephone: what is said into it ends with an apology, or with the work
            let sorry = |i: &usize| {
                let words = &sentences[*i].tokens;
                starts_any(words, patterns!["sorry", "where was i|we"]).is_some()
            };
            return Some(ahead.find(|i| resumes(i) || sorry(i)).unwrap_or(at + 1));
        }
        let mut far = at + 1..sentences.len().min(at + 1 + INTERRUPTED + CALLED);
        if self.breaks_in(s)
            && let Some(end) = far.find(|i| asides::picks_up(&sentences[*i].tokens))
        {
            return Some(end);
        }
        if talk::interrupts(&s.tokens) {
            let end = ahead.find(|i| sentences[*i].turn != s.turn || resumes(i));
            return Some(end.unwrap_or(at + 1));
        }
        let away = returned(sentences, at)
            .or_else(|| self.by_the_way(sentences, at))
            .or_else(|| self.sorry_for(sentences, at));
        if away.is_some() || !self.people.addressed(s) {
            return away;
        }
        let listener = |i: &usize| {
            let speaker = &sentences[*i].speaker;
            self.people.listens(speaker) && !self.people.is_third(speaker)
        };
        let back = ahead.find(|i| resumes(i) || listener(i));
        Some(back.unwrap_or(at + 1))
    }

    /// `did you see the match?`: talk of something else, up to where somebody is back at the work; a question also up to
    /// a nod.
    fn chat_opened(&self, sentences: &[Sentence], at: usize) -> Option<usize> {
        let s = &sentences[at];
        let strong = patterns!["make sure", "need|have to", "must", "never", "don't"];
        if !talk::opens_digression(&s.tokens)
            || self.is_deed_of_work(s)
            || has_any(&s.tokens, strong)
        {
            return None;
        }
        let mut ahead = at + 1..sentences.len().min(at + INTERRUPTED);
        let speech = |i: &usize| sentences[*i].mood == Mood::Speech;
        let resumed = ahead
            .clone()
            .find(|i| speech(i) && talk::resumes(&sentences[*i].tokens));
        let nodded = |i: &usize| {
            let next = &sentences[*i];
            let on = sentences.get(*i + 1).is_some_and(|n| n.turn == next.turn);
            *i > at + 1 && next.turn != sentences[*i - 1].turn
                || next.speaker != s.speaker && talk::is_backchannel(&next.tokens) && on
        };
        let question = s.end == End::Question;
        resumed.or_else(|| question.then(|| ahead.by_ref().take(5).find(nodded))?)
    }

    /// `Hello?`, in the middle of one's own words: a telephone.
    fn rings(&self, s: &Sentence) -> bool {
        s.end == End::Question
            && s.tokens.len() == 1
            && matches!(s.tokens[0].key.as_str(), "hello" | "hallo" | "yes")
            && self.told.last().is_some_and(|t| t.speaker == s.speaker)
    }

    /// Whether words share one with a step told just now.
    pub(super) fn of_work(&self, words: &[Token]) -> bool {
        let said = stems(words);
        let shares = |t: &super::Told| {
            t.reading.is_some() && stems(&t.tokens).iter().any(|w| said.contains(w))
        };
        self.told.iter().rev().take(PART).any(shares)
    }

    /// `The van's got a flat again, by the way. Someone needs to pump it up.`: beside the work, and all of it till the
    /// next turn.
    fn by_the_way(&self, sentences: &[Sentence], at: usize) -> Option<usize> {
        let s = &sentences[at];
        let end = &s.tokens[s.tokens.len().saturating_sub(3)..];
        let said = has_any(end, patterns!["by the way", "btw", "incidentally"]);
        let bids = s
            .tokens
            .iter()
            .any(|t| matches!(t.key.as_str(), "you" | "if" | "when"))
            || asks(s).is_some();
        if !said || bids || self.of_work(&s.tokens) {
            return None;
        }
        let on = |i: &usize| {
            let n = &sentences[*i];
            n.turn != s.turn || n.source != s.source || talk::resumes(&n.tokens)
        };
        let ends = sentences.len().min(at + INTERRUPTED);
        Some((at + 1..ends).find(on).unwrap_or(at + 1))
    }

    /// `Sorry, the cat's on the keyboard. Down.` … `So.`: what comes between, up to where the work is taken up again.
    fn sorry_for(&self, sentences: &[Sentence], at: usize) -> Option<usize> {
        let s = &sentences[at];
        let words = talk::lead(&s.tokens);
        let sorry = starts_any(words, patterns!["sorry|oops|ow|ouch"])?;
        let what = words.get(sorry)?;
        let thing = matches!(
            what.key.as_str(),
            "the" | "my" | "there's" | "that's" | "our"
        );
        let plain = words[sorry - 1].comma()
            && thing
            && s.end != End::Question
            && amounts::amounts(words).is_empty()
            && has_any(words, patterns!["is|are|was|has|there's|that's"])
                | words.iter().any(|t| t.key.ends_with("'s"));
        if !plain || self.of_work(words) {
            return None;
        }
        let ends = sentences.len().min(at + INTERRUPTED);
        (at + 1..ends).find(|i| {
            let n = &sentences[*i];
            n.speaker == s.speaker && n.source == s.source && talk::resumes(&n.tokens)
        })
    }

    /// `What's that noise?` `It's the printer upstairs, ignore it.`: what is heard and means nothing.
    fn means_nothing(&self, s: &Sentence, at: usize) -> bool {
        let is = starts_any(
            talk::lead(&s.tokens),
            patterns!["it's|that's|he's|she's|they're|it|that is|was?"],
        );
        let ignored = find(
            &s.tokens,
            patterns![
                "ignore it|that|him|her|them",
                "pay it|him|her|them no attention"
            ],
        );
        is.is_some()
            && self.answers(s, at)
            && ignored.is_some_and(|(n, _)| !self.of_work(&s.tokens[..n]))
    }

    /// `By the way, when you've weighed the box, put the invoice in`: a deed with two words of what was told.
    fn is_deed_of_work(&self, s: &Sentence) -> bool {
        let words = fillers::strip(&s.tokens);
        let deed = read(talk::lead(&words), s.mood).is_some_and(|r| r.force == Force::Step);
        let said = stems(&words);
        let shares = |t: &super::Told| {
            let known = stems(&t.tokens);
            t.reading.is_some() && said.iter().filter(|w| known.contains(w)).count() >= 2
        };
        deed && self.told.iter().any(shares)
    }

    /// `sorry to interrupt, has anybody signed for it?`, `there's somebody at the door`: of no thing of the work.
    fn breaks_in(&self, s: &Sentence) -> bool {
        let work = self.of_work(&s.tokens);
        let asks = s.end == End::Question
            && starts_any(
                &s.tokens,
                patterns![
                    "sorry|excuse to|me to? interrupt|butt|barge|disturb|bother",
                    "sorry|excuse me?"
                ],
            )
            .is_some();
        let door = has_any(
            &s.tokens,
            patterns![
                "somebody|someone|something at the? door|window|gate|desk|counter",
                "somebody's|someone's at|on the door|phone|window|gate",
                "that's|there's my|the phone|door|bell"
            ],
        );
        !work && (asks || door && s.tokens.len() <= 14)
    }

    /// `And I come back, and it's seventeen degrees`: a story that is told on as if it were now.
    fn tells_on(&self, s: &Sentence, words: &[Token]) -> bool {
        self.story == Some(s.turn)
            && starts_any(
                words,
                patterns![
                    "and|but|so? then? i|he|she|they",
                    "and|but? it|it's|there's|he's|she's|they're|i'm",
                    "and|but? the|this|that * says|goes|comes|puts|takes|gets|starts|runs|walks|looks"
                ],
            )
            .is_some()
            && !has_any(words, patterns!["you", "make sure", "never", "always", "must"])
    }

    /// Words to somebody who is only there, a joke taken up, a remark of someone who says little.
    pub(super) fn beside_the_point(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let joked = self.jokes.last().is_some_and(|(when, _)| at <= when + 4);
        let first = (0..at)
            .rev()
            .take(2)
            .find(|i| sentences[*i].turn != s.turn)
            .map(|i| &sentences[i]);
        // who puts in a value, or a word of the work, takes part in it
        let takes_part = |p: &Sentence| {
            let known = stems(&p.tokens);
            // `and if I'm away?`, `where does it go?`: asked of the work
            let asks = p.end == End::Question
                && starts_any(
                    &p.tokens,
                    patterns![
                        "so|and|but|okay? if|what|where|how|who|when|why|which",
                        "so|and|but|okay? do|should|can|does|must i|we|it|they"
                    ],
                )
                .is_some();
            asks || !amounts::amounts(&p.tokens).is_empty()
                || self.told.iter().rev().take(PART).any(|t| {
                    t.reading.is_some() && stems(&t.tokens).iter().any(|w| known.contains(w))
                })
        };
        let to_third = first.is_some_and(|p| {
            p.source == s.source
                && self.people.passes_by(&p.speaker)
                && p.speaker != s.speaker
                && !takes_part(p)
        });
        if !joked && !to_third {
            return false;
        }
        let words = fillers::strip(&s.tokens);
        let said = stems(&words);
        let joke = self.jokes.iter().rev().take(3).any(|(when, joke)| {
            at <= when + 4
                && !said.is_empty()
                && said.iter().filter(|w| joke.contains(w)).count() >= 2.min(said.len())
        });
        if joke {
            return true;
        }
        let command =
            words.first().is_some_and(|t| is_action(&t.key)) && read(&words, s.mood).is_some();
        let asked = first.is_some_and(|p| asks_in(sentences, at, p.turn));
        let called = asked || s.tokens.len() <= 8 && at > 0 && sentences[at - 1].turn != s.turn;
        to_third
            && called
            && command
            && starts_any(
                &s.tokens,
                patterns!["then|so|and|next|now|first|you|we|ok|okay"],
            )
            .is_none()
    }
}

/// `Then save the receipt`: the next deed, whatever came between.
fn goes_on_with_work(s: &Sentence) -> bool {
    let next = starts_any(
        &s.tokens,
        patterns![
            "so|and|ok|okay|right? then|next|afterwards",
            "and? after that|this"
        ],
    );
    next.is_some_and(|n| read(&s.tokens[n..], s.mood).is_some())
}

/// `if there was a change in the last hour you take it back`: a case and what is done then, whatever its tense.
fn bids_in_case(words: &[Token], mood: Mood) -> bool {
    starts_any(talk::lead(words), patterns!["if|unless"]).is_some()
        && read(words, mood).is_some_and(|r| !r.condition.is_empty() && !r.first_person)
        && has_any(words, patterns!["you|we"])
}

/// `are you open?` is answered with what to do; `that happened once` is not.
fn asks_in(sentences: &[Sentence], at: usize, turn: usize) -> bool {
    sentences[at.saturating_sub(CALLED)..at].iter().any(|q| {
        let calls = starts_any(&q.tokens, patterns!["sorry|excuse|hello|hi|hiya|hey|oi"]);
        q.turn == turn && (q.end == End::Question || calls.is_some())
    })
}
