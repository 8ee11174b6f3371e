//! How it was, behind how it is and in one breath: `two scoops a jug, it used to be three`, `warm water, not cold, cold was
//! the old powder`. How it is stays.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{find, patterns, starts_any};
use super::super::token::{Token, begins_with, clause_end, mark_last};
use super::super::turns::{End, Sentence};
use super::{NEAR, before, spoken, tells};

/// Leaves out what is said of how it was.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if told_before(sentences, at) {
            sentences[at].tokens.clear();
        }
    }
    for s in sentences.iter_mut().filter(|s| spoken(s)) {
        unlike_last(&mut s.tokens);
        if let Some(end) = was(&s.tokens).filter(|_| s.end != End::Question) {
            s.tokens.truncate(end);
            mark_last(&mut s.tokens, '.');
        }
    }
}

/// `key through number 4,` **not 2 like last time**: what it was on another day puts nothing right.
fn unlike_last(words: &mut Vec<Token>) {
    const NAME: usize = 4;
    let Some(not) = (2..words.len()).find(|i| words[*i].key == "not" && words[i - 1].comma())
    else {
        return;
    };
    let end = not + clause_end(&words[not..]);
    let like = (not + 2..end.min(not + 2 + NAME)).any(|i| {
        starts_any(
            &words[i..end],
            patterns!["like|as last|before|we|i|yesterday|usual|normal|previously|it|the"],
        )
        .is_some()
    });
    if !like || !words[not + 1].is_number() {
        return;
    }
    let last = &words[end - 1].word;
    let marks = last
        .trim_start_matches(|c: char| c.is_alphanumeric())
        .to_owned();
    words.drain(not..end);
    words[not - 1].bare();
    words[not - 1].word.push_str(&marks);
}

/// `Put in ten grams.` **`It was fifteen but people complained.`**: by itself, once another value was told.
fn told_before(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let was = starts_any(&s.tokens, patterns!["it|that|they was|were"]);
    let Some(was) = was.filter(|_| spoken(s) && s.end != End::Question) else {
        return false;
    };
    let old = amounts(&s.tokens).into_iter().next();
    let Some(old) = old.filter(|a| a.at == was && a.is_number()) else {
        return false;
    };
    let then = starts_any(
        &s.tokens[old.end..],
        patterns![
            "but|before|until|till|originally|once *",
            "when|while|in|with|under|on the|we|they|he|she|it|i",
            "last|for year|years|month|week|season|ages|winter|summer"
        ],
    );
    let now = find(&s.tokens[old.end..], patterns!["now|so|make|nowadays|then"]);
    let differs = |i: usize| {
        let t = &sentences[i];
        let other = |a: &Amount| old.fits(a) && !old.alike(a);
        t.speaker == s.speaker && tells(t) && amounts(&t.tokens).iter().any(other)
    };
    then.is_some() && now.is_none() && before(sentences, at, NEAR).any(differs)
}

/// Where how it was begins, which goes on to the end.
fn was(words: &[Token]) -> Option<usize> {
    let set = starts_any(
        words,
        patterns![
            "and|but|so? when|if|back|before|in|last|once|after",
            "it|that|they|we|i|you was|were|used|had|did|said"
        ],
    );
    if set.is_none()
        && let Some(from) = done_once(words)
    {
        return Some(from);
    }
    let from = (2..words.len()).find(|i| {
        let parted = words[i - 1].comma() || words[i - 1].breaks_off();
        parted && (used_to_be(&words[..*i], &words[*i..]) || of_denied(&words[..*i], &words[*i..]))
    })?;
    let turn = find(
        &words[from..],
        patterns!["but|now|so|nowadays|then|and|you"],
    );
    let same = |(at, _): (usize, usize)| said_again(&words[..from], &words[from + at..]);
    (set.is_none() && turn.is_none_or(same)).then_some(from)
}

/// `it used to be three`, `was sixty last year`: with another value, where it has one.
fn used_to_be(told: &[Token], rest: &[Token]) -> bool {
    let said = starts_any(rest, patterns!["it|that|they|which? used to be *"]);
    let was = starts_any(rest, patterns!["it|that|they|which? was|were"]);
    let old = was.and_then(|n| {
        amounts(rest)
            .into_iter()
            .find(|a| (n..=n + 1).contains(&a.at))
    });
    let other = |old: Amount| {
        let differs = |a: &Amount| told[a.at].is_number() && old.fits(a) && !old.alike(a);
        amounts(told).iter().any(differs)
    };
    said.is_some() || old.is_some_and(other)
}

/// `but now it's three`, of what was told as three.
fn said_again(told: &[Token], now: &[Token]) -> bool {
    const SHORT: usize = 5;
    let all = amounts(told);
    let said = amounts(now);
    now.len() <= SHORT && !said.is_empty() && said.iter().all(|s| all.iter().any(|a| s.alike(a)))
}

/// `cold was the old powder`, of `not cold`.
fn of_denied(told: &[Token], rest: &[Token]) -> bool {
    const NAME: usize = 3;
    let Some(not) = told.iter().rposition(|t| t.key == "not") else {
        return false;
    };
    let denied = &told[not + 1..];
    let says = |n: usize| starts_any(&rest[n..], patterns!["was|were *"]).is_some();
    (1..=NAME).contains(&denied.len())
        && (0..denied.len()).any(|i| {
            let name = &denied[i..];
            begins_with(rest, name) && says(name.len())
        })
}

/// `mats get hoovered,` **we used to mop them but it rots the foam**: how it was done, behind how it is, with why no more.
fn done_once(words: &[Token]) -> Option<usize> {
    let from = (3..words.len()).find(|i| {
        words[i - 1].comma()
            && starts_any(
                &words[*i..],
                patterns!["we|i|they|you always? used to *", "used to *"],
            )
            .is_some_and(|n| words[i + n - 1].key != "be" && words[i + n - 1].key != "have")
    })?;
    let behind = &words[from..];
    let now = find(
        behind,
        patterns![
            "now|nowadays|today|so|then|until|till|use|do",
            "but we|i|you|don't|not"
        ],
    );
    let says = words[..from].iter().any(|t| {
        matches!(
            t.key.as_str(),
            "was" | "were" | "used" | "did" | "had" | "when" | "if"
        )
    });
    (now.is_none() && !says).then_some(from)
}
