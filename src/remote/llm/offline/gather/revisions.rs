//! A value that was told is called wrong, and another given: `I said Wednesday, it's Tuesday now`, `should be sixty`.
mod alone;
mod anew;

use ecow::EcoString;

use self::anew::turned_round;
use super::super::amends::{counted, held_for};
use super::super::amounts::{Amount, Class, amounts, put};
use super::super::fillers;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::talk::lead;
use super::super::token::{Token, clause_end, places, stems};
use super::super::turns::Sentence;
use super::denials::{What, phrases};
use super::wrongs::{
    called_wrong, corrected, denied_of_another, echoes, is_rate, is_said_anew, of_another, ranges,
};
use super::{FAR, Gather, Told};

/// The most words of a sentence that revises.
const LONGEST: usize = 34;
/// How far back a value may stand that is revised without being said again, in clauses.
const CLOSE: usize = 6;
/// How far back a bare number may be meant that shares no word with it, in clauses.
const NEAR: usize = 8;
/// How near a clause stands that means the same value.
const BESIDE: usize = 2;

impl Gather {
    /// Whether a sentence revises a value that was told; what it says is put in its place.
    pub(super) fn revises(&mut self, s: &Sentence, at: usize) -> bool {
        if s.tokens.len() > LONGEST {
            return false;
        }
        let words = fillers::pauses(&s.tokens);
        if turned_round(&words) && self.turns_round(s) {
            return true;
        }
        let all = amounts(&words);
        let wrong: Vec<&Amount> = all
            .iter()
            .filter(|a| called_wrong(&words, a) || echoes(s, &words, a))
            .collect();
        for old in &wrong {
            let Some(told) = self.gives(s, &words, old) else {
                continue;
            };
            let new = self.instead_of(&words, &all, old, told);
            let (by, own) = (&self.told[told].speaker, &s.speaker);
            if by != own && (echoes(s, &words, old) || self.people.listens(own)) {
                return false;
            }
            return match new {
                Some(new) => self.revise(told, old, &words, new),
                None => self.wrong_alone(s, at, &words, told, old),
            };
        }
        let settled = |t: &Told| {
            let said: Vec<Amount> = phrases(t).flat_map(amounts).collect();
            t.source == s.source
                && all
                    .iter()
                    .any(|a| !wrong.contains(&a) && said.iter().any(|o| o.alike(a)))
        };
        if !wrong.is_empty() && words.len() <= 8 && self.told.iter().rev().take(3).any(settled) {
            // `three eggs, not four`, once three stands
            return true;
        }
        if !wrong.is_empty() && all.len() == wrong.len() && denied_of_another(&words) {
            return true;
        }
        self.names_wrong(s, &words, &all)
            || self.says_anew(s, &words, &all, false)
            || self.revises_last(s, at, &words, &all, &wrong)
            || self.says_only(s, at, &words, &all)
    }

    /// The step that gives a value: of several the one that shares most words, then the last.
    fn gives(&self, s: &Sentence, words: &[Token], old: &Amount) -> Option<usize> {
        // `five` in `five minutes` and in `five percent` is no word in common
        let counts = |t: &&Token| !t.is_number();
        let named = stems(&words.iter().filter(counts).cloned().collect::<Vec<_>>());
        let from = self.told.len().saturating_sub(FAR);
        let gives = |t: &Told| {
            t.source == s.source
                && t.reading.is_some()
                && phrases(t).any(|w| amounts(w).iter().any(|a| a.alike(old)))
        };
        let shared = |t: &Told| {
            let said: Vec<EcoString> = phrases(t).flat_map(stems).collect();
            named.iter().filter(|w| said.contains(w)).count()
        };
        // From afar a value is known by its unit, or by words beside it.
        let measured = |t: &Told| {
            words.len() > 2
                && old.class.is_known()
                && phrases(t).any(|w| {
                    amounts(w)
                        .iter()
                        .any(|a| a.alike(old) && a.class == old.class)
                })
        };
        let told = self.told[from..].iter().enumerate();
        let near = self.heard().max(self.told.len().saturating_sub(NEAR));
        let best = told
            .filter(|(i, t)| {
                gives(t)
                    && is_of(t, words, old)
                    && (from + i >= near || measured(t) || shared(t) > 0)
            })
            .max_by_key(|(i, t)| (shared(t), *i))?;
        Some(from + best.0)
    }

