//! A value or a word denied, and what stands for it: `no, not two minutes …; it's thirty seconds`, `not Okta, sorry, Entra`.
use ecow::EcoString;

use super::super::frames::FRONTED;
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::reading::read;
use super::super::token::{Token, bare_last, clause_end, keys, mark_last, places, stems};
use super::super::turns::Sentence;
use super::super::verbs::is_action;
use super::Gather;
use crate::domain::quantity::{Quantity, quantities_of};

/// How many sentences what stands for it may take to come.
const WAIT: usize = 4;

/// Something said before that was denied.
#[derive(Debug, Clone)]
pub(super) struct Denied {
    pub(super) told: usize,
    pub(super) what: What,
    pub(super) sentence: usize,
}

#[derive(Debug, Clone)]
pub(super) enum What {
    Value(Quantity),
    Word(EcoString),
}

impl Gather {
    /// Takes note that something a step says is denied.
    pub(super) fn deny(&mut self, told: usize, what: What, sentence: usize) -> bool {
        self.denied = Some(Denied {
            told,
            what,
            sentence,
        });
        true
    }

    /// `not two minutes`, `not Okta`: takes note of what is denied, if a step says it. Says whether it did.
    pub(super) fn denies(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        // `no, we don't use powder, sorry, the gel`
        let unused = starts_any(
            words,
            patterns![
                "no|sorry|oh|wait|well|actually? we|they|you|i don't use|have|take|want the|a|any?"
            ],
        )
        .filter(|n| words.len() <= n + 2);
        let Some(n) = unused.or_else(|| {
            starts_any(
                words,
                patterns!["no|sorry|oh|wait|well|actually? no|sorry|oh|wait? not"],
            )
        }) else {
            return false;
        };
        let rest = &words[n..];
        // `not before two minutes`, `not over sixty`: a bound, which holds
        static BOUNDS: WordSet = word_set!(
            "before until till over under above below more less longer shorter past later earlier within"
        );
        let bound = rest
            .first()
            .is_some_and(|t| BOUNDS.contains(t.key.as_str()));
        let value = quantities_of(&keys(rest)).into_iter().find(|q| q.at <= 1);
        if bound && value.as_ref().is_some_and(|q| q.at == 1) {
            return false;
        }
        let from = self.told.len().saturating_sub(4);
        if let Some(value) = value {
            if self.last_has_another(&value) {
                return false;
            }
            let told = self.told[from..].iter().rposition(|t| {
                t.reading.is_some()
                    && t.source == s.source
                    && quantities_of(&keys(&t.tokens))
                        .iter()
                        .any(|q| alike(q, &value))
            });
            if let Some(i) = told {
                return self.deny(from + i, What::Value(value), at);
            }
            return false;
        }
        let Some(word) = stems(rest).into_iter().next().filter(|_| rest.len() <= 3) else {
            return false;
        };
        let told = self.told[from..].iter().rposition(|t| {
            t.reading.is_some()
                && t.source == s.source
                && t.speaker == s.speaker
                && stems(&t.tokens).contains(&word)
        });
        if let Some(i) = told {
            self.denied = Some(Denied {
                told: from + i,
                what: What::Word(word),
                sentence: at,
            });
        }
        told.is_some()
    }

    /// `Put it on one.` `Not two, it trips.`: said of the step told last, which has another, and of none before it.
    fn last_has_another(&self, value: &Quantity) -> bool {
        self.told.last().is_some_and(|t| {
            let mut all = quantities(t).peekable();
            all.peek().is_some() && value.unit.is_empty() && !all.any(|q| alike(&q, value))
        })
    }

    /// `You open valve three. Or is it four?`: whoever just gave a value doubts it, and says next what holds.
    pub(super) fn wonders(&mut self, s: &Sentence, at: usize) -> bool {
        let words = super::super::talk::lead(&s.tokens);
        let Some(n) = starts_any(words, patterns!["or|no|wait? is|was it|that", "or"]) else {
            return false;
        };
        let all = quantities_of(&keys(&words[n..]));
        let Some(last) = self.told.len().checked_sub(1) else {
            return false;
        };
        let open = &self.told[last];
        let said = quantities_of(&keys(&open.tokens));
        let own = open.source == s.source
            && open.speaker == s.speaker
            && open.reading.is_some()
            && at == open.until + 1;
        let ([new], [old]) = (all.as_slice(), said.as_slice()) else {
            return false;
        };
        let fits = new.unit.is_empty() || kind(&new.unit) == kind(&old.unit);
        if !own || !fits || words.len() > 6 {
            return false;
        }
        self.deny(last, What::Value(old.clone()), at)
    }

