//! What becomes of a value that another put up: taken up, turned down, or left open.
mod signs;

use ecow::EcoString;

pub(in super::super) use self::signs::concedes;

use self::signs::{
    allowed_to, asks, bound, counts_all, echo, is_old, kind_again, of_whole, others_say, put_up,
};
use super::super::amounts::{Amount, Class, amounts};
use super::super::disputes::{self, Dispute};
use super::super::patterns::{patterns, starts_any};
use super::super::reading::read;
use super::super::token::{Token, keys, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, questions, talk};
use super::{Contested, Gather, Told};
use crate::domain::quantity::quantities_of;

/// How many sentences that say nothing of it a value waits for.
const PATIENCE: usize = 4;
/// The most words of a statement that is nothing but a value.
const STATED: usize = 7;

/// What a sentence makes of the value that was put up.
enum Verdict {
    /// It holds: it goes into the step. The words after it, from here, may say more.
    Taken(usize),
    /// It does not hold, or holds for something else.
    Refused,
    /// Nothing yet. Whether the sentence says nothing else.
    Waits(bool),
    /// The sentence goes on with something else: the question stays open.
    Open,
}

impl Gather {
    /// The first speaker takes the other's value up, or keeps their own. Says whether the sentence says nothing else.
    pub(super) fn answer_contest(&mut self, s: &Sentence) -> bool {
        let Some(open) = self.contested.take() else {
            return false;
        };
        let words = fillers::strip(&s.tokens);
        // `And if they are late?` asks of something else
        let asks = s.end == End::Question && questions::condition(&s.tokens).is_some();
        if asks || open.speaker == s.speaker || talk::is_meeting(&s.tokens) {
            self.contested = Some(open);
            return false;
        }
        let alone = words.len() <= 12 && read(&words, Mood::Speech).is_none();
        if allowed_to(&words) {
            return true;
        }
        // `yes but 80 looks full`
        let but = patterns!["yes|yeah|true|ok|okay|sure but", "i know but"];
        let but = starts_any(&s.tokens, but).is_some();
        if self.keeps(&open, &words) && (but || !talk::agrees(&words)) {
            // `I'd say four` keeps to it, and leaves it open
            let guess = starts_any(
                talk::lead(&s.tokens),
                patterns![
                    "i'd|i would? say|think|guess|go",
                    "i think|guess|reckon|suppose"
                ],
            );
            match guess {
                Some(_) => self.contested = Some(open),
                // whether that settles it is for those who hear it
                None => self.leave_open(open),
            }
            return alone;
        }
        match self.verdict(s, &words, &open) {
            Verdict::Taken(from) => {
                self.takes_up_said(&words, &open);
                if from == 0 && concedes(&s.tokens) && amounts(&words).is_empty() {
                    return true;
                }
                let rest = read(&words[from..], Mood::Speech);
                words.len() <= 12 && rest.is_none_or(|r| from > 0 && r.first_person)
            }
            Verdict::Refused => {
                let no = starts_any(&s.tokens, patterns!["oh|well? no|nope"]).is_some();
                (no || is_old(&words, &open.said)) && words.len() <= 6
            }
            Verdict::Waits(nothing) => {
                let kept = open.kept + 1;
                self.contested = Some(Contested { kept, ..open });
                nothing
            }
            Verdict::Open => {
                self.contested = Some(open);
                self.contest_unanswered();
                false
            }
        }
    }

    /// Puts the other's value into the step, as fully as it was said: `fourteen` was put up, `fourteen days, so` takes it up.
    fn takes_up_said(&mut self, words: &[Token], open: &Contested) {
        let own = amounts(words).into_iter().next().filter(|a| {
            let put = amounts(&open.body).into_iter().next();
            matches!(a.class, Class::Measure(_)) && put.is_some_and(|p| p.alike(a))
        });
        let fuller = own.filter(|_| open.whole.is_none());
        let body = fuller.map_or(open.body.clone(), |a| words[a.at..a.end].to_vec());
        self.take_up(&Contested {
            body,
            ..open.clone()
        });
        if let Some(told) = self.told.get_mut(open.told) {
            told.evidence.extend(super::super::token::places(words));
        }
    }

    /// Whether the first speaker says their own value again, and not the other's.
    fn keeps(&self, open: &Contested, words: &[Token]) -> bool {
        let value = quantities_of(&keys(&open.body)).into_iter().next();
        self.told.get(open.told).is_some_and(|t| {
            let all = super::denials::phrases(t).flat_map(|w| quantities_of(&keys(w)));
            let old: Vec<_> = quantities_of(&keys(&t.tokens))
                .into_iter()
                .chain(all)
                .collect();
            let said = quantities_of(&keys(words)).into_iter().next();
            said.is_some_and(|q| {
                old.iter().any(|o| (o.value - q.value).abs() < 1e-9)
                    && value
                        .as_ref()
                        .is_none_or(|v| (q.value - v.value).abs() > 1e-9)
            })
        })
    }

