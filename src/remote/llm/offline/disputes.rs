//! Two that were put against each other, and that nobody chose between: `within two degrees` and `I was told four`.
mod before;
mod outcome;
mod values;
mod wording;

use ecow::EcoString;

use self::before::{heard, in_full, said_first, told_before};
use self::outcome::settled;
pub(super) use self::values::{Value, values};
use super::fillers;
use super::patterns::{WordSet, find, patterns, starts_any, word_set};
use super::questions::Doubt;
use super::token::{Token, keys, stems};
use super::turns::{End, Mood, Sentence};
use super::unsettled::{claim_at, claims};
use crate::domain::quantity::quantities_of;
use crate::domain::words::is_function_word;

/// How many sentences back the value stands that another is put against.
const BACK: usize = 6;
/// How far apart two disputes about the same values may be put.
const SAME: usize = 12;
/// Something that another speaker, or a paper, put against what was told.
#[derive(Debug, Clone)]
pub(super) struct Dispute {
    /// What was told, as a sentence and in its words.
    pub told: usize,
    pub old: Vec<Token>,
    /// What was put against it.
    pub put: usize,
    pub new: Vec<Token>,
    pub ask: Option<String>,
    pair: Option<(Value, Value)>,
}

impl Dispute {
    /// The values of `new` held against what was told before its sentence, where they are of one thing.
    pub(super) fn of_values(
        sentences: &[Sentence],
        put: usize,
        new: &[Token],
        own: bool,
    ) -> Option<Self> {
        let claimed = values(new);
        let (told, old) = told_before(sentences, put, &claimed, own)?;
        let rival = claimed.into_iter().find(|v| v.rivals(&old))?;
        if heard(sentences, told, put) || reads_off(new) {
            return None;
        }
        let after = &new[rival.end..];
        let looked = patterns!["when i|we|you looked|checked|saw|read|asked"];
        if starts_any(after, patterns!["if|when|unless"]).is_some()
            && starts_any(after, looked).is_none()
        {
            // `fifteen if it's winter`: of a case of its own
            return None;
        }
        let words = content(&sentences[told].tokens);
        let place = starts_any(
            after,
            patterns!["in|on|at|for|with|during|after|before the|a|an|my|our? *"],
        );
        let other = |n: usize| {
            let named = content(&after[..n]);
            !named.is_empty() && named.iter().all(|w| !words.contains(w))
        };
        if !own && !claims(&sentences[put].tokens) && place.is_some_and(other) {
            // `four in winter`
            return None;
        }
        let first = said_first(sentences, put, told, &rival);
        if first.is_some() && sentences[put].mood != Mood::Speech {
            // `eighteen degrees. Eighteen and a half? He said eighteen`
            return None;
        }
        if let Some(full) = first {
            // `cups, two sleeves.` `Three.` `I've always done two.`
            let words = fillers::strip(&sentences[told].tokens);
            return Some(Self::between(sentences, (full, rival), (told, words, old)));
        }
        let full = in_full(sentences, told, &old);
        let (a, b) = (&sentences[full].speaker, &sentences[put].speaker);
        if !own && full != told && a == b && a.is_some() {
            // whoever told the first tells the second: both are their own
            return None;
        }
        let dispute = Self::between(sentences, (full, old), (put, new.to_vec(), rival));
        dispute.of_one_thing(sentences, own).then_some(dispute)
    }

    /// The value that a sentence told, and the one that was put against it.
    fn between(
        sentences: &[Sentence],
        (told, old): (usize, Value),
        (put, new, rival): (usize, Vec<Token>, Value),
    ) -> Self {
        let words = fillers::strip(&sentences[told].tokens);
        let found = values(&words).into_iter().find(|v| v.alike(&old));
        Self {
            told,
            old: words,
            put,
            new,
            ask: sentences[told].speaker.clone(),
            pair: Some((found.unwrap_or(old), rival)),
        }
    }

