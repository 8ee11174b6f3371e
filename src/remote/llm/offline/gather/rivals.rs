//! Another speaker puts up another place, person or name: `to the portal, Finance don't take paper`.
use super::super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::super::reading::read;
use super::super::talk::lead;
use super::super::token::{Token, bare_last, clause_end, keys, stems};
use super::super::turns::{End, Sentence};
use super::restated::place_of;
use super::{Contested, Gather, Told};
use crate::domain::quantity::quantities_of;

/// How many clauses back what is contested may stand.
const NEAR: usize = 3;

impl Gather {
    /// `To the portal.`, `Leeds is closed, it's Bradford now.`: takes note of it, if a step just told says otherwise.
    pub(super) fn contest_place(&mut self, s: &Sentence, words: &[Token]) -> bool {
        if s.end == End::Question || !self.people.is_other(&s.speaker) {
            return false;
        }
        let from = self.lately(NEAR);
        let place = stems(&lead(words)[..clause_end(lead(words))]);
        let echo = |t: &Told| {
            t.source == s.source && place_of(&t.tokens).is_some_and(|(_, said)| said == place)
        };
        if self.told[from..].iter().any(echo) {
            // `from the bottom`, after `go through it from the bottom`
            return false;
        }
        let found = (from..self.told.len()).rev().find_map(|i| {
            let told = &self.told[i];
            let fits = told.source == s.source
                && told.speaker != s.speaker
                && told.additions.is_empty()
                && told.reading.is_some();
            let made = fits.then(|| {
                placed_anew(told, lead(words))
                    .or_else(|| named_anew(told, words))
                    .or_else(|| headed_anew(told, words))
                    .or_else(|| headed_anew(told, lead(words)))
            });
            Some((i, made.flatten()?))
        });
        let Some((told, (body, whole))) = found else {
            return false;
        };
        self.contested = Some(Contested {
            whole: Some(whole),
            ..Contested::new(told, body, words, s, self.now)
        });
        true
    }

    /// `At the start, you're right.`: whoever explains takes up a place that another put up in a question.
    pub(super) fn yields_place(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let asked = sentences[..at]
            .iter()
            .rev()
            .take(3)
            .any(|b| b.source == s.source && b.speaker != s.speaker && b.tokens.len() >= 3);
        let agrees = has_any(
            &s.tokens,
            patterns![
                "you're|your|he's|she's right",
                "yes|yeah|sorry|true|correct",
                "then"
            ],
        );
        let Some(last) = self
            .last_of(s)
            .filter(|i| asked && agrees && s.tokens.len() <= 14 && at <= self.told[*i].until + 4)
        else {
            return false;
        };
        let valued = !quantities_of(&keys(&s.tokens)).is_empty();
        let placed = placed_anew(&self.told[last], lead(&s.tokens)).filter(|_| !valued);
        let Some((_, whole)) = placed else {
            return false;
        };
        self.take_place(last, &whole, &s.tokens);
        (self.contested, self.denied) = (None, None);
        true
    }

    /// `Derek left in May.` `To Samira, then.`: somebody or some place that is there no more, and who stands for it.
    pub(super) fn replaces_gone(&mut self, s: &Sentence, at: usize) -> bool {
        let name = is_name;
        if let Some((old, since)) = self.gone.clone().filter(|(_, since)| at <= since + 3) {
            let new = s.tokens.iter().enumerate().find(|(i, t)| {
                let led = *i > 0
                    && matches!(
                        s.tokens[*i - 1].key.as_str(),
                        "to" | "it's" | "ask" | "with" | "from" | "is" | "by" | "at" | "in" | "now"
                    );
                name(t)
                    && t.key != old
                    && (led || s.tokens.len() <= 2 && *i == 0 && !self.people.is_name(&t.key))
            });
            if let Some((_, new)) = new.filter(|_| s.tokens.len() <= 9) {
                let mut new = new.clone();
                new.bare();
                self.gone = None;
                return self.rename(s, &old, &new);
            }
            self.gone = Some((old, since));
        }
        let words = lead(&s.tokens);
        let gone = words.first().filter(|t| name(t)).filter(|_| {
            starts_any(
                &words[1..],
                patterns![
                    "is|has|was|are been closed|gone|left|retired|moved|off|shut|history",
                    "left|moved|closed|retired|shut|went"
                ],
            )
            .is_some()
        });
        if let Some(gone) = gone.filter(|_| !words.iter().skip(1).any(name)) {
            let from = self.lately(NEAR);
            if self.told[from..]
                .iter()
                .any(|t| t.tokens.iter().skip(1).any(|w| w.key == gone.key))
            {
                self.gone = Some((gone.key.clone(), at));
                return words.len() <= 6;
            }
        }
        false
    }

