//! The last word on a value: whoever explains says what another just said, whatever was told before.
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts};
use super::super::fillers;
use super::super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::super::token::{Token, keys};
use super::super::turns::{End, Mood, Sentence};
use super::contests::stands;
use super::denials::{What, phrases, quantities};
use super::of_name::thing_of;
use super::{Gather, Told};
use crate::domain::quantity::quantities_of;

/// How many sentences ago another may have given the value.
pub(super) const AGO: usize = 4;
/// How many clauses back the step may stand, and how many sentences.
pub(super) const BACK: usize = 4;
const SINCE: usize = 8;

/// The most words of a sentence that takes a value up, and of one that begins with it.
const SHORT: usize = 14;
const LONG: usize = 24;

/// Words before a value that only take it up.
pub(super) static TAKING: WordSet = word_set!(
    "yes yeah yep ok okay right fine then oh ah well so true sorry good it's its that's make it at every to about a an the i is was says no alright hm"
);

impl Gather {
    /// `OK, 45 minutes then`, `80 for the caustic`, while another value waits to be taken up: its unit or its thing says which of
    /// several it is.
    pub(super) fn echoes_measure(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let words = fillers::strip(&sentences[at].tokens);
        let first = amounts(&words).into_iter().next();
        let known = |a: &Amount| match &a.class {
            Class::Measure(unit) => crate::domain::quantity::unit_of(unit).is_some(),
            _ => false,
        };
        let elsewhere = |a: &Amount, told: usize| {
            let given = given_before(sentences, at, a);
            let named = given.and_then(|g| self.stands_by_name(&sentences[at], sentences, g, a));
            named.is_some_and(|(i, _)| i != told)
        };
        let open = self.contested.clone().filter(|open| {
            first.as_ref().is_some_and(|a| {
                known(a) || thing_of(&words, a).is_some() || elsewhere(a, open.told)
            })
        });
        let taken = open.is_some() && self.echoes_other(sentences, at);
        if taken {
            self.contested = None;
        }
        taken
    }

    /// `Every five metres then, she's right`: the value another gave stands in the step told before.
    pub(super) fn echoes_other(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        if self.denied.is_some()
            || s.mood != Mood::Speech
            || s.end == End::Question
            || self.people.listens(&s.speaker)
        {
            return false;
        }
        let words = fillers::strip(&s.tokens);
        let all = amounts(&words);
        let thing = all.first().and_then(|a| thing_of(&words, a));
        let taken = |a: &&Amount| thing.is_some() || taken_up(&words, a);
        let Some(new) = all.first().filter(taken) else {
            return false;
        };
        let given = given_before(sentences, at, new);
        let Some(given) = given else {
            return false;
        };
        // `did you say seventy? It's sixty-five.`: the value that they put it up against
        let against: Vec<Amount> = sentences[given.saturating_sub(AGO)..=given]
            .iter()
            .filter(|b| another(b, s) && b.turn == sentences[given].turn)
            .flat_map(put_against)
            .filter(|a| !a.alike(new) && new.may_stand_for(a))
            .collect();
        let unit = with_unit(&sentences[given], new);
        let value = unit.as_ref().unwrap_or(new);
        if let Some(thing) = &thing {
            self.unsay(&sentences[given]);
            if self.has_for_thing(s, value, thing) {
                return true;
            }
        }
        let name = self.stands_by_name(s, sentences, given, value);
        let found = match &thing {
            Some(thing) => self.stands_for_thing(s, given, value, thing),
            None => name.or_else(|| self.stands_before(s, at, given, value, &against)),
        };
        let sure = |old: &Amount| {
            s.speaker.is_some() || old.class == new.class && new.class != Class::Bare
        };
        let Some((told, old)) = found.filter(|(_, old)| sure(old)) else {
            return false;
        };
        let body: Vec<Token> = words[new.at..].to_vec();
        let Some(shifted) = amounts(&body).into_iter().next() else {
            return false;
        };
        if !self.revise(told, &old, &body, &shifted) {
            return false;
        }
        if thing.is_none() {
            self.goes_on_behind(s, at, &words[new.end.min(words.len())..]);
        }
        true
    }

