//! What was told last: by whom, how long ago, of what kind.
use super::super::patterns::{patterns, starts_any};
use super::super::reading::Force;
use super::super::talk;
use super::super::token::{Token, keys};
use super::super::turns::Sentence;
use super::{FAR, Gather, Told};
use crate::domain::quantity::quantities_of;

/// How many sentences ago something may have been told, for a value that says not what it is of.
const HEARD: usize = 6;
/// How many clauses that tell nothing may be said to a step, where the last few steps are looked for.
const BETWEEN: usize = 4;

impl Told {
    /// Whether it was read as a deed, and forbids nothing.
    pub(in super::super) fn is_step(&self) -> bool {
        self.reading
            .as_ref()
            .is_some_and(|r| r.force == Force::Step)
    }

    /// Takes in what a sentence says more of it, behind a mark.
    pub(super) fn say_more(&mut self, mark: char, words: Vec<Token>, at: usize) {
        self.additions.push((mark, words));
        self.until = at;
    }

    /// `bake it for ten minutes,` **`turn it`**: whether another deed was told with it since, of which what follows is.
    pub(super) fn done_since(&self) -> bool {
        let last = self.additions.last().and_then(|(_, words)| words.first());
        last.is_some_and(|t| super::super::verbs::is_action(&t.key) && !t.is_number())
    }
}

impl Gather {
    pub(super) fn last(&self, s: &Sentence) -> Option<usize> {
        self.nearest(|t| t.source == s.source && t.reading.is_some())
    }

    /// The last that was told of a kind, not too far back.
    pub(super) fn nearest(&self, is: impl Fn(&Told) -> bool) -> Option<usize> {
        let from = self.told.len().saturating_sub(FAR);
        self.told[from..].iter().rposition(is).map(|at| from + at)
    }

    /// The step that a sentence goes on from: the last that was told, by the same speaker and just before.
    pub(super) fn just_told(&mut self, s: &Sentence, at: usize) -> Option<&mut Told> {
        self.told.last_mut().filter(|t| {
            t.source == s.source && t.speaker == s.speaker && at <= t.until + 1 && t.is_step()
        })
    }

    /// `Then I set the clock.` **`It's four minutes for six arrows.`**: of what the speaker has just told, and nobody else's.
    pub(super) fn says_of_own(&self, s: &Sentence, tokens: &[Token]) -> bool {
        let own = |t: &Told| {
            let bare = t.additions.is_empty() && quantities_of(&keys(&t.tokens)).is_empty();
            t.turn == s.turn && t.speaker == s.speaker && t.sentence + 1 == self.now && bare
        };
        starts_any(talk::lead(tokens), patterns!["it's", "it is"]).is_some()
            && self.told.last().is_some_and(|t| t.is_step() && own(t))
    }

    /// From where the last so many steps were told, with what was said between them.
    pub(super) fn lately(&self, steps: usize) -> usize {
        let told = self.told.iter().enumerate().rev().take(steps * BETWEEN);
        told.filter(|(_, t)| t.reading.is_some())
            .take(steps)
            .last()
            .map_or(self.told.len(), |(at, _)| at)
            .min(self.told.len().saturating_sub(steps))
            .max(self.heard())
    }

    /// From where what is still in everybody's ear was told.
    pub(super) fn heard(&self) -> usize {
        let faded = |t: &Told| t.until.max(t.sentence) + HEARD < self.now;
        self.told.iter().rposition(faded).map_or(0, |at| at + 1)
    }

    /// The last clause of one speaker.
    pub(super) fn last_of(&self, s: &Sentence) -> Option<usize> {
        self.nearest(|t| t.source == s.source && t.speaker == s.speaker)
    }

    /// What was told last, whoever told it, where that is in this source and at most so many sentences ago.
    pub(super) fn told_just_now(&self, s: &Sentence, at: usize, reach: usize) -> Option<usize> {
        let last = self.told.len().checked_sub(1)?;
        let t = &self.told[last];
        (t.source == s.source && at <= t.until + reach).then_some(last)
    }
}

/// Where a value may belong: far away only with its own unit, and first to what gives a measure.
pub(super) fn near_value(
    told: &[Told],
    reach: Vec<usize>,
    value: Option<&crate::domain::quantity::Quantity>,
) -> Vec<usize> {
    let Some(value) = value else {
        return reach;
    };
    let gives = |i: usize, strict: bool| {
        let all = told[i]
            .additions
            .iter()
            .flat_map(|(_, w)| quantities_of(&keys(w)))
            .chain(quantities_of(&keys(&told[i].tokens)));
        all.into_iter().any(|q| {
            let measure = crate::domain::quantity::unit_of(&q.unit).is_some();
            if strict {
                !value.unit.is_empty() && q.unit == value.unit
            } else {
                measure || !value.unit.is_empty()
            }
        })
    };
    let strict = reach.iter().copied().filter(|i| gives(*i, true));
    let loose = reach.iter().copied().take(4).filter(|i| gives(*i, false));
    // a number without a unit is put right where a measure was told last, and nowhere else
    let bare = usize::from(value.unit.is_empty());
    let mut order: Vec<usize> = strict
        .chain(loose.take(if bare == 1 { 1 } else { usize::MAX }))
        .collect();
    order.extend(reach.iter().copied().take(if bare == 1 { 1 } else { 4 }));
    let mut seen = std::collections::HashSet::new();
    order.retain(|i| seen.insert(*i));
    order
}
