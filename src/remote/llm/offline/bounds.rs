//! `anything more and you count again`, `over ten and it goes back`: a case that is told by its measure alone.
use super::amounts::amounts;
use super::lexicon::pronoun_clause;
use super::patterns::{patterns, starts_any};
use super::token::{Token, mark_last};

/// The most words of such a measure.
const LONGEST: usize = 7;

/// Puts the measure as the case of what is done in it: `if anything more, you count again`.
pub(super) fn as_cases(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at + 3 < tokens.len() {
        let opens = at == 0 || tokens[at - 1].tail().is_some();
        let and = if opens { measure(&tokens[at..]) } else { None };
        if let Some(and) = and {
            let last = &mut tokens[at + and - 1];
            if last.tail().is_none() {
                last.word.push(',');
            }
            if tokens[at + and].key == "and" {
                tokens.remove(at + and);
            }
            let first = &mut tokens[at];
            let place = first.at;
            first.word = super::phrase::lowered(&first.word);
            let word = if at == 0 { "If" } else { "if" };
            tokens.insert(at, Token::new(word, place));
            at += and;
        }
        at += 1;
    }
}

/// `up to 30 minutes are let in,` **after that** `ring me`: a time that was given is named where it is pointed at, as the case of
/// what is done then.
pub(super) fn past_that(tokens: &mut Vec<Token>) {
    let Some(at) = (4..tokens.len().saturating_sub(2)).find(|i| {
        tokens[i - 1].comma() && starts_any(&tokens[*i..], patterns!["after that"]).is_some()
    }) else {
        return;
    };
    let given = amounts(&tokens[..at]).into_iter().rev().find(|a| {
        let led = a.at > 0 && matches!(tokens[a.at - 1].key.as_str(), "for" | "to" | "within");
        a.is_span() && led
    });
    // `leave it for an hour, after that you rinse it`: what comes next, once it is over
    let waits = starts_any(
        tokens,
        patterns!["and|so|then? you|we? leave|wait|let|rest|soak|bake|boil|run|stir|hold|give"],
    );
    let Some(given) = given.filter(|_| waits.is_none()) else {
        return;
    };
    let mut time = tokens[given.at..given.end].to_vec();
    mark_last(&mut time, ',');
    tokens.splice(at + 1..at + 2, time);
}

/// Where the `and` stands behind a measure, and then somebody or something that does something; that by itself behind one
/// that only points: `more than that` **you** `ring me`.
fn measure(words: &[Token]) -> Option<usize> {
    let more = starts_any(
        words,
        patterns![
            "anything|any|much more|less|over|above|under|below|beyond|bigger|smaller|longer|shorter|later|earlier|heavier|higher|lower|thicker|else",
            "more|less|fewer|later|earlier|longer|bigger|heavier|higher|lower|thicker than"
        ],
    );
    let bound = || {
        starts_any(words, patterns!["over|under|above|below"])
            .filter(|n| amounts(&words[*n..]).first().is_some_and(|a| a.at == 0))
    };
    let n = more.or_else(bound)?;
    if more.is_some()
        && let Some(n) = points(words).filter(|n| pronoun_clause(&words[*n..]))
    {
        return Some(n);
    }
    let and = (n..words.len().min(LONGEST + 1)).find(|i| words[*i].key == "and")?;
    let whole = words[..and - 1].iter().all(|t| t.tail().is_none());
    let follows = pronoun_clause(&words[and + 1..]);
    (whole && follows).then_some(and)
}

/// `more than that`, `anything over that`: how many words.
fn points(words: &[Token]) -> Option<usize> {
    let n = starts_any(
        words,
        patterns![
            "any|anything|much? more|less|fewer|bigger|smaller|longer|shorter|later|earlier|heavier|higher|lower|thicker than that|this",
            "any|anything over|above|under|below|beyond that|this"
        ],
    )?;
    let whole = words[..n - 1].iter().all(|t| t.tail().is_none());
    (whole && n < words.len()).then_some(n)
}
