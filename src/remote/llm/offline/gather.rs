//! One pass over the sentences in the order of telling: what was told, taken back, asked and left open.
mod additions;
mod contests;
mod corrections;
mod denials;
mod pronouns;
mod spoken;
mod written;

use self::additions::Topic;
use self::denials::Denied;
use super::announcements::announcement;
use super::clauses;
use super::fillers;
use super::headings::{Room, room};
use super::patterns::{has_any, patterns, starts_any};
use super::people::People;
use super::questions::{self, Doubt};
use super::reading::{Force, Reading, read};
use super::repairs::{self, Repair};
use super::talk;
use super::token::{At, Token, keys, plain};
use super::turns::{End, Mood, Sentence};
use crate::domain::quantity::quantities_of;

/// How far back words may point, in clauses told.
const FAR: usize = 200;
/// How many of the words that were added last a correction may mean.
const NEAR: usize = 8;

/// A clause that was told and still stands.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub tokens: Vec<Token>,
    pub reading: Option<Reading>,
    pub speaker: Option<String>,
    pub mood: Mood,
    pub turn: usize,
    pub sentence: usize,
    pub source: usize,
    pub section: String,
    /// Sentences and words that say more about it.
    pub additions: Vec<(char, Vec<Token>)>,
    /// Further places that bear it.
    pub evidence: Vec<At>,
    /// Said as an afterthought: `oh, I forgot`.
    pub late: bool,
    /// Said while summing up.
    pub recap: bool,
    /// Said to put right what was said before.
    pub corrects: bool,
    pub end: End,
    /// The last sentence that says something of it.
    pub until: usize,
}

/// Words of a written source that stand beside the steps.
#[derive(Debug, Clone)]
pub(super) struct Beside {
    pub heading: String,
    pub tokens: Vec<Token>,
    pub item: bool,
}

/// A question waiting for its answer.
#[derive(Debug, Clone)]
struct Asked {
    tokens: Vec<Token>,
    speaker: Option<String>,
    sentence: usize,
}

/// A value that another speaker gave, waiting to be taken up.
#[derive(Debug, Clone)]
struct Contested {
    told: usize,
    body: Vec<Token>,
    speaker: Option<String>,
}

/// The state of the pass.
#[derive(Default)]
pub(super) struct Gather {
    pub told: Vec<Told>,
    pub beside: Vec<Beside>,
    pub doubts: Vec<Doubt>,
    pub dropped: Vec<Vec<Token>>,
    pub title: Option<String>,
    room: Option<Room>,
    part: Option<(u8, String)>,
    asked: Option<Asked>,
    topic: Option<Topic>,
    contested: Option<Contested>,
    digression: usize,
    recap: Option<usize>,
    source: Option<usize>,
    people: People,
    /// Sentences of listeners that wait for a nod.
    proposed: Vec<usize>,
    /// Jokes, with their words.
    jokes: Vec<(usize, Vec<String>)>,
    denied: Option<Denied>,
    /// The turn in which something was said to have been forgotten.
    late: Option<usize>,
    /// Sources whose list items are mostly instructions.
    doing: Vec<usize>,
}

/// Reads all sentences.
pub(super) fn gather(sentences: &[Sentence], people: People) -> Gather {
    let mut state = Gather {
        people,
        doing: doing(sentences),
        ..Gather::default()
    };
    for at in 0..sentences.len() {
        state.sentence(sentences, at);
    }
    state.contest_unanswered();
    if let Some(asked) = state.asked.take() {
        state
            .doubts
            .push(questions::unanswered(&asked.tokens, asked.speaker));
    }
    state
}

/// Said as an afterthought, or with a place of its own.
fn is_late(tokens: &[Token]) -> bool {
    has_any(
        tokens,
        patterns![
            "i forgot",
            "forgot to",
            "i always|nearly|almost forget",
            "i skipped|missed",
            "i never said|mentioned|told",
            "should|should've have? said|mentioned|told",
            "oh|ah and",
            "one more thing",
            "before i forget",
            "going back",
            "go back to",
            "right|straight|directly|immediately after",
            "i left out",
            "i didn't mention|say",
        ],
    )
}

/// Sources in whose lists most items are instructions: there the others are in note form.
fn doing(sentences: &[Sentence]) -> Vec<usize> {
    let sources = sentences.last().map_or(0, |s| s.source + 1);
    let mut counts = vec![(0, 0); sources];
    for s in sentences
        .iter()
        .filter(|s| matches!(s.mood, Mood::Item { .. }))
    {
        counts[s.source].0 += 1;
        counts[s.source].1 += usize::from(read(&s.tokens, s.mood).is_some());
    }
    (0..sources)
        .filter(|i| counts[*i].0 >= 4 && counts[*i].1 * 2 >= counts[*i].0)
        .collect()
}

