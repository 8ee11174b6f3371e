//! A code of several numbers put right: `it was 3 1 9 until Easter, it's 6 0 4 now`.
use super::super::patterns::{patterns, starts_any};
use super::super::talk::lead;
use super::super::token::{Token, clause_end, keys, places};
use super::super::turns::Sentence;
use super::{Gather, Told};

/// How far back a step may stand that gives the code, in clauses.
const REACH: usize = 12;

impl Gather {
    /// `No it isn't. It was 3 1 9 until Easter. It's 6 0 4 now.`: a code of several numbers, and the one that stands for it.
    pub(super) fn renumbers(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let now = |t: &[Token]| {
            let n = starts_any(
                lead(t),
                patterns![
                    "no? it's|they're|that's|its now|actually|really?",
                    "no? it|that|this is now|actually|really?",
                    "no? now it's"
                ],
            )?;
            run(&lead(t)[n..])
        };
        let Some(new) = now(&s.tokens) else {
            return false;
        };
        let before = (0..at)
            .rev()
            .take(3)
            .take_while(|i| sentences[*i].turn == s.turn);
        let denies = |t: &[Token]| {
            starts_any(
                lead(t),
                patterns![
                    "no|nope|nah it|that|they? isn't|aren't|not|wasn't|weren't?",
                    "it|that|they isn't|aren't|was|were"
                ],
            )
            .is_some()
        };
        let denied = denies(&s.tokens) || before.into_iter().any(|i| denies(&sentences[i].tokens));
        let from = self.told.len().saturating_sub(REACH);
        let old = self.told[from..]
            .iter()
            .rev()
            .filter(|t| t.source == s.source)
            .find_map(|t| run(&t.tokens).or_else(|| t.additions.iter().find_map(|(_, w)| run(w))));
        let Some(old) =
            old.filter(|old| denied && keys(old) != keys(&new) && old.len() == new.len())
        else {
            return false;
        };
        for told in self.told[from..]
            .iter_mut()
            .filter(|t| t.source == s.source)
        {
            renumber(told, &old, &new);
        }
        true
    }
}

/// Several numbers in a row, as in a code: the first such row of the words.
fn run(words: &[Token]) -> Option<Vec<Token>> {
    let number = |t: &Token| t.is_number() && t.key.len() <= 5;
    let from = words
        .windows(2)
        .position(|p| p.iter().all(number) && p[0].tail().is_none())?;
    let row = words[from..].iter().take_while(|t| number(t)).count();
    let end = clause_end(&words[from..from + row]);
    let digits = words[from..from + end]
        .iter()
        .all(|t| t.key.len() == 1 || t.key.chars().all(char::is_alphabetic));
    (digits && end >= 2).then(|| words[from..from + end].to_vec())
}

/// Puts a row of numbers in the place of another, wherever a step says it.
fn renumber(told: &mut Told, old: &[Token], new: &[Token]) {
    let swap = |words: &mut Vec<Token>| {
        let mut changed = false;
        while let Some(at) = words.windows(old.len()).position(|w| keys(w) == keys(old)) {
            let tail = words[at + old.len() - 1].tail();
            let mut row = new.to_vec();
            if let Some(last) = row.last_mut() {
                last.bare();
                last.word.extend(tail);
            }
            words.splice(at..at + old.len(), row);
            changed = true;
        }
        changed
    };
    let mut changed = swap(&mut told.tokens);
    if let Some(reading) = &mut told.reading {
        changed |= swap(&mut reading.condition) | swap(&mut reading.main);
    }
    for (_, added) in &mut told.additions {
        changed |= swap(added);
    }
    if changed {
        told.evidence.extend(places(new));
    }
}
