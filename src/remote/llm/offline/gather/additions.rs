//! Words that say more about the step told last: its measure, its tool, its place; and names for what comes next.
use super::super::lexicon::{is_auxiliary, is_subject, is_verbal, opens_object};
use super::super::patterns::{PatternSet, WordSet, has_any, pattern_set, patterns, starts_any, word_set};
use super::super::questions;
use super::super::reading::{Force, Hint, Reading};
use super::super::token::{Token, keys, places, stems};
use super::super::turns::{Mood, Sentence};
use super::super::verbless;
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
        if let Some(condition) = self.asked.as_ref().filter(|_| answer).and_then(|a| questions::condition(&a.tokens))
            && starts_any(body, patterns!["it's|they're|it|they|that|that's|he|she"]).is_some()
            && !opinion(body)
            && present(body).is_some()
        {
            let mut condition = condition;
            if let Some(last) = condition.last_mut() {
                last.bare();
                last.word.push(',');
            }
            let reading = Reading { force: Force::Step, hint: Hint::Here, condition, main: body.to_vec(), first_person: false };
            self.push(s, at, body.to_vec(), Some(reading));
            return true;
        }
        let elliptic = next && body[0].key == "the" && self.told.last().is_some_and(|t| t.sentence == at && t.reading.is_some() && t.until == at);
        if elliptic && body.len() <= 8 && !body.iter().any(|t| is_auxiliary(&t.key)) {
            if let Some(open) = self.told.last_mut() {
                open.additions.push((',', tokens.to_vec()));
            }
            return true;
        }
        let sent = next && starts_any(body, patterns!["that|this|it|they|these|those goes|go|gets|get|comes|come"]).is_some();
        let labelled = written && body.len() >= 3 && body.iter().take(4).any(|t| t.tail() == Some(':'));
        if !answer && (sent || labelled) {
            self.bare_step(s, at, body);
            return true;
        }
        if !answer && (verbless::placed(body, if self.people.chat { Mood::Prose } else { s.mood }) || (next && described(body))) {
            self.bare_step(s, at, body);
            return true;
        }
        let noun = is_noun_phrase(body);
        if !written && noun && !answer && (next || body.len() <= 3) && !self.repeats(s, body) && !measured(body) {
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

    /// Pushes words as they are as a step.
    pub(super) fn bare_step(&mut self, s: &Sentence, at: usize, body: &[Token]) {
        let reading = Reading {
            force: Force::Step,
            hint: Hint::Here,
            condition: Vec::new(),
            main: body.to_vec(),
            first_person: false,
        };
        self.push(s, at, body.to_vec(), Some(reading));
    }

    /// Whether the sentence answers what another asked just before.
    fn answers(&self, s: &Sentence, at: usize) -> bool {
        self.asked.as_ref().is_some_and(|a| (a.speaker != s.speaker || s.speaker.is_none()) && at <= a.sentence + 2)
    }

    /// Whether words only say again what the last step says.
    fn repeats(&self, s: &Sentence, body: &[Token]) -> bool {
        self.told.last().is_some_and(|t| t.source == s.source && covers(t, body))
    }

    /// A name that nothing was said of is a step where `then` went before it.
    pub(super) fn flush_topic(&mut self, s: &Sentence, at: usize) {
        if let Some(topic) = self.topic.take().filter(|t| t.next && at <= t.sentence + 3) {
            self.bare_step(s, topic.sentence, &topic.tokens);
        }
    }

    /// Sets the open name in front of a step that does not say it.
    pub(super) fn under_topic(&mut self, s: &Sentence, at: usize, mut reading: Reading) -> Reading {
        let Some(topic) = self.topic.take().filter(|t| at <= t.sentence + 1 && t.speaker == s.speaker) else {
            return reading;
        };
        let named = stems(&topic.tokens);
        let said = stems(&reading.main);
        let free = reading.condition.is_empty() && !named.iter().any(|w| said.contains(w));
        if free && reading.force == Force::Step {
            reading.condition = titled(&topic.tokens);
        }
        reading
    }

    /// Adds words to the last step, if they say more about it.
    fn attach(&mut self, s: &Sentence, at: usize, body: &[Token], answer: bool) -> bool {
        let reason = self.asked.as_ref().is_some_and(|a| answer && has_any(&a.tokens, patterns!["why", "how come"]));
        let asked = self.asked.as_ref().is_some_and(|a| answer && questions::asks_measure(&a.tokens));
        let listener = self.people.listens(&s.speaker);
        let own_step = !answer && s.mood == Mood::Speech && !self.people.is_minor(&s.speaker) && !opinion(body);
        if own_step && (listing(body) || (states_its_own(body) && measured(body))) && !self.told.iter().rev().take(2).any(|t| shares(t, body)) {
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
        let line = s.mood == Mood::Speech || (open.mood == s.mood && (open.turn == s.turn || body.len() <= 8 && measured(body)));
        if !near || !own || !line {
            return false;
        }
        if covers(open, body) {
            open.evidence.extend(places(body));
            open.until = at;
            return true;
        }
        if reason || opinion(body) || (super::is_late(body) && body.len() <= 4) {
            return true;
        }
        let Some(body) = present(body) else {
            return true;
        };
        let measure = measured(body) && body.len() <= 30 && !(states_its_own(body) && !shares(open, body));
        let adjacent = at <= open.until + 1;
        let phrase = !body.iter().any(|t| is_verbal(&t.key) && !matches!(t.key.as_str(), "time" | "date" | "name"));
        let says_more = starts_any(body, &SAYS_MORE).is_some() && body.len() <= 18;
        let linked = shares(open, body) && has_any(body, patterns!["is|are|has|have|needs|should|must|goes|go"]) && body.len() <= 20;
        let fits = measure || (answer && (asked || body.len() <= 14)) || (adjacent && (says_more || phrase || linked));
        let long = open.tokens.len() + open.additions.iter().map(|(_, w)| w.len()).sum::<usize>() + body.len() > LONGEST;
        if !fits || long {
            return false;
        }
        let sentence = !phrase && body.first().is_some_and(|t| is_subject(&t.key) || !opens_object(&t.key)) && !(answer && body.len() <= 8);
        open.additions.push((if sentence { '.' } else { ',' }, body.to_vec()));
        open.until = open.until.max(at);
        if answer {
            self.asked = None;
        }
        true
    }

    /// The last step but a few that gives the same value, if the very last gives none.
    fn said_before(&self, s: &Sentence, body: &[Token]) -> Option<usize> {
        let said = quantities_of(&keys(body));
        let value = said.first()?;
        let from = self.told.len().saturating_sub(5);
        let gives = |t: &Told| {
            t.source == s.source
                && t.reading.is_some()
                && quantities_of(&keys(&t.tokens)).iter().any(|q| (q.value - value.value).abs() < 1e-9 && (q.unit.is_empty() || q.unit == value.unit || value.unit.is_empty()))
        };
        self.told[from..].iter().rposition(gives).map(|i| from + i)
    }
}

/// What still holds: nothing of how it was, and of `it was three, but now it's two` the second half.
fn present(body: &[Token]) -> Option<&[Token]> {
    let past = |t: &[Token]| has_any(t, patterns!["was|were|used|had|did|until|till 2024|2023|2022|2021|2020|2019|2018", "was|were|used|had|did"]);
    if !past(body) {
        return Some(body);
    }
    let turn = body.iter().position(|t| matches!(t.key.as_str(), "but" | "now" | "nowadays"))?;
    let rest = &body[turn + 1..];
    (!rest.is_empty() && !past(rest)).then_some(rest)
}

/// Things one after another: `blood pressure sitting, blood pressure standing, and temperature`.
fn listing(body: &[Token]) -> bool {
    let joints = body.iter().filter(|t| t.comma() || t.key == "and").count();
    is_noun_phrase(body) && joints >= 1 && stems(body).len() >= 4 && body.len() <= 20
}

/// `water's six litres`, `the dose is on the label`: a thing of its own with its verb.
fn states_its_own(body: &[Token]) -> bool {
    if has_any(body, patterns!["there's|there|hasn't|haven't|isn't|aren't|usually|sometimes|often"]) || quantities_of(&keys(&body[..body.len().min(2)])).iter().any(|q| q.at == 0) {
        return false;
    }
    let subject = body.iter().take(5).position(|t| matches!(t.key.as_str(), "is" | "are") || (t.key.ends_with("'s") && !is_subject(&t.key)));
    subject.is_some_and(|n| {
        let noun = if body[n].key.ends_with("'s") { n + 1 } else { n };
        noun > 0 && is_noun_phrase(&body[..n.max(1)]) && !stems(&body[..noun]).is_empty()
    })
}

static SAYS_MORE: PatternSet = pattern_set![
    "it's|that's|its|they're",
    "it|that|this|they|these|those|everything takes|take|should|has|have|needs|need|must|is|are|lasts|goes|go|usually|can|will|comes|come|gets|get|wants|stays",
    "takes|lasts|usually|normally|about|around|roughly|within|until|till|at|for|up|between|no|not|maximum|minimum|max|min|with|only|plus|unless|except|in|on|from|by|so|or|even|as",
];

/// The words after connectives, and whether they lead to what comes next.
fn body(tokens: &[Token]) -> (&[Token], bool) {
    static LEADS: PatternSet = pattern_set![
        "and|so|but|okay|ok|well|oh|yeah|yes|yep|right|exactly|correct|now|also|sorry|alright|again|ah|plus|anyway|like",
        "of course",
    ];
    static NEXT: PatternSet = pattern_set!["then|next", "after that", "after that it's", "then|next it's|its|comes|is", "then there's|there is", "next up|comes|is", "first"];
    let mut rest = tokens;
    let mut next = false;
    loop {
        let lead = starts_any(rest, &NEXT).inspect(|_| next = true).or_else(|| starts_any(rest, &LEADS));
        let lead = lead.or_else(|| rest.first().filter(|t| t.key == "no" && t.tail().is_some()).map(|_| 1));
        let Some(n) = lead else {
            break;
        };
        rest = &rest[n..];
    }
    if let Some((last, before)) = rest.split_last()
        && last.key == "next"
        && !before.is_empty()
    {
        return (before, true);
    }
    (rest, next)
}

/// `the second wipe is the purple one`: after `then`, what comes is told by what it is.
fn described(body: &[Token]) -> bool {
    let be = body.iter().take(7).position(|t| matches!(t.key.as_str(), "is" | "are"));
    let subject = be.is_some_and(|n| n > 0 && is_noun_phrase(&body[..n]));
    let long_noun = is_noun_phrase(body) && body.len() >= 4;
    let begins = body.len() >= 3 && is_noun_phrase(&body[..3]) && !body[..3].iter().any(|t| is_verbal(&t.key) && !super::super::lexicon::NOUNISH.contains(t.key.as_str()));
    (subject || long_noun || begins) && body.len() <= 30
}

fn is_noun_phrase(body: &[Token]) -> bool {
    let first = body.first().map_or("", |t| t.key.as_str());
    let starts = !is_subject(first) && !is_auxiliary(first) && !matches!(first, "what" | "how" | "why" | "where" | "who" | "if" | "that" | "this" | "not" | "because" | "thanks" | "thank" | "sorry" | "good" | "great" | "nice" | "for" | "with" | "in" | "on" | "at" | "to" | "until" | "as" | "like" | "half" | "super" | "brilliant" | "perfect" | "lovely" | "always" | "never" | "no" | "them" | "us" | "him" | "her" | "me" | "it" | "wow" | "hi" | "hello" | "hey" | "welcome" | "bye" | "handover");
    let head = !body.iter().any(|t| is_auxiliary(&t.key) || is_subject(&t.key) || matches!(t.key.as_str(), "said" | "know" | "think"));
    starts && head && !stems(body).is_empty()
}

fn measured(body: &[Token]) -> bool {
    !quantities_of(&keys(body)).is_empty()
}

/// What somebody makes of it: no part of the work.
fn opinion(body: &[Token]) -> bool {
    static FEELINGS: WordSet = word_set!(
        "horrible nice fine easy annoying good great bad fun crazy clever funny weird true wrong amazing awful terrible boring hate love lovely brilliant perfect hard tricky simple silly stupid ridiculous honest sad happy lucky interesting nightmare disaster joke luck fair enough"
    );
    let pronoun = starts_any(body, patterns!["it's|that's|it|that|this|they're|he's|she's|i|i'm|we|they|you"]).is_some();
    let feeling = body.len() <= 9 && body.iter().any(|t| FEELINGS.contains(t.key.as_str()));
    let empty = starts_any(body, patterns!["that's|it's|this|that is? all|it|that|why|how|what|where|when|because|just|like|everything|basically", "i think|guess|know|mean|love|hate|wish|hope|like|always|never|can't|don't|have|had", "that's|it's"]).is_some()
        && (body.len() <= 3 || starts_any(body, patterns!["that's|it's why|how|what|where|when|because|it|just|like", "i *"]).is_some());
    (pronoun && feeling) || empty
}

/// Whether a step says all of it already, with the same numbers.
fn covers(told: &Told, body: &[Token]) -> bool {
    let all: Vec<Token> = told.tokens.iter().chain(told.additions.iter().flat_map(|(_, w)| w)).cloned().collect();
    let known = stems(&all);
    let said = stems(body);
    let (have, want) = (quantities_of(&keys(&all)), quantities_of(&keys(body)));
    let numbers = want.iter().all(|q| have.iter().any(|h| (h.value - q.value).abs() < 1e-9 && (q.unit.is_empty() || h.unit == q.unit)));
    said.iter().all(|w| known.contains(w)) && numbers
}

fn shares(told: &Told, body: &[Token]) -> bool {
    let known = stems(&told.tokens);
    stems(body).iter().any(|w| known.contains(w))
}
