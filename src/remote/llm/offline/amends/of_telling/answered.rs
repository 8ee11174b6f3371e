//! Answers that tell nothing of the work, or only when it is done: `That's a different story.`, `So you don't squash any.`, `Yes,
//! that comes first.`
use super::super::super::amounts::amounts;
use super::super::super::patterns::{PatternSet, find, pattern_set, patterns, starts_any};
use super::super::super::talk;
use super::super::super::token::{Token, stems};
use super::super::super::turns::{End, Sentence};
use super::super::{answers_another, own_steps};

/// What says when it is done, before that is told in full.
static WHEN: PatternSet =
    pattern_set!["that's|that|it's is? before|after|afterwards|earlier|later"];

/// Whether an answer only says why, when, or what the other knew.
pub(super) fn tells_nothing(sentences: &[Sentence], at: usize) -> bool {
    let words = talk::lead(&sentences[at].tokens);
    let when = starts_any(words, &WHEN).is_some_and(|n| n == words.len());
    when && goes_on(sentences, at) || explains(sentences, at) || since(sentences, at)
}

/// `What about queen cells?` **`That's a different story, we'll do that another day.`**: asked, and not to be told here.
pub(super) fn put_off(sentences: &[Sentence], at: usize) -> bool {
    let words = talk::lead(&sentences[at].tokens);
    let other = starts_any(
        words,
        patterns![
            "that's a|an whole? different|other|another|separate story|matter|topic|subject|conversation|thing|procedure",
            "that's another story|matter|topic|subject|conversation|thing|procedure"
        ],
    );
    let later = find(
        words,
        patterns![
            "another|some|a day|time|other time|different day|time",
            "for another day|time"
        ],
    );
    let whole = other.is_some_and(|n| n == words.len() || words[n - 1].comma());
    answers_another(sentences, at)
        && (whole || later.is_some_and(|(i, n)| i + n == words.len() && words.len() < 8))
}

/// `Turn it upside down, and put the lid on that.` `Why upside down?` **`So you don't squash any.`**: why something was told that
/// was not told last.
fn explains(sentences: &[Sentence], at: usize) -> bool {
    let (s, asked) = (&sentences[at], &sentences[at - 1]);
    let why = starts_any(talk::lead(&asked.tokens), patterns!["why *"]);
    let so = starts_any(&s.tokens, patterns!["so you|it|they|nobody|nothing *"]);
    let Some(n) = why.filter(|_| so.is_some() && answers_another(sentences, at)) else {
        return false;
    };
    let of = stems(&talk::lead(&asked.tokens)[n - 1..]);
    let told = own_steps(sentences, (at, at - 1), 1).next();
    !of.is_empty()
        && told.is_some_and(|i| {
            let t = &sentences[i].tokens;
            let last = t.iter().rposition(Token::comma).map_or(0, |c| c + 1);
            let said = stems(&t[last..]);
            last > 0 && !of.iter().any(|w| said.contains(w))
        })
}

/// `What about breakfast?` **`That's before.`** `Before the audit, you send the list.`
fn goes_on(sentences: &[Sentence], at: usize) -> bool {
    let asked = sentences[at - 1].end == End::Question;
    sentences.get(at + 1).is_some_and(|next| {
        let when = starts_any(&next.tokens, patterns!["before|after *"]).is_some();
        asked && when && next.speaker == sentences[at].speaker
    })
}

/// `Do you check the oil?` **`Yes, that comes first.`**: what was asked about, and not what was told before.
pub(super) fn comes_first(sentences: &[Sentence], at: usize) -> bool {
    let first = starts_any(
        &sentences[at].tokens,
        patterns![
            "yes|yeah|yep|oh that|this|it is|comes|goes|happens first",
            "yes|yeah|yep|oh that's|it's first"
        ],
    );
    first.is_some_and(|n| n == sentences[at].tokens.len()) && answers_another(sentences, at)
}

/// `It's five now, isn't it?` `Yeah.` **`Five, since Easter.`**: the value that another said just before, and since when.
fn since(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if !s.tokens[0].is_number() || s.tokens.len() > 5 {
        return false;
    }
    let all = amounts(&s.tokens);
    let [value] = all.as_slice() else {
        return false;
    };
    let since = starts_any(&s.tokens[value.end..], patterns!["since|from *"]).is_some();
    let asked = sentences[at.saturating_sub(2)..at]
        .iter()
        .find(|t| t.end == End::Question);
    since
        && asked.is_some_and(|t| {
            t.speaker != s.speaker && amounts(&t.tokens).iter().any(|a| a.alike(value))
        })
}
