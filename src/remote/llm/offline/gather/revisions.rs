//! A value that was told is called wrong, and another given: `I said Wednesday, it's Tuesday now`, `should be sixty`.
use super::super::amounts::{Amount, Class, amounts, put};
use super::super::fillers;
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::talk::lead;
use super::super::token::{Token, places, stems};
use super::super::turns::{End, Sentence};
use super::denials::{Denied, What};
use super::{FAR, Gather, Told};

/// The most words of a sentence that revises.
const LONGEST: usize = 34;
/// How far back a value may stand that is revised without being said again, in clauses.
const CLOSE: usize = 6;

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
        if !wrong.is_empty() && all.len() == wrong.len() && denied_of_another(&words) {
            return true;
        }
        self.says_anew(s, &words, &all) || self.revises_last(s, &words, &all, &wrong)
    }

    /// The step that gives a value: of several the one that shares most words, then the last.
    fn gives(&self, s: &Sentence, words: &[Token], old: &Amount) -> Option<usize> {
        let named = stems(words);
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
        let told = self.told[from..].iter().enumerate();
        let best = told
            .filter(|(_, t)| gives(t))
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
        let open = &mut self.told[told];
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
            (self.contested, self.denied) = (None, None);
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
        let asks =
            has_any(words, patterns!["did i|we say|tell|give|put|write"]) || echoes(s, words, old);
        let another = of_another(&words[old.end.min(words.len())..]);
        let denies = another || starts_any(lead(words), patterns!["no? not"]).is_some();
        let value = crate::domain::quantity::quantities_of(&super::super::token::keys(words))
            .into_iter()
            .find(|q| q.at == old.at);
        let Some(value) = value.filter(|_| asks || denies && s.tokens.len() <= 12) else {
            return false;
        };
        self.denied = Some(Denied {
            told,
            what: What::Value(value),
            sentence: at,
        });
        true
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
            t.source == s.source && t.speaker == s.speaker && t.reading.is_some() && exact
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
    fn says_anew(&mut self, s: &Sentence, words: &[Token], all: &[Amount]) -> bool {
        if all.len() < 2 || !has_any(words, patterns!["sorry|no|wait|actually|correction"]) {
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

/// The values of a step that are said anew with others in their places, if most stay.
fn differing(told: &Told, all: &[Amount]) -> Option<Vec<(Amount, Amount)>> {
    let said = amounts(&told.tokens);
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

/// All the words of a step.
fn phrases(told: &Told) -> impl Iterator<Item = &[Token]> {
    let added = told.additions.iter().map(|(_, words)| words.as_slice());
    std::iter::once(told.tokens.as_slice()).chain(added)
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

/// Whether a value is called wrong, or told as what was said or what was once: `I said four`, `not four`, `it was four`.
fn called_wrong(words: &[Token], value: &Amount) -> bool {
    let from = words[..value.at]
        .iter()
        .rposition(|t| matches!(t.tail(), Some(';' | '.' | '!' | '?' | '—')))
        .map_or(0, |p| p + 1);
    let before = &words[from..value.at];
    let near = &before[before.len().saturating_sub(3)..];
    let close = |set: &super::super::patterns::Patterns| {
        (0..near.len()).any(|i| starts_any(&near[i..], set).is_some_and(|n| i + n == near.len()))
    };
    let denied = close(patterns![
        "not the|a|at|for|by|on|to|about?",
        "instead|rather of|than the|a|at|for|by?",
        "no longer the|a|at|for|by?"
    ]);
    let bound = close(patterns![
        "if|when not",
        "not * more|less|before|until|over|under|above|below|exceed"
    ]);
    let was = close(patterns![
        "it|that|they|there|this was|were about|like|at|only?",
        "used to be|say|do|take|have about|at|like|for?",
        "thought it|that|we was|were|is|said?"
    ]);
    let said = find(
        before,
        patterns![
            "i|we|you? keep|kept saying|telling",
            "i|we told|gave you|them|him|her|everybody|people?",
            "i|we|i've|we've just|always? said|say|wrote|put|written|told",
            "you told|said * to|about",
            "did i|we say|tell|give|write",
            "i've|i have been saying"
        ],
    )
    .is_some_and(|(at, n)| {
        before[at + n..].len() <= 8 && !before[at + n..].iter().any(Token::comma)
    });
    let rest = &words[value.end.min(words.len())..];
    let called = of_another(rest) || harms(rest);
    let glued = words[value.end - 1].tail().is_none();
    let asked = find(before, patterns!["did i|we say|tell|give|write"])
        .is_some_and(|(at, n)| before[at + n..].len() <= 5);
    (denied && !bound) || was || asked || (said && contrasted(rest)) || (called && glued)
}

/// `four is the old one`, `four when he was working`: the value holds for something else, or held once.
fn of_another(rest: &[Token]) -> bool {
    starts_any(
        rest,
        patterns![
            "is|was|it's|that's|was? for? the|an|my|our? old|wrong|former|previous|last",
            "is|was wrong|old|before|then|for",
            "was|were",
            "back? when|before|while|until he|she|it|they|we|i|you was|were|had|did|used|still",
            "back? when|before|while|until the|that|this * was|were|had|did|used"
        ],
    )
    .is_some()
}

/// `four one two?`: the speaker's own value, asked back.
fn echoes(s: &Sentence, words: &[Token], value: &Amount) -> bool {
    s.end == End::Question && value.at == 0 && value.end == words.len()
}

/// `ninety kills them`: what comes of a value tells against it.
fn harms(rest: &[Token]) -> bool {
    rest.first().is_some_and(|t| {
        super::super::verbs::is_third_person(&t.key)
            && !matches!(
                t.key.as_str(),
                "is" | "does" | "makes" | "gets" | "takes" | "needs" | "gives" | "goes"
            )
    }) && rest
        .get(1)
        .is_some_and(|t| matches!(t.key.as_str(), "it" | "them" | "everything"))
}

/// Words after what was said that put something up against it.
fn contrasted(rest: &[Token]) -> bool {
    let end = rest
        .iter()
        .position(|t| t.key == "then")
        .unwrap_or(rest.len());
    has_any(
        &rest[..end],
        patterns![
            "but|it's|no|not|now|actually|should|should've|sorry|that's|meant|old|wrong|is|they|make|well"
        ],
    )
}

/// A value that looks called wrong by what stands before another: `I said four, six is right` is told of four only.
fn is_said_anew(words: &[Token], value: &Amount) -> bool {
    let lead = &words[value.at.saturating_sub(3)..value.at];
    has_any(lead, patterns!["it's|now|actually|make|is|be|to"])
}

/// `Four is the old compressor.`: nothing but a value of something else.
fn denied_of_another(words: &[Token]) -> bool {
    words.len() <= 9
        && has_any(
            words,
            patterns!["is|was|that's|it's|was? for? the|an|my|our? old|former|previous|wrong|last"],
        )
}

/// Whether a value is given as what holds in place of another: `should be sixty`, `it went up to seventy`.
fn corrected(words: &[Token], value: &Amount) -> bool {
    let before = &words[..value.at];
    let ends = |set: &super::super::patterns::Patterns| {
        let from = before.len().saturating_sub(7);
        (from..before.len())
            .any(|i| starts_any(&before[i..], set).is_some_and(|n| i + n == before.len()))
    };
    let should = ends(patterns![
        "that|it|which|they should|ought have|to? been|be|say|read|more|like? more|like? at|for|the|about?",
        "that|it|which|they should've|shouldve been|said|read more|like? at|for|the|about?",
        "that's|it's meant|supposed to be|say",
        "should have said",
        "i meant to? say? the|at|for|by|on?"
    ]);
    let moved = ends(patterns![
        "they|we|it|that|it's|that's|they've|we've been|was|got|have? gone|went|put|moved|raised|lowered|changed|dropped|brought|set it|that? up|down|forward|back|out? to",
        "they|we|it|that|it's|that's|they've|we've been|was|got|have? gone|went|put|moved|raised|lowered|changed|dropped|brought|set it|that? up|down|forward|back|out? to the|a|about"
    ]);
    let now = ends(patterns![
        "it's|they're|that's|it|is|are is|are|only|just|at|about?"
    ]) && has_any(
        &words[value.end.min(words.len())..],
        patterns!["now", "these days", "nowadays", "since"],
    );
    let anew = ends(patterns![
        "it's|they're|it now|nowadays is|at?",
        "now|nowadays it's|it|they're is|are?",
        "these days it's|it is?",
        "but|and? since * * * it's|that's",
        "but|and? since * * * * it's|that's",
        "but|and? since * * * * * it's|that's"
    ]);
    should || moved || now || anew
}

/// `between four and six`, `four to six`, `six or eight`: a range, not another value.
fn ranges(words: &[Token], value: &Amount) -> bool {
    let before = &words[value.at.saturating_sub(2)..value.at];
    let from = has_any(before, patterns!["between", "or|and"]);
    let to =
        starts_any(&words[value.end.min(words.len())..], patterns!["to|or|and"]).is_some_and(|n| {
            amounts(&words[value.end + n..])
                .first()
                .is_some_and(|a| a.at == 0)
        });
    from && amounts(&words[..value.at])
        .last()
        .is_some_and(|a| a.end + 1 >= value.at.saturating_sub(1))
        || to
}
