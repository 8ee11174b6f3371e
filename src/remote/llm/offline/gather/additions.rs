//! Words that say more about the step told last: its measure, its tool, its place; and names for what comes next.
use super::super::lexicon::{is_auxiliary, is_subject, is_verbal, opens_object};
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::questions;
use super::super::reading::{Force, Hint, Reading};
use super::super::token::{Token, keys, places, stems};
use super::super::turns::{Mood, Sentence};
use super::super::verbless;
use super::super::{stories, talk};
use super::fragments::{
    SAYS_MORE, body, covers, described, disagrees, is_noun_phrase, labels_value, listing, measured,
    of_another_value, opinion, own_line, present, said_already, shares, states_its_own,
};
use super::linked::{is_contracted, only_when, timed};
use super::{Gather, Told};
use crate::domain::quantity::quantities_of;

/// The most words of a step with what was added to it.
const LONGEST: usize = 60;

/// The most sentences between a step and what is added to it.
const REACH: usize = 3;

/// A name for what comes next: `Conductivity.`, `Then the intro email.`
#[derive(Debug, Clone)]
pub(super) struct Topic {
    pub tokens: Vec<Token>,
    pub sentence: usize,
    pub speaker: Option<String>,
    /// `then` or `next` went before it: it is a step, if nothing more is said of it.
    pub next: bool,
}

/// Sets a name in front of what is done with it.
fn titled(tokens: &[Token]) -> Vec<Token> {
    let mut title = tokens.to_vec();
    if let Some(last) = title.last_mut() {
        last.bare();
        last.word.push(':');
    }
    title
}

impl Gather {
    /// What has no reading: a deed without a verb, a name, or more about the last step. Says whether it was taken.
    pub(super) fn fragmentary(&mut self, s: &Sentence, at: usize, tokens: &[Token]) -> bool {
        let (body, next) = body(tokens);
        if self.people.is_minor(&s.speaker) && !self.answers(s, at) {
            return false;
        }
        if body.is_empty() {
            return true;
        }
        let written = s.mood != Mood::Speech;
        if body.iter().skip(1).any(Token::is_command) && present(body).is_some() {
            self.bare_step(s, at, body);
            return true;
        }
        let before = starts_any(
            &body[body.len().saturating_sub(3)..],
            patterns!["before that|this *"],
        )
        .or_else(|| {
            starts_any(
                &body[body.len().saturating_sub(2)..],
                patterns!["before that|this"],
            )
        });
        let thing = before.map_or(0, |n| body.len() - n);
        if (1..=4).contains(&thing) && is_noun_phrase(&body[..thing]) && !self.answers(s, at) {
            // `ESD strap before that, obviously`
            self.bare_step(s, at, body);
            if let Some(reading) = self.told.last_mut().and_then(|t| t.reading.as_mut()) {
                reading.hint = Hint::BeforeLast;
            }
            return true;
        }
        let parts = verbless::list(body, s.mood);
        if !parts.is_empty() && !self.answers(s, at) {
            let mut from = 0;
            for end in parts {
                self.bare_step(s, at, &body[from..end]);
                from = end;
            }
            return true;
        }
        let ends = verbless::pairs(body);
        if !ends.is_empty() {
            let mut from = 0;
            for end in ends {
                self.bare_step(s, at, &body[from..end]);
                from = end;
            }
            return true;
        }
        let answer = self.answers(s, at);
        if let Some(condition) = self
            .asked
            .as_ref()
            .filter(|_| answer)
            .and_then(|a| questions::condition(&a.tokens))
            && starts_any(body, patterns!["it's|they're|it|they|that|that's|he|she"]).is_some()
            && !opinion(body)
            && !stems(body).is_empty()
            && present(body).is_some()
        {
            let mut condition = condition;
            if let Some(last) = condition.last_mut() {
                last.bare();
                last.word.push(',');
            }
            let reading = Reading {
                force: Force::Step,
                hint: Hint::Here,
                condition,
                main: body.to_vec(),
                first_person: false,
            };
            self.push(s, at, body.to_vec(), Some(reading));
            return true;
        }
        let elliptic = next
            && body[0].key == "the"
            && self
                .told
                .last()
                .is_some_and(|t| t.sentence == at && t.reading.is_some() && t.until == at);
        if elliptic && body.len() <= 8 && !body.iter().any(|t| is_auxiliary(&t.key)) {
            if let Some(open) = self.told.last_mut() {
                open.additions.push((',', tokens.to_vec()));
            }
            return true;
        }
        if next && only_when(tokens, body) {
            self.attach(s, at, tokens, answer);
            return true;
        }
        let sent = next
            && starts_any(
                body,
                patterns![
                    "that|this|it|they|these|those goes|go|gets|get|comes|come",
                    // `then there's the call at five`
                    "there's|comes the|your|our",
                    "there is|are|comes the|your|our"
                ],
            )
            .is_some();
        let labelled =
            written && body.len() >= 3 && body.iter().take(4).any(|t| t.tail() == Some(':'));
        let answered = self.asked.as_ref().is_some_and(|a| at >= a.sentence + 2);
        if (!answer || answered && sent) && (sent || labelled) {
            self.bare_step(s, at, body);
            return true;
        }
        if !answer
            && (verbless::placed(
                body,
                if self.people.chat {
                    Mood::Prose
                } else {
                    s.mood
                },
            ) || ((written || self.people.chat) && verbless::treated(body))
                || (next && described(body)))
        {
            self.bare_step(s, at, body);
            return true;
        }
        let noun = is_noun_phrase(body);
        if !written
            && noun
            && !answer
            && (next || body.len() <= 3)
            && !self.repeats(s, body)
            && !measured(body)
            && !super::super::asides::calls_out(body)
        {
            self.flush_topic(s, at);
            self.topic = Some(Topic {
                tokens: body.to_vec(),
                sentence: at,
                speaker: s.speaker.clone(),
                next,
            });
            return true;
        }
        self.flush_topic(s, at);
        self.attach(s, at, body, answer)
    }

