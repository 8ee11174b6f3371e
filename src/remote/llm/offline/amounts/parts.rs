//! Parts of a whole: `two thirds`, `half a bag`, `a quarter of the tank`, and the whole itself: `a whole bag`, `all of it`.
use ecow::EcoString;

use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::Token;
use super::{Amount, Class, is_time};
use crate::domain::quantity::{unit_name, unit_of};

/// The unit of a part that no thing is named with; no word is written so.
pub(super) const PART: &str = "part of it";

/// What is measured by hand, by eye or by what is at hand.
pub(in super::super) static HANDY: WordSet = word_set!(
    "inch foot yard pinch dash drop splash dab bit touch tad crack notch handful cupful spoonful capful bucketful \
     squirt sliver hair turn half quarter third finger finger's hand hand's thumb thumb's width twist click tap nudge \
     squeeze spoon tablespoon teaspoon tablespoonful teaspoonful scoop cup mug jug ladle ladleful thimbleful glass layer \
     coat dollop knob smear sprinkle"
);

/// The part that is said from here on, with the thing that it is of.
pub(super) fn part(tokens: &[Token], keys: &[EcoString], at: usize) -> Option<Amount> {
    // `two and a half`, `two and a quarter` are one number
    let before = |n: usize| at.checked_sub(n).map_or("", |i| keys[i].as_str());
    if before(1) == "and" || before(1) == "a" && before(2) == "and" {
        return None;
    }
    let whole = whole(tokens, keys, at).or_else(|| how_far(tokens, keys, at));
    if whole.is_some() {
        return whole;
    }
    let (size, len) = fraction(keys, at)?;
    let half = keys[at] == "half";
    let number = at + len;
    let pauses = |from: usize, to: usize| tokens[from..to].iter().any(|t| t.tail().is_some());
    if pauses(at, number - 1) {
        return None;
    }
    let open = tokens[number - 1].tail().is_none() && number < tokens.len();
    let word = |n: usize| keys.get(number + n).map_or("", EcoString::as_str);
    let a = |w: &str| matches!(w, "a" | "an" | "the" | "your");
    let led = match (word(0), word(1)) {
        (first, _) if open && half && matches!(first, "a" | "an") => 1,
        _ if half && shared(before(1)) => return None,
        ("the" | "your", _) if open && half => 1,
        ("of", second) if open && a(second) => 2,
        _ if half => 0,
        // `a third coat`, `a quarter turn`
        _ if open && word(0) != "full" && keys[number - 1].ends_with(['d', 'r', 'h']) => {
            return None;
        }
        _ => 0,
    };
    let amount = |unit: &str, number: usize, end: usize| of_thing(unit, size, at, number, end);
    // `two thirds full`
    if open && word(0) == "full" {
        return Some(amount("full", number, number + 1));
    }
    // `half of it`, `two thirds of them`
    if open && word(0) == "of" && matches!(word(1), "it" | "them") {
        return Some(amount(PART, number + 2, number + 2));
    }
    if led == 0 {
        return (!half).then(|| amount(PART, number, number));
    }
    let thing = keys.get(number + led)?;
    let timed = unit_of(thing).is_some_and(is_time);
    // `a third of the way`: how far
    let timed = timed || matches!(thing.as_str(), "way" | "time");
    if timed || pauses(number, number + led) || thing.len() < 3 {
        return None;
    }
    // `half a` put right by `two` goes, and of `a third of a tank` the third
    let of = number + if half { led } else { 0 };
    Some(amount(&unit_name(thing), of, number + led + 1))
}

/// `the neighbour's half of the wall`, `the other half of the class`: a thing, and no measure.
fn shared(before: &str) -> bool {
    let one = matches!(
        before,
        "other" | "one" | "each" | "top" | "bottom" | "upper" | "lower" | "front" | "back"
    );
    let side = matches!(
        before,
        "left" | "right" | "first" | "second" | "this" | "that"
    );
    one || side || before.ends_with("'s") && before != "it's" && before != "that's"
}

fn of_thing(unit: &str, size: f64, at: usize, number: usize, end: usize) -> Amount {
    Amount {
        class: Class::Measure(unit.into()),
        at,
        number,
        end,
        size: ecow::eco_format!("{size}"),
        named: false,
    }
}