    /// What follows the value tells more, if it is a clause of its own.
    fn goes_on_behind(&mut self, s: &Sentence, at: usize, rest: &[Token]) {
        if rest.len() > 5 && super::super::reading::read(rest, s.mood).is_some() {
            let tokens = rest.to_vec();
            self.pieces_from(
                &Sentence {
                    tokens,
                    ..s.clone()
                },
                0,
                at,
            );
        }
    }

    /// The step whose value the new one stands for: the one that was named, or else the nearest.
    fn stands_before(
        &self,
        s: &Sentence,
        at: usize,
        given: usize,
        new: &Amount,
        against: &[Amount],
    ) -> Option<(usize, Amount)> {
        let from = self.lately(BACK);
        let near = |t: &Told| {
            t.source == s.source && t.sentence < given && at <= t.until.max(t.sentence) + SINCE
        };
        let own = |t: &Told| t.source == s.source && t.speaker == s.speaker && stands(t);
        let unnamed = s.speaker.is_none();
        let known = |a: &Amount| a.alike(new) && (a.class == new.class || a.class == Class::Bare);
        let holds = |t: &Told| {
            let says =
                |fits: &dyn Fn(&Amount) -> bool| phrases(t).flat_map(amounts).any(|a| fits(&a));
            // whoever gave it said so of a step of their own
            let theirs = new.class.is_known() && says(&known);
            (own(t) || unnamed) && says(&|a| a.alike(new)) || theirs
        };
        let confirmed = |t: &Told| {
            t.source == s.source && t.sentence == given && t.reading.is_some() && holds(t)
        };
        if self.told[from..]
            .iter()
            .any(|t| near(t) && holds(t) || confirmed(t))
        {
            return None;
        }
        let named = self.nearest(|t| {
            own(t)
                && phrases(t)
                    .flat_map(amounts)
                    .any(|a| against.iter().any(|o| meant(o, &a)))
        });
        let named = named.and_then(|i| {
            let mut said = phrases(&self.told[i]).flat_map(amounts);
            let asked = said.find(|a| {
                against
                    .iter()
                    .any(|o| o.class == Class::Bare && meant(o, a))
            });
            Some((i, asked.or_else(|| place(&self.told[i], new))?))
        });
        named.or_else(|| {
            (from..self.told.len()).rev().find_map(|i| {
                let t = &self.told[i];
                Some((i, place(t, new).filter(|_| own(t) && near(t))?))
            })
        })
    }

    /// `You can't do a hundred and ten.`: a value that another just told is denied; what holds comes next.
    pub(super) fn denies_other(&mut self, s: &Sentence, at: usize) -> bool {
        let words = fillers::strip(&s.tokens);
        let denies = starts_any(
            super::super::talk::lead(&words),
            patterns![
                "you|we|they|it can't|cannot|don't|won't|mustn't|shouldn't|wouldn't ever|really|even? do|have|use|want|go|run|set|get|take|need|be",
                "it|that|this|they isn't|wasn't|aren't|ain't",
                "it's|that's|they're not"
            ],
        )
        .is_some();
        let all = quantities_of(&keys(&words));
        let [value] = all.as_slice() else {
            return false;
        };
        let bounded = has_any(
            &words,
            patterns!["more|less|before|after|until|over|under|than|if|when"],
        );
        if !denies || bounded || words.len() > 12 || s.end == End::Question {
            return false;
        }
        let last = self.told_just_now(s, at, 3).filter(|i| {
            let t = &self.told[*i];
            t.speaker != s.speaker && t.is_step()
        });
        let Some((last, old)) = last.and_then(|i| {
            let mut said = quantities(&self.told[i]);
            Some((i, said.find(|q| (q.value - value.value).abs() < 1e-9)?))
        }) else {
            return false;
        };
        self.deny(last, What::Value(old), at)
    }
}

/// `so 60 g?` `60 exactly`: the value with the unit that another said with it.
fn with_unit(given: &Sentence, new: &Amount) -> Option<Amount> {
    let known = |unit: &EcoString| crate::domain::quantity::unit_of(unit).is_some();
    let measured = values(given)
        .into_iter()
        .find(|a| a.alike(new) && matches!(&a.class, Class::Measure(unit) if known(unit)))?;
    (new.class == Class::Bare).then(|| Amount {
        class: measured.class,
        ..new.clone()
    })
}

