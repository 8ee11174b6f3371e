//! A value that another puts up for a deed told without one, and the one that is answered: `Roll it out.` `Three mil?` **`Thinner.
//! Two.`** is told as `Two mil.`, **`Bit less, one ninety.`** as `One ninety.`, `Twelve hours?` **`Ten's enough.`** as `Ten hours.`
use super::super::amounts::{Amount, Class, amounts, number_in_front};
use super::super::fillers;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::reading::asks;
use super::super::talk;
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Sentence};
use super::by_the_book::number_apart;
use super::replies::reply;
use super::unit_told::put_in;
use super::{asked_aloud, before};
use crate::domain::quantity::{unit_name, unit_of};

/// The most words of such a question.
const QUESTION: usize = 6;

/// What only says that it is more or less than that.
static DEGREE: PatternSet = pattern_set![
    "no|not|nah? a|just? bit|touch|little|tad|fraction|lot|good|much? less|more|fewer|lower|higher|thinner|thicker|longer|shorter|hotter|cooler|colder|weaker|stronger|slower|faster|deeper|smaller|bigger|later|earlier|sooner|finer|wider|narrower|tighter|looser",
    "not quite|quite that much|long|many|hot|far|high?"
];

/// Tells the number of the answer with the unit of the question, and without what only compares it.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len().saturating_sub(1) {
        let s = &sentences[at];
        let may = asked_aloud(s, QUESTION);
        let Some((unit, taken, answer)) = may.then(|| answered(sentences, at)).flatten() else {
            continue;
        };
        let mut words = answer;
        let number = amounts(&words).into_iter().next();
        if let Some(number) = number.filter(|n| n.class == Class::Bare && !unit.is_empty()) {
            put_in(&mut words, &number, of_number(unit, &number));
        }
        sentences[at + taken].tokens.clear();
        sentences[at + 1].tokens = words;
    }
}

/// The unit that was asked with, how many sentences the answer takes, and what it comes to.
fn answered(sentences: &[Sentence], at: usize) -> Option<(Vec<Token>, usize, Vec<Token>)> {
    let heard = reply(sentences, at)?;
    let (asked, unit) = put_up(talk::lead(&sentences[at].tokens))?;
    // `You bank it up.` `About so deep.`
    let told = before(sentences, at, 2)
        .find(|i| sentences[*i].speaker == heard.speaker && asks(&sentences[*i]).is_some())?;
    let t = &sentences[told];
    let valued = amounts(&t.tokens)
        .iter()
        .any(|a| asked.fits(a) || a.fits(&asked));
    if valued {
        return None;
    }
    let words = fillers::pauses(&heard.tokens);
    let degree = starts_any(&words, &DEGREE);
    let (taken, words) = match degree {
        Some(n) if n == words.len() => {
            let next = sentences
                .get(at + 2)
                .filter(|n| n.turn == heard.turn && n.end != End::Question)?;
            (2, next.tokens.clone())
        }
        Some(n) if words[n - 1].comma() => (1, words[n..].to_vec()),
        _ => (1, words),
    };
    let (new, value) = value_of(&words)?;
    // a value with a unit of its own, told plainly, is as it should be
    // `Twice?` `Three times.`
    let times = |a: &Amount| a.class == Class::Measure(unit_name("times"));
    if times(&asked) && times(&new) {
        return Some((Vec::new(), 0, value));
    }
    let changes = degree.is_some()
        || new.class == Class::Bare && !unit.is_empty()
        || value.len() < words.len();
    (changes && (asked.fits(&new) || new.fits(&asked))).then_some((unit, taken, value))
}

/// `Three mil?`, `an hour?`: what is asked and nothing besides, with its unit.
fn put_up(words: &[Token]) -> Option<(Amount, Vec<Token>)> {
    let about = starts_any(
        words,
        patterns!["about|around|roughly|say|just|only|maybe|like"],
    )
    .unwrap_or(0);
    let words = &words[about..];
    if let [a, unit] = words
        && matches!(a.key.as_str(), "a" | "an")
        && let Some(name) = unit_of(&unit.key)
    {
        let one = Amount::of_word(Class::Measure(name.into()), 0, "1".into());
        return Some((one, vec![unit.clone()]));
    }
    let asked = number_in_front(words)?;
    let rest = words.get(asked.end..).unwrap_or_default();
    let plain = rest.is_empty()
        || starts_any(rest, patterns!["or so", "say|then|maybe|about|roughly"]) == Some(rest.len());
    let unit = words.get(asked.number..asked.end).unwrap_or_default();
    plain.then(|| (asked.clone(), unit.to_vec()))
}

/// `More like` **thirty**, **Ten**`'s enough`: the value of an answer, and its words without those around it.
fn value_of(words: &[Token]) -> Option<(Amount, Vec<Token>)> {
    let led = starts_any(
        words,
        patterns![
            "no|nah|well|oh? more like",
            "no|nah|well|oh? nearer|closer to?",
            "no|nah|oh",
            "say|make|call it|that?"
        ],
    );
    let words = number_apart(&words[led.unwrap_or(0)..]);
    let value = number_in_front(&words)?;
    let behind = starts_any(
        &words[value.end..],
        patterns!["is|are|will|would be? enough|plenty|fine|do|better|good|right|ok|okay|it"],
    );
    let ends = |n: usize| n == words.len() || words[n - 1].tail().is_some();
    let end = value.end + behind.unwrap_or(0);
    let mut told = words[..value.end].to_vec();
    if !ends(end) {
        return None;
    }
    match words.get(end..).filter(|rest| !rest.is_empty()) {
        Some(rest) => {
            mark_last(&mut told, ',');
            told.extend_from_slice(rest);
        }
        None => mark_last(&mut told, '.'),
    }
    Some((value, told))
}

/// `an` **hour**`?` `Two`: the unit as it is said of so many.
fn of_number(mut unit: Vec<Token>, number: &Amount) -> Vec<Token> {
    bare_last(&mut unit);
    let single = number.size == "1" || number.size.starts_with("0.");
    if number.size == "0.5" {
        unit.insert(0, Token::new("a", unit[0].at));
    }
    if let Some(last) = unit.last_mut().filter(|t| !single && !t.key.ends_with('s')) {
        let time = matches!(
            last.key.as_str(),
            "second" | "minute" | "hour" | "day" | "week" | "month" | "year"
        );
        if time {
            last.word.push('s');
        }
    }
    unit
}
