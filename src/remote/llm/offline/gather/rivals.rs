//! Another speaker puts up another place, person or name: `to the portal, Finance don't take paper`.
use super::super::patterns::{patterns, starts_any};
use super::super::reading::read;
use super::super::talk::lead;
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::restated::place_of;
use super::{Contested, Gather, Told};

/// How many clauses back what is contested may stand.
const NEAR: usize = 3;

impl Gather {
    /// `To the portal.`, `Leeds is closed, it's Bradford now.`: takes note of it, if a step just told says otherwise.
    pub(super) fn contest_place(&mut self, s: &Sentence, words: &[Token]) -> bool {
        if s.end == End::Question || !self.people.is_other(&s.speaker) {
            return false;
        }
        let from = self.told.len().saturating_sub(NEAR);
        let found = (from..self.told.len()).rev().find_map(|i| {
            let told = &self.told[i];
            let fits = told.source == s.source
                && told.speaker != s.speaker
                && told.additions.is_empty()
                && told.reading.is_some();
            let made =
                fits.then(|| placed_anew(told, lead(words)).or_else(|| named_anew(told, words)));
            Some((i, made.flatten()?))
        });
        let Some((told, (body, whole))) = found else {
            return false;
        };
        self.contested = Some(Contested {
            told,
            said: words.to_vec(),
            body,
            speaker: s.speaker.clone(),
            kept: 0,
            whole: Some(whole),
        });
        true
    }

    /// Puts what was put up into the step.
    pub(super) fn take_place(&mut self, told: usize, whole: &[Token], at: &[Token]) {
        if let Some(open) = self.told.get_mut(told)
            && let Some(reading) = read(whole, open.mood)
        {
            open.reading = Some(reading);
            open.tokens = whole.to_vec();
            open.evidence.extend(super::super::token::places(at));
        }
    }
}

/// The place of a step put otherwise: what was put up, and the whole step with it.
fn placed_anew(told: &Told, words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let end = words
        .iter()
        .position(|t| t.tail().is_some())
        .map_or(words.len(), |p| p + 1);
    let phrase = &words[..end];
    let (place, old) = place_of(&told.tokens)?;
    let new = stems(phrase);
    let fits =
        (2..=5).contains(&phrase.len()) && phrase[0].key == place && !new.is_empty() && new != old;
    if !fits {
        return None;
    }
    let at = told.tokens.iter().rposition(|t| t.key == place)?;
    let mut body = phrase.to_vec();
    body[0].word = super::super::phrase::lowered(&body[0].word);
    if let Some(last) = body.last_mut() {
        last.bare();
    }
    let rest = told.tokens[at..]
        .iter()
        .position(|t| t.tail().is_some())
        .map_or(told.tokens.len(), |p| at + p + 1);
    let whole = [&told.tokens[..at], &body, &told.tokens[rest..]].concat();
    Some((body, whole))
}

/// One name for another: `Leeds is closed, it's Bradford now`.
fn named_anew(told: &Told, words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let name = |t: &Token| t.word.starts_with(char::is_uppercase) && t.key.len() > 2;
    let said = |key: &str| {
        told.tokens
            .iter()
            .skip(1)
            .position(|t| t.key == key)
            .map(|p| p + 1)
    };
    let (old, place) = words
        .iter()
        .enumerate()
        .find_map(|(i, t)| Some((i, name(t).then(|| said(&t.key)).flatten()?)))?;
    let gone = starts_any(
        &words[old + 1..],
        patterns![
            "is|has|was|are closed|gone|left|retired|moved|full|dead|off|shut|history",
            "left|moved|closed|retired|shut"
        ],
    )?;
    let rest = &words[old + 1 + gone..];
    let new = rest
        .iter()
        .position(|t| name(t) && said(&t.key).is_none())?;
    let mut body = vec![rest[new].clone()];
    body[0].bare();
    let mut whole = told.tokens.clone();
    let tail = whole[place].tail();
    whole[place] = body[0].clone();
    whole[place].word.extend(tail);
    Some((body, whole))
}