/// `half way`, `all the way`: how far, which is a part of it; `a quarter turn`, `a half turn`: a part of one, without `of`;
/// `a scoop and a half`.
fn how_far(tokens: &[Token], keys: &[EcoString], at: usize) -> Option<Amount> {
    let opens = matches!(
        keys[at].as_str(),
        "half" | "halfway" | "all" | "a" | "an" | "one" | "third" | "quarter" | "eighth"
    );
    let rest = tokens.get(at..).filter(|_| opens)?;
    let size = |part: &str| match part {
        "half" => 0.5,
        "third" => 1.0 / 3.0,
        "quarter" => 0.25,
        _ => 0.125,
    };
    let unpaused = |n: &usize| rest[..n - 1].iter().all(|t| t.tail().is_none());
    let half = starts_any(rest, patterns!["half way", "halfway"]).map(|n| (n, 0.5));
    let way = half.or_else(|| starts_any(rest, patterns!["all the way"]).map(|n| (n, 1.0)));
    if let Some((n, size)) = way.filter(|(n, _)| unpaused(n)) {
        return Some(of_thing(PART, size, at, at + n, at + n));
    }
    let more = starts_any(rest, patterns!["a|an * and a half"]).filter(unpaused);
    if let Some(n) = more.filter(|_| HANDY.contains(keys[at + 1].as_str())) {
        let thing = unit_name(&keys[at + 1]);
        return Some(of_thing(&thing, 1.5, at, at + 1, at + n));
    }
    let turns = patterns!["a|an|one? half|third|quarter|eighth turn"];
    let n = starts_any(rest, turns).filter(unpaused)?;
    let part = keys[at + n - 2].as_str();
    Some(of_thing("turn", size(part), at, at + n - 1, at + n))
}

/// `a whole bag`, `a full tank`, `all of it`: what is put in the place of a part, or a part in its place.
fn whole(tokens: &[Token], keys: &[EcoString], at: usize) -> Option<Amount> {
    let word = |n: usize| keys.get(at + n).map_or("", EcoString::as_str);
    let one = tokens.get(at + 1)?.tail().is_none() && tokens[at].tail().is_none();
    match (word(0), word(1), word(2)) {
        // `a whole one`: of what a part was said of
        ("a", "whole" | "full", "one") if one => Some(of_thing(PART, 1.0, at, at + 2, at + 3)),
        ("all", "of", "it" | "them") if one => Some(of_thing(PART, 1.0, at, at + 3, at + 3)),
        // `the full chisel` is one of a kind
        ("a", "whole" | "full", thing) | ("the" | "your", "whole", thing)
            if one && thing.len() > 2 && unit_of(thing).is_none_or(|u| !is_time(u)) =>
        {
            let vague = matches!(thing, "thing" | "way" | "time" | "lot");
            (!vague).then(|| of_thing(&unit_name(thing), 1.0, at, at + 2, at + 3))
        }
        _ => None,
    }
}

/// Where the words of the part itself end: of `half a bag` the first.
pub(super) fn end(tokens: &[Token], part: &Amount) -> usize {
    match tokens[part.at].key.as_str() {
        "half" => part.at + 1,
        _ => part.number,
    }
}

/// `a whole one`: where the thing stays that a part was said of.
pub(super) fn is_one(words: &[Token], new: &Amount) -> bool {
    new.end > new.number
        && words[new.end - 1].key == "one"
        && new.class == Class::Measure(PART.into())
}

/// `half`, `a third`, `three quarters`: how much of one, and how many words.
fn fraction(keys: &[EcoString], at: usize) -> Option<(f64, usize)> {
    const COUNTS: [&str; 7] = ["one", "two", "three", "four", "five", "six", "seven"];
    const PARTS: [(&str, f64); 6] = [
        ("third", 3.0),
        ("quarter", 4.0),
        ("fifth", 5.0),
        ("sixth", 6.0),
        ("eighth", 8.0),
        ("tenth", 10.0),
    ];
    let whole = |word: &str| PARTS.iter().find(|p| p.0 == word).map(|p| p.1);
    let first = keys.get(at)?.as_str();
    if first == "half" {
        return Some((0.5, 1));
    }
    let (count, part, len) = match first.split_once('-') {
        Some((count, part)) => (count, part, 1),
        None => (first, keys.get(at + 1)?.as_str(), 2),
    };
    if matches!(count, "a" | "an" | "one") {
        return Some((1.0 / whole(part)?, len));
    }
    let count = COUNTS.iter().position(|c| *c == count)? as f64 + 1.0;
    Some((count / whole(part.strip_suffix('s')?)?, len))
}