    /// Whether the sentence answers what another asked just before.
    pub(super) fn answers(&self, s: &Sentence, at: usize) -> bool {
        self.asked.as_ref().is_some_and(|a| {
            (a.speaker != s.speaker || s.speaker.is_none()) && at <= a.sentence + 2
        })
    }

    /// Whether words only say again what the last step says.
    fn repeats(&self, s: &Sentence, body: &[Token]) -> bool {
        self.told
            .last()
            .is_some_and(|t| t.source == s.source && covers(t, body))
    }

    /// A name that nothing was said of is a step where `then` went before it.
    pub(super) fn flush_topic(&mut self, s: &Sentence, at: usize) {
        if let Some(topic) = self.topic.take().filter(|t| t.next && at <= t.sentence + 3) {
            self.bare_step(s, topic.sentence, &topic.tokens);
        }
    }

    /// Sets the open name in front of a step that does not say it.
    pub(super) fn under_topic(&mut self, s: &Sentence, at: usize, mut reading: Reading) -> Reading {
        let Some(topic) = self
            .topic
            .take()
            .filter(|t| at <= t.sentence + 1 && t.speaker == s.speaker)
        else {
            return reading;
        };
        let named = stems(&topic.tokens);
        let said = stems(&reading.main);
        // `The boiler. Then you wash up.`: what comes next is of something else
        let next = starts_any(
            &s.tokens,
            patterns!["and|so? then|next|afterwards", "after that"],
        );
        if next.is_some() {
            if topic.next {
                self.bare_step(s, topic.sentence, &topic.tokens);
            }
            return reading;
        }
        let free = reading.condition.is_empty() && !named.iter().any(|w| said.contains(w));
        if free && reading.force == Force::Step {
            reading.condition = titled(&topic.tokens);
        }
        reading
    }