    /// `no, seventy-six hundred's travel`: the value given last is that of something else; what holds comes next.
    pub(super) fn belongs_elsewhere(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        let all = quantities_of(&keys(words));
        let [value] = all.as_slice() else {
            return false;
        };
        let end = value.at + value.len;
        let said = end > 0 && words[end - 1].key.ends_with("'s") && words.len() > end
            || words
                .get(end)
                .is_some_and(|t| matches!(t.key.as_str(), "is" | "was") && words.len() > end + 1);
        let Some(last) = self
            .last_of(s)
            .filter(|_| said && value.at <= 1 && words.len() <= end + 5)
        else {
            return false;
        };
        let own = phrases(&self.told[last]).any(|w| {
            quantities_of(&keys(w))
                .iter()
                .any(|q| (q.value - value.value).abs() < 1e-9)
        });
        if own && self.told[last].reading.is_some() {
            self.denied = Some(Denied {
                told: last,
                what: What::Value(Quantity {
                    unit: EcoString::new(),
                    ..value.clone()
                }),
                sentence: at,
            });
        }
        own
    }

    /// Puts what stands for the denied in its place; gives back the words that are left, if it did.
    pub(super) fn settles(
        &mut self,
        s: &Sentence,
        at: usize,
        words: &[Token],
    ) -> Option<Vec<Token>> {
        let denied = self.denied.clone()?;
        if at > denied.sentence + WAIT
            || self
                .told
                .get(denied.told)
                .is_none_or(|t| t.source != s.source)
        {
            self.denied = None;
            return None;
        }
        match denied.what {
            What::Value(old) => self.settle_value(denied.told, &old, words),
            What::Word(old) => self.settle_word(denied.told, &old, words),
        }
    }

    /// `it's thirty seconds`: what stands for the denied value goes into the step.
    fn settle_value(&mut self, told: usize, old: &Quantity, words: &[Token]) -> Option<Vec<Token>> {
        let all = quantities_of(&keys(words));
        if all.iter().any(|q| alike(q, old)) && all.len() == 1 {
            return Some(Vec::new());
        }
        if let Some(left) = self.settle_addition(told, old, words, &all) {
            return Some(left);
        }
        let open = self.told.get(told)?;
        let before = quantities_of(&keys(&open.tokens))
            .into_iter()
            .find(|q| alike(q, old))?;
        let said = stems(&open.tokens);
        let own_deed = is_deed(words) && !stems(words).iter().any(|w| said.contains(w));
        // `it's thirty`, and not `take thirty of the white ones out`
        let bare = |q: &Quantity| {
            let is = |t: &Token| matches!(t.key.as_str(), "it's" | "they're" | "is");
            q.unit.is_empty()
                && !own_deed
                && (words.len() <= q.len + 6 || q.at > 0 && is(&words[q.at - 1]))
        };
        let fits = |q: &Quantity| kind(&q.unit) == kind(&before.unit) || q.unit == old.unit;
        let new = all
            .into_iter()
            .find(|q| !alike(q, old) && (fits(q) || bare(q)))?;
        self.denied = None;
        let open = self.told.get_mut(told)?;
        let put = in_place(&open.tokens, &before, words, &new);
        let tokens = [front(&words[..new.at]), put].concat();
        open.evidence.extend(places(words));
        if let Some(old) = open.reading.take() {
            let said = read(&tokens, open.mood);
            open.reading = said.or_else(|| Some(old.put_as(tokens.clone())));
            open.tokens = tokens;
        }
        Some(Vec::new())
    }

    /// The denied value stands in what was added to the step.
    fn settle_addition(
        &mut self,
        told: usize,
        old: &Quantity,
        words: &[Token],
        all: &[Quantity],
    ) -> Option<Vec<Token>> {
        let open = self.told.get_mut(told)?;
        let inside = |w: &[Token]| quantities_of(&keys(w)).into_iter().find(|q| alike(q, old));
        if inside(&open.tokens).is_some() {
            return None;
        }
        let (_, addition) = open
            .additions
            .iter_mut()
            .rev()
            .find(|(_, w)| inside(w).is_some())?;
        let before = inside(addition)?;
        let deed = is_deed(words);
        let new = all.iter().find(|q| {
            !alike(q, old) && (q.unit.is_empty() && !deed || kind(&q.unit) == kind(&before.unit))
        })?;
        let mut value = words[new.at..new.at + new.len].to_vec();
        bare_last(&mut value);
        addition.splice(before.at..before.at + before.len, value);
        open.evidence.extend(places(words));
        self.denied = None;
        Some(Vec::new())
    }

