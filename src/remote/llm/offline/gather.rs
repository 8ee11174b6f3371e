//! One pass over the sentences in the order of telling: what was told, taken back, asked and left open.
mod additions;
mod agreed;
mod annotations;
mod answered;
mod asked_of;
mod asking;
mod banished;
mod breath;
mod by_name_alone;
mod closing;
mod codes;
mod contests;
mod contradictions;
mod contrasts;
mod corrections;
mod denials;
mod digressions;
mod echoed;
mod erasures;
mod fragments;
mod hearing;
mod in_its_place;
mod items;
mod late;
mod leavings;
mod linked;
mod lookback;
mod meetings;
mod misplaced;
mod noted;
mod of_name;
mod outcomes;
mod outdated;
mod parts;
mod pieces;
mod placing;
mod pronouns;
mod put_up;
mod recalls;
mod recaps;
mod relabelled;
mod repaired;
mod resaid;
mod residue;
mod restated;
mod reversals;
mod revisions;
mod rivals;
mod seconded;
mod spoken;
mod taken_in;
mod taken_up;
mod things;
mod topics;
mod unread;
mod verdicts;
mod waved_off;
mod ways;
mod withdrawals;
mod written;
mod wrongs;

use ecow::EcoString;

use self::denials::Denied;
use self::late::{is_late, looks_back};
use self::topics::Topic;
use super::headings::{Room, room};
use super::people::People;
use super::questions::{self, Doubt, Loose};
use super::reading::Reading;
use super::talk;
use super::token::{At, Token, plain};
use super::turns::{End, Mood, Sentence};

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
    /// What it was said to be done before or after, once it was told.
    pub placed: Option<Placed>,
}

/// A place among the steps, named by the words of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Placed {
    Before(Vec<EcoString>),
    /// Where these words would put it, did it begin with them: `before any of the credit business`.
    Ahead(Vec<Token>),
    After(Vec<EcoString>),
    First,
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
    /// All that was said with it.
    said: Vec<Token>,
    speaker: Option<String>,
    /// Sentences that said nothing of it since.
    kept: usize,
    /// The step with it, where it is no value.
    whole: Option<Vec<Token>>,
    /// The sentence that gave it.
    put: usize,
}

impl Contested {
    /// A value that a sentence puts up against what was told, with all that it says.
    fn new(told: usize, mut body: Vec<Token>, said: &[Token], s: &Sentence, put: usize) -> Self {
        contests::unhedge(&mut body);
        Self {
            told,
            body,
            said: said.to_vec(),
            speaker: s.speaker.clone(),
            kept: 0,
            whole: None,
            put,
        }
    }
}

/// The state of the pass.
#[derive(Default)]
pub(super) struct Gather {
    pub told: Vec<Told>,
    pub beside: Vec<Beside>,
    pub doubts: Vec<Doubt>,
    /// Questions that are only put where no other asks the same.
    pub loose: Vec<Loose>,
    pub dropped: Vec<Vec<Token>>,
    pub title: Option<String>,
    room: Option<Room>,
    /// The heading above says that what follows is forgotten elsewhere.
    afterthoughts: bool,
    /// The items that head the ones below them, outermost first.
    parts: Vec<items::Part>,
    asked: Option<Asked>,
    /// The step that the last answer was said of, and the sentence of it.
    answered_of: Option<(usize, usize)>,
    topic: Option<Topic>,
    contested: Option<Contested>,
    /// Values and places that another gave and nobody took up, each beside what was told.
    unanswered: Vec<(Contested, Vec<Token>)>,
    digression: usize,
    recap: Option<usize>,
    source: Option<usize>,
    /// The sentence that is heard.
    now: usize,
    pub people: People,
    /// Sentences of listeners that wait for a nod.
    proposed: Vec<usize>,
    /// Jokes, with their words.
    jokes: Vec<(usize, Vec<EcoString>)>,
    denied: Option<Denied>,
    /// A step that somebody who listens says is done no more, and the sentence that said so.
    doubted: Option<(Told, usize)>,
    /// The sentence of the step whose value was put right last, and the one that put it right.
    revised: Option<(usize, usize)>,
    /// How it is now, as another says: it waits for whoever explains to take it up.
    superseded: Option<taken_up::Superseded>,
    /// The sentence that turned the order of two steps round.
    turned: Option<usize>,
    /// The turn in which something was said to have been forgotten.
    late: Option<(usize, usize)>,
    /// The turn whose first step comes before all others.
    upfront: Option<usize>,
    /// Where the next step of a sentence is done.
    next_placed: Option<(usize, Placed)>,
    /// Somebody else said that something was left out.
    reminded: Option<usize>,
    /// The turn in which a story is told.
    story: Option<usize>,
    /// The last sentence that put something said before in doubt.
    cue: Option<usize>,
    /// The last sentence that told of others.
    others: Option<usize>,
    /// The last sentence that said what others say or think.
    attributed: Option<usize>,
    /// The turn in which somebody was called by name, or by a title, where what they are told goes on with `and`.
    calling: Option<(usize, bool)>,
    /// A remark in brackets: its source, and its last sentence.
    remark: Option<(usize, usize)>,
    /// A sentence that ended in `no` or `sorry`: the next puts it right.
    repairing: Option<(usize, super::repairs::Repair)>,
    /// What was taken out of the work by its name, and the sentence that said so.
    banned: Option<(usize, Vec<EcoString>)>,
    /// A name that is there no more, and the sentence that said so.
    gone: Option<(ecow::EcoString, usize)>,
    /// The sentence that closed the talk.
    closed: Option<usize>,
    /// Sources whose list items are mostly instructions.
    doing: Vec<usize>,
    /// Sentences that may be notes without a verb, as they stand.
    notes: Vec<usize>,
}

