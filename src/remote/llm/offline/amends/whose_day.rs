//! Whose turn it is, asked and answered with a name and a day: `Who locks up?` **`Cy Tuesday.`** is told as `Cy locks up on
//! Tuesday.`; `me Monday` names nobody, and says nothing of the step before it.
use super::super::lexicon::is_capitalised;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, mark_last};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::verbs::is_third_person;

/// The most words of the question, and of an answer.
const ASKED: usize = 9;
const SHORT: usize = 8;
/// How many answers there may be.
const MOST: usize = 6;

/// A day of the week.
static DAY: PatternSet = pattern_set![
    "on? monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "on? mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays|weekends",
    "on? mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun",
];

/// Tells the answers whole.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let Some(deed) = who_does(&sentences[at]) else {
            continue;
        };
        let source = sentences[at].source;
        let asker = sentences[at].speaker.clone();
        let mut found = false;
        for s in sentences.iter_mut().skip(at + 1).take(MOST) {
            let Some(whole) = theirs(s, asker.as_deref(), &deed).filter(|_| s.source == source)
            else {
                break;
            };
            found |= !whole.is_empty();
            (s.tokens, s.end) = (whole, End::Stop);
        }
        if found {
            unsay(&mut sentences[at..=at]);
        }
    }
}

/// `Who` **locks up**`?`
fn who_does(s: &Sentence) -> Option<Vec<Token>> {
    let words = talk::lead(&s.tokens);
    let [who, does, ..] = words else {
        return None;
    };
    let asks = s.mood == Mood::Speech && who.key == "who" && is_third_person(&does.key);
    (asks && words.len() <= ASKED).then(|| {
        let mut deed = words[1..].to_vec();
        if let Some(last) = deed.last_mut() {
            last.bare();
        }
        deed
    })
}

/// `Cy` **Monday**, `you` **mon and wed, Cy fri**: who does it when, as a sentence; no words where it is nobody by name.
fn theirs(s: &Sentence, asker: Option<&str>, deed: &[Token]) -> Option<Vec<Token>> {
    let words = &s.tokens;
    let first = words.first()?;
    let rest = &words[1..];
    if s.mood != Mood::Speech || words.len() > SHORT || starts_any(rest, &DAY).is_none() {
        return None;
    }
    let name = match first.key.as_str() {
        "me" | "us" => return Some(Vec::new()),
        "you" => asker?.to_owned(),
        _ if is_capitalised(first) => first.word.to_string(),
        _ => return None,
    };
    let mut whole = vec![Token::new(&name, first.at)];
    whole.extend_from_slice(deed);
    if starts_any(rest, patterns!["on"]).is_none() {
        whole.push(Token::new("on", first.at));
    }
    whole.extend_from_slice(rest);
    mark_last(&mut whole, '.');
    Some(whole)
}
