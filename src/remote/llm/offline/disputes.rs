//! Two that were put against each other, and that nobody chose between: `within two degrees` and `I was told four`.
mod outcome;
mod values;
mod wording;

use self::outcome::settled;
pub(super) use self::values::{Value, values};
use super::fillers;
use super::patterns::{WordSet, find, patterns, starts_any, word_set};
use super::questions::Doubt;
use super::token::{Token, keys, stems};
use super::turns::{End, Mood, Sentence};
use super::unsettled::claims;
use crate::domain::quantity::quantities_of;

/// How many sentences back the value stands that another is put against.
const BACK: usize = 6;
/// How far apart two disputes about the same values may be put.
const SAME: usize = 12;
/// The fewest words of a question that changes the subject.
const ASKED: usize = 3;

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
        let after = &new[rival.end..];
        let looked = patterns!["when i|we|you looked|checked|saw|read|asked"];
        if starts_any(after, patterns!["if|when|unless"]).is_some()
            && starts_any(after, looked).is_none()
        {
            // `fifteen if it's winter`: of a case of its own
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
            let own = sentences[put].speaker.is_none();
            return Self::of_values(sentences, put, new, own);
        }
        let pair = values(old).into_iter().find_map(|o| {
            let new = claimed.iter().find(|n| n.rivals(&o))?.clone();
            Some((o, new))
        });
        (pair.is_some() || claimed.is_empty() && !numbers).then(|| Self {
            told,
            old: old.to_vec(),
            put,
            new: new.to_vec(),
            ask,
            pair,
        })
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
        let Some((_, new)) = &self.pair else {
            return true;
        };
        // `the book says seventy-five`: who says so is no part of it
        let by = find(
            &self.new,
            patterns!["says|said|say|told|tells|swears|reckons|thinks|wants|wanted"],
        );
        let from = by.map_or(0, |(at, n)| at + n);
        let own = if from <= new.at {
            &self.new[from..]
        } else {
            &self.new[..new.end]
        };
        let words = match values(own).into_iter().find(|v| v.alike(new)) {
            Some(value) if cited => content(wording::clause(own, &value)),
            _ => content(own),
        };
        let near = &sentences[self.told..self.put];
        let known: Vec<String> = near.iter().flat_map(|s| stems(&s.tokens)).collect();
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
    let mut each = (0..words.len())
        .filter(|i| says(&words[*i]))
        .filter_map(said);
    let (first, other) = (each.next()?, each.next()?);
    other.follows(first).then(|| (first.clone(), other.clone()))
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

/// What was told before a value was put against it: the sentence, its value, and that value again.
fn told_before(
    sentences: &[Sentence],
    put: usize,
    claimed: &[Value],
    own: bool,
) -> Option<(usize, Value)> {
    let s = &sentences[put];
    for told in (put.saturating_sub(BACK)..put).rev() {
        let b = &sentences[told];
        if b.source != s.source {
            return None;
        }
        if matches!(b.mood, Mood::Code | Mood::Heading(_)) {
            continue;
        }
        let words = fillers::strip(&b.tokens);
        let have = values(&words);
        if have.iter().any(|h| claimed.iter().any(|c| c.alike(h))) {
            // said again
            return None;
        }
        let apart = b.speaker != s.speaker || b.speaker.is_none() || own;
        let old = have
            .into_iter()
            .find(|h| claimed.iter().any(|c| c.rivals(h)));
        if let Some(old) = old.filter(|_| apart) {
            return Some((told, old));
        }
        // `Then down the alcohols.` `One minute each.`: more of what was told last
        let last = told + 1 == put && b.end != End::Question && b.speaker != s.speaker;
        if last && content(&words).len() >= 2 && !own && !claims(&s.tokens) {
            return None;
        }
        // `Which banner?` `The yellow one.` `Yellow banner.`: whoever asked says again what they heard
        let heard = b.end == End::Question && b.speaker == s.speaker && s.end != End::Question;
        if heard && told + 2 == put && b.speaker.is_some() && !claims(&s.tokens) {
            return None;
        }
        // `How many did you end up with?` `14.`
        let other = b.speaker != s.speaker || b.speaker.is_none();
        let asks = b.end == End::Question && b.tokens.len() >= ASKED && other;
        if asks && values(&b.tokens).is_empty() && told + 1 == put {
            return None;
        }
    }
    None
}

/// The sentence that told a value first and in full, where the one before the rival only says it again: `And within two
/// degrees.` `Two Fahrenheit?` `Two, yes.`
fn in_full(sentences: &[Sentence], told: usize, old: &Value) -> usize {
    let b = &sentences[told];
    let says = content(&b.tokens).len();
    let earlier = (told.saturating_sub(BACK)..told).rev();
    let mut near = earlier.take_while(|i| sentences[*i].source == b.source);
    let full = near.find(|i| {
        let e = &sentences[*i];
        let names = content(&e.tokens).len();
        let more = names > says || names > 0 && outcome::is_habit(&b.tokens);
        more && values(&e.tokens).iter().any(|v| v.alike(old))
    });
    full.filter(|_| says < 2).unwrap_or(told)
}

/// The sentence in which whoever puts a value up told it first, before another put something else against it.
fn said_first(sentences: &[Sentence], put: usize, told: usize, value: &Value) -> Option<usize> {
    let s = &sentences[put];
    let mut near = (told.saturating_sub(BACK)..told).rev();
    near.find(|i| {
        let e = &sentences[*i];
        e.source == s.source
            && e.speaker == s.speaker
            && e.end != End::Question
            && values(&e.tokens).iter().any(|v| v.alike(value))
    })
}

/// Stems of the words that name something: no values, no words that only put a value up.
pub(super) fn content(words: &[Token]) -> Vec<String> {
    static PUTTING: WordSet = word_set!(
        "say says said told tell thought think heard remember reckon swear swears always ever done did do got have had put take get give go always surely sure okay ok right yes yeah now still though really actually never not no well look maybe ask last this week year day time one thing"
    );
    let taken = values(words);
    let named = words.iter().enumerate().filter(|(i, t)| {
        let value = taken.iter().any(|v| (v.at..v.end).contains(i));
        !value
            && !PUTTING.contains(t.key.as_str())
            && !t.key.contains('\'')
            && !t.is_number()
            && crate::domain::quantity::unit_of(&t.key).is_none()
    });
    let named: Vec<Token> = named.map(|(_, t)| t.clone()).collect();
    let mut out = stems(&named);
    out.dedup();
    out
}