    /// What a sentence makes of the value that was put up, sign by sign.
    fn verdict(&self, s: &Sentence, words: &[Token], open: &Contested) -> Verdict {
        let asks = asks(s, words);
        let nothing = read(words, Mood::Speech).is_none();
        if others_say(&s.tokens) {
            return Verdict::Waits(nothing);
        }
        if super::super::admissions::mistaken(words) || is_old(words, &open.said) {
            return Verdict::Refused;
        }
        let asked_back = words.len() <= 5 && put_up(words, &open.body);
        if asks && (words.len() <= 8 && nothing || asked_back) {
            // `Did I?`, `Five? Since when is it five?`: the answer is yet to come
            return Verdict::Waits(true);
        }
        let echo = echo(words, &open.body).filter(|_| !asks);
        if let Some(said) = &echo {
            let after = words.get(said.end..).unwrap_or_default();
            // `for panels forty-eight, yes`, `five and a half is too low`: it holds for something else, or not at all
            if starts_any(words, patterns!["for|if|when|with|on|in"]).is_some()
                || super::super::admissions::unfit(after)
            {
                return Verdict::Refused;
            }
            if bound(after, &self.words_of(open.told)) && open.kept < PATIENCE {
                // `it's three in the big one`: and in this one it may yet be two
                return Verdict::Waits(nothing);
            }
        }
        if open.whole.is_some()
            && let Some(verdict) = of_whole(s, words, &open.body)
        {
            return verdict;
        }
        if echo.is_some() || talk::agrees(words) || concedes(&s.tokens) {
            return Verdict::Taken(echo.filter(|e| e.at <= 1).map_or(0, |e| e.end));
        }
        if !asks && words.len() <= 8 && kind_again(words, &open.body) {
            // `second, then. I can't keep up`
            return Verdict::Taken(words.len());
        }
        let put = amounts(&open.body).into_iter().next();
        let rival = |a: &Amount| put.as_ref().is_none_or(|p| a.may_stand_for(p));
        let silent = !amounts(words).iter().any(rival);
        let short = words.len() <= 2 && silent && !asks;
        if !short && starts_any(&s.tokens, patterns!["oh|well? no|nope"]).is_some() {
            return Verdict::Refused;
        }
        // `Is it? Nobody tells me anything. Twelve then.`
        let idle = silent && (nothing || words.len() <= 3) && open.kept < PATIENCE;
        match short || idle {
            true => Verdict::Waits(false),
            false => Verdict::Open,
        }
    }

    /// The stems of a step with all that was added to it.
    fn words_of(&self, told: usize) -> Vec<EcoString> {
        self.told.get(told).map_or_else(Vec::new, |t| {
            let added = t.additions.iter().flat_map(|(_, w)| stems(w));
            stems(&t.tokens).into_iter().chain(added).collect()
        })
    }

    /// Puts the other's value into the step.
    fn take_up(&mut self, open: &Contested) {
        if let Some(whole) = &open.whole {
            self.take_place(open.told, whole, &open.said);
            return;
        }
        if self.take_up_all(open) {
            return;
        }
        let value = |a: &Amount| !matches!(a.class, Class::Word(_));
        let new = amounts(&open.body).into_iter().next().filter(value);
        let said = self
            .told
            .get(open.told)
            .zip(new.as_ref())
            .is_some_and(|(told, new)| {
                super::denials::phrases(told).any(|w| amounts(w).iter().any(|a| a.alike(new)))
            });
        if said {
            // `to four and a half`, and `four point five`: said another way
            return;
        }
        let place = new
            .as_ref()
            .zip(self.told.get(open.told))
            .and_then(|(new, told)| {
                let added = told.additions.iter().flat_map(|(_, w)| amounts(w));
                let all: Vec<Amount> = amounts(&told.tokens).into_iter().chain(added).collect();
                // `all six`, and `a hundred percent` put up: how many there are is no share
                let counts = |a: &Amount| {
                    let all = || super::denials::phrases(told).any(|w| counts_all(w, a));
                    a.class == Class::Bare && matches!(new.class, Class::Measure(_)) && all()
                };
                let fit: Vec<Amount> = all
                    .into_iter()
                    .filter(|a| new.may_stand_for(a) && !a.alike(new) && !counts(a))
                    .collect();
                let exact = fit.iter().filter(|a| a.class == new.class).count() == 1;
                let mut fit = fit.into_iter().filter(|a| !exact || a.class == new.class);
                let one = fit.next()?;
                let same = std::mem::discriminant(&one.class) == std::mem::discriminant(&new.class)
                    || new.class == Class::Bare && fit.next().is_none();
                same.then_some(one)
            });
        // `two hard copies`, and `one copy` put up
        let place = place.or_else(|| {
            let (new, told) = new.as_ref().zip(self.told.get(open.told))?;
            let mut all = amounts(&told.tokens).into_iter();
            all.find(|a| !a.alike(new) && super::echoed::counts_alike(&told.tokens, a, new))
        });
        match new.zip(place) {
            Some((new, old)) => {
                self.revise(open.told, &old, &open.body, &new);
            }
            None => {
                self.replace(open.told, &open.body, true);
            }
        }
    }

