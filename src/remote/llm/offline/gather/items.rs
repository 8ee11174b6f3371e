//! Items of lists: a step each, a name for those below it, or more of the step above it.
use super::super::clauses;
use super::super::headings::Room;
use super::super::patterns::{patterns, starts_any};
use super::super::questions;
use super::super::reading::{Force, Reading, headed, read};
use super::super::token::{Token, keys};
use super::super::turns::{Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{repairs, verbless};
use super::{Gather, Told, noted};
use crate::domain::quantity::quantities_of;

/// An item that heads the ones below it.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub depth: u8,
    pub name: Vec<Token>,
    /// It stands among the steps, and is no part of its own.
    pub among_steps: bool,
}

impl Gather {
    /// `grass: 2 per plate` under `stakes`: a name within a part says what its lines are of.
    fn under_part(&self, s: &Sentence, depth: u8) -> Option<Reading> {
        let part = self
            .parts
            .last()
            .filter(|p| p.depth > 0 && p.depth < depth)?;
        let measured = !quantities_of(&keys(&s.tokens)).is_empty();
        (measured && s.tokens.len() >= 3).then(|| Reading {
            condition: headed(&part.name),
            ..as_written(&s.tokens)
        })
    }

    /// A bullet that holds several deeds, each with an object of its own, is several steps; a numbered item stays one.
    fn items(&mut self, s: &Sentence, at: usize, ordered: bool, reading: Reading) {
        let parts = if ordered || noted::equals(&s.tokens) {
            Vec::new()
        } else {
            clauses::split(&s.tokens, s.mood)
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

    /// An item of a list: a step, a name for the items below it, or more of the step above it.
    pub(super) fn item(
        &mut self,
        sentences: &[Sentence],
        at: usize,
        (depth, ordered): (u8, bool),
        reading: Option<Reading>,
    ) {
        let written = &sentences[at];
        let why = starts_any(&written.tokens, patterns!["why|reason|because"]).is_some();
        if why && written.tokens.iter().take(4).any(|t| t.tail() == Some(':')) {
            // `why so many: last year people stood`
            return;
        }
        let mended = repairs::mended(&written.tokens);
        if mended.as_ref().is_some_and(Vec::is_empty) {
            return;
        }
        let reading = match &mended {
            Some(tokens) => read(tokens, written.mood).or(reading),
            None => reading,
        };
        let s = &Sentence {
            tokens: mended.unwrap_or_else(|| written.tokens.clone()),
            ..written.clone()
        };
        while self.parts.last().is_some_and(|p| depth <= p.depth) {
            self.parts.pop();
        }
        let reading = reading.or_else(|| self.under_part(s, depth));
        if self.goes_on_in_item(s, ordered, reading.as_ref()) {
            return;
        }
        let parent = sentences.get(at + 1).is_some_and(|n| {
            matches!(n.mood, Mood::Item { depth: d, .. } if d > depth) && n.source == s.source
        });
        let valued = !quantities_of(&keys(&s.tokens)).is_empty();
        if parent && !valued && is_name(&s.tokens, reading.as_ref()) {
            self.parts.push(Part {
                depth,
                name: s.tokens.clone(),
                among_steps: depth == 0 && among_steps(sentences, at),
            });
            return;
        }
        if let Some(part) = self.parts.first().filter(|p| p.among_steps) {
            let mut reading = reading.unwrap_or_else(|| as_written(&s.tokens));
            reading.condition.splice(0..0, headed(&part.name));
            self.push(s, at, s.tokens.clone(), Some(reading));
            return;
        }
        if let Some(reading) = reading {
            self.items(s, at, ordered, reading);
            return;
        }
        let dangles = questions::is_dangling(&s.tokens)
            && !questions::is_finished(&s.tokens)
            && !noted::rules_out(&s.tokens);
        if dangles && !parent && !valued {
            // `If the alarm goes off:` and nothing below it
            self.push(s, at, s.tokens.clone(), None);
            return;
        }
        if depth > 0 && !ordered && self.is_under_last(depth) {
            if let Some(open) = self.told.last_mut() {
                open.additions.push((',', s.tokens.clone()));
            }
            return;
        }
        // `must have a receipt attached`, of the thing that heads it
        let bound = starts_any(
            &s.tokens,
            patterns![
                "must|should|may|shall|can|cannot|needs|need|has|have|is|are|mustn't|can't not|only|never|to|be|have *"
            ],
        );
        let bound = bound.is_some() && !self.parts.is_empty() && s.tokens.len() >= 3;
        let in_steps = ordered
            || bound
            || matches!(self.room, Some(Room::Steps))
            || (self.doing.contains(&s.source) && s.tokens.len() >= 3);
        if in_steps && !matches!(self.room, Some(Room::Things(_))) {
            self.push(s, at, s.tokens.clone(), Some(as_written(&s.tokens)));
        } else {
            self.pieces(s, at);
        }
    }

    /// A further sentence of an item says more of its step, unless it warns or is a deed of its own.
    fn goes_on_in_item(&mut self, s: &Sentence, ordered: bool, reading: Option<&Reading>) -> bool {
        let apart = reading.is_some_and(|r| {
            let deed = !ordered
                && r.force == Force::Step
                && s.tokens.len() >= 4
                && (!r.condition.is_empty() || is_action(&s.tokens[0].key));
            deed || r.force == Force::Warning
        });
        let same = |t: &&mut Told| t.turn == s.turn && t.source == s.source;
        let open = self.told.last_mut().filter(same).filter(|_| !apart);
        let goes_on = open.is_some();
        if let Some(open) = open {
            open.additions.push(('.', s.tokens.clone()));
        }
        goes_on
    }

    /// Whether an item of this depth stands below the step told last, and under no name between them.
    fn is_under_last(&self, depth: u8) -> bool {
        self.told.last().is_some_and(|t| {
            matches!(t.mood, Mood::Item { depth: d, .. } if d < depth && self.parts.last().is_none_or(|p| p.depth < d))
                || t.tokens.last().is_some_and(|w| w.tail() == Some(':'))
        })
    }
}

/// Whether behind the items below one the list goes on with a plain item, as it mostly is: then they are steps among
/// others, and no part.
fn among_steps(sentences: &[Sentence], at: usize) -> bool {
    let of = |s: &Sentence| match s.mood {
        Mood::Item { depth, .. } if s.source == sentences[at].source => Some((depth, s.turn)),
        _ => None,
    };
    let above = sentences[..at].iter().rev().map_while(of).count();
    let mut lines: Vec<(u8, usize)> = sentences[at - above..].iter().map_while(of).collect();
    lines.dedup_by_key(|(_, turn)| *turn);
    let heads = |i: usize| lines.get(i + 1).is_some_and(|(d, _)| *d > 0);
    let plain = |i: &usize| lines[*i].0 == 0 && !heads(*i);
    let parts = (0..lines.len()).filter(|i| lines[*i].0 == 0 && heads(*i));
    let turn = sentences[at].turn;
    let behind = (0..lines.len()).filter(plain).any(|i| lines[i].1 > turn);
    behind && (0..lines.len()).filter(plain).count() >= parts.count()
}

/// `Kitchen:`, `Every morning`: words short enough to be a name for what stands below them.
fn is_name(words: &[Token], reading: Option<&Reading>) -> bool {
    let colon = words.last().is_some_and(|t| t.tail() == Some(':'));
    let short = words.len() <= 3 || reading.is_none() && (colon || words.len() <= 6);
    short && !verbless::treated(words)
}

/// A step in the words of its line.
pub(super) fn as_written(tokens: &[Token]) -> Reading {
    Reading::plain(Force::Step, tokens.to_vec())
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