    /// Adds words to the last step, if they say more about it.
    fn attach(&mut self, s: &Sentence, at: usize, body: &[Token], answer: bool) -> bool {
        let reason = self
            .asked
            .as_ref()
            .is_some_and(|a| answer && has_any(&a.tokens, patterns!["why", "how come"]));
        let asked = self
            .asked
            .as_ref()
            .is_some_and(|a| answer && questions::asks_measure(&a.tokens));
        let listener = self.people.listens(&s.speaker);
        if self.guesses(s, at)
            || answer && (self.is_chat_of_its_own(body) || tells_why_not(s, body))
            || answer && super::super::evasions::answers_nothing(body)
        {
            return true;
        }
        // `Deadline is noon.`, `Normal is two bar.`: of the step before it
        let of_last = starts_any(
            body,
            patterns!["the? deadline|limit|normal|target|maximum|minimum|max|min|tolerance|default|standard|cutoff is|are|'s", "he|she|they|you has|have|gets|get till|until", "you've|they've|he's|she's got? till|until"],
        )
        .is_some();
        let labelled = labels_value(body) && !of_last;
        let own_step = !answer
            && s.mood == Mood::Speech
            && !self.people.is_minor(&s.speaker)
            && !opinion(body);
        // `Roll is at quarter past three.`; `cucumbers, three litres`, after `tomatoes get two litres each`
        let back = if timed(body) { 1 } else { 2 };
        let apart = |words: &[Token]| !self.told.iter().rev().take(back).any(|t| shares(t, words));
        if own_step
            && (super::fragments::sequence(body)
                || listing(body) && apart(body)
                || labelled && apart(&body[..1])
                || states_its_own(body) && measured(body) && !of_last && apart(body))
        {
            self.bare_step(s, at, body);
            return true;
        }
        if s.mood == Mood::Speech && self.only_value(s, at, body) {
            return true;
        }
        if own_line(self.told.last(), s, body) {
            // a line of its own about something else
            self.bare_step(s, at, body);
            return true;
        }
        let same = self.said_before(s, body);
        let step = |t: &Told| t.reading.as_ref().is_some_and(|r| r.force == Force::Step);
        let target = same.or_else(|| self.told.iter().rposition(step));
        let Some(open) = target.and_then(|i| self.told.get_mut(i)) else {
            return false;
        };
        let near = open.source == s.source && (at <= open.until + REACH || same.is_some());
        let beside = !listener && shares(open, body) && measured(body);
        let own = open.speaker == s.speaker || beside || (answer && !listener);
        let line = s.mood == Mood::Speech
            || (open.mood == s.mood && (open.turn == s.turn || body.len() <= 8 && measured(body)));
        if !near || !own || !line {
            return false;
        }
        if covers(open, body) {
            open.evidence.extend(places(body));
            open.until = at;
            return true;
        }
        let known = has_any(
            body,
            patterns!["fine", "okay|ok", "enough", "plenty", "too much|long|many"],
        ) && said_already(open, body)
            && body.len() <= 20;
        if known
            || reason
            || opinion(body)
            || (super::is_late(body) && body.len() <= 10 && !measured(body))
        {
            return true;
        }
        // `how long does it last?` `Eight hours is the default.`
        let usual = answer
            && has_any(
                body,
                patterns!["default|normal|standard|usual|rule|maximum|minimum|limit"],
            );
        if of_another_value(open, body) && !usual || !answer && stories::is_obsolete(body) {
            return true;
        }
        let own_words = open.speaker == s.speaker && !answer && disagrees(open, body);
        let value = super::super::repairs::value_of(body);
        if own_words && value.len() < body.len() && value.len() <= 12 {
            // `It's one part to four`: the same speaker says it anew
            let at = self.told.iter().rposition(|t| t.reading.is_some());
            if let Some(at) = at {
                self.replace(at, body, true);
            }
            return true;
        }
        let Some(body) = present(body).filter(|b| !disagrees(open, b) && (of_last || !personal(b)))
        else {
            return true;
        };
        let measure = measured(body)
            && body.len() <= 30
            && (of_last || !states_its_own(body) || shares(open, body));
        let adjacent = at <= open.until + 1;
        let phrase = !body
            .iter()
            .any(|t| is_verbal(&t.key) && !matches!(t.key.as_str(), "time" | "date" | "name"));
        let says_more = starts_any(body, &SAYS_MORE).is_some() && body.len() <= 18;
        let linked = shares(open, body)
            && (has_any(body, patterns!["is|are|has|have|needs|should|must|goes|go"])
                || is_contracted(body))
            && body.len() <= 20;
        let fits = measure
            || (adjacent && of_last && body.len() <= 8)
            || (answer && (asked || body.len() <= 14))
            || (adjacent && (says_more || phrase || linked));
        let long = open.tokens.len()
            + open.additions.iter().map(|(_, w)| w.len()).sum::<usize>()
            + body.len()
            > LONGEST;
        if !fits || long {
            return false;
        }
        let sentence = !phrase
            && body
                .first()
                .is_some_and(|t| is_subject(&t.key) || !opens_object(&t.key))
            && !(answer && body.len() <= 8);
        open.additions
            .push((if sentence { '.' } else { ',' }, body.to_vec()));
        open.until = open.until.max(at);
        if answer {
            self.asked = None;
        }
        true
    }