    /// What was put against a step: another value, or another place or name.
    pub(super) fn of_step(
        sentences: &[Sentence],
        (told, old): (usize, &[Token]),
        put: usize,
        new: &[Token],
        ask: Option<String>,
    ) -> Option<Self> {
        let claimed = values(new);
        if claimed.is_empty() && sentences[put].end == End::Question {
            return None;
        }
        let numbers = !quantities_of(&keys(new)).is_empty();
        if (numbers || !claimed.is_empty()) && put <= told + BACK {
            return Some(Self::of_values(sentences, put, new, false)?.in_full(sentences));
        }
        let pair = values(old).into_iter().find_map(|o| {
            let new = claimed.iter().find(|n| n.rivals(&o))?.clone();
            Some((o, new))
        });
        let dispute = Self {
            told,
            old: old.to_vec(),
            put,
            new: new.to_vec(),
            ask,
            pair,
        };
        let one = match &dispute.pair {
            // `the bag says five litres`, of what was told long before
            Some(_) => claims(new) && dispute.of_one_thing(sentences, true),
            None => claimed.is_empty() && !numbers,
        };
        one.then_some(dispute)
    }

    /// With all that the sentence says that put it up.
    fn in_full(mut self, sentences: &[Sentence]) -> Self {
        let words = fillers::strip(&sentences[self.put].tokens);
        let found = |new: &Value| values(&words).into_iter().find(|v| v.alike(new));
        let pair = self.pair.take();
        self.pair = pair.map(|(old, new)| match found(&new) {
            Some(value) => {
                self.new = words.clone();
                (old, value)
            }
            None => (old, new),
        });
        self
    }

    /// Whether nobody settled it.
    pub(super) fn is_open(&self, sentences: &[Sentence]) -> bool {
        match &self.pair {
            Some((old, new)) => !settled(sentences, self, old, new),
            None => outcome::words_open(sentences, self),
        }
    }

    /// Whether what is put up tells of nothing else than what was told.
    fn of_one_thing(&self, sentences: &[Sentence], cited: bool) -> bool {
        let Some((old, new)) = &self.pair else {
            return true;
        };
        // `the book says seventy-five`: who says so is no part of it
        let by = find(
            &self.new,
            patterns!["says|said|say|told|tells|swears|reckons|thinks|wants|wanted|according"],
        );
        let from = by.map_or(0, |(at, n)| at + n);
        let own = if from <= new.at {
            &self.new[from..]
        } else {
            &self.new[..new.end]
        };
        let before = content(&self.new[..claim_at(&self.new).unwrap_or(new.at).min(new.at)]);
        let told = stems(&sentences[self.told].tokens);
        let other = |w: &EcoString| !told.contains(w);
        if !cited && !before.is_empty() && before.iter().all(other) {
            // `Salads you'd do a hundred and fifty`: names its own thing
            return false;
        }
        let words = match values(own).into_iter().find(|v| v.alike(new)) {
            Some(value) if cited => content(wording::clause(own, &value)),
            _ => content(own),
        };
        // `over fifty`, `we keep them for ten years`: of something else
        if !cited && !new.follows(old) && words.len() >= 2 {
            return false;
        }
        let near = &sentences[self.told..self.put];
        let known: Vec<EcoString> = near.iter().flat_map(|s| stems(&s.tokens)).collect();
        words.len() < 2 || words.iter().any(|w| known.contains(w))
    }

    /// Whether both ask the same.
    pub(super) fn is_again(&self, other: &Self) -> bool {
        match &self.pair {
            Some((a, b)) => other.is_about(self.put, a, b),
            None => other.pair.is_none() && self.put == other.put,
        }
    }

    /// Whether these values are the ones held against each other, near a sentence.
    pub(super) fn is_about(&self, at: usize, a: &Value, b: &Value) -> bool {
        self.put.abs_diff(at) <= SAME
            && self
                .pair()
                .is_some_and(|(c, d)| a.alike(c) && b.alike(d) || a.alike(d) && b.alike(c))
    }

    pub(super) fn doubt(&self, sentences: &[Sentence]) -> Doubt {
        wording::doubt(sentences, self)
    }

