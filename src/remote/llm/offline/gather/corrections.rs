//! What was told is taken back, replaced or put right.
use super::super::alignment::align;
use super::super::amounts::amounts;
use super::super::patterns::{patterns, starts_any};
use super::super::questions;
use super::super::reading::read;
use super::super::token::{Token, keys, places};
use super::super::turns::Sentence;
use super::{Contested, Gather, NEAR};
use crate::domain::quantity::{quantities_of, unit_of};

impl Gather {
    /// Takes back what the speaker said last, and nobody else's words.
    pub(super) fn void(&mut self, s: &Sentence) {
        if self.contested.take_if(|c| c.speaker == s.speaker).is_some() {
            return;
        }
        if let Some(at) = self.last_of(s) {
            self.told.remove(at);
            if let Some(open) = self.contested.take().filter(|c| c.told != at) {
                let told = open.told - usize::from(open.told > at);
                self.contested = Some(Contested { told, ..open });
            }
        }
    }

    /// `Fine, thirty.`, `Well, a hundred and ten.`: nothing but another value for the only one of the step told last.
    pub(super) fn only_value(&mut self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        let idle = |t: &Token| {
            matches!(
                t.key.as_str(),
                "fine"
                    | "okay"
                    | "ok"
                    | "then"
                    | "now"
                    | "well"
                    | "it's"
                    | "yeah"
                    | "yes"
                    | "actually"
                    | "so"
            )
        };
        let from = body.iter().take_while(|t| idle(t)).count();
        let words = &body[from..];
        let said = amounts(words);
        // `seven for the parmesan, seven for anything hard`
        let of_kinds = words.iter().any(|t| t.key == "for");
        let alone = said.first().is_some_and(|a| {
            a.at == 0
                && (words[a.end..].iter().all(idle)
                    || said[1..].iter().all(|b| b.alike(a)) && said.len() > 1 && !of_kinds)
        });
        let last = self.told_just_now(s, at, 3).filter(|i| {
            let t = &self.told[*i];
            t.speaker == s.speaker && t.reading.is_some()
        });
        let apart = |i: usize| {
            let mut all = super::denials::phrases(&self.told[i])
                .flat_map(amounts)
                .peekable();
            let new = said.first().filter(|_| from == 0 && all.peek().is_some());
            new.is_some_and(|new| all.all(|old| new.is_apart_from(&old)))
        };
        let last = last.filter(|i| !apart(*i));
        match last.filter(|_| alone && words.len() <= 9 && self.asked.is_none()) {
            Some(last) => self.stands_for(last, words),
            None => false,
        }
    }

    /// `the M5, sorry, M6`: a code for the one of its shape in the step.
    pub(super) fn recodes(&mut self, told: usize, tokens: &[Token]) -> bool {
        let shape = |t: &Token| -> Option<String> {
            let mixed =
                t.key.chars().any(|c| c.is_ascii_digit()) && t.key.chars().any(char::is_alphabetic);
            let plain = |c: char| if c.is_ascii_digit() { '0' } else { c };
            mixed.then(|| t.key.chars().map(plain).collect())
        };
        let new = tokens
            .iter()
            .find(|t| !matches!(t.key.as_str(), "the" | "a" | "an" | "it's"));
        let Some((new, form)) = new.and_then(|t| Some((t.clone(), shape(t)?))) else {
            return false;
        };
        let open = &mut self.told[told];
        let Some(old) = open
            .tokens
            .iter()
            .find(|t| shape(t).as_ref() == Some(&form) && t.key != new.key)
            .map(|t| t.key.clone())
        else {
            return false;
        };
        let swap = |words: &mut Vec<Token>| {
            for t in words.iter_mut().filter(|t| t.key == old) {
                let tail = t.tail();
                *t = new.clone();
                t.bare();
                t.word.extend(tail);
            }
        };
        swap(&mut open.tokens);
        if let Some(reading) = &mut open.reading {
            swap(&mut reading.main);
            swap(&mut reading.condition);
        }
        open.evidence.extend(places(tokens));
        true
    }

    /// `edit: 14`: a value put right stands for the only one of its kind in the step.
    pub(super) fn stands_for(&mut self, told: usize, tokens: &[Token]) -> bool {
        let Some(new) = amounts(tokens).into_iter().next().filter(|a| a.at == 0) else {
            return false;
        };
        // `two of you do it`
        if starts_any(
            tokens.get(new.end..).unwrap_or_default(),
            patterns!["of you|us|them"],
        )
        .is_some()
        {
            return false;
        }
        let open = &self.told[told];
        let case = open.reading.as_ref().map(|r| amounts(&r.condition));
        if case.is_some_and(|all| all.iter().any(|a| a.alike(&new))) {
            // `over fifteen kilos split it in two`, and `Fifteen.` again
            return true;
        }
        let said: Vec<_> = super::denials::phrases(open).flat_map(amounts).collect();
        // `a small one, about four`, and then `four` once more
        let of_other = said.len() > 1
            && open.additions.last().is_some_and(|(_, words)| {
                let named = super::super::lexicon::determined(words)
                    || words.iter().any(|t| t.key == "for");
                named && amounts(words).last().is_some_and(|a| a.alike(&new))
            });
        let known = of_other
            || self
                .revised
                .is_some_and(|(of, by)| of == open.sentence && self.now <= by + 1);
        if known && said.iter().any(|a| a.alike(&new)) {
            // `ten drops`, taken up, and then `ten` once more
            return true;
        }
        let mut fit: Vec<_> = said
            .into_iter()
            .filter(|a| new.may_stand_for(a) && !new.alike(a))
            .collect();
        let (Some(old), true) = (fit.pop(), fit.is_empty()) else {
            return false;
        };
        self.revise(told, &old, tokens, &new)
    }

    pub(super) fn replace(&mut self, at: usize, body: &[Token], strong: bool) -> bool {
        let told = &mut self.told[at];
        // `eighty degrees for two minutes, three if it's stuck`, put right by `ninety degrees`: of the same unit
        let value = quantities_of(&keys(body)).into_iter().next();
        let unit = value.map(|q| q.unit).filter(|u| unit_of(u).is_some());
        let gives = |words: &[Token]| {
            let said = quantities_of(&keys(words));
            unit.as_ref()
                .is_some_and(|u| said.iter().any(|q| q.unit == *u))
        };
        let of_unit = gives(&told.tokens);
        for (_, words) in told.additions.iter_mut().rev().take(NEAR) {
            if of_unit && !gives(words) && !quantities_of(&keys(words)).is_empty() {
                continue;
            }
            if let Some(new) = align(words, body, false).filter(|new| {
                let measured = !quantities_of(&keys(words)).is_empty();
                let kinds = words
                    .iter()
                    .any(|t| super::super::alignment::kind(&t.key).is_some());
                (measured || kinds) && keys(new) != keys(words)
            }) {
                told.evidence.extend(places(body));
                *words = new;
                return true;
            }
        }
        let Some(new) = align(&told.tokens, body, strong) else {
            return false;
        };
        let Some(reading) = read(&new, told.mood) else {
            return false;
        };
        let condition = told.reading.take().map(|r| r.condition).unwrap_or_default();
        told.evidence.extend(places(body));
        told.tokens = new;
        told.reading = Some(
            match questions::condition_survives(&condition, &told.tokens) {
                true => reading.under(condition),
                false => reading,
            },
        );
        true
    }
}