impl Gather {
    fn sentence(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        if self.source != Some(s.source) {
            self.source = Some(s.source);
            (
                self.room,
                self.part,
                self.asked,
                self.digression,
                self.recap,
            ) = (None, None, None, 0, None);
            self.contest_unanswered();
        }
        match s.mood {
            Mood::Heading(level) => self.heading(level, &s.tokens),
            Mood::Code => self.code(s),
            Mood::Speech => self.speech(sentences, at),
            Mood::Prose | Mood::Item { .. } => self.written(sentences, at),
        }
    }

    fn heading(&mut self, level: u8, tokens: &[Token]) {
        let text = plain(tokens);
        self.part = None;
        if level == 1 && self.title.is_none() {
            self.title = Some(text);
            self.room = None;
        } else {
            self.room = Some(room(&text));
        }
    }

    fn code(&mut self, s: &Sentence) {
        if let Some(open) = self
            .told
            .last_mut()
            .filter(|t| t.source == s.source && t.reading.is_some())
        {
            let mut token = s.tokens[0].clone();
            token.word = format!("`{}`", token.word.replace('`', "'"));
            open.additions.push((',', vec![token]));
        }
    }

    fn pieces(&mut self, s: &Sentence, at: usize) {
        let spoken = s.mood == Mood::Speech;
        let mut voided = false;
        let mut cut = repairs::spliced(repairs::cut(&s.tokens));
        if let [(first, value), (Some(_), _), ..] = cut.as_mut_slice()
            && first.is_none()
            && value.len() <= 3
            && !quantities_of(&keys(value)).is_empty()
            && read(value, s.mood).is_none()
        {
            // `four, sorry, four o'clock`: a value put right by itself
            *first = Some(Repair::Instead);
        }
        for (repair, words) in cut {
            let words = if spoken {
                fillers::strip(&words)
            } else {
                fillers::pauses(&words)
            };
            if std::mem::take(&mut voided) && repairs::explains(&words) {
                continue;
            }
            if repair == Some(Repair::Void) && repairs::explains(&words) {
                self.void(s);
                continue;
            }
            voided = repair == Some(Repair::Void) && words.is_empty();
            let ends = super::verbless::pairs(super::talk::lead(&words));
            if repair.is_none() && !ends.is_empty() {
                self.clause(s, at, super::talk::lead(&words).to_vec(), None);
                continue;
            }
            if repair == Some(Repair::Void) && words.is_empty() {
                self.void(s);
                continue;
            }
            if words.is_empty() {
                continue;
            }
            if self.denies(s, at, &words) {
                continue;
            }
            let words = match self.settles(s, at, &words) {
                Some(left) if left.is_empty() => continue,
                Some(left) => left,
                None => words,
            };
            if self.leaves_out(s, &words) {
                continue;
            }
            if self.unneeded(s, &words) {
                let rest = words.iter().position(Token::comma).map_or(words.len(), |p| p + 1);
                if starts_any(&words[rest..], patterns!["you|we|i|they|now"]).is_some() {
                    for (tokens, reading) in clauses::split(&words[rest..], s.mood) {
                        self.clause(s, at, tokens, reading);
                    }
                }
                continue;
            }
            if repairs::cancels(&words) {
                self.void(s);
                continue;
            }
            let obsolete = talk::is_obsolete(&words) && repair.is_none();
            let words = words[announcement(&words)..].to_vec();
            if words.is_empty() {
                continue;
            }
            let words = match talk::present(&words).filter(|_| obsolete) {
                Some(now) => words[now..].to_vec(),
                None if obsolete => continue,
                None => words,
            };
            for (i, (tokens, reading)) in clauses::split(&words, s.mood).into_iter().enumerate() {
                match repair.filter(|_| i == 0) {
                    Some(repair) => self.repaired(s, at, repair, tokens, reading),
                    None => self.clause(s, at, tokens, reading),
                }
            }
        }
    }

    fn clause(&mut self, s: &Sentence, at: usize, tokens: Vec<Token>, reading: Option<Reading>) {
        if clauses::is_reason(&tokens) {
            return;
        }
        if let Some(reading) = reading {
            let private = (reading.first_person || talk::is_recommendation(&s.tokens))
                && self.people.listens(&s.speaker);
            if private {
                return;
            }
            let reading = self.with_condition(s, at, reading);
            let reading = self.under_topic(s, at, reading);
            if self.instead(s, at, &reading) {
                return;
            }
            let reading = self.resolved(s, at, reading);
            self.push(s, at, tokens, Some(reading));
            return;
        }
        if s.mood == Mood::Speech && self.contest(s, &tokens) {
            return;
        }
        if questions::is_dangling(&tokens) || !self.fragmentary(s, at, &tokens) {
            self.push(s, at, tokens, None);
        }
    }

