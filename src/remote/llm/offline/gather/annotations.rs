//! What a second hand wrote beside a line: `5 litres [no, 10 litres now - H]`, `(not any more)`.
use std::collections::{HashMap, HashSet};

use super::super::amounts::{Class, amounts, put};
use super::super::patterns::{patterns, starts_any};
use super::super::questions::{self, Doubt};
use super::super::talk;
use super::super::token::Token;
use super::super::turns::{Mood, Sentence};

/// How many sentences a note may take.
const LONGEST: usize = 4;

/// What the notes beside written lines make of them.
#[derive(Default)]
pub(super) struct Noted {
    /// Lines with the value of their note in its place.
    mended: HashMap<usize, Sentence>,
    /// Lines of which it is asked what holds, and the notes themselves.
    pub skipped: HashSet<usize>,
    pub doubts: Vec<Doubt>,
}

impl Noted {
    /// The lines with what their notes say; none where no note says anything.
    pub(super) fn lines(&self, sentences: &[Sentence]) -> Option<Vec<Sentence>> {
        let one = |(at, s): (usize, &Sentence)| self.mended.get(&at).unwrap_or(s).clone();
        (!self.mended.is_empty()).then(|| sentences.iter().enumerate().map(one).collect())
    }
}

/// Takes what notes in brackets say into their lines.
pub(super) fn noted(sentences: &[Sentence]) -> Noted {
    let mut out = Noted::default();
    for (at, s) in sentences.iter().enumerate() {
        let written = matches!(s.mood, Mood::Prose | Mood::Item { .. });
        if written && !out.skipped.contains(&at) {
            read_note(&mut out, sentences, at);
        }
    }
    out
}

fn read_note(out: &mut Noted, sentences: &[Sentence], at: usize) -> Option<()> {
    let s = &sentences[at];
    let from = s
        .tokens
        .iter()
        .position(|t| t.word.starts_with(['[', '(']))?;
    let closes = |t: &Token| t.word.contains([']', ')']);
    let mut note: Vec<Token> = s.tokens[from..].to_vec();
    let mut until = at;
    while !note.iter().any(closes) && until < at + LONGEST {
        until += 1;
        let next = sentences.get(until).filter(|n| n.source == s.source)?;
        note.extend(next.tokens.iter().cloned());
    }
    let end = note.iter().position(closes)? + 1;
    let mut line = s.tokens[..from].to_vec();
    if until == at {
        line.extend(note[end..].iter().cloned());
    }
    let note: Vec<Token> = note[..end].iter().map(unbracketed).collect();
    if from < 2 || !corrects(&note) {
        return None;
    }
    out.skipped.extend(at + 1..=until);
    let new = amounts(&note)
        .into_iter()
        .find(|a| !matches!(a.class, Class::Word(_)));
    let old = new.as_ref().and_then(|new| {
        amounts(&line)
            .into_iter()
            .rfind(|a| new.may_stand_for(a) && !a.alike(new))
    });
    if let (Some(new), Some(old), false) = (&new, &old, strikes(&note)) {
        let tokens = put(&line, old, &note, new);
        out.mended.insert(
            at,
            Sentence {
                tokens,
                ..s.clone()
            },
        );
    } else {
        out.skipped.insert(at);
        out.doubts
            .push(questions::contested(&line, &note, s.speaker.clone()));
    }
    Some(())
}

/// The word without its bracket.
fn unbracketed(t: &Token) -> Token {
    let mut t = t.clone();
    t.word = t
        .word
        .trim_start_matches(['[', '('])
        .trim_end_matches([']', ')'])
        .into();
    t
}

/// Whether a note says that its line does not hold as it stands.
fn corrects(note: &[Token]) -> bool {
    let named = note.first().is_some_and(|t| t.tail() == Some(':'));
    let note = &note[usize::from(named)..];
    strikes(note)
        || starts_any(
            note,
            patterns![
                "not any|since",
                "no longer",
                "wrong",
                "correction",
                "that|this was|is the|our? old"
            ],
        )
        .is_some()
        || talk::no_by_itself(note).is_some()
}

/// Whether a note takes its line out, or turns it round.
fn strikes(note: &[Token]) -> bool {
    starts_any(
        note,
        patterns![
            "strike|scrap|scrub|delete|scratch|ignore|forget this|that|it|line|the|a|b|c|d|e|f",
            "the? other way round|around|about",
            "not any more|longer",
            "not anymore"
        ],
    )
    .is_some()
}
