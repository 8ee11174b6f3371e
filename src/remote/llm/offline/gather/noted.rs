//! Notes without a verb: what stands in a list or on a line of its own is of the work, unless it says otherwise.
use super::super::lexicon::{is_auxiliary, is_past, is_subject};
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::questions;
use super::super::token::{Token, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_participle};
use super::fragments::opinion;
use super::{Gather, Told};

/// The most words of a note, and of what heads the lines or the sentences below it.
const LONGEST: usize = 16;
const HEADING: usize = 4;
const LABEL: usize = 3;

impl Gather {
    /// `NB gloves`, `Mirrors clean`, `Drop of soap.`: a step, or more of the step on its line.
    pub(super) fn noted(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        if self.people.chat || self.notes.binary_search(&at).is_err() || !is_note(s, words) {
            return false;
        }
        let begun = self.told.iter().any(|t| t.source == s.source);
        if s.mood == Mood::Prose && !begun && !parted(words) {
            return false;
        }
        let line = |t: &&mut Told| t.turn == s.turn && t.source == s.source;
        match self.told.last_mut().filter(line) {
            Some(open) if open.reading.is_some() => {
                open.say_more('.', words.to_vec(), at);
                true
            }
            // what the line began with is not of the work
            Some(_) => false,
            None => {
                self.bare_step(s, at, words);
                true
            }
        }
    }
}

/// The sentences that may be notes where they stand, in order: written, no heading, and no label of the sentences after it.
pub(super) fn notes(sentences: &[Sentence]) -> Vec<usize> {
    let may = |at: &usize| {
        let s = &sentences[*at];
        let next = sentences.get(at + 1);
        let above = at.checked_sub(1).map(|i| &sentences[i]);
        let apart = s.alone && above.is_none_or(|a| a.alone || a.source != s.source);
        let heads = apart && s.tokens.len() <= HEADING;
        let labels = s.tokens.len() <= LABEL
            && s.end == End::Stop
            && s.tokens.last().is_some_and(|t| t.tail() != Some('!'))
            && s.tokens.iter().all(|t| t.tail() != Some(':'))
            && next.is_some_and(|n| n.turn == s.turn)
            && above.is_none_or(|a| a.turn != s.turn);
        match s.mood {
            Mood::Prose => !heads && !labels,
            Mood::Item { .. } => !labels,
            _ => false,
        }
    };
    (0..sentences.len()).filter(may).collect()
}

/// Whether a sentence is short for a deed or for what must be: nobody tells anything in it.
fn is_note(s: &Sentence, words: &[Token]) -> bool {
    // `AM: unlock`, `Jo does the till`
    let named = |t: &Token| {
        t.word
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase)
    };
    let told =
        |t: &Token| (is_subject(&t.key) || is_auxiliary(&t.key)) && !named(t) && t.key != "does";
    let past = |t: &Token| is_past(&t.key) && !is_participle(&t.key);
    let beside = has_any(
        words,
        patterns![
            "not relevant|needed|necessary|now|here|ours",
            "last edited|updated|changed"
        ],
    ) || starts_any(words, patterns!["so|same|all|anyway|thanks|sorry|+1"]).is_some();
    let several = words.len() > 1 || words.iter().any(|t| t.word.contains('/'));
    several
        && words.len() <= LONGEST
        && matches!(s.end, End::Open | End::Stop)
        && !stems(words).is_empty()
        && !words.iter().any(|t| told(t) || past(t))
        && !beside
        && !opinion(words)
        && (!questions::is_dangling(words) || answers(words) || rules_out(words))
}

/// `oven 240 / 20 min / turn halfway`: a line of key words.
fn parted(words: &[Token]) -> bool {
    words
        .iter()
        .filter(|t| matches!(t.word.as_str(), "/" | "|"))
        .count()
        > 1
}

/// `if any spares left, back to stores`: a case, and behind the comma what becomes of it.
fn answers(words: &[Token]) -> bool {
    let end = super::super::token::comma_end(words);
    words.len() >= end + 2 && super::is_thing(&words[end + 1..])
}

/// `Till: count, float 120, rest in bag`, `spill = stop & call 2222`: a thing, and in few words all that is done with it.
pub(super) fn labelled(words: &[Token]) -> bool {
    if equals(words) {
        return true;
    }
    let end = words
        .iter()
        .take(LABEL)
        .position(|t| t.tail() == Some(':'))
        .map_or(0, |n| n + 1);
    let name = &words[..end];
    end > 0
        && (end + 1..=LONGEST).contains(&words.len())
        && (name.len() == 1 || super::is_thing(name))
        && !is_action(&name[0].key)
        && words[end..].iter().filter(|t| t.comma()).count() >= 1
        && !words.iter().any(|t| is_subject(&t.key))
}

/// `amber = log it, red = call Sam`: signs or cases, and what each bids.
pub(super) fn equals(words: &[Token]) -> bool {
    const NAME: usize = 4;
    let at = words.iter().take(NAME + 1).position(|t| t.word == "=");
    at.is_some_and(|at| {
        at > 0
            && words.len() > at + 1
            && words.len() <= LONGEST
            && !words[..at].iter().any(|t| t.tail().is_some())
    })
}

/// `if windy: no gazebo`, `if it's wet no mowing`: a case, and what there is not in it.
pub(super) fn rules_out(words: &[Token]) -> bool {
    const LONGEST: usize = 3;
    let no = words.iter().skip(2).position(|t| t.key == "no");
    no.is_some_and(|n| {
        let thing = &words[n + 3..];
        (1..=LONGEST).contains(&thing.len())
            && super::is_thing(thing)
            && !is_auxiliary(&words[n + 1].key)
            && !matches!(
                words[n + 1].key.as_str(),
                "has" | "have" | "there's" | "got" | "is"
            )
            && !words[n + 1].key.ends_with("'s")
    })
}