    /// `on day 3 and day 8`: as many values as the step has, each in the place of its own.
    fn take_up_all(&mut self, open: &Contested) -> bool {
        let values = |words: &[Token]| -> Vec<Amount> {
            let number = |a: &Amount| !matches!(a.class, Class::Word(_));
            amounts(words).into_iter().filter(number).collect()
        };
        let new = values(&open.body);
        let Some(told) = self.told.get(open.told).filter(|_| new.len() > 1) else {
            return false;
        };
        let old = values(&told.tokens);
        let fit = old.len() == new.len() && old.iter().zip(&new).all(|(o, n)| n.may_stand_for(o));
        let pairs: Vec<(Amount, Amount)> = old.into_iter().zip(new).collect();
        let same = pairs.iter().filter(|(o, n)| o.alike(n)).count();
        if !fit || same == 0 || same == pairs.len() {
            return false;
        }
        for (old, new) in pairs.iter().rev().filter(|(o, n)| !o.alike(n)) {
            self.revise(open.told, old, &open.body, new);
        }
        true
    }

    pub(super) fn contest_unanswered(&mut self) {
        if let Some(open) = self.contested.take()
            && let Some(told) = self.told.get(open.told)
        {
            self.unanswered.push((open.clone(), disputed(told, &open)));
            // `juniors get five days`: all that it tells is the value that nobody is sure of
            let states = told.reading.as_ref().is_some_and(|r| {
                r.condition.is_empty()
                    && told.additions.is_empty()
                    && r.main.len() <= STATED
                    && amounts(&r.main).len() == 1
                    && r.main.first().is_some_and(|t| {
                        !super::super::verbs::is_action(&t.key)
                            && !super::super::lexicon::is_adverb(&t.key)
                    })
                    && r.main.iter().any(|t| {
                        matches!(
                            t.key.as_str(),
                            "get"
                                | "gets"
                                | "is"
                                | "are"
                                | "has"
                                | "have"
                                | "takes"
                                | "costs"
                                | "stays"
                                | "stay"
                        )
                    })
            });
            if states && let Some(told) = self.told.get_mut(open.told) {
                told.reading = None;
            }
        }
    }

    /// Keeps a value that was put up for the end, where all that was said of it is known.
    fn leave_open(&mut self, open: Contested) {
        if let Some(told) = self.told.get(open.told) {
            let said = disputed(told, &open);
            self.unanswered.push((open, said));
        }
    }

    /// What others put up and nobody took up, as far as it was of what was told.
    pub(super) fn disputes(&mut self, sentences: &[Sentence]) -> Vec<Dispute> {
        let mut out = Vec::new();
        for (open, said) in std::mem::take(&mut self.unanswered) {
            let Some(told) = self.told.get(open.told) else {
                continue;
            };
            let ask = told.speaker.clone();
            let dispute =
                Dispute::of_step(sentences, (told.sentence, &said), open.put, &open.said, ask);
            let here = out.iter().any(|d: &Dispute| d.put == open.put);
            match dispute {
                Some(d) if d.is_open(sentences) => out.push(d),
                None if !here && disputes::tells_more(sentences, open.put, &open.said) => {
                    self.dropped.push(open.said);
                }
                _ => {}
            }
        }
        out
    }
}

/// What was said last of a step and gives a value that another may stand for.
fn disputed(told: &Told, open: &Contested) -> Vec<Token> {
    let put = amounts(&open.body).into_iter().next();
    let fits = |w: &&[Token]| {
        let value = |a: &Amount| put.as_ref().is_none_or(|p| p.may_stand_for(a));
        amounts(w).iter().any(value)
    };
    let said: Vec<&[Token]> = super::denials::phrases(told).collect();
    let last = said.into_iter().rev().find(fits);
    last.unwrap_or(&told.tokens).to_vec()
}
