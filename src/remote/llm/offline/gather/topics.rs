//! A name said by itself, and what is said of it next.
use super::super::lexicon::{DETERMINERS, NOUNISH};
use super::super::nouns::is_plural;
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::reading::{Force, Reading};
use super::super::token::{Token, mark_last, stems};
use super::super::turns::{Mood, Sentence};
use super::Gather;
use crate::domain::words::is_function_word;

/// A name for what comes next: `Conductivity.`, `Then the intro email.`
#[derive(Debug, Clone)]
pub(super) struct Topic {
    pub tokens: Vec<Token>,
    pub sentence: usize,
    pub speaker: Option<String>,
    /// `then` or `next` went before it: it is a step, if nothing more is said of it.
    pub next: bool,
}

impl Topic {
    pub(super) fn new(name: &[Token], s: &Sentence, at: usize, next: bool) -> Self {
        Self {
            tokens: name.to_vec(),
            sentence: at,
            speaker: s.speaker.clone(),
            next,
        }
    }

    /// Whether other words may be of it: `it`, `that`; `them`, where it is several.
    fn is_meant(&self, words: &[Token]) -> bool {
        let several = self.tokens.last().is_some_and(|t| is_plural(&t.key));
        words.iter().any(|t| match t.key.as_str() {
            "it" | "this" | "that" | "there" => true,
            "them" | "they" | "these" | "those" => several,
            _ => false,
        })
    }
}

/// `Every time.`, `All nine.`: how often, or with which things.
fn each(name: &[Token]) -> bool {
    let right = name.last().is_some_and(|t| t.key == "right");
    !right && starts_any(name, patterns!["every|all|each|both *"]).is_some()
}

/// `All nine.`, `The signed one.`: which of the things of the step before it.
fn narrows(name: &[Token]) -> bool {
    let one = name
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "one" | "ones"));
    let often = name
        .iter()
        .all(|t| matches!(t.key.as_str(), "twice" | "thrice"));
    one || often || each(name)
}

/// `Open the valve.` **`The red one.`**, `Measure it.` **`The tallest.`**: which one of them a single thing is.
fn which_one(words: &[Token]) -> bool {
    static MOST: WordSet = word_set!(
        "tallest biggest largest longest widest smallest shortest heaviest thickest highest lowest oldest newest nearest furthest latest deepest narrowest thinnest worst best"
    );
    let [the, .., last] = words else {
        return false;
    };
    let picked = last.key == "one" || words.len() == 2 && MOST.contains(last.key.as_str());
    the.key == "the" && words.len() <= 4 && picked && words.iter().all(|t| !t.comma())
}

/// `Washer, programme B.`, `Alarm panel, your own code.`: a thing, and what is taken of it.
pub(super) fn said_of_it(words: &[Token]) -> bool {
    let (name, rest) = words.split_at(super::super::token::comma_end(words));
    let stop = rest.last().is_some_and(|t| t.tail() == Some('.'));
    let own = starts_any(rest, patterns!["your|our|my|their own? *"]).is_some();
    let which = rest.len() == 2 && !super::contests::labels(rest).is_empty();
    let plain = |t: &Token| !t.is_number() && !t.key.contains('\'') && t.key != "no";
    stop && (own || which)
        && (1..=3).contains(&name.len())
        && rest.len() <= 4
        && name.iter().all(plain)
        && super::is_thing(name)
        && super::is_thing(rest)
}

/// Sets a name in front of what is done with it.
pub(super) fn titled(tokens: &[Token]) -> Vec<Token> {
    let mut title = tokens.to_vec();
    mark_last(&mut title, ':');
    title
}

impl Gather {
    /// A name that nothing was said of is a step where `then` went before it; else it may say which things, or how often, of
    /// the step before it.
    pub(super) fn flush_topic(&mut self, s: &Sentence, at: usize) {
        let Some(topic) = self.topic.take().filter(|t| at <= t.sentence + 3) else {
            return;
        };
        if topic.next {
            self.bare_step(s, topic.sentence, &topic.tokens);
            return;
        }
        if said_of_it(&topic.tokens) {
            self.bare_step(s, topic.sentence, &topic.tokens);
            return;
        }
        let open = self.told.last_mut().filter(|t| {
            t.source == s.source
                && t.speaker == topic.speaker
                && t.until + 1 == topic.sentence
                && narrows(&topic.tokens)
                && t.is_step()
        });
        if let Some(open) = open {
            open.say_more(',', topic.tokens, topic.sentence);
        }
    }

    /// Takes in which one it is of the thing that the step before it ends in. Says whether it did.
    pub(super) fn says_which_one(&mut self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        if s.mood != Mood::Speech || s.tokens.len() != body.len() || !which_one(body) {
            return false;
        }
        let open = self.just_told(s, at).filter(|t| {
            let last = t.reading.as_ref().and_then(|r| r.main.last());
            let single = last.is_some_and(|w| {
                let many = matches!(w.key.as_str(), "them" | "these" | "those" | "both");
                !many && !is_plural(&w.key) && (w.key == "it" || !is_function_word(&w.key))
            });
            single && t.sentence + 1 == at && t.additions.is_empty()
        });
        if let Some(open) = open {
            open.say_more(',', body.to_vec(), at);
            return true;
        }
        false
    }

    /// Sets the open name in front of a step that does not say it.
    pub(super) fn under_topic(&mut self, s: &Sentence, at: usize, mut reading: Reading) -> Reading {
        if self.topic.as_ref().is_some_and(|t| each(&t.tokens)) {
            self.flush_topic(s, at);
        }
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
        // `Then cuticle oil. And give them the card.`: what comes next, and another deed beside it
        let beside =
            || starts_any(&s.tokens, patterns!["and"]).is_some() && !topic.is_meant(&s.tokens);
        if next.is_some() || topic.next && beside() {
            if topic.next {
                self.bare_step(s, topic.sentence, &topic.tokens);
            }
            return reading;
        }
        // `Second coat full. The gun gets cleaned.`: one of several, and then of something else
        let one_of = starts_any(&topic.tokens, patterns!["first|second|third|fourth|last *"]);
        let other = reading.main.first().is_some_and(|t| t.key == "the");
        if one_of.is_some() && other {
            self.bare_step(s, topic.sentence, &topic.tokens);
            return reading;
        }
        // `Shake. Close the door.`: a deed in a word, and then another with its own thing
        let verb = |part: &[Token]| {
            let t = &part[usize::from(part.len() > 1 && part[0].key == "then")];
            super::super::verbs::is_action(&t.key) && !NOUNISH.contains(t.key.as_str())
        };
        let bids = topic
            .tokens
            .split_inclusive(|t| t.tail().is_some())
            .all(verb);
        let own = reading
            .main
            .get(1)
            .is_some_and(|t| DETERMINERS.contains(t.key.as_str()));
        if bids && own && !named.iter().any(|w| said.contains(w)) {
            self.bare_step(s, topic.sentence, &topic.tokens);
            return reading;
        }
        let free = reading.condition.is_empty() && !named.iter().any(|w| said.contains(w));
        if free && reading.force == Force::Step {
            reading.condition = titled(&topic.tokens);
        }
        reading
    }
}