    /// The values that are held against each other.
    pub(super) fn pair(&self) -> Option<(&Value, &Value)> {
        self.pair.as_ref().map(|(a, b)| (a, b))
    }
}

/// Whether words that put something up tell more than was told: they are kept, where they are of something else.
pub(super) fn tells_more(sentences: &[Sentence], put: usize, new: &[Token]) -> bool {
    let s = &sentences[put];
    let near = sentences[put.saturating_sub(3)..put].iter();
    let known: Vec<EcoString> = near
        .filter(|b| b.source == s.source)
        .flat_map(|b| stems(&b.tokens))
        .collect();
    let mut names = content(new);
    names.retain(|w| !known.contains(w));
    let cased = starts_any(new, patterns!["* *? *? if|when|for|unless"]).is_some();
    s.end != End::Question && !claims(new) && (names.len() >= 2 || names.len() == 1 && cased)
}

/// `Jo thinks five days, the policy says seven`: the values that words hold against each other themselves.
pub(super) fn both_told(words: &[Token]) -> Option<(Value, Value)> {
    let says = |t: &Token| {
        matches!(
            t.key.as_str(),
            "say" | "says" | "said" | "reckons" | "thinks" | "wants"
        )
    };
    let all = values(words);
    let said = |at: usize| all.iter().find(|v| v.at > at && v.at <= at + 3);
    let mut each = (0..words.len()).filter(|i| says(&words[*i]));
    let (a, b) = (each.next()?, each.next()?);
    let who = |at: usize| at.checked_sub(1).map(|i| &words[i].key);
    let (first, other) = (said(a)?, said(b)?);
    // `she said two minutes, she said below twenty`: one who says both
    let two = who(a).is_some() && who(a) != who(b);
    (two && other.follows(first)).then(|| (first.clone(), other.clone()))
}

/// `forty or fifty`: the values between which words leave the choice.
pub(super) fn choice(words: &[Token]) -> Option<(Value, Value)> {
    let all = values(words);
    let pair = all.windows(2).find(|p| outcome::either(words, p))?;
    Some((pair[0].clone(), pair[1].clone()))
}

/// The disputes that are open, each once, in the order in which they were put.
pub(super) fn each_once(mut all: Vec<Dispute>) -> Vec<Dispute> {
    all.sort_by_key(|d| d.put);
    let mut out: Vec<Dispute> = Vec::new();
    for d in all {
        match out.iter_mut().find(|o| o.is_again(&d)) {
            // the one that says more of what it is about
            Some(o)
                if content(&d.old).len() > content(&o.old).len().max(1) + 1 && d.told <= o.told =>
            {
                *o = d
            }
            Some(_) => {}
            None => out.push(d),
        }
    }
    out
}

/// `Mine shows two`: what is read off here and now.
fn reads_off(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns!["mine|it|ours|this|that|yours|mine's|it's shows|reads|showing|at|only"],
    )
    .is_some()
}

/// Stems of the words that name something: no values, no words that only put a value up.
pub(super) fn content(words: &[Token]) -> Vec<EcoString> {
    static PUTTING: WordSet = word_set!(
        "say says said told tell tells thought think thinks heard remember reckon reckons want wants swear swears always ever done did do got have had put take get give go always surely sure okay ok right yes yeah now still though really actually never not no well look maybe ask last this week year day time one thing"
    );
    let taken = values(words);
    let named = words.iter().enumerate().filter(|(i, t)| {
        let value = taken.iter().any(|v| (v.at..v.end).contains(i));
        !value
            && !PUTTING.contains(t.key.as_str())
            && !is_contracted(&t.key)
            && !t.is_number()
            && crate::domain::quantity::unit_of(&t.key).is_none()
    });
    let named: Vec<Token> = named.map(|(_, t)| t.clone()).collect();
    let mut out = stems(&named);
    out.dedup();
    out
}

/// `I've`, `that's`, `don't`: no name, as `lift's` is.
fn is_contracted(key: &str) -> bool {
    let short = |(word, _): (&str, &str)| word.len() < 3 || is_function_word(word);
    key.ends_with("n't") || key.split_once('\'').is_some_and(short)
}