    /// One name for another in the steps just told.
    fn rename(&mut self, s: &Sentence, old: &str, new: &Token) -> bool {
        let from = self.lately(NEAR);
        let mut done = false;
        for told in self.told[from..]
            .iter_mut()
            .filter(|t| t.source == s.source)
        {
            let swap = |words: &mut Vec<Token>| {
                for t in words.iter_mut().filter(|t| t.key == old) {
                    let tail = t.tail();
                    *t = new.clone();
                    t.word.extend(tail);
                }
            };
            if !told.tokens.iter().any(|t| t.key == old) {
                continue;
            }
            swap(&mut told.tokens);
            if let Some(reading) = &mut told.reading {
                swap(&mut reading.main);
                swap(&mut reading.condition);
            }
            told.evidence.extend(super::super::token::places(&s.tokens));
            done = true;
        }
        done
    }

    /// Puts what was put up into the step.
    pub(super) fn take_place(&mut self, told: usize, whole: &[Token], at: &[Token]) {
        if let Some(open) = self.told.get_mut(told)
            && let Some(reading) =
                read(whole, open.mood).or_else(|| Some(open.reading.take()?.put_as(whole.to_vec())))
        {
            open.reading = Some(reading);
            open.tokens = whole.to_vec();
            open.evidence.extend(super::super::token::places(at));
        }
    }
}

/// `in the team diary`, `in the shared one`: the noun that `one` stands for.
pub(super) fn named_one(phrase: &mut [Token], old: &[Token]) {
    if let (Some(one), Some(noun)) = (phrase.last_mut().filter(|t| t.key == "one"), old.last()) {
        *one = noun.clone();
        one.bare();
    }
}

/// The place of a step put otherwise: what was put up, and the whole step with it.
pub(super) fn placed_anew(told: &Told, words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let end = clause_end(words);
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
    bare_last(&mut body);
    let rest = at + clause_end(&told.tokens[at..]);
    named_one(&mut body, &told.tokens[at..rest]);
    let whole = [&told.tokens[..at], &body, &told.tokens[rest..]].concat();
    Some((body, whole))
}

/// One name for another: `Leeds is closed, it's Bradford now`.
pub(super) fn named_anew(told: &Told, words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let name = is_name;
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

/// The same thing with another word before it: `right end` for `the left end`.
fn headed_anew(told: &Told, words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let end = clause_end(words);
    let phrase = &words[..end];
    let alone = end == words.len()
        || starts_any(
            &words[end..],
            patterns!["since|because|now|not|surely|isn't|though|we|they"],
        )
        .is_some();
    let whole = super::restated::like_headed(&told.tokens, phrase).filter(|_| alone)?;
    Some((phrase.to_vec(), whole))
}

/// A name of somebody or of a place, and of no month or day.
fn is_name(t: &Token) -> bool {
    static DATES: WordSet = word_set!(
        "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday easter christmas"
    );
    t.word.starts_with(char::is_uppercase)
        && t.key.len() > 2
        && !DATES.contains(t.key.as_str())
        && !super::super::verbs::is_action(&t.key)
        && !crate::domain::words::is_function_word(&t.key)
        && !super::super::talk::is_backchannel(std::slice::from_ref(t))
}