    /// `if it is low we don't start. We ring the registrar`: what is not done, and what is done in its place, are one step.
    fn instead(&mut self, s: &Sentence, at: usize, reading: &Reading) -> bool {
        let next = starts_any(&s.tokens, patterns!["then|next", "and|so then", "after that"]).is_some();
        let Some(open) = self.told.last_mut().filter(|t| t.source == s.source && t.speaker == s.speaker && at <= t.sentence + 1) else {
            return false;
        };
        let apart = open.sentence != at && (next || s.turn != open.turn || !reading.condition.is_empty());
        let Some(warning) = open.reading.as_mut().filter(|r| r.force == Force::Warning) else {
            return false;
        };
        let condition = starts_any(&warning.condition, patterns!["and|but|so? if|unless", "for"]).is_some();
        let same = reading.condition.is_empty() || keys(&reading.condition) == keys(&warning.condition);
        let own = open.sentence == at
            || (!is_late(&s.tokens) && s.tokens.first().is_some_and(|t| super::lexicon::is_subject(&t.key) || super::verbs::is_action(&t.key)));
        if !own || !condition || !same || apart || reading.force != Force::Step {
            return false;
        }
        if let Some(last) = warning.main.last_mut() {
            last.bare();
            last.word.push(',');
        }
        warning.main.extend(reading.main.iter().cloned());
        warning.force = Force::Step;
        open.tokens = [warning.condition.clone(), warning.main.clone()].concat();
        open.until = at;
        true
    }

    /// `What if they decline?` puts its condition before the answer; `Once it is dry.` waits for what follows.
    fn with_condition(&mut self, s: &Sentence, at: usize, mut reading: Reading) -> Reading {
        if !reading.condition.is_empty() || s.mood != Mood::Speech {
            return reading;
        }
        let fresh = self.asked.clone().filter(|a| a.speaker != s.speaker || s.speaker.is_none());
        if let Some(asked) = fresh.filter(|a| at <= a.sentence + 3)
            && let Some(mut condition) = questions::condition(&asked.tokens)
        {
            if let Some(last) = condition.last_mut() {
                last.bare();
                last.word.push(',');
            }
            reading.condition = condition;
            return reading;
        }
        let waiting = self.told.last().filter(|t| {
            t.reading.is_none()
                && t.speaker == s.speaker
                && t.source == s.source
                && t.end != End::TrailsOff
                && at <= t.sentence + 1
        });
        if let Some(open) = waiting.filter(|t| questions::is_dangling(&t.tokens)) {
            let mut condition = open.tokens.clone();
            if let Some(last) = condition.last_mut() {
                last.bare();
                last.word.push(',');
            }
            self.told.pop();
            reading.condition = condition;
        }
        reading
    }

    fn push(&mut self, s: &Sentence, at: usize, tokens: Vec<Token>, reading: Option<Reading>) {
        let section = match (&self.part, &self.room) {
            (Some((_, part)), _) => part.clone(),
            (None, Some(Room::Part(name))) if s.mood != Mood::Speech => name.clone(),
            _ => super::PROCEDURE.to_owned(),
        };
        let late = is_late(&s.tokens) || self.late == Some(s.turn);
        let recap = self.recap == Some(s.turn);
        self.told.push(Told {
            tokens,
            reading,
            speaker: s.speaker.clone(),
            mood: s.mood,
            turn: s.turn,
            sentence: at,
            source: s.source,
            section,
            additions: Vec::new(),
            evidence: Vec::new(),
            late,
            recap,
            corrects: self
                .told
                .last()
                .is_some_and(|t| t.corrects && t.sentence == at),
            end: s.end,
            until: at,
        });
    }

    fn last(&self, s: &Sentence) -> Option<usize> {
        self.nearest(|t| t.source == s.source && t.reading.is_some())
    }

    /// The last that was told of a kind, not too far back.
    fn nearest(&self, is: impl Fn(&Told) -> bool) -> Option<usize> {
        let from = self.told.len().saturating_sub(FAR);
        self.told[from..].iter().rposition(is).map(|at| from + at)
    }

    /// The last clause of one speaker.
    fn last_of(&self, s: &Sentence) -> Option<usize> {
        self.nearest(|t| t.source == s.source && t.speaker == s.speaker)
    }
}