    fn settle_word(&mut self, told: usize, old: &str, words: &[Token]) -> Option<Vec<Token>> {
        self.denied = None;
        let end = clause_end(words);
        // `close the file`: a deed of its own
        let deed = end >= 2
            && is_action(&words[0].key)
            && read(&words[..end], self.told.get(told)?.mood).is_some();
        if end > 4 || deed {
            return None;
        }
        let open = self.told.get_mut(told)?;
        let at = open
            .tokens
            .iter()
            .position(|t| crate::domain::words::stem(&t.key) == old)?;
        let mut new = words[..end].to_vec();
        bare_last(&mut new);
        open.evidence.extend(places(&new));
        let same = open.tokens[at + 1..]
            .iter()
            .zip(new.iter().skip(1))
            .take_while(|(a, b)| a.key == b.key)
            .count();
        let tail = usize::from(
            same == 0
                && new.len() > 1
                && open
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| new.last().is_some_and(|n| n.key == t.key)),
        );
        let from = at
            - usize::from(
                at > 0
                    && new.len() > 1
                    && (matches!(open.tokens[at - 1].key.as_str(), "a" | "an")
                        || open.tokens[at - 1].key == "the"
                            && matches!(new[0].key.as_str(), "the" | "a" | "an" | "our" | "your")),
            );
        new[0].word = super::super::phrase::lowered(&new[0].word);
        open.tokens.splice(from..=at + same + tail, new);
        open.reading = read(&open.tokens, open.mood).or(open.reading.take());
        let rest = words[end..].to_vec();
        let told = super::super::talk::is_habit(&rest);
        Some(if told { Vec::new() } else { rest })
    }
}

/// The words of a step with the new value, and what follows it, in the place of the old.
fn in_place(told: &[Token], old: &Quantity, words: &[Token], new: &Quantity) -> Vec<Token> {
    /// The most words that follow a value into the step.
    const TAIL: usize = 6;
    let end = |q: &Quantity| q.at + q.len + usize::from(!q.unit.is_empty());
    let bare = new.unit.is_empty();
    let to = if bare { old.at + old.len } else { end(old) };
    let (value, tail) = words.split_at(end(new).min(words.len()));
    let tail = if bare && !old.unit.is_empty() {
        &[]
    } else {
        &tail[..tail.len().min(TAIL)]
    };
    let mut value = value[new.at..].to_vec();
    if let Some(first) = value.first_mut().filter(|_| old.at > 0) {
        first.word = super::super::phrase::lowered(&first.word);
    }
    let mut tokens = [&told[..old.at], &value, tail].concat();
    bare_last(&mut tokens);
    tokens.extend(told[to.min(told.len())..].iter().cloned());
    tokens
}

/// `on Fridays it's` ten: the case that a value is given for, if it is one.
fn front(words: &[Token]) -> Vec<Token> {
    const LONGEST: usize = 6;
    let mut lead = words;
    while let Some((last, rest)) = lead.split_last()
        && matches!(
            last.key.as_str(),
            "it's" | "is" | "it" | "that's" | "for" | "make"
        )
    {
        lead = rest;
    }
    if lead.len() > LONGEST || starts_any(lead, &FRONTED).is_none() {
        return Vec::new();
    }
    let mut front = lead.to_vec();
    mark_last(&mut front, ',');
    front
}

/// `I'll take a peek at fourteen fifty`: words that tell of a deed, and not only of a value.
fn is_deed(words: &[Token]) -> bool {
    let lead = super::super::talk::lead(words);
    let from = starts_any(lead, patterns!["i|you|we|i'll|you'll|we'll"]).unwrap_or(0);
    lead.get(from).is_some_and(|t| {
        super::super::verbs::is_action(&t.key) && !matches!(t.key.as_str(), "make" | "go" | "call")
    })
}

/// A clause and what was added to it.
pub(super) fn phrases(told: &super::Told) -> impl Iterator<Item = &[Token]> {
    let added = told.additions.iter().map(|(_, words)| words.as_slice());
    std::iter::once(told.tokens.as_slice()).chain(added)
}

/// All the numbers of a step, with their units.
pub(super) fn quantities(told: &super::Told) -> impl Iterator<Item = Quantity> {
    phrases(told).flat_map(|words| quantities_of(&keys(words)))
}

pub(super) fn alike(a: &Quantity, b: &Quantity) -> bool {
    (a.value - b.value).abs() < 1e-9 && (a.unit == b.unit || a.unit.is_empty() || b.unit.is_empty())
}

/// Units of one kind may stand for one another.
pub(super) fn kind(unit: &str) -> &str {
    match unit {
        "s" | "min" | "h" | "day" | "week" | "month" | "year" => "time",
        "mm" | "cm" | "m" | "km" | "in" | "ft" | "yd" | "mile" => "length",
        "g" | "kg" | "pound" | "oz" | "mg" | "t" => "weight",
        "ml" | "l" | "gallon" | "pint" | "tsp" | "tbsp" => "volume",
        other => other,
    }
}
