//! A value that was told is called wrong, and another given: `I said Wednesday, it's Tuesday now`, `should be sixty`.
use super::super::amounts::{Amount, Class, amounts, put};
use super::super::fillers;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::talk::lead;
use super::super::token::{Token, clause_end, places, stems};
use super::super::turns::{End, Sentence};
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
            || self.revises_last(s, &words, &all, &wrong)
            || self.says_only(s, at, &words, &all)
    }

    /// `Be there by nine. Half eight.`, `You do that weekly. Monthly now.`: nothing but another value of the same kind.
    fn says_only(&mut self, s: &Sentence, at: usize, words: &[Token], all: &[Amount]) -> bool {
        let [new] = all else {
            return false;
        };
        let reasoned = starts_any(
            &words[new.end..],
            patterns!["it's|that's|they're|they've|since|because|cos|cause"],
        )
        .is_some();
        // `30 days, new policy`; `six and a half, it's the new bag`
        let why = (self.people.chat || reasoned)
            && new.at == 0
            && words[new.end - 1].comma()
            && words.len() <= new.end + if reasoned { 7 } else { 3 }
            && super::super::reading::read(words, s.mood).is_none();
        let better = is_better(words, new);
        let Some(last) = self
            .told
            .len()
            .checked_sub(1)
            .filter(|_| s.end != End::Question && (why || better || is_bare(words, new)))
        else {
            return false;
        };
        let open = &self.told[last];
        let near = open.source == s.source
            && open.speaker == s.speaker
            && open.reading.is_some()
            && at == open.until + 1
            && (s.turn == open.turn || self.people.chat);
        // One value and no other: what a long step says is not counted to its end.
        let said: Vec<Amount> = phrases(open).flat_map(amounts).take(2).collect();
        let Ok([old]) = <[Amount; 1]>::try_from(said) else {
            return false;
        };
        let kind = old.class == new.class && new.class != Class::Bare
            || new.class == Class::Bare
                && (words.len() == 1 || better || reasoned)
                && matches!(old.class, Class::Measure(_));
        let revised = near && kind && !old.alike(new) && self.revise(last, &old, words, new);
        if revised {
            self.told[last].until = at;
        }
        revised
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
            let said: Vec<String> = phrases(t).flat_map(stems).collect();
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

    /// `should be a hundred and sixty`, `they put it up to twenty`: the last value of that class was meant.
    fn revises_last(
        &mut self,
        s: &Sentence,
        words: &[Token],
        all: &[Amount],
        wrong: &[&Amount],
    ) -> bool {
        let Some(new) = all
            .iter()
            .find(|a| corrected(words, a) && !wrong.contains(a) && !ranges(words, a))
        else {
            return false;
        };
        let named = stems(words);
        // `on Sundays it's three now`: of another case than what was told
        let led = starts_any(
            lead(words),
            patterns!["on|for|in|if|when|with|during the|your? *"],
        );
        let case = led.and_then(|n| stems(&lead(words)[..n]).pop());
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
            own && exact && !other && is_of(t, words, new)
        };
        let shares = |t: &Told| stems(&t.tokens).iter().any(|w| named.contains(w));
        let near = &self.told[from..];
        let Some(told) = near
            .iter()
            .rposition(|t| fits(t) && shares(t))
            .or_else(|| near.iter().rposition(fits))
            .map(|i| from + i)
        else {
            return false;
        };
        place(&self.told[told]).is_some_and(|old| self.revise(told, &old, words, new))
    }

    /// `from ten till half twelve, sorry`: said again with another value in one place.
    pub(super) fn says_anew(
        &mut self,
        s: &Sentence,
        words: &[Token],
        all: &[Amount],
        marked: bool,
    ) -> bool {
        let again = starts_any(lead(words), patterns!["it's|that's", "it|that is"]).is_some()
            && self.last_of(s).is_some_and(|i| {
                let said: Vec<String> = phrases(&self.told[i]).flat_map(stems).collect();
                stems(words).iter().filter(|w| said.contains(w)).count() >= 3
            });
        let marked =
            marked || again || has_any(words, patterns!["sorry|no|wait|actually|correction"]);
        if all.len() < 2 || !marked {
            return false;
        }
        let from = self.told.len().saturating_sub(CLOSE);
        let own = |t: &Told| t.source == s.source && t.speaker == s.speaker && t.reading.is_some();
        let found = self.told[from..]
            .iter()
            .rposition(|t| own(t) && differing(t, all).is_some());
        let Some(told) = found.map(|i| from + i) else {
            return false;
        };
        let pairs = differing(&self.told[told], all).unwrap_or_default();
        let mut changed = false;
        for (old, new) in pairs {
            changed |= self.revise(told, &old, words, &new);
        }
        changed
    }

    /// `other way round`: the two values of the last step change places.
    fn turns_round(&mut self, s: &Sentence) -> bool {
        let Some(last) = self.last_of(s) else {
            return false;
        };
        let open = &mut self.told[last];
        let all = amounts(&open.tokens);
        let [a, b] = all.as_slice() else {
            return false;
        };
        let (a, b) = (a.clone(), b.clone());
        if a.at >= b.at || a.alike(&b) {
            return false;
        }
        if a.class != b.class {
            return false;
        }
        let once = put(&open.tokens, &b, &open.tokens, &a);
        open.tokens = put(&once, &a, &open.tokens, &b);
        open.reading = super::super::reading::read(&open.tokens, open.mood).or(open.reading.take());
        open.evidence.extend(places(&s.tokens));
        true
    }
}

