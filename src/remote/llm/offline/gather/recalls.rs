//! Values put right from afar: `what did I say, a hundred and ten?`, `naturals 190, not 195`.
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts};
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::reading::read;
use super::super::token::{Token, keys, places, stems};
use super::super::turns::Sentence;
use super::Gather;
use super::denials::{What, alike, phrases};
use crate::domain::quantity::quantities_of;

impl Gather {
    /// `I told you three hundred on the first one. That's the old glass.`: a value said before is called wrong just after.
    pub(super) fn takes_back(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let words = super::super::talk::lead(&s.tokens);
        let next = sentences.get(at + 1).filter(|n| n.speaker == s.speaker);
        let last = next.is_some_and(|n| {
            of_another(&s.tokens) && gives_ours(&n.tokens)
                || names_another(&s.tokens) && gives_only(&n.tokens)
        });
        if last && self.last_value_denied(s, at) {
            return true;
        }
        let ahead = sentences[at + 1..].iter();
        let told = calls_to_mind(words) && ahead.clone().take(2).any(|n| calls_wrong(&n.tokens));
        // `you told Kayla eight minutes … it's twelve`
        let theirs = find(words, patterns!["you told|said|wrote|gave|put"])
            .is_some_and(|(n, _)| n <= 6)
            && ahead
                .take(4)
                .any(|n| n.speaker == s.speaker && gives_instead(&n.tokens));
        (told || theirs) && self.recalls(s, at, &s.tokens)
    }

    /// The value of the step told last was of something else.
    fn last_value_denied(&mut self, s: &Sentence, at: usize) -> bool {
        let Some(told) = self.last_of(s).filter(|i| at <= self.told[*i].until + 2) else {
            return false;
        };
        let value = phrases(&self.told[told])
            .filter_map(|w| quantities_of(&keys(w)).pop())
            .last();
        let Some(value) = value else {
            return false;
        };
        self.deny(told, What::Value(value), at)
    }

    /// Takes note of the step, however far back, that gives the value which is called to mind.
    pub(super) fn recalls(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        let Some(value) = quantities_of(&keys(words)).into_iter().next() else {
            return false;
        };
        let named = stems(words);
        let gives = |t: &super::Told| {
            t.source == s.source
                && t.reading.is_some()
                && phrases(t).any(|w| quantities_of(&keys(w)).iter().any(|q| alike(q, &value)))
        };
        let shared = |t: &super::Told| {
            phrases(t)
                .flat_map(stems)
                .filter(|w| named.contains(w))
                .count()
        };
        let told = self.told.iter().enumerate().filter(|(_, t)| gives(t));
        let Some(told) = told.max_by_key(|(i, t)| (shared(t), *i)).map(|(i, _)| i) else {
            return false;
        };
        self.deny(told, What::Value(value), at)
    }

    /// `I got the oven wrong, it's ninety degrees`: the step that names it, however far back.
    pub(super) fn names_wrong(&mut self, s: &Sentence, words: &[Token], all: &[Amount]) -> bool {
        let called = find(
            words,
            patterns![
                "got|had|have|put|wrote the|that|this * *? wrong|backwards",
                "was|were wrong about the|that *",
                "the|that|what * *? i|we said was wrong"
            ],
        );
        // `it's sixteen in the morning`: the time says when, and is no other value
        let mut sizes = all.iter().filter(|a| !matches!(a.class, Class::Word(_)));
        let one = sizes.next().filter(|_| sizes.next().is_none());
        let one = one.or_else(|| all.first().filter(|_| all.len() == 1));
        let (Some(new), Some((from, n))) = (one, called) else {
            return false;
        };
        let named = stems(&words[from..from + n]);
        let place = |t: &super::Told| {
            let said: Vec<Amount> = phrases(t).flat_map(amounts).collect();
            let mut fit = said.into_iter().filter(|a| new.fits(a) && !a.alike(new));
            let one = fit.next()?;
            fit.all(|a| a.alike(&one)).then_some(one)
        };
        let told = self.nearest(|t| {
            let said: Vec<EcoString> = phrases(t).flat_map(stems).collect();
            // `the aircon`, written `air con` before
            let apart = |w: &EcoString| said.windows(2).any(|pair| pair.concat() == *w);
            t.source == s.source
                && t.reading.is_some()
                && named.iter().any(|w| said.contains(w) || apart(w))
                && place(t).is_some()
        });
        told.and_then(|i| Some((i, place(&self.told[i])?)))
            .is_some_and(|(i, old)| self.revise(i, &old, words, new))
    }

