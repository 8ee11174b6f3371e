//! What was told is taken back, replaced or put right.
use super::super::alignment::align;
use super::super::amounts::amounts;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::questions;
use super::super::reading::{Hint, Reading, read};
use super::super::repairs::{self, Repair};
use super::super::token::{Token, clause_end, keys, places, stems};
use super::super::turns::Sentence;
use super::lookback::near_value;
use super::{Contested, FAR, Gather, NEAR};
use crate::domain::quantity::quantities_of;

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

    pub(super) fn repaired(
        &mut self,
        s: &Sentence,
        at: usize,
        repair: Repair,
        tokens: Vec<Token>,
        reading: Option<Reading>,
    ) {
        let last = match repair {
            Repair::Void => self.last_of(s),
            _ => self.last(s),
        };
        let Some(last) = last else {
            self.clause(s, at, tokens, reading);
            return;
        };
        let value = repairs::value_of(&tokens);
        let head = clause_end(value);
        let unit = |q: &crate::domain::quantity::Quantity| {
            !q.unit.is_empty()
                && quantities_of(&keys(&self.told[last].tokens))
                    .iter()
                    .any(|o| o.unit == q.unit)
        };
        let same_unit = quantities_of(&keys(value))
            .first()
            .is_some_and(|q| q.at == 0 && unit(q));
        let given = same_unit
            || (value.len() < tokens.len() || head <= 4)
                && quantities_of(&keys(value))
                    .first()
                    .is_some_and(|q| q.at == 0);
        let Some(mut reading) = reading.filter(|r| !given || !r.condition.is_empty()) else {
            self.fragment(s, at, repair, tokens, last);
            return;
        };
        if repair != Repair::Perhaps
            && self.phrase_put_right(s, at, last, &tokens[..clause_end(&tokens)])
        {
            return;
        }
        let before = &self.told[last];
        let earlier = reading.hint != Hint::Here
            || starts_any(&tokens, patterns!["so|but|and? first", "so|but? before"]).is_some()
            || tokens.last().is_some_and(|t| t.key == "first");
        if earlier && repair != Repair::Void {
            if reading.hint == Hint::Here {
                reading.hint = Hint::BeforeLast;
            }
            let broken = before.reading.as_ref().is_some_and(|r| r.main.len() <= 1);
            if broken {
                self.told.truncate(last);
            }
            self.push(s, at, tokens, Some(reading));
            if let Some(told) = self.told.last_mut() {
                told.corrects = true;
            }
            return;
        }
        // `Which date, today's?` `No, the date they …`: a no to what another asked takes nothing back
        let own = before.speaker == s.speaker;
        let asked = self.asked.as_ref().is_some_and(|a| {
            at == a.sentence + 1 && a.speaker != s.speaker && before.sentence < a.sentence
        });
        if repair == Repair::Instead && own && asked {
            self.clause(s, at, tokens, Some(reading));
            return;
        }
        let (a, b) = (stems(&before.tokens), stems(&tokens));
        let (share, shared) = crate::domain::words::overlap(&a, &b);
        let adds = tokens
            .iter()
            .any(|t| matches!(t.key.as_str(), "also" | "too"));
        let instead = match repair {
            Repair::Void => true,
            Repair::Instead => !adds && at <= before.sentence + 2,
            Repair::Perhaps => {
                !adds
                    && shared > 0
                    && share >= 0.4
                    && before.speaker == s.speaker
                    && at <= before.sentence + 2
            }
        };
        if instead {
            let same = before.sentence == at;
            if let Some(old) = before
                .reading
                .as_ref()
                .filter(|r| same && reading.condition.is_empty() && !r.condition.is_empty())
            {
                reading.condition.clone_from(&old.condition);
            }
            match repair {
                Repair::Void => self.void(s),
                _ => self.told.truncate(last),
            }
        }
        self.clause(s, at, tokens, Some(reading));
    }

    /// A correction of a part: a number, a phrase, a name.
    pub(super) fn fragment(
        &mut self,
        s: &Sentence,
        at: usize,
        repair: Repair,
        tokens: Vec<Token>,
        last: usize,
    ) {
        let head = clause_end(&tokens);
        let past = |t: &[Token]| has_any(t, patterns!["was|were|used"]);
        if past(&tokens[..head]) && starts_any(&tokens, patterns!["it|that was"]).is_none() {
            return;
        }
        let tokens = if past(&tokens[head..]) {
            tokens[..head].to_vec()
        } else {
            tokens
        };
        if repair == Repair::Void && (tokens.len() > 4 || quantities_of(&keys(&tokens)).is_empty())
        {
            self.void(s);
            return;
        }
        let other = self.told[last].speaker != s.speaker;
        if other && self.contest(s, &[&tokens[..0], &tokens[..]].concat()) {
            return;
        }
        if other
            && quantities_of(&keys(&tokens))
                .first()
                .is_some_and(|q| q.at <= 2)
        {
            self.contested = Some(Contested {
                told: last,
                said: tokens.clone(),
                body: tokens,
                speaker: s.speaker.clone(),
                kept: 0,
                whole: None,
            });
            return;
        }
        if !other && self.says_anew(s, &tokens, &amounts(&tokens), true) {
            return;
        }
        let near = !other && at <= self.told[last].until + 2;
        let paced = tokens.first().is_some_and(|t| t.key == "every");
        if near && paced && self.replace(last, &tokens, true) {
            return;
        }
        if near && (self.recodes(last, &tokens) || self.stands_for(last, &tokens)) {
            return;
        }
        let strong = repair != Repair::Perhaps;
        let reach = (last.saturating_sub(FAR)..=last)
            .rev()
            .filter(|i| {
                let told = &self.told[*i];
                let own = repair != Repair::Void || told.speaker == s.speaker;
                told.reading.is_some() && told.source == s.source && own
            })
            .take(24)
            .collect::<Vec<_>>();
        let value = quantities_of(&keys(repairs::value_of(&tokens)))
            .into_iter()
            .next()
            .filter(|q| q.at <= 2);
        let valued = value.is_some();
        let reach = near_value(&self.told, reach, value.as_ref());
        let near = if valued {
            reach
        } else {
            reach
                .into_iter()
                .take(1)
                .filter(|i| at <= self.told[*i].sentence + 1)
                .collect()
        };
        // `the green key, the blue one's for the van`: what holds, and why
        let head = &tokens[..head.min(tokens.len())];
        let bodies = [tokens.as_slice(), head];
        let fits =
            |body: &&[Token]| *body == tokens.as_slice() || (2..tokens.len()).contains(&body.len());
        for body in bodies.into_iter().filter(fits) {
            if near.iter().any(|i| self.replace(*i, body, strong)) {
                return;
            }
        }
        if !other && strong && !valued && self.phrase_put_right(s, at, last, head) {
            return;
        }
        if repair == Repair::Instead && !valued && self.told[last].sentence == at {
            // `a nine mil bit, no, tell a lie, same size. Eight mil bit.`: the value comes next
            let said = quantities_of(&keys(&self.told[last].tokens)).pop();
            if let Some(said) = said {
                self.deny(last, super::denials::What::Value(said), at);
            }
        }
        match repair {
            Repair::Void => self.void(s),
            _ if self.fragmentary(s, at, &tokens) => {}
            _ => {
                // no correction after all: the words may go on with what was broken off
                let open = self
                    .told
                    .last()
                    .filter(|t| t.reading.is_none() && t.sentence == at)
                    .cloned();
                let joined: Vec<Token> = open
                    .iter()
                    .flat_map(|t| t.tokens.clone())
                    .chain(tokens)
                    .collect();
                let reading = read(&joined, s.mood);
                if reading.is_some() && open.is_some() {
                    self.told.pop();
                }
                self.push(s, at, joined, reading);
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
        let alone = said.first().is_some_and(|a| {
            a.at == 0
                && (words[a.end..].iter().all(idle)
                    || said[1..].iter().all(|b| b.alike(a)) && said.len() > 1)
        });
        let last = self.told_just_now(s, at, 3).filter(|i| {
            let t = &self.told[*i];
            t.speaker == s.speaker && t.reading.is_some()
        });
        match last.filter(|_| alone && words.len() <= 9 && self.asked.is_none()) {
            Some(last) => self.stands_for(last, words),
            None => false,
        }
    }

    /// `the M5, sorry, M6`: a code for the one of its shape in the step.
    fn recodes(&mut self, told: usize, tokens: &[Token]) -> bool {
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
    fn stands_for(&mut self, told: usize, tokens: &[Token]) -> bool {
        let Some(new) = amounts(tokens).into_iter().next().filter(|a| a.at == 0) else {
            return false;
        };
        let open = &self.told[told];
        let case = open.reading.as_ref().map(|r| amounts(&r.condition));
        if case.is_some_and(|all| all.iter().any(|a| a.alike(&new))) {
            // `over fifteen kilos split it in two`, and `Fifteen.` again
            return true;
        }
        let said = super::denials::phrases(open).flat_map(amounts);
        let mut fit: Vec<_> = said
            .filter(|a| new.may_stand_for(a) && !new.alike(a))
            .collect();
        let (Some(old), true) = (fit.pop(), fit.is_empty()) else {
            return false;
        };
        self.revise(told, &old, tokens, &new)
    }

    pub(super) fn replace(&mut self, at: usize, body: &[Token], strong: bool) -> bool {
        let told = &mut self.told[at];
        for (_, words) in told.additions.iter_mut().rev().take(NEAR) {
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
        let kept =
            reading.condition.is_empty() && questions::condition_survives(&condition, &told.tokens);
        told.reading = Some(if kept {
            Reading {
                condition,
                ..reading
            }
        } else {
            reading
        });
        true
    }
}