    /// `What's for lunch?` `Soup.`: of no thing of the work, question and answer.
    fn is_chat_of_its_own(&self, body: &[Token]) -> bool {
        const BACK: usize = 12;
        let Some(asked) = &self.asked else {
            return false;
        };
        let asks = starts_any(
            talk::lead(&asked.tokens),
            patterns![
                "what's|whats|who's|how's|where's|when's",
                "what|who|how|where|when is|was|were|are",
                "did|have|are|were you|we|they|he|she"
            ],
        )
        .is_some();
        let named: Vec<String> = [stems(&asked.tokens), stems(body)].concat();
        let lately = self.told.iter().rev().take(BACK);
        asks && !measured(body)
            && stems(&asked.tokens).len() <= 3
            && !lately
                .flat_map(|t| stems(&t.tokens))
                .any(|w| named.contains(&w))
    }

    /// The last step but a few that gives the same value, if the very last gives none.
    fn said_before(&self, s: &Sentence, body: &[Token]) -> Option<usize> {
        let said = quantities_of(&keys(body));
        let value = said.first()?;
        let from = self.told.len().saturating_sub(5);
        let gives = |t: &Told| {
            t.source == s.source
                && t.reading.is_some()
                && quantities_of(&keys(&t.tokens)).iter().any(|q| {
                    (q.value - value.value).abs() < 1e-9
                        // `five times` is no five minutes
                        && (q.unit.is_empty()
                            || q.unit == value.unit
                            || value.unit.is_empty()
                                && crate::domain::quantity::unit_of(&q.unit).is_some())
                })
        };
        self.told[from..].iter().rposition(gives).map(|i| from + i)
    }
}

/// `And alcohol after that?` `No, we stopped the alcohol.`: a no, and why.
fn tells_why_not(s: &Sentence, body: &[Token]) -> bool {
    let no = starts_any(&s.tokens, patterns!["oh|well? no|nope|nah"]);
    no.is_some_and(|n| s.tokens[n - 1].tail().is_some())
        && !measured(body)
        && body.first().is_some_and(|t| is_subject(&t.key))
        && body
            .iter()
            .skip(1)
            .any(|t| is_verbal(&t.key) || super::super::lexicon::is_past(&t.key))
}

/// What somebody does or is, and gives no measure: nothing about the step.
fn personal(body: &[Token]) -> bool {
    starts_any(
        body,
        patterns![
            "i|he|she",
            "i'm|he's|she's|i've|i'd|he'd|she'd|i'll|he'll|she'll"
        ],
    )
    .is_some()
        && (!measured(body) || has_any(body, patterns!["always", "never", "used to", "have been"]))
}
