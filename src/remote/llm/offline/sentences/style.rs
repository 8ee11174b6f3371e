//! How a source parts its sentences: found from its words before any is split.
use super::super::token::Token;
use super::{hangs, stopped};
use crate::domain::source::{Place, Source};

/// How a source parts its sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Style {
    /// By full stops.
    Stops,
    /// By full stops, but turns end without one: a cue that begins with a capital begins anew.
    Capitals,
    /// By full stops, but turns end without one, and nothing begins with a capital: each cue begins anew.
    Both,
    /// By cues: each is a breath of its own.
    Cues,
    /// Not at all: cues are cut by width, or there are none.
    Nothing,
}

impl Style {
    /// Finds the style of a source from its words.
    pub(in super::super) fn of<'a>(
        turns: impl Iterator<Item = &'a [Token]>,
        source: &Source,
    ) -> Self {
        let timed = source
            .spans
            .iter()
            .any(|s| matches!(s.start, Place::Time(_)));
        let (mut words, mut stops, mut joints, mut torn) = (0usize, 0usize, 0usize, 0usize);
        let (mut begun, mut lower) = (0usize, 0usize);
        let (mut ended, mut bare) = (0usize, 0usize);
        let by_width = cut_by_width(source);
        for turn in turns {
            ended += 1;
            bare += usize::from(turn.last().is_some_and(|t| !stopped(t)));
            words += turn.len();
            let after = turn.windows(2).filter(|p| stopped(&p[0])).map(|p| &p[1]);
            for first in turn.first().into_iter().chain(after) {
                begun += 1;
                lower += usize::from(first.word.starts_with(char::is_lowercase));
            }
            stops += turn.iter().filter(|t| stopped(t)).count();
            for pair in turn.windows(2).filter(|p| p[0].at != p[1].at) {
                joints += 1;
                torn += usize::from(tears(&pair[0], &pair[1]));
            }
        }
        // messages are short, and need no stop
        let long = stops * 60 < words && words > ended * 8;
        if words <= 30 && (stops > 0 || joints < 4) || !timed && !long {
            Style::Stops
        } else if timed && stops * 40 >= words {
            match (bare * 3 > ended && ended > 4, lower * 2 > begun) {
                (true, true) if torn * 4 <= joints => Style::Both,
                (true, false) => Style::Capitals,
                _ => Style::Stops,
            }
        } else if !timed || by_width || torn * 4 > joints {
            Style::Nothing
        } else {
            Style::Cues
        }
    }
}

/// Whether nearly every cue is so full that the next word has no room in it: then a cue ends where its width does.
fn cut_by_width(source: &Source) -> bool {
    const FEWEST: usize = 4;
    let cues: Vec<_> = source
        .spans
        .iter()
        .map(|s| (s.text.trim(), &s.speaker))
        .collect();
    let on: Vec<_> = cues
        .windows(2)
        .filter(|pair| pair[0].1 == pair[1].1)
        .collect();
    let full = |size: &dyn Fn(&str) -> usize, room: &dyn Fn(&str) -> usize| {
        let widest = cues.iter().map(|(text, _)| size(text)).max();
        let filled = on
            .iter()
            .filter(|pair| Some(size(pair[0].0) + room(pair[1].0)) > widest)
            .count();
        on.len() >= FEWEST && filled * 4 > on.len() * 3
    };
    let first = |next: &str| {
        1 + next
            .split_whitespace()
            .next()
            .map_or(0, |w| w.chars().count())
    };
    let letters = |text: &str| text.chars().count();
    let words = |text: &str| text.split_whitespace().count();
    full(&letters, &first) || full(&words, &|_| 1)
}

/// Whether a cue ends in the middle of a phrase.
fn tears(before: &Token, after: &Token) -> bool {
    hangs(before) || matches!(after.key.as_str(), "of" | "to" | "that" | "which" | "than")
}
