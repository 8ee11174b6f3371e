//! What is struck out in one breath with what was written, each told in a sentence of its own: `drip for 12 secs -- ignore the 12,
//! that's the old one`; and what was written goes where something else does it: `strings 3 mm up... scrap this, the jig sets it`.
use super::super::amounts::amounts;
use super::super::lexicon::opens_place;
use super::super::patterns::{patterns, starts_any};
use super::super::repairs::voids;
use super::super::token::{Token, clause_end, mark_last};
use super::super::turns::{End, Sentence};
use super::spoken;

/// Parts what strikes out a value from what it is of, and leaves out what was struck out whole.
pub(super) fn parted(sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(sentences.len());
    for mut s in sentences {
        if !spoken(&s) || s.end == End::Question {
            out.push(s);
            continue;
        }
        if unbracketed(&mut s.tokens)
            && let Some(end) = s.tokens.iter().position(|t| t.tail() == Some('.'))
        {
            let rest = s.tokens.split_off(end + 1);
            out.push(Sentence {
                tokens: std::mem::replace(&mut s.tokens, rest),
                end: End::Stop,
                ..s.clone()
            });
        }
        corrected(&mut s.tokens);
        if let Some(from) = struck_whole(&s.tokens) {
            s.tokens.drain(..from);
        }
        if let Some(from) = value_ignored(&s.tokens) {
            let rest = s.tokens.split_off(from);
            let mut told = Sentence {
                tokens: std::mem::take(&mut s.tokens),
                ..s.clone()
            };
            told.end = End::Stop;
            mark_last(&mut told.tokens, '.');
            out.push(told);
            s.tokens = rest;
        }
        out.push(s);
    }
    out
}

/// `Correction` **to what I told you on Tuesday**`: …`
fn corrected(words: &mut Vec<Token>) {
    const FAR: usize = 14;
    by_teller(words);
    let of = patterns![
        "correction|corrections|amendment|update to what|that i|we told|said|wrote|sent|gave *"
    ];
    let colon = words.iter().take(FAR).position(|t| t.tail() == Some(':'));
    if let Some(end) = colon.filter(|end| *end > 0)
        && starts_any(words, of).is_some()
    {
        words.drain(1..=end);
        words[0].word.push(':');
        if let Some(from) = other_of_two(words) {
            words.drain(1..from);
        }
    }
}

/// `30 mm...` **he corrected:** `38`, `at 40,` **she corrected to** `45`: told as whoever says it would.
fn by_teller(words: &mut Vec<Token>) {
    let of = patterns!["he|she|they then? corrected it|that|himself|herself|themselves? to? *"];
    let found = (2..words.len()).find_map(|at| {
        let n = starts_any(&words[at..], of)?;
        (words[at - 1].tail().is_some() && words[at + n - 1].is_number())
            .then_some((at, at + n - 1))
    });
    if let Some((from, to)) = found {
        let sorry = Token::new("sorry,", words[from].at);
        mark_last(&mut words[..from], ',');
        words.splice(from..to, [sorry]);
    }
}

/// `Correction: the boards get scrubbed with` **soda, not soap**: the two that change places.
fn other_of_two(words: &[Token]) -> Option<usize> {
    const NAME: usize = 3;
    let not = words
        .iter()
        .rposition(|t| t.key == "not")
        .filter(|n| words[n - 1].comma())?;
    let from = (not.saturating_sub(NAME + 1)..not)
        .rev()
        .find(|i| opens_place(&words[*i].key))?
        + 1;
    (from < not && from > 1 && words.len() - not <= NAME + 1).then_some(from)
}

/// `(ignore the 20, wrong sheet.` `25)`: what puts right is no remark.
fn unbracketed(words: &mut [Token]) -> bool {
    let opens = words.first().is_some_and(|t| t.word.starts_with('('));
    let right = opens && ignores(words).is_some();
    if right {
        words[0].word = words[0].word.trim_start_matches('(').into();
        if let Some(last) = words.last_mut().filter(|t| t.word.ends_with(')')) {
            last.word = last.word.trim_end_matches(')').into();
        }
    }
    right
}

/// `ignore the 12`, of which the last word is the value.
fn ignores(words: &[Token]) -> Option<usize> {
    starts_any(
        words,
        patterns![
            "ignore|forget|disregard|scrap|scratch|strike the|that *",
            "never mind the|that *"
        ],
    )
    .filter(|n| words[n - 1].is_number())
}

/// `drip for 12 secs` **`-- ignore the 12, that's …`**: where it is said that a value is not to be heeded.
fn value_ignored(words: &[Token]) -> Option<usize> {
    let at = (2..words.len()).find(|at| {
        words[at - 1].tail().is_some()
            && ignores(&words[*at..]).is_some_and(|n| words[at + n - 1].tail().is_some())
    })?;
    let same = |of: &[Token], size: &str| amounts(of).iter().any(|a| a.size == size);
    let ignored = amounts(&words[at..]).into_iter().next()?;
    same(&words[..at], &ignored.size).then_some(at)
}

/// `strings 3 mm up...` **`scrap this, the jig sets it`**: where begins what is left of it.
fn struck_whole(words: &[Token]) -> Option<usize> {
    let (at, n) = (1..words.len()).find_map(|at| {
        let n = voids(&words[at..])?;
        (words[at - 1].trails() && words[at + n - 1].comma()).then_some((at, n))
    })?;
    let rest = &words[at + n..];
    let by_itself = starts_any(
        rest,
        patterns![
            "the|a|our|that|this *? * does|sets|has|gives|holds|decides|handles|marks it|that|them|this"
        ],
    );
    let explained = by_itself.filter(|n| *n == clause_end(rest));
    explained.map(|e| at + n + e)
}
