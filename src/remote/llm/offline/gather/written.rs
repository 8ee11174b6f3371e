//! Written lines: list items, labels, and what stands beside the steps.
use super::super::headings::{Room, room};
use super::super::patterns::{has_any, patterns};
use super::super::questions;
use super::super::reading::{Force, Hint, Reading, read};
use super::super::stories;
use super::super::talk;
use super::super::token::{Token, keys, plain};
use super::super::turns::{End, Mood, Sentence};
use super::super::{hearsay, repairs, unreal, verbless};
use super::{Beside, Gather};
use crate::domain::quantity::quantities_of;

/// Whether a line stands right above a list: then it says what the list is of.
fn list_follows(sentences: &[Sentence], at: usize) -> bool {
    sentences.get(at + 1).is_some_and(|next| {
        matches!(next.mood, Mood::Item { .. }) && next.source == sentences[at].source
    })
}

/// `label them the same day -> NO.`: whoever wrote it, or somebody after, says that it is not so.
fn crossed_out(tokens: &[Token]) -> bool {
    let said = tokens.last().is_some_and(|t| {
        matches!(
            t.word.trim_end_matches(['.', '!']),
            "NO" | "NOPE" | "WRONG" | "nope" | "OUT"
        )
    });
    let listed = tokens.len() > 2
        && matches!(
            tokens[tokens.len() - 2].key.as_str(),
            "or" | "and" | "is" | "say" | "says" | "with" | "a" | "yes" | "if" | "the"
        );
    said && tokens.len() > 3 && !listed
}

impl Gather {
    /// Whether a line takes itself back, or the one before it, or tells of somebody's habit.
    fn struck_out(&mut self, s: &Sentence, at: usize) -> bool {
        let refuses = |t: &&Token| matches!(t.word.as_str(), "NO." | "NO," | "NO:" | "NO" | "NO!");
        let open = |t: &super::Told| {
            t.source == s.source && t.until + 1 == at && t.turn / 100 == s.turn / 100
        };
        if s.tokens.len() > 1
            && s.tokens.first().filter(refuses).is_some()
            && self.told.last().is_some_and(open)
        {
            let rest = Sentence {
                tokens: s.tokens[1..].to_vec(),
                ..s.clone()
            };
            if let Some(reading) = self.labelled(&rest) {
                // `label them the same day -> NO. label them the next day`
                self.told.pop();
                self.push(&rest, at, rest.tokens.clone(), Some(reading));
                return true;
            }
            // `confirm identity: copy of ID -> NO, only a code by email`
            let named = self.told.last().and_then(|t| {
                let end = t
                    .tokens
                    .iter()
                    .take(4)
                    .position(|t| t.tail() == Some(':'))?
                    + 1;
                Some(t.tokens[..end].to_vec())
            });
            if let Some(mut whole) = named {
                self.told.pop();
                whole.extend(rest.tokens);
                self.bare_step(s, at, &whole);
                return true;
            }
        }
        if s.tokens.len() == 1
            && s.tokens.first().filter(refuses).is_some()
            && self.told.last().is_some_and(open)
        {
            // `label them the same day -> NO.`
            self.told.pop();
            return true;
        }
        let short = self.denied.is_some() && s.tokens.len() <= 6;
        if short
            && self
                .settles(s, at, &s.tokens)
                .is_some_and(|left| left.is_empty())
        {
            return true;
        }
        // `S: I use a hazelnut`: what somebody else does
        let habit = s.tokens.len() > 2
            && s.tokens[0].tail() == Some(':')
            && s.tokens[0].word.starts_with(char::is_uppercase)
            && matches!(
                s.tokens[1].key.as_str(),
                "i" | "i'd" | "i'm" | "i've" | "i'll"
            );
        let out = habit || crossed_out(&s.tokens);
        if out {
            self.others = Some(at);
        }
        out
    }