    /// The value of the sentence that stands for the one called wrong.
    fn instead_of<'a>(
        &self,
        words: &[Token],
        all: &'a [Amount],
        old: &Amount,
        told: usize,
    ) -> Option<&'a Amount> {
        let place = phrases(&self.told[told])
            .flat_map(amounts)
            .find(|a| a.alike(old))?;
        let other = |a: &&Amount| {
            !a.alike(old)
                && (a.fits(&place) || same_dimension(&a.class, &place.class))
                && (!called_wrong(words, a) || is_said_anew(words, a))
                && !super::wrongs::is_pronoun(words, a)
                && !is_rate(words, a)
        };
        let after = all.iter().find(|a| a.at > old.at && other(a));
        after.or_else(|| all.iter().rfind(|a| a.end <= old.at && other(a)))
    }

    /// Puts a value in the place of another, wherever the step says it.
    pub(super) fn revise(
        &mut self,
        told: usize,
        old: &Amount,
        words: &[Token],
        new: &Amount,
    ) -> bool {
        let changed = put_right(&mut self.told[told], old, words, new);
        if changed {
            (self.contested, self.denied) = (None, None);
            self.revised = Some((self.told[told].sentence, self.now));
            let source = self.told[told].source;
            let near = told.saturating_sub(BESIDE)..(told + BESIDE + 1).min(self.told.len());
            let sized = matches!(old.class, Class::Measure(_) | Class::Clock);
            for at in near.filter(|at| sized && *at != told) {
                // `the limit is fifty pounds, over fifty you ask`: one value, said twice
                if self.told[at].source == source {
                    put_right(&mut self.told[at], old, words, new);
                }
            }
        }
        changed
    }

    /// A value is called wrong, and what holds may come in the next words.
    fn wrong_alone(
        &mut self,
        s: &Sentence,
        at: usize,
        words: &[Token],
        told: usize,
        old: &Amount,
    ) -> bool {
        let asks = has_any(
            words,
            patterns!["did i|we say|tell|give|put|write", "said * *? did i|we"],
        ) || echoes(s, words, old);
        let another = of_another(&words[old.end.min(words.len())..]);
        let denies = another
            || has_any(&words[..old.at], patterns!["isn't|aren't|ain't"])
            || starts_any(
                lead(words),
                patterns![
                    "no? not",
                    "ignore|disregard|forget|scrap|scratch|strike|drop|skip"
                ],
            )
            .is_some();
        let value = crate::domain::quantity::quantities_of(&super::super::token::keys(words))
            .into_iter()
            .find(|q| q.at == old.at);
        let Some(value) = value.filter(|_| asks || denies && s.tokens.len() <= 12) else {
            return false;
        };
        self.deny(told, What::Value(value), at)
    }

    /// `134 degrees, and it's four minutes now`, after `soak it for ten minutes`: a measure goes before that is none of the step.
    fn tells_of_another(&self, told: usize, all: &[Amount], new: &Amount) -> bool {
        let said: Vec<Amount> = phrases(&self.told[told]).flat_map(amounts).collect();
        all.iter()
            .take_while(|a| a.at < new.at)
            .filter(|a| a.is_number() && a.class.is_known() && a.class != new.class)
            .any(|a| !said.iter().any(|o| o.alike(a) || a.fits(o)))
    }

    /// `should be a hundred and sixty`, `they put it up to twenty`: the last value of that class was meant.
    fn revises_last(
        &mut self,
        s: &Sentence,
        at: usize,
        words: &[Token],
        all: &[Amount],
        wrong: &[&Amount],
    ) -> bool {
        // `What pressure is it?` `It should be three.`: no value of what was told before, which is not asked for
        let asked = self.asked.as_ref().filter(|_| self.answers(s, at));
        let asked = asked
            .filter(|a| a.sentence + 1 == at)
            .filter(|a| starts_any(lead(&a.tokens), patterns!["what|what's|how"]).is_some())
            .map(|a| stems(&a.tokens));
        let meant = |t: &Told| {
            asked
                .as_ref()
                .is_none_or(|a| phrases(t).flat_map(stems).any(|w| a.contains(&w)))
        };
        let Some(new) = all
            .iter()
            .find(|a| corrected(words, a) && !wrong.contains(a) && !ranges(words, a))
        else {
            return false;
        };
        let named = stems(words);
        let case = case_of(words, new);
        let from = self.told.len().saturating_sub(CLOSE);
        let place = |t: &Told| {
            let said: Vec<Amount> = phrases(t).flat_map(amounts).collect();
            let mut fit = said.into_iter().filter(|a| new.fits(a));
            let one = fit.next()?;
            fit.all(|a| a.alike(&one)).then_some(one)
        };
        let fits = |t: &Told| {
            let exact = place(t).is_some_and(|p| {
                !p.alike(new) && (p.class == new.class || new.class == Class::Bare)
            });
            let own = t.source == s.source && t.speaker == s.speaker && t.reading.is_some();
            let other = case
                .as_ref()
                .is_some_and(|w| !phrases(t).flat_map(stems).any(|o| o == *w));
            own && exact && !other && is_of(t, words, new) && meant(t)
        };
        let shares = |t: &Told| stems(&t.tokens).iter().any(|w| named.contains(w));
        // `the card says three, it should be two`: no other value than three is put right
        let written = all.iter().find(|a| {
            a.end <= new.at && has_any(&words[..a.at], patterns!["says|say|said|reads|states"])
        });
        let fits =
            |t: &Told| fits(t) && written.is_none_or(|w| place(t).is_some_and(|old| old.alike(w)));
        let near = &self.told[from..];
        let Some(told) = near
            .iter()
            .rposition(|t| fits(t) && shares(t))
            .or_else(|| near.iter().rposition(fits))
            .map(|i| from + i)
        else {
            return false;
        };
        if self.tells_of_another(told, all, new) {
            return false;
        }
        // `boiler to 2` … `2 is enough`: what was told since holds
        let stands =
            |t: &Told| t.source == s.source && phrases(t).flat_map(amounts).any(|a| a.alike(new));
        if new.at == 0 && self.told[told + 1..].iter().any(stands) {
            return true;
        }
        place(&self.told[told]).is_some_and(|old| self.revise(told, &old, words, new))
            && self.adds_behind(told, &words[new.end.min(words.len())..])
    }

    /// `it's been two` **and two spare in the cupboard**: what is said behind the value that was put right.
    fn adds_behind(&mut self, told: usize, rest: &[Token]) -> bool {
        if starts_any(rest, patterns!["and *"]).is_some() && !amounts(rest).is_empty() {
            self.told[told].additions.push((',', rest.to_vec()));
        }
        true
    }
}