    /// `charge naturals 190 not 195`: the one for the other, in the step that gives the other.
    pub(super) fn contrasts(&mut self, s: &Sentence, words: &[Token]) -> bool {
        let all = quantities_of(&keys(words));
        let pair = all.windows(2).find(|p| {
            let from = (p[0].at + p[0].len).min(words.len());
            let between = &words[from..p[1].at.max(from)];
            starts_any(
                between,
                patterns![
                    "not",
                    "* not",
                    "instead|rather of|than",
                    "* instead|rather of|than"
                ],
            )
            .is_some_and(|n| n == between.len())
        });
        let Some([new, old]) = pair else {
            return false;
        };
        let named = stems(&words[..new.at]);
        let shared = |t: &super::Told| {
            stems(&t.tokens)
                .iter()
                .filter(|w| named.contains(w))
                .count()
        };
        let gives = |t: &super::Told| {
            t.source == s.source
                && t.reading.is_some()
                && quantities_of(&keys(&t.tokens))
                    .iter()
                    .any(|q| (q.value - old.value).abs() < 1e-9)
        };
        let only = self.told.iter().filter(|t| gives(t)).count() == 1;
        let told = self.told.iter_mut().filter(|t| gives(t));
        let Some(open) = told
            .max_by_key(|t| shared(t))
            .filter(|t| shared(t) > 0 || named.is_empty() || only)
        else {
            return false;
        };
        let place = quantities_of(&keys(&open.tokens))
            .into_iter()
            .find(|q| (q.value - old.value).abs() < 1e-9);
        let Some(place) = place else {
            return false;
        };
        let tail = open.tokens[place.at + place.len - 1].tail();
        let mut value = words[new.at..new.at + new.len].to_vec();
        if let Some(last) = value.last_mut() {
            last.bare();
            last.word.extend(tail);
        }
        open.tokens.splice(place.at..place.at + place.len, value);
        open.reading = read(&open.tokens, open.mood)
            .or_else(|| Some(open.reading.take()?.put_as(open.tokens.clone())));
        open.evidence.extend(places(words));
        true
    }
}

/// `That's for the big mixer.`
fn of_another(words: &[Token]) -> bool {
    words.len() <= 8
        && starts_any(words, patterns!["that's|it's|this is? for the|a|an|our|their big|small|other|new|old|bigger|smaller|large *"]).is_some()
}

/// `For ours it's 12.`
fn gives_ours(words: &[Token]) -> bool {
    let ours = starts_any(
        words,
        patterns![
            "for|in|on|with ours|us|yours|this|here|mine|the|that",
            "ours|this|yours"
        ],
    );
    ours.is_some() && !quantities_of(&keys(words)).is_empty()
}

/// `No, that's travel.`
fn names_another(words: &[Token]) -> bool {
    words.len() <= 7
        && starts_any(
            words,
            patterns!["no|wait|sorry|oh hang|hold? on? that's|that|it's is? for? *"],
        )
        .is_some()
}

/// `Seventy-eight.`
fn gives_only(words: &[Token]) -> bool {
    let first = quantities_of(&keys(words)).into_iter().next();
    words.len() <= 5 && first.is_some_and(|q| q.at == 0)
}

/// `I told you three hundred`
fn calls_to_mind(words: &[Token]) -> bool {
    let skip = starts_any(
        words,
        patterns![
            "hold|hang on",
            "wait",
            "sorry",
            "no",
            "actually",
            "and",
            "on|about"
        ],
    );
    starts_any(
        &words[skip.unwrap_or(0)..],
        patterns![
            "i|we told|gave you",
            "i|we said",
            "i've|we've told|given|said you?",
            "what|where|when i|we said|told|gave you?"
        ],
    )
    .is_some()
}

/// `That's the old glass.`
fn calls_wrong(words: &[Token]) -> bool {
    has_any(
        words,
        patterns![
            "tell a lie",
            "that's|that|those|it was|is? the|my|an|our? old|wrong|previous|other|former|last",
            "don't listen to me",
            "it's|that's|they're|it|that is? now|actually",
            "should be|have",
            "i was wrong",
            "i meant",
            "no|sorry it's",
            "make|call that|it",
        ],
    )
}

/// `No, it's twelve.`
fn gives_instead(words: &[Token]) -> bool {
    let it = starts_any(
        words,
        patterns!["no|well|but? it's|it|that's|that is|should? be?"],
    );
    it.is_some_and(|n| !quantities_of(&keys(&words[n..])).is_empty())
}