    pub(super) fn written(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        let item = matches!(s.mood, Mood::Item { .. });
        if self.struck_out(s, at) {
            return;
        }
        if !self.told.is_empty() && self.unmade(sentences, at) || self.remarks(sentences, at) {
            return;
        }
        let reading = self.labelled(s);
        if s.mood == Mood::Prose && self.goes_first(s, at) {
            return;
        }
        if s.mood == Mood::Prose && talk::is_meeting(&s.tokens) {
            return;
        }
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
        if self.says_revised(s, at) || self.revises(s, at) {
            return;
        }
        let replied = self
            .others
            .is_some_and(|o| o + 1 == at && sentences[o].turn == s.turn)
            && s.tokens.len() <= 10
            && s.tokens
                .first()
                .is_some_and(|t| t.tail() == Some(':') && t.word.starts_with(char::is_uppercase));
        if replied {
            // `Bo's idea: buy a puller. J: put it on the list`: what was said to it is no step either
            self.others = Some(at);
            return;
        }
        if stories::is_obsolete(&s.tokens)
            || stories::is_remark(&s.tokens)
            || unreal::is_unreal(&s.tokens)
            || of_others(&s.tokens)
        {
            self.others = Some(at);
            if let Some(from) = hearsay::turn(&s.tokens) {
                // `I used to count it at the table, so count it at the depot`
                self.pieces_from(s, from, at);
            }
            return;
        }
        let asks = s.tokens.first().is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "ask" | "question" | "open" | "todo" | "tbd" | "unclear"
            ) && (t.tail() == Some(':') || matches!(t.key.as_str(), "todo" | "tbd"))
        });
        if asks || s.end == End::Question || questions::undecided(&s.tokens) {
            self.doubts.push(questions::written(&s.tokens));
            return;
        }
        if self.referred(sentences, at) {
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
            self.parts.clear();
        } else if self.title.is_none()
            && self.told.is_empty()
            && s.end == End::Open
            && s.tokens.len() <= 14
            && (reading.is_none() || s.alone || list_follows(sentences, at))
            && at == 0
        {
            self.title = Some(plain(&s.tokens));
        } else {
            if super::is_late(&s.tokens) {
                self.late = Some((s.turn, at));
            }
            self.pieces(s, at);
        }
    }

    /// `(Kent 2022. They let go.)`: a remark in brackets that takes several sentences.
    fn remarks(&mut self, sentences: &[Sentence], at: usize) -> bool {
        if self
            .remark
            .is_some_and(|(source, until)| source == sentences[at].source && at <= until)
        {
            return true;
        }
        if !sentences[at]
            .tokens
            .first()
            .is_some_and(|t| t.word.starts_with('('))
        {
            return false;
        }
        let same = |s: &&Sentence| s.turn == sentences[at].turn && s.source == sentences[at].source;
        let closes = |s: &Sentence| s.tokens.iter().any(|t| t.word.contains(')'));
        let line: Vec<&Sentence> = sentences[at..].iter().take(8).take_while(same).collect();
        let Some(last) = line.iter().position(|s| closes(s)) else {
            return false;
        };
        let words: Vec<_> = line[..=last]
            .iter()
            .flat_map(|s| s.tokens.clone())
            .collect();
        let whole = words.last().is_some_and(|t| t.word.contains(')'));
        let story = whole && (stories::is_remark(&words) || last > 0 && stories::is_dated(&words));
        if story {
            self.remark = Some((sentences[at].source, at + last));
        }
        story
    }

    /// The reading of a written line, `Label: words` read by its words.
    pub(super) fn labelled(&self, s: &Sentence) -> Option<Reading> {
        let reading = read(&s.tokens, s.mood);
        if reading.is_some() || !matches!(s.mood, Mood::Item { .. }) {
            return reading;
        }
        let pauses = (1..s.tokens.len()).filter(|i| s.tokens[i - 1].comma());
        let told = pauses.filter(|i| !super::clauses::is_reason(&s.tokens[*i..]));
        let inner = told.filter_map(|i| read(&s.tokens[i..], s.mood)).next()?;
        Some(Reading {
            main: s.tokens.clone(),
            condition: Vec::new(),
            first_person: false,
            hint: Hint::Here,
            force: inner.force,
        })
    }

    /// `grass: 2 per plate` under `stakes`: a name within a part says what its lines are of.
    fn under_part(&self, s: &Sentence, depth: u8) -> Option<Reading> {
        let (_, name) = self.parts.last().filter(|(d, _)| *d > 0 && *d < depth)?;
        let measured = !quantities_of(&keys(&s.tokens)).is_empty();
        (measured && s.tokens.len() >= 3).then(|| Reading {
            force: Force::Step,
            hint: Hint::Here,
            condition: super::super::reading::headed(name),
            main: s.tokens.clone(),
            first_person: false,
        })
    }

    /// A bullet that holds several deeds, each with an object of its own, is several steps; a numbered item stays one.
    fn items(&mut self, s: &Sentence, at: usize, ordered: bool, reading: Reading) {
        let parts = if ordered {
            Vec::new()
        } else {
            super::clauses::split(&s.tokens, s.mood)
        };
        let whole = parts.len() < 2
            || parts
                .iter()
                .any(|(t, r)| t.len() < 2 || r.as_ref().is_none_or(|r| r.force != Force::Step));
        if whole {
            self.push(s, at, s.tokens.clone(), Some(reading));
            return;
        }
        for (tokens, part) in parts {
            let part = part.map(|r| self.resolved(s, at, r));
            self.push(s, at, tokens, part);
        }
    }

    pub(super) fn item(
        &mut self,
        sentences: &[Sentence],
        at: usize,
        depth: u8,
        ordered: bool,
        reading: Option<Reading>,
    ) {
        let mended = repairs::mended(&sentences[at].tokens);
        if mended.as_ref().is_some_and(Vec::is_empty) {
            return;
        }
        let reading = match &mended {
            Some(tokens) => read(tokens, sentences[at].mood).or(reading),
            None => reading,
        };
        let s = &Sentence {
            tokens: mended.unwrap_or_else(|| sentences[at].tokens.clone()),
            ..sentences[at].clone()
        };
        while self.parts.last().is_some_and(|(d, _)| depth <= *d) {
            self.parts.pop();
        }
        let reading = reading.or_else(|| self.under_part(s, depth));
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
        let deed = reading.as_ref().is_some_and(|r| {
            !ordered
                && r.force == Force::Step
                && s.tokens.len() >= 4
                && (!r.condition.is_empty() || super::super::verbs::is_action(&s.tokens[0].key))
        });
        if same && !warns && !deed {
            if let Some(open) = self.told.last_mut() {
                open.additions.push(('.', s.tokens.clone()));
            }
            return;
        }
        let deed = verbless::treated(&s.tokens) || !quantities_of(&keys(&s.tokens)).is_empty();
        let short = s.tokens.len() <= 3 || (reading.is_none() && (colon || s.tokens.len() <= 6));
        if parent && short && !deed {
            self.parts.push((depth, s.tokens.clone()));
            return;
        }
        let under = self.told.last().is_some_and(|t| {
            matches!(t.mood, Mood::Item { depth: d, .. } if d < depth && self.parts.last().is_none_or(|(p, _)| *p <= d))
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
        let unfinished = !parent
            && reading.is_none()
            && questions::is_dangling(&s.tokens)
            && !questions::is_finished(&s.tokens)
            && quantities_of(&keys(&s.tokens)).is_empty();
        match reading {
            // `If the alarm goes off:` and nothing below it
            None if unfinished => self.push(s, at, s.tokens.clone(), None),
            Some(reading) => self.items(s, at, ordered, reading),
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
}

/// `Ronnie sets his at 40 and it cracked`, `people want it deep these days, ignore people`, `2019, mice in the bed`.
fn of_others(tokens: &[Token]) -> bool {
    let theirs = tokens.len() > 3
        && tokens[0].word.starts_with(char::is_uppercase)
        && super::super::verbs::is_third_person(&tokens[1].key)
        && tokens
            .iter()
            .any(|t| matches!(t.key.as_str(), "his" | "hers" | "theirs"));
    let disowned =
        hearsay::attributes(tokens) && has_any(tokens, patterns!["ignore|disregard|forget *"]);
    let year = tokens.len() > 1 && tokens[0].comma() && stories::is_dated(&tokens[..1]);
    theirs || disowned || year
}

/// Sources in whose lists most items are instructions: there the others are in note form.
pub(super) fn doing(sentences: &[Sentence]) -> Vec<usize> {
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