/// `on` **Sundays** `it's three now`, `twenty-five is fine for the` **red**: the case that a value is told of.
fn case_of(words: &[Token], value: &Amount) -> Option<EcoString> {
    let led = starts_any(
        lead(words),
        patterns!["on|for|in|if|when|with|during the|your? *"],
    );
    if let Some(n) = led {
        return stems(&lead(words)[..n]).pop();
    }
    let rest = &words[value.end.min(words.len())..];
    let held = held_for(rest)?;
    let rest = &rest[held..];
    stems(&rest[..clause_end(rest)]).pop()
}

/// Puts a value in the place of another, wherever the clause says it.
fn put_right(open: &mut Told, old: &Amount, words: &[Token], new: &Amount) -> bool {
    let mut changed = swapped(&mut open.tokens, old, words, new);
    if let Some(reading) = &mut open.reading {
        changed |= swapped(&mut reading.condition, old, words, new);
        changed |= swapped(&mut reading.main, old, words, new);
    }
    for (_, added) in &mut open.additions {
        changed |= swapped(added, old, words, new);
    }
    if changed {
        open.evidence.extend(places(words));
    }
    changed
}

/// `not three months, six weeks`: units of one kind.
fn same_dimension(a: &Class, b: &Class) -> bool {
    match (a, b) {
        (Class::Measure(a), Class::Measure(b)) => {
            super::denials::kind(a) == super::denials::kind(b)
        }
        _ => false,
    }
}

/// Puts a value in the place of another among words.
fn swapped(said: &mut Vec<Token>, old: &Amount, words: &[Token], new: &Amount) -> bool {
    let Some(place) = amounts(said).into_iter().rfind(|a| a.alike(old)) else {
        return false;
    };
    *said = counted(put(said, &place, words, new), &place, new);
    true
}

/// Whether a step tells of what a value is of: `three of salt` is no value of `three cuts`.
fn is_of(told: &Told, words: &[Token], value: &Amount) -> bool {
    let of = words
        .get(value.end..)
        .filter(|rest| starts_any(rest, patterns!["of"]).is_some())
        .and_then(|rest| stems(&rest[..clause_end(rest)]).into_iter().next());
    // `two of salt` is none of `three cuts, so that the salt gets in`
    let counted = |phrase: &[Token], thing: &EcoString| {
        amounts(phrase).iter().any(|a| {
            let rest = &phrase[a.end.min(phrase.len())..];
            let of = rest.iter().take(2).position(|t| t.key == "of");
            let named = of.map_or(1, |of| of + 3).min(rest.len());
            stems(&rest[..named]).contains(thing)
        })
    };
    let bare = value.class == Class::Bare;
    of.is_none_or(|thing| match bare {
        true => phrases(told).any(|p| counted(p, &thing)),
        false => phrases(told).flat_map(stems).any(|w| w == thing),
    })
}