/// Reads all sentences.
pub(super) fn gather(sentences: &[Sentence], people: People) -> Gather {
    let mut state = Gather {
        people,
        doing: items::doing(sentences),
        notes: noted::notes(sentences),
        ..Gather::default()
    };
    let noted = annotations::noted(sentences);
    state.doubts.extend(noted.doubts.iter().cloned());
    let mended = noted.lines(sentences);
    let sentences = mended.as_deref().unwrap_or(sentences);
    let handed = meetings::handed_over(sentences, &state.people);
    let (open, heard) = super::heard_only::heard_only(sentences);
    state.doubts.extend(open);
    for at in 0..sentences.len() {
        if noted.skipped.contains(&at)
            || heard.contains(&at)
            || handed.as_ref().is_some_and(|before| before.contains(&at))
        {
            continue;
        }
        state.sentence(sentences, at);
    }
    if let Some(last) = state.topic.as_ref().map(|t| t.sentence) {
        state.flush_topic(&sentences[last], last);
    }
    state.contest_unanswered();
    let disputes = state.disputes(sentences);
    let (open, loose) = super::unsettled::unsettled(sentences, disputes);
    state.doubts.extend(open);
    state.loose.extend(loose);
    if let Some(asked) = state.asked.take() {
        state
            .doubts
            .push(questions::unanswered(&asked.tokens, asked.speaker));
    }
    state
}

pub(super) use self::fragments::names_value;
pub(super) use self::linked::goes_on;
pub(super) use self::verdicts::concedes;

/// Words that name a thing and do nothing.
pub(super) fn is_thing(words: &[Token]) -> bool {
    fragments::is_noun_phrase(words)
}

/// What a unit measures, by a name or by itself: units of one kind may stand for one another.
pub(super) fn kind_of_unit(unit: &str) -> &str {
    denials::kind(unit)
}

/// `Rehearsal at half five.`: what begins at an hour of the clock.
pub(super) fn is_at_its_hour(words: &[Token]) -> bool {
    by_name_alone::at_its_hour(words)
}

/// `it's washed`: what is done next to what was told of.
pub(super) fn is_done_next(words: &[Token]) -> bool {
    fragments::is_done_next(words)
}

impl Gather {
    fn sentence(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        self.now = at;
        if self.source != Some(s.source) {
            self.source = Some(s.source);
            (
                self.room,
                self.parts,
                self.asked,
                self.digression,
                self.recap,
            ) = (None, Vec::new(), None, 0, None);
            self.contest_unanswered();
        }
        if s.mood == Mood::Speech && self.disowned(sentences, at) {
            return;
        }
        if !matches!(s.mood, Mood::Code | Mood::Heading(_)) && self.erases(s, at) {
            return;
        }
        let aside = |t: &[Token]| talk::bids_machine(t) || talk::bids_writer(t);
        if !matches!(s.mood, Mood::Code) && aside(&s.tokens) {
            self.dropped.push(s.tokens.clone());
            return;
        }
        if matches!(s.mood, Mood::Speech | Mood::Prose) && self.needs_things(s) {
            return;
        }
        match s.mood {
            Mood::Heading(level) => self.heading(level, &s.tokens),
            Mood::Code => self.code(sentences, at),
            Mood::Speech => self.speech(sentences, at),
            Mood::Prose | Mood::Item { .. } => self.written(sentences, at),
        }
    }

    fn heading(&mut self, level: u8, tokens: &[Token]) {
        let text = plain(tokens);
        self.parts.clear();
        self.afterthoughts = late::heads_afterthoughts(tokens);
        if level == 1 && self.title.is_none() {
            self.title = Some(text);
            self.room = None;
        } else {
            self.room = Some(room(&text));
        }
    }

    fn push(&mut self, s: &Sentence, at: usize, tokens: Vec<Token>, reading: Option<Reading>) {
        let section = match (self.parts.first().filter(|p| !p.among_steps), &self.room) {
            (Some(part), _) => plain(&part.name),
            (None, Some(Room::Part(name))) if s.mood != Mood::Speech => name.clone(),
            _ => super::PROCEDURE.to_owned(),
        };
        let late = is_late(&s.tokens)
            || s.placed.is_some()
            || self.afterthoughts && s.mood != Mood::Speech
            || self.remembered(s, at)
            || self
                .reminded
                .is_some_and(|from| from < at && at <= from + 4);
        let recap = self.recap == Some(s.turn);
        let waiting = self.next_placed.take_if(|_| reading.is_some());
        let there = waiting
            .filter(|(from, _)| *from == at)
            .map(|(_, placed)| placed);
        // the first of what it tells; the rest goes on from there
        let here = self.told.iter().rev().take_while(|t| t.sentence == at);
        let leads = reading.is_some() && here.clone().all(|t| t.reading.is_none());
        let own = s.placed.clone().filter(|_| leads);
        let first = reading.is_some() && self.upfront.take_if(|turn| *turn == s.turn).is_some();
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
            placed: there.or(first.then_some(Placed::First)).or(own),
        });
    }
}