/// `Monthly now.`: a value with words around it that say nothing.
fn is_bare(words: &[Token], value: &Amount) -> bool {
    let idle = |t: &Token| {
        matches!(
            t.key.as_str(),
            "now" | "actually" | "no" | "well" | "nowadays" | "a" | "at" | "by" | "to"
        )
    };
    words[..value.at]
        .iter()
        .chain(&words[value.end..])
        .all(idle)
}

/// `Ten minutes would be better.`, `Let's say ten.`
fn is_better(words: &[Token], value: &Amount) -> bool {
    let better = starts_any(
        &words[value.end..],
        patterns![
            "is|would be|are|would? better|safer|right|correct",
            "is|would better|safer|right|correct",
            "better|safer"
        ],
    );
    let put = starts_any(
        words,
        patterns!["let's|we'll|i'd|you'd? say|make", "better|rather|say"],
    );
    value.at == 0 && better == Some(words.len() - value.end)
        || put == Some(value.at) && value.end == words.len()
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

/// The values of a step that are said anew with others in their places, if most stay.
fn differing(told: &Told, all: &[Amount]) -> Option<Vec<(Amount, Amount)>> {
    let added = told
        .additions
        .iter()
        .rev()
        .map(|(_, w)| amounts(w))
        .find(|a| !a.is_empty());
    let mut said = added.unwrap_or_else(|| amounts(&told.tokens));
    if said.len() > all.len() {
        // `from sixty-three to twenty in two hours`, and then `to twenty-one in two hours`
        said.drain(..said.len() - all.len());
    }
    let fit = said.len() == all.len() && said.iter().zip(all).all(|(old, new)| new.fits(old));
    let pairs = said.into_iter().zip(all.iter().cloned());
    let other: Vec<(Amount, Amount)> = pairs.filter(|(old, new)| !old.alike(new)).collect();
    (fit && !other.is_empty() && other.len() < all.len()).then_some(other)
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
    *said = put(said, &place, words, new);
    true
}

fn turned_round(words: &[Token]) -> bool {
    words.len() <= 8
        && has_any(
            words,
            patterns!["other|wrong|opposite way around|round", "vice versa"],
        )
}

/// Whether a step tells of what a value is of: `three of salt` is no value of `three cuts`.
fn is_of(told: &Told, words: &[Token], value: &Amount) -> bool {
    let of = words
        .get(value.end..)
        .filter(|rest| starts_any(rest, patterns!["of"]).is_some())
        .and_then(|rest| stems(&rest[..clause_end(rest)]).into_iter().next());
    // `two of salt` is none of `three cuts, so that the salt gets in`
    let counted = |phrase: &[Token], thing: &String| {
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
