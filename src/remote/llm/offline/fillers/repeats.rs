//! Words said twice, and beginnings that were dropped.
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::Token;

/// `you first of all you let it out`: whoever does it is said again, behind a word of order.
pub(super) fn begun_again(tokens: &[Token]) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let subject = tokens[at].key.as_str();
        if matches!(subject, "you" | "we" | "i" | "they") {
            let order = starts_any(
                &tokens[at + 1..],
                patterns![
                    "first of all",
                    "first|then|always|usually|normally|also|well|just"
                ],
            );
            let again = order.map(|n| at + 1 + n);
            let same = |i: &usize| tokens.get(*i).is_some_and(|t| t.key == subject);
            at = again.filter(same).unwrap_or(at);
        }
        out.push(tokens[at].clone());
        at += 1;
    }
    out
}

/// `the the`, `you click, you click on`: the second saying stands.
pub(super) fn repeats(tokens: &[Token]) -> Vec<Token> {
    let mut out: Vec<Token> = tokens.to_vec();
    for len in (1..=4).rev() {
        let mut at = 0;
        while at + 2 * len <= out.len() {
            let (a, b) = (&out[at..at + len], &out[at + len..at + 2 * len]);
            let same = a
                .iter()
                .zip(b)
                .all(|(x, y)| x.key == y.key && !x.key.is_empty());
            let counted = a.iter().all(|t| {
                t.key.chars().any(|c| c.is_ascii_digit())
                    || matches!(
                        t.key.as_str(),
                        "very"
                            | "slowly"
                            | "one"
                            | "two"
                            | "three"
                            | "four"
                            | "five"
                            | "six"
                            | "seven"
                            | "eight"
                            | "nine"
                            | "zero"
                    )
            });
            // `don't lose it, it goes on the empty one`, `no bleach on it, it goes yellow`
            let led = |t: &Token| {
                super::super::verbs::is_action(&t.key)
                    || super::super::lexicon::PLACES.contains(t.key.as_str())
            };
            let object = len == 1
                && a[0].comma()
                && matches!(a[0].key.as_str(), "it" | "them" | "that")
                && at > 0
                && led(&out[at - 1]);
            let apart = object
                || len == 1
                    && a[0].tail().is_some()
                    && !crate::domain::words::is_function_word(&a[0].key);
            // `not the front, the front stays shut`: a thing, and what is said of it
            let anew = len > 1
                && at > 0
                && a[len - 1].comma()
                && !super::super::lexicon::is_subject(&a[0].key)
                && out.get(at + 2 * len).is_some_and(|t| {
                    super::super::lexicon::is_auxiliary(&t.key)
                        || super::super::verbs::is_third_person(&t.key)
                        || out[at - 1].key == "not"
                });
            // `in half, in half again`: done twice
            let twice =
                a[len - 1].comma() && out.get(at + 2 * len).is_some_and(|t| t.key == "again");
            // `it needs a sheet, no sheet no tip`
            let barred = len == 2 && a[0].comma() && a[1].key == "no";
            if same && !barred && !twice && !counted && !apart && !anew {
                out.drain(at..at + len);
            } else {
                at += 1;
            }
        }
    }
    out
}

/// `you go to the— you open it`: what broke off goes.
pub(super) fn restarts(tokens: &[Token]) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        out.push(token.clone());
        let Some(next) = tokens.get(i + 1).filter(|_| token.breaks_off()) else {
            continue;
        };
        let from = out.len().saturating_sub(9);
        let again = out[from..]
            .iter()
            .rposition(|t| t.key == next.key && !t.key.is_empty())
            .map(|p| from + p);
        if let Some(start) = again.or_else(|| hangs(&out)) {
            let carry = (start > 0 && !out[start - 1].comma() && out[start - 1].tail().is_none())
                .then_some(start);
            out.truncate(carry.unwrap_or(start));
        } else if let Some(last) = out.last_mut() {
            last.bare();
            if !last.word.is_empty() {
                last.word.push(',');
            }
        }
    }
    out
}

/// The start of a fragment that ends in a word that cannot end one.
fn hangs(out: &[Token]) -> Option<usize> {
    static OPEN: WordSet = word_set!(
        "the a an to of and or your our with in on for from is are you we i it's that's if when into at by my their this because so that need have can will"
    );
    let last = out.last()?;
    OPEN.contains(last.key.as_str()).then(|| {
        out[..out.len() - 1]
            .iter()
            .rposition(|t| t.comma() || t.tail() == Some('.'))
            .map_or(0, |p| p + 1)
    })
}
