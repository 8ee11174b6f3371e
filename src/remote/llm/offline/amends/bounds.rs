//! Ranges put right by others that share a bound with them: `85 to 110 is a 2, 65 to 85 is a 3.` **`66 to 85, and 86 to
//! 110.`** `Yes, 66 to 85 and 86 to 110.`
use super::super::talk;
use super::super::token::{Token, put_for};
use super::super::turns::{End, Sentence};
use super::stated::led_only_cues;
use super::taken_on::taken;
use super::{NEAR, before, keep, replies, tells};
use crate::domain::quantity::number_at;

/// How many sentences later they are taken up.
const ANSWER: usize = 4;
/// How many words a range has.
const RANGE: usize = 3;

/// Two numbers, and where the first stands.
#[derive(Clone, Copy)]
struct Range {
    at: usize,
    low: f64,
    high: f64,
}

impl Range {
    /// Whether one may stand for the other: they lie over one another, and have a bound in common.
    fn may_stand_for(&self, other: &Self) -> bool {
        let lies = self.low < other.high && other.low < self.high;
        lies && (same(self.low, other.low) || same(self.high, other.high))
    }

    /// Whether a number is one of the two.
    fn bound_by(&self, number: f64) -> bool {
        same(self.low, number) || same(self.high, number)
    }
}

/// Puts each range in the place of the one that it stands for. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, cued) = led_only_cues(talk::lead(&s.tokens));
    let Some((new, end)) = told_alone(words).filter(|_| s.end != End::Question) else {
        return false;
    };
    let found = before(sentences, at, NEAR).find_map(|i| {
        let t = &sentences[i];
        let by = (t.speaker != s.speaker || cued) && tells(t);
        Some((i, places(&ranges(&t.tokens), &new)?)).filter(|_| by)
    });
    let Some((told, places)) = found else {
        return false;
    };
    let own = sentences[told].speaker == s.speaker;
    let heard = replies(sentences, at, told, ANSWER).find(|i| takes(&sentences[*i].tokens, &new));
    if !own && heard.is_none() {
        return false;
    }
    let given = words.to_vec();
    let rest = words[end..].to_vec();
    for (old, new) in places.iter().zip(&new) {
        put(
            &mut sentences[told].tokens,
            old,
            &given[new.at..new.at + RANGE],
        );
    }
    keep(&mut sentences[at], &rest);
    leave_reason(sentences, at, &places);
    if let Some(heard) = heard.filter(|_| !own) {
        let said = taken(&sentences[heard].tokens);
        let again = told_alone(said).is_some_and(|(_, end)| end == said.len());
        if again || said.len() <= 2 {
            sentences[heard].tokens.clear();
        }
    }
    true
}

/// `You can't have 85 in both.`: why the old bound was wrong takes nothing else back.
fn leave_reason(sentences: &mut [Sentence], at: usize, old: &[Range]) {
    let (speaker, turn) = (sentences[at].speaker.clone(), sentences[at].turn);
    let Some(next) = sentences.get_mut(at + 1) else {
        return;
    };
    let bound = |n: f64| old.iter().any(|r| r.bound_by(n));
    let named = next.tokens.iter().filter_map(number).any(bound);
    let twice = next
        .tokens
        .iter()
        .any(|t| matches!(t.key.as_str(), "both" | "twice" | "two" | "either"));
    if next.turn == turn && next.speaker == speaker && named && twice {
        next.tokens.clear();
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn number(t: &Token) -> Option<f64> {
    number_at(std::slice::from_ref(&t.key), 0).map(|n| n.0)
}

/// All ranges of a sentence: `65 to 85`.
fn ranges(words: &[Token]) -> Vec<Range> {
    let all = words.windows(RANGE).enumerate();
    all.filter_map(|(at, w)| {
        let joined = w[1].key == "to" && w[0].tail().is_none() && w[1].tail().is_none();
        let (low, high) = (number(&w[0])?, number(&w[2])?);
        (joined && low < high).then_some(Range { at, low, high })
    })
    .collect()
}

/// The ranges that a sentence begins with and that are all of its first words, and where they end.
fn told_alone(words: &[Token]) -> Option<(Vec<Range>, usize)> {
    let all = ranges(words);
    let mut end = 0;
    let mut found = Vec::new();
    for range in all {
        let from = end + usize::from(end > 0 && words.get(end).is_some_and(|t| t.key == "and"));
        if range.at != from {
            break;
        }
        end = from + RANGE;
        found.push(range);
    }
    let apart = words.get(end).is_none() || end > 0 && words[end - 1].tail().is_some();
    (!found.is_empty() && apart).then_some((found, end))
}

/// For each new range the only one of the old that it may stand for, no two of them the same.
fn places(old: &[Range], new: &[Range]) -> Option<Vec<Range>> {
    let mut out: Vec<Range> = Vec::new();
    for range in new {
        let mut fit = old.iter().filter(|o| range.may_stand_for(o));
        let only = fit.next().filter(|_| fit.next().is_none())?;
        if out.iter().any(|o| o.at == only.at) {
            return None;
        }
        out.push(*only);
    }
    Some(out)
}

/// Whether whoever told the old ones takes the new ones up: by a nod, or by a number of them.
fn takes(words: &[Token], new: &[Range]) -> bool {
    let says = |n: f64| new.iter().any(|r| r.bound_by(n));
    let mut numbers = words.iter().filter_map(number).peekable();
    match numbers.peek() {
        Some(_) => numbers.all(says),
        None => talk::nods(talk::lead(words)) || talk::nods(words),
    }
}

/// One range for the other, with the unit that is glued to the old one.
fn put(told: &mut Vec<Token>, old: &Range, new: &[Token]) {
    let unit = |t: &Token| -> String {
        let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        t.key.trim_start_matches(digit).to_owned()
    };
    let glued = unit(&told[old.at + RANGE - 1]);
    let mut words = new.to_vec();
    let last = &mut words[RANGE - 1];
    let digits = last.key.starts_with(|c: char| c.is_ascii_digit());
    if digits && unit(last).is_empty() && !glued.is_empty() {
        last.bare();
        last.word.push_str(&glued);
        last.key.push_str(&glued);
    }
    put_for(told, old.at, old.at + RANGE, &words);
}
