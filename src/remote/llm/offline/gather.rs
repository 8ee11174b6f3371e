//! One pass over the sentences in the order of telling: what was told, taken back, asked and left open.
use super::clauses;
use super::fillers;
use super::headings::{Room, room};
use super::questions::{self, Doubt};
use super::reading::{Force, Hint, Reading, read};
use super::repairs::{self, Repair};
use super::talk;
use super::token::{At, Token, has_any, keys, places, plain, starts_any, stems};
use super::turns::{End, Mood, Sentence};
use crate::domain::quantity::quantities_of;

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
    contested: Option<Contested>,
    digression: usize,
    recap: Option<usize>,
    source: Option<usize>,
    listeners: Vec<Option<String>>,
    /// Sources whose list items are mostly instructions.
    doing: Vec<usize>,
}

/// Reads all sentences. `listeners` are speakers who mostly ask.
pub(super) fn gather(sentences: &[Sentence], listeners: Vec<Option<String>>) -> Gather {
    let mut state = Gather {
        listeners,
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

    fn written(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        let item = matches!(s.mood, Mood::Item { .. });
        let reading = self.labelled(s);
        match &self.room {
            Some(Room::Dead) => return,
            Some(Room::Prose(heading)) => {
                self.beside.push(Beside {
                    heading: heading.clone(),
                    tokens: s.tokens.clone(),
                    item,
                });
                return;
            }
            Some(Room::Things(heading)) if reading.is_none() => {
                self.beside.push(Beside {
                    heading: heading.clone(),
                    tokens: s.tokens.clone(),
                    item,
                });
                return;
            }
            _ => {}
        }
        if talk::is_obsolete(&s.tokens) {
            return;
        }
        if s.end == End::Question || questions::undecided(&s.tokens) {
            self.doubts.push(questions::written(&s.tokens));
            return;
        }
        if let Mood::Item { depth, ordered } = s.mood {
            self.item(sentences, at, depth, ordered, reading);
            return;
        }
        let line = s.end == End::Open && s.tokens.len() <= 8;
        let heads = s.tokens.last().is_some_and(|t| t.tail() == Some(':')) && reading.is_none();
        if heads && line {
            self.room = Some(room(&plain(&s.tokens)));
            self.part = None;
        } else if self.title.is_none()
            && self.told.is_empty()
            && line
            && reading.is_none()
            && at == 0
        {
            self.title = Some(plain(&s.tokens));
        } else {
            self.pieces(s, at);
        }
    }

    /// The reading of a written line, `Label: words` read by its words.
    fn labelled(&self, s: &Sentence) -> Option<Reading> {
        let reading = read(&s.tokens, s.mood);
        if reading.is_some() || !matches!(s.mood, Mood::Item { .. }) {
            return reading;
        }
        let pauses = (1..s.tokens.len()).filter(|i| s.tokens[i - 1].comma());
        let inner = pauses.filter_map(|i| read(&s.tokens[i..], s.mood)).next()?;
        Some(Reading {
            main: s.tokens.clone(),
            condition: Vec::new(),
            first_person: false,
            hint: Hint::Here,
            force: inner.force,
        })
    }

    fn item(
        &mut self,
        sentences: &[Sentence],
        at: usize,
        depth: u8,
        ordered: bool,
        reading: Option<Reading>,
    ) {
        let s = &sentences[at];
        if self.part.as_ref().is_some_and(|(d, _)| depth <= *d) {
            self.part = None;
        }
        let next = sentences.get(at + 1);
        let parent = next.is_some_and(|n| {
            matches!(n.mood, Mood::Item { depth: d, .. } if d > depth) && n.source == s.source
        });
        let colon = s.tokens.last().is_some_and(|t| t.tail() == Some(':'));
        let same = self
            .told
            .last()
            .is_some_and(|t| t.turn == s.turn && t.source == s.source);
        let warns = reading.as_ref().is_some_and(|r| r.force == Force::Warning);
        if same && !warns {
            if let Some(open) = self.told.last_mut() {
                open.additions.push(('.', s.tokens.clone()));
            }
            return;
        }
        if reading.is_none() && parent && (colon || s.tokens.len() <= 6) {
            self.part = Some((depth, plain(&s.tokens)));
            return;
        }
        let under = self.told.last().is_some_and(|t| {
            matches!(t.mood, Mood::Item { depth: d, .. } if d < depth)
                || t.tokens.last().is_some_and(|w| w.tail() == Some(':'))
        });
        let in_steps = ordered
            || matches!(self.room, Some(Room::Steps))
            || (self.doing.contains(&s.source) && s.tokens.len() >= 3);
        let plain_step = || Reading {
            force: Force::Step,
            hint: Hint::Here,
            condition: Vec::new(),
            main: s.tokens.clone(),
            first_person: false,
        };
        match reading {
            Some(reading) => self.push(s, at, s.tokens.clone(), Some(reading)),
            None if depth > 0 && under && !ordered => {
                if let Some(open) = self.told.last_mut() {
                    open.additions.push((',', s.tokens.clone()));
                }
            }
            None if in_steps && !matches!(self.room, Some(Room::Things(_))) => {
                self.push(s, at, s.tokens.clone(), Some(plain_step()))
            }
            None => self.pieces(s, at),
        }
    }

    fn speech(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        if self.answer_contest(s) || talk::is_backchannel(&s.tokens) {
            return;
        }
        if self.digresses(sentences, at) {
            self.drop_words(&s.tokens, s.mood);
            return;
        }
        if s.end == End::Question {
            self.question(s, at);
            return;
        }
        if questions::undecided(&s.tokens) {
            let asked = self.asked.take().map(|a| a.tokens);
            self.doubts.push(questions::unknown(
                &s.tokens,
                asked.as_deref(),
                s.speaker.clone(),
            ));
            return;
        }
        if starts_any(
            &s.tokens,
            &[
                "so|and|okay|ok|alright? to recap|summarize|summarise|sum",
                "so|okay? in summary|short",
                "so|okay? quick recap",
                "let|so let? me recap|repeat",
                "so|ok|okay? just to recap|confirm|summarize",
            ],
        )
        .is_some()
        {
            self.recap = Some(s.turn);
        }
        self.pieces(s, at);
        if self
            .asked
            .as_ref()
            .is_some_and(|a| a.speaker != s.speaker || at > a.sentence + 2)
        {
            self.asked = None;
        }
    }

    /// Whether a sentence leads away from the work, and how far.
    fn digresses(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        if self.digression > at {
            return true;
        }
        if talk::opens_digression(&s.tokens) {
            let end = (at + 1..sentences.len().min(at + 10)).find(|i| {
                sentences[*i].mood == Mood::Speech && talk::resumes(&sentences[*i].tokens)
            });
            let strong = has_any(
                &s.tokens,
                &["make sure", "need|have to", "must", "never", "don't"],
            );
            if let Some(end) = end.filter(|_| !strong) {
                self.digression = end;
                return true;
            }
        }
        let words = &s.tokens;
        talk::is_meeting(words) || talk::is_story(words) || talk::is_aside(words)
    }

    fn drop_words(&mut self, tokens: &[Token], mood: Mood) {
        if !talk::is_meeting(tokens) && read(tokens, mood).is_some() {
            self.dropped.push(tokens.to_vec());
        }
    }

    fn question(&mut self, s: &Sentence, at: usize) {
        if self.contest(s, &s.tokens) {
            return;
        }
        let tokens = fillers::strip(&s.tokens);
        if tokens.len() >= 2 && !questions::is_tag(&tokens) {
            self.asked = Some(Asked {
                tokens,
                speaker: s.speaker.clone(),
                sentence: at,
            });
        }
    }

    /// Another speaker names another value for what was just told.
    fn contest(&mut self, s: &Sentence, tokens: &[Token]) -> bool {
        let Some(told) = self.told.iter().rposition(|t| t.reading.is_some()) else {
            return false;
        };
        let body = repairs::value_of(tokens);
        let valued = body.len() < tokens.len()
            && quantities_of(&keys(body))
                .first()
                .is_some_and(|q| q.at <= 1);
        let other = self.told[told].speaker != s.speaker && self.told[told].source == s.source;
        let differs = repairs::align(&self.told[told].tokens, body, false)
            .is_some_and(|new| keys(&new) != keys(&self.told[told].tokens));
        if valued && other && differs && quantities_of(&keys(&self.told[told].tokens)).len() == 1 {
            self.contested = Some(Contested {
                told,
                body: tokens.to_vec(),
                speaker: s.speaker.clone(),
            });
            return true;
        }
        false
    }

    /// The first speaker takes the other's value up, or keeps their own.
    fn answer_contest(&mut self, s: &Sentence) -> bool {
        let Some(open) = self.contested.take() else {
            return false;
        };
        if open.speaker == s.speaker {
            self.contested = Some(open);
            return false;
        }
        let words = fillers::strip(&s.tokens);
        if talk::agrees(&words) || talk::agrees(&s.tokens) {
            self.replace(open.told, &open.body, true);
            return words.len() <= 8 && read(&words, Mood::Speech).is_none();
        }
        if starts_any(&s.tokens, &["oh|well? no|nope"]).is_some() {
            return words.len() <= 6;
        }
        self.contested = Some(open);
        self.contest_unanswered();
        false
    }

    fn contest_unanswered(&mut self) {
        if let Some(open) = self.contested.take()
            && let Some(told) = self.told.get(open.told)
        {
            self.doubts.push(questions::contested(
                &told.tokens,
                &open.body,
                told.speaker.clone(),
            ));
        }
    }

    fn pieces(&mut self, s: &Sentence, at: usize) {
        let spoken = s.mood == Mood::Speech;
        for (repair, words) in repairs::cut(&s.tokens) {
            let words = if spoken {
                fillers::strip(&words)
            } else {
                words
            };
            if repair == Some(Repair::Void) && words.is_empty() {
                self.void(s);
                continue;
            }
            if words.is_empty() {
                continue;
            }
            if repairs::cancels(&words) {
                self.void(s);
                continue;
            }
            let obsolete = talk::is_obsolete(&words) && repair.is_none();
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
        if let Some(reading) = reading {
            let private = (reading.first_person || talk::is_recommendation(&s.tokens))
                && self.listeners.contains(&s.speaker);
            if private {
                return;
            }
            let reading = self.with_condition(s, reading);
            self.push(s, at, tokens, Some(reading));
            return;
        }
        if s.mood == Mood::Speech && self.contest(s, &tokens) {
            return;
        }
        if !self.elaborates(s, &tokens) {
            self.push(s, at, tokens, None);
        }
    }

    /// `What if they decline?` puts its condition before the answer; `Once it is dry.` waits for what follows.
    fn with_condition(&mut self, s: &Sentence, mut reading: Reading) -> Reading {
        if !reading.condition.is_empty() || s.mood != Mood::Speech {
            return reading;
        }
        if let Some(asked) = self.asked.take()
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

    /// Words that give the last instruction its measure: `it takes about ten minutes`, `for an hour`.
    fn elaborates(&mut self, s: &Sentence, tokens: &[Token]) -> bool {
        const SAYS_MORE: &[&str] = &[
            "it's|that's|its|they're",
            "it|that|this|they|these|those takes|take|should|has|have|needs|need|must|is|are|lasts|goes|usually|can|will",
            "takes|lasts|usually|normally|about|around|roughly|within|until|at|for|up|between|no|not|maximum|minimum|max|min",
        ];
        let asked = self
            .asked
            .as_ref()
            .is_some_and(|a| a.speaker != s.speaker && questions::asks_measure(&a.tokens));
        let body = starts_any(tokens, &["so|and|yeah|well|but|usually|typically|oh? "])
            .map_or(tokens, |n| &tokens[n..]);
        let measured = !quantities_of(&keys(tokens)).is_empty();
        let open = self.told.last_mut().filter(|t| {
            t.source == s.source && t.reading.is_some() && (t.speaker == s.speaker || asked)
        });
        let Some(open) = open.filter(|_| measured && s.mood == Mood::Speech) else {
            return false;
        };
        let more = starts_any(body, SAYS_MORE).is_some();
        let shared = stems(tokens)
            .iter()
            .any(|w| stems(&open.tokens).contains(w))
            && has_any(tokens, &["is|are|has|have|needs|should|must"]);
        if !(more || shared || (asked && tokens.len() <= 8)) {
            return false;
        }
        let fragment =
            starts_any(body, &["for|until|at|within|between|up"]).is_some() || (asked && !more);
        open.additions
            .push((if fragment { ',' } else { '.' }, body.to_vec()));
        true
    }

    fn push(&mut self, s: &Sentence, at: usize, tokens: Vec<Token>, reading: Option<Reading>) {
        let section = match (&self.part, &self.room) {
            (Some((_, part)), _) => part.clone(),
            (None, Some(Room::Part(name))) if s.mood != Mood::Speech => name.clone(),
            _ => super::PROCEDURE.to_owned(),
        };
        let late = has_any(
            &s.tokens,
            &[
                "i forgot",
                "forgot to",
                "i skipped|missed",
                "should have said|mentioned",
                "oh and",
                "one more thing",
                "before i forget",
                "going back",
                "go back",
            ],
        );
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
        });
    }

    fn last(&self, s: &Sentence) -> Option<usize> {
        self.told
            .iter()
            .rposition(|t| t.source == s.source && t.reading.is_some())
    }

    fn void(&mut self, s: &Sentence) {
        let near = self.told.iter().rposition(|t| {
            t.source == s.source
                && t.speaker == s.speaker
                && (t.reading.is_some() || t.sentence + 1 >= self.told.len())
        });
        if let Some(at) = near.or_else(|| self.last(s)) {
            self.told.truncate(at);
        }
    }

    fn repaired(
        &mut self,
        s: &Sentence,
        at: usize,
        repair: Repair,
        tokens: Vec<Token>,
        reading: Option<Reading>,
    ) {
        let Some(last) = self.last(s) else {
            self.clause(s, at, tokens, reading);
            return;
        };
        let Some(mut reading) = reading else {
            self.fragment(s, at, repair, tokens, last);
            return;
        };
        let before = &self.told[last];
        let earlier = reading.hint != Hint::Here
            || starts_any(&tokens, &["so|but|and? first", "so|but? before"]).is_some()
            || tokens.last().is_some_and(|t| t.key == "first");
        if earlier && repair != Repair::Void {
            if reading.hint == Hint::Here {
                reading.hint = Hint::BeforeLast;
            }
            let broken = before.reading.as_ref().is_some_and(|r| r.main.len() <= 1);
            if broken {
                self.told.truncate(last);
            }
            self.push(s, at, tokens, Some(reading));
            if let Some(told) = self.told.last_mut() {
                told.corrects = true;
            }
            return;
        }
        let (a, b) = (stems(&before.tokens), stems(&tokens));
        let (share, shared) = crate::domain::words::overlap(&a, &b);
        let adds = tokens
            .iter()
            .any(|t| matches!(t.key.as_str(), "also" | "too"));
        let instead = match repair {
            Repair::Void => true,
            Repair::Instead => !adds && at <= before.sentence + 2,
            Repair::Perhaps => {
                !adds
                    && shared > 0
                    && share >= 0.4
                    && before.speaker == s.speaker
                    && at <= before.sentence + 2
            }
        };
        if instead {
            let same = before.sentence == at;
            if let Some(old) = before
                .reading
                .as_ref()
                .filter(|r| same && reading.condition.is_empty() && !r.condition.is_empty())
            {
                reading.condition.clone_from(&old.condition);
            }
            self.told.truncate(last);
        }
        self.clause(s, at, tokens, Some(reading));
    }

    /// A correction of a part: a number, a phrase, a name.
    fn fragment(
        &mut self,
        s: &Sentence,
        at: usize,
        repair: Repair,
        tokens: Vec<Token>,
        last: usize,
    ) {
        let other = self.told[last].speaker != s.speaker;
        if other && self.contest(s, &[&tokens[..0], &tokens[..]].concat()) {
            return;
        }
        if other
            && quantities_of(&keys(&tokens))
                .first()
                .is_some_and(|q| q.at <= 2)
        {
            self.contested = Some(Contested {
                told: last,
                body: tokens,
                speaker: s.speaker.clone(),
            });
            return;
        }
        let strong = repair != Repair::Perhaps;
        let reach = (0..=last)
            .rev()
            .filter(|i| self.told[*i].reading.is_some() && self.told[*i].source == s.source)
            .take(4)
            .collect::<Vec<_>>();
        let valued = quantities_of(&keys(repairs::value_of(&tokens)))
            .first()
            .is_some_and(|q| q.at <= 2);
        let near = if valued {
            reach
        } else {
            reach
                .into_iter()
                .take(1)
                .filter(|i| at <= self.told[*i].sentence + 1)
                .collect()
        };
        if near.into_iter().any(|i| self.replace(i, &tokens, strong)) {
            return;
        }
        match repair {
            Repair::Void => self.void(s),
            _ if self.elaborates(s, &tokens) => {}
            _ => {
                // no correction after all: the words may go on with what was broken off
                let open = self
                    .told
                    .last()
                    .filter(|t| t.reading.is_none() && t.sentence == at)
                    .cloned();
                let joined: Vec<Token> = open
                    .iter()
                    .flat_map(|t| t.tokens.clone())
                    .chain(tokens)
                    .collect();
                let reading = read(&joined, s.mood);
                if reading.is_some() && open.is_some() {
                    self.told.pop();
                }
                self.push(s, at, joined, reading);
            }
        }
    }

    fn replace(&mut self, at: usize, body: &[Token], strong: bool) -> bool {
        let told = &mut self.told[at];
        for (_, words) in told.additions.iter_mut().rev() {
            if let Some(new) = repairs::align(words, body, false)
                .filter(|_| !quantities_of(&keys(words)).is_empty())
            {
                told.evidence.extend(places(body));
                *words = new;
                return true;
            }
        }
        let Some(new) = repairs::align(&told.tokens, body, strong) else {
            return false;
        };
        let Some(reading) = read(&new, told.mood) else {
            return false;
        };
        let condition = told.reading.take().map(|r| r.condition).unwrap_or_default();
        told.evidence.extend(places(body));
        told.tokens = new;
        let kept =
            reading.condition.is_empty() && questions::condition_survives(&condition, &told.tokens);
        told.reading = Some(if kept {
            Reading {
                condition,
                ..reading
            }
        } else {
            reading
        });
        true
    }
}