/// The values that another speaker puts one up against: `did you say seventy minutes?`, `is that fifteen still right?`
fn put_against(s: &Sentence) -> Vec<Amount> {
    let named = |a: &Amount| {
        let before = a.at.checked_sub(1).map(|i| s.tokens[i].key.as_str());
        s.end == End::Question && matches!(before, Some("that" | "the" | "your" | "this"))
    };
    let mut all = values(s);
    all.retain(|a| a.class != Class::Bare);
    let bare = amounts(&s.tokens).into_iter();
    all.extend(bare.filter(|a| a.class == Class::Bare && named(a)));
    all
}

/// Whether a value that was put up against another is this one: said alone, in whatever unit.
fn meant(put: &Amount, told: &Amount) -> bool {
    put.alike(told) && (put.class == told.class || put.class == Class::Bare)
}

/// The values of a sentence.
fn values(s: &Sentence) -> Vec<Amount> {
    amounts(&fillers::strip(&s.tokens))
}

/// Where another gave the value just before.
fn given_before(sentences: &[Sentence], at: usize, new: &Amount) -> Option<usize> {
    (at.saturating_sub(AGO)..at).rev().find(|i| {
        let b = &sentences[*i];
        another(b, &sentences[at]) && values(b).iter().any(|a| a.alike(new))
    })
}

/// Whether somebody else says a sentence. Subtitles do not say who speaks: there a value said twice is taken up.
pub(super) fn another(b: &Sentence, s: &Sentence) -> bool {
    b.source == s.source && (b.speaker != s.speaker || b.speaker.is_none())
}

/// Whether a sentence is little more than a value, taken up.
fn taken_up(words: &[Token], value: &Amount) -> bool {
    let light = |t: &Token| TAKING.contains(t.key.as_str());
    let lone = |a: &Amount| a.alike(value);
    let before = &words[..value.at];
    let after = &words[value.end.min(words.len())..];
    // `eleven pounds a day`
    let rate = starts_any(after, patterns!["a|an|per|each|every"]).is_some();
    // `it was four, but the target is three`
    let past = before.iter().any(|t| t.key == "was")
        && starts_any(after, patterns!["but|though|now|last|then|before|until"]).is_some();
    let paused = words[..value.end.min(words.len())]
        .last()
        .is_some_and(|t| t.tail().is_some());
    !matches!(value.class, Class::Word(_))
        && !past
        && !super::super::admissions::unfit(after)
        && before.iter().all(light)
        && (after.len() <= 1
            || paused
            || starts_any(
                after,
                patterns![
                    "then|now|it|is|and|so|before|after|beforehand",
                    "a|an|per|each|every"
                ],
            )
            .is_some())
        && amounts(words)
            .iter()
            .all(|a| lone(a) || matches!(a.class, Class::Word(_)) || rate || a.at > value.end + 1)
        && (words.len() <= if value.at == 0 { LONG } else { SHORT })
}

/// `two hard copies` and `one copy`: the same things counted, with a word between.
pub(super) fn counts_alike(words: &[Token], old: &Amount, new: &Amount) -> bool {
    let Class::Measure(unit) = &new.class else {
        return false;
    };
    let noun = crate::domain::words::stem(unit);
    let after = words.iter().skip(old.number).take(3);
    matches!(old.class, Class::Measure(_))
        && after
            .into_iter()
            .any(|t| crate::domain::words::stem(&t.key) == noun)
}

/// The one value of what was said last of a step that another may stand for.
pub(super) fn place(told: &Told, new: &Amount) -> Option<Amount> {
    let all: Vec<&[Token]> = phrases(told).collect();
    let exact = |a: &Amount| a.class == new.class && !new.alike(a) && a.class != Class::Bare;
    let mut same = all.iter().flat_map(|words| amounts(words)).filter(exact);
    if let (Some(one), None) = (same.next(), same.next()) {
        return Some(one);
    }
    all.into_iter().rev().find_map(|words| {
        let fit: Vec<Amount> = amounts(words)
            .into_iter()
            .filter(|a| {
                let counted = || counts_alike(words, a, new);
                !matches!(a.class, Class::Word(_))
                    && !new.alike(a)
                    && (new.may_stand_for(a) || counted())
            })
            .collect();
        let same: Vec<&Amount> = fit.iter().filter(|a| a.class == new.class).collect();
        match (fit.as_slice(), same.as_slice()) {
            ([one], _) => Some(one.clone()),
            (_, [one]) => Some((*one).clone()),
            _ => None,
        }
    })
}
