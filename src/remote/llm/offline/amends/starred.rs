//! What a star puts right in messages, some of them late: `*nylon brush`, `*tuesday`, `*whisk`, `30*`.
mod long_enough;

use super::super::alignment;
use super::super::lexicon::{DETERMINERS, are_opposite};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::{Token, keys, places_in, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::{before, own_said};
use crate::domain::quantity::quantities_of;
use crate::domain::words::{is_function_word, stem};

/// What a value is taken with.
static PRAISE: WordSet = word_set!(
    "great lovely cool perfect brilliant fab nice ace super good grand sweet ta thanks cheers noted argh ah"
);

/// How many sentences back it reaches.
const REACH: usize = 8;
/// How many sentences back it reaches without a star.
const NEAR: usize = 3;
/// The most words of it.
const LONGEST: usize = 4;

/// A star behind a few words is one in front of them: `30*`.
pub(super) fn led(sentences: &mut [Sentence]) {
    let sent = |s: &&mut Sentence| s.mood == Mood::Speech && s.tokens.len() <= LONGEST;
    for s in sentences.iter_mut().filter(sent) {
        let stars: usize = s.tokens.iter().map(|t| t.word.matches('*').count()).sum();
        let Some(last) = s.tokens.last_mut().filter(|_| stars == 1) else {
            continue;
        };
        if last.word.len() > 1 && last.word.ends_with('*') {
            last.word.pop();
            s.tokens[0].word.insert(0, '*');
        }
    }
}

/// `float 80 quid edit: 100`: what is edited behind a value puts it right, and so does a plain `ok` that is said as `great 8.30`.
pub(super) fn edited(s: &mut Sentence) {
    let edit = (2..s.tokens.len().saturating_sub(1))
        .find(|i| s.tokens[*i].key == "edit" && s.tokens[i + 1].is_number());
    if let Some(at) = edit.filter(|at| s.tokens[..*at].iter().any(Token::is_number)) {
        if s.tokens[at - 1].tail().is_none() {
            s.tokens[at - 1].word.push(',');
        }
        s.tokens[at] = Token::new("sorry,", s.tokens[at].at);
    }
    unpraised(s);
    let praised = matches!(s.tokens.as_slice(), [word, value] if value.is_number() && PRAISE.contains(word.key.as_str()));
    if praised && s.mood == Mood::Speech {
        s.tokens[0] = Token::new("ok,", s.tokens[0].at);
    }
}

/// `yes 15` **good spot**, `yep 3` **well remembered**: what is taken up, and then praise.
fn unpraised(s: &mut Sentence) {
    let yes = starts_any(
        &s.tokens,
        patterns!["oh|ah? yes|yep|yeah|yup|ok|right|true *"],
    );
    let Some(at) = yes.filter(|n| s.mood == Mood::Speech && s.tokens[n - 1].is_number()) else {
        return;
    };
    let rest = &s.tokens[at..];
    let praise = starts_any(
        rest,
        patterns![
            "good|nice|great|well spot|spotted|catch|point|remembered|thinking",
            "thanks|ta|cheers|agreed|sorry|true|correct|indeed|apologies",
            "my bad|mistake|fault",
            "you're|youre right",
            "of course"
        ],
    );
    if !rest.is_empty() && praise.is_some_and(|n| n == rest.len()) {
        s.tokens.truncate(at);
    }
}

/// Words behind a star stand for those like them that were sent before: with the same noun, the same word in front, of
/// one kind, or spelled nearly so. Says whether they did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    if denied(sentences, at) || long_enough::put_right(sentences, at) {
        return true;
    }
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > LONGEST + 2 {
        return false;
    }
    let star = s.tokens[0].word.starts_with('*') && s.tokens[0].word.len() > 1;
    let cue = starts_any(
        &s.tokens,
        patterns!["sorry", "i mean|meant", "sorry i? mean|meant"],
    );
    let mut words = s.tokens[cue.filter(|_| !star).unwrap_or(0)..].to_vec();
    if !star && cue.is_none()
        || !(1..=LONGEST).contains(&words.len())
        || !quantities_of(&keys(&words)).is_empty()
        || !star && !super::super::gather::is_thing(&words)
        || words[..words.len() - 1].iter().any(|t| t.tail().is_some())
    {
        return false;
    }
    if star {
        words[0].word.remove(0);
    }
    let own: Vec<usize> = before(sentences, at, if star { REACH } else { NEAR })
        .filter(|i| sentences[*i].speaker == s.speaker && sentences[*i].end != End::Question)
        .collect();
    let ways: &[Way] = if star {
        &[same_end, same_start, of_a_kind, spelled_alike]
    } else {
        &[same_end]
    };
    let found = ways.iter().find_map(|way| {
        own.iter()
            .find_map(|i| Some((*i, way(&sentences[*i].tokens, &words)?)))
    });
    let Some((told, (from, to))) = found else {
        return false;
    };
    put_for(&mut sentences[told].tokens, from, to, &words);
    sentences[at].tokens.clear();
    true
}

