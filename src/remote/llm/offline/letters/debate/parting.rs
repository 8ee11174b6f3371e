//! What came of it, said in one breath with what was put up, told as a sentence of its own: `Bev thought three` **`- agreed
//! three for finals`**, and `£8 agreed` as `Agreed £8`.
use super::super::super::amounts::amounts;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, mark_last};
use super::super::super::turns::{End, Mood, Sentence};
use super::by;

/// Parts what came of it from what was put up.
pub(super) fn parted(sentences: &mut Vec<Sentence>) {
    let mut out = Vec::with_capacity(sentences.len());
    for mut s in std::mem::take(sentences) {
        let second = came_of_it(&s).map(|at| {
            let mut second = s.clone();
            second.tokens = s.tokens.split_off(at);
            mark_last(&mut s.tokens, '.');
            s.end = End::Stop;
            second
        });
        out.push(s);
        out.extend(second);
    }
    out.iter_mut().for_each(agreed_first);
    *sentences = out;
}

/// Where a sentence goes on with what came of what somebody put up in it.
fn came_of_it(s: &Sentence) -> Option<usize> {
    if matches!(s.mood, Mood::Heading(_) | Mood::Code) {
        return None;
    }
    let at = (3..s.tokens.len()).find(|i| {
        let words = &s.tokens[*i..];
        s.tokens[i - 1].tail().is_some()
            && starts_any(
                words,
                patterns![
                    "agreed|decided|settled|rejected|declined|refused",
                    "left|kept at|as",
                    "not agreed"
                ],
            )
            .is_some()
    })?;
    by(&s.tokens)
        .is_some_and(|by| by.from > by.label)
        .then_some(at)
}

/// `£8 agreed.`, `£8 was agreed.` as `Agreed £8.`; `left at 10 for now` says no more than `left at 10`.
fn agreed_first(s: &mut Sentence) {
    let n = s.tokens.len();
    if let Some(at) = (2..n.saturating_sub(1)).find(|i| for_now(&s.tokens[*i..])) {
        let mark = s.tokens[at + 1].tail();
        s.tokens.drain(at..at + 2);
        s.tokens[at - 1].word.extend(mark);
        return;
    }
    let [.., last] = s.tokens.as_slice() else {
        return;
    };
    if !matches!(last.key.as_str(), "agreed" | "approved" | "carried") || n > 6 {
        return;
    }
    let was = usize::from(
        s.tokens
            .get(n.wrapping_sub(2))
            .is_some_and(|t| t.key == "was"),
    );
    let whole = amounts(&s.tokens)
        .first()
        .is_some_and(|a| a.at == 0 && a.end + was + 1 == n);
    if whole {
        let cue = Token::new("Agreed", last.at);
        s.tokens.truncate(n - 1 - was);
        mark_last(&mut s.tokens, '.');
        s.tokens.insert(0, cue);
    }
}

/// **`for now`** at the end of what was left as it is.
fn for_now(words: &[Token]) -> bool {
    starts_any(words, patterns!["for now"])
        .is_some_and(|n| n == words.len() || words[n - 1].tail().is_some())
}