/// `*lectern not font`, `sorry door not till`: what is meant, with what was sent. Says whether it was put right.
fn denied(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let star = s.tokens.first().is_some_and(|t| t.word.starts_with('*'));
    let cue = starts_any(&s.tokens, patterns!["sorry|oops|i meant? mean?"]);
    let from = cue.filter(|_| !star).unwrap_or(0);
    let Some(not) = s
        .tokens
        .iter()
        .position(|t| t.key == "not")
        .filter(|n| *n > from)
    else {
        return false;
    };
    let mut new = s.tokens[from..not].to_vec();
    let old = &s.tokens[not + 1..];
    let short = |words: &[Token]| (1..=LONGEST).contains(&words.len());
    let bare = |words: &[Token]| {
        words[..words.len().saturating_sub(1)]
            .iter()
            .all(|t| t.tail().is_none())
    };
    if s.mood != Mood::Speech
        || !star && cue.is_none()
        || !short(&new)
        || !short(old)
        || !bare(&new)
        || !bare(old)
    {
        return false;
    }
    let found = own_said(sentences, at, REACH, |told| {
        places_in(told, old).next_back()
    });
    let Some((told, from)) = found else {
        return false;
    };
    if star {
        new[0].word.remove(0);
    }
    let to = from + old.len();
    put_for(&mut sentences[told].tokens, from, to, &new);
    sentences[at].tokens.clear();
    true
}

/// Where in a sentence words stand for others: from where to where.
type Way = fn(&[Token], &[Token]) -> Option<(usize, usize)>;

/// `*nylon brush` for the brass brush.
fn same_end(told: &[Token], words: &[Token]) -> Option<(usize, usize)> {
    let (last, front) = words.split_last()?;
    if front.is_empty()
        || is_function_word(&last.key)
        || matches!(last.key.as_str(), "one" | "ones")
    {
        return None;
    }
    let of = |t: &Token| t.tail().is_none() && !is_function_word(&t.key);
    (front.len()..told.len()).rev().find_map(|at| {
        let from = at - front.len();
        let old = &told[from..at];
        let alike = old.iter().zip(front).all(|(a, b)| {
            of(a)
                || a.key == b.key
                || DETERMINERS.contains(a.key.as_str()) && DETERMINERS.contains(b.key.as_str())
        });
        let other = old.iter().zip(front).any(|(a, b)| a.key != b.key);
        let verb = from == 0 && super::super::verbs::is_action(&old[0].key);
        (stem(&told[at].key) == stem(&last.key) && alike && other && !verb)
            .then_some((from, at + 1))
    })
}

/// `*form C` for form B, `*on tuesday` for on monday.
fn same_start(told: &[Token], words: &[Token]) -> Option<(usize, usize)> {
    let n = words.len();
    (n > 1 && told.len() >= n)
        .then(|| (0..=told.len() - n).rev())?
        .find(|at| {
            let old = &told[*at..at + n];
            old[0].key == words[0].key
                && old[n - 1].key != words[n - 1].key
                && old[..n - 1].iter().all(|t| t.tail().is_none())
        })
        .map(|at| (at, at + n + usize::from(has_unit(told, at + n))))
}

/// `*every hour` for every **two hours**: the unit goes with its number.
fn has_unit(told: &[Token], at: usize) -> bool {
    let unit = |t: &Token| crate::domain::quantity::unit_of(&t.key).is_some();
    told[at - 1].is_number() && told[at - 1].tail().is_none() && told.get(at).is_some_and(unit)
}

/// `*tuesday` for monday, `*right` for left, `*after` for before.
fn of_a_kind(told: &[Token], words: &[Token]) -> Option<(usize, usize)> {
    const TURNED: &[[&str; 2]] = &[
        ["over", "under"],
        ["push", "pull"],
        ["open", "close"],
        ["open", "shut"],
        ["more", "less"],
    ];
    let [word] = words else {
        return None;
    };
    let kind = alignment::kind(&word.key);
    let turned = |t: &Token| {
        let pair = |p: &[&str; 2]| p.contains(&t.key.as_str()) && p.contains(&word.key.as_str());
        are_opposite(&t.key, &word.key) || TURNED.iter().any(pair)
    };
    let at = told.iter().rposition(|t| {
        t.key != word.key && (kind.is_some() && alignment::kind(&t.key) == kind || turned(t))
    })?;
    Some((at, at + 1))
}

/// `*whisk` for whsik, `*sal` for sam.
fn spelled_alike(told: &[Token], words: &[Token]) -> Option<(usize, usize)> {
    let [word] = words else {
        return None;
    };
    let at = told.iter().rposition(|t| nearly(&t.key, &word.key))?;
    Some((at, at + 1))
}

/// Whether two words differ in one letter, in two where they are long, or in the order of two.
fn nearly(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short < 3 || long - short > 2 || a == b || a.first() != b.first() {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let same_back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y);
    let back = same_back.count().min(short - front);
    long - front - back <= if short > 4 { 2 } else { 1 }
}
